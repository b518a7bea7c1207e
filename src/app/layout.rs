//! Where things stood when they were last drawn: the mouse and the scrolling read it, nothing else does.

use super::desk::Pane;
use super::location::Part;
use crate::keymap::Command;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    pub const fn contains(&self, x: u16, y: u16) -> bool {
        x >= self.x && x < self.x + self.width && y >= self.y && y < self.y + self.height
    }
}

/// What a click on a place does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Focuses a pane.
    Pane(Pane),
    /// Selects a row of a pane, by its place in the whole list.
    Row(Pane, usize),
    /// Does what a word of the footer says.
    Command(Command),
    /// Goes to a field of the form on top.
    Field(usize),
    /// Chooses an option of a field of the form on top.
    Option(usize, usize),
    /// A line of the menu or palette on top.
    Line(usize),
    /// A topic of the intake, from 0.
    Topic(usize),
    /// The button of the preview on top.
    Button,
    /// A part of the location's screen.
    Part(Part),
}

/// The last frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// What can be clicked; later ones lie over earlier ones.
    pub targets: Vec<(Area, Target)>,
    /// Rows of the list that fit, for `PgUp` and `PgDn`.
    pub list_rows: u16,
    /// First row of the list that was drawn.
    pub list_top: usize,
    /// Rows of the agenda that fit.
    pub agenda_rows: u16,
    /// First line of the text on top when its last page is shown; none when no such text was drawn.
    pub scroll_end: Option<usize>,
}

impl Layout {
    /// What lies on top at a cell.
    pub fn at(&self, x: u16, y: u16) -> Option<&Target> {
        self.targets.iter().rev().find(|(area, _)| area.contains(x, y)).map(|(_, target)| target)
    }
}

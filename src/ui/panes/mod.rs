//! The four panes of the workspace.

pub mod agenda;
mod axis;
pub mod barrier_words;
pub mod barriers;
pub mod list;
pub mod timeline;

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::model::Model;
use crate::app::people::People;
use crate::app::situation;
use crate::id::DossierId;
use crate::keymap::{Command, Context, footer};

use super::keys::{Button, is_global};
use super::pen::Pen;
use super::text;

/// Below this many columns a row of a pane is drawn as two.
pub const NARROW: u16 = 60;
/// Most columns of a row: further apart, its ends no longer read as one.
const ROW_MAX: u16 = 110;

/// The keys at the foot of a pane, when it has the focus. The list also shows what works with the person everywhere.
fn hints(pen: &Pen<'_>, model: &Model, desk: &Desk, pane: Pane, context: Context) -> Vec<Button> {
    if desk.pane != pane || !desk.overlays.is_empty() {
        return Vec::new();
    }
    let shown = footer(&model.keymap, &situation(model)).into_iter().filter(|hint| {
        !is_global(hint)
            && (hint.context == context
                || hint.context == Context::Move
                || hint.command == Command::RowOpen
                || (pane == Pane::List && hint.context == Context::Workspace))
    });
    shown.map(|hint| Button::of(pen, &hint)).collect()
}

/// The mark before a row: selected with the focus, selected, or not.
pub const fn mark(selected: bool, focused: bool) -> &'static str {
    match (selected, focused) {
        (true, true) => "▶ ",
        (true, false) => "› ",
        (false, _) => "  ",
    }
}

/// A name in so many columns; what tells namesakes apart stays whole where the name has to be cut.
fn name(people: &People, person: DossierId, columns: usize) -> String {
    let apart = people.apart(person).map(|apart| format!(" ({apart})")).unwrap_or_default();
    let apart = text::truncate(&apart, columns / 2);
    let name = people.get(person).map(|person| person.name.listed()).unwrap_or_default();
    let room = columns.saturating_sub(text::width(&apart));
    text::pad(&format!("{}{apart}", text::truncate(&name, room)), columns)
}

/// The first row to draw so that the selected one is in the window.
fn window_top(selected: usize, rows: usize, count: usize) -> usize {
    selected.saturating_sub(rows / 2).min(count.saturating_sub(rows))
}

/// An empty pane says in one sentence what it is for and which key begins.
fn invite(pen: &mut Pen<'_>, words: &str, area: Rect) {
    let room = area.width.saturating_sub(2);
    for (line, y) in text::wrap(words, usize::from(room)).iter().zip(area.y..area.bottom()) {
        pen.text(area.x + 1, y, room, line, pen.theme.text);
    }
}

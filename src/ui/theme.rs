//! Styles by meaning. A colour never says anything that no glyph or word says.

use ratatui::style::{Color, Modifier, Style};

/// The styles of one theme.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Less important text.
    pub quiet: Style,
    /// A border.
    pub border: Style,
    /// The border of the pane in focus.
    pub focus: Style,
    /// A title.
    pub title: Style,
    /// The title of what has the focus.
    pub heading: Style,
    /// Keys at the foot of a box.
    pub hint: Style,
    /// The row selected.
    pub selection: Style,
    /// Something late, beside `!`.
    pub late: Style,
    /// Something wrong.
    pub error: Style,
    /// The wish of the participant.
    pub wish: Style,
}

impl Theme {
    /// The usual colours, on a dark or light ground.
    pub fn standard() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            quiet: plain.add_modifier(Modifier::DIM),
            border: plain.add_modifier(Modifier::DIM),
            focus: plain.fg(Color::Cyan),
            title: plain.add_modifier(Modifier::BOLD),
            heading: plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            hint: plain.add_modifier(Modifier::DIM),
            selection: plain.add_modifier(Modifier::REVERSED),
            late: plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            error: plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            wish: plain.fg(Color::Green),
        }
    }

    /// No colours at all; bold, dim and reverse stay (`NO_COLOR`).
    pub fn mono() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self { focus: bold, heading: bold, late: bold, error: bold, wish: Style::new(), ..Self::standard() }
    }
}

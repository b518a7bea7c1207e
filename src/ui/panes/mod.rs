//! The four panes of the workspace.

pub mod agenda;
pub mod barriers;
pub mod list;
pub mod timeline;

use crate::app::desk::{Desk, Pane};
use crate::app::model::Model;
use crate::app::situation;
use crate::keymap::{Context, footer};

use super::pen::Pen;

/// The keys at the foot of a pane, when it has the focus.
fn hints(pen: &Pen<'_>, model: &Model, desk: &Desk, pane: Pane, context: Context) -> String {
    if desk.pane != pane {
        return String::new();
    }
    let own = footer(&model.keymap, &situation(model)).into_iter().filter(|hint| hint.context == context);
    own.map(|hint| format!("{} {}", hint.keys.join(" "), pen.word(&hint.command.label_key())))
        .collect::<Vec<_>>()
        .join("  ")
}

/// The mark before a row: selected with the focus, selected, or not.
pub const fn mark(selected: bool, focused: bool) -> &'static str {
    match (selected, focused) {
        (true, true) => "▶ ",
        (true, false) => "› ",
        (false, _) => "  ",
    }
}

/// The first row to draw so that the selected one is in the window.
fn window_top(selected: usize, rows: usize, count: usize) -> usize {
    selected.saturating_sub(rows / 2).min(count.saturating_sub(rows))
}

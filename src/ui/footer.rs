//! The last line: whether all is saved, a notice, and what can be pressed now.

use ratatui::layout::Rect;

use crate::app::desk::Saving;
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::app::{seconds_to_lock, situation};
use crate::keymap::{Hint, footer, which_key};

use super::pen::Pen;
use super::text;

/// Draws it.
pub fn draw(pen: &mut Pen<'_>, model: &Model, area: Rect) {
    let room = area.width.saturating_sub(2);
    let said = corner(pen, model);
    let taken = pen.text(area.x + 1, area.y, room, &said, pen.theme.quiet);
    let situation = situation(model);
    let hints = if model.pending.is_empty() {
        footer(&model.keymap, &situation)
    } else {
        which_key(&model.keymap, &situation, &model.pending)
    };
    keys(pen, &hints, Rect { x: area.x + taken + 3, width: room.saturating_sub(taken + 2), ..area });
}

fn corner(pen: &Pen<'_>, model: &Model) -> String {
    if let Some(notice) = &model.notice {
        let mark = if notice.warning { "! " } else { "" };
        return format!("{mark}{}", pen.said(&notice.said));
    }
    if let Some(seconds) = seconds_to_lock(model) {
        return format!("{} {seconds}", pen.word("footer-locks-in"));
    }
    match model.desk().map(|desk| &desk.saving) {
        Some(Saving::Busy(_)) => pen.word("footer-saving"),
        Some(Saving::Saved) => pen.word("footer-saved"),
        Some(Saving::DraftSaved) => pen.word("footer-draft-saved"),
        Some(Saving::Failed(why)) => format!("! {}", pen.said(why)),
        Some(Saving::Idle) | None => String::new(),
    }
}

/// Hints from left to right, as many as fit; each is a button.
pub fn keys(pen: &mut Pen<'_>, hints: &[Hint], area: Rect) {
    let mut x = area.x;
    for hint in hints {
        let Some(key) = hint.keys.first() else { continue };
        let words = format!("{key} {}", pen.word(&hint.command.label_key()));
        let wide = u16::try_from(text::width(&words)).unwrap_or(u16::MAX);
        if x + wide > area.right() {
            break;
        }
        pen.text(x, area.y, wide, &words, pen.theme.text);
        pen.target(Rect { x, y: area.y, width: wide, height: 1 }, Target::Command(hint.command));
        x += wide + 2;
    }
}

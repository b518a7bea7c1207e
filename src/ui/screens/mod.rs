//! Screens that fill the terminal: first start, lock, cover, the conversations, *Mijn plan*, the location, exchange, privacy.

mod conversation;
mod exchange;
mod intake;
mod large;
mod location;
mod plan;
mod privacy;
mod read_back;
mod start;

pub use conversation::conversation;
pub use exchange::exchange;
pub use intake::intake;
pub use location::location;
pub use plan::plan;
pub use privacy::privacy;
pub use start::{cover, lock, setup};

use ratatui::layout::Rect;

use super::pen::Pen;
use super::text;

/// Words in lines; returns the row after the empty one below them.
fn paragraph(pen: &mut Pen<'_>, words: &str, area: Rect) -> u16 {
    let mut y = area.y;
    for line in text::wrap(words, usize::from(area.width)) {
        if y < area.bottom() {
            pen.text(area.x, y, area.width, &line, pen.theme.text);
            y += 1;
        }
    }
    (y + 1).min(area.bottom())
}

/// What is left of an area from a row on.
fn rest(area: Rect, y: u16) -> Rect {
    let y = y.clamp(area.y, area.bottom());
    Rect { y, height: area.bottom() - y, ..area }
}

/// Room around the content, where there is room.
fn inner(area: Rect) -> Rect {
    let above = u16::from(area.height > 12);
    Rect {
        x: area.x + 2,
        y: area.y + above,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(above),
    }
}

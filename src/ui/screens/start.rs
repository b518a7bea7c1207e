//! First start, the lock, the cover: nothing of anybody is on these.

use ratatui::layout::Rect;

use crate::app::model::{Lock, Model, Setup};
use crate::ui::form::form;
use crate::ui::keys::Button;
use crate::ui::pen::{Captions, Pen};

use super::{inner, paragraph, rest};

/// First start: who and where; then the recovery words.
pub fn setup(pen: &mut Pen<'_>, model: &Model, setup: &Setup, area: Rect) {
    let (asks, keys) = match (&setup.words, setup.asks_words) {
        (None, _) => ("setup-welcome", "setup-keys"),
        (Some(_), false) => ("setup-words", "setup-words-keys"),
        (Some(_), true) => ("setup-words-check", "setup-words-check-keys"),
    };
    let hints = vec![Button::words(pen.word(keys))];
    let captions = Captions { title: "trede".to_owned(), hints, ..Captions::default() };
    let inside = inner(pen.frame(area, &captions, true));
    let words = pen.word(asks);
    let y = paragraph(pen, &words, inside);
    let below = rest(inside, y);
    match &setup.words {
        Some(words) if !setup.asks_words => recovery(pen, words, below),
        None if setup.busy => {
            let words = pen.word("setup-busy");
            pen.text(below.x, below.y, below.width, &words, pen.theme.text);
        }
        Some(_) | None => {
            form(pen, &setup.form, model.now.today, below);
        }
    }
}

/// The words in as many columns as their number needs, so that none is ever below the last row.
fn recovery(pen: &mut Pen<'_>, words: &[String], area: Rect) {
    let rows = usize::from(area.height).clamp(1, 6);
    let columns = u16::try_from(words.len().div_ceil(rows)).unwrap_or(1).max(1);
    let wide = (area.width / columns).min(24);
    for (at, word) in words.iter().enumerate() {
        let column = u16::try_from(at / rows).unwrap_or(0);
        let row = u16::try_from(at % rows).unwrap_or(0);
        let (x, y) = (area.x + column * wide, area.y + row);
        if y < area.bottom() {
            pen.text(x, y, wide.saturating_sub(1), &format!("{:2}  {word}", at + 1), pen.theme.title);
        }
    }
    let below = rest(area, area.y.saturating_add(u16::try_from(rows).unwrap_or(u16::MAX)).saturating_add(1));
    if below.height > 1 {
        let words = pen.word("setup-words-standard");
        paragraph(pen, &words, below);
    }
}

/// The lock screen.
pub fn lock(pen: &mut Pen<'_>, model: &Model, lock: &Lock, area: Rect) {
    let title = if lock.location.is_empty() { "trede".into() } else { format!("trede · {}", lock.location) };
    let hints = vec![Button::words(pen.word("lock-keys"))];
    let inside = inner(pen.frame(area, &Captions { title, hints, ..Captions::default() }, true));
    let said = match (&lock.said, lock.busy) {
        (_, true) => pen.word("lock-busy"),
        (Some(said), false) => pen.said(said),
        (None, false) => pen.word("lock-ask"),
    };
    let said = if lock.watched { format!("{said} {}", pen.word("lock-watch")) } else { said };
    let y = paragraph(pen, &said, inside);
    form(pen, &lock.form, model.now.today, rest(inside, y));
}

/// F8: nothing of the old screen.
pub fn cover(pen: &mut Pen<'_>, model: &Model, area: Rect) {
    let time = format!("{:02}:{:02}", model.now.minute.hour(), model.now.minute.minute());
    let room = area.width.saturating_sub(2);
    pen.text(area.x + 2, area.y + 1, room, &format!("trede   {time}"), pen.theme.quiet);
    let words = pen.word("cover-keys");
    pen.text(area.x + 2, area.bottom().saturating_sub(2), room, &words, pen.theme.quiet);
}

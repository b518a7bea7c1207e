//! What can follow the keys of a sequence that is not finished (`g …`): a small box above the last line.

use ratatui::layout::Rect;

use crate::app::layout::Target;
use crate::app::model::Model;
use crate::app::situation;
use crate::keymap::{which_key, written};

use super::keys::label;
use super::pen::{Captions, Pen};
use super::text;

/// Columns of one key with its sentence.
const SENTENCE: u16 = 44;
/// Columns of one key with its name.
const NAME: u16 = 24;
/// More keys than this are told by their names: their sentences would cover the screen.
const MOST_SENTENCES: usize = 12;

/// Draws the box, when keys are pending.
pub fn draw(pen: &mut Pen<'_>, model: &Model, area: Rect) {
    if model.pending.is_empty() {
        return;
    }
    let hints = which_key(&model.keymap, &situation(model), &model.pending);
    let in_sentences = hints.len() <= MOST_SENTENCES;
    let column = if in_sentences { SENTENCE } else { NAME };
    let columns = (area.width.saturating_sub(4) / column).clamp(1, 3);
    let rows = u16::try_from(hints.len()).unwrap_or(u16::MAX).div_ceil(columns);
    let height = rows.saturating_add(2).min(area.height.saturating_sub(1));
    let place = Rect { y: area.bottom().saturating_sub(height + 1), height, ..area };
    pen.wipe(place);
    let title = format!("{} …", label(&written(&model.pending)));
    let inside = pen.frame(place, &Captions { title, ..Captions::default() }, true);
    let wide = inside.width / columns;
    for (at, hint) in hints.iter().enumerate() {
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        let (column, row) = (at / rows.max(1), at % rows.max(1));
        let cell = Rect {
            x: inside.x + column * wide + 1,
            y: inside.y + row,
            width: wide.saturating_sub(2),
            height: 1,
        };
        if cell.y >= inside.bottom() {
            continue;
        }
        let key = hint.keys.first().map(|key| label(key)).unwrap_or_default();
        let said = if in_sentences { hint.command.help_key() } else { hint.command.label_key() };
        let words = format!("{} {}", text::pad(&key, 3), pen.word(&said));
        let style = if hint.missing.is_none() { pen.theme.text } else { pen.theme.quiet };
        pen.text(cell.x, cell.y, cell.width, &words, style);
        pen.target(cell, Target::Command(hint.command));
    }
}

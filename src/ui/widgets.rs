//! A form, drawn field by field; the cursor stands in the line that is typed.

use ratatui::layout::Rect;

use crate::app::field::{Input, Word};
use crate::app::form::{Field, Form};
use crate::app::layout::Target;
use crate::domain::Day;
use crate::domain::typed::{Lean, parse_day};

use super::pen::Pen;
use super::text;

/// Columns of the labels.
const LABELS: u16 = 22;

/// Draws a form; the field in focus is always there. Returns the rows it took.
pub fn form(pen: &mut Pen<'_>, form: &Form, today: Day, area: Rect) -> u16 {
    let rows = usize::from(area.height.saturating_sub(2).max(1));
    let top = form.focus.saturating_sub(rows.saturating_sub(1));
    let mut y = area.y;
    for (place, one) in form.fields.iter().enumerate().skip(top) {
        if y >= area.bottom() {
            break;
        }
        let row = Rect { y, height: 1, ..area };
        field(pen, one, place == form.focus, today, row);
        pen.target(row, Target::Field(place));
        y += 1;
        let fault = form.fault.as_ref().filter(|fault| fault.field == one.name);
        let excess = one.input.text_field().map_or(0, crate::app::field::TextField::excess);
        if let Some(fault) = fault {
            let words = format!("! {}", pen.said(&fault.said));
            for line in text::wrap(&words, usize::from(area.width.saturating_sub(4))) {
                if y < area.bottom() {
                    pen.text(area.x + 2, y, area.width.saturating_sub(2), &line, pen.theme.error);
                    y += 1;
                }
            }
        } else if excess > 0 && y < area.bottom() {
            let words = format!("! +{excess} {}", pen.word("form-too-long"));
            pen.text(area.x + 2, y, area.width.saturating_sub(2), &words, pen.theme.error);
            y += 1;
        }
    }
    y.saturating_sub(area.y)
}

fn field(pen: &mut Pen<'_>, field: &Field, focused: bool, today: Day, row: Rect) {
    let mark = if focused { "▶ " } else { "  " };
    let label = format!("{mark}{}", text::pad(&pen.word(field.name.key()), usize::from(LABELS)));
    let style = if focused { pen.theme.heading } else { pen.theme.text };
    let used = pen.text(row.x, row.y, LABELS + 3, &label, style) + 1;
    let (x, width) = (row.x + used, row.width.saturating_sub(used));
    match &field.input {
        Input::Text(line) | Input::Day(line) | Input::Time(line) => {
            let before: String = line.text().chars().take(line.cursor()).collect();
            let room = usize::from(width.saturating_sub(1));
            // a long line shows its end while it is typed
            let shown = if focused && text::width(&before) > room {
                tail(&before, room)
            } else {
                line.text().to_owned()
            };
            pen.text(x, row.y, width, &shown, pen.theme.text);
            if focused {
                let column = u16::try_from(text::width(&before).min(room)).unwrap_or(0);
                pen.cursor = Some((x + column, row.y));
            }
            if let (Input::Day(_), Ok(day)) = (&field.input, parse_day(line.text(), today, Lean::Future)) {
                let words = format!("= {}", pen.long_day(day));
                pen.text_right(row.right(), row.y, width / 2, &words, pen.theme.quiet);
            }
        }
        Input::Secret(secret) => {
            let stars = "•".repeat(secret.chars().count());
            let taken = pen.text(x, row.y, width, &stars, pen.theme.text);
            if focused {
                pen.cursor = Some(((x + taken).min(row.right().saturating_sub(1)), row.y));
            }
        }
        Input::Choice(choice) => {
            let picked = |at| if choice.picked == Some(at) { "●" } else { " " };
            let words: Vec<String> = choice
                .options
                .iter()
                .enumerate()
                .map(|(at, one)| format!("{}{} {}", picked(at), at + 1, word(pen, one)))
                .collect();
            options(pen, &words, choice.picked, Rect { x, width, ..row });
        }
        Input::Many(many) => {
            let picked = |at| if many.is_picked(at) { "✓" } else { " " };
            let words: Vec<String> = many
                .options
                .iter()
                .enumerate()
                .map(|(at, one)| format!("{}{} {}", picked(at), at + 1, word(pen, one)))
                .collect();
            options(pen, &words, Some(many.at).filter(|_| focused), Rect { x, width, ..row });
        }
        Input::Week { cells, at } => {
            let cell = |bit: u8| if cells & (1 << bit) == 0 { '·' } else { '■' };
            let words: String = (0..21u8)
                .map(|bit| if bit % 3 == 2 { format!("{} ", cell(bit)) } else { cell(bit).to_string() })
                .collect();
            pen.text(x, row.y, width, &words, pen.theme.text);
            if focused {
                pen.cursor = Some((x + u16::from(*at) + u16::from(*at / 3), row.y));
            }
        }
    }
}

fn options(pen: &mut Pen<'_>, words: &[String], picked: Option<usize>, row: Rect) {
    // what is chosen is always on the screen
    let before: usize = words.iter().take(picked.unwrap_or(0) + 1).map(|word| text::width(word) + 2).sum();
    let skip = if before > usize::from(row.width) { picked.unwrap_or(0) } else { 0 };
    let mut x = row.x;
    for (at, word) in words.iter().enumerate().skip(skip) {
        if x >= row.right() {
            break;
        }
        let style = if picked == Some(at) { pen.theme.title } else { pen.theme.text };
        x += pen.text(x, row.y, row.right() - x, word, style) + 2;
    }
}

fn word(pen: &Pen<'_>, word: &Word) -> String {
    match word {
        Word::Key(key) => pen.word(key),
        Word::Text(text) => text.clone(),
    }
}

fn tail(line: &str, columns: usize) -> String {
    let mut kept: Vec<char> = Vec::new();
    for character in line.chars().rev() {
        if text::width(&kept.iter().collect::<String>()) + 2 > columns {
            break;
        }
        kept.push(character);
    }
    kept.iter().rev().collect()
}

//! The 2×2 card of the perspective (D5): soon and later beside each other, work above life.

use ratatui::layout::Rect;

use crate::app::form::{FieldName, Form};
use crate::app::layout::Target;

use super::field::{self, Drawn};
use super::pen::Pen;
use super::text;

/// How many fields of the form stand in the card.
pub const FIELDS: usize = 4;
/// They, row by row.
const CELLS: [FieldName; FIELDS] =
    [FieldName::SoonWork, FieldName::LaterWork, FieldName::SoonLife, FieldName::LaterLife];
/// Below this width the cells stand below each other, as ordinary fields.
const NARROW: u16 = 60;

/// Draws the card when the form begins with it; returns the rows it took.
pub fn draw(pen: &mut Pen<'_>, form: &Form, area: Rect) -> Option<u16> {
    let is_card = form.fields.iter().map(|field| field.name).take(FIELDS).eq(CELLS);
    if !is_card || area.width < NARROW || area.height < 8 {
        return None;
    }
    let labels = 10;
    let half = (area.width - labels) / 2;
    let columns = [area.x + labels, area.x + labels + half];
    for (x, id) in columns.iter().zip(["card-soon", "card-later"]) {
        pen.text(x + 2, area.y, half - 2, &pen.word(id), pen.theme.quiet);
    }
    let mut y = area.y + 1;
    for (row, id) in ["card-work", "card-life"].iter().enumerate() {
        pen.text(area.x + 2, y, labels - 2, &pen.word(id), pen.theme.text);
        let mut used = 1;
        for (column, x) in columns.iter().enumerate() {
            let place = row * 2 + column;
            used = used.max(cell(pen, form, place, Rect { x: *x, y, width: half - 1, height: 3 }));
        }
        y += used + 1;
    }
    Some(y - area.y)
}

fn cell(pen: &mut Pen<'_>, form: &Form, place: usize, area: Rect) -> u16 {
    let Some(line) = form.fields.get(place).and_then(|field| field.input.text_field()) else { return 0 };
    let focused = form.focus == place;
    if focused {
        pen.text(area.x, area.y, 2, "▶ ", pen.theme.heading);
    }
    let inside = Rect { x: area.x + 2, width: area.width - 2, ..area };
    let mut rows = field::typed(line, focused, inside.width);
    // the line of the cursor is always among the three
    let at = rows.iter().position(|row| matches!(row, Drawn::Line(_, Some(_)))).unwrap_or(0);
    rows.drain(..at.saturating_sub(2));
    let mut used = 0;
    for (row, y) in rows.iter().zip(inside.y..inside.bottom()) {
        field::draw(pen, row, Rect { y, height: 1, ..inside }, focused);
        used += 1;
    }
    let excess = line.excess();
    let blamed = form.fields.get(place).map(|field| field.name);
    let fault = form.fault.as_ref().filter(|fault| Some(fault.field) == blamed);
    if excess > 0 || fault.is_some() {
        let words = match fault.filter(|_| excess == 0) {
            Some(fault) => format!("! {}", pen.said(&fault.said)),
            None => format!("! +{excess} {}", pen.word("form-too-long")),
        };
        let words = text::truncate(&words, usize::from(inside.width));
        pen.text(inside.x, inside.y + used, inside.width, &words, pen.theme.error);
        used += 1;
    }
    pen.target(Rect { height: used, ..area }, Target::Field(place));
    used
}

//! Who may be the same person: the box in which a coach decides, and the lines below a name that is being typed.

use ratatui::layout::Rect;

use crate::app::alike::{Doubles, Row, Suggestion};
use crate::app::desk::Desk;
use crate::app::form::Form;
use crate::app::layout::Target;
use crate::app::said::Said;
use crate::domain::alike::Likeness;
use crate::domain::same_person::Verdict;

use super::panes::mark;
use super::pen::Pen;
use super::text;

/// Rows of the box: the person selected, then two for each line.
pub fn rows(asked: &Doubles) -> usize {
    asked.rows.len() * 2 + 2
}

/// Draws the box: about whom it is, then each line with the reason below it.
pub fn draw(pen: &mut Pen<'_>, desk: &Desk, asked: &Doubles, area: Rect) {
    let Some(open) = &desk.open else { return };
    let year = open.participant.birth_year.map(|year| format!(" ({year})")).unwrap_or_default();
    let about = format!("{}{year}", open.participant.name.spoken());
    pen.text(area.x, area.y, area.width, &about, pen.theme.heading);
    let lines = usize::from(area.height.saturating_sub(2) / 2).max(1);
    let from = asked.cursor.saturating_sub(lines - 1);
    let mut y = area.y + 2;
    for (at, row) in asked.rows.iter().enumerate().skip(from) {
        if y + 1 >= area.bottom() {
            break;
        }
        let (who, why) = words(pen, desk, row);
        let place = Rect { y, height: 1, ..area };
        pen.text(area.x, y, area.width, &format!("{}{who}", mark(at == asked.cursor, true)), pen.theme.text);
        if at == asked.cursor {
            pen.paint(place, pen.theme.selection);
        }
        pen.target(place, Target::Line(at));
        pen.text(area.x + 4, y + 1, area.width.saturating_sub(4), &why, pen.theme.quiet);
        y += 2;
    }
}

/// Who a line is about, and why it is there.
fn words(pen: &Pen<'_>, desk: &Desk, row: &Row) -> (String, String) {
    match row {
        Row::Like(one) => {
            let place = desk.people.get(one.id).map(|person| person.place.clone()).unwrap_or_default();
            let place = if place.is_empty() { place } else { format!(" · {place}") };
            (format!("{}{place}", one.name), reasons(pen, one.likeness))
        }
        Row::Part(part) => {
            let year = part.birth_year.map(|year| format!(" ({year})")).unwrap_or_default();
            let contacts = i64::try_from(part.contacts).unwrap_or(i64::MAX);
            let why = pen.counted("alike-part", &[("contacts", contacts)]);
            (format!("{}{year}", part.name.spoken()), why)
        }
    }
}

/// What is alike, in words.
pub fn reasons(pen: &Pen<'_>, likeness: Likeness) -> String {
    likeness.reasons().into_iter().map(|id| pen.word(id)).collect::<Vec<_>>().join(", ")
}

/// The lines below a name that is being typed: who is known that looks like it, and what was decided.
pub fn below_name(pen: &Pen<'_>, form: &Form, columns: usize) -> Vec<String> {
    let decided = form.decided.iter().map(|(one, verdict)| {
        let id = match verdict {
            Verdict::Same => "alike-decided-same",
            Verdict::Different => "alike-decided-different",
        };
        said(pen, id, one)
    });
    let suggested = form.alike.iter().map(|one| said(pen, "alike-suggestion", one));
    decided.chain(suggested).flat_map(|words| text::wrap(&words, columns)).collect()
}

/// Without a name where somebody reads along.
fn said(pen: &Pen<'_>, id: &'static str, one: &Suggestion) -> String {
    let name = if one.name.is_empty() { pen.word("alike-somebody") } else { one.name.clone() };
    let why = reasons(pen, one.likeness);
    pen.said(&Said::plain(id).text("name", name).text("why", why))
}

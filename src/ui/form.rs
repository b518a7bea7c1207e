//! A form: its fields below each other, as many rows each as they need; the cursor stands in the line that is typed.

use ratatui::layout::Rect;

use crate::app::field::{Input, TextField};
use crate::app::form::{Field, FieldName, Form};
use crate::app::layout::Target;
use crate::app::path::Ways;
use crate::app::said::Said;
use crate::app::tell::Teller;
use crate::domain::catalogue::Catalogue;
use crate::domain::describe::Told;
use crate::domain::phone::Phone;
use crate::domain::{Day, Dossier};
use crate::id::StoreId;

use super::alike;
use super::card;
use super::field::{self, Drawn};
use super::pen::Pen;
use super::text;

/// Most columns of the labels.
const LABELS: usize = 22;
/// Most columns of a name in a label.
const WHO: usize = 8;

/// Rows of names that a path can be; who types on sees fewer.
const NAME_ROWS: usize = 3;
/// More names than fit in them.
const MOST_NAMES: usize = 200;
/// Options that a digit chooses; of a longer list a letter finds the rest.
const DIGITS: usize = 9;
/// Least rows for the fields beside a line that says how many more there are.
const LEAST: usize = 3;

/// Draws a form; the field in focus is always there, and fields above and below that do not fit are said. Returns the rows
/// it took.
pub fn form(pen: &mut Pen<'_>, form: &Form, today: Day, area: Rect) -> u16 {
    let mut top = area;
    let mut first = 0;
    if let Some(rows) = card::draw(pen, form, area) {
        top = Rect { y: area.y + rows, height: area.height.saturating_sub(rows), ..area };
        first = card::FIELDS;
    }
    let fields = form.fields.get(first..).unwrap_or_default();
    let labels = fields.iter().map(|field| text::width(&name(pen, form, field))).max().unwrap_or(0);
    let labels = labels.min(LABELS).min(usize::from(area.width / 2));
    let start = u16::try_from(labels).unwrap_or(0) + 4;
    let columns = top.width.saturating_sub(start);
    let drawn: Vec<(usize, Vec<Drawn>)> = fields
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let focused = first + at == form.focus;
            let mut rows = field::rows(pen, one, first + at, focused, today, columns);
            rows.extend(aside(pen, one, focused, columns));
            if one.name == FieldName::EraseName {
                let does = pen.said(&Said::plain("erase-does").text("name", form.who.as_str()));
                rows.extend(text::wrap(&does, usize::from(columns)).into_iter().map(Drawn::Aside));
            }
            rows.extend(form.ways.iter().filter(|_| focused).flat_map(|ways| names(ways, columns)));
            rows.extend(explained(pen, form, one, focused, columns));
            rows.extend(complaint(pen, form, one, columns));
            if one.name == FieldName::Name {
                let words = alike::below_name(pen, form, usize::from(columns));
                rows.extend(words.into_iter().map(Drawn::Aside));
            }
            (first + at, rows)
        })
        .collect();
    let window = window(&drawn, form.focus, usize::from(top.height));
    let mut y = top.y;
    if window.says_above {
        more(pen, "form-more-above", window.above, Rect { height: 1, ..top });
        y += 1;
    }
    let last = if window.says_below { top.bottom().saturating_sub(1) } else { top.bottom() };
    for (place, rows) in drawn.into_iter().skip(window.above) {
        let focused = place == form.focus;
        for (at, row) in rows.into_iter().enumerate() {
            if y >= last {
                break;
            }
            if at == 0 {
                label(pen, form, place, labels, Rect { y, height: 1, ..top });
            }
            pen.target(Rect { y, height: 1, ..top }, Target::Field(place));
            field::draw(pen, &row, Rect { x: top.x + start, y, width: columns, height: 1 }, focused);
            y += 1;
        }
    }
    if window.says_below {
        more(pen, "form-more-below", window.below, Rect { y: last, height: 1, ..top });
        y = top.bottom();
    }
    y.saturating_sub(area.y)
}

/// Which fields fit, and whether there is room to say that there are more.
struct Window {
    above: usize,
    below: usize,
    says_above: bool,
    says_below: bool,
}

/// The window around the field in focus. A line that says there is more takes a row of it, which may push one more field
/// out: so it is tried with no such line, with one below, and with both.
fn window(drawn: &[(usize, Vec<Drawn>)], focus: usize, height: usize) -> Window {
    let fits = |lines: usize| {
        let room = height.saturating_sub(lines);
        let above = first_shown(drawn, focus, room);
        let shown = drawn.get(above..).unwrap_or_default();
        let rows = |upto: usize| shown.iter().take(upto).map(|(_, rows)| rows.len()).sum::<usize>();
        let whole = (0..=shown.len()).rev().find(|upto| rows(*upto) <= room).unwrap_or(0);
        Window { above, below: shown.len() - whole, says_above: above > 0, says_below: whole < shown.len() }
    };
    let says = |window: &Window| usize::from(window.says_above) + usize::from(window.says_below);
    let silent = Window { says_above: false, says_below: false, ..fits(0) };
    if height <= LEAST + 2 {
        return silent;
    }
    (0..=2)
        .map(|lines| (lines, fits(lines)))
        .find(|(lines, window)| says(window) <= *lines)
        .map_or(silent, |(_, window)| window)
}

/// Says how many questions there are beyond the edge.
fn more(pen: &mut Pen<'_>, id: &str, count: usize, row: Rect) {
    let words = pen.counted(id, &[("count", i64::try_from(count).unwrap_or(i64::MAX))]);
    pen.text(row.x + 2, row.y, row.width.saturating_sub(2), &words, pen.theme.quiet);
}

/// The first field to draw so that all rows of the one in focus are on the screen.
fn first_shown(drawn: &[(usize, Vec<Drawn>)], focus: usize, height: usize) -> usize {
    let upto = drawn.iter().position(|(place, _)| *place == focus).map_or(0, |at| at + 1);
    let rows = |from: usize| {
        drawn.get(from..upto).unwrap_or_default().iter().map(|(_, rows)| rows.len()).sum::<usize>()
    };
    (0..upto).find(|from| rows(*from) <= height).unwrap_or(upto.saturating_sub(1))
}

fn label(pen: &mut Pen<'_>, form: &Form, place: usize, labels: usize, row: Rect) {
    let Some(field) = form.fields.get(place) else { return };
    let focused = place == form.focus;
    // the digit just typed has led on already: where from is seen at a glance
    let mark = match (focused, form.answered == Some(field.name)) {
        (true, _) => "▶ ",
        (false, true) => "✓ ",
        (false, false) => "  ",
    };
    let words = format!("{mark}{}", text::pad(&name(pen, form, field), labels));
    let style = if focused { pen.theme.heading } else { pen.theme.text };
    pen.text(row.x, row.y, u16::try_from(labels + 2).unwrap_or(row.width), &words, style);
}

/// The label of a field; the participant's own words are said to be theirs.
fn name(pen: &Pen<'_>, form: &Form, field: &Field) -> String {
    if field.name == FieldName::Words && !form.who.is_empty() {
        return pen.said(&Said::plain("field-words-of").text("name", text::truncate(&form.who, WHO)));
    }
    let name = pen.word(field.name.key());
    if contested(form, field).is_some() { format!("{name} ≠") } else { name }
}

/// What else stands in a field that stands in two versions.
fn contested<'a>(form: &'a Form, field: &Field) -> Option<&'a Told> {
    form.contested.iter().find(|(name, _)| *name == field.name).map(|(_, others)| others)
}

/// Below the field in focus: the other version, and which key chooses; below a list of names: which key finds one.
fn explained(pen: &Pen<'_>, form: &Form, one: &Field, focused: bool, columns: u16) -> Vec<Drawn> {
    let others = contested(form, one).filter(|_| focused).map(|others| {
        let nobody = Dossier::default();
        let teller = Teller {
            lang: pen.lang,
            dossier: &nobody,
            catalogue: &Catalogue::default(),
            people: &|_| None,
            station: StoreId::default(),
        };
        pen.said(&Said::plain("form-other-version").text("value", teller.told(others)))
    });
    let is_long =
        matches!(&one.input, Input::Choice(choice) if choice.has_letters() && choice.options.len() > DIGITS);
    let letters = (focused && is_long).then(|| pen.word("form-letter-finds"));
    // only after it was left: half a number is no mistake yet
    let doubt = (!focused).then(|| doubt(one)).flatten().map(|id| pen.word(id));
    let words = others.into_iter().chain(letters).chain(doubt);
    words.flat_map(|words| text::wrap(&words, usize::from(columns))).map(Drawn::Aside).collect()
}

/// What the participant must know before answering, below the field in focus: what is shared with whom, and that
/// what is asked for the count may be refused.
fn aside(pen: &Pen<'_>, one: &Field, focused: bool, columns: u16) -> Vec<Drawn> {
    let id = match one.name {
        _ if !focused => return Vec::new(),
        FieldName::ConsentShare => "aside-share",
        FieldName::ConsentHealth => "aside-health",
        FieldName::ConsentAftercare => "aside-aftercare",
        FieldName::ConsentStory => "aside-story",
        FieldName::Gender | FieldName::MotherTongue | FieldName::Postcode | FieldName::Place => "aside-count",
        _ => return Vec::new(),
    };
    text::wrap(&pen.word(id), usize::from(columns)).into_iter().map(Drawn::Aside).collect()
}

/// What a path can be, below it.
fn names(ways: &Ways, columns: u16) -> Vec<Drawn> {
    if !ways.are_several() {
        return Vec::new();
    }
    let mut rows: Vec<String> = Vec::new();
    for name in ways.names.iter().take(MOST_NAMES) {
        let name = text::truncate(name, usize::from(columns));
        match rows.last_mut() {
            Some(row) if text::width(row) + text::width(&name) + 2 <= usize::from(columns) => {
                row.push_str("  ");
                row.push_str(&name);
            }
            _ => rows.push(name),
        }
    }
    if rows.len() > NAME_ROWS || ways.names.len() > MOST_NAMES {
        rows.truncate(NAME_ROWS);
        rows.push("…".to_owned());
    }
    rows.into_iter().map(Drawn::Aside).collect()
}

/// What may be a slip in a number or an address. It is kept as typed all the same.
fn doubt(one: &Field) -> Option<&'static str> {
    let typed = one.input.text_field()?.text().trim();
    if typed.is_empty() {
        return None;
    }
    match one.name {
        FieldName::Phone if Phone::parse_all(typed).iter().any(Result::is_err) => Some("doubt-phone"),
        FieldName::Email if !is_address(typed) => Some("doubt-email"),
        _ => None,
    }
}

/// Whether a text has the shape of an e-mail address.
fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(who, at)| !who.is_empty() && at.contains('.') && !text.contains(char::is_whitespace))
}

/// What is wrong with a field, below it.
fn complaint(pen: &Pen<'_>, form: &Form, one: &Field, columns: u16) -> Vec<Drawn> {
    let excess = one.input.text_field().map_or(0, TextField::excess);
    let words = match form.fault.as_ref().filter(|fault| fault.field == one.name) {
        Some(fault) => format!("! {}", pen.said(&fault.said)),
        None if excess > 0 => format!("! +{excess} {}", pen.word("form-too-long")),
        None => return Vec::new(),
    };
    text::wrap(&words, usize::from(columns)).into_iter().map(Drawn::Complaint).collect()
}

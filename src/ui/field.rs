//! One field of a form in rows: text in lines, choices side by side, the week as a grid.

use ratatui::layout::Rect;

use crate::app::field::{Input, TextField, Word};
use crate::app::form::Field;
use crate::app::layout::Target;
use crate::domain::Day;
use crate::domain::schedule::Interval;
use crate::domain::typed::{Lean, parse_day, parse_time};

use super::pen::Pen;
use super::{schedule, text};

/// Most lines of a text that is typed now, and of another one.
const LINES: (usize, usize) = (6, 3);
/// Columns between two options.
const GAP: usize = 2;

/// One row of a field.
pub enum Drawn {
    /// A line of text, with the column of the cursor when it stands there.
    Line(String, Option<u16>),
    /// A line of text, and quiet words behind it.
    Explained(String, Option<u16>, String),
    /// Options: words, chosen or under the cursor, field and number for a click.
    Options(Vec<(String, bool, Target)>),
    /// What goes with the question.
    Aside(String),
    /// What is wrong.
    Complaint(String),
}

/// The rows of a field; at least one.
pub fn rows(
    pen: &Pen<'_>,
    field: &Field,
    place: usize,
    focused: bool,
    today: Day,
    columns: u16,
) -> Vec<Drawn> {
    match &field.input {
        Input::Text(line) => typed(line, focused, columns),
        Input::Time(line) => match parse_time(line.text()) {
            Ok(at) => explained(line, focused, columns, &format!("= {at}")),
            Err(_) => typed(line, focused, columns),
        },
        Input::Day(line) => match parse_day(line.text(), today, Lean::Future) {
            Ok(day) => explained(line, focused, columns, &format!("= {}", pen.long_day(day))),
            Err(_) => typed(line, focused, columns),
        },
        Input::Interval(line) => match Interval::typed(line.text()) {
            Some(after) => {
                explained(line, focused, columns, &format!("= {}", schedule::interval(pen, after)))
            }
            None => typed(line, focused, columns),
        },
        Input::Secret(secret) => {
            let shown = secret.chars().count().min(usize::from(columns.saturating_sub(1)));
            let cursor = focused.then_some(u16::try_from(shown).unwrap_or(0));
            vec![Drawn::Line("•".repeat(shown), cursor)]
        }
        Input::Choice(choice) => {
            let words = choice.options.iter().enumerate().map(|(at, one)| {
                let picked = choice.picked == Some(at);
                // `=` takes the answer of last time
                let ready = choice.picked.is_none() && choice.previous == Some(at);
                let mark = match (picked, ready) {
                    (true, _) => "●",
                    (false, true) => "=",
                    (false, false) => " ",
                };
                (format!("{mark}{} {}", number(at), word(pen, one)), picked, Target::Option(place, at))
            });
            options(words.collect(), columns)
        }
        Input::Many(many) => {
            let words = many.options.iter().enumerate().map(|(at, one)| {
                let mark = if many.is_picked(at) { "✓" } else { " " };
                let here = focused && many.at == at;
                let cursor = if here { "›" } else { "" };
                let words = format!("{cursor}{mark}{} {}", number(at), word(pen, one));
                (words, here, Target::Option(place, at))
            });
            options(words.collect(), columns)
        }
        Input::Week { cells, at } => week(pen, *cells, focused.then_some(*at), today),
    }
}

/// Draws one row.
pub fn draw(pen: &mut Pen<'_>, row: &Drawn, area: Rect, focused: bool) {
    match row {
        Drawn::Line(words, cursor) => line(pen, words, *cursor, area),
        Drawn::Explained(words, cursor, more) => {
            line(pen, words, *cursor, area);
            let taken = u16::try_from(text::width(words)).unwrap_or(0).max(10) + 2;
            let room = area.width.saturating_sub(taken);
            pen.text(area.x + taken, area.y, room, more, pen.theme.quiet);
        }
        Drawn::Options(options) => {
            let mut x = area.x;
            for (words, chosen, target) in options {
                let style = if *chosen { pen.theme.title } else { pen.theme.text };
                let taken = pen.text(x, area.y, area.right().saturating_sub(x), words, style);
                let place = Rect { x, width: taken, ..area };
                if *chosen && focused {
                    pen.paint(place, pen.theme.selection);
                }
                pen.target(place, target.clone());
                x += taken + u16::try_from(GAP).unwrap_or(0);
            }
        }
        Drawn::Aside(words) => {
            pen.text(area.x, area.y, area.width, words, pen.theme.quiet);
        }
        Drawn::Complaint(words) => {
            pen.text(area.x, area.y, area.width, words, pen.theme.error);
        }
    }
}

fn line(pen: &mut Pen<'_>, words: &str, cursor: Option<u16>, area: Rect) {
    pen.text(area.x, area.y, area.width, words, pen.theme.text);
    if let Some(column) = cursor {
        pen.cursor = Some(((area.x + column).min(area.right().saturating_sub(1)), area.y));
    }
}

/// The lines of a text around its cursor.
pub fn typed(line: &TextField, focused: bool, columns: u16) -> Vec<Drawn> {
    let (lines, row, column) = text::typed(line.text(), line.cursor(), usize::from(columns));
    let most = if focused { LINES.0 } else { LINES.1 };
    let from = if focused { row.saturating_sub(most - 1) } else { 0 };
    let more = lines.len() > from + most;
    let column = u16::try_from(column).unwrap_or(0);
    let mut shown: Vec<Drawn> = lines
        .into_iter()
        .enumerate()
        .skip(from)
        .take(most)
        .map(|(at, words)| Drawn::Line(words, (focused && at == row).then_some(column)))
        .collect();
    // what does not fit is said, unless the cursor needs the line
    if let (true, Some(Drawn::Line(words, None))) = (more, shown.last_mut()) {
        *words = format!("{} …", text::truncate(words, usize::from(columns.saturating_sub(2))));
    }
    shown
}

fn explained(line: &TextField, focused: bool, columns: u16, more: &str) -> Vec<Drawn> {
    let mut rows = typed(line, focused, columns);
    let room = usize::from(columns);
    if let [Drawn::Line(words, cursor)] = rows.as_mut_slice() {
        let beside = text::width(words).max(10) + 2 + text::width(more) <= room;
        let (words, cursor) = (std::mem::take(words), *cursor);
        return if beside {
            vec![Drawn::Explained(words, cursor, more.to_owned())]
        } else {
            vec![Drawn::Line(words, cursor), Drawn::Line(more.to_owned(), None)]
        };
    }
    rows
}

/// Options in as many rows as they need.
fn options(all: Vec<(String, bool, Target)>, columns: u16) -> Vec<Drawn> {
    let room = usize::from(columns);
    let mut rows: Vec<Vec<(String, bool, Target)>> = vec![Vec::new()];
    let mut taken = 0;
    for (words, chosen, target) in all {
        let words = text::truncate(&words, room);
        let wide = text::width(&words);
        if taken > 0 && taken + wide > room {
            rows.push(Vec::new());
            taken = 0;
        }
        taken += wide + GAP;
        if let Some(row) = rows.last_mut() {
            row.push((words, chosen, target));
        }
    }
    rows.into_iter().map(Drawn::Options).collect()
}

/// The digit that chooses an option; from the tenth on there is none.
fn number(at: usize) -> String {
    if at < 9 { (at + 1).to_string() } else { "·".to_owned() }
}

fn week(pen: &Pen<'_>, cells: u32, at: Option<u8>, today: Day) -> Vec<Drawn> {
    let monday = today.monday();
    let days: String = (0..7).map(|day| text::pad(pen.day_name(monday.plus_days(day)), 4)).collect();
    let cell = |bit: u8| if cells & (1 << bit) == 0 { '·' } else { '■' };
    let parts: String = (0..21u8)
        .map(|bit| if bit % 3 == 2 { format!("{} ", cell(bit)) } else { cell(bit).to_string() })
        .collect();
    let cursor = at.map(|at| u16::from(at) + u16::from(at / 3));
    vec![Drawn::Line(parts, cursor), Drawn::Line(days, None), Drawn::Line(pen.word("form-week-parts"), None)]
}

fn word(pen: &Pen<'_>, word: &Word) -> String {
    match word {
        Word::Key(key) => pen.word(key),
        Word::Text(text) => text.clone(),
    }
}

//! Pane 4: who to call today, what was planned earlier, and this week (D7).

use ratatui::layout::Rect;

use crate::app::agenda::AgendaRow;
use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::Day;
use crate::domain::agenda::{Line, What, When};
use crate::domain::participant::Medium;
use crate::id::DossierId;
use crate::keymap::Context;
use crate::ui::pen::{Captions, Pen};
use crate::ui::{schedule, text};

/// Columns of `ma 23 nov`.
const DAY: usize = 10;

/// Draws it.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let focused = desk.pane == Pane::Agenda;
    let captions = Captions {
        title: format!("4 {}", pen.word("pane-agenda-long")),
        short: format!("4 {}", pen.word("pane-agenda")),
        facts: facts(pen, desk, area.width),
        hints: super::hints(pen, model, desk, Pane::Agenda, Context::Agenda),
    };
    let inside = pen.frame(area, &captions, focused);
    let each: u16 = if inside.width < super::NARROW && inside.height > 1 { 2 } else { 1 };
    let fit = inside.height / each;
    pen.layout.agenda_rows = fit;
    if desk.agenda.rows.is_empty() {
        super::invite(pen, &pen.word("agenda-empty"), inside);
        return;
    }
    let top = super::window_top(desk.agenda.cursor, usize::from(fit), desk.agenda.rows.len());
    let rows = desk.agenda.rows.iter().enumerate().skip(top).take(usize::from(fit));
    for ((place, row), at) in rows.zip(0u16..) {
        let line = Rect { y: inside.y + at * each, height: each, ..inside };
        let chosen = place == desk.agenda.cursor;
        let start = start(pen, row, super::mark(chosen, focused));
        let style = if row.when == When::Earlier { pen.theme.late } else { pen.theme.text };
        let today = model.now.today;
        if each == 2 {
            let room = usize::from(line.width).saturating_sub(text::width(&start));
            let words = format!("{start}{}", super::name(&desk.people, row.person, room));
            pen.text(line.x, line.y, line.width, &words, style);
            let below = [format!("{}{}", said(pen, desk, row, today), more(row)), medium(pen, row)];
            let below: Vec<&str> = below.iter().map(String::as_str).filter(|one| !one.is_empty()).collect();
            let below = below.join(" · ");
            pen.text(line.x + 6, line.y + 1, line.width.saturating_sub(7), &below, pen.theme.quiet);
        } else {
            pen.text(
                line.x,
                line.y,
                line.width,
                &wide(pen, desk, row, today, inside.width.min(super::ROW_MAX), &start),
                style,
            );
        }
        if chosen && focused {
            pen.paint(Rect { height: 1, ..line }, pen.theme.selection);
        }
        pen.target(line, Target::Row(Pane::Agenda, place));
    }
}

fn facts(pen: &Pen<'_>, desk: &Desk, width: u16) -> String {
    let earlier = if width < super::NARROW { "agenda-earlier-short" } else { "agenda-earlier" };
    let count = |id: &str, when| format!("{} {}", pen.word(id), desk.agenda.count(when));
    [count(earlier, When::Earlier), count("agenda-today", When::Today), count("agenda-week", When::Week)]
        .join(" · ")
}

/// The cursor, `!` for what was planned earlier, day and time.
fn start(pen: &Pen<'_>, row: &AgendaRow, mark: &str) -> String {
    let late = if row.when == When::Earlier { "!" } else { " " };
    let day = pen.week_day(row.line.due);
    let when = match row.line.at {
        Some(at) => format!("{} {:02}:{:02}", text::pad(&day, DAY), at.hour(), at.minute()),
        None => day,
    };
    let mark = mark.trim_end_matches(' ').chars().next().unwrap_or(' ');
    format!("{mark}{late} {} ", text::pad(&when, DAY + " 10:00".len()))
}

fn medium(pen: &Pen<'_>, row: &AgendaRow) -> String {
    row.line.medium.map(|medium| pen.word(medium.key())).unwrap_or_default()
}

fn wide(pen: &Pen<'_>, desk: &Desk, row: &AgendaRow, today: Day, width: u16, start: &str) -> String {
    let names = usize::from((width / 4).clamp(16, 30));
    let left = format!("{start}{} ", super::name(&desk.people, row.person, names));
    let longest = Medium::ALL.iter().map(|one| text::width(&pen.word(one.key()))).max().unwrap_or(0);
    let medium = text::pad(&medium(pen, row), longest);
    let room = usize::from(width).saturating_sub(text::width(&left) + text::width(&medium) + 2);
    let (said, more) = (said(pen, desk, row, today), more(row));
    // the number stays where the words have to be cut
    let words = room.min(text::width(&said) + text::width(&more)).saturating_sub(text::width(&more));
    format!("{left}{} {medium}", text::pad(&format!("{}{more}", text::pad(&said, words)), room))
}

fn said(pen: &Pen<'_>, desk: &Desk, row: &AgendaRow, today: Day) -> String {
    what(pen, desk, row.person, &row.line.what, today)
}

/// ` +2`: so many other causes wait behind the one that is said.
fn more(row: &AgendaRow) -> String {
    if row.also.is_empty() { String::new() } else { format!(" +{}", row.also.len()) }
}

/// The other causes of a row than this one, in words.
pub fn rest(pen: &Pen<'_>, desk: &Desk, row: &AgendaRow, line: &Line, today: Day) -> String {
    let others = row.lines().filter(|other| other.key != line.key);
    others.map(|other| what(pen, desk, row.person, &other.what, today)).collect::<Vec<_>>().join(" · ")
}

/// What a line asks for, in words that the participant may read.
pub fn what(pen: &Pen<'_>, desk: &Desk, person: DossierId, what: &What, today: Day) -> String {
    let days = || desk.people.get(person).and_then(|person| person.days_since_contact(today));
    match what {
        What::Appointment(Some(kind)) => pen.word(kind.key()),
        What::Appointment(None) => pen.word("line-appointment"),
        What::Schedule(line) => schedule::talk(pen, *line),
        What::BarrierReview(domain) => {
            format!("{}: {}", pen.word("line-barrier-review"), pen.word(domain.key()))
        }
        What::BarrierOpen(domain) => format!("{}: {}", pen.word(domain.key()), pen.word("line-barrier-open")),
        What::Step => pen.word("line-step"),
        What::Gap(until) => format!("{} {}", pen.word("line-gap"), pen.short_day(*until)),
        What::NoAnswer(number) => format!("{} {number}", pen.word("line-no-answer")),
        What::OutOfSight => match days() {
            Some(days) => pen.counted("line-silent", &[("days", i64::from(days))]),
            None => pen.word("line-out-of-sight"),
        },
        What::IntakeParked => pen.word("line-intake-parked"),
        What::NoDate => pen.word("line-no-date"),
        What::Handover => pen.word("line-handover"),
        What::TwoVersions => pen.word("line-two-versions"),
        What::Expires(over) => format!("{} {}", pen.word("line-expires"), pen.short_day(*over)),
    }
}

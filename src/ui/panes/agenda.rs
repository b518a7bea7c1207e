//! Pane 4: who to call today, what was planned earlier, and this week (D7).

use ratatui::layout::Rect;

use crate::app::desk::{AgendaRow, Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::agenda::{What, When};
use crate::keymap::Context;
use crate::ui::pen::{Captions, Pen};
use crate::ui::text;

/// Draws it.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let focused = desk.pane == Pane::Agenda;
    let count = |when| desk.agenda.count(when);
    let captions = Captions {
        title: format!("4 {}", pen.word("pane-agenda-long")),
        facts: format!(
            "{} {} · {} {} · {} {}",
            pen.word("agenda-earlier"),
            count(When::Earlier),
            pen.word("agenda-today"),
            count(When::Today),
            pen.word("agenda-week"),
            count(When::Week)
        ),
        hints: super::hints(pen, model, desk, Pane::Agenda, Context::Agenda),
    };
    let inside = pen.frame(area, &captions, focused);
    pen.layout.agenda_rows = inside.height;
    if desk.agenda.rows.is_empty() {
        let words = pen.word("agenda-empty");
        pen.text(inside.x + 1, inside.y, inside.width.saturating_sub(1), &words, pen.theme.text);
        return;
    }
    let top = super::window_top(desk.agenda.cursor, usize::from(inside.height), desk.agenda.rows.len());
    let rows = desk.agenda.rows.iter().enumerate().skip(top);
    for ((place, row), y) in rows.zip(inside.y..inside.bottom()) {
        let line = Rect { y, height: 1, ..inside };
        let chosen = place == desk.agenda.cursor;
        let words = words(pen, desk, row, inside.width, super::mark(chosen, focused));
        let style = if row.when == When::Earlier { pen.theme.late } else { pen.theme.text };
        pen.text(line.x, y, line.width, &words, style);
        if chosen && focused {
            pen.paint(line, pen.theme.selection);
        }
        pen.target(line, Target::Row(Pane::Agenda, place));
    }
}

fn words(pen: &Pen<'_>, desk: &Desk, row: &AgendaRow, width: u16, mark: &str) -> String {
    let late = if row.when == When::Earlier { "! " } else { mark };
    let mark = if mark.trim().is_empty() { late } else { mark };
    let time = row.line.at.map(|at| format!("{:02}:{:02}", at.hour(), at.minute())).unwrap_or_default();
    let name = desk.people.get(row.person).map(|person| person.name.listed()).unwrap_or_default();
    let medium = row.line.medium.map(|medium| pen.word(medium.key())).unwrap_or_default();
    let name_width = if width >= 70 { 22 } else { 16 };
    let left = format!(
        "{mark}{} {} {} ",
        text::pad(&pen.week_day(row.line.due), 9),
        text::pad(&time, 5),
        text::pad(&name, name_width)
    );
    let room = usize::from(width).saturating_sub(text::width(&left) + text::width(&medium) + 1);
    format!("{left}{} {medium}", text::pad(&what(pen, &row.line.what), room))
}

/// What a line asks for, in words that the participant may read.
pub fn what(pen: &Pen<'_>, what: &What) -> String {
    match what {
        What::Appointment(Some(kind)) => pen.word(kind.key()),
        What::Appointment(None) => pen.word("line-appointment"),
        What::Schedule(line) => pen.word(line.anchor.key()),
        What::BarrierReview(domain) => {
            format!("{}: {}", pen.word("line-barrier-review"), pen.word(domain.key()))
        }
        What::BarrierOpen(domain) => format!("{}: {}", pen.word("line-barrier-open"), pen.word(domain.key())),
        What::Step => pen.word("line-step"),
        What::Gap(until) => format!("{} {}", pen.word("line-gap"), pen.short_day(*until)),
        What::NoAnswer(number) => format!("{} {number}", pen.word("line-no-answer")),
        What::OutOfSight => pen.word("line-out-of-sight"),
        What::IntakeParked => pen.word("line-intake-parked"),
        What::NoDate => pen.word("line-no-date"),
    }
}

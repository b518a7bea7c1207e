//! Privacy, in three parts: who looked at the participant selected, who did what at all, and whose time is nearly over.

use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::app::privacy::{Part, Privacy, Row, by_another, rows};
use crate::app::whom_to_ask;
use crate::domain::{Access, AccessLine};
use crate::i18n::date;
use crate::id::{CoachId, DossierId};
use crate::keymap::Command;
use crate::ui::panes::mark;
use crate::ui::pen::{Captions, Pen};
use crate::ui::{footer, header, keys, text};

use super::{inner, paragraph, rest};

/// Columns of a moment.
const MOMENT: usize = 21;
/// Columns of the name of a coach.
const COACH: usize = 12;
/// Columns of what was done.
const WHAT: usize = 20;

/// Draws it.
pub fn privacy(pen: &mut Pen<'_>, model: &Model, desk: &Desk, here: &Privacy, area: Rect) {
    let (area, last) = footer::split(pen, model, area);
    footer::draw(pen, model, last);
    header::place(pen, model, desk, area);
    tabs(pen, here.part, Rect { y: area.y + 1, height: 1, ..area });
    let mut hints = if desk.overlays.is_empty() { keys::here(pen, model) } else { Vec::new() };
    hints.retain(|button| button.command.is_none_or(|command| works(here.part, command)));
    let name = desk.open.as_ref().map(|open| open.participant.name.spoken());
    let about = name.filter(|_| here.part == Part::Looked);
    let title = [Some(pen.word("privacy-title")), Some(pen.word(here.part.key())), about];
    let captions = Captions {
        title: title.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        short: pen.word(here.part.key()),
        facts: facts(pen, desk, here),
        hints,
    };
    let inside = inner(pen.frame(rest(area, area.y + 2), &captions, true));
    let lines = rows(desk, here, model.now.today);
    let mut y = inside.y;
    if usize::from(inside.height) > 8 {
        y = paragraph(pen, &explained(pen, desk, here.part), inside);
    }
    if lines.is_empty() {
        let id = match here.part {
            Part::Expiring => "retention-none",
            Part::Looked if desk.open.is_none() => "notice-nobody-selected",
            Part::Looked | Part::Log if here.lines.is_none() => "privacy-reading",
            Part::Looked | Part::Log => "privacy-no-lines",
        };
        paragraph(pen, &pen.word(id), rest(inside, y));
        return;
    }
    list(pen, model, desk, here, &lines, rest(inside, y));
}

/// Whether a key is worth its place at the foot of this part.
const fn works(part: Part, command: Command) -> bool {
    match command {
        Command::PrivacyOthers | Command::PrivacyCoach => !matches!(part, Part::Expiring),
        Command::RowOpen => matches!(part, Part::Expiring),
        _ => true,
    }
}

fn explained(pen: &Pen<'_>, desk: &Desk, part: Part) -> String {
    let words = pen.word(match part {
        Part::Looked => "privacy-looked-about",
        Part::Log => "privacy-log-about",
        Part::Expiring => "privacy-expiring-about",
    });
    let decides = desk.catalogue.is_coordinator(desk.coach);
    match part {
        Part::Expiring if !decides => format!("{words} {}", pen.said(&whom_to_ask(desk))),
        Part::Log if !decides => format!("{words} {}", pen.word("privacy-own-lines")),
        Part::Looked | Part::Log | Part::Expiring => words,
    }
}

fn facts(pen: &Pen<'_>, desk: &Desk, here: &Privacy) -> String {
    let by = here.by.map(|coach| coach_name(pen, desk, coach));
    let others = here.others.then(|| pen.word("privacy-others"));
    [by, others].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn tabs(pen: &mut Pen<'_>, here: Part, area: Rect) {
    let mut x = area.x + 1;
    for part in Part::ALL {
        let style = if part == here { pen.theme.heading } else { pen.theme.quiet };
        let words = pen.word(part.key());
        let taken = pen.text(x, area.y, area.right().saturating_sub(x + 1), &words, style);
        x = x.saturating_add(taken + 3);
    }
}

fn list(pen: &mut Pen<'_>, model: &Model, desk: &Desk, here: &Privacy, lines: &[Row], area: Rect) {
    pen.layout.list_rows = area.height;
    let fit = usize::from(area.height);
    let cursor = here.cursor.min(lines.len().saturating_sub(1));
    let top = cursor.saturating_sub(fit / 2).min(lines.len().saturating_sub(fit));
    for ((at, row), y) in lines.iter().enumerate().skip(top).zip(area.y..area.bottom()) {
        let place = Rect { y, height: 1, ..area };
        let words = match row {
            Row::Line(line) => looked(pen, model, desk, line),
            Row::Expiring(id) => expiring(pen, desk, *id),
        };
        let room = usize::from(area.width).saturating_sub(2);
        let words = format!("{}{}", mark(at == cursor, true), text::truncate(&words, room));
        pen.text(place.x, y, place.width, &words, pen.theme.text);
        if at == cursor {
            pen.paint(place, pen.theme.selection);
        }
        pen.target(place, Target::Line(at));
    }
}

fn looked(pen: &Pen<'_>, model: &Model, desk: &Desk, line: &AccessLine) -> String {
    let cell = |words: &str, columns| text::pad(&text::truncate(words, columns), columns);
    let what = pen.word(line.what.map_or("access-newer", Access::key));
    let other = if by_another(desk, line) { "! " } else { "  " };
    format!(
        "{other}{}  {}  {}  {}",
        cell(&date::moment(model.lang, line.at_ms), MOMENT),
        cell(&coach_name(pen, desk, line.coach), COACH),
        cell(&what, WHAT),
        person(pen, desk, line.dossier),
    )
}

/// The name of who is here; of who was erased only the number is left.
fn person(pen: &Pen<'_>, desk: &Desk, id: DossierId) -> String {
    if !id.is_participant() {
        return pen.word("access-store");
    }
    let also = || desk.people.all().iter().find(|person| person.also.contains(&id));
    desk.people.get(id).or_else(also).map_or_else(|| id.short(), |person| person.name.spoken())
}

fn coach_name(pen: &Pen<'_>, desk: &Desk, coach: CoachId) -> String {
    if coach == CoachId::default() {
        return pen.word("access-nobody");
    }
    desk.catalogue.coach_name(coach).map_or_else(|| coach.short(), str::to_owned)
}

fn expiring(pen: &Pen<'_>, desk: &Desk, id: DossierId) -> String {
    let Some(person) = desk.people.get(id) else { return String::new() };
    let over = person.expires_on().map(|day| pen.long_day(day)).unwrap_or_default();
    let coach = person.coach.map(|coach| coach_name(pen, desk, coach)).unwrap_or_default();
    format!(
        "{}  {}  {coach}",
        text::pad(&over, 16),
        text::pad(&text::truncate(&person.name.spoken(), 28), 28)
    )
}

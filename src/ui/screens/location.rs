//! What the location decides, in four parts: moments to talk, modules, organisations, name and limits.

use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::app::layout::Target;
use crate::app::location::{Location, Part, Row, rows};
use crate::app::model::Model;
use crate::app::whom_to_ask;
use crate::domain::Record;
use crate::domain::catalogue::{Catalogue, ModuleTemplate, Partner};
use crate::keymap::Command;
use crate::ui::panes::mark;
use crate::ui::pen::{Captions, Pen};
use crate::ui::{footer, header, keys, schedule, text};

use super::{inner, paragraph, rest};

/// From this width on a name has more room.
const WIDE: u16 = 100;
/// Columns between the names of two parts.
const GAP: u16 = 3;

/// Draws it.
pub fn location(pen: &mut Pen<'_>, model: &Model, desk: &Desk, here: Location, area: Rect) {
    let (area, last) = footer::split(pen, model, area);
    footer::draw(pen, model, last);
    header::place(pen, model, desk, area);
    tabs(pen, desk, here.part, Rect { y: area.y + 1, height: 1, ..area });
    let mine = desk.catalogue.is_coordinator(desk.coach);
    let mut hints = if desk.overlays.is_empty() { keys::here(pen, model) } else { Vec::new() };
    hints.retain(|button| button.command.is_none_or(|command| works(desk, here.part, mine, command)));
    let captions = Captions {
        title: format!("{} · {}", pen.word("location-title"), pen.word(here.part.key())),
        short: pen.word(here.part.key()),
        facts: facts(pen, desk, here.part, mine),
        hints,
    };
    let body = rest(area, area.y + 2);
    let inside = inner(pen.frame(body, &captions, true));
    let mut y = explained(pen, desk, here.part, mine, inside);
    let lines = rows(&desk.catalogue, here.part);
    if lines.is_empty() && y < inside.bottom() {
        y = paragraph(pen, &pen.word(empty(here.part)), rest(inside, y));
    }
    list(pen, desk, here, &lines, rest(inside, y));
}

/// What the part is for. Where there is little room the lines go before the words.
fn explained(pen: &mut Pen<'_>, desk: &Desk, part: Part, mine: bool, area: Rect) -> u16 {
    let mut words = pen.word(about(part));
    if !mine {
        words = format!("{words} {}", pen.said(&whom_to_ask(desk)));
    }
    let lines = text::wrap(&words, usize::from(area.width)).len();
    if usize::from(area.height) < lines + 6 {
        return area.y;
    }
    paragraph(pen, &words, area)
}

/// Whether a key is worth its place at the foot of this part: pressed all the same, it says why not.
fn works(desk: &Desk, part: Part, mine: bool, command: Command) -> bool {
    match command {
        Command::LocationAdd | Command::LocationWithdraw => mine && part.is_list(),
        Command::LocationRestore => mine && part == Part::Schedule && !desk.catalogue.has_default_schedule(),
        Command::RowOpen => mine || part == Part::Coaches,
        _ => true,
    }
}

fn list(pen: &mut Pen<'_>, desk: &Desk, here: Location, lines: &[Row], area: Rect) {
    pen.layout.list_rows = area.height;
    let fit = usize::from(area.height);
    let cursor = here.cursor.min(lines.len().saturating_sub(1));
    let top = cursor.saturating_sub(fit / 2).min(lines.len().saturating_sub(fit));
    for ((at, row), y) in lines.iter().enumerate().skip(top).zip(area.y..area.bottom()) {
        let place = Rect { y, height: 1, ..area };
        let two = if is_contested(desk, *row) { "  ≠" } else { "" };
        let words = words(pen, desk, *row, area.width.saturating_sub(5));
        let room = usize::from(area.width).saturating_sub(2 + text::width(two));
        let words = format!("{}{}{two}", mark(at == cursor, true), text::truncate(&words, room));
        pen.text(place.x, y, place.width, &words, pen.theme.text);
        if at == cursor {
            pen.paint(place, pen.theme.selection);
        }
        pen.target(place, Target::Line(at));
    }
}

/// Whether two coaches decided differently without knowing of each other; saving the line settles it.
fn is_contested(desk: &Desk, row: Row) -> bool {
    let all = &desk.catalogue;
    match row {
        // the lines are decided as one list: its caption says so
        Row::Line(_) => false,
        Row::Template(id) => all.templates.get(id).is_some_and(Record::is_contested),
        Row::Partner(id) => all.partners.get(id).is_some_and(Record::is_contested),
        Row::Name => all.location.name.is_contested(),
        Row::LongWeeks => all.location.long_weeks.is_contested(),
        Row::KeepMonths => all.location.keep_months.is_contested(),
        Row::IdleMinutes => all.location.idle_minutes.is_contested(),
        Row::Coach(id) => all.coaches.get(Catalogue::coach_record(id)).is_some_and(Record::is_contested),
    }
}

fn words(pen: &Pen<'_>, desk: &Desk, row: Row, width: u16) -> String {
    let names = if width >= WIDE { 36 } else { 26 }.min(usize::from(width / 2));
    let two = |name: &str, more: &str| format!("{}  {more}", text::pad(&text::truncate(name, names), names));
    match row {
        Row::Line(line) => schedule::line(pen, line),
        Row::Template(id) => desk
            .catalogue
            .templates
            .get(id)
            .map(|one| two(&one.title, &template(pen, one)))
            .unwrap_or_default(),
        Row::Partner(id) => {
            desk.catalogue.partners.get(id).map(|one| two(&one.name, &partner(one))).unwrap_or_default()
        }
        Row::Name => two(&pen.word("field-location"), &desk.catalogue.location.name),
        Row::KeepMonths => {
            let months = pen.counted("after-months", &[("count", desk.catalogue.keep_months().into())]);
            let on = desk.catalogue.location.keep_decided_on.map(|on| pen.short_day(on)).unwrap_or_default();
            let by = desk.catalogue.location.keep_decided_by.as_str();
            let said = if by.is_empty() { pen.word("keep-undecided") } else { format!("{by}, {on}") };
            two(&pen.word("field-keep-months"), &format!("{months} · {said}"))
        }
        Row::Coach(id) => {
            let role = desk.catalogue.coaches.get(Catalogue::coach_record(id)).and_then(|coach| *coach.role);
            let role = role.map(|role| pen.word(role.key())).unwrap_or_default();
            let locked_out = (!desk.can_enter.contains(&id)).then(|| pen.word("coach-no-passphrase"));
            let facts = [Some(role).filter(|role| !role.is_empty()), locked_out];
            let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            two(desk.catalogue.coach_name(id).unwrap_or_default(), &facts)
        }
        Row::IdleMinutes => {
            let minutes = pen.counted("after-minutes", &[("count", desk.catalogue.idle_minutes().into())]);
            two(&pen.word("field-idle-minutes"), &minutes)
        }
        Row::LongWeeks => {
            let weeks = pen.counted("after-weeks", &[("count", desk.catalogue.long_weeks().into())]);
            two(&pen.word("field-long-weeks"), &weeks)
        }
    }
}

fn template(pen: &Pen<'_>, one: &ModuleTemplate) -> String {
    let lane = one.lane.map(|lane| pen.word(lane.key())).unwrap_or_default();
    let counted = |id, number: u8| (number > 0).then(|| pen.counted(id, &[("count", number.into())]));
    let parts = [
        counted("after-weeks", *one.weeks),
        counted("location-dayparts", *one.dayparts),
        Some((*one.provider).clone()).filter(|provider| !provider.is_empty()),
        one.goal.map(|goal| pen.word(goal.key())),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} {}", text::pad(&lane, 3), parts.join(" · "))
}

fn partner(one: &Partner) -> String {
    let parts: Vec<&str> =
        [one.purpose.as_str(), one.contact.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The parts with what is in them; where they do not fit beside each other, without the counts, then this one only.
fn tabs(pen: &mut Pen<'_>, desk: &Desk, here: Part, area: Rect) {
    let counted = |pen: &Pen<'_>, part: Part| {
        let count = part.is_list().then(|| format!(" {}", rows(&desk.catalogue, part).len()));
        format!("{}{}", pen.word(part.key()), count.unwrap_or_default())
    };
    let full: Vec<_> = Part::ALL.iter().map(|part| (*part, counted(pen, *part))).collect();
    let names = Part::ALL.iter().map(|part| (*part, pen.word(part.key()))).collect();
    let fits = |tabs: &Vec<(Part, String)>| {
        let gaps = GAP * u16::try_from(tabs.len()).unwrap_or(0);
        let taken: usize = tabs.iter().map(|(_, words)| text::width(words)).sum();
        taken + usize::from(gaps) <= usize::from(area.width)
    };
    let alone = vec![(here, counted(pen, here))];
    let tabs = [full, names].into_iter().find(fits).unwrap_or(alone);
    let mut x = area.x + 1;
    for (part, words) in tabs {
        let style = if part == here { pen.theme.heading } else { pen.theme.quiet };
        let taken = pen.text(x, area.y, area.right().saturating_sub(x + 1), &words, style);
        pen.target(Rect { x, width: taken, ..area }, Target::Part(part));
        x = x.saturating_add(taken + GAP);
    }
}

fn facts(pen: &Pen<'_>, desk: &Desk, part: Part, mine: bool) -> String {
    let schedule = part == Part::Schedule;
    let own = if desk.catalogue.has_default_schedule() { "location-default" } else { "location-own" };
    let two = schedule && desk.catalogue.location.schedule.is_contested();
    let facts = [
        two.then(|| "≠".to_owned()),
        schedule.then(|| pen.word(own)),
        (!mine).then(|| pen.word("location-read-only")),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

const fn about(part: Part) -> &'static str {
    match part {
        Part::Schedule => "location-schedule-about",
        Part::Templates => "location-templates-about",
        Part::Partners => "location-partners-about",
        Part::Settings => "location-settings-about",
        Part::Coaches => "location-coaches-about",
    }
}

const fn empty(part: Part) -> &'static str {
    match part {
        Part::Partners => "location-partners-empty",
        _ => "location-templates-empty",
    }
}

//! The top of every screen: where and when, who is at the desk, and the wish of the person (D3a).

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::agenda::When;
use crate::domain::perspective::Owner;
use crate::domain::{Dossier, Record};

use super::pen::Pen;
use super::text;

/// Rows it takes.
pub const ROWS: u16 = 2;
/// From this width on there is room for whole sentences.
const WIDE: u16 = 100;
/// Below this width the wish has the line for itself.
const NARROW: u16 = 60;

/// Draws both lines.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    place(pen, model, desk, area);
    if let Some(dossier) = desk.dossier() {
        person(pen, dossier, Rect { y: area.y + 1, height: 1, ..area });
    }
}

/// Draws the first line: where, when, and who is at the desk.
pub fn place(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let (theme, right) = (pen.theme, area.right().saturating_sub(1));
    let location = desk.catalogue.location.name.as_str();
    let mut place = format!("trede · {location}");
    if model.demo.is_some() {
        place = format!("trede · {} · {location}", pen.word("header-demo"));
    }
    let coach = desk.catalogue.coach_name(desk.coach).unwrap_or_default();
    let today = model.now.today;
    let when = if area.width >= WIDE {
        let week = pen.word("header-week");
        format!("{} · {week} {} · {coach}", pen.long_day(today), today.iso_week().number)
    } else {
        format!("{} · {coach}", pen.week_day(today))
    };
    let when = text::truncate(&when, usize::from(area.width / 2));
    let taken = u16::try_from(text::width(&when)).unwrap_or(area.width);
    pen.text(area.x + 1, area.y, area.width.saturating_sub(taken + 4), &place, theme.title);
    pen.text_right(right, area.y, taken, &when, theme.quiet);
}

/// The wish in their own words, who said it and when, and the one small step. The wish stays longest.
pub fn person(pen: &mut Pen<'_>, dossier: &Dossier, area: Rect) {
    let theme = pen.theme;
    let step = step(pen, dossier, area.width);
    let step = text::truncate(&step, usize::from(area.width / 2));
    let right = u16::try_from(text::width(&step)).unwrap_or(0);
    let room = area.width.saturating_sub(if right == 0 { 2 } else { right + 5 });
    let frozen = if *dossier.participant.frozen {
        format!("{} · ", pen.word("header-frozen"))
    } else {
        String::new()
    };
    let left = usize::from(room).saturating_sub(text::width(&frozen));
    let said = format!("{frozen}{}", wish(pen, dossier, left, area.width >= WIDE));
    pen.text(area.x + 1, area.y, room, &said, theme.wish);
    pen.text_right(area.right().saturating_sub(1), area.y, right, &step, theme.text);
}

/// The wish between quotation marks, cut before the name behind it is.
pub fn wish(pen: &Pen<'_>, dossier: &Dossier, room: usize, dated: bool) -> String {
    let first = text::truncate(&dossier.participant.name.first(), 16);
    let Some((_, wish)) = dossier.wish() else {
        return format!("{first} · {}", pen.word("header-no-wish"));
    };
    let on = wish.on.filter(|_| dated).map(|on| format!(", {}", pen.short_day(on))).unwrap_or_default();
    let whole = text::width(&wish.words) + 2;
    let by = format!("  {first}{on}");
    // who says it can be seen elsewhere; what is said cannot
    let by = if room < whole + text::width(&by) && room < usize::from(NARROW) { String::new() } else { by };
    let mark = mark(wish);
    let words = text::truncate(&wish.words, room.saturating_sub(text::width(&by) + text::width(mark) + 2));
    format!("{mark}\"{words}\"{by}")
}

/// `≠` before what stands in two versions.
fn mark(record: &impl Record) -> &'static str {
    if record.is_contested() { "≠ " } else { "" }
}

fn step(pen: &Pen<'_>, dossier: &Dossier, width: u16) -> String {
    if width < NARROW {
        return String::new();
    }
    let Some((_, step)) = dossier.step() else { return pen.word("header-no-step") };
    let owner = owner(pen, dossier, *step.owner);
    let due = step.due.map(|day| format!("{} {}", pen.word("header-before"), pen.short_day(day)));
    let due = due.unwrap_or_default();
    if width >= WIDE {
        // the day and the person stay readable behind a long step
        let end = format!(" · {due} · {owner}");
        let room = usize::from(width / 2).saturating_sub(text::width(&end));
        let what = format!("{}{}: {}", mark(step), pen.word("header-step"), *step.what);
        return format!("{}{end}", text::truncate(&what, room));
    }
    format!("{}{} {due}", mark(step), pen.word("header-step"))
}

/// Who does a step: the participant by name, unless it was changed.
pub fn owner(pen: &Pen<'_>, dossier: &Dossier, owner: Option<Owner>) -> String {
    match owner {
        Some(Owner::Coach) => pen.word("owner-coach"),
        Some(Owner::Partner) => pen.word("owner-partner"),
        Some(Owner::Participant) | None => text::truncate(&dossier.participant.name.first(), 16),
    }
}

/// At small sizes: the names of the four panes with what is in them; below 60 columns only the name of this one.
pub fn tabs(pen: &mut Pen<'_>, desk: &Desk, area: Rect) {
    let right = area.right().saturating_sub(1);
    let words = |pane: Pane| {
        let named = pane == desk.pane || area.width >= NARROW;
        let name = if named { format!(" {}", pen.word(name(pane))) } else { String::new() };
        format!("{}{name}{}", pane.number(), count(desk, pane))
    };
    let tabs: Vec<(Pane, String)> = Pane::ALL.into_iter().map(|pane| (pane, words(pane))).collect();
    let wide = tabs.iter().map(|(_, words)| text::width(words)).sum::<usize>();
    let gap = if wide + 3 * (tabs.len() - 1) + 2 <= usize::from(area.width) { 3 } else { 1 };
    let mut x = area.x + 1;
    for (pane, words) in tabs {
        let style = if pane == desk.pane { pen.theme.heading } else { pen.theme.quiet };
        let taken = pen.text(x, area.y, right.saturating_sub(x), &words, style);
        pen.target(Rect { x, y: area.y, width: taken, height: 1 }, Target::Pane(pane));
        x = x.saturating_add(taken + gap);
    }
}

/// The id of a pane's name.
pub const fn name(pane: Pane) -> &'static str {
    match pane {
        Pane::List => "pane-list",
        Pane::Barriers => "pane-barriers",
        Pane::Timeline => "pane-timeline",
        Pane::Agenda => "pane-agenda",
    }
}

fn count(desk: &Desk, pane: Pane) -> String {
    match pane {
        Pane::List => format!(" {}", desk.people.count()),
        Pane::Barriers => {
            desk.dossier().map(|dossier| format!(" {}", dossier.open_barriers().len())).unwrap_or_default()
        }
        Pane::Timeline => {
            let progress = desk.dossier().map(Dossier::progress);
            progress.map(|(done, all)| format!(" {done}/{all}")).unwrap_or_default()
        }
        // what waits longest, marked; else what is for today
        Pane::Agenda => match (desk.agenda.count(When::Earlier), desk.agenda.count(When::Today)) {
            (0, 0) => String::new(),
            (0, today) => format!(" {today}"),
            (late, _) => format!(" {late}!"),
        },
    }
}

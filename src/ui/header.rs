//! The top of every screen: where and when, who is at the desk, and the wish of the person (D3a).

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::Dossier;
use crate::domain::agenda::When;
use crate::domain::perspective::Owner;

use super::pen::Pen;
use super::text;

/// Rows it takes.
pub const ROWS: u16 = 2;
/// With less room than this for the wish, its words come before who said it and when.
const WISH_AT_LEAST: usize = 14;

/// Draws both lines.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let (theme, right) = (pen.theme, area.right().saturating_sub(1));
    let location = desk.catalogue.location.name.as_str();
    let mut place = format!("trede · {location}");
    if model.demo {
        place = format!("{place} · {}", pen.word("header-demo"));
    }
    let coach = desk.catalogue.coach_name(desk.coach).unwrap_or_default();
    let today = model.now.today;
    let when = if area.width >= 100 {
        let week = pen.word("header-week");
        format!("{} · {week} {} · {coach}", pen.long_day(today), today.iso_week().number)
    } else {
        format!("{} · {coach}", pen.week_day(today))
    };
    let taken = u16::try_from(text::width(&when)).unwrap_or(area.width);
    pen.text(area.x + 1, area.y, area.width.saturating_sub(taken + 4), &place, theme.title);
    pen.text_right(right, area.y, area.width / 2, &when, theme.quiet);
    if let Some(dossier) = desk.dossier() {
        person(pen, dossier, Rect { y: area.y + 1, height: 1, ..area });
    }
}

/// The wish in their own words, who said it and when, and the one small step.
pub fn person(pen: &mut Pen<'_>, dossier: &Dossier, area: Rect) {
    let theme = pen.theme;
    let first = dossier.participant.name.first();
    let step = dossier.step().map(|(_, step)| {
        let owner = match *step.owner {
            Some(Owner::Coach) => pen.word("owner-coach"),
            Some(Owner::Partner) => pen.word("owner-partner"),
            Some(Owner::Participant) | None => first.clone(),
        };
        let due = step.due.map(|day| pen.short_day(day));
        let before = due.map(|day| format!(" · {} {day}", pen.word("header-before"))).unwrap_or_default();
        if area.width >= 100 {
            format!("{}: {}{before} · {owner}", pen.word("header-step"), *step.what)
        } else {
            format!("{}{before}", pen.word("header-step"))
        }
    });
    let step = step.unwrap_or_else(|| pen.word("header-no-step"));
    let step = text::truncate(&step, usize::from(area.width / 2));
    let right = u16::try_from(text::width(&step)).unwrap_or(0);
    let room = area.width.saturating_sub(right + 5);
    let said = match dossier.wish().map(|(_, wish)| wish) {
        None => format!("{first} · {}", pen.word("header-no-wish")),
        Some(wish) => {
            let on = wish.on.map(|day| format!(", {}", pen.short_day(day))).unwrap_or_default();
            let mut by = format!("  {first}{on}");
            let mut left = usize::from(room).saturating_sub(text::width(&by) + 2);
            if left < WISH_AT_LEAST && text::width(&wish.words) > left {
                by.clear();
                left = usize::from(room).saturating_sub(2);
            }
            let words = text::truncate(&wish.words, left);
            format!("\"{words}\"{by}")
        }
    };
    pen.text(area.x + 1, area.y, room, &said, theme.wish);
    pen.text_right(area.right().saturating_sub(1), area.y, area.width / 2, &step, theme.text);
}

/// At small sizes: the names of the four panes with what is in them.
pub fn tabs(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    if desk.companion {
        return;
    }
    let _ = model;
    let mut x = area.x + 1;
    for pane in Pane::ALL {
        let words = format!("{} {}{}", pane.number(), pen.word(name(pane)), count(desk, pane));
        let style = if pane == desk.pane { pen.theme.heading } else { pen.theme.quiet };
        let taken = pen.text(x, area.y, area.right().saturating_sub(x), &words, style);
        pen.target(Rect { x, y: area.y, width: taken, height: 1 }, Target::Pane(pane));
        x = x.saturating_add(taken + 3);
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
        Pane::Agenda => match desk.agenda.count(When::Earlier) {
            0 => String::new(),
            late => format!(" {late}!"),
        },
    }
}

//! Pane 3: modules on a time line with B and V lanes (T1–T4), guidance, gaps, and both ends of the perspective (D5).

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::perspective::Cell;
use crate::domain::trajectory::{Lane, Module, ModuleStatus, Span};
use crate::domain::{Day, Dossier};
use crate::id::RecordId;
use crate::keymap::Context;
use crate::ui::pen::{Captions, Pen};
use crate::ui::text;

/// Weeks before today that are drawn.
const WEEKS_BEFORE: i32 = 8;

/// Draws it.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let focused = desk.pane == Pane::Timeline;
    let mut captions = Captions {
        title: format!("3 {}", pen.word("pane-timeline")),
        hints: super::hints(pen, model, desk, Pane::Timeline, Context::Timeline),
        ..Captions::default()
    };
    let Some(dossier) = &desk.open else {
        pen.frame(area, &captions, focused);
        return;
    };
    if let Some((_, path)) = dossier.trajectory() {
        captions.title = format!("{} · {}", captions.title, *path.name);
        let goal =
            path.goal.map(|goal| format!(" · {} {}", pen.word("timeline-towards"), pen.word(goal.key())));
        let (done, all) = dossier.progress();
        captions.facts = format!("{done}/{all}{}", goal.unwrap_or_default());
    }
    let inside = pen.frame(area, &captions, focused);
    let modules = dossier.modules_in_order();
    if modules.is_empty() {
        let words = pen.word("timeline-empty");
        pen.text(inside.x + 1, inside.y, inside.width.saturating_sub(1), &words, pen.theme.text);
        ends(pen, dossier, inside);
        return;
    }
    let names = (inside.width / 3).clamp(14, 30);
    let notes = if inside.width >= 70 { 22 } else { 12 };
    let axis = Axis {
        x: inside.x + names,
        width: inside.width.saturating_sub(names + notes),
        today: model.now.today,
    };
    axis.months(pen, inside.y);
    let last = inside.bottom().saturating_sub(1);
    for ((place, (id, module)), y) in modules.iter().enumerate().zip(inside.y + 1..last) {
        let row = Rect { y, height: 1, ..inside };
        let chosen = place == desk.timeline.cursor;
        let moving = desk.timeline.moving.filter(|moving| moving.module == *id).map(|moving| moving.to);
        let lane = match *module.lane {
            Some(Lane::Basic) => "B ",
            Some(Lane::Vocational) => "V ",
            Some(Lane::Both) => "BV",
            None => "· ",
        };
        let name = format!("{}{lane} {}", super::mark(chosen, focused), *module.title);
        pen.text(row.x, y, names - 1, &name, pen.theme.text);
        if let Some(span) = moving.or(*module.span) {
            axis.bar(pen, y, span);
        }
        let words = note(pen, desk, dossier, *id, module);
        pen.text(axis.x + axis.width + 1, y, notes - 1, &words, pen.theme.text);
        if chosen && focused {
            pen.paint(row, pen.theme.selection);
        }
        pen.target(row, Target::Row(Pane::Timeline, place));
    }
    let below = inside.y + 1 + u16::try_from(modules.len()).unwrap_or(0);
    if below < last {
        guidance(pen, dossier, &axis, inside, below);
    }
    ends(pen, dossier, inside);
}

/// The weeks on the screen: one week a column at most.
struct Axis {
    x: u16,
    width: u16,
    today: Day,
}

impl Axis {
    fn column(&self, day: Day) -> Option<u16> {
        let weeks = self.first().days_until(day).div_euclid(7);
        u16::try_from(weeks).ok().filter(|column| *column < self.width).map(|column| self.x + column)
    }

    fn first(&self) -> Day {
        self.today.monday().plus_weeks(-WEEKS_BEFORE)
    }

    fn months(&self, pen: &mut Pen<'_>, y: u16) {
        let mut free = self.x;
        for week in 0..i32::from(self.width) {
            let day = self.first().plus_weeks(week);
            if let (true, Some(x)) = (day.day_of_month() <= 7, self.column(day))
                && x >= free
            {
                free = x + 1 + pen.text(x, y, self.x + self.width - x, &pen.month(day), pen.theme.quiet);
            }
        }
    }

    fn bar(&self, pen: &mut Pen<'_>, y: u16, span: Span) {
        for week in 0..i32::from(self.width) {
            let monday = self.first().plus_weeks(week);
            let sunday = monday.plus_days(6);
            let Some(x) = self.column(monday) else { continue };
            if span.start <= sunday && monday <= span.end {
                pen.text(x, y, 1, if monday <= self.today { "█" } else { "░" }, pen.theme.text);
            } else if monday == self.today.monday() {
                pen.text(x, y, 1, "│", pen.theme.quiet);
            }
        }
    }
}

fn note(pen: &Pen<'_>, desk: &Desk, dossier: &Dossier, id: RecordId, module: &Module) -> String {
    let blockers = dossier.blockers(id);
    if let Some(domain) = blockers.first() {
        return format!("! {} {}", pen.word("timeline-waits-for"), pen.word(domain.key()));
    }
    if module.is_long(desk.catalogue.long_weeks()) {
        return pen.word("timeline-long");
    }
    let status =
        module.status.filter(|status| !matches!(status, ModuleStatus::Planned | ModuleStatus::Running));
    match (status, *module.goal) {
        (Some(ModuleStatus::Finished), _) => format!("✓ {}", pen.word(ModuleStatus::Finished.key())),
        (Some(status), _) => pen.word(status.key()),
        (None, Some(goal)) => pen.word(goal.key()),
        (None, None) => String::new(),
    }
}

/// The lane of talks and appointments, the gaps in it, and the lane that is missing (T1, T3).
fn guidance(pen: &mut Pen<'_>, dossier: &Dossier, axis: &Axis, inside: Rect, y: u16) {
    let words = format!("  ·  {}", pen.word("timeline-guidance"));
    pen.text(inside.x, y, axis.x.saturating_sub(inside.x + 1), &words, pen.theme.text);
    let talks = dossier.contacts().into_iter().filter_map(|(_, contact)| *contact.on);
    let planned = dossier.appointments.values().filter_map(|one| one.on.map(|(day, _)| day));
    for day in talks.chain(planned).collect::<Vec<_>>() {
        if let Some(x) = axis.column(day) {
            pen.text(x, y, 1, "●", pen.theme.text);
        }
    }
    let Some((id, _)) = dossier.trajectory() else { return };
    let gap = dossier.gaps(id).first().map(|gap| {
        format!(
            "! {} – {} {}",
            pen.short_day(gap.start),
            pen.short_day(gap.end),
            pen.word("timeline-nothing")
        )
    });
    let missing = dossier
        .missing_lane(id)
        .map(|lane| format!("! {} {}", pen.word("timeline-add"), pen.word(lane.key())));
    if let Some(words) = gap.or(missing) {
        let width = u16::try_from(text::width(&words)).unwrap_or(0).min(inside.width);
        pen.text_right(inside.right(), y, width, &words, pen.theme.late);
    }
}

/// Both ends of the perspective, on the last row (D5).
fn ends(pen: &mut Pen<'_>, dossier: &Dossier, inside: Rect) {
    let Some((_, card)) = dossier.perspective() else { return };
    let join = |cells: [Cell; 2]| {
        let filled: Vec<&str> =
            cells.iter().map(|cell| card.cell(*cell)).filter(|text| !text.is_empty()).collect();
        filled.join(" · ")
    };
    let words = format!(
        "{}: {}   {}: {}",
        pen.word("timeline-short"),
        join([Cell::SoonWork, Cell::SoonLife]),
        pen.word("timeline-far"),
        join([Cell::LaterWork, Cell::LaterLife])
    );
    pen.text(
        inside.x + 1,
        inside.bottom().saturating_sub(1),
        inside.width.saturating_sub(1),
        &words,
        pen.theme.quiet,
    );
}

//! Pane 3: modules on a time line with B and V lanes (T1–T4), guidance, gaps, and both ends of the perspective (D5).

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::perspective::Cell;
use crate::domain::trajectory::{Lane, Module, ModuleStatus};
use crate::domain::{Dossier, Record};
use crate::id::RecordId;
use crate::keymap::{Command, Context};
use crate::ui::keys::{Button, label};
use crate::ui::pen::{Captions, Pen};
use crate::ui::text;

use super::axis::Axis;

/// Columns of what stands behind the bars.
const NOTES: u16 = 21;

/// Draws it.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let focused = desk.pane == Pane::Timeline;
    let title = format!("3 {}", pen.word("pane-timeline"));
    let hints = match desk.timeline.moving {
        Some(_) if area.width < super::NARROW => move_buttons(pen, model),
        _ => super::hints(pen, model, desk, Pane::Timeline, Context::Timeline),
    };
    let mut captions = Captions { short: title.clone(), title, hints, ..Captions::default() };
    let Some(dossier) = &desk.open else {
        let inside = pen.frame(area, &captions, focused);
        super::invite(pen, &pen.word("timeline-nobody"), inside);
        return;
    };
    if let Some((_, path)) = dossier.trajectory() {
        captions.title = format!("{} · {}", captions.title, *path.name);
        captions.facts = facts(pen, dossier, area.width);
    }
    if let Some(moving) = desk.timeline.moving {
        let weeks = pen.counted("after-weeks", &[("count", moving.to.weeks().into())]);
        captions.facts =
            format!("{} - {} · {weeks}", pen.short_day(moving.to.start), pen.short_day(moving.to.end));
    }
    let inside = pen.frame(area, &captions, focused);
    if inside.height == 0 {
        return;
    }
    let modules = dossier.modules_in_order();
    if modules.is_empty() {
        let taken = ends(pen, dossier, inside, true);
        let words = pen.word("timeline-empty");
        super::invite(pen, &words, Rect { height: inside.height - taken, ..inside });
        return;
    }
    let narrow = inside.width < super::NARROW;
    let each: u16 = if narrow { 2 } else { 1 };
    let all = u16::try_from(modules.len()).unwrap_or(u16::MAX).saturating_mul(each);
    let below = if narrow { remarks(pen, dossier).len() + 1 } else { 1 };
    let below = u16::try_from(below).unwrap_or(1);
    let spare = inside.height.saturating_sub(all.saturating_add(below + 1));
    let taken = ends(pen, dossier, inside, spare >= 2);
    let body = Rect { height: inside.height - taken, ..inside };
    let names = if narrow { 6 } else { (inside.width * 3 / 8).clamp(16, 34) };
    let notes = if narrow { 1 } else { NOTES };
    let width = inside.width.saturating_sub(names + notes);
    let axis = Axis::new(inside.x + names, width, model.now.today);
    axis.months(pen, body.y);
    let rows = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
    // guidance keeps its rows, unless the modules need every one
    let room = usize::from((rows.height.saturating_sub(below) / each).max(1));
    let top = super::window_top(desk.timeline.cursor, room, modules.len());
    let mut y = rows.y;
    for (place, (id, module)) in modules.iter().enumerate().skip(top).take(room) {
        let row = Rect { y, height: each, ..rows }.intersection(rows);
        let chosen = place == desk.timeline.cursor;
        draw_module(pen, desk, dossier, (*id, module), &axis, row, (chosen, focused));
        pen.target(row, Target::Row(Pane::Timeline, place));
        y += each;
    }
    guidance(pen, dossier, &axis, Rect { y, height: rows.bottom().saturating_sub(y), ..rows });
}

/// The keys of a move, two directions as one hint: all five would be cut off at 80 columns.
fn move_buttons(pen: &Pen<'_>, model: &Model) -> Vec<Button> {
    let situation = crate::app::situation(model);
    let key =
        |command| model.keymap.keys_for(&situation, command).map(|keys| label(&crate::keymap::written(keys)));
    let pair =
        |one, other, id| Some(Button::words(format!("{} {} {}", key(one)?, key(other)?, pen.word(id))));
    let done = key(Command::MoveFinish).map(|key| Button {
        words: format!("{key} {}", pen.word(&Command::MoveFinish.label_key())),
        command: Some(Command::MoveFinish),
    });
    let when = pair(Command::MoveEarlier, Command::MoveLater, "timeline-move-when");
    let length = pair(Command::MoveShorter, Command::MoveLonger, "timeline-move-length");
    [done, when, length].into_iter().flatten().collect()
}

fn facts(pen: &Pen<'_>, dossier: &Dossier, width: u16) -> String {
    let (done, all) = dossier.progress();
    let goal = dossier.trajectory().and_then(|(_, path)| *path.goal);
    let goal = goal.map(|goal| format!(" · {} {}", pen.word("timeline-towards"), pen.word(goal.key())));
    let (done, all) = (i64::try_from(done).unwrap_or(0), i64::try_from(all).unwrap_or(0));
    let progress = if width >= super::NARROW {
        pen.counted("timeline-progress", &[("done", done), ("all", all)])
    } else {
        format!("{done}/{all}")
    };
    format!("{progress}{}", goal.unwrap_or_default())
}

fn draw_module(
    pen: &mut Pen<'_>,
    desk: &Desk,
    dossier: &Dossier,
    (id, module): (RecordId, &Module),
    axis: &Axis,
    row: Rect,
    (chosen, focused): (bool, bool),
) {
    let lane = match *module.lane {
        Some(Lane::Basic) => "B ",
        Some(Lane::Vocational) => "V ",
        Some(Lane::Both) => "BV",
        None => "· ",
    };
    let two = if module.is_contested() { "≠ " } else { "" };
    let start = format!("{}{lane} {two}", super::mark(chosen, focused));
    let note = note(pen, desk, dossier, id, module);
    let narrow = row.width < super::NARROW;
    let bars = if narrow { row.y + 1 } else { row.y };
    if narrow {
        let note = text::truncate(&note, 18);
        let room = usize::from(row.width).saturating_sub(text::width(&note) + text::width(&start) + 2);
        let words = format!("{start}{} {note} ", text::pad(&module.title, room));
        pen.text(row.x, row.y, row.width, &words, pen.theme.text);
    } else {
        let room = axis.x().saturating_sub(row.x + 1);
        pen.text(row.x, row.y, room, &format!("{start}{}", *module.title), pen.theme.text);
        let x = axis.right() + 1;
        pen.text(x, row.y, row.right().saturating_sub(x), &note, pen.theme.text);
    }
    if bars < row.bottom() {
        let moving = desk.timeline.moving.filter(|moving| moving.module == id).map(|moving| moving.to);
        let certain = matches!(*module.status, Some(ModuleStatus::Running | ModuleStatus::Finished));
        axis.today(pen, bars);
        if let Some(span) = moving.or(*module.span) {
            axis.bar(pen, bars, span, certain);
        }
    }
    if chosen && focused {
        pen.paint(Rect { height: 1, ..row }, pen.theme.selection);
    }
}

fn note(pen: &Pen<'_>, desk: &Desk, dossier: &Dossier, id: RecordId, module: &Module) -> String {
    if let Some(domain) = dossier.blockers(id).first() {
        return format!("! {} {}", pen.word("timeline-waits-for"), pen.word(domain.key()));
    }
    if module.is_long(desk.catalogue.long_weeks()) {
        return pen.word("timeline-long");
    }
    let goal = module.goal.map(|goal| pen.word(goal.key()));
    match *module.status {
        Some(ModuleStatus::Finished) => {
            let goal = goal.map(|goal| format!(" · {goal}")).unwrap_or_default();
            format!("✓ {}{goal}", pen.word(ModuleStatus::Finished.key()))
        }
        Some(status @ (ModuleStatus::Waiting | ModuleStatus::Stopped)) => pen.word(status.key()),
        Some(ModuleStatus::Planned | ModuleStatus::Running) | None => goal.unwrap_or_default(),
    }
}

/// The lane of talks and appointments with the gaps in it, then what lacks in words (T1, T3).
fn guidance(pen: &mut Pen<'_>, dossier: &Dossier, axis: &Axis, area: Rect) {
    if area.height == 0 {
        return;
    }
    let narrow = area.width < super::NARROW;
    let words = if narrow { "  ·".to_owned() } else { format!("  ·  {}", pen.word("timeline-guidance")) };
    pen.text(area.x, area.y, axis.x().saturating_sub(area.x + 1), &words, pen.theme.text);
    axis.today(pen, area.y);
    let path = dossier.trajectory().map(|(id, _)| id);
    for gap in path.map(|path| dossier.gaps(path)).unwrap_or_default() {
        axis.gap(pen, area.y, gap);
    }
    let talks = dossier.contacts().into_iter().filter_map(|(_, contact)| *contact.on);
    let planned = dossier.appointments.values().filter_map(|one| one.on.map(|(day, _)| day));
    for day in talks.chain(planned).collect::<Vec<_>>() {
        axis.dot(pen, area.y, day);
    }
    let remarks = remarks(pen, dossier);
    let mut left = remarks.iter().map(String::as_str);
    // beside the last talk or gap, when there is room; else below
    let last = (axis.x()..axis.right()).rev().find(|x| pen.is_taken(*x, area.y)).unwrap_or(axis.x());
    if let Some(words) = remarks.first()
        && text::width(words) + 3 <= usize::from(area.right().saturating_sub(last))
        && !narrow
    {
        pen.text_right(area.right() - 1, area.y, area.width, words, pen.theme.late);
        left.next();
    }
    for (words, y) in left.zip(area.y + 1..area.bottom()) {
        pen.text(area.x + 2, y, area.width.saturating_sub(3), words, pen.theme.late);
    }
}

/// A hole in the trajectory, and the lane that is missing.
fn remarks(pen: &Pen<'_>, dossier: &Dossier) -> Vec<String> {
    let Some((id, _)) = dossier.trajectory() else { return Vec::new() };
    let gap = dossier.gaps(id).into_iter().next_back().map(|gap| {
        let (from, to) = (pen.short_day(gap.start), pen.short_day(gap.end));
        format!("! {from} – {to} {}", pen.word("timeline-nothing"))
    });
    // the letter stands in the rows above; the word says what it means
    let missing = dossier.missing_lane(id).map(|lane| {
        let long = pen.word(&format!("{}-long", lane.key()));
        format!("! {} {} {long}", pen.word("timeline-add"), pen.word(lane.key()))
    });
    gap.into_iter().chain(missing).collect()
}

/// Both ends of the perspective, on the last row or two (D5); returns how many.
fn ends(pen: &mut Pen<'_>, dossier: &Dossier, inside: Rect, spare: bool) -> u16 {
    let Some((_, card)) = dossier.perspective() else { return 0 };
    let join = |cells: [Cell; 2]| {
        let filled = cells.iter().filter(|cell| !card.cell(**cell).is_empty());
        let words = |cell: &Cell| {
            let reached = if card.is_reached(*cell) { "✓ " } else { "" };
            format!("{reached}{}", card.cell(*cell))
        };
        filled.map(words).collect::<Vec<_>>().join(" · ")
    };
    let short = format!("{}: {}", pen.word("timeline-short"), join([Cell::SoonWork, Cell::SoonLife]));
    let far = format!("{}: {}", pen.word("timeline-far"), join([Cell::LaterWork, Cell::LaterLife]));
    let room = inside.width.saturating_sub(2);
    let beside = text::width(&short) + text::width(&far) + 3 <= usize::from(room);
    let rows: Vec<String> = if beside {
        vec![format!("{short}   {far}")]
    } else if spare {
        vec![short, far]
    } else {
        let half = usize::from(room.saturating_sub(2) / 2);
        vec![format!("{}  {}", text::pad(&short, half), text::truncate(&far, half))]
    };
    let count = u16::try_from(rows.len()).unwrap_or(0);
    if inside.height <= count + 2 {
        return 0;
    }
    for (words, y) in rows.iter().zip(inside.bottom() - count..inside.bottom()) {
        pen.text(inside.x + 1, y, room, words, pen.theme.quiet);
    }
    count
}

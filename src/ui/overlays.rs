//! What lies over the screen: forms, menu, help, palette, questions, histories.

use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::app::overlay::{Hit, Overlay};
use crate::app::{below_overlays, menu, palette};
use crate::keymap::here;

use super::panes::mark;
use super::pen::{Captions, Pen};
use super::{text, widgets};

/// Draws one overlay over the screen.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, overlay: &Overlay, area: Rect) {
    let (title, height) = match overlay {
        Overlay::Form { form, .. } => {
            (pen.word("overlay-form"), u16::try_from(form.fields.len()).unwrap_or(20).saturating_add(5))
        }
        Overlay::Menu { .. } => (pen.word("overlay-menu"), 16),
        Overlay::Help { .. } => (pen.word("overlay-help"), area.height),
        Overlay::Palette { .. } => (pen.word("overlay-palette"), 18),
        Overlay::Confirm { .. } => (pen.word("overlay-question"), 6),
        Overlay::BarrierHistory(domain) => (pen.word(domain.key()), 12),
        Overlay::Story { .. } => (pen.word("overlay-story"), area.height),
        Overlay::Import(_) => (pen.word("overlay-import"), area.height),
    };
    let inside = lay(pen, title, height, area);
    match overlay {
        Overlay::Form { form, .. } => {
            widgets::form(pen, form, model.now.today, inside);
        }
        Overlay::Menu { cursor } => {
            let lines: Vec<String> = menu(model)
                .iter()
                .map(|hint| {
                    line(
                        pen,
                        hint.keys.first().map_or("", String::as_str),
                        &pen.word(&hint.command.help_key()),
                    )
                })
                .collect();
            chosen(pen, &lines, *cursor, inside);
        }
        Overlay::Help { filter, scroll } => {
            pen.text(inside.x, inside.y, inside.width, &format!("/ {}", filter.text()), pen.theme.heading);
            let wanted = filter.text().to_lowercase();
            let lines: Vec<String> = here(&model.keymap, &below_overlays(model))
                .iter()
                .map(|hint| line(pen, &hint.keys.join(" "), &pen.word(&hint.command.help_key())))
                .filter(|line| line.to_lowercase().contains(&wanted))
                .skip(*scroll)
                .collect();
            plain(pen, &lines, below(inside, 1));
        }
        Overlay::Palette { query, cursor } => {
            pen.text(inside.x, inside.y, inside.width, &format!(": {}", query.text()), pen.theme.heading);
            let situation = below_overlays(model);
            let lines: Vec<String> = palette::hits(model, desk, query.text())
                .iter()
                .map(|hit| match hit {
                    Hit::Command(command) => {
                        let keys = model.keymap.keys_for(&situation, *command).map(crate::keymap::written);
                        line(pen, &keys.unwrap_or_default(), &pen.word(&command.help_key()))
                    }
                    Hit::Person(id) => desk.people.get(*id).map(|one| one.name.listed()).unwrap_or_default(),
                })
                .collect();
            chosen(pen, &lines, *cursor, below(inside, 1));
        }
        Overlay::Confirm { question, .. } => {
            let mut lines = text::wrap(&pen.said(question), usize::from(inside.width));
            lines.push(pen.word("overlay-yes-no"));
            plain(pen, &lines, inside);
        }
        Overlay::BarrierHistory(domain) => {
            let history = desk.open.as_ref().map(|open| open.score_history(*domain)).unwrap_or_default();
            let lines: Vec<String> = history
                .iter()
                .map(|(day, score)| {
                    format!("{}  {} {}", pen.long_day(*day), score.glyph(), pen.word(score.key()))
                })
                .collect();
            plain(pen, &lines, inside);
        }
        Overlay::Story { scroll } => {
            let lines: Vec<String> = story(pen, desk).into_iter().skip(*scroll).collect();
            plain(pen, &lines, inside);
        }
        Overlay::Import(preview) => {
            let lines: Vec<String> =
                preview.problems.iter().skip(preview.scroll).map(|said| pen.said(said)).collect();
            plain(pen, &lines, inside);
        }
    }
}

fn story(pen: &Pen<'_>, desk: &Desk) -> Vec<String> {
    let Some(open) = &desk.open else { return Vec::new() };
    let mut lines = Vec::new();
    let on = |day: Option<crate::domain::Day>| day.map(|day| pen.long_day(day)).unwrap_or_default();
    lines.extend(open.wishes().iter().map(|(_, wish)| format!("{}  \"{}\"", on(*wish.on), *wish.words)));
    lines.extend(open.steps().iter().map(|(_, step)| {
        let outcome = step.outcome.map(|outcome| pen.word(outcome.key())).unwrap_or_default();
        format!("{}  {}: {} {outcome}", on(*step.made_on), pen.word("header-step"), *step.what)
    }));
    lines.extend(open.contacts().iter().map(|(_, contact)| {
        let outcome = contact.outcome.map(|outcome| pen.word(outcome.key())).unwrap_or_default();
        format!("{}  {outcome} {}", on(*contact.on), *contact.note)
    }));
    lines
}

fn lay(pen: &mut Pen<'_>, title: String, height: u16, area: Rect) -> Rect {
    let width = area.width.saturating_sub(4).min(96);
    let height = height.min(area.height.saturating_sub(2)).max(3);
    let place =
        Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    pen.wipe(place);
    pen.cursor = None;
    let hints = pen.word("overlay-keys");
    let inside = pen.frame(place, &Captions { title, hints, ..Captions::default() }, true);
    Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside }
}

const fn below(area: Rect, rows: u16) -> Rect {
    let rows = if rows < area.height { rows } else { area.height };
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

fn line(_: &Pen<'_>, keys: &str, words: &str) -> String {
    format!("{} {words}", text::pad(keys, 14))
}

fn plain(pen: &mut Pen<'_>, lines: &[String], area: Rect) {
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        pen.text(area.x, y, area.width, line, pen.theme.text);
    }
}

fn chosen(pen: &mut Pen<'_>, lines: &[String], cursor: usize, area: Rect) {
    let top = cursor.saturating_sub(usize::from(area.height.saturating_sub(1)));
    for ((at, line), y) in lines.iter().enumerate().skip(top).zip(area.y..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        pen.text(area.x, y, area.width, &format!("{}{line}", mark(at == cursor, true)), pen.theme.text);
        if at == cursor {
            pen.paint(row, pen.theme.selection);
        }
        pen.target(row, Target::Line(at));
    }
}

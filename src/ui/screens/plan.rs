//! *Mijn plan*: wish, one step, the next date and the lessons, in large letters and plain words, for the participant to
//! read. Where there is little room, the lessons go first.

use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::app::model::Model;
use crate::domain::agenda::What;
use crate::domain::trajectory::ModuleStatus;
use crate::domain::{Day, Dossier};
use crate::ui::pen::{Captions, Pen};
use crate::ui::{footer, keys, text};

use super::large;

/// One part: its heading, the words, and whether it is worth large letters.
pub(super) struct Part {
    pub title: String,
    pub words: String,
    /// The words for large letters; empty when it stays small.
    pub loud: String,
}

/// Draws it.
pub fn plan(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let (body, last) = footer::split(pen, model, area);
    footer::draw(pen, model, last);
    let Some(dossier) = &desk.open else { return };
    let title = format!("{} · {}", pen.word("plan-title"), dossier.participant.name.first());
    let hints = keys::here(pen, model);
    let inside = pen.frame(body, &Captions { title, hints, ..Captions::default() }, true);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(1), ..inside };
    let mut parts = parts(pen, desk, dossier, model.now.today);
    if parts.is_empty() {
        let words = pen.word("plan-empty");
        parts.push(Part { title: String::new(), loud: String::new(), words });
    }
    draw_parts(pen, &parts, inside);
}

fn parts(pen: &Pen<'_>, desk: &Desk, dossier: &Dossier, today: Day) -> Vec<Part> {
    let all = [wish(pen, dossier), step(pen, dossier, today), meeting(pen, desk, dossier, today)];
    all.into_iter().flatten().chain(lessons(pen, dossier)).collect()
}

/// The wish in their own words.
pub(super) fn wish(pen: &Pen<'_>, dossier: &Dossier) -> Option<Part> {
    let (_, wish) = dossier.wish()?;
    let words = format!("\"{}\"", *wish.words);
    Some(Part { title: pen.word("plan-wish"), loud: (*wish.words).clone(), words })
}

/// The one step, and before which day.
pub(super) fn step(pen: &Pen<'_>, dossier: &Dossier, today: Day) -> Option<Part> {
    let (_, step) = dossier.step()?;
    let due = step.due.filter(|day| *day >= today);
    let due = due.map(|day| format!(", {} {}", pen.word("header-before"), pen.spoken_day(day)));
    let words = format!("{}{}", *step.what, due.unwrap_or_default());
    Some(Part { title: pen.word("plan-step"), loud: words.clone(), words })
}

/// When they meet or talk again.
pub(super) fn meeting(pen: &Pen<'_>, desk: &Desk, dossier: &Dossier, today: Day) -> Option<Part> {
    let (title, words) = next(pen, desk, dossier, today)?;
    Some(Part { title: pen.word(title), loud: words.clone(), words })
}

/// The modules, those that are finished with a tick.
pub(super) fn lessons(pen: &Pen<'_>, dossier: &Dossier) -> Option<Part> {
    let lessons: Vec<String> = dossier
        .modules_in_order()
        .into_iter()
        .filter(|(_, module)| *module.status != Some(ModuleStatus::Stopped))
        .map(|(_, module)| {
            let done = *module.status == Some(ModuleStatus::Finished);
            if done { format!("✓ {}", *module.title) } else { (*module.title).clone() }
        })
        .collect();
    let words = lessons.join(" · ");
    (!words.is_empty()).then(|| Part { title: pen.word("plan-lessons"), loud: String::new(), words })
}

/// The first day from today on that they agreed on, else that the schedule has; only the first is called an appointment.
/// What is overdue is no promise.
fn next(pen: &Pen<'_>, desk: &Desk, dossier: &Dossier, today: Day) -> Option<(&'static str, String)> {
    let person = desk.people.get(dossier.id)?;
    let ahead = || person.lines.iter().filter(|line| line.due >= today);
    let agreed = ahead().find(|line| matches!(line.what, What::Appointment(_)));
    let title = if agreed.is_some() { "plan-next" } else { "plan-back" };
    let line = agreed.or_else(|| ahead().find(|line| matches!(line.what, What::Schedule(_))))?;
    let at = line.at.map(|at| format!(" {} {:02}:{:02}", pen.word("plan-at"), at.hour(), at.minute()));
    Some((title, format!("{}{}", pen.spoken_day(line.due), at.unwrap_or_default())))
}

fn draw_parts(pen: &mut Pen<'_>, parts: &[Part], area: Rect) {
    let width = area.width;
    let small: Vec<Vec<String>> =
        parts.iter().map(|part| text::wrap(&part.words, usize::from(width.saturating_sub(2)))).collect();
    let rows = |lines: &[String]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let mut loud: Vec<Option<Vec<String>>> =
        parts.iter().map(|part| large::lines(&part.loud, width)).collect();
    // a heading and the words; what is left over becomes large letters first, then empty rows between the parts
    let quiet = small.iter().map(|lines| rows(lines).saturating_add(1)).fold(0, u16::saturating_add);
    let mut free = area.height.saturating_sub(quiet);
    // the wish is made large first, then the date, then the step
    for at in (0..1).chain((1..parts.len()).rev()) {
        let (Some(lines), Some(small)) = (loud.get_mut(at), small.get(at)) else { continue };
        let more = lines.as_ref().map(|lines| large::rows(lines).saturating_sub(rows(small)));
        match more.filter(|more| *more <= free) {
            Some(more) => free -= more,
            None => *lines = None,
        }
    }
    let mut y = area.y;
    for ((part, small), loud) in parts.iter().zip(small).zip(loud) {
        if y >= area.bottom() {
            break;
        }
        if !part.title.is_empty() {
            let taken = pen.text(area.x, y, width, &part.title, pen.theme.heading);
            // large letters are pictures: the words stand beside the heading for whoever reads them aloud by machine
            if loud.is_some() {
                let words = format!(" · {}", part.words);
                pen.text(area.x + taken, y, width.saturating_sub(taken), &words, pen.theme.quiet);
            }
            y += 1;
        }
        if let Some(lines) = loud {
            let place = Rect { y, height: large::rows(&lines), ..area }.intersection(area);
            let style = pen.theme.text;
            large::draw(pen, &lines, place, style);
            y += place.height;
        } else {
            for line in small {
                if y < area.bottom() {
                    pen.text(area.x + 2, y, width.saturating_sub(2), &line, pen.theme.text);
                    y += 1;
                }
            }
        }
        if free > 0 {
            y += 1;
            free -= 1;
        }
    }
}

//! Screens that fill the terminal: first start, lock, cover, the conversations, *Mijn plan*.

use ratatui::layout::Rect;

use crate::app::desk::{Conversation, Desk, Intake};
use crate::app::layout::Target;
use crate::app::model::{Lock, Model, Setup};
use crate::domain::barrier::BarrierDomain;
use crate::domain::intake::{Topic, TopicState};
use crate::domain::prompts::{barrier_prompt, prompts};

use super::pen::{Captions, Pen};
use super::{footer, header, panes, text, widgets};

/// First start: who and where; then the recovery words.
pub fn setup(pen: &mut Pen<'_>, model: &Model, setup: &Setup, area: Rect) {
    let captions =
        Captions { title: "trede".to_owned(), hints: pen.word("setup-keys"), ..Captions::default() };
    let inside = inner(pen.frame(area, &captions, true));
    let id = if setup.words.is_some() { "setup-words" } else { "setup-welcome" };
    let y = paragraph(pen, &pen.word(id), inside);
    let rest = Rect { y, height: inside.bottom().saturating_sub(y), ..inside };
    match &setup.words {
        Some(words) => {
            for ((at, word), y) in words.iter().enumerate().zip(rest.y..rest.bottom()) {
                pen.text(rest.x, y, rest.width, &format!("{:2}  {word}", at + 1), pen.theme.title);
            }
        }
        None if setup.busy => {
            let words = pen.word("setup-busy");
            pen.text(rest.x, rest.y, rest.width, &words, pen.theme.text);
        }
        None => {
            widgets::form(pen, &setup.form, model.now.today, rest);
        }
    }
}

/// The lock screen: nothing of anybody.
pub fn lock(pen: &mut Pen<'_>, model: &Model, lock: &Lock, area: Rect) {
    let captions = Captions {
        title: format!("trede · {}", lock.location),
        hints: pen.word("lock-keys"),
        ..Captions::default()
    };
    let inside = inner(pen.frame(area, &captions, true));
    let said = match (&lock.said, lock.busy) {
        (_, true) => pen.word("lock-busy"),
        (Some(said), false) => pen.said(said),
        (None, false) => pen.word("lock-ask"),
    };
    let y = paragraph(pen, &said, inside);
    widgets::form(
        pen,
        &lock.form,
        model.now.today,
        Rect { y, height: inside.bottom().saturating_sub(y), ..inside },
    );
}

/// F8: nothing of the old screen.
pub fn cover(pen: &mut Pen<'_>, model: &Model, area: Rect) {
    let time = format!("{:02}:{:02}", model.now.minute.hour(), model.now.minute.minute());
    pen.text(
        area.x + 2,
        area.y + 1,
        area.width.saturating_sub(2),
        &format!("trede   {time}"),
        pen.theme.quiet,
    );
    let words = pen.word("cover-keys");
    pen.text(
        area.x + 2,
        area.bottom().saturating_sub(2),
        area.width.saturating_sub(2),
        &words,
        pen.theme.quiet,
    );
}

/// The intake conversation: topics beside the question and the form.
pub fn intake(pen: &mut Pen<'_>, model: &Model, desk: &Desk, intake: &Intake, area: Rect) {
    let dossier = desk.open.as_ref().filter(|open| open.id == intake.dossier);
    if let Some(dossier) = dossier {
        header::person(pen, dossier, Rect { height: 1, ..area });
    }
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    footer::draw(pen, model, Rect { y: area.bottom() - 1, height: 1, ..area });
    let beside = if area.width >= 70 { 34 } else { 0 };
    if beside > 0 {
        topics(pen, intake, dossier, Rect { width: beside, ..body });
    }
    let captions = Captions {
        title: format!("{}  {}", intake.topic.number(), pen.word(intake.topic.key())),
        facts: pen.word("intake-may-read"),
        ..Captions::default()
    };
    let inside =
        inner(pen.frame(Rect { x: body.x + beside, width: body.width - beside, ..body }, &captions, true));
    let (nt, work) = dossier.map_or((None, None), |open| (*open.participant.nt, *open.participant.work));
    let mut y = inside.y;
    for id in prompts(intake.topic, nt, work) {
        let words = format!("\"{}\"", pen.word(id));
        y = paragraph(pen, &words, Rect { y, height: inside.bottom().saturating_sub(y), ..inside })
            .saturating_sub(1);
    }
    let rest = Rect { y: y + 1, height: inside.bottom().saturating_sub(y + 1), ..inside };
    match (intake.topic, dossier) {
        (Topic::Barriers, Some(dossier)) => {
            let words = pen.word(barrier_prompt(desk.barrier).ask);
            let used = paragraph(pen, &format!("› {words}"), rest);
            panes::barriers::rows(
                pen,
                desk,
                dossier,
                Rect { y: used, height: rest.bottom().saturating_sub(used), ..rest },
                true,
            );
        }
        (Topic::Barriers, None) => {
            let words = pen.word("intake-name-first");
            pen.text(rest.x, rest.y, rest.width, &words, pen.theme.text);
        }
        _ => {
            widgets::form(pen, &intake.form, model.now.today, rest);
        }
    }
}

fn topics(pen: &mut Pen<'_>, intake: &Intake, dossier: Option<&crate::domain::Dossier>, area: Rect) {
    let title = pen.word("intake-topics");
    let inside = pen.frame(area, &Captions { title, ..Captions::default() }, false);
    for ((at, topic), y) in Topic::ALL.iter().enumerate().zip(inside.y..inside.bottom()) {
        let glyph = match dossier.and_then(|open| open.topic_state(*topic)) {
            _ if *topic == intake.topic => "▶",
            Some(TopicState::Done) => "✓",
            Some(TopicState::Parked) => "~",
            Some(TopicState::Skipped) => "·",
            None => " ",
        };
        let words = format!("{glyph} {:2} {}", topic.number(), pen.word(topic.key()));
        let style = if *topic == intake.topic { pen.theme.heading } else { pen.theme.text };
        pen.text(inside.x + 1, y, inside.width.saturating_sub(1), &words, style);
        pen.target(Rect { y, height: 1, ..inside }, Target::Topic(at));
    }
}

/// A review or quick intake.
pub fn conversation(pen: &mut Pen<'_>, model: &Model, desk: &Desk, talk: &Conversation, area: Rect) {
    let body = Rect { height: area.height.saturating_sub(1), ..area };
    footer::draw(pen, model, Rect { y: area.bottom() - 1, height: 1, ..area });
    let dossier = desk.open.as_ref().filter(|open| open.id == talk.dossier);
    let name = dossier.map_or_else(|| pen.word("quick-title"), |open| open.participant.name.spoken());
    let title = format!("{} · {name}", pen.word("review-title"));
    let inside = inner(pen.frame(body, &Captions { title, ..Captions::default() }, true));
    let mut y = inside.y;
    if let Some(dossier) = dossier {
        for line in past(pen, dossier) {
            pen.text(inside.x, y, inside.width, &line, pen.theme.text);
            y += 1;
        }
        y += 1;
    }
    widgets::form(
        pen,
        &talk.form,
        model.now.today,
        Rect { y, height: inside.bottom().saturating_sub(y), ..inside },
    );
}

/// What there is to know before calling: last time, open barriers, the step, the wish.
fn past(pen: &Pen<'_>, dossier: &crate::domain::Dossier) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((_, last)) = dossier.last_spoken() {
        let on = last.on.map(|day| pen.short_day(day)).unwrap_or_default();
        lines.push(format!("{}  {on}  {}", text::pad(&pen.word("review-last"), 13), *last.note));
    }
    let open: Vec<String> =
        dossier.open_barriers().iter().map(|domain: &BarrierDomain| pen.word(domain.key())).collect();
    if !open.is_empty() {
        lines.push(format!("{}  {}", text::pad(&pen.word("review-open"), 13), open.join(" · ")));
    }
    if let Some((_, step)) = dossier.step() {
        lines.push(format!("{}  {}", text::pad(&pen.word("header-step"), 13), *step.what));
    }
    if let Some((_, wish)) = dossier.wish() {
        lines.push(format!("\"{}\"", *wish.words));
    }
    lines
}

/// *Mijn plan*, in plain words and room around them.
pub fn plan(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    footer::draw(pen, model, Rect { y: area.bottom() - 1, height: 1, ..area });
    let Some(dossier) = &desk.open else { return };
    let title = format!("{} · {}", pen.word("plan-title"), dossier.participant.name.first());
    let body = Rect { height: area.height.saturating_sub(1), ..area };
    let inside = inner(pen.frame(body, &Captions { title, ..Captions::default() }, true));
    let mut parts: Vec<(String, String)> = Vec::new();
    parts.extend(dossier.wish().map(|(_, wish)| (pen.word("plan-wish"), format!("\"{}\"", *wish.words))));
    parts.extend(dossier.step().map(|(_, step)| {
        let due = step
            .due
            .map(|day| format!(" ({} {})", pen.word("header-before"), pen.long_day(day)))
            .unwrap_or_default();
        (pen.word("plan-step"), format!("{}{due}", *step.what))
    }));
    let lessons: Vec<String> =
        dossier.modules_in_order().iter().map(|(_, module)| (*module.title).clone()).collect();
    if !lessons.is_empty() {
        parts.push((pen.word("plan-lessons"), lessons.join(" · ")));
    }
    let next = desk.people.get(dossier.id).and_then(crate::domain::Summary::next_date);
    parts.extend(next.map(|day| (pen.word("plan-next"), pen.long_day(day))));
    let mut y = inside.y + 1;
    for (title, words) in parts {
        if y + 2 >= inside.bottom() {
            break;
        }
        pen.text(inside.x, y, inside.width, &title.to_uppercase(), pen.theme.heading);
        y = paragraph(
            pen,
            &words,
            Rect {
                x: inside.x + 2,
                y: y + 1,
                width: inside.width.saturating_sub(2),
                height: inside.bottom().saturating_sub(y + 1),
            },
        );
    }
}

/// Words in lines; returns the row after the empty one below them.
fn paragraph(pen: &mut Pen<'_>, words: &str, area: Rect) -> u16 {
    let mut y = area.y;
    for line in text::wrap(words, usize::from(area.width)) {
        if y < area.bottom() {
            pen.text(area.x, y, area.width, &line, pen.theme.text);
            y += 1;
        }
    }
    (y + 1).min(area.bottom())
}

fn inner(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        y: area.y + u16::from(area.height > 4),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(u16::from(area.height > 4)),
    }
}

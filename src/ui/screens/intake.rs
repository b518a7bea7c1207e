//! The intake conversation: topics, a question that may be read aloud, and the form to write on. No other person's name.

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Intake};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::Dossier;
use crate::domain::intake::{Topic, TopicState};
use crate::domain::prompts::{barrier_prompt, prompts};
use crate::ui::form::form;
use crate::ui::pen::{Captions, Pen};
use crate::ui::{footer, keys, panes, text};

use super::{inner, paragraph, read_back, rest};

/// From this width on the topics stand beside the conversation.
const WIDE: u16 = 100;
/// Columns of the topics.
const TOPICS: u16 = 36;

/// Draws it.
pub fn intake(pen: &mut Pen<'_>, model: &Model, desk: &Desk, intake: &Intake, area: Rect) {
    let (area, last) = footer::split(pen, model, area);
    footer::draw(pen, model, last);
    let dossier = desk.open.as_ref().filter(|open| open.id == intake.dossier);
    heading(pen, model, intake, dossier, Rect { height: 1, ..area });
    let mut body = rest(area, area.y + 1);
    if area.width >= WIDE {
        topics(pen, intake, dossier, Rect { width: TOPICS, ..body });
        body = Rect { x: body.x + TOPICS, width: body.width - TOPICS, ..body };
    } else {
        strip(pen, intake, dossier, Rect { height: 1, ..body });
        body = rest(body, body.y + 1);
    }
    let on_top = desk.overlays.is_empty();
    let mut hints = if on_top { keys::here(pen, model) } else { Vec::new() };
    if on_top && intake.topic == Topic::Barriers {
        hints.splice(0..0, panes::barriers::scores_button(pen, model));
    }
    let captions = Captions {
        title: format!("{}  {}", intake.topic.number(), pen.word(intake.topic.key())),
        facts: pen.word("intake-may-read"),
        hints,
        ..Captions::default()
    };
    let inside = inner(pen.frame(body, &captions, true));
    conversation(pen, model, desk, intake, dossier, inside);
}

fn heading(pen: &mut Pen<'_>, model: &Model, intake: &Intake, dossier: Option<&Dossier>, area: Rect) {
    let minutes = model.now.ms.saturating_sub(intake.began_ms) / 60_000;
    let minutes = pen.counted("intake-minutes", &[("count", i64::try_from(minutes).unwrap_or(0))]);
    let taken = u16::try_from(text::width(&minutes)).unwrap_or(0);
    let room = usize::from(area.width.saturating_sub(taken + 5));
    let words = match dossier {
        Some(dossier) => {
            let wish = dossier.wish().map(|(_, wish)| format!("\"{}\"", *wish.words)).unwrap_or_default();
            let who = format!("{} · {}", pen.word("intake-title"), dossier.participant.name.spoken());
            let who = if wish.is_empty() || room < 50 { who } else { format!("{who} · ") };
            let who = text::truncate(&who, if wish.is_empty() { room } else { room / 2 });
            // where there is no room for both, the wish stays
            if room < 50 && !wish.is_empty() {
                text::truncate(&wish, room)
            } else {
                let left = room.saturating_sub(text::width(&who));
                format!("{who}{}", text::truncate(&wish, left))
            }
        }
        None => pen.word("intake-title"),
    };
    pen.text(area.x + 1, area.y, area.width, &words, pen.theme.wish);
    pen.text_right(area.right().saturating_sub(1), area.y, taken, &minutes, pen.theme.quiet);
}

fn glyph(intake: &Intake, dossier: Option<&Dossier>, topic: Topic) -> &'static str {
    match dossier.and_then(|open| open.topic_state(topic)) {
        _ if topic == intake.topic => "▶",
        Some(TopicState::Done) => "✓",
        Some(TopicState::Parked) => "~",
        Some(TopicState::Skipped) => "·",
        None => " ",
    }
}

fn topics(pen: &mut Pen<'_>, intake: &Intake, dossier: Option<&Dossier>, area: Rect) {
    let count = |state| {
        let has = |topic: &&Topic| dossier.and_then(|open| open.topic_state(**topic)) == Some(state);
        Topic::ALL.iter().filter(has).count()
    };
    let (done, parked) = (count(TopicState::Done), count(TopicState::Parked));
    let later = if parked > 0 { format!(" · {parked} {}", pen.word("intake-later")) } else { String::new() };
    let captions = Captions {
        title: pen.word("intake-topics"),
        facts: format!("{done}/{}{later}", Topic::ALL.len()),
        ..Captions::default()
    };
    let inside = pen.frame(area, &captions, false);
    for ((at, topic), y) in Topic::ALL.iter().enumerate().zip(inside.y..inside.bottom()) {
        let words =
            format!("{} {:2} {}", glyph(intake, dossier, *topic), topic.number(), pen.word(topic.key()));
        let style = if *topic == intake.topic { pen.theme.heading } else { pen.theme.text };
        pen.text(inside.x + 1, y, inside.width.saturating_sub(1), &words, style);
        pen.target(Rect { y, height: 1, ..inside }, Target::Topic(at));
    }
}

/// The topics by number, in one line.
fn strip(pen: &mut Pen<'_>, intake: &Intake, dossier: Option<&Dossier>, area: Rect) {
    let mut x = area.x + 1;
    let gap = if area.width >= 60 { 3 } else { 1 };
    for (at, topic) in Topic::ALL.iter().enumerate() {
        let words = format!("{}{}", glyph(intake, dossier, *topic).trim(), topic.number());
        let style = if *topic == intake.topic { pen.theme.heading } else { pen.theme.quiet };
        let taken = pen.text(x, area.y, area.right().saturating_sub(x), &words, style);
        pen.target(Rect { x, width: taken, ..area }, Target::Topic(at));
        x = x.saturating_add(taken + gap);
    }
}

fn conversation(
    pen: &mut Pen<'_>,
    model: &Model,
    desk: &Desk,
    intake: &Intake,
    dossier: Option<&Dossier>,
    inside: Rect,
) {
    let (nt, work) = dossier.map_or((None, None), |open| (*open.participant.nt, *open.participant.work));
    let questions: Vec<String> =
        prompts(intake.topic, nt, work).into_iter().map(|id| format!("\"{}\"", pen.word(id))).collect();
    let below = rest(inside, ask(pen, intake, &questions, inside));
    match (intake.topic, dossier) {
        (Topic::Barriers, Some(dossier)) => {
            let words = format!("› \"{}\"", pen.word(barrier_prompt(desk.barrier).ask));
            let y = paragraph(pen, &words, below);
            panes::barriers::rows(pen, desk, dossier, model.now.today, rest(below, y), (true, true));
        }
        (Topic::Barriers, None) => {
            let words = pen.word("intake-name-first");
            pen.text(below.x, below.y, below.width, &words, pen.theme.text);
        }
        (topic, dossier) => {
            let rows = form(pen, &intake.form, model.now.today, below);
            if let Some(dossier) = dossier {
                read_back::draw(pen, desk, dossier, topic, model.now.today, rest(below, below.y + rows));
            }
        }
    }
}

/// The questions, as many as leave room to write; in the barrier check the domain has its own. Returns the next row.
fn ask(pen: &mut Pen<'_>, intake: &Intake, questions: &[String], area: Rect) -> u16 {
    let most = match intake.topic {
        Topic::Barriers if area.height < 24 => 0,
        _ => area.height / 3,
    };
    let mut y = area.y;
    for words in questions {
        let lines = text::wrap(words, usize::from(area.width));
        if y + u16::try_from(lines.len()).unwrap_or(u16::MAX) > area.y + most {
            break;
        }
        y = paragraph(pen, words, rest(area, y)).saturating_sub(1);
    }
    if y == area.y { y } else { y + 1 }
}

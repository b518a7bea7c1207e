//! A follow-up review or a quick intake: what there is to know before calling, then the questions.

use crate::app::agenda::AgendaRow;
use crate::app::desk::{Conversation, Desk};
use crate::app::form::{FieldName, Form};
use crate::app::forms::FormKind;
use crate::app::model::Model;
use crate::domain::agenda::Line;
use crate::domain::barrier::BarrierStatus;
use crate::domain::participant::Safety;
use crate::domain::trajectory::ModuleStatus;
use crate::domain::{Day, Dossier};
use crate::ui::form::form;
use crate::ui::pen::{Captions, Pen};
use crate::ui::{footer, header, keys, panes, text};

use super::{inner, paragraph, rest};
use ratatui::layout::Rect;

/// Columns of the labels of what was before.
const LABEL: usize = 14;

/// Draws it.
pub fn conversation(pen: &mut Pen<'_>, model: &Model, desk: &Desk, talk: &Conversation, area: Rect) {
    let (body, last) = footer::split(pen, model, area);
    footer::draw(pen, model, last);
    let dossier = desk.open.as_ref().filter(|open| open.id == talk.dossier);
    let hints = if desk.overlays.is_empty() { keys::here(pen, model) } else { Vec::new() };
    let mut captions = Captions { hints, ..Captions::default() };
    captions.title = match dossier {
        Some(open) => format!("{} · {}", pen.word("review-title"), open.participant.name.spoken()),
        None => format!("{} · {}", pen.word("review-title"), pen.word("quick-title")),
    };
    let today = model.now.today;
    let row = answered(desk, talk);
    if let Some((row, line)) = row {
        captions.short.clone_from(&captions.title);
        let what = panes::agenda::what(pen, desk, row.person, &line.what, today);
        captions.title = format!("{} · {what}", captions.title);
        captions.facts = format!("{} {}", pen.word("review-planned"), pen.week_day(line.due));
    } else if talk.kind == FormKind::Quick {
        captions.facts = pen.word("intake-may-read");
    }
    let inside = inner(pen.frame(body, &captions, true));
    let y = match dossier {
        Some(dossier) => {
            let rest = row.map(|(row, line)| panes::agenda::rest(pen, desk, row, line, today));
            past(pen, dossier, rest.unwrap_or_default(), inside)
        }
        None if talk.kind == FormKind::Quick => question(pen, &talk.form, inside),
        None => inside.y,
    };
    form(pen, &talk.form, model.now.today, rest(inside, y));
}

/// The question of the quick intake that belongs to the field in focus, to read aloud. Returns the first free row.
fn question(pen: &mut Pen<'_>, form: &Form, area: Rect) -> u16 {
    let id = match form.focused().map(|field| field.name) {
        Some(FieldName::Name) => "quick-ask-name",
        Some(FieldName::Phone) => "quick-ask-phone",
        Some(FieldName::Wish) => "prompt-wish-1",
        Some(FieldName::Step) => "prompt-step-first",
        Some(FieldName::StepDue) => "prompt-step-small",
        Some(FieldName::NextDay) => "prompt-appointment-next",
        _ => return area.y,
    };
    // where there is little room, the answers go first
    if usize::from(area.height) < form.fields.len() + 4 {
        return area.y;
    }
    let words = format!("\"{}\"", pen.word(id));
    paragraph(pen, &words, area)
}

/// The line of the agenda that this talk answers, with what else waits on that day.
fn answered<'a>(desk: &'a Desk, talk: &Conversation) -> Option<(&'a AgendaRow, &'a Line)> {
    let FormKind::Review(Some(key)) = &talk.kind else { return None };
    let row = desk.agenda.rows.iter().find(|row| row.holds(talk.dossier, key))?;
    Some((row, row.lines().find(|line| line.key == *key)?))
}

/// What there is to know before calling: the wish, what else waits, last time, what was finished, what is open, the step.
/// The wish stays where there is little room. Returns the first free row.
fn past(pen: &mut Pen<'_>, dossier: &Dossier, waits: String, area: Rect) -> u16 {
    let wish = dossier.wish().map(|(_, wish)| format!("\"{}\"", *wish.words));
    let mut lines = vec![
        (pen.word("review-contact"), contact(pen, dossier)),
        (pen.word("review-handover"), handed_over(dossier)),
        (pen.word("review-also"), waits),
        (pen.word("review-last"), last_time(pen, dossier)),
        (pen.word("review-finished"), finished(pen, dossier)),
        (pen.word("review-open"), open(pen, dossier)),
        (pen.word("review-step"), step(pen, dossier)),
    ];
    lines.retain(|(_, words)| !words.trim().is_empty());
    let most = usize::from(area.height.saturating_sub(8));
    lines.truncate(most);
    let mut y = area.y;
    for (label, words) in lines {
        let words = format!("{} {words}", text::pad(&label, LABEL));
        pen.text(area.x, y, area.width, &words, pen.theme.text);
        y += 1;
    }
    if let Some(wish) = wish {
        y += u16::from(y > area.y && area.height > 14);
        pen.text(area.x, y, area.width, &wish, pen.theme.wish);
        y += 1;
    }
    if area.height > 14 { y + 1 } else { y }
}

/// What the coach before wanted the next one to know first, until they talked.
fn handed_over(dossier: &Dossier) -> String {
    let fresh = |on: Option<Day>| dossier.last_spoken_on() <= on;
    let handover = dossier.handover().filter(|(_, handover)| fresh(*handover.on));
    handover.map_or_else(String::new, |(_, handover)| handover.note.get().clone())
}

/// What was agreed about contact, when not every way is safe: it comes before anything else.
fn contact(pen: &Pen<'_>, dossier: &Dossier) -> String {
    match dossier.safety() {
        Safety::Only(way) => format!("! {} {way}", pen.word("review-contact-only")),
        Safety::No => format!("! {}", pen.word("review-contact-no")),
        Safety::Unknown | Safety::Yes => String::new(),
    }
}

/// When they last spoke, how, and what was written down; without a note what was answered.
fn last_time(pen: &Pen<'_>, dossier: &Dossier) -> String {
    let Some((_, last)) = dossier.last_spoken() else { return String::new() };
    let on = last.on.map(|day| pen.short_day(day)).unwrap_or_default();
    let how = last.medium.map(|medium| format!("{}: ", pen.word(medium.key()))).unwrap_or_default();
    let mut said = (*last.note).clone();
    if said.is_empty() {
        let mood = last.mood.map(|mood| pen.word(&format!("mood-{mood}")));
        let busy = last.occupation.map(|busy| pen.word(busy.key()));
        said = mood.into_iter().chain(busy).collect::<Vec<_>>().join(" · ");
    }
    format!("{on}  {how}{said}")
}

/// Modules finished and proofs got, the newest first.
fn finished(pen: &Pen<'_>, dossier: &Dossier) -> String {
    let modules = dossier.modules.values().filter(|module| *module.status == Some(ModuleStatus::Finished));
    let modules = modules.map(|module| (module.span.map(|span| span.end), (*module.title).clone()));
    let proofs = dossier.proofs.values().map(|proof| {
        let kind = proof.kind.map(|kind| pen.word(kind.key())).unwrap_or_default();
        let on = proof.on.map(|day| format!(" {}", pen.short_day(day))).unwrap_or_default();
        (*proof.on, format!("{kind}{on}"))
    });
    let mut all: Vec<(Option<Day>, String)> = modules.chain(proofs).collect();
    all.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    all.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" · ")
}

/// What is still in the way, and how far the help for it is.
fn open(pen: &Pen<'_>, dossier: &Dossier) -> String {
    let words = |domain| {
        let line = dossier.barrier_line(domain);
        let score = line.score.map(|score| format!(" {} {}", score.glyph(), pen.word(score.key())));
        let status = dossier.barrier(domain).and_then(|barrier| *barrier.status);
        let help =
            status.filter(|status| *status != BarrierStatus::Open).map(|status| pen.word(status.key()));
        let help = help.map(|help| format!(", {help}")).unwrap_or_default();
        format!("{}{}{help}", pen.word(domain.key()), score.unwrap_or_default())
    };
    dossier.open_barriers().into_iter().map(words).collect::<Vec<_>>().join(" · ")
}

/// The one step, who does it and before which day.
fn step(pen: &Pen<'_>, dossier: &Dossier) -> String {
    let Some((_, step)) = dossier.step() else { return String::new() };
    let owner = header::owner(pen, dossier, *step.owner);
    let due = step.due.map(|day| format!(" · {} {}", pen.word("header-before"), pen.short_day(day)));
    format!("{} · {owner}{}", *step.what, due.unwrap_or_default())
}

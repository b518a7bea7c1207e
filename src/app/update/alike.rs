//! The same person twice: suggestions while somebody new is typed, and deciding about somebody in the list.

use crate::domain::alike::SHOWN;
use crate::domain::participant::ParticipantEdit;
use crate::domain::same_person::{self, Verdict};
use crate::domain::{Change, Day, Dossier, Summary};
use crate::id::DossierId;

use super::super::alike::{Doubles, Row, Suggestion};
use super::super::desk::{Desk, Screen};
use super::super::effect::Effect;
use super::super::forms::{self, FormKind};
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::said::Said;
use super::forms::top_of;

/// After something was typed about somebody new: who is known that looks like them.
pub(super) fn look(model: &mut Model) {
    let Some(desk) = model.desk_mut() else { return };
    if !is_about_somebody_new(desk) {
        return;
    }
    let Some(typed) = top_of(desk).map(|form| forms::traits(form)) else { return };
    // who reads along sees no other person's name
    let hidden = desk.in_conversation();
    let found = desk.people.alike(&typed);
    let suggestions: Vec<Suggestion> = found
        .into_iter()
        .map(|(id, likeness)| {
            let name = if hidden { String::new() } else { called(desk, id) };
            Suggestion { id, name, likeness }
        })
        .collect();
    if let Some(form) = top_of(desk) {
        let decided: Vec<DossierId> = form.decided.iter().map(|(one, _)| one.id).collect();
        form.alike = suggestions.into_iter().filter(|one| !decided.contains(&one.id)).take(SHOWN).collect();
    }
}

fn is_about_somebody_new(desk: &Desk) -> bool {
    match (desk.overlays.last(), &desk.screen) {
        (Some(Overlay::Form { kind, .. }), _) => *kind == FormKind::NewPerson,
        (None, Screen::Conversation(talk)) => talk.kind == FormKind::Quick,
        (None, Screen::Intake(intake)) => intake.is_new,
        (_, _) => false,
    }
}

/// A name with the year of birth, as far as it is known.
fn called(desk: &Desk, id: DossierId) -> String {
    let Some(person) = desk.people.get(id) else { return String::new() };
    let year = person.birth_year.map(|year| format!(" ({year})")).unwrap_or_default();
    format!("{}{year}", person.name.spoken())
}

/// Whether there is a suggestion to decide about where the keys are.
pub(super) fn is_asked(desk: &Desk) -> bool {
    // the help, the palette and the menu are about what lies under them
    let below = desk.overlays.iter().rev().find(|overlay| !overlay.is_list());
    match (below, &desk.screen) {
        (Some(Overlay::Form { form, .. }), _) => !form.alike.is_empty(),
        (Some(Overlay::Alike(asked)), _) => asked.chosen().is_some(),
        (None, Screen::Conversation(talk)) => !talk.form.alike.is_empty(),
        (None, Screen::Intake(intake)) => !intake.form.alike.is_empty(),
        (_, _) => false,
    }
}

/// The box about the person selected.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let rows = rows(desk);
    if rows.is_empty() {
        let said = desk
            .open
            .as_ref()
            .map(|open| Said::plain("notice-nobody-alike").text("name", open.participant.name.spoken()));
        said.into_iter().for_each(|said| model.say(said));
        return Vec::new();
    }
    desk.overlays.push(Overlay::Alike(Box::new(Doubles { rows, cursor: 0 })));
    Vec::new()
}

/// The dossiers of the person selected, when there are several, then who looks like them and was not decided about.
fn rows(desk: &mut Desk) -> Vec<Row> {
    let Some(open) = desk.open.clone() else { return Vec::new() };
    let mut rows: Vec<Row> = open.parts.iter().cloned().map(Row::Part).collect();
    rows.extend(suggestions(desk, &open).into_iter().map(Row::Like));
    rows
}

fn suggestions(desk: &mut Desk, open: &Dossier) -> Vec<Suggestion> {
    let found = desk.people.suggestions(open.id);
    found.into_iter().map(|(id, likeness)| Suggestion { id, name: called(desk, id), likeness }).collect()
}

/// *Dezelfde*, or *niet dezelfde*, about what is suggested where the keys are.
pub(super) fn decide(model: &mut Model, verdict: Verdict) -> Vec<Effect> {
    match model.desk().and_then(|desk| desk.overlays.last()) {
        Some(Overlay::Alike(_)) => decide_in_box(model, verdict),
        _ => decide_in_form(model, verdict),
    }
}

/// Kept with the form, and saved with the new person.
fn decide_in_form(model: &mut Model, verdict: Verdict) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut()
        && let Some(form) = top_of(desk)
        && !form.alike.is_empty()
    {
        let one = form.alike.remove(0);
        form.decided.push((one, verdict));
        form.touched = true;
    }
    look(model);
    super::forms::keep_draft(model)
}

fn decide_in_box(model: &mut Model, verdict: Verdict) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(open) = desk.open.clone() else { return Vec::new() };
    let Some(Overlay::Alike(asked)) = desk.overlays.last() else { return Vec::new() };
    let Some(row) = asked.chosen().cloned() else { return Vec::new() };
    let (name, mut changes) = match (&row, verdict) {
        (Row::Part(_), Verdict::Same) => {
            model.say(Said::plain("notice-same-already"));
            return Vec::new();
        }
        (Row::Part(part), Verdict::Different) => {
            (Said::plain("deed-split").text("name", part.name.spoken()), same_person::split(&open, part.id))
        }
        (Row::Like(one), verdict) => {
            let theirs = desk.people.get(one.id).map(Summary::ids).unwrap_or_default();
            let name = open.participant.name.spoken();
            match verdict {
                Verdict::Same => (
                    Said::plain("deed-same").text("name", name).text("other", one.name.clone()),
                    same_person::merge(&open, &theirs),
                ),
                Verdict::Different => (
                    Said::plain("deed-different").text("name", name).text("other", one.name.clone()),
                    same_person::differ(&open, &theirs),
                ),
            }
        }
    };
    if let Row::Like(one) = &row {
        changes.extend(unmarked(desk, &open, one.id, asked.rows.iter().filter(|row| is_like(row)).count()));
    }
    let is_last = asked.rows.len() <= 1;
    let cursor = asked.cursor;
    if is_last || verdict == Verdict::Same || matches!(row, Row::Part(_)) {
        desk.overlays.pop();
    } else if let Some(Overlay::Alike(asked)) = desk.overlays.last_mut() {
        asked.rows.remove(cursor);
        asked.cursor = cursor.min(asked.rows.len().saturating_sub(1));
    }
    let effects = desk.perform(name.clone(), changes, now);
    model.say(name);
    effects
}

const fn is_like(row: &Row) -> bool {
    matches!(row, Row::Like(_))
}

/// *Misschien dubbel* goes away with the last suggestion, and from the other when that one was decided about.
fn unmarked(desk: &Desk, open: &Dossier, other: DossierId, asked: usize) -> Vec<Change> {
    let plain = |id| Change::participant(id, [ParticipantEdit::MaybeDouble(false)]);
    let mut changes = Vec::new();
    if *open.participant.maybe_double && asked <= 1 {
        changes.push(plain(open.id));
    }
    if desk.people.get(other).is_some_and(|other| other.maybe_double) {
        changes.push(plain(other));
    }
    changes
}

/// After dossiers became one person: who was on the screen is there under the person's first dossier.
pub(super) fn follow(desk: &mut Desk, folded: &[Dossier], gone: &[DossierId], today: Day) {
    for person in folded.iter().filter(|person| !person.parts.is_empty()) {
        let ids = person.ids();
        let was = |id: DossierId| id != person.id && ids.contains(&id) && gone.contains(&id);
        match &mut desk.screen {
            Screen::Intake(intake) if was(intake.dossier) => intake.dossier = person.id,
            Screen::Conversation(talk) if was(talk.dossier) => talk.dossier = person.id,
            _ => {}
        }
        let Some(open) = desk.open.as_ref().map(|open| open.id).filter(|open| ids.contains(open)) else {
            continue;
        };
        desk.people.select(person.id, today);
        if was(open) {
            desk.want(person.id);
            desk.open = Some(person.clone());
            desk.waited();
        }
    }
}

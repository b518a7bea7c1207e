//! Forms on the screen: opening, saving, leaving, and keeping what is typed as a draft.

use std::collections::BTreeSet;

use crate::domain::Dossier;
use crate::id::DossierId;

use super::super::desk::{Conversation, Desk, Screen};
use super::super::draft::Draft;
use super::super::effect::{Effect, PeopleFile};
use super::super::form::{Fault, FieldName, Form, Moved};
use super::super::forms::{self, Deed, FormKind, handing};
use super::super::guard;
use super::super::location::Part;
use super::super::model::{Model, Now, Stage};
use super::super::overlay::{Confirmed, Overlay};
use super::super::said::Said;
use super::{coaches, conversation, exchange, list, location, privacy, session};
use crate::domain::Access;

/// The form that has the keys: on top of everything, or the screen's own.
pub(super) fn top(model: &mut Model) -> Option<&mut Form> {
    match &mut model.stage {
        Stage::Setup(setup) => Some(&mut setup.form),
        Stage::Locked(lock) => Some(&mut lock.form),
        Stage::Desk(desk) => top_of(desk),
    }
}

pub(super) fn top_of(desk: &mut Desk) -> Option<&mut Form> {
    match desk.overlays.last_mut() {
        Some(Overlay::Form { form, .. }) => Some(form),
        Some(_) => None,
        None => match &mut desk.screen {
            Screen::Intake(intake) => Some(&mut intake.form),
            Screen::Conversation(conversation) => Some(&mut conversation.form),
            Screen::Workspace
            | Screen::Plan
            | Screen::Location(_)
            | Screen::Exchange(_)
            | Screen::Privacy(_) => None,
        },
    }
}

/// As [`top`], to look at.
pub(super) fn shown(desk: &Desk) -> Option<&Form> {
    match (desk.overlays.last(), &desk.screen) {
        (Some(Overlay::Form { form, .. }), _) => Some(form),
        (None, Screen::Intake(intake)) => Some(&intake.form),
        (None, Screen::Conversation(talk)) => Some(&talk.form),
        _ => None,
    }
}

/// Opens a form over the screen, about the person selected.
pub(super) fn open(model: &mut Model, kind: FormKind) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let nobody = Dossier::default();
    let needs_person = !matches!(kind, FormKind::NewPerson | FormKind::ImportFile | FormKind::Retype(..))
        && Part::of(&kind).is_none()
        && !kind.is_request();
    let dossier = match (&desk.open, needs_person) {
        (Some(open), true) => open,
        (Some(open), false) if kind.is_request() => open,
        (None, true) => {
            model.say(Said::plain("notice-nobody-selected"));
            return Vec::new();
        }
        (Some(open), false) if matches!(kind, FormKind::Retype(..)) => open,
        (_, false) => &nobody,
    };
    let form = forms::open(&kind, &desk.ctx(dossier, now));
    desk.overlays.push(Overlay::Form { kind, form });
    Vec::new()
}

/// Does something to the form on top. A BSN in a field that is left is said at once, and the focus stays there.
pub(super) fn with_top<T>(model: &mut Model, change: impl FnOnce(&mut Form) -> T) -> Option<T> {
    let guards = model.desk().is_some_and(|desk| match desk.overlays.last() {
        Some(Overlay::Form { kind, .. }) => !kind.is_request() && *kind != FormKind::ImportFile,
        _ => true,
    });
    let form = top(model)?;
    let before = form.focused().map(|field| field.name);
    let done = change(form);
    let left = before.filter(|name| form.focused().is_none_or(|field| field.name != *name));
    if guards && let Some(fault) = left.and_then(|name| guard::bsn_at(form, name)) {
        form.blame(fault);
    }
    Some(done)
}

/// What a key did to the form: drafts what is typed, saves it past the last field.
pub(super) fn after(model: &mut Model, moved: Moved) -> Vec<Effect> {
    match moved {
        Moved::Inside => {
            session::check_left(model);
            reshape(model);
            changed(model)
        }
        Moved::PastEnd => submit(model),
        Moved::Nothing => Vec::new(),
    }
}

/// A conversation gets the fields that its answers ask for.
fn reshape(model: &mut Model) {
    let now = model.now;
    let Some(desk) = model.desk_mut().filter(|desk| desk.overlays.is_empty()) else { return };
    let (kind, id) = match &desk.screen {
        Screen::Conversation(talk) => (talk.kind.clone(), talk.dossier),
        Screen::Intake(intake) => (FormKind::Topic(intake.topic), intake.dossier),
        Screen::Workspace | Screen::Plan | Screen::Location(_) | Screen::Exchange(_) | Screen::Privacy(_) => {
            return;
        }
    };
    let Some(mut form) = top_of(desk).map(std::mem::take) else { return };
    let unknown = Dossier::new(id);
    let dossier = desk.open.as_ref().filter(|open| open.id == id).unwrap_or(&unknown);
    forms::reshape(&kind, &mut form, &desk.ctx(dossier, now));
    if let Some(place) = top_of(desk) {
        *place = form;
    }
}

/// Something was typed or chosen: who looks like it is looked up, and the draft is kept.
pub(super) fn changed(model: &mut Model) -> Vec<Effect> {
    super::alike::look(model);
    keep_draft(model)
}

/// Asks for the draft to be kept, when something was typed.
pub(super) fn keep_draft(model: &Model) -> Vec<Effect> {
    model.desk().and_then(draft_now).into_iter().map(Effect::SaveDraft).collect()
}

/// What is being typed, if anything is.
pub(super) fn draft_now(desk: &Desk) -> Option<Draft> {
    let open = desk.open.as_ref().map(|open| open.id);
    let form = desk.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Form { kind, form } if form.touched && !kind.is_request() => {
            Some(Draft::of(kind.clone(), open, form))
        }
        _ => None,
    });
    form.or_else(|| match &desk.screen {
        Screen::Intake(intake) if intake.form.touched => {
            Some(Draft::of(FormKind::Topic(intake.topic), Some(intake.dossier), &intake.form))
        }
        Screen::Conversation(talk) if talk.form.touched => {
            Some(Draft::of(talk.kind.clone(), Some(talk.dossier), &talk.form))
        }
        Screen::Workspace
        | Screen::Intake(_)
        | Screen::Conversation(_)
        | Screen::Plan
        | Screen::Location(_)
        | Screen::Privacy(_)
        | Screen::Exchange(_) => None,
    })
}

/// Enter past the last field.
pub(super) fn submit(model: &mut Model) -> Vec<Effect> {
    let Stage::Desk(desk) = &mut model.stage else {
        return if matches!(model.stage, Stage::Setup(_)) {
            session::confirm_setup(model)
        } else {
            session::try_unlock(model)
        };
    };
    match (desk.overlays.last(), &desk.screen) {
        (Some(Overlay::Form { .. }), _) => submit_overlay(model),
        (None, Screen::Intake(_)) => conversation::next_topic(model),
        (None, Screen::Conversation(_)) => conversation::finish(model),
        _ => Vec::new(),
    }
}

fn submit_overlay(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(Overlay::Form { kind, form }) = desk.overlays.last().cloned() else { return Vec::new() };
    if kind == FormKind::ImportFile {
        let path = form.text(FieldName::File).to_owned();
        if path.is_empty() {
            if let Some(Overlay::Form { form, .. }) = desk.overlays.last_mut() {
                form.blame(Fault { field: FieldName::File, said: Said::plain("fault-file") });
            }
            return Vec::new();
        }
        return vec![Effect::ReadPeople(PeopleFile { path, not_bsn: BTreeSet::new(), today: now.today })];
    }
    if let FormKind::Coach(coach) = kind {
        return coaches::submit(model, coach);
    }
    if matches!(kind, FormKind::Export | FormKind::Erase) {
        return privacy::submit(model, &kind, &form);
    }
    if kind.is_request() {
        let nobody = Dossier::default();
        let dossier = desk.open.as_ref().unwrap_or(&nobody);
        let asked = forms::ask(&kind, &form, &desk.ctx(dossier, now));
        return exchange::submit(model, asked);
    }
    let is_new = kind == FormKind::NewPerson;
    let dossier = match desk.open.clone().filter(|_| !is_new) {
        Some(open) => open,
        None => Dossier::new(desk.ids.dossier()),
    };
    match save(desk, &kind, &form, &dossier, now) {
        Err(fault) => {
            if let Some(Overlay::Form { form, .. }) = desk.overlays.last_mut() {
                form.blame(fault);
            }
            Vec::new()
        }
        Ok(deed) => {
            desk.overlays.pop();
            if is_new {
                adopt(desk, dossier);
            }
            let handed = (kind == FormKind::HandOver)
                .then(|| desk.open.as_ref().and_then(|open| handing::place(&form, &desk.ctx(open, now))))
                .flatten();
            let before = location::shown(desk);
            let mut effects = desk.perform(deed.name, deed.changes, now);
            location::follow(desk, &before, &kind);
            exchange::offer_bundle(desk, handed);
            effects.push(Effect::ClearDraft);
            if is_new && let Some(id) = desk.open.as_ref().map(|open| open.id) {
                effects.extend(list::select(model, id));
            }
            effects
        }
    }
}

/// The changes a form makes; ids are taken from the desk only when it is right.
pub(super) fn save(
    desk: &mut Desk,
    kind: &FormKind,
    form: &Form,
    dossier: &Dossier,
    now: Now,
) -> Result<Deed, super::super::form::Fault> {
    let mut ids = desk.ids.clone();
    let deed = forms::save(kind, form, &desk.ctx(dossier, now), &mut ids)?;
    desk.ids = ids;
    Ok(deed)
}

/// A new person's dossier becomes the open one.
pub(super) fn adopt(desk: &mut Desk, dossier: Dossier) {
    let id = dossier.id;
    desk.open = Some(dossier);
    desk.want(id);
}

/// Esc on a form: what was typed is asked about before it is dropped.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    // what is asked of the worker is typed again in a moment
    let touched = matches!(desk.overlays.last(), Some(Overlay::Form { kind, form }) if form.touched && !kind.is_request());
    if let Some(effect) = exchange::stop(desk) {
        return vec![effect];
    }
    if touched {
        let question = Said::plain("confirm-drop-form");
        desk.overlays.push(Overlay::Confirm { question, then: Confirmed::DropForm });
        return Vec::new();
    }
    desk.overlays.pop();
    Vec::new()
}

/// After unlocking: opens the dossier of the draft, then the form with what was typed.
pub(super) fn restore(model: &mut Model, draft: &Draft) -> Vec<Effect> {
    let known = |model: &Model, id: DossierId| model.desk().is_some_and(|desk| desk.people.get(id).is_some());
    match draft.dossier.filter(|id| known(model, *id)) {
        Some(id) => {
            if let Some(desk) = model.desk_mut() {
                desk.after_open = Some(super::super::desk::AfterOpen::Restore(Box::new(draft.clone())));
            }
            list::select(model, id)
        }
        None => {
            let mut effects = list::open_selected(model);
            effects.extend(bring_back(model, draft));
            effects
        }
    }
}

/// The form of the draft, with what was typed in it.
pub(super) fn bring_back(model: &mut Model, draft: &Draft) -> Vec<Effect> {
    match &draft.kind {
        FormKind::Topic(topic) => {
            conversation::start_intake_at(model, Some(*topic), draft.dossier);
        }
        FormKind::Quick => {
            conversation::start_quick(model);
        }
        FormKind::Review(line) => {
            conversation::start_review(model, line.clone());
        }
        other => {
            if let Some(part) = Part::of(other) {
                location::show_part(model, part);
            }
            open(model, other.clone());
        }
    }
    model.say(Said::plain("notice-draft-back"));
    if let Some(form) = top(model) {
        draft.restore(form);
    }
    // the answers may ask for fields that were filled as well
    reshape(model);
    if let Some(form) = top(model) {
        draft.restore(form);
    }
    super::alike::look(model);
    Vec::new()
}

/// After an undo: a conversation that nobody typed in reads its fields again.
pub(super) fn reopen_conversation(model: &mut Model) {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return };
    let Some(open) = desk.open.clone() else { return };
    let fresh = |desk: &Desk, kind: &FormKind| forms::open(kind, &desk.ctx(&open, now));
    match desk.screen.clone() {
        Screen::Intake(intake) if !intake.form.touched && intake.dossier == open.id => {
            let form = fresh(desk, &FormKind::Topic(intake.topic));
            desk.screen = Screen::Intake(Box::new(super::super::desk::Intake { form, ..*intake }));
        }
        Screen::Conversation(talk) if !talk.form.touched && talk.dossier == open.id => {
            let form = fresh(desk, &talk.kind);
            desk.screen = Screen::Conversation(Box::new(Conversation { form, ..*talk }));
        }
        Screen::Workspace
        | Screen::Intake(_)
        | Screen::Conversation(_)
        | Screen::Plan
        | Screen::Location(_)
        | Screen::Privacy(_)
        | Screen::Exchange(_) => {}
    }
}

/// "Dit is geen BSN": the form may be saved with its nine digits, and the access log says so.
pub(super) fn not_bsn(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Import(preview)) = model.desk().and_then(|desk| desk.overlays.last()) {
        let mut asked = preview.asked.clone();
        asked.not_bsn.extend(&preview.bsn_lines);
        return vec![Effect::ReadPeople(asked)];
    }
    let dossier = model.desk().and_then(|desk| match desk.overlays.last() {
        Some(Overlay::Form { kind, .. }) if Part::of(kind).is_some() => Some(DossierId::CATALOGUE),
        _ => desk.open.as_ref().map(|open| open.id),
    });
    let Some(form) = top(model) else { return Vec::new() };
    if form.fault.as_ref().is_none_or(|fault| fault.said.id != "fault-bsn") {
        return Vec::new();
    }
    form.not_bsn = true;
    form.fault = None;
    dossier.map(|id| Effect::LogAccess(id, Access::NotBsn)).into_iter().collect()
}

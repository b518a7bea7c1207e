//! The coaches of the location on the screen: asking for a change, and what came of it.

use crate::id::CoachId;

use super::super::coaches::{Answer, Ask, Request};
use super::super::effect::Effect;
use super::super::form::Fault;
use super::super::forms::{self, FormKind};
use super::super::model::Model;
use super::super::overlay::{Confirmed, Overlay};
use super::super::said::Said;
use super::{list, location};
use crate::domain::Dossier;

/// Enter past the last field: the worker does it, and the form waits for the answer.
pub(super) fn submit(model: &mut Model, coach: Option<CoachId>) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let nobody = Dossier::default();
    let Some(Overlay::Form { form, .. }) = desk.overlays.last() else { return Vec::new() };
    match forms::ask_about_coach(coach, form, &desk.ctx(&nobody, now)) {
        Ok(ask) => asking(model, ask),
        Err(fault) => {
            blame(model, fault);
            Vec::new()
        }
    }
}

fn asking(model: &mut Model, ask: Ask) -> Vec<Effect> {
    let today = model.now.today;
    model.say(Said::plain("notice-coach-busy"));
    vec![Effect::Coach(Request { ask, today })]
}

fn blame(model: &mut Model, fault: Fault) {
    let form = model.desk_mut().and_then(|desk| desk.overlays.last_mut());
    match form {
        Some(Overlay::Form { kind: FormKind::Coach(_), form }) if form.input(fault.field).is_some() => {
            form.blame(fault);
        }
        _ => model.warn(fault.said),
    }
}

/// Takes a coach out of the list: asks first, because there is no undo.
pub(super) fn remove(model: &mut Model, coach: CoachId) -> Vec<Effect> {
    if !location::may(model) {
        return Vec::new();
    }
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let name = desk.catalogue.coach_name(coach).unwrap_or_default().to_owned();
    let question = Said::plain("confirm-coach-remove").text("name", name);
    desk.overlays.push(Overlay::Confirm { question, then: Confirmed::RemoveCoach(coach) });
    Vec::new()
}

/// Yes to it.
pub(super) fn removed(model: &mut Model, coach: CoachId) -> Vec<Effect> {
    asking(model, Ask::Remove(coach))
}

/// The worker answered.
pub(super) fn answered(model: &mut Model, answer: Answer) -> Vec<Effect> {
    let today = model.now.today;
    match answer {
        Answer::Refused(field, said) => {
            blame(model, Fault { field, said });
            Vec::new()
        }
        Answer::Done { said, catalogue, can_enter, summaries } => {
            let Some(desk) = model.desk_mut() else { return Vec::new() };
            let ours = |overlay: &Overlay| matches!(overlay, Overlay::Form { kind: FormKind::Coach(_), .. });
            desk.overlays.retain(|overlay| !ours(overlay));
            desk.catalogue = *catalogue;
            desk.can_enter = can_enter;
            let handed = summaries.is_some();
            if let Some(summaries) = summaries {
                desk.people.replace(summaries, today);
                // whoever stands open may be somebody else's now
                desk.open = None;
            }
            desk.refresh_agenda(today);
            model.say(said);
            location::go(model, 0);
            if handed { list::open_selected(model) } else { Vec::new() }
        }
    }
}

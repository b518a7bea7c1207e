//! A save that can never succeed, because it is about somebody or something that was erased: it leaves the queue, the
//! coach is told, and the desk shows what there is.

use crate::id::DossierId;

use super::super::desk::{Desk, Screen};
use super::super::effect::{Effect, Token};
use super::super::forms::FormKind;
use super::super::location::Part;
use super::super::model::Model;
use super::super::msg::Folded;
use super::super::overlay::Overlay;
use super::super::said::Said;
use super::{answers, list};

/// The worker said no.
pub(super) fn refused(model: &mut Model, token: Token, why: Said, folded: Folded) -> Vec<Effect> {
    let gone = folded.gone.clone();
    let mut effects = Vec::new();
    let mut left = false;
    answers::did(model, folded, |desk| {
        effects.extend(desk.save_refused(token));
        left = leave(desk, &gone);
    });
    if left {
        // what was being typed about them is to be kept nowhere
        effects.push(Effect::ClearDraft);
    }
    effects.extend(list::open_selected(model));
    model.warn(why);
    effects
}

/// Whatever is about somebody who is no more goes from the screen; says whether there was anything.
fn leave(desk: &mut Desk, gone: &[DossierId]) -> bool {
    let open = desk.open.as_ref().is_some_and(|open| gone.contains(&open.id));
    let talked_about = match &desk.screen {
        Screen::Intake(intake) => gone.contains(&intake.dossier),
        Screen::Conversation(talk) => gone.contains(&talk.dossier),
        Screen::Plan => open,
        Screen::Workspace | Screen::Location(_) | Screen::Exchange(_) | Screen::Privacy(_) => false,
    };
    if talked_about {
        desk.screen = Screen::Workspace;
    }
    if open || talked_about {
        desk.overlays.retain(|overlay| !is_about_a_person(overlay));
    }
    open || talked_about
}

fn is_about_a_person(overlay: &Overlay) -> bool {
    match overlay {
        Overlay::Form { kind, .. } => {
            Part::of(kind).is_none()
                && !kind.is_request()
                && !matches!(kind, FormKind::NewPerson | FormKind::ImportFile)
        }
        Overlay::Settle(settling) => settling.of != DossierId::CATALOGUE,
        Overlay::Menu { .. }
        | Overlay::BarrierHistory(_)
        | Overlay::Story { .. }
        | Overlay::Alike(_)
        | Overlay::Confirm { .. } => true,
        Overlay::Help { .. }
        | Overlay::Palette { .. }
        | Overlay::Import(_)
        | Overlay::Card(_)
        | Overlay::Leaving(_)
        | Overlay::Arriving(_) => false,
    }
}

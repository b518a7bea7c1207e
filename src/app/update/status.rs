//! The status that the facts suggest: said after an act in the workspace, taken over with one key. A person decides.

use crate::domain::participant::Status;
use crate::domain::status::suggested_status;

use super::super::desk::Screen;
use super::super::effect::Effect;
use super::super::forms::{self, FormKind};
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::said::Said;
use super::forms as open_forms;

/// What is suggested for the person selected.
pub(super) fn suggested(model: &Model) -> Option<Status> {
    let open = model.desk()?.open.as_ref()?;
    suggested_status(open, model.now.today)
}

/// After a save: notes that the status may not fit any more.
pub(super) fn look(model: &mut Model) {
    if let Some(desk) = model.desk_mut() {
        desk.offer.look = true;
    }
}

/// Says what is suggested, once, when the coach is back in the workspace. Nothing is said over another notice.
pub(super) fn offer(model: &mut Model) {
    let busy = model.notice.is_some();
    let suggested = suggested_now(model);
    let Some(desk) = model.desk_mut() else { return };
    if busy || !desk.offer.look || !desk.overlays.is_empty() || !matches!(desk.screen, Screen::Workspace) {
        return;
    }
    desk.offer.look = false;
    let Some(open) = desk.open.as_ref() else { return };
    let (offered, now) = (suggested.map(|status| (open.id, status)), open.status());
    if offered == desk.offer.told {
        return;
    }
    desk.offer.told = offered;
    if let Some((_, status)) = offered {
        model.say(Said::plain("notice-status").key("status", status.key()).key("now", now.key()));
    }
}

/// Only computed when there is something to look at.
fn suggested_now(model: &Model) -> Option<Status> {
    model.desk().filter(|desk| desk.offer.look).and_then(|_| suggested(model))
}

/// `=`: the person gets the status that is suggested; one that needs a reason opens the form.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(dossier) = desk.open.clone() else { return Vec::new() };
    // the form opens with the suggestion, so saving it as it stands takes it over
    let mut form = forms::open(&FormKind::Status, &desk.ctx(&dossier, now));
    match open_forms::save(desk, &FormKind::Status, &form, &dossier, now) {
        Ok(deed) => desk.perform(deed.name, deed.changes, now),
        Err(fault) => {
            form.blame(fault);
            desk.overlays.push(Overlay::Form { kind: FormKind::Status, form });
            Vec::new()
        }
    }
}

//! Two versions on the screen: a digit chooses one, `n` types another, Enter goes to the next.

use crate::domain::{Dispute, Dossier, Edit, acts, describe};
use crate::id::DossierId;

use super::super::desk::{Desk, Screen};
use super::super::effect::Effect;
use super::super::forms::FormKind;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::said::Said;
use super::super::settle::{Settling, usual_form};
use super::{forms, location};

/// Whether there is anything to choose for whoever is on the screen, or for the location.
pub(super) fn is_needed(desk: &Desk) -> bool {
    whose(desk).is_some()
}

/// The person selected before the location, unless the location is on the screen.
fn whose(desk: &Desk) -> Option<DossierId> {
    let person = desk.open.as_ref().filter(|open| open.is_contested()).map(|open| open.id);
    let location = (!desk.catalogue.disputes().is_empty()).then_some(DossierId::CATALOGUE);
    if matches!(desk.screen, Screen::Location(_)) { location } else { person.or(location) }
}

/// Lays what stands in two versions over the screen.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut()
        && let Some(of) = whose(desk)
    {
        desk.overlays.push(Overlay::Settle(Settling { of, cursor: 0 }));
    }
    Vec::new()
}

fn on_screen(desk: &Desk) -> Option<(Settling, Dispute)> {
    match desk.overlays.last() {
        Some(Overlay::Settle(settling)) => Some((*settling, settling.dispute(desk)?)),
        _ => None,
    }
}

/// A digit: this version holds.
pub(super) fn choose(model: &mut Model, number: usize) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some((settling, dispute)) = on_screen(desk) else { return Vec::new() };
    let Some(version) = number.checked_sub(1).filter(|version| *version < dispute.versions.len()) else {
        return Vec::new();
    };
    let acted = match &desk.open {
        Some(open) if settling.of == open.id => acts::settle::choose(open, &dispute, version),
        _ => {
            let by = acts::Desk { today: now.today, coach: desk.coach, ids: &mut desk.ids };
            acts::settle::choose_for_location(&desk.catalogue, &dispute, version, &by)
        }
    };
    match acted {
        Err(refused) => {
            model.warn(refused.into());
            Vec::new()
        }
        Ok(changes) => {
            let name = Said::plain("deed-chosen").key("what", name(desk, &dispute));
            let effects = desk.perform(name.clone(), changes, now);
            model.say(Said::plain("notice-done").nested("what", &name));
            effects
        }
    }
}

/// The id of the name of what is settled.
fn name(desk: &Desk, dispute: &Dispute) -> &'static str {
    let nobody = Dossier::default();
    let dossier = desk.open.as_ref().unwrap_or(&nobody);
    let named = |edit: &Edit| describe::title(dossier, &desk.catalogue, dispute.record, edit).label;
    dispute.shown().map_or("what-participant", named)
}

/// `n`: another value. A line of text is typed here; anything else is filled in where it usually is.
pub(super) fn retype(model: &mut Model) -> Vec<Effect> {
    let Some((settling, dispute)) = model.desk().and_then(on_screen) else { return Vec::new() };
    let Some(shown) = dispute.shown() else { return Vec::new() };
    if settling.of == DossierId::CATALOGUE && !location::may(model) {
        return Vec::new();
    }
    if describe::is_text(shown) {
        let name = model.desk().map_or("", |desk| name(desk, &dispute));
        return forms::open(model, FormKind::Retype(dispute.record, name.to_owned()));
    }
    match model.desk().and_then(|desk| usual_form(desk, &dispute)) {
        Some(form) => forms::open(model, form),
        None => {
            model.say(Said::plain("notice-choose-version"));
            Vec::new()
        }
    }
}

/// Moves to another one; past the last Enter is done.
pub(super) fn go(model: &mut Model, by: isize, done: bool) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let count = match desk.overlays.last() {
        Some(Overlay::Settle(settling)) => settling.disputes(desk).len(),
        _ => return Vec::new(),
    };
    let Some(Overlay::Settle(settling)) = desk.overlays.last_mut() else { return Vec::new() };
    let last = count.saturating_sub(1);
    if done && settling.cursor >= last {
        desk.overlays.pop();
    } else {
        settling.cursor = settling.cursor.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// Nothing is left to choose: the overlay is done. What is left keeps a cursor that stands on something.
pub(super) fn tidy(model: &mut Model) {
    let Some(desk) = model.desk_mut() else { return };
    let count = match desk.overlays.last() {
        Some(Overlay::Settle(settling)) => settling.disputes(desk).len(),
        _ => return,
    };
    match desk.overlays.last_mut() {
        Some(Overlay::Settle(settling)) if count > 0 => settling.cursor = settling.cursor.min(count - 1),
        _ => {
            desk.overlays.pop();
        }
    }
}

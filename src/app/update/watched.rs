//! The watched folder: when it is looked at, and what becomes of what came. Never while somebody is in a conversation or a
//! form: what comes then could change what they are looking at.

use super::super::desk::{Desk, Screen};
use super::super::effect::Effect;
use super::super::exchange::{Ask, Rounded};
use super::super::model::Model;
use super::{exchange, list};

/// So often it is looked at.
const EVERY_MS: u64 = 2 * 60_000;
/// Nobody touched anything for so long.
const QUIET_MS: u64 = 20_000;

/// Nobody is in the middle of something.
fn is_calm(desk: &Desk) -> bool {
    let at_rest = matches!(desk.screen, Screen::Workspace | Screen::Exchange(_));
    at_rest
        && !desk.in_conversation()
        && desk.overlays.is_empty()
        && desk.outbox.is_empty()
        && !desk.searching
        && desk.stations.busy.is_none()
}

/// The clock went on: perhaps it is time.
pub(super) fn due(model: &mut Model) -> Vec<Effect> {
    let (now, touched) = (model.now.ms, model.touched_ms);
    let Some(desk) = model.desk_mut().filter(|desk| is_calm(desk)) else { return Vec::new() };
    if std::mem::take(&mut desk.stations.round.again) {
        // they may have changed while a form was open
        desk.open = None;
        return list::open_selected(model);
    }
    let due =
        now.abs_diff(desk.stations.round.asked_ms) >= EVERY_MS && now.saturating_sub(touched) >= QUIET_MS;
    if due { self::now(model) } else { Vec::new() }
}

/// Looks at it now, if there is one.
pub(super) fn now(model: &mut Model) -> Vec<Effect> {
    let (now_ms, today) = (model.now.ms, model.now.today);
    let Some(desk) = model.desk_mut().filter(|desk| is_calm(desk)) else { return Vec::new() };
    if desk.stations.watched.is_none() {
        return Vec::new();
    }
    desk.stations.round.asked_ms = now_ms;
    vec![Effect::Exchange(Ask::Round { today })]
}

/// It was looked at.
pub(super) fn rounded(model: &mut Model, rounded: Rounded) -> Vec<Effect> {
    let today = model.now.today;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Rounded { said, tell, fresh, stations } = rounded;
    let news = tell && desk.stations.round.said.as_ref() != Some(&said);
    exchange::put(desk, stations);
    desk.stations.round.said = Some(said.clone());
    let calm = is_calm(desk);
    let came = fresh.is_some();
    if let Some((summaries, catalogue)) = fresh {
        desk.people.replace(summaries, today);
        desk.catalogue = *catalogue;
        desk.refresh_agenda(today);
    }
    if !calm {
        // somebody began something meanwhile: nothing of it comes in between
        desk.stations.round.again |= came;
        return Vec::new();
    }
    if came {
        desk.open = None;
    }
    if news {
        model.say(said);
    }
    if came { list::open_selected(model) } else { Vec::new() }
}

//! The clock: a new day, notices that fade, the desk that covers and locks itself (design 5).

use super::super::desk::Desk;
use super::super::effect::Effect;
use super::super::model::{Model, Now};
use super::super::said::Said;
use super::{session, watched};

/// A notice that is no warning fades after so long.
const NOTICE_MS: u64 = 6_000;
/// A conversation locks after so many times as long as an idle desk.
const IN_CONVERSATION: u64 = 3;

pub(super) fn ticked(model: &mut Model, now: Now) -> Vec<Effect> {
    let new_day = now.today != model.now.today;
    model.now = now;
    // a clock that was set back must not keep the desk open for ever
    model.touched_ms = model.touched_ms.min(now.ms);
    if model
        .notice
        .as_ref()
        .is_some_and(|notice| !notice.warning && now.ms.saturating_sub(notice.at_ms) > NOTICE_MS)
    {
        model.notice = None;
    }
    if new_day && let Some(desk) = model.desk_mut() {
        desk.people.refresh(now.today);
        desk.refresh_agenda(now.today);
    }
    let again = model.desk_mut().and_then(|desk| desk.outbox.retry(now.ms));
    let idle = idle(model);
    again.into_iter().chain(idle).chain(watched::due(model)).collect()
}

fn idle(model: &mut Model) -> Vec<Effect> {
    let idle_ms = model.now.ms.saturating_sub(model.touched_ms);
    let Some(desk) = model.desk() else { return Vec::new() };
    if idle_ms >= until_lock_ms(desk) {
        return session::lock(model, Some(Said::plain("lock-idle")));
    }
    if idle_ms >= idle_limit_ms(desk) {
        model.covered = true;
    }
    Vec::new()
}

/// An idle desk locks after so long, as the location decided; a conversation is covered then.
pub(super) fn idle_limit_ms(desk: &Desk) -> u64 {
    u64::from(desk.catalogue.idle_minutes()) * 60_000
}

/// This desk locks itself after so long.
fn until_lock_ms(desk: &Desk) -> u64 {
    let times = if desk.in_conversation() { IN_CONVERSATION } else { 1 };
    idle_limit_ms(desk) * times
}

/// Seconds until the desk locks itself, in the last minute only.
pub fn seconds_to_lock(model: &Model) -> Option<u64> {
    let desk = model.desk()?;
    let left = until_lock_ms(desk).saturating_sub(model.now.ms.saturating_sub(model.touched_ms));
    (left <= 60_000).then_some(left / 1_000)
}

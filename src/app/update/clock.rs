//! The clock: a new day, notices that fade, the desk that covers and locks itself (design 5).

use super::super::effect::Effect;
use super::super::model::{Model, Now};
use super::super::said::Said;
use super::{session, watched};

/// A notice that is no warning fades after so long.
const NOTICE_MS: u64 = 6_000;
/// An idle desk locks after so long; a conversation is covered then.
pub const IDLE_MS: u64 = 5 * 60_000;
/// A conversation locks after so long.
pub const IDLE_IN_CONVERSATION_MS: u64 = 15 * 60_000;

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
    let talking = desk.in_conversation();
    if idle_ms >= IDLE_IN_CONVERSATION_MS || (idle_ms >= IDLE_MS && !talking) {
        return session::lock(model, Some(Said::plain("lock-idle")));
    }
    if idle_ms >= IDLE_MS {
        model.covered = true;
    }
    Vec::new()
}

/// Seconds until the desk locks itself, in the last minute only.
pub fn seconds_to_lock(model: &Model) -> Option<u64> {
    let desk = model.desk()?;
    let limit = if desk.in_conversation() { IDLE_IN_CONVERSATION_MS } else { IDLE_MS };
    let left = limit.saturating_sub(model.now.ms.saturating_sub(model.touched_ms));
    (left <= 60_000).then_some(left / 1_000)
}

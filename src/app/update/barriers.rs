//! Pane 2: the barrier check. A score is one key; the cursor stays.

use crate::domain::acts;
use crate::domain::barrier::{BarrierDomain, Score};

use super::super::effect::Effect;
use super::super::forms::FormKind;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::said::Said;
use super::forms;

/// Moves the cursor over the fifteen domains.
pub(super) fn go(model: &mut Model, rows: isize) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        let at = (desk.barrier as usize).saturating_add_signed(rows).min(BarrierDomain::ALL.len() - 1);
        desk.barrier = BarrierDomain::ALL.get(at).copied().unwrap_or(desk.barrier);
    }
    Vec::new()
}

/// Sets the score of the domain under the cursor, or takes it back to "not discussed".
pub(super) fn set_score(model: &mut Model, score: Option<Score>) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(dossier) = desk.open.as_ref() else {
        model.say(Said::plain("notice-nobody-selected"));
        return Vec::new();
    };
    let domain = desk.barrier;
    let before = dossier.score(domain).map_or('·', Score::glyph);
    match acts::barriers::score(
        dossier,
        domain,
        score,
        &acts::Desk { today: now.today, coach: desk.coach, ids: &mut desk.ids },
    ) {
        Err(refused) => {
            model.warn(refused.into());
            Vec::new()
        }
        Ok(changes) => {
            let name = Said::plain("deed-score")
                .key("domain", domain.key())
                .text("before", before)
                .text("after", score.map_or('·', Score::glyph));
            desk.perform(name, changes, now)
        }
    }
}

/// `+`: a strength, or no longer.
pub(super) fn toggle_strength(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(dossier) = desk.open.as_ref() else { return Vec::new() };
    let domain = desk.barrier;
    let strength = !dossier.barrier(domain).is_some_and(|barrier| *barrier.strength);
    match acts::barriers::strength(dossier, domain, strength) {
        Err(refused) => {
            model.warn(refused.into());
            Vec::new()
        }
        Ok(changes) => {
            let id = if strength { "deed-strength" } else { "deed-strength-off" };
            desk.perform(Said::plain(id).key("domain", domain.key()), changes, now)
        }
    }
}

/// A form about the domain under the cursor. Health stays shut without its consent.
pub(super) fn open_form(model: &mut Model, kind: fn(BarrierDomain) -> FormKind) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let domain = desk.barrier;
    let shut = desk.open.as_ref().is_some_and(|open| domain == BarrierDomain::Health && !open.health_open());
    if shut {
        model.warn(Said::plain("act-health-closed"));
        return Vec::new();
    }
    forms::open(model, kind(domain))
}

/// `t`: the scores of this domain over time.
pub(super) fn show_history(model: &mut Model) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut()
        && desk.open.is_some()
    {
        desk.overlays.push(Overlay::BarrierHistory(desk.barrier));
    }
    Vec::new()
}

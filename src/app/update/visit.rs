//! Follows what every message did to the screen, for the access log.

use std::collections::BTreeSet;

use super::super::desk::{Desk, Screen};
use super::super::effect::Effect;
use super::super::model::Model;
use crate::domain::Access;
use crate::id::DossierId;

/// After every message: adds what the access log is to say about it.
pub(super) fn follow(model: &mut Model, effects: &mut Vec<Effect>) {
    let (now_ms, covered) = (model.now.ms, model.covered);
    let Some(desk) = model.desk_mut() else { return };
    if covered {
        desk.visit.looks_away(now_ms);
        return;
    }
    let seen = seen(desk);
    let found = matches!(desk.screen, Screen::Workspace) && !desk.people.search.text().trim().is_empty();
    desk.visit.sees(seen, found, now_ms);
    let acted = acted_on(effects);
    let talking = matches!(desk.screen, Screen::Intake(_) | Screen::Conversation(_));
    let here = seen.is_some_and(|seen| talking || acted.contains(&seen));
    let lines = desk.visit.due(here, now_ms);
    // an agenda line of somebody who is not on the screen
    let elsewhere = acted.into_iter().filter(|dossier| Some(*dossier) != seen);
    effects.extend(elsewhere.map(|dossier| Effect::LogAccess(dossier, Access::Viewed)));
    effects.extend(lines.into_iter().map(|(dossier, access)| Effect::LogAccess(dossier, access)));
}

/// The dossier of which something stands on the screen; none while somebody new is written down, or
/// on a screen about nobody.
fn seen(desk: &Desk) -> Option<DossierId> {
    let open = desk.open.as_ref()?.id;
    let shown = match &desk.screen {
        Screen::Workspace | Screen::Plan => open,
        Screen::Intake(intake) => intake.dossier,
        Screen::Conversation(talk) => talk.dossier,
        Screen::Location(_) | Screen::Exchange(_) | Screen::Privacy(_) => return None,
    };
    (shown == open).then_some(open)
}

/// Whose dossiers something is written in.
fn acted_on(effects: &[Effect]) -> BTreeSet<DossierId> {
    let changes = effects.iter().filter_map(|effect| match effect {
        Effect::Save { changes, .. } => Some(changes),
        _ => None,
    });
    changes.flatten().map(|change| change.dossier).filter(|id| *id != DossierId::CATALOGUE).collect()
}

/// In how many milliseconds the access log has something to write, so that somebody wakes up for it.
pub fn access_due_in_ms(model: &Model) -> Option<u64> {
    if model.covered {
        return None;
    }
    model.desk().and_then(|desk| desk.visit.due_in_ms(model.now.ms))
}

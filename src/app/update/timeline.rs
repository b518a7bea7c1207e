//! Pane 3: the modules of a trajectory. A move is tried on the screen first and saved on Enter, as one action.

use crate::domain::acts;
use crate::domain::acts::location::MAX_WEEKS;
use crate::domain::trajectory::{ModuleEdit, Span};
use crate::id::RecordId;

use super::super::desk::{Desk, Moving};
use super::super::effect::Effect;
use super::super::forms::FormKind;
use super::super::model::Model;
use super::super::said::Said;
use super::forms;

/// The module under the cursor, in the order of the pane.
pub fn selected(desk: &Desk) -> Option<RecordId> {
    let dossier = desk.open.as_ref()?;
    dossier.modules_in_order().get(desk.timeline.cursor).map(|(id, _)| *id)
}

/// Moves the cursor.
pub(super) fn go(model: &mut Model, rows: isize) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        let count = desk.open.as_ref().map_or(0, |open| open.modules_in_order().len());
        desk.timeline.cursor = desk.timeline.cursor.saturating_add_signed(rows).min(count.saturating_sub(1));
    }
    Vec::new()
}

/// A form about the module under the cursor.
pub(super) fn open_form(model: &mut Model, kind: fn(RecordId) -> FormKind) -> Vec<Effect> {
    match model.desk().and_then(selected) {
        Some(module) => forms::open(model, kind(module)),
        None => {
            model.say(Said::plain("notice-no-module"));
            Vec::new()
        }
    }
}

/// `m`: begins to move.
pub(super) fn start_move(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let span = selected(desk).and_then(|id| {
        let module = desk.open.as_ref()?.modules.get(id)?;
        Some((id, (*module.span)?))
    });
    match span {
        Some((module, span)) => desk.timeline.moving = Some(Moving { module, from: span, to: span }),
        None => model.say(Said::plain("notice-no-module")),
    }
    Vec::new()
}

/// One step of a move: a week earlier or later, shorter or longer.
pub(super) fn step(model: &mut Model, change: impl FnOnce(Span) -> Span) -> Vec<Effect> {
    if let Some(moving) = model.desk_mut().and_then(|desk| desk.timeline.moving.as_mut()) {
        let to = change(moving.to);
        if to.weeks() > moving.to.weeks().max(i32::from(MAX_WEEKS)) {
            model.warn(acts::ActError::Weeks(MAX_WEEKS).into());
        } else {
            moving.to = to;
        }
    }
    Vec::new()
}

/// Enter: the move is saved.
pub(super) fn finish_move(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(moving) = desk.timeline.moving.take() else { return Vec::new() };
    if moving.from == moving.to {
        return Vec::new();
    }
    let Some(dossier) = desk.open.as_ref() else { return Vec::new() };
    let title = dossier.modules.get(moving.module).map(|module| (*module.title).clone()).unwrap_or_default();
    match acts::modules::edit(
        dossier,
        moving.module,
        vec![ModuleEdit::Span(Some(moving.to))],
        &mut acts::Desk { today: now.today, coach: desk.coach, ids: &mut desk.ids },
    ) {
        Err(refused) => {
            model.warn(refused.into());
            Vec::new()
        }
        Ok(changes) => {
            let name = Said::plain("deed-moved").text("module", title).day("start", moving.to.start);
            desk.perform(name, changes, now)
        }
    }
}

/// Esc: the module stays where it was.
pub(super) fn cancel_move(model: &mut Model) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        desk.timeline.moving = None;
    }
    Vec::new()
}

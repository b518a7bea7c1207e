//! Pane 1: moving through the people, searching, sorting and filtering, opening who is selected.

use crate::domain::background::{Nt, Work};
use crate::domain::participant::Status;
use crate::id::DossierId;

use super::super::desk::Pane;
use super::super::effect::Effect;
use super::super::model::Model;
use super::super::people::Filter;
use super::super::said::Said;

/// Asks for the dossier of the person selected, and for its neighbours.
pub(super) fn open_selected(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(wanted) = desk.people.selected().map(|person| person.id) else {
        desk.open = None;
        desk.waited();
        return Vec::new();
    };
    open(model, wanted)
}

/// Asks for one dossier; the list follows.
pub(super) fn open(model: &mut Model, wanted: DossierId) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    desk.want(wanted);
    if desk.open.as_ref().is_some_and(|open| open.id == wanted) {
        return Vec::new();
    }
    let place = desk.people.selected_place();
    let near =
        desk.people.window(place.saturating_sub(1), 3).map(|person| person.id).filter(|id| *id != wanted);
    let near = near.collect();
    vec![Effect::Open(wanted), Effect::Prefetch(near)]
}

/// Selects a person and opens them, also when a filter hides them.
pub(super) fn select(model: &mut Model, person: DossierId) -> Vec<Effect> {
    let today = model.now.today;
    if let Some(desk) = model.desk_mut() {
        desk.people.select(person, today);
    }
    open(model, person)
}

/// Moves the selection by rows.
pub(super) fn go(model: &mut Model, rows: isize) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        desk.people.select_place(desk.people.selected_place().saturating_add_signed(rows));
    }
    open_selected(model)
}

/// Goes to the first or last.
pub(super) fn go_to_end(model: &mut Model, last: bool) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        desk.people.select_place(if last { usize::MAX } else { 0 });
    }
    open_selected(model)
}

/// `/`: plain characters go to the search field.
pub(super) fn start_search(model: &mut Model) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut()
        && !desk.companion
    {
        desk.pane = Pane::List;
        desk.searching = true;
    }
    Vec::new()
}

/// What is typed in the search field changed: the first hit is selected.
pub(super) fn searched(model: &mut Model) -> Vec<Effect> {
    let today = model.now.today;
    if let Some(desk) = model.desk_mut() {
        desk.people.refresh(today);
    }
    open_selected(model)
}

/// Esc in the workspace: search and filter are cleared, the person stays.
pub(super) fn clear(model: &mut Model) -> Vec<Effect> {
    let today = model.now.today;
    if let Some(desk) = model.desk_mut() {
        let kept = desk.people.selected().map(|person| person.id);
        desk.searching = false;
        desk.people.search.set("");
        desk.people.filter = Filter::default();
        desk.people.refresh(today);
        if let Some(kept) = kept {
            desk.people.select(kept, today);
        }
    }
    open_selected(model)
}

/// One key per tag (D2): only these, or everybody again.
pub(super) fn toggle_nt(model: &mut Model, nt: Nt) -> Vec<Effect> {
    filtered(model, |filter| filter.nt = if filter.nt == Some(nt) { None } else { Some(nt) })
}

/// One key per tag (D2): only these, or everybody again.
pub(super) fn toggle_work(model: &mut Model, work: Work) -> Vec<Effect> {
    filtered(model, |filter| filter.work = if filter.work == Some(work) { None } else { Some(work) })
}

/// The next status, then every status.
pub(super) fn cycle_status(model: &mut Model) -> Vec<Effect> {
    filtered(model, |filter| {
        filter.status = match filter.status {
            None => Status::ALL.first().copied(),
            Some(status) => Status::ALL.iter().copied().find(|next| *next > status),
        };
    })
}

/// With a buddy, without one, everybody.
pub(super) fn cycle_buddy(model: &mut Model) -> Vec<Effect> {
    filtered(model, |filter| {
        filter.buddy = match filter.buddy {
            None => Some(true),
            Some(true) => Some(false),
            Some(false) => None,
        };
    })
}

/// Mine, or everybody's.
pub(super) fn toggle_mine(model: &mut Model) -> Vec<Effect> {
    let Some(coach) = model.desk().map(|desk| desk.coach) else { return Vec::new() };
    filtered(model, |filter| filter.coach = if filter.coach == Some(coach) { None } else { Some(coach) })
}

/// The people of the next coach of this location by name, then everybody's: a colleague may be ill.
pub(super) fn cycle_coach(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let coaches = desk.catalogue.coaches_by_name();
    let now = desk.people.filter.coach;
    let after = coaches.iter().position(|(id, _)| Some(*id) == now).map_or(0, |at| at + 1);
    let next = coaches.get(after).map(|(id, _)| *id);
    filtered(model, |filter| filter.coach = next)
}

/// Only people of whom something stands in two versions, or everybody.
pub(super) fn toggle_versions(model: &mut Model) -> Vec<Effect> {
    filtered(model, |filter| filter.contested = !filter.contested)
}

/// Only people who may be somebody that is known already, or everybody.
pub(super) fn toggle_doubles(model: &mut Model) -> Vec<Effect> {
    filtered(model, |filter| filter.double = !filter.double)
}

/// Changes the filter and lists again.
pub(super) fn filtered(model: &mut Model, change: impl FnOnce(&mut Filter)) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        change(&mut desk.people.filter);
    }
    searched(model)
}

/// The next order.
pub(super) fn cycle_sort(model: &mut Model) -> Vec<Effect> {
    let today = model.now.today;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    desk.people.sort = desk.people.sort.next();
    desk.people.refresh(today);
    let said = Said::plain("notice-sort").key("order", desk.people.sort.key());
    model.say(said);
    Vec::new()
}

//! The screen of the location: going there, moving, and opening, taking out or restoring a line.

use crate::domain::acts::{self, Acted};
use crate::i18n;

use super::super::desk::{Desk, Screen};
use super::super::effect::Effect;
use super::super::field::Input;
use super::super::form::FieldName;
use super::super::forms::FormKind;
use super::super::location::{Location, Part, Row, rows};
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::said::Said;
use super::{coaches, forms};

/// `g o`: the screen, at its first part.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    show_part(model, Part::default())
}

/// The screen at a part; what was typed in the search field stays.
pub(super) fn show_part(model: &mut Model, part: Part) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        desk.searching = false;
        desk.screen = Screen::Location(Location { part, cursor: 0 });
    }
    Vec::new()
}

fn here(desk: &mut Desk) -> Option<&mut Location> {
    match &mut desk.screen {
        Screen::Location(location) => Some(location),
        _ => None,
    }
}

/// Tab: the next part.
pub(super) fn cycle_part(model: &mut Model, forward: bool) -> Vec<Effect> {
    let Some(location) = model.desk_mut().and_then(here) else { return Vec::new() };
    let count = Part::ALL.len();
    let at = Part::ALL.iter().position(|part| *part == location.part).unwrap_or(0);
    let next = if forward { at + 1 } else { at + count - 1 } % count;
    match Part::ALL.get(next) {
        Some(part) => show_part(model, *part),
        None => Vec::new(),
    }
}

/// Moves the cursor.
pub(super) fn go(model: &mut Model, by: isize) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Screen::Location(location) = desk.screen else { return Vec::new() };
    let last = rows(&desk.catalogue, location.part).len().saturating_sub(1);
    let cursor = location.cursor.min(last).saturating_add_signed(by).min(last);
    desk.screen = Screen::Location(Location { cursor, ..location });
    Vec::new()
}

/// Puts the cursor on a line of the part that is shown.
pub(super) fn point_at(desk: &mut Desk, at: usize) {
    if let Some(location) = here(desk) {
        location.cursor = at;
    }
}

/// Whether the coach may change anything; else says whom to ask.
pub(super) fn may(model: &mut Model) -> bool {
    let Some(desk) = model.desk() else { return false };
    if desk.catalogue.is_coordinator(desk.coach) {
        return true;
    }
    let said = whom_to_ask(desk);
    model.say(said);
    false
}

/// Who may change what the location decides, for a coach who may not.
pub fn whom_to_ask(desk: &Desk) -> Said {
    match desk.catalogue.coordinators().as_slice() {
        [] => Said::plain("act-coordinator-only"),
        names => Said::plain("notice-ask-coordinator").text("names", names.join(", ")),
    }
}

/// Enter: the form that changes the line under the cursor; on an empty list the form that adds the first.
pub(super) fn open_row(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Screen::Location(location) = desk.screen else { return Vec::new() };
    match location.selected(&desk.catalogue) {
        Some(row) => open_form(model, row.changing()),
        None => add(model),
    }
}

/// `n`: the form that adds a line to this part.
pub(super) fn add(model: &mut Model) -> Vec<Effect> {
    let part = model.desk_mut().and_then(here).map(|location| location.part);
    match part.and_then(Part::adding) {
        Some(kind) => open_form(model, kind),
        None => {
            model.say(Said::plain("notice-location-no-add"));
            Vec::new()
        }
    }
}

fn open_form(model: &mut Model, kind: FormKind) -> Vec<Effect> {
    // everybody changes the own passphrase
    let own = model.desk().is_some_and(|desk| kind == FormKind::Coach(Some(desk.coach)));
    if !own && !may(model) {
        return Vec::new();
    }
    let yearly = i18n::t(model.lang, "typed-yearly");
    let known = matches!(&kind, FormKind::ScheduleLine(Some(line)) if line.after.as_typed().is_none());
    let effects = forms::open(model, kind);
    // the one length of time that is typed as a word
    if known
        && let Some(Overlay::Form { form, .. }) = model.desk_mut().and_then(|desk| desk.overlays.last_mut())
        && let Some(Input::Interval(field)) = form.input_mut(FieldName::After)
    {
        field.set(&yearly);
    }
    effects
}

/// After a form: the cursor stands on the line that was added or changed.
pub(super) fn follow(desk: &mut Desk, before: &[Row], changed: &FormKind) {
    let Screen::Location(location) = desk.screen else { return };
    let now = rows(&desk.catalogue, location.part);
    let new = now.iter().position(|row| !before.contains(row));
    let same = now.iter().position(|row| row.changing() == *changed);
    if let Some(at) = new.or(same) {
        point_at(desk, at);
    }
}

/// The lines of the part that is shown.
pub(super) fn shown(desk: &Desk) -> Vec<Row> {
    match &desk.screen {
        Screen::Location(location) => rows(&desk.catalogue, location.part),
        _ => Vec::new(),
    }
}

/// Takes the line under the cursor out of its list.
pub(super) fn withdraw(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let Screen::Location(location) = desk.screen else { return Vec::new() };
    let row = location.selected(&desk.catalogue).filter(|_| location.part.is_list());
    let name = match row {
        Some(Row::Line(line)) => Said::plain("deed-schedule-removed").key("anchor", line.anchor.key()),
        Some(Row::Template(id)) => {
            let title = desk.catalogue.templates.get(id).map(|one| (*one.title).clone());
            Said::plain("deed-template-withdrawn").text("module", title.unwrap_or_default())
        }
        Some(Row::Partner(id)) => {
            let name = desk.catalogue.partners.get(id).map(|one| (*one.name).clone());
            Said::plain("deed-partner-withdrawn").text("name", name.unwrap_or_default())
        }
        Some(Row::Coach(coach)) => return coaches::remove(model, coach),
        Some(Row::Name | Row::LongWeeks | Row::KeepMonths | Row::IdleMinutes) | None => {
            model.say(Said::plain("notice-location-no-withdraw"));
            return Vec::new();
        }
    };
    perform(model, name, |catalogue, desk| match row {
        Some(Row::Line(line)) => acts::location::remove_line(catalogue, line, desk),
        Some(Row::Template(id)) => acts::location::withdraw_template(catalogue, id, desk),
        Some(Row::Partner(id)) => acts::location::withdraw_partner(catalogue, id, desk),
        Some(Row::Name | Row::LongWeeks | Row::KeepMonths | Row::IdleMinutes | Row::Coach(_)) | None => {
            Ok(Vec::new())
        }
    })
}

/// Back to the schedule that trede comes with.
pub(super) fn restore_default(model: &mut Model) -> Vec<Effect> {
    let schedule = matches!(model.desk_mut().and_then(here), Some(Location { part: Part::Schedule, .. }));
    if !schedule {
        model.say(Said::plain("notice-location-no-default"));
        return Vec::new();
    }
    let is_default = model.desk().is_some_and(|desk| desk.catalogue.has_default_schedule());
    let effects = perform(model, Said::plain("deed-schedule-default"), |catalogue, desk| {
        acts::location::default_schedule(catalogue, desk)
    });
    if is_default && effects.is_empty() && may(model) {
        model.say(Said::plain("notice-schedule-is-default"));
    }
    effects
}

fn perform(
    model: &mut Model,
    name: Said,
    act: impl FnOnce(&crate::domain::catalogue::Catalogue, &acts::Desk<'_>) -> Acted,
) -> Vec<Effect> {
    if !may(model) {
        return Vec::new();
    }
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let mut ids = desk.ids.clone();
    let acted = act(&desk.catalogue, &acts::Desk { today: now.today, coach: desk.coach, ids: &mut ids });
    match acted {
        Ok(changes) => {
            desk.ids = ids;
            let said = Said::plain("notice-done").nested("what", &name);
            let effects = desk.perform(name, changes, now);
            if !effects.is_empty() {
                model.say(said);
            }
            go(model, 0);
            effects
        }
        Err(error) => {
            model.say(error.into());
            Vec::new()
        }
    }
}

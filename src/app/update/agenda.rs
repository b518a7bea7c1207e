//! Pane 4: the agenda. Selecting a line follows the person in the list; Enter is in `conversation`.

use crate::domain::Dossier;
use crate::domain::acts;
use crate::domain::acts::contacts::NewContact;
use crate::domain::agenda::What;
use crate::domain::contact::ContactOutcome;
use crate::keymap::Command;

use super::super::agenda::AgendaRow;
use super::super::desk::{AfterOpen, Pane};
use super::super::effect::Effect;
use super::super::forms::FormKind;
use super::super::model::Model;
use super::super::said::Said;
use super::{forms, list};

/// Moves the cursor; the person of the line is opened, so that the other panes are about them.
pub(super) fn go(model: &mut Model, rows: isize) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let last = desk.agenda.rows.len().saturating_sub(1);
    desk.agenda.cursor = desk.agenda.cursor.saturating_add_signed(rows).min(last);
    follow(model)
}

/// Opens the person of the line under the cursor.
pub(super) fn follow(model: &mut Model) -> Vec<Effect> {
    match model.desk().and_then(|desk| desk.agenda.selected()).map(|row| row.person) {
        Some(person) => list::select(model, person),
        None => Vec::new(),
    }
}

/// What is asked for needs the person of the line. Who just came to this pane may see somebody else in the others: then
/// the person is opened first, and the command runs once more when the file is there.
pub(super) fn with_person(
    model: &mut Model,
    command: Command,
    act: impl FnOnce(&mut Model, AgendaRow) -> Vec<Effect>,
) -> Vec<Effect> {
    let Some(row) = model.desk().and_then(|desk| desk.agenda.selected()).cloned() else { return Vec::new() };
    if model.desk().and_then(|desk| desk.open.as_ref()).is_some_and(|open| open.id == row.person) {
        return act(model, row);
    }
    if let Some(desk) = model.desk_mut() {
        desk.after_open = Some(AfterOpen::Line(command));
    }
    list::select(model, row.person)
}

/// `n`: an appointment with the person of the line, or of the list.
pub(super) fn add_appointment(model: &mut Model) -> Vec<Effect> {
    let of_a_line =
        model.desk().is_some_and(|desk| desk.pane == Pane::Agenda && desk.agenda.selected().is_some());
    if of_a_line {
        return with_person(model, Command::AppointmentAdd, |model, _| {
            forms::open(model, FormKind::Appointment(None))
        });
    }
    forms::open(model, FormKind::Appointment(None))
}

/// `z`: another day for the line.
pub(super) fn reschedule(model: &mut Model) -> Vec<Effect> {
    with_person(model, Command::LineReschedule, reschedule_line)
}

fn reschedule_line(model: &mut Model, row: AgendaRow) -> Vec<Effect> {
    let kind = match (&row.line.what, row.line.key.source) {
        (What::Appointment(_), Some(appointment)) => FormKind::Appointment(Some(appointment)),
        (What::NoDate, _) => FormKind::Appointment(None),
        _ => FormKind::Reschedule(row.line.key),
    };
    forms::open(model, kind)
}

/// `x`: tried, not reached. The no-answer protocol says when to try again.
pub(super) fn mark_not_reached(model: &mut Model) -> Vec<Effect> {
    with_person(model, Command::LineNotReached, not_reached_line)
}

fn not_reached_line(model: &mut Model, row: AgendaRow) -> Vec<Effect> {
    let now = model.now;
    if matches!(row.line.what, What::TwoVersions | What::Expires(_)) {
        model.say(Said::plain("notice-nobody-to-call"));
        return Vec::new();
    }
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(dossier) = desk.open.as_ref() else { return Vec::new() };
    let name = Said::plain("deed-not-reached").text("name", dossier.participant.name.spoken());
    let contact = NewContact {
        medium: row.line.medium,
        answers: Some(row.line.key),
        ..NewContact::new(now.today, ContactOutcome::NotReached)
    };
    let mut by = acts::Desk { today: now.today, coach: desk.coach, ids: &mut desk.ids };
    match acts::contacts::contact(dossier, &contact, &mut by) {
        Err(refused) => {
            model.warn(refused.into());
            Vec::new()
        }
        Ok(changes) => {
            let effects = desk.perform(name, changes, now);
            if let Some(said) = desk.open.as_ref().map(not_reached) {
                model.say(said);
            }
            effects
        }
    }
}

/// What happens now that somebody was not reached: the line may leave the screen, and nobody must wonder where it went.
pub(super) fn not_reached(dossier: &Dossier) -> Said {
    let name = dossier.participant.name.spoken();
    match dossier.no_answer().next(dossier) {
        Some(next) => Said::plain("notice-not-reached").text("name", name).day("day", next.due),
        None => Said::plain("notice-not-reached-no-way").text("name", name),
    }
}

/// Takes a line of an absent colleague over.
pub(super) fn take_over(model: &mut Model) -> Vec<Effect> {
    with_person(model, Command::LineTakeOver, take_over_line)
}

#[expect(clippy::needless_pass_by_value, reason = "as the others are called")]
fn take_over_line(model: &mut Model, row: AgendaRow) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(dossier) = desk.open.as_ref() else { return Vec::new() };
    let name = Said::plain("deed-taken-over");
    match acts::meetings::take_over(dossier, &row.line.key, desk.coach) {
        Err(refused) => {
            model.warn(refused.into());
            Vec::new()
        }
        Ok(changes) => desk.perform(name, changes, now),
    }
}

/// Lines of every coach, or only mine and nobody's.
pub(super) fn toggle_everybody(model: &mut Model) -> Vec<Effect> {
    let today = model.now.today;
    if let Some(desk) = model.desk_mut() {
        desk.agenda.everybody = !desk.agenda.everybody;
        desk.refresh_agenda(today);
    }
    follow(model)
}

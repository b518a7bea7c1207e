//! Forms about appointments and agenda lines.

use crate::domain::acts;
use crate::domain::acts::meetings::NewAppointment;
use crate::domain::contact::{AppointmentEdit, AppointmentKind, LineKey};
use crate::domain::participant::{Medium, Status};
use crate::domain::schedule::Anchor;
use crate::domain::typed::Lean;
use crate::domain::{Change, Day, Dossier, Minute};
use crate::id::{IdSource, RecordId};

use super::super::field::{Choice, Input, TextField, Word};
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::doing::Doing;
use super::{Ctx, Deed, choice, day, text};

/// The channels that may be proposed for a dossier, the best first: safe contact and consents are obeyed.
pub fn media(dossier: &Dossier) -> Vec<Medium> {
    let mut media: Vec<Medium> = Vec::new();
    for medium in dossier.ways().into_iter().filter_map(|way| way.medium) {
        if !media.contains(&medium) {
            media.push(medium);
        }
    }
    media
}

/// A choice between the channels that may be proposed.
pub fn medium_choice(media: &[Medium], picked: Option<Medium>) -> Input {
    let options = media.iter().map(|medium| Word::Key(medium.key())).collect();
    let picked = picked.and_then(|medium| media.iter().position(|one| *one == medium));
    Input::Choice(Choice {
        options,
        picked: picked.or(if media.is_empty() { None } else { Some(0) }),
        previous: None,
    })
}

/// Opens an appointment: a day is all that is needed.
pub fn open_appointment(appointment: Option<RecordId>, ctx: &Ctx<'_>) -> Form {
    let known = appointment.and_then(|id| ctx.dossier.appointments.get(id));
    let when = known.and_then(|one| *one.on);
    let mut time = TextField::default();
    if let Some(at) = when.and_then(|(_, at)| at) {
        time.set(&format!("{}:{:02}", at.hour(), at.minute()));
    }
    let kind = known.and_then(|one| *one.kind).or_else(|| Some(usual_kind(ctx.dossier.status())));
    Form::new([
        (FieldName::Day, day(when.map(|(day, _)| day))),
        (FieldName::Time, Input::Time(time)),
        (FieldName::Medium, medium_choice(&media(ctx.dossier), known.and_then(|one| *one.medium))),
        (FieldName::Purpose, choice(AppointmentKind::ALL, AppointmentKind::key, kind)),
        (FieldName::Note, text(known.map_or("", |one| one.note.as_str()), 140)),
    ])
}

const fn usual_kind(status: Status) -> AppointmentKind {
    match status {
        Status::Registered => AppointmentKind::Intake,
        Status::Intake | Status::Trajectory | Status::Paused => AppointmentKind::Progress,
        Status::Aftercare => AppointmentKind::Aftercare,
        Status::OutOfSight | Status::NoContact => AppointmentKind::Other,
    }
}

/// Opens another day for a line of the agenda.
pub fn open_reschedule(_: &LineKey, ctx: &Ctx<'_>) -> Form {
    Form::new([(FieldName::Day, day(Some(ctx.today.plus_weeks(1))))])
}

/// What is typed in an appointment.
struct Typed {
    day: Day,
    time: Option<Minute>,
    medium: Option<Medium>,
    kind: AppointmentKind,
    note: String,
}

fn typed(form: &Form, ctx: &Ctx<'_>) -> Result<Typed, Fault> {
    let needed = || Fault { field: FieldName::Day, said: Said::plain("fault-next-day") };
    Ok(Typed {
        day: form.day(FieldName::Day, ctx.today, Lean::Future)?.ok_or_else(needed)?,
        time: form.time(FieldName::Time)?,
        medium: form.pick_of(FieldName::Medium, &media(ctx.dossier)),
        kind: form.pick_of(FieldName::Purpose, AppointmentKind::ALL).unwrap_or(AppointmentKind::Other),
        note: form.text(FieldName::Note).to_owned(),
    })
}

/// Makes the appointment of a form.
pub(super) fn add(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let Typed { day, time, medium, kind, note } = typed(form, ctx)?;
    let new = NewAppointment { at: time, medium, note, ..NewAppointment::new(day, kind) };
    doing.act(FieldName::Day, |dossier, desk| acts::meetings::plan(dossier, &new, desk))
}

/// Plans the next talk on a day, of the kind that fits the status.
pub(super) fn plan(
    field: FieldName,
    day: Day,
    medium: Option<Medium>,
    anchor: Option<Anchor>,
    doing: &mut Doing<'_>,
) -> Result<(), Fault> {
    let kind = usual_kind(doing.dossier().status());
    let new = NewAppointment { medium, anchor, ..NewAppointment::new(day, kind) };
    doing.act(field, |dossier, desk| acts::meetings::plan(dossier, &new, desk))
}

/// Saves a new appointment, or what differs in a known one.
pub fn save_appointment(
    appointment: Option<RecordId>,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let Typed { day, time, medium, kind, note } = typed(form, ctx)?;
    match appointment.and_then(|id| ctx.dossier.appointments.get(id).map(|known| (id, known))) {
        None => add(form, ctx, &mut doing)?,
        Some((id, known)) => {
            doing.act(FieldName::Day, |dossier, desk| {
                acts::meetings::reschedule(dossier, id, day, time, desk)
            })?;
            let mut edits = Vec::new();
            if medium != *known.medium {
                edits.push(AppointmentEdit::Medium(medium));
            }
            if Some(kind) != *known.kind {
                edits.push(AppointmentEdit::Kind(Some(kind)));
            }
            if note != *known.note {
                edits.push(AppointmentEdit::Note(note));
            }
            if !edits.is_empty() {
                doing.act(FieldName::Note, |dossier, _| Ok(vec![Change::new(dossier.id, id, edits)]))?;
            }
        }
    }
    Ok(doing.done(Said::plain("deed-appointment").day("day", day)))
}

/// Saves another day for a line of the agenda.
pub fn save_reschedule(
    line: &LineKey,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let to = form.day(FieldName::Day, ctx.today, Lean::Future)?;
    let to = to.ok_or_else(|| Fault { field: FieldName::Day, said: Said::plain("fault-next-day") })?;
    doing.act(FieldName::Day, |dossier, desk| acts::meetings::postpone(dossier, line, to, desk))?;
    Ok(doing.done(Said::plain("deed-reschedule").day("day", to)))
}

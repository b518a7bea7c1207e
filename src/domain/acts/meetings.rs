//! Appointments, and what a coach does with a line of the agenda: postpone, done, drop, take over (D7).

use super::{
    ActError, Acted, Desk, LONG_MAX_CHARS, fits, known, not_earlier, not_later, open, was_withdrawn,
};
use crate::domain::contact::{
    Appointment, AppointmentEdit, AppointmentKind, AppointmentState, Handling, LineKey, LineMark,
    LineMarkEdit,
};
use crate::domain::participant::{Medium, Safety, Status};
use crate::domain::schedule::Anchor;
use crate::domain::{Change, Day, Dossier, Minute};
use crate::id::{CoachId, RecordId};

/// An appointment to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAppointment {
    /// Which day, from today on.
    pub on: Day,
    /// What time, if agreed.
    pub at: Option<Minute>,
    /// Through which channel or where; none lets the agenda take the best one.
    pub medium: Option<Medium>,
    /// What for.
    pub kind: AppointmentKind,
    /// With which coach; the one at the desk when none is named.
    pub coach: Option<CoachId>,
    /// What to talk about.
    pub note: String,
    /// The line of the schedule that it is for.
    pub anchor: Option<Anchor>,
}

impl NewAppointment {
    /// An appointment without a time.
    pub const fn new(on: Day, kind: AppointmentKind) -> Self {
        Self { on, at: None, medium: None, kind, coach: None, note: String::new(), anchor: None }
    }
}

/// Makes an appointment; never through a channel that the participant excluded.
pub fn plan(dossier: &Dossier, new: &NewAppointment, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    not_earlier(new.on, desk.today)?;
    fits(&new.note, LONG_MAX_CHARS)?;
    if new.medium.is_some_and(|medium| excluded(dossier, medium)) {
        return Err(ActError::WayExcluded);
    }
    let mut edits = vec![
        AppointmentEdit::On(Some((new.on, new.at))),
        AppointmentEdit::Kind(Some(new.kind)),
        AppointmentEdit::Coach(new.coach.or(Some(desk.coach))),
        AppointmentEdit::State(Some(AppointmentState::Planned)),
    ];
    edits.extend(new.medium.map(|medium| AppointmentEdit::Medium(Some(medium))));
    edits.extend((!new.note.is_empty()).then(|| AppointmentEdit::Note(new.note.clone())));
    edits.extend(new.anchor.map(|anchor| AppointmentEdit::Anchor(Some(anchor))));
    Ok(vec![Change::new(dossier.id, desk.ids.record(), edits)])
}

/// Whether the participant excluded this way: by safe contact, by a consent, by wanting no contact, or by a no to each
/// channel of the medium. Coming by is always possible; a medium without any address may still be agreed on, but a
/// message needs a yes.
pub fn excluded(dossier: &Dossier, medium: Medium) -> bool {
    if medium == Medium::InPerson {
        return false;
    }
    let unsafe_at_all = matches!(dossier.safety(), Safety::No | Safety::Only(_));
    let shut = unsafe_at_all || dossier.aftercare_refused() || dossier.status() == Status::NoContact;
    let has_address = dossier.channels.values().any(|channel| *channel.medium == Some(medium));
    shut || ((has_address || medium == Medium::Message) && !dossier.may_reach_by(medium))
}

/// Moves an appointment that stands to another day or time.
pub fn reschedule(
    dossier: &Dossier,
    appointment: RecordId,
    on: Day,
    at: Option<Minute>,
    desk: &Desk<'_>,
) -> Acted {
    open(dossier)?;
    let one = standing(dossier, appointment)?;
    not_earlier(on, desk.today)?;
    Ok(if *one.on == Some((on, at)) {
        Vec::new()
    } else {
        vec![Change::new(dossier.id, appointment, [AppointmentEdit::On(Some((on, at)))])]
    })
}

/// Says what became of an appointment that stands. Held or missed is said on its day or after it.
pub fn settle(dossier: &Dossier, appointment: RecordId, state: AppointmentState, desk: &Desk<'_>) -> Acted {
    open(dossier)?;
    let one = standing(dossier, appointment)?;
    if matches!(state, AppointmentState::Held | AppointmentState::Missed) {
        one.on.map_or(Ok(()), |(on, _)| not_later(on, desk.today))?;
    }
    Ok(vec![Change::new(dossier.id, appointment, [AppointmentEdit::State(Some(state))])])
}

fn standing(dossier: &Dossier, appointment: RecordId) -> Result<&Appointment, ActError> {
    let one = known(&dossier.appointments, appointment)?;
    if one.stands() { Ok(one) } else { Err(ActError::AppointmentOver) }
}

/// Puts a line of the agenda off to a later day.
pub fn postpone(dossier: &Dossier, line: &LineKey, to: Day, desk: &Desk<'_>) -> Acted {
    if to <= desk.today {
        return Err(ActError::NotLater(to));
    }
    handle(dossier, line, Handling::Postponed(to))
}

/// Says that a line was done, without keeping a contact.
pub fn done(dossier: &Dossier, line: &LineKey, desk: &Desk<'_>) -> Acted {
    handle(dossier, line, Handling::Done(desk.today))
}

/// Says that a line is not needed.
pub fn drop_line(dossier: &Dossier, line: &LineKey, desk: &Desk<'_>) -> Acted {
    handle(dossier, line, Handling::Dropped(desk.today))
}

fn handle(dossier: &Dossier, line: &LineKey, handling: Handling) -> Acted {
    mark(dossier, line, LineMarkEdit::Handling(Some(handling)))
}

/// Takes a line over from an absent colleague, or gives it to one.
pub fn take_over(dossier: &Dossier, line: &LineKey, by: CoachId) -> Acted {
    mark(dossier, line, LineMarkEdit::TakenBy(Some(by)))
}

fn mark(dossier: &Dossier, line: &LineKey, edit: LineMarkEdit) -> Acted {
    open(dossier)?;
    let record = LineMark::record_id(dossier.id, line);
    let mut edits = vec![edit];
    if dossier.marks.get(record).is_none() {
        edits.push(LineMarkEdit::Line(Some(line.clone())));
    }
    if was_withdrawn(&dossier.marks, record) {
        edits.push(LineMarkEdit::Withdrawn(false));
    }
    Ok(vec![Change::new(dossier.id, record, edits)])
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Room, today};
    use super::super::trust::safe_contact;
    use super::super::ways::{NewChannel, add_channel};
    use super::*;
    use crate::domain::agenda::lines;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::contact::LineKind;
    use crate::domain::testing::{coach, rid};

    fn planned(room: &mut Room, medium: Option<Medium>) -> Result<(), ActError> {
        let new = NewAppointment { medium, ..NewAppointment::new(room.today, AppointmentKind::Progress) };
        room.act(|dossier, desk| plan(dossier, &new, desk))
    }

    #[test]
    fn an_appointment_is_made_moved_and_settled_once() {
        let mut room = Room::new();
        let yesterday = today().plus_days(-1);
        let past = NewAppointment::new(yesterday, AppointmentKind::Intake);
        assert_eq!(room.act(|dossier, desk| plan(dossier, &past, desk)), Err(ActError::InThePast(yesterday)));
        planned(&mut room, None).unwrap();
        let (id, one) = room.dossier().appointments.iter().next().unwrap();
        assert_eq!(*one.coach, Some(coach(1)));
        let (on, at) = (today().plus_days(3), Minute::from_hm(10, 30));
        room.act(|dossier, desk| reschedule(dossier, id, on, at, desk)).unwrap();
        assert_eq!(*room.dossier().appointments.get(id).unwrap().on, Some((on, at)));
        let set = |room: &mut Room, state| room.act(|dossier, desk| settle(dossier, id, state, desk));
        assert_eq!(set(&mut room, AppointmentState::Held), Err(ActError::InTheFuture(on)));
        set(&mut room, AppointmentState::Cancelled).unwrap();
        assert_eq!(set(&mut room, AppointmentState::Held), Err(ActError::AppointmentOver));
        let moved = room.act(|dossier, desk| reschedule(dossier, id, on, None, desk));
        assert_eq!(moved, Err(ActError::AppointmentOver));
        assert_eq!(
            room.act(|dossier, desk| settle(dossier, rid(1), AppointmentState::Held, desk)),
            Err(ActError::Unknown)
        );
    }

    #[test]
    fn an_excluded_way_is_refused_and_the_desk_never_is() {
        let mut room = Room::new();
        assert_eq!(planned(&mut room, Some(Medium::Phone)), Ok(()));
        assert_eq!(planned(&mut room, Some(Medium::Message)), Err(ActError::WayExcluded));
        let no = NewChannel { allowed: Some(false), ..NewChannel::new(Medium::Phone, "06-00000001") };
        room.act(|dossier, desk| add_channel(dossier, &no, desk)).unwrap();
        assert_eq!(planned(&mut room, Some(Medium::Phone)), Err(ActError::WayExcluded));
        assert_eq!(planned(&mut room, Some(Medium::Letter)), Ok(()));
        for safety in [Safety::No, Safety::Only("via mijn zus".into())] {
            room.act(|dossier, desk| safe_contact(dossier, safety, desk)).unwrap();
            for medium in Medium::ALL {
                let answer = if *medium == Medium::InPerson { Ok(()) } else { Err(ActError::WayExcluded) };
                assert_eq!(planned(&mut room, Some(*medium)), answer);
            }
        }
    }

    #[test]
    fn d7_a_line_is_postponed_taken_over_and_done() {
        let mut room = Room::new();
        planned(&mut room, None).unwrap();
        let key = lines(room.dossier(), &Catalogue::default())[0].key.clone();
        assert_eq!(
            room.act(|dossier, desk| postpone(dossier, &key, desk.today, desk)),
            Err(ActError::NotLater(today()))
        );
        let later = today().plus_days(4);
        room.act(|dossier, desk| postpone(dossier, &key, later, desk)).unwrap();
        room.act(|dossier, _| take_over(dossier, &key, coach(2))).unwrap();
        let line = lines(room.dossier(), &Catalogue::default()).remove(0);
        assert_eq!((line.due, line.coach), (later, Some(coach(2))));
        room.act(|dossier, desk| done(dossier, &key, desk)).unwrap();
        let left = lines(room.dossier(), &Catalogue::default());
        assert!(left.iter().all(|line| line.key.kind == LineKind::NoDate));
        assert_eq!(room.dossier().marks.len(), 1);
        let other = LineKey { source: None, kind: LineKind::NoDate, occurrence: 0 };
        room.act(|dossier, desk| drop_line(dossier, &other, desk)).unwrap();
        assert_eq!(room.dossier().marks.len(), 2);
    }
}

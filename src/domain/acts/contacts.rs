//! Keeping a contact or a try, and what follows from how it ended (D3b, D5, D7).

use super::course::status_from;
use super::{ActError, Acted, Desk, LONG_MAX_CHARS, SHORT_MAX_CHARS, fits, known, not_later, open};
use crate::domain::contact::{
    AppointmentEdit, AppointmentState, ContactEdit, ContactOutcome, LearnsOn, LineKey, LineKind, Occupation,
    WorkResult,
};
use crate::domain::participant::{ChannelEdit, Medium, Status};
use crate::domain::{Change, Day, Dossier, Minute};
use crate::id::RecordId;

/// How it goes, at best.
const BEST_MOOD: u8 = 5;

/// A contact or a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContact {
    /// Which day, up to today.
    pub on: Day,
    /// What time.
    pub at: Option<Minute>,
    /// Through which channel.
    pub medium: Option<Medium>,
    /// Which channel's record; else the best one of this medium.
    pub channel: Option<RecordId>,
    /// How it ended.
    pub outcome: ContactOutcome,
    /// How it goes, 1–5; only after a talk, as are the next three.
    pub mood: Option<u8>,
    /// Busy with.
    pub occupation: Option<Occupation>,
    /// Learns on?
    pub learns_on: Option<LearnsOn>,
    /// What became of work (D5).
    pub work_result: Option<WorkResult>,
    /// *Samen met*: who was there too (D3b).
    pub together_with: String,
    /// An expert by experience was there (D3b).
    pub with_expert: bool,
    /// Note.
    pub note: String,
    /// The agenda line it answers.
    pub answers: Option<LineKey>,
    /// The contact person through whom.
    pub through: Option<RecordId>,
}

impl NewContact {
    /// A contact of which only the day and how it ended are known.
    pub const fn new(on: Day, outcome: ContactOutcome) -> Self {
        Self {
            on,
            at: None,
            medium: None,
            channel: None,
            outcome,
            mood: None,
            occupation: None,
            learns_on: None,
            work_result: None,
            together_with: String::new(),
            with_expert: false,
            note: String::new(),
            answers: None,
            through: None,
        }
    }

    fn check(&self, dossier: &Dossier, today: Day) -> Result<(), ActError> {
        not_later(self.on, today)?;
        if self.mood.is_some_and(|mood| !(1..=BEST_MOOD).contains(&mood)) {
            return Err(ActError::Mood);
        }
        let answered = self.mood.is_some()
            || self.occupation.is_some()
            || self.learns_on.is_some()
            || self.work_result.is_some();
        if answered && self.outcome != ContactOutcome::Spoken {
            return Err(ActError::NotSpoken);
        }
        fits(&self.together_with, SHORT_MAX_CHARS)?;
        fits(&self.note, LONG_MAX_CHARS)?;
        if let Some(channel) = self.channel {
            known(&dossier.channels, channel)?;
        }
        if let Some(through) = self.through {
            known(&dossier.contact_persons, through)?;
        }
        Ok(())
    }

    fn edits(&self, desk: &Desk<'_>) -> Vec<ContactEdit> {
        let mut edits = vec![
            ContactEdit::On(Some(self.on)),
            ContactEdit::Outcome(Some(self.outcome)),
            ContactEdit::Coach(Some(desk.coach)),
        ];
        edits.extend(self.at.map(|at| ContactEdit::At(Some(at))));
        edits.extend(self.medium.map(|medium| ContactEdit::Medium(Some(medium))));
        edits.extend(self.mood.map(|mood| ContactEdit::Mood(Some(mood))));
        edits.extend(self.occupation.map(|busy| ContactEdit::Occupation(Some(busy))));
        edits.extend(self.learns_on.map(|learns| ContactEdit::LearnsOn(Some(learns))));
        edits.extend(self.work_result.map(|work| ContactEdit::WorkResult(Some(work))));
        let together = &self.together_with;
        edits.extend((!together.is_empty()).then(|| ContactEdit::TogetherWith(together.clone())));
        edits.extend(self.with_expert.then_some(ContactEdit::WithExpert(true)));
        edits.extend((!self.note.is_empty()).then(|| ContactEdit::Note(self.note.clone())));
        edits.extend(self.answers.clone().map(|key| ContactEdit::Answers(Some(key))));
        edits.extend(self.through.map(|person| ContactEdit::Through(Some(person))));
        edits
    }
}

/// Keeps a contact or a try, with what follows from it:
///
/// - *nummer klopt niet*: that channel is not used any more (through a contact person, theirs stays as it is);
/// - *wil geen contact*: the status from that day on;
/// - an appointment that it answers was held, or missed when nobody was spoken.
///
/// *Verhuisd* changes nothing else: a new address is asked, not guessed.
pub fn contact(dossier: &Dossier, contact: &NewContact, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    contact.check(dossier, desk.today)?;
    let mut changes = vec![Change::new(dossier.id, desk.ids.record(), contact.edits(desk))];
    match contact.outcome {
        ContactOutcome::WrongNumber => changes.extend(
            used_channel(dossier, contact)
                .map(|channel| Change::new(dossier.id, channel, [ChannelEdit::Allowed(Some(false))])),
        ),
        ContactOutcome::NoContact if dossier.status() != Status::NoContact => {
            changes.push(status_from(dossier, Status::NoContact, contact.on, &contact.note, desk));
        }
        _ => {}
    }
    changes.extend(appointment_answered(dossier, contact));
    Ok(changes)
}

fn used_channel(dossier: &Dossier, contact: &NewContact) -> Option<RecordId> {
    if contact.through.is_some() {
        return None;
    }
    let best = || {
        let ways = dossier.ways();
        ways.iter().find(|way| way.medium == contact.medium).and_then(|way| way.channel)
    };
    let any = || {
        let known = dossier.channels.iter().find(|(_, channel)| *channel.medium == contact.medium);
        known.map(|(id, _)| id)
    };
    contact.channel.or_else(|| contact.medium.and_then(|_| best().or_else(any)))
}

fn appointment_answered(dossier: &Dossier, contact: &NewContact) -> Option<Change> {
    let key = contact.answers.as_ref().filter(|key| key.kind == LineKind::Appointment)?;
    let id = key.source?;
    dossier.appointments.get(id).filter(|one| one.stands())?;
    let state = match contact.outcome {
        ContactOutcome::Spoken => AppointmentState::Held,
        ContactOutcome::NotReached | ContactOutcome::WrongNumber => AppointmentState::Missed,
        ContactOutcome::NoContact | ContactOutcome::Moved => AppointmentState::Cancelled,
    };
    Some(Change::new(dossier.id, id, [AppointmentEdit::State(Some(state))]))
}

#[cfg(test)]
mod tests {
    use super::super::meetings::{NewAppointment, plan};
    use super::super::testing::{Room, today};
    use super::super::ways::{NewChannel, add_channel};
    use super::*;
    use crate::domain::contact::AppointmentKind;
    use crate::domain::testing::{coach, rid};

    fn keep(room: &mut Room, new: &NewContact) -> Result<(), ActError> {
        room.act(|dossier, desk| contact(dossier, new, desk))
    }

    fn with(outcome: ContactOutcome) -> NewContact {
        NewContact { medium: Some(Medium::Phone), ..NewContact::new(today(), outcome) }
    }

    #[test]
    fn a_talk_keeps_what_was_said_and_who_was_there() {
        let mut room = Room::new();
        let talk = NewContact {
            mood: Some(4),
            occupation: Some(Occupation::Works),
            work_result: Some(WorkResult::Better),
            together_with: "maatje".into(),
            with_expert: true,
            ..with(ContactOutcome::Spoken)
        };
        keep(&mut room, &talk).unwrap();
        let kept = room.dossier().last_spoken().unwrap().1;
        assert_eq!((*kept.mood, *kept.with_expert, *kept.coach), (Some(4), true, Some(coach(1))));
        assert!(!kept.note.is_set());
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let mut room = Room::new();
        let ahead = today().plus_days(1);
        let spoken = with(ContactOutcome::Spoken);
        let silent = with(ContactOutcome::NotReached);
        for (new, error) in [
            (NewContact { on: ahead, ..spoken.clone() }, ActError::InTheFuture(ahead)),
            (NewContact { mood: Some(6), ..spoken.clone() }, ActError::Mood),
            (NewContact { mood: Some(0), ..spoken.clone() }, ActError::Mood),
            (NewContact { mood: Some(3), ..silent.clone() }, ActError::NotSpoken),
            (NewContact { work_result: Some(WorkResult::Kept), ..silent.clone() }, ActError::NotSpoken),
            (
                NewContact { note: "x".repeat(4_001), ..silent.clone() },
                ActError::TooLong { max: 4_000, over: 1 },
            ),
            (NewContact { channel: Some(rid(1)), ..silent }, ActError::Unknown),
            (NewContact { through: Some(rid(1)), ..spoken }, ActError::Unknown),
        ] {
            assert_eq!(keep(&mut room, &new), Err(error));
        }
        assert!(room.dossier().contacts.is_empty());
    }

    #[test]
    fn a_wrong_number_closes_that_channel_and_no_other() {
        let mut room = Room::new();
        for (medium, address) in [(Medium::Phone, "06-00000001"), (Medium::Email, "v@example.org")] {
            let channel = NewChannel::new(medium, address);
            room.act(|dossier, desk| add_channel(dossier, &channel, desk)).unwrap();
        }
        keep(&mut room, &with(ContactOutcome::NotReached)).unwrap();
        assert!(room.dossier().may_reach_by(Medium::Phone));
        keep(&mut room, &with(ContactOutcome::WrongNumber)).unwrap();
        assert!(!room.dossier().may_reach_by(Medium::Phone));
        assert!(room.dossier().may_reach_by(Medium::Email));
    }

    #[test]
    fn no_contact_is_a_status_and_moved_is_not() {
        let mut room = Room::new();
        keep(&mut room, &with(ContactOutcome::Moved)).unwrap();
        assert_eq!(room.dossier().status(), Status::Registered);
        keep(&mut room, &with(ContactOutcome::NoContact)).unwrap();
        keep(&mut room, &with(ContactOutcome::NoContact)).unwrap();
        assert_eq!((room.dossier().status(), room.dossier().statuses.len()), (Status::NoContact, 1));
        assert!(room.dossier().ways().is_empty());
    }

    #[test]
    fn d7_an_appointment_it_answers_was_held_or_missed() {
        for (outcome, state) in [
            (ContactOutcome::Spoken, AppointmentState::Held),
            (ContactOutcome::NotReached, AppointmentState::Missed),
            (ContactOutcome::Moved, AppointmentState::Cancelled),
        ] {
            let mut room = Room::new();
            let new = NewAppointment::new(today(), AppointmentKind::Progress);
            room.act(|dossier, desk| plan(dossier, &new, desk)).unwrap();
            let id = room.dossier().appointments.iter().next().unwrap().0;
            let key = LineKey { source: Some(id), kind: LineKind::Appointment, occurrence: 0 };
            keep(&mut room, &NewContact { answers: Some(key), ..with(outcome) }).unwrap();
            assert_eq!(*room.dossier().appointments.get(id).unwrap().state, Some(state));
        }
    }
}

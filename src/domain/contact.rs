//! Contacts that were had, appointments that stand, and what a coach did with an agenda line.

use serde::{Deserialize, Serialize};

use super::latest::moment;
use super::participant::Medium;
use super::record::{choices, record};
use super::schedule::Anchor;
use super::{Day, Dossier, Kind, Minute};
use crate::id::{CoachId, DossierId, RecordId};

choices! {
    /// How an attempt to reach somebody ended.
    ContactOutcome "contact" {
        /// Spoken.
        Spoken "spoken",
        /// Not reached.
        NotReached "not-reached",
        /// The number is wrong.
        WrongNumber "wrong-number",
        /// Does not want contact.
        NoContact "no-contact",
        /// Moved away.
        Moved "moved",
    }
}

choices! {
    /// What somebody is busy with.
    Occupation "occupation" {
        /// Works.
        Works "works",
        /// Learns.
        Learns "learns",
        /// Looks for work.
        Seeks "seeks",
        /// Cares for others.
        Cares "cares",
        /// Something else.
        Other "other",
    }
}

choices! {
    /// Does somebody go on learning?
    LearnsOn "learns-on" {
        /// Yes.
        Yes "yes",
        /// No.
        No "no",
        /// Wants to, does not work out yet.
        WantsTo "wants-to",
    }
}

choices! {
    /// What became of work at 3, 6 and 12 months (D5).
    WorkResult "work-result" {
        /// Kept.
        Kept "kept",
        /// More hours or a better job.
        Better "better",
        /// Found.
        Found "found",
        /// Lost.
        Lost "lost",
    }
}

choices! {
    /// What an appointment is for.
    AppointmentKind "appointment" {
        /// First intake conversation.
        Intake "intake",
        /// Intake, continued.
        IntakeContinued "intake-continued",
        /// Progress.
        Progress "progress",
        /// Looking back on a barrier or step.
        Review "review",
        /// Aftercare.
        Aftercare "aftercare",
        /// Something else.
        Other "other",
    }
}

choices! {
    /// What became of an appointment.
    AppointmentState "appointment-state" {
        /// It stands.
        Planned "planned",
        /// It was held.
        Held "held",
        /// The other did not come or answer.
        Missed "missed",
        /// Called off.
        Cancelled "cancelled",
    }
}

/// Which agenda line something answers: computed lines have no record of their own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LineKey {
    /// The record the line follows from (module, trajectory, barrier, appointment …), if any.
    pub source: Option<RecordId>,
    /// What kind of line.
    pub kind: LineKind,
    /// Which occurrence (yearly talks, tries).
    pub occurrence: u16,
}

choices! {
    /// Why a line stands in the agenda.
    LineKind "line" {
        /// An appointment.
        Appointment "appointment",
        /// A line of the aftercare schedule.
        Schedule "schedule",
        /// A barrier to look back on.
        BarrierReview "barrier-review",
        /// A barrier of 2 or 3 without owner or date.
        BarrierOpen "barrier-open",
        /// The current step is due.
        Step "step",
        /// A hole in a trajectory (T3).
        Gap "gap",
        /// Next try of the no-answer protocol.
        NoAnswer "no-answer",
        /// Quarterly try for somebody out of sight.
        OutOfSight "out-of-sight",
        /// An intake that was parked.
        IntakeParked "intake-parked",
        /// No next date at all.
        NoDate "no-date",
        /// Handed over to the next coach.
        Handover "handover",
        /// Something stands in two versions.
        TwoVersions "two-versions",
        /// The time that the file is kept is nearly over.
        Expires "expires",
    }
}

record! {
    /// One contact or attempt.
    Contact, ContactEdit {
        /// Which day.
        on / On: Option<Day>,
        /// What time.
        at / At: Option<Minute>,
        /// Through which channel.
        medium / Medium: Option<Medium>,
        /// How it ended.
        outcome / Outcome: Option<ContactOutcome>,
        /// How it goes, 1 (bad) to 5 (very well).
        mood / Mood: Option<u8>,
        /// Busy with.
        occupation / Occupation: Option<Occupation>,
        /// Learns on?
        learns_on / LearnsOn: Option<LearnsOn>,
        /// What became of work (D5).
        work_result / WorkResult: Option<WorkResult>,
        /// The coach who had the contact.
        coach / Coach: Option<CoachId>,
        /// *Samen met*: who was there too (D3b).
        together_with / TogetherWith: String,
        /// An expert by experience was there (D3b).
        with_expert / WithExpert: bool,
        /// Note; the participant may read it.
        note / Note: String,
        /// The agenda line it answers.
        answers / Answers: Option<LineKey>,
        /// Through a contact person.
        through / Through: Option<RecordId>,
    }
}

record! {
    /// An appointment.
    Appointment, AppointmentEdit {
        /// When: day and, if agreed, time, decided at once.
        on / On: Option<(Day, Option<Minute>)>,
        /// Through which channel or where.
        medium / Medium: Option<Medium>,
        /// What for.
        kind / Kind: Option<AppointmentKind>,
        /// With which coach.
        coach / Coach: Option<CoachId>,
        /// What became of it.
        state / State: Option<AppointmentState>,
        /// What to talk about.
        note / Note: String,
        /// The schedule line that this appointment is for.
        anchor / Anchor: Option<Anchor>,
    }
}

/// What a coach did with a computed agenda line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handling {
    /// Not before this day.
    Postponed(Day),
    /// Done on this day.
    Done(Day),
    /// Not needed, said on this day.
    Dropped(Day),
}

record! {
    /// What a coach did with a computed agenda line; its id is a hash of the line's key.
    LineMark, LineMarkEdit {
        /// Which line.
        line / Line: Option<LineKey>,
        /// What was done.
        handling / Handling: Option<Handling>,
        /// Taken over by.
        taken_by / TakenBy: Option<CoachId>,
    }
}

impl ContactOutcome {
    /// A try that reached nobody: the no-answer protocol counts these.
    pub const fn is_no_answer(self) -> bool {
        matches!(self, Self::NotReached | Self::WrongNumber)
    }
}

impl Appointment {
    /// Whether it stands: not held, missed or called off.
    pub fn stands(&self) -> bool {
        self.state.is_none_or(|state| state == AppointmentState::Planned)
    }
}

impl LineMark {
    /// The record id of the mark on one line: two offline workstations make it once.
    pub fn record_id(dossier: DossierId, line: &LineKey) -> RecordId {
        let mut key = vec![u8::from(line.source.is_some())];
        key.extend(line.source.unwrap_or_default().as_bytes());
        key.push(line.kind as u8);
        key.extend(line.occurrence.to_le_bytes());
        RecordId::natural(dossier, Kind::LineMark.number(), &key)
    }
}

impl Dossier {
    /// Every contact and try, newest first.
    pub fn contacts(&self) -> Vec<(RecordId, &Contact)> {
        let mut all: Vec<_> = self.contacts.iter().collect();
        all.sort_by_key(|(id, contact)| std::cmp::Reverse(contact_order(*id, contact)));
        all
    }

    /// The last contact in which they spoke.
    pub fn last_spoken(&self) -> Option<(RecordId, &Contact)> {
        let spoken = |contact: &Contact| *contact.outcome == Some(ContactOutcome::Spoken);
        self.contacts
            .iter()
            .filter(|(_, contact)| spoken(contact))
            .max_by_key(|(id, contact)| contact_order(*id, contact))
    }

    /// The day of [`Dossier::last_spoken`].
    pub fn last_spoken_on(&self) -> Option<Day> {
        self.last_spoken().and_then(|(_, contact)| *contact.on)
    }

    /// The last contact or try, however it ended.
    pub fn last_tried(&self) -> Option<(RecordId, &Contact)> {
        self.contacts.iter().max_by_key(|(id, contact)| contact_order(*id, contact))
    }
}

/// By day, then by time of day, then by when it was typed.
fn contact_order(id: RecordId, contact: &Contact) -> (Option<Day>, Option<Minute>, u64, RecordId) {
    let (on, typed) = moment(&contact.on);
    (on, *contact.at, typed, id)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, empty, put, rid};
    use super::*;

    #[test]
    fn the_last_spoken_and_the_last_tried_are_two_things() {
        let mut dossier = empty();
        for (record, on, outcome) in [
            (1, "2026-11-01", ContactOutcome::Spoken),
            (2, "2026-11-08", ContactOutcome::NotReached),
            (3, "2026-10-01", ContactOutcome::Spoken),
        ] {
            put(
                &mut dossier,
                rid(record),
                [ContactEdit::On(Some(day(on))), ContactEdit::Outcome(Some(outcome))],
            );
        }
        assert_eq!(dossier.last_spoken_on(), Some(day("2026-11-01")));
        assert_eq!(dossier.last_tried().unwrap().0, rid(2));
        let order: Vec<_> = dossier.contacts().iter().map(|(id, _)| *id).collect();
        assert_eq!(order, [rid(2), rid(1), rid(3)]);
    }

    #[test]
    fn each_part_of_a_key_makes_another_mark() {
        let dossier = empty().id;
        let key = LineKey { source: Some(rid(1)), kind: LineKind::Step, occurrence: 1 };
        let id = LineMark::record_id(dossier, &key);
        assert_eq!(id, LineMark::record_id(dossier, &key.clone()));
        for other in [
            LineKey { source: None, ..key.clone() },
            LineKey { source: Some(RecordId::default()), ..key.clone() },
            LineKey { kind: LineKind::Gap, ..key.clone() },
            LineKey { occurrence: 2, ..key },
        ] {
            assert_ne!(id, LineMark::record_id(dossier, &other));
        }
    }
}

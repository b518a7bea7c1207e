//! What was done with the lines of one dossier: marks, contacts that answer one, and who does it. Makes no line by
//! itself.

use super::{Line, What};
use crate::domain::contact::{Contact, ContactOutcome, Handling, LineKey, LineKind, LineMark};
use crate::domain::participant::Medium;
use crate::domain::{Day, Dossier, Minute};
use crate::id::CoachId;

/// Looks up what was done with a line.
pub(super) struct Book<'a> {
    pub dossier: &'a Dossier,
    /// The medium of the best way that may be used.
    pub best: Option<Medium>,
    /// The day to try again, when somebody is being waited for.
    retry: Option<Day>,
}

/// The part of a day number that fits a key: one day of 179 years each, so that a date that is moved makes another
/// occurrence, and what was done with the old one does not count for the new one.
pub(super) fn occurrence_of(day: Day) -> u16 {
    u16::try_from(day.number().rem_euclid(1 << 16)).unwrap_or_default()
}

impl<'a> Book<'a> {
    pub fn new(dossier: &'a Dossier) -> Self {
        let best = dossier.ways().into_iter().find(|way| way.through.is_none()).and_then(|way| way.medium);
        let mut book = Self { dossier, best, retry: None };
        book.retry = dossier.no_answer().next(dossier).map(|next| {
            let key = LineKey {
                source: Some(next.since),
                kind: LineKind::NoAnswer,
                occurrence: next.number.into(),
            };
            // a coach who chose another day for the next try meant all that waits for it
            match book.mark(&key).and_then(|mark| *mark.handling) {
                Some(Handling::Postponed(day)) => day,
                Some(Handling::Done(_) | Handling::Dropped(_)) | None => next.due,
            }
        });
        book
    }

    pub fn mark(&self, key: &LineKey) -> Option<&'a LineMark> {
        self.dossier.marks.get(LineMark::record_id(self.dossier.id, key))
    }

    /// The day a line is due after what was done with it; none when it was done, dropped or answered.
    ///
    /// A line of the schedule is answered by any contact that names it (a try hands over to the no-answer protocol)
    /// and by every talk on or after the day it is due; an appointment by any contact that names it and by a talk
    /// on a later day; every other line only by a talk that names it, and a try that names it, or any
    /// try since it is due, puts it off to the next try.
    pub fn due(&self, key: &LineKey, due: Day) -> Option<Day> {
        let due = match self.mark(key).and_then(|mark| *mark.handling) {
            Some(Handling::Done(_) | Handling::Dropped(_)) => return None,
            Some(Handling::Postponed(day)) => day,
            None => due,
        };
        let about_it = |contact: &Contact| contact.answers.get().as_ref() == Some(key);
        let answered = self.dossier.contacts.values().any(|contact| {
            let spoken = *contact.outcome == Some(ContactOutcome::Spoken);
            let named = about_it(contact);
            let at_or_after = |first: Day| spoken && contact.on.is_some_and(|on| on >= first);
            match key.kind {
                LineKind::Schedule => named || at_or_after(due),
                LineKind::Appointment => named || at_or_after(due.plus_days(1)),
                _ => named && spoken,
            }
        });
        if answered {
            return None;
        }
        let tried = self
            .dossier
            .contacts
            .values()
            .any(|contact| about_it(contact) || Self::vain_for(key.kind, due, contact));
        Some(self.retry.filter(|_| tried).map_or(due, |retry| due.max(retry)))
    }

    /// Somebody who was not reached today is not called again today about the next thing.
    fn vain_for(kind: LineKind, due: Day, contact: &Contact) -> bool {
        let by_talking = match kind {
            LineKind::BarrierReview | LineKind::Step | LineKind::Gap | LineKind::IntakeParked => true,
            // the schedule hands over to the protocol, appointments stand, and the rest is no call
            LineKind::Schedule
            | LineKind::Appointment
            | LineKind::BarrierOpen
            | LineKind::NoAnswer
            | LineKind::OutOfSight
            | LineKind::NoDate
            | LineKind::TwoVersions
            | LineKind::Handover
            | LineKind::Expires => false,
        };
        let spoken = *contact.outcome == Some(ContactOutcome::Spoken);
        by_talking && !spoken && contact.on.is_some_and(|on| on >= due)
    }

    /// Who does a line: who took it over, else `own`, else the participant's coach.
    pub fn coach(&self, key: &LineKey, own: Option<CoachId>) -> Option<CoachId> {
        let taken = self.mark(key).and_then(|mark| *mark.taken_by);
        taken.or(own).or(*self.dossier.participant.coach)
    }

    /// A line with the best channel, unless it was done, dropped or answered.
    pub fn line(&self, key: LineKey, due: Day, what: What) -> Option<Line> {
        let due = self.due(&key, due)?;
        Some(self.settled(key, (due, None), what, self.best))
    }

    /// A line whose day is certain.
    pub fn settled(
        &self,
        key: LineKey,
        (due, at): (Day, Option<Minute>),
        what: What,
        medium: Option<Medium>,
    ) -> Line {
        let coach = self.coach(&key, None);
        Line { key, due, at, what, medium, coach }
    }
}

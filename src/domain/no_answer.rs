//! The no-answer protocol (D7): what to try next when somebody was not reached.
//!
//! The preferred channel → a week later another channel → two weeks later through a contact person (only with
//! consent) → the suggestion *uit beeld*, and a try each quarter. Counts the tries since something else than silence
//! came back; looks at no clock but in [`NoAnswer::is_dry`].

use super::participant::Medium;
use super::reach::Way;
use super::{Day, Dossier};
use crate::id::RecordId;

/// Days from the first try to the second, through another channel.
const SECOND_AFTER_DAYS: i32 = 7;
/// Days from the second try to the third, through somebody else.
const THIRD_AFTER_DAYS: i32 = 14;
/// Months between the tries after that.
pub const QUARTER_MONTHS: i32 = 3;

/// The tries since the last answer, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAnswer {
    tries: Vec<(RecordId, Day, Option<Medium>)>,
}

/// The next try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTry {
    /// The first try of the row, which names the row.
    pub since: RecordId,
    /// Which try it is, from 2.
    pub number: u8,
    /// When.
    pub due: Day,
    /// The way to take; one through a contact person for the third, where that is allowed.
    pub way: Way,
}

impl Dossier {
    /// The tries since the last contact that brought an answer, or since the last appointment that was made.
    pub fn no_answer(&self) -> NoAnswer {
        let mut tries: Vec<_> = self
            .contacts()
            .into_iter()
            .filter(|(_, contact)| contact.outcome.is_some())
            .take_while(|(_, contact)| {
                contact.outcome.is_some_and(super::contact::ContactOutcome::is_no_answer)
            })
            .filter_map(|(id, contact)| Some((id, (*contact.on)?, *contact.medium)))
            .collect();
        tries.reverse();
        NoAnswer { tries }
    }

    /// Whether an appointment stands on or after this day.
    fn meets_from(&self, day: Day) -> bool {
        self.appointments.values().any(|one| one.stands() && one.on.is_some_and(|(on, _)| on >= day))
    }
}

impl NoAnswer {
    /// On how many days it was tried: calling twice and then writing, within one day, is one step of the protocol.
    pub fn len(&self) -> usize {
        self.tries.chunk_by(|(_, one, _), (_, next, _)| one == next).count()
    }

    /// Whether nobody is being waited for.
    pub fn is_empty(&self) -> bool {
        self.tries.is_empty()
    }

    /// The next try, unless an appointment stands after the last one, or nothing but the desk may be used.
    pub fn next(&self, dossier: &Dossier) -> Option<NextTry> {
        let (since, _, _) = *self.tries.first()?;
        let (_, last, _) = *self.tries.last()?;
        if dossier.meets_from(last) {
            return None;
        }
        let (due, through) = match self.len() {
            1 => (last.plus_days(SECOND_AFTER_DAYS), false),
            2 => (last.plus_days(THIRD_AFTER_DAYS), true),
            _ => (last.plus_months(QUARTER_MONTHS), false),
        };
        let number = u8::try_from(self.len() + 1).unwrap_or(u8::MAX);
        Some(NextTry { since, number, due, way: self.way(dossier, through)? })
    }

    /// Through a contact person when asked for and allowed; else a channel that was not tried; else the best one.
    fn way(&self, dossier: &Dossier, through: bool) -> Option<Way> {
        let ways = dossier.ways();
        let person = ways.iter().find(|way| through && way.through.is_some());
        let mut direct =
            ways.iter().filter(|way| way.through.is_none() && way.medium != Some(Medium::InPerson));
        let fresh = |way: &&Way| self.tries.iter().all(|(_, _, medium)| *medium != way.medium);
        person.or_else(|| direct.clone().find(fresh)).or_else(|| direct.next()).cloned()
    }

    /// Whether every step of the protocol was taken without an answer: three tries, or two and the two weeks after
    /// them when there is nobody through whom to ask.
    pub fn is_dry(&self, dossier: &Dossier, today: Day) -> bool {
        let Some((_, last, _)) = self.tries.last() else { return false };
        let somebody = dossier.ways().iter().any(|way| way.through.is_some());
        let waited = last.days_until(today) >= THIRD_AFTER_DAYS;
        !dossier.meets_from(*last) && (self.len() > 2 || (self.len() == 2 && !somebody && waited))
    }
}

#[cfg(test)]
mod tests {
    use super::super::contact::{AppointmentEdit, ContactEdit, ContactOutcome};
    use super::super::participant::{ChannelEdit, ContactPersonEdit, SafeContactEdit, Safety};
    use super::super::testing::{day, empty, put, rid};
    use super::*;

    fn reachable() -> Dossier {
        let mut dossier = empty();
        put(&mut dossier, rid(90), [ChannelEdit::Medium(Some(Medium::Phone)), ChannelEdit::Preferred(true)]);
        put(&mut dossier, rid(91), [ChannelEdit::Medium(Some(Medium::Email))]);
        dossier
    }

    fn try_on(dossier: &mut Dossier, record: u8, on: &str, medium: Medium, outcome: ContactOutcome) {
        put(
            dossier,
            rid(record),
            [
                ContactEdit::On(Some(day(on))),
                ContactEdit::Medium(Some(medium)),
                ContactEdit::Outcome(Some(outcome)),
            ],
        );
    }

    #[test]
    fn d7_another_channel_then_somebody_else_then_out_of_sight_and_each_quarter() {
        let mut dossier = reachable();
        put(&mut dossier, rid(92), [ContactPersonEdit::Agreed(true)]);
        assert_eq!(dossier.no_answer().next(&dossier), None);
        try_on(&mut dossier, 1, "2026-11-02", Medium::Phone, ContactOutcome::NotReached);
        let next = dossier.no_answer().next(&dossier).unwrap();
        assert_eq!((next.number, next.due, next.way.medium), (2, day("2026-11-09"), Some(Medium::Email)));
        try_on(&mut dossier, 2, "2026-11-10", Medium::Email, ContactOutcome::NotReached);
        let next = dossier.no_answer().next(&dossier).unwrap();
        assert_eq!((next.number, next.due, next.way.through), (3, day("2026-11-24"), Some(rid(92))));
        assert!(!dossier.no_answer().is_dry(&dossier, day("2027-01-01")));
        try_on(&mut dossier, 3, "2026-11-25", Medium::Phone, ContactOutcome::WrongNumber);
        assert!(dossier.no_answer().is_dry(&dossier, day("2026-11-25")));
        let next = dossier.no_answer().next(&dossier).unwrap();
        assert_eq!((next.since, next.number, next.due), (rid(1), 4, day("2027-02-25")));
        try_on(&mut dossier, 4, "2026-11-26", Medium::Phone, ContactOutcome::Spoken);
        assert!(dossier.no_answer().is_empty());
    }

    #[test]
    fn d7_all_tries_of_one_day_are_one_step() {
        let mut dossier = reachable();
        for record in 1..=4 {
            try_on(&mut dossier, record, "2026-11-02", Medium::Phone, ContactOutcome::NotReached);
        }
        let tries = dossier.no_answer();
        let next = tries.next(&dossier).unwrap();
        assert_eq!((tries.len(), next.number, next.due), (1, 2, day("2026-11-09")));
        assert!(!tries.is_dry(&dossier, day("2026-12-24")));
    }

    #[test]
    fn without_consent_nobody_else_is_asked_and_the_protocol_ends_earlier() {
        let mut dossier = reachable();
        put(&mut dossier, rid(92), [ContactPersonEdit::Agreed(false)]);
        try_on(&mut dossier, 1, "2026-11-02", Medium::Phone, ContactOutcome::NotReached);
        try_on(&mut dossier, 2, "2026-11-10", Medium::Email, ContactOutcome::NotReached);
        assert_eq!(dossier.no_answer().next(&dossier).unwrap().way.through, None);
        assert!(!dossier.no_answer().is_dry(&dossier, day("2026-11-23")));
        assert!(dossier.no_answer().is_dry(&dossier, day("2026-11-24")));
    }

    #[test]
    fn nothing_is_tried_where_only_the_desk_is_safe_or_an_appointment_stands() {
        let mut dossier = reachable();
        try_on(&mut dossier, 1, "2026-11-02", Medium::Phone, ContactOutcome::NotReached);
        put(&mut dossier, rid(5), [AppointmentEdit::On(Some((day("2026-11-04"), None)))]);
        assert_eq!(dossier.no_answer().next(&dossier), None);
        put(&mut dossier, rid(5), [AppointmentEdit::Withdrawn(true)]);
        assert!(dossier.no_answer().next(&dossier).is_some());
        put(&mut dossier, rid(6), [SafeContactEdit::Safety(Safety::No)]);
        assert_eq!(dossier.no_answer().next(&dossier), None);
    }
}

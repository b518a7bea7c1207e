//! What a review proposes on its line *Volgende*: the next talk, so that nobody leaves without a next date.

use super::What;
use super::book::Book;
use super::talks::talks;
use crate::domain::catalogue::Catalogue;
use crate::domain::contact::{AppointmentKind, LineKey};
use crate::domain::participant::{Medium, Status};
use crate::domain::{Day, Dossier, Weekday};

/// A proposal that the coach takes with one key or types over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The day, always after today and a working day.
    pub day: Day,
    /// What for.
    pub what: What,
    /// The channel; never one that safe contact or a consent excludes. None when only words say how, or nothing may.
    pub medium: Option<Medium>,
}

/// The next talk of the schedule after today, other than the one being answered. Without one: a week later before the intake,
/// four weeks later until the trajectory ends, three months later in aftercare.
///
/// A Saturday becomes the Friday before it, unless that is not after today; else the Monday after it, as a Sunday does.
pub fn next_proposal(
    dossier: &Dossier,
    catalogue: &Catalogue,
    today: Day,
    answering: Option<&LineKey>,
) -> Proposal {
    let next = talks(dossier, catalogue)
        .into_iter()
        .find(|talk| talk.due > today && Some(&talk.key) != answering)
        .map(|talk| (talk.due, What::Schedule(talk.line)));
    let (day, what) = next.unwrap_or_else(|| fallback(dossier, today));
    Proposal { day: working_day(day, today), what, medium: Book::new(dossier).best }
}

fn fallback(dossier: &Dossier, today: Day) -> (Day, What) {
    let (day, kind) = if dossier.trajectory_ended().is_some() {
        (today.plus_months(3), AppointmentKind::Aftercare)
    } else if dossier.status() == Status::Registered {
        (today.plus_weeks(1), AppointmentKind::Intake)
    } else {
        (today.plus_weeks(4), AppointmentKind::Progress)
    };
    (day, What::Appointment(Some(kind)))
}

fn working_day(day: Day, today: Day) -> Day {
    let friday = day.plus_days(-1);
    match day.weekday() {
        Weekday::Sat if friday > today => friday,
        Weekday::Sat | Weekday::Sun => day.next_weekday(Weekday::Mon),
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consent::{ConsentEdit, Purpose};
    use crate::domain::participant::{ChannelEdit, SafeContactEdit, Safety, StatusChangeEdit};
    use crate::domain::testing::{day, empty, put, rid};
    use crate::domain::trajectory::TrajectoryEdit;

    fn ended() -> Dossier {
        let mut dossier = empty();
        put(&mut dossier, rid(1), [TrajectoryEdit::Ended(Some(day("2026-08-20")))]);
        put(&mut dossier, rid(2), [ChannelEdit::Medium(Some(Medium::Phone))]);
        dossier
    }

    #[test]
    fn after_three_months_comes_six_on_the_friday_before_the_saturday() {
        let dossier = ended();
        let next = next_proposal(&dossier, &Catalogue::default(), day("2026-11-20"), None);
        assert_eq!((next.day, next.medium), (day("2027-02-19"), Some(Medium::Phone)));
        assert!(matches!(next.what, What::Schedule(_)));
    }

    #[test]
    fn a_talk_held_early_is_not_proposed_again() {
        let dossier = ended();
        let catalogue = Catalogue::default();
        let first = talks(&dossier, &catalogue).remove(0);
        let today = first.due.plus_days(-3);
        let next = next_proposal(&dossier, &catalogue, today, Some(&first.key));
        assert_eq!(next.day, day("2027-02-19"));
    }

    #[test]
    fn without_a_schedule_the_status_decides_and_never_in_the_weekend() {
        let mut dossier = empty();
        let catalogue = Catalogue::default();
        let monday = day("2026-11-23");
        assert_eq!(next_proposal(&dossier, &catalogue, monday, None).day, day("2026-11-30"));
        assert_eq!(next_proposal(&dossier, &catalogue, day("2026-11-21"), None).day, day("2026-11-27"));
        assert_eq!(next_proposal(&dossier, &catalogue, day("2026-11-22"), None).day, day("2026-11-30"));
        assert_eq!(working_day(day("2026-11-28"), day("2026-11-27")), day("2026-11-30"));
        put(
            &mut dossier,
            rid(1),
            [StatusChangeEdit::On(Some(monday)), StatusChangeEdit::Status(Some(Status::Trajectory))],
        );
        assert_eq!(next_proposal(&dossier, &catalogue, monday, None).day, day("2026-12-21"));
    }

    #[test]
    fn an_excluded_channel_is_never_proposed() {
        let mut dossier = ended();
        let today = day("2026-11-20");
        put(
            &mut dossier,
            rid(3),
            [
                ConsentEdit::Purpose(Some(Purpose::Aftercare)),
                ConsentEdit::Given(false),
                ConsentEdit::On(Some(today)),
            ],
        );
        let next = next_proposal(&dossier, &Catalogue::default(), today, None);
        assert_eq!(next.medium, Some(Medium::InPerson));
        put(&mut dossier, rid(3), [ConsentEdit::Withdrawn(true)]);
        put(&mut dossier, rid(4), [SafeContactEdit::Safety(Safety::Only("via mijn zus".into()))]);
        assert_eq!(next_proposal(&dossier, &Catalogue::default(), today, None).medium, None);
    }
}

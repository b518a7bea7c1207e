//! Where a participant stands now, and what the facts suggest. Only a person changes a status.

use super::contact::ContactOutcome;
use super::latest::latest;
use super::participant::{Status, StatusChange};
use super::trajectory::ModuleStatus;
use super::{Day, Dossier};
use crate::id::RecordId;

impl Status {
    /// Somebody we keep in sight by the ordinary rules: not paused, lost or left in peace.
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Registered | Self::Intake | Self::Trajectory | Self::Aftercare)
    }
}

impl Dossier {
    /// The status of the latest effective day; registered when none was ever set.
    pub fn status(&self) -> Status {
        self.status_change().and_then(|(_, change)| *change.status).unwrap_or(Status::Registered)
    }

    /// From which day the current status holds.
    pub fn status_since(&self) -> Option<Day> {
        self.status_change().and_then(|(_, change)| *change.on)
    }

    /// The record of the current status; its reason stands in it.
    pub fn status_change(&self) -> Option<(RecordId, &StatusChange)> {
        // who was registered a second time did not go back to the start by that
        let twice = self.parts.len() > 1;
        let moved = |change: &StatusChange| {
            change.status.is_some() && !(twice && *change.status == Some(Status::Registered))
        };
        latest(&self.statuses, |change| &change.on, moved)
            .or_else(|| latest(&self.statuses, |change| &change.on, |change| change.status.is_some()))
    }
}

/// The status that the facts suggest, when it is another than the current one. A person decides.
///
/// In this order: the last contact said *wil geen contact*; the no-answer protocol ran dry (*uit beeld*); a module
/// runs (*traject*); the trajectory has ended (*nazorg*); a topic of the intake was talked about (*intake*). Somebody
/// paused, or who wants no contact, gets no suggestion; somebody out of sight only after they were spoken again.
pub fn suggested_status(dossier: &Dossier, today: Day) -> Option<Status> {
    let now = dossier.status();
    let last = dossier.contacts().first().and_then(|(_, contact)| *contact.outcome);
    if last == Some(ContactOutcome::NoContact) {
        return (now != Status::NoContact).then_some(Status::NoContact);
    }
    let back = dossier.last_spoken_on() > dossier.status_since() && now == Status::OutOfSight;
    if !now.is_active() && !back {
        return None;
    }
    if dossier.no_answer().is_dry(dossier, today) {
        return (now != Status::OutOfSight).then_some(Status::OutOfSight);
    }
    let suggested = from_path(dossier, today)?;
    // Somebody who follows modules does not fall back to the intake by talking about one more topic.
    let backwards = now.is_active() && suggested == Status::Intake && now != Status::Registered;
    (suggested != now && !backwards).then_some(suggested)
}

/// The status that follows from modules, the end of the trajectory and the intake.
fn from_path(dossier: &Dossier, today: Day) -> Option<Status> {
    let ended = dossier.trajectory().and_then(|(_, path)| *path.ended).is_some_and(|ended| ended <= today);
    let runs = dossier.modules.values().any(|module| *module.status == Some(ModuleStatus::Running));
    match (ended, runs) {
        (true, _) => Some(Status::Aftercare),
        (false, true) => Some(Status::Trajectory),
        (false, false) => dossier.intake_day().map(|_| Status::Intake),
    }
}

#[cfg(test)]
mod tests {
    use super::super::contact::ContactEdit;
    use super::super::participant::StatusChangeEdit;
    use super::super::testing::{day, empty, put, rid};
    use super::super::trajectory::{ModuleEdit, TrajectoryEdit};
    use super::*;

    fn set(dossier: &mut Dossier, record: u8, on: &str, status: Status) {
        put(
            dossier,
            rid(record),
            [StatusChangeEdit::On(Some(day(on))), StatusChangeEdit::Status(Some(status))],
        );
    }

    #[test]
    fn the_latest_day_counts_and_within_a_day_what_was_typed_last() {
        let mut dossier = empty();
        assert_eq!((dossier.status(), dossier.status_since()), (Status::Registered, None));
        set(&mut dossier, 9, "2026-11-01", Status::Trajectory);
        set(&mut dossier, 8, "2026-10-01", Status::Paused);
        assert_eq!(dossier.status(), Status::Trajectory);
        set(&mut dossier, 7, "2026-11-01", Status::Intake);
        assert_eq!((dossier.status(), dossier.status_since()), (Status::Intake, Some(day("2026-11-01"))));
    }

    #[test]
    fn who_was_registered_twice_stands_where_the_other_dossier_says() {
        let mut dossier = empty();
        set(&mut dossier, 1, "2026-10-01", Status::Trajectory);
        set(&mut dossier, 2, "2026-11-01", Status::Registered);
        assert_eq!(dossier.status(), Status::Registered);
        dossier.parts = vec![dossier.part(), dossier.part()];
        assert_eq!(dossier.status(), Status::Trajectory);
        set(&mut dossier, 1, "2026-10-01", Status::Registered);
        assert_eq!(dossier.status_since(), Some(day("2026-11-01")));
    }

    #[test]
    fn facts_suggest_and_never_the_status_that_stands() {
        let mut dossier = empty();
        let today = day("2026-11-24");
        assert_eq!(suggested_status(&dossier, today), None);
        put(&mut dossier, rid(1), [ModuleEdit::Status(Some(ModuleStatus::Running))]);
        assert_eq!(suggested_status(&dossier, today), Some(Status::Trajectory));
        set(&mut dossier, 2, "2026-11-20", Status::Trajectory);
        assert_eq!(suggested_status(&dossier, today), None);
        put(&mut dossier, rid(3), [TrajectoryEdit::Ended(Some(today))]);
        assert_eq!(suggested_status(&dossier, today.plus_days(-1)), None);
        assert_eq!(suggested_status(&dossier, today), Some(Status::Aftercare));
        set(&mut dossier, 4, "2026-11-21", Status::Paused);
        assert_eq!(suggested_status(&dossier, today), None);
        put(
            &mut dossier,
            rid(5),
            [ContactEdit::On(Some(today)), ContactEdit::Outcome(Some(ContactOutcome::NoContact))],
        );
        assert_eq!(suggested_status(&dossier, today), Some(Status::NoContact));
    }

    #[test]
    fn out_of_sight_comes_back_only_after_a_talk() {
        let mut dossier = empty();
        let today = day("2026-11-24");
        put(&mut dossier, rid(1), [ModuleEdit::Status(Some(ModuleStatus::Running))]);
        set(&mut dossier, 2, "2026-11-01", Status::OutOfSight);
        assert_eq!(suggested_status(&dossier, today), None);
        put(
            &mut dossier,
            rid(3),
            [ContactEdit::On(Some(today)), ContactEdit::Outcome(Some(ContactOutcome::Spoken))],
        );
        assert_eq!(suggested_status(&dossier, today), Some(Status::Trajectory));
    }
}

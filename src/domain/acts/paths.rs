//! Starting and ending a trajectory. Its modules are in `modules`.

use super::course::status_from;
use super::{ActError, Acted, Desk, SHORT_MAX_CHARS, known, open, said};
use crate::domain::catalogue::Catalogue;
use crate::domain::participant::Status;
use crate::domain::proof::ProofKind;
use crate::domain::trajectory::TrajectoryEdit;
use crate::domain::{Change, Day, Dossier};
use crate::id::RecordId;

/// Starts a trajectory, with a copy of the aftercare schedule in force so that a later template changes nothing for it.
/// One runs at a time.
pub fn start(
    dossier: &Dossier,
    name: &str,
    goal: Option<ProofKind>,
    first_day: Day,
    catalogue: &Catalogue,
    desk: &mut Desk<'_>,
) -> Acted {
    open(dossier)?;
    Ok(vec![started(dossier, name, goal, first_day, catalogue, desk)?])
}

pub(super) fn started(
    dossier: &Dossier,
    name: &str,
    goal: Option<ProofKind>,
    first_day: Day,
    catalogue: &Catalogue,
    desk: &mut Desk<'_>,
) -> Result<Change, ActError> {
    said(name, SHORT_MAX_CHARS)?;
    if dossier.trajectory().is_some_and(|(_, path)| path.ended.is_none()) {
        return Err(ActError::TrajectoryRuns);
    }
    let mut edits = vec![
        TrajectoryEdit::Name(name.to_owned()),
        TrajectoryEdit::Started(Some(first_day)),
        TrajectoryEdit::Schedule(catalogue.schedule().to_vec()),
    ];
    edits.extend(goal.map(|goal| TrajectoryEdit::Goal(Some(goal))));
    Ok(Change::new(dossier.id, desk.ids.record(), edits))
}

/// Renames a trajectory or changes its goal.
pub fn edit(dossier: &Dossier, path: RecordId, name: &str, goal: Option<ProofKind>) -> Acted {
    open(dossier)?;
    let known = known(&dossier.trajectories, path)?;
    said(name, SHORT_MAX_CHARS)?;
    let mut edits = Vec::new();
    if *known.name != name {
        edits.push(TrajectoryEdit::Name(name.to_owned()));
    }
    if *known.goal != goal {
        edits.push(TrajectoryEdit::Goal(goal));
    }
    Ok(if edits.is_empty() { Vec::new() } else { vec![Change::new(dossier.id, path, edits)] })
}

/// Ends a trajectory on a day, from which aftercare counts. Up to today it also makes the status *nazorg*, for
/// somebody who is in the intake or the trajectory; a day ahead only plans the end.
pub fn end(dossier: &Dossier, path: RecordId, last_day: Day, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    let known = known(&dossier.trajectories, path)?;
    if known.started.is_some_and(|started| last_day < started) {
        return Err(ActError::EndBeforeStart);
    }
    let mut changes = vec![Change::new(dossier.id, path, [TrajectoryEdit::Ended(Some(last_day))])];
    let follows = matches!(dossier.status(), Status::Registered | Status::Intake | Status::Trajectory);
    if last_day <= desk.today && follows {
        // From today on: the day it ended may lie before the status that stands.
        changes.push(status_from(dossier, Status::Aftercare, desk.today, "", desk));
    }
    Ok(changes)
}

/// Takes the end of a trajectory back: it runs again. The status is the coach's to change.
pub fn resume(dossier: &Dossier, path: RecordId) -> Acted {
    open(dossier)?;
    known(&dossier.trajectories, path)?;
    if dossier.trajectories.iter().any(|(id, other)| id != path && other.ended.is_none()) {
        return Err(ActError::TrajectoryRuns);
    }
    Ok(vec![Change::new(dossier.id, path, [TrajectoryEdit::Ended(None)])])
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Room, today};
    use super::*;
    use crate::domain::schedule::DEFAULT_SCHEDULE;
    use crate::domain::testing::rid;

    fn begin(room: &mut Room, name: &str) -> Result<(), ActError> {
        let first = room.today;
        let goal = Some(ProofKind::MboCertificate);
        room.act(|dossier, desk| start(dossier, name, goal, first, &Catalogue::default(), desk))
    }

    #[test]
    fn one_trajectory_runs_at_a_time_with_its_own_copy_of_the_schedule() {
        let mut room = Room::new();
        assert_eq!(begin(&mut room, " "), Err(ActError::Empty));
        begin(&mut room, "Zorghulp met taal").unwrap();
        assert_eq!(*room.dossier().trajectory().unwrap().1.schedule, DEFAULT_SCHEDULE);
        assert_eq!(begin(&mut room, "Nog een"), Err(ActError::TrajectoryRuns));
    }

    #[test]
    fn d7_the_end_leads_to_aftercare_and_not_before_its_day() {
        let mut room = Room::new();
        begin(&mut room, "Zorghulp met taal").unwrap();
        let id = room.dossier().trajectory().unwrap().0;
        let stop = |room: &mut Room, on| room.act(|dossier, desk| end(dossier, id, on, desk));
        assert_eq!(stop(&mut room, today().plus_days(-1)), Err(ActError::EndBeforeStart));
        stop(&mut room, today().plus_days(30)).unwrap();
        assert_eq!(room.dossier().status(), Status::Registered);
        room.today = today().plus_days(30);
        stop(&mut room, today().plus_days(30)).unwrap();
        assert_eq!(room.dossier().status(), Status::Aftercare);
        begin(&mut room, "Rijbewijs en rekenen").unwrap();
        assert_eq!(room.act(|dossier, _| resume(dossier, id)), Err(ActError::TrajectoryRuns));
        let unknown = room.act(|dossier, desk| end(dossier, rid(1), desk.today, desk));
        assert_eq!(unknown, Err(ActError::Unknown));
    }

    #[test]
    fn an_end_is_taken_back_and_a_name_changed() {
        let mut room = Room::new();
        begin(&mut room, "Zorghulp").unwrap();
        let id = room.dossier().trajectory().unwrap().0;
        room.act(|dossier, desk| end(dossier, id, desk.today, desk)).unwrap();
        room.act(|dossier, _| resume(dossier, id)).unwrap();
        assert_eq!(*room.dossier().trajectory().unwrap().1.ended, None);
        room.act(|dossier, _| edit(dossier, id, "Zorghulp met taal", None)).unwrap();
        let path = room.dossier().trajectory().unwrap().1;
        assert_eq!((path.name.as_str(), *path.goal), ("Zorghulp met taal", None));
        assert_eq!(edit(room.dossier(), id, "Zorghulp met taal", None), Ok(Vec::new()));
    }
}

//! Status and the topics of the intake: where the participant stands, and how far the conversation is.

use super::{ActError, Acted, Desk, LONG_MAX_CHARS, fits, open, was_withdrawn};
use crate::domain::intake::{IntakeProgress, IntakeProgressEdit, Topic, TopicState};
use crate::domain::participant::{Status, StatusChangeEdit};
use crate::domain::{Change, Day, Dossier};

/// Changes the status from today on. *Uit beeld* says why; the status that stands already changes nothing.
pub fn status(dossier: &Dossier, status: Status, reason: &str, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    fits(reason, LONG_MAX_CHARS)?;
    if status == Status::OutOfSight && reason.trim().is_empty() {
        return Err(ActError::ReasonMissing);
    }
    let stands = dossier.status_change().is_some() && dossier.status() == status;
    Ok(if stands { Vec::new() } else { vec![status_from(dossier, status, desk.today, reason, desk)] })
}

/// A status from a day on.
pub(super) fn status_from(
    dossier: &Dossier,
    status: Status,
    on: Day,
    reason: &str,
    desk: &mut Desk<'_>,
) -> Change {
    let mut edits = vec![StatusChangeEdit::On(Some(on)), StatusChangeEdit::Status(Some(status))];
    if !reason.is_empty() {
        edits.push(StatusChangeEdit::Reason(reason.to_owned()));
    }
    Change::new(dossier.id, desk.ids.record(), edits)
}

/// Keeps how far a topic of the intake is. The first topic that is talked about or parked starts the intake.
pub fn topic(dossier: &Dossier, topic: Topic, state: TopicState, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    if dossier.topic(topic).is_some_and(|known| *known.state == Some(state)) {
        return Ok(Vec::new());
    }
    let record = IntakeProgress::record_id(dossier.id, topic);
    let mut edits = vec![IntakeProgressEdit::State(Some(state)), IntakeProgressEdit::On(Some(desk.today))];
    if dossier.topic(topic).is_none() {
        edits.push(IntakeProgressEdit::Topic(Some(topic)));
    }
    if was_withdrawn(&dossier.topics, record) {
        edits.push(IntakeProgressEdit::Withdrawn(false));
    }
    let mut changes = vec![Change::new(dossier.id, record, edits)];
    if dossier.status() == Status::Registered && state != TopicState::Skipped {
        changes.push(status_from(dossier, Status::Intake, desk.today, "", desk));
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::super::person::freeze;
    use super::super::testing::{Room, today};
    use super::*;

    fn set(room: &mut Room, to: Status, reason: &str) -> Result<(), ActError> {
        room.act(|dossier, desk| status(dossier, to, reason, desk))
    }

    #[test]
    fn d7_out_of_sight_says_why_and_no_status_is_the_end() {
        let mut room = Room::new();
        assert_eq!(set(&mut room, Status::OutOfSight, "  "), Err(ActError::ReasonMissing));
        set(&mut room, Status::OutOfSight, "nummer werkt niet meer").unwrap();
        set(&mut room, Status::OutOfSight, "nog steeds").unwrap();
        assert_eq!(room.dossier().statuses.len(), 1);
        room.today = today().plus_days(10);
        set(&mut room, Status::Trajectory, "").unwrap();
        assert_eq!(room.dossier().status(), Status::Trajectory);
        set(&mut room, Status::NoContact, "").unwrap();
        set(&mut room, Status::Intake, "kwam zelf langs").unwrap();
        assert_eq!(room.dossier().status(), Status::Intake);
        room.act(|dossier, _| Ok(freeze(dossier, true))).unwrap();
        assert_eq!(set(&mut room, Status::Paused, ""), Err(ActError::Frozen));
    }

    #[test]
    fn the_first_topic_starts_the_intake_and_a_skipped_one_does_not() {
        let mut room = Room::new();
        let talk =
            |room: &mut Room, about, state| room.act(|dossier, desk| topic(dossier, about, state, desk));
        talk(&mut room, Topic::Now, TopicState::Skipped).unwrap();
        assert_eq!(room.dossier().status(), Status::Registered);
        talk(&mut room, Topic::Wish, TopicState::Done).unwrap();
        assert_eq!((room.dossier().status(), room.dossier().intake_day()), (Status::Intake, Some(today())));
        talk(&mut room, Topic::Now, TopicState::Parked).unwrap();
        talk(&mut room, Topic::Now, TopicState::Parked).unwrap();
        assert_eq!(*room.dossier().topic(Topic::Now).unwrap().state, Some(TopicState::Parked));
        assert_eq!((room.dossier().topics.len(), room.dossier().statuses.len()), (2, 1));
    }
}

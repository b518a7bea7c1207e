//! Handing a participant over to a coach elsewhere (T3): shared from today on, with a note to whoever goes on.

use super::{ActError, Acted, Desk, LONG_MAX_CHARS, open, said};
use crate::domain::consent::Purpose;
use crate::domain::participant::ParticipantEdit;
use crate::domain::sharing::{HandoverEdit, Sharing};
use crate::domain::{Change, Dossier};
use crate::id::{CoachId, LocationId};

/// From where to where a participant goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handing {
    /// The location that gives.
    pub from: LocationId,
    /// The location that takes.
    pub to: LocationId,
    /// The next coach, when that is known.
    pub coach: Option<CoachId>,
}

/// Hands over: the participant agreed that we share, and the next coach is told what to know first. What stands here stays.
pub fn hand_over(dossier: &Dossier, handing: Handing, note: &str, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    if handing.from == handing.to {
        return Err(ActError::SameLocation);
    }
    match dossier.consent(Purpose::Share) {
        Some(true) => {}
        Some(false) => return Err(ActError::SharingRefused),
        None => return Err(ActError::SharingNotAsked),
    }
    said(note, LONG_MAX_CHARS)?;
    let edits = [
        HandoverEdit::To(Some(handing.to)),
        HandoverEdit::Coach(handing.coach),
        HandoverEdit::Note(note.trim().to_owned()),
        HandoverEdit::On(Some(desk.today)),
        HandoverEdit::From(Some(handing.from)),
    ];
    let mut changes = vec![
        Sharing::say(dossier.id, handing.to, true, desk.today),
        Change::new(dossier.id, desk.ids.record(), edits),
    ];
    if handing.coach.is_some() {
        changes.push(Change::participant(dossier.id, [ParticipantEdit::Coach(handing.coach)]));
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::super::person::freeze;
    use super::super::testing::{Room, today};
    use super::super::trust::consent;
    use super::*;
    use crate::domain::consent::AskedHow;

    fn handing() -> Handing {
        let place = |number| LocationId::from_bytes([number; 16]);
        Handing { from: place(1), to: place(2), coach: Some(CoachId::from_bytes([7; 16])) }
    }

    fn hand(room: &mut Room, handing: Handing, note: &str) -> Result<(), ActError> {
        room.act(|dossier, desk| hand_over(dossier, handing, note, desk))
    }

    fn answer(room: &mut Room, given: bool) {
        room.act(|dossier, desk| consent(dossier, Purpose::Share, given, "", AskedHow::Spoken, desk))
            .unwrap();
    }

    #[test]
    fn it_asks_whether_the_participant_agreed() {
        let mut room = Room::new();
        assert_eq!(hand(&mut room, handing(), "belt liever"), Err(ActError::SharingNotAsked));
        answer(&mut room, false);
        assert_eq!(hand(&mut room, handing(), "belt liever"), Err(ActError::SharingRefused));
        assert!(room.dossier().handover().is_none() && room.dossier().sharings.is_empty());
    }

    #[test]
    fn the_next_coach_hears_what_to_know_first_and_the_file_is_shared() {
        let mut room = Room::new();
        answer(&mut room, true);
        assert_eq!(hand(&mut room, handing(), "  "), Err(ActError::Empty));
        let here = Handing { to: handing().from, ..handing() };
        assert_eq!(hand(&mut room, here, "belt liever"), Err(ActError::SameLocation));
        hand(&mut room, handing(), "belt liever ").unwrap();
        let dossier = room.dossier();
        let (_, told) = dossier.handover().unwrap();
        assert_eq!((told.note.as_str(), *told.on, *told.from), ("belt liever", Some(today()), Some(here.to)));
        assert!(dossier.is_shared_with(handing().to, today()));
        assert_eq!(*dossier.participant.coach, handing().coach);
    }

    #[test]
    fn a_frozen_file_stays_where_it_is() {
        let mut room = Room::new();
        answer(&mut room, true);
        room.act(|dossier, _| Ok(freeze(dossier, true))).unwrap();
        assert_eq!(hand(&mut room, handing(), "belt liever"), Err(ActError::Frozen));
    }
}

//! Who coaches at a location, and in which role; and who goes on with the agenda of somebody who leaves.
//!
//! Only a coordinator changes this, and one coordinator always remains. Passphrases and keys are the store's.

use super::{ActError, Acted, Desk, SHORT_MAX_CHARS, known, said};
use crate::domain::agenda::lines;
use crate::domain::catalogue::{Catalogue, Coach, CoachEdit, Role};
use crate::domain::contact::{LineMark, LineMarkEdit};
use crate::domain::fold::fold;
use crate::domain::participant::ParticipantEdit;
use crate::domain::{Change, Dossier};
use crate::id::{CoachId, DossierId};

/// Only a coordinator goes on.
pub(super) fn may(catalogue: &Catalogue, desk: &Desk<'_>) -> Result<(), ActError> {
    if catalogue.is_coordinator(desk.coach) { Ok(()) } else { Err(ActError::CoordinatorOnly) }
}

fn here(catalogue: &Catalogue, coach: CoachId) -> Result<&Coach, ActError> {
    if catalogue.works_elsewhere(coach) {
        return Err(ActError::Unknown);
    }
    known(&catalogue.coaches, Catalogue::coach_record(coach))
}

/// A coordinator stays who can come in at this workstation.
fn another_coordinates(catalogue: &Catalogue, but: CoachId, can_enter: &[CoachId]) -> Result<(), ActError> {
    let another = can_enter.iter().any(|coach| *coach != but && catalogue.is_coordinator(*coach));
    if another { Ok(()) } else { Err(ActError::LastCoordinator) }
}

/// Adds a coach. Two coaches of one location do not have the same name: nobody could tell them apart on the screen.
pub fn add(catalogue: &Catalogue, coach: CoachId, name: &str, role: Role, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    said(name, SHORT_MAX_CHARS)?;
    let name = name.trim();
    let same = |known: &Coach| fold(&known.name) == fold(name);
    if catalogue.coaches_here().any(|(_, known)| same(known)) {
        return Err(ActError::AlreadyThere);
    }
    let edits = [
        CoachEdit::Id(Some(coach)),
        CoachEdit::Name(name.to_owned()),
        CoachEdit::Role(Some(role)),
        CoachEdit::Location(Some(catalogue.here)),
    ];
    Ok(vec![Change::new(DossierId::CATALOGUE, Catalogue::coach_record(coach), edits)])
}

/// Gives a coach another role.
pub fn give_role(
    catalogue: &Catalogue,
    coach: CoachId,
    role: Role,
    can_enter: &[CoachId],
    desk: &Desk<'_>,
) -> Acted {
    may(catalogue, desk)?;
    if *here(catalogue, coach)?.role == Some(role) {
        return Ok(Vec::new());
    }
    if catalogue.is_coordinator(coach) {
        another_coordinates(catalogue, coach, can_enter)?;
    }
    let edits = [CoachEdit::Role(Some(role))];
    Ok(vec![Change::new(DossierId::CATALOGUE, Catalogue::coach_record(coach), edits)])
}

/// Removes a coach, whose agenda goes to another one. The name stays with what this coach wrote.
pub fn remove(
    catalogue: &Catalogue,
    coach: CoachId,
    to: CoachId,
    can_enter: &[CoachId],
    desk: &Desk<'_>,
) -> Acted {
    may(catalogue, desk)?;
    here(catalogue, coach)?;
    here(catalogue, to)?;
    if coach == to {
        return Err(ActError::SameCoach);
    }
    another_coordinates(catalogue, coach, can_enter)?;
    let edits = [CoachEdit::Withdrawn(true)];
    Ok(vec![Change::new(DossierId::CATALOGUE, Catalogue::coach_record(coach), edits)])
}

/// Hands one dossier's part of an agenda over: the participant when it is theirs, and each line that they took or made.
/// Frozen ones too: what is noted about the participant stays as it is, only who looks after them changes.
pub fn hand_agenda(dossier: &Dossier, catalogue: &Catalogue, from: CoachId, to: CoachId) -> Vec<Change> {
    let own = *dossier.participant.coach == Some(from);
    let mut changes = Vec::new();
    if own {
        changes.push(Change::participant(dossier.id, [ParticipantEdit::Coach(Some(to))]));
    }
    for line in lines(dossier, catalogue).into_iter().filter(|line| line.coach == Some(from)) {
        let record = LineMark::record_id(dossier.id, &line.key);
        let mut edits = vec![LineMarkEdit::TakenBy(Some(to))];
        if dossier.marks.get(record).is_none() {
            edits.push(LineMarkEdit::Line(Some(line.key)));
        }
        changes.push(Change::new(dossier.id, record, edits));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::super::testing::today;
    use super::*;
    use crate::domain::Authorship;
    use crate::domain::contact::AppointmentEdit;
    use crate::domain::testing::{coach, day, empty, rid};
    use crate::id::IdSource;

    /// Ilse (1) coordinates, Mo (2) is a coach.
    fn catalogue() -> Catalogue {
        let mut catalogue = Catalogue::default();
        for (number, name, role) in [(1, "Ilse", Role::Coordinator), (2, "Mo", Role::Coach)] {
            let id = coach(number);
            let edits = [CoachEdit::Id(Some(id)), CoachEdit::Name(name.into()), CoachEdit::Role(Some(role))];
            apply(&mut catalogue, &[Change::new(DossierId::CATALOGUE, Catalogue::coach_record(id), edits)]);
        }
        catalogue
    }

    fn apply(catalogue: &mut Catalogue, changes: &[Change]) {
        changes.iter().for_each(|change| catalogue.apply(change, Authorship::default()));
    }

    fn at<T>(who: u8, act: impl FnOnce(&Desk<'_>) -> T) -> T {
        act(&Desk { today: today(), coach: coach(who), ids: &mut IdSource::from_seed([9; 32]) })
    }

    #[test]
    fn only_a_coordinator_adds_a_coach_and_names_differ() {
        let mut all = catalogue();
        assert_eq!(
            at(2, |desk| add(&all, coach(3), "Noor", Role::Coach, desk)),
            Err(ActError::CoordinatorOnly)
        );
        assert_eq!(at(1, |desk| add(&all, coach(3), " mo ", Role::Coach, desk)), Err(ActError::AlreadyThere));
        assert_eq!(at(1, |desk| add(&all, coach(3), "  ", Role::Coach, desk)), Err(ActError::Empty));
        let added = at(1, |desk| add(&all, coach(3), " Noor ", Role::Coach, desk)).unwrap();
        apply(&mut all, &added);
        assert_eq!(all.coach_name(coach(3)), Some("Noor"));
    }

    #[test]
    fn a_coordinator_remains_who_can_come_in() {
        let mut all = catalogue();
        let both = [coach(1), coach(2)];
        let demote = |all: &Catalogue, can_enter: &[CoachId]| {
            at(1, |desk| give_role(all, coach(1), Role::Coach, can_enter, desk))
        };
        assert_eq!(demote(&all, &both), Err(ActError::LastCoordinator));
        let remove_ilse = |all: &Catalogue| at(1, |desk| remove(all, coach(1), coach(2), &both, desk));
        assert_eq!(remove_ilse(&all), Err(ActError::LastCoordinator));
        let promoted = at(1, |desk| give_role(&all, coach(2), Role::Coordinator, &both, desk)).unwrap();
        apply(&mut all, &promoted);
        assert_eq!(
            demote(&all, &[coach(1)]),
            Err(ActError::LastCoordinator),
            "the other cannot come in here"
        );
        assert!(demote(&all, &both).is_ok());
        let removed = remove_ilse(&all).unwrap();
        apply(&mut all, &removed);
        assert!(!all.is_coordinator(coach(1)));
        assert_eq!(all.coaches_here().count(), 1);
        assert_eq!(all.coach_name(coach(1)), Some("Ilse"), "what she wrote keeps her name");
        assert_eq!(at(2, |desk| remove(&all, coach(1), coach(2), &both, desk)), Err(ActError::Unknown));
        assert_eq!(at(2, |desk| remove(&all, coach(2), coach(2), &both, desk)), Err(ActError::SameCoach));
    }

    #[test]
    fn the_agenda_goes_along_line_by_line() {
        let all = catalogue();
        let (ilse, mo) = (coach(1), coach(2));
        let mut dossier = empty();
        let person = Change::participant(dossier.id, [ParticipantEdit::Coach(Some(ilse))]);
        let made = [AppointmentEdit::On(Some((day("2026-12-01"), None))), AppointmentEdit::Coach(Some(mo))];
        let meeting = Change::new(dossier.id, rid(4), made);
        [person, meeting].iter().for_each(|change| dossier.apply(change, Authorship::default()));
        let line =
            |dossier: &Dossier| lines(dossier, &all).iter().filter_map(|line| line.coach).collect::<Vec<_>>();
        assert_eq!(line(&dossier), [mo]);
        assert_eq!(hand_agenda(&dossier, &all, coach(7), ilse), []);
        for change in hand_agenda(&dossier, &all, mo, ilse) {
            dossier.apply(&change, Authorship::default());
        }
        assert_eq!((line(&dossier), *dossier.participant.coach), (vec![ilse], Some(ilse)));
        for change in hand_agenda(&dossier, &all, ilse, mo) {
            dossier.apply(&change, Authorship::default());
        }
        assert_eq!((line(&dossier), *dossier.participant.coach), (vec![mo], Some(mo)));
    }
}

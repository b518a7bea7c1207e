//! Settling what two people decided apart: choosing one of the versions, or writing another in their place.

use super::{ActError, Acted, Desk, LONG_MAX_CHARS, SHORT_MAX_CHARS, fits, open};
use crate::domain::barrier::{BARRIER_LABEL_MAX_CHARS, BARRIER_WORDS_MAX_CHARS, BarrierEdit};
use crate::domain::catalogue::Catalogue;
use crate::domain::participant::ParticipantEdit;
use crate::domain::perspective::{STEP_MAX_CHARS, StepEdit};
use crate::domain::same_person::{SamePerson, SamePersonEdit};
use crate::domain::{Change, Dispute, Dossier, Edit, describe};
use crate::id::DossierId;

/// Chooses a version, from 0.
pub fn choose(dossier: &Dossier, dispute: &Dispute, version: usize) -> Acted {
    open(dossier)?;
    let edits = dispute.choose(version).ok_or(ActError::Unknown)?;
    // what is said of two dossiers stands in both
    if let [Edit::SamePerson(SamePersonEdit::Verdict(Some(verdict)))] = edits.as_slice()
        && let Some(said) = dossier.same.find(dispute.record)
        && let (Some(one), Some(two)) = (*said.one, *said.two)
    {
        return Ok(SamePerson::say(one, two, *verdict));
    }
    Ok(vec![Change::new(dossier.id, dispute.record, edits)])
}

/// Writes another value in place of all versions.
pub fn retype(dossier: &Dossier, dispute: &Dispute, typed: &str, desk: &Desk<'_>) -> Acted {
    open(dossier)?;
    let edit = retyped(dispute, typed)?;
    match edit {
        // the rules of the background are there already
        Edit::Participant(edit) => super::person::background(dossier, vec![edit], desk),
        edit => Ok(vec![Change::new(dossier.id, dispute.record, [edit])]),
    }
}

/// Chooses a version of something the location decides; only a coordinator may.
pub fn choose_for_location(
    catalogue: &Catalogue,
    dispute: &Dispute,
    version: usize,
    desk: &Desk<'_>,
) -> Acted {
    may(catalogue, desk)?;
    let edits = dispute.choose(version).ok_or(ActError::Unknown)?;
    Ok(vec![Change::new(DossierId::CATALOGUE, dispute.record, edits)])
}

/// Writes another value of something the location decides; only a coordinator may.
pub fn retype_for_location(catalogue: &Catalogue, dispute: &Dispute, typed: &str, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    if typed.trim().is_empty() {
        return Err(ActError::Empty);
    }
    Ok(vec![Change::new(DossierId::CATALOGUE, dispute.record, [retyped(dispute, typed)?])])
}

fn may(catalogue: &Catalogue, desk: &Desk<'_>) -> Result<(), ActError> {
    if catalogue.is_coordinator(desk.coach) { Ok(()) } else { Err(ActError::CoordinatorOnly) }
}

/// The edit that was typed, when it fits its field.
fn retyped(dispute: &Dispute, typed: &str) -> Result<Edit, ActError> {
    let shown = dispute.shown().ok_or(ActError::Unknown)?;
    if let (Edit::Participant(ParticipantEdit::Name(_)), "") = (shown, typed.trim()) {
        return Err(ActError::NameMissing);
    }
    let edit = describe::retyped(shown, typed).ok_or(ActError::Unknown)?;
    fits(typed.trim(), longest(shown))?;
    Ok(edit)
}

/// Longest text of a field that is a line of text, in characters.
pub const fn longest(edit: &Edit) -> usize {
    match edit {
        Edit::Step(StepEdit::What(_)) => STEP_MAX_CHARS,
        Edit::Barrier(BarrierEdit::Label(_)) => BARRIER_LABEL_MAX_CHARS,
        Edit::Barrier(BarrierEdit::Words(_)) => BARRIER_WORDS_MAX_CHARS,
        Edit::Participant(ParticipantEdit::Note(_) | ParticipantEdit::Helped(_))
        | Edit::Handover(_)
        | Edit::Wish(_)
        | Edit::Perspective(_)
        | Edit::Contact(_)
        | Edit::Appointment(_)
        | Edit::Module(_)
        | Edit::StatusChange(_) => LONG_MAX_CHARS,
        Edit::Participant(_)
        | Edit::Channel(_)
        | Edit::SafeContact(_)
        | Edit::ContactPerson(_)
        | Edit::Consent(_)
        | Edit::SamePerson(_)
        | Edit::Sharing(_)
        | Edit::Retention(_)
        | Edit::Step(_)
        | Edit::Barrier(_)
        | Edit::BarrierScore(_)
        | Edit::Level(_)
        | Edit::Proof(_)
        | Edit::Trajectory(_)
        | Edit::LineMark(_)
        | Edit::IntakeProgress(_)
        | Edit::Location(_)
        | Edit::Coach(_)
        | Edit::Partner(_)
        | Edit::ModuleTemplate(_) => SHORT_MAX_CHARS,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Room;
    use super::*;
    use crate::domain::catalogue::PartnerEdit;
    use crate::domain::participant::ChannelEdit;
    use crate::domain::testing::{coach, rid};
    use crate::domain::{Authorship, Name, Version};

    fn versions<E: Into<Edit>>(edits: impl IntoIterator<Item = E>) -> Vec<Version<Edit>> {
        let by = |at| Authorship::new(coach(u8::try_from(at).unwrap()), at);
        (1..).zip(edits).map(|(at, edit)| Version { value: edit.into(), by: by(at) }).collect()
    }

    fn two_numbers() -> Room {
        let mut room = Room::new();
        let numbers = ["06-40000004", "06-10000001"].map(|number| ChannelEdit::Address(number.into()));
        room.chain.dossier.put(rid(1), versions(numbers));
        room
    }

    fn number(room: &Room) -> String {
        (*room.dossier().channels.find(rid(1)).unwrap().address).clone()
    }

    #[test]
    fn one_of_the_versions_or_another_value_settles_it() {
        let mut room = two_numbers();
        let dispute = room.dossier().disputes().remove(0);
        room.act(|dossier, _| choose(dossier, &dispute, 1)).unwrap();
        assert_eq!((number(&room), room.dossier().is_contested()), ("06-10000001".into(), false));
        let mut room = two_numbers();
        room.act(|dossier, desk| retype(dossier, &dispute, " 06-55555555 ", desk)).unwrap();
        assert_eq!((number(&room), room.dossier().is_contested()), ("06-55555555".into(), false));
    }

    #[test]
    fn what_cannot_stand_there_is_refused_and_both_stay() {
        let mut room = two_numbers();
        let dispute = room.dossier().disputes().remove(0);
        let long = "0".repeat(203);
        let refused = room.act(|dossier, desk| retype(dossier, &dispute, &long, desk));
        assert_eq!(refused, Err(ActError::TooLong { max: 200, over: 3 }));
        assert_eq!(room.act(|dossier, _| choose(dossier, &dispute, 2)), Err(ActError::Unknown));
        room.act(|dossier, _| Ok(super::super::person::freeze(dossier, true))).unwrap();
        assert_eq!(room.act(|dossier, _| choose(dossier, &dispute, 0)), Err(ActError::Frozen));
        assert!(room.dossier().is_contested());
        let mut room = Room::new();
        let record = Dossier::participant_record(room.dossier().id);
        let names = ["Jan", "Johan"].map(|name| ParticipantEdit::Name(Name::new(name, "", "Test")));
        room.chain.dossier.put(record, versions(names));
        let dispute = room.dossier().disputes().remove(0);
        assert_eq!(
            room.act(|dossier, desk| retype(dossier, &dispute, " ", desk)),
            Err(ActError::NameMissing)
        );
    }

    #[test]
    fn what_the_location_decides_is_for_a_coordinator() {
        let mut catalogue = Catalogue::default();
        catalogue
            .put(rid(1), versions(["Wijkteam", "Wijkteam Noord"].map(|name| PartnerEdit::Name(name.into()))));
        let mut room = Room::new();
        let dispute = catalogue.disputes().remove(0);
        let desk = Desk { today: room.today, coach: coach(1), ids: &mut room.ids };
        assert_eq!(choose_for_location(&catalogue, &dispute, 0, &desk), Err(ActError::CoordinatorOnly));
        assert_eq!(retype_for_location(&catalogue, &dispute, "x", &desk), Err(ActError::CoordinatorOnly));
    }
}

//! Registering somebody and changing their background. Channels are in `ways`, consents in `trust`.

use super::ways::NewChannel;
use super::{ActError, Acted, Desk, LONG_MAX_CHARS, SHORT_MAX_CHARS, fits, open};
use crate::domain::background::{Gender, Nt, Work};
use crate::domain::participant::{ExpertAsked, ParticipantEdit, Reach, Status, StatusChangeEdit};
use crate::domain::{Change, Day, Dossier, Name};
use crate::id::DossierId;

/// Bits of the 7 days × 3 parts of the day.
const WEEK_BITS: u32 = (1 << 21) - 1;
/// Oldest year of birth.
const FIRST_BIRTH_YEAR: u16 = 1900;
/// More years of school than anybody has.
const MAX_SCHOOL_YEARS: u8 = 40;

/// Somebody new. Only the name is needed; everything else may stay empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewParticipant {
    /// The name the person chooses.
    pub name: Name,
    /// Own administration number.
    pub own_number: String,
    /// Year of birth.
    pub birth_year: Option<u16>,
    /// Gender.
    pub gender: Option<Gender>,
    /// First or second language.
    pub nt: Option<Nt>,
    /// Work.
    pub work: Option<Work>,
    /// Mother tongue.
    pub mother_tongue: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub place: String,
    /// Where the person was found (D1).
    pub found_at: String,
    /// Who brought the person in.
    pub referred_by: String,
    /// The way of reaching.
    pub reach: Option<Reach>,
    /// Day of registration; today when it is not given.
    pub registered_on: Option<Day>,
    /// Remark.
    pub note: String,
    /// Ways of reaching, the first one preferred unless one says so itself.
    pub channels: Vec<NewChannel>,
    /// Looks like somebody who is known already.
    pub maybe_double: bool,
}

impl NewParticipant {
    /// What is known, as edits; what is not known sets nothing.
    fn edits(&self, desk: &Desk<'_>) -> Vec<ParticipantEdit> {
        let mut edits = vec![
            ParticipantEdit::Name(self.name.clone()),
            ParticipantEdit::RegisteredOn(self.registered_on.or(Some(desk.today))),
            ParticipantEdit::Coach(Some(desk.coach)),
        ];
        let mut text = |text: &String, edit: fn(String) -> ParticipantEdit| {
            if !text.trim().is_empty() {
                edits.push(edit(text.clone()));
            }
        };
        text(&self.own_number, ParticipantEdit::OwnNumber);
        text(&self.mother_tongue, ParticipantEdit::MotherTongue);
        text(&self.postcode, ParticipantEdit::Postcode);
        text(&self.place, ParticipantEdit::Place);
        text(&self.found_at, ParticipantEdit::FoundAt);
        text(&self.referred_by, ParticipantEdit::ReferredBy);
        text(&self.note, ParticipantEdit::Note);
        edits.extend(self.birth_year.map(|year| ParticipantEdit::BirthYear(Some(year))));
        edits.extend(self.gender.map(|gender| ParticipantEdit::Gender(Some(gender))));
        edits.extend(self.nt.map(|nt| ParticipantEdit::Nt(Some(nt))));
        edits.extend(self.work.map(|work| ParticipantEdit::Work(Some(work))));
        edits.extend(self.reach.map(|reach| ParticipantEdit::Reach(Some(reach))));
        edits.extend(self.maybe_double.then_some(ParticipantEdit::MaybeDouble(true)));
        edits
    }
}

/// Registers somebody: background, status *aangemeld* and channels, in a dossier of their own.
pub fn register(person: &NewParticipant, desk: &mut Desk<'_>) -> Result<(DossierId, Vec<Change>), ActError> {
    let edits = person.edits(desk);
    for edit in &edits {
        check(edit, DossierId::CATALOGUE, desk.today)?;
    }
    let dossier = desk.ids.dossier();
    let on = person.registered_on.unwrap_or(desk.today);
    let status = [StatusChangeEdit::On(Some(on)), StatusChangeEdit::Status(Some(Status::Registered))];
    let mut changes =
        vec![Change::participant(dossier, edits), Change::new(dossier, desk.ids.record(), status)];
    let preferred = person.channels.iter().position(|channel| channel.preferred).unwrap_or(0);
    for (at, channel) in person.channels.iter().enumerate() {
        let channel = NewChannel { preferred: at == preferred, ..channel.clone() };
        changes.push(channel.change(dossier, desk)?);
    }
    Ok((dossier, changes))
}

/// Changes background; each field that is given is set, also back to empty.
pub fn background(dossier: &Dossier, edits: Vec<ParticipantEdit>, desk: &Desk<'_>) -> Acted {
    open(dossier)?;
    for edit in &edits {
        check(edit, dossier.id, desk.today)?;
    }
    Ok(if edits.is_empty() { Vec::new() } else { vec![Change::participant(dossier.id, edits)] })
}

/// Links a buddy: a name, another participant, or both (D3b). Nothing at all takes the buddy away.
pub fn buddy(dossier: &Dossier, name: String, person: Option<DossierId>, desk: &Desk<'_>) -> Acted {
    background(dossier, vec![ParticipantEdit::Buddy(name), ParticipantEdit::BuddyDossier(person)], desk)
}

/// Keeps that the participant was asked to become an expert by experience, and the answer (D3b).
pub fn ask_expert(dossier: &Dossier, willing: bool, desk: &Desk<'_>) -> Acted {
    let asked = ExpertAsked { on: desk.today, willing };
    background(dossier, vec![ParticipantEdit::Expert(Some(asked))], desk)
}

/// Freezes the file on request of the participant, or lifts that. The one change a frozen file takes from here.
pub fn freeze(dossier: &Dossier, frozen: bool) -> Vec<Change> {
    vec![Change::participant(dossier.id, [ParticipantEdit::Frozen(frozen)])]
}

fn check(edit: &ParticipantEdit, own: DossierId, today: Day) -> Result<(), ActError> {
    use ParticipantEdit as E;
    match edit {
        E::Name(name) if name.is_empty() => Err(ActError::NameMissing),
        E::Name(name) => [&name.given, &name.infix, &name.family]
            .into_iter()
            .try_for_each(|part| fits(part, SHORT_MAX_CHARS)),
        E::OwnNumber(text)
        | E::MotherTongue(text)
        | E::Postcode(text)
        | E::Place(text)
        | E::FoundAt(text)
        | E::ReferredBy(text)
        | E::Buddy(text) => fits(text, SHORT_MAX_CHARS),
        E::Note(text) | E::Helped(text) => fits(text, LONG_MAX_CHARS),
        E::BirthYear(Some(year)) if *year < FIRST_BIRTH_YEAR || i32::from(*year) > today.year() => {
            Err(ActError::BirthYear(*year))
        }
        E::SchoolYears(Some(years)) if *years > MAX_SCHOOL_YEARS => Err(ActError::SchoolYears(*years)),
        E::Week(week) if *week > WEEK_BITS => Err(ActError::Week),
        E::BuddyDossier(Some(buddy)) if *buddy == own => Err(ActError::OwnBuddy),
        E::RegisteredOn(Some(day)) => super::not_later(*day, today),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Room, today};
    use super::*;
    use crate::domain::participant::Medium;
    use crate::domain::testing::{coach, empty};
    use crate::domain::{Authorship, Dossier};
    use crate::id::IdSource;

    fn registered(person: &NewParticipant) -> Result<Dossier, ActError> {
        let mut ids = IdSource::from_seed([3; 32]);
        let mut desk = Desk { today: today(), coach: coach(1), ids: &mut ids };
        let (id, changes) = register(person, &mut desk)?;
        let mut dossier = Dossier::new(id);
        for change in &changes {
            dossier.apply(change, Authorship::default());
        }
        Ok(dossier)
    }

    #[test]
    fn a_name_is_enough_and_no_name_is_not() {
        assert_eq!(registered(&NewParticipant::default()), Err(ActError::NameMissing));
        let person = NewParticipant { name: Name::new("Voorbeeld", "", ""), ..NewParticipant::default() };
        let dossier = registered(&person).unwrap();
        assert_eq!(dossier.status(), Status::Registered);
        assert_eq!(*dossier.participant.registered_on, Some(today()));
        assert_eq!(*dossier.participant.coach, Some(coach(1)));
        assert!(!dossier.participant.place.is_set());
    }

    #[test]
    fn the_first_channel_is_preferred_unless_another_says_so() {
        let phone = NewChannel::new(Medium::Phone, "06-00000001");
        let letter = NewChannel { preferred: true, ..NewChannel::new(Medium::Letter, "Voorbeeldstraat 1") };
        let mut person = NewParticipant { name: Name::new("V", "", ""), ..NewParticipant::default() };
        person.channels = vec![phone.clone()];
        assert_eq!(registered(&person).unwrap().ways()[0].medium, Some(Medium::Phone));
        person.channels = vec![phone, letter];
        assert_eq!(registered(&person).unwrap().ways()[0].medium, Some(Medium::Letter));
    }

    #[test]
    fn background_refuses_what_cannot_be() {
        let mut room = Room::new();
        for (edit, error) in [
            (ParticipantEdit::Name(Name::new(" ", "van", "")), ActError::NameMissing),
            (ParticipantEdit::BirthYear(Some(1899)), ActError::BirthYear(1899)),
            (ParticipantEdit::BirthYear(Some(2027)), ActError::BirthYear(2027)),
            (ParticipantEdit::SchoolYears(Some(41)), ActError::SchoolYears(41)),
            (ParticipantEdit::Week(1 << 21), ActError::Week),
            (ParticipantEdit::Place("x".repeat(203)), ActError::TooLong { max: 200, over: 3 }),
            (ParticipantEdit::BuddyDossier(Some(empty().id)), ActError::OwnBuddy),
            (
                ParticipantEdit::RegisteredOn(Some(today().plus_days(1))),
                ActError::InTheFuture(today().plus_days(1)),
            ),
        ] {
            assert_eq!(room.act(|dossier, desk| background(dossier, vec![edit], desk)), Err(error));
        }
        room.act(|dossier, desk| background(dossier, vec![ParticipantEdit::Week(WEEK_BITS)], desk)).unwrap();
        assert_eq!(*room.dossier().participant.week, WEEK_BITS);
    }

    #[test]
    fn d3b_a_buddy_and_being_asked_as_expert_by_experience() {
        let mut room = Room::new();
        let other = DossierId::from_bytes([7; 16]);
        room.act(|dossier, desk| buddy(dossier, "Maatje".into(), Some(other), desk)).unwrap();
        room.act(|dossier, desk| ask_expert(dossier, true, desk)).unwrap();
        let participant = &room.dossier().participant;
        assert_eq!(*participant.buddy_dossier, Some(other));
        assert_eq!(*participant.expert, Some(ExpertAsked { on: today(), willing: true }));
    }

    #[test]
    fn a_frozen_file_takes_nothing_but_being_unfrozen() {
        let mut room = Room::new();
        room.act(|dossier, _| Ok(freeze(dossier, true))).unwrap();
        let edit = || vec![ParticipantEdit::Place("Voorbeeldstad".into())];
        assert_eq!(room.act(|dossier, desk| background(dossier, edit(), desk)), Err(ActError::Frozen));
        room.act(|dossier, _| Ok(freeze(dossier, false))).unwrap();
        assert!(room.act(|dossier, desk| background(dossier, edit(), desk)).is_ok());
    }
}

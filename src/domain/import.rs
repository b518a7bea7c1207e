//! Taking over a list of people: who is new, who is known, which fields may change. Writes nothing; reads no file.
//!
//! A list changes a field only if the list itself changed since it was last taken over, and nobody typed another value
//! since: for that, each dossier keeps a digest per field of what the list said. So a repeated import changes nothing. An
//! empty cell says nothing and clears nothing. People who only look alike become new ones marked *misschien dubbel*
//! (design 10).

mod fields;

use std::collections::BTreeMap;

pub use fields::ListField;

use super::acts::person::{NewParticipant, register};
use super::acts::ways::NewChannel;
use super::acts::{ActError, Desk};
use super::alike::{Known, Likeness, NameLike, Traits, YearLike};
use super::background::{Gender, Nt, Work};
use super::participant::ParticipantEdit;
use super::{Authorship, Change, Day, Dossier, Name, Summary};
use crate::id::DossierId;

/// One person as a list has them; texts are empty where the list says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPerson {
    /// The name.
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
    /// Where the person was found.
    pub found_at: String,
    /// Who brought the person in.
    pub referred_by: String,
    /// Day of registration.
    pub registered_on: Option<Day>,
    /// Remark.
    pub note: String,
    /// Phone numbers.
    pub phones: Vec<String>,
    /// E-mail address.
    pub email: String,
    /// May we send messages?
    pub may_app: Option<bool>,
}

/// What becomes of one person of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody we know.
    New,
    /// Known, and nothing changes.
    Same,
    /// Known; these fields change.
    Changed(Vec<ListField>),
    /// Cannot be taken over.
    Refused(ActError),
}

/// One person of the list, looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What becomes of them.
    pub outcome: Outcome,
    /// The dossier, new or known; none when refused.
    pub dossier: Option<DossierId>,
    /// Fields that the list says otherwise and that stay as somebody typed them.
    pub kept: Vec<ListField>,
    /// Whom a new person may be the double of, and why.
    pub alike: Option<(DossierId, Likeness)>,
    /// What to write; empty when nothing changes.
    pub changes: Vec<Change>,
}

/// Everybody who is known, to compare a list with.
pub fn known<'a>(summaries: impl IntoIterator<Item = &'a Summary>) -> Known<DossierId> {
    let mut known = Known::default();
    for one in summaries {
        known.insert(one.id, one.traits());
    }
    known
}

/// Looks at every person of a list in turn; `load` gives the dossier of somebody known. Two rows of one person in one
/// list find each other too.
pub fn plan<'a>(
    people: impl IntoIterator<Item = &'a ListPerson>,
    mut known: Known<DossierId>,
    mut load: impl FnMut(DossierId) -> Option<Dossier>,
    desk: &mut Desk<'_>,
) -> Vec<Planned> {
    let mut touched: BTreeMap<DossierId, Dossier> = BTreeMap::new();
    let mut planned = Vec::new();
    for person in people {
        let traits = person.traits();
        let alike = known.alike(&traits);
        let same = alike.iter().copied().find_map(|(id, likeness)| {
            let dossier = touched.remove(&id).or_else(|| load(id))?;
            if is_same(person, &dossier, likeness) {
                Some(dossier)
            } else {
                touched.insert(id, dossier);
                None
            }
        });
        let one = match same {
            Some(dossier) => update(person, dossier, desk, &mut touched),
            None => add(person, alike.first().copied(), desk, &mut touched),
        };
        if let (Outcome::New, Some(id)) = (&one.outcome, one.dossier) {
            known.insert(id, traits);
        }
        planned.push(one);
    }
    planned
}

impl ListPerson {
    fn traits(&self) -> Traits {
        let phones = self.phones.iter().map(String::as_str);
        Traits::new(&self.name, &self.own_number, self.birth_year, phones, &self.postcode)
    }

    fn participant(&self, maybe_double: bool) -> NewParticipant {
        NewParticipant {
            name: self.name.clone(),
            own_number: self.own_number.clone(),
            birth_year: self.birth_year,
            gender: self.gender,
            nt: self.nt,
            work: self.work,
            mother_tongue: self.mother_tongue.clone(),
            postcode: self.postcode.clone(),
            place: self.place.clone(),
            found_at: self.found_at.clone(),
            referred_by: self.referred_by.clone(),
            reach: None,
            registered_on: self.registered_on,
            note: self.note.clone(),
            channels: fields::channels(self),
            maybe_double,
        }
    }
}

/// Whether a looks-alike is the same person without asking: by own number and name; or, where one of the two has no own
/// number, by name with year of birth or phone number; or by name alone when the list says nothing more that could differ.
fn is_same(person: &ListPerson, dossier: &Dossier, likeness: Likeness) -> bool {
    let numbered = !person.own_number.is_empty() && !dossier.participant.own_number.is_empty();
    if likeness.name != NameLike::Same
        || likeness.year <= YearLike::Near && likeness.year != YearLike::Unknown
    {
        return false;
    }
    match () {
        () if likeness.number => true,
        () if numbered => false,
        () if likeness.year == YearLike::Same || likeness.phone => true,
        () => {
            (person.birth_year.is_none() || person.birth_year == *dossier.participant.birth_year)
                && fields::new_channels(person, dossier).is_empty()
        }
    }
}

fn add(
    person: &ListPerson,
    alike: Option<(DossierId, Likeness)>,
    desk: &mut Desk<'_>,
    touched: &mut BTreeMap<DossierId, Dossier>,
) -> Planned {
    let refused = |error| Planned {
        outcome: Outcome::Refused(error),
        dossier: None,
        kept: Vec::new(),
        alike,
        changes: Vec::new(),
    };
    let (id, mut changes) = match register(&person.participant(alike.is_some()), desk) {
        Ok(registered) => registered,
        Err(error) => return refused(error),
    };
    let listed = ParticipantEdit::Listed(fields::digests(person, id, &[]));
    if let Some(background) = changes.first_mut() {
        background.edits.push(listed.into());
    }
    let mut dossier = Dossier::new(id);
    apply(&mut dossier, &changes);
    touched.insert(id, dossier);
    Planned { outcome: Outcome::New, dossier: Some(id), kept: Vec::new(), alike, changes }
}

fn update(
    person: &ListPerson,
    mut dossier: Dossier,
    desk: &mut Desk<'_>,
    touched: &mut BTreeMap<DossierId, Dossier>,
) -> Planned {
    let id = dossier.id;
    let (differing, kept) = fields::compare(person, &dossier);
    let mut changes = Vec::new();
    let frozen = *dossier.participant.frozen && !differing.is_empty();
    if !differing.is_empty() && !frozen {
        changes = write(person, &dossier, &differing, &kept, desk);
        apply(&mut dossier, &changes);
    }
    touched.insert(id, dossier);
    let outcome = match differing {
        _ if frozen => Outcome::Refused(ActError::Frozen),
        differing if differing.is_empty() => Outcome::Same,
        differing => Outcome::Changed(differing),
    };
    Planned { outcome, dossier: Some(id), kept, alike: None, changes }
}

fn write(
    person: &ListPerson,
    dossier: &Dossier,
    differing: &[ListField],
    kept: &[ListField],
    desk: &mut Desk<'_>,
) -> Vec<Change> {
    let mut edits: Vec<_> = differing.iter().filter_map(|field| field.edit(person)).collect();
    edits.push(ParticipantEdit::Listed(fields::renewed(person, dossier, kept)));
    let mut changes = vec![Change::participant(dossier.id, edits)];
    if differing.iter().any(|field| field.edit(person).is_none()) {
        changes.extend(
            fields::new_channels(person, dossier)
                .iter()
                .filter_map(|channel: &NewChannel| channel.change(dossier.id, desk).ok()),
        );
        if differing.contains(&ListField::MayApp) {
            changes.extend(fields::message_allowed(person, dossier));
        }
    }
    changes
}

fn apply(dossier: &mut Dossier, changes: &[Change]) {
    for change in changes {
        dossier.apply(change, Authorship::default());
    }
}

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;

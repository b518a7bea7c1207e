//! What a bundle would change, person by person: the entries of each file are folded once, many files at a time.

use std::collections::BTreeMap;

use super::ExchangeError;
use crate::archive::Archive;
use crate::cores::on_every_core;
use crate::domain::alike::Traits;
use crate::domain::{Difference, Dispute, Dossier, Kind, Name};
use crate::id::DossierId;
use crate::journal::{Entry, Verdict, fold};
use crate::record;

/// What happens to one person's file. Of the first [`IN_FULL`] people everything is told, of the rest only what is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonLook {
    /// Whose.
    pub dossier: DossierId,
    /// Their name, as it would be.
    pub name: Name,
    /// Not here before.
    pub is_new: bool,
    /// How many entries come.
    pub entries: u64,
    /// Two versions of something would stand that do not now.
    pub two_versions: bool,
    /// How many values of each kind of record come.
    pub kinds: BTreeMap<Kind, u64>,
    /// What reads otherwise, for a person to look at.
    pub differences: Vec<Difference>,
    /// How many changes are not among them, because there are more than anybody looks at.
    pub untold: usize,
    /// What would stand in two versions and does not now.
    pub disputes: Vec<Dispute>,
    /// What of somebody new is compared with everybody who is known.
    pub traits: Option<Traits>,
}

/// Of so many people everything is told: more than anybody reads one by one, and a bundle may be about any number.
pub const IN_FULL: usize = 1_000;
/// From so many changes of all people together on no more are told: more than anybody looks at, and little to hold in memory.
const READ_OUT: usize = 20_000;
/// So many bytes of entries are gathered before their files are folded: enough for every core, and little to hold.
const GATHERED: usize = 2 << 20;

/// What was seen of a bundle so far. The entries of one file come together, so each is folded once.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) read: u64,
    pub(super) new: u64,
    pub(super) held: u64,
    pub(super) forks: u64,
    pub(super) erased: u64,
    pub(super) newer: u64,
    pub(super) catalogue: u64,
    /// The files whose entries came and are not folded yet, the last one perhaps not complete.
    coming: Vec<(DossierId, Vec<Entry>)>,
    gathered: usize,
    /// How many changes are told so far.
    read_out: usize,
    in_full: Vec<PersonLook>,
    in_short: Vec<PersonLook>,
}

impl Seen {
    pub(super) fn count(
        &mut self,
        archive: &mut Archive,
        entry: Entry,
        verdict: Verdict,
    ) -> Result<(), ExchangeError> {
        self.read += 1;
        match verdict {
            Verdict::New => self.new += 1,
            Verdict::Held => self.held += 1,
            Verdict::Fork => self.forks += 1,
            Verdict::Erased => self.erased += 1,
        }
        if !matches!(verdict, Verdict::New | Verdict::Fork) {
            return Ok(());
        }
        let id = entry.header().dossier;
        if entry.edits().is_none() {
            self.newer += 1;
        }
        if id == DossierId::CATALOGUE {
            self.catalogue += 1;
        }
        if !id.is_participant() {
            return Ok(());
        }
        let bytes = entry.bytes().len();
        match self.coming.last_mut() {
            Some((current, entries)) if *current == id => entries.push(entry),
            _ => {
                if self.gathered >= GATHERED {
                    self.close(archive)?;
                }
                self.coming.push((id, vec![entry]));
            }
        }
        self.gathered += bytes;
        Ok(())
    }

    /// Folds the files whose entries have all come.
    pub(super) fn close(&mut self, archive: &mut Archive) -> Result<(), ExchangeError> {
        let mut files = Vec::new();
        for (id, entries) in std::mem::take(&mut self.coming) {
            files.push((id, archive.store().entries(id)?, entries));
        }
        self.gathered = 0;
        let tells = self.read_out < READ_OUT;
        let people = on_every_core(&files, |(id, held, entries)| person(*id, held, entries, tells));
        self.read_out += told(&people);
        self.in_full.extend(people);
        if self.in_full.len() >= 2 * IN_FULL {
            self.shorten();
        }
        Ok(())
    }

    /// Keeps of those who would not be told in full only what is counted.
    fn shorten(&mut self) {
        self.in_full.sort_by_cached_key(PersonLook::place);
        let rest = self.in_full.drain(IN_FULL.min(self.in_full.len())..);
        self.in_short.extend(rest.map(|person| PersonLook {
            kinds: BTreeMap::new(),
            differences: vec![],
            untold: person.differences.len() + person.untold,
            disputes: vec![],
            traits: None,
            ..person
        }));
        self.read_out = told(&self.in_full);
    }

    /// The people whose files change, in the order in which they are told.
    pub(super) fn people(&mut self) -> Vec<PersonLook> {
        self.shorten();
        let mut people = std::mem::take(&mut self.in_full);
        people.append(&mut self.in_short);
        people.sort_by_cached_key(PersonLook::place);
        people
    }
}

/// How many changes of these people are told.
fn told(people: &[PersonLook]) -> usize {
    people.iter().map(|person| person.differences.len()).sum()
}

impl PersonLook {
    /// New people come first, then by name.
    fn place(&self) -> (bool, String, DossierId) {
        (!self.is_new, self.name.sort_key(), self.dossier)
    }
}

/// What these entries change in a file of which these are held.
fn person(id: DossierId, held: &[Entry], entries: &[Entry], tells: bool) -> PersonLook {
    // only whether two versions stand is asked here, not where they were written
    let nowhere = record::Stations::default();
    let after = record::dossier(id, &fold(held.iter().chain(entries)), &nowhere);
    let before = (!held.is_empty()).then(|| record::dossier(id, &fold(held), &nowhere));
    let is_new = before.as_ref().is_none_or(|before| before.participant.name.is_empty());
    let before = before.unwrap_or_else(|| Dossier::new(id));
    let standing = before.disputes();
    let differences = if tells { after.differences(&before) } else { Vec::new() };
    let mut disputes = after.disputes();
    let two_versions = standing.is_empty() && !disputes.is_empty();
    disputes.retain(|one| !standing.contains(one));
    let mut kinds = BTreeMap::new();
    for kind in entries.iter().filter_map(|entry| Kind::from_number(entry.header().kind)) {
        *kinds.entry(kind).or_default() += 1;
    }
    PersonLook {
        dossier: id,
        name: after.participant.name.get().clone(),
        is_new,
        entries: u64::try_from(entries.len()).unwrap_or_default(),
        two_versions,
        kinds,
        untold: if tells { 0 } else { entries.len() },
        differences,
        disputes,
        traits: is_new.then(|| Traits::of(&after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(number: u32) -> PersonLook {
        let mut id = [0; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        PersonLook {
            dossier: DossierId::from_bytes(id),
            name: Name::new("Voorbeeld", "", &format!("Test {:05}", 90_000 - number)),
            is_new: number.is_multiple_of(2),
            entries: 1,
            two_versions: false,
            kinds: BTreeMap::from([(Kind::Participant, 1)]),
            differences: vec![],
            untold: 0,
            disputes: vec![],
            traits: None,
        }
    }

    #[test]
    fn the_first_thousand_are_told_in_full_and_everybody_is_counted() {
        let mut seen = Seen::default();
        for number in 0..5_500 {
            seen.in_full.push(look(number));
            if number % 700 == 0 {
                seen.shorten();
            }
        }
        let people = seen.people();
        assert_eq!(people.len(), 5_500);
        assert!(people.is_sorted_by_key(PersonLook::place), "new people first, then by name");
        let full = people.iter().map(|person| !person.kinds.is_empty());
        assert!(full.eq((0..5_500).map(|at| at < IN_FULL)));
    }
}

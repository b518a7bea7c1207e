//! The same person twice: what a coach says of two dossiers, and which dossiers are one person by it.
//!
//! What is said stands in both dossiers, so that it travels with either. A person is a connected set of *same*; the
//! smallest id of the set that is here is the one that lists, screens and new records use. Decides nothing by itself.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::record::{choices, record};
use super::{Change, Dossier, Kind, Name};
use crate::id::{DossierId, RecordId};

choices! {
    /// What a coach says of two dossiers.
    Verdict "verdict" {
        /// One person.
        Same "same",
        /// Two people: never suggested again.
        Different "different",
    }
}

record! {
    /// What a coach said of two dossiers; the same record in both of them.
    SamePerson, SamePersonEdit {
        /// The dossier with the smaller id.
        one / One: Option<DossierId>,
        /// The other one.
        two / Two: Option<DossierId>,
        /// What was said.
        verdict / Verdict: Option<Verdict>,
    }
}

impl SamePerson {
    /// The id of the record about two dossiers, whichever is named first.
    pub fn record_id(a: DossierId, b: DossierId) -> RecordId {
        RecordId::natural(a.min(b), Kind::SamePerson.number(), a.max(b).as_bytes())
    }

    /// Says it in both dossiers; nothing about a dossier and itself.
    pub fn say(a: DossierId, b: DossierId, verdict: Verdict) -> Vec<Change> {
        let record = Self::record_id(a, b);
        let edits = [
            SamePersonEdit::One(Some(a.min(b))),
            SamePersonEdit::Two(Some(a.max(b))),
            SamePersonEdit::Verdict(Some(verdict)),
            // said again after it was undone
            SamePersonEdit::Withdrawn(false),
        ];
        let both = if a == b { Vec::new() } else { vec![a, b] };
        both.into_iter().map(|dossier| Change::new(dossier, record, edits.clone())).collect()
    }
}

/// What was said of two dossiers, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Link {
    /// The dossier with the smaller id.
    pub one: DossierId,
    /// The other one.
    pub two: DossierId,
    /// What was said.
    pub verdict: Verdict,
    /// When, in milliseconds since 1970: where both dossiers were not received alike, what was said last counts.
    pub at_ms: u64,
}

impl Link {
    /// The dossier at the other end.
    pub fn other(&self, id: DossierId) -> Option<DossierId> {
        match () {
            () if self.one == id => Some(self.two),
            () if self.two == id => Some(self.one),
            () => None,
        }
    }
}

/// One dossier of a person who has several, as it stands by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Which one.
    pub id: DossierId,
    /// The name in it.
    pub name: Name,
    /// The year of birth in it.
    pub birth_year: Option<u16>,
    /// How many contacts are in it.
    pub contacts: usize,
}

impl Dossier {
    /// What was said of this dossier and others.
    pub fn links(&self) -> Vec<Link> {
        let link = |said: &SamePerson| {
            let at_ms = said.verdict.by().map_or(0, |by| by.at_ms);
            Some(Link { one: (*said.one)?, two: (*said.two)?, verdict: (*said.verdict)?, at_ms })
        };
        self.same.values().filter_map(link).collect()
    }

    /// This dossier as a part of a person.
    pub fn part(&self) -> Part {
        Part {
            id: self.id,
            name: self.participant.name.get().clone(),
            birth_year: *self.participant.birth_year,
            contacts: self.contacts.len(),
        }
    }
}

/// Which dossiers are one person, by what was said in each.
#[derive(Clone, Debug, Default)]
pub struct Persons {
    said: BTreeMap<DossierId, Vec<Link>>,
    sets: BTreeMap<DossierId, BTreeSet<DossierId>>,
}

impl Persons {
    /// Takes over what one dossier says, in place of what it said before.
    pub fn put(&mut self, id: DossierId, links: impl IntoIterator<Item = Link>) {
        self.put_all([(id, links)]);
    }

    /// Takes over what many dossiers say; who belongs to whom is found once, after all of them.
    pub fn put_all<L: IntoIterator<Item = Link>>(&mut self, all: impl IntoIterator<Item = (DossierId, L)>) {
        let mut changed = false;
        for (id, links) in all {
            let links: Vec<Link> = links.into_iter().filter(|link| link.other(id).is_some()).collect();
            changed |= match (self.said.get(&id), links.is_empty()) {
                (None, true) => false,
                (Some(_), true) => self.said.remove(&id).is_some(),
                (before, false) => before != Some(&links) && self.said.insert(id, links).is_none_or(|_| true),
            };
        }
        if changed {
            self.sets = sets(&self.verdicts());
        }
    }

    /// Every dossier of the person whose dossier this is, this one too; also those that are not here.
    pub fn set_of(&self, id: DossierId) -> BTreeSet<DossierId> {
        self.sets.get(&id).cloned().unwrap_or_else(|| BTreeSet::from([id]))
    }

    /// Whether nobody has more than one dossier.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Every person with more than one dossier.
    pub fn several(&self) -> BTreeSet<&BTreeSet<DossierId>> {
        self.sets.values().collect()
    }

    /// What holds of each pair: of two ends that say otherwise the later one, and *different* when both are as late.
    fn verdicts(&self) -> BTreeMap<(DossierId, DossierId), (u64, Verdict)> {
        let mut all = BTreeMap::new();
        for link in self.said.values().flatten() {
            let said = (link.at_ms, link.verdict);
            let held = all.entry((link.one, link.two)).or_insert(said);
            *held = said.max(*held);
        }
        all
    }
}

fn sets(
    verdicts: &BTreeMap<(DossierId, DossierId), (u64, Verdict)>,
) -> BTreeMap<DossierId, BTreeSet<DossierId>> {
    let mut sets: BTreeMap<DossierId, BTreeSet<DossierId>> = BTreeMap::new();
    for ((one, two), (_, verdict)) in verdicts {
        if *verdict == Verdict::Same {
            let set_of = |id: &DossierId| sets.get(id).cloned().unwrap_or_else(|| BTreeSet::from([*id]));
            let joined: BTreeSet<DossierId> = set_of(one).union(&set_of(two)).copied().collect();
            for id in &joined {
                sets.insert(*id, joined.clone());
            }
        }
    }
    sets
}

/// Says that all these dossiers are one person: each of the others with the first, and over what was said before.
pub fn merge(one: &Dossier, other: &BTreeSet<DossierId>) -> Vec<Change> {
    let mine = one.ids();
    let mut changes: Vec<Change> =
        other.iter().flat_map(|id| SamePerson::say(one.id, *id, Verdict::Same)).collect();
    // an earlier *different* between two of them would contradict it
    for link in one.links().iter().filter(|link| link.verdict == Verdict::Different) {
        let ends = [link.one, link.two];
        let contradicts = ends.iter().any(|id| mine.contains(id)) && ends.iter().any(|id| other.contains(id));
        if contradicts && !ends.contains(&one.id) {
            changes.extend(SamePerson::say(link.one, link.two, Verdict::Same));
        }
    }
    changes
}

/// Takes one dossier out of a person: it is somebody else, and the others stay one person.
pub fn split(whole: &Dossier, gone: DossierId) -> Vec<Change> {
    let rest: Vec<DossierId> = whole.ids().into_iter().filter(|id| *id != gone).collect();
    let mut changes: Vec<Change> =
        rest.iter().flat_map(|id| SamePerson::say(gone, *id, Verdict::Different)).collect();
    for pair in rest.windows(2) {
        if let [one, two] = pair {
            changes.extend(SamePerson::say(*one, *two, Verdict::Same));
        }
    }
    changes
}

/// Whether somebody said of two people, of any two of their dossiers, that they are not the same.
pub fn are_different(links: &[Link], mine: &BTreeSet<DossierId>, theirs: &BTreeSet<DossierId>) -> bool {
    links.iter().filter(|link| link.verdict == Verdict::Different).any(|link| {
        let ends = [link.one, link.two];
        ends.iter().any(|id| mine.contains(id)) && ends.iter().any(|id| theirs.contains(id))
    })
}

/// Says that two people are not the same, of each dossier of the one and each of the other.
pub fn differ(one: &Dossier, other: &BTreeSet<DossierId>) -> Vec<Change> {
    let pairs = one.ids().into_iter().flat_map(|mine| other.iter().map(move |theirs| (mine, *theirs)));
    pairs.flat_map(|(mine, theirs)| SamePerson::say(mine, theirs, Verdict::Different)).collect()
}

impl Dossier {
    /// Its own id and those of its parts.
    pub fn ids(&self) -> BTreeSet<DossierId> {
        self.parts.iter().map(|part| part.id).chain([self.id]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> DossierId {
        DossierId::from_bytes([number; 16])
    }

    fn link(one: u8, two: u8, verdict: Verdict, at_ms: u64) -> Link {
        Link { one: id(one), two: id(two), verdict, at_ms }
    }

    fn set(persons: &Persons, number: u8) -> Vec<u8> {
        persons.set_of(id(number)).iter().map(|id| id.as_bytes()[0]).collect()
    }

    #[test]
    fn a_person_is_a_connected_set_also_through_a_dossier_that_is_not_here() {
        let mut persons = Persons::default();
        persons.put(id(1), [link(1, 2, Verdict::Same, 1)]);
        persons.put(id(3), [link(2, 3, Verdict::Same, 1), link(7, 8, Verdict::Same, 1)]);
        assert_eq!(set(&persons, 1), [1, 2, 3]);
        assert_eq!(set(&persons, 2), [1, 2, 3]);
        assert_eq!(set(&persons, 8), [8], "a dossier speaks of itself only");
        persons.put(id(3), []);
        assert_eq!((set(&persons, 1), set(&persons, 3)), (vec![1, 2], vec![3]));
    }

    #[test]
    fn where_both_ends_were_not_received_alike_what_was_said_last_counts() {
        let mut persons = Persons::default();
        persons.put(id(1), [link(1, 2, Verdict::Same, 5)]);
        persons.put(id(2), [link(1, 2, Verdict::Different, 4)]);
        assert_eq!(set(&persons, 1), [1, 2]);
        persons.put(id(2), [link(1, 2, Verdict::Different, 5)]);
        assert_eq!(set(&persons, 1), [1], "in doubt two people");
    }

    #[test]
    fn the_record_is_one_whichever_dossier_is_named_first() {
        assert_eq!(SamePerson::record_id(id(1), id(2)), SamePerson::record_id(id(2), id(1)));
        assert_ne!(SamePerson::record_id(id(1), id(2)), SamePerson::record_id(id(1), id(3)));
        assert!(SamePerson::say(id(1), id(1), Verdict::Same).is_empty());
        let both: Vec<DossierId> =
            SamePerson::say(id(2), id(1), Verdict::Same).iter().map(|change| change.dossier).collect();
        assert_eq!(both, [id(2), id(1)]);
    }

    #[test]
    fn one_of_three_is_taken_out_and_the_others_stay_together() {
        let mut whole = Dossier::new(id(1));
        whole.parts = [1, 2, 3].map(|number| Dossier::new(id(number)).part()).into();
        let mut each: BTreeMap<DossierId, Dossier> = [1, 2, 3].map(|n| (id(n), Dossier::new(id(n)))).into();
        for change in split(&whole, id(2)) {
            let by = super::super::Authorship { at_ms: 1, ..Default::default() };
            each.get_mut(&change.dossier).unwrap().apply(&change, by);
        }
        let mut persons = Persons::default();
        each.values().for_each(|dossier| persons.put(dossier.id, dossier.links()));
        assert_eq!((set(&persons, 1), set(&persons, 2)), (vec![1, 3], vec![2]));
    }
}

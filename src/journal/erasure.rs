//! Erasures: what is gone for good, and which entries are gone with it. A pure function of the set of entries.
//!
//! An erasure is an entry in its own dossier. Field 1 is the target, 2 the day, 3 the *stubs*: the ids of the entries that
//! it took away, so that their absence is no hole. Field 4 is kept for the coordinator's signature.
//!
//! - Erasures win over everything, earlier or later, and never expire: every entry counts, whatever replaced or withdrew it.
//!   So a record with a natural key is closed for good once it is erased ([`Erasures::closes`]).
//! - Only a target erases. Stubs say what is gone; a stub alone takes nothing away from anybody who has it.
//! - Who drops more of a target later (somebody wrote on without knowing) adds stubs in an entry of its own. All stubs
//!   are one set.
//! - Erasures themselves, the opening of streams and the catalogue as a whole cannot be erased.
//! - An erased edit no longer replaces anything: see [`heirs`](super::heirs()).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::codec::{self, CodecError};
use super::fork::{Opened, carried};
use super::{Edit, Entry, Header, Knowledge, RecordEdits, RecordKey};
use crate::id::{DossierId, EntryId, RecordId};

/// The kind of an erasure.
pub const ERASURE_KIND: u16 = super::FIRST_OWN_KIND + 1;
const TARGET: u16 = 1;
const DAY: u16 = 2;
const STUBS: u16 = 3;
/// So many ranges of stubs fit in one entry, also when each is of another stream.
const MOST_RANGES: usize = 1_024;

/// What is erased. Append only: the order is the number on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    /// A whole file.
    Dossier(DossierId),
    /// One record of a file, with all its values.
    Record(DossierId, RecordId),
    /// All contents that an id has in this file.
    Entry(DossierId, EntryId),
}

impl Target {
    /// The file that it is in.
    pub const fn dossier(&self) -> DossierId {
        match self {
            Self::Dossier(dossier) | Self::Record(dossier, _) | Self::Entry(dossier, _) => *dossier,
        }
    }

    /// The ids of those among these entries that it takes away: its stubs.
    pub fn stubs<'a>(self, entries: impl IntoIterator<Item = &'a Entry>) -> Knowledge {
        let erasures = Erasures { targets: BTreeMap::from([(self, 0)]), stubs: Knowledge::default() };
        entries.into_iter().filter(|entry| erasures.covers(entry)).map(Entry::id).collect()
    }

    fn can_be_erased(&self) -> bool {
        match self {
            Self::Dossier(DossierId::CATALOGUE) => false,
            Self::Dossier(dossier) | Self::Record(dossier, _) | Self::Entry(dossier, _) => {
                ![DossierId::STREAMS, DossierId::ERASURES].contains(dossier)
            }
        }
    }
}

/// What to write to erase a target on a day (its number), of which these entries are known. More than one only when
/// there are very many ranges.
pub fn erasure(target: Target, day: i32, stubs: &Knowledge) -> Result<Vec<RecordEdits>, CodecError> {
    let name = codec::encode(&target, 64)?;
    let mut parts = stubs.parts(MOST_RANGES).into_iter();
    let mut edits = vec![edit(TARGET, name.clone()), edit(DAY, day.to_le_bytes().to_vec())];
    if let Some(first) = parts.next() {
        edits.push(edit(STUBS, first.encode()?));
    }
    let mut written = vec![record(&name, edits)];
    for part in parts {
        written.extend(supplements(&part)?);
    }
    Ok(written)
}

/// What to write when entries of an erased target were dropped that are no stubs yet.
pub fn supplements(stubs: &Knowledge) -> Result<Vec<RecordEdits>, CodecError> {
    let parts = stubs.parts(MOST_RANGES).into_iter().map(|part| part.encode());
    parts.map(|part| part.map(|bytes| record(&bytes.clone(), vec![edit(STUBS, bytes)]))).collect()
}

const fn edit(field: u16, value: Vec<u8>) -> Edit {
    Edit { field, replaces: vec![], value, first: None }
}

fn record(key: &[u8], edits: Vec<Edit>) -> RecordEdits {
    let record = RecordId::natural(DossierId::ERASURES, ERASURE_KIND, key);
    RecordEdits { dossier: DossierId::ERASURES, key: RecordKey { kind: ERASURE_KIND, record }, edits }
}

/// Everything that is erased, with the stubs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Erasures {
    targets: BTreeMap<Target, i32>,
    stubs: Knowledge,
}

impl Erasures {
    /// What these entries erase; those of other dossiers say nothing.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut erasures = Self::default();
        erasures.extend(entries);
        erasures
    }

    /// With what more entries erase.
    pub fn extend<'a>(&mut self, entries: impl IntoIterator<Item = &'a Entry>) {
        let own = |entry: &&Entry| entry.header().dossier == DossierId::ERASURES;
        let opened = Opened::of(entries.into_iter().filter(own));
        opened
            .contents()
            .filter(|entry| entry.header().kind == ERASURE_KIND)
            .for_each(|entry| self.add(entry));
    }

    fn add(&mut self, entry: &Entry) {
        let field = |number| {
            let edit = entry.edits().unwrap_or_default().iter().find(|edit| edit.field == number);
            edit.map(|edit| edit.value.as_slice())
        };
        if let Some(stubs) = field(STUBS).and_then(|bytes| Knowledge::decode(bytes).ok()) {
            self.stubs.union(&stubs);
        }
        // a target that only a newer version knows is kept, and erased there
        let target = field(TARGET).and_then(|bytes| codec::decode::<Target>(bytes, 64).ok());
        if let Some(target) = target.filter(Target::can_be_erased) {
            let day = field(DAY).and_then(|bytes| bytes.try_into().ok()).map_or(i32::MAX, i32::from_le_bytes);
            let first = self.targets.entry(target).or_insert(day);
            *first = day.min(*first);
        }
    }

    /// Whether this entry is erased; a fork entry also when what it carries is.
    pub fn covers(&self, entry: &Entry) -> bool {
        !self.targets.is_empty()
            && (self.names(entry.header())
                || carried(entry).is_some_and(|content| self.names(content.header())))
    }

    /// The number of the day on which a whole file was erased; none when it was not.
    pub fn erased_on(&self, dossier: DossierId) -> Option<i32> {
        self.targets.get(&Target::Dossier(dossier)).copied()
    }

    /// What took this record away, its file or itself, with the number of the day.
    pub fn closed_by(&self, dossier: DossierId, record: RecordId) -> Option<(Target, i32)> {
        let targets = [Target::Dossier(dossier), Target::Record(dossier, record)];
        targets.into_iter().find_map(|target| Some((target, *self.targets.get(&target)?)))
    }

    /// Whether nothing can be written to this record any more: a store refuses to.
    pub fn closes(&self, dossier: DossierId, record: RecordId) -> bool {
        self.closed_by(dossier, record).is_some()
    }

    fn names(&self, header: &Header) -> bool {
        let Header { id, dossier, record, .. } = *header;
        self.closes(dossier, record) || self.targets.contains_key(&Target::Entry(dossier, id))
    }

    /// Which entries are gone.
    pub const fn stubs(&self) -> &Knowledge {
        &self.stubs
    }

    /// What is erased, with the number of the day on which it first was.
    pub fn targets(&self) -> impl Iterator<Item = (Target, i32)> {
        self.targets.iter().map(|(target, day)| (*target, *day))
    }

    /// The targets that are not in an earlier state.
    pub fn targets_since(&self, earlier: &Self) -> impl Iterator<Item = Target> {
        self.targets.keys().copied().filter(|target| !earlier.targets.contains_key(target))
    }
}

//! The current values of records: the edits that no other edit replaces. A pure function of the set of entries.
//!
//! Knows fields by number and values as bytes; two heads are the same value when their bytes are.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Digest, Edit, Entry, Origin, Stamp};
use crate::id::{CoachId, EntryId, RecordId};

/// A record: its kind and its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// The kind of record.
    pub kind: u16,
    /// Which one.
    pub record: RecordId,
}

/// All records of a dossier.
pub type Registers = BTreeMap<RecordKey, RecordHeads>;

/// One record: its fields, by number.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RecordHeads {
    /// Every field that was ever set.
    pub fields: BTreeMap<u16, Field>,
    /// Entries of this record were written by a newer version and cannot be read here.
    pub newer: bool,
}

/// One value that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The entry that set it.
    pub entry: EntryId,
    /// Who wrote the value first.
    pub author: CoachId,
    /// When it was written first.
    pub stamp: Stamp,
    /// The value; no bytes mean unset.
    pub value: Vec<u8>,
}

/// The heads of one field, the greatest in total order first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Field {
    heads: Vec<Head>,
}

impl Field {
    /// All heads, the unset ones too. A next edit replaces every one of them.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The different values that stand, the one to show first; empty when the field is unset.
    pub fn versions(&self) -> Vec<&Head> {
        let mut seen = HashSet::new();
        self.heads.iter().filter(|head| !head.value.is_empty() && seen.insert(&head.value)).collect()
    }

    /// The ids of the heads, each once, in order.
    pub fn ids(&self) -> Vec<EntryId> {
        self.heads.iter().map(|head| head.entry).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// The records that these entries make.
pub fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Registers {
    let mut found: BTreeMap<RecordKey, Gathered<'a>> = BTreeMap::new();
    for entry in entries {
        found.entry(entry.header().key()).or_default().gather(entry);
    }
    found.into_iter().map(|(key, gathered)| (key, gathered.heads())).collect()
}

type InOrder<'a> = BTreeMap<(Stamp, EntryId, Digest), (&'a Entry, &'a Edit)>;

#[derive(Default)]
struct Gathered<'a> {
    // ordered, and each content once however often it was handed in
    edits: BTreeMap<u16, InOrder<'a>>,
    replaced: HashSet<(u16, EntryId)>,
    newer: bool,
}

impl<'a> Gathered<'a> {
    fn gather(&mut self, entry: &'a Entry) {
        let Some(edits) = entry.edits() else {
            self.newer = true;
            return;
        };
        for edit in edits {
            self.edits.entry(edit.field).or_default().insert(entry.order(), (entry, edit));
            // nobody replaces himself: such an entry would make its own value vanish
            let others = edit.replaces.iter().filter(|id| **id != entry.id());
            self.replaced.extend(others.map(|id| (edit.field, *id)));
        }
    }

    fn heads(self) -> RecordHeads {
        let Self { edits, replaced, newer } = self;
        let fields = edits.into_iter().map(|(field, edits)| {
            let mut heads: Vec<Head> = edits
                .values()
                .rev()
                .filter(|(entry, _)| !replaced.contains(&(field, entry.id())))
                .map(|(entry, edit)| head(entry, edit))
                .collect();
            if heads.is_empty() {
                // only entries that replace each other in a circle: forged, and still no value is lost
                heads.extend(edits.values().next_back().map(|(entry, edit)| head(entry, edit)));
            }
            (field, Field { heads })
        });
        RecordHeads { fields: fields.collect(), newer }
    }
}

fn head(entry: &Entry, edit: &Edit) -> Head {
    let own = Origin { author: entry.header().author, stamp: entry.header().stamp };
    let Origin { author, stamp } = edit.first.unwrap_or(own);
    Head { entry: entry.id(), author, stamp, value: edit.value.clone() }
}

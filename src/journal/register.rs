//! The current values of records: the edits that no other edit replaces. A pure function of the set of entries.
//!
//! Knows fields by number and values as bytes; two heads are the same value when their bytes are.
//!
//! Where an id has two contents ([`super::fork()`]), its bare id in `replaces` says only that the author saw one of them, so it
//! replaces neither: each is replaced by its [`content_name`]. Too much may be shown for a while, and nothing is lost.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::fork::{Opened, content_name};
use super::{Digest, Edit, Entry, Origin, Stamp};
use crate::id::{CoachId, DossierId, EntryId, RecordId};

/// A record: its kind and its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// The kind of record.
    pub kind: u16,
    /// Which one.
    pub record: RecordId,
}

/// Edits to write as one entry of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordEdits {
    /// The file.
    pub dossier: DossierId,
    /// The record.
    pub key: RecordKey,
    /// Each field at most once.
    pub edits: Vec<Edit>,
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
    /// The name of that very content, when the entry's id has two.
    pub content: Option<EntryId>,
    /// Who wrote the value first.
    pub author: CoachId,
    /// When it was written first.
    pub stamp: Stamp,
    /// The value; no bytes mean unset.
    pub value: Vec<u8>,
}

impl Head {
    /// What an edit that replaces it names.
    pub fn names(&self) -> impl Iterator<Item = EntryId> + use<> {
        [self.entry].into_iter().chain(self.content)
    }
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

    /// The ids of the heads, and of their contents where an id has two, each once, in order.
    pub fn ids(&self) -> Vec<EntryId> {
        self.heads.iter().flat_map(Head::names).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// The records that these entries make.
pub fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Registers {
    let opened = Opened::of(entries);
    let mut found: BTreeMap<RecordKey, Gathered<'_>> = BTreeMap::new();
    for entry in &opened.plain {
        found.entry(entry.header().key()).or_default().gather(entry);
    }
    for content in &opened.copies {
        let gathered = found.entry(content.header().key()).or_default();
        gathered.gather(content);
        gathered.has_copies = true;
    }
    found.into_iter().map(|(key, gathered)| (key, gathered.heads())).collect()
}

type InOrder<'a> = BTreeMap<(Stamp, EntryId, Digest), (&'a Entry, &'a Edit)>;

#[derive(Default)]
struct Gathered<'a> {
    // ordered, and each content once however often it was handed in
    edits: BTreeMap<u16, InOrder<'a>>,
    replaced: HashSet<(u16, EntryId)>,
    has_copies: bool,
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
        let field = |(field, edits): (&u16, &InOrder<'a>)| {
            let forked = self.forked(edits);
            let stands = |entry: &Entry| !self.is_replaced(*field, entry, &forked);
            let standing = edits.values().rev().filter(|(entry, _)| stands(entry));
            let mut heads: Vec<Head> = standing.map(|(entry, edit)| head(entry, edit, &forked)).collect();
            if heads.is_empty() {
                // only entries that replace each other in a circle: forged, and still no value is lost
                heads.extend(edits.values().next_back().map(|(entry, edit)| head(entry, edit, &forked)));
            }
            (*field, Field { heads })
        };
        RecordHeads { fields: self.edits.iter().map(field).collect(), newer: self.newer }
    }

    /// The ids with two contents that set this field.
    fn forked(&self, edits: &InOrder<'a>) -> HashSet<EntryId> {
        let (mut once, mut twice) = (HashSet::new(), HashSet::new());
        if self.has_copies {
            twice.extend(edits.keys().map(|(_, id, _)| *id).filter(|id| !once.insert(*id)));
        }
        twice
    }

    fn is_replaced(&self, field: u16, entry: &Entry, forked: &HashSet<EntryId>) -> bool {
        let name = if forked.contains(&entry.id()) { content_name(entry) } else { entry.id() };
        self.replaced.contains(&(field, name))
    }
}

fn head(entry: &Entry, edit: &Edit, forked: &HashSet<EntryId>) -> Head {
    let own = Origin { author: entry.header().author, stamp: entry.header().stamp };
    let Origin { author, stamp } = edit.first.unwrap_or(own);
    let content = forked.contains(&entry.id()).then(|| content_name(entry));
    Head { entry: entry.id(), content, author, stamp, value: edit.value.clone() }
}

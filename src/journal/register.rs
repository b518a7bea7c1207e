//! The current values of records: the edits that no other edit replaces. A pure function of the set of entries.
//!
//! Knows fields by number and values as bytes; two heads are the same value when their bytes are.
//!
//! Where an id has two contents ([`super::fork()`]), its bare id in `replaces` says only that the author saw one of them, so it
//! replaces neither: each is replaced by its [`content_name`]. Too much may be shown for a while, and nothing is lost.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::fork::{Opened, content_name};
use super::{Edit, Entry, Origin, Stamp};
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

impl RecordHeads {
    /// The ids of the heads of all fields: what somebody sees who takes the record away.
    pub fn ids(&self) -> BTreeSet<EntryId> {
        self.fields.values().flat_map(Field::ids).collect()
    }
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
    /// What its author saw: the edits that it replaces, and for one that takes a record away those of all its fields.
    pub seen: Vec<EntryId>,
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
        if let [only] = self.heads.as_slice() {
            // nearly always
            return if only.value.is_empty() { vec![] } else { vec![only] };
        }
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
    let copied: BTreeSet<RecordKey> = opened.copies.iter().map(|content| content.header().key()).collect();
    let mut registers = Registers::new();
    let mut sets: Vec<Set<'_>> = Vec::with_capacity(opened.plain.len() * 2);
    for entry in opened.contents() {
        match entry.edits() {
            Some([]) => drop(registers.entry(entry.header().key()).or_default()),
            Some(edits) => sets.extend(edits.iter().map(|edit| Set { entry, edit })),
            None => registers.entry(entry.header().key()).or_default().newer = true,
        }
    }
    // field by field and in total order, and each content once however often it was handed in
    sets.sort_unstable_by_key(|set| (set.place(), set.entry.order()));
    sets.dedup_by_key(|set| (set.place(), set.entry.order()));
    for of_record in sets.chunk_by(|one, next| one.key() == next.key()) {
        let Some(key) = of_record.first().map(Set::key) else { continue };
        let record = registers.entry(key).or_default();
        for of_field in of_record.chunk_by(|one, next| one.edit.field == next.edit.field) {
            let Some(field) = of_field.first().map(|set| set.edit.field) else { continue };
            record.fields.insert(field, Field { heads: heads(of_field, copied.contains(&key)) });
        }
    }
    registers
}

/// An edit in its entry.
#[derive(Clone, Copy)]
struct Set<'a> {
    entry: &'a Entry,
    edit: &'a Edit,
}

impl Set<'_> {
    const fn key(&self) -> RecordKey {
        self.entry.header().key()
    }

    const fn place(&self) -> (RecordKey, u16) {
        (self.key(), self.edit.field)
    }
}

/// The heads among all edits of one field, in order; `copied` when contents of this record came in fork entries.
fn heads(sets: &[Set<'_>], copied: bool) -> Vec<Head> {
    let forked = if copied { forked(sets) } else { BTreeSet::new() };
    // nobody replaces himself: such an entry would make its own value vanish
    let mut replaced = HashSet::new();
    for Set { entry, edit } in sets {
        replaced.extend(edit.replaces.iter().copied().filter(|id| *id != entry.id()));
    }
    let stands = |set: &&Set<'_>| {
        let name = if forked.contains(&set.entry.id()) { content_name(set.entry) } else { set.entry.id() };
        !replaced.contains(&name)
    };
    let standing = sets.iter().rev().filter(stands);
    let mut heads: Vec<Head> = standing.map(|set| head(set.entry, set.edit, &forked)).collect();
    if heads.is_empty() {
        // only entries that replace each other in a circle: forged, and still no value is lost
        heads.extend(sets.last().map(|set| head(set.entry, set.edit, &forked)));
    }
    heads
}

/// The ids with two contents that set this field.
fn forked(sets: &[Set<'_>]) -> BTreeSet<EntryId> {
    let mut once = BTreeSet::new();
    sets.iter().map(|set| set.entry.id()).filter(|id| !once.insert(*id)).collect()
}

fn head(entry: &Entry, edit: &Edit, forked: &BTreeSet<EntryId>) -> Head {
    let own = Origin { author: entry.header().author, stamp: entry.header().stamp };
    let Origin { author, stamp } = edit.first.unwrap_or(own);
    let content = forked.contains(&entry.id()).then(|| content_name(entry));
    Head { entry: entry.id(), content, author, stamp, seen: edit.replaces.clone(), value: edit.value.clone() }
}

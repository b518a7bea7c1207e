//! What stands goes on standing when an edit before it is erased.
//!
//! An erased edit no longer replaces anything, so what it replaced would come back beside the value of today. Whoever
//! erases a single entry writes that value again first, replacing both. Where the erased edit itself stands, what was
//! there before it comes back, as with an undo.

use std::collections::{BTreeMap, BTreeSet};

use super::fork::Opened;
use super::{Edit, Entry, Origin, RecordEdits, RecordKey, Registers, Target, fold};
use crate::id::{DossierId, EntryId};

/// What to write before a target is erased; `held` are the entries of its dossier.
pub fn heirs<'a>(target: Target, held: impl IntoIterator<Item = &'a Entry>) -> Vec<RecordEdits> {
    let Target::Entry(dossier, id) = target else { return vec![] };
    let held: Vec<&Entry> = held.into_iter().collect();
    let registers = fold(held.iter().copied());
    let opened = Opened::of(held);
    let mut heirs: BTreeMap<RecordKey, BTreeMap<u16, Edit>> = BTreeMap::new();
    for erased in opened.contents().filter(|content| content.id() == id) {
        let key = erased.header().key();
        for edit in erased.edits().unwrap_or_default() {
            if let Some(heir) = heir(&registers, key, id, edit) {
                heirs.entry(key).or_default().insert(edit.field, heir);
            }
        }
    }
    let edits = |(key, edits): (RecordKey, BTreeMap<u16, Edit>)| written(dossier, key, edits);
    heirs.into_iter().map(edits).collect()
}

fn written(dossier: DossierId, key: RecordKey, edits: BTreeMap<u16, Edit>) -> RecordEdits {
    RecordEdits { dossier, key, edits: edits.into_values().collect() }
}

fn heir(registers: &Registers, key: RecordKey, erased: EntryId, edit: &Edit) -> Option<Edit> {
    let heads = registers.get(&key)?.fields.get(&edit.field)?.heads();
    if edit.replaces.is_empty() || heads.iter().any(|head| head.entry == erased) {
        return None;
    }
    let head = heads.first()?;
    let replaces: BTreeSet<EntryId> = edit.replaces.iter().copied().chain(head.names()).collect();
    let first = Some(Origin { author: head.author, stamp: head.stamp });
    Some(Edit {
        field: edit.field,
        replaces: replaces.into_iter().collect(),
        value: head.value.clone(),
        first,
    })
}

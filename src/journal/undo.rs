//! Undo as new entries: the heads that an action replaced are written again, under their first author.
//!
//! Only the undone edits are replaced: where another head came since, two versions show. What an action made anew
//! is withdrawn. Redo is the undo of the undo. Knows nothing of what the fields mean but which one says *withdrawn*.

use std::collections::{BTreeMap, BTreeSet};

use super::fork::Opened;
use super::{Edit, Entry, Origin, RecordEdits, RecordKey, fold};
use crate::id::{DossierId, EntryId};

/// How a record says that it was taken back.
#[derive(Clone, Copy, Debug)]
pub struct Withdrawal<'a> {
    /// The number of the field.
    pub field: u16,
    /// Its value for *withdrawn*.
    pub yes: &'a [u8],
}

/// Why an action cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UndoError {
    /// The values that it replaced are not in this store.
    #[error("what it replaced is not on this workstation, so it cannot be undone here")]
    NotHeld,
    /// A newer version wrote it.
    #[error("a newer version of the program wrote it; undo it there")]
    Newer,
    /// No entry of it changes anything.
    #[error("there is nothing to undo")]
    Nothing,
}

/// What to write to undo an action. `held` are all entries of the dossiers that the action touched.
pub fn undo<'a>(
    action: EntryId,
    held: impl IntoIterator<Item = &'a Entry>,
    withdrawal: Withdrawal<'_>,
) -> Result<Vec<RecordEdits>, UndoError> {
    let mut records: BTreeMap<(DossierId, RecordKey), BTreeMap<_, &Entry>> = BTreeMap::new();
    let opened = Opened::of(held);
    for entry in opened.contents() {
        let header = entry.header();
        records.entry((header.dossier, header.key())).or_default().insert(entry.order(), entry);
    }
    let mut back = Vec::new();
    for ((dossier, key), entries) in records {
        let entries: Vec<&Entry> = entries.into_values().collect();
        let layers = Record { action, entries: &entries, opened: &opened }.undone(withdrawal)?;
        back.extend(layers.into_iter().map(|edits| RecordEdits { dossier, key, edits }));
    }
    if back.is_empty() { Err(UndoError::Nothing) } else { Ok(back) }
}

/// All contents of one record, in total order, and the action to undo.
struct Record<'a, 'e> {
    action: EntryId,
    entries: &'a [&'e Entry],
    opened: &'a Opened<'e>,
}

impl<'e> Record<'_, 'e> {
    fn of_action(&self) -> impl Iterator<Item = &'e Entry> {
        self.entries.iter().copied().filter(|entry| entry.header().action == self.action)
    }

    fn undone(&self, withdrawal: Withdrawal<'_>) -> Result<Vec<Vec<Edit>>, UndoError> {
        let mut layers = self.written_back(withdrawal)?;
        let takes_away = |edit: &&mut Edit| edit.field == withdrawal.field && edit.value == withdrawal.yes;
        for edit in layers.iter_mut().flatten().filter(takes_away) {
            // whoever takes it away knows all that stands in it
            let names = edit.replaces.iter().copied().chain(self.heads());
            edit.replaces = names.collect::<BTreeSet<_>>().into_iter().collect();
        }
        Ok(layers)
    }

    fn written_back(&self, withdrawal: Withdrawal<'_>) -> Result<Vec<Vec<Edit>>, UndoError> {
        if self.of_action().next().is_none() {
            return Ok(vec![]);
        }
        if self.of_action().any(|entry| entry.edits().is_none()) {
            return Err(UndoError::Newer);
        }
        if self.is_creation() {
            let value = withdrawal.yes.to_vec();
            return Ok(vec![vec![Edit { field: withdrawal.field, replaces: vec![], value, first: None }]]);
        }
        // one entry can set a field once, so the second head of a field goes into a second entry
        let mut layers: Vec<Vec<Edit>> = Vec::new();
        for edits in self.per_field()?.into_values() {
            for (at, edit) in edits.into_iter().enumerate() {
                if layers.len() <= at {
                    layers.push(Vec::new());
                }
                layers.get_mut(at).into_iter().for_each(|layer| layer.push(edit.clone()));
            }
        }
        Ok(layers)
    }

    /// The action made this record: it came first, replaced nothing, and nobody else made the same record apart from it.
    fn is_creation(&self) -> bool {
        let first = self.entries.first().is_some_and(|entry| entry.header().action == self.action);
        let edits = |entry: &&'e Entry| entry.edits().unwrap_or_default().iter();
        let replaces_nothing =
            self.of_action().flat_map(|entry| edits(&entry)).all(|edit| edit.replaces.is_empty());
        let fields: BTreeSet<u16> =
            self.of_action().flat_map(|entry| edits(&entry)).map(|edit| edit.field).collect();
        let made_elsewhere = self
            .entries
            .iter()
            .filter(|entry| entry.header().action != self.action)
            .flat_map(edits)
            .any(|edit| edit.replaces.is_empty() && fields.contains(&edit.field));
        first && replaces_nothing && !made_elsewhere
    }

    /// The names of all that stands in the record.
    fn heads(&self) -> BTreeSet<EntryId> {
        fold(self.entries.iter().copied()).values().flat_map(super::RecordHeads::ids).collect()
    }

    /// Whether an entry that is here sets no such field: whoever named it only saw it.
    fn only_seen(&self, id: EntryId, field: u16) -> bool {
        let sets = |entry: &&&Entry| entry.edits().unwrap_or_default().iter().any(|edit| edit.field == field);
        let mut here = self.entries.iter().filter(|entry| entry.id() == id).peekable();
        here.peek().is_some() && !here.any(|entry| sets(&entry))
    }

    /// Per field the edits that write back what stood before the action.
    fn per_field(&self) -> Result<BTreeMap<u16, Vec<Edit>>, UndoError> {
        let own: BTreeSet<EntryId> = self.of_action().map(Entry::id).collect();
        let mut undone: BTreeMap<u16, BTreeSet<EntryId>> = BTreeMap::new();
        let mut before: BTreeMap<u16, BTreeSet<EntryId>> = BTreeMap::new();
        for entry in self.of_action() {
            for edit in entry.edits().unwrap_or_default() {
                undone.entry(edit.field).or_default().extend(self.opened.names(entry));
                let replaced = |id: &&EntryId| !own.contains(*id) && !self.only_seen(**id, edit.field);
                let seen = edit.replaces.iter().filter(replaced);
                before.entry(edit.field).or_default().extend(seen);
            }
        }
        let mut back = BTreeMap::new();
        for (field, ids) in before {
            let replaces: Vec<EntryId> = undone.remove(&field).unwrap_or_default().into_iter().collect();
            back.insert(field, self.written_again(field, &ids, &replaces)?);
        }
        Ok(back)
    }

    fn written_again(
        &self,
        field: u16,
        before: &BTreeSet<EntryId>,
        replaces: &[EntryId],
    ) -> Result<Vec<Edit>, UndoError> {
        let again = |value: Vec<u8>, first| Edit { field, replaces: replaces.to_vec(), value, first };
        let mut edits: Vec<Edit> = Vec::new();
        for entry in self.entries.iter().filter(|entry| before.contains(&entry.id())) {
            let own = Origin { author: entry.header().author, stamp: entry.header().stamp };
            for edit in entry.edits().unwrap_or_default().iter().filter(|edit| edit.field == field) {
                if !edits.iter().any(|have| have.value == edit.value) {
                    edits.push(again(edit.value.clone(), Some(edit.first.unwrap_or(own))));
                }
            }
        }
        match (before.is_empty(), edits.is_empty()) {
            (true, _) => Ok(vec![again(Vec::new(), None)]),
            (false, true) => Err(UndoError::NotHeld),
            (false, false) => Ok(edits),
        }
    }
}

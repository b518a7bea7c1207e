//! Changes as the store keeps them, and bringing in many at once: a list of people, or the demo.

use std::collections::BTreeSet;

use super::{Archive, ArchiveError};
use crate::domain::{Access, Change, Summary};
use crate::id::{CoachId, DossierId, EntryId};
use crate::record::fields;
use crate::record::wire::WireError;
use crate::store::{ActionId, Import, RecordChange, Saving, StoreError};

/// So many deeds are handed to the store at once.
const BATCH: usize = 2_000;
/// More dossiers than this are one line in the access log.
const NOTED_ONE_BY_ONE: usize = 100;

/// What a coach did at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// When, in milliseconds since 1970 UTC.
    pub at_ms: u64,
    /// Who.
    pub author: CoachId,
    /// What changed.
    pub changes: Vec<Change>,
}

/// Changes as records of the store: two changes of one record are one, the later value of a field counts.
pub(super) fn records(changes: &[Change]) -> Result<Vec<RecordChange>, WireError> {
    let mut records: Vec<RecordChange> = Vec::new();
    for change in changes {
        let Some(first) = change.edits.first() else { continue };
        let kind = first.kind().number();
        let edits = change.edits.iter().map(fields::encode).collect::<Result<Vec<_>, _>>()?;
        let same = |known: &&mut RecordChange| {
            (known.dossier, known.record, known.kind) == (change.dossier, change.record, kind)
        };
        if let Some(known) = records.iter_mut().find(same) {
            for (field, value) in edits {
                known.edits.retain(|(earlier, _)| *earlier != field);
                known.edits.push((field, value));
            }
        } else {
            records.push(RecordChange { dossier: change.dossier, kind, record: change.record, edits });
        }
    }
    Ok(records)
}

impl Archive {
    /// Brings in whole histories, one list of deeds per dossier, as one action: all of it or, when `go_on` says no,
    /// nothing. `go_on` hears how many dossiers were taken so far. A dossier may come once.
    ///
    /// # Errors
    /// What the store refuses, and [`StoreError::Cancelled`]; nothing was changed then.
    pub fn bring_in(
        &mut self,
        now_ms: u64,
        histories: impl IntoIterator<Item = Vec<Deed>>,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(Option<EntryId>, BTreeSet<DossierId>), ArchiveError> {
        let import = self.store.import_begin(now_ms, self.coach)?;
        match self.hand_in(&import, histories, go_on) {
            Ok(dossiers) => {
                let action = self.store.import_commit(import)?.map(|ActionId(action)| action);
                self.unsee(&dossiers);
                self.note_brought_in(now_ms, &dossiers)?;
                Ok((action, dossiers))
            }
            Err(error) => {
                self.store.import_cancel(import);
                Err(error)
            }
        }
    }

    /// A line for each of ten thousand people would hide the lines that matter.
    fn note_brought_in(&mut self, now_ms: u64, dossiers: &BTreeSet<DossierId>) -> Result<(), ArchiveError> {
        let people = dossiers.iter().copied().filter(|id| id.is_participant());
        let few = people.clone().count() <= NOTED_ONE_BY_ONE;
        let all = [DossierId::CATALOGUE];
        let noted = if few { people.collect() } else { all.to_vec() };
        self.log_accesses(now_ms, noted, Access::Created.code())
    }

    fn hand_in(
        &mut self,
        import: &Import,
        histories: impl IntoIterator<Item = Vec<Deed>>,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<BTreeSet<DossierId>, ArchiveError> {
        let (mut taken, mut batch, mut dossiers) = (0, Vec::new(), BTreeSet::new());
        for history in histories {
            for deed in history {
                let changes = records(&self.routed(&deed.changes)?)?;
                dossiers.extend(changes.iter().map(|change| change.dossier));
                batch.push(Saving { at_ms: deed.at_ms, author: deed.author, changes });
            }
            taken += 1;
            if !go_on(taken) {
                return Err(StoreError::Cancelled.into());
            }
            if batch.len() >= BATCH {
                self.store.import_batch(import, &std::mem::take(&mut batch))?;
            }
        }
        self.store.import_batch(import, &batch)?;
        Ok(dossiers)
    }

    /// Dossiers in short, read anew and kept, as after a large action.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn in_short(
        &mut self,
        dossiers: impl IntoIterator<Item = DossierId>,
    ) -> Result<Vec<Summary>, ArchiveError> {
        let again = self.regroup(dossiers)?;
        // the people come first
        let mut short = self.to_keep(&again);
        self.keep(&short)?;
        short.truncate(again.people.len());
        Ok(short)
    }
}

//! Saving what a coach did, undoing it, erasing for good; and what of it looks different then.

use std::collections::BTreeSet;

use super::{Archive, ArchiveError, bulk};
use crate::domain::catalogue::Catalogue;
use crate::domain::{Change, Day, Dossier, Summary};
use crate::id::{DossierId, EntryId};
use crate::store::{self, ActionId};

/// What a save or an undo left behind.
#[derive(Debug, Default)]
pub struct Touched {
    /// The dossiers, folded again.
    pub dossiers: Vec<Dossier>,
    /// The same in short.
    pub summaries: Vec<Summary>,
    /// Dossiers that nobody is shown by: their creation was undone, or they are the same person as another.
    pub gone: Vec<DossierId>,
    /// The catalogue, when it was touched.
    pub catalogue: Option<Catalogue>,
}

/// Changes that are on the disk, and not yet where they are read.
#[must_use]
#[derive(Debug)]
pub struct Written {
    written: store::Written,
    dossiers: BTreeSet<DossierId>,
}

impl Written {
    /// The action that the changes became.
    pub const fn action(&self) -> EntryId {
        let ActionId(action) = self.written.action();
        action
    }
}

impl Archive {
    /// Saves changes as one action; durable when it returns.
    ///
    /// # Errors
    /// What the store refuses; nothing was saved then.
    pub fn save(&mut self, now_ms: u64, changes: &[Change]) -> Result<(EntryId, Touched), ArchiveError> {
        let written = self.write(now_ms, changes)?;
        Ok((written.action(), self.take_in(written)?))
    }

    /// The first half of [`Archive::save`], for which a coach waits: durable when it returns.
    /// [`Archive::take_in`] follows.
    ///
    /// # Errors
    /// What the store refuses; nothing was saved then.
    pub fn write(&mut self, now_ms: u64, changes: &[Change]) -> Result<Written, ArchiveError> {
        let records = bulk::records(&self.routed(changes)?)?;
        let dossiers: BTreeSet<DossierId> = records.iter().map(|record| record.dossier).collect();
        let lines = self.noting(now_ms, &dossiers)?;
        let written = self.store.write(now_ms, self.coach, records, &lines)?;
        Ok(Written { written, dossiers })
    }

    /// The second half: what was written is where it is read, and folded again.
    ///
    /// # Errors
    /// A store that cannot be read. What was written is on the disk nevertheless.
    pub fn take_in(&mut self, written: Written) -> Result<Touched, ArchiveError> {
        self.store.take_in(written.written)?;
        self.touched(written.dossiers)
    }

    /// Undoes an action by writing again what it replaced.
    ///
    /// # Errors
    /// What the store refuses; nothing was changed then.
    pub fn undo(&mut self, now_ms: u64, action: EntryId) -> Result<(EntryId, Touched), ArchiveError> {
        let (ActionId(action), dossiers) = self.store.undo(now_ms, self.coach, ActionId(action))?;
        let lines = self.noting(now_ms, &dossiers.iter().copied().collect())?;
        self.store.log_accesses(&lines)?;
        Ok((action, self.touched(dossiers)?))
    }

    /// How things stand with what these changes are about, when they could not be saved.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn again(&mut self, changes: &[Change]) -> Result<Touched, ArchiveError> {
        self.touched(changes.iter().map(|change| change.dossier))
    }

    /// Erases a dossier for good, here and wherever bundles go. There is no undo.
    ///
    /// # Errors
    /// What the store refuses; nothing was changed then.
    pub fn erase(&mut self, now_ms: u64, dossier: DossierId, on: Day) -> Result<Touched, ArchiveError> {
        self.store.erase_dossier(now_ms, self.coach, dossier, on.number())?;
        self.touched([dossier])
    }

    /// Whether this dossier was erased for good.
    pub fn is_erased(&self, id: DossierId) -> bool {
        self.store.erasures().erased_on(id).is_some()
    }

    fn touched(&mut self, dossiers: impl IntoIterator<Item = DossierId>) -> Result<Touched, ArchiveError> {
        let mut touched = Touched::default();
        let mut dossiers: BTreeSet<DossierId> = dossiers.into_iter().collect();
        if dossiers.remove(&DossierId::CATALOGUE) {
            self.reread_catalogue()?;
            touched.catalogue = Some(self.catalogue.clone());
        }
        // a coach waits for this: the summaries are kept at the lock, or made again at the next opening
        let again = self.regroup(dossiers)?;
        touched.summaries = self.shorts(&again.people);
        touched.gone = again.others.iter().chain(&again.gone).map(|dossier| dossier.id).collect();
        touched.dossiers = again.people;
        Ok(touched)
    }
}

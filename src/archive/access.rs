//! The access log in the domain's words, and what it is to say of a save.

use std::collections::BTreeSet;

use super::{Archive, ArchiveError};
use crate::domain::{self, AccessLine};
use crate::id::{CoachId, DossierId};
use crate::store::{Access, StoreError};

/// So many failed tries get a line each.
const MOST_TRIES: u32 = 100;

impl Archive {
    /// What the access log is to say of a change of these dossiers: made, or changed in a minute in which it did not say so
    /// yet. Who made each change is in the journal itself.
    pub(super) fn noting(
        &mut self,
        now_ms: u64,
        dossiers: &BTreeSet<DossierId>,
    ) -> Result<Vec<Access>, ArchiveError> {
        let minute = now_ms / 60_000;
        let mut lines = Vec::new();
        for dossier in dossiers.iter().copied().filter(|id| id.is_participant()) {
            let known = !self.store.entries(dossier)?.is_empty();
            let what = if known { domain::Access::Changed } else { domain::Access::Created };
            if self.noted.insert(dossier, minute) != Some(minute) || !known {
                lines.push(Access { at_ms: now_ms, coach: self.coach, dossier, what: what.code() });
            }
        }
        Ok(lines)
    }

    /// Whoever tried passphrases before this one: noted now that there is a key to note it with, at the time of the last.
    pub(super) fn note_failed_tries(&mut self) -> Result<(), ArchiveError> {
        let (tries, at_ms) = self.store.failed_tries();
        let what = domain::Access::UnlockFailed.code();
        let line = Access { at_ms, coach: CoachId::default(), dossier: DossierId::CATALOGUE, what };
        let lines = vec![line; tries.min(MOST_TRIES).try_into().unwrap_or_default()];
        match self.store.log_accesses(&lines) {
            // a full disk must not keep a coach from reading
            Err(StoreError::DiskFull) | Ok(()) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The access log, oldest first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn access_log(&mut self) -> Result<Vec<AccessLine>, ArchiveError> {
        let line = |Access { at_ms, coach, dossier, what }| AccessLine {
            at_ms,
            coach,
            dossier,
            what: domain::Access::from_code(what),
        };
        Ok(self.store.accesses()?.into_iter().map(line).collect())
    }

    /// Writes the access log.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn log_access(&mut self, now_ms: u64, dossier: DossierId, what: u8) -> Result<(), ArchiveError> {
        self.log_accesses(now_ms, [dossier], what)
    }

    /// Writes the access log about several dossiers at once.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn log_accesses(
        &mut self,
        now_ms: u64,
        dossiers: impl IntoIterator<Item = DossierId>,
        what: u8,
    ) -> Result<(), ArchiveError> {
        let coach = self.coach;
        let line = |dossier| Access { at_ms: now_ms, coach, dossier, what };
        let lines: Vec<Access> = dossiers.into_iter().map(line).collect();
        Ok(self.store.log_accesses(&lines)?)
    }
}

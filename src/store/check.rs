//! Unseals everything there is and compares: logs against themselves, trees against logs. Changes nothing.

use super::Progress;
use super::access::{Access, MENDED};
use super::error::StoreError;
use super::keyring::Keyring;
use super::keys::Purpose;
use super::recover::{Scan, plain};
use super::session::Store;
use super::walk::Logs;
use crate::id::DossierId;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Entries that are in the logs.
    pub entries: u64,
    /// Dossiers, the catalogue and the list of streams included.
    pub dossiers: u64,
    /// Frames in the logs.
    pub frames: u64,
    /// Places in the logs that were damaged, told and mended before.
    pub old_damage: u64,
    /// What is wrong now. [`Store::mend_all`] mends it.
    pub problems: Vec<Problem>,
}

/// Something wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Places in the safety logs cannot be read.
    Log {
        /// How many.
        places: u64,
    },
    /// The logs speak of entries that are not in them.
    LogIncomplete {
        /// How many, at least.
        entries: u64,
    },
    /// The database has entries that the logs do not.
    NotInLog {
        /// How many.
        entries: u64,
    },
    /// The logs have entries that the database does not.
    NotInDatabase {
        /// How many.
        entries: u64,
    },
    /// A dossier cannot be read from the database, or is not what the logs say.
    Dossier(DossierId),
    /// Lines of the access log are missing, changed or one too many.
    AccessLog {
        /// In how many places.
        places: u64,
    },
    /// One of the two key files is missing or damaged.
    Keys,
}

impl Store {
    /// Unseals and compares everything.
    pub fn check(&mut self, progress: &mut Progress<'_>) -> Result<Report, StoreError> {
        if self.behind {
            self.catch_up()?;
        }
        let sealer = self.keys.sealer(Purpose::Safety);
        let disk = self.parts.env.disk.clone();
        let scan = Scan::of(&Logs { disk: &*disk, sealer: &sealer, store: self.id() })?;
        let mut problems = Vec::new();
        if !scan.gaps.is_empty() {
            problems.push(Problem::Log { places: scan.gaps.len() as u64 });
        }
        let lacking = scan.walked.expected.count.saturating_sub(scan.held.count);
        if lacking > 0 {
            problems.push(Problem::LogIncomplete { entries: lacking });
        }
        let cache = self.cache()?;
        let not_in_log = cache.knowledge().difference(&scan.known).count();
        if not_in_log > 0 {
            problems.push(Problem::NotInLog { entries: not_in_log });
        }
        let not_in_trees = scan.known.difference(cache.knowledge()).count();
        if not_in_trees > 0 {
            problems.push(Problem::NotInDatabase { entries: not_in_trees });
        }
        let total = cache.index().len() as u64;
        for (done, (dossier, slot)) in (0..).zip(cache.index()) {
            if !progress(done, total) {
                return Err(StoreError::Cancelled);
            }
            let said = scan.dossiers.get(dossier).copied().unwrap_or_default();
            if cache.entries(*dossier).is_err() || said != slot.tally {
                problems.push(Problem::Dossier(*dossier));
            }
        }
        let (broken, known_breaks) = scan.access.breaks(&cache.state().access);
        let strange =
            cache.access().map_err(plain)?.iter().filter(|(_, link)| !scan.access.has(link)).count();
        if broken > 0 || strange > 0 {
            problems.push(Problem::AccessLog { places: broken.max(strange as u64) });
        }
        if !matches!(Keyring::load(&*disk), Ok(Some(read)) if !read.one_copy) {
            problems.push(Problem::Keys);
        }
        let old_damage = (scan.walked.gaps.len() - scan.gaps.len()) as u64 + known_breaks;
        Ok(Report { entries: scan.held.count, dossiers: total, frames: scan.frames, old_damage, problems })
    }

    /// Mends what a check found: what one side lacks is written there from the other, the database is made again.
    /// What happened is in [`Store::notices`]. What is missing in the access log stays missing, and it says so.
    pub fn mend_all(&mut self, now_ms: u64) -> Result<(), StoreError> {
        self.parts.keyring.save(&*self.parts.env.disk)?;
        self.mend()?;
        let found = self.check(&mut |_, _| true)?;
        if found.problems.iter().any(|problem| matches!(problem, Problem::AccessLog { .. })) {
            let coach = self.coach.unwrap_or_default();
            self.log_access(Access { at_ms: now_ms, coach, dossier: DossierId::CATALOGUE, what: MENDED })?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;

//! What can be read from an open store, and the small things kept beside the journal: summaries, settings, drafts, access.

use std::sync::Arc;

use super::access::{Access, Link};
use super::cache::Group;
use super::disk::replace;
use super::error::StoreError;
use super::frame::{Frame, Setting};
use super::session::Store;
use super::{MAX_DRAFT, MAX_VALUE};
use crate::id::{CoachId, DossierId, EntryId};
use crate::journal::{Entry, Knowledge, Registers, Tally, fold};

const DRAFTS: &str = "drafts";

impl Store {
    /// All participants' dossiers. The catalogue is read by its own id.
    pub fn dossiers(&self) -> Result<Vec<DossierId>, StoreError> {
        let all = self.cache()?.index().keys().copied();
        Ok(all.filter(|dossier| dossier.is_participant() && !self.is_erased(*dossier)).collect())
    }

    /// All entries of a dossier that are not erased, in no particular order.
    pub fn entries(&mut self, dossier: DossierId) -> Result<Arc<Vec<Entry>>, StoreError> {
        if let Some(entries) = self.loaded.get(dossier) {
            return Ok(entries);
        }
        let mut entries = self.with_cache(|cache| cache.entries(dossier))?;
        entries.retain(|entry| !self.erasures.covers(entry));
        let entries = Arc::new(entries);
        self.loaded.put(dossier, entries.clone());
        Ok(entries)
    }

    /// All entries of a dossier that lie here, erased or not.
    pub(super) fn all_entries(&mut self, dossier: DossierId) -> Result<Arc<Vec<Entry>>, StoreError> {
        let erased = self.erasures.targets().any(|(target, _)| target.dossier() == dossier);
        if erased {
            Ok(Arc::new(self.with_cache(|cache| cache.entries(dossier))?))
        } else {
            self.entries(dossier)
        }
    }

    /// The current values of a dossier: per record, per field, the heads.
    pub fn heads(&mut self, dossier: DossierId) -> Result<Registers, StoreError> {
        Ok(fold(self.entries(dossier)?.iter()))
    }

    /// Which entries are here.
    pub fn knowledge(&self) -> Result<&Knowledge, StoreError> {
        Ok(self.cache()?.knowledge())
    }

    /// How many bytes the entries of a dossier have at most, without reading them.
    pub fn most_bytes_in(&self, dossier: DossierId) -> Result<usize, StoreError> {
        let blocks = self.cache()?.index().get(&dossier).map_or(0, |slot| slot.segments.saturating_add(1));
        Ok(usize::try_from(blocks).unwrap_or(usize::MAX).saturating_mul(super::block::MOST))
    }

    /// How many entries are here, with the sum of their digests.
    pub fn tally(&self) -> Result<Tally, StoreError> {
        Ok(self.cache()?.state().tally)
    }

    /// The dossier of an entry.
    pub(super) fn dossier_of(&mut self, id: EntryId) -> Result<Option<DossierId>, StoreError> {
        self.with_cache(|cache| cache.dossier_of(id))
    }

    /// Puts the summaries of dossiers, folded from their entries as they are now, by this version of the fold.
    pub fn put_summaries(
        &mut self,
        version: u32,
        summaries: Vec<(DossierId, Vec<u8>)>,
    ) -> Result<(), StoreError> {
        let all: Vec<_> = summaries.into_iter().map(|(dossier, bytes)| (dossier, version, bytes)).collect();
        // a transaction of a few megabytes at most
        for some in all.chunks(256) {
            self.with_cache(|cache| cache.put_summaries(some.to_vec()))?;
            self.touched();
        }
        Ok(())
    }

    /// Every summary that was put; see [`Store::summaries_stale`] for those that no longer hold.
    pub fn summaries(&mut self) -> Result<Vec<(DossierId, Vec<u8>)>, StoreError> {
        let mut all = self.with_cache(super::cache::Cache::summaries)?;
        all.retain(|(dossier, _)| !self.is_erased(*dossier));
        Ok(all)
    }

    fn is_erased(&self, dossier: DossierId) -> bool {
        self.erasures.erased_on(dossier).is_some()
    }

    /// Participants whose summary is missing, of another version of the fold, or older than their entries.
    pub fn summaries_stale(&self, version: u32) -> Result<Vec<DossierId>, StoreError> {
        let index = self.cache()?.index().iter();
        let stale = index.filter(|(dossier, slot)| {
            dossier.is_participant()
                && !self.is_erased(**dossier)
                && slot.summary != Some((version, slot.tally))
        });
        Ok(stale.map(|(dossier, _)| *dossier).collect())
    }

    /// A setting of this workstation.
    pub fn setting(&mut self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.with_cache(|cache| cache.setting(key))
    }

    /// All settings of this workstation whose name begins so, by name.
    pub fn settings(&mut self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let mut all = self.with_cache(|cache| cache.settings())?;
        all.retain(|(key, _)| key.starts_with(prefix));
        Ok(all)
    }

    /// Random bytes, for an id or a key.
    pub fn random<const N: usize>(&self) -> Result<[u8; N], StoreError> {
        let mut bytes = [0; N];
        self.parts.env.entropy.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// Sets a setting of this workstation, durably.
    pub fn set_setting(&mut self, key: &str, value: Vec<u8>) -> Result<(), StoreError> {
        self.set_settings(vec![(key.to_owned(), value)])
    }

    /// Sets settings of this workstation, durably, and waits for the disk once.
    pub fn set_settings(&mut self, settings: Vec<(String, Vec<u8>)>) -> Result<(), StoreError> {
        let limit = MAX_VALUE / 2;
        if let Some(bytes) =
            settings.iter().map(|(key, value)| key.len() + value.len()).find(|all| *all > limit)
        {
            return Err(StoreError::TooLarge { bytes, limit });
        }
        let frame = |(key, value): &(String, Vec<u8>)| {
            Frame::Setting(Setting { key: key.clone(), value: value.clone() })
        };
        self.write_frames(&settings.iter().map(frame).collect::<Vec<_>>())?;
        self.apply(&Group { settings, ..Group::default() })
    }

    /// Adds a line to the access log, durably.
    pub fn log_access(&mut self, line: Access) -> Result<(), StoreError> {
        self.log_accesses(&[line])
    }

    /// Adds lines to the access log, durably, and waits for the disk once.
    pub fn log_accesses(&mut self, lines: &[Access]) -> Result<(), StoreError> {
        if lines.is_empty() {
            return Ok(());
        }
        let mut chain = self.chain;
        let chained = chain.extend(lines.iter().copied());
        self.write_frames(&chained.iter().copied().map(Frame::Access).collect::<Vec<_>>())?;
        self.chain = chain;
        let access = self.last_frames(chained);
        self.apply(&Group { access, ..Group::default() })
    }

    /// The access log, oldest first.
    pub fn accesses(&mut self) -> Result<Vec<Access>, StoreError> {
        let mut links = self.with_cache(|cache| cache.access())?;
        // what was mended stands behind what came after it
        links.sort_by_key(|(_, link)| link.number);
        Ok(links.into_iter().map(|(_, link)| link.line).collect())
    }

    /// Lines that were just written as the last frames of the log, with the index of each.
    pub(super) fn last_frames(&self, links: Vec<Link>) -> Vec<(u64, Link)> {
        let first = self.log.end().index.saturating_sub(u64::try_from(links.len()).unwrap_or_default());
        (first..).zip(links).collect()
    }

    fn write_frames(&mut self, frames: &[Frame]) -> Result<(), StoreError> {
        if self.behind {
            self.catch_up()?;
        }
        let before = self.cache()?.state().tally;
        let done = self.log.write(frames, before);
        self.after_write(done)
    }

    /// Keeps what a coach is typing, durably; only the latest is kept.
    pub fn save_draft(&self, coach: CoachId, bytes: &[u8]) -> Result<(), StoreError> {
        if bytes.len() > MAX_DRAFT {
            return Err(StoreError::TooLarge { bytes: bytes.len(), limit: MAX_DRAFT });
        }
        let env = &self.parts.env;
        let sealed = self.drafts.seal(DRAFTS, coach.as_bytes(), bytes, &*env.entropy)?;
        if env.disk.list(DRAFTS)?.is_empty() {
            env.disk.make_folder(DRAFTS)?;
            env.disk.sync_folder("")?;
        }
        Ok(replace(&*env.disk, &draft_name(coach), &sealed)?)
    }

    /// What a coach was typing; none when there is no draft.
    pub fn load_draft(&self, coach: CoachId) -> Result<Option<Vec<u8>>, StoreError> {
        let sealed = match self.parts.env.disk.read(&draft_name(coach)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            sealed => sealed?,
        };
        let plain = self.drafts.open(DRAFTS, coach.as_bytes(), &sealed);
        plain.map(|plain| Some(plain.to_vec())).map_err(|_| StoreError::Damaged { what: "draft" })
    }

    /// The draft became an entry, or was thrown away.
    pub fn clear_draft(&self, coach: CoachId) -> Result<(), StoreError> {
        match self.parts.env.disk.remove(&draft_name(coach)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            done => Ok(done?),
        }
    }
}

impl Store {
    /// Removes the drafts of everybody else.
    pub(super) fn keep_drafts_of(&self, coaches: &[CoachId]) -> Result<(), StoreError> {
        let disk = &self.parts.env.disk;
        let kept: Vec<String> = coaches.iter().map(|coach| draft_name(*coach)).collect();
        for name in disk.list(DRAFTS)? {
            let name = format!("{DRAFTS}/{name}");
            if !kept.contains(&name) {
                disk.remove(&name)?;
            }
        }
        Ok(())
    }
}

fn draft_name(coach: CoachId) -> String {
    format!("{DRAFTS}/{coach}")
}

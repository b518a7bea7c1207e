//! The store in the domain's words: dossiers, changes and summaries instead of entries and bytes. Knows no screen.

mod access;
mod begin;
mod bulk;
mod coaches;
mod history;
mod people;
mod persons;
mod saving;

pub use bulk::Deed;
pub use coaches::{CoachHere, Removed};
pub use history::Value;
use persons::Known;
pub use saving::{Touched, Written};

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::cores::on_every_core;
use crate::domain::acts::ActError;
use crate::domain::catalogue::Catalogue;
use crate::domain::retention::KEEP_MONTHS;
use crate::domain::{Dossier, Name, Summary};
use crate::id::{CoachId, DossierId, LocationId, StoreId, StreamId};
use crate::record::wire::{self, WireError};
use crate::record::{self, Stations};
use crate::store::{LockedStore, Notice, Store, StoreError};

/// The version of the fold and of the summary's bytes: one more, and every summary is made again.
const SUMMARY_VERSION: u32 = 3;

/// People with so many bytes of entries are read and folded at once: enough for every core, and little to hold in memory.
const READ_AT_ONCE: usize = 8 << 20;

/// The setting that says which location this workstation belongs to.
const LOCATION: &str = "location";

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A value cannot be kept.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// A rule of the domain.
    #[error(transparent)]
    Act(#[from] ActError),
    /// This passphrase was of somebody who is no coach here any more.
    #[error("who has this passphrase is no coach here any more")]
    Left,
}

impl ArchiveError {
    /// Whether trying again can never help.
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Store(StoreError::Erased { .. }))
    }
}

/// An unlocked store.
#[derive(Debug)]
pub struct Archive {
    store: Store,
    catalogue: Catalogue,
    coach: CoachId,
    /// Who is who; none until it is asked for.
    known: Option<Known>,
    /// Read when two versions stand somewhere, and not before.
    stations: Stations,
    /// In which minute the access log last said that a dossier was changed.
    noted: BTreeMap<DossierId, u64>,
}

impl Archive {
    /// Takes over a store that was just unlocked.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn open(mut store: Store) -> Result<Self, ArchiveError> {
        let coach = store.coach().or_else(|| store.coaches().first().copied()).unwrap_or_default();
        let here = store.setting(LOCATION)?.and_then(|bytes| bytes.try_into().ok());
        let here = here.map(LocationId::from_bytes).unwrap_or_default();
        let (catalogue, known, stations) = (Catalogue::at(here), None, Stations::default());
        let mut archive = Self { store, catalogue, coach, known, stations, noted: BTreeMap::new() };
        archive.note_failed_tries()?;
        archive.catalogue = archive.read_catalogue()?;
        archive.relabel();
        // removed at another workstation: this passphrase opens nothing here from now on either
        if archive.catalogue.has_left(coach) && archive.follow_removals()? {
            archive.lock()?;
            return Err(ArchiveError::Left);
        }
        Ok(archive)
    }

    /// The lock screen reads the location's name before anything is open, so the key file has a copy of it.
    fn relabel(&mut self) {
        let name = self.catalogue.location.name.as_str();
        if !name.is_empty() && name != self.store.location() {
            // only a label: what was decided is in the journal, and the next opening tries again
            let _ = self.store.set_location(name);
        }
    }

    fn reread_catalogue(&mut self) -> Result<(), ArchiveError> {
        self.catalogue = self.read_catalogue()?;
        self.relabel();
        Ok(())
    }

    /// This workstation belongs to another location from now on, whose settings and name count then.
    ///
    /// # Errors
    /// What the disk refuses; nothing was changed then.
    pub fn join_location(&mut self, location: LocationId) -> Result<(), ArchiveError> {
        self.store.set_setting(LOCATION, location.as_bytes().to_vec())?;
        self.catalogue.here = location;
        self.reread_catalogue()
    }

    /// Reads again what others changed in these dossiers, and keeps them in short.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn arrived(&mut self, dossiers: &BTreeSet<DossierId>) -> Result<(), ArchiveError> {
        if dossiers.contains(&DossierId::CATALOGUE) {
            self.reread_catalogue()?;
        }
        let mut some = Vec::new();
        let mut bytes = 0;
        for id in dossiers.iter().copied().filter(|id| id.is_participant()) {
            bytes += self.store.most_bytes_in(id)?;
            some.push(id);
            if bytes >= READ_AT_ONCE {
                self.in_short(std::mem::take(&mut some))?;
                bytes = 0;
            }
        }
        self.in_short(some).map(drop)
    }

    /// Forgets the keys.
    ///
    /// # Errors
    /// What the disk refuses while it settles.
    pub fn lock(mut self) -> Result<LockedStore, ArchiveError> {
        // what cannot be kept now is made again at the next opening
        let stale = self.store.summaries_stale(SUMMARY_VERSION).unwrap_or_default();
        let _ = self.in_short(stale);
        Ok(self.store.lock()?)
    }

    /// Who is at the desk.
    pub const fn coach(&self) -> CoachId {
        self.coach
    }

    /// The catalogue.
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What the store has to say since it was opened.
    pub fn notices(&mut self) -> Vec<Notice> {
        self.store.notices()
    }

    /// The store itself, for checking and compacting.
    pub const fn store(&mut self) -> &mut Store {
        &mut self.store
    }

    fn read_catalogue(&mut self) -> Result<Catalogue, ArchiveError> {
        let heads = self.store.heads(DossierId::CATALOGUE)?;
        self.ask_stations(record::disputing(&heads))?;
        Ok(record::catalogue(self.catalogue.here, &heads, &self.stations))
    }

    /// Looks up which workstations wrote the versions that stand beside each other.
    fn ask_stations(&mut self, mut disputing: impl Iterator<Item = StreamId>) -> Result<(), ArchiveError> {
        if disputing.any(|stream| !self.stations.contains_key(&stream)) {
            self.read_stations()?;
        }
        Ok(())
    }

    fn read_stations(&mut self) -> Result<(), ArchiveError> {
        self.stations = self.store.writers()?;
        Ok(())
    }

    /// The name of this workstation.
    pub const fn station(&self) -> StoreId {
        self.store.id()
    }

    /// Everybody in short; summaries that no longer hold are made again and kept.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn summaries(&mut self) -> Result<Vec<Summary>, ArchiveError> {
        let version = summary_version(&self.catalogue)?;
        let stale: BTreeSet<DossierId> = self.store.summaries_stale(version)?.into_iter().collect();
        let mut kept = Vec::new();
        let mut fresh = Vec::new();
        for (id, bytes) in self.store.summaries()? {
            if !stale.contains(&id) {
                // bytes that this version cannot read are made again like stale ones
                match wire::decode::<Summary>(&bytes) {
                    Ok(summary) => kept.push(summary),
                    Err(_) => fresh.push(self.summary(id)?),
                }
            }
        }
        for id in stale {
            fresh.push(self.summary(id)?);
        }
        let (mut all, made) = self.one_each(kept, fresh)?;
        self.keep(&made)?;
        all.retain(|summary| !summary.name.is_empty());
        self.show(all.iter().map(|summary| summary.id));
        Ok(all)
    }

    /// Makes at most so many summaries again that no longer hold, as after a change of the location's schedule; says
    /// whether there are more.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn refresh(&mut self, most: usize) -> Result<(Vec<Summary>, bool), ArchiveError> {
        let stale = self.store.summaries_stale(summary_version(&self.catalogue)?)?;
        let more = stale.len() > most;
        let mut made = self.in_short(stale.into_iter().take(most))?;
        made.retain(|summary| !summary.name.is_empty());
        Ok((made, more))
    }

    /// One dossier by itself in short.
    fn summary(&mut self, id: DossierId) -> Result<Summary, ArchiveError> {
        let dossier = self.own(id)?;
        Ok(self.short(&dossier))
    }

    /// A dossier in short; without a name when its creation was undone.
    fn short(&self, dossier: &Dossier) -> Summary {
        short(dossier, &self.catalogue)
    }

    /// The same of many.
    fn shorts(&self, dossiers: &[Dossier]) -> Vec<Summary> {
        let catalogue = &self.catalogue;
        on_every_core(dossiers, |dossier| short(dossier, catalogue))
    }

    fn keep(&mut self, made: &[Summary]) -> Result<(), ArchiveError> {
        let bytes = made
            .iter()
            .map(|summary| Ok((summary.id, wire::encode(summary)?)))
            .collect::<Result<Vec<_>, WireError>>()?;
        if !bytes.is_empty() {
            self.store.put_summaries(summary_version(&self.catalogue)?, bytes)?;
        }
        Ok(())
    }

    /// What this coach was typing. A draft of another version that cannot be read is none.
    ///
    /// # Errors
    /// A draft that cannot be unsealed.
    pub fn draft<T: DeserializeOwned>(&self) -> Result<Option<T>, ArchiveError> {
        Ok(self.store.load_draft(self.coach)?.and_then(|bytes| wire::decode(&bytes).ok()))
    }

    /// Drops what any coach was typing about somebody who is erased.
    ///
    /// # Errors
    /// A draft that cannot be unsealed; what the disk refuses.
    pub fn drop_drafts_of_erased<T: DeserializeOwned>(
        &mut self,
        about: impl Fn(&T) -> Option<DossierId>,
    ) -> Result<(), ArchiveError> {
        for coach in self.store.coaches() {
            let draft = self.store.load_draft(coach)?.and_then(|bytes| wire::decode::<T>(&bytes).ok());
            let gone = draft
                .and_then(|draft| about(&draft))
                .is_some_and(|id| self.store.erasures().erased_on(id).is_some());
            if gone {
                self.store.clear_draft(coach)?;
            }
        }
        Ok(())
    }

    /// These dossiers are erased: nothing of them stays at hand.
    pub fn forget(&mut self, dossiers: &BTreeSet<DossierId>) {
        self.known = None;
        self.noted.retain(|id, _| !dossiers.contains(id));
    }

    /// Keeps what this coach is typing, sealed; nothing clears it.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn save_draft<T: Serialize>(&self, draft: &T) -> Result<(), ArchiveError> {
        Ok(self.store.save_draft(self.coach, &wire::encode(draft)?)?)
    }

    /// What this coach was typing is saved or dropped.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn clear_draft(&self) -> Result<(), ArchiveError> {
        Ok(self.store.clear_draft(self.coach)?)
    }
}

/// What summaries depend on beside the entries of their dossier: the code that folds, the location's schedule, and how long it keeps files.
fn summary_version(catalogue: &Catalogue) -> Result<u32, WireError> {
    let (schedule, months) = (catalogue.location.schedule.get(), catalogue.keep_months());
    if schedule.is_empty() && months == KEEP_MONTHS {
        return Ok(SUMMARY_VERSION);
    }
    // FNV-1a; the lowest bits keep the version of the fold
    let bytes = wire::encode(&(schedule, months))?;
    let hash =
        bytes.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    Ok((hash << 8) | SUMMARY_VERSION)
}

fn short(dossier: &Dossier, catalogue: &Catalogue) -> Summary {
    let mut summary = Summary::of(dossier, catalogue);
    if is_gone(dossier) {
        summary.name = Name::default();
    }
    summary
}

/// Nothing of it is left to show: it never had a name, or its creation was undone.
fn is_gone(dossier: &Dossier) -> bool {
    // taken away here and written to elsewhere is for a person to choose, so it stays in the list
    dossier.participant.name.is_empty() || (*dossier.participant.withdrawn && !dossier.is_contested())
}

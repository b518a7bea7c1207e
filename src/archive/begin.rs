//! A new store: its location, its first coach, and the key file that opens it.

use std::collections::BTreeMap;
use std::path::Path;

use secrecy::SecretString;

use super::{Archive, ArchiveError, LOCATION};
use crate::domain::Change;
use crate::domain::catalogue::{Catalogue, CoachEdit, LocationEdit, Role};
use crate::id::{CoachId, DossierId, LocationId};
use crate::record::Stations;
use crate::store::{Cost, Env, NewStore, RecoveryWords, Store};

impl Archive {
    /// Makes a store with its location and first coach. The words are shown once.
    ///
    /// # Errors
    /// What the store refuses; nothing is left behind that opens.
    pub fn create(
        folder: &Path,
        location: &str,
        coach_name: &str,
        passphrase: SecretString,
        now_ms: u64,
    ) -> Result<(Self, RecoveryWords), ArchiveError> {
        let new = NewStore { location: location.to_owned(), passphrase };
        Self::begin(Store::create(folder, &new, now_ms)?, &new, coach_name, now_ms)
    }

    /// [`Archive::create`] with keys that protect nothing: for the demo's people, who do not exist, and for tests.
    ///
    /// # Errors
    /// What the store refuses.
    pub fn create_unprotected(
        folder: &Path,
        location: &str,
        coach_name: &str,
        passphrase: SecretString,
        now_ms: u64,
    ) -> Result<(Self, RecoveryWords), ArchiveError> {
        let new = NewStore { location: location.to_owned(), passphrase };
        let made = Store::create_with(Env::cheap(folder), folder, &new, Cost::CHEAP, now_ms)?;
        Self::begin(made, &new, coach_name, now_ms)
    }

    fn begin(
        (store, words, coach): (Store, RecoveryWords, CoachId),
        new: &NewStore,
        coach_name: &str,
        now_ms: u64,
    ) -> Result<(Self, RecoveryWords), ArchiveError> {
        let here = LocationId::from_bytes(store.random()?);
        let (catalogue, known, stations) = (Catalogue::at(here), None, Stations::default());
        let mut archive = Self { store, catalogue, coach, known, stations, noted: BTreeMap::new() };
        archive.store.set_setting(LOCATION, here.as_bytes().to_vec())?;
        let place = [LocationEdit::Name(new.location.clone())];
        let first = [
            CoachEdit::Id(Some(coach)),
            CoachEdit::Name(coach_name.to_owned()),
            CoachEdit::Role(Some(Role::Coordinator)),
            CoachEdit::Location(Some(here)),
        ];
        archive.save(
            now_ms,
            &[
                Change::new(DossierId::CATALOGUE, Catalogue::location_record(here), place),
                Change::new(DossierId::CATALOGUE, Catalogue::coach_record(coach), first),
            ],
        )?;
        Ok((archive, words))
    }
}

//! What the tests of the store's promises share: a cheap store, what it shows as a value, and copies of folders.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use secrecy::SecretString;
use tempfile::TempDir;
use trede::id::{CoachId, DossierId, RecordId};
use trede::store::{Access, Cost, Env, NewStore, RecordChange, Store, StoreError};

/// The names of the settings that tests use.
pub const SETTINGS: [&str; 3] = ["taal", "kleur", "rand"];
/// The kind of the records that tests use.
const KIND: u16 = 5;

/// Whether the long runs were asked for.
pub fn long() -> bool {
    std::env::var_os("TREDE_LONG").is_some()
}

pub fn passphrase() -> SecretString {
    "een lange test wachtzin".into()
}

/// A folder in memory where the system has one, because sled syncs a lot.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory).unwrap() } else { TempDir::new().unwrap() }
}

pub fn begin(env: Env, folder: &Path) -> Result<(Store, CoachId), StoreError> {
    let new = NewStore { location: "Testplaats".into(), passphrase: passphrase() };
    let (store, _, coach) = Store::create_with(env, folder, &new, Cost::CHEAP, 1_000)?;
    Ok((store, coach))
}

/// Opens and unlocks, at a time that no earlier try makes wait.
pub fn reopen(env: Env, folder: &Path) -> Result<Store, StoreError> {
    let locked = Store::open_with(env, folder)?;
    let times = (0..40).map(|doubled| 1_000_000 << doubled);
    let later = times.into_iter().find(|at| locked.wait(*at).is_zero()).unwrap_or_default();
    locked.unlock(&passphrase(), later).map_err(|refused| refused.error)
}

pub fn change(dossier: DossierId, record: RecordId, field: u16, value: &[u8]) -> RecordChange {
    RecordChange { dossier, kind: KIND, record, edits: vec![(field, value.into())] }
}

/// Everything that a store shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    pub values: BTreeMap<(DossierId, RecordId, u16), Vec<Vec<u8>>>,
    pub settings: BTreeMap<&'static str, Vec<u8>>,
    pub accesses: Vec<Access>,
    pub draft: Option<Vec<u8>>,
}

impl Shown {
    pub fn of(store: &mut Store, coach: CoachId) -> Result<Self, StoreError> {
        let mut values = BTreeMap::new();
        for dossier in store.dossiers()? {
            for (key, record) in store.heads(dossier)? {
                for (field, heads) in record.fields {
                    let heads = heads.versions().into_iter().map(|head| head.value.clone()).collect();
                    values.insert((dossier, key.record, field), heads);
                }
            }
        }
        let mut settings = BTreeMap::new();
        for name in SETTINGS {
            settings.extend(store.setting(name)?.map(|value| (name, value)));
        }
        Ok(Self { values, settings, accesses: store.accesses()?, draft: store.load_draft(coach)? })
    }

    /// Fails with the first few differences, not with all that there is.
    pub fn must_be(&self, expected: &Self, whose: &str) {
        let text = |shown: &Self| -> BTreeSet<String> {
            let values = shown.values.iter().map(|((dossier, record, field), heads)| {
                let heads = heads.iter().map(|head| head.iter().copied().take(20).collect());
                let heads: Vec<_> = heads.map(|head| String::from_utf8(head).unwrap_or_default()).collect();
                format!("{:?} {:?} {field}: {heads:?}", dossier.as_bytes(), record.as_bytes())
            });
            let rest = [format!("{:?} {:?} {:?}", shown.settings, shown.accesses, shown.draft)];
            values.chain(rest).collect()
        };
        let (here, there) = (text(self), text(expected));
        let unexpected: Vec<_> = here.difference(&there).take(3).collect();
        let missing: Vec<_> = there.difference(&here).take(3).collect();
        assert!(self == expected, "{whose}: shows {unexpected:#?} in place of {missing:#?}");
    }

    /// What it will show when these changes are saved.
    pub fn with(mut self, changes: &[RecordChange]) -> Self {
        for change in changes {
            for (field, value) in &change.edits {
                self.values.insert((change.dossier, change.record, *field), vec![value.clone()]);
            }
        }
        self
    }
}

/// All files under a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found.sort();
    found
}

/// Makes one folder the same as another.
pub fn copy(from: &Path, to: &Path) {
    // there may be nothing to remove
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).unwrap();
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        // sled may remove a file of its own meanwhile
        let _ = fs::copy(file, target);
    }
}

//! Promise: a store that a newer version wrote is refused with that reason, and not one byte of it changes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod workstation;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use sha2::{Digest, Sha256};
use tempfile::TempDir;
use trede::id::IdSource;
use trede::store::{Env, Notice, Store, StoreError};
use workstation::{begin, change, files, folder, passphrase, reopen};

/// The bytes of a header of a safety log, the last eight of them its checksum.
const LOG_HEADER: usize = 37;
/// Where keyring and log name their format.
const FORMAT_AT: usize = 8;

/// A store with two logs.
fn store() -> TempDir {
    let folder = folder();
    let path = folder.path();
    let mut ids = IdSource::from_seed([1; 32]);
    let (mut store, coach) = begin(Env::cheap(path), path).unwrap();
    for run in 0..2 {
        store.append(1, coach, vec![change(ids.dossier(), ids.record(), 1, b"waarde")]).unwrap();
        drop(store);
        if run == 0 {
            let log = path.join("safety/0001.log");
            fs::write(&log, [fs::read(&log).unwrap(), vec![9; 9]].concat()).unwrap();
        }
        store = reopen(Env::cheap(path), path).unwrap();
        store.append(1, coach, vec![change(ids.dossier(), ids.record(), 1, b"waarde")]).unwrap();
    }
    drop(store);
    assert!(path.join("safety/0002.log").exists());
    folder
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files(folder).into_iter().map(|file| (file.clone(), fs::read(file).unwrap())).collect()
}

/// Gives the first part of a file another format, with the checksum that belongs to it.
fn rewrite(file: &Path, checked: usize, check: usize, format: u8) {
    let mut bytes = fs::read(file).unwrap();
    bytes[FORMAT_AT] = format;
    let sum = Sha256::digest(&bytes[..checked]);
    bytes[checked..checked + check].copy_from_slice(&sum[..check]);
    fs::write(file, bytes).unwrap();
}

fn refused(folder: &Path, what: &str, format: u8) {
    let before = contents(folder);
    let error = Store::open_with(Env::cheap(folder), folder).unwrap_err();
    let StoreError::NewerFormat { what: found, found: number } = &error else { panic!("{error}") };
    assert_eq!((*found, *number), (what, format));
    assert!(error.to_string().contains("newer version"), "{error}");
    // whoever worked in the background would have written by now
    thread::sleep(Duration::from_millis(100));
    assert!(contents(folder) == before, "nothing changes");
}

#[test]
fn a_newer_keyring_is_refused_whichever_copy_it_is() {
    for name in ["keyring", "keyring.second"] {
        let folder = store();
        let file = folder.path().join(name);
        let size = fs::read(&file).unwrap().len();
        rewrite(&file, size - 32, 32, 2);
        refused(folder.path(), "keyring", 2);
        rewrite(&file, size - 32, 32, 1);
        assert_eq!(reopen(Env::cheap(folder.path()), folder.path()).unwrap().notices(), []);
    }
}

#[test]
fn a_newer_log_is_refused_whichever_it_is() {
    for name in ["safety/0001.log", "safety/0002.log"] {
        let folder = store();
        let file = folder.path().join(name);
        rewrite(&file, LOG_HEADER - 8, 8, 7);
        refused(folder.path(), "safety log", 7);
        rewrite(&file, LOG_HEADER - 8, 8, 1);
        assert_eq!(reopen(Env::cheap(folder.path()), folder.path()).unwrap().notices(), []);
    }
}

/// sled's threads keep its lock for a moment after it is closed.
fn database(folder: &Path) -> sled::Db {
    for _ in 0..200 {
        if let Ok(db) = sled::open(folder.join("sled")) {
            return db;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("the database stays locked");
}

fn set_database_format(folder: &Path, format: u8) {
    let db = database(folder);
    let meta = db.open_tree("meta").unwrap();
    let mut mark = meta.get("format").unwrap().unwrap().to_vec();
    mark[0] = format;
    meta.insert("format", mark).unwrap();
    db.flush().unwrap();
}

/// What is in the database. sled writes its own files anew whenever it opens them.
fn pairs(folder: &Path) -> Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> {
    let db = database(folder);
    let names = db.tree_names().into_iter();
    let of = |name: sled::IVec| {
        let tree = db.open_tree(&name).unwrap();
        let pairs = tree.iter().map(Result::unwrap);
        pairs.map(|(key, value)| (name.to_vec(), key.to_vec(), value.to_vec())).collect::<Vec<_>>()
    };
    names.flat_map(of).collect()
}

#[test]
fn a_newer_database_is_refused_and_an_older_one_is_made_again() {
    let folder = store();
    let path = folder.path();
    set_database_format(path, 3);
    let ours = |(file, _): &(PathBuf, Vec<u8>)| !file.starts_with(path.join("sled"));
    let before: Vec<_> = contents(path).into_iter().filter(ours).collect();
    let inside = pairs(path);
    let locked = Store::open_with(Env::cheap(path), path).unwrap();
    let refused = locked.unlock(&passphrase(), 1).unwrap_err();
    let newer = |error: &StoreError| matches!(error, StoreError::NewerFormat { what: "database", found: 3 });
    assert!(newer(&refused.error), "{}", refused.error);
    let refused = refused.store.unlock(&passphrase(), 1).unwrap_err();
    assert!(newer(&refused.error), "also the second time: {}", refused.error);
    drop(refused);
    assert_eq!(pairs(path), inside);
    assert!(contents(path).into_iter().filter(ours).eq(before), "no other file changes");
    set_database_format(path, 0);
    let mut store = reopen(Env::cheap(path), path).unwrap();
    assert_eq!(store.notices(), [Notice::Rebuilt]);
    assert_eq!(store.dossiers().unwrap().len(), 4);
}

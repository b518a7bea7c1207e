//! Promise: what was shown as saved is there after a power cut. (`crash` is the other half of it.)
//!
//! The power goes at any operation of the disk and takes what was not synced; before the next opening somebody puts
//! another database in the place of the one that was there. `TREDE_LONG=1` tells 20,000 stories, `TREDE_SEED` just one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod fuse;
#[path = "../workstation/mod.rs"]
mod workstation;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use tempfile::TempDir;
use trede::id::{CoachId, DossierId, RecordId};
use trede::journal::Knowledge;
use trede::store::{
    Access, ActionId, Cost, Disk, Env, FaultyDisk, Import, Notice, RecordChange, Saving, Seeded, Store,
    StoreError,
};

use fuse::Fuse;
use workstation::{SETTINGS, Shown, begin, change, copy, folder, long, reopen};

/// One story: a seed decides everything in it.
struct Story {
    seed: u64,
    rng: fastrand::Rng,
    folder: TempDir,
    copies: Vec<TempDir>,
    disk: Arc<FaultyDisk>,
    coach: CoachId,
    /// What the store must show.
    shown: Shown,
    /// What it may show instead, because nobody heard how the last act ended.
    or: Option<Shown>,
    known: Knowledge,
    /// The last actions that only changed values, with what was there before.
    undoable: Vec<(ActionId, Shown)>,
    import: Option<(Import, Vec<RecordChange>)>,
    next: u64,
}

fn env(disk: Arc<dyn Disk>, seed: u64) -> Env {
    Env { disk, entropy: Arc::new(Seeded::new(seed)), floor: Cost::CHEAP }
}

impl Story {
    fn begin(seed: u64) -> (Self, Store) {
        let mut rng = fastrand::Rng::with_seed(seed);
        let (folder, disk) = (folder(), Arc::new(FaultyDisk::default()));
        let fuse = Fuse::new(disk.clone(), u64::MAX, false);
        let (store, coach) = begin(env(Arc::new(fuse), rng.u64(..)), folder.path()).unwrap();
        let known = store.knowledge().unwrap().clone();
        let started = Self {
            seed,
            rng,
            folder,
            copies: vec![],
            disk,
            coach,
            shown: Shown::default(),
            or: None,
            known,
            undoable: vec![],
            import: None,
            next: 1,
        };
        (started, store)
    }

    fn sled(&self) -> PathBuf {
        self.folder.path().join("sled")
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// A few changes, each to a place of its own; `fresh` dossiers are nobody else's.
    fn changes(&mut self, fresh: bool) -> Vec<RecordChange> {
        let mut changes = BTreeMap::new();
        for _ in 0..self.rng.usize(1..4) {
            let number = self.number();
            let dossier = if fresh { number + 1_000 } else { self.rng.u64(1..6) };
            let dossier = DossierId::from_bytes((u128::from(dossier) << 64).to_be_bytes());
            let record = RecordId::from_bytes([self.rng.u8(1..9); 16]);
            let field = self.rng.u16(1..4);
            let value = format!("waarde {number} {}", "lang ".repeat(self.rng.usize(0..200)));
            changes.insert((dossier, record, field), change(dossier, record, field, value.as_bytes()));
        }
        changes.into_values().collect()
    }

    /// One act. What it should lead to is noted before it is tried.
    fn act(&mut self, store: &mut Store) -> Result<(), StoreError> {
        let (now, coach) = (self.number(), self.coach);
        let before = self.shown.clone();
        match self.rng.u8(0..20) {
            0..=6 => {
                let changes = self.changes(false);
                let after = before.clone().with(&changes);
                let only_changed = after.values.len() == before.values.len();
                self.or = Some(after);
                let action = store.append(now, coach, changes)?;
                if only_changed {
                    self.undoable.push((action, before));
                } else {
                    self.undoable.clear();
                }
            }
            7..=8 => {
                let Some((action, was)) = self.undoable.pop() else { return Ok(()) };
                self.or = Some(Shown { values: was.values, ..before });
                store.undo(now, coach, action)?;
            }
            9..=11 => {
                let changes = self.changes(true);
                if self.import.is_none() {
                    self.import = Some((store.import_begin(now, coach)?, vec![]));
                }
                let Some((import, all)) = &mut self.import else { return Ok(()) };
                let saving = Saving { at_ms: now, author: coach, changes: changes.clone() };
                store.import_batch(import, &[saving])?;
                all.extend(changes);
            }
            12 => {
                let Some((import, changes)) = self.import.take() else { return Ok(()) };
                self.undoable.clear();
                self.or = Some(before.with(&changes));
                store.import_commit(import)?;
            }
            13 => {
                if let Some((import, _)) = self.import.take() {
                    store.import_cancel(import);
                }
            }
            14..=15 => {
                let draft = format!("half een zin {now}").into_bytes();
                self.or = Some(Shown { draft: Some(draft.clone()), ..before });
                store.save_draft(coach, &draft)?;
            }
            16 => {
                let (name, value) = (SETTINGS[self.rng.usize(0..3)], now.to_le_bytes().to_vec());
                let mut after = before;
                after.settings.insert(name, value.clone());
                self.or = Some(after);
                store.set_setting(name, value)?;
            }
            17 => {
                let line = Access { at_ms: now, coach, dossier: DossierId::CATALOGUE, what: 2 };
                let mut after = before;
                after.accesses.push(line);
                self.or = Some(after);
                store.log_access(line)?;
            }
            18 => {
                store.compact(&mut |_, _| true)?;
            }
            _ => {
                // the database as it is just now, written out or not
                if self.rng.bool() {
                    store.settle()?;
                }
                let to = folder();
                copy(&self.sled(), to.path());
                self.copies.push(to);
            }
        }
        self.shown = self.or.take().unwrap_or_else(|| self.shown.clone());
        self.known = store.knowledge()?.clone();
        Ok(())
    }

    /// Another database: an earlier one, a cut one, a mixture, one with wrong bytes, or none.
    fn swap_database(&mut self) {
        let sled = self.sled();
        let earlier = (!self.copies.is_empty()).then(|| self.rng.usize(0..self.copies.len()));
        match (self.rng.u8(0..8), earlier) {
            (0..=2, Some(at)) => copy(self.copies[at].path(), &sled),
            (3, Some(at)) => {
                let from = self.copies[at].path().to_owned();
                for name in ["db", "conf"] {
                    if self.rng.bool() && from.join(name).exists() {
                        fs::create_dir_all(&sled).unwrap();
                        fs::copy(from.join(name), sled.join(name)).unwrap();
                    }
                }
            }
            (4, _) => self.edit_database(|bytes, rng| bytes.truncate(rng.usize(0..=bytes.len()))),
            (5, _) => self.edit_database(|bytes, rng| {
                for _ in 0..rng.usize(1..5) {
                    let at = rng.usize(0..bytes.len().max(1));
                    bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << rng.u8(0..8));
                }
            }),
            (6, _) => fs::remove_dir_all(&sled).unwrap_or_default(),
            _ => {}
        }
    }

    fn edit_database(&mut self, edit: impl FnOnce(&mut Vec<u8>, &mut fastrand::Rng)) {
        let path = self.sled().join("db");
        if let Ok(mut bytes) = fs::read(&path) {
            edit(&mut bytes, &mut self.rng);
            fs::write(&path, bytes).unwrap();
        }
    }

    fn power_cut(&mut self) {
        self.disk.cut_power(self.rng.u64(..));
        self.import = None;
        self.undoable.clear();
        self.swap_database();
    }

    fn open(&mut self, operations: u64) -> Result<Store, StoreError> {
        let fuse = Fuse::new(self.disk.clone(), operations, self.rng.bool());
        reopen(env(Arc::new(fuse), self.rng.u64(..)), self.folder.path())
    }

    /// Opens again, perhaps with more cuts while it mends, and compares.
    fn look(&mut self, operations: u64) -> Result<Store, StoreError> {
        while self.rng.u8(0..4) == 0 {
            let few = self.rng.u64(1..25);
            drop(self.open(few));
            self.power_cut();
        }
        let opened = self.open(u64::MAX);
        let mut store = opened.unwrap_or_else(|error| panic!("seed {}: {error}", self.seed));
        self.compare(&mut store);
        drop(store);
        self.open(operations)
    }

    fn compare(&mut self, store: &mut Store) {
        let seed = self.seed;
        let now = Shown::of(store, self.coach).unwrap();
        match self.or.take() {
            Some(after) if after == now => self.shown = after,
            _ => now.must_be(&self.shown, &format!("seed {seed}")),
        }
        let missing = self.known.difference(store.knowledge().unwrap()).count();
        assert_eq!(missing, 0, "seed {seed}: every acknowledged entry is there");
        assert_eq!(store.check(&mut |_, _| true).unwrap().problems, [], "seed {seed}");
        let said = store.notices();
        assert!(!said.iter().any(|notice| matches!(notice, Notice::Lost { .. })), "seed {seed}: {said:?}");
        self.known = store.knowledge().unwrap().clone();
    }

    fn tell(mut self, mut store: Store) {
        for _ in 0..3 {
            // the first opening has no fuse, so the first cut comes between two acts
            for _ in 0..self.rng.usize(0..25) {
                match self.act(&mut store) {
                    Ok(()) => {}
                    Err(StoreError::Disk(_)) => break,
                    Err(error) => panic!("seed {}: {error} {:?}", self.seed, store.notices()),
                }
            }
            if self.rng.bool() {
                // as it lies there before it is closed in good order
                let to = folder();
                copy(&self.sled(), to.path());
                drop(store);
                copy(to.path(), &self.sled());
            } else {
                drop(store);
            }
            self.power_cut();
            let operations = self.rng.u64(1..120);
            match self.look(operations) {
                Ok(opened) => store = opened,
                Err(_) => {
                    self.power_cut();
                    store = self.look(u64::MAX).unwrap();
                }
            }
        }
    }
}

fn sled_threads_may_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !trede::store::is_guarded() {
            before(info);
        }
    }));
}

fn stories(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let (started, store) = Story::begin(seed);
        started.tell(store);
    }
}

#[test]
fn what_was_acknowledged_survives_power_cuts_with_any_database() {
    sled_threads_may_panic();
    if let Some(seed) = std::env::var("TREDE_SEED").ok().and_then(|seed| seed.parse().ok()) {
        return stories(seed..seed + 1);
    }
    let most = if long() { 20_000 } else { 500 };
    let other = std::thread::spawn(move || stories(0..most / 2));
    stories(most / 2..most);
    other.join().unwrap();
}

#[test]
fn the_fuse_and_the_cut_do_lose_things() {
    // without losses the stories above would prove nothing
    let disk = Arc::new(FaultyDisk::default());
    let fuse = Fuse::new(disk.clone(), 3, false);
    fuse.append("a", b"een").unwrap();
    fuse.sync("a").unwrap();
    assert!(fuse.sync_folder("").is_err());
    assert!(fuse.read("a").is_err());
    let lost = (0..20).filter(|seed| {
        let disk = FaultyDisk::default();
        disk.append("b", b"twee").unwrap();
        disk.cut_power(*seed);
        disk.read("b").map_or(true, |bytes| bytes != b"twee")
    });
    assert!(lost.count() > 5);
}

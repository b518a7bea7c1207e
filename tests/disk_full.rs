//! Promise: a full disk, or one that may not be written, stops saving with a clear reason. Reading goes on, what was shown
//! as saved stays, and saving goes on when there is room again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod workstation;

use std::sync::Arc;

use tempfile::TempDir;
use trede::id::{CoachId, DossierId, IdSource};
use trede::store::{
    Access, ActionId, Cost, Env, FaultyDisk, Notice, RecordChange, Saving, Seeded, Store, StoreError,
};
use workstation::{SETTINGS, Shown, begin, change, folder, long, reopen};

/// A store on a disk that can be full, with a few things in it.
struct Desk {
    folder: TempDir,
    disk: Arc<FaultyDisk>,
    ids: IdSource,
    coach: CoachId,
    shown: Shown,
    action: ActionId,
    opened: u64,
}

impl Desk {
    fn new() -> (Self, Store) {
        let (folder, disk) = (folder(), Arc::new(FaultyDisk::default()));
        let env = Env { disk: disk.clone(), entropy: Arc::new(Seeded::new(1)), floor: Cost::CHEAP };
        let (mut store, coach) = begin(env, folder.path()).unwrap();
        let mut ids = IdSource::from_seed([5; 32]);
        let (dossier, record) = (ids.dossier(), ids.record());
        store.append(1, coach, vec![change(dossier, record, 1, b"eerst")]).unwrap();
        let action = store.append(2, coach, vec![change(dossier, record, 1, b"daarna")]).unwrap();
        store.save_draft(coach, b"half een zin").unwrap();
        let shown = Shown::of(&mut store, coach).unwrap();
        (Self { folder, disk, ids, coach, shown, action, opened: 1 }, store)
    }

    fn reopen(&mut self) -> Result<Store, StoreError> {
        self.opened += 1;
        let entropy = Arc::new(Seeded::new(self.opened));
        let env = Env { disk: self.disk.clone(), entropy, floor: Cost::CHEAP };
        reopen(env, self.folder.path())
    }

    fn some_change(&mut self) -> Vec<RecordChange> {
        vec![change(self.ids.dossier(), self.ids.record(), 1, "waarde ".repeat(20).as_bytes())]
    }

    /// Saves something and remembers it when it was saved.
    fn save(&mut self, store: &mut Store) -> Result<(), StoreError> {
        let changes = self.some_change();
        store.append(3, self.coach, changes.clone())?;
        self.shown = self.shown.clone().with(&changes);
        Ok(())
    }

    fn import(&mut self, store: &mut Store) -> Result<(), StoreError> {
        let changes = self.some_change();
        let import = store.import_begin(3, self.coach)?;
        store.import_batch(&import, &[Saving { at_ms: 3, author: self.coach, changes: changes.clone() }])?;
        store.import_commit(import)?;
        self.shown = self.shown.clone().with(&changes);
        Ok(())
    }

    fn must_show_what_was_saved(&self, store: &mut Store, whose: &str) {
        Shown::of(store, self.coach).unwrap().must_be(&self.shown, whose);
    }

    /// All is as it should be, now and after another opening.
    fn must_be_sound(&mut self, mut store: Store, whose: &str) {
        self.must_show_what_was_saved(&mut store, whose);
        assert_eq!(store.check(&mut |_, _| true).unwrap().problems, [], "{whose}");
        drop(store);
        let mut store = self.reopen().unwrap();
        assert_eq!(store.notices(), [], "{whose}");
        self.must_show_what_was_saved(&mut store, whose);
        assert_eq!(store.check(&mut |_, _| true).unwrap().problems, [], "{whose}");
    }
}

/// Room for so many bytes, from nothing to a few saves.
fn rooms() -> impl Iterator<Item = usize> {
    (0..2_000).step_by(if long() { 1 } else { 45 })
}

#[test]
fn saving_stops_and_goes_on_whatever_room_there_was() {
    for room in rooms() {
        let (mut desk, mut store) = Desk::new();
        desk.disk.set_room(Some(room));
        let whose = format!("room for {room}");
        let mut refusals = 0;
        for attempt in 0..10 {
            let done = if attempt % 3 == 2 { desk.import(&mut store) } else { desk.save(&mut store) };
            match done {
                Ok(()) => {}
                Err(StoreError::DiskFull) => refusals += 1,
                Err(error) => panic!("{whose}: {error}"),
            }
            desk.must_show_what_was_saved(&mut store, &whose);
        }
        assert!(refusals > 0, "{whose}: there never was room for all of them");
        desk.disk.set_room(None);
        desk.save(&mut store).unwrap();
        desk.import(&mut store).unwrap();
        desk.must_be_sound(store, &whose);
    }
}

#[test]
fn everything_that_saves_says_that_the_disk_is_full() {
    let (mut desk, mut store) = Desk::new();
    desk.disk.set_room(Some(0));
    let coach = desk.coach;
    let line = Access { at_ms: 3, coach, dossier: DossierId::CATALOGUE, what: 2 };
    let refusals = [
        desk.save(&mut store),
        store.undo(3, coach, desk.action).map(drop),
        desk.import(&mut store),
        store.set_setting(SETTINGS[0], vec![1]),
        store.log_access(line),
        store.save_draft(coach, b"een langere zin"),
        store.set_passphrase(coach, &"een andere wachtzin".into(), Cost::CHEAP),
    ];
    for (number, refusal) in refusals.into_iter().enumerate() {
        let Err(error) = refusal else { panic!("{number} was saved") };
        assert!(matches!(error, StoreError::DiskFull), "{number}: {error}");
        assert!(error.to_string().contains("until there is room"));
    }
    desk.must_show_what_was_saved(&mut store, "full");
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, [], "the old keys are still whole");
    desk.disk.set_room(None);
    store.set_setting(SETTINGS[0], vec![1]).unwrap();
    store.log_access(line).unwrap();
    store.save_draft(coach, b"een langere zin").unwrap();
    store.undo(3, coach, desk.action).unwrap();
    desk.shown = Shown::of(&mut store, coach).unwrap();
    assert_eq!(desk.shown.values.values().next().unwrap(), &[b"eerst".to_vec()]);
    desk.must_be_sound(store, "room again");
}

#[test]
fn a_full_disk_still_opens() {
    for room in rooms() {
        let (mut desk, mut store) = Desk::new();
        desk.disk.set_room(Some(room));
        let whose = format!("room for {room}");
        while desk.save(&mut store).is_ok() {}
        // each later try begins a log of its own
        assert!(desk.save(&mut store).is_err() && desk.import(&mut store).is_err(), "{whose}");
        drop(store);
        let mut store = desk.reopen().unwrap_or_else(|error| panic!("{whose}: {error}"));
        let fine = |notice: &Notice| matches!(notice, Notice::UnfinishedWrite { .. });
        let said = store.notices();
        assert!(said.iter().all(fine), "{whose}: {said:?}");
        desk.must_show_what_was_saved(&mut store, &whose);
        assert!(matches!(desk.save(&mut store), Err(StoreError::DiskFull)), "{whose}");
        desk.disk.set_room(None);
        desk.save(&mut store).unwrap();
        desk.must_be_sound(store, &whose);
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_said() {
    let (mut desk, mut store) = Desk::new();
    desk.disk.set_read_only(true);
    for _ in 0..2 {
        assert!(matches!(desk.save(&mut store), Err(StoreError::NotAllowed)));
        assert!(matches!(desk.import(&mut store), Err(StoreError::NotAllowed)));
        assert!(matches!(store.save_draft(desk.coach, b"x"), Err(StoreError::NotAllowed)));
        desk.must_show_what_was_saved(&mut store, "read only");
    }
    drop(store);
    let error = desk.reopen().unwrap_err();
    assert!(matches!(error, StoreError::NotAllowed), "{error}");
    assert!(error.to_string().contains("may not be written"));
    desk.disk.set_read_only(false);
    let mut store = desk.reopen().unwrap();
    assert_eq!(store.notices(), []);
    desk.save(&mut store).unwrap();
    desk.must_be_sound(store, "writable again");
}

#[test]
fn a_stick_that_is_pulled_saves_nothing_and_saving_goes_on_when_it_is_back() {
    let (mut desk, mut store) = Desk::new();
    desk.disk.pull(true);
    for _ in 0..2 {
        assert!(matches!(desk.save(&mut store), Err(StoreError::Disk(_))));
        assert!(matches!(desk.import(&mut store), Err(StoreError::Disk(_))));
        assert!(matches!(store.save_draft(desk.coach, b"x"), Err(StoreError::Disk(_))));
    }
    desk.disk.pull(false);
    desk.must_show_what_was_saved(&mut store, "back");
    desk.save(&mut store).unwrap();
    desk.must_be_sound(store, "back");
}

#[test]
fn a_disk_that_fails_to_sync_saves_nothing_and_recovers() {
    let (mut desk, mut store) = Desk::new();
    desk.disk.fail_syncs(true);
    assert!(matches!(desk.save(&mut store), Err(StoreError::Disk(_))));
    assert!(matches!(desk.import(&mut store), Err(StoreError::Disk(_))));
    desk.must_show_what_was_saved(&mut store, "failing");
    desk.disk.fail_syncs(false);
    desk.save(&mut store).unwrap();
    desk.must_be_sound(store, "what failed does not come back");
}

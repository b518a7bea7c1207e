//! Promise: a coach who was removed opens nothing of what is in the store, and what is erased is gone from it, whenever
//! the power went while it was written anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "power_cut/fuse.rs"]
mod fuse;
mod workstation;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use secrecy::SecretString;
use trede::id::{CoachId, DossierId, EntryId, RecordId};
use trede::journal::Target;
use trede::store::{Access, Cost, Disk, Env, FaultyDisk, Seeded, Store};

use fuse::Fuse;
use workstation::{Shown, begin, change, copy, folder, reopen};

const LEAVER: CoachId = CoachId::from_bytes([7; 16]);

fn theirs() -> SecretString {
    "de wachtzin van wie weggaat".into()
}

fn dossier(number: u8) -> DossierId {
    DossierId::from_bytes([number; 16])
}

fn value(number: u8) -> Vec<u8> {
    format!("wens {number}").into_bytes()
}

fn write(store: &mut Store, coach: CoachId, number: u8) -> EntryId {
    let changes = vec![change(dossier(number), RecordId::from_bytes([number; 16]), 1, &value(number))];
    store.append(u64::from(number) + 2_000, coach, changes).unwrap().0
}

/// A store with two coaches, three people, a setting with a history, a line of the access log and a draft.
fn lived(env: Env, folder: &Path) -> (Store, CoachId) {
    let (mut store, coach) = begin(env, folder).unwrap();
    store.set_passphrase(LEAVER, &theirs(), Cost::CHEAP).unwrap();
    for number in 1..=3 {
        write(&mut store, coach, number);
    }
    store.set_setting("taal", b"oud".to_vec()).unwrap();
    store.set_setting("taal", b"nieuw".to_vec()).unwrap();
    store.log_access(Access { at_ms: 5, coach, dossier: dossier(1), what: 2 }).unwrap();
    store.save_draft(coach, b"half getypt").unwrap();
    store.save_draft(LEAVER, b"van een ander").unwrap();
    (store, coach)
}

fn unlock(folder: &Path, passphrase: &SecretString) -> Option<Store> {
    let locked = Store::open_with(Env::cheap(folder), folder).unwrap();
    locked.unlock(passphrase, 1 << 40).ok()
}

/// What somebody sees who puts an older key file in place and knows a passphrase of that time.
fn seen_with(key_file: &[u8], of: &Path) -> usize {
    let stolen = folder();
    copy(of, stolen.path());
    for name in ["keyring", "keyring.second"] {
        fs::write(stolen.path().join(name), key_file).unwrap();
    }
    unlock(stolen.path(), &theirs()).unwrap().dossiers().unwrap().len()
}

#[test]
fn who_was_removed_opens_nothing_that_is_there() {
    let place = folder();
    let (mut store, coach) = lived(Env::cheap(place.path()), place.path());
    let old_key_file = fs::read(place.path().join("keyring")).unwrap();
    let before = Shown::of(&mut store, coach).unwrap();
    assert!(!store.must_rewrite().unwrap());
    store.remove_coach(LEAVER).unwrap();
    assert!(store.must_rewrite().unwrap(), "there is work left");
    write(&mut store, coach, 9);
    drop(store);
    assert_eq!(seen_with(&old_key_file, place.path()), 3, "what was sealed before, and nothing of after");

    let mut store = reopen(Env::cheap(place.path()), place.path()).unwrap();
    assert_eq!(store.coaches(), [coach]);
    store.put_summaries(1, vec![(dossier(1), b"kort".to_vec())]).unwrap();
    let mut told = vec![];
    store
        .rewrite(&mut |done, all| {
            told.push((done, all));
            true
        })
        .unwrap();
    assert!(told.len() > 5 && told.iter().all(|(done, all)| done <= all), "{told:?}");
    assert!(!store.must_rewrite().unwrap());
    assert_eq!(store.notices(), []);
    assert_eq!(store.summaries().unwrap(), [(dossier(1), b"kort".to_vec())], "what still holds is kept");
    let after = before.with(&[change(dossier(9), RecordId::from_bytes([9; 16]), 1, &value(9))]);
    Shown::of(&mut store, coach).unwrap().must_be(&after, "written anew");
    // and it goes on
    write(&mut store, coach, 10);
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
    drop(store);

    assert_eq!(seen_with(&old_key_file, place.path()), 0, "the old key opens nothing");
    assert!(unlock(place.path(), &theirs()).is_none());
    let mut store = reopen(Env::cheap(place.path()), place.path()).unwrap();
    assert_eq!(store.dossiers().unwrap().len(), 5);
    assert_eq!(store.load_draft(LEAVER).unwrap(), None);
    assert!(!place.path().join("rewriting").exists());
    let after = after.with(&[change(dossier(10), RecordId::from_bytes([10; 16]), 1, &value(10))]);
    Shown::of(&mut store, coach).unwrap().must_be(&after, "opened again");
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
}

#[test]
fn what_is_erased_is_in_no_log_and_no_database() {
    let place = folder();
    let (mut store, coach) = lived(Env::cheap(place.path()), place.path());
    let old_key_file = fs::read(place.path().join("keyring")).unwrap();
    let one = write(&mut store, coach, 5);
    let count = store.tally().unwrap().count;
    store.erase(9_000, coach, Target::Dossier(dossier(2)), 20_000).unwrap();
    store.erase(9_001, coach, Target::Entry(dossier(5), one), 20_000).unwrap();
    assert!(store.must_rewrite().unwrap());
    store.rewrite(&mut |_, _| true).unwrap();
    assert!(!store.must_rewrite().unwrap());
    assert_eq!(store.tally().unwrap().count, count - 2 + 2, "two went and two erasures came");
    assert!(store.announced().unwrap().contains(one), "nobody sends it again");
    assert!(!store.knowledge().unwrap().contains(one));
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
    drop(store);
    assert_eq!(seen_with(&old_key_file, place.path()), 0);
    let mut store = reopen(Env::cheap(place.path()), place.path()).unwrap();
    assert!(!store.must_rewrite().unwrap());
    assert!(store.entries(dossier(2)).unwrap().is_empty());
    assert_eq!(store.entries(dossier(1)).unwrap().len(), 1);
}

#[test]
fn stopped_it_is_as_it_was_and_can_be_done_later() {
    let place = folder();
    let (mut store, coach) = lived(Env::cheap(place.path()), place.path());
    let before = Shown::of(&mut store, coach).unwrap();
    store.remove_coach(LEAVER).unwrap();
    store.rewrite(&mut |done, _| done < 4).unwrap_err();
    Shown::of(&mut store, coach).unwrap().must_be(&before, "stopped");
    assert!(store.must_rewrite().unwrap());
    store.rewrite(&mut |_, _| true).unwrap();
    Shown::of(&mut store, coach).unwrap().must_be(&before, "done");
}

#[test]
fn the_power_may_go_at_any_moment() {
    let mut ended = false;
    for left in 1.. {
        let (place, disk) = (folder(), Arc::new(FaultyDisk::default()));
        let env =
            |disk: Arc<dyn Disk>| Env { disk, entropy: Arc::new(Seeded::new(left)), floor: Cost::CHEAP };
        let (mut store, coach) = lived(env(disk.clone()), place.path());
        store.erase(9_000, coach, Target::Dossier(dossier(2)), 20_000).unwrap();
        let shown = Shown::of(&mut store, coach).unwrap();
        drop(store);
        let fuse = Arc::new(Fuse::new(disk.clone(), left + 4, left % 2 == 0));
        // opening and unlocking count too
        let cut = (|| {
            let mut store = reopen(env(fuse), place.path())?;
            store.remove_coach(LEAVER)?;
            store.rewrite(&mut |_, _| true)
        })();
        disk.cut_power(left);
        let mut store = reopen(env(disk.clone()), place.path()).unwrap();
        Shown::of(&mut store, coach).unwrap().must_be(&shown, &format!("cut after {left}"));
        assert!(cut.is_err() || !store.must_rewrite().unwrap());
        if store.must_rewrite().unwrap() {
            store.rewrite(&mut |_, _| true).unwrap();
        }
        Shown::of(&mut store, coach).unwrap().must_be(&shown, &format!("cut after {left}, then ended"));
        assert!(!store.must_rewrite().unwrap(), "{left}");
        assert_eq!(store.check(&mut |_, _| true).unwrap().problems, [], "{left}");
        if cut.is_ok() {
            ended = true;
            break;
        }
    }
    assert!(ended);
}

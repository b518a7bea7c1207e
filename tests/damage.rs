//! Promise: a damaged store is noticed, said, and rebuilt without losing a saved entry.
//!
//! One store is made with everything in it that a store can have; each case copies it, damages one file (or two) and looks
//! whether all is still there, whether it was said, and whether the next opening is an ordinary one. `TREDE_LONG=1` tries
//! thousands of places, `TREDE_SEED` repeats one case.

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
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use trede::id::{CoachId, DossierId, IdSource};
use trede::store::{Access, Env, LockedStore, Notice, Saving, Store, StoreError};
use workstation::{SETTINGS, Shown, begin, change, copy, files, folder, long, passphrase, reopen};

const NOW: u64 = 1_000_000_000;
const PAGE: usize = 4096;

/// A store to damage copies of.
struct Original {
    folder: TempDir,
    coach: CoachId,
    shown: Shown,
    /// How many there are, also those that show nothing.
    entries: u64,
    /// Bytes of the logs that a failed write left behind and that were never acknowledged.
    dead: BTreeMap<PathBuf, Range<usize>>,
}

impl Original {
    fn new() -> Self {
        let folder = folder();
        let path = folder.path();
        let mut ids = IdSource::from_seed([3; 32]);
        let (mut store, coach) = begin(Env::cheap(path), path).unwrap();
        let dossiers: Vec<DossierId> = (0..20).map(|_| ids.dossier()).collect();
        let mut dead = BTreeMap::new();
        for run in 0..3u64 {
            for number in 0..50u64 {
                // one of them is packed into segments
                let at = if number % 2 == 0 { 0 } else { usize::try_from(number).unwrap() % 20 };
                let value = format!("waarde {run} {number} {}", "lang ".repeat(at));
                let changes = vec![change(dossiers[at], ids.record(), 1, value.as_bytes())];
                store.append(number, coach, changes).unwrap();
            }
            store.set_setting(SETTINGS[usize::try_from(run).unwrap()], vec![7; 20]).unwrap();
            store.set_setting(SETTINGS[0], vec![u8::try_from(run).unwrap(); 9]).unwrap();
            store.log_access(Access { at_ms: run, coach, dossier: dossiers[1], what: 2 }).unwrap();
            let import = store.import_begin(run, coach).unwrap();
            let changes = vec![change(ids.dossier(), ids.record(), 2, b"uit een import")];
            store.import_batch(&import, &[Saving { at_ms: run, author: coach, changes }]).unwrap();
            store.import_commit(import).unwrap();
            let summaries = dossiers.iter().map(|dossier| (*dossier, vec![1; 1_000])).collect();
            store.put_summaries(1, summaries).unwrap();
            if run < 2 {
                drop(store);
                let name = PathBuf::from(format!("safety/{:04}.log", run + 1));
                let mut bytes = fs::read(path.join(&name)).unwrap();
                let end = bytes.len();
                bytes.extend([9; 50]);
                fs::write(path.join(&name), &bytes).unwrap();
                dead.insert(name, end..bytes.len());
                store = reopen(Env::cheap(path), path).unwrap();
                assert_eq!(store.notices(), [Notice::UnfinishedWrite { bytes: 50 }]);
            }
        }
        store.save_draft(coach, b"half een zin").unwrap();
        let shown = Shown::of(&mut store, coach).unwrap();
        assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
        let entries = store.tally().unwrap().count;
        drop(store);
        Self { folder, coach, shown, entries, dead }
    }

    /// The names of all files, relative to the folder.
    fn names(&self) -> Vec<PathBuf> {
        let root = self.folder.path();
        files(root).iter().map(|file| file.strip_prefix(root).unwrap().to_owned()).collect()
    }

    fn copied(&self) -> TempDir {
        let to = folder();
        copy(self.folder.path(), to.path());
        to
    }
}

/// What happens to a file.
#[derive(Debug, Clone, Copy)]
enum Harm {
    Flip { at: usize, bit: u8 },
    Zero { from: usize },
    Cut { to: usize },
    Delete,
}

impl Harm {
    fn any(rng: &mut fastrand::Rng, bytes: &[u8]) -> Self {
        let size = bytes.len();
        let somewhere = |rng: &mut fastrand::Rng| {
            // a database is mostly zeros that mean nothing
            let places = (0..20).map(|_| rng.usize(0..size.max(1)));
            let places: Vec<usize> = places.collect();
            places.iter().copied().find(|at| bytes.get(*at) != Some(&0)).unwrap_or(places[0])
        };
        match rng.u8(0..10) {
            0..=4 => Self::Flip { at: somewhere(rng), bit: rng.u8(0..8) },
            5..=6 => Self::Zero { from: somewhere(rng) / PAGE * PAGE },
            7 => Self::Cut { to: size.saturating_sub(rng.usize(1..200)) },
            8 => Self::Cut { to: [0, 1, size / 2, somewhere(rng)][rng.usize(0..4)] },
            _ => Self::Delete,
        }
    }

    /// Damages the file, and says which of its bytes changed.
    fn to(self, path: &Path) -> Range<usize> {
        let mut bytes = fs::read(path).unwrap();
        let before = bytes.clone();
        match self {
            Self::Delete => {
                fs::remove_file(path).unwrap();
                return 0..before.len().max(1);
            }
            Self::Flip { at, bit } => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << bit),
            Self::Zero { from } => bytes.iter_mut().skip(from).take(PAGE).for_each(|byte| *byte = 0),
            Self::Cut { to } => bytes.truncate(to),
        }
        fs::write(path, &bytes).unwrap();
        let same = |at: usize| bytes.get(at) == before.get(at);
        let first = (0..before.len()).find(|at| !same(*at)).unwrap_or(before.len());
        let last = (0..before.len()).rfind(|at| !same(*at)).map_or(first, |at| at + 1);
        first..last
    }
}

/// Enters after whatever wait there is, as a person at the lock screen would.
fn enter(locked: LockedStore) -> Result<Store, StoreError> {
    let wait = u64::try_from(locked.wait(NOW).as_millis()).unwrap();
    let first = locked.unlock(&passphrase(), NOW);
    let refused = match first {
        Err(refused) if matches!(refused.error, StoreError::TooSoon { .. }) => refused,
        other => return other.map_err(|refused| refused.error),
    };
    refused.store.unlock(&passphrase(), NOW + wait).map_err(|refused| refused.error)
}

/// Runs a case where it can neither hang nor panic unnoticed.
fn watched(name: &str, case: impl FnOnce() + Send + 'static) {
    let (tell, told) = mpsc::channel();
    let running = thread::Builder::new().name(name.to_owned()).spawn(move || {
        case();
        tell.send(()).unwrap();
    });
    let end = told.recv_timeout(Duration::from_mins(1));
    assert_ne!(end, Err(mpsc::RecvTimeoutError::Timeout), "{name}: hangs");
    assert!(running.unwrap().join().is_ok(), "{name}: see above");
}

fn is_log(name: &Path) -> bool {
    name.starts_with("safety")
}

fn compare(store: &mut Store, original: &Original, draft_hurt: bool, whose: &str) {
    let mut expected = original.shown.clone();
    if draft_hurt {
        match store.load_draft(original.coach) {
            Ok(draft) => expected.draft = draft,
            Err(error) => {
                assert!(matches!(error, StoreError::Damaged { what: "draft" }), "{whose}: {error}");
                store.clear_draft(original.coach).unwrap();
                expected.draft = None;
            }
        }
    }
    Shown::of(store, original.coach).unwrap().must_be(&expected, whose);
}

/// One file is damaged: everything is there, it was said, and what was wrong is mended.
fn one_file(original: &Original, name: &Path, harm: Harm, whose: &str) {
    let at = original.copied();
    let path = at.path();
    let changed = harm.to(&path.join(name));
    let locked = Store::open_with(Env::cheap(path), path).unwrap_or_else(|error| panic!("{whose}: {error}"));
    let mut store = enter(locked).unwrap_or_else(|error| panic!("{whose}: {error}"));
    let hurt = name.starts_with("drafts");
    compare(&mut store, original, hurt, whose);
    let mut said = store.notices();
    let report = store.check(&mut |_, _| true).unwrap();
    if !report.problems.is_empty() {
        store.mend_all(NOW).unwrap();
        said.extend(store.notices());
        assert_ne!(said, [], "{whose}: what was mended is said");
    }
    let harmless = changed.is_empty()
        || original.dead.get(name).is_some_and(|dead| dead.start <= changed.start && changed.end <= dead.end);
    if (is_log(name) || name.to_string_lossy().starts_with("keyring")) && !harmless {
        assert_ne!(said, [], "{whose}: noticed");
    }
    if path.join("sled.aside-1").exists() {
        assert_ne!(said, [], "{whose}: nothing is set aside in silence");
    }
    assert!(!said.iter().any(|notice| matches!(notice, Notice::Lost { .. })), "{whose}: {said:?}");
    compare(&mut store, original, hurt, whose);
    drop(store);
    let mut store = reopen(Env::cheap(path), path).unwrap();
    assert_eq!(store.notices(), [], "{whose}: said once ({said:?}, {:?})", report.problems);
    compare(&mut store, original, hurt, whose);
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, [], "{whose}");
    let after = vec![change(DossierId::from_bytes([8; 16]), IdSource::from_seed([8; 32]).record(), 1, b"x")];
    store.append(NOW, original.coach, after).unwrap();
}

fn run(most: u64, case: impl Fn(u64) + Send + Sync + Clone + 'static) {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let ours =
            thread::current().name().is_some_and(|name| name.starts_with("case") || name.contains("damage"));
        if ours && !trede::store::is_guarded() {
            hook(info);
        }
    }));
    let asked = std::env::var("TREDE_SEED").ok().and_then(|seed| seed.parse::<u64>().ok());
    let cases = asked.map_or(0..most, |seed| seed..seed + 1);
    let middle = u64::midpoint(cases.start, cases.end);
    let other = {
        let (case, cases) = (case.clone(), cases.start..middle);
        thread::Builder::new().name("case".into()).spawn(move || cases.for_each(case)).unwrap()
    };
    (middle..cases.end).for_each(case);
    other.join().unwrap();
}

#[test]
fn one_damaged_file_loses_nothing() {
    let original = Arc::new(Original::new());
    let names = original.names();
    for name in ["attempts", "keyring", "keyring.second", "safety/0003.log", "sled/conf", "sled/db"] {
        assert!(names.contains(&PathBuf::from(name)), "{name} of {names:?}");
    }
    run(if long() { 5_000 } else { 300 }, move |seed| {
        let mut rng = fastrand::Rng::with_seed(seed);
        // the files in turn, the database more often
        let turn = usize::try_from(seed).unwrap() % (names.len() + 6);
        let name = names.get(turn).cloned().unwrap_or_else(|| PathBuf::from("sled/db"));
        let harm = Harm::any(&mut rng, &fs::read(original.folder.path().join(&name)).unwrap());
        let whose = format!("case {seed}: {harm:?} of {}", name.display());
        let original = original.clone();
        watched(&whose.clone(), move || one_file(&original, &name, harm, &whose));
    });
}

/// A log and the database are damaged: what is gone is said.
fn a_log_and_the_database(original: &Original, name: &Path, harm: Harm, sled: Option<Harm>, whose: &str) {
    let at = original.copied();
    let path = at.path();
    let changed = harm.to(&path.join(name));
    match sled {
        Some(harm) => drop(harm.to(&path.join("sled/db"))),
        None => fs::remove_dir_all(path.join("sled")).unwrap(),
    }
    let mut store = reopen(Env::cheap(path), path).unwrap_or_else(|error| panic!("{whose}: {error}"));
    let now = Shown::of(&mut store, original.coach).unwrap();
    let said = store.notices();
    let lost = said.iter().any(|notice| matches!(notice, Notice::Lost { .. }));
    // the very last write cannot be told from one that was cut off, but that is said too
    let unfinished = said.iter().any(|notice| matches!(notice, Notice::UnfinishedWrite { .. }));
    let missing = original.entries - store.tally().unwrap().count;
    if missing > 0 {
        assert!(lost || unfinished && is_newest(name), "{whose}: {missing} are gone, said: {said:?}");
    } else {
        assert_eq!(now.values, original.shown.values, "{whose}");
        assert!(!lost, "{whose}: nothing is gone ({changed:?})");
    }
    assert!(
        now.values.iter().all(|(place, value)| original.shown.values.get(place) == Some(value)),
        "{whose}"
    );
    if !store.check(&mut |_, _| true).unwrap().problems.is_empty() {
        store.mend_all(NOW).unwrap();
    }
    drop(store);
    let mut store = reopen(Env::cheap(path), path).unwrap();
    assert_eq!(store.notices(), [], "{whose}: said once ({said:?})");
    assert_eq!(Shown::of(&mut store, original.coach).unwrap().values, now.values, "{whose}");
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, [], "{whose}");
}

fn is_newest(name: &Path) -> bool {
    name == Path::new("safety/0003.log")
}

#[test]
fn what_is_lost_with_a_log_and_the_database_is_said() {
    let original = Arc::new(Original::new());
    run(if long() { 2_000 } else { 60 }, move |seed| {
        let mut rng = fastrand::Rng::with_seed(seed);
        let name = PathBuf::from(format!("safety/{:04}.log", rng.u8(1..4)));
        let mut harm = Harm::any(&mut rng, &fs::read(original.folder.path().join(&name)).unwrap());
        if is_newest(&name) && !matches!(harm, Harm::Flip { .. }) {
            // nothing that is left could know of a newest log that is gone together with the database
            harm = Harm::Flip { at: 200, bit: 1 };
        }
        let db = fs::read(original.folder.path().join("sled/db")).unwrap();
        let sled = rng.bool().then(|| Harm::any(&mut rng, &db));
        let whose = format!("case {seed}: {harm:?} of {} and {sled:?} of the database", name.display());
        let original = original.clone();
        watched(&whose.clone(), move || a_log_and_the_database(&original, &name, harm, sled, &whose));
    });
}

#[test]
fn without_keys_nothing_opens_and_nothing_changes() {
    let original = Original::new();
    for seed in 0..20 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let at = original.copied();
        let path = at.path();
        for name in ["keyring", "keyring.second"] {
            while Harm::any(&mut rng, &fs::read(path.join(name)).unwrap()).to(&path.join(name)).is_empty() {}
        }
        let before = contents(path);
        let error = Store::open_with(Env::cheap(path), path).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { what: "keyring" }), "case {seed}: {error}");
        assert!(error.to_string().contains("keep the folder"), "{error}");
        assert!(contents(path) == before, "case {seed}: nothing changes");
    }
}

fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    files(folder).into_iter().map(|file| (file.clone(), fs::read(file).unwrap())).collect()
}

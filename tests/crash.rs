//! Promise: what was shown as saved is there after kill -9. (`power_cut` is the other half of it.)
//!
//! A child process saves as fast as it can and says what it saved; its parent kills it and looks. `TREDE_LONG=1` runs
//! 2,500 rounds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may fail loudly"
)]

mod workstation;

use std::collections::BTreeSet;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use trede::id::{CoachId, DossierId, RecordId};
use trede::store::{Env, Notice, Saving, Store};

use workstation::{Shown, begin, change, folder, long, reopen};

const FOLDER: &str = "TREDE_CRASH_FOLDER";
const FIRST: &str = "TREDE_CRASH_FIRST";
/// Said for every save, only after it returned.
const SAVED: &str = "opgeslagen ";
/// Rounds on one store, so that looking at it stays quick.
const ROUNDS_PER_STORE: u64 = 25;

fn dossier(number: u64) -> DossierId {
    // every tenth is an import with a dossier of its own
    let which = if is_import(number) { number + 1_000 } else { number % 7 };
    DossierId::from_bytes((u128::from(which) + (1 << 64)).to_be_bytes())
}

fn record(number: u64) -> RecordId {
    RecordId::from_bytes(u128::from(number + 1).to_be_bytes())
}

const fn is_import(number: u64) -> bool {
    number % 10 == 9
}

fn save(store: &mut Store, coach: CoachId, number: u64) {
    let changes = vec![change(dossier(number), record(number), 1, format!("waarde {number}").as_bytes())];
    if is_import(number) {
        let import = store.import_begin(number, coach).unwrap();
        store.import_batch(&import, &[Saving { at_ms: number, author: coach, changes }]).unwrap();
        store.import_commit(import).unwrap();
    } else {
        store.append(number, coach, changes).unwrap();
    }
    if number % 40 == 20 {
        store.compact(&mut |_, _| true).unwrap();
    }
}

/// Does nothing in a run of the tests; the parent starts it by its name.
#[test]
fn child() {
    let (Some(folder), Ok(first)) = (env::var_os(FOLDER), env::var(FIRST)) else { return };
    let folder = Path::new(&folder);
    let mut store = reopen(Env::cheap(folder), folder).unwrap();
    let coach = store.coach().unwrap();
    for number in first.parse().unwrap().. {
        save(&mut store, coach, number);
        let mut out = std::io::stdout().lock();
        // the test runner leaves a line unfinished before
        out.write_all(format!("\n{SAVED}{number}\n").as_bytes()).unwrap();
        out.flush().unwrap();
    }
}

fn spawn(folder: &Path, first: u64) -> (Child, Receiver<u64>) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            if let Some(number) = line.strip_prefix(SAVED) {
                tell.send(number.parse().unwrap()).unwrap();
            }
        }
    });
    (child, told)
}

/// Runs a child until some moment, and returns what it said that it saved.
fn run(folder: &Path, first: u64, rng: &mut fastrand::Rng) -> Vec<u64> {
    let (mut child, told) = spawn(folder, first);
    let mut said = Vec::new();
    if rng.bool() {
        // while it saves
        said.push(told.recv_timeout(Duration::from_mins(1)).expect("the child saves something"));
        thread::sleep(Duration::from_micros(rng.u64(0..80_000)));
    } else {
        // perhaps while it opens
        thread::sleep(Duration::from_micros(rng.u64(0..120_000)));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    said.extend(told);
    said
}

#[test]
fn what_a_killed_process_said_it_saved_is_there() {
    let rounds = if long() { 2_500 } else { 100 };
    let mut rng = fastrand::Rng::with_seed(20_240_601);
    let (mut saves, mut killed_in_opening, mut unsaid) = (0, 0, 0);
    let mut folder_now = folder();
    let mut next = 0;
    for round in 0..rounds {
        if round % ROUNDS_PER_STORE == 0 {
            folder_now = folder();
            drop(begin(Env::cheap(folder_now.path()), folder_now.path()).unwrap());
            next = 0;
        }
        let said = run(folder_now.path(), next, &mut rng);
        let mut store = reopen(Env::cheap(folder_now.path()), folder_now.path()).unwrap();
        let coach = store.coach().unwrap();
        for notice in store.notices() {
            let fine = matches!(notice, Notice::UnfinishedWrite { .. } | Notice::Rebuilt);
            assert!(fine, "round {round}: {notice:?}");
        }
        let shown = Shown::of(&mut store, coach).unwrap().values;
        let there: BTreeSet<u64> = (0..next + said.len() as u64 + 2)
            .filter(|number| {
                let value = shown.get(&(dossier(*number), record(*number), 1));
                value.is_some_and(|value| *value == [format!("waarde {number}").into_bytes()])
            })
            .collect();
        let acknowledged = said.last().map_or(next, |last| last + 1);
        assert_eq!(there.len(), shown.len(), "round {round}: nothing but what was saved");
        let all: BTreeSet<u64> = (0..there.len() as u64).collect();
        assert_eq!(there, all, "round {round}: without a hole");
        assert!((acknowledged..=acknowledged + 1).contains(&(there.len() as u64)), "round {round}: {said:?}");
        assert_eq!(store.check(&mut |_, _| true).unwrap().problems, [], "round {round}");
        saves += said.len();
        killed_in_opening += u64::from(said.is_empty());
        unsaid += there.len() as u64 - acknowledged;
        next = there.len() as u64;
    }
    assert!(saves as u64 > rounds, "the children did save: {saves} in {rounds} rounds");
    eprintln!("{rounds} kills, {saves} saves said, {unsaid} unsaid, {killed_in_opening} while opening");
}

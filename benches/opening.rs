//! How long until something is on the screen: from the start of the process, and from the key being open.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench may fail loudly")]

mod common;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use common::{Bound, Many, Unit, line, list, locked, passphrase, time};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use trede::domain::Summary;
use trede::record::wire;
use trede::store::Cost;

const ROUNDS: usize = 15;
/// What ends a frame of trede: the terminal may show it now.
const SHOWN: &[u8] = b"\x1b[?2026l";

fn main() {
    common::begin("opening");
    let (folder, archive) = common::store();
    let coach = archive.coach();
    drop(archive);
    let (mut at_once, mut typed, mut decoding) = (Many::default(), Many::default(), Many::default());
    for _ in 0..ROUNDS {
        at_once.took(time(|| list(locked(folder.path()))).0);
        let store = locked(folder.path());
        // somebody types a passphrase meanwhile, and sled opens
        thread::sleep(Duration::from_millis(800));
        let (took, (mut open, _)) = time(|| list(store));
        typed.took(took);
        let plain = open.store().summaries().unwrap();
        decoding.took(time(|| decoded(&plain)).0);
    }
    let decoding = ("decoding the summaries, unsealed already", decoding.median());
    line("key open to list in memory", Unit::Seconds, typed.median(), decoding, Bound::Most(0.150));
    line("slowest of these", Unit::Seconds, typed.percentile(100), decoding, Bound::None);
    line("the same when nobody types: sled too", Unit::Seconds, at_once.median(), decoding, Bound::None);

    let (mut archive, _) = list(locked(folder.path()));
    archive.store().set_passphrase(coach, &passphrase(), Cost::FLOOR).unwrap();
    drop(archive);
    let store = locked(folder.path());
    thread::sleep(Duration::from_millis(800));
    let whole = time(|| list(store)).0.as_secs_f64();
    line("Enter to list: argon2 at its floor too", Unit::Seconds, whole, ("argon2", argon2()), Bound::None);

    first_frame(folder.path());
}

fn decoded(summaries: &[(trede::id::DossierId, Vec<u8>)]) -> Vec<Summary> {
    summaries.iter().map(|(_, bytes)| wire::decode(bytes).unwrap()).collect()
}

/// What a passphrase costs, without trede.
fn argon2() -> f64 {
    let Cost { memory_kib, passes, lanes } = Cost::FLOOR;
    let params = Params::new(memory_kib, passes, lanes, Some(32)).unwrap();
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut key = [0; 32];
    time(|| argon2.hash_password_into(b"vier losse woorden", &[7; 16], &mut key).unwrap()).0.as_secs_f64()
}

/// The lock screen in a terminal, against a program that only prints as much.
fn first_frame(folder: &Path) {
    let mut ours = CommandBuilder::new(env!("CARGO_BIN_EXE_trede"));
    ours.args(["--store", folder.to_str().unwrap()]);
    let (_, frame) = until_shown(&ours);
    let page = folder.join("page");
    fs::write(&page, frame).unwrap();
    let mut cat = CommandBuilder::new("/bin/cat");
    cat.arg(&page);
    let (mut trede, mut printed) = (Many::default(), Many::default());
    for _ in 0..ROUNDS {
        trede.took(until_shown(&ours).0);
        printed.took(until_shown(&cat).0);
    }
    let reference = ("/bin/cat of the same bytes", printed.median());
    line("process start to lock screen", Unit::Seconds, trede.median(), reference, Bound::Most(0.100));
    line("slowest of these", Unit::Seconds, trede.percentile(100), reference, Bound::None);
}

/// How long a program takes until its first frame, and what it wrote until then.
fn until_shown(command: &CommandBuilder) -> (Duration, Vec<u8>) {
    let size = PtySize { rows: 24, cols: 80, ..PtySize::default() };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut screen = pair.master.try_clone_reader().unwrap();
    let begun = Instant::now();
    let mut child = pair.slave.spawn_command(command.clone()).unwrap();
    let (mut wrote, mut some) = (Vec::new(), [0; 4096]);
    while !wrote.windows(SHOWN.len()).any(|bytes| bytes == SHOWN) {
        let read = screen.read(&mut some).unwrap();
        assert!(read > 0, "it ended: {}", String::from_utf8_lossy(&wrote));
        wrote.extend(some.iter().take(read));
    }
    let took = begun.elapsed();
    // a page that is printed may have ended by itself
    let _ = child.kill();
    child.wait().unwrap();
    (took, wrote)
}

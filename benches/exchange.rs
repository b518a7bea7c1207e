//! Everything out in a bundle and in again at another workstation, a day's delta, and what that takes in bytes and memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a bench may fail loudly")]
#![allow(clippy::cast_precision_loss, reason = "nothing here needs more than 52 bits")]

mod common;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use common::{Bound, NOW_MS, Unit, line, passphrase, time, today};
use tempfile::TempDir;
use trede::archive::{Archive, Deed};
use trede::bundle::Opener;
use trede::domain::contact::ContactEdit;
use trede::domain::participant::ParticipantEdit;
use trede::domain::{Change, Name};
use trede::exchange::outgoing::{self, Order, Receiver, Wanted};
use trede::exchange::{incoming, own, peers};
use trede::id::{DossierId, RecordId};

/// Says to the child which store takes over which bundle.
const FOLDER: &str = "TREDE_BENCH_FOLDER";
const BUNDLE: &str = "TREDE_BENCH_BUNDLE";
/// Entries of a delta: one for each action.
const DELTA: usize = 1_000;
/// Letters of a long note.
const NOTE: usize = 50_000;
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";

fn main() {
    if let (Some(folder), Some(bundle)) = (std::env::var_os(FOLDER), std::env::var_os(BUNDLE)) {
        return child(Path::new(&folder), Path::new(&bundle));
    }
    common::begin("exchange");
    let (folder, mut one) = common::store();
    let other = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut two = other_desk(other.path(), &mut one);
    let again = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    drop(two);
    copy(other.path(), again.path());
    two = reopened(other.path());

    let bundle = folder.path().join("alles.trede");
    let (took, entries) = time(|| export(&mut one, &bundle));
    let plain: Vec<Vec<u8>> = all_entries(&mut one);
    let bytes: usize = plain.iter().map(Vec::len).sum();
    let rate = |took: Duration| entries as f64 / took.as_secs_f64();
    let (alone, ()) = time(|| seal_alone(&plain, &folder.path().join("alleen.age")));
    let of = ("the same bytes through age alone", rate(alone));
    line("everything out, a second", Unit::PerSecond, rate(took), of, Bound::Least(50_000.0));
    let size = fs::metadata(&bundle).unwrap().len() as f64;
    let of = ("the entries, not packed", bytes as f64);
    line("the bundle", Unit::Bytes, size, of, Bound::Times(0.5));

    let (looking, _) = time(|| look(&mut two, &bundle));
    let (took, ()) = time(|| import(&mut two, &bundle));
    let (written, ()) = time(|| write_plainly(&plain, &folder.path().join("plain")));
    let of = ("the same entries written to sled plainly", rate(written));
    line("everything in, looked at first, a second", Unit::PerSecond, rate(took), of, Bound::Least(50_000.0));
    line("only looked at", Unit::PerSecond, rate(looking), of, Bound::None);

    delta(&mut one, &mut two, folder.path(), other.path());
    drop((one, two));
    memory("the most memory while everything comes in", again.path(), &bundle, bytes);
    large();
}

/// A bundle of so many bytes as `TREDE_BENCH_LARGE` says (a hundred million), of people with a long note that does not pack.
fn large() {
    let asked = std::env::var("TREDE_BENCH_LARGE").ok().and_then(|asked| asked.parse().ok());
    let sealed: usize = asked.unwrap_or(100_000_000);
    let [here, there] = [0; 2].map(|_| TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap());
    let made = Archive::create_unprotected(here.path(), "Voorbeeldstad", "Ilse", passphrase(), NOW_MS);
    let (mut one, _) = made.unwrap();
    drop(other_desk(there.path(), &mut one));
    let mut random = fastrand::Rng::with_seed(1);
    let (author, at_ms) = (one.coach(), NOW_MS);
    let lives = (0..sealed / (NOTE * 3 / 4)).map(|number| {
        let dossier = DossierId::from_bytes(random.u128(..).to_be_bytes());
        let record = RecordId::from_bytes(random.u128(..).to_be_bytes());
        // six bits a letter
        let note: String = (0..NOTE).map(|_| char::from(*random.choice(LETTERS).unwrap())).collect();
        let name = ParticipantEdit::Name(Name::new("Voorbeeld", "", &format!("Test {number}")));
        let note = Change::new(dossier, record, [ContactEdit::Note(note)]);
        vec![Deed { at_ms, author, changes: vec![Change::participant(dossier, [name]), note] }]
    });
    one.bring_in(NOW_MS, lives, &mut |_| true).unwrap();
    let bundle = here.path().join("groot.trede");
    export(&mut one, &bundle);
    drop(one);
    let size = usize::try_from(fs::metadata(&bundle).unwrap().len()).unwrap();
    println!("(a bundle of {:.0} MB)", size as f64 / 1e6);
    memory("the most memory while a large bundle comes in", there.path(), &bundle, size);
}

/// An empty store of the same location; both know each other.
fn other_desk(folder: &Path, one: &mut Archive) -> Archive {
    let made = Archive::create_unprotected(folder, "Elders", "Mo", passphrase(), NOW_MS);
    let (mut two, _) = made.unwrap();
    let card = own::card(one).unwrap();
    own::join(&mut two, &card, NOW_MS).unwrap();
    peers::accept(&mut two, card, NOW_MS).unwrap();
    let card = own::card(&mut two).unwrap();
    peers::accept(one, card, NOW_MS).unwrap();
    two
}

fn reopened(folder: &Path) -> Archive {
    Archive::open(common::locked(folder).unlock(&passphrase(), NOW_MS).unwrap()).unwrap()
}

/// Plans and writes what the only known peer should have; says how many entries that were.
fn export(from: &mut Archive, file: &Path) -> u64 {
    let receiver = Receiver::Peers(peers::present(from).unwrap());
    let order = Order { receiver, wanted: Wanted::Standing, fields: None, full: false };
    let plan = outgoing::plan(from, order, today()).unwrap();
    plan.write_file(from, file, NOW_MS + 1, &mut |_| true).unwrap().entries
}

fn look(to: &mut Archive, file: &Path) -> (incoming::Look, Opener) {
    let opener = Opener::identity(&own::identity(to).unwrap());
    let looked = incoming::look(to, file, &opener, NOW_MS + 2, &mut |_, _| true).unwrap();
    (looked, opener)
}

fn import(to: &mut Archive, file: &Path) {
    let (looked, opener) = look(to, file);
    incoming::take(to, file, &opener, &looked, NOW_MS + 2, &mut |_, _| true).unwrap();
}

/// What a thousand deeds of a day take, once both have everything.
fn delta(one: &mut Archive, two: &mut Archive, here: &Path, there: &Path) {
    let answer = there.join("antwoord.trede");
    export(two, &answer);
    import(one, &answer);
    let people: Vec<_> = one.summaries().unwrap().iter().map(|person| person.id).take(100).collect();
    for (at, id) in people.iter().cycle().take(DELTA).enumerate() {
        let name = Name::new("Voorbeeld", "van", &format!("Test {at}"));
        let edit = ParticipantEdit::Name(name);
        one.save(NOW_MS + 10 + at as u64, &[Change::participant(*id, [edit])]).unwrap();
    }
    let file = here.join("delta.trede");
    let (out, entries) = time(|| export(one, &file));
    assert!((DELTA as u64..DELTA as u64 + 10).contains(&entries), "{entries}");
    let bytes = fs::read(&file).unwrap();
    let (synced, ()) = time(|| {
        let mut file = File::create(here.join("zo.trede")).unwrap();
        file.write_all(&bytes).unwrap();
        file.sync_all().unwrap();
    });
    let of = ("a file of that size, synced", synced.as_secs_f64());
    line("1,000 entries out", Unit::Seconds, out.as_secs_f64(), of, Bound::Most(0.1));
    let (taken, ()) = time(|| import(two, &file));
    line("1,000 entries in, looked at first", Unit::Seconds, taken.as_secs_f64(), of, Bound::Most(0.3));
}

fn memory(name: &str, folder: &Path, bundle: &Path, bytes: usize) {
    let exe = std::env::current_exe().unwrap();
    let output = Command::new(exe).env(FOLDER, folder).env(BUNDLE, bundle).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let kilobytes: f64 = String::from_utf8(output.stdout).unwrap().trim().parse().unwrap();
    let of = ("what comes in", bytes as f64);
    line(name, Unit::Bytes, kilobytes * 1024.0, of, Bound::Most(200e6));
}

/// A process that takes over a bundle, and says how much memory that took at most.
fn child(folder: &Path, bundle: &Path) {
    let mut archive = reopened(folder);
    import(&mut archive, bundle);
    let status = fs::read_to_string("/proc/self/status").expect("memory is measured on Linux");
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    println!("{}", most.trim().trim_end_matches(" kB"));
}

fn all_entries(archive: &mut Archive) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for id in archive.store().dossiers().unwrap() {
        all.extend(archive.store().entries(id).unwrap().iter().map(|entry| entry.bytes().to_vec()));
    }
    all
}

fn seal_alone(plain: &[Vec<u8>], path: &Path) {
    let key = age::x25519::Identity::generate().to_public();
    let sealed = age::Encryptor::with_recipients(std::iter::once(&key as &dyn age::Recipient)).unwrap();
    let mut to = sealed.wrap_output(BufWriter::new(File::create(path).unwrap())).unwrap();
    for entry in plain {
        to.write_all(&u32::try_from(entry.len()).unwrap().to_le_bytes()).unwrap();
        to.write_all(entry).unwrap();
    }
    to.finish().unwrap().into_inner().unwrap().sync_all().unwrap();
}

fn write_plainly(plain: &[Vec<u8>], path: &PathBuf) {
    let db = sled::Config::new().path(path).cache_capacity(16 << 20).open().unwrap();
    for (at, entry) in plain.iter().enumerate() {
        db.insert((at as u64).to_be_bytes(), entry.as_slice()).unwrap();
    }
    db.flush().unwrap();
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

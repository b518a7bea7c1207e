//! A backup made, read back and compared, and a store made again from it: entries per second, and memory meanwhile.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a bench may fail loudly")]
#![allow(clippy::cast_precision_loss, reason = "nobody has that many entries")]

mod common;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

use common::{Bound, NOW_MS, Unit, line, passphrase, time};
use trede::archive::Archive;
use trede::exchange::backup;
use trede::store::{Env, Proof};

/// Says to the child which backup it restores.
const FILE: &str = "TREDE_BENCH_FILE";

fn main() {
    if let Some(file) = std::env::var_os(FILE) {
        return child(Path::new(&file));
    }
    common::begin("backup");
    let (folder, mut archive) = common::store();
    let file = folder.path().join("copy.trede");
    let (took, made) = time(|| backup::make(&mut archive, &file, NOW_MS, &mut |_, _| true).unwrap());
    let entries = made.entries as f64;
    println!("({} entries, {:.1} MB)", made.entries, made.bytes as f64 / 1e6);
    let (sealing, plain) = time(|| through_age(&mut archive, &folder.path().join("plain.age")));
    let of = ("the same bytes through age alone", entries / sealing.as_secs_f64());
    let speed = entries / took.as_secs_f64();
    line("backup written, read back, compared", Unit::PerSecond, speed, of, Bound::Least(50e3));
    let of = ("the entries as bytes", plain as f64);
    line("size of a backup", Unit::Bytes, made.bytes as f64, of, Bound::Times(0.5));

    let writing = into_sled(&mut archive, &folder.path().join("plain.sled"));
    drop(archive);
    let restored = child_of(&file);
    let [seconds, kilobytes, before] = <[f64; 3]>::try_from(restored).unwrap();
    let of = ("the same entries into sled alone", entries / writing);
    line("store made again from it", Unit::PerSecond, entries / seconds, of, Bound::Least(50e3));
    let of = ("before that", before * 1024.0);
    line("most memory meanwhile", Unit::Bytes, kilobytes * 1024.0, of, Bound::Most(200e6));
}

/// Everything sealed by age, as one stream; how many bytes that is.
fn through_age(archive: &mut Archive, path: &Path) -> u64 {
    let recipient = age::x25519::Identity::generate().to_public();
    let sealed = age::Encryptor::with_recipients(std::iter::once(&recipient as _)).unwrap();
    let mut to = sealed.wrap_output(BufWriter::new(File::create(path).unwrap())).unwrap();
    let mut plain = 0;
    for id in archive.store().dossiers().unwrap() {
        for entry in archive.store().entries(id).unwrap().iter() {
            plain += entry.bytes().len() as u64;
            to.write_all(entry.bytes()).unwrap();
        }
    }
    to.finish().unwrap().into_inner().unwrap().sync_all().unwrap();
    plain
}

/// Every entry a value of its own; how many seconds that took.
fn into_sled(archive: &mut Archive, path: &Path) -> f64 {
    let plain = sled::Config::new().path(path).cache_capacity(16 << 20).open().unwrap();
    let mut seconds = 0.0;
    for id in archive.store().dossiers().unwrap() {
        let entries = archive.store().entries(id).unwrap();
        let mut batch = sled::Batch::default();
        for entry in entries.iter() {
            let stream = entry.id().stream;
            let key = [id.as_bytes().as_slice(), &stream.as_bytes()[..], &entry.id().seq.to_be_bytes()];
            batch.insert(key.concat(), entry.bytes());
        }
        let (took, ()) = time(|| plain.apply_batch(batch).unwrap());
        seconds += took.as_secs_f64();
    }
    let (took, _) = time(|| plain.flush().unwrap());
    seconds + took.as_secs_f64()
}

/// What a process of its own says after a restore.
fn child_of(file: &Path) -> Vec<f64> {
    let output = Command::new(std::env::current_exe().unwrap()).env(FILE, file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    said.split_whitespace().map(|number| number.parse().unwrap()).collect()
}

/// Restores, and says how many seconds and kilobytes that took.
fn child(file: &Path) {
    let before = most_memory();
    let folder = file.with_file_name("restored");
    let proof = Proof::Passphrase(passphrase());
    let restored = || backup::restore(file, &folder, &Env::cheap, &proof, NOW_MS, &mut |_, _| true).unwrap();
    let (took, restored) = time(restored);
    assert!(restored.people > 0);
    println!("{} {} {before}", took.as_secs_f64(), most_memory());
}

fn most_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").expect("memory is measured on Linux");
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    most.trim().trim_end_matches(" kB").to_owned()
}

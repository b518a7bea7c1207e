//! What a process holds once a coach has unlocked and looked at two hundred people.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a bench may fail loudly")]
#![allow(clippy::cast_precision_loss, reason = "nobody has that much memory")]

mod common;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;

use common::{Bound, NOW_MS, Unit, line, list, passphrase, today};
use trede::app::people::People;
use trede::archive::Archive;
use trede::store::{Cost, Store};

/// Says to the child which store it opens.
const FOLDER: &str = "TREDE_BENCH_FOLDER";
const READ: usize = 200;

fn main() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return child(Path::new(&folder));
    }
    common::begin("memory");
    let (folder, mut archive) = common::store();
    // with what argon2 really takes, since that memory must come back
    let coach = archive.coach();
    archive.store().set_passphrase(coach, &passphrase(), Cost::FLOOR).unwrap();
    drop(archive);
    let (mut archive, _) = list(common::locked(folder.path()));
    let plain: usize = archive.store().summaries().unwrap().iter().map(|(_, bytes)| bytes.len()).sum();
    drop(archive);
    let output = Command::new(std::env::current_exe().unwrap()).env(FOLDER, folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let of = ("the summaries as bytes", plain as f64);
    for told in said.lines() {
        let (name, kilobytes) = told.split_once('\t').unwrap();
        let bound = if name.starts_with("after") { Bound::Most(60e6) } else { Bound::None };
        line(name, Unit::Bytes, kilobytes.parse::<f64>().unwrap() * 1024.0, of, bound);
    }
}

/// A coach at work, who says how much memory that takes.
fn child(folder: &Path) {
    tell("before anything");
    let store = Store::open(folder).unwrap().unlock(&passphrase(), NOW_MS).unwrap();
    tell("store open");
    let mut archive = Archive::open(store).unwrap();
    let people = People::new(archive.summaries().unwrap(), today());
    tell("list in memory");
    let step = (people.count() / READ).max(1);
    let some: Vec<_> = people.shown().step_by(step).take(READ).map(|person| person.id).collect();
    for id in some {
        black_box(archive.dossier(id).unwrap());
    }
    tell("after reading 200 dossiers");
    black_box(people);
}

fn tell(when: &str) {
    let status = fs::read_to_string("/proc/self/status").expect("memory is measured on Linux");
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    println!("{when}\t{}", resident.trim().trim_end_matches(" kB"));
}

//! Everything unsealed and folded, entries per second, against the same entries that were never sealed.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench may fail loudly")]
#![allow(clippy::cast_precision_loss, reason = "nobody has that many entries")]

mod common;

use std::fs;

use common::{Bound, Unit, line, list, locked, time};
use trede::id::DossierId;
use trede::journal::{Entry, fold};
use trede::record;

fn main() {
    common::begin("reading");
    let (folder, mut archive) = common::store();
    let dossiers = archive.store().dossiers().unwrap();
    let mut bytes: Vec<(DossierId, Vec<Box<[u8]>>)> = Vec::new();
    for id in &dossiers {
        let entries = archive.store().entries(*id).unwrap();
        bytes.push((*id, entries.iter().map(|entry| entry.bytes().into()).collect()));
    }
    let (took, plain) = time(|| bytes.iter().map(|(id, bytes)| folded_plain(*id, bytes)).sum::<usize>());
    let of = ("read and folded from plain bytes", plain as f64 / took.as_secs_f64());
    drop(bytes);

    let (took, report) = time(|| archive.store().check(&mut |_, _| true).unwrap());
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    let speed = report.entries as f64 / took.as_secs_f64();
    println!("({} entries in {} dossiers)", report.entries, dossiers.len());
    line("checked: logs and database unsealed, compared", Unit::PerSecond, speed, of, Bound::Least(50e3));

    let (took, open) =
        time(|| dossiers.iter().map(|id| archive.dossier(*id).unwrap().statuses.len()).sum::<usize>());
    assert!(open > 0, "nothing was read");
    let speed = plain as f64 / took.as_secs_f64();
    line("every dossier unsealed and folded", Unit::PerSecond, speed, of, Bound::Least(50e3));

    drop(archive);
    fs::remove_dir_all(folder.path().join("sled")).unwrap();
    let (took, (mut archive, people)) = time(|| list(locked(folder.path())));
    assert_eq!(people.all().len(), dossiers.len());
    let entries = archive.store().tally().unwrap().count;
    let speed = entries as f64 / took.as_secs_f64();
    line("database and list made again from the logs", Unit::PerSecond, speed, of, Bound::Least(50e3));
}

/// Folds a dossier from bytes that were never sealed; how many entries that were.
fn folded_plain(id: DossierId, bytes: &[Box<[u8]>]) -> usize {
    let entries: Vec<Entry> = bytes.iter().map(|bytes| Entry::read(bytes).unwrap()).collect();
    std::hint::black_box(record::dossier(id, &fold(&entries), &record::Stations::default()));
    entries.len()
}

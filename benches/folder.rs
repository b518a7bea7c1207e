//! The size of the database after `compact`, against the same entries written plainly.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench may fail loudly")]
#![allow(clippy::cast_precision_loss, reason = "no folder is that large")]

mod common;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use common::{Bound, Unit, line, list, locked, time};
use trede::archive::Archive;

/// The most entries that stand in one segment, in bytes.
const SEGMENT: usize = 60 * 1024;

fn main() {
    common::begin("folder");
    let (folder, mut archive) = common::store();
    let before = size(&folder.path().join("sled"));
    let (took, ()) = time(|| archive.store().compact(&mut |_, _| true).unwrap());
    drop(archive);
    let after = size(&folder.path().join("sled"));
    let (mut archive, _) = list(locked(folder.path()));
    let plain = folder.path().join("plain");
    let (writing, ()) = time(|| write_plainly(&mut archive, &plain));
    let of = ("segments and summaries in one file", fs::metadata(&plain).unwrap().len() as f64);
    line("database after compact", Unit::Bytes, after as f64, of, Bound::Times(2.0));
    line("database after one large import", Unit::Bytes, before as f64, of, Bound::None);
    let logs = size(&folder.path().join("safety"));
    line("the safety logs", Unit::Bytes, logs as f64, of, Bound::None);
    let of = ("writing that file", writing.as_secs_f64());
    line("compact itself", Unit::Seconds, took.as_secs_f64(), of, Bound::None);
}

/// All entries, packed as in the database but not sealed, and all summaries, one after the other.
fn write_plainly(archive: &mut Archive, path: &Path) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    for (_, summary) in archive.store().summaries().unwrap() {
        file.write_all(&summary).unwrap();
    }
    for id in archive.store().dossiers().unwrap() {
        let entries = archive.store().entries(id).unwrap();
        let mut segment = Vec::new();
        for entry in entries.iter() {
            if segment.len() + entry.bytes().len() > SEGMENT {
                file.write_all(&lz4_flex::compress_prepend_size(&segment)).unwrap();
                segment.clear();
            }
            segment.extend(entry.bytes());
        }
        file.write_all(&lz4_flex::compress_prepend_size(&segment)).unwrap();
    }
    file.into_inner().unwrap().sync_all().unwrap();
}

/// The bytes of all files in a folder.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let sizes = entries.map(|entry| {
        if entry.file_type().unwrap().is_dir() {
            size(&entry.path())
        } else {
            entry.metadata().unwrap().len()
        }
    });
    sizes.sum()
}

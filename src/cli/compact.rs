//! `trede compact`: writes the database anew, so that what was replaced takes no room and cannot be read back.

use std::fs;
use std::path::Path;

use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::shapes::compacted::Compacted;

/// Compacts it.
pub fn run(desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let folder = desk.folder()?.to_owned();
    let bytes_before = size(&folder);
    let mut progress = desk.progress();
    archive.store().compact(&mut |done, total| progress.tell(done, total))?;
    drop(progress);
    let done = Compacted { bytes_before, bytes_after: size(&folder) };
    if out.json {
        out.value(&done)?;
    } else {
        let (before, after) = (kilobytes(done.bytes_before), kilobytes(done.bytes_after));
        out.line(&desk.words.filled("cli-compacted", &[("before", &before), ("after", &after)]));
    }
    Ok(code::OK)
}

/// The bytes of every file in a folder; what cannot be looked at counts for nothing.
fn size(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let of = |entry: fs::DirEntry| match entry.metadata() {
        Ok(about) if about.is_dir() => size(&entry.path()),
        Ok(about) => about.len(),
        Err(_) => 0,
    };
    entries.flatten().map(of).sum()
}

fn kilobytes(bytes: u64) -> String {
    bytes.div_ceil(1000).to_string()
}

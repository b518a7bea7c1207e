//! Writes the database anew, so that what was replaced takes no room and cannot be read back from the file.
//!
//! The logs stay as they are: a broken database is made again from them.

use std::fs;
use std::path::Path;

use super::Progress;
use super::cache::{Cache, Group, Trouble};
use super::error::StoreError;
use super::recover::plain;
use super::safety::Position;
use super::session::Store;
use super::sled_trees::{self, Fault, Trees};
use crate::journal::Stamp;

const NEW: &str = "sled.compact";
const OLD: &str = "sled.old";
/// So much goes in at once. With much more or much less sled writes its pages more often, and its file grows (`benches/folder.rs`).
const GROUP_BYTES: usize = 2 << 20;

/// Finishes or forgets a compaction that was cut off.
pub(super) fn tidy(folder: &Path) {
    let (current, old) = (folder.join(sled_trees::FOLDER), folder.join(OLD));
    // each step may find nothing to do; the logs can make the database again whatever happens here
    let _ = fs::remove_dir_all(folder.join(NEW));
    if current.exists() {
        let _ = fs::remove_dir_all(old);
    } else {
        let _ = fs::rename(old, current);
    }
}

impl Store {
    /// Writes the database anew. Without room for it nothing changes.
    pub fn compact(&mut self, progress: &mut Progress<'_>) -> Result<(), StoreError> {
        if self.behind {
            self.catch_up()?;
        }
        self.settle()?;
        let folder = self.parts.folder.clone();
        tidy(&folder);
        let written = self.write_new(progress);
        if let Err(error) = written {
            tidy(&folder);
            return Err(error);
        }
        // both are closed before their folders move
        self.cache = None;
        let current = folder.join(sled_trees::FOLDER);
        fs::rename(&current, folder.join(OLD))?;
        fs::rename(folder.join(NEW), &current)?;
        let trees = Trees::open(&folder, sled_trees::FOLDER);
        let loaded = self.ground().load(trees);
        match loaded {
            Ok(cache) => self.cache = Some(cache),
            Err(Trouble::Fault(Fault::Broken)) => self.mend()?,
            Err(trouble) => return Err(plain(trouble)),
        }
        tidy(&folder);
        Ok(())
    }

    fn write_new(&mut self, progress: &mut Progress<'_>) -> Result<(), StoreError> {
        let ground = self.ground();
        let trees = Trees::open(ground.folder, NEW);
        let mut new = ground.load(trees).map_err(plain)?;
        let old = self.cache()?;
        copy(old, &mut new, progress).map_err(plain)
    }
}

fn copy(old: &Cache, new: &mut Cache, progress: &mut Progress<'_>) -> Result<(), Trouble> {
    let total = old.index().len() as u64;
    let mut group = Group { access: old.access()?, settings: old.settings()?, ..Group::default() };
    let mut bytes = 0;
    for (done, dossier) in (0..).zip(old.index().keys()) {
        if !progress(done, total) {
            return Err(StoreError::Cancelled.into());
        }
        let entries = old.entries(*dossier)?;
        bytes += entries.iter().map(|entry| entry.bytes().len()).sum::<usize>();
        group.entries.extend(entries);
        if bytes >= GROUP_BYTES {
            new.apply(&std::mem::take(&mut group), Position::START, vec![], Stamp::default())?;
            bytes = 0;
        }
    }
    let state = old.state().clone();
    new.apply(&group, state.applied, state.pending, state.last)?;
    for some in old.current_summaries()?.chunks(256) {
        new.put_summaries(some.to_vec())?;
    }
    new.flush()?;
    Ok(())
}

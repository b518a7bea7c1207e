//! The store and its backups made anew under a new key: after a coach was removed, the recovery words were replaced, or
//! something was erased. What is left to do is seen from what is there, so it goes on after a crash.

use std::path::Path;

use super::ExchangeError;
use super::backup::{self, Progress};
use crate::archive::Archive;
use crate::domain::Day;

/// What was made anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Renewed {
    /// The logs and the database.
    pub store: bool,
    /// So many backups went; one of today stands in their place.
    pub backups: usize,
}

/// Whether there is something to do. `folder` is that of the store; empty when it has none that lasts.
///
/// # Errors
/// A store or folder that cannot be read.
pub fn is_due(archive: &mut Archive, folder: &Path) -> Result<bool, ExchangeError> {
    Ok(archive.has_removals() || archive.store().must_rewrite()? || !outlived(archive, folder)?.is_empty())
}

/// Does what is to be done. Stopped or failed, everything is as it was or half done, and can be done again.
///
/// # Errors
/// What the disk refuses.
pub fn renew(
    archive: &mut Archive,
    folder: &Path,
    now: (u64, Day),
    go_on: &mut Progress<'_>,
) -> Result<Renewed, ExchangeError> {
    archive.follow_removals()?;
    let store = archive.store().must_rewrite()?;
    if store {
        archive.store().rewrite(go_on)?;
    }
    let others = outlived(archive, folder)?;
    if !others.is_empty() {
        backup::replace(archive, folder, &others, now, go_on)?;
    }
    Ok(Renewed { store, backups: others.len() })
}

fn outlived(archive: &mut Archive, folder: &Path) -> Result<Vec<std::path::PathBuf>, ExchangeError> {
    if folder.as_os_str().is_empty() { Ok(vec![]) } else { backup::outlived(archive, folder) }
}

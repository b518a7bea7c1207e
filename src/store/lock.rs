//! One process at a time has a store open. The other one is named, not waited for.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::Path;

use super::error::StoreError;

/// Held as long as the store is open; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct ProcessLock {
    _file: File,
}

impl ProcessLock {
    /// Takes the lock of the store in this folder.
    pub fn take(folder: &Path) -> Result<Self, StoreError> {
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("store.lock"))?;
        // beside the lock, because a locked file cannot be read on every system
        let pid_file = folder.join("store.pid");
        match file.try_lock() {
            Ok(()) => {
                // the number only serves the message of a second process
                let _ = fs::write(pid_file, std::process::id().to_string());
                Ok(Self { _file: file })
            }
            Err(TryLockError::WouldBlock) => {
                let pid = fs::read_to_string(pid_file).ok().and_then(|text| text.trim().parse().ok());
                Err(StoreError::InUse { pid })
            }
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

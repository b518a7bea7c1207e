//! The shapes of `backup` and `restore`.

use std::path::Path;

use serde::Serialize;

use super::moment;
use crate::exchange::backup;

/// A backup that was made.
#[derive(Serialize)]
pub struct BackedUp {
    /// The backup.
    pub file: String,
    /// The key file beside it.
    pub key_file: String,
    /// How many entries.
    pub entries: u64,
    /// Its size.
    pub bytes: u64,
}

impl BackedUp {
    /// As it was made.
    pub fn of(made: &backup::BackedUp) -> Self {
        Self {
            file: made.file.display().to_string(),
            key_file: backup::beside(&made.file).display().to_string(),
            entries: made.entries,
            bytes: made.bytes,
        }
    }
}

/// A store that was made again.
#[derive(Serialize)]
pub struct Restored {
    /// Its folder.
    pub store: String,
    /// Name of the location.
    pub location: String,
    /// When the backup was made.
    pub made: Option<String>,
    /// How many participants.
    pub people: u64,
    /// How many entries.
    pub entries: u64,
}

impl Restored {
    /// As it was made, in this folder.
    pub fn of(folder: &Path, made: &backup::Restored) -> Self {
        Self {
            store: folder.display().to_string(),
            location: made.location.clone(),
            made: moment(made.made_ms),
            people: made.people,
            entries: made.entries,
        }
    }
}

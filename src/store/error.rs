//! What can go wrong with a store, in words for the person at the desk. Screens choose their text by variant.

use std::io;
use std::time::Duration;

use crate::journal::{EntryError, Target, UndoError};

/// Why the store refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no store in this folder.
    #[error("there is no store here; begin one, or name another folder")]
    NotAStore,
    /// There is a store in this folder already.
    #[error("there is a store here already; open it, or name another folder")]
    AlreadyAStore,
    /// Another process has it open.
    #[error("the store is open in another window or program (process {}); close that one first", pid_text(*pid))]
    InUse {
        /// Its process number, when it could be read.
        pid: Option<u32>,
    },
    /// A newer version of the program wrote it.
    #[error("a newer version of the program wrote {what} (format {found}); install that version to open it")]
    NewerFormat {
        /// Which file.
        what: &'static str,
        /// The format number found.
        found: u8,
    },
    /// The passphrase opens no slot.
    #[error("this passphrase does not open the store; try again after {} seconds", wait.as_secs())]
    WrongPassphrase {
        /// How long the next try must wait.
        wait: Duration,
    },
    /// The recovery words open nothing.
    #[error("these words do not open the store; try again after {} seconds", wait.as_secs())]
    WrongWords {
        /// How long the next try must wait.
        wait: Duration,
    },
    /// The words are not twelve words of the list, or one is mistyped.
    #[error("these are not twelve recovery words; check the spelling and the order")]
    NotWords,
    /// Tried again too soon after wrong tries.
    #[error("wait {} seconds before the next try", wait.as_secs())]
    TooSoon {
        /// How long still.
        wait: Duration,
    },
    /// A passphrase that is too short to protect anything.
    #[error("a passphrase has at least {least} characters")]
    ShortPassphrase {
        /// The least number of characters.
        least: usize,
    },
    /// A passphrase that another coach has; the words do not say so.
    #[error("this passphrase cannot be used here; choose another one")]
    UnfitPassphrase,
    /// No room. Reading goes on; what is on the screen is not lost.
    #[error("the disk is full: nothing more can be saved until there is room")]
    DiskFull,
    /// The files may not be written.
    #[error("the folder of the store may not be written; ask whoever manages this computer")]
    NotAllowed,
    /// Any other failure of the disk.
    #[error("the disk failed: {0}")]
    Disk(io::Error),
    /// A file of the store is damaged beyond what could be mended.
    #[error("the store is damaged ({what}); keep the folder, run `trede check`, and ask for help")]
    Damaged {
        /// Which part.
        what: &'static str,
    },
    /// A value larger than may be stored.
    #[error("this is too long to save: {bytes} bytes, at most {limit}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// One import wrote a dossier in two batches.
    #[error("an import hands in all changes to one dossier in one batch")]
    DossierTwice,
    /// The import was committed, cancelled, or is of an earlier unlock.
    #[error("this import is not open any more; begin it again")]
    NoSuchImport,
    /// It is about something that was erased for good.
    #[error("{} was erased; nothing more can be written to it", if *whole { "this file" } else { "this record" })]
    Erased {
        /// The whole file; else one record of it.
        whole: bool,
        /// The number of the day on which it was erased.
        day: i32,
    },
    /// An action that cannot be undone.
    #[error(transparent)]
    Undo(#[from] UndoError),
    /// A bundle that does not hold together.
    #[error(transparent)]
    Adopt(#[from] crate::journal::AdoptError),
    /// An edit that makes no entry.
    #[error(transparent)]
    Entry(EntryError),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers; restart the computer")]
    NoEntropy,
    /// The person stopped a long job.
    #[error("stopped; nothing was changed")]
    Cancelled,
}

impl StoreError {
    pub(super) const fn erased(target: Target, day: i32) -> Self {
        Self::Erased { whole: matches!(target, Target::Dossier(_)), day }
    }
}

fn pid_text(pid: Option<u32>) -> String {
    pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string())
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NotAllowed,
            _ => Self::Disk(error),
        }
    }
}

impl From<EntryError> for StoreError {
    fn from(error: EntryError) -> Self {
        match error {
            EntryError::TooLarge(bytes) => Self::TooLarge { bytes, limit: crate::journal::MAX_ENTRY },
            other => Self::Entry(other),
        }
    }
}

/// Something the coach is told after the store opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The database behind the journal was damaged; it was set aside and built again. Nothing was lost.
    Rebuilt,
    /// The safety log missed entries that the database still had; they were written to it again. Nothing was lost.
    LogMended {
        /// How many.
        entries: u64,
    },
    /// The last write was cut off by a crash or power cut; it had not been shown as saved.
    UnfinishedWrite {
        /// How many bytes.
        bytes: u64,
    },
    /// Saved entries are gone from the log and the database. The number is a lower bound.
    Lost {
        /// How many entries.
        entries: u64,
        /// How many parts of the log cannot be read.
        places: u64,
    },
    /// Entries came in that a copy of this store wrote. Nothing is lost; the copy should not be used.
    Copied {
        /// How many.
        entries: u64,
    },
    /// The clock of the computer is behind what was saved here. Nothing is lost; days and terms are wrong until it is set.
    ClockBehind {
        /// When the latest was saved, in milliseconds since 1970 UTC.
        last_ms: u64,
    },
    /// One of the two copies of the key file was damaged and was written again from the other.
    KeysMended,
}

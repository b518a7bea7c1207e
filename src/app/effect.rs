//! What the core asks of the world: the worker with the store, the terminal, the clock. Imperative, and nothing else.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use crate::domain::{Access, Change, Day};
use crate::id::DossierId;

use super::draft::Draft;
use super::history::Done;
use super::said::Said;

/// Names a save while it is under way.
pub type Token = u64;

/// A list of people to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleFile {
    /// The file, as typed.
    pub path: String,
    /// Lines of which the coach says that a number is no citizen service number.
    pub not_bsn: BTreeSet<u64>,
    /// Today.
    pub today: Day,
}

/// One request.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Make a store with its first coach.
    SetUp {
        /// Name of the location.
        location: String,
        /// First name of the coach.
        coach: String,
        /// Passphrase.
        passphrase: Zeroizing<String>,
    },
    /// Open the store with a passphrase.
    Unlock(Zeroizing<String>),
    /// Forget keys and everything read.
    Lock,
    /// Read a dossier.
    Open(DossierId),
    /// Read the neighbours of a dossier into memory.
    Prefetch(Vec<DossierId>),
    /// Make summaries again that no longer hold, because the location decided something else; a few at a time.
    Refresh,
    /// Write changes; answered by `Saved`, `SaveFailed` or `SaveRefused`.
    Save {
        /// Which save.
        token: Token,
        /// What was done, for undo.
        name: Said,
        /// The changes, one action.
        changes: Vec<Change>,
        /// It failed before and is the first that waits; any other is refused until that one is saved.
        again: bool,
    },
    /// Undo an action.
    Undo(Done),
    /// Undo an undo: the action that it was written as.
    Redo(Done),
    /// Keep what is being typed, sealed, within a second.
    SaveDraft(Draft),
    /// What was being typed is saved or dropped.
    ClearDraft,
    /// Write the access log.
    LogAccess(DossierId, Access),
    /// Read a list of people, to show what would be imported.
    ReadPeople(PeopleFile),
    /// Import the list that was shown last.
    ImportPeople,
    /// Look how a path can go on, to what fits.
    Complete(String, super::path::Fit),
    /// Change who comes in here.
    Coach(super::coaches::Request),
    /// Exchange with other workstations.
    Exchange(super::exchange::Ask),
    /// About privacy: the access log, a letter, erasing.
    Privacy(super::privacy::Ask),
    /// Stop the import, or the bundle that is read or written.
    CancelImport,
    /// Put the terminal back and stop the process until it is continued.
    Suspend,
    /// End the program.
    Quit,
}

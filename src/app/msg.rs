//! What happened: a key, the clock, an answer of the worker. Past tense, and the only way into `update`.

use crate::domain::catalogue::Catalogue;
use crate::domain::{Dossier, Summary};
use crate::id::{CoachId, DossierId, EntryId, StoreId};
use crate::keymap::Key;

use super::draft::Draft;
use super::effect::Token;
use super::history::Done;
use super::layout::Layout;
use super::model::Now;
use super::overlay::ImportPreview;
use super::said::Said;

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// One click.
    Click,
    /// The second click of two.
    DoubleClick,
    /// The wheel, towards the start.
    WheelUp,
    /// The wheel, towards the end.
    WheelDown,
}

/// What a save, an undo or an import left behind.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The dossiers it touched that are open or near.
    pub dossiers: Vec<Dossier>,
    /// In short, all it touched.
    pub summaries: Vec<Summary>,
    /// People that are no more, because their creation was undone.
    pub gone: Vec<DossierId>,
    /// The catalogue, when it was touched.
    pub catalogue: Option<Box<Catalogue>>,
}

/// Everything a coach needs after unlocking.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Who.
    pub coach: CoachId,
    /// This workstation.
    pub station: StoreId,
    /// The catalogue.
    pub catalogue: Catalogue,
    /// Who has a passphrase at this workstation.
    pub can_enter: Vec<CoachId>,
    /// Everybody in short.
    pub summaries: Vec<Summary>,
    /// What this coach was typing when it locked or crashed.
    pub draft: Option<Draft>,
    /// What the store has to say (a rebuild, a full disk).
    pub notices: Vec<Said>,
    /// Where new ids come from.
    pub seed: [u8; 32],
}

/// One message.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse, at a column and row.
    Mouse(MouseKind, u16, u16),
    /// The terminal got another size.
    Resized(u16, u16),
    /// The clock went on.
    Ticked(Now),
    /// A frame was drawn.
    Drawn(Layout),
    /// The store was made.
    SetUp {
        /// The recovery words.
        words: Vec<String>,
        /// The desk to open.
        opening: Box<Opening>,
    },
    /// Making the store failed.
    SetUpFailed(Said),
    /// The store was opened.
    Unlocked(Box<Opening>),
    /// It was not.
    UnlockFailed {
        /// Why.
        why: Said,
        /// No new try for so long.
        wait_ms: u64,
    },
    /// A dossier was read.
    Opened(Box<Dossier>),
    /// A dossier could not be read.
    OpenFailed(DossierId, Said),
    /// A save is on the disk. What it left behind follows.
    Saved {
        /// Which save.
        token: Token,
        /// The action it became.
        action: EntryId,
        /// What it was.
        name: Said,
    },
    /// What a save left behind.
    Folded(Box<Folded>),
    /// Some people in short, made again; whether there are more to ask for.
    Refreshed(Vec<Summary>, bool),
    /// A save did not work; nothing on the screen is lost.
    SaveFailed(Token, Said),
    /// A save can never succeed: what it is about was erased. It is not tried again.
    SaveRefused {
        /// Which save.
        token: Token,
        /// Why.
        why: Said,
        /// What there is instead.
        folded: Box<Folded>,
    },
    /// An action was undone.
    Undone {
        /// The action that the undo became.
        action: EntryId,
        /// What was undone.
        done: Done,
        /// What it left behind.
        folded: Box<Folded>,
    },
    /// An undone action was redone.
    Redone {
        /// The action that the redo became.
        action: EntryId,
        /// What was redone.
        done: Done,
        /// What it left behind.
        folded: Box<Folded>,
    },
    /// Undo or redo did not work.
    UndoFailed(Said),
    /// The draft is on the disk.
    DraftSaved,
    /// The draft could not be written; it is still on the screen.
    DraftFailed(Said),
    /// The backup of the day could not be made.
    BackupFailed(Said),
    /// What became of a change of the coaches.
    Coach(super::coaches::Answer),
    /// A list of people was read.
    PeopleRead(Box<ImportPreview>),
    /// A list of people could not be read.
    PeopleFailed(Said),
    /// The import goes on, so many of a hundred.
    ImportProgressed(u8),
    /// The import is on the disk.
    PeopleImported {
        /// The action it became.
        action: Option<EntryId>,
        /// What it left behind.
        folded: Box<Folded>,
        /// What was done, in numbers.
        said: Said,
    },
    /// How a path can go on.
    Completed(super::path::Ways),
    /// About the exchange with other workstations.
    Exchanged(super::exchange::Answer),
    /// About privacy.
    Privacy(super::privacy::Answer),
    /// The system asks to lock (HUP, suspend).
    LockAsked,
    /// The system asks to end (TERM).
    EndAsked,
}

//! What a coach does: each act checks the rules of the domain and says which fields change. Writes nothing itself.
//!
//! An act looks at one dossier as it stands, so acts that follow each other go through a [`Chain`]. The guard on
//! citizen service numbers is at the field where text is typed, not here.

pub mod barriers;
pub mod coaches;
pub mod contacts;
pub mod course;
mod error;
pub mod handing;
pub mod keeping;
pub mod location;
pub mod meetings;
pub mod modules;
pub mod paths;
pub mod person;
pub mod proofs;
pub mod settle;
pub mod trust;
pub mod ways;
pub mod wishes;

pub use error::{ActArg, ActError};

use super::record::{Record, Records};
use super::{Authorship, Change, Day, Dossier};
use crate::id::{CoachId, IdSource, RecordId};

/// Longest short text (a name, an organisation, a title), in characters.
pub const SHORT_MAX_CHARS: usize = 200;
/// Longest long text (a wish, a note), in characters.
pub const LONG_MAX_CHARS: usize = 4_000;

/// Who acts, on which day, and where new records get their ids.
#[derive(Debug)]
pub struct Desk<'a> {
    /// Today.
    pub today: Day,
    /// The coach at the desk.
    pub coach: CoachId,
    /// Where new ids come from.
    pub ids: &'a mut IdSource,
}

/// What an act brings about: the changes, or why not.
pub type Acted = Result<Vec<Change>, ActError>;

/// Acts that follow each other on one dossier, each seeing what the one before it changed.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The dossier with everything done so far.
    pub dossier: Dossier,
    changes: Vec<Change>,
    by: Authorship,
}

impl Chain {
    /// A chain on a dossier; `by` marks what was done so far until the journal has it.
    pub const fn new(dossier: Dossier, by: Authorship) -> Self {
        Self { dossier, changes: Vec::new(), by }
    }

    /// Does one more act. When it is refused nothing of it remains, and what went before stands.
    pub fn act(&mut self, act: impl FnOnce(&Dossier) -> Acted) -> Result<(), ActError> {
        for change in act(&self.dossier)? {
            self.dossier.apply(&change, self.by);
            // What is typed later counts as later, also within one chain.
            self.by.at_ms += 1;
            self.changes.push(change);
        }
        Ok(())
    }

    /// Everything that changed, in order.
    pub fn into_changes(self) -> Vec<Change> {
        self.changes
    }
}

/// A dossier that may be changed: not one that was frozen on request of the participant.
fn open(dossier: &Dossier) -> Result<(), ActError> {
    if *dossier.participant.frozen { Err(ActError::Frozen) } else { Ok(()) }
}

/// A text that fits.
fn fits(text: &str, max: usize) -> Result<(), ActError> {
    match text.chars().count() {
        chars if chars > max => Err(ActError::TooLong { max, over: chars - max }),
        _ => Ok(()),
    }
}

/// A text that fits and says something.
fn said(text: &str, max: usize) -> Result<(), ActError> {
    if text.trim().is_empty() { Err(ActError::Empty) } else { fits(text, max) }
}

/// A day that is not behind today.
fn not_later(day: Day, today: Day) -> Result<(), ActError> {
    if day > today { Err(ActError::InTheFuture(day)) } else { Ok(()) }
}

/// A day that is not before today.
fn not_earlier(day: Day, today: Day) -> Result<(), ActError> {
    if day < today { Err(ActError::InThePast(day)) } else { Ok(()) }
}

/// One record that counts.
fn known<T: Record>(records: &Records<T>, id: RecordId) -> Result<&T, ActError> {
    records.get(id).ok_or(ActError::Unknown)
}

/// Whether a record with an id of its own key was taken back and must be brought back before it is written to.
fn was_withdrawn<T: Record>(records: &Records<T>, id: RecordId) -> bool {
    records.all().any(|(known, record)| known == id && record.is_withdrawn())
}

#[cfg(test)]
mod testing;

//! What a coach or coordinator asks about who comes in here, and the answer.

use zeroize::Zeroizing;

use crate::domain::catalogue::{Catalogue, Role};
use crate::domain::{Day, Summary};
use crate::id::CoachId;

use super::form::FieldName;
use super::said::Said;

/// What is asked.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Somebody comes in here from now on.
    Add {
        /// First name.
        name: String,
        /// In which role.
        role: Role,
        /// Their passphrase.
        passphrase: Zeroizing<String>,
    },
    /// Another role, another passphrase, or both.
    Change {
        /// Whose.
        coach: CoachId,
        /// The role, when the form asked for it.
        role: Option<Role>,
        /// The new passphrase, with the one before when it is the own one.
        passphrase: Option<(Option<Zeroizing<String>>, Zeroizing<String>)>,
    },
    /// Somebody leaves; the coach at the desk takes the agenda over.
    Remove(CoachId),
}

/// What is asked, and when.
#[derive(Clone, Debug)]
pub struct Request {
    /// What.
    pub ask: Ask,
    /// Today.
    pub today: Day,
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Done: everything on the desk as the store has it now.
    Done {
        /// In words.
        said: Said,
        /// The catalogue.
        catalogue: Box<Catalogue>,
        /// Who has a passphrase at this workstation now.
        can_enter: Vec<CoachId>,
        /// Everybody in short, when somebody else looks after them now.
        summaries: Option<Vec<Summary>>,
    },
    /// Not done: the field to mend, and what to do.
    Refused(FieldName, Said),
}

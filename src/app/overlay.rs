//! What may lie over the screen: one stack of these, the last one gets the keys first.

use std::collections::BTreeSet;

use crate::domain::barrier::BarrierDomain;
use crate::id::{CoachId, DossierId, LocationId, StoreId};

use super::alike::Doubles;
use super::effect::PeopleFile;
use super::exchange::previews::{Arriving, CardShown, Leaving};
use super::field::TextField;
use super::form::Form;
use super::forms::FormKind;
use super::said::Said;
use super::settle::Settling;

/// One overlay.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// A form for one thing: an action, a module, an appointment.
    Form {
        /// Which form.
        kind: FormKind,
        /// Its fields.
        form: Form,
    },
    /// What can be done with this row (Space), in the order of the keymap.
    Menu {
        /// The line chosen.
        cursor: usize,
    },
    /// All keys here (`?`), with a filter.
    Help {
        /// What is typed to filter.
        filter: TextField,
        /// First line shown.
        scroll: usize,
    },
    /// Every action and every participant (`:`).
    Palette {
        /// What is typed.
        query: TextField,
        /// The hit chosen.
        cursor: usize,
    },
    /// A question before something that cannot be undone, or before leaving.
    Confirm {
        /// The question.
        question: Said,
        /// What happens on yes.
        then: Confirmed,
    },
    /// The scores of one domain over time (`t`).
    BarrierHistory(BarrierDomain),
    /// Earlier wishes, steps, contacts of this person.
    Story {
        /// First line shown.
        scroll: usize,
    },
    /// What stands in two versions, for a person to choose.
    Settle(Settling),
    /// A list of people that was read and can be imported.
    Import(Box<ImportPreview>),
    /// Who may be the same person as the one selected, and which dossiers are.
    Alike(Box<Doubles>),
    /// A card: the own one, or one to accept.
    Card(Box<CardShown>),
    /// A bundle before it leaves.
    Leaving(Box<Leaving>),
    /// A bundle before it is taken over.
    Arriving(Box<Arriving>),
}

impl Overlay {
    /// A list of actions or people that is about what lies under it.
    pub const fn is_list(&self) -> bool {
        matches!(self, Self::Help { .. } | Self::Palette { .. } | Self::Menu { .. })
    }
}

/// What a confirmed question does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Leave the program.
    Quit,
    /// Drop what was typed in the form below.
    DropForm,
    /// This coach comes in no more.
    RemoveCoach(CoachId),
    /// Nothing more goes to this workstation, and nothing comes from it.
    RemoveStation(StoreId),
    /// Make a bundle for the workstations of this location.
    BundleFor(LocationId),
    /// This one belongs to the location of that workstation from now on.
    JoinStation(StoreId),
}

/// What a list of people would do.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportPreview {
    /// The file, and what was said about it.
    pub asked: PeopleFile,
    /// How it is written.
    pub encoding: &'static str,
    /// Which column was read as what; none is not read.
    pub columns: Vec<(String, Option<&'static str>)>,
    /// New people, changed people, and people that are the same.
    pub new: usize,
    /// People of whom something would change.
    pub changed: usize,
    /// People that stay as they are.
    pub same: usize,
    /// New people that look like somebody known.
    pub doubles: usize,
    /// Rows that are not taken over at all.
    pub refused: usize,
    /// What could not be read, one line each.
    pub problems: Vec<Said>,
    /// Lines with a number that may be a citizen service number.
    pub bsn_lines: BTreeSet<u64>,
    /// First line of the problems shown.
    pub scroll: usize,
    /// How far the import is, from 0 to 100, once it runs.
    pub progress: Option<u8>,
}

/// A hit of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// An action.
    Command(crate::keymap::Command),
    /// A participant.
    Person(DossierId),
}

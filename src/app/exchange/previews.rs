//! What is looked at before it happens: a card before it is accepted, a bundle before it leaves, and one before it is
//! taken over.

use std::collections::BTreeMap;

use crate::domain::catalogue::Catalogue;
use crate::domain::{Day, Difference, Dispute, Kind, Name, Summary};
use crate::id::{DossierId, LocationId, StoreId};

use super::{CheckWords, Stations};
use crate::app::said::Said;

/// How we stand to a workstation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Accepted.
    Yes,
    /// Never accepted.
    No,
    /// Accepted once, and removed.
    Removed,
    /// Accepted with another key.
    OtherKey,
    /// This workstation.
    Ourselves,
}

impl Known {
    /// The id of its word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Yes => "station-known",
            Self::No => "station-unknown",
            Self::Removed => "station-removed",
            Self::OtherKey => "station-other-key",
            Self::Ourselves => "station-ourselves",
        }
    }
}

/// A card, to look at and to compare by phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardShown {
    /// Its text.
    pub text: String,
    /// Whose.
    pub id: StoreId,
    /// The place it stands in.
    pub label: String,
    /// To which location it belongs.
    pub location: LocationId,
    /// That location is ours.
    pub ours: bool,
    /// What two people compare.
    pub words: CheckWords,
    /// How we stand to it.
    pub known: Known,
    /// Where the keys go.
    pub look: Look,
}

impl CardShown {
    /// Whether a person may say yes to it: also again, when its location or name became another.
    pub const fn may_be_accepted(&self) -> bool {
        !matches!(self.known, Known::Ourselves)
    }
}

/// Where the keys go in a preview: the text first, so that the reflex Enter only opens more of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// First line shown.
    pub scroll: usize,
    /// The button has the keys.
    pub on_button: bool,
    /// The difference is shown, person by person.
    pub open: bool,
    /// Which part of it, from 0: one person that comes, or [`AT_ONCE`] that leave.
    pub part: usize,
}

/// So many people that leave are shown at once.
pub const AT_ONCE: usize = 100;

impl Look {
    /// Moves by lines in a text that ends at a line; past the end of a part the next one begins.
    pub fn go(&mut self, lines: isize, end: usize, parts: usize) {
        // from the end of the text, so that a key back moves at once, also when the window grew meanwhile
        let at = self.scroll.min(end);
        if self.open && lines > 0 && at >= end && self.part + 1 < parts {
            self.turn(1, parts);
        } else if self.open && lines < 0 && at == 0 && self.part > 0 {
            self.turn(-1, parts);
            self.scroll = usize::MAX;
        } else {
            self.scroll = at.saturating_add_signed(lines).min(end);
        }
    }

    /// To another part, at its beginning.
    pub fn turn(&mut self, by: isize, parts: usize) {
        self.part = self.part.saturating_add_signed(by).min(parts.saturating_sub(1));
        self.scroll = 0;
    }
}

/// One person whose file would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeavingPerson {
    /// Their name.
    pub name: Name,
    /// How many values of each kind of record, earlier ones among them.
    pub kinds: BTreeMap<Kind, u64>,
    /// Values of kinds that a newer version made.
    pub newer: u64,
}

/// What would leave.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// For whom; empty with a passphrase.
    pub receivers: Vec<String>,
    /// In which folder.
    pub folder: String,
    /// How many changes.
    pub entries: u64,
    /// Only what the receivers lack.
    pub delta: bool,
    /// How many of them are about nobody.
    pub catalogue: u64,
    /// Whose files.
    pub people: Vec<LeavingPerson>,
    /// Who stays here, and the id of why.
    pub withheld: Vec<(Name, &'static str)>,
    /// Where the keys go.
    pub look: Look,
}

/// One person whose file would change.
#[derive(Clone, Debug)]
pub struct ArrivingPerson {
    /// Whose.
    pub dossier: DossierId,
    /// Their name, as it would be.
    pub name: Name,
    /// Not here before.
    pub is_new: bool,
    /// Two versions of something would stand that do not now.
    pub two_versions: bool,
    /// How many values of each kind of record come.
    pub kinds: BTreeMap<Kind, u64>,
    /// What reads otherwise.
    pub differences: Vec<Difference>,
    /// How many changes are not among them.
    pub untold: usize,
    /// What would stand in two versions.
    pub disputes: Vec<Dispute>,
    /// Who is known and looks like this new person, with the ids of why.
    pub alike: Vec<(Name, Vec<&'static str>)>,
}

/// What would come.
#[derive(Clone, Debug)]
pub struct Arriving {
    /// The file.
    pub file: String,
    /// How large it is.
    pub bytes: u64,
    /// Who signed it.
    pub card: CardShown,
    /// When it was made, by the sender's clock.
    pub made: Option<Day>,
    /// How many changes are inside, and how many of them are here already.
    pub entries: u64,
    /// Here already.
    pub held: u64,
    /// About nobody, and new here.
    pub catalogue: u64,
    /// Made by a newer version; carried on.
    pub newer: u64,
    /// Dropped, because what they are about was erased.
    pub erased: u64,
    /// Whose files change: new people first.
    pub people: Vec<ArrivingPerson>,
    /// How many people change, also those that are not listed.
    pub new_people: usize,
    /// Known people whose file changes.
    pub changed_people: usize,
    /// Known people with something in two versions.
    pub contested_people: usize,
    /// Whose files are erased by it.
    pub erases: Vec<Name>,
    /// Whom to ask for how many changes that should be here and are not.
    pub gaps: Vec<(String, u64)>,
    /// How many hours the sender's clock is ahead, when that is more than one.
    pub ahead_hours: Option<u64>,
    /// Changes that a copy of this very store wrote.
    pub copies: u64,
    /// A backup of another store, which is not taken over.
    pub is_backup: bool,
    /// Where the keys go.
    pub look: Look,
}

impl Leaving {
    /// Of how many parts the difference is.
    pub fn parts(&self) -> usize {
        self.people.len().div_ceil(AT_ONCE)
    }
}

impl Arriving {
    /// Of how many parts the difference is.
    pub fn parts(&self) -> usize {
        self.people.len()
    }

    /// Whether it may be taken over.
    pub const fn may_be_taken(&self) -> bool {
        matches!(self.card.known, Known::Yes | Known::Ourselves) && !self.is_backup
    }
}

/// What is there after a bundle was taken over.
#[derive(Clone, Debug)]
pub struct Taken {
    /// What was done, in numbers.
    pub said: Said,
    /// Everybody in short.
    pub summaries: Vec<Summary>,
    /// The catalogue.
    pub catalogue: Catalogue,
    /// Who is known, and what lies at hand.
    pub stations: Stations,
}

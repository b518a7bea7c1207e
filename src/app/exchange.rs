//! The screen of exchange: this workstation, those it knows, the bundles that lie at hand; and what is asked of the worker
//! about them.

pub mod previews;

use zeroize::Zeroizing;

use crate::domain::catalogue::Catalogue;
use crate::domain::sharing::FieldSet;
use crate::domain::{Day, Summary};
use crate::i18n::Lang;
use crate::id::{DossierId, LocationId, StoreId};

use super::said::Said;
use previews::{Arriving, CardShown, Leaving, Taken};

/// The words of a card, to compare by phone; the same in each language, so each side may read in its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckWords {
    /// In Dutch.
    pub dutch: String,
    /// In English.
    pub english: String,
}

impl CheckWords {
    /// In the language of the screen.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.dutch,
            Lang::En => &self.english,
        }
    }
}

/// A workstation that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// Its store.
    pub id: StoreId,
    /// The place it stands in, as people say it.
    pub label: String,
    /// To which location it belongs.
    pub location: LocationId,
    /// That location is ours.
    pub ours: bool,
    /// Somebody removed it.
    pub removed: bool,
    /// The words of its card.
    pub words: CheckWords,
    /// When it made the newest bundle that came from it.
    pub heard: Option<Day>,
    /// When a bundle was last made for it.
    pub sent: Option<Day>,
    /// How many changes it lacks; none when it never said what it has, or gets only what is shared with it.
    pub lacks: Option<u64>,
}

/// A bundle that lies at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: String,
    /// Its name, which says nothing about anybody.
    pub name: String,
    /// How large it is.
    pub bytes: u64,
}

/// The bundle that went or came last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastBundle {
    /// From or to whom.
    pub label: String,
    /// When.
    pub on: Day,
}

/// When the last backups were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backups {
    /// The one that is made by itself, on this computer.
    pub here: Option<Day>,
    /// One that somebody asked for, on a stick or another disk.
    pub elsewhere: Option<Day>,
}

/// A backup that is older than so many days is old.
const OLD_AFTER_DAYS: i32 = 7;

impl Backups {
    /// Whether a backup of this day is too long ago.
    pub fn is_old(day: Day, today: Day) -> bool {
        day.days_until(today) > OLD_AFTER_DAYS
    }
}

/// Everything that the screen shows. Empty until the worker looked around.
#[derive(Clone, Debug, Default)]
pub struct Stations {
    /// The card of this workstation, as text; empty while it is not known.
    pub card: String,
    /// The words of that card.
    pub words: CheckWords,
    /// The place that it names.
    pub label: String,
    /// Those that are known, by label.
    pub known: Vec<Station>,
    /// Bundles in the folder last used and on sticks, newest first.
    pub found: Vec<Found>,
    /// Where a new bundle is put, unless somebody says otherwise.
    pub folder: String,
    /// The bundle that went or came last.
    pub last: Option<LastBundle>,
    /// The last backups; none in a demo, of which nothing is kept.
    pub backups: Option<Backups>,
    /// The folder that is watched.
    pub watched: Option<String>,
    /// When it was last looked at, and what that came to.
    pub round: Round,
    /// What the worker does, and how far it is, from 0 to 100.
    pub busy: Option<(&'static str, u8)>,
}

impl Stations {
    /// Those that something may be sent to.
    pub fn present(&self) -> impl Iterator<Item = &Station> {
        self.known.iter().filter(|station| !station.removed)
    }

    /// The lines of the screen, in their order.
    pub fn rows(&self) -> Vec<Row> {
        let known = (0..self.known.len()).map(Row::Station);
        let found = (0..self.found.len()).map(Row::Bundle);
        std::iter::once(Row::Own).chain(known).chain(found).collect()
    }
}

/// When the watched folder was last looked at, and what that came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// When it was asked for, in milliseconds since 1970 UTC.
    pub asked_ms: u64,
    /// What it came to, in one sentence.
    pub said: Option<Said>,
    /// Somebody came or changed while a form was open: who stands open is read again after it.
    pub again: bool,
}

/// A line of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// This workstation.
    Own,
    /// A known one, by its place.
    Station(usize),
    /// A bundle at hand, by its place.
    Bundle(usize),
}

/// What somebody asks to go into a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What each receiver should have.
    Standing,
    /// The person selected.
    Person(DossierId),
    /// Organisations, modules, coaches: nobody's file.
    Catalogue,
    /// Everything.
    All,
}

/// An order for a bundle.
#[derive(Clone, Debug)]
pub struct BundleOrder {
    /// For whom; empty with a passphrase.
    pub to: Vec<StoreId>,
    /// What opens it, in place of a workstation's key.
    pub passphrase: Option<Zeroizing<String>>,
    /// What goes in.
    pub wanted: Wanted,
    /// Only these kinds of records.
    pub fields: Option<FieldSet>,
    /// Also what the receivers have already.
    pub full: bool,
    /// The person in it goes on with a coach there.
    pub handover: bool,
    /// In which folder it is to be put.
    pub folder: String,
    /// Today.
    pub today: Day,
}

/// What is asked of the worker.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Who is known; with the bundles at hand when the screen is shown.
    Around {
        /// Look into folders and on sticks too.
        folders: bool,
    },
    /// Write the own card to a file.
    WriteCard(String),
    /// Read a card: its text, or the file it stands in.
    ReadCard(String),
    /// A person compared the words of the card that was shown last.
    AcceptCard,
    /// Nothing more goes to a workstation, and nothing of it is taken over.
    Remove(StoreId),
    /// Watch this folder from now on; none when it is empty.
    Watch(String),
    /// A backup of everything.
    Backup {
        /// The folder or the file that was typed.
        place: String,
        /// Today.
        today: Day,
    },
    /// Look at the watched folder: take over what came, lay there what others lack.
    Round {
        /// Today.
        today: Day,
    },
    /// This workstation belongs to the location of another one from now on.
    Join(StoreId),
    /// What would go into a bundle.
    Plan(BundleOrder),
    /// Write the bundle that was shown last.
    Write,
    /// What a bundle would change.
    Look {
        /// The file.
        path: String,
        /// What opens it, when it is not sealed to this workstation.
        passphrase: Option<Zeroizing<String>>,
    },
    /// Take over the bundle that was shown last.
    Take {
        /// Today.
        today: Day,
    },
}

impl Ask {
    /// What is said while it goes on; nothing for what is done at once.
    pub const fn busy(&self) -> Option<&'static str> {
        match self {
            Self::Plan(_) => Some("exchange-busy-plan"),
            Self::Write => Some("exchange-busy-write"),
            Self::Backup { .. } => Some("exchange-busy-backup"),
            Self::Look { .. } => Some("exchange-busy-look"),
            Self::Take { .. } => Some("exchange-busy-take"),
            Self::Around { .. }
            | Self::WriteCard(_)
            | Self::ReadCard(_)
            | Self::AcceptCard
            | Self::Remove(_)
            | Self::Watch(_)
            | Self::Round { .. }
            | Self::Join(_) => None,
        }
    }
}

/// What the worker answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Who is known, and what lies at hand.
    Around(Box<Stations>),
    /// Something was done; what is known is as it is now.
    Done(Said, Box<Stations>),
    /// The card that was read.
    Card(Box<CardShown>),
    /// What would leave.
    Planned(Box<Leaving>),
    /// What would come.
    Looked(Box<Arriving>),
    /// The bundle in this file opens with a passphrase.
    NeedsPassphrase(String),
    /// How far it is, from 0 to 100.
    Progressed(u8),
    /// A bundle was taken over, or another location's settings count now.
    Taken(Box<Taken>),
    /// The watched folder was looked at.
    Rounded(Box<Rounded>),
    /// It did not work, and nothing was changed.
    Failed(Said),
}

/// What a look at the watched folder came to.
#[derive(Clone, Debug)]
pub struct Rounded {
    /// In one sentence.
    pub said: Said,
    /// It is worth a moment of somebody's attention.
    pub tell: bool,
    /// Everybody in short and the catalogue, when something came.
    pub fresh: Option<(Vec<Summary>, Box<Catalogue>)>,
    /// Who is known, and what lies at hand.
    pub stations: Stations,
}

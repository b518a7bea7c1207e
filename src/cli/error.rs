//! Why a command failed: in words of the language files, and as an exit code. Never names a participant.

use std::io;
use std::path::{Path, PathBuf};

use crate::archive::ArchiveError;
use crate::bundle::{BundleError, CardError};
use crate::domain::Day;
use crate::domain::acts::ActError;
use crate::exchange::ExchangeError;
use crate::handout::people_csv::{ListError, MapError};
use crate::store::StoreError;

use super::words::Words;

/// The exit codes; `docs/command-line.md` explains them.
pub mod code {
    /// Done, and all is well.
    pub const OK: u8 = 0;
    /// Done as far as possible, and something is wrong.
    pub const WRONG: u8 = 1;
    /// The arguments cannot be understood.
    pub const USAGE: u8 = 2;
    /// No store, or one that cannot be opened now.
    pub const STORE: u8 = 3;
    /// No passphrase, or a wrong one.
    pub const PASSPHRASE: u8 = 4;
    /// A file that cannot be read or used, or the disk.
    pub const FILE: u8 = 5;
    /// The screen needs a terminal.
    pub const TERMINAL: u8 = 6;
    /// A workstation that nobody accepted here, or not as it shows itself now.
    pub const NOT_ACCEPTED: u8 = 7;
    /// Somebody stopped it, as shells say it of ctrl-c.
    pub const STOPPED: u8 = 130;
}

/// Why a command failed.
#[derive(Debug)]
pub enum CliError {
    /// Arguments that cannot be, already in words.
    Usage(String),
    /// The store.
    Store(StoreError),
    /// Something that cannot be kept.
    Kept(String),
    /// Nobody named a folder, and the system has none.
    NoFolder,
    /// No file with it, and nobody to ask.
    NoPassphrase,
    /// Too short by so many characters.
    ShortPassphrase(usize),
    /// Can be guessed.
    WeakPassphrase,
    /// Typed differently the second time.
    OtherPassphrase,
    /// No recovery words, and nobody to ask.
    NoWords,
    /// The recovery words did not arrive.
    WordsLost,
    /// The new recovery words were not typed as they stand on the screen.
    WordsNotNoted,
    /// The passphrase is of somebody who is no coach here any more.
    Left,
    /// A file that was named.
    File(PathBuf, io::Error),
    /// The output.
    Output(io::Error),
    /// A list of people that cannot be read at all.
    List(ListError),
    /// A map file that cannot be used.
    Map(MapError),
    /// The screen was asked for where there is none.
    NoTerminal,
    /// The terminal failed.
    Terminal(String),
    /// Nobody is called so.
    Nobody,
    /// Several are: their ids with what tells them apart.
    Several(Vec<String>),
    /// The exchange.
    Exchange(ExchangeError),
    /// No card in the text or file that was named.
    Card(CardError),
    /// The words are not those of the card.
    OtherWords,
    /// Nobody said that the words are the same.
    NotAccepted,
    /// A rule of the domain.
    Act(ActError),
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ListError> for CliError {
    fn from(error: ListError) -> Self {
        Self::List(error)
    }
}

impl From<MapError> for CliError {
    fn from(error: MapError) -> Self {
        Self::Map(error)
    }
}

impl From<ExchangeError> for CliError {
    fn from(error: ExchangeError) -> Self {
        match error {
            ExchangeError::Archive(error) => error.into(),
            ExchangeError::Bundle(BundleError::Io(error)) => Self::Output(error),
            other => Self::Exchange(other),
        }
    }
}

impl From<CardError> for CliError {
    fn from(error: CardError) -> Self {
        Self::Card(error)
    }
}

impl From<ActError> for CliError {
    fn from(error: ActError) -> Self {
        Self::Act(error)
    }
}

impl From<ArchiveError> for CliError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Store(error) => Self::Store(error),
            ArchiveError::Wire(error) => Self::Kept(error.to_string()),
            ArchiveError::Act(error) => Self::Act(error),
            ArchiveError::Left => Self::Left,
        }
    }
}

impl CliError {
    /// A file that cannot be read or written.
    pub fn file(path: &Path, error: io::Error) -> Self {
        Self::File(path.to_owned(), error)
    }

    /// What went wrong with a bundle; of what the disk says, with its name.
    pub fn bundle(path: &Path, error: ExchangeError) -> Self {
        match error {
            ExchangeError::Bundle(BundleError::Io(error)) => Self::file(path, error),
            other => other.into(),
        }
    }

    /// The exit code.
    pub const fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => code::USAGE,
            Self::Store(error) => of_store(error),
            Self::NoFolder => code::STORE,
            Self::NoPassphrase
            | Self::NoWords
            | Self::WordsNotNoted
            | Self::Left
            | Self::ShortPassphrase(_)
            | Self::WeakPassphrase
            | Self::OtherPassphrase => code::PASSPHRASE,
            Self::WordsLost
            | Self::File(..)
            | Self::Output(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Card(_) => code::FILE,
            Self::NoTerminal | Self::Terminal(_) => code::TERMINAL,
            Self::Kept(_) | Self::Nobody | Self::Several(_) | Self::Act(_) => code::WRONG,
            Self::Exchange(error) => of_exchange(error),
            Self::OtherWords | Self::NotAccepted => code::NOT_ACCEPTED,
        }
    }

    /// In words, with what can be done about it.
    pub fn said(&self, words: Words) -> String {
        match self {
            Self::Usage(said) => said.clone(),
            Self::Store(error) => store_words(words, error),
            Self::Kept(why) => words.filled("cli-failed", &[("why", why)]),
            Self::NoFolder => words.word("cli-no-folder"),
            Self::NoPassphrase => words.word("cli-no-passphrase"),
            Self::NoWords => words.word("cli-no-words"),
            Self::ShortPassphrase(short) => {
                words.filled("fault-passphrase-short", &[("short", &short.to_string())])
            }
            Self::WeakPassphrase => words.word("fault-passphrase-weak"),
            Self::OtherPassphrase => words.word("fault-passphrase-differs"),
            Self::WordsLost => words.word("cli-words-lost"),
            Self::WordsNotNoted => words.word("cli-words-not-noted"),
            Self::Left => words.word("lock-left"),
            Self::File(path, error) => words.filled(
                "cli-file",
                &[("file", &path.display().to_string()), ("why", &disk_words(words, error))],
            ),
            Self::Output(error) => words.filled("cli-output", &[("why", &error.to_string())]),
            Self::List(error) => words.with(error.key(), &error.values()),
            Self::Map(error) => words.with(error.key(), &error.values()),
            Self::NoTerminal => words.word("cli-no-terminal"),
            Self::Terminal(why) => words.filled("cli-terminal", &[("why", why)]),
            Self::Nobody => words.word("cli-nobody"),
            Self::Several(which) => {
                format!("{}\n  {}", words.word("cli-several"), which.join("\n  "))
            }
            Self::Exchange(error) => match error.key() {
                Some(key) => words.with(key, &error.values()),
                None => words.filled("cli-failed", &[("why", &error.to_string())]),
            },
            Self::Card(error) => words.word(error.key()),
            Self::OtherWords => words.word("cli-peer-other-words"),
            Self::NotAccepted => words.word("cli-peer-not-accepted"),
            Self::Act(error) => words.refused(error),
        }
    }
}

/// What the disk says of a file; the system's own words, often English, only where we have none.
fn disk_words(words: Words, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => words.word("exchange-no-file"),
        io::ErrorKind::AlreadyExists => words.word("exchange-file-exists"),
        io::ErrorKind::StorageFull => words.word("exchange-disk-full"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            words.word("exchange-not-allowed")
        }
        _ => error.to_string(),
    }
}

const fn of_exchange(error: &ExchangeError) -> u8 {
    match error {
        ExchangeError::Archive(_) | ExchangeError::NotOurLocation | ExchangeError::NotCoordinator => {
            code::WRONG
        }
        ExchangeError::Bundle(BundleError::Cancelled) => code::STOPPED,
        ExchangeError::Bundle(BundleError::Passphrase) => code::PASSPHRASE,
        ExchangeError::Bundle(_)
        | ExchangeError::ABackup
        | ExchangeError::NoBackup
        | ExchangeError::NoKeyFile => code::FILE,
        ExchangeError::UnknownSigner | ExchangeError::RemovedSigner | ExchangeError::OtherKey => {
            code::NOT_ACCEPTED
        }
        ExchangeError::OwnCard
        | ExchangeError::NoSuchPeer(_)
        | ExchangeError::Ambiguous(_)
        | ExchangeError::NoReceiver => code::USAGE,
    }
}

const fn of_store(error: &StoreError) -> u8 {
    match error {
        StoreError::NotAStore
        | StoreError::AlreadyAStore
        | StoreError::InUse { .. }
        | StoreError::NewerFormat { .. }
        | StoreError::Damaged { .. } => code::STORE,
        StoreError::WrongPassphrase { .. }
        | StoreError::WrongWords { .. }
        | StoreError::NotWords
        | StoreError::TooSoon { .. }
        | StoreError::ShortPassphrase { .. }
        | StoreError::UnfitPassphrase => code::PASSPHRASE,
        StoreError::DiskFull | StoreError::NotAllowed | StoreError::Disk(_) | StoreError::NoEntropy => {
            code::FILE
        }
        StoreError::TooLarge { .. }
        | StoreError::DossierTwice
        | StoreError::NoSuchImport
        | StoreError::Erased { .. }
        | StoreError::Undo(_)
        | StoreError::Adopt(_)
        | StoreError::Entry(_) => code::WRONG,
        StoreError::Cancelled => code::STOPPED,
    }
}

fn store_words(words: Words, error: &StoreError) -> String {
    match error {
        StoreError::NotAStore => words.word("cli-no-store"),
        StoreError::AlreadyAStore => words.word("cli-already-a-store"),
        StoreError::InUse { pid } => {
            let pid = pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string());
            words.filled("lock-in-use", &[("pid", &pid)])
        }
        StoreError::NewerFormat { .. } => words.word("lock-newer"),
        StoreError::WrongPassphrase { .. } => words.word("lock-wrong"),
        StoreError::WrongWords { .. } => words.word("cli-wrong-words"),
        StoreError::NotWords => words.word("cli-not-words"),
        StoreError::TooSoon { wait } => words.numbered("lock-wait", "seconds", wait.as_secs().max(1)),
        StoreError::UnfitPassphrase => words.word("fault-passphrase-unfit"),
        StoreError::DiskFull => words.word("lock-disk-full"),
        StoreError::NotAllowed => words.word("cli-not-allowed"),
        StoreError::Disk(error) => words.filled("cli-disk", &[("why", &error.to_string())]),
        StoreError::Cancelled => words.word("bundle-stopped"),
        StoreError::Erased { whole, day } => {
            let day = Day::new(*day).map_or_else(|| words.word("told-unknown"), |day| words.day(day));
            words.filled(if *whole { "erased-dossier" } else { "erased-record" }, &[("day", &day)])
        }
        StoreError::Damaged { what } => words.filled("lock-damaged", &[("what", what)]),
        other => words.filled("cli-failed", &[("why", &other.to_string())]),
    }
}

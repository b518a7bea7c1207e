//! From a folder and a passphrase to an open archive. Another process that has the store is told before anybody types.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::archive::Archive;
use crate::domain::Day;
use crate::store::{Entropy, Notice, Store};

use super::error::CliError;
use super::progress::Progress;
use super::surroundings::{Answer, Ask, Stopped};
use super::words::Words;

/// The longest passphrase that is read from a file, in bytes.
const LONGEST: u64 = 4096;

/// What every command that touches the store needs.
pub struct Desk<'a> {
    /// The words.
    pub words: Words,
    /// Today, or the day that was asked for.
    pub today: Day,
    /// Milliseconds since 1970, UTC, always the clock's.
    pub now_ms: u64,
    /// Folder of the store.
    pub folder: Option<PathBuf>,
    /// File with the passphrase.
    pub passphrase_file: Option<PathBuf>,
    /// Chance, for new ids.
    pub entropy: &'a dyn Entropy,
    /// Asks for a passphrase.
    pub ask: &'a mut Ask<'a>,
    /// Asks something else.
    pub answer: &'a mut Answer<'a>,
    /// Whether a long job was asked to end.
    pub stopped: &'a Stopped<'a>,
    /// Where progress and notices go.
    pub err: &'a mut dyn Write,
    /// A person looks at it.
    pub err_is_terminal: bool,
}

impl Desk<'_> {
    /// The folder of the store.
    pub fn folder(&self) -> Result<&Path, CliError> {
        self.folder.as_deref().ok_or(CliError::NoFolder)
    }

    /// The passphrase of somebody who has one.
    pub fn passphrase(&mut self, question: &str) -> Result<SecretString, CliError> {
        match &self.passphrase_file {
            Some(file) => first_line(file).map_err(|error| CliError::file(file, error)),
            None => {
                let question = self.words.word(question);
                (self.ask)(&question).map_err(CliError::Output)?.ok_or(CliError::NoPassphrase)
            }
        }
    }

    /// Opens the store. What it has to say goes to the error output.
    pub fn open(&mut self) -> Result<Archive, CliError> {
        let (mut archive, notices) = self.open_quietly()?;
        for notice in notices.into_iter().chain(archive.notices()) {
            let said = notice_words(self.words, notice);
            let _ = writeln!(self.err, "trede: {said}");
        }
        Ok(archive)
    }

    /// Opens the store, and hands over what it has to say.
    pub fn open_quietly(&mut self) -> Result<(Archive, Vec<Notice>), CliError> {
        let locked = Store::open(self.folder()?)?;
        let passphrase = self.passphrase("cli-ask-passphrase")?;
        let store = locked.unlock(&passphrase, self.now_ms).map_err(|refused| refused.error)?;
        let mut archive = Archive::open(store)?;
        let notices = archive.notices();
        Ok((archive, notices))
    }

    /// Progress for a person who looks.
    pub fn progress(&mut self) -> Progress<'_> {
        Progress::new(&mut *self.err, self.err_is_terminal, self.words, self.stopped)
    }
}

/// What the store has to say, in words.
pub fn notice_words(words: Words, notice: Notice) -> String {
    let number = |id, number: u64| words.filled(id, &[("number", &number.to_string())]);
    match notice {
        Notice::Rebuilt => words.word("cli-notice-rebuilt"),
        Notice::LogMended { entries } => number("cli-notice-log-mended", entries),
        Notice::UnfinishedWrite { bytes } => number("cli-notice-unfinished", bytes),
        Notice::Lost { entries, places } => words
            .filled("cli-notice-lost", &[("number", &entries.to_string()), ("places", &places.to_string())]),
        Notice::Copied { entries } => number("cli-notice-copied", entries),
        Notice::ClockBehind { last_ms } => {
            words.filled("cli-notice-clock-behind", &[("day", &words.day_of(last_ms).unwrap_or_default())])
        }
        Notice::KeysMended => words.word("cli-notice-keys-mended"),
    }
}

/// The first line of a file, without its end.
pub(super) fn first_line(file: &Path) -> io::Result<SecretString> {
    let mut line = Zeroizing::new(String::new());
    let opened = std::fs::File::open(file)?;
    io::BufReader::new(io::Read::take(opened, LONGEST)).read_line(&mut line)?;
    let kept = line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
    Ok(SecretString::from(kept.to_owned()))
}

/// Whether two passphrases are the same.
pub fn same(one: &SecretString, other: &SecretString) -> bool {
    one.expose_secret() == other.expose_secret()
}

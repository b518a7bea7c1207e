//! A bundle as a file: written aside, synced, and only then under its own name; and what such names look like.

use std::fs::File;
use std::io::{BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use super::super::folder::sync_folder;
use super::super::{ExchangeError, own, peers};
use super::{Plan, Receiver};
use crate::archive::Archive;
use crate::bundle::{BundleError, BundleId, EXTENSION, Header, Lock, Scope, Writer};
use crate::domain::{Access, Day};
use crate::id::DossierId;

/// A bundle that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub id: BundleId,
    /// How many entries.
    pub entries: u64,
    /// How many bytes.
    pub bytes: u64,
}

impl Plan {
    /// Writes the bundle. `go_on` hears how many entries were written.
    ///
    /// # Errors
    /// A disk that refuses; what the store refuses.
    pub fn write<W: Write + Seek>(
        &self,
        archive: &mut Archive,
        to: W,
        now_ms: u64,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(BundleId, W), ExchangeError> {
        let identity = own::identity(archive)?;
        let header = Header {
            card: own::card(archive)?,
            made_ms: now_ms,
            content: self.content,
            scope: self.scope,
            base: self.claim.base.clone(),
            sender: self.announcing(),
            entries: self.entries,
            dossiers: u64::try_from(self.people.len()).unwrap_or_default(),
        };
        let lock = match &self.receiver {
            Receiver::Passphrase(passphrase) => Lock::Passphrase(passphrase.clone()),
            Receiver::Peers(peers) => {
                let theirs = peers.iter().map(|peer| peer.card.recipient());
                // we too, so that we can look again at what we sent
                Lock::Recipients(theirs.chain([identity.recipient()]).collect())
            }
        };
        let id = BundleId(archive.store().random()?);
        let mut writer = Writer::new(to, id, &header, &identity, &lock)?;
        let mut written = 0;
        for dossier in &self.dossiers {
            self.each_of(archive, *dossier, &mut |entry| {
                Ok(writer.entry(entry.bytes()).map(|()| written += 1)?)
            })?;
            if !go_on(written) {
                return Err(BundleError::Cancelled.into());
            }
        }
        Ok((id, writer.finish()?))
    }

    /// Writes the bundle to a file that is not there yet: aside, synced, renamed; and notes who left.
    ///
    /// # Errors
    /// A file of that name, a disk that refuses; nothing is left behind then.
    pub fn write_file(
        &self,
        archive: &mut Archive,
        file: &Path,
        now_ms: u64,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Written, ExchangeError> {
        if file.exists() {
            return Err(BundleError::Io(std::io::ErrorKind::AlreadyExists.into()).into());
        }
        let aside = aside(file);
        let written = self.write_aside(archive, &aside, now_ms, go_on).and_then(|written| {
            // what leaves is in the log before it can leave
            self.note(archive, now_ms)?;
            std::fs::rename(&aside, file).map_err(BundleError::from)?;
            if let Some(folder) = file.parent() {
                sync_folder(folder);
            }
            Ok(written)
        });
        if written.is_err() {
            // half a file is of no use to anybody
            let _ = std::fs::remove_file(&aside);
        }
        written
    }

    /// Writes the bundle, durably, to a file that is no one else's.
    pub(in crate::exchange) fn write_aside(
        &self,
        archive: &mut Archive,
        aside: &Path,
        now_ms: u64,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Written, ExchangeError> {
        let io = BundleError::from;
        let file = File::options().write(true).create(true).truncate(true).open(aside).map_err(io)?;
        let (id, to) = self.write(archive, BufWriter::new(file), now_ms, go_on)?;
        let file = to.into_inner().map_err(|error| io(error.into_error()))?;
        file.sync_all().map_err(io)?;
        let bytes = file.metadata().map_err(io)?.len();
        Ok(Written { id, entries: self.entries, bytes })
    }

    /// Notes who leaves, and to whom a bundle was made.
    pub(in crate::exchange) fn note(&self, archive: &mut Archive, now_ms: u64) -> Result<(), ExchangeError> {
        let what = Access::Exported.code();
        if self.entries == 0 {
            // a word that something arrived: nobody leaves
        } else if self.scope == Scope::All {
            // a line for each of ten thousand people would hide the lines that matter
            archive.log_access(now_ms, DossierId::CATALOGUE, what)?;
        } else {
            archive.log_accesses(now_ms, self.people.iter().map(|person| person.dossier), what)?;
        }
        if let Receiver::Peers(peers) = &self.receiver {
            for peer in peers {
                peers::sent(archive, peer.card.store, self.is_standing, now_ms)?;
            }
        }
        Ok(())
    }
}

/// A name for a bundle of this place: label, day, part of a random id. Nothing personal.
///
/// # Errors
/// No random numbers.
pub fn file_name(archive: &mut Archive, today: Day) -> Result<String, ExchangeError> {
    let id = BundleId(archive.store().random()?);
    Ok(format!("{}-{}-{}.{EXTENSION}", label(archive), today.to_string().replace('-', ""), id.short()))
}

/// Whether a file could have this name from us: [`file_name`] made it, on whatever day.
pub(in crate::exchange) fn is_own_name(archive: &Archive, name: &str) -> bool {
    let digits = |text: &str, most| text.len() == most && text.bytes().all(|digit| digit.is_ascii_hexdigit());
    let rest = name.strip_prefix(&label(archive)).and_then(|rest| rest.strip_prefix('-'));
    let rest = rest.and_then(|rest| rest.strip_suffix(&format!(".{EXTENSION}")));
    rest.and_then(|rest| rest.split_once('-')).is_some_and(|(day, id)| digits(day, 8) && digits(id, 12))
}

fn label(archive: &Archive) -> String {
    let label = crate::domain::fold::fold(&archive.catalogue().location.name);
    let label: String =
        label.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    if label.is_empty() { "trede".to_owned() } else { label.chars().take(40).collect() }
}

/// Where a file is written before it has its name: nobody takes that for a bundle.
pub(in crate::exchange) fn aside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    file.with_file_name(name)
}

//! Who is known, and which bundles lie at hand: in the folder last used and on sticks. Keeps that folder as a setting.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::super::clock::day_of;
use super::told;
use crate::app::exchange::{Found, LastBundle, Round, Station, Stations};
use crate::archive::Archive;
use crate::bundle::EXTENSION;
use crate::domain::Day;
use crate::exchange::{ExchangeError, own, peers, watch};
use crate::record::wire;

const FOLDER: &str = "exchange/folder";
const LAST: &str = "exchange/last";
/// Where systems show sticks: the folder itself, or one below it with the name of whoever is at the computer.
const STICKS: [&str; 3] = ["/media", "/run/media", "/Volumes"];
/// More bundles or sticks than anybody chooses from.
const MOST: usize = 20;
/// A card is a line of text.
const MOST_CARD: u64 = 4 * 1024;

#[derive(Serialize, Deserialize)]
struct Last {
    label: String,
    day: i32,
}

/// Who is known; with the bundles at hand when asked for.
pub fn around(archive: &mut Archive, home: &Path, folders: bool) -> Result<Stations, ExchangeError> {
    let card = own::card(archive)?;
    let have = archive.store().announced()?;
    let mut known = Vec::new();
    for peer in peers::all(archive)? {
        let ours = peer.is_ours(archive);
        let lacks = peer.announced.as_ref().filter(|_| ours).map(|theirs| have.difference(theirs).count());
        known.push(Station {
            id: peer.card.store,
            location: peer.card.location,
            ours,
            removed: peer.removed,
            words: told::words(&peer.card),
            heard: peer.heard_ms.and_then(day_of),
            sent: peer.sent_ms.and_then(day_of),
            lacks,
            label: peer.card.label,
        });
    }
    let kept = folder(archive)?;
    let sticks = if folders { sticks() } else { Vec::new() };
    let folder = kept.clone().or_else(|| sticks.first().cloned()).or_else(|| etcetera::home_dir().ok());
    let looked_into = kept.into_iter().chain(sticks);
    Ok(Stations {
        card: card.to_string(),
        words: told::words(&card),
        label: card.label.clone(),
        known,
        found: if folders { bundles(looked_into) } else { Vec::new() },
        folder: folder.map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default(),
        last: last(archive)?,
        backups: super::backup::made(archive, home)?,
        watched: watch::folder(archive)?,
        round: Round::default(),
        busy: None,
    })
}

fn folder(archive: &mut Archive) -> Result<Option<PathBuf>, ExchangeError> {
    let kept = archive.store().setting(FOLDER)?.and_then(|bytes| String::from_utf8(bytes).ok());
    // a stick that was pulled out is no folder any more
    Ok(kept.map(PathBuf::from).filter(|folder| folder.is_dir()))
}

/// The next bundle is looked for and put here.
pub fn keep_folder(archive: &mut Archive, folder: &str) -> Result<(), ExchangeError> {
    Ok(archive.store().set_setting(FOLDER, super::from_home(folder).to_string_lossy().as_bytes().to_vec())?)
}

fn last(archive: &mut Archive) -> Result<Option<LastBundle>, ExchangeError> {
    let kept = archive.store().setting(LAST)?.and_then(|bytes| wire::decode::<Last>(&bytes).ok());
    Ok(kept.and_then(|Last { label, day }| Some(LastBundle { label, on: Day::new(day)? })))
}

/// The bundle that went or came last.
pub fn keep_last(archive: &mut Archive, label: &str, today: Day) -> Result<(), ExchangeError> {
    let last = Last { label: label.to_owned(), day: today.number() };
    let bytes = wire::encode(&last).map_err(crate::archive::ArchiveError::from)?;
    Ok(archive.store().set_setting(LAST, bytes)?)
}

/// The text of a file that may hold a card.
pub fn card_file(file: &Path) -> Option<String> {
    let mut text = String::new();
    fs::File::open(file).ok()?.take(MOST_CARD).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Sticks that are in the computer now.
fn sticks() -> Vec<PathBuf> {
    let user = etcetera::home_dir().ok().and_then(|home| home.file_name().map(ToOwned::to_owned));
    let mut sticks = Vec::new();
    for root in STICKS {
        for folder in folders(Path::new(root)) {
            if folder.file_name().map(ToOwned::to_owned) == user {
                sticks.extend(folders(&folder));
            } else if root == "/Volumes" || root == "/media" {
                sticks.push(folder);
            }
        }
    }
    sticks.truncate(MOST);
    sticks
}

fn folders(inside: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(inside).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).take(MOST).collect();
    folders.sort();
    folders
}

/// The bundles in these folders, newest first.
fn bundles(folders: impl IntoIterator<Item = PathBuf>) -> Vec<Found> {
    let mut found: Vec<(SystemTime, Found)> = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let Some(about) = entry.metadata().ok().filter(fs::Metadata::is_file) else { continue };
            if path.extension().is_none_or(|extension| extension != EXTENSION) {
                continue;
            }
            let one = Found {
                path: path.to_string_lossy().into_owned(),
                name: entry.file_name().to_string_lossy().into_owned(),
                bytes: about.len(),
            };
            found.push((about.modified().unwrap_or(SystemTime::UNIX_EPOCH), one));
        }
    }
    found.sort_by(|(one, first), (other, second)| other.cmp(one).then_with(|| first.path.cmp(&second.path)));
    found.dedup_by(|(_, one), (_, other)| one.path == other.path);
    found.truncate(MOST);
    found.into_iter().map(|(_, one)| one).collect()
}

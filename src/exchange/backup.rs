//! Backups: a bundle of everything, for the recovery words and each coach, and ([`restore()`]) a store made again from one.
//!
//! Beside each lies a copy of the key file, so that a passphrase is enough as well; the words need the bundle alone. A
//! backup counts only after it was read back and compared. What any backup beside it knows as erased stays erased.

mod restore;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::folder::sync_folder;
use super::{ExchangeError, outgoing, own};
use crate::archive::Archive;
use crate::bundle::{
    self, BundleError, BundleId, Content, EXTENSION, Header, Identity, Lock, Opener, Part, Scope, Writer,
    recipient_of,
};
use crate::domain::{Access, Day};
use crate::id::DossierId;
use crate::journal::{self, Claim, Knowledge, Tally, codec};

pub use restore::{Restored, may_restore, restore};

/// The folder of the backups that are made by themselves, in that of the store.
pub const FOLDER: &str = "backups";
/// The setting with the day of the last one that somebody asked for.
const ASKED_FOR: &str = "backup/asked-for";
/// How the name of the key file beside a backup ends.
const KEYS: &str = "keyring";
/// So many settings or access lines go in one section.
const AT_ONCE: usize = 500;
/// The most bytes of a section.
const MOST: u64 = 1 << 20;

/// Settings and key file as a backup carries them.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    key_file: Vec<u8>,
    settings: Vec<(String, Vec<u8>)>,
}

/// A backup that was made, read back and compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// Where it lies.
    pub file: PathBuf,
    /// How many entries.
    pub entries: u64,
    /// How many bytes.
    pub bytes: u64,
}

/// Told how far it is (done, of how much); returns whether to go on.
pub type Progress<'p> = dyn FnMut(u64, u64) -> bool + 'p;

/// Makes a backup in a file that is not there yet, with the key file beside it.
///
/// # Errors
/// A disk that refuses, a backup that does not read back as it was written; nothing is left behind then.
pub fn make(
    archive: &mut Archive,
    file: &Path,
    now_ms: u64,
    go_on: &mut Progress<'_>,
) -> Result<BackedUp, ExchangeError> {
    let io = |error| ExchangeError::from(BundleError::Io(error));
    let keys = beside(file);
    if file.exists() || keys.exists() {
        return Err(io(std::io::ErrorKind::AlreadyExists.into()));
    }
    let aside = [outgoing::aside(file), outgoing::aside(&keys)];
    let [aside_file, aside_keys] = &aside;
    let made = write(archive, aside_file, now_ms, go_on).and_then(|entries| {
        fs::write(aside_keys, archive.store().key_file()?).map_err(io)?;
        File::open(aside_keys).and_then(|keys| keys.sync_all()).map_err(io)?;
        let bytes = fs::metadata(aside_file).map_err(io)?.len();
        // what leaves is in the log before it can leave
        archive.log_access(now_ms, DossierId::CATALOGUE, Access::Exported.code())?;
        fs::rename(aside_keys, &keys).map_err(io)?;
        fs::rename(aside_file, file).map_err(io)?;
        if let Some(folder) = file.parent() {
            sync_folder(folder);
        }
        Ok(BackedUp { file: file.to_owned(), entries, bytes })
    });
    if made.is_err() {
        // half a backup is of no use to anybody
        aside.iter().for_each(|half| drop(fs::remove_file(half)));
    }
    made
}

/// A name for a backup that somebody asks for. Says nothing about anybody.
///
/// # Errors
/// No random numbers.
pub fn file_name(archive: &mut Archive, today: Day) -> Result<String, ExchangeError> {
    let id = BundleId(archive.store().random()?).short();
    Ok(format!("trede-backup-{today}-{id}.{EXTENSION}"))
}

/// The key file of a backup.
pub fn beside(file: &Path) -> PathBuf {
    file.with_extension(KEYS)
}

fn write(
    archive: &mut Archive,
    file: &Path,
    now_ms: u64,
    go_on: &mut Progress<'_>,
) -> Result<u64, ExchangeError> {
    let identity = own::identity(archive)?;
    let claim = everything(archive)?;
    let dossiers: Vec<DossierId> = claim.scope.order(archive.store().dossiers()?).collect();
    let entries = count(archive, &dossiers)?;
    let header = Header {
        card: own::card(archive)?,
        made_ms: now_ms,
        content: Content::Backup,
        scope: Scope::All,
        base: claim.base,
        sender: claim.sender,
        entries,
        dossiers: u64::try_from(dossiers.len()).unwrap_or_default(),
    };
    let keys = archive.store().backup_keys().into_iter().map(|key| recipient_of(&key));
    // reading it back needs a key that nobody has afterwards: that of the workstation outlives every coach
    let once = Identity::from_bytes(archive.store().random()?)?;
    let lock = Lock::Recipients(keys.chain([Ok(once.recipient())]).collect::<Result<_, _>>()?);
    let to = BufWriter::new(File::create(file).map_err(BundleError::from)?);
    let id = BundleId(archive.store().random()?);
    let mut writer = Writer::new(to, id, &header, &identity, &lock)?;
    for kept in kept(archive)? {
        writer.settings(&encoded(&kept)?)?;
    }
    let (mut written, mut done) = (Tally::default(), 0);
    for dossier in dossiers {
        for entry in archive.store().entries(dossier)?.iter() {
            written.add(entry.digest());
            writer.entry(entry.bytes())?;
            done += 1;
        }
        if !go_on(done, entries.saturating_mul(2)) {
            return Err(BundleError::Cancelled.into());
        }
    }
    for lines in archive.store().accesses()?.chunks(AT_ONCE) {
        writer.access(&encoded(&lines.to_vec())?)?;
    }
    let to = writer.finish()?.into_inner().map_err(|error| BundleError::Io(error.into_error()))?;
    to.sync_all().map_err(BundleError::from)?;
    compare(file, &Opener::identity(&once), &written, entries, go_on)?;
    Ok(entries)
}

fn everything(archive: &mut Archive) -> Result<Claim, ExchangeError> {
    let sender = archive.store().announced()?;
    Ok(Claim { base: Knowledge::none(), sender, scope: journal::Scope::Everything })
}

fn count(archive: &mut Archive, dossiers: &[DossierId]) -> Result<u64, ExchangeError> {
    if archive.store().erasures().targets().next().is_none() {
        return Ok(archive.store().tally()?.count);
    }
    let mut entries = 0;
    for dossier in dossiers {
        entries += u64::try_from(archive.store().entries(*dossier)?.len()).unwrap_or_default();
    }
    Ok(entries)
}

fn kept(archive: &mut Archive) -> Result<Vec<Kept>, ExchangeError> {
    let settings = archive.store().settings("")?;
    let mut kept = vec![Kept { key_file: archive.store().key_file()?, settings: vec![] }];
    // a setting has 32 kB at most, a section a megabyte
    kept.extend(settings.chunks(16).map(|some| Kept { key_file: vec![], settings: some.to_vec() }));
    Ok(kept)
}

fn encoded<T: Serialize>(value: &T) -> Result<Vec<u8>, ExchangeError> {
    Ok(codec::encode(value, MOST).map_err(|_| BundleError::TooLarge { what: "section" })?)
}

fn decoded<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ExchangeError> {
    Ok(codec::decode(bytes, MOST).map_err(|_| BundleError::Damaged { what: "section" })?)
}

/// Reads a backup back and compares it with what was written.
fn compare(
    file: &Path,
    opener: &Opener,
    written: &Tally,
    entries: u64,
    go_on: &mut Progress<'_>,
) -> Result<(), ExchangeError> {
    let verified = bundle::verify(open(file)?, opener, &mut |_| go_on(entries, entries.saturating_mul(2)))?;
    let (mut found, mut done) = (Tally::default(), entries);
    bundle::read(open(file)?, opener, &verified, &mut |part| -> Result<(), ExchangeError> {
        if let Part::Entry(entry) = part {
            found.add(entry.digest());
            done += 1;
            if !go_on(done, entries.saturating_mul(2)) {
                return Err(BundleError::Cancelled.into());
            }
        }
        Ok(())
    })?;
    if found == *written { Ok(()) } else { Err(BundleError::Damaged { what: "backup" }.into()) }
}

fn open(file: &Path) -> Result<BufReader<File>, BundleError> {
    Ok(BufReader::with_capacity(64 * 1024, File::open(file)?))
}

/// Makes the backup of today in the store's own folder, unless there is one, and removes those that are too many: kept
/// are seven days, four weeks and six months.
///
/// # Errors
/// What [`make`] says.
pub fn daily(
    archive: &mut Archive,
    store: &Path,
    now_ms: u64,
    today: Day,
    go_on: &mut Progress<'_>,
) -> Result<Option<BackedUp>, ExchangeError> {
    let folder = store.join(FOLDER);
    fs::create_dir_all(&folder).map_err(BundleError::from)?;
    let mut made = made(&folder)?;
    if made.iter().any(|(day, _)| *day == today) {
        return Ok(None);
    }
    let file = in_store(archive, store, today)?;
    let backup = self::make(archive, &file, now_ms, go_on)?;
    made.push((today, file));
    for old in too_many(&mut made) {
        // another try tomorrow
        let _ = fs::remove_file(beside(&old));
        let _ = fs::remove_file(old);
    }
    Ok(Some(backup))
}

/// The backups in the store's own folder that somebody opens who does not open the store any more, or that are older than
/// its key: made anew, they hold nothing that is erased.
///
/// # Errors
/// A folder that cannot be read.
pub fn outlived(archive: &mut Archive, store: &Path) -> Result<Vec<PathBuf>, ExchangeError> {
    let folder = store.join(FOLDER);
    if !folder.is_dir() {
        return Ok(vec![]);
    }
    let mut outlived = Vec::new();
    for (_, file) in made(&folder)? {
        // one whose key file is gone or damaged says nothing for itself
        let holds = fs::read(beside(&file)).is_ok_and(|keys| archive.store().is_opened_by_ours_only(&keys));
        if !holds {
            outlived.push(file);
        }
    }
    Ok(outlived)
}

/// Makes a backup in the store's own folder in place of others, which go when it is whole.
///
/// # Errors
/// What [`make`] says; the others stay then.
pub fn replace(
    archive: &mut Archive,
    store: &Path,
    others: &[PathBuf],
    (now_ms, today): (u64, Day),
    go_on: &mut Progress<'_>,
) -> Result<BackedUp, ExchangeError> {
    let file = in_store(archive, store, today)?;
    let made = make(archive, &file, now_ms, go_on)?;
    for old in others {
        let gone = |file: &Path| match fs::remove_file(file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(BundleError::from(error)),
            _ => Ok(()),
        };
        // the key file first: a backup without one is seen as one that has to go
        gone(&beside(old))?;
        gone(old)?;
    }
    sync_folder(&store.join(FOLDER));
    Ok(made)
}

/// Where a backup goes in the store's own folder. Its name begins with the day, which says later how many are too many.
///
/// # Errors
/// A folder that cannot be made, no random numbers.
pub fn in_store(archive: &mut Archive, folder: &Path, today: Day) -> Result<PathBuf, ExchangeError> {
    let folder = folder.join(FOLDER);
    fs::create_dir_all(&folder).map_err(BundleError::from)?;
    let id = BundleId(archive.store().random()?).short();
    Ok(folder.join(format!("{today}-{id}.{EXTENSION}")))
}

/// Where a backup goes that somebody asks for: the file itself, or one with a name of its own in the folder that was named.
///
/// # Errors
/// A folder that is not there.
pub fn place(archive: &mut Archive, named: &Path, today: Day) -> Result<PathBuf, ExchangeError> {
    if named.is_dir() {
        return Ok(named.join(file_name(archive, today)?));
    }
    if named.to_string_lossy().ends_with(std::path::is_separator) {
        return Err(BundleError::Io(std::io::ErrorKind::NotFound.into()).into());
    }
    let bare = named.extension().is_none();
    Ok(if bare { named.with_extension(EXTENSION) } else { named.to_owned() })
}

/// A backup that somebody asked for was made on this day.
///
/// # Errors
/// What the store refuses.
pub fn note(archive: &mut Archive, today: Day) -> Result<(), ExchangeError> {
    Ok(archive.store().set_setting(ASKED_FOR, today.to_string().into_bytes())?)
}

/// The day of the latest backup that somebody asked for.
///
/// # Errors
/// What the store refuses.
pub fn asked_for(archive: &mut Archive) -> Result<Option<Day>, ExchangeError> {
    let kept = archive.store().setting(ASKED_FOR)?.and_then(|bytes| String::from_utf8(bytes).ok());
    Ok(kept.and_then(|text| text.parse().ok()))
}

/// The latest backup that was made by itself.
pub fn latest(folder: &Path) -> Option<Day> {
    made(&folder.join(FOLDER)).ok()?.into_iter().map(|(day, _)| day).max()
}

fn made(folder: &Path) -> Result<Vec<(Day, PathBuf)>, ExchangeError> {
    let files = fs::read_dir(folder).map_err(BundleError::from)?.flatten();
    let of = |path: PathBuf| {
        let day = path.file_name()?.to_str()?.get(..10)?.parse().ok()?;
        path.extension().is_some_and(|extension| extension == EXTENSION).then_some((day, path))
    };
    Ok(files.filter_map(|file| of(file.path())).collect())
}

/// Those that are neither of the last seven days, nor the last of one of four weeks, nor of one of six months.
fn too_many(made: &mut [(Day, PathBuf)]) -> Vec<PathBuf> {
    made.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut old = Vec::new();
    for (day, file) in made.iter() {
        let week = day.monday();
        let month = (day.year(), day.month());
        let kept_day = days.len() < 7 && days.insert(*day);
        let kept_week = weeks.len() < 4 && weeks.insert(week);
        let kept_month = months.len() < 6 && months.insert(month);
        if !(kept_day || kept_week || kept_month) {
            old.push(file.clone());
        }
    }
    old
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_backups_leaves_days_weeks_and_months() {
        let first = Day::from_ymd(2026, 1, 1).unwrap();
        let mut made: Vec<(Day, PathBuf)> = Vec::new();
        for at in 0..365 {
            let day = first.plus_days(at);
            made.push((day, PathBuf::from(day.to_string())));
            let old = too_many(&mut made);
            made.retain(|(_, file)| !old.contains(file));
        }
        assert!((13..=17).contains(&made.len()), "{made:?}");
        let ages: Vec<i32> = made.iter().map(|(day, _)| day.days_until(first.plus_days(364))).collect();
        assert_eq!(ages.iter().filter(|age| **age < 7).count(), 7);
        assert!(ages.iter().any(|age| *age > 120), "{ages:?}");
    }
}

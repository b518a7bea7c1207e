//! A store made again from a backup: whole, or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use super::{AT_ONCE, Kept, Progress, beside, decoded, open};
use crate::archive::Archive;
use crate::bundle::{self, BundleError, Content, EXTENSION, Header, Opener, Part, Verified};
use crate::exchange::ExchangeError;
use crate::id::DossierId;
use crate::journal::{self, Claim, Entry, Knowledge};
use crate::store::{self, Env, Proof, Site, Store, StoreError, backup_secret};

/// A store that was made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// When the backup was made, in milliseconds since 1970 UTC.
    pub made_ms: u64,
    /// The location.
    pub location: String,
    /// How many people.
    pub people: u64,
    /// How many entries.
    pub entries: u64,
}

/// Makes a store again from a backup, in a folder that has none. `ground` says what a store in a folder stands on.
///
/// # Errors
/// Words or a passphrase that do not fit, whatever is wrong with the backup, a folder with a store. The folder is as it
/// was then.
pub fn restore(
    file: &Path,
    folder: &Path,
    ground: &dyn Fn(&Path) -> Env,
    proof: &Proof,
    now_ms: u64,
    go_on: &mut Progress<'_>,
) -> Result<Restored, ExchangeError> {
    may_restore(file, folder, ground)?;
    let env = ground(folder);
    let opener = opener(file, proof, &env)?;
    let site = Site::take(&env, folder)?;
    let made = make(file, &site.aside(), ground, (proof, &opener), now_ms, go_on);
    match made {
        Ok(restored) => {
            site.move_in(&env)?;
            Ok(restored)
        }
        Err(error) => {
            site.give_up();
            Err(error)
        }
    }
}

/// Whether it is worth looking for the words: the file is a bundle, and the folder has no store.
///
/// # Errors
/// Why not.
pub fn may_restore(file: &Path, folder: &Path, ground: &dyn Fn(&Path) -> Env) -> Result<(), ExchangeError> {
    bundle::outside(&mut open(file)?)?;
    Ok(Site::is_free(&ground(folder))?)
}

/// What opens the backup.
fn opener(file: &Path, proof: &Proof, env: &Env) -> Result<Opener, ExchangeError> {
    let key_file = match (proof, fs::read(beside(file))) {
        (Proof::Words(_), _) => None,
        (Proof::Passphrase(_), Ok(bytes)) => Some(bytes),
        (Proof::Passphrase(_), Err(_)) => return Err(ExchangeError::NoKeyFile),
    };
    let secret = backup_secret(proof, key_file.as_deref(), env)?;
    let secret = secret.ok_or(StoreError::WrongPassphrase { wait: Duration::ZERO })?;
    Ok(Opener::secret(&secret)?)
}

fn make(
    file: &Path,
    aside: &Path,
    ground: &dyn Fn(&Path) -> Env,
    (proof, opener): (&Proof, &Opener),
    now_ms: u64,
    go_on: &mut Progress<'_>,
) -> Result<Restored, ExchangeError> {
    let verified = verified(file, opener, go_on).map_err(|error| match (error, proof) {
        // the words or the passphrase are of another store
        (ExchangeError::Bundle(BundleError::NotForUs), Proof::Words(_)) => {
            StoreError::WrongWords { wait: Duration::ZERO }.into()
        }
        (ExchangeError::Bundle(BundleError::NotForUs), Proof::Passphrase(_)) => {
            StoreError::WrongPassphrase { wait: Duration::ZERO }.into()
        }
        (error, _) => error,
    })?;
    let kept = settings_in(file, opener, &verified)?;
    let key_file = kept.iter().map(|kept| &kept.key_file).find(|bytes| !bytes.is_empty());
    let key_file = key_file.ok_or(BundleError::Damaged { what: "key file" })?;
    let store = Store::restore(ground(aside), aside, key_file, proof, now_ms)?;
    fill(store, file, opener, &verified, kept, now_ms, go_on)
}

/// Reads it to its end; that is the first half of the work.
fn verified(file: &Path, opener: &Opener, go_on: &mut Progress<'_>) -> Result<Verified, ExchangeError> {
    let bytes = fs::metadata(file).map_err(BundleError::from)?.len();
    let verified = bundle::verify(open(file)?, opener, &mut |done| go_on(done, bytes.saturating_mul(2)))?;
    if verified.header.content == Content::Backup { Ok(verified) } else { Err(ExchangeError::NoBackup) }
}

fn settings_in(file: &Path, opener: &Opener, verified: &Verified) -> Result<Vec<Kept>, ExchangeError> {
    let mut all = Vec::new();
    bundle::read(open(file)?, opener, verified, &mut |part| -> Result<(), ExchangeError> {
        if let Part::Settings(bytes) = part {
            all.push(decoded(bytes)?);
        }
        Ok(())
    })?;
    Ok(all)
}

fn fill(
    mut store: Store,
    file: &Path,
    opener: &Opener,
    verified: &Verified,
    kept: Vec<Kept>,
    now_ms: u64,
    go_on: &mut Progress<'_>,
) -> Result<Restored, ExchangeError> {
    let coach = store.coach().or_else(|| store.coaches().first().copied()).unwrap_or_default();
    let erasures = erasures_beside(file, opener, &verified.header.sender)?;
    let mut adopting = store.adopt_begin()?;
    let mut seen: BTreeSet<_> = BTreeSet::new();
    for entry in erasures {
        if seen.insert(entry.id()) {
            store.adopt(&mut adopting, entry)?;
        }
    }
    let all = verified.header.entries;
    let mut done = 0;
    let mut access: Vec<store::Access> = Vec::new();
    bundle::read(open(file)?, opener, verified, &mut |part| -> Result<(), ExchangeError> {
        match part {
            Part::Entry(entry) if seen.contains(&entry.id()) => done += 1,
            Part::Entry(entry) => {
                store.adopt(&mut adopting, *entry)?;
                done += 1;
            }
            Part::Access(bytes) => {
                access.extend(decoded::<Vec<store::Access>>(bytes)?);
            }
            Part::Settings(_) => {}
        }
        let told = go_on(all.saturating_add(done), all.saturating_mul(2));
        if told { Ok(()) } else { Err(BundleError::Cancelled.into()) }
    })?;
    let claim = Claim {
        base: Knowledge::none(),
        sender: verified.header.sender.clone(),
        scope: journal::Scope::Everything,
    };
    store.adopt_end(adopting, &claim, now_ms, coach)?;
    for lines in access.chunks(AT_ONCE) {
        store.put_back(vec![], lines.to_vec())?;
    }
    for kept in kept {
        store.put_back(kept.settings, vec![])?;
    }
    let entries = store.tally()?.count;
    let mut archive = Archive::open(store)?;
    let people = u64::try_from(archive.summaries()?.len()).unwrap_or_default();
    let location = archive.catalogue().location.name.get().clone();
    archive.lock()?;
    Ok(Restored { made_ms: verified.header.made_ms, location, people, entries })
}

/// What other backups in the same folder know as erased: a restore must not bring anybody back. One that knows nothing
/// more than this one has nothing to add.
fn erasures_beside(file: &Path, opener: &Opener, known: &Knowledge) -> Result<Vec<Entry>, ExchangeError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut found = Vec::new();
    for other in fs::read_dir(folder).map_err(BundleError::from)?.flatten() {
        let path = other.path();
        if path.extension().is_none_or(|extension| extension != EXTENSION) {
            continue;
        }
        // a damaged or foreign file beside it must not stop a restore
        let knows_more = |header: Header| !header.sender.difference(known).is_empty();
        if !open(&path).and_then(|input| bundle::header(input, opener)).is_ok_and(knows_more) {
            continue;
        }
        let Ok(verified) = open(&path).and_then(|input| bundle::verify(input, opener, &mut |_| true)) else {
            continue;
        };
        let _ = bundle::read(open(&path)?, opener, &verified, &mut |part| -> Result<(), ExchangeError> {
            if let Part::Entry(entry) = part
                && entry.header().dossier == DossierId::ERASURES
            {
                found.push(*entry);
            }
            Ok(())
        });
    }
    Ok(found)
}

//! Backups: who can open one, and a store made again from one. What is in a backup is not known here.

use std::fs;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};

use super::access::Access;
use super::cache::Group;
use super::disk::Disk;
use super::error::StoreError;
use super::frame::{Frame, Setting};
use super::keyring::{self, Keyring};
use super::lock::ProcessLock;
use super::open::{Env, Parts, private_folder};
use super::safety;
use super::session::Store;
use super::sled_trees::{self, Trees};
use super::words::RecoveryWords;

/// What opens a backup.
pub enum Proof {
    /// The twelve recovery words; the backup alone is enough.
    Words(SecretString),
    /// A coach's passphrase; the key file beside the backup is needed.
    Passphrase(SecretString),
}

/// The X25519 secret that opens a backup; none when the passphrase is nobody's.
pub fn backup_secret(
    proof: &Proof,
    key_file: Option<&[u8]>,
    env: &Env,
) -> Result<Option<[u8; 32]>, StoreError> {
    match proof {
        Proof::Words(words) => Ok(Some(*RecoveryWords::parse(words.expose_secret())?.secret())),
        Proof::Passphrase(passphrase) => {
            let keyring = Keyring::parse(key_file.ok_or(StoreError::Damaged { what: "keyring" })?)?;
            Ok(keyring.exchange_secret(passphrase, env.floor)?.map(|secret| *secret))
        }
    }
}

/// A folder in which a store is being made again: aside, so that half a store is never taken for a whole one, whatever
/// happens meanwhile.
pub struct Site {
    folder: PathBuf,
    was_there: bool,
    lock: ProcessLock,
}

/// Where it is made, in the folder where it will be.
const ASIDE: &str = "restoring";
/// What a store leaves beside its files while it is open.
const OF_THE_LOCK: [&str; 2] = ["store.lock", "store.pid"];

impl Site {
    /// Whether a store may be made there.
    pub fn is_free(env: &Env) -> Result<(), StoreError> {
        if is_store(&*env.disk)? { Err(StoreError::AlreadyAStore) } else { Ok(()) }
    }

    /// Takes a folder that has no store. What an earlier try left there goes.
    pub fn take(env: &Env, folder: &Path) -> Result<Self, StoreError> {
        Self::is_free(env)?;
        let was_there = folder.exists();
        private_folder(folder)?;
        let site = Self { folder: folder.to_owned(), was_there, lock: ProcessLock::take(folder)? };
        if site.aside().exists() {
            fs::remove_dir_all(site.aside())?;
        }
        Ok(site)
    }

    /// Where the store is made until it is whole.
    pub fn aside(&self) -> PathBuf {
        self.folder.join(ASIDE)
    }

    /// The store is whole and closed: it goes to its place, the key file last, since nothing opens without that.
    pub fn move_in(self, env: &Env) -> Result<(), StoreError> {
        let aside = self.aside();
        let mut names: Vec<_> =
            fs::read_dir(&aside)?.map(|entry| Ok(entry?.file_name())).collect::<std::io::Result<_>>()?;
        names.retain(|name| !OF_THE_LOCK.iter().any(|other| name == other));
        names.sort_by_key(|name| name.to_string_lossy().starts_with(keyring::NAME));
        for name in names {
            fs::rename(aside.join(&name), self.folder.join(&name))?;
        }
        fs::remove_dir_all(aside)?;
        Ok(env.disk.sync_folder("")?)
    }

    /// It came to nothing: the folder is as it was.
    pub fn give_up(self) {
        let Self { folder, was_there, lock } = self;
        // what stays is sealed, and the next try removes it
        let _ = fs::remove_dir_all(folder.join(ASIDE));
        drop(lock);
        if !was_there {
            for name in OF_THE_LOCK {
                let _ = fs::remove_file(folder.join(name));
            }
            let _ = fs::remove_dir(folder);
        }
    }
}

fn is_store(disk: &dyn Disk) -> Result<bool, StoreError> {
    Ok(Keyring::load(disk)?.is_some() || !disk.list(safety::FOLDER)?.is_empty())
}

impl Store {
    /// The X25519 public keys of those who can open a backup: of the recovery words, and of each coach.
    pub fn backup_keys(&self) -> Vec<[u8; 32]> {
        self.parts.keyring.exchange_keys().collect()
    }

    /// The key file, to be kept in and beside a backup. It opens nothing without words or a passphrase.
    pub fn key_file(&self) -> Result<Vec<u8>, StoreError> {
        self.parts.keyring.to_bytes()
    }

    /// Whether a key file of this store opens for nobody but who can open it today, and for its key of today.
    pub fn is_opened_by_ours_only(&self, key_file: &[u8]) -> bool {
        let ours = &self.parts.keyring;
        Keyring::parse(key_file).is_ok_and(|theirs| {
            theirs.epoch() == ours.epoch()
                && theirs.exchange_keys().all(|key| ours.exchange_keys().any(|our| our == key))
        })
    }

    /// Makes the store of a backup again in a folder that has none. It is empty; everybody's passphrase stays.
    pub fn restore(
        env: Env,
        folder: &Path,
        key_file: &[u8],
        proof: &Proof,
        now_ms: u64,
    ) -> Result<Self, StoreError> {
        let mut keyring = Keyring::parse(key_file)?;
        let opened = match proof {
            Proof::Words(words) => {
                let words = RecoveryWords::parse(words.expose_secret())?;
                keyring.open_with_words(&words)?.map(|keys| (None, keys))
            }
            Proof::Passphrase(passphrase) => {
                keyring.open(passphrase, None, env.floor)?.map(|(coach, keys)| (Some(coach), keys))
            }
        };
        let wait = std::time::Duration::ZERO;
        let (coach, keys) = opened.ok_or(match proof {
            Proof::Words(_) => StoreError::WrongWords { wait },
            Proof::Passphrase(_) => StoreError::WrongPassphrase { wait },
        })?;
        private_folder(folder)?;
        env.disk.make_folder("")?;
        let lock = ProcessLock::take(folder)?;
        if is_store(&*env.disk)? {
            return Err(StoreError::AlreadyAStore);
        }
        env.disk.make_folder(safety::FOLDER)?;
        env.disk.sync_folder("")?;
        keyring.save(&*env.disk)?;
        let parts = Parts::new(env, folder, keyring, lock);
        let trees = Trees::open(folder, sled_trees::FOLDER);
        Self::recovered(parts, keys, coach, trees, now_ms).map_err(|(_, error)| error)
    }

    /// Puts back settings and access lines of a backup, in few writes.
    pub fn put_back(
        &mut self,
        settings: Vec<(String, Vec<u8>)>,
        access: Vec<Access>,
    ) -> Result<(), StoreError> {
        let before = self.cache()?.state().tally;
        let put = |(key, value): &(String, Vec<u8>)| {
            Frame::Setting(Setting { key: key.clone(), value: value.clone() })
        };
        let mut chain = self.chain;
        let access = chain.extend(access);
        let lines = access.iter().copied().map(Frame::Access);
        let frames: Vec<Frame> = lines.chain(settings.iter().map(put)).collect();
        let done = self.log.write(&frames, before);
        self.after_write(done)?;
        self.chain = chain;
        // the settings stand behind them
        let first = self.log.end().index.saturating_sub((access.len() + settings.len()) as u64);
        let access = (first..).zip(access).collect();
        self.apply(&Group { access, settings, ..Group::default() })
    }
}

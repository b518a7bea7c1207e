//! Backups: who can open one, and a store made again from one. What is in a backup is not known here.

use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use super::access::Access;
use super::cache::Group;
use super::error::StoreError;
use super::frame::{Frame, Setting};
use super::keyring::Keyring;
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

impl Store {
    /// The X25519 public keys of those who can open a backup: of the recovery words, and of each coach.
    pub fn backup_keys(&self) -> Vec<[u8; 32]> {
        self.parts.keyring.exchange_keys().collect()
    }

    /// The key file, to be kept in and beside a backup. It opens nothing without words or a passphrase.
    pub fn key_file(&self) -> Result<Vec<u8>, StoreError> {
        self.parts.keyring.to_bytes()
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
        if Keyring::load(&*env.disk)?.is_some() || !env.disk.list(safety::FOLDER)?.is_empty() {
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
        let first = self.log.end().index;
        let put = |(key, value): &(String, Vec<u8>)| {
            Frame::Setting(Setting { key: key.clone(), value: value.clone() })
        };
        let lines = access.iter().copied().map(Frame::Access);
        let frames: Vec<Frame> = lines.chain(settings.iter().map(put)).collect();
        let done = self.log.write(&frames, before);
        self.after_write(done)?;
        let access = (first..).zip(access).collect();
        self.apply(&Group { access, settings, ..Group::default() })
    }
}

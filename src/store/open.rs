//! From a folder to an open store: beginning one, the lock screen's side of it, and the passphrase.
//!
//! Knows what can be known without a key: that there is a store, whose location it is, and who has it open.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};

use super::attempts::Attempts;
use super::compact;
use super::disk::{Disk, RealDisk};
use super::entropy::{Entropy, SystemEntropy, id_bytes};
use super::error::{Notice, StoreError};
use super::keyring::Keyring;
use super::keys::{self, Cost, Keys};
use super::lock::ProcessLock;
use super::rewrite;
use super::safety;
use super::session::{OwnStream, Store};
use super::sled_trees::{self, Fault, Trees};
use super::walk;
use super::words::RecoveryWords;
use crate::id::{CoachId, StoreId};

/// What a store stands on; tests put their own in.
#[derive(Clone)]
pub struct Env {
    /// All files but those of sled.
    pub disk: Arc<dyn Disk>,
    /// Random numbers.
    pub entropy: Arc<dyn Entropy>,
    /// The least that a guess of a passphrase may cost.
    pub floor: Cost,
}

impl Env {
    /// The real thing, for a store in this folder.
    pub fn real(folder: &Path) -> Self {
        Self { disk: Arc::new(RealDisk::new(folder)), entropy: Arc::new(SystemEntropy), floor: Cost::FLOOR }
    }

    /// The real disk with keys that protect nothing, so that tests are quick.
    pub fn cheap(folder: &Path) -> Self {
        Self { floor: Cost::CHEAP, ..Self::real(folder) }
    }
}

/// What a new store needs to know.
pub struct NewStore {
    /// The label of the location.
    pub location: String,
    /// Of the first coach.
    pub passphrase: SecretString,
}

/// A store without its keys: what the lock screen stands on.
pub struct LockedStore {
    parts: Parts,
    opening: Opening,
    notices: Vec<Notice>,
}

/// What stays the same between locking and unlocking.
pub(super) struct Parts {
    pub env: Env,
    pub folder: PathBuf,
    pub keyring: Keyring,
    pub stream: Option<OwnStream>,
    /// How many tries failed before the one that opened it, and when the last of them was.
    pub failed: (u32, u64),
    _lock: ProcessLock,
}

impl Parts {
    /// Of a store that this run has not written to.
    pub fn new(env: Env, folder: &Path, keyring: Keyring, lock: ProcessLock) -> Self {
        Self { env, folder: folder.to_owned(), keyring, stream: None, failed: (0, 0), _lock: lock }
    }
}

enum Opening {
    Running(JoinHandle<Result<Trees, Fault>>),
    Done(Trees),
    Failed,
}

/// An unlock that did not work, with the locked store for the next try.
pub struct Refused {
    /// Still locked.
    pub store: Box<LockedStore>,
    /// Why.
    pub error: StoreError,
}

impl fmt::Debug for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Refused({:?})", self.error)
    }
}

impl fmt::Debug for LockedStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LockedStore({:?})", self.parts.keyring.body().store)
    }
}

impl Store {
    /// Begins a store in a folder that has none. The words are shown once: they are kept nowhere.
    pub fn create(
        folder: &Path,
        new: &NewStore,
        now_ms: u64,
    ) -> Result<(Self, RecoveryWords, CoachId), StoreError> {
        let env = Env::real(folder);
        let cost = calibrated(env.floor)?;
        Self::create_with(env, folder, new, cost, now_ms)
    }

    /// [`Store::create`] on another ground, for tests.
    pub fn create_with(
        env: Env,
        folder: &Path,
        new: &NewStore,
        cost: Cost,
        now_ms: u64,
    ) -> Result<(Self, RecoveryWords, CoachId), StoreError> {
        private_folder(folder)?;
        env.disk.make_folder("")?;
        let lock = ProcessLock::take(folder)?;
        if Keyring::load(&*env.disk)?.is_some() || !env.disk.list(safety::FOLDER)?.is_empty() {
            return Err(StoreError::AlreadyAStore);
        }
        let entropy = env.entropy.clone();
        let words = RecoveryWords::new(&*entropy)?;
        let store = StoreId::from_bytes(id_bytes(&*entropy)?);
        let coach = CoachId::from_bytes(id_bytes(&*entropy)?);
        let (mut keyring, keys) = Keyring::new(new.location.clone(), &words, store, &*entropy)?;
        keyring.put_coach(coach, &new.passphrase, &keys, cost, &*entropy)?;
        env.disk.make_folder(safety::FOLDER)?;
        env.disk.sync_folder("")?;
        keyring.save(&*env.disk)?;
        let parts = Parts::new(env, folder, keyring, lock);
        let trees = Trees::open(folder, sled_trees::FOLDER);
        let made = Self::recovered(parts, keys, Some(coach), trees, now_ms).map_err(|(_, error)| error)?;
        Ok((made, words, coach))
    }

    /// Opens the store in a folder, as far as that goes without a key. Returns at once; sled opens meanwhile.
    pub fn open(folder: &Path) -> Result<LockedStore, StoreError> {
        Self::open_with(Env::real(folder), folder)
    }

    /// [`Store::open`] on another ground, for tests.
    pub fn open_with(env: Env, folder: &Path) -> Result<LockedStore, StoreError> {
        let Some(read) = Keyring::load(&*env.disk)? else {
            let logs = env.disk.list(safety::FOLDER)?;
            return Err(if logs.is_empty() {
                StoreError::NotAStore
            } else {
                StoreError::Damaged { what: "keyring" }
            });
        };
        walk::refuse_newer(&*env.disk)?;
        let lock = ProcessLock::take(folder)?;
        let mut keyring = read.keyring;
        rewrite::finish(&*env.disk, folder, &mut keyring)?;
        let mut notices = Vec::new();
        if read.one_copy {
            notices.push(Notice::KeysMended);
            // on a full disk the good copy still serves
            let _ = keyring.save(&*env.disk);
        }
        let parts = Parts::new(env, folder, keyring, lock);
        Ok(LockedStore { opening: Opening::start(&parts.folder), parts, notices })
    }
}

impl Opening {
    fn start(folder: &Path) -> Self {
        let folder = folder.to_owned();
        let work = move || {
            compact::tidy(&folder);
            Trees::open(&folder, sled_trees::FOLDER)
        };
        thread::Builder::new().name("store open".into()).spawn(work).map_or(Self::Failed, Self::Running)
    }

    fn finish(self, folder: &Path) -> Result<Trees, Fault> {
        match self {
            Self::Done(trees) => Ok(trees),
            Self::Running(handle) => handle.join().unwrap_or(Err(Fault::Broken)),
            Self::Failed => Trees::open(folder, sled_trees::FOLDER),
        }
    }
}

impl LockedStore {
    /// A store that was open before, with its trees still at hand.
    pub(super) fn again(parts: Parts, trees: Trees) -> Self {
        Self { parts, opening: Opening::Done(trees), notices: vec![] }
    }

    /// The label of the location.
    pub fn location(&self) -> &str {
        &self.parts.keyring.body().location
    }

    /// The store's id.
    pub fn id(&self) -> StoreId {
        self.parts.keyring.body().store
    }

    /// How long the next try must wait.
    pub fn wait(&self, now_ms: u64) -> Duration {
        Attempts::load(&*self.parts.env.disk).wait(now_ms)
    }

    /// Opens with a coach's passphrase.
    pub fn unlock(self, passphrase: &SecretString, now_ms: u64) -> Result<Store, Refused> {
        let floor = self.parts.env.floor;
        self.attempt(now_ms, |keyring, last| {
            let opened = keyring.open(passphrase, last, floor)?;
            Ok(opened.map(|(coach, keys)| (Some(coach), keys)))
        })
        .map_err(|refused| refused.naming(|wait| StoreError::WrongPassphrase { wait }))
    }

    /// Opens with the recovery words; nobody is signed in then, so a coach gets a new passphrase next.
    pub fn unlock_with_words(self, words: &SecretString, now_ms: u64) -> Result<Store, Refused> {
        let words = match RecoveryWords::parse(words.expose_secret()) {
            Ok(words) => words,
            Err(error) => return Err(Refused { store: Box::new(self), error }),
        };
        self.attempt(now_ms, |keyring, _| Ok(keyring.open_with_words(&words)?.map(|keys| (None, keys))))
            .map_err(|refused| refused.naming(|wait| StoreError::WrongWords { wait }))
    }

    fn attempt(
        mut self,
        now_ms: u64,
        try_key: impl FnOnce(&Keyring, Option<CoachId>) -> Result<Option<(Option<CoachId>, Keys)>, StoreError>,
    ) -> Result<Store, Refused> {
        match self.keys(now_ms, try_key) {
            Ok((coach, keys)) => self.enter(keys, coach, now_ms),
            Err(error) => Err(Refused { store: Box::new(self), error }),
        }
    }

    fn keys(
        &mut self,
        now_ms: u64,
        try_key: impl FnOnce(&Keyring, Option<CoachId>) -> Result<Option<(Option<CoachId>, Keys)>, StoreError>,
    ) -> Result<(Option<CoachId>, Keys), StoreError> {
        let disk = &*self.parts.env.disk;
        let mut attempts = Attempts::load(disk);
        let failed = attempts.failed();
        // a full disk must not keep a coach from reading, so a count that cannot be kept does not stop the try
        let full_is_fine = |done| match done {
            Err(StoreError::DiskFull) => Ok(()),
            other => other,
        };
        let wait = attempts.wait(now_ms);
        if !wait.is_zero() {
            full_is_fine(attempts.begin_wait(disk, now_ms))?;
            return Err(StoreError::TooSoon { wait });
        }
        full_is_fine(attempts.begin(disk, now_ms))?;
        match try_key(&self.parts.keyring, attempts.coach)? {
            Some((coach, keys)) => {
                full_is_fine(attempts.succeed(disk, coach))?;
                self.parts.failed = failed;
                Ok((coach, keys))
            }
            None => Err(StoreError::WrongPassphrase { wait: attempts.wait(now_ms) }),
        }
    }

    fn enter(self, keys: Keys, coach: Option<CoachId>, now_ms: u64) -> Result<Store, Refused> {
        let Self { parts, opening, mut notices } = self;
        let trees = opening.finish(&parts.folder);
        match Store::recovered(parts, keys, coach, trees, now_ms) {
            Ok(mut store) => {
                notices.append(&mut store.notices);
                store.notices = notices;
                Ok(store)
            }
            Err((parts, error)) => {
                let opening = Opening::start(&parts.folder);
                Err(Refused { store: Box::new(Self { parts, opening, notices }), error })
            }
        }
    }
}

impl Refused {
    fn naming(self, name: impl FnOnce(Duration) -> StoreError) -> Self {
        match self.error {
            StoreError::WrongPassphrase { wait } => Self { error: name(wait), ..self },
            _ => self,
        }
    }
}

/// Makes the folder, closed to other users where the system knows that; one that is there stays as it is.
pub(super) fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// What a guess may cost here: about half a second of this machine, and never less than the floor.
pub(super) fn calibrated(floor: Cost) -> Result<Cost, StoreError> {
    let begun = Instant::now();
    keys::stretch(b"calibration", &[0; 16], floor)?;
    Ok(floor.calibrated(begun.elapsed()))
}

//! An open store: its parts, and how a broken database is mended under way.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::Arc;

use secrecy::SecretString;

use super::access::Chain;
use super::cache::{Cache, Group, Trouble};
use super::error::{Notice, StoreError};
use super::import::OpenImport;
use super::keys::{Cost, Keys, Purpose, Sealer};
use super::open::{LockedStore, Parts, calibrated};
use super::recover::{Ground, Recovered, plain, replay};
use super::safety::{Position, Writer};
use super::sled_trees::{self, Fault, Trees};
use super::walk::Logs;
use crate::id::{CoachId, DossierId, EntryId, StoreId, StreamId};
use crate::journal::{Clock, Entry, Erasures};

/// So many dossiers stay at hand.
const LOADED: usize = 64;
/// After so many saves sled's own files are brought up to date; until then the logs stand in.
const FLUSH_AFTER: u32 = 256;

/// A clock that is further behind than this is told: what came from others may be an hour ahead.
const BEHIND_MS: u64 = 2 * 3_600_000;

/// The stream that this program run writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct OwnStream {
    pub id: StreamId,
    pub next: u64,
}

impl OwnStream {
    pub fn take(&mut self) -> EntryId {
        let id = EntryId { stream: self.id, seq: self.next };
        self.next += 1;
        id
    }

    pub const fn last(&self) -> EntryId {
        EntryId { stream: self.id, seq: self.next.saturating_sub(1) }
    }
}

/// An open store. Dropping it closes it; [`Store::lock`] keeps it at hand without its keys.
pub struct Store {
    pub(super) parts: Parts,
    pub(super) keys: Keys,
    pub(super) drafts: Sealer,
    pub(super) coach: Option<CoachId>,
    // none only while a broken database is being replaced
    pub(super) cache: Option<Cache>,
    pub(super) log: Writer,
    pub(super) clock: Clock,
    /// Where the access log ends.
    pub(super) chain: Chain,
    pub(super) notices: Vec<Notice>,
    pub(super) loaded: Loaded,
    pub(super) erasures: Erasures,
    pub(super) imports: BTreeMap<u64, OpenImport>,
    pub(super) next_import: u64,
    /// The logs hold more than the trees, because the disk was full.
    pub(super) behind: bool,
    unflushed: u32,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({:?})", self.id())
    }
}

impl Store {
    /// A store whose trees and logs agree.
    #[expect(clippy::result_large_err, reason = "the parts go back to the lock screen for the next try")]
    pub(super) fn recovered(
        parts: Parts,
        keys: Keys,
        coach: Option<CoachId>,
        trees: Result<Trees, Fault>,
        now_ms: u64,
    ) -> Result<Self, (Parts, StoreError)> {
        let ground =
            Ground { env: &parts.env, folder: &parts.folder, store: parts.keyring.body().store, keys: &keys };
        let Recovered { cache, mut log, mut notices } = match ground.recover(trees) {
            Ok(recovered) => recovered,
            Err(error) => return Err((parts, error)),
        };
        let mut clock = Clock::default();
        clock.observe(cache.state().last, now_ms);
        if notices.iter().any(|notice| matches!(notice, Notice::UnfinishedWrite { .. })) {
            // a new log disowns it, so that it is said once; a disk without room for that says it again
            let _ = log.write(&[], cache.state().tally);
        }
        let last_ms = cache.state().last.ms;
        if last_ms > now_ms.saturating_add(BEHIND_MS) {
            notices.push(Notice::ClockBehind { last_ms });
        }
        let mut store = Self {
            drafts: keys.sealer(Purpose::Drafts),
            // imports of an earlier run are dead, and their numbers stay theirs
            next_import: log.end().index,
            parts,
            keys,
            coach,
            chain: cache.state().access,
            cache: Some(cache),
            log,
            clock,
            notices,
            loaded: Loaded::default(),
            erasures: Erasures::default(),
            imports: BTreeMap::new(),
            behind: false,
            unflushed: 0,
        };
        match store.see_erasures() {
            Ok(()) => Ok(store),
            Err(error) => Err((store.parts, error)),
        }
    }

    /// The store's id.
    pub const fn id(&self) -> StoreId {
        self.parts.keyring.body().store
    }

    /// The label of the location.
    pub fn location(&self) -> &str {
        &self.parts.keyring.body().location
    }

    /// Who opened it; nobody when the recovery words did.
    pub const fn coach(&self) -> Option<CoachId> {
        self.coach
    }

    /// How many passphrases were tried in vain before this one, and when the last of them was.
    pub const fn failed_tries(&self) -> (u32, u64) {
        self.parts.failed
    }

    /// The coaches that have a passphrase here.
    pub fn coaches(&self) -> Vec<CoachId> {
        self.parts.keyring.coaches().collect()
    }

    /// What the coach is to be told, once.
    pub fn notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Gives a coach a passphrase, in place of an older one.
    pub fn set_passphrase(
        &mut self,
        coach: CoachId,
        passphrase: &SecretString,
        cost: Cost,
    ) -> Result<(), StoreError> {
        let mut keyring = self.parts.keyring.clone();
        let whose = keyring.whose(passphrase, self.parts.env.floor)?;
        if whose.is_some_and(|other| other != coach) {
            // the passphrase alone says who comes in
            return Err(StoreError::UnfitPassphrase);
        }
        keyring.put_coach(coach, passphrase, &self.keys, cost, &*self.parts.env.entropy)?;
        keyring.save(&*self.parts.env.disk)?;
        self.parts.keyring = keyring;
        self.coach = self.coach.or(Some(coach));
        Ok(())
    }

    /// Whether this is the passphrase of a coach.
    pub fn is_passphrase_of(&self, coach: CoachId, passphrase: &SecretString) -> Result<bool, StoreError> {
        Ok(self.parts.keyring.whose(passphrase, self.parts.env.floor)? == Some(coach))
    }

    /// [`Store::set_passphrase`] at the cost that suits this computer.
    pub fn renew_passphrase(&mut self, coach: CoachId, passphrase: &SecretString) -> Result<(), StoreError> {
        let cost = calibrated(self.parts.env.floor)?;
        self.set_passphrase(coach, passphrase, cost)
    }

    /// Gives the location another label, for the lock screen.
    pub fn set_location(&mut self, location: &str) -> Result<(), StoreError> {
        let mut keyring = self.parts.keyring.clone();
        keyring.label(location.to_owned());
        keyring.save(&*self.parts.env.disk)?;
        self.parts.keyring = keyring;
        Ok(())
    }

    /// Forgets the keys and everything read with them. Open imports are cancelled.
    pub fn lock(mut self) -> Result<LockedStore, StoreError> {
        // what cannot be flushed now is in the logs
        let _ = self.settle();
        let trees = self.cache.take().map(Cache::into_trees);
        let parts = self.parts;
        match trees {
            Some(trees) => Ok(LockedStore::again(parts, trees)),
            None => Err(StoreError::Damaged { what: "database" }),
        }
    }

    /// Brings sled's own files up to date: for idle moments. Nothing is lost without it.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        if self.unflushed > 0 {
            self.with_cache(|cache| Ok(cache.flush()?))?;
            self.unflushed = 0;
        }
        Ok(())
    }

    pub(super) fn ground(&self) -> Ground<'_> {
        let parts = &self.parts;
        Ground { env: &parts.env, folder: &parts.folder, store: parts.keyring.body().store, keys: &self.keys }
    }

    /// Does something with the trees; when they turn out to be broken they are made again first, once.
    pub(super) fn with_cache<T>(
        &mut self,
        mut work: impl FnMut(&mut Cache) -> Result<T, Trouble>,
    ) -> Result<T, StoreError> {
        if self.behind {
            // reading goes on with what is there while the disk is full
            let _ = self.catch_up();
        }
        let done = match self.cache.as_mut() {
            Some(cache) => work(cache),
            None => Err(Fault::Broken.into()),
        };
        match done {
            Err(Trouble::Fault(Fault::Broken)) => {
                self.mend()?;
                let cache = self.cache.as_mut().ok_or(StoreError::Damaged { what: "database" })?;
                work(cache).map_err(plain)
            }
            Err(Trouble::Fault(Fault::Full)) => {
                sled_trees::free_ballast(&self.parts.folder);
                let cache = self.cache.as_mut().ok_or(StoreError::Damaged { what: "database" })?;
                work(cache).map_err(plain)
            }
            done => done.map_err(plain),
        }
    }

    pub(super) fn cache(&self) -> Result<&Cache, StoreError> {
        self.cache.as_ref().ok_or(StoreError::Damaged { what: "database" })
    }

    /// The database is broken: set aside and made again.
    pub(super) fn mend(&mut self) -> Result<(), StoreError> {
        self.finish_rewrite()?;
        let sealer = self.keys.sealer(Purpose::Safety);
        let store = self.id();
        let disk = self.parts.env.disk.clone();
        let logs = Logs { disk: &*disk, sealer: &sealer, store };
        self.imports.clear();
        self.loaded = Loaded::default();
        let cache = self.cache.take();
        let recovered = self.ground().mend(&logs, cache)?;
        self.chain = recovered.cache.state().access;
        self.cache = Some(recovered.cache);
        self.log = recovered.log;
        self.notices.extend(recovered.notices);
        self.behind = false;
        Ok(())
    }

    /// Puts into the trees what the logs have beyond them.
    pub(super) fn catch_up(&mut self) -> Result<(), StoreError> {
        let sealer = self.keys.sealer(Purpose::Safety);
        let disk = self.parts.env.disk.clone();
        let logs = Logs { disk: &*disk, sealer: &sealer, store: self.id() };
        let open: Vec<(u64, Position)> = self.open_imports();
        let cache = self.cache.as_mut().ok_or(StoreError::Damaged { what: "database" })?;
        match replay(&logs, cache, &open, None) {
            Ok(_) => {
                self.behind = false;
                self.loaded = Loaded::default();
                Ok(())
            }
            Err(Trouble::Fault(Fault::Broken)) => self.mend(),
            Err(trouble) => Err(plain(trouble)),
        }
    }

    pub(super) fn open_imports(&self) -> Vec<(u64, Position)> {
        self.imports.iter().map(|(id, import)| (*id, import.begin)).collect()
    }

    /// What was just written to the logs goes into the trees.
    pub(super) fn apply(&mut self, group: &Group) -> Result<(), StoreError> {
        if self.behind {
            return self.catch_up();
        }
        let (applied, pending, last) = (self.log.end(), self.open_imports(), self.clock.last());
        let Some(cache) = self.cache.as_mut() else { return self.mend() };
        let mut done = cache.apply(group, applied, pending.clone(), last);
        if matches!(done, Err(Trouble::Fault(Fault::Full))) {
            sled_trees::free_ballast(&self.parts.folder);
            done = cache.apply(group, applied, pending, last);
        }
        match done {
            Ok(()) => {
                self.unflushed += 1;
                // what cannot be flushed now is in the logs
                if self.unflushed >= FLUSH_AFTER {
                    let _ = self.settle();
                }
                Ok(())
            }
            // the logs have it, so making the trees again brings it
            Err(Trouble::Fault(Fault::Broken)) => self.mend(),
            Err(trouble) => {
                self.behind = true;
                Err(plain(trouble))
            }
        }
    }

    pub(super) fn touched(&mut self) {
        self.unflushed += 1;
    }
}

/// Dossiers read lately, the latest last.
#[derive(Default)]
pub(super) struct Loaded {
    entries: BTreeMap<DossierId, Arc<Vec<Entry>>>,
    order: VecDeque<DossierId>,
}

impl Loaded {
    pub fn get(&self, dossier: DossierId) -> Option<Arc<Vec<Entry>>> {
        self.entries.get(&dossier).cloned()
    }

    pub fn put(&mut self, dossier: DossierId, entries: Arc<Vec<Entry>>) {
        if self.entries.insert(dossier, entries).is_none() {
            self.order.push_back(dossier);
        }
        while self.order.len() > LOADED {
            if let Some(oldest) = self.order.pop_front() {
                self.entries.remove(&oldest);
            }
        }
    }

    /// New entries of a dossier that may be at hand.
    pub fn extend(&mut self, dossier: DossierId, new: impl IntoIterator<Item = Entry>) {
        if let Some(entries) = self.entries.get_mut(&dossier) {
            Arc::make_mut(entries).extend(new);
        }
    }
}

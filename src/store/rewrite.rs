//! The store written anew under a new key, without what is erased. No key that is kept opens what was there before.
//!
//! New logs are written aside, in `rewriting/`. Its file `whole` is the moment that counts: before it the store is as it
//! was, from then on the new logs go to their place, at the next opening if need be. The database is made again from
//! them. Old keys leave the key file last; until then [`Store::must_rewrite`] says that there is work left.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::Progress;
use super::cache::{Cache, Trouble};
use super::disk::{Disk, exists, replace};
use super::error::{Notice, StoreError};
use super::frame::{Frame, Setting};
use super::keyring::Keyring;
use super::keys::{Keys, Purpose};
use super::recover::{Recovered, Scan, committed_since, plain};
use super::safety::{self, Position, Writer};
use super::session::Store;
use super::sled_trees::{self, Trees};
use super::walk::Logs;
use super::within::Within;
use super::words::RecoveryWords;
use crate::id::{CoachId, DossierId};
use crate::journal::{Entry, Erasures, Knowledge, Tally};

const ASIDE: &str = "rewriting";
const ASIDE_LOGS: &str = "rewriting/safety";
const WHOLE: &str = "rewriting/whole";
/// So many bytes of entries go to the disk at once.
const AT_ONCE: usize = 1 << 20;
/// Summaries are put back in groups.
const SUMMARIES: usize = 256;

type Summaries = Vec<(DossierId, Tally, u32, Vec<u8>)>;

impl Store {
    /// Whether the store is to be written anew: a coach was removed, something is erased, or an earlier try was cut off.
    pub fn must_rewrite(&mut self) -> Result<bool, StoreError> {
        if self.parts.keyring.has_old_keys() {
            return Ok(true);
        }
        if self.knowledge()?.intersection(self.erasures.stubs()).is_empty() {
            return Ok(false);
        }
        let erasures = self.erasures.clone();
        let mut dossiers: Vec<DossierId> = erasures.targets().map(|(target, _)| target.dossier()).collect();
        dossiers.dedup();
        for dossier in dossiers {
            let held = self.with_cache(|cache| cache.entries(dossier))?;
            if held.iter().any(|entry| erasures.covers(entry)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Which store key values are sealed with; counts up with every new one.
    pub fn key_epoch(&self) -> u32 {
        self.parts.keyring.epoch()
    }

    /// Takes away the way in of a coach who never used it.
    pub fn forget_coach(&mut self, coach: CoachId) -> Result<(), StoreError> {
        let mut keyring = self.parts.keyring.clone();
        keyring.remove_coach(coach);
        keyring.save(&*self.parts.env.disk)?;
        self.parts.keyring = keyring;
        Ok(())
    }

    /// Takes away a coach's way in. From now on values are sealed with a key that this coach never had; what was there
    /// before follows with [`Store::rewrite`].
    pub fn remove_coach(&mut self, coach: CoachId) -> Result<(), StoreError> {
        let mut keyring = self.parts.keyring.clone();
        keyring.remove_coach(coach);
        self.renew_key(keyring)?;
        // what this coach was typing is for nobody else
        self.clear_draft(coach)
    }

    /// Other recovery words, which are not in force before [`Store::replace_words`].
    pub fn new_words(&self) -> Result<RecoveryWords, StoreError> {
        RecoveryWords::new(&*self.parts.env.entropy)
    }

    /// These words open the store from now on, and the ones before open nothing. What was there before follows with
    /// [`Store::rewrite`].
    pub fn replace_words(&mut self, words: &RecoveryWords) -> Result<(), StoreError> {
        let mut keyring = self.parts.keyring.clone();
        keyring.replace_words(words);
        self.renew_key(keyring)
    }

    /// Writes everything anew under a new key, without what is erased. Cut off, stopped or failed, the store is as it
    /// was, or goes on with it at the next opening.
    pub fn rewrite(&mut self, progress: &mut Progress<'_>) -> Result<(), StoreError> {
        if self.behind {
            self.catch_up()?;
        }
        self.imports.clear();
        self.settle()?;
        if !self.parts.keyring.has_old_keys() {
            self.renew_key(self.parts.keyring.clone())?;
        }
        self.make_logs_whole()?;
        let summaries = self.good_summaries()?;
        let disk = self.parts.env.disk.clone();
        forget(&*disk, &self.parts.folder)?;
        if let Err(error) = self.write_aside(progress).and_then(|()| self.reseal_drafts()) {
            // without the mark it counts for nothing; what stays goes before the next try
            let _ = forget(&*disk, &self.parts.folder);
            return Err(error);
        }
        replace(&*disk, WHOLE, b"whole")?;
        self.cache = None;
        self.finish_rewrite()?;
        self.load_anew(summaries)
    }

    /// Puts new logs in their place when they are whole, and forgets the old keys.
    pub(super) fn finish_rewrite(&mut self) -> Result<(), StoreError> {
        let disk = self.parts.env.disk.clone();
        if !exists(&*disk, WHOLE)? {
            return Ok(());
        }
        self.cache = None;
        finish(&*disk, &self.parts.folder, &mut self.parts.keyring)?;
        self.use_keys(self.keys.newest_only());
        Ok(())
    }

    fn renew_key(&mut self, mut keyring: Keyring) -> Result<(), StoreError> {
        let keys = keyring.renew(&self.keys, &*self.parts.env.entropy)?;
        keyring.save(&*self.parts.env.disk)?;
        self.parts.keyring = keyring;
        self.use_keys(keys);
        Ok(())
    }

    fn use_keys(&mut self, keys: Keys) {
        self.keys = keys;
        self.drafts = self.keys.sealer(Purpose::Drafts);
        self.log = self.ground().writer(self.log.end(), true);
        let trees = self.keys.sealer(Purpose::Trees);
        if let Some(cache) = self.cache.as_mut() {
            cache.reseal(trees);
        }
    }

    /// What only the database still has goes to the logs first.
    fn make_logs_whole(&mut self) -> Result<(), StoreError> {
        let sealer = self.keys.sealer(Purpose::Safety);
        let disk = self.parts.env.disk.clone();
        let scan = Scan::of(&Logs { disk: &*disk, sealer: &sealer, store: self.id() })?;
        if !scan.gaps.is_empty() || scan.held != self.cache()?.state().tally { self.mend() } else { Ok(()) }
    }

    fn write_aside(&self, progress: &mut Progress<'_>) -> Result<(), StoreError> {
        let env = &self.parts.env;
        let aside: Arc<dyn Disk> = Arc::new(Within::new(env.disk.clone(), ASIDE));
        aside.make_folder(safety::FOLDER)?;
        env.disk.sync_folder("")?;
        env.disk.sync_folder(ASIDE)?;
        let newest = self.keys.newest_only();
        let log = Writer::new(
            (aside, env.entropy.clone()),
            newest.sealer(Purpose::Safety),
            self.id(),
            Position::START,
            true,
        );
        let sealer = self.keys.sealer(Purpose::Safety);
        let logs = Logs { disk: &*env.disk, sealer: &sealer, store: self.id() };
        let mut copy = Copy::new(log, &self.erasures);
        let committed = committed_since(&logs, Position::START).map_err(plain)?;
        let all = self.log.end().index;
        let walked = logs.walk(Position::START, Tally::default(), &mut |at, frame| {
            if !progress(at.index, all) {
                return Err(StoreError::Cancelled.into());
            }
            copy.frame(frame, |import| import == 0 || committed.contains(&import))
        });
        walked.map_err(plain)?;
        copy.end()
    }

    /// What coaches are typing, under the new key. What nobody can come back to goes.
    fn reseal_drafts(&self) -> Result<(), StoreError> {
        let coaches = self.coaches();
        for coach in &coaches {
            if let Ok(Some(draft)) = self.load_draft(*coach) {
                self.save_draft(*coach, &draft)?;
            }
        }
        self.keep_drafts_of(&coaches)
    }

    /// Summaries that hold, with the tally of the entries that they were made from.
    fn good_summaries(&self) -> Result<Summaries, StoreError> {
        let cache = self.cache()?;
        let tally = |dossier: &DossierId| cache.index().get(dossier).map(|slot| slot.tally);
        let all = cache.current_summaries().map_err(plain)?.into_iter();
        Ok(all.filter_map(|(id, version, bytes)| Some((id, tally(&id)?, version, bytes))).collect())
    }

    /// The database, from the new logs.
    fn load_anew(&mut self, mut summaries: Summaries) -> Result<(), StoreError> {
        let trees = Trees::open(&self.parts.folder, sled_trees::FOLDER);
        let Recovered { cache, log, mut notices } = self.ground().recover(trees)?;
        notices.retain(|notice| *notice != Notice::Rebuilt);
        summaries.retain(|(dossier, tally, ..)| {
            cache.index().get(dossier).is_some_and(|slot| slot.tally == *tally)
        });
        self.chain = cache.state().access;
        (self.cache, self.log) = (Some(cache), log);
        self.notices.extend(notices);
        for some in summaries.chunks(SUMMARIES) {
            let some: Vec<_> =
                some.iter().map(|(id, _, version, bytes)| (*id, *version, bytes.clone())).collect();
            self.with_cache(|cache: &mut Cache| cache.put_summaries(some.clone()))?;
        }
        self.touched();
        self.settle()?;
        self.see_erasures()
    }
}

/// The new logs while they are written.
struct Copy<'e> {
    log: Writer,
    erasures: &'e Erasures,
    known: Knowledge,
    tally: Tally,
    /// Of the entries before those that are gathered.
    before: Tally,
    gathered: Vec<Frame>,
    bytes: usize,
    /// Only the last value of each is kept.
    settings: BTreeMap<String, Vec<u8>>,
}

impl<'e> Copy<'e> {
    fn new(log: Writer, erasures: &'e Erasures) -> Self {
        Self {
            log,
            erasures,
            known: Knowledge::default(),
            tally: Tally::default(),
            before: Tally::default(),
            gathered: vec![],
            bytes: 0,
            settings: BTreeMap::new(),
        }
    }

    /// Takes a frame over; returns the tally of the entries in the old one.
    fn frame(&mut self, frame: &Frame, is_visible: impl Fn(u64) -> bool) -> Result<Tally, Trouble> {
        let mut own = Tally::default();
        match frame {
            Frame::Entries { import, entries, .. } if is_visible(*import) => {
                let (before, mut kept) = (self.tally, Vec::new());
                for bytes in entries {
                    let entry = Entry::read(bytes).map_err(StoreError::from)?;
                    own.add(entry.digest());
                    if self.known.contains(entry.id()) || self.erasures.covers(&entry) {
                        continue;
                    }
                    self.known.insert(entry.id());
                    self.tally.add(entry.digest());
                    self.bytes += bytes.len();
                    kept.push(bytes.clone());
                }
                if !kept.is_empty() {
                    self.gathered.push(Frame::Entries { before, import: 0, entries: kept });
                }
            }
            Frame::Access(_) => self.gathered.push(frame.clone()),
            Frame::Setting(setting) => {
                self.settings.insert(setting.key.clone(), setting.value.clone());
            }
            // what was cancelled, how the old logs hang together, and where they were damaged
            Frame::Entries { .. }
            | Frame::Begin(_)
            | Frame::Commit(_)
            | Frame::Opening(_)
            | Frame::Known(_) => {}
        }
        if self.bytes >= AT_ONCE {
            self.hand_in()?;
        }
        Ok(own)
    }

    fn hand_in(&mut self) -> Result<(), StoreError> {
        self.log.write_behind(&std::mem::take(&mut self.gathered), self.before)?;
        (self.before, self.bytes) = (self.tally, 0);
        Ok(())
    }

    /// The rest, durably.
    fn end(mut self) -> Result<(), StoreError> {
        self.hand_in()?;
        let settings = std::mem::take(&mut self.settings).into_iter();
        let frames: Vec<Frame> =
            settings.map(|(key, value)| Frame::Setting(Setting { key, value })).collect();
        self.log.write(&frames, self.tally)
    }
}

/// Ends what an earlier run began: new logs that are whole go to their place, others go away. Needs no key.
pub(super) fn finish(disk: &dyn Disk, folder: &Path, keyring: &mut Keyring) -> Result<(), StoreError> {
    if !exists(disk, WHOLE)? {
        return forget(disk, folder);
    }
    remove_databases(folder)?;
    let logs = disk.list(ASIDE_LOGS)?;
    for name in &logs {
        // copied, not moved: whatever happens meanwhile, this can be done again
        let bytes = disk.read(&format!("{ASIDE_LOGS}/{name}"))?;
        replace(disk, &format!("{}/{name}", safety::FOLDER), &bytes)?;
    }
    for name in disk.list(safety::FOLDER)? {
        if !logs.contains(&name) {
            disk.remove(&format!("{}/{name}", safety::FOLDER))?;
        }
    }
    disk.sync_folder(safety::FOLDER)?;
    disk.sync_folder("")?;
    keyring.forget_old_keys();
    keyring.save(disk)?;
    disk.remove(WHOLE)?;
    disk.sync_folder(ASIDE)?;
    forget(disk, folder)
}

/// Removes new logs that are not whole, or not needed any more.
fn forget(disk: &dyn Disk, folder: &Path) -> Result<(), StoreError> {
    for aside in [ASIDE_LOGS, ASIDE] {
        for name in disk.list(aside)? {
            let name = format!("{aside}/{name}");
            if exists(disk, &name)? && !folder.join(&name).is_dir() {
                disk.remove(&name)?;
            }
        }
    }
    // empty folders say nothing and hinder nobody
    let _ = fs::remove_dir_all(folder.join(ASIDE));
    Ok(())
}

/// The database and whatever was set aside of it: the logs have it all.
fn remove_databases(folder: &Path) -> Result<(), StoreError> {
    for found in fs::read_dir(folder)?.flatten() {
        let name = found.file_name();
        let name = name.to_string_lossy();
        if name == sled_trees::FOLDER || name.starts_with(&format!("{}.", sled_trees::FOLDER)) {
            let path = found.path();
            let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
            removed?;
        }
    }
    Ok(())
}

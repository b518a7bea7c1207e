//! After unlock: what the logs have goes into the trees, and whatever disagrees is mended from the other side.
//!
//! The logs are the truth. Trees that are missing, broken or do not add up are set aside and made again; what only the
//! trees still have is written to the logs first. Nothing is dropped in silence: every repair is a [`Notice`].

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use super::Env;
use super::access::{Found, Link};
use super::cache::{Cache, Group, Trouble};
use super::error::{Notice, StoreError};
use super::frame::{Frame, Known, MOST_IN_FRAME, Setting};
use super::keys::{Keys, Purpose};
use super::safety::{self, Position, Writer, name_of};
use super::sled_trees::{self, Fault, Trees};
use super::walk::{Logs, Walked};
use crate::cores::on_every_core;
use crate::id::{EntryId, StoreId};
use crate::journal::{Entry, Knowledge, Stamp, Tally};

/// Entries go into the trees in groups of about so many bytes.
const GROUP_BYTES: usize = 2 << 20;
/// So many databases that were set aside are kept.
const KEPT_ASIDE: usize = 2;

/// What recovering stands on.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// Disk and chance.
    pub env: &'a Env,
    /// The store's folder.
    pub folder: &'a Path,
    /// The store.
    pub store: StoreId,
    /// Its keys.
    pub keys: &'a Keys,
}

/// Trees that hold all that the logs do.
pub struct Recovered {
    /// The trees.
    pub cache: Cache,
    /// Goes on behind the last frame.
    pub log: Writer,
    /// What the coach is told.
    pub notices: Vec<Notice>,
}

impl Ground<'_> {
    pub(super) fn writer(&self, end: Position, begin_new: bool) -> Writer {
        let env = (self.env.disk.clone(), self.env.entropy.clone());
        Writer::new(env, self.keys.sealer(Purpose::Safety), self.store, end, begin_new)
    }

    /// The trees with their index.
    pub fn load(&self, trees: Result<Trees, Fault>) -> Result<Cache, Trouble> {
        Cache::load(trees?, self.keys.sealer(Purpose::Trees), self.env.entropy.clone(), self.store)
    }

    /// Brings trees and logs together.
    pub fn recover(&self, trees: Result<Trees, Fault>) -> Result<Recovered, StoreError> {
        let sealer = self.keys.sealer(Purpose::Safety);
        let logs = Logs { disk: &*self.env.disk, sealer: &sealer, store: self.store };
        let mut cache = broken_is_none(self.load(trees))?;
        if let Some(good) = cache.as_mut()
            && reaches(&logs, good.state().applied)?
        {
            let made_again = good.state().applied == Position::START;
            if let Some(walked) = broken_is_none(replay(&logs, good, &[], None))?
                && is_whole(&walked, good)
                && let Some(cache) = cache.take()
            {
                let begin_new = walked.torn > 0 || walked.empty_log.is_some() || walked.end.log == 0;
                let mut notices = Vec::new();
                if made_again && walked.end != Position::START {
                    notices.push(Notice::Rebuilt);
                }
                if walked.torn > 0 {
                    notices.push(Notice::UnfinishedWrite { bytes: walked.torn });
                }
                return Ok(Recovered { cache, log: self.writer(walked.end, begin_new), notices });
            }
        }
        self.mend(&logs, cache)
    }

    /// The slow way: everything in the logs and everything that the trees still have, together.
    pub fn mend(&self, logs: &Logs<'_>, cache: Option<Cache>) -> Result<Recovered, StoreError> {
        let scan = Scan::of(logs)?;
        let trees_said = cache.as_ref().map(|cache| cache.state().tally);
        let trees_were_whole =
            cache.as_ref().is_some_and(|cache| cache.index().keys().all(|d| cache.entries(*d).is_ok()));
        let salvage = scan.only_in(cache.as_ref());
        let mended = salvage.entries.len() as u64;
        if let Some(number) = scan.walked.empty_log {
            let aside = format!("{}/{number:04}.damaged", safety::FOLDER);
            self.env.disk.rename(&name_of(number), &aside)?;
        }
        let mut log =
            self.writer(scan.walked.end, scan.walked.torn > 0 || !scan.gaps.is_empty() || scan.is_empty());
        let (frames, held) = salvage.frames(&scan);
        if !frames.is_empty() {
            log.write(&frames, scan.held)?;
        }
        match cache {
            // letting go of a broken one could panic or write
            Some(cache) if !trees_were_whole => cache.abandon(),
            whole => drop(whole),
        }
        let cache = self.rebuild(logs)?;
        let end = log.end();
        let expected =
            trees_said.into_iter().chain([scan.walked.expected]).map(|tally| tally.count).max().unwrap_or(0);
        let lost = expected.saturating_sub(held.count.max(cache.state().tally.count));
        let places = scan.gaps.len() as u64 + u64::from(scan.walked.empty_log.is_some());
        let mut notices = Vec::new();
        if !trees_were_whole || places == 0 && mended == 0 && scan.walked.torn == 0 {
            notices.push(Notice::Rebuilt);
        }
        if lost > 0 {
            notices.push(Notice::Lost { entries: lost, places: places.max(1) });
        }
        if mended > 0 || places > 0 && lost == 0 {
            notices.push(Notice::LogMended { entries: mended });
        }
        if scan.walked.torn > 0 && mended == 0 && lost == 0 {
            notices.push(Notice::UnfinishedWrite { bytes: scan.walked.torn });
        }
        let log = if end == scan.walked.end { log } else { self.writer(end, false) };
        Ok(Recovered { cache, log, notices })
    }

    /// New trees from the logs alone; the old ones are set aside.
    fn rebuild(&self, logs: &Logs<'_>) -> Result<Cache, StoreError> {
        set_aside(self.folder)?;
        let trees = Trees::open(self.folder, sled_trees::FOLDER);
        let made = self.load(trees).and_then(|mut cache| {
            replay(logs, &mut cache, &[], None)?;
            cache.flush()?;
            Ok(cache)
        });
        made.map_err(plain)
    }
}

/// A trouble as an error, where there is nothing left to try.
pub fn plain(trouble: Trouble) -> StoreError {
    match trouble {
        Trouble::Fault(Fault::Full) => StoreError::DiskFull,
        Trouble::Fault(Fault::Broken) => StoreError::Damaged { what: "database" },
        Trouble::Error(error) => error,
    }
}

fn broken_is_none<T>(done: Result<T, Trouble>) -> Result<Option<T>, StoreError> {
    match done {
        Ok(value) => Ok(Some(value)),
        Err(Trouble::Fault(Fault::Broken)) => Ok(None),
        Err(trouble) => Err(plain(trouble)),
    }
}

fn is_whole(walked: &Walked, cache: &Cache) -> bool {
    walked.gaps.is_empty() && walked.missing_frames == 0 && walked.expected == cache.state().tally
}

/// Whether the logs still hold all that the trees were made from. Damage that was told and mended before does not count.
fn reaches(logs: &Logs<'_>, applied: Position) -> Result<bool, StoreError> {
    if logs.reach(applied)? {
        return Ok(true);
    }
    let scan = Scan::of(logs)?;
    Ok(scan.gaps.is_empty() && scan.walked.end >= applied)
}

/// Puts into the trees what the logs have beyond them. `open` are imports that are still running, with where they begin;
/// `also_from` is where an import begins that was committed just now.
pub fn replay(
    logs: &Logs<'_>,
    cache: &mut Cache,
    open: &[(u64, Position)],
    also_from: Option<Position>,
) -> Result<Walked, Trouble> {
    let begins = cache.state().pending.iter().chain(open).map(|(_, begin)| *begin);
    let start = begins.chain(also_from).chain([cache.state().applied]).min().unwrap_or(Position::START);
    let committed = committed_since(logs, start)?;
    let mut group = Group::default();
    let mut bytes = 0;
    let walked = logs.walk(start, cache.state().tally, &mut |at, frame| {
        if bytes >= GROUP_BYTES {
            let applied = at.max(cache.state().applied);
            cache.apply(
                &std::mem::take(&mut group),
                applied,
                cache.state().pending.clone(),
                Stamp::default(),
            )?;
            bytes = 0;
        }
        let mut tally = Tally::default();
        match frame {
            Frame::Entries { import, entries, .. } if *import == 0 || committed.contains(import) => {
                for entry in on_every_core(entries, |bytes| Entry::read(bytes)) {
                    let entry = entry.map_err(StoreError::from)?;
                    tally.add(entry.digest());
                    bytes += entry.bytes().len();
                    group.entries.push(entry);
                }
            }
            Frame::Access(line) => group.access.push((at.index, *line)),
            Frame::Setting(setting) => group.settings.push((setting.key.clone(), setting.value.clone())),
            _ => {}
        }
        Ok(tally)
    })?;
    let applied = walked.end.max(cache.state().applied);
    if applied != cache.state().applied || cache.state().pending != open {
        cache.apply(&group, applied, open.to_vec(), Stamp::default())?;
    }
    Ok(walked)
}

pub(super) fn committed_since(logs: &Logs<'_>, start: Position) -> Result<BTreeSet<u64>, Trouble> {
    let mut committed = BTreeSet::new();
    logs.walk(start, Tally::default(), &mut |_, frame| {
        if let Frame::Commit(commit) = frame {
            committed.insert(commit.import);
        }
        Ok(Tally::default())
    })?;
    Ok(committed)
}

/// Renames the database to a name that is free, and removes the oldest of those.
fn set_aside(folder: &Path) -> io::Result<()> {
    let prefix = format!("{}.aside-", sled_trees::FOLDER);
    let mut aside: Vec<u32> = fs::read_dir(folder)?
        .flatten()
        .filter_map(|entry| entry.file_name().to_string_lossy().strip_prefix(&prefix)?.parse().ok())
        .collect();
    aside.sort_unstable();
    let current = folder.join(sled_trees::FOLDER);
    if current.exists() {
        let next = aside.last().map_or(1, |last| last + 1);
        fs::rename(current, folder.join(format!("{prefix}{next}")))?;
        aside.push(next);
    }
    let too_many = aside.len().saturating_sub(KEPT_ASIDE);
    for old in aside.into_iter().take(too_many) {
        let path = folder.join(format!("{prefix}{old}"));
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    Ok(())
}

/// All that the logs hold, without the content.
pub struct Scan {
    /// Which entries.
    pub known: Knowledge,
    /// Their tally.
    pub held: Tally,
    /// Entries per dossier.
    pub dossiers: BTreeMap<crate::id::DossierId, Tally>,
    /// Settings, the last value of each with its place.
    pub settings: BTreeMap<String, (Position, Vec<u8>)>,
    /// The lines of the access log.
    pub access: Found,
    /// How the walk went.
    pub walked: Walked,
    /// Damage that was not noticed before.
    pub gaps: Vec<Known>,
    /// How many frames there are.
    pub frames: u64,
}

impl Scan {
    /// Walks all logs.
    pub fn of(logs: &Logs<'_>) -> Result<Self, StoreError> {
        let committed = committed_since(logs, Position::START).map_err(plain)?;
        let (mut known, mut held, mut dossiers) = (Knowledge::default(), Tally::default(), BTreeMap::new());
        let (mut settings, mut access, mut known_gaps) = (BTreeMap::new(), Found::default(), BTreeSet::new());
        let mut frames = 0;
        let walked = logs.walk(Position::START, Tally::default(), &mut |at, frame| {
            frames += 1;
            let mut tally = Tally::default();
            match frame {
                Frame::Entries { import, entries, .. } if *import == 0 || committed.contains(import) => {
                    for entry in entries {
                        let entry = Entry::read(entry).map_err(StoreError::from)?;
                        tally.add(entry.digest());
                        if !known.contains(entry.id()) {
                            known.insert(entry.id());
                            held.add(entry.digest());
                            let of_dossier: &mut Tally = dossiers.entry(entry.header().dossier).or_default();
                            of_dossier.add(entry.digest());
                        }
                    }
                }
                Frame::Access(link) => access.put(*link),
                Frame::Setting(setting) => {
                    settings.insert(setting.key.clone(), (at, setting.value.clone()));
                }
                Frame::Known(gap) => drop(known_gaps.insert(*gap)),
                _ => {}
            }
            Ok(tally)
        });
        let walked = walked.map_err(plain)?;
        let gaps = walked.gaps.iter().filter(|gap| !known_gaps.contains(gap)).copied().collect();
        Ok(Self { known, held, dossiers, settings, access, walked, gaps, frames })
    }

    const fn is_empty(&self) -> bool {
        self.walked.end.log == 0 || self.walked.empty_log.is_some()
    }

    /// What the trees have and the logs do not.
    fn only_in(&self, cache: Option<&Cache>) -> Salvage {
        let Some(cache) = cache else { return Salvage::default() };
        let mut ids: BTreeSet<EntryId> = BTreeSet::new();
        let mut entries = cache.salvage();
        entries.retain(|entry| !self.known.contains(entry.id()) && ids.insert(entry.id()));
        let settings = cache.settings().unwrap_or_default().into_iter();
        let applied = cache.state().applied;
        // the trees have the newer value when the logs' last one was in them already
        let newer = |(key, value): &(String, Vec<u8>)| {
            self.settings.get(key).is_none_or(|(at, said)| said != value && *at < applied)
        };
        let access = cache.access().unwrap_or_default().into_iter();
        Salvage {
            entries,
            settings: settings.filter(newer).collect(),
            access: access.map(|(_, link)| link).filter(|link| !self.access.has(link)).collect(),
        }
    }
}

#[derive(Default)]
struct Salvage {
    entries: Vec<Entry>,
    settings: Vec<(String, Vec<u8>)>,
    access: Vec<Link>,
}

impl Salvage {
    /// The frames that write it to the logs, and the tally after them.
    fn frames(self, scan: &Scan) -> (Vec<Frame>, Tally) {
        let mut frames: Vec<Frame> = scan.gaps.iter().map(|gap| Frame::Known(*gap)).collect();
        let mut held = scan.held;
        let mut rest = self.entries.into_iter().peekable();
        while rest.peek().is_some() {
            let (before, mut size, mut entries) = (held, 0, Vec::new());
            while let Some(entry) = rest.next_if(|entry| size + entry.bytes().len() <= MOST_IN_FRAME) {
                size += entry.bytes().len();
                held.add(entry.digest());
                entries.push(entry.bytes().into());
            }
            frames.push(Frame::Entries { before, import: 0, entries });
        }
        frames.extend(self.settings.into_iter().map(|(key, value)| Frame::Setting(Setting { key, value })));
        frames.extend(self.access.into_iter().map(Frame::Access));
        (frames, held)
    }
}

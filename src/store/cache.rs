//! The journal laid out in trees for quick reading. Everything in it follows from the safety logs and can be made again.
//!
//! Knows sealed values and what hangs together in them; knows no logs, no passphrases and nothing of what entries mean.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use super::access::Access;
use super::block;
use super::entropy::Entropy;
use super::error::StoreError;
use super::keys::Sealer;
use super::pages::{Item, PAGE_BYTES, PAGE_ITEMS, Slot};
use super::safety::Position;
use super::sled_trees::{Change, Fault, Tree, Trees};
use super::streams;
use crate::id::{DossierId, EntryId, StoreId, StreamId};
use crate::journal::{Entry, Knowledge, Stamp, Tally, codec};

/// The layout of the trees; another number means that they are made again from the logs.
const FORMAT: u8 = 1;
const FORMAT_KEY: &[u8] = b"format";
const STATE_KEY: &[u8] = b"state";
const SETTING_PREFIX: &[u8] = b"setting/";
/// A tail with more entries than this is packed into segments.
const TAIL_ENTRIES: usize = 64;
/// Or with more bytes.
const TAIL_BYTES: usize = 32 * 1024;
const ACCESS_IN_BLOCK: usize = 256;

/// What a cache operation failed on.
#[derive(Debug)]
pub enum Trouble {
    /// The database.
    Fault(Fault),
    /// Anything else.
    Error(StoreError),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Error(error)
    }
}

impl From<super::seal::Unsealable> for Trouble {
    fn from(_: super::seal::Unsealable) -> Self {
        Self::Fault(Fault::Broken)
    }
}

/// What is in the trees, as a whole. Written with every change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// All frames before this are in the trees, but those of `pending` imports.
    pub applied: Position,
    /// Of all entries.
    pub tally: Tally,
    /// The greatest stamp that the own clock gave or took over.
    pub last: Stamp,
    /// Imports that are not in the trees, with where they begin.
    pub pending: Vec<(u64, Position)>,
}

/// Changes that go into the trees together.
#[derive(Debug, Default)]
pub struct Group {
    /// New entries; those that are there already are skipped.
    pub entries: Vec<Entry>,
    /// Lines of the access log, with the index of their frame.
    pub access: Vec<(u64, Access)>,
    /// Settings, in order.
    pub settings: Vec<(String, Vec<u8>)>,
}

/// The open trees, with an index of them in memory.
pub struct Cache {
    trees: Trees,
    sealer: Sealer,
    entropy: Arc<dyn Entropy>,
    index: BTreeMap<DossierId, Slot>,
    knowledge: Knowledge,
    state: State,
    /// Summaries as they were read at the start, until somebody asks for them or changes one.
    fresh: Option<Vec<(DossierId, Vec<u8>)>>,
}

impl Cache {
    /// Reads the index. Every sum must come out, or the trees are broken.
    pub fn load(
        trees: Trees,
        sealer: Sealer,
        entropy: Arc<dyn Entropy>,
        store: StoreId,
    ) -> Result<Self, Trouble> {
        let state = State {
            applied: Position::START,
            tally: Tally::default(),
            last: Stamp::default(),
            pending: vec![],
        };
        let mut cache = Self {
            trees,
            sealer,
            entropy,
            index: BTreeMap::new(),
            knowledge: Knowledge::default(),
            state,
            fresh: None,
        };
        let mark = [&[FORMAT], store.as_bytes().as_slice()].concat();
        match cache.trees.get(Tree::Meta, FORMAT_KEY)? {
            None => cache.trees.write(&[(Tree::Meta, FORMAT_KEY.to_vec(), Some(mark))])?,
            Some(found) if found == mark => {}
            Some(_) => return Err(Fault::Broken.into()),
        }
        if let Some(state) = cache.read(Tree::Meta, STATE_KEY)? {
            cache.state = decoded(&state)?;
        }
        cache.read_pages()?;
        cache.read_streams()?;
        let mut tally = Tally::default();
        cache.index.values().for_each(|slot| tally.join(&slot.tally));
        if tally == cache.state.tally && cache.knowledge.count() == tally.count {
            Ok(cache)
        } else {
            Err(Fault::Broken.into())
        }
    }

    fn read_pages(&mut self) -> Result<(), Trouble> {
        let mut index = BTreeMap::new();
        let mut fresh = Vec::new();
        let sealer = &self.sealer;
        self.trees.scan(Tree::Summaries, &[], &mut |key, value| -> Result<(), Trouble> {
            let number = u32::from_be_bytes(key.try_into().map_err(|_| Fault::Broken)?);
            let plain = sealer.open(Tree::Summaries.name(), key, value)?;
            for item in decoded::<Vec<Item>>(&plain)? {
                index.insert(item.dossier, item.slot(number));
                fresh.extend(item.summary.map(|summary| (item.dossier, summary.bytes)));
            }
            Ok(())
        })??;
        self.index = index;
        self.fresh = Some(fresh);
        Ok(())
    }

    fn read_streams(&mut self) -> Result<(), Trouble> {
        let mut knowledge = Knowledge::default();
        let sealer = &self.sealer;
        self.trees.scan(Tree::Streams, &[], &mut |key, value| -> Result<(), Trouble> {
            let (stream, first) = streams::place(key).ok_or(Fault::Broken)?;
            let plain = sealer.open(Tree::Streams.name(), key, value)?;
            let runs: streams::Runs = decoded(&plain)?;
            knowledge.insert_range(stream, first, runs.last(first).ok_or(Fault::Broken)?);
            Ok(())
        })??;
        self.knowledge = knowledge;
        Ok(())
    }

    /// What is in the trees.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Which entries are in the trees.
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// Every dossier with what is known of it.
    pub const fn index(&self) -> &BTreeMap<DossierId, Slot> {
        &self.index
    }

    fn read(&self, tree: Tree, key: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>, Trouble> {
        let Some(sealed) = self.trees.get(tree, key)? else { return Ok(None) };
        Ok(Some(self.sealer.open(tree.name(), key, &sealed)?))
    }

    fn sealed(&self, tree: Tree, key: Vec<u8>, plain: &[u8]) -> Result<Change, Trouble> {
        let value = self.sealer.seal(tree.name(), &key, plain, &*self.entropy)?;
        if value.len() > super::MAX_VALUE {
            return Err(StoreError::TooLarge { bytes: value.len(), limit: super::MAX_VALUE }.into());
        }
        Ok((tree, key, Some(value)))
    }

    /// All entries of a dossier; broken when they are not exactly those that were written.
    pub fn entries(&self, dossier: DossierId) -> Result<Vec<Entry>, Trouble> {
        let Some(slot) = self.index.get(&dossier) else { return Ok(vec![]) };
        let mut entries = Vec::new();
        for number in 0..slot.segments {
            let block = self.read(Tree::Segments, &segment_key(dossier, number))?.ok_or(Fault::Broken)?;
            for bytes in block::unpack(&block, block::MOST)? {
                entries.push(Entry::read(&bytes).map_err(|_| Fault::Broken)?);
            }
        }
        for bytes in self.tail(dossier)? {
            entries.push(Entry::read(&bytes).map_err(|_| Fault::Broken)?);
        }
        let tally: Tally = entries.iter().map(Entry::digest).collect();
        if tally == slot.tally { Ok(entries) } else { Err(Fault::Broken.into()) }
    }

    fn tail(&self, dossier: DossierId) -> Result<Vec<Box<[u8]>>, Trouble> {
        let block = self.read(Tree::Tail, dossier.as_bytes())?;
        Ok(block.map_or(Ok(vec![]), |block| block::unpack(&block, block::MOST))?)
    }

    /// Whatever entries can still be read, from trees that may be broken.
    pub fn salvage(&self) -> Vec<Entry> {
        let mut found = Vec::new();
        for tree in [Tree::Tail, Tree::Segments] {
            // what a fault or a damaged value hides is what the logs are for
            let _ = self.trees.scan(tree, &[], &mut |key, value| -> Result<(), Trouble> {
                if let Ok(block) = self.sealer.open(tree.name(), key, value) {
                    let items = block::unpack(&block, block::MOST).unwrap_or_default();
                    found.extend(items.iter().filter_map(|bytes| Entry::read(bytes).ok()));
                }
                Ok(())
            });
        }
        found
    }

    /// The dossier of an entry.
    pub fn dossier_of(&self, id: EntryId) -> Result<Option<DossierId>, Trouble> {
        let found = self.chunk_before(id)?;
        Ok(found.and_then(|(first, runs)| runs.dossier(id.seq.checked_sub(first)?)))
    }

    fn chunk_before(&self, id: EntryId) -> Result<Option<(u64, streams::Runs)>, Trouble> {
        let pair = self.trees.at_or_before(Tree::Streams, &streams::key(id.stream, id.seq))?;
        let Some((key, value)) = pair else { return Ok(None) };
        match streams::place(&key) {
            Some((stream, first)) if stream == id.stream => {
                let plain = self.sealer.open(Tree::Streams.name(), &key, &value)?;
                Ok(Some((first, decoded(&plain)?)))
            }
            _ => Ok(None),
        }
    }

    /// The summaries that were put, stale ones too.
    pub fn summaries(&mut self) -> Result<Vec<(DossierId, Vec<u8>)>, Trouble> {
        if self.fresh.is_none() {
            self.read_pages()?;
        }
        Ok(self.fresh.take().unwrap_or_default())
    }

    /// The summaries that hold, with the version of the fold that made them.
    pub fn current_summaries(&self) -> Result<Vec<(DossierId, u32, Vec<u8>)>, Trouble> {
        let mut found = Vec::new();
        self.trees.scan(Tree::Summaries, &[], &mut |key, value| -> Result<(), Trouble> {
            let plain = self.sealer.open(Tree::Summaries.name(), key, value)?;
            found.extend(decoded::<Vec<Item>>(&plain)?.into_iter().filter_map(Item::current_summary));
            Ok(())
        })??;
        Ok(found)
    }

    /// A setting.
    pub fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let value = self.read(Tree::Meta, &setting_key(key))?;
        Ok(value.map(|value| value.to_vec()))
    }

    /// All settings.
    pub fn settings(&self) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let mut settings = Vec::new();
        self.trees.scan(Tree::Meta, SETTING_PREFIX, &mut |key, value| -> Result<(), Trouble> {
            let name = key.strip_prefix(SETTING_PREFIX).unwrap_or_default();
            let name = String::from_utf8(name.to_vec()).map_err(|_| Fault::Broken)?;
            settings.push((name, self.sealer.open(Tree::Meta.name(), key, value)?.to_vec()));
            Ok(())
        })??;
        Ok(settings)
    }

    /// The access log, in order, each line with the index of its frame.
    pub fn access(&self) -> Result<Vec<(u64, Access)>, Trouble> {
        let mut lines = Vec::new();
        self.trees.scan(Tree::Access, &[], &mut |key, value| -> Result<(), Trouble> {
            let plain = self.sealer.open(Tree::Access.name(), key, value)?;
            lines.extend(decoded::<Vec<(u64, Access)>>(&plain)?);
            Ok(())
        })??;
        Ok(lines)
    }

    /// Returns when all of it would survive a power cut.
    pub fn flush(&self) -> Result<(), Fault> {
        self.trees.flush()
    }

    /// Gives the trees up, because they are broken.
    pub fn abandon(self) {
        self.trees.abandon();
    }

    /// Gives the trees back.
    pub fn into_trees(self) -> Trees {
        self.trees
    }

    /// Puts a group in the trees, all or nothing, and remembers how far the logs are in them.
    pub fn apply(
        &mut self,
        group: &Group,
        applied: Position,
        pending: Vec<(u64, Position)>,
        last: Stamp,
    ) -> Result<(), Trouble> {
        let mut stage = Stage::new(
            self,
            State { applied, tally: self.state.tally, last: self.state.last.max(last), pending },
        );
        stage.entries(&group.entries)?;
        stage.access(&group.access)?;
        for (key, value) in &group.settings {
            let change = self.sealed(Tree::Meta, setting_key(key), value)?;
            stage.changes.push(change);
        }
        let staged = stage.finish()?;
        self.trees.write(&staged.changes)?;
        self.index.extend(staged.index);
        staged.new.into_iter().for_each(|id| self.knowledge.insert(id));
        self.state = staged.state;
        self.fresh = None;
        Ok(())
    }

    /// Puts summaries of the entries as they are now.
    pub fn put_summaries(&mut self, summaries: Vec<(DossierId, u32, Vec<u8>)>) -> Result<(), Trouble> {
        let mut stage = Stage::new(self, self.state.clone());
        for (dossier, version, bytes) in summaries {
            stage.summary(dossier, version, bytes)?;
        }
        let staged = stage.finish()?;
        self.trees.write(&staged.changes)?;
        self.index.extend(staged.index);
        self.fresh = None;
        Ok(())
    }
}

fn segment_key(dossier: DossierId, number: u32) -> Vec<u8> {
    [dossier.as_bytes().as_slice(), &number.to_be_bytes()].concat()
}

fn setting_key(key: &str) -> Vec<u8> {
    [SETTING_PREFIX, key.as_bytes()].concat()
}

fn decoded<T: DeserializeOwned>(plain: &[u8]) -> Result<T, Trouble> {
    Ok(codec::decode(plain, super::MAX_VALUE as u64).map_err(|_| Fault::Broken)?)
}

fn encoded<T: Serialize>(value: &T) -> Result<Vec<u8>, Trouble> {
    let limit = super::MAX_VALUE;
    Ok(codec::encode(value, limit as u64).map_err(|_| StoreError::TooLarge { bytes: limit + 1, limit })?)
}

/// Changes being prepared. The cache itself changes only after the trees took them.
struct Stage<'a> {
    cache: &'a Cache,
    changes: Vec<Change>,
    index: BTreeMap<DossierId, Slot>,
    pages: BTreeMap<u32, Vec<Item>>,
    chunks: BTreeMap<(StreamId, u64), streams::Runs>,
    new: BTreeSet<EntryId>,
    last_page: u32,
    state: State,
}

struct Staged {
    changes: Vec<Change>,
    index: BTreeMap<DossierId, Slot>,
    new: BTreeSet<EntryId>,
    state: State,
}

impl<'a> Stage<'a> {
    fn new(cache: &'a Cache, state: State) -> Self {
        let last_page = cache.index.values().map(|slot| slot.page).max().unwrap_or(0);
        Self {
            cache,
            changes: vec![],
            index: BTreeMap::new(),
            pages: BTreeMap::new(),
            chunks: BTreeMap::new(),
            new: BTreeSet::new(),
            last_page,
            state,
        }
    }

    fn entries(&mut self, entries: &[Entry]) -> Result<(), Trouble> {
        let mut new: BTreeMap<DossierId, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            if !self.cache.knowledge.contains(entry.id()) && self.new.insert(entry.id()) {
                new.entry(entry.header().dossier).or_default().push(entry);
                self.state.last = self.state.last.max(entry.header().stamp);
            }
        }
        let mut by_id: Vec<&Entry> = new.values().flatten().copied().collect();
        by_id.sort_by_key(|entry| entry.id());
        for entry in by_id {
            self.run(entry.id(), entry.header().dossier)?;
        }
        new.into_iter().try_for_each(|(dossier, entries)| self.dossier(dossier, &entries))
    }

    /// Notes which dossier an entry is in.
    fn run(&mut self, id: EntryId, dossier: DossierId) -> Result<(), Trouble> {
        let staged = self
            .chunks
            .range((id.stream, 0)..=(id.stream, id.seq))
            .next_back()
            .map(|(key, runs)| (key.1, runs));
        let grows = |first: u64, runs: &streams::Runs| {
            runs.last(first).and_then(|last| last.checked_add(1)) == Some(id.seq) && !runs.is_full()
        };
        let first = match staged {
            Some((first, runs)) => grows(first, runs).then_some(first),
            None => match self.cache.chunk_before(id)? {
                Some((first, runs)) if grows(first, &runs) => {
                    self.chunks.insert((id.stream, first), runs);
                    Some(first)
                }
                _ => None,
            },
        };
        self.chunks.entry((id.stream, first.unwrap_or(id.seq))).or_default().push(dossier);
        Ok(())
    }

    fn dossier(&mut self, dossier: DossierId, new: &[&Entry]) -> Result<(), Trouble> {
        let mut item = self.take_item(dossier)?;
        let mut all = self.cache.tail(dossier)?;
        for entry in new {
            item.tally.add(entry.digest());
            self.state.tally.add(entry.digest());
            all.push(entry.bytes().into());
        }
        let size: usize = all.iter().map(|bytes| block::size_of(bytes)).sum();
        if all.len() <= TAIL_ENTRIES && size <= TAIL_BYTES {
            let block = block::pack(all.iter().map(AsRef::as_ref));
            self.changes.push(self.cache.sealed(Tree::Tail, dossier.as_bytes().to_vec(), &block)?);
        } else {
            for part in parts(&all) {
                let block = block::pack(part.iter().map(AsRef::as_ref));
                let key = segment_key(dossier, item.segments);
                self.changes.push(self.cache.sealed(Tree::Segments, key, &block)?);
                item.segments += 1;
            }
            self.changes.push((Tree::Tail, dossier.as_bytes().to_vec(), None));
        }
        self.put_item(item)
    }

    fn summary(&mut self, dossier: DossierId, version: u32, bytes: Vec<u8>) -> Result<(), Trouble> {
        let limit = super::MAX_SUMMARY;
        if bytes.len() > limit {
            return Err(StoreError::TooLarge { bytes: bytes.len(), limit }.into());
        }
        let mut item = self.take_item(dossier)?;
        item.summarise(version, bytes);
        self.put_item(item)
    }

    fn page(&mut self, number: u32) -> Result<&mut Vec<Item>, Trouble> {
        if !self.pages.contains_key(&number) {
            let page = self.cache.read(Tree::Summaries, &number.to_be_bytes())?;
            let items = page.map_or(Ok(vec![]), |page| decoded(&page))?;
            self.pages.insert(number, items);
        }
        Ok(self.pages.entry(number).or_default())
    }

    /// Takes a dossier's item out of its page, or makes one.
    fn take_item(&mut self, dossier: DossierId) -> Result<Item, Trouble> {
        let slot = self.index.get(&dossier).or_else(|| self.cache.index.get(&dossier)).copied();
        let Some(slot) = slot else { return Ok(Item::new(dossier)) };
        let page = self.page(slot.page)?;
        let at = page.iter().position(|item| item.dossier == dossier).ok_or(Fault::Broken)?;
        Ok(page.swap_remove(at))
    }

    /// Puts it back where it was, or in the last page, or in a new one when that is full.
    fn put_item(&mut self, item: Item) -> Result<(), Trouble> {
        let dossier = item.dossier;
        let slot = self.index.get(&dossier).or_else(|| self.cache.index.get(&dossier));
        let mut number = slot.map_or(self.last_page, |slot| slot.page);
        let has_room = |page: &[Item]| {
            page.len() < PAGE_ITEMS && page.iter().map(Item::size).sum::<usize>() + item.size() <= PAGE_BYTES
        };
        if !has_room(self.page(number)?) {
            number = self.last_page;
            if !has_room(self.page(number)?) {
                number += 1;
                self.last_page = number;
            }
        }
        self.index.insert(dossier, item.slot(number));
        self.page(number)?.push(item);
        Ok(())
    }

    fn access(&mut self, lines: &[(u64, Access)]) -> Result<(), Trouble> {
        if lines.is_empty() {
            return Ok(());
        }
        let last = self.cache.trees.at_or_before(Tree::Access, &u32::MAX.to_be_bytes())?;
        let (mut number, mut block): (u32, Vec<(u64, Access)>) = match last {
            Some((key, value)) => {
                let plain = self.cache.sealer.open(Tree::Access.name(), &key, &value)?;
                (u32::from_be_bytes(key.as_slice().try_into().map_err(|_| Fault::Broken)?), decoded(&plain)?)
            }
            None => (0, vec![]),
        };
        let done = block.last().map_or(0, |(index, _)| *index);
        for line in lines.iter().filter(|(index, _)| *index > done) {
            if block.len() >= ACCESS_IN_BLOCK {
                let full = std::mem::take(&mut block);
                self.changes.push(self.cache.sealed(
                    Tree::Access,
                    number.to_be_bytes().to_vec(),
                    &encoded(&full)?,
                )?);
                number += 1;
            }
            block.push(*line);
        }
        self.changes.push(self.cache.sealed(
            Tree::Access,
            number.to_be_bytes().to_vec(),
            &encoded(&block)?,
        )?);
        Ok(())
    }

    fn finish(mut self) -> Result<Staged, Trouble> {
        for (number, items) in std::mem::take(&mut self.pages) {
            let key = number.to_be_bytes().to_vec();
            self.changes.push(self.cache.sealed(Tree::Summaries, key, &encoded(&items)?)?);
        }
        for ((stream, first), runs) in std::mem::take(&mut self.chunks) {
            self.changes.push(self.cache.sealed(
                Tree::Streams,
                streams::key(stream, first),
                &encoded(&runs)?,
            )?);
        }
        self.changes.push(self.cache.sealed(Tree::Meta, STATE_KEY.to_vec(), &encoded(&self.state)?)?);
        Ok(Staged { changes: self.changes, index: self.index, new: self.new, state: self.state })
    }
}

/// Cuts entries into parts that fit in one block each.
fn parts(all: &[Box<[u8]>]) -> Vec<&[Box<[u8]>]> {
    let mut parts = Vec::new();
    let mut rest = all;
    while !rest.is_empty() {
        let mut size = 0;
        let fits = rest.iter().take_while(|bytes| {
            size += block::size_of(bytes);
            size <= block::MOST
        });
        let (part, after) = rest.split_at(fits.count().max(1));
        parts.push(part);
        rest = after;
    }
    parts
}

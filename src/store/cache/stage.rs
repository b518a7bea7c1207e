//! One change of the cache being prepared: what is written goes together or not at all.

use std::collections::{BTreeMap, BTreeSet};

use super::super::access::Link;
use super::super::block;
use super::super::pages::{self, Item, PAGE_BYTES, PAGE_ITEMS, Slot};
use super::super::sled_trees::{Change, Fault, Tree};
use super::super::streams;
use super::{Cache, STATE_KEY, State, Trouble, decoded, encoded, segment_key};
use crate::id::{DossierId, EntryId, StreamId};
use crate::journal::Entry;
use crate::store::error::StoreError;

/// A tail with more entries than this is packed into segments.
const TAIL_ENTRIES: usize = 64;
/// Or with more bytes.
const TAIL_BYTES: usize = 32 * 1024;
/// Each line writes its block again.
const ACCESS_IN_BLOCK: usize = 64;

/// Changes being prepared. The cache itself changes only after the trees took them.
pub(super) struct Stage<'a> {
    cache: &'a Cache,
    pub(super) changes: Vec<Change>,
    index: BTreeMap<DossierId, Slot>,
    pages: BTreeMap<u32, Vec<Item>>,
    chunks: BTreeMap<(StreamId, u64), streams::Runs>,
    new: BTreeSet<EntryId>,
    last_page: u32,
    state: State,
}

/// What is written, and how the index changes once it is.
pub(super) struct Staged {
    pub(super) changes: Vec<Change>,
    pub(super) index: BTreeMap<DossierId, Slot>,
    pub(super) last_page: u32,
    pub(super) new: BTreeSet<EntryId>,
    pub(super) state: State,
}

impl<'a> Stage<'a> {
    pub(super) fn new(cache: &'a Cache, state: State) -> Self {
        Self {
            cache,
            changes: vec![],
            index: BTreeMap::new(),
            pages: BTreeMap::new(),
            chunks: BTreeMap::new(),
            new: BTreeSet::new(),
            last_page: cache.last_page,
            state,
        }
    }

    pub(super) fn entries(&mut self, entries: &[Entry]) -> Result<(), Trouble> {
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

    pub(super) fn summary(
        &mut self,
        dossier: DossierId,
        version: u32,
        bytes: Vec<u8>,
    ) -> Result<(), Trouble> {
        let limit = super::super::MAX_SUMMARY;
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
            let items = page.map_or(Ok(vec![]), |page| pages::unpack(&page)).map_err(|_| Fault::Broken)?;
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

    pub(super) fn access(&mut self, lines: &[(u64, Link)]) -> Result<(), Trouble> {
        if lines.is_empty() {
            return Ok(());
        }
        let last = self.cache.trees.at_or_before(Tree::Access, &u32::MAX.to_be_bytes())?;
        let (mut number, mut block): (u32, Vec<(u64, Link)>) = match last {
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
            self.state.access.reach(&line.1);
        }
        self.changes.push(self.cache.sealed(
            Tree::Access,
            number.to_be_bytes().to_vec(),
            &encoded(&block)?,
        )?);
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Staged, Trouble> {
        for (number, items) in std::mem::take(&mut self.pages) {
            let key = number.to_be_bytes().to_vec();
            let limit = crate::store::MAX_VALUE;
            let page = pages::pack(&items).map_err(|_| StoreError::TooLarge { bytes: limit + 1, limit })?;
            self.changes.push(self.cache.sealed(Tree::Summaries, key, &page)?);
        }
        for ((stream, first), runs) in std::mem::take(&mut self.chunks) {
            self.changes.push(self.cache.sealed(
                Tree::Streams,
                streams::key(stream, first),
                &encoded(&runs)?,
            )?);
        }
        self.changes.push(self.cache.sealed(Tree::Meta, STATE_KEY.to_vec(), &encoded(&self.state)?)?);
        let Self { changes, index, last_page, new, state, .. } = self;
        Ok(Staged { changes, index, last_page, new, state })
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

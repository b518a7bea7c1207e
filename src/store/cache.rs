//! The journal laid out in trees for quick reading. Everything in it follows from the safety logs and can be made again.
//!
//! Knows sealed values and what hangs together in them; knows no logs, no passphrases and nothing of what entries mean.

mod stage;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use super::access::{Chain, Link};
use super::block;
use super::entropy::Entropy;
use super::error::StoreError;
use super::keys::Sealer;
use super::pages::{self, Item, Slot};
use super::safety::Position;
use super::sled_trees::{Change, Fault, Tree, Trees};
use super::streams;
use crate::id::{DossierId, EntryId, StoreId};
use crate::journal::{Entry, Knowledge, Stamp, Tally, codec};

use stage::Stage;

/// The layout of the trees; a lower number means that they are made again from the logs.
const FORMAT: u8 = 2;
const FORMAT_KEY: &[u8] = b"format";
const STATE_KEY: &[u8] = b"state";
const SETTING_PREFIX: &[u8] = b"setting/";

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
    /// Where the access log ends.
    pub access: Chain,
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
    pub access: Vec<(u64, Link)>,
    /// Settings, in order.
    pub settings: Vec<(String, Vec<u8>)>,
}

/// The open trees, with an index of them in memory.
pub struct Cache {
    trees: Trees,
    sealer: Sealer,
    entropy: Arc<dyn Entropy>,
    index: BTreeMap<DossierId, Slot>,
    /// The last page of summaries: looking for it in the index takes longer than all the rest of a small change.
    last_page: u32,
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
            access: Chain::default(),
            last: Stamp::default(),
            pending: vec![],
        };
        let mut cache = Self {
            trees,
            sealer,
            entropy,
            index: BTreeMap::new(),
            last_page: 0,
            knowledge: Knowledge::default(),
            state,
            fresh: None,
        };
        let mark = [&[FORMAT], store.as_bytes().as_slice()].concat();
        match cache.trees.get(Tree::Meta, FORMAT_KEY)? {
            None => cache.trees.write(&[(Tree::Meta, FORMAT_KEY.to_vec(), Some(mark))])?,
            Some(found) if found == mark => {}
            Some(found) => return Err(other_format(&found, store)),
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
            for item in pages::unpack(&plain).map_err(|_| Fault::Broken)? {
                index.insert(item.dossier, item.slot(number));
                fresh.extend(item.summary.map(|summary| (item.dossier, summary.bytes)));
            }
            Ok(())
        })??;
        self.last_page = index.values().map(|slot| slot.page).max().unwrap_or(0);
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

    /// From now on values are sealed with the newest key of this sealer.
    pub fn reseal(&mut self, sealer: Sealer) {
        self.sealer = sealer;
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

    /// The dossiers that these entries are in, as far as they are here.
    pub fn dossiers_with(&self, entries: &Knowledge) -> Result<BTreeSet<DossierId>, Trouble> {
        let mut found = BTreeSet::new();
        for (stream, ranges) in entries.streams() {
            self.trees.scan(
                Tree::Streams,
                stream.as_bytes(),
                &mut |key, value| -> Result<(), Trouble> {
                    let (_, first) = streams::place(key).ok_or(Fault::Broken)?;
                    let plain = self.sealer.open(Tree::Streams.name(), key, value)?;
                    found.extend(decoded::<streams::Runs>(&plain)?.dossiers_in(first, ranges));
                    Ok(())
                },
            )??;
        }
        Ok(found)
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
            let items = pages::unpack(&plain).map_err(|_| Fault::Broken)?;
            found.extend(items.into_iter().filter_map(Item::current_summary));
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
    pub fn access(&self) -> Result<Vec<(u64, Link)>, Trouble> {
        let mut lines = Vec::new();
        self.trees.scan(Tree::Access, &[], &mut |key, value| -> Result<(), Trouble> {
            let plain = self.sealer.open(Tree::Access.name(), key, value)?;
            lines.extend(decoded::<Vec<(u64, Link)>>(&plain)?);
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
            State {
                applied,
                tally: self.state.tally,
                access: self.state.access,
                last: self.state.last.max(last),
                pending,
            },
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
        self.last_page = staged.last_page;
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
        self.last_page = staged.last_page;
        self.fresh = None;
        Ok(())
    }
}

/// A newer version's database is left as it is; anything else is made again.
fn other_format(found: &[u8], store: StoreId) -> Trouble {
    match found.strip_suffix(store.as_bytes()) {
        Some(&[found]) if found > FORMAT => StoreError::NewerFormat { what: "database", found }.into(),
        _ => Fault::Broken.into(),
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

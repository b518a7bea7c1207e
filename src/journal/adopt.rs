//! What becomes of entries that arrive: kept, held already, another content of a known id, or erased.
//!
//! One [`Adoption`] is one import. The caller hands in every arrival, in the order of the bundle, keeps those that are
//! [`Verdict::New`], and writes with them, in the same commit, what [`Adopted::writes`] says, under its own stream. Afterwards it
//! hides what [`Adopted::covered`] names.
//!
//! An entry of a stream that this store wrote itself, with a content that it does not have, is kept and told as a *clone*:
//! the store was copied, or restored from a backup. If it is the stream that is being written, a new one must be
//! begun before anything else is written, because the numbers that come next are taken; and since deltas do not show two
//! contents of one id that both sides know, full bundles are due ([`Adopted::shows_a_copy`]).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::codec::CodecError;
use super::fork::{FORK_KIND, carried, record_of};
use super::{
    Claim, Digest, Edit, Entry, Erasures, Header, Knowledge, RecordEdits, RecordKey, STREAM_KIND,
    STREAM_STORE, erasure, fork,
};
use crate::id::{DossierId, EntryId, StoreId, StreamId};

/// What the store holds, as the decision needs it.
pub trait Held {
    /// What can go wrong while reading.
    type Error: From<AdoptError>;
    /// The ids that lie here; stubs do not.
    fn knowledge(&self) -> &Knowledge;
    /// The digest of the content that lies under an id.
    fn digest(&mut self, id: EntryId) -> Result<Option<Digest>, Self::Error>;
    /// The content that lies under an id. Asked for seldom.
    fn entry(&mut self, id: EntryId) -> Result<Option<Entry>, Self::Error>;
    /// All entries of a dossier. Asked for when something in it is erased, or has two contents.
    fn entries(&mut self, dossier: DossierId) -> Result<Arc<Vec<Entry>>, Self::Error>;
}

/// What becomes of an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Keep it.
    New,
    /// Its content is here.
    Held,
    /// Another content has its id; [`Adopted::writes`] carries it.
    Fork,
    /// Erased: drop it.
    Erased,
}

/// Why an import cannot go on. The first three no trede puts in a bundle: refuse all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AdoptError {
    /// An id twice.
    #[error("the entry {0} is in it twice")]
    Twice(EntryId),
    /// An erasure behind other entries.
    #[error("the erasure {0} does not stand before the other entries")]
    Late(EntryId),
    /// Numbers begin at 1; 0 stands in the names of contents.
    #[error("the entry {0} has no number")]
    Unnumbered(EntryId),
    /// Stubs that cannot be written.
    #[error(transparent)]
    Stubs(#[from] CodecError),
}

/// One import under way.
#[derive(Debug)]
pub struct Adoption {
    before: Erasures,
    erasures: Erasures,
    store: StoreId,
    own: BTreeSet<StreamId>,
    others_came: bool,
    arrived: Knowledge,
    kept: Knowledge,
    replaced: Knowledge,
    clones: Knowledge,
    dropped: Vec<Header>,
    forks: BTreeMap<RecordKey, Entry>,
}

/// What an import comes to, beside the arrivals that are kept.
#[derive(Debug)]
pub struct Adopted {
    /// Entries to write under the own stream: other contents, and stubs.
    pub writes: Vec<RecordEdits>,
    /// Entries that were here before and are erased now: hide them at once.
    pub covered: Knowledge,
    /// Arrivals and held entries that became stubs just now: their authors did not know of the erasure.
    pub dropped: Vec<Header>,
    /// Entries of streams that this store wrote, of which it did not have this content.
    pub clones: Knowledge,
    /// What the sender believed to be here and is still not.
    pub gap: Knowledge,
    /// What arrivals replace and is not here.
    pub missing_replaced: Knowledge,
    /// Everything that is erased now.
    pub erasures: Erasures,
}

impl Adopted {
    /// Whether a store was copied, this one or another: two may have different contents under one id and not know.
    pub fn shows_a_copy(&self) -> bool {
        !self.clones.is_empty() || self.writes.iter().any(|write| write.key.kind == FORK_KIND)
    }
}

impl Adoption {
    /// Begins an import into a store, with what is erased there already and the streams that it wrote.
    pub fn new(erasures: Erasures, store: StoreId, own: BTreeSet<StreamId>) -> Self {
        Self {
            before: erasures.clone(),
            erasures,
            store,
            own,
            others_came: false,
            arrived: Knowledge::default(),
            kept: Knowledge::default(),
            replaced: Knowledge::default(),
            clones: Knowledge::default(),
            dropped: vec![],
            forks: BTreeMap::new(),
        }
    }

    /// Decides about one arrival; erasures take effect for those that come after them.
    pub fn judge<H: Held>(&mut self, arrival: &Entry, held: &mut H) -> Result<Verdict, H::Error> {
        let id = arrival.id();
        if id.seq == 0 {
            return Err(AdoptError::Unnumbered(id).into());
        }
        if self.arrived.contains(id) {
            return Err(AdoptError::Twice(id).into());
        }
        self.arrived.insert(id);
        if arrival.header().dossier != DossierId::ERASURES {
            self.others_came = true;
        } else if self.others_came {
            return Err(AdoptError::Late(id).into());
        }
        let verdict = self.verdict(arrival, held)?;
        if verdict == Verdict::New {
            self.keep(arrival, held)?;
        }
        Ok(verdict)
    }

    fn verdict<H: Held>(&mut self, arrival: &Entry, held: &mut H) -> Result<Verdict, H::Error> {
        let id = arrival.id();
        if self.erasures.covers(arrival) {
            if !self.erasures.stubs().contains(id) {
                self.dropped.push(*arrival.header());
            }
            return Ok(Verdict::Erased);
        }
        if !held.knowledge().contains(id) && !self.erasures.stubs().contains(id) {
            return Ok(Verdict::New);
        }
        if held.digest(id)? == Some(*arrival.digest()) || is_carried(arrival, held)? {
            return Ok(Verdict::Held);
        }
        if self.own.contains(&id.stream) {
            self.clones.insert(id);
        }
        self.carry(arrival, held)?;
        if let Some(here) = held.entry(id)? {
            self.carry(&here, held)?;
        }
        Ok(Verdict::Fork)
    }

    fn keep<H: Held>(&mut self, arrival: &Entry, held: &mut H) -> Result<(), H::Error> {
        let id = arrival.id();
        self.kept.insert(id);
        if opens_stream_of(arrival, self.store) {
            self.own.insert(id.stream);
        }
        if self.own.contains(&id.stream) {
            self.clones.insert(id);
        }
        self.erasures.extend([arrival]);
        let inner = carried(arrival);
        // somebody else found that an entry of ours has another content elsewhere
        if let Some(inner) = inner.as_ref().filter(|inner| self.own.contains(&inner.id().stream))
            && held.digest(inner.id())? != Some(*inner.digest())
        {
            self.clones.insert(inner.id());
        }
        let edits = inner.as_ref().unwrap_or(arrival).edits().unwrap_or_default();
        // names of contents have the number 0; and what arrived is not missing, so only the holes are remembered
        let missing = |id: &&EntryId| id.seq > 0 && !self.arrived.contains(**id);
        for id in edits.iter().flat_map(|edit| &edit.replaces).filter(missing) {
            self.replaced.insert(*id);
        }
        Ok(())
    }

    /// Has a fork entry written for this content, unless there is one.
    fn carry<H: Held>(&mut self, content: &Entry, held: &mut H) -> Result<(), H::Error> {
        if !self.erasures.covers(content) && !is_carried(content, held)? {
            self.erasures.extend([content]);
            self.forks.insert(record_of(content), content.clone());
        }
        Ok(())
    }

    /// What is left to do, before the arrivals are committed.
    pub fn finish<H: Held>(mut self, claim: &Claim, held: &mut H) -> Result<Adopted, H::Error> {
        let mut own = held.knowledge().clone();
        let covered = self.covered(held)?;
        self.carry_wrong_stubs(&covered, held)?;
        // an erasure may have come after the other content that it erases
        let forks = self.forks.values().filter(|content| !self.erasures.covers(content)).map(fork);
        let dropped = self.dropped.iter().map(|header| header.id).collect::<Knowledge>();
        let stubs =
            erasure::supplements(&dropped.difference(self.erasures.stubs())).map_err(AdoptError::from)?;
        own.union(&self.kept);
        own.union(self.erasures.stubs());
        own.union(&dropped);
        Ok(Adopted {
            writes: forks.chain(stubs).collect(),
            covered,
            dropped: self.dropped,
            clones: self.clones,
            gap: claim.gap(&own),
            missing_replaced: self.replaced.difference(&own),
            erasures: self.erasures,
        })
    }

    /// What lies here and is erased by what came. What is no stub yet becomes one.
    fn covered<H: Held>(&mut self, held: &mut H) -> Result<Knowledge, H::Error> {
        let dossiers: BTreeSet<DossierId> =
            self.erasures.targets_since(&self.before).map(|target| target.dossier()).collect();
        let mut covered = Knowledge::default();
        for dossier in dossiers {
            for entry in held.entries(dossier)?.iter() {
                if self.erasures.covers(entry) && !self.before.covers(entry) {
                    covered.insert(entry.id());
                    if !self.erasures.stubs().contains(entry.id()) {
                        self.dropped.push(*entry.header());
                    }
                }
            }
        }
        Ok(covered)
    }

    /// A stub whose id has a content here that nothing erases: the erased one was another, so this one is carried.
    fn carry_wrong_stubs<H: Held>(&mut self, covered: &Knowledge, held: &mut H) -> Result<(), H::Error> {
        let came = self.erasures.stubs().difference(self.before.stubs());
        let here = came.intersection(held.knowledge()).difference(covered);
        for id in here.ids() {
            if let Some(content) = held.entry(id)? {
                self.carry(&content, held)?;
            }
        }
        Ok(())
    }
}

fn opens_stream_of(entry: &Entry, store: StoreId) -> bool {
    let says = |edit: &Edit| edit.field == STREAM_STORE && edit.value == store.as_bytes();
    entry.header().kind == STREAM_KIND && entry.edits().unwrap_or_default().iter().any(says)
}

/// Whether a fork entry with this content lies here. A fork entry is carried when what it carries is.
fn is_carried<H: Held>(content: &Entry, held: &mut H) -> Result<bool, H::Error> {
    let inner = carried(content);
    let content = inner.as_ref().unwrap_or(content);
    let key = record_of(content);
    Ok(held.entries(content.header().dossier)?.iter().any(|entry| entry.header().key() == key))
}

//! Taking over entries that others wrote: all of a bundle, or nothing of it.
//!
//! [`Adoption`] in the journal decides about each; here stands what the store holds, and what is written.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::error::{Notice, StoreError};
use super::save::Draughtsman;
use super::session::Store;
use crate::id::{CoachId, DossierId, EntryId, StoreId, StreamId};
use crate::journal::{
    Adopted, Adoption, Claim, Clock, Digest, Entry, Erasures, Held, Knowledge, RecordEdits, STREAM_KIND,
    STREAM_STORE, Stamp, Target, Verdict, erasure, heirs,
};

/// So many bytes of entries are gathered before they go to the log.
const GATHERED: usize = 1 << 20;

/// A bundle that is being taken over, or looked at.
#[derive(Debug)]
pub struct Adopting {
    /// None when nothing will be kept.
    import: Option<u64>,
    adoption: Adoption,
    gathered: Vec<Entry>,
    bytes: usize,
    newest: Stamp,
    touched: BTreeSet<DossierId>,
    looked: Option<(DossierId, HashMap<EntryId, Digest>)>,
}

/// What taking over a bundle came to.
#[derive(Debug)]
pub struct TakenOver {
    /// What the journal says of it.
    pub adopted: Adopted,
    /// The dossiers that look different now.
    pub dossiers: BTreeSet<DossierId>,
}

impl Store {
    /// What this store announces to others: what it holds, and what is gone on purpose.
    pub fn announced(&self) -> Result<Knowledge, StoreError> {
        let mut known = self.knowledge()?.clone();
        known.union(self.erasures.stubs());
        Ok(known)
    }

    /// What is erased here.
    pub const fn erasures(&self) -> &Erasures {
        &self.erasures
    }

    /// Which store wrote each stream that is known here.
    pub fn writers(&mut self) -> Result<BTreeMap<StreamId, StoreId>, StoreError> {
        let entries = self.entries(DossierId::STREAMS)?;
        let opening = entries.iter().filter(|entry| entry.header().kind == STREAM_KIND);
        Ok(opening.filter_map(|entry| Some((entry.id().stream, writer_of(entry)?))).collect())
    }

    /// The dossiers that these entries are in, as far as they are here.
    pub fn dossiers_with(&mut self, entries: &Knowledge) -> Result<BTreeSet<DossierId>, StoreError> {
        self.with_cache(|cache| cache.dossiers_with(entries))
    }

    /// Erases, for good: what is known of it is hidden at once, and whatever comes later is dropped.
    pub fn erase(
        &mut self,
        now_ms: u64,
        author: CoachId,
        target: Target,
        day: i32,
    ) -> Result<(), StoreError> {
        let held = self.entries(target.dossier())?;
        let stubs = target.stubs(held.iter());
        let mut writes = heirs(target, held.iter());
        writes.extend(erasure(target, day, &stubs).map_err(crate::journal::AdoptError::from)?);
        let mut drawing = self.drawing(now_ms, author)?;
        draw(&mut drawing, now_ms, author, writes)?;
        self.save(drawing)?;
        self.see_erasures()
    }

    /// Erases a whole file; see [`Store::erase`].
    pub fn erase_dossier(
        &mut self,
        now_ms: u64,
        author: CoachId,
        dossier: DossierId,
        day: i32,
    ) -> Result<(), StoreError> {
        self.erase(now_ms, author, Target::Dossier(dossier), day)
    }

    /// Begins to take over a bundle.
    pub fn adopt_begin(&mut self) -> Result<Adopting, StoreError> {
        let import = self.open_foreign()?;
        self.adopting(Some(import))
    }

    /// Begins to look at a bundle: everything is decided and nothing is kept.
    pub fn adopt_preview(&mut self) -> Result<Adopting, StoreError> {
        self.adopting(None)
    }

    fn adopting(&mut self, import: Option<u64>) -> Result<Adopting, StoreError> {
        let store = self.id();
        let writers = self.writers()?.into_iter();
        let own = writers.filter(|(_, writer)| *writer == store).map(|(stream, _)| stream).collect();
        Ok(Adopting {
            import,
            adoption: Adoption::new(self.erasures.clone(), store, own),
            gathered: vec![],
            bytes: 0,
            newest: Stamp::default(),
            touched: BTreeSet::new(),
            looked: None,
        })
    }

    /// Hands in one entry of the bundle, in its order.
    pub fn adopt(&mut self, adopting: &mut Adopting, entry: Entry) -> Result<Verdict, StoreError> {
        let mut here = Here { store: self, looked: &mut adopting.looked, arriving: entry.header().dossier };
        let verdict = adopting.adoption.judge(&entry, &mut here)?;
        if verdict == Verdict::New {
            adopting.newest = adopting.newest.max(entry.header().stamp);
            adopting.touched.insert(entry.header().dossier);
            if let Some(import) = adopting.import {
                adopting.bytes += entry.bytes().len();
                adopting.gathered.push(entry);
                if adopting.bytes >= GATHERED {
                    self.hand_in(import, &std::mem::take(&mut adopting.gathered))?;
                    adopting.bytes = 0;
                }
            }
        }
        Ok(verdict)
    }

    /// Ends it. With [`Store::adopt_begin`] everything is durable and visible when it returns; with
    /// [`Store::adopt_preview`] nothing changed.
    pub fn adopt_end(
        &mut self,
        adopting: Adopting,
        claim: &Claim,
        now_ms: u64,
        author: CoachId,
    ) -> Result<TakenOver, StoreError> {
        let Adopting { import, adoption, gathered, newest, touched: mut dossiers, mut looked, .. } = adopting;
        let mut here = Here { store: self, looked: &mut looked, arriving: DossierId::STREAMS };
        let adopted = adoption.finish(claim, &mut here)?;
        let hidden = adopted.erasures.targets_since(&self.erasures).map(|target| target.dossier());
        dossiers.extend(hidden);
        dossiers.extend(adopted.writes.iter().map(|write| write.dossier));
        if let Some(import) = import {
            self.hand_in(import, &gathered)?;
            self.write_own(import, &adopted.writes, now_ms, author)?;
            self.commit(import)?;
            self.clock.observe(newest, now_ms);
            self.leave_a_taken_stream(&adopted.clones);
            self.see_erasures()?;
        }
        Ok(TakenOver { adopted, dossiers })
    }

    /// Forgets it; what was handed in never shows.
    #[expect(clippy::needless_pass_by_value, reason = "what was cancelled cannot be used again")]
    pub fn adopt_cancel(&mut self, adopting: Adopting) {
        adopting.import.map(|import| self.imports.remove(&import));
    }

    /// What has to be written with it goes in a stream of its own, in the same commit.
    fn write_own(
        &mut self,
        import: u64,
        writes: &[RecordEdits],
        now_ms: u64,
        author: CoachId,
    ) -> Result<(), StoreError> {
        if writes.is_empty() {
            return Ok(());
        }
        let before = self.parts.stream.map(|stream| stream.last());
        let mut drawing = self.new_stream(now_ms, author, before)?;
        draw(&mut drawing, now_ms, author, writes.to_vec())?;
        self.hand_in(import, &drawing.entries)?;
        self.clock = Clock::after(self.clock.last().max(drawing.clock.last()));
        Ok(())
    }

    /// Somebody else went on in the stream that this run writes: a copy of this store. The next save begins a new one.
    fn leave_a_taken_stream(&mut self, clones: &Knowledge) {
        if clones.is_empty() {
            return;
        }
        self.notices.push(Notice::Copied { entries: clones.count() });
        if self.parts.stream.is_some_and(|stream| clones.stream(stream.id).is_some()) {
            self.parts.stream = None;
        }
    }

    /// Reads what is erased, and forgets what was read before of it.
    pub(super) fn see_erasures(&mut self) -> Result<(), StoreError> {
        self.erasures = Erasures::of(self.with_cache(|cache| cache.entries(DossierId::ERASURES))?.iter());
        self.loaded = super::session::Loaded::default();
        Ok(())
    }
}

fn draw(
    drawing: &mut Draughtsman,
    now_ms: u64,
    author: CoachId,
    writes: Vec<RecordEdits>,
) -> Result<(), StoreError> {
    for RecordEdits { dossier, key, edits } in writes {
        drawing.entry(now_ms, author, (dossier, key), edits)?;
    }
    Ok(())
}

/// The store that the opening entry of a stream names.
fn writer_of(entry: &Entry) -> Option<StoreId> {
    let edit = entry.edits()?.iter().find(|edit| edit.field == STREAM_STORE)?;
    Some(StoreId::from_bytes(edit.value.as_slice().try_into().ok()?))
}

/// What the store holds, as the journal asks for it. Entries of one dossier arrive together.
struct Here<'a> {
    store: &'a mut Store,
    looked: &'a mut Option<(DossierId, HashMap<EntryId, Digest>)>,
    arriving: DossierId,
}

impl Held for Here<'_> {
    type Error = StoreError;

    fn knowledge(&self) -> &Knowledge {
        static NOTHING: Knowledge = Knowledge::none();
        self.store.knowledge().unwrap_or(&NOTHING)
    }

    fn digest(&mut self, id: EntryId) -> Result<Option<Digest>, StoreError> {
        if self.looked.as_ref().is_none_or(|(dossier, _)| *dossier != self.arriving) {
            let entries = self.store.all_entries(self.arriving)?;
            let digests = entries.iter().map(|entry| (entry.id(), *entry.digest())).collect();
            *self.looked = Some((self.arriving, digests));
        }
        match self.looked.as_ref().and_then(|(_, digests)| digests.get(&id)) {
            Some(digest) => Ok(Some(*digest)),
            None => Ok(self.entry(id)?.map(|entry| *entry.digest())),
        }
    }

    fn entry(&mut self, id: EntryId) -> Result<Option<Entry>, StoreError> {
        let Some(dossier) = self.store.dossier_of(id)? else { return Ok(None) };
        Ok(self.store.all_entries(dossier)?.iter().find(|entry| entry.id() == id).cloned())
    }

    fn entries(&mut self, dossier: DossierId) -> Result<Arc<Vec<Entry>>, StoreError> {
        self.store.all_entries(dossier)
    }
}

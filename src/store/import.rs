//! Large imports: handed in part by part, invisible and not durable until their commit, gone without it.
//!
//! Saving goes on meanwhile. What is handed in goes to the safety log between `Begin` and `Commit`, and into the trees
//! after that.

use std::collections::BTreeSet;

use super::error::StoreError;
use super::frame::{Commit, Frame, MOST_IN_FRAME};
use super::keys::Purpose;
use super::recover::replay;
use super::safety::Position;
use super::save::{ActionId, Draughtsman, Saving};
use super::session::{Loaded, OwnStream, Store};
use super::walk::Logs;
use crate::id::{CoachId, DossierId, EntryId};
use crate::journal::{Clock, Entry, Stamp, Tally};

/// An import that was begun.
#[derive(Debug, PartialEq, Eq)]
pub struct Import(u64);

/// What the store remembers of an import that is open.
pub(super) struct OpenImport {
    pub begin: Position,
    tally: Tally,
    drawn: Option<Drawn>,
}

/// What the store remembers of one whose entries it writes itself.
struct Drawn {
    stream: OwnStream,
    action: Option<EntryId>,
    dossiers: BTreeSet<DossierId>,
}

impl Store {
    /// Begins an import of changes that this store makes entries of.
    pub fn import_begin(&mut self, now_ms: u64, author: CoachId) -> Result<Import, StoreError> {
        let predecessor = self.parts.stream.map(|stream| stream.last());
        // a stream of its own: when the import is cancelled, no number of the other one is missing
        let drawing = self.new_stream(now_ms, author, predecessor)?;
        let drawn = Drawn { stream: drawing.stream, action: None, dossiers: BTreeSet::new() };
        let id = self.open_import(Some(drawn))?;
        self.hand_in(id, &drawing.entries)?;
        Ok(Import(id))
    }

    /// Hands in a part. All changes to one dossier go in one part; each dossier's own history orders its stamps.
    pub fn import_batch(&mut self, import: &Import, savings: &[Saving]) -> Result<(), StoreError> {
        let open = self.imports.get(&import.0).and_then(|open| open.drawn.as_ref());
        let open = open.ok_or(StoreError::NoSuchImport)?;
        let mut drawing = Draughtsman::new(open.stream, Clock::default(), open.action);
        savings.iter().try_for_each(|saving| self.refuse_erased(saving))?;
        let changes = savings.iter().flat_map(|saving| &saving.changes);
        let dossiers: BTreeSet<DossierId> = changes.map(|change| change.dossier).collect();
        if !open.dossiers.is_disjoint(&dossiers) {
            return Err(StoreError::DossierTwice);
        }
        for dossier in &dossiers {
            let held = self.entries(*dossier)?;
            let last = held.iter().map(|entry| entry.header().stamp).max().unwrap_or(Stamp::default());
            drawing.registers.insert(*dossier, crate::journal::fold(held.iter()));
            drawing.clock = Clock::after(last);
            for saving in savings {
                let of_dossier = saving.changes.iter().filter(|change| change.dossier == *dossier).cloned();
                let changes = of_dossier.collect();
                drawing.draw(&Saving { changes, ..*saving })?;
            }
            drawing.registers.clear();
            drawing.newest.clear();
        }
        self.hand_in(import.0, &drawing.entries)?;
        let open = self.imports.get_mut(&import.0).and_then(|open| open.drawn.as_mut());
        let open = open.ok_or(StoreError::NoSuchImport)?;
        (open.stream, open.action) = (drawing.stream, drawing.action);
        open.dossiers.extend(dossiers);
        Ok(())
    }

    /// Makes an import durable and visible. None when nothing was handed in.
    #[expect(clippy::needless_pass_by_value, reason = "an import that ended cannot be used again")]
    pub fn import_commit(&mut self, import: Import) -> Result<Option<ActionId>, StoreError> {
        let action = self.imports.get(&import.0).and_then(|open| open.drawn.as_ref()?.action);
        self.commit(import.0)?;
        Ok(action.map(ActionId))
    }

    /// Forgets an import; what was handed in never shows.
    #[expect(clippy::needless_pass_by_value, reason = "an import that ended cannot be used again")]
    pub fn import_cancel(&mut self, import: Import) {
        self.imports.remove(&import.0);
    }

    /// Opens an import whose entries others wrote.
    pub(super) fn open_foreign(&mut self) -> Result<u64, StoreError> {
        self.open_import(None)
    }

    fn open_import(&mut self, drawn: Option<Drawn>) -> Result<u64, StoreError> {
        let (id, begin) = (self.next_import, self.log.end());
        let before = self.cache()?.state().tally;
        let done = self.log.write_behind(&[Frame::Begin(id)], before);
        self.after_write(done)?;
        self.next_import += 1;
        self.imports.insert(id, OpenImport { begin, tally: Tally::default(), drawn });
        Ok(id)
    }

    /// Writes entries behind an open import, in frames of a size that can be read back.
    pub(super) fn hand_in(&mut self, import: u64, entries: &[Entry]) -> Result<(), StoreError> {
        if !self.imports.contains_key(&import) {
            return Err(StoreError::NoSuchImport);
        }
        let before = self.cache()?.state().tally;
        let mut frames = Vec::new();
        let mut rest = entries.iter().peekable();
        while rest.peek().is_some() {
            let (mut size, mut entries) = (0, Vec::new());
            while let Some(entry) = rest.next_if(|entry| size + entry.bytes().len() <= MOST_IN_FRAME) {
                size += entry.bytes().len();
                entries.push(entry.bytes().into());
            }
            frames.push(Frame::Entries { before, import, entries });
        }
        let done = self.log.write_behind(&frames, before);
        self.after_write(done)?;
        let open = self.imports.get_mut(&import).ok_or(StoreError::NoSuchImport)?;
        entries.iter().for_each(|entry| open.tally.add(entry.digest()));
        Ok(())
    }

    /// Makes what was handed in durable, and then visible.
    pub(super) fn commit(&mut self, import: u64) -> Result<(), StoreError> {
        let open = self.imports.get(&import).ok_or(StoreError::NoSuchImport)?;
        let before = self.cache()?.state().tally;
        let frame = Frame::Commit(Commit { import, before, tally: open.tally });
        let done = self.log.write(&[frame], before);
        self.after_write(done)?;
        let open = self.imports.remove(&import).ok_or(StoreError::NoSuchImport)?;
        self.loaded = Loaded::default();
        self.bring_in(open.begin)?;
        self.touched();
        self.settle()
    }

    fn bring_in(&mut self, begin: Position) -> Result<(), StoreError> {
        let sealer = self.keys.sealer(Purpose::Safety);
        let disk = self.parts.env.disk.clone();
        let logs = Logs { disk: &*disk, sealer: &sealer, store: self.id() };
        let open = self.open_imports();
        self.with_cache(|cache| replay(&logs, cache, &open, Some(begin)).map(drop))
    }
}

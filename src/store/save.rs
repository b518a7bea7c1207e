//! Saving: what a coach did becomes entries, durable before anybody hears so. Undo too.

use std::collections::{BTreeMap, BTreeSet};

use super::WITHDRAWAL;
use super::access::{Access, Link};
use super::cache::Group;
use super::entropy::id_bytes;
use super::error::StoreError;
use super::frame::{Frame, MOST_IN_FRAME};
use super::session::{OwnStream, Store};
use crate::id::{CoachId, DossierId, EntryId, RecordId, StreamId};
use crate::journal::{
    Clock, Edit, Entry, Header, RecordKey, Registers, STREAM_BEFORE, STREAM_KIND, STREAM_STORE, UndoError,
    codec, undo,
};

/// What a coach did at once: saved together, undone together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActionId(pub EntryId);

/// What is in the log, and not yet in the trees.
#[must_use]
#[derive(Debug)]
pub struct Written {
    action: ActionId,
    entries: Vec<Entry>,
    access: Vec<(u64, Link)>,
}

impl Written {
    /// The action.
    pub const fn action(&self) -> ActionId {
        self.action
    }
}

/// New values of some fields of one record. A value without bytes unsets its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordChange {
    /// The file.
    pub dossier: DossierId,
    /// The kind of record.
    pub kind: u16,
    /// Which one.
    pub record: RecordId,
    /// Field numbers with their values, each field at most once.
    pub edits: Vec<(u16, Vec<u8>)>,
}

/// Changes of one coach at one moment, as an import hands them in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    /// Milliseconds since 1970, UTC.
    pub at_ms: u64,
    /// Who.
    pub author: CoachId,
    /// What.
    pub changes: Vec<RecordChange>,
}

/// Makes entries, and knows which edits the next ones replace.
pub(super) struct Draughtsman {
    pub stream: OwnStream,
    pub clock: Clock,
    pub action: Option<EntryId>,
    pub registers: BTreeMap<DossierId, Registers>,
    pub newest: BTreeMap<(DossierId, RecordKey, u16), EntryId>,
    pub entries: Vec<Entry>,
}

impl Draughtsman {
    pub fn new(stream: OwnStream, clock: Clock, action: Option<EntryId>) -> Self {
        let (registers, newest) = (BTreeMap::new(), BTreeMap::new());
        Self { stream, clock, action, registers, newest, entries: vec![] }
    }

    pub fn draw(&mut self, saving: &Saving) -> Result<(), StoreError> {
        for change in &saving.changes {
            let key = RecordKey { kind: change.kind, record: change.record };
            let edits = change.edits.iter().map(|(field, value)| Edit {
                field: *field,
                replaces: if (*field, value.as_slice()) == (WITHDRAWAL.field, WITHDRAWAL.yes) {
                    self.seen(change.dossier, key)
                } else {
                    self.replaced(change.dossier, key, *field)
                },
                value: value.clone(),
                first: None,
            });
            let edits = edits.collect();
            self.entry(saving.at_ms, saving.author, (change.dossier, key), edits)?;
        }
        Ok(())
    }

    fn replaced(&self, dossier: DossierId, key: RecordKey, field: u16) -> Vec<EntryId> {
        if let Some(newest) = self.newest.get(&(dossier, key, field)) {
            return vec![*newest];
        }
        let record = self.registers.get(&dossier).and_then(|records| records.get(&key));
        record
            .and_then(|record| record.fields.get(&field))
            .map(crate::journal::Field::ids)
            .unwrap_or_default()
    }

    /// Whoever takes a record away says what stood in it: what others wrote apart is no part of that.
    fn seen(&self, dossier: DossierId, key: RecordKey) -> Vec<EntryId> {
        let record = self.registers.get(&dossier).and_then(|records| records.get(&key));
        let held = record.into_iter().flat_map(|record| record.fields.keys().copied());
        let drawn = (dossier, key, u16::MIN)..=(dossier, key, u16::MAX);
        let fields: BTreeSet<u16> =
            held.chain(self.newest.range(drawn).map(|((_, _, field), _)| *field)).collect();
        let ids = fields.into_iter().flat_map(|field| self.replaced(dossier, key, field));
        ids.collect::<BTreeSet<_>>().into_iter().collect()
    }

    pub fn entry(
        &mut self,
        at_ms: u64,
        author: CoachId,
        (dossier, key): (DossierId, RecordKey),
        edits: Vec<Edit>,
    ) -> Result<(), StoreError> {
        let id = self.stream.take();
        let action = *self.action.get_or_insert(id);
        let RecordKey { kind, record } = key;
        let header = Header { id, stamp: self.clock.tick(at_ms), author, dossier, kind, record, action };
        self.newest.extend(edits.iter().map(|edit| ((dossier, key, edit.field), id)));
        self.entries.push(Entry::write(header, edits)?);
        Ok(())
    }

    /// The first entry of a stream says who writes it, and which one the program wrote before.
    fn open_stream(
        &mut self,
        at_ms: u64,
        author: CoachId,
        store: crate::id::StoreId,
        before: Option<EntryId>,
    ) -> Result<(), StoreError> {
        let name = |id: &EntryId| codec::encode(id, 64).unwrap_or_default();
        let edit = |field, value| Edit { field, replaces: vec![], value, first: None };
        let mut edits = vec![edit(STREAM_STORE, store.as_bytes().to_vec())];
        edits.extend(before.iter().map(|before| edit(STREAM_BEFORE, name(before))));
        let record = RecordId::from_bytes(*self.stream.id.as_bytes());
        let key = RecordKey { kind: STREAM_KIND, record };
        self.entry(at_ms, author, (DossierId::STREAMS, key), edits)?;
        self.action = None;
        Ok(())
    }
}

impl Store {
    /// Saves what a coach did, as one action, at a time in milliseconds since 1970 UTC. Durable when it returns.
    ///
    /// What is about something erased is refused: it would be hidden at once, and nobody would know.
    pub fn append(
        &mut self,
        now_ms: u64,
        author: CoachId,
        changes: Vec<RecordChange>,
    ) -> Result<ActionId, StoreError> {
        let written = self.write(now_ms, author, changes, &[])?;
        let action = written.action();
        self.take_in(written)?;
        Ok(action)
    }

    /// The half of [`Store::append`] that a coach waits for, with lines of the access log about it: they are in the log,
    /// durable, together. [`Store::take_in`] follows.
    pub fn write(
        &mut self,
        now_ms: u64,
        author: CoachId,
        changes: Vec<RecordChange>,
        access: &[Access],
    ) -> Result<Written, StoreError> {
        let saving = Saving { at_ms: now_ms, author, changes };
        self.refuse_erased(&saving)?;
        let mut drawing = self.drawing(now_ms, author)?;
        let mut touched: BTreeMap<DossierId, BTreeSet<RecordKey>> = BTreeMap::new();
        for RecordChange { dossier, kind, record, .. } in &saving.changes {
            touched.entry(*dossier).or_default().insert(RecordKey { kind: *kind, record: *record });
        }
        // a dossier has many records, and what is replaced stands in those that are written
        for (dossier, records) in touched {
            let entries = self.entries(dossier)?;
            let of_these = entries.iter().filter(|entry| records.contains(&entry.header().key()));
            drawing.registers.insert(dossier, crate::journal::fold(of_these));
        }
        drawing.draw(&saving)?;
        self.write_entries(drawing, access)
    }

    pub(super) fn refuse_erased(&self, saving: &Saving) -> Result<(), StoreError> {
        let mut changes = saving.changes.iter();
        let closed = changes.find_map(|change| self.erasures.closed_by(change.dossier, change.record));
        closed.map_or(Ok(()), |(target, day)| Err(StoreError::erased(target, day)))
    }

    /// Undoes an action by new entries; undo of an undo is redo. Returns the new action and the dossiers that changed.
    pub fn undo(
        &mut self,
        now_ms: u64,
        author: CoachId,
        action: ActionId,
    ) -> Result<(ActionId, Vec<DossierId>), StoreError> {
        let dossiers = self.dossiers_of(action)?;
        let mut held = Vec::new();
        for dossier in &dossiers {
            held.extend(self.entries(*dossier)?.iter().cloned());
        }
        let back = undo(action.0, &held, WITHDRAWAL)?;
        let mut drawing = self.drawing(now_ms, author)?;
        for written in back {
            drawing.entry(now_ms, author, (written.dossier, written.key), written.edits)?;
        }
        Ok((self.save(drawing)?, dossiers.into_iter().collect()))
    }

    /// The dossiers that an action touched: its entries follow each other in one stream.
    fn dossiers_of(&mut self, action: ActionId) -> Result<BTreeSet<DossierId>, StoreError> {
        let mut dossiers = BTreeSet::new();
        let mut id = action.0;
        while let Some(dossier) = self.dossier_of(id)? {
            let entries = self.all_entries(dossier)?;
            let ours = entries.iter().any(|entry| entry.id() == id && entry.header().action == action.0);
            if !ours {
                break;
            }
            if let Some(day) = self.erasures.erased_on(dossier) {
                return Err(StoreError::Erased { whole: true, day });
            }
            dossiers.insert(dossier);
            id.seq += 1;
        }
        if dossiers.is_empty() { Err(UndoError::Nothing.into()) } else { Ok(dossiers) }
    }

    pub(super) fn drawing(&mut self, now_ms: u64, author: CoachId) -> Result<Draughtsman, StoreError> {
        match self.parts.stream {
            Some(stream) => Ok(Draughtsman::new(stream, self.clock, None)),
            None => self.new_stream(now_ms, author, None),
        }
    }

    pub(super) fn new_stream(
        &mut self,
        now_ms: u64,
        author: CoachId,
        before: Option<EntryId>,
    ) -> Result<Draughtsman, StoreError> {
        let id = StreamId::from_bytes(id_bytes(&*self.parts.env.entropy)?);
        let mut drawing = Draughtsman::new(OwnStream { id, next: 1 }, self.clock, None);
        drawing.open_stream(now_ms, author, self.id(), before)?;
        Ok(drawing)
    }

    pub(super) fn save(&mut self, drawing: Draughtsman) -> Result<ActionId, StoreError> {
        let written = self.write_entries(drawing, &[])?;
        let action = written.action;
        self.take_in(written)?;
        Ok(action)
    }

    fn write_entries(&mut self, drawing: Draughtsman, access: &[Access]) -> Result<Written, StoreError> {
        if self.behind {
            self.catch_up()?;
        }
        let Draughtsman { stream, clock, action, entries, .. } = drawing;
        let action = ActionId(action.ok_or(UndoError::Nothing)?);
        let bytes: usize = entries.iter().map(|entry| entry.bytes().len()).sum();
        if bytes > MOST_IN_FRAME {
            return Err(StoreError::TooLarge { bytes, limit: MOST_IN_FRAME });
        }
        let before = self.cache()?.state().tally;
        let frame =
            Frame::Entries { before, import: 0, entries: entries.iter().map(|e| e.bytes().into()).collect() };
        let mut chain = self.chain;
        let links = chain.extend(access.iter().copied());
        let frames: Vec<Frame> =
            std::iter::once(frame).chain(links.iter().copied().map(Frame::Access)).collect();
        let done = self.log.write(&frames, before);
        self.after_write(done)?;
        self.chain = chain;
        self.parts.stream = Some(stream);
        self.clock = clock;
        for entry in &entries {
            self.loaded.extend(entry.header().dossier, [entry.clone()]);
        }
        // whoever asks the trees before they have it gets it from the log
        self.behind = true;
        Ok(Written { action, entries, access: self.last_frames(links) })
    }

    /// Puts what was written to the log into the trees.
    ///
    /// # Errors
    /// Trees that cannot take it, as on a full disk. They get it from the log as soon as they can.
    pub fn take_in(&mut self, written: Written) -> Result<(), StoreError> {
        if self.behind {
            self.behind = false;
            self.apply(&Group { entries: written.entries, access: written.access, ..Group::default() })?;
        }
        Ok(())
    }

    /// After a failed write nobody knows what is on the disk, so the numbers that it used are never used again.
    pub(super) fn after_write(&mut self, done: Result<(), StoreError>) -> Result<(), StoreError> {
        if done.is_err() {
            self.parts.stream = None;
            self.imports.clear();
        }
        done
    }
}

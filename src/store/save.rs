//! Saving: what a coach did becomes entries, durable before anybody hears so. Undo and large imports too.

use std::collections::{BTreeMap, BTreeSet};

use super::cache::Group;
use super::entropy::id_bytes;
use super::error::StoreError;
use super::frame::{Commit, Frame, MOST_IN_FRAME};
use super::recover::replay;
use super::safety::Position;
use super::session::{OwnStream, Store};
use super::walk::Logs;
use super::{WITHDRAWAL, keys::Purpose};
use crate::id::{CoachId, DossierId, EntryId, RecordId, StreamId};
use crate::journal::{
    Clock, Edit, Entry, Header, RecordKey, Registers, STREAM_BEFORE, STREAM_KIND, STREAM_STORE, Stamp, Tally,
    UndoError, codec, undo,
};

/// What a coach did at once: saved together, undone together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActionId(pub EntryId);

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

/// An import that was begun.
#[derive(Debug, PartialEq, Eq)]
pub struct Import(u64);

/// What the store remembers of it.
pub(super) struct OpenImport {
    pub begin: Position,
    stream: OwnStream,
    action: Option<EntryId>,
    tally: Tally,
    dossiers: BTreeSet<DossierId>,
}

/// Makes entries, and knows which edits the next ones replace.
struct Draughtsman {
    stream: OwnStream,
    clock: Clock,
    action: Option<EntryId>,
    registers: BTreeMap<DossierId, Registers>,
    newest: BTreeMap<(DossierId, RecordKey, u16), EntryId>,
    entries: Vec<Entry>,
}

impl Draughtsman {
    fn new(stream: OwnStream, clock: Clock, action: Option<EntryId>) -> Self {
        let (registers, newest) = (BTreeMap::new(), BTreeMap::new());
        Self { stream, clock, action, registers, newest, entries: vec![] }
    }

    fn draw(&mut self, saving: &Saving) -> Result<(), StoreError> {
        for change in &saving.changes {
            let key = RecordKey { kind: change.kind, record: change.record };
            let edits = change.edits.iter().map(|(field, value)| Edit {
                field: *field,
                replaces: self.replaced(change.dossier, key, *field),
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

    fn entry(
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
    pub fn append(
        &mut self,
        now_ms: u64,
        author: CoachId,
        changes: Vec<RecordChange>,
    ) -> Result<ActionId, StoreError> {
        let saving = Saving { at_ms: now_ms, author, changes };
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
        self.save(drawing)
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
            let entries = self.entries(dossier)?;
            let ours = entries.iter().any(|entry| entry.id() == id && entry.header().action == action.0);
            if !ours {
                break;
            }
            dossiers.insert(dossier);
            id.seq += 1;
        }
        if dossiers.is_empty() { Err(UndoError::Nothing.into()) } else { Ok(dossiers) }
    }

    fn drawing(&mut self, now_ms: u64, author: CoachId) -> Result<Draughtsman, StoreError> {
        match self.parts.stream {
            Some(stream) => Ok(Draughtsman::new(stream, self.clock, None)),
            None => self.new_stream(now_ms, author, None),
        }
    }

    fn new_stream(
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

    fn save(&mut self, drawing: Draughtsman) -> Result<ActionId, StoreError> {
        let Draughtsman { stream, clock, action, entries, .. } = drawing;
        let action = ActionId(action.ok_or(UndoError::Nothing)?);
        let bytes: usize = entries.iter().map(|entry| entry.bytes().len()).sum();
        if bytes > MOST_IN_FRAME {
            return Err(StoreError::TooLarge { bytes, limit: MOST_IN_FRAME });
        }
        let before = self.cache()?.state().tally;
        let frame =
            Frame::Entries { before, import: 0, entries: entries.iter().map(|e| e.bytes().into()).collect() };
        let done = self.log.write(&[frame], before);
        self.after_write(done)?;
        self.parts.stream = Some(stream);
        self.clock = clock;
        let group = Group { entries, ..Group::default() };
        self.apply(&group)?;
        for entry in group.entries {
            self.loaded.extend(entry.header().dossier, [entry]);
        }
        Ok(action)
    }

    /// After a failed write nobody knows what is on the disk, so the numbers that it used are never used again.
    pub(super) fn after_write(&mut self, done: Result<(), StoreError>) -> Result<(), StoreError> {
        if done.is_err() {
            self.parts.stream = None;
            self.imports.clear();
        }
        done
    }

    /// Begins a large import. Nothing of it shows until [`Store::import_commit`]; saving goes on meanwhile.
    pub fn import_begin(&mut self, now_ms: u64, author: CoachId) -> Result<Import, StoreError> {
        let id = self.next_import;
        let begin = self.log.end();
        let before = self.cache()?.state().tally;
        let predecessor = self.parts.stream.map(|stream| stream.last());
        // a stream of its own: when the import is cancelled, no number of the other one is missing
        let drawing = self.new_stream(now_ms, author, predecessor)?;
        let tally = drawing.entries.iter().map(Entry::digest).collect();
        let entries = drawing.entries.iter().map(|entry| entry.bytes().into()).collect();
        let frames = [Frame::Begin(id), Frame::Entries { before, import: id, entries }];
        let done = self.log.write_behind(&frames, before);
        self.after_write(done)?;
        self.next_import += 1;
        let import =
            OpenImport { begin, stream: drawing.stream, action: None, tally, dossiers: BTreeSet::new() };
        self.imports.insert(id, import);
        Ok(Import(id))
    }

    /// Hands in a part. All changes to one dossier go in one part; each dossier's own history orders its stamps.
    pub fn import_batch(&mut self, import: &Import, savings: &[Saving]) -> Result<(), StoreError> {
        let open = self.imports.get(&import.0).ok_or(StoreError::NoSuchImport)?;
        let mut drawing = Draughtsman::new(open.stream, Clock::default(), open.action);
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
        self.hand_in(import.0, drawing, dossiers)
    }

    #[expect(clippy::needless_pass_by_value, reason = "what was drawn is saved once")]
    fn hand_in(
        &mut self,
        import: u64,
        drawing: Draughtsman,
        dossiers: BTreeSet<DossierId>,
    ) -> Result<(), StoreError> {
        let before = self.cache()?.state().tally;
        let mut frames = Vec::new();
        let mut rest = drawing.entries.iter().peekable();
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
        open.stream = drawing.stream;
        open.action = drawing.action;
        drawing.entries.iter().for_each(|entry| open.tally.add(entry.digest()));
        open.dossiers.extend(dossiers);
        Ok(())
    }

    /// Makes an import durable and visible. None when nothing was handed in.
    #[expect(clippy::needless_pass_by_value, reason = "an import that ended cannot be used again")]
    pub fn import_commit(&mut self, import: Import) -> Result<Option<ActionId>, StoreError> {
        let Import(id) = import;
        let open = self.imports.get(&id).ok_or(StoreError::NoSuchImport)?;
        let before = self.cache()?.state().tally;
        let frame = Frame::Commit(Commit { import: id, before, tally: open.tally });
        let done = self.log.write(&[frame], before);
        self.after_write(done)?;
        let open = self.imports.remove(&id).ok_or(StoreError::NoSuchImport)?;
        self.loaded = super::session::Loaded::default();
        self.bring_in(open.begin)?;
        self.touched();
        self.settle()?;
        Ok(open.action.map(ActionId))
    }

    fn bring_in(&mut self, begin: Position) -> Result<(), StoreError> {
        let sealer = self.keys.sealer(Purpose::Safety);
        let disk = self.parts.env.disk.clone();
        let logs = Logs { disk: &*disk, sealer: &sealer, store: self.id() };
        let open = self.open_imports();
        self.with_cache(|cache| replay(&logs, cache, &open, Some(begin)).map(drop))
    }

    /// Forgets an import; what was handed in never shows.
    #[expect(clippy::needless_pass_by_value, reason = "an import that ended cannot be used again")]
    pub fn import_cancel(&mut self, import: Import) {
        let Import(id) = import;
        self.imports.remove(&id);
    }
}

//! One workstation in memory: the journal's own rules over a plain shelf of entries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use trede::id::{CoachId, DossierId, EntryId, IdSource, RecordId, StoreId, StreamId};
use trede::journal::{
    AdoptError, Adoption, Claim, Clock, Digest, Edit, Entry, Erasures, FIRST_OWN_KIND, FORK_KIND, Header,
    Held, Knowledge, RecordEdits, RecordKey, Registers, STREAM_BEFORE, STREAM_KIND, STREAM_STORE, Scope,
    Verdict, codec, fold,
};

/// A known way to do it wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutation {
    /// Of two versions only the later one is shown.
    LastWriteWins,
    /// What an edit replaces goes on to be shown.
    ReplacesIgnored,
    /// Announced is the greatest number of each stream.
    KnowledgeAsMaximum,
    /// What a peer announced is added to what it announced before.
    AnnouncementsJoined,
    /// An import does not ask what is erased.
    ErasureForgotten,
    /// Of two contents of one id the first one stays.
    ForksForgotten,
    /// What is dropped because it is erased leaves no stub.
    StubsForgotten,
}

impl Mutation {
    pub const ALL: [Self; 7] = [
        Self::LastWriteWins,
        Self::ReplacesIgnored,
        Self::KnowledgeAsMaximum,
        Self::AnnouncementsJoined,
        Self::ErasureForgotten,
        Self::ForksForgotten,
        Self::StubsForgotten,
    ];
}

/// What must not be, in words.
#[derive(Debug)]
pub struct Broken(pub String);

impl From<AdoptError> for Broken {
    fn from(error: AdoptError) -> Self {
        Self(error.to_string())
    }
}

/// Entries by dossier, as a store has them.
#[derive(Clone, Default)]
pub struct Shelf {
    known: Knowledge,
    files: BTreeMap<DossierId, Arc<Vec<Entry>>>,
    places: BTreeMap<EntryId, (DossierId, Digest)>,
}

impl Shelf {
    pub fn put(&mut self, entry: Entry) {
        let Header { id, dossier, .. } = *entry.header();
        assert!(!self.known.contains(id), "two contents under one key");
        self.known.insert(id);
        self.places.insert(id, (dossier, *entry.digest()));
        Arc::make_mut(self.files.entry(dossier).or_default()).push(entry);
    }

    fn remove(&mut self, gone: &Knowledge) {
        for id in gone.ids() {
            if let Some((dossier, _)) = self.places.remove(&id) {
                Arc::make_mut(self.files.entry(dossier).or_default()).retain(|entry| entry.id() != id);
            }
        }
        self.known = self.known.difference(gone);
    }

    pub fn file(&self, dossier: DossierId) -> &[Entry] {
        self.files.get(&dossier).map_or(&[], |entries| entries)
    }

    pub fn find(&self, id: EntryId) -> Option<&Entry> {
        let (dossier, _) = self.places.get(&id)?;
        self.file(*dossier).iter().find(|entry| entry.id() == id)
    }

    pub fn all(&self) -> impl Iterator<Item = &Entry> {
        self.files.values().flat_map(|entries| entries.iter())
    }

    pub fn dossiers(&self) -> impl Iterator<Item = DossierId> {
        self.files.iter().filter(|(_, entries)| !entries.is_empty()).map(|(dossier, _)| *dossier)
    }
}

impl Held for Shelf {
    type Error = Broken;
    fn knowledge(&self) -> &Knowledge {
        &self.known
    }
    fn digest(&mut self, id: EntryId) -> Result<Option<Digest>, Broken> {
        Ok(self.places.get(&id).map(|(_, digest)| *digest))
    }
    fn entry(&mut self, id: EntryId) -> Result<Option<Entry>, Broken> {
        Ok(self.find(id).cloned())
    }
    fn entries(&mut self, dossier: DossierId) -> Result<Arc<Vec<Entry>>, Broken> {
        Ok(self.files.get(&dossier).cloned().unwrap_or_default())
    }
}

/// A file on its way.
#[derive(Debug)]
pub struct Bundle {
    pub from: StoreId,
    pub claim: Claim,
    pub entries: Vec<Entry>,
}

/// What an import did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub new: usize,
    pub forks: usize,
    pub writes: usize,
    pub dropped: usize,
    pub clones: u64,
    pub gap: u64,
    pub missing: u64,
    pub erased: usize,
}

impl Imported {
    pub fn changed(&self) -> bool {
        self.new + self.writes > 0
    }
}

#[derive(Clone)]
pub struct Replica {
    pub store: StoreId,
    pub coach: CoachId,
    /// How far its clock is off.
    pub skew_ms: i64,
    /// Writes fields and kinds that others do not know.
    pub newer: bool,
    pub shelf: Shelf,
    pub erasures: Erasures,
    /// Erased, and still on the disk.
    hidden: Knowledge,
    own: BTreeSet<StreamId>,
    stream: Option<EntryId>,
    last: Option<EntryId>,
    clock: Clock,
    heard: BTreeMap<StoreId, Knowledge>,
    mutation: Option<Mutation>,
}

impl Replica {
    pub fn new(ids: &mut IdSource, mutation: Option<Mutation>) -> Self {
        Self {
            store: ids.store(),
            coach: ids.coach(),
            skew_ms: 0,
            newer: false,
            shelf: Shelf::default(),
            erasures: Erasures::default(),
            hidden: Knowledge::default(),
            own: BTreeSet::new(),
            stream: None,
            last: None,
            clock: Clock::default(),
            heard: BTreeMap::new(),
            mutation,
        }
    }

    fn wall(&self, now_ms: u64) -> u64 {
        now_ms.saturating_add_signed(self.skew_ms)
    }

    /// The program starts again: the next entry opens a new stream.
    pub fn restart(&mut self) {
        self.stream = None;
    }

    /// What it holds, and the stubs of what was erased.
    pub fn effective(&self) -> Knowledge {
        let mut known = self.shelf.knowledge().clone();
        known.union(self.erasures.stubs());
        known
    }

    fn announced(&self) -> Knowledge {
        let effective = self.effective();
        if self.mutation != Some(Mutation::KnowledgeAsMaximum) {
            return effective;
        }
        let mut known = Knowledge::default();
        for (stream, ranges) in effective.streams() {
            known.insert_range(stream, 1, ranges.last().unwrap());
        }
        known
    }

    /// The entries of a dossier that are not erased.
    pub fn standing(&self, dossier: DossierId) -> impl Iterator<Item = &Entry> {
        self.shelf.file(dossier).iter().filter(|entry| !self.erasures.covers(entry))
    }

    pub fn fold(&self, dossier: DossierId) -> Registers {
        if self.mutation != Some(Mutation::ReplacesIgnored) {
            return fold(self.standing(dossier));
        }
        let blind = self.standing(dossier).map(|entry| match entry.edits() {
            Some(edits) => {
                let blind = edits.iter().map(|edit| Edit { replaces: vec![], ..edit.clone() });
                Entry::write(*entry.header(), blind.collect()).unwrap()
            }
            None => entry.clone(),
        });
        fold(&blind.collect::<Vec<_>>())
    }

    /// Writes one action.
    pub fn write(&mut self, ids: &mut IdSource, now_ms: u64, drafts: Vec<RecordEdits>) -> Vec<Entry> {
        let now = self.wall(now_ms);
        let mut written = Vec::new();
        if self.stream.is_none() {
            written.push(self.open_stream(ids.stream(), now));
        }
        let action = self.next();
        for RecordEdits { dossier, key, edits } in drafts {
            written.push(self.entry(now, action, dossier, key, edits));
        }
        self.erasures.extend(&written);
        written
    }

    fn next(&self) -> EntryId {
        let EntryId { stream, seq } = self.stream.unwrap();
        EntryId { stream, seq: seq + 1 }
    }

    fn entry(
        &mut self,
        now: u64,
        action: EntryId,
        dossier: DossierId,
        key: RecordKey,
        edits: Vec<Edit>,
    ) -> Entry {
        let RecordKey { kind, record } = key;
        let id = self.next();
        let header =
            Header { id, stamp: self.clock.tick(now), author: self.coach, dossier, kind, record, action };
        let mut entry = Entry::write(header, edits).unwrap();
        if self.newer && id.seq.is_multiple_of(17) && kind < FIRST_OWN_KIND {
            // a format of which this version reads the envelope only
            let mut bytes = entry.bytes().to_vec();
            bytes[0] = 2;
            entry = Entry::read(&bytes).unwrap();
        }
        self.shelf.put(entry.clone());
        self.stream = Some(id);
        self.last = Some(id);
        entry
    }

    fn open_stream(&mut self, stream: StreamId, now: u64) -> Entry {
        self.stream = Some(EntryId { stream, seq: 0 });
        self.own.insert(stream);
        let edit = |field, value| Edit { field, replaces: vec![], value, first: None };
        let mut edits = vec![edit(STREAM_STORE, self.store.as_bytes().to_vec())];
        edits.extend(self.last.map(|last| edit(STREAM_BEFORE, codec::encode(&last, 64).unwrap())));
        let key = RecordKey { kind: STREAM_KIND, record: RecordId::from_bytes(*stream.as_bytes()) };
        self.entry(now, self.next(), DossierId::STREAMS, key, edits)
    }

    /// A bundle for a peer, by what it announced last; a full one takes nothing for granted.
    pub fn export(&self, to: StoreId, scope: Scope, full: bool) -> Bundle {
        let base = self.heard.get(&to).filter(|_| !full).cloned().unwrap_or_default();
        let claim = Claim { base, sender: self.announced(), scope };
        let dossiers: Vec<DossierId> = claim.scope.order(self.shelf.dossiers()).collect();
        let entries = dossiers.iter().flat_map(|dossier| self.shelf.file(*dossier));
        let entries = entries.filter(|entry| claim.takes(entry, &self.erasures)).cloned().collect();
        Bundle { from: self.store, claim, entries }
    }

    fn hear(&mut self, bundle: &Bundle) {
        let announced = &bundle.claim.sender;
        if self.mutation == Some(Mutation::AnnouncementsJoined) {
            self.heard.entry(bundle.from).or_default().union(announced);
        } else {
            self.heard.insert(bundle.from, announced.clone());
        }
    }

    pub fn import(&mut self, ids: &mut IdSource, now_ms: u64, bundle: &Bundle) -> Result<Imported, Broken> {
        let forgets = self.mutation == Some(Mutation::ErasureForgotten);
        let erasures = if forgets { Erasures::default() } else { self.erasures.clone() };
        let mut adoption = Adoption::new(erasures, self.store, self.own.clone());
        let mut done = Imported::default();
        let mut new = Vec::new();
        for arrival in &bundle.entries {
            match adoption.judge(arrival, &mut self.shelf)? {
                Verdict::New => new.push(arrival),
                Verdict::Fork => done.forks += 1,
                Verdict::Erased => done.erased += 1,
                Verdict::Held => {}
            }
        }
        let mut adopted = adoption.finish(&bundle.claim, &mut self.shelf)?;
        done.new = new.len();
        for arrival in new {
            self.clock.observe(arrival.header().stamp, self.wall(now_ms));
            self.shelf.put(arrival.clone());
        }
        self.hidden.union(&adopted.covered);
        done.dropped = adopted.dropped.len();
        done.clones = adopted.clones.count();
        done.gap = adopted.gap.count();
        done.missing = adopted.missing_replaced.count();
        // the numbers that come next are taken
        if self.stream.is_some_and(|own| adopted.clones.streams().any(|(stream, _)| stream == own.stream)) {
            self.restart();
        }
        match self.mutation {
            Some(Mutation::ForksForgotten) => adopted.writes.retain(|write| write.key.kind != FORK_KIND),
            Some(Mutation::StubsForgotten) => adopted.writes.retain(|write| write.key.kind == FORK_KIND),
            _ => {}
        }
        done.writes = adopted.writes.len();
        self.erasures = adopted.erasures;
        if forgets {
            self.erasures = Erasures::of(self.shelf.file(DossierId::ERASURES));
        }
        if !adopted.writes.is_empty() {
            self.write(ids, now_ms, adopted.writes);
        }
        self.hear(bundle);
        if self.mutation.is_none() {
            self.check()?;
        }
        Ok(done)
    }

    /// What holds after every import.
    fn check(&self) -> Result<(), Broken> {
        let here = Erasures::of(self.shelf.file(DossierId::ERASURES));
        if here != self.erasures {
            return Err(Broken("what is erased is no function of the entries".into()));
        }
        let left = |entry: &&Entry| self.erasures.covers(entry) && !self.hidden.contains(entry.id());
        if let Some(left) = self.shelf.all().find(left) {
            return Err(Broken(format!("{} is erased and not told so: {:?}", left.id(), left.header())));
        }
        Ok(())
    }

    /// What is erased leaves the disk too.
    pub fn compact(&mut self) {
        let hidden = std::mem::take(&mut self.hidden);
        self.shelf.remove(&hidden);
    }

    /// What this coach erases here.
    pub fn hide(&mut self, gone: &Knowledge) {
        self.hidden.union(gone);
    }
}

//! An oracle: the same edits, forks and merges of a history leave the same values in every field as in automerge.
//!
//! Only that equal bytes are one value is ours. `TREDE_SEED` replays one history, `TREDE_LONG=1` makes very many.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ROOT, ReadDoc, ScalarValue};
use trede::id::{CoachId, DossierId, EntryId, IdSource, RecordId};
use trede::journal::{Clock, Edit, Entry, Field, Header, RecordKey, Registers, fold};

const RECORDS: u8 = 2;
const FIELDS: u16 = 3;
const FILE: DossierId = DossierId::from_bytes([1; 16]);

type Values = BTreeMap<String, BTreeSet<Vec<u8>>>;

fn key(record: u8) -> RecordKey {
    RecordKey { kind: 3, record: RecordId::from_bytes([record; 16]) }
}

fn name(record: u8, field: u16) -> String {
    format!("{record}/{field}")
}

fn places() -> impl Iterator<Item = (u8, u16)> {
    (0..RECORDS).flat_map(|record| (0..FIELDS).map(move |field| (record, field)))
}

/// One workstation, written down both ways.
#[derive(Clone)]
struct Desk {
    entries: BTreeMap<EntryId, Entry>,
    next: EntryId,
    clock: Clock,
    /// How far its clock is off: it must not matter.
    skew: u64,
    theirs: AutoCommit,
}

impl Desk {
    fn new(ids: &mut IdSource, skew: u64) -> Self {
        let next = EntryId { stream: ids.stream(), seq: 1 };
        let theirs = AutoCommit::new().with_actor(next.stream.as_bytes().as_slice().into());
        Self { entries: BTreeMap::new(), next, clock: Clock::default(), skew, theirs }
    }

    /// The history goes on in two places.
    fn fork(&mut self, ids: &mut IdSource, skew: u64) -> Self {
        let next = EntryId { stream: ids.stream(), seq: 1 };
        let theirs = self.theirs.fork().with_actor(next.stream.as_bytes().as_slice().into());
        Self { entries: self.entries.clone(), next, clock: self.clock, skew, theirs }
    }

    fn registers(&self) -> Registers {
        fold(self.entries.values())
    }

    fn write(&mut self, now: u64, record: u8, values: BTreeMap<u16, Vec<u8>>) {
        let registers = self.registers();
        let field = |field| registers.get(&key(record)).and_then(|heads| heads.fields.get(&field));
        let mut edits = Vec::new();
        for (number, value) in values {
            let place = name(record, number);
            // there, writing what stands keeps the old one; taking it away first makes it somebody's new word, as here
            self.theirs.delete(ROOT, place.as_str()).unwrap();
            if !value.is_empty() {
                self.theirs.put(ROOT, place, ScalarValue::Bytes(value.clone())).unwrap();
            }
            let replaces = field(number).map(Field::ids).unwrap_or_default();
            edits.push(Edit { field: number, replaces, value, first: None });
        }
        self.theirs.commit();
        let id = self.next;
        self.next.seq += 1;
        let RecordKey { kind, record } = key(record);
        let stamp = self.clock.tick(now.saturating_sub(self.skew));
        let author = CoachId::from_bytes(*id.stream.as_bytes());
        let header = Header { id, stamp, author, dossier: FILE, kind, record, action: id };
        self.entries.insert(id, Entry::write(header, edits).unwrap());
    }

    fn merge(&mut self, other: &mut Self) {
        self.entries.extend(other.entries.iter().map(|(id, entry)| (*id, entry.clone())));
        self.theirs.merge(&mut other.theirs).unwrap();
    }

    fn ours(&self) -> Values {
        let registers = self.registers();
        let values = places().map(|(record, field)| {
            let heads = registers.get(&key(record)).and_then(|heads| heads.fields.get(&field));
            let versions = heads.map(Field::versions).unwrap_or_default();
            (name(record, field), versions.into_iter().map(|head| head.value.clone()).collect())
        });
        values.collect()
    }

    fn of_automerge(&self) -> Values {
        let values = places().map(|(record, field)| {
            let all = self.theirs.get_all(ROOT, name(record, field)).unwrap();
            let bytes = all.iter().map(|(value, _)| value.as_bytes().unwrap().to_vec());
            (name(record, field), bytes.collect())
        });
        values.collect()
    }
}

/// How often two versions stood, and how often a field that was set was empty again.
#[derive(Default, Debug)]
struct Happened {
    two_versions: u64,
    unset: u64,
    equal_apart: u64,
}

fn tell(seed: u64, happened: &mut Happened) {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut bytes = [0; 32];
    rng.fill(&mut bytes);
    let mut ids = IdSource::from_seed(bytes);
    let mut desks: Vec<Desk> = (0..rng.usize(1..4)).map(|_| Desk::new(&mut ids, rng.u64(0..900))).collect();
    for step in 0..rng.u64(10..50) {
        let at = rng.usize(0..desks.len());
        match rng.u8(0..10) {
            0 if desks.len() < 8 => {
                let fork = desks[at].fork(&mut ids, rng.u64(0..900));
                desks.push(fork);
            }
            1..4 => {
                let mut other = desks[rng.usize(0..desks.len())].clone();
                desks[at].merge(&mut other);
            }
            _ => {
                let some = (0..rng.usize(1..4)).map(|_| {
                    // few values, so that two write the same without knowing of each other
                    let value = vec![rng.u8(b'a'..b'f'); rng.usize(0..2)];
                    (rng.u16(0..FIELDS), value)
                });
                let values = some.collect();
                desks[at].write(1_000 + step, rng.u8(0..RECORDS), values);
            }
        }
        let (ours, theirs) = (desks[at].ours(), desks[at].of_automerge());
        assert_eq!(ours, theirs, "TREDE_SEED={seed}, step {step}");
        happened.two_versions += u64::from(ours.values().any(|values| values.len() > 1));
        let heads = desks[at].registers();
        let fields = || heads.values().flat_map(|record| record.fields.values());
        happened.unset += u64::from(fields().any(|field| field.versions().is_empty()));
        happened.equal_apart +=
            u64::from(fields().any(|field| field.heads().len() > 1 && field.versions().len() == 1));
    }
    // all meet, in any order
    let mut all = desks[0].clone();
    rng.shuffle(&mut desks);
    desks.iter_mut().for_each(|desk| all.merge(desk));
    assert_eq!(all.ours(), all.of_automerge(), "TREDE_SEED={seed}, all");
}

#[test]
fn the_values_that_stand_are_those_of_automerge() {
    let seeds = match std::env::var("TREDE_SEED").ok().and_then(|seed| seed.parse().ok()) {
        Some(seed) => seed..seed + 1,
        None if std::env::var_os("TREDE_LONG").is_some() => 0..100_000,
        None => 0..500,
    };
    let many = seeds.end - seeds.start > 100;
    let mut happened = Happened::default();
    seeds.for_each(|seed| tell(seed, &mut happened));
    let often =
        [happened.two_versions, happened.unset, happened.equal_apart].into_iter().all(|times| times > 100);
    assert!(often || !many, "what hardly happens proves nothing: {happened:?}");
}

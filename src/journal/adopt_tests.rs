//! What becomes of arrivals: erased ones, other contents, own streams that went on elsewhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::id::{CoachId, DossierId, EntryId, RecordId, StoreId, StreamId};

const FILE: DossierId = DossierId::from_bytes([1; 16]);
const OWN: StoreId = StoreId::from_bytes([4; 16]);
const OTHER: DossierId = DossierId::from_bytes([2; 16]);

fn id(stream: u8, seq: u64) -> EntryId {
    EntryId { stream: StreamId::from_bytes([stream; 16]), seq }
}

fn entry(id: EntryId, dossier: DossierId, record: u8, replaces: &[EntryId], value: &str) -> Entry {
    let edit = Edit { field: 1, replaces: replaces.to_vec(), value: value.into(), first: None };
    let record = RecordId::from_bytes([record; 16]);
    written(id, RecordEdits { dossier, key: RecordKey { kind: 3, record }, edits: vec![edit] })
}

fn written(id: EntryId, write: RecordEdits) -> Entry {
    let RecordEdits { dossier, key: RecordKey { kind, record }, edits } = write;
    let stamp = Stamp { ms: id.seq, counter: 0 };
    let header =
        Header { id, stamp, author: CoachId::from_bytes([7; 16]), dossier, kind, record, action: id };
    Entry::write(header, edits).unwrap()
}

/// A store of entries; what it writes at an import is in stream 9.
#[derive(Default)]
struct Desk {
    entries: Vec<Entry>,
    known: Knowledge,
}

impl Held for Desk {
    type Error = AdoptError;
    fn knowledge(&self) -> &Knowledge {
        &self.known
    }
    fn digest(&mut self, id: EntryId) -> Result<Option<Digest>, AdoptError> {
        Ok(self.entry(id)?.map(|entry| *entry.digest()))
    }
    fn entry(&mut self, id: EntryId) -> Result<Option<Entry>, AdoptError> {
        Ok(self.entries.iter().find(|entry| entry.id() == id).cloned())
    }
    fn entries(&mut self, dossier: DossierId) -> Result<Arc<Vec<Entry>>, AdoptError> {
        let of = self.entries.iter().filter(|entry| entry.header().dossier == dossier);
        Ok(Arc::new(of.cloned().collect()))
    }
}

impl Desk {
    fn with(entries: &[Entry]) -> Self {
        let mut desk = Self::default();
        entries.iter().for_each(|entry| desk.keep(entry.clone()));
        desk
    }

    fn keep(&mut self, entry: Entry) {
        self.known.insert(entry.id());
        self.entries.push(entry);
    }

    fn import(&mut self, arrivals: &[Entry]) -> (Vec<Verdict>, Adopted) {
        self.import_claimed(arrivals, Knowledge::default())
    }

    fn import_claimed(&mut self, arrivals: &[Entry], base: Knowledge) -> (Vec<Verdict>, Adopted) {
        let own = BTreeSet::from([StreamId::from_bytes([9; 16])]);
        let mut adoption = Adoption::new(Erasures::of(&self.entries), OWN, own);
        let judge = |arrival| adoption.judge(arrival, self).unwrap();
        let verdicts: Vec<Verdict> = arrivals.iter().map(judge).collect();
        let claim = Claim { base, sender: Knowledge::default(), scope: Scope::Everything };
        let adopted = adoption.finish(&claim, self).unwrap();
        for (arrival, verdict) in arrivals.iter().zip(&verdicts) {
            if *verdict == Verdict::New {
                self.keep(arrival.clone());
            }
        }
        for write in adopted.writes.clone() {
            let next =
                self.known.stream(StreamId::from_bytes([9; 16])).and_then(Ranges::last).unwrap_or(0) + 1;
            self.keep(written(id(9, next), write));
        }
        (verdicts, adopted)
    }

    fn erasures(&self) -> Erasures {
        Erasures::of(&self.entries)
    }

    fn shown(&self, dossier: DossierId) -> Vec<String> {
        let erasures = self.erasures();
        let here = |entry: &&Entry| entry.header().dossier == dossier && !erasures.covers(entry);
        let registers = fold(self.entries.iter().filter(here));
        let versions = registers.values().flat_map(|record| record.fields[&1].versions());
        versions.map(|head| String::from_utf8_lossy(&head.value).into_owned()).collect()
    }
}

fn erased(seq: u64, target: Target, stubs: &[EntryId]) -> Entry {
    let writes = erasure(target, 5, &stubs.iter().copied().collect()).unwrap();
    written(id(8, seq), writes.into_iter().next().unwrap())
}

#[test]
fn new_and_held() {
    let (a, b) = (entry(id(1, 1), FILE, 1, &[], "a"), entry(id(1, 2), FILE, 1, &[id(1, 1)], "b"));
    let mut desk = Desk::with(std::slice::from_ref(&a));
    let (verdicts, adopted) = desk.import(&[a.clone(), b.clone()]);
    assert_eq!(verdicts, [Verdict::Held, Verdict::New]);
    assert!(adopted.writes.is_empty() && adopted.gap.is_empty() && adopted.missing_replaced.is_empty());
    assert_eq!(desk.import(&[a, b]).0, [Verdict::Held, Verdict::Held]);
    assert_eq!(desk.shown(FILE), ["b"]);
}

#[test]
fn what_is_missing_is_said() {
    let late = entry(id(1, 3), FILE, 1, &[id(1, 2)], "c");
    let base = [id(1, 1), id(1, 2)].into_iter().collect();
    let (verdicts, adopted) = Desk::with(&[entry(id(1, 1), FILE, 1, &[], "a")]).import_claimed(&[late], base);
    assert_eq!(verdicts, [Verdict::New]);
    assert_eq!(adopted.gap.ids().collect::<Vec<_>>(), [id(1, 2)]);
    assert_eq!(adopted.missing_replaced.ids().collect::<Vec<_>>(), [id(1, 2)]);
}

#[test]
fn an_erasure_takes_what_is_held_what_comes_with_it_and_what_comes_later() {
    let held = [entry(id(1, 1), FILE, 1, &[], "a"), entry(id(1, 2), FILE, 1, &[], "unknown to the eraser")];
    let mut desk = Desk::with(&held);
    let gone = erased(1, Target::Dossier(FILE), &[id(1, 1), id(2, 1)]);
    let (verdicts, adopted) =
        desk.import(&[gone, entry(id(2, 1), FILE, 1, &[], "b"), entry(id(2, 2), OTHER, 1, &[], "stays")]);
    assert_eq!(verdicts, [Verdict::New, Verdict::Erased, Verdict::New]);
    assert_eq!(adopted.covered.ids().collect::<Vec<_>>(), [id(1, 1), id(1, 2)]);
    assert_eq!(adopted.dropped.iter().map(|header| header.id).collect::<Vec<_>>(), [id(1, 2)]);
    assert!(desk.shown(FILE).is_empty());
    assert_eq!(desk.shown(OTHER), ["stays"]);
    let (verdicts, adopted) = desk.import(&[entry(id(3, 1), FILE, 1, &[], "written without knowing")]);
    assert_eq!((verdicts, adopted.dropped.len()), (vec![Verdict::Erased], 1));
    for gone in [id(1, 1), id(1, 2), id(2, 1), id(3, 1)] {
        assert!(desk.erasures().stubs().contains(gone), "{gone}");
    }
    let (_, again) = desk.import(&[entry(id(3, 1), FILE, 1, &[], "written without knowing")]);
    assert!(again.writes.is_empty() && again.dropped.is_empty());
}

#[test]
fn a_record_or_one_entry_is_erased_and_the_rest_stays() {
    let held = [entry(id(1, 1), FILE, 1, &[], "a"), entry(id(1, 2), FILE, 2, &[], "b")];
    let record = Target::Record(FILE, RecordId::from_bytes([1; 16]));
    for target in [record, Target::Entry(FILE, id(1, 1))] {
        let mut desk = Desk::with(&held);
        desk.import(&[erased(1, target, &[id(1, 1)])]);
        assert_eq!(desk.shown(FILE), ["b"], "{target:?}");
    }
}

#[test]
fn what_stands_goes_on_standing_when_an_edit_before_it_is_erased() {
    let held = [
        entry(id(1, 1), FILE, 1, &[], "a"),
        entry(id(1, 2), FILE, 1, &[id(1, 1)], "123456782"),
        entry(id(1, 3), FILE, 1, &[id(1, 2)], "c"),
    ];
    let shown_without = |seq| {
        let target = Target::Entry(FILE, id(1, seq));
        let mut desk = Desk::with(&held);
        for (write, seq) in heirs(target, &held).into_iter().zip(1..) {
            desk.keep(written(id(9, seq), write));
        }
        desk.keep(erased(1, target, &[id(1, seq)]));
        desk.shown(FILE)
    };
    assert_eq!([shown_without(1), shown_without(2), shown_without(3)], [["c"], ["c"], ["123456782"]]);
    let registers = fold(
        &[&held[..], &[written(id(9, 1), heirs(Target::Entry(FILE, id(1, 2)), &held).remove(0))]].concat(),
    );
    let stands = &registers.values().next().unwrap().fields[&1].versions()[0].stamp;
    assert_eq!(stands, &held[2].header().stamp, "as its first author wrote it");
}

#[test]
fn erasures_streams_and_the_catalogue_as_a_whole_cannot_be_erased() {
    for dossier in [DossierId::ERASURES, DossierId::STREAMS, DossierId::CATALOGUE] {
        let erasures = Erasures::of(&[erased(1, Target::Dossier(dossier), &[])]);
        assert_eq!(erasures.targets().count(), 0);
    }
    let template = Target::Record(DossierId::CATALOGUE, RecordId::from_bytes([1; 16]));
    let erasures = Erasures::of(&[erased(1, template, &[])]);
    assert!(erasures.covers(&entry(id(1, 1), DossierId::CATALOGUE, 1, &[], "a")));
}

#[test]
fn nothing_takes_an_erasure_back_and_the_first_day_counts() {
    let once = erased(2, Target::Dossier(FILE), &[id(1, 1)]);
    let again =
        written(id(8, 3), erasure(Target::Dossier(FILE), 3, &Knowledge::default()).unwrap().remove(0));
    assert_eq!(once.header().record, again.header().record, "two offline erasers make one record");
    let mut edits = again.edits().unwrap().to_vec();
    edits.iter_mut().for_each(|edit| edit.replaces = vec![once.id()]);
    let replaced = Entry::write(*again.header(), edits).unwrap();
    let erasures = Erasures::of([&once, &replaced]);
    assert!(erasures.stubs().contains(id(1, 1)));
    assert_eq!(erasures.targets().collect::<Vec<_>>(), [(Target::Dossier(FILE), 3)]);
    let elsewhere = Entry::write(Header { dossier: FILE, ..*once.header() }, once.edits().unwrap().to_vec());
    assert_eq!(Erasures::of([&elsewhere.unwrap()]), Erasures::default());
}

#[test]
fn stubs_of_very_many_streams_still_fit_in_entries() {
    let stubs: Knowledge = (0..5_000u64)
        .map(|stream| EntryId {
            stream: StreamId::from_bytes(u128::from(stream).to_be_bytes()),
            seq: u64::MAX,
        })
        .collect();
    let writes = erasure(Target::Dossier(FILE), 5, &stubs).unwrap();
    assert!(writes.len() > 4);
    let entries: Vec<Entry> =
        writes.into_iter().zip(1..).map(|(write, seq)| written(id(8, seq), write)).collect();
    assert_eq!(Erasures::of(&entries).stubs(), &stubs);
}

#[test]
fn both_contents_of_an_id_show_whoever_held_which_and_in_whatever_file() {
    for file in [FILE, OTHER] {
        let (a, b) = (entry(id(1, 1), FILE, 1, &[], "a"), entry(id(1, 1), file, 1, &[], "b"));
        let (mut one, mut two) = (Desk::with(std::slice::from_ref(&a)), Desk::with(std::slice::from_ref(&b)));
        let (verdicts, adopted) = one.import(std::slice::from_ref(&b));
        assert_eq!((verdicts, adopted.writes.len()), (vec![Verdict::Fork], 2));
        assert_eq!(one.import(&[b]).0, [Verdict::Held], "found once");
        let copies: Vec<Entry> =
            one.entries.iter().filter(|entry| entry.id().stream != a.id().stream).cloned().collect();
        two.import(&copies);
        for dossier in [FILE, file] {
            assert_eq!(one.shown(dossier), two.shown(dossier));
        }
        assert_eq!([one.shown(FILE), one.shown(OTHER)].concat().len(), 2);
        // a content is replaced by its own name, and only so
        let heads = fold(&two.entries);
        let field = &heads[&RecordKey { kind: 3, record: RecordId::from_bytes([1; 16]) }].fields[&1];
        two.keep(entry(id(5, 1), FILE, 1, &[id(1, 1)], "c"));
        assert_eq!(two.shown(FILE).len(), if file == FILE { 3 } else { 1 });
        two.keep(entry(id(5, 2), FILE, 1, &[field.ids(), vec![id(5, 1)]].concat(), "d"));
        assert_eq!(two.shown(FILE), ["d"]);
    }
}

#[test]
fn a_fork_in_a_fork_is_not_opened_and_one_from_another_file_neither() {
    let a = entry(id(1, 1), FILE, 1, &[], "a");
    let inner = written(id(9, 1), fork(&a));
    let carrying = |content: &Entry, dossier| {
        let edit = Edit { field: 1, replaces: vec![], value: content.bytes().to_vec(), first: None };
        let key = RecordKey { kind: FORK_KIND, record: RecordId::default() };
        written(id(9, 2), RecordEdits { dossier, key, edits: vec![edit] })
    };
    let is_shown = |entry: &Entry| fold([entry]).keys().any(|key| key.kind == 3);
    assert!(is_shown(&inner));
    assert!(!is_shown(&carrying(&inner, FILE)));
    assert!(!is_shown(&carrying(&a, OTHER)));
    // a fork entry that itself has two contents: what it carries is carried again
    assert!(is_shown(&written(id(9, 3), fork(&inner))));
}

#[test]
fn the_largest_entry_can_be_carried() {
    let room = MAX_ENTRY - entry(id(1, 1), FILE, 1, &[], "").bytes().len() - 2;
    let largest = entry(id(1, 1), FILE, 1, &[], &"x".repeat(room));
    assert_eq!(largest.bytes().len(), MAX_ENTRY);
    let carrier = written(id(9, 1), fork(&largest));
    assert_eq!(Entry::read(carrier.bytes()), Ok(carrier.clone()));
    assert_eq!(fold([&carrier]).values().next().unwrap().fields[&1].versions()[0].value.len(), room);
}

#[test]
fn an_erased_content_is_erased_as_a_copy_too_and_the_other_one_stays() {
    let (a, b) = (entry(id(1, 1), FILE, 1, &[], "a"), entry(id(1, 1), FILE, 2, &[], "b"));
    let gone = erased(1, Target::Record(FILE, RecordId::from_bytes([1; 16])), &[id(1, 1)]);
    // one desk found the fork first, another the erasure, a third has only the other content
    let mut forked = Desk::with(std::slice::from_ref(&a));
    forked.import(std::slice::from_ref(&b));
    forked.import(std::slice::from_ref(&gone));
    assert_eq!(forked.shown(FILE), ["b"]);
    let mut later = Desk::with(std::slice::from_ref(&gone));
    assert_eq!(later.import(&[a, b.clone()][1..]).0, [Verdict::Fork]);
    assert_eq!(later.shown(FILE), ["b"]);
    let mut other = Desk::with(&[b]);
    let (_, adopted) = other.import(&[gone]);
    assert_eq!(adopted.writes.len(), 1, "a stub that is no stub of this one: it travels as a copy");
    assert_eq!(other.shown(FILE), ["b"]);
}

#[test]
fn stubs_under_a_number_that_a_copy_gave_to_something_else_are_carried_and_count_however_late() {
    let here = entry(id(1, 1), FILE, 1, &[], "a");
    let gone = [id(3, 1)].into_iter().collect();
    let stubs = written(id(1, 1), supplements(&gone).unwrap().remove(0));
    let mut desk = Desk::with(std::slice::from_ref(&here));
    let (verdicts, adopted) = desk.import(std::slice::from_ref(&stubs));
    assert_eq!((verdicts, adopted.writes.len()), (vec![Verdict::Fork], 2));
    assert!(adopted.erasures.stubs().contains(id(3, 1)), "at once");
    assert_eq!(desk.erasures(), adopted.erasures, "and as a function of what lies here");
    assert_eq!(desk.shown(FILE), ["a"]);
    let (verdicts, adopted) = desk.import(&[stubs]);
    assert_eq!((verdicts, adopted.writes.len()), (vec![Verdict::Held], 0), "found once");
}

#[test]
fn an_own_stream_that_went_on_elsewhere_is_told() {
    let own = entry(id(9, 1), FILE, 1, &[], "mine");
    let mut desk = Desk::with(std::slice::from_ref(&own));
    let (verdicts, adopted) = desk.import(&[own, entry(id(9, 2), FILE, 1, &[], "not mine")]);
    assert_eq!(verdicts, [Verdict::Held, Verdict::New]);
    assert_eq!(adopted.clones.ids().collect::<Vec<_>>(), [id(9, 2)]);
    // a copy that began a stream of its own says so in that stream's first entry
    let opening = |stream: u8, store: StoreId| {
        let edit = |field, value: &StoreId| Edit {
            field,
            replaces: vec![],
            value: value.as_bytes().to_vec(),
            first: None,
        };
        let key = RecordKey { kind: STREAM_KIND, record: RecordId::from_bytes([stream; 16]) };
        written(
            id(stream, 1),
            RecordEdits { dossier: DossierId::STREAMS, key, edits: vec![edit(STREAM_STORE, &store)] },
        )
    };
    let copied = entry(id(5, 2), FILE, 1, &[], "by the copy");
    let (_, adopted) = desk.import(&[opening(5, OWN), opening(6, StoreId::from_bytes([3; 16])), copied]);
    assert_eq!(adopted.clones.ids().collect::<Vec<_>>(), [id(5, 1), id(5, 2)]);
}

#[test]
fn a_bundle_out_of_order_or_with_an_id_twice_or_none_is_refused() {
    let a = entry(id(1, 1), FILE, 1, &[], "a");
    let gone = erased(1, Target::Dossier(FILE), &[]);
    let mut desk = Desk::default();
    let mut adoption = Adoption::new(Erasures::default(), OWN, BTreeSet::new());
    assert_eq!(adoption.judge(&a, &mut desk), Ok(Verdict::New));
    assert_eq!(adoption.judge(&a, &mut desk), Err(AdoptError::Twice(a.id())));
    assert_eq!(adoption.judge(&gone, &mut desk), Err(AdoptError::Late(gone.id())));
    let none = entry(id(1, 0), FILE, 1, &[], "a");
    assert_eq!(adoption.judge(&none, &mut desk), Err(AdoptError::Unnumbered(none.id())));
}

#[test]
fn a_scope_has_the_erasures_first_and_always() {
    let scope = Scope::Dossiers(BTreeSet::from([FILE]));
    let order: Vec<DossierId> = scope.order([OTHER, FILE, DossierId::CATALOGUE]).collect();
    assert_eq!(order, [DossierId::ERASURES, DossierId::STREAMS, DossierId::CATALOGUE, FILE]);
    let base = [id(1, 1)].into_iter().collect();
    let claim = Claim { base, sender: Knowledge::default(), scope };
    let erasures = Erasures::of(&[erased(1, Target::Entry(FILE, id(1, 3)), &[])]);
    let takes = |seq, dossier| claim.takes(&entry(id(1, seq), dossier, 1, &[], "a"), &erasures);
    assert!(takes(2, FILE) && takes(2, DossierId::ERASURES));
    assert!(!takes(1, FILE) && !takes(3, FILE) && !takes(2, OTHER));
}

//! Laws of the journal: any order, repetition and subset; union of knowledge; undo and redo.

use proptest::prelude::*;

use super::*;
use crate::id::{CoachId, DossierId, EntryId, RecordId, StreamId};

const WITHDRAWN: Withdrawal<'static> = Withdrawal { field: 0xFFFF, yes: &[1] };

fn id(stream: u8, seq: u64) -> EntryId {
    EntryId { stream: StreamId::from_bytes([stream; 16]), seq }
}

fn header(id: EntryId, ms: u64, record: u8, action: EntryId) -> Header {
    Header {
        id,
        stamp: Stamp { ms, counter: 0 },
        author: CoachId::from_bytes([7; 16]),
        dossier: DossierId::from_bytes([1; 16]),
        kind: 3,
        record: RecordId::from_bytes([record; 16]),
        action,
    }
}

fn edit(field: u16, replaces: &[EntryId], value: &str) -> Edit {
    Edit { field, replaces: replaces.to_vec(), value: value.into(), first: None }
}

fn entry(seq: u64, edits: Vec<Edit>) -> Entry {
    Entry::write(header(id(1, seq), seq * 10, 1, id(1, seq)), edits).unwrap()
}

fn shown(entries: &[Entry], field: u16) -> Vec<String> {
    let registers = fold(entries);
    let field = registers.values().next().and_then(|record| record.fields.get(&field));
    field.map_or_else(Vec::new, |field| {
        field.versions().iter().map(|head| String::from_utf8_lossy(&head.value).into_owned()).collect()
    })
}

/// Writes the undo of an action as the next entries.
fn undone(entries: &[Entry], action: EntryId) -> Vec<Entry> {
    let next = entries.iter().map(|entry| entry.id().seq).max().unwrap_or(0) + 1;
    let own = id(1, next);
    let back = undo(action, entries, WITHDRAWN).unwrap();
    let new = back.into_iter().zip(next..).map(|(back, seq)| {
        let header = Header {
            author: CoachId::from_bytes([9; 16]),
            ..header(id(1, seq), seq * 10, back.key.record.as_bytes()[0], own)
        };
        Entry::write(header, back.edits).unwrap()
    });
    entries.iter().cloned().chain(new).collect()
}

#[test]
fn an_entry_keeps_the_authors_bytes() {
    let written = entry(1, vec![edit(4, &[id(2, 9)], "wens")]);
    let read = Entry::read(written.bytes()).unwrap();
    assert_eq!(read, written);
    assert_eq!(written.bytes()[..2], [1, 1], "format 1, then the stream");
    assert_eq!(written.bytes().len(), 115 + 1 + 1 + 1 + 17 + 5 + 1, "the frozen layout has not moved");
}

#[test]
fn an_unknown_format_keeps_a_readable_envelope() {
    let mut bytes = entry(1, vec![edit(4, &[], "x")]).bytes().to_vec();
    bytes[0] = 2;
    let newer = Entry::read(&bytes).unwrap();
    assert_eq!(newer.edits(), None);
    assert_eq!(newer.id(), id(1, 1));
    assert!(fold([&newer]).values().all(|record| record.newer && record.fields.is_empty()));
}

#[test]
fn cut_large_and_double_entries_are_refused() {
    let whole = entry(1, vec![edit(4, &[], "x")]);
    for length in 0..whole.bytes().len() {
        assert!(Entry::read(&whole.bytes()[..length]).is_err(), "{length}");
    }
    let twice = vec![edit(4, &[], "x"), edit(4, &[], "y")];
    assert_eq!(Entry::write(*whole.header(), twice), Err(EntryError::FieldTwice));
    let large = vec![edit(4, &[], &"x".repeat(MAX_ENTRY))];
    assert!(matches!(Entry::write(*whole.header(), large), Err(EntryError::TooLarge(_))));
}

#[test]
fn two_versions_stand_until_one_replaces_both() {
    let mut entries = vec![
        entry(1, vec![edit(1, &[], "a")]),
        entry(2, vec![edit(1, &[id(1, 1)], "b")]),
        entry(3, vec![edit(1, &[id(1, 1)], "c")]),
    ];
    assert_eq!(shown(&entries, 1), ["c", "b"]);
    entries.push(entry(4, vec![edit(1, &[id(1, 2), id(1, 3)], "b")]));
    assert_eq!(shown(&entries, 1), ["b"]);
}

#[test]
fn equal_bytes_are_one_value_and_unset_yields_to_a_value() {
    let base = entry(1, vec![edit(1, &[], "a")]);
    let same = [base.clone(), entry(2, vec![edit(1, &[], "a")])];
    assert_eq!(shown(&same, 1), ["a"]);
    let unset = [base.clone(), entry(2, vec![edit(1, &[id(1, 1)], "")])];
    assert!(shown(&unset, 1).is_empty());
    let set_meanwhile = [unset.to_vec(), vec![entry(3, vec![edit(1, &[id(1, 1)], "b")])]].concat();
    assert_eq!(shown(&set_meanwhile, 1), ["b"]);
}

#[test]
fn a_wrong_clock_does_not_overwrite_what_its_author_had_not_seen() {
    let late = Entry::write(header(id(2, 1), u64::MAX, 1, id(2, 1)), vec![edit(1, &[], "far")]).unwrap();
    let entries = [entry(1, vec![edit(1, &[], "a")]), late];
    assert_eq!(shown(&entries, 1), ["far", "a"]);
}

#[test]
fn forged_circles_lose_no_value() {
    let itself = entry(1, vec![edit(1, &[id(1, 1)], "a")]);
    assert_eq!(shown(&[itself], 1), ["a"]);
    let circle = [entry(1, vec![edit(1, &[id(1, 2)], "a")]), entry(2, vec![edit(1, &[id(1, 1)], "b")])];
    assert_eq!(shown(&circle, 1), ["b"]);
}

#[test]
fn one_id_with_two_contents_shows_both() {
    let one = entry(1, vec![edit(1, &[], "a")]);
    let two = entry(1, vec![edit(1, &[], "b")]);
    let (mut ab, ba) = (shown(&[one.clone(), two.clone()], 1), shown(&[two, one], 1));
    assert_eq!(ab, ba);
    ab.sort();
    assert_eq!(ab, ["a", "b"]);
}

#[test]
fn undo_writes_the_old_value_under_its_first_author_and_redo_takes_it_back() {
    let entries = vec![entry(1, vec![edit(1, &[], "a")]), entry(2, vec![edit(1, &[id(1, 1)], "b")])];
    let undone_once = undone(&entries, id(1, 2));
    assert_eq!(shown(&undone_once, 1), ["a"]);
    let registers = fold(&undone_once);
    let head = registers.values().next().unwrap().fields[&1].heads()[0].clone();
    assert_eq!((head.author, head.stamp.ms), (CoachId::from_bytes([7; 16]), 10));
    assert_eq!(shown(&undone(&undone_once, id(1, 3)), 1), ["b"]);
}

#[test]
fn undo_after_another_edit_shows_two_versions() {
    let entries = vec![
        entry(1, vec![edit(1, &[], "a")]),
        entry(2, vec![edit(1, &[id(1, 1)], "b")]),
        entry(3, vec![edit(1, &[id(1, 2)], "c")]),
    ];
    let mut versions = shown(&undone(&entries, id(1, 2)), 1);
    versions.sort();
    assert_eq!(versions, ["a", "c"]);
}

#[test]
fn undo_writes_back_both_versions_that_it_replaced() {
    let entries = vec![
        entry(1, vec![edit(1, &[], "a"), edit(2, &[], "p")]),
        entry(2, vec![edit(1, &[], "b")]),
        entry(3, vec![edit(1, &[id(1, 1), id(1, 2)], "c"), edit(2, &[id(1, 1)], "q")]),
    ];
    let back = undone(&entries, id(1, 3));
    let mut versions = shown(&back, 1);
    versions.sort();
    assert_eq!(versions, ["a", "b"]);
    assert_eq!(shown(&back, 2), ["p"]);
}

#[test]
fn undo_of_a_creation_withdraws_and_redo_brings_it_back() {
    let entries = vec![entry(1, vec![edit(1, &[], "a")])];
    let gone = undone(&entries, id(1, 1));
    assert_eq!(fold(&gone).values().next().unwrap().fields[&0xFFFF].versions()[0].value, [1]);
    assert_eq!(shown(&gone, 1), ["a"], "the value stays readable");
    let back = undone(&gone, id(1, 2));
    assert!(shown(&back, 0xFFFF).is_empty());
}

#[test]
fn undo_of_a_first_value_unsets_the_field() {
    let entries = vec![entry(1, vec![edit(1, &[], "a")]), entry(2, vec![edit(2, &[], "b")])];
    let back = undone(&entries, id(1, 2));
    assert!(shown(&back, 2).is_empty());
    assert_eq!(shown(&back, 1), ["a"]);
}

#[test]
fn undo_says_why_it_cannot() {
    let entries = [entry(2, vec![edit(1, &[id(1, 1)], "b")]), entry(3, vec![edit(2, &[], "x")])];
    assert_eq!(undo(id(1, 2), &entries, WITHDRAWN), Err(UndoError::NotHeld));
    assert_eq!(undo(id(5, 1), &entries, WITHDRAWN), Err(UndoError::Nothing));
    let mut bytes = entries[1].bytes().to_vec();
    bytes[0] = 9;
    let newer = Entry::read(&bytes).unwrap();
    assert_eq!(undo(id(1, 3), [&newer], WITHDRAWN), Err(UndoError::Newer));
}

fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    let one =
        (1u8..4, 1u64..5, 0u64..6, 1u8..3, 0u16..3, prop::collection::vec((1u8..4, 1u64..5), 0..3), 0u8..4);
    prop::collection::vec(one, 0..14).prop_map(|parts| {
        let entries = parts.into_iter().map(|(stream, seq, ms, record, field, replaces, value)| {
            let replaces: Vec<EntryId> = replaces.into_iter().map(|(stream, seq)| id(stream, seq)).collect();
            let own = id(stream, seq);
            let value = vec![value; usize::from(value)];
            let edit = Edit { field, replaces, value, first: None };
            Entry::write(header(own, ms, record, own), vec![edit]).unwrap()
        });
        entries.collect()
    })
}

fn any_knowledge() -> impl Strategy<Value = Knowledge> {
    prop::collection::vec((1u8..4, 0u64..40, 0u64..6), 0..12).prop_map(|parts| {
        let mut known = Knowledge::default();
        for (stream, first, more) in parts {
            known.insert_range(StreamId::from_bytes([stream; 16]), first, first + more);
        }
        known
    })
}

fn members(known: &Knowledge) -> Vec<EntryId> {
    (1u8..4)
        .flat_map(|stream| (0u64..50).map(move |seq| id(stream, seq)))
        .filter(|id| known.contains(*id))
        .collect()
}

proptest! {
    #[test]
    fn order_and_repetition_do_not_matter(entries in any_entries(), seed in any::<u64>()) {
        let mut mixed: Vec<Entry> = entries.iter().chain(&entries).cloned().collect();
        let mut rng = fastrand::Rng::with_seed(seed);
        rng.shuffle(&mut mixed);
        prop_assert_eq!(fold(&entries), fold(&mixed));
    }

    #[test]
    fn every_field_that_was_set_has_a_head_in_any_subset(entries in any_entries(), keep in any::<u16>()) {
        let subset: Vec<&Entry> =
            entries.iter().enumerate().filter(|(at, _)| keep & (1 << at) != 0).map(|(_, entry)| entry).collect();
        let registers = fold(subset.iter().copied());
        for entry in subset {
            let record = &registers[&RecordKey { kind: 3, record: entry.header().record }];
            for edit in entry.edits().unwrap() {
                prop_assert!(!record.fields[&edit.field].heads().is_empty());
            }
        }
    }

    #[test]
    fn a_value_that_nobody_replaced_is_never_lost(entries in any_entries()) {
        let replaced: Vec<(u16, RecordId, EntryId)> = entries.iter().flat_map(|entry| {
            entry.edits().unwrap().iter().flat_map(move |edit| {
                edit.replaces.iter().filter(move |id| **id != entry.id())
                    .map(move |id| (edit.field, entry.header().record, *id))
            })
        }).collect();
        let registers = fold(&entries);
        for entry in &entries {
            for edit in entry.edits().unwrap() {
                if !replaced.contains(&(edit.field, entry.header().record, entry.id())) {
                    let record = &registers[&RecordKey { kind: 3, record: entry.header().record }];
                    prop_assert!(record.fields[&edit.field].heads().iter().any(|head| head.value == edit.value));
                }
            }
        }
    }

    #[test]
    fn reading_any_bytes_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Entry::read(&bytes);
        let _ = Knowledge::decode(&bytes);
    }

    #[test]
    fn flipped_entries_never_panic(entries in any_entries(), at in any::<usize>(), bit in 0u8..8) {
        for entry in entries {
            let mut bytes = entry.bytes().to_vec();
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            if let Ok(other) = Entry::read(&bytes) {
                prop_assert_ne!(other.digest(), entry.digest());
            }
        }
    }

    #[test]
    fn union_of_knowledge_is_a_set_union(a in any_knowledge(), b in any_knowledge(), c in any_knowledge()) {
        let join = |x: &Knowledge, y: &Knowledge| { let mut z = x.clone(); z.union(y); z };
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        prop_assert_eq!(join(&a, &a), a.clone());
        prop_assert_eq!(join(&a, &b).count(), members(&join(&a, &b)).len() as u64);
    }

    #[test]
    fn difference_is_what_the_other_lacks(a in any_knowledge(), b in any_knowledge()) {
        let lacks: Vec<EntryId> = members(&a).into_iter().filter(|id| !b.contains(*id)).collect();
        prop_assert_eq!(members(&a.difference(&b)), lacks);
        let mut again = a.difference(&b);
        again.union(&b);
        let mut both = a.clone();
        both.union(&b);
        prop_assert_eq!(again, both);
    }

    #[test]
    fn knowledge_comes_back_from_its_bytes(a in any_knowledge()) {
        prop_assert_eq!(Knowledge::decode(&a.encode().unwrap()), Ok(a));
    }

    #[test]
    fn undo_then_redo_shows_what_stood_before(values in prop::collection::vec((0u16..3, 0u8..4), 2..8)) {
        let mut entries: Vec<Entry> = Vec::new();
        for ((field, value), seq) in values.into_iter().zip(1..) {
            let registers = fold(&entries);
            let heads = registers.values().next().and_then(|record| record.fields.get(&field));
            let replaces = heads.map(Field::ids).unwrap_or_default();
            let edit = Edit { field, replaces, value: vec![value; 2], first: None };
            entries.push(entry(seq, vec![edit]));
        }
        let last = entries.last().unwrap().id();
        let before: Vec<_> = (0..3).map(|field| shown(&entries[..entries.len() - 1], field)).collect();
        let after: Vec<_> = (0..3).map(|field| shown(&entries, field)).collect();
        let back = undone(&entries, last);
        prop_assert_eq!(before, (0..3).map(|field| shown(&back, field)).collect::<Vec<_>>());
        let again = undone(&back, back.last().unwrap().id());
        prop_assert_eq!(after, (0..3).map(|field| shown(&again, field)).collect::<Vec<_>>());
    }
}

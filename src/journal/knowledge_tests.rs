//! Laws of ranges and knowledge against plain sets, and what bytes from outside may do: nothing.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::id::{CoachId, DossierId, EntryId, RecordId, StreamId};

/// Numbers near both ends, where additions could overflow.
fn any_number() -> impl Strategy<Value = u64> {
    prop_oneof![0u64..24, (u64::MAX - 24)..=u64::MAX]
}

fn any_parts() -> impl Strategy<Value = Vec<(u64, u64)>> {
    prop::collection::vec((any_number(), 0u64..5), 0..12)
}

fn both(parts: &[(u64, u64)]) -> (Ranges, BTreeSet<u64>) {
    let (mut ranges, mut set) = (Ranges::default(), BTreeSet::new());
    for (first, more) in parts {
        let last = first.saturating_add(*more);
        ranges.insert_range(*first, last);
        set.extend(*first..=last);
    }
    (ranges, set)
}

fn numbers(ranges: &Ranges) -> BTreeSet<u64> {
    ranges.iter().flat_map(|(first, last)| first..=last).collect()
}

fn any_known() -> impl Strategy<Value = Knowledge> {
    prop::collection::vec((0u8..3, any_number(), 0u64..5), 0..12).prop_map(|parts| {
        let mut known = Knowledge::default();
        for (stream, first, more) in parts {
            known.insert_range(StreamId::from_bytes([stream; 16]), first, first.saturating_add(more));
        }
        known
    })
}

fn set(known: &Knowledge) -> BTreeSet<EntryId> {
    known.ids().collect()
}

proptest! {
    #[test]
    fn ranges_are_a_set_of_numbers(a in any_parts(), b in any_parts(), number in any_number()) {
        let ((ranges, numbers_of), (others, others_of)) = (both(&a), both(&b));
        prop_assert_eq!(&numbers(&ranges), &numbers_of);
        prop_assert_eq!(ranges.contains(number), numbers_of.contains(&number));
        prop_assert_eq!(ranges.count(), numbers_of.len() as u64);
        prop_assert_eq!(ranges.last(), numbers_of.last().copied());
        prop_assert_eq!(ranges.is_empty(), numbers_of.is_empty());
        prop_assert_eq!(&numbers(&ranges.difference(&others)), &(&numbers_of - &others_of));
        let mut one_more = ranges.clone();
        one_more.insert(number);
        prop_assert_eq!(one_more.count(), ranges.count() + u64::from(!ranges.contains(number)));
        let mut union = ranges.clone();
        union.union(&others);
        prop_assert_eq!(&numbers(&union), &(&numbers_of | &others_of));
        // one set has one form, whatever way it came about
        let mut one_by_one = Ranges::default();
        union.iter().flat_map(|(first, last)| first..=last).for_each(|number| one_by_one.insert(number));
        prop_assert_eq!(&one_by_one, &union);
        let apart = union.iter().zip(union.iter().skip(1)).all(|((_, end), (start, _))| end + 1 < start);
        prop_assert!(apart, "{union:?}");
    }

    #[test]
    fn knowledge_is_a_set_of_ids(a in any_known(), b in any_known()) {
        let (one, two) = (set(&a), set(&b));
        let mut union = a.clone();
        union.union(&b);
        prop_assert_eq!(set(&union), &one | &two);
        prop_assert_eq!(set(&a.difference(&b)), &one - &two);
        prop_assert_eq!(set(&a.intersection(&b)), &one & &two);
        prop_assert_eq!(a.covers(&b), one.is_superset(&two));
        prop_assert_eq!(a.is_empty(), one.is_empty());
        prop_assert_eq!(one.into_iter().collect::<Knowledge>(), a);
    }

    #[test]
    fn parts_are_small_and_make_the_whole(a in any_known(), most in 1usize..6) {
        let mut whole = Knowledge::default();
        for part in a.parts(most) {
            prop_assert!(part.streams().map(|(_, ranges)| ranges.iter().count()).sum::<usize>() <= most);
            whole.union(&part);
        }
        prop_assert_eq!(whole, a);
    }

    #[test]
    fn flipped_knowledge_is_refused_or_sound(a in any_known(), at in any::<usize>(), bit in 0u8..8) {
        let mut bytes = a.encode().unwrap();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        if let Ok(other) = Knowledge::decode(&bytes) {
            prop_assert_eq!(other.encode().unwrap(), bytes, "one set of bytes for one set");
        }
    }

    #[test]
    fn hostile_fields_erase_nothing_and_open_nothing(
        fields in prop::collection::vec((1u16..6, prop::collection::vec(any::<u8>(), 0..60)), 0..5),
        erasure in any::<bool>(),
    ) {
        let id = EntryId { stream: StreamId::from_bytes([1; 16]), seq: 1 };
        let (kind, dossier) =
            if erasure { (ERASURE_KIND, DossierId::ERASURES) } else { (FORK_KIND, DossierId::from_bytes([1; 16])) };
        let header = Header {
            id, dossier, kind,
            stamp: Stamp::default(), author: CoachId::default(), record: RecordId::default(), action: id,
        };
        let fields: std::collections::BTreeMap<u16, Vec<u8>> = fields.into_iter().collect();
        let edits = fields.into_iter().map(|(field, value)| Edit { field, replaces: vec![], value, first: None });
        let entry = Entry::write(header, edits.collect()).unwrap();
        let erasures = Erasures::of([&entry]);
        prop_assert!(!erasures.covers(&entry));
        prop_assert!(fold([&entry]).keys().all(|key| key.kind == kind));
    }
}

#[test]
fn knowledge_from_outside_may_claim_everything_at_no_cost() {
    let mut all = Knowledge::default();
    all.insert_range(StreamId::from_bytes([1; 16]), 0, u64::MAX);
    assert_eq!(all.count(), u64::MAX);
    assert_eq!(all.difference(&all).count(), 0);
    assert_eq!(Knowledge::decode(&all.encode().unwrap()), Ok(all));
}

//! Which entries a store has: ranges of numbers per stream.
//!
//! A maximum per stream would skip the holes that handovers of single dossiers leave. Knows nothing of the entries' content.

use std::collections::BTreeMap;

use super::codec::{self, CodecError};
use crate::id::{EntryId, StreamId};

/// The most bytes that knowledge may take when it comes from outside.
const LIMIT: u64 = 16 << 20;

/// Ranges of numbers, sorted, apart from each other by at least one.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Ranges(Vec<(u64, u64)>);

impl Ranges {
    /// The numbers `first..=last`; none when `last` is smaller.
    pub fn of(first: u64, last: u64) -> Self {
        Self(if first <= last { vec![(first, last)] } else { vec![] })
    }

    /// The ranges, both ends included, in order.
    pub fn iter(&self) -> impl Iterator<Item = (u64, u64)> {
        self.0.iter().copied()
    }

    /// Whether no number is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The greatest number.
    pub fn last(&self) -> Option<u64> {
        self.0.last().map(|(_, last)| *last)
    }

    /// How many numbers are in it (at most `u64::MAX`).
    pub fn count(&self) -> u64 {
        self.iter().map(|(first, last)| (last - first).saturating_add(1)).fold(0, u64::saturating_add)
    }

    /// Whether this number is in it.
    pub fn contains(&self, number: u64) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= number);
        after.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|(_, last)| number <= *last)
    }

    /// Whether one of the numbers `first..=last` is in it.
    pub fn overlaps(&self, first: u64, last: u64) -> bool {
        let after = self.0.partition_point(|(_, end)| *end < first);
        self.0.get(after).is_some_and(|(start, _)| *start <= last)
    }

    /// Adds one number.
    pub fn insert(&mut self, number: u64) {
        if let Some((_, last)) = self.0.last_mut()
            && *last < u64::MAX
            && *last + 1 == number
        {
            *last = number; // the usual case: a stream grows at its end
            return;
        }
        self.insert_range(number, number);
    }

    /// Adds the numbers `first..=last`.
    pub fn insert_range(&mut self, first: u64, last: u64) {
        if first > last {
            return;
        }
        // everything that touches or overlaps [first, last] melts into it
        let from = self.0.partition_point(|(_, end)| end.saturating_add(1) < first);
        let to = self.0.partition_point(|(start, _)| *start <= last.saturating_add(1));
        let (mut first, mut last) = (first, last);
        for (start, end) in self.0.get(from..to).unwrap_or_default() {
            first = first.min(*start);
            last = last.max(*end);
        }
        self.0.splice(from..to.max(from), [(first, last)]);
    }

    /// With all numbers of both.
    pub fn union(&mut self, other: &Self) {
        for (first, last) in other.iter() {
            self.insert_range(first, last);
        }
    }

    /// The numbers of this one that are not in the other.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        let mut theirs = other.0.iter().copied().peekable();
        for (mut first, last) in self.iter() {
            let mut open = true;
            while theirs.next_if(|(_, end)| *end < first).is_some() {}
            while let Some((start, end)) = theirs.peek().copied().filter(|(start, _)| *start <= last) {
                if start > first {
                    left.push((first, start - 1));
                }
                if end >= last {
                    open = false;
                    break; // it may reach into the next range, so it stays
                }
                first = end + 1; // end < last, so this does not overflow
                theirs.next();
            }
            if open {
                left.push((first, last));
            }
        }
        Self(left)
    }

    fn is_sorted_and_apart(&self) -> bool {
        self.iter().all(|(first, last)| first <= last)
            && self.0.windows(2).all(|pair| match pair {
                [(_, end), (start, _)] => end.checked_add(1).is_some_and(|next| next < *start),
                _ => true,
            })
    }
}

impl FromIterator<EntryId> for Knowledge {
    fn from_iter<I: IntoIterator<Item = EntryId>>(ids: I) -> Self {
        let mut known = Self::default();
        ids.into_iter().for_each(|id| known.insert(id));
        known
    }
}

/// What a store has, per stream. Streams of which it has nothing are absent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Knowledge(BTreeMap<StreamId, Ranges>);

impl Knowledge {
    /// Nothing at all.
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds one entry.
    pub fn insert(&mut self, id: EntryId) {
        self.0.entry(id.stream).or_default().insert(id.seq);
    }

    /// Adds the numbers `first..=last` of a stream.
    pub fn insert_range(&mut self, stream: StreamId, first: u64, last: u64) {
        if first <= last {
            self.0.entry(stream).or_default().insert_range(first, last);
        }
    }

    /// Whether this entry is known.
    pub fn contains(&self, id: EntryId) -> bool {
        self.0.get(&id.stream).is_some_and(|ranges| ranges.contains(id.seq))
    }

    /// With all that the other knows.
    pub fn union(&mut self, other: &Self) {
        for (stream, ranges) in &other.0 {
            self.0.entry(*stream).or_default().union(ranges);
        }
    }

    /// What this one knows and the other does not.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        let nothing = Ranges::default();
        let left = self
            .0
            .iter()
            .map(|(stream, ranges)| (*stream, ranges.difference(other.0.get(stream).unwrap_or(&nothing))));
        Self(left.filter(|(_, ranges)| !ranges.is_empty()).collect())
    }

    /// What both know.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.difference(&self.difference(other))
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether everything of the other is known.
    pub fn covers(&self, other: &Self) -> bool {
        other.difference(self).is_empty()
    }

    /// Every id, in order; endlessly many when it came from outside and claims so.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> {
        self.streams().flat_map(|(stream, ranges)| {
            ranges
                .iter()
                .flat_map(move |(first, last)| (first..=last).map(move |seq| EntryId { stream, seq }))
        })
    }

    /// The same in parts of at most so many ranges each.
    pub fn parts(&self, most: usize) -> Vec<Self> {
        let ranges =
            self.streams().flat_map(|(stream, ranges)| ranges.iter().map(move |ends| (stream, ends)));
        let ranges: Vec<_> = ranges.collect();
        let part = |part: &[(StreamId, (u64, u64))]| {
            let mut known = Self::default();
            part.iter().for_each(|(stream, (first, last))| known.insert_range(*stream, *first, *last));
            known
        };
        ranges.chunks(most.max(1)).map(part).collect()
    }

    /// The streams with what is known of each, in order.
    pub fn streams(&self) -> impl Iterator<Item = (StreamId, &Ranges)> {
        self.0.iter().map(|(stream, ranges)| (*stream, ranges))
    }

    /// What is known of one stream.
    pub fn stream(&self, stream: StreamId) -> Option<&Ranges> {
        self.0.get(&stream)
    }

    /// How many entries are known (at most `u64::MAX`).
    pub fn count(&self) -> u64 {
        self.0.values().map(Ranges::count).fold(0, u64::saturating_add)
    }

    /// Its bytes.
    pub fn encode(&self) -> Result<Vec<u8>, CodecError> {
        let streams: Vec<(StreamId, &[(u64, u64)])> =
            self.0.iter().map(|(stream, ranges)| (*stream, ranges.0.as_slice())).collect();
        codec::encode(&streams, LIMIT)
    }

    /// Knowledge from bytes; refused when they could not have come from [`Knowledge::encode`].
    pub fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        let streams: Vec<(StreamId, Vec<(u64, u64)>)> = codec::decode(bytes, LIMIT)?;
        let sorted = streams.windows(2).all(|pair| match pair {
            [(one, _), (two, _)] => one < two,
            _ => true,
        });
        let known: BTreeMap<StreamId, Ranges> =
            streams.into_iter().map(|(stream, ranges)| (stream, Ranges(ranges))).collect();
        let sound = known.values().all(|ranges| !ranges.is_empty() && ranges.is_sorted_and_apart());
        if sorted && sound { Ok(Self(known)) } else { Err(CodecError) }
    }
}

//! Which dossier each entry of a stream is in, as runs. Knows no entries.

use serde::{Deserialize, Serialize};

use crate::id::{DossierId, StreamId};
use crate::journal::Ranges;

/// A chunk with this many runs is followed by a new one.
const MOST: usize = 512;

/// Consecutive numbers of a stream, per dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Runs(Vec<(DossierId, u64)>);

impl Runs {
    /// The last number, when the first one is this.
    pub fn last(&self, first: u64) -> Option<u64> {
        let total = self.0.iter().try_fold(0u64, |total, (_, count)| total.checked_add(*count))?;
        first.checked_add(total.checked_sub(1)?)
    }

    /// Whether the next run begins a new chunk.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// The next number is in this dossier.
    pub fn push(&mut self, dossier: DossierId) {
        match self.0.last_mut() {
            Some((same, count)) if *same == dossier => *count += 1,
            _ => self.0.push((dossier, 1)),
        }
    }

    /// The dossiers of those numbers that are in some ranges, when the first number is this.
    pub fn dossiers_in(&self, first: u64, ranges: &Ranges) -> Vec<DossierId> {
        let mut next = first;
        let mut found = Vec::new();
        for (dossier, count) in &self.0 {
            let after = next.saturating_add(*count);
            if ranges.overlaps(next, after.saturating_sub(1)) {
                found.push(*dossier);
            }
            next = after;
        }
        found
    }

    /// The dossier of the number this far behind the first.
    pub fn dossier(&self, mut offset: u64) -> Option<DossierId> {
        for (dossier, count) in &self.0 {
            match offset.checked_sub(*count) {
                None => return Some(*dossier),
                Some(rest) => offset = rest,
            }
        }
        None
    }
}

/// The key of a chunk.
pub fn key(stream: StreamId, first: u64) -> Vec<u8> {
    [stream.as_bytes().as_slice(), &first.to_be_bytes()].concat()
}

/// The stream and the first number of a key.
pub fn place(key: &[u8]) -> Option<(StreamId, u64)> {
    let (stream, first) = key.split_first_chunk::<16>()?;
    Some((StreamId::from_bytes(*stream), u64::from_be_bytes(first.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_know_their_dossiers() {
        let (a, b) = (DossierId::from_bytes([1; 16]), DossierId::from_bytes([2; 16]));
        let mut runs = Runs::default();
        assert_eq!(runs.last(1), None);
        for dossier in [a, a, b, a] {
            runs.push(dossier);
        }
        assert_eq!(runs.last(5), Some(8));
        let all: Vec<_> = (0..5).map(|offset| runs.dossier(offset)).collect();
        assert_eq!(all, [Some(a), Some(a), Some(b), Some(a), None]);
        assert_eq!(runs.dossiers_in(5, &Ranges::of(7, 7)), [b]);
        assert_eq!(runs.dossiers_in(5, &Ranges::of(6, 7)), [a, b]);
        assert!(runs.dossiers_in(5, &Ranges::of(9, 20)).is_empty());
        let stream = StreamId::from_bytes([3; 16]);
        assert_eq!(place(&key(stream, 9)), Some((stream, 9)));
    }
}

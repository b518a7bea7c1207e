//! How many entries, and the sum of their digests: equal tallies mean the same set, whatever the order.
//!
//! Knows nothing of where the entries are.

use serde::{Deserialize, Serialize};

/// SHA-256 over the bytes of one entry.
pub type Digest = [u8; 32];

/// A count of entries and the sum of their digests modulo 2^256 (little endian).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Tally {
    /// How many.
    pub count: u64,
    /// The sum of the digests.
    pub sum: [u8; 32],
}

impl Tally {
    /// With one entry more.
    pub fn add(&mut self, digest: &Digest) {
        self.join(&Self { count: 1, sum: *digest });
    }

    /// With all that another tally counts.
    pub fn join(&mut self, other: &Self) {
        self.count = self.count.wrapping_add(other.count);
        let mut carry = 0u16;
        for (mine, theirs) in self.sum.iter_mut().zip(other.sum) {
            let total = u16::from(*mine) + u16::from(theirs) + carry;
            *mine = u8::try_from(total & 0xFF).unwrap_or_default();
            carry = total >> 8;
        }
    }
}

impl<'a> FromIterator<&'a Digest> for Tally {
    fn from_iter<I: IntoIterator<Item = &'a Digest>>(digests: I) -> Self {
        let mut tally = Self::default();
        digests.into_iter().for_each(|digest| tally.add(digest));
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_sum_carries_and_wraps() {
        let mut tally = Tally { count: 1, sum: [0xFF; 32] };
        let mut one = [0; 32];
        one[0] = 2;
        tally.add(&one);
        let mut sum = [0; 32];
        sum[0] = 1;
        assert_eq!(tally, Tally { count: 2, sum });
    }

    proptest! {
        #[test]
        fn order_and_grouping_do_not_matter(digests in prop::collection::vec(any::<[u8; 32]>(), 0..20), cut in 0usize..20) {
            let whole: Tally = digests.iter().collect();
            let backwards: Tally = digests.iter().rev().collect();
            prop_assert_eq!(whole, backwards);
            let (left, right) = digests.split_at(cut.min(digests.len()));
            let mut joined: Tally = left.iter().collect();
            joined.join(&right.iter().collect());
            prop_assert_eq!(whole, joined);
        }
    }
}

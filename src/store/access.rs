//! Who looked at or changed which dossier, after the idea of NEN 7513. No names: it outlives an erasure.
//!
//! Lines are links of a chain: each carries its number and the hash of the one before it, whatever log it lies in. Who can
//! open the logs and leaves a line out, changes one or writes one in between, leaves a break that `check` finds. The number
//! and hash of the last line are kept in the database too, so that a cut end is noticed as well.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::id::{CoachId, DossierId};

/// One line of the access log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Milliseconds since 1970, UTC.
    pub at_ms: u64,
    /// Who.
    pub coach: CoachId,
    /// Whose file.
    pub dossier: DossierId,
    /// What was done: a number that the caller gives a meaning (create, read, change, print, export, search).
    pub what: u8,
}

/// The line that says that breaks before it are known: whoever mended the store left it.
pub const MENDED: u8 = 255;

/// A line in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// From 1, without holes.
    pub number: u64,
    /// The hash of the line before.
    before: [u8; 32],
    /// The line.
    pub line: Access,
}

/// The end of the chain: what the next line follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Chain {
    /// How many lines there are.
    pub count: u64,
    hash: [u8; 32],
}

impl Link {
    fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix(b"trede access 1");
        hash.update(self.number.to_le_bytes());
        hash.update(self.before);
        hash.update(self.line.at_ms.to_le_bytes());
        hash.update(self.line.coach.as_bytes());
        hash.update(self.line.dossier.as_bytes());
        hash.update([self.line.what]);
        hash.finalize().into()
    }
}

impl Chain {
    /// Puts lines behind the end.
    pub fn extend(&mut self, lines: impl IntoIterator<Item = Access>) -> Vec<Link> {
        let mut put = |line| {
            let link = Link { number: self.count + 1, before: self.hash, line };
            self.reach(&link);
            link
        };
        lines.into_iter().map(&mut put).collect()
    }

    /// Goes on to a line, unless it lies before the end.
    pub fn reach(&mut self, link: &Link) {
        if link.number > self.count {
            *self = Self { count: link.number, hash: link.hash() };
        }
    }
}

/// The lines that were found, by number, and how often another one claimed the same number.
#[derive(Debug, Default)]
pub struct Found {
    links: BTreeMap<u64, Link>,
    claims: u64,
    old_claims: u64,
}

impl Found {
    /// Takes one in, in the order of the logs.
    pub fn put(&mut self, link: Link) {
        if link.line.what == MENDED {
            self.old_claims += std::mem::take(&mut self.claims);
        }
        let known = *self.links.entry(link.number).or_insert(link);
        self.claims += u64::from(known != link);
    }

    /// Whether this very line is among them.
    pub fn has(&self, link: &Link) -> bool {
        self.links.get(&link.number) == Some(link)
    }

    /// How many places there are, since the last mending, where a line is missing, changed or one too many, when the chain
    /// should end there. And how many before it.
    pub fn breaks(&self, end: &Chain) -> (u64, u64) {
        let (mut now, mut before, mut at) = (0, self.old_claims, Chain::default());
        for link in self.links.values() {
            if link.line.what == MENDED {
                before += std::mem::take(&mut now);
            }
            now += u64::from(link.number != at.count + 1 || link.before != at.hash);
            at.reach(link);
        }
        (now + self.claims + u64::from(at != *end), before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(at_ms: u64) -> Access {
        Access { at_ms, coach: CoachId::from_bytes([1; 16]), dossier: DossierId::CATALOGUE, what: 1 }
    }

    fn found(links: &[Link]) -> Found {
        let mut found = Found::default();
        links.iter().for_each(|link| found.put(*link));
        found
    }

    #[test]
    fn a_line_that_is_cut_changed_or_put_in_breaks_the_chain() {
        let mut chain = Chain::default();
        let whole = [chain.extend((0..5).map(line)), chain.extend((5..9).map(line))].concat();
        assert_eq!(found(&whole).breaks(&chain), (0, 0));
        for at in 0..whole.len() {
            let mut cut = whole.clone();
            cut.remove(at);
            assert_eq!(found(&cut).breaks(&chain).0, 1, "without {at}");
            let mut numbered = cut.clone();
            (1..).zip(&mut numbered).for_each(|(number, link)| link.number = number);
            assert!(found(&numbered).breaks(&chain).0 > 0, "without {at}, numbered again");
            let mut changed = whole.clone();
            changed[at].line.what = 2;
            assert_eq!(found(&changed).breaks(&chain).0, 1, "{at} changed");
            let mut double = whole.clone();
            double.push(Link { line: line(77), ..whole[at] });
            assert_eq!(found(&double).breaks(&chain).0, 1, "another {at}");
        }
        assert_eq!(found(&whole[..4]).breaks(&chain).0, 1, "the end is cut off");
        assert_eq!(found(&[]).breaks(&Chain::default()), (0, 0));
    }

    #[test]
    fn a_break_that_was_told_is_old_damage() {
        let mut chain = Chain::default();
        let mut links = chain.extend((0..3).map(line));
        links.remove(1);
        assert_eq!(found(&links).breaks(&chain), (1, 0));
        links.extend(chain.extend([Access { what: MENDED, ..line(9) }, line(10)]));
        assert_eq!(found(&links).breaks(&chain), (0, 1));
    }
}

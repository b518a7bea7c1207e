//! What goes into a bundle, and what its header promises. Knows nothing of files, keys or peers.
//!
//! - What a store *announces* is its effective knowledge: what it holds, and the stubs of what was erased.
//! - `base` is what the receiver announced last, as the sender heard it. The last word heard counts, whatever its date, and
//!   takes the place of the one before; they are never joined: a store that was restored from a backup knows less than it did.
//! - `sender` is the sender's own effective knowledge, and so its announcement too.
//! - The bundle holds every entry in scope that is in `sender` and not in `base`. Erasures, streams and the catalogue are
//!   in every scope. The erasures come first, so that they hold for the rest.
//! - A part of `base` that the receiver does not have is a gap: everything is applied all the same, it is said whom to
//!   ask, and the receiver's next announcement or a full bundle closes it.

use std::collections::BTreeSet;

use super::{Entry, Erasures, Header, Knowledge};
use crate::id::DossierId;

/// Which dossiers a bundle is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    Everything,
    /// These, and what is not about participants.
    Dossiers(BTreeSet<DossierId>),
}

impl Scope {
    /// What is in every scope, in the order of a bundle.
    pub const ALWAYS: [DossierId; 3] = [DossierId::ERASURES, DossierId::STREAMS, DossierId::CATALOGUE];

    /// Whether a dossier is in it.
    pub fn contains(&self, dossier: DossierId) -> bool {
        match self {
            Self::Everything => true,
            Self::Dossiers(dossiers) => Self::ALWAYS.contains(&dossier) || dossiers.contains(&dossier),
        }
    }

    /// Of these dossiers those in scope, in the order of a bundle.
    pub fn order<'a>(
        &'a self,
        dossiers: impl IntoIterator<Item = DossierId> + 'a,
    ) -> impl Iterator<Item = DossierId> + 'a {
        let others =
            dossiers.into_iter().filter(|dossier| !Self::ALWAYS.contains(dossier) && self.contains(*dossier));
        Self::ALWAYS.into_iter().chain(others)
    }
}

/// What a bundle promises: all entries of `scope` that are in `sender` and not in `base`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What the receiver has, as far as the sender heard; nothing makes a full bundle.
    pub base: Knowledge,
    /// What the sender has.
    pub sender: Knowledge,
    /// Of which dossiers.
    pub scope: Scope,
}

impl Claim {
    /// Whether an entry that the sender holds goes in.
    pub fn takes(&self, entry: &Entry, erasures: &Erasures) -> bool {
        let Header { id, dossier, .. } = entry.header();
        !self.base.contains(*id) && self.scope.contains(*dossier) && !erasures.covers(entry)
    }

    /// What the receiver should have and has not.
    pub fn gap(&self, own: &Knowledge) -> Knowledge {
        self.base.difference(own)
    }
}

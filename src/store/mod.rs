//! The store of one workstation: the journal, sealed, durable, and mended when the disk fails it.
//!
//! One public type does the work: [`LockedStore`] opens into [`Store`] with a passphrase. Inside, `safety` is the truth
//! (an append-only log, synced before anything counts as saved) and `cache` the same entries laid out in sled for quick
//! reading. Entries, summaries and settings are bytes here: the store knows nothing of participants, screens or clocks.
//!
//! ```text
//! store.lock store.pid   one process at a time      keyring keyring.second   who can open it
//! safety/NNNN.log        the truth                  attempts                 wrong passphrases
//! sled/                  quick reading              drafts/COACH             typed and not saved yet
//! sled.aside-N           a database that broke      ballast                  room for a full disk
//! backups/               one of each day            restoring/               a store that is being made again
//! rewriting/             new logs under a new key
//! ```

mod access;
mod adopt;
mod attempts;
mod block;
mod cache;
mod check;
mod compact;
mod disk;
mod entropy;
mod error;
mod faulty;
mod frame;
mod import;
mod keyring;
mod keys;
mod lock;
mod open;
#[cfg(test)]
mod opened;
mod pages;
mod reading;
mod recover;
mod restore;
mod rewrite;
mod safety;
mod save;
mod seal;
mod session;
mod sled_trees;
mod streams;
mod walk;
mod within;
mod words;

pub use access::Access;
pub use adopt::{Adopting, TakenOver};
pub use check::{Problem, Report};
pub use disk::{Disk, RealDisk};
pub use entropy::{Entropy, Seeded, SystemEntropy};
pub use error::{Notice, StoreError};
pub use faulty::FaultyDisk;
pub use import::Import;
pub use keyring::LEAST_PASSPHRASE;
pub use keys::Cost;
pub use open::{Env, LockedStore, NewStore, Refused};
pub use restore::{Proof, Site, backup_secret};
pub use save::{ActionId, RecordChange, Saving, Written};
pub use session::Store;
pub use sled_trees::is_guarded;
pub use words::RecoveryWords;

/// No value in the trees is larger, in bytes: sled never gives larger ones' room back.
const MAX_VALUE: usize = 64 * 1024;
/// The most bytes of one summary.
pub const MAX_SUMMARY: usize = 16 * 1024;
/// The most bytes of a draft.
pub const MAX_DRAFT: usize = 1 << 20;
/// The field of every record that says that it was withdrawn, and its value for yes.
pub const WITHDRAWAL: crate::journal::Withdrawal<'static> =
    crate::journal::Withdrawal { field: 0xFFFF, yes: &[1] };

/// Told how far a long job is (done, of how many); returns whether to go on.
pub type Progress<'p> = dyn FnMut(u64, u64) -> bool + 'p;

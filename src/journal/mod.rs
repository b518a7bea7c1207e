//! The replicated log: entries that never change, and the values that follow from the set of them.
//!
//! Any order, any repetition and any subset of entries is fine. Knows that a record has numbered fields with bytes
//! in them; knows nothing of what they mean, of disks, keys or screens, and reads no clock.
//!
//! Why any history of exchanges ends in the same state:
//!
//! - what is shown is [`fold`] of the *set* of contents; [`fork()`] keeps that true where one id has two of them;
//! - [`Erasures`] are a function of that set too, only grow, and win over everything, earlier or later;
//! - what a store announces is what it holds and the stubs of what was erased; a bundle holds what the sender has
//!   beyond the last announcement of the receiver ([`Claim`]), and [`Adoption`] decides what becomes of each entry.
//!
//! `tests/convergence` proves it with exactly this code.

mod adopt;
pub mod codec;
mod entry;
mod erasure;
mod exchange;
mod fork;
mod heirs;
mod knowledge;
mod register;
mod stamp;
mod tally;
mod undo;

pub use adopt::{AdoptError, Adopted, Adoption, Held, Verdict};
pub use entry::{Edit, Entry, EntryError, Header, MAX_ENTRY, Origin};
pub use erasure::{ERASURE_KIND, Erasures, Target, erasure, supplements};
pub use exchange::{Claim, Scope};
pub use fork::{FORK_KIND, content_name, fork};
pub use heirs::heirs;
pub use knowledge::{Knowledge, Ranges};
pub use register::{Field, Head, RecordEdits, RecordHeads, RecordKey, Registers, fold};
pub use stamp::{Clock, FOREIGN_LEAD_MS, Stamp};
pub use tally::{Digest, Tally};
pub use undo::{UndoError, Withdrawal, undo};

/// Kinds from here on belong to the journal itself; records of the domain stay below.
pub const FIRST_OWN_KIND: u16 = 0xFF00;
/// The kind of the entry that opens a stream.
pub const STREAM_KIND: u16 = FIRST_OWN_KIND;
/// Its field with the store that writes the stream.
pub const STREAM_STORE: u16 = 1;
/// Its field with the last entry of the stream that the store wrote before.
pub const STREAM_BEFORE: u16 = 2;

#[cfg(test)]
mod adopt_tests;
#[cfg(test)]
mod knowledge_tests;
#[cfg(test)]
mod tests;

//! The replicated log: entries that never change, and the values that follow from the set of them.
//!
//! Any order, any repetition and any subset of entries is fine. Knows that a record has numbered fields with bytes
//! in them; knows nothing of what they mean, of disks, keys or screens, and reads no clock.

pub mod codec;
mod entry;
mod knowledge;
mod register;
mod stamp;
mod tally;
mod undo;

pub use entry::{Edit, Entry, EntryError, Header, MAX_ENTRY, Origin};
pub use knowledge::{Knowledge, Ranges};
pub use register::{Field, Head, RecordHeads, RecordKey, Registers, fold};
pub use stamp::{Clock, FOREIGN_LEAD_MS, Stamp};
pub use tally::{Digest, Tally};
pub use undo::{UndoError, Withdrawal, WrittenBack, undo};

/// Kinds from here on belong to the journal itself; records of the domain stay below.
pub const FIRST_OWN_KIND: u16 = 0xFF00;
/// The kind of the entry that opens a stream: field 1 the store that writes it, field 2 the stream before it.
pub const STREAM_KIND: u16 = FIRST_OWN_KIND;

#[cfg(test)]
mod tests;

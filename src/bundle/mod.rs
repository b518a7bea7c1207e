//! The file that carries entries from one workstation to another: sealed, signed, never changed after it was written.
//!
//! Knows entries as bytes and keys as keys; knows no store, no peers, no participants (`exchange` brings them together).
//!
//! # Format 1, byte for byte
//!
//! Numbers are little endian. Outside stands what says nothing to a stranger:
//!
//! ```text
//! "TREDEBDL" 8 | format u8 = 1 | bundle id 16 (random) | length u64 of all that follows | an age file, version 1
//! ```
//!
//! The age file is sealed to X25519 recipients (scrypt with a passphrase instead, when somebody asked for that). Inside:
//!
//! ```text
//! section …   kind u8 | packing u8 | packed length u32 | length u32 | packed bytes
//!             kind     1 header, the first · 2 entries · 3 settings (backups) · 4 access lines (backups) · 0 signature, the last
//!                      from 128 on: a version that does not know it passes over it; below it refuses the bundle
//!             packing  0 none · 1 gzip (RFC 1952)
//! header      bincode of `header::Wire`, see there
//! entries     (length u32 | the author's bytes)…
//! signature   64 bytes: Ed25519 by the signer that the header's card names, over
//!             "trede bundle 1" | bundle id | SHA-256 of all bytes of the sections before this one, unpacked or not as they stand
//! ```
//!
//! So a person with the key opens it with the plain `age` tool and `gunzip`: recovery must not need this program.
//! age hands out bytes before it has seen the end, so a bundle is read twice: [`verify`] reads to the end and believes
//! nothing; [`read`] then hands out the same bytes, and says so when the file changed in between.
//! No length is believed before it is compared with its limit, and nothing unpacks to more than it claims.

mod card;
mod error;
mod fingerprint;
mod header;
mod identity;
mod reader;
mod sealing;
mod section;
mod writer;

#[cfg(test)]
mod tests;

pub use card::{Card, CardError, MOST_LABEL};
pub use error::BundleError;
pub use fingerprint::{Fingerprint, Language};
pub use header::{BundleId, Content, Header, Scope};
pub use identity::{Identity, Opener, recipient_of};
pub use reader::{Part, Verified, header, outside, read, verify};
pub use sealing::Lock;
pub use writer::Writer;

/// How a bundle's name ends.
pub const EXTENSION: &str = "trede";

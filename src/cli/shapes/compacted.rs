//! The shape of `compact --json`.

use serde::Serialize;

/// What a compaction did.
#[derive(Serialize)]
pub struct Compacted {
    /// Bytes of the store's files before.
    pub bytes_before: u64,
    /// And after.
    pub bytes_after: u64,
}

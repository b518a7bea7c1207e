//! Who looked at or changed which dossier, after the idea of NEN 7513. No names: it outlives an erasure.

use serde::{Deserialize, Serialize};

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

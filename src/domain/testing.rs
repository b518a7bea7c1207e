//! Dossiers of obviously made-up people, for the tests of the rules. Compiled for tests only.

use super::{Authorship, Change, Day, Dossier, Edit};
use crate::id::{CoachId, DossierId, RecordId};

/// A day as `2026-11-23`.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A record id by a small number.
pub fn rid(number: u8) -> RecordId {
    RecordId::from_bytes([number; 16])
}

/// A coach by a small number.
pub fn coach(number: u8) -> CoachId {
    CoachId::from_bytes([number; 16])
}

/// A dossier without anything.
pub fn empty() -> Dossier {
    Dossier::new(DossierId::from_bytes([200; 16]))
}

/// Sets fields of one record; `at_ms` rises with the number of records so that later calls were typed later.
pub fn put<E: Into<Edit>>(dossier: &mut Dossier, record: RecordId, edits: impl IntoIterator<Item = E>) {
    let typed = dossier.statuses.all().count() + dossier.steps.all().count() + dossier.contacts.all().count();
    let by = Authorship::new(coach(1), typed as u64 + 1);
    dossier.apply(&Change::new(dossier.id, record, edits), by);
}

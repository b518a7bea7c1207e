//! Taking over a list of people: comparing it with everybody known, and writing what it changes as one action.

use std::collections::{BTreeMap, BTreeSet};

use super::{Archive, ArchiveError, Deed};
use crate::domain::Day;
use crate::domain::acts::Desk;
use crate::domain::import::{self, ListPerson, Planned};
use crate::id::{DossierId, EntryId, IdSource};

impl Archive {
    /// What a list would do; changes nothing. New people belong to the coach at the desk.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn plan_people<'p>(
        &mut self,
        people: impl IntoIterator<Item = &'p ListPerson>,
        today: Day,
        ids: &mut IdSource,
    ) -> Result<Vec<Planned>, ArchiveError> {
        let known = import::known(&self.summaries()?);
        let mut failed = None;
        let mut desk = Desk { today, coach: self.coach(), ids };
        let load = |id| match self.dossier(id) {
            Ok(dossier) => Some(dossier),
            Err(error) => {
                failed.get_or_insert(error);
                None
            }
        };
        let planned = import::plan(people, known, load, &mut desk);
        failed.map_or(Ok(planned), Err)
    }

    /// Writes what was planned, all of it or nothing. `go_on` hears how many dossiers were written, and may stop it.
    ///
    /// # Errors
    /// What the store refuses, and a stop.
    pub fn import_people(
        &mut self,
        now_ms: u64,
        planned: &[Planned],
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(Option<EntryId>, BTreeSet<DossierId>), ArchiveError> {
        let author = self.coach();
        // two rows of one person are one history: a dossier comes once
        let mut histories: BTreeMap<DossierId, Vec<Deed>> = BTreeMap::new();
        for one in planned.iter().filter(|one| !one.changes.is_empty()) {
            let Some(id) = one.dossier else { continue };
            let deed = Deed { at_ms: now_ms, author, changes: one.changes.clone() };
            histories.entry(id).or_default().push(deed);
        }
        if histories.is_empty() {
            return Ok((None, BTreeSet::new()));
        }
        self.bring_in(now_ms, histories.into_values(), go_on)
    }
}

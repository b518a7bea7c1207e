//! Everything that was ever written about somebody: each value with who and when, those that were replaced too.

use super::{Archive, ArchiveError};
use crate::domain::{Authorship, Edit};
use crate::id::{DossierId, RecordId};
use crate::record::fields;

/// One value of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// In which dossier of the person.
    pub dossier: DossierId,
    /// Of which record.
    pub record: RecordId,
    /// The field and its value.
    pub edit: Edit,
    /// Who, when, and at which workstation.
    pub by: Authorship,
    /// Nothing replaced it.
    pub current: bool,
}

impl Archive {
    /// All that was written about a person and is not erased, oldest first; what only a newer version can read is left out.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn history(&mut self, id: DossierId) -> Result<Vec<Value>, ArchiveError> {
        self.read_stations()?;
        let mut all = Vec::new();
        for dossier in self.members(id)? {
            let heads = self.store.heads(dossier)?;
            for entry in self.store.entries(dossier)?.iter() {
                let header = entry.header();
                for written in entry.edits().unwrap_or_default() {
                    let read = fields::decode(header.kind, written.field, &written.value);
                    let Ok(Some(edit)) = read else { continue };
                    let fields = heads.get(&header.key()).map(|record| &record.fields);
                    let head = fields.and_then(|fields| fields.get(&written.field));
                    let current = head.is_some_and(|field| field.ids().contains(&header.id));
                    let station = self.stations.get(&header.id.stream).copied();
                    let by = Authorship { station, ..Authorship::new(header.author, header.stamp.ms) };
                    all.push((header.stamp, Value { dossier, record: header.record, edit, by, current }));
                }
            }
        }
        all.sort_by_key(|(stamp, _)| *stamp);
        Ok(all.into_iter().map(|(_, written)| written).collect())
    }
}

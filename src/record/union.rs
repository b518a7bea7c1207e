//! Several dossiers that are one person, laid together: the screen sees one dossier, and each entry stays where it is.
//!
//! Values of one field that differ show as two versions. An edit goes into every dossier that has the field, so that it
//! settles the versions and still stands in each when the person is taken apart; what is new goes into the first dossier.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Stations;
use super::fields::{self, WITHDRAWN};
use crate::domain::shared::{self, Renamed};
use crate::domain::{Change, Dossier, Edit, Kind, Version};
use crate::id::{DossierId, EntryId, RecordId};
use crate::journal::{RecordHeads, RecordKey, Registers, Stamp};

/// One dossier of the person.
struct Part {
    id: DossierId,
    registers: Registers,
    /// The ids that its records have in the person, where they differ.
    shown: Renamed,
}

/// The dossiers of one person.
pub struct Union {
    parts: Vec<Part>,
    whole: Dossier,
    /// Records that were taken back in their dossier while they stand in another: they say nothing there.
    silent: BTreeSet<(DossierId, RecordKey)>,
}

impl Union {
    /// Lays dossiers together; the smallest id is the person's.
    pub fn new(dossiers: impl IntoIterator<Item = (DossierId, Registers)>, stations: &Stations) -> Self {
        let dossiers: BTreeMap<DossierId, Registers> = dossiers.into_iter().collect();
        let id = dossiers.keys().next().copied().unwrap_or_default();
        let own: Vec<Dossier> =
            dossiers.iter().map(|(id, registers)| super::dossier(*id, registers, stations)).collect();
        let renamed = shared::renamed(&own, id);
        let parts: Vec<Part> = dossiers
            .into_iter()
            .zip(renamed)
            .map(|((id, registers), shown)| Part { id, registers, shown })
            .collect();
        let silent = silent(&parts);
        let mut whole = Dossier::new(id);
        whole.has_unknown = own.iter().any(|part| part.has_unknown);
        whole.parts = own.iter().map(Dossier::part).collect();
        let mut union = Self { parts, whole, silent };
        union.fill(stations);
        union
    }

    /// The person.
    pub const fn dossier(&self) -> &Dossier {
        &self.whole
    }

    fn fill(&mut self, stations: &Stations) {
        type Dated = (Reverse<(Stamp, EntryId)>, Version<Edit>);
        let mut fields: BTreeMap<(RecordKey, u16), Vec<Dated>> = BTreeMap::new();
        for part in &self.parts {
            for (key, record) in &part.registers {
                if self.silent.contains(&(part.id, *key)) {
                    continue;
                }
                for (field, value) in &record.fields {
                    // the journal's order stays: an undo writes an old value again, which stands first then
                    let mut latest = None;
                    for head in value.versions().into_iter().rev() {
                        latest = latest.max(Some((head.stamp, head.entry)));
                        let Some(order) = latest.map(Reverse) else { continue };
                        // what cannot be read is known as such already
                        let Ok(Some(edit)) = fields::decode(key.kind, *field, &head.value) else { continue };
                        let by = super::by(record, value, head, stations);
                        let version = Version { value: shared::relinked(edit, &part.shown), by };
                        fields.entry((part.shown_key(*key), *field)).or_default().push((order, version));
                    }
                }
            }
        }
        for ((key, _), mut versions) in fields {
            // handed in last to first within a dossier
            versions.reverse();
            versions.sort_by_key(|(order, _)| *order);
            self.whole.put(key.record, versions.into_iter().map(|(_, version)| version).collect());
        }
    }

    /// Where a change of the person is written: into each dossier that has the field, else into one that has the record,
    /// else into the first.
    pub fn route(&self, change: &Change) -> Vec<Change> {
        let Some(kind) = change.edits.first().map(Edit::kind) else { return Vec::new() };
        // what was typed about one of the dossiers before they were laid together stays there
        let of_a_part = change.dossier != self.whole.id;
        if kind == Kind::SamePerson || of_a_part {
            return vec![change.clone()];
        }
        let shown = RecordKey { kind: kind.number(), record: change.record };
        let holders: Vec<(&Part, RecordKey, &RecordHeads)> = self
            .parts
            .iter()
            .flat_map(|part| part.registers.iter().map(move |(key, record)| (part, *key, record)))
            .filter(|(part, key, _)| part.shown_key(*key) == shown && !self.silent.contains(&(part.id, *key)))
            .collect();
        let first = self.parts.first().map(Part::back).unwrap_or_default();
        let anew = shared::anew(change, &first);
        let mut routed: BTreeMap<(DossierId, RecordId), Vec<Edit>> = BTreeMap::new();
        for edit in &change.edits {
            let field = field_of(edit);
            let has = |record: &RecordHeads| {
                field.is_some_and(|field| {
                    record.fields.get(&field).is_some_and(|one| !one.versions().is_empty())
                })
            };
            let mut places: Vec<_> = holders.iter().filter(|(_, _, record)| has(record)).collect();
            if places.is_empty() {
                places.extend(holders.first());
            }
            for (part, key, _) in &places {
                let edit = shared::relinked(edit.clone(), &part.back());
                routed.entry((part.id, key.record)).or_default().push(edit);
            }
            if places.is_empty() {
                routed.entry((self.whole.id, anew)).or_default().push(shared::relinked(edit.clone(), &first));
            }
        }
        let change = |((dossier, record), edits)| Change { dossier, record, edits };
        routed.into_iter().map(change).collect()
    }
}

impl Part {
    /// The ids in this dossier of records as the person has them.
    fn back(&self) -> Renamed {
        self.shown.iter().map(|(own, shown)| (*shown, *own)).collect()
    }

    fn shown_key(&self, key: RecordKey) -> RecordKey {
        RecordKey { record: self.shown.get(&key.record).copied().unwrap_or(key.record), ..key }
    }
}

fn field_of(edit: &Edit) -> Option<u16> {
    fields::encode(edit).ok().map(|(field, _)| field)
}

/// Records that were taken back in their dossier while the same one stands in another.
fn silent(parts: &[Part]) -> BTreeSet<(DossierId, RecordKey)> {
    let is_withdrawn = |record: &RecordHeads| {
        let versions = record.fields.get(&WITHDRAWN).map(crate::journal::Field::versions).unwrap_or_default();
        versions.first().is_some_and(|head| head.value == [1])
    };
    let mut gone = Vec::new();
    let mut standing = BTreeSet::new();
    for part in parts {
        for (key, record) in &part.registers {
            let shown = part.shown_key(*key);
            if is_withdrawn(record) {
                gone.push((shown, (part.id, *key)));
            } else {
                standing.insert(shown);
            }
        }
    }
    gone.into_iter().filter(|(shown, _)| standing.contains(shown)).map(|(_, place)| place).collect()
}

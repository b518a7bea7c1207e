//! Between journal and domain: which number is which field, and how heads become a dossier.

pub mod fields;
mod union;
pub mod wire;

pub use union::Union;

use std::collections::BTreeMap;

use crate::domain::catalogue::Catalogue;
use crate::domain::{Authorship, Dossier, Edit, Version};
use crate::id::{DossierId, LocationId, RecordId, StoreId, StreamId};
use crate::journal::{Entry, Field, Head, RecordHeads, Registers, fold};

/// Which workstation writes a stream.
pub type Stations = BTreeMap<StreamId, StoreId>;

/// The current values of these entries: per record, per field, the heads.
pub fn heads<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Registers {
    fold(entries)
}

/// The streams that wrote the values of which more than one stands: whose workstation a person may ask for.
pub fn disputing(registers: &Registers) -> impl Iterator<Item = StreamId> {
    let fields = registers.values().flat_map(|record| record.fields.values());
    fields.filter(|field| field.heads().len() > 1).flat_map(Field::heads).map(|head| head.entry.stream)
}

/// Who set a value of a record, and whether whoever took the record away knew of it.
fn by(record: &RecordHeads, field: &Field, head: &Head, stations: &Stations) -> Authorship {
    let station = stations.get(&head.entry.stream).copied();
    let mut same = field.heads().iter().filter(|other| other.value == head.value);
    let unseen = same.all(|value| is_unseen(record, value));
    Authorship { station, unseen, ..Authorship::new(head.author, head.stamp.ms) }
}

/// Whether the record was taken away by somebody who did not know of this value.
fn is_unseen(record: &RecordHeads, value: &Head) -> bool {
    let withdrawn = record.fields.get(&fields::WITHDRAWN).map(Field::heads).unwrap_or_default();
    let mut removals = withdrawn.iter().filter(|head| head.value == [1]).peekable();
    // one that does not say what it saw goes by the clock
    let knew = |removal: &Head| match removal.seen.as_slice() {
        [] => removal.stamp >= value.stamp,
        seen => removal.entry == value.entry || seen.contains(&value.entry),
    };
    removals.peek().is_some() && !removals.any(knew)
}

/// One field of one record: its versions, the one to show first.
type FieldVersions = (RecordId, Vec<Version<Edit>>);

/// The versions of every known field, and whether something was there that this version does not know.
fn versions(registers: &Registers, stations: &Stations) -> (Vec<FieldVersions>, bool) {
    let mut all = Vec::new();
    let mut unknown = false;
    for (key, heads) in registers {
        unknown |= heads.newer;
        for (field, value) in &heads.fields {
            let read = |head: &&Head| match fields::decode(key.kind, *field, &head.value) {
                Ok(Some(edit)) => Some(Version { value: edit, by: by(heads, value, head, stations) }),
                Ok(None) | Err(_) => None,
            };
            // a value without bytes unsets the field: nothing to show, and nothing unknown
            let set = value.versions();
            let versions: Vec<Version<Edit>> = set.iter().filter_map(read).collect();
            unknown |= versions.len() < set.len();
            all.push((key.record, versions));
        }
    }
    (all, unknown)
}

/// The dossier that these heads are, written at these workstations as far as they are known.
pub fn dossier(id: DossierId, registers: &Registers, stations: &Stations) -> Dossier {
    let mut dossier = Dossier::new(id);
    let (all, unknown) = versions(registers, stations);
    dossier.has_unknown = unknown;
    all.into_iter().for_each(|(record, versions)| dossier.put(record, versions));
    dossier
}

/// The catalogue that these heads are, seen from a location, written at these workstations as far as they are known.
pub fn catalogue(here: LocationId, registers: &Registers, stations: &Stations) -> Catalogue {
    let mut catalogue = Catalogue::at(here);
    let (all, _) = versions(registers, stations);
    all.into_iter().for_each(|(record, versions)| catalogue.put(record, versions));
    catalogue
}

//! Everything that was ever written, and what its author had before him: the judge of what may be shown in the end.
//!
//! It shares no code with the fold, the erasures or the forks.

use std::collections::{BTreeMap, BTreeSet};

use trede::id::{DossierId, EntryId};
use trede::journal::{Digest, Entry, FIRST_OWN_KIND, FORK_KIND, Header, RecordKey, Target, content_name};

use crate::replica::{Mutation, Replica};

/// An entry's content: ids can have two.
pub type Content = (EntryId, Digest);

struct Written {
    header: Header,
    /// Field, value, and the contents that the author saw and replaced.
    edits: Vec<(u16, Vec<u8>, BTreeSet<Content>)>,
}

#[derive(Default)]
pub struct Ledger {
    written: BTreeMap<Content, Written>,
    erased: BTreeMap<Content, Target>,
    contents: BTreeMap<EntryId, BTreeSet<Digest>>,
}

/// What a fork entry carries.
fn carried(entry: &Entry) -> Option<Entry> {
    if entry.header().kind != FORK_KIND {
        return None;
    }
    Entry::read(&entry.edits()?.first()?.value).ok()
}

fn content(entry: &Entry) -> Content {
    (entry.id(), *entry.digest())
}

/// The contents of people's records that lie somewhere, erased or not.
fn contents(replica: &Replica) -> BTreeMap<Content, Header> {
    let held = replica.shelf.all().map(|entry| carried(entry).unwrap_or_else(|| entry.clone()));
    let of_people = held.filter(|entry| entry.header().kind < FIRST_OWN_KIND);
    of_people.map(|entry| (content(&entry), *entry.header())).collect()
}

fn is_erased(header: &Header, targets: &BTreeSet<Target>) -> bool {
    targets.iter().any(|target| match *target {
        Target::Dossier(dossier) => dossier == header.dossier,
        Target::Record(dossier, record) => (dossier, record) == (header.dossier, header.record),
        Target::Entry(dossier, id) => (dossier, id) == (header.dossier, header.id),
    })
}

/// The contents that an author had before him in a field under a name. An id alone names one of two contents at most.
fn seen(author: &Replica, place: Place, name: EntryId) -> BTreeSet<Content> {
    let (dossier, key, field) = place;
    let held = author.shelf.file(dossier).iter().map(|entry| carried(entry).unwrap_or_else(|| entry.clone()));
    let named = held.filter(|held| held.id() == name || name.seq == 0 && content_name(held) == name);
    let sets = |held: &Entry| {
        held.header().key() == key && held.edits().unwrap_or_default().iter().any(|edit| edit.field == field)
    };
    let seen: BTreeSet<Content> = named.filter(sets).map(|held| content(&held)).collect();
    if seen.len() == 1 { seen } else { BTreeSet::new() }
}

/// What must stand in the end.
pub struct Expected {
    union: BTreeMap<Content, Header>,
    /// Whatever lies somewhere, of the journal's own kinds too.
    held: BTreeSet<Content>,
    targets: BTreeSet<Target>,
    forked: BTreeSet<EntryId>,
}

impl Expected {
    /// Whether what is in this entry must be with all once they have met: somebody has it, or it is erased. What lies
    /// nowhere was lost with its machine, also when its twin of the same id is there; it is new when it comes late.
    pub fn is_known(&self, entry: &Entry) -> bool {
        let inner = carried(entry);
        let header = inner.as_ref().unwrap_or(entry).header();
        is_erased(header, &self.targets) || self.held.contains(&content(entry))
    }
}

impl Ledger {
    /// Writes down what a replica just wrote.
    pub fn note(&mut self, author: &Replica, entries: &[Entry]) {
        for entry in entries {
            self.contents.entry(entry.id()).or_default().insert(*entry.digest());
            let edits = entry.edits().unwrap_or_default().iter();
            let edits = edits.map(|edit| {
                let place = (entry.header().dossier, entry.header().key(), edit.field);
                let seen = edit.replaces.iter().flat_map(|name| {
                    let seen = seen(author, place, *name);
                    if seen.is_empty() { self.inherited(author, place, *name) } else { seen }
                });
                (edit.field, edit.value.clone(), seen.collect())
            });
            let edits: Vec<_> = edits.collect();
            self.written.insert(content(entry), Written { header: *entry.header(), edits });
        }
    }

    /// What an heir replaces and its author never had: the author of the erased edit, which is here, replaced it knowingly.
    fn inherited(&self, author: &Replica, (dossier, key, field): Place, name: EntryId) -> BTreeSet<Content> {
        let held = author.shelf.file(dossier).iter().filter(|entry| entry.header().key() == key);
        let edits =
            held.filter_map(|entry| self.written.get(&content(entry))).flat_map(|written| &written.edits);
        let seen = edits.filter(|(edited, ..)| *edited == field).flat_map(|(.., seen)| seen);
        seen.filter(|(id, _)| *id == name).copied().collect()
    }

    pub fn note_erasure(&mut self, entries: &[Entry], target: Target) {
        let erasures = entries.iter().filter(|entry| entry.header().dossier == DossierId::ERASURES);
        self.erased.extend(erasures.take(1).map(|entry| (content(entry), target)));
    }

    /// What these replicas have among them.
    pub fn expected(&self, replicas: &[Replica]) -> Expected {
        let union: BTreeMap<Content, Header> = replicas.iter().flat_map(contents).collect();
        let lying = replicas.iter().flat_map(|replica| replica.shelf.all());
        let lying = lying.flat_map(|entry| [Some(content(entry)), carried(entry).as_ref().map(content)]);
        let held = lying.flatten().collect();
        let erasures = |replica: &Replica| -> Vec<Content> {
            let entries = replica.shelf.file(DossierId::ERASURES).iter();
            entries.map(|entry| content(&carried(entry).unwrap_or_else(|| entry.clone()))).collect()
        };
        let erasing: BTreeSet<Content> = replicas.iter().flat_map(erasures).collect();
        let targets = self.erased.iter().filter(|(erasure, _)| erasing.contains(erasure));
        let targets = targets.map(|(_, target)| *target).collect();
        let forked = self.contents.iter().filter(|(_, contents)| contents.len() > 1).map(|(id, _)| *id);
        Expected { union, held, targets, forked: forked.collect() }
    }

    /// Whether a replica shows what it must.
    pub fn judge(
        &self,
        expected: &Expected,
        replica: &Replica,
        mutation: Option<Mutation>,
    ) -> Result<(), String> {
        let stands = |(_, header): &(&Content, &Header)| !is_erased(header, &expected.targets);
        let must: BTreeMap<&Content, &Header> = expected.union.iter().filter(stands).collect();
        let held = contents(replica);
        if let Some((content, header)) = held.iter().find(|(content, _)| !must.contains_key(content)) {
            let erased = is_erased(header, &expected.targets);
            let holds = |entry: &&Entry| {
                entry.id() == content.0 || carried(entry).is_some_and(|inner| inner.id() == content.0)
            };
            let here: Vec<_> = replica
                .shelf
                .all()
                .filter(holds)
                .map(|entry| (entry.id(), replica.erasures.covers(entry)))
                .collect();
            return Err(format!("{} is held, erased: {erased}, and here: {here:?}, {header:?}", content.0));
        }
        if let Some((lost, _)) = must.iter().find(|(content, _)| !held.contains_key(*content)) {
            return Err(format!("{} is lost", lost.0));
        }
        let mut shown = Shown::of(replica, mutation);
        for ((dossier, key, field), edits) in self.by_field(&must) {
            let heads = shown.fields.remove(&(dossier, key, field)).unwrap_or_default();
            self.judge_field(expected, &edits, &heads)
                .map_err(|why| format!("{dossier:?} {key:?} {field}: {why}"))?;
        }
        match shown.fields.into_iter().next() {
            Some((place, _)) => Err(format!("nobody wrote {place:?}")),
            None => Ok(()),
        }
    }

    fn by_field(&self, must: &BTreeMap<&Content, &Header>) -> BTreeMap<Place, Vec<Standing<'_>>> {
        let mut fields: BTreeMap<Place, Vec<Standing<'_>>> = BTreeMap::new();
        for content in must.keys() {
            let Written { header, edits } = &self.written[*content];
            for (field, value, seen) in edits {
                let place = (header.dossier, header.key(), *field);
                fields.entry(place).or_default().push(Standing { content: **content, value, seen });
            }
        }
        fields
    }

    fn judge_field(
        &self,
        expected: &Expected,
        edits: &[Standing<'_>],
        heads: &BTreeSet<(EntryId, Vec<u8>)>,
    ) -> Result<(), String> {
        let replaced: BTreeSet<&Content> = edits.iter().flat_map(|edit| edit.seen).collect();
        for Standing { content, value, .. } in edits {
            let shows = heads.contains(&(content.0, value.to_vec()));
            let forked = expected.forked.contains(&content.0);
            if !replaced.contains(content) && !shows && !self.stood_in_for(expected, edits, content) {
                return Err(format!("{} {value:?} stood, and is not shown; {heads:?}", content.0));
            }
            // of an id with two contents too much may be shown
            if replaced.contains(content) && shows && !forked {
                return Err(format!("{} {value:?} was replaced, and is shown", content.0));
            }
        }
        Ok(())
    }

    /// The one thing that ids alone cannot tell: another content of this id was replaced, and is itself gone with its machine.
    fn stood_in_for(&self, expected: &Expected, edits: &[Standing<'_>], content: &Content) -> bool {
        let twins = &self.contents[&content.0];
        let lost = |twin: &&Digest| !expected.union.contains_key(&(content.0, **twin));
        twins.iter().filter(lost).any(|twin| edits.iter().any(|edit| edit.seen.contains(&(content.0, *twin))))
    }
}

type Place = (DossierId, RecordKey, u16);

struct Standing<'a> {
    content: Content,
    value: &'a [u8],
    seen: &'a BTreeSet<Content>,
}

/// The heads that a replica shows, by place.
struct Shown {
    fields: BTreeMap<Place, BTreeSet<(EntryId, Vec<u8>)>>,
}

impl Shown {
    fn of(replica: &Replica, mutation: Option<Mutation>) -> Self {
        let most = if mutation == Some(Mutation::LastWriteWins) { 1 } else { usize::MAX };
        let mut fields: BTreeMap<Place, BTreeSet<(EntryId, Vec<u8>)>> = BTreeMap::new();
        for dossier in replica.shelf.dossiers() {
            for (key, record) in replica.fold(dossier) {
                if key.kind >= FIRST_OWN_KIND {
                    continue;
                }
                for (field, heads) in &record.fields {
                    let heads = heads.heads().iter().take(most).map(|head| (head.entry, head.value.clone()));
                    fields.insert((dossier, key, *field), heads.collect());
                }
            }
        }
        Self { fields }
    }
}

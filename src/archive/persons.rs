//! Which dossiers form a person, and the person laid together from them.
//!
//! Each dossier keeps a summary of its own, but the first one of a person keeps the summary of the whole; so opening ten
//! thousand people reads no dossier. A summary of the whole that no longer fits what was said is made again.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{Archive, ArchiveError, is_gone};
use crate::cores::on_every_core;
use crate::domain::same_person::Persons;
use crate::domain::{Change, Dossier, Kind, Name, Summary};
use crate::id::DossierId;
use crate::record::{self, Union};

/// People folded again, after something in their dossiers changed.
#[derive(Debug, Default)]
pub(super) struct Regrouped {
    /// One dossier each: of those with several, all of them laid together.
    pub people: Vec<Dossier>,
    /// The other dossiers of those people, each by itself.
    pub others: Vec<Dossier>,
    /// Dossiers that nobody is shown by: the others, and those of which nothing is left.
    pub gone: Vec<Dossier>,
}

/// Who is who.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// What was said of dossiers and others.
    persons: Persons,
    /// The dossier that each person is shown by.
    shown: BTreeSet<DossierId>,
    /// Dossiers that many changes came in of, and that nobody looked at since.
    unseen: BTreeSet<DossierId>,
}

impl Archive {
    /// How many people there are.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn head_count(&mut self) -> Result<usize, ArchiveError> {
        Ok(self.known()?.shown.len())
    }

    /// A person's name, from no more of the dossier than it takes.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn name(&mut self, id: DossierId) -> Result<Name, ArchiveError> {
        if self.persons()?.set_of(id).len() > 1 {
            return Ok(self.dossier(id)?.participant.name.get().clone());
        }
        let entries = self.store.entries(id)?;
        // what no kind of ours is may carry an entry of the participant
        let kind = |number| Kind::from_number(number).is_none_or(|kind| kind == Kind::Participant);
        let heads = record::heads(entries.iter().filter(|entry| kind(entry.header().kind)));
        Ok(record::dossier(id, &heads, &self.stations).participant.name.get().clone())
    }

    /// One dossier, with every other that is the same person; under its own id when nothing is left of it.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn dossier(&mut self, id: DossierId) -> Result<Dossier, ArchiveError> {
        let set = self.persons()?.set_of(id);
        if set.len() == 1 {
            return self.own(id);
        }
        let live = self.live(&set)?;
        match self.union(&live)? {
            Some(union) if live.contains_key(&id) => Ok(union.dossier().clone()),
            _ => self.own(id),
        }
    }

    /// The dossiers here that are the same person as this one, this one too: what a hand-over must take along.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn members(&mut self, id: DossierId) -> Result<BTreeSet<DossierId>, ArchiveError> {
        let set = self.persons()?.set_of(id);
        Ok(self.live(&set)?.into_keys().chain([id]).collect())
    }

    /// One dossier by itself.
    pub(super) fn own(&mut self, id: DossierId) -> Result<Dossier, ArchiveError> {
        let heads = self.store.heads(id)?;
        self.ask_stations(record::disputing(&heads))?;
        Ok(record::dossier(id, &heads, &self.stations))
    }

    /// Many dossiers, each by itself.
    fn owns(&mut self, ids: impl IntoIterator<Item = DossierId>) -> Result<Vec<Dossier>, ArchiveError> {
        let mut held = Vec::new();
        for id in ids {
            held.push((id, self.store.entries(id)?));
        }
        let stations = &self.stations;
        let folded = on_every_core(&held, |(id, entries)| {
            let heads = record::heads(entries.iter());
            if record::disputing(&heads).all(|stream| stations.contains_key(&stream)) {
                Ok(record::dossier(*id, &heads, stations))
            } else {
                Err(*id)
            }
        });
        let again = |dossier: Result<Dossier, DossierId>| dossier.or_else(|id| self.own(id));
        folded.into_iter().map(again).collect()
    }

    /// Those of a set that are here and have somebody in them.
    fn live(&mut self, set: &BTreeSet<DossierId>) -> Result<BTreeMap<DossierId, Dossier>, ArchiveError> {
        let mut live = BTreeMap::new();
        for id in set {
            let own = self.own(*id)?;
            if !is_gone(&own) {
                live.insert(*id, own);
            }
        }
        Ok(live)
    }

    /// Dossiers of one person laid together; none for a single one, which stands by itself.
    fn union(&mut self, live: &BTreeMap<DossierId, Dossier>) -> Result<Option<Union>, ArchiveError> {
        if live.len() < 2 {
            return Ok(None);
        }
        let mut parts = Vec::new();
        for id in live.keys() {
            parts.push((*id, self.store.heads(*id)?));
        }
        // what each dossier has by itself may stand beside what another has
        self.read_stations()?;
        Ok(Some(Union::new(parts, &self.stations)))
    }

    /// What was said of dossiers and others, read when it is first asked for.
    pub(super) fn persons(&mut self) -> Result<&mut Persons, ArchiveError> {
        Ok(&mut self.known()?.persons)
    }

    fn known(&mut self) -> Result<&mut Known, ArchiveError> {
        match self.known.as_mut().map(|known| std::mem::take(&mut known.unseen)) {
            None => drop(self.summaries()?),
            Some(unseen) if unseen.is_empty() => {}
            Some(unseen) => drop(self.regroup(unseen)?),
        }
        Ok(self.known.get_or_insert_default())
    }

    /// Many changes came in of these dossiers: who they are is found when it is asked for.
    pub(super) fn unsee<'d>(&mut self, dossiers: impl IntoIterator<Item = &'d DossierId>) {
        if let Some(known) = &mut self.known {
            known.unseen.extend(dossiers.into_iter().filter(|id| id.is_participant()));
        }
    }

    /// These are the dossiers that people are shown by.
    pub(super) fn show(&mut self, dossiers: impl Iterator<Item = DossierId>) {
        self.known.get_or_insert_default().shown = dossiers.collect();
    }

    /// Changes of people, each in the dossier it belongs in.
    pub(super) fn routed(&mut self, changes: &[Change]) -> Result<Vec<Change>, ArchiveError> {
        if self.persons()?.is_empty() {
            return Ok(changes.to_vec());
        }
        let mut unions: BTreeMap<DossierId, Option<Union>> = BTreeMap::new();
        let mut routed = Vec::new();
        for change in changes {
            if let Entry::Vacant(vacant) = unions.entry(change.dossier) {
                let set = self.persons()?.set_of(change.dossier);
                let live = if set.len() > 1 { self.live(&set)? } else { BTreeMap::new() };
                vacant.insert(self.union(&live)?);
            }
            match unions.get(&change.dossier).and_then(Option::as_ref) {
                Some(union) => routed.extend(union.route(change)),
                None => routed.push(change.clone()),
            }
        }
        Ok(routed)
    }

    /// Folds the people of these dossiers again: those that they belonged to, and those that they belong to now.
    pub(super) fn regroup(
        &mut self,
        ids: impl IntoIterator<Item = DossierId>,
    ) -> Result<Regrouped, ArchiveError> {
        let ids: BTreeSet<DossierId> = ids.into_iter().collect();
        if let Some(known) = &mut self.known {
            known.unseen.retain(|id| !ids.contains(id));
        }
        let folded = self.owns(ids)?;
        let persons = self.persons()?;
        let mut around: BTreeSet<DossierId> =
            folded.iter().flat_map(|dossier| persons.set_of(dossier.id)).collect();
        persons.put_all(folded.iter().map(|dossier| (dossier.id, dossier.links())));
        around.extend(folded.iter().flat_map(|dossier| persons.set_of(dossier.id)));
        let mut own = folded.into_iter().map(|dossier| (dossier.id, dossier)).collect();
        let mut regrouped = Regrouped::default();
        while let Some(id) = around.pop_first() {
            let set = self.persons()?.set_of(id);
            around.retain(|other| !set.contains(other));
            self.person(&set, &mut own, &mut regrouped)?;
        }
        let shown = &mut self.known()?.shown;
        for dossier in regrouped.others.iter().chain(&regrouped.gone) {
            shown.remove(&dossier.id);
        }
        shown.extend(regrouped.people.iter().map(|dossier| dossier.id));
        Ok(regrouped)
    }

    fn person(
        &mut self,
        set: &BTreeSet<DossierId>,
        own: &mut BTreeMap<DossierId, Dossier>,
        into: &mut Regrouped,
    ) -> Result<(), ArchiveError> {
        let mut live = BTreeMap::new();
        for id in set {
            let dossier = own.remove(id).map_or_else(|| self.own(*id), Ok)?;
            if is_gone(&dossier) {
                into.gone.push(dossier);
            } else {
                live.insert(*id, dossier);
            }
        }
        match self.union(&live)? {
            Some(union) => {
                into.people.push(union.dossier().clone());
                into.others.extend(live.into_values().skip(1));
            }
            None => into.people.extend(live.into_values()),
        }
        Ok(())
    }

    /// Everybody in short, from the summaries of each dossier as they are kept: people with several dossiers once. Also
    /// the summaries that must be kept anew.
    pub(super) fn one_each(
        &mut self,
        kept: Vec<Summary>,
        fresh: Vec<Summary>,
    ) -> Result<(Vec<Summary>, Vec<Summary>), ArchiveError> {
        let mut persons = Persons::default();
        let said = |summary: &Summary| (summary.id, summary.links.clone());
        persons.put_all(kept.iter().chain(&fresh).map(said));
        let stale: BTreeSet<DossierId> = fresh.iter().map(|summary| summary.id).collect();
        let in_sets: BTreeSet<DossierId> = persons.several().into_iter().flatten().copied().collect();
        let whole = |summary: &Summary| !in_sets.contains(&summary.id) && summary.also.is_empty();
        let (mut all, apart): (Vec<Summary>, Vec<Summary>) = kept.into_iter().partition(whole);
        let (mut made, fresh): (Vec<Summary>, Vec<Summary>) = fresh.into_iter().partition(whole);
        all.extend(made.iter().cloned());
        let mut apart: BTreeMap<DossierId, Summary> =
            apart.into_iter().chain(fresh).map(|summary| (summary.id, summary)).collect();
        self.known = Some(Known { persons, ..Known::default() });
        while let Some((id, _)) = apart.first_key_value() {
            let set = self.persons()?.set_of(*id);
            let mut members: Vec<Summary> = set.iter().filter_map(|id| apart.remove(id)).collect();
            members.retain(|summary| !summary.name.is_empty());
            let others: Vec<DossierId> = members.iter().skip(1).map(|summary| summary.id).collect();
            let holds = !set.iter().any(|id| stale.contains(id))
                && members.first().is_none_or(|first| first.also == others)
                && members.iter().skip(1).all(|summary| summary.also.is_empty());
            if holds {
                all.extend(members.into_iter().next());
            } else {
                let again = self.regroup(members.into_iter().map(|summary| summary.id))?;
                all.extend(self.shorts(&again.people));
                made.extend(self.to_keep(&again));
            }
        }
        Ok((all, made))
    }

    /// The summaries to keep of people that were folded again, those of whole people first: until the others are kept too
    /// they count as stale, and with them the person.
    pub(super) fn to_keep(&self, again: &Regrouped) -> Vec<Summary> {
        [&again.people, &again.others, &again.gone].into_iter().flat_map(|some| self.shorts(some)).collect()
    }
}

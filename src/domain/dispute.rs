//! What two people decided without knowing of each other, and what settles it: a person chooses, the program never does.
//!
//! A field that stands in two versions is one dispute. Another is a record that somebody took away without knowing what
//! somebody else wrote in it: taken away stands first, what was written beside it.

use super::catalogue::{Catalogue, Coach};
use super::participant::ParticipantEdit;
use super::record::{Record, Records};
use super::{Day, Dossier, Edit, Version};
use crate::id::RecordId;

/// One thing that a person has to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// The record.
    pub record: RecordId,
    /// The different versions, the shown one first; always two or more.
    pub versions: Vec<Version<Edit>>,
}

impl Dispute {
    /// What is shown now.
    pub fn shown(&self) -> Option<&Edit> {
        self.versions.first().map(|version| &version.value)
    }

    /// The day of the latest version: from then on somebody has to choose.
    pub fn since(&self) -> Option<Day> {
        self.versions.iter().filter_map(|version| version.by.day()).max()
    }

    /// Whether one of them took the record away and others changed it.
    pub fn is_removal(&self) -> bool {
        let away = |version: &Version<Edit>| version.value.is_withdrawal();
        self.versions.iter().any(away) && !self.versions.iter().all(away)
    }

    /// The edits of its record that choose a version, from 0. None when there is no such version.
    pub fn choose(&self, version: usize) -> Option<Vec<Edit>> {
        let chosen = &self.versions.get(version)?.value;
        let first = self.shown()?;
        let taken_away = Edit::withdrawn(first.kind(), true);
        Some(match (self.is_removal(), *chosen == taken_away) {
            (false, _) => vec![chosen.clone()],
            // what was written apart is written again with it: whoever takes it away knows of it now
            (true, true) => self.versions.iter().map(|one| one.value.clone()).collect(),
            (true, false) => vec![Edit::withdrawn(first.kind(), false)],
        })
    }
}

/// What only the program reads, and nobody can choose between: the marks of the last list that was read.
pub(super) const fn is_for_the_program(edit: &Edit) -> bool {
    matches!(edit, Edit::Participant(ParticipantEdit::Listed(_)))
}

/// The disputes of one record.
fn of_record<R: Record>(id: RecordId, record: &R, disputes: &mut Vec<Dispute>)
where
    Edit: From<R::Edit>,
{
    let widen = |versions: Vec<Version<R::Edit>>| -> Vec<Version<Edit>> {
        versions.into_iter().map(|Version { value, by }| Version { value: value.into(), by }).collect()
    };
    let fields = record.fields().into_iter().map(widen);
    let (taken_away, fields): (Vec<_>, Vec<_>) =
        fields.partition(|versions| versions.first().is_some_and(|one| one.value.is_withdrawal()));
    let taken_away: Vec<Version<Edit>> = taken_away.into_iter().flatten().collect();
    let mut push = |versions| disputes.push(Dispute { record: id, versions });
    if taken_away.len() > 1 {
        push(taken_away);
    } else if let (true, Some(away)) = (record.is_withdrawn(), taken_away.into_iter().next()) {
        // nobody sees the record any more, so only what is news to whoever took it away counts
        let unseen = |version: &Version<Edit>| version.by.unseen;
        // one of each field: a choice sets a field once
        let written: Vec<Version<Edit>> = fields
            .into_iter()
            .filter_map(|versions| versions.into_iter().find(unseen))
            .filter(|one| !is_for_the_program(&one.value))
            .collect();
        if !written.is_empty() {
            push(std::iter::once(away).chain(written).collect());
        }
        return;
    }
    let readable = |versions: &Vec<Version<Edit>>| !versions.iter().any(|one| is_for_the_program(&one.value));
    fields.into_iter().filter(|versions| versions.len() > 1 && readable(versions)).for_each(push);
}

/// Whether a record may have a dispute: quick, since it is asked of everybody.
fn may_have<R: Record>(record: &R) -> bool {
    record.is_contested() || record.is_withdrawn()
}

fn of_records<R: Record>(records: &Records<R>, disputes: &mut Vec<Dispute>)
where
    Edit: From<R::Edit>,
{
    for (id, record) in records.all().filter(|(_, record)| may_have(*record)) {
        of_record(id, record, disputes);
    }
}

impl Dossier {
    /// Everything of this participant that a person has to choose.
    pub fn disputes(&self) -> Vec<Dispute> {
        let mut all = Vec::new();
        if may_have(&self.participant) {
            of_record(Self::participant_record(self.id), &self.participant, &mut all);
        }
        of_records(&self.statuses, &mut all);
        of_records(&self.channels, &mut all);
        of_records(&self.safe_contact, &mut all);
        of_records(&self.contact_persons, &mut all);
        of_records(&self.consents, &mut all);
        of_records(&self.same, &mut all);
        of_records(&self.sharings, &mut all);
        of_records(&self.handovers, &mut all);
        of_records(&self.retentions, &mut all);
        of_records(&self.wishes, &mut all);
        of_records(&self.perspectives, &mut all);
        of_records(&self.steps, &mut all);
        of_records(&self.barriers, &mut all);
        of_records(&self.scores, &mut all);
        of_records(&self.levels, &mut all);
        of_records(&self.proofs, &mut all);
        of_records(&self.trajectories, &mut all);
        of_records(&self.modules, &mut all);
        of_records(&self.contacts, &mut all);
        of_records(&self.appointments, &mut all);
        of_records(&self.marks, &mut all);
        of_records(&self.topics, &mut all);
        all.retain(|dispute| self.may_be_read(dispute.record));
        all
    }

    /// Health stays shut without its consent, in two versions too.
    pub(super) fn may_be_read(&self, record: RecordId) -> bool {
        let barrier = self.barriers.find(record).and_then(|barrier| *barrier.domain);
        let score = || self.scores.find(record).and_then(|score| *score.domain);
        barrier.or_else(score).is_none_or(|domain| self.barrier_readable(domain))
    }

    /// Whether something stands in two versions (`≠`).
    pub fn is_contested(&self) -> bool {
        !self.disputes().is_empty()
    }
}

impl Catalogue {
    /// Everything of the location that a person has to choose.
    pub fn disputes(&self) -> Vec<Dispute> {
        let mut all = Vec::new();
        if may_have(&self.location) {
            of_record(Self::location_record(self.here), &self.location, &mut all);
        }
        // coaches of other locations are theirs to decide
        let ours = |coach: &Coach| coach.location.is_none_or(|location| location == self.here);
        for (id, coach) in self.coaches.all().filter(|(_, coach)| ours(coach) && may_have(*coach)) {
            of_record(id, coach, &mut all);
        }
        of_records(&self.partners, &mut all);
        of_records(&self.templates, &mut all);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::participant::{Channel, ChannelEdit};
    use super::super::testing::{coach, empty, rid};
    use super::super::{Authorship, Kind, perspective::WishEdit};
    use super::*;

    fn version(edit: impl Into<Edit>, author: u8, at_ms: u64) -> Version<Edit> {
        Version { value: edit.into(), by: Authorship::new(coach(author), at_ms) }
    }

    fn phone(number: &str) -> ChannelEdit {
        ChannelEdit::Address(number.into())
    }

    fn settled(mut dossier: Dossier, choice: usize) -> Dossier {
        let dispute = dossier.disputes().remove(0);
        let change = super::super::Change::new(dossier.id, dispute.record, dispute.choose(choice).unwrap());
        dossier.apply(&change, Authorship::new(coach(3), 99));
        assert_eq!(dossier.disputes(), [], "choice {choice}");
        dossier
    }

    fn address(dossier: &Dossier) -> Option<&str> {
        dossier.channels.values().next().map(|channel: &Channel| channel.address.as_str())
    }

    #[test]
    fn either_version_can_be_chosen_and_then_nothing_is_left_to_choose() {
        let mut dossier = empty();
        dossier.put(rid(1), vec![version(phone("4"), 1, 9), version(phone("1"), 2, 8)]);
        let dispute = &dossier.disputes()[0];
        assert_eq!((dispute.versions.len(), dispute.record), (2, rid(1)));
        assert_eq!(dispute.choose(2), None);
        assert_eq!(address(&settled(dossier.clone(), 0)), Some("4"));
        assert_eq!(address(&settled(dossier, 1)), Some("1"));
    }

    #[test]
    fn taken_away_by_one_and_written_apart_by_another_is_for_a_person_to_choose() {
        let mut dossier = empty();
        dossier.put(rid(1), vec![version(phone("1"), 1, 1)]);
        dossier.put(rid(1), vec![version(ChannelEdit::Withdrawn(true), 1, 5)]);
        assert!(!dossier.is_contested(), "who took it away knew what stood there");
        // whatever the clock of the other says
        let mut apart = version(phone("4"), 2, 3);
        apart.by.unseen = true;
        dossier.put(rid(1), vec![apart]);
        let dispute = &dossier.disputes()[0];
        let values: Vec<Edit> = dispute.versions.iter().map(|one| one.value.clone()).collect();
        assert_eq!(values, [Edit::withdrawn(Kind::Channel, true), phone("4").into()]);
        assert_eq!(address(&settled(dossier.clone(), 0)), None);
        assert_eq!(address(&settled(dossier, 1)), Some("4"));
    }

    #[test]
    fn taken_away_and_brought_back_is_a_choice_and_hidden_fields_are_none() {
        let mut dossier = empty();
        let wish = |edit, author, at| version(edit, author, at);
        dossier.put(
            rid(1),
            vec![wish(WishEdit::Words("a".into()), 1, 1), wish(WishEdit::Words("b".into()), 2, 2)],
        );
        dossier.put(rid(1), vec![wish(WishEdit::Withdrawn(true), 1, 5)]);
        assert!(!dossier.is_contested(), "nobody sees this wish");
        let both = vec![wish(WishEdit::Withdrawn(true), 1, 5), wish(WishEdit::Withdrawn(false), 2, 4)];
        dossier.put(rid(1), both);
        assert_eq!(dossier.disputes().len(), 2, "whether it stands, and its words when it does");
        assert_eq!(dossier.disputes()[0].choose(1), Some(vec![WishEdit::Withdrawn(false).into()]));
    }

    #[test]
    fn marks_of_a_list_are_nothing_to_choose() {
        let mut dossier = empty();
        let record = Dossier::participant_record(dossier.id);
        let listed = |mark, author| version(ParticipantEdit::Listed(vec![mark]), author, 1);
        dossier.put(record, vec![listed(1, 1), listed(2, 2)]);
        assert!(!dossier.is_contested());
    }

    #[test]
    fn what_a_version_says_of_its_day() {
        let day = |ms| version(phone("1"), 1, ms).by.day().unwrap().to_string();
        assert_eq!((day(0), day(1_795_000_000_000)), ("1970-01-01".into(), "2026-11-18".into()));
        assert_eq!(version(phone("1"), 1, u64::MAX).by.day(), None);
    }
}

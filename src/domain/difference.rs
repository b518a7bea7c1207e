//! What reads otherwise in a file than before: each field with what stood there, what stands there now, by whom and when.

use std::collections::BTreeMap;

use super::catalogue::Catalogue;
use super::describe::{self, Title, Told};
use super::dispute::is_for_the_program;
use super::record::{Record, Records};
use super::{Authorship, Dossier, Edit, Version};
use crate::id::RecordId;

/// One field that reads otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is called.
    pub title: Title,
    /// What stood there; none when nothing ever did.
    pub old: Option<Edit>,
    /// What stands there now.
    pub new: Edit,
    /// Who wrote that, and when.
    pub by: Authorship,
}

/// A field with its versions, the shown one first.
type Field = (RecordId, Vec<Version<Edit>>);

fn fields_of<R: Record>(id: RecordId, record: &R, fields: &mut Vec<Field>)
where
    Edit: From<R::Edit>,
{
    let widen = |Version { value, by }: Version<R::Edit>| Version { value: value.into(), by };
    fields.extend(record.fields().into_iter().map(|field| (id, field.into_iter().map(widen).collect())));
}

fn fields_of_all<R: Record>(records: &Records<R>, fields: &mut Vec<Field>)
where
    Edit: From<R::Edit>,
{
    records.all().for_each(|(id, record)| fields_of(id, record, fields));
}

impl Dossier {
    /// What of this file reads otherwise than in the one before, what was written last first. What stands in two versions
    /// is none of it: that is a dispute. Health stays shut without its consent here too.
    pub fn differences(&self, before: &Self) -> Vec<Difference> {
        // no record of a file has its name from there
        let nothing = Catalogue::default();
        let stood = before.all_fields().into_iter().filter_map(|(record, versions)| {
            let shown = versions.into_iter().next()?.value;
            Some(((record, describe::label(&shown)), shown))
        });
        let mut stood: BTreeMap<(RecordId, &'static str), Edit> = stood.collect();
        let mut all: Vec<Difference> = Vec::new();
        for (record, mut versions) in self.all_fields() {
            let Some(Version { value: new, by }) = versions.pop().filter(|_| versions.is_empty()) else {
                continue;
            };
            let old = stood.remove(&(record, describe::label(&new)));
            let says_nothing = || match &new {
                new if new.is_withdrawal() => *new == Edit::withdrawn(new.kind(), false),
                new => describe::value(new) == Told::Nothing,
            };
            let same = old.as_ref().map_or_else(says_nothing, |old| *old == new);
            if !same && !is_for_the_program(&new) && self.may_be_read(record) {
                let title = describe::title(self, &nothing, record, &new);
                all.push(Difference { title, old, new, by });
            }
        }
        all.sort_by_key(|one| (std::cmp::Reverse(one.by.day()), one.by.author));
        all
    }

    /// Every field that was ever set. A new kind of record does not compile before it stands here.
    fn all_fields(&self) -> Vec<Field> {
        let Self {
            id,
            participant,
            statuses,
            channels,
            safe_contact,
            contact_persons,
            consents,
            same,
            sharings,
            handovers,
            retentions,
            wishes,
            perspectives,
            steps,
            barriers,
            scores,
            levels,
            proofs,
            trajectories,
            modules,
            contacts,
            appointments,
            marks,
            topics,
            has_unknown: _,
            parts: _,
        } = self;
        let mut fields = Vec::new();
        fields_of(Self::participant_record(*id), participant, &mut fields);
        fields_of_all(statuses, &mut fields);
        fields_of_all(channels, &mut fields);
        fields_of_all(safe_contact, &mut fields);
        fields_of_all(contact_persons, &mut fields);
        fields_of_all(consents, &mut fields);
        fields_of_all(same, &mut fields);
        fields_of_all(sharings, &mut fields);
        fields_of_all(handovers, &mut fields);
        fields_of_all(retentions, &mut fields);
        fields_of_all(wishes, &mut fields);
        fields_of_all(perspectives, &mut fields);
        fields_of_all(steps, &mut fields);
        fields_of_all(barriers, &mut fields);
        fields_of_all(scores, &mut fields);
        fields_of_all(levels, &mut fields);
        fields_of_all(proofs, &mut fields);
        fields_of_all(trajectories, &mut fields);
        fields_of_all(modules, &mut fields);
        fields_of_all(contacts, &mut fields);
        fields_of_all(appointments, &mut fields);
        fields_of_all(marks, &mut fields);
        fields_of_all(topics, &mut fields);
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::super::participant::ParticipantEdit;
    use super::super::perspective::WishEdit;
    use super::super::testing::{coach, empty, rid};
    use super::super::{Change, Kind};
    use super::*;

    const DAY_MS: u64 = 86_400_000;

    #[test]
    fn each_field_with_what_stood_there_and_who_wrote_what_stands() {
        let mut before = empty();
        let own = Dossier::participant_record(before.id);
        let place = |place: &str| Edit::from(ParticipantEdit::Place(place.into()));
        let note = |note: &str| Edit::from(ParticipantEdit::Note(note.into()));
        before.apply(&Change::participant(before.id, [ParticipantEdit::Place("Dorp".into())]), by(1, 1));
        before.apply(&Change::participant(before.id, [ParticipantEdit::Note("blijft".into())]), by(1, 1));
        let mut after = before.clone();
        let edits = [ParticipantEdit::Place("Stad".into()), ParticipantEdit::Note("blijft".into())];
        after.apply(&Change::participant(before.id, edits), by(2, 3));
        let wish = [WishEdit::Words("Lezen".into()), WishEdit::WhyNow(String::new())];
        after.apply(&Change::new(before.id, rid(7), wish), by(3, 5));
        let all = after.differences(&before);
        let told: Vec<_> = all.iter().map(|one| (one.title.label, one.old.clone(), one.by)).collect();
        assert_eq!(
            told,
            [("what-wish-words", None, by(3, 5)), ("what-participant-place", Some(place("Dorp")), by(2, 3))]
        );
        assert_eq!(all[1].new, place("Stad"));
        assert!(after.differences(&after).is_empty());
        // taken away is a difference, brought back where nothing was taken away is none
        let mut gone = after.clone();
        gone.apply(
            &Change { dossier: before.id, record: rid(7), edits: vec![Edit::withdrawn(Kind::Wish, true)] },
            by(3, 6),
        );
        let all = gone.differences(&after);
        assert_eq!(all.iter().map(|one| one.title.label).collect::<Vec<_>>(), ["what-wish"]);
        // two versions are for a person to choose between
        after.put(own, vec![version(note("een"), 1), version(note("twee"), 2)]);
        assert!(after.differences(&before).iter().all(|one| one.new != note("een")));
    }

    fn by(author: u8, day: u64) -> Authorship {
        Authorship::new(coach(author), day * DAY_MS)
    }

    fn version(value: Edit, author: u8) -> Version<Edit> {
        Version { value, by: by(author, 9) }
    }
}

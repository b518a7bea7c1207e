//! Which records of two dossiers of one person are the same record, and how one names another across both.
//!
//! A record whose id follows from its dossier (the background, a topic, a barrier, a score, a mark) is one record of the
//! person; so are the running trajectories, and answers about safe contact of one day. Everything else stands beside.

use std::collections::BTreeMap;

use super::barrier::{Barrier, BarrierScore};
use super::contact::{ContactEdit, LineKey, LineMark, LineMarkEdit};
use super::intake::IntakeProgress;
use super::trajectory::ModuleEdit;
use super::{Change, Dossier, Edit, Kind};
use crate::id::{DossierId, RecordId};

/// Records under other ids: from the one to the other.
pub type Renamed = BTreeMap<RecordId, RecordId>;

/// Under which id each record of each of these dossiers stands in the person, the dossier `whole`; those that keep theirs
/// are left out. In the order of the dossiers.
pub fn renamed(parts: &[Dossier], whole: DossierId) -> Vec<Renamed> {
    let mut all: Vec<Renamed> = parts.iter().map(|part| natural(part, whole)).collect();
    let paths = open_trajectories(parts);
    let answers = safe_contact(parts, whole);
    for (part, shared) in all.iter_mut().zip(paths.into_iter().zip(answers)) {
        part.extend(shared.0);
        part.extend(shared.1);
    }
    for (part, renamed) in parts.iter().zip(&mut all) {
        // the key of a mark names the record that its line comes from
        let marks = part.marks.all().filter_map(|(id, mark)| {
            let line = mark.line.as_ref().filter(|line| LineMark::record_id(part.id, line) == id)?;
            Some((id, LineMark::record_id(whole, &line_key(line, renamed))))
        });
        let marks: Vec<(RecordId, RecordId)> = marks.collect();
        renamed.extend(marks);
    }
    all
}

/// The records of a dossier whose ids follow from it.
fn natural(part: &Dossier, whole: DossierId) -> Renamed {
    let id = |make: &dyn Fn(DossierId) -> RecordId| (make(part.id), make(whole));
    let mut all = Renamed::from([id(&Dossier::participant_record)]);
    for topic in part.topics.all().filter_map(|(_, one)| *one.topic) {
        all.extend([id(&|dossier| IntakeProgress::record_id(dossier, topic))]);
    }
    for domain in part.barriers.all().filter_map(|(_, one)| *one.domain) {
        all.extend([id(&|dossier| Barrier::record_id(dossier, domain))]);
    }
    for (domain, on) in part.scores.all().filter_map(|(_, one)| Some(((*one.domain)?, (*one.on)?))) {
        all.extend([id(&|dossier| BarrierScore::record_id(dossier, domain, on))]);
    }
    all
}

/// The trajectories that run are one, so that the modules of each are on the screen and have their talks.
fn open_trajectories(parts: &[Dossier]) -> Vec<Renamed> {
    let open = |part: &Dossier| part.trajectory().filter(|(_, path)| path.ended.is_none()).map(|(id, _)| id);
    let open: Vec<Option<RecordId>> = parts.iter().map(open).collect();
    let shown = open.iter().flatten().min().copied();
    open.into_iter().map(|own| own.zip(shown).into_iter().collect()).collect()
}

/// Answers about safe contact of one day, where each dossier has at most one of that day.
fn safe_contact(parts: &[Dossier], whole: DossierId) -> Vec<Renamed> {
    let answers = |part: &Dossier| {
        let mut by_day: BTreeMap<i32, Vec<RecordId>> = BTreeMap::new();
        for (id, answer) in part.safe_contact.iter() {
            by_day.entry(answer.on.map_or(i32::MIN, super::Day::number)).or_default().push(id);
        }
        by_day
    };
    let all: Vec<_> = parts.iter().map(answers).collect();
    let is_shared = |day: &i32| {
        let counts: Vec<usize> = all.iter().filter_map(|days| days.get(day)).map(Vec::len).collect();
        counts.len() > 1 && counts.iter().all(|count| *count == 1)
    };
    let shown = |day: i32| RecordId::natural(whole, Kind::SafeContact.number(), &day.to_le_bytes());
    all.iter()
        .map(|days| {
            let shared = days.iter().filter(|(day, _)| is_shared(day));
            shared.flat_map(|(day, ids)| ids.iter().map(|id| (*id, shown(*day)))).collect()
        })
        .collect()
}

/// The key of an agenda line whose source stands under another id.
fn line_key(key: &LineKey, renamed: &Renamed) -> LineKey {
    let source = key.source.map(|source| renamed.get(&source).copied().unwrap_or(source));
    LineKey { source, ..key.clone() }
}

/// An edit that names other records, with the names that they have elsewhere.
#[must_use]
pub fn relinked(edit: Edit, renamed: &Renamed) -> Edit {
    match edit {
        Edit::LineMark(LineMarkEdit::Line(Some(key))) => {
            LineMarkEdit::Line(Some(line_key(&key, renamed))).into()
        }
        Edit::Contact(ContactEdit::Answers(Some(key))) => {
            ContactEdit::Answers(Some(line_key(&key, renamed))).into()
        }
        Edit::Module(ModuleEdit::Trajectory(Some(path))) => {
            ModuleEdit::Trajectory(Some(renamed.get(&path).copied().unwrap_or(path))).into()
        }
        other => other,
    }
}

/// Under which id a new record of the person is made in a dossier: a mark follows the record that its line comes from.
pub fn anew(change: &Change, renamed: &Renamed) -> RecordId {
    let mark = change.edits.iter().find_map(|edit| match edit {
        Edit::LineMark(LineMarkEdit::Line(Some(key))) => Some(key),
        _ => None,
    });
    mark.filter(|key| LineMark::record_id(change.dossier, key) == change.record)
        .map_or(change.record, |key| LineMark::record_id(change.dossier, &line_key(key, renamed)))
}

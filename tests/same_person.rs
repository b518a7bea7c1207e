//! Two dossiers of one person: laid together nothing is lost, taken apart each is as it was, at every workstation alike.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::fmt::Debug;

use secrecy::SecretString;
use trede::archive::Archive;
use trede::demo::Demo;
use trede::domain::acts::{Desk, barriers, course, meetings};
use trede::domain::barrier::{BarrierDomain, Score};
use trede::domain::contact::LineKind;
use trede::domain::participant::{ParticipantEdit, Status};
use trede::domain::same_person::{self, SamePerson, Verdict};
use trede::domain::shared::{self, Renamed};
use trede::domain::{Change, Day, Dossier, Name, Record, Records, Summary};
use trede::id::{DossierId, IdSource, RecordId};
use trede::store::{Env, Store};

const PASSPHRASE: &str = "vier gewone woorden achter elkaar";
/// After everything that the demo did.
const NOW: u64 = 1_900_000_000_000;

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

fn passphrase() -> SecretString {
    SecretString::from(PASSPHRASE.to_owned())
}

fn demo(folder: &std::path::Path, participants: usize, seed: u64) -> Archive {
    let (mut archive, _) =
        Archive::create_unprotected(folder, "Voorbeeldstad", "Ilse", passphrase(), 1).unwrap();
    Demo { participants, seed, edits: 0 }.fill(&mut archive, today(), &mut |_| true).unwrap();
    archive
}

fn reopened(archive: Archive, folder: &std::path::Path) -> Archive {
    drop(archive);
    Archive::open(Store::open_with(Env::cheap(folder), folder).unwrap().unlock(&passphrase(), NOW).unwrap())
        .unwrap()
}

fn everybody(archive: &mut Archive) -> Vec<DossierId> {
    let counted = archive.head_count().unwrap();
    let all: Vec<DossierId> = archive.summaries().unwrap().iter().map(|person| person.id).collect();
    assert_eq!(counted, all.len(), "who is shown was counted along");
    for id in &all {
        let name = archive.dossier(*id).unwrap().participant.name.get().clone();
        assert_eq!(archive.name(*id).unwrap(), name);
    }
    all
}

fn say(archive: &mut Archive, a: DossierId, b: DossierId, verdict: Verdict) -> trede::id::EntryId {
    archive.save(NOW, &SamePerson::say(a, b, verdict)).unwrap().0
}

/// A dossier without what was said of it: what must be the same before and after.
fn bare(archive: &mut Archive, id: DossierId) -> Dossier {
    Dossier { same: Records::default(), ..archive.dossier(id).unwrap() }
}

/// Every record of a part stands in the whole; those that are nobody else's exactly as they were.
fn all_in<T: Record + Debug + PartialEq>(
    part: &Records<T>,
    whole: &Records<T>,
    renamed: &Renamed,
    exact: bool,
) {
    for (id, record) in part.iter() {
        let shown = renamed.get(&id).copied().unwrap_or(id);
        let found = whole.get(shown).unwrap_or_else(|| panic!("lost: {record:?}"));
        assert!(!exact || renamed.contains_key(&id) || found == record, "{found:?}\nis not\n{record:?}");
    }
}

fn nothing_lost(parts: &[Dossier], whole: &Dossier) {
    let ids: BTreeSet<DossierId> = parts.iter().map(|part| part.id).collect();
    assert_eq!((whole.id, whole.ids()), (*ids.first().unwrap(), ids));
    for (part, renamed) in parts.iter().zip(shared::renamed(parts, whole.id)) {
        all_in(&part.statuses, &whole.statuses, &renamed, true);
        all_in(&part.channels, &whole.channels, &renamed, true);
        all_in(&part.safe_contact, &whole.safe_contact, &renamed, true);
        all_in(&part.contact_persons, &whole.contact_persons, &renamed, true);
        all_in(&part.consents, &whole.consents, &renamed, true);
        all_in(&part.wishes, &whole.wishes, &renamed, true);
        all_in(&part.perspectives, &whole.perspectives, &renamed, true);
        all_in(&part.steps, &whole.steps, &renamed, true);
        all_in(&part.barriers, &whole.barriers, &renamed, true);
        all_in(&part.scores, &whole.scores, &renamed, true);
        all_in(&part.levels, &whole.levels, &renamed, true);
        all_in(&part.proofs, &whole.proofs, &renamed, true);
        all_in(&part.trajectories, &whole.trajectories, &renamed, true);
        // these name other records, which may have other names in the whole
        all_in(&part.modules, &whole.modules, &renamed, false);
        all_in(&part.contacts, &whole.contacts, &renamed, false);
        all_in(&part.marks, &whole.marks, &renamed, false);
        all_in(&part.appointments, &whole.appointments, &renamed, true);
        all_in(&part.topics, &whole.topics, &renamed, true);
        let names = || {
            std::iter::once(whole.participant.name.get())
                .chain(whole.participant.name.others().iter().map(|version| &version.value))
        };
        assert!(names().any(|name| name == part.participant.name.get()), "the name of a part is lost");
    }
}

/// Every appointment that stands in a part is in the agenda of the whole, unless the whole asks for no contact at all.
fn no_line_lost(parts: &[Summary], whole: &Summary) {
    for part in parts {
        for line in part.lines.iter().filter(|line| line.key.kind == LineKind::Appointment) {
            let kept = whole
                .lines
                .iter()
                .any(|other| (&other.key, other.due, other.at) == (&line.key, line.due, line.at));
            assert!(kept || whole.status == Status::NoContact, "lost {line:?}");
        }
    }
    let some = parts.iter().any(|part| !part.lines.is_empty());
    assert!(!some || !whole.lines.is_empty() || !whole.status.is_active(), "nobody looks after {}", whole.id);
}

fn short(archive: &mut Archive, id: DossierId) -> Summary {
    let dossier = archive.dossier(id).unwrap();
    Summary::of(&dossier, archive.catalogue())
}

#[test]
fn laid_together_nothing_is_lost_and_taken_apart_each_is_as_it_was() {
    for seed in 1..4 {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = demo(folder.path(), 60, seed);
        let ids = everybody(&mut archive);
        let count = ids.len();
        let mut rng = fastrand::Rng::with_seed(seed);
        for _ in 0..30 {
            let (a, b) = (ids[rng.usize(..count)], ids[rng.usize(..count)]);
            if a == b {
                continue;
            }
            let before = [bare(&mut archive, a), bare(&mut archive, b)];
            let each = [short(&mut archive, a), short(&mut archive, b)];
            let said = say(&mut archive, a, b, Verdict::Same);
            let whole = bare(&mut archive, a);
            assert_eq!(whole, bare(&mut archive, b), "one person, by whichever dossier");
            nothing_lost(&before, &whole);
            no_line_lost(&each, &short(&mut archive, a));
            let listed = everybody(&mut archive);
            assert_eq!(listed.len(), count - 1, "the list shows one row");
            // taken apart by undo, or by saying so
            if rng.bool() {
                archive.undo(NOW, said).unwrap();
            } else {
                say(&mut archive, a, b, Verdict::Different);
            }
            assert_eq!([bare(&mut archive, a), bare(&mut archive, b)], before);
            assert_eq!(everybody(&mut archive).len(), count);
        }
    }
}

#[test]
fn what_is_typed_of_the_whole_settles_both_and_stays_in_each() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = demo(folder.path(), 20, 1);
    let ids = everybody(&mut archive);
    let (a, b) = (ids[0].min(ids[1]), ids[0].max(ids[1]));
    say(&mut archive, a, b, Verdict::Same);
    let whole = archive.dossier(b).unwrap();
    assert!(whole.participant.name.is_contested());
    let name = Name::split("Voorbeeld Gekozen");
    let edits = [ParticipantEdit::Name(name.clone()), ParticipantEdit::Helped("samen oefenen".into())];
    let (_, touched) = archive.save(NOW + 1, &[Change::participant(a, edits)]).unwrap();
    assert_eq!((touched.summaries.len(), touched.dossiers[0].id, &touched.gone[..]), (1, a, &[b][..]));
    assert!(!touched.dossiers[0].participant.name.is_contested());
    assert_eq!(*touched.dossiers[0].participant.name, name);
    // a record of the other dossier is edited where it stands, and what is new goes into the first
    let owned = whole.wishes.iter().map(|(id, _)| id).collect::<Vec<RecordId>>();
    for wish in owned {
        let edits = [trede::domain::perspective::WishEdit::WhyNow("daarom".into())];
        archive.save(NOW + 2, &[Change::new(a, wish, edits)]).unwrap();
    }
    let whole = archive.dossier(a).unwrap();
    assert!(whole.wishes.values().all(|wish| *wish.why_now == "daarom" && !wish.words.is_empty()));
    say(&mut archive, a, b, Verdict::Different);
    let (one, two) = (archive.dossier(a).unwrap(), archive.dossier(b).unwrap());
    assert_eq!((&*one.participant.name, &*two.participant.name), (&name, &name));
    let count = |dossier: &Dossier| dossier.wishes.len();
    assert_eq!(count(&one) + count(&two), count(&whole), "no wish went over, none was made twice");
}

#[test]
fn a_barrier_that_both_have_is_one_and_its_agenda_line_is_handled_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = demo(folder.path(), 0, 1);
    let mut ids = IdSource::from_seed([3; 32]);
    let (a, b) = {
        let two = [ids.dossier(), ids.dossier()];
        (two[0].min(two[1]), two[0].max(two[1]))
    };
    let coach = archive.coach();
    for (id, name) in [(a, "Jan Voorbeeld"), (b, "Jan Vorbeeld")] {
        archive.save(NOW, &[Change::participant(id, [ParticipantEdit::Name(Name::split(name))])]).unwrap();
        let dossier = archive.dossier(id).unwrap();
        let mut desk = Desk { today: today(), coach, ids: &mut ids };
        let mut changes = course::status(&dossier, Status::Intake, "", &mut desk).unwrap();
        changes.extend(barriers::score(&dossier, BarrierDomain::Money, Some(Score::Blocks), &desk).unwrap());
        archive.save(NOW, &changes).unwrap();
    }
    say(&mut archive, a, b, Verdict::Same);
    let person = short(&mut archive, a);
    let flagged = |person: &Summary| {
        person.lines.iter().filter(|line| line.key.kind == LineKind::BarrierOpen).cloned().collect::<Vec<_>>()
    };
    let lines = flagged(&person);
    assert_eq!((person.blocking, lines.len()), (1, 1));
    let whole = archive.dossier(a).unwrap();
    assert!(!whole.scores.is_contested(), "the same score on the same day is one value");
    let desk = Desk { today: today(), coach, ids: &mut ids };
    let changes = meetings::drop_line(&whole, &lines[0].key, &desk).unwrap();
    archive.save(NOW + 1, &changes).unwrap();
    assert!(flagged(&short(&mut archive, a)).is_empty());
    // the line of the other dossier, handled there before they were laid together, is handled for the whole
    say(&mut archive, a, b, Verdict::Different);
    let other = archive.dossier(b).unwrap();
    let own = flagged(&short(&mut archive, b));
    assert_eq!(own.len(), 1);
    let desk = Desk { today: today(), coach, ids: &mut ids };
    let changes = meetings::drop_line(&other, &own[0].key, &desk).unwrap();
    archive.save(NOW + 2, &changes).unwrap();
    say(&mut archive, a, b, Verdict::Same);
    assert!(flagged(&short(&mut archive, a)).is_empty());
}

#[test]
fn three_dossiers_are_one_person_also_after_a_restart_and_one_is_taken_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = demo(folder.path(), 30, 5);
    let mut ids = everybody(&mut archive);
    ids.sort();
    let (a, b, c) = (ids[3], ids[9], ids[20]);
    let name = archive.dossier(c).unwrap().participant.name.get().clone();
    say(&mut archive, c, b, Verdict::Same);
    say(&mut archive, b, a, Verdict::Same);
    let whole = archive.dossier(c).unwrap();
    assert_eq!((whole.id, whole.parts.len(), archive.members(b).unwrap()), (a, 3, BTreeSet::from([a, b, c])));
    let listed = |archive: &mut Archive| {
        let mut all = archive.summaries().unwrap();
        all.sort_by_key(|person| person.id);
        all
    };
    let now = listed(&mut archive);
    assert_eq!(now.len(), 28);
    let person = now.iter().find(|person| person.id == a).unwrap();
    let named = person.name == name || person.other_names.contains(&name);
    assert_eq!((&person.also, named), (&vec![b, c], true));
    let mut archive = reopened(archive, folder.path());
    assert_eq!(listed(&mut archive), now, "summaries made again");
    let mut archive = reopened(archive, folder.path());
    assert_eq!(listed(&mut archive), now, "summaries as they were kept");
    let whole = archive.dossier(a).unwrap();
    archive.save(NOW + 5, &same_person::split(&whole, b)).unwrap();
    assert_eq!((archive.members(b).unwrap().len(), archive.members(c).unwrap()), (1, BTreeSet::from([a, c])));
    let now = listed(&mut archive);
    assert_eq!(now.len(), 29);
    let mut archive = reopened(archive, folder.path());
    assert_eq!(listed(&mut archive), now);
}

#[test]
fn a_dossier_that_is_not_here_is_waited_for_and_one_whose_creation_was_undone_counts_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = demo(folder.path(), 5, 1);
    let ids = everybody(&mut archive);
    let mut far = IdSource::from_seed([9; 32]);
    let (here, away) = (ids[0], far.dossier());
    let [said, _] = &SamePerson::say(here, away, Verdict::Same)[..] else { panic!() };
    assert_eq!(said.dossier, here);
    // the hand-over brought only this end
    archive.save(NOW, std::slice::from_ref(said)).unwrap();
    assert_eq!((archive.dossier(here).unwrap().id, archive.summaries().unwrap().len()), (here, 5));
    let name = ParticipantEdit::Name(Name::split("Later Gekomen"));
    let (made, _) = archive.save(NOW + 1, &[Change::participant(away, [name])]).unwrap();
    assert_eq!(archive.summaries().unwrap().len(), 5, "now that it is here it is the same person");
    assert_eq!(archive.dossier(away).unwrap().id, here.min(away));
    archive.undo(NOW + 2, made).unwrap();
    assert_eq!((archive.dossier(here).unwrap().id, archive.summaries().unwrap().len()), (here, 5));
}

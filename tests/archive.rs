//! What a coach saved is there after a restart, in the domain's words, and undo reaches the disk.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use secrecy::SecretString;
use trede::archive::Archive;
use trede::demo::Demo;
use trede::domain::acts::Desk;
use trede::domain::acts::location::{self, NewPartner};
use trede::domain::import::Outcome;
use trede::domain::participant::{ParticipantEdit, Status, StatusChangeEdit};
use trede::domain::perspective::WishEdit;
use trede::domain::schedule::{Interval, ScheduleLine};
use trede::domain::{Change, Day, Name, Summary};
use trede::handout::people_csv;
use trede::id::IdSource;
use trede::store::Store;

const PASSPHRASE: &str = "vier gewone woorden achter elkaar";

#[test]
fn saved_undone_and_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = || SecretString::from(PASSPHRASE.to_owned());
    let (mut archive, words) =
        Archive::create(folder.path(), "Voorbeeldstad", "Ilse", passphrase(), 1).unwrap();
    assert_eq!(words.words().len(), 12);
    let mut ids = IdSource::from_seed([1; 32]);
    let (person, wish) = (ids.dossier(), ids.record());
    let name = Name::split("Fatima el Amrani");
    archive.save(2, &[Change::participant(person, [ParticipantEdit::Name(name.clone())])]).unwrap();
    let said = [WishEdit::On(Day::from_ymd(2026, 11, 23)), WishEdit::Words("Ik wil zelf lezen.".into())];
    let (action, touched) = archive.save(3, &[Change::new(person, wish, said)]).unwrap();
    assert_eq!(*touched.dossiers[0].wish().unwrap().1.words, "Ik wil zelf lezen.");
    let (undo, touched) = archive.undo(4, action).unwrap();
    assert!(touched.dossiers[0].wish().is_none());
    archive.undo(5, undo).unwrap();
    drop(archive);

    let locked = Store::open(folder.path()).unwrap();
    assert_eq!(locked.location(), "Voorbeeldstad");
    let mut archive = Archive::open(locked.unlock(&passphrase(), 6).unwrap()).unwrap();
    let everybody = archive.summaries().unwrap();
    assert_eq!((everybody.len(), &everybody[0].name), (1, &name));
    let dossier = archive.dossier(person).unwrap();
    assert_eq!(*dossier.wish().unwrap().1.words, "Ik wil zelf lezen.");
    assert_eq!(archive.catalogue().coach_name(archive.coach()), Some("Ilse"));
}

fn unprotected(folder: &std::path::Path) -> Archive {
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    Archive::create_unprotected(folder, "Voorbeeldstad", "Ilse", passphrase, 1).unwrap().0
}

#[test]
fn a_list_is_taken_over_once_and_a_second_time_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = unprotected(folder.path());
    let today = Day::from_ymd(2026, 11, 23).unwrap();
    let bytes = std::fs::read("tests/data/people-sample.csv").unwrap();
    let list = people_csv::read(&bytes, None, today).unwrap();
    let people: Vec<_> = list.rows.iter().map(|row| &row.person).collect();
    let mut ids = IdSource::from_seed([4; 32]);
    let planned = archive.plan_people(people.iter().copied(), today, &mut ids).unwrap();
    let stopped = archive.import_people(2, &planned, &mut |done| done < 5);
    assert!(stopped.is_err() && archive.summaries().unwrap().is_empty(), "a stop leaves nothing");
    let (action, touched) = archive.import_people(3, &planned, &mut |_| true).unwrap();
    assert_eq!(archive.summaries().unwrap().len(), touched.len());
    let new = planned.iter().filter(|one| one.outcome == Outcome::New).count();
    assert_eq!(touched.len(), new);
    let again = archive.plan_people(people.iter().copied(), today, &mut ids).unwrap();
    let other: Vec<_> = again.iter().zip(&people).filter(|(one, _)| one.outcome != Outcome::Same).collect();
    assert!(other.is_empty(), "nothing is left to change: {other:#?}");
    assert_eq!(archive.import_people(4, &again, &mut |_| true).unwrap().0, None);
    archive.undo(5, action.unwrap()).unwrap();
    assert!(archive.summaries().unwrap().is_empty(), "an import is undone as one action");
}

#[test]
fn the_demo_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = unprotected(folder.path());
    let today = Day::from_ymd(2026, 11, 23).unwrap();
    let demo = Demo { participants: 60, ..Demo::default() };
    demo.fill(&mut archive, today, &mut |_| true).unwrap();
    assert_eq!(archive.store().check(&mut |_, _| true).unwrap().problems, []);
    let everybody = archive.summaries().unwrap();
    assert_eq!(everybody.len(), 60);
    let contested: Vec<&Summary> = everybody.iter().filter(|one| one.contested).collect();
    assert_eq!(contested.len(), 1);
    let dispute = archive.dossier(contested[0].id).unwrap().disputes().remove(0);
    let authors: Vec<_> =
        dispute.versions.iter().map(|one| archive.catalogue().coach_name(one.by.author)).collect();
    assert_eq!((contested[0].name.first().as_str(), authors), ("Ria", vec![Some("Mo"), Some("Ilse")]));
    let locked = archive.lock().unwrap();
    let store = locked.unlock(&SecretString::from(PASSPHRASE.to_owned()), 6).unwrap();
    let mut archive = Archive::open(store).unwrap();
    let mut again = archive.summaries().unwrap();
    again.sort_by_key(|one| one.id);
    let mut everybody = everybody;
    everybody.sort_by_key(|one| one.id);
    assert_eq!(again, everybody);
}

#[test]
fn what_the_location_decides_is_there_after_a_restart_and_the_agenda_follows_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = unprotected(folder.path());
    let mut ids = IdSource::from_seed([2; 32]);
    let today = Day::from_ymd(2026, 11, 23).unwrap();
    let name = [ParticipantEdit::Name(Name::split("Noor Voorbeeld"))];
    let person = ids.dossier();
    let intake = [StatusChangeEdit::On(Some(today)), StatusChangeEdit::Status(Some(Status::Intake))];
    let changes = [Change::participant(person, name), Change::new(person, ids.record(), intake)];
    archive.save(2, &changes).unwrap();
    let due = |people: &[Summary]| people[0].lines[0].due;
    assert_eq!(due(&archive.summaries().unwrap()), today.plus_weeks(1));

    let partner = NewPartner { name: "Wijkteam".into(), purpose: "opvang".into(), contact: "balie".into() };
    let before = archive.catalogue().schedule()[0];
    let after = ScheduleLine { after: Interval::Weeks(3), ..before };
    let coach = archive.coach();
    let mut desk = Desk { today, coach, ids: &mut ids };
    let decide = archive.catalogue().clone();
    let changes = [
        location::rename(&decide, "Taalhuis Anderstad", &desk).unwrap(),
        location::long_weeks(&decide, 6, &desk).unwrap(),
        location::put_line(&decide, Some(before), after, &desk).unwrap(),
        location::partner(&decide, None, &partner, &mut desk).unwrap(),
    ]
    .concat();
    let (action, touched) = archive.save(3, &changes).unwrap();
    assert!(touched.catalogue.is_some_and(|catalogue| catalogue.long_weeks() == 6));
    let (again, more) = archive.refresh(10).unwrap();
    assert_eq!((due(&again), more), (today.plus_weeks(3), false), "whose agenda changed");
    assert_eq!(archive.refresh(10).unwrap(), (Vec::new(), false), "and that is all");
    assert_eq!(due(&archive.summaries().unwrap()), today.plus_weeks(3));

    let locked = archive.lock().unwrap();
    assert_eq!(locked.location(), "Taalhuis Anderstad");
    let store = locked.unlock(&SecretString::from(PASSPHRASE.to_owned()), 6).unwrap();
    let mut archive = Archive::open(store).unwrap();
    let kept = archive.catalogue();
    assert_eq!((kept.location.name.as_str(), kept.long_weeks()), ("Taalhuis Anderstad", 6));
    assert_eq!((kept.schedule().len(), kept.schedule()[0]), (8, after));
    assert_eq!(kept.partners_by_name()[0].1.contact.as_str(), "balie");
    assert_eq!(due(&archive.summaries().unwrap()), today.plus_weeks(3));

    archive.undo(4, action).unwrap();
    assert_eq!(archive.refresh(0).unwrap(), (Vec::new(), true), "a few at a time");
    assert_eq!(due(&archive.refresh(1).unwrap().0), today.plus_weeks(1), "undo brings the agenda back too");
    assert!(archive.catalogue().has_default_schedule() && archive.catalogue().partners.is_empty());
    assert_eq!(archive.lock().unwrap().location(), "Voorbeeldstad");
}

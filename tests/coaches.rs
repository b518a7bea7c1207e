//! Coaches of a workstation: who leaves hands over everything and comes in no more, here and where the removal arrives.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use secrecy::SecretString;
use tempfile::TempDir;
use trede::archive::{Archive, ArchiveError};
use trede::domain::acts::ActError;
use trede::domain::agenda::What;
use trede::domain::catalogue::{Catalogue, CoachEdit, Role};
use trede::domain::participant::ParticipantEdit;
use trede::domain::{Access, Change, Day, Name};
use trede::exchange::renewal;
use trede::id::{CoachId, DossierId, IdSource};
use trede::store::{Env, Store, StoreError};

const ILSE: &str = "de lange zin van ilse";
const MO: &str = "de lange zin van mo";
const NOW: u64 = 1_795_000_000_000;

fn at() -> (u64, Day) {
    (NOW, "2026-11-23".parse().unwrap())
}

fn secret(text: &str) -> SecretString {
    text.to_owned().into()
}

fn begin() -> (TempDir, Archive, String) {
    let home = TempDir::new().unwrap();
    let (archive, words) =
        Archive::create_unprotected(home.path(), "Voorbeeldstad", "Ilse", secret(ILSE), NOW).unwrap();
    (home, archive, words.words().join(" "))
}

fn enter(home: &TempDir, passphrase: &str) -> Result<Archive, ArchiveError> {
    let locked = Store::open_with(Env::cheap(home.path()), home.path())?;
    Archive::open(locked.unlock(&secret(passphrase), NOW).map_err(|refused| refused.error)?)
}

fn refused(home: &TempDir, passphrase: &str) -> bool {
    matches!(enter(home, passphrase), Err(ArchiveError::Store(StoreError::WrongPassphrase { .. })))
}

#[test]
fn who_leaves_hands_over_everything_and_comes_in_no_more() {
    let (home, mut archive, _) = begin();
    let ilse = archive.coach();
    let mo = archive.add_coach(at(), "Mo", Role::Coach, &secret(MO)).unwrap();
    let person = IdSource::from_seed([1; 32]).dossier();
    let edits = [ParticipantEdit::Name(Name::split("Fatima el Amrani")), ParticipantEdit::Coach(Some(mo))];
    archive.save(NOW, &[Change::participant(person, edits)]).unwrap();
    drop(archive);
    let mut archive = enter(&home, MO).unwrap();
    assert_eq!(archive.coach(), mo, "the passphrase says who comes in");
    let refusal = archive.remove_coach(at(), ilse, mo);
    assert!(matches!(refusal, Err(ArchiveError::Act(ActError::CoordinatorOnly))));
    archive.save_draft(&"half getypt".to_owned()).unwrap();
    drop(archive);

    let mut archive = enter(&home, ILSE).unwrap();
    assert_eq!(archive.draft::<String>().unwrap(), None, "a draft is for who typed it");
    let refusal = archive.remove_coach(at(), ilse, mo);
    assert!(matches!(refusal, Err(ArchiveError::Act(ActError::LastCoordinator))));
    assert_eq!(archive.remove_coach(at(), mo, ilse).unwrap().dossiers, 1);
    assert!(renewal::is_due(&mut archive, home.path()).unwrap());
    renewal::renew(&mut archive, home.path(), at(), &mut |_, _| true).unwrap();
    let summary = &archive.summaries().unwrap()[0];
    assert_eq!(summary.coach, Some(ilse));
    // that its time is over one day is for whoever coordinates, and nobody's own
    let (expires, others): (Vec<_>, Vec<_>) =
        summary.lines.iter().partition(|line| matches!(line.what, What::Expires(_)));
    assert!(!others.is_empty() && others.iter().all(|line| line.coach == Some(ilse)));
    assert!(expires.iter().all(|line| line.coach.is_none()));
    let here = archive.coaches_here().unwrap();
    assert_eq!((here.len(), here[0].people), (1, 1));
    assert_eq!(archive.catalogue().coach_name(mo), Some("Mo"));
    let noted: Vec<u8> = archive.store().accesses().unwrap().iter().map(|line| line.what).collect();
    for access in [Access::CoachAdded, Access::CoachRemoved] {
        assert!(noted.contains(&access.code()), "{access:?}");
    }
    drop(archive);
    assert!(refused(&home, MO));
    enter(&home, ILSE).unwrap();
}

#[test]
fn a_removal_that_arrives_from_another_workstation_counts_here_too() {
    let (home, mut archive, _) = begin();
    let mo = archive.add_coach(at(), "Mo", Role::Coach, &secret(MO)).unwrap();
    let left = Change::new(DossierId::CATALOGUE, Catalogue::coach_record(mo), [CoachEdit::Withdrawn(true)]);
    archive.save(NOW, &[left]).unwrap();
    drop(archive);
    assert!(matches!(enter(&home, MO), Err(ArchiveError::Left)));
    assert!(refused(&home, MO), "and the passphrase went");
    let mut archive = enter(&home, ILSE).unwrap();
    assert!(renewal::is_due(&mut archive, home.path()).unwrap());
}

#[test]
fn a_coach_of_this_location_without_a_passphrase_here_gets_one() {
    let (home, mut archive, _) = begin();
    let noor = CoachId::from_bytes([9; 16]);
    let edits =
        [CoachEdit::Id(Some(noor)), CoachEdit::Name("Noor".into()), CoachEdit::Role(Some(Role::Coach))];
    archive.save(NOW, &[Change::new(DossierId::CATALOGUE, Catalogue::coach_record(noor), edits)]).unwrap();
    assert!(!archive.coaches_here().unwrap()[1].can_enter);
    assert_eq!(archive.add_coach(at(), "noor", Role::Coach, &secret(MO)).unwrap(), noor);
    let again = archive.add_coach(at(), "Noor", Role::Coach, &secret("nog een lange zin"));
    assert!(matches!(again, Err(ArchiveError::Act(ActError::AlreadyThere))));
    let same = archive.add_coach(at(), "Bo", Role::Coach, &secret(MO));
    assert!(matches!(same, Err(ArchiveError::Store(StoreError::UnfitPassphrase))));
    assert!(archive.coaches_here().unwrap().iter().all(|coach| coach.name != "Bo"), "nothing of it is kept");
    drop(archive);
    assert_eq!(enter(&home, MO).unwrap().coach(), noor);
}

#[test]
fn words_that_were_used_open_nothing_any_more() {
    let (home, archive, old) = begin();
    let ilse = archive.coach();
    drop(archive);
    let with_words = |words: &str| {
        let locked = Store::open_with(Env::cheap(home.path()), home.path()).unwrap();
        locked.unlock_with_words(&secret(words), 1 << 50)
    };
    let mut archive = Archive::open(with_words(&old).unwrap()).unwrap();
    archive.recover_coach(NOW, ilse, &secret(MO)).unwrap();
    let new = archive.new_words().unwrap();
    archive.replace_used_words(NOW, &new).unwrap();
    renewal::renew(&mut archive, home.path(), at(), &mut |_, _| true).unwrap();
    drop(archive);
    assert!(with_words(&old).is_err());
    assert!(refused(&home, ILSE));
    assert_eq!(enter(&home, MO).unwrap().coach(), ilse);
    with_words(&new.words().join(" ")).unwrap();
}

//! What a coach saved is there after a restart, in the domain's words, and undo reaches the disk.

use secrecy::SecretString;
use trede::archive::Archive;
use trede::domain::Change;
use trede::domain::participant::ParticipantEdit;
use trede::domain::perspective::WishEdit;
use trede::domain::{Day, Name};
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

//! Backups: words alone bring everything back, passphrases stay, the erased stays erased, and half a backup is none.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use tempfile::TempDir;
use trede::archive::Archive;
use trede::bundle::BundleError;
use trede::domain::participant::ParticipantEdit;
use trede::domain::{Access, Change, Day, Name};
use trede::exchange::{ExchangeError, backup, own, renewal};
use trede::id::{CoachId, DossierId, IdSource};
use trede::journal::Target;
use trede::store::{Cost, Env, Proof, Store, StoreError};

const NOW: u64 = 1_795_000_000_000;
const PASSPHRASE: &str = "een lange test wachtzin";

struct Place {
    home: TempDir,
    archive: Archive,
    words: SecretString,
    ids: IdSource,
}

impl Place {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        let store = home.path().join("store");
        let (archive, words) =
            Archive::create_unprotected(&store, "Voorbeeldstad", "Ilse", PASSPHRASE.into(), NOW).unwrap();
        let words = words.words().join(" ").into();
        Self { home, archive, words, ids: IdSource::from_seed([1; 32]) }
    }

    fn person(&mut self, given: &str) -> DossierId {
        let id = self.ids.dossier();
        let edit = ParticipantEdit::Name(Name::new(given, "", "Voorbeeld"));
        self.archive.save(NOW, &[Change::participant(id, [edit])]).unwrap();
        self.archive.log_access(NOW, id, Access::Viewed.code()).unwrap();
        id
    }

    fn backup(&mut self, name: &str) -> PathBuf {
        let file = self.home.path().join(name);
        backup::make(&mut self.archive, &file, NOW, &mut |_, _| true).unwrap();
        file
    }

    fn restore(&self, file: &Path, to: &str, proof: &Proof) -> Result<Archive, ExchangeError> {
        let folder = self.home.path().join(to);
        backup::restore(file, &folder, &Env::cheap, proof, NOW, &mut |_, _| true)?;
        let locked = Store::open_with(Env::cheap(&folder), &folder).unwrap();
        Ok(Archive::open(locked.unlock(&PASSPHRASE.into(), NOW).unwrap()).unwrap())
    }
}

fn names(archive: &mut Archive) -> Vec<String> {
    let mut names: Vec<String> = archive.summaries().unwrap().iter().map(|one| one.name.first()).collect();
    names.sort();
    names
}

#[test]
fn words_and_the_bundle_alone_bring_everything_back() {
    let mut place = Place::new();
    let fatima = place.person("Fatima");
    place.person("Jan");
    let card = own::card(&mut place.archive).unwrap();
    let file = place.backup("kluis.trede");
    std::fs::remove_file(file.with_extension("keyring")).unwrap();
    let words = Proof::Words(place.words.clone());
    let mut back = place.restore(&file, "terug", &words).unwrap();
    assert_eq!(names(&mut back), ["Fatima", "Jan"]);
    assert_eq!(back.store().tally().unwrap().count, place.archive.store().tally().unwrap().count);
    assert_eq!(own::card(&mut back).unwrap(), card, "other places still know it");
    assert_eq!(back.catalogue().here, place.archive.catalogue().here);
    assert!(back.store().accesses().unwrap().iter().any(|line| line.dossier == fatima));
    // it goes on in a stream of its own
    let before = back.store().announced().unwrap();
    back.save(NOW, &[Change::participant(fatima, [ParticipantEdit::BirthYear(Some(1980))])]).unwrap();
    let after = back.store().announced().unwrap();
    assert_eq!(after.difference(&before).streams().filter(|(id, _)| before.stream(*id).is_some()).count(), 0);
}

#[test]
fn a_passphrase_with_the_key_file_is_enough_and_a_wrong_one_is_not() {
    let mut place = Place::new();
    place.person("Fatima");
    let file = place.backup("kluis.trede");
    let wrong = Proof::Passphrase("een heel andere zin".into());
    let refused = place.restore(&file, "fout", &wrong);
    assert!(matches!(
        refused,
        Err(ExchangeError::Archive(trede::archive::ArchiveError::Store(StoreError::WrongPassphrase { .. })))
    ));
    assert!(!place.home.path().join("fout").exists());
    let other = Place::new();
    assert!(place.restore(&file, "fout", &Proof::Words(other.words)).is_err());
    let right = Proof::Passphrase(PASSPHRASE.into());
    assert_eq!(names(&mut place.restore(&file, "terug", &right).unwrap()), ["Fatima"]);
    // never over a store that is there
    assert!(place.restore(&file, "terug", &right).is_err());
}

#[test]
fn an_old_backup_brings_nobody_back_who_was_erased_since() {
    let mut place = Place::new();
    let fatima = place.person("Fatima");
    place.person("Jan");
    let old = place.backup("oud.trede");
    let coach = place.archive.coach();
    place.archive.store().erase(NOW, coach, Target::Dossier(fatima), 20_000).unwrap();
    place.backup("nieuw.trede");
    let mut back = place.restore(&old, "terug", &Proof::Words(place.words.clone())).unwrap();
    assert_eq!(names(&mut back), ["Jan"]);
}

#[test]
fn a_damaged_or_stopped_backup_is_none() {
    let mut place = Place::new();
    place.person("Fatima");
    let file = place.backup("kluis.trede");
    let whole = std::fs::read(&file).unwrap();
    let words = Proof::Words(place.words.clone());
    for at in (0..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        assert!(place.restore(&file, "stuk", &words).is_err(), "byte {at}");
        assert!(!place.home.path().join("stuk").exists());
    }
    let stopped = place.home.path().join("gestopt.trede");
    assert!(backup::make(&mut place.archive, &stopped, NOW, &mut |_, _| false).is_err());
    assert!(!stopped.exists() && !stopped.with_extension("keyring").exists());
    assert!(
        backup::make(&mut place.archive, &file, NOW, &mut |_, _| true).is_err(),
        "never over another file"
    );
}

#[test]
fn one_backup_a_day_is_made_by_itself_and_says_nothing_to_strangers() {
    let mut place = Place::new();
    place.person("Fatima");
    let folder = place.home.path().join("store");
    let today = Day::from_ymd(2026, 11, 23).unwrap();
    assert_eq!(backup::latest(&folder), None);
    let made = backup::daily(&mut place.archive, &folder, NOW, today, &mut |_, _| true).unwrap().unwrap();
    assert!(backup::daily(&mut place.archive, &folder, NOW, today, &mut |_, _| true).unwrap().is_none());
    assert_eq!(backup::latest(&folder), Some(today));
    let bytes =
        [std::fs::read(&made.file).unwrap(), std::fs::read(made.file.with_extension("keyring")).unwrap()];
    for bytes in bytes {
        assert!(!bytes.windows(6).any(|six| six == b"Fatima"));
    }
    let mut back = place.restore(&made.file, "terug", &Proof::Words(place.words.clone())).unwrap();
    assert_eq!(names(&mut back), ["Fatima"]);
}

#[test]
fn a_restore_that_stops_leaves_the_folder_as_it_was() {
    let mut place = Place::new();
    place.person("Fatima");
    let file = place.backup("kluis.trede");
    let words = Proof::Words(place.words.clone());
    let folder = place.home.path().join("terug");
    let mut steps = 0;
    let stop_at = |most: i32, folder: &Path| {
        let mut left = most;
        backup::restore(&file, folder, &Env::cheap, &words, NOW, &mut |_, _| {
            left -= 1;
            left > 0
        })
    };
    while stop_at(steps, &folder).is_err() {
        steps += 1;
        assert!(!folder.exists(), "after {steps} steps");
    }
    assert!(steps > 5, "it was stopped in the middle too");

    // a folder with something else in it: what somebody keeps there stays
    let other = place.home.path().join("map");
    std::fs::create_dir(&other).unwrap();
    std::fs::write(other.join("lees mij.txt"), "van de bieb").unwrap();
    // and half a store that a power cut left is taken for no store
    std::fs::create_dir_all(other.join("restoring/safety")).unwrap();
    std::fs::write(other.join("restoring/keyring"), "half").unwrap();
    assert!(stop_at(5, &other).is_err());
    assert!(matches!(Store::open_with(Env::cheap(&other), &other), Err(StoreError::NotAStore)));
    backup::restore(&file, &other, &Env::cheap, &words, NOW, &mut |_, _| true).unwrap();
    assert!(other.join("lees mij.txt").exists() && !other.join("restoring").exists());
    let locked = Store::open_with(Env::cheap(&other), &other).unwrap();
    let mut back = Archive::open(locked.unlock(&PASSPHRASE.into(), NOW).unwrap()).unwrap();
    assert_eq!(names(&mut back), ["Fatima"]);
    assert!(back.store().check(&mut |_, _| true).unwrap().problems.is_empty());
}

#[test]
fn what_is_no_backup_or_lacks_its_key_file_is_told() {
    let mut place = Place::new();
    let file = place.backup("kluis.trede");
    std::fs::remove_file(file.with_extension("keyring")).unwrap();
    let passphrase = Proof::Passphrase(PASSPHRASE.into());
    assert!(matches!(place.restore(&file, "terug", &passphrase), Err(ExchangeError::NoKeyFile)));
    let text = place.home.path().join("brief.trede");
    std::fs::write(&text, "Beste mevrouw").unwrap();
    assert!(matches!(
        place.restore(&text, "terug", &passphrase),
        Err(ExchangeError::Bundle(BundleError::NotABundle))
    ));
    assert!(!place.home.path().join("terug").exists());
    let other = backup::file_name(&mut place.archive, Day::from_ymd(2026, 11, 23).unwrap()).unwrap();
    assert!(other.starts_with("trede-backup-2026-11-23-"), "{other}");
    assert_eq!(Path::new(&other).extension().unwrap(), "trede");
}

#[test]
fn backups_that_a_removed_coach_opens_are_made_anew() {
    let mut place = Place::new();
    place.person("Fatima");
    let jan = place.person("Jan");
    let (leaver, theirs) = (CoachId::from_bytes([7; 16]), "de zin van wie weggaat");
    place.archive.store().set_passphrase(leaver, &theirs.into(), Cost::CHEAP).unwrap();
    let store = place.home.path().join("store");
    let day = |text: &str| text.parse::<Day>().unwrap();
    for today in ["2026-11-20", "2026-11-23"] {
        backup::daily(&mut place.archive, &store, NOW, day(today), &mut |_, _| true).unwrap().unwrap();
    }
    let folder = store.join(backup::FOLDER);
    let kept = |folder: &Path| -> Vec<PathBuf> {
        let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|path| path.extension().is_some_and(|extension| extension == "trede")).collect()
    };
    assert!(!renewal::is_due(&mut place.archive, &store).unwrap());
    assert_eq!(kept(&folder).len(), 2);
    let with_their_passphrase = Proof::Passphrase(theirs.into());
    let opens = |file: &Path, to: &Path| {
        backup::restore(file, to, &Env::cheap, &with_their_passphrase, NOW, &mut |_, _| true).is_ok()
    };
    assert!(opens(&kept(&folder)[0], &place.home.path().join("van haar")), "before it opened");

    place.archive.store().remove_coach(leaver).unwrap();
    let coach = place.archive.coach();
    place.archive.store().erase(NOW, coach, Target::Dossier(jan), 20_000).unwrap();
    assert!(renewal::is_due(&mut place.archive, &store).unwrap());
    let now = (NOW, day("2026-11-24"));
    let done = renewal::renew(&mut place.archive, &store, now, &mut |_, _| true).unwrap();
    assert_eq!(done, renewal::Renewed { store: true, backups: 2 });
    assert!(!renewal::is_due(&mut place.archive, &store).unwrap());
    let left = kept(&folder);
    assert_eq!(left.len(), 1);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2, "it and its key file");
    assert!(!opens(&left[0], &place.home.path().join("niet van haar")));
    let words = Proof::Words(place.words.clone());
    assert_eq!(names(&mut place.restore(&left[0], "terug", &words).unwrap()), ["Fatima"]);
    assert_eq!(names(&mut place.archive), ["Fatima"]);
}

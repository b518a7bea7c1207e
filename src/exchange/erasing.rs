//! Erasing somebody for good: hidden at once, and gone from every file when [`renewal`](super::renewal) is through.

use std::collections::BTreeSet;

use super::ExchangeError;
use crate::archive::Archive;
use crate::domain::{Access, Day};
use crate::id::DossierId;
use crate::journal::Target;

/// Erases a person: each dossier that is theirs. What remains is the id, the day, and who did it, in the access log; it
/// goes with every bundle and wins over whatever comes later. [`renewal::renew`](super::renewal::renew) makes the files anew.
///
/// # Errors
/// Somebody who is no coordinator; what the disk refuses.
pub fn erase(
    archive: &mut Archive,
    id: DossierId,
    (now_ms, today): (u64, Day),
) -> Result<BTreeSet<DossierId>, ExchangeError> {
    if !archive.catalogue().is_coordinator(archive.coach()) {
        return Err(ExchangeError::NotCoordinator);
    }
    let gone = archive.members(id)?;
    // noted first: what cannot be noted is not done
    archive.log_accesses(now_ms, gone.iter().copied(), Access::Erased.code())?;
    let coach = archive.coach();
    for member in &gone {
        archive.store().erase(now_ms, coach, Target::Dossier(*member), today.number())?;
    }
    archive.forget(&gone);
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::bundle::{self, Opener, Part};
    use crate::domain::participant::ParticipantEdit;
    use crate::domain::perspective::WishEdit;
    use crate::domain::{Change, Name};
    use crate::exchange::{backup, renewal};
    use crate::id::IdSource;
    use crate::store::{Env, Proof, Store, backup_secret};

    const NOW: u64 = 1_795_000_000_000;
    const MARKS: [&str; 5] = ["Merkwoord", "wenswoord", "oudewens", "concepttekst", "maatjewoord"];
    const STAYS: &str = "Blijfwoord";

    fn today() -> Day {
        Day::from_ymd(2026, 11, 23).unwrap()
    }

    fn name(id: DossierId, given: &str) -> Change {
        Change::participant(id, [ParticipantEdit::Name(Name::new(given, "", "Voorbeeld"))])
    }

    /// The kept backups in which these words stand, opened with a coach's passphrase and the key file beside them.
    fn backups_with(folder: &Path, words: &[u8]) -> usize {
        let env = Env::cheap(folder);
        let key_file = std::fs::read(folder.join("keyring")).unwrap();
        let proof = Proof::Passphrase("een lange zin".into());
        let secret = backup_secret(&proof, Some(&key_file), &env).unwrap().unwrap();
        let opener = Opener::secret(&secret).unwrap();
        let files =
            std::fs::read_dir(folder.join(backup::FOLDER)).unwrap().map(|entry| entry.unwrap().path());
        let mut found = 0;
        for file in files.filter(|file| file.extension().is_some_and(|end| end == "trede")) {
            let open = || std::io::BufReader::new(std::fs::File::open(&file).unwrap());
            let verified = bundle::verify(open(), &opener, &mut |_| true).unwrap();
            let mut holds = false;
            let mut look = |part: Part<'_>| -> Result<(), ExchangeError> {
                let bytes = match &part {
                    Part::Entry(entry) => entry.bytes().to_vec(),
                    Part::Settings(bytes) | Part::Access(bytes) => bytes.to_vec(),
                };
                holds |= bytes.windows(words.len()).any(|window| window == words);
                Ok(())
            };
            bundle::read(open(), &opener, &verified, &mut look).unwrap();
            found += usize::from(holds);
        }
        found
    }

    fn everywhere(archive: &mut Archive, folder: &Path, words: &str) -> usize {
        archive.store().files_with(folder, words.as_bytes()).len() + backups_with(folder, words.as_bytes())
    }

    /// A store in which somebody's words stand in logs, database, summaries, a draft, a backup and another's history.
    fn lived(folder: &Path) -> (Archive, DossierId, DossierId) {
        let (mut archive, _) =
            Archive::create_unprotected(folder, "Voorbeeldstad", "Ilse", "een lange zin".into(), NOW)
                .unwrap();
        let mut ids = IdSource::from_seed([1; 32]);
        let (gone, stays) = (ids.dossier(), ids.dossier());
        let (wish, words) = (ids.record(), |words: &str| [WishEdit::Words(words.into())]);
        archive.save(NOW, &[name(gone, MARKS[0])]).unwrap();
        archive.save(NOW + 1, &[name(stays, STAYS)]).unwrap();
        archive.save(NOW + 2, &[Change::new(gone, wish, words(MARKS[2]))]).unwrap();
        archive.save(NOW + 3, &[Change::new(gone, wish, words(MARKS[1]))]).unwrap();
        archive
            .save(NOW + 4, &[Change::participant(gone, [ParticipantEdit::Buddy(MARKS[4].into())])])
            .unwrap();
        archive.summaries().unwrap();
        let coach = archive.coach();
        archive.save_draft(&(gone, MARKS[3].to_owned())).unwrap();
        assert!(archive.store().load_draft(coach).unwrap().is_some());
        backup::daily(&mut archive, folder, NOW, today(), &mut |_, _| true).unwrap();
        // the database is on the disk too
        let locked = archive.lock().unwrap();
        (Archive::open(locked.unlock(&"een lange zin".into(), NOW).unwrap()).unwrap(), gone, stays)
    }

    #[test]
    fn after_it_no_kept_key_opens_a_word_of_it_in_any_file() {
        let home = tempfile::TempDir::new().unwrap();
        let folder = home.path();
        let (mut archive, gone, stays) = lived(folder);
        for mark in MARKS {
            assert!(everywhere(&mut archive, folder, mark) > 0, "the search finds {mark} while it is there");
        }
        assert!(backups_with(folder, MARKS[1].as_bytes()) == 1);
        let erased = erase(&mut archive, gone, (NOW + 9, today())).unwrap();
        assert_eq!(erased, [gone].into());
        assert!(archive.summaries().unwrap().iter().all(|one| one.id != gone), "hidden at once");
        archive.drop_drafts_of_erased(|draft: &(DossierId, String)| Some(draft.0)).unwrap();
        assert!(
            renewal::is_due(&mut archive, folder).unwrap(),
            "and seen as work that is left, after a crash too"
        );
        renewal::renew(&mut archive, folder, (NOW + 10, today()), &mut |_, _| true).unwrap();
        assert!(!renewal::is_due(&mut archive, folder).unwrap());
        for mark in MARKS {
            assert_eq!(everywhere(&mut archive, folder, mark), 0, "{mark}");
        }
        assert!(everywhere(&mut archive, folder, STAYS) > 1, "others stay, in the store and in the backup");
        assert_eq!(archive.summaries().unwrap().iter().map(|one| one.id).collect::<Vec<_>>(), [stays]);
        let kept: Vec<_> = archive.store().erasures().targets().collect();
        assert_eq!(kept, [(Target::Dossier(gone), today().number())], "only id and date");
        let log = archive.access_log().unwrap();
        let who = log.iter().find(|line| line.what == Some(Access::Erased)).unwrap();
        assert_eq!((who.dossier, who.coach), (gone, archive.coach()));
        assert_eq!(archive.store().check(&mut |_, _| true).unwrap().problems, []);
    }

    #[test]
    fn what_was_cut_off_goes_on_at_the_next_opening() {
        let home = tempfile::TempDir::new().unwrap();
        let folder = home.path();
        let (mut archive, gone, _) = lived(folder);
        erase(&mut archive, gone, (NOW + 9, today())).unwrap();
        let stopped = renewal::renew(&mut archive, folder, (NOW + 10, today()), &mut |_, _| false);
        assert!(stopped.is_err());
        drop(archive);
        let locked = Store::open_with(Env::cheap(folder), folder).unwrap();
        let mut archive = Archive::open(locked.unlock(&"een lange zin".into(), NOW).unwrap()).unwrap();
        assert!(archive.summaries().unwrap().iter().all(|one| one.id != gone));
        assert!(renewal::is_due(&mut archive, folder).unwrap());
        archive.drop_drafts_of_erased(|draft: &(DossierId, String)| Some(draft.0)).unwrap();
        renewal::renew(&mut archive, folder, (NOW + 11, today()), &mut |_, _| true).unwrap();
        assert!(MARKS.iter().all(|mark| everywhere(&mut archive, folder, mark) == 0));
    }
}

//! The watched folder, for the screen: choosing it, and one round in a quiet moment.

use std::path::Path;

use super::around::{around, keep_last};
use super::{Answer, Hands, done, number};
use crate::app::exchange::Rounded;
use crate::app::runtime::people::from_home;
use crate::app::said::Said;
use crate::archive::Archive;
use crate::bundle::BundleError;
use crate::exchange::ExchangeError;
use crate::exchange::folder::Folder;
use crate::exchange::watch::{self, Moment, Round, Trouble, Why};

/// Watches this folder from now on; none when it is empty. A folder that is not there yet may come: a stick.
pub fn choose(hands: &mut Hands<'_>, folder: &str) -> Result<Answer, ExchangeError> {
    if folder.is_empty() {
        watch::set_folder(hands.archive, None)?;
        return done(hands, Said::plain("watch-did-none"));
    }
    let path = from_home(folder);
    if path.is_relative() || path.is_file() {
        let error = std::io::Error::from(std::io::ErrorKind::NotADirectory);
        return Err(BundleError::from(error).into());
    }
    let path = path.to_string_lossy();
    watch::set_folder(hands.archive, Some(&path))?;
    done(hands, Said::plain("watch-did-choose").text("folder", path.as_ref()))
}

/// One round, as long as nobody asks for anything.
pub fn round(
    archive: &mut Archive,
    home: &Path,
    now: Moment,
    go_on: &dyn Fn() -> bool,
) -> Result<Answer, ExchangeError> {
    let Some(folder) = watch::folder(archive)? else {
        return Ok(Answer::Around(Box::new(around(archive, home, true)?)));
    };
    let mut carrier = Folder::new(from_home(&folder));
    let round = watch::round(archive, &mut carrier, now, &mut || go_on());
    let came = round.taken.iter().rev().find(|one| one.entries > 0).map(|one| one.label.clone());
    let went = round.laid.iter().rev().find(|one| one.entries > 0).map(|one| one.to.join(", "));
    if let Some(label) = came.or(went) {
        keep_last(archive, &label, now.today)?;
    }
    let (said, tell) = told(&round);
    let fresh = if round.dossiers.is_empty() {
        None
    } else {
        Some((archive.summaries()?, Box::new(archive.catalogue().clone())))
    };
    Ok(Answer::Rounded(Box::new(Rounded { said, tell, fresh, stations: around(archive, home, true)? })))
}

/// The round in one sentence, and whether somebody should see it.
fn told(round: &Round) -> (Said, bool) {
    let came: Vec<_> = round.taken.iter().filter(|one| one.entries > 0).collect();
    let sum = |count: fn(&watch::Arrival) -> usize| {
        number(came.iter().map(|one| u64::try_from(count(one)).unwrap_or_default()).sum())
    };
    if let Some(Trouble::Folder(error)) = &round.trouble
        && came.is_empty()
    {
        return (Said::plain(error.key()).text("why", error.to_string()), true);
    }
    if let Some(Trouble::Here(error)) = &round.trouble {
        return (super::said(error), true);
    }
    if !came.is_empty() {
        let mut places: Vec<&str> = came.iter().map(|one| one.label.as_str()).collect();
        places.dedup();
        let said = Said::plain("watch-notice-taken").text("place", places.join(", "));
        let said = said.number("new", sum(|one| one.people)).number("changed", sum(|one| one.changed));
        return (said.number("versions", sum(|one| one.two_versions)), true);
    }
    if let Some(waiting) = round.waiting.iter().find(|waiting| waiting.why.needs_somebody()) {
        let place = waiting.card.as_ref().map(|card| card.label.clone()).unwrap_or_default();
        let why = Said::plain(waiting.why.key()).text("place", place);
        return (Said::plain("watch-waits").text("name", waiting.name.as_str()).nested("why", &why), true);
    }
    if let Some(gap) = round.missing.first() {
        return (
            Said::plain("watch-missing").number("entries", number(gap.entries)).text("ask", gap.ask.as_str()),
            true,
        );
    }
    if let Some(half) = round.waiting.iter().find(|waiting| matches!(waiting.why, Why::Half | Why::Closed)) {
        let why = Said::plain(half.why.key());
        return (Said::plain("watch-waits").text("name", half.name.as_str()).nested("why", &why), false);
    }
    if let Some(laid) = round.laid.iter().find(|laid| laid.entries > 0) {
        return (Said::plain("watch-notice-laid").text("to", laid.to.join(", ")), false);
    }
    let waits: Vec<&str> =
        round.peers.iter().filter(|peer| peer.lacks > 0).map(|peer| peer.label.as_str()).collect();
    if waits.is_empty() {
        return (Said::plain("watch-notice-quiet"), false);
    }
    (Said::plain("watch-notice-waits-for").text("to", waits.join(", ")), false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::participant::ParticipantEdit;
    use crate::domain::{Change, Day, Name};
    use crate::exchange::{own, peers};
    use crate::id::IdSource;

    const NOW: Moment = Moment { ms: 1_795_000_000_000, today: Day::MIN };

    fn archive(home: &tempfile::TempDir, name: &str) -> Archive {
        let store = home.path().join(name);
        Archive::create_unprotected(&store, "Voorbeeld", "Ilse", "een lange zin".into(), NOW.ms).unwrap().0
    }

    fn looked(archive: &mut Archive, go_on: bool) -> Box<Rounded> {
        match round(archive, Path::new(""), NOW, &|| go_on).unwrap() {
            Answer::Rounded(rounded) => rounded,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn two_desks_that_chose_one_folder_have_the_same_people() {
        let home = tempfile::tempdir().unwrap();
        let (mut one, mut other) = (archive(&home, "one"), archive(&home, "other"));
        other.join_location(one.catalogue().here).unwrap();
        for (from, to) in [(0, 1), (1, 0)] {
            let both = [&mut one, &mut other];
            let card = own::card(both[from]).unwrap();
            peers::accept(both[to], card, NOW.ms).unwrap();
        }
        let person = IdSource::from_seed([1; 32]).dossier();
        let name = ParticipantEdit::Name(Name::new("Fatima", "", "Voorbeeld"));
        one.save(NOW.ms, &[Change::participant(person, [name])]).unwrap();
        let folder = home.path().join("shared");
        assert!(
            matches!(round(&mut one, Path::new(""), NOW, &|| true).unwrap(), Answer::Around(_)),
            "none was chosen"
        );
        for archive in [&mut one, &mut other] {
            let (cancel, tell) = (std::sync::atomic::AtomicBool::new(false), |_| ());
            let mut hands =
                Hands { archive, home: Path::new(""), cancel: &cancel, tell: &tell, now_ms: NOW.ms };
            assert!(choose(&mut hands, "map").is_err(), "a folder that depends on where the program began");
            choose(&mut hands, &folder.to_string_lossy()).unwrap();
        }
        assert_eq!(looked(&mut one, true).said.id, "watch-folder-gone");
        std::fs::create_dir(&folder).unwrap();
        let laid = looked(&mut one, true);
        assert_eq!((laid.said.id, laid.tell), ("watch-notice-laid", false));
        assert!(looked(&mut other, false).fresh.is_none(), "somebody asked for something");
        let came = looked(&mut other, true);
        assert_eq!((came.said.id, came.tell), ("watch-notice-taken", true));
        assert_eq!(came.fresh.unwrap().0[0].name.first(), "Fatima");
        assert_eq!(came.stations.last.unwrap().label, "Voorbeeld");
        looked(&mut one, true);
        looked(&mut other, true);
        assert_eq!(looked(&mut one, true).said.id, "watch-notice-quiet");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    }
}

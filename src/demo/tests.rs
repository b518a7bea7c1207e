//! The demo can be typed: no act is refused, the same seed makes the same people, and each state of the list occurs.

use super::*;
use crate::domain::participant::Status;
use crate::domain::{Authorship, Dossier, Summary};

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

/// The catalogue as it stands after the deed, without a store.
fn filled(deed: &Deed) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let by = Authorship::new(deed.author, deed.at_ms);
    deed.changes.iter().for_each(|change| catalogue.apply(change, by));
    catalogue
}

fn played(demo: Demo) -> (Vec<Dossier>, Catalogue) {
    let mut ids = demo.ids();
    let desk = ids.coach();
    let coaches = catalogue::coaches(desk, &mut ids);
    let deed = catalogue::fill(&coaches, today().plus_days(-400), &mut ids);
    let catalogue = filled(&deed);
    let place = Location { today: today(), coaches: &coaches, catalogue: &catalogue };
    let mut dossiers = Vec::new();
    for deeds in demo.lives(place, &mut ids) {
        let first = &deeds[0].changes[0];
        let mut dossier = Dossier::new(first.dossier);
        for deed in &deeds {
            for change in &deed.changes {
                assert_eq!(change.dossier, dossier.id, "a life is one dossier");
                dossier.apply(change, Authorship::new(deed.author, deed.at_ms));
            }
        }
        dossiers.push(dossier);
    }
    (dossiers, catalogue)
}

#[test]
fn the_domain_refuses_nothing_of_it() {
    let demo = Demo { participants: 200, seed: 3, edits: 0 };
    let mut ids = demo.ids();
    let coaches = catalogue::coaches(CoachId::default(), &mut ids);
    let catalogue = filled(&catalogue::fill(&coaches, today(), &mut ids));
    let place = Location { today: today(), coaches: &coaches, catalogue: &catalogue };
    for written in guided::LIVES.iter().chain(parted::LIVES) {
        let life = written(place, &mut ids);
        assert_eq!(life.refused, [], "{}", life.dossier.participant.name.listed());
    }
    let mut rng = fastrand::Rng::with_seed(3);
    for _ in 0..demo.participants {
        let life = generated::life(place, &mut ids, &mut rng, 0);
        assert_eq!(life.refused, [], "{}", life.dossier.participant.name.listed());
        assert!(life.today <= today());
    }
}

#[test]
fn the_same_seed_makes_the_same_people_and_another_one_others() {
    let demo = Demo { participants: 20, seed: 5, edits: 0 };
    assert_eq!(played(demo).0, played(demo).0);
    assert_ne!(played(demo).0.last(), played(Demo { seed: 6, ..demo }).0.last());
}

#[test]
fn every_status_occurs_and_the_list_is_as_long_as_asked() {
    let (dossiers, catalogue) = played(Demo { participants: 120, ..Demo::default() });
    assert_eq!(dossiers.len(), 120);
    let summaries: Vec<_> = dossiers.iter().map(|dossier| Summary::of(dossier, &catalogue)).collect();
    for status in Status::ALL.iter().filter(|status| **status != Status::NoContact) {
        assert!(summaries.iter().any(|person| person.status == *status), "{status:?}");
    }
    assert_eq!(played(Demo { participants: 3, ..Demo::default() }).0.len(), 3);
}

#[test]
fn a_number_of_edits_is_reached() {
    let demo = Demo { participants: 14, seed: 1, edits: 400 };
    let mut ids = demo.ids();
    let coaches = [ids.coach()];
    let catalogue = Catalogue::default();
    let place = Location { today: today(), coaches: &coaches, catalogue: &catalogue };
    let last = demo.lives(place, &mut ids).last().unwrap();
    assert!(
        last.iter().flat_map(|deed| &deed.changes).map(|change| change.edits.len()).sum::<usize>() >= 400
    );
}

#[test]
fn whoever_opens_it_first_need_not_wait_for_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let words = secrecy::SecretString::from("vier losse demo woorden".to_owned());
    let (mut archive, _) =
        Archive::create_unprotected(folder.path(), LOCATION, COACH, words, life::morning(today())).unwrap();
    let demo = Demo { participants: 14, ..Demo::default() };
    demo.fill(&mut archive, today(), &mut |_| true).unwrap();
    let (made, more) = archive.refresh(1).unwrap();
    assert!(made.is_empty() && !more, "nothing of it is left to do");
    assert_eq!(archive.summaries().unwrap().len(), 14);
}

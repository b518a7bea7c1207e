//! Made-up workstations, cards and bundles, as the worker would tell of them.

use std::collections::BTreeMap;

use trede::app::exchange::previews::{
    Arriving, ArrivingPerson, CardShown, Known, Leaving, LeavingPerson, Look,
};
use trede::app::exchange::{Backups, CheckWords, Found, LastBundle, Station, Stations};
use trede::domain::describe::{Title, Told};
use trede::domain::participant::ParticipantEdit;
use trede::domain::{Authorship, Difference, Dispute, Edit, Kind, Name, Version};
use trede::id::{CoachId, DossierId, LocationId, RecordId, StoreId};

use super::day;

fn words() -> CheckWords {
    CheckWords {
        dutch: "appel boot citroen deken emmer fiets gitaar hamer inkt jas".into(),
        english: "apple boat cabin danger eagle fabric galaxy habit idea jacket".into(),
    }
}

/// A desk that nobody knows yet.
pub fn alone() -> Stations {
    Stations {
        card: format!("TREDECARD1{}", "QPZRY9X8GF".repeat(20)),
        words: words(),
        label: "Taalhuis Voorbeeldstad".into(),
        folder: "/media/ilse/STICK".into(),
        backups: Some(Backups { here: Some(day("2026-11-23")), elsewhere: None }),
        ..Stations::default()
    }
}

/// A colleague's desk at this location, a Taalhuis elsewhere, and one that was removed.
pub fn three() -> Stations {
    let station = |number: u8, label: &str, ours: bool| Station {
        id: StoreId::from_bytes([number; 16]),
        label: label.into(),
        location: if ours { LocationId::default() } else { LocationId::from_bytes([number; 16]) },
        ours,
        removed: false,
        words: words(),
        heard: None,
        sent: None,
        lacks: None,
    };
    let known = vec![
        Station {
            heard: Some(day("2026-11-20")),
            sent: Some(day("2026-11-20")),
            lacks: Some(42),
            ..station(1, "Taalhuis Voorbeeldstad", true)
        },
        Station { heard: Some(day("2026-11-20")), ..station(2, "Taalhuis Elders", false) },
        Station { removed: true, ..station(3, "Oude bibliotheek", false) },
    ];
    let found = Found {
        path: "/media/ilse/STICK/taalhuis-elders-20261120-0042ab12cd34.trede".into(),
        name: "taalhuis-elders-20261120-0042ab12cd34.trede".into(),
        bytes: 86_016,
    };
    let last = LastBundle { label: "Elders".into(), on: day("2026-11-20") };
    let backups = Backups { here: Some(day("2026-11-23")), elsewhere: Some(day("2026-11-02")) };
    Stations { known, found: vec![found], last: Some(last), backups: Some(backups), ..alone() }
}

/// The card of the Taalhuis elsewhere.
pub fn card(known: Known) -> CardShown {
    CardShown {
        text: "TREDECARD1QQ".into(),
        id: StoreId::from_bytes([2; 16]),
        label: "Taalhuis Elders".into(),
        location: LocationId::from_bytes([2; 16]),
        ours: false,
        words: words(),
        known,
        look: Look::default(),
    }
}

/// A bundle before it leaves.
pub fn leaving() -> Leaving {
    let person = |given: &str, kinds: &[(Kind, u64)]| LeavingPerson {
        name: Name::new(given, "", "Verzonnen"),
        kinds: kinds.iter().copied().collect(),
        newer: 0,
    };
    Leaving {
        receivers: vec!["Taalhuis Elders".into()],
        folder: "/media/ilse/STICK".into(),
        entries: 31,
        delta: true,
        catalogue: 4,
        people: vec![
            person("Testa", &[(Kind::Participant, 2), (Kind::Wish, 1), (Kind::Contact, 5)]),
            person("Noor", &[(Kind::Module, 19)]),
        ],
        withheld: vec![(Name::new("Sem", "", "Fictief"), "exchange-withheld-consent")],
        look: Look::default(),
    }
}

/// A place that became another one, or is said for the first time; and a note by somebody else on another day.
fn differences(is_new: bool) -> Vec<Difference> {
    let place = |place: &str| Edit::from(ParticipantEdit::Place(place.into()));
    let named = |label| Title { label, about: Told::Nothing };
    let by = |author, days: u64| Authorship::new(author, 1_795_000_000_000 - days * 86_400_000);
    let moved = Difference {
        title: named("what-participant-place"),
        old: (!is_new).then(|| place("Elders")),
        new: place("Voorbeeldstad"),
        by: by(super::coach(), 0),
    };
    let note = Difference {
        title: named("what-participant-note"),
        old: None,
        new: ParticipantEdit::Note("Belt liever dan dat ze leest".into()).into(),
        by: by(CoachId::from_bytes([9; 16]), 2),
    };
    vec![moved, note]
}

/// A bundle that came from the Taalhuis elsewhere.
pub fn arriving(known: Known) -> Arriving {
    let person = |number: u8, given: &str, is_new: bool| ArrivingPerson {
        dossier: DossierId::from_bytes([number; 16]),
        name: Name::new(given, "", "Verzonnen"),
        is_new,
        two_versions: false,
        kinds: BTreeMap::from([(Kind::Participant, 1), (Kind::Contact, 2)]),
        differences: differences(is_new),
        untold: 0,
        disputes: vec![],
        alike: vec![],
    };
    let mut people = vec![person(1, "Testa", true), person(2, "Noor", true)];
    people[0].alike = vec![(Name::new("Tessa", "", "Verzonnen"), vec!["alike-year", "alike-phone"])];
    people.extend((3..13).map(|number| person(number, &format!("Proef{number}"), false)));
    people[4].two_versions = true;
    let version = |place: &str, author| Version {
        value: Edit::from(ParticipantEdit::Place(place.into())),
        by: Authorship::new(author, 1_795_000_000_000),
    };
    let versions =
        vec![version("Voorbeeldstad", super::coach()), version("Elders", CoachId::from_bytes([9; 16]))];
    people[4].disputes = vec![Dispute { record: RecordId::default(), versions }];
    Arriving {
        file: "taalhuis-elders-20261120-0042ab12cd34.trede".into(),
        bytes: 86_016,
        card: card(known),
        made: Some(day("2026-11-20")),
        entries: 312,
        held: 40,
        catalogue: 3,
        newer: 0,
        erased: 2,
        people,
        new_people: 2,
        changed_people: 10,
        contested_people: 1,
        erases: vec![Name::new("Sem", "", "Fictief")],
        gaps: vec![],
        ahead_hours: None,
        copies: 0,
        is_backup: false,
        look: Look::default(),
    }
}

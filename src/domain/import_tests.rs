//! What a list of people does to the dossiers that are there, once and again.

use super::super::participant::{ChannelEdit, Status};
use super::super::testing::{coach, day};
use super::*;
use crate::domain::participant::Medium;
use crate::id::IdSource;

/// A location: the dossiers that were made so far.
struct Shelf {
    dossiers: BTreeMap<DossierId, Dossier>,
    ids: IdSource,
}

impl Shelf {
    fn new() -> Self {
        Self { dossiers: BTreeMap::new(), ids: IdSource::from_seed([5; 32]) }
    }

    fn take(&mut self, people: &[ListPerson]) -> Vec<Planned> {
        let catalogue = super::super::catalogue::Catalogue::default();
        let summaries: Vec<_> = self.dossiers.values().map(|one| Summary::of(one, &catalogue)).collect();
        let mut desk = Desk { today: day("2026-11-23"), coach: coach(1), ids: &mut self.ids };
        let planned = plan(people, known(&summaries), |id| self.dossiers.get(&id).cloned(), &mut desk);
        for change in planned.iter().flat_map(|one| &one.changes) {
            let dossier = self.dossiers.entry(change.dossier).or_insert_with(|| Dossier::new(change.dossier));
            dossier.apply(change, Authorship::new(coach(1), 1));
        }
        planned
    }

    fn types(&mut self, edit: ParticipantEdit) {
        let (id, dossier) = self.dossiers.iter_mut().next().unwrap();
        dossier.apply(&Change::participant(*id, [edit]), Authorship::new(coach(2), 9));
    }

    fn only(&self) -> &Dossier {
        assert_eq!(self.dossiers.len(), 1);
        self.dossiers.values().next().unwrap()
    }
}

fn person(number: &str, name: &str, year: u16) -> ListPerson {
    ListPerson {
        name: Name::split(name),
        own_number: number.into(),
        birth_year: (year > 0).then_some(year),
        ..ListPerson::default()
    }
}

fn full() -> ListPerson {
    ListPerson {
        place: "Voorbeeldstad".into(),
        registered_on: Some(day("2026-04-04")),
        phones: vec!["06-00000001".into()],
        email: "voorbeeld@example.org".into(),
        may_app: Some(true),
        ..person("0001", "Voorbeeld van Dijk", 1980)
    }
}

#[test]
fn a_list_makes_people_and_the_same_list_again_changes_nothing() {
    let mut shelf = Shelf::new();
    let list = [
        full(),
        person("2", "Proef Persoon", 0),
        person("", "Zonder Nummer", 1970),
        person("", "Enkelnaam", 0),
    ];
    assert!(shelf.take(&list).iter().all(|one| one.outcome == Outcome::New && one.alike.is_none()));
    let again = shelf.take(&list);
    assert!(
        again.iter().all(|one| one.outcome == Outcome::Same && one.changes.is_empty() && one.kept.is_empty())
    );
    assert_eq!(shelf.dossiers.len(), 4);
    let first = shelf.dossiers.values().find(|one| *one.participant.own_number == "0001").unwrap();
    assert_eq!((first.status(), first.status_since()), (Status::Registered, Some(day("2026-04-04"))));
    assert!(first.may_reach_by(Medium::Message) && first.may_reach_by(Medium::Email));
}

#[test]
fn a_changed_list_changes_what_nobody_typed_since_and_says_what_it_kept() {
    let mut shelf = Shelf::new();
    shelf.take(&[full()]);
    shelf.types(ParticipantEdit::Place("Elders".into()));
    assert_eq!(shelf.take(&[full()])[0].outcome, Outcome::Same);
    let newer =
        ListPerson { place: "Nieuwstad".into(), note: "belt terug".into(), nt: Some(Nt::Nt2), ..full() };
    let planned = shelf.take(std::slice::from_ref(&newer));
    assert_eq!(planned[0].outcome, Outcome::Changed(vec![ListField::Nt, ListField::Note]));
    assert_eq!(planned[0].kept, [ListField::Place]);
    assert_eq!(*shelf.only().participant.place, "Elders");
    let again = shelf.take(&[newer]);
    assert_eq!((&again[0].outcome, &again[0].kept[..]), (&Outcome::Same, &[ListField::Place][..]));
    let third = ListPerson { note: "liever appen".into(), nt: Some(Nt::Nt2), ..full() };
    assert_eq!(shelf.take(&[third])[0].outcome, Outcome::Changed(vec![ListField::Note]));
}

#[test]
fn an_empty_cell_clears_nothing_and_is_no_change() {
    let mut shelf = Shelf::new();
    shelf.take(&[full()]);
    let bare = person("0001", "Voorbeeld van Dijk", 1980);
    assert_eq!(shelf.take(&[bare])[0].outcome, Outcome::Same);
    assert_eq!(*shelf.only().participant.place, "Voorbeeldstad");
    assert_eq!(shelf.take(&[full()])[0].outcome, Outcome::Same);
}

#[test]
fn new_numbers_are_added_and_removed_or_changed_ones_do_not_come_back() {
    let mut shelf = Shelf::new();
    shelf.take(&[full()]);
    let phone = |shelf: &Shelf| {
        shelf.only().channels.iter().find(|(_, one)| *one.medium == Some(Medium::Phone)).unwrap().0
    };
    let (id, record) = (shelf.only().id, phone(&shelf));
    let typed = Change::new(id, record, [ChannelEdit::Address("06-00000009".into())]);
    shelf.dossiers.get_mut(&id).unwrap().apply(&typed, Authorship::default());
    assert_eq!(shelf.take(&[full()])[0].outcome, Outcome::Same);
    let more = ListPerson { phones: vec!["06-00000009".into(), "06-00000002".into()], ..full() };
    assert_eq!(shelf.take(&[more])[0].outcome, Outcome::Changed(vec![ListField::Phones]));
    let phones = shelf.only().channels.values().filter(|one| *one.medium == Some(Medium::Phone)).count();
    assert_eq!(phones, 2);
}

#[test]
fn a_no_to_messages_in_the_list_is_taken_over_unless_a_coach_asked_since() {
    let mut shelf = Shelf::new();
    shelf.take(&[full()]);
    let no = ListPerson { may_app: Some(false), ..full() };
    assert_eq!(shelf.take(std::slice::from_ref(&no))[0].outcome, Outcome::Changed(vec![ListField::MayApp]));
    assert!(!shelf.only().may_reach_by(Medium::Message));
    let id = shelf.only().id;
    let message =
        shelf.only().channels.iter().find(|(_, one)| *one.medium == Some(Medium::Message)).unwrap().0;
    let asked = Change::new(id, message, [ChannelEdit::Allowed(None)]);
    shelf.dossiers.get_mut(&id).unwrap().apply(&asked, Authorship::default());
    assert_eq!(shelf.take(&[full()])[0].kept, [ListField::MayApp]);
}

#[test]
fn somebody_elses_number_makes_a_new_person_who_may_be_a_double() {
    let mut shelf = Shelf::new();
    shelf.take(&[full()]);
    for (list, reasons) in [
        (person("1", "Heel Iemand", 1950), &["alike-number", "alike-other-year"][..]),
        (person("0001", "Voorbeeld van Dijk", 1981), &["alike-number", "alike-name", "alike-near-year"]),
        (person("77", "Voorbeeld van Dijk", 1980), &["alike-name", "alike-year"]),
    ] {
        let planned = shelf.take(std::slice::from_ref(&list));
        assert_eq!(planned[0].outcome, Outcome::New, "{reasons:?}");
        assert_eq!(planned[0].alike.unwrap().1.reasons(), reasons);
        assert!(*shelf.dossiers[&planned[0].dossier.unwrap()].participant.maybe_double);
        assert_eq!(shelf.take(&[list])[0].outcome, Outcome::Same);
    }
}

#[test]
fn two_rows_of_one_person_in_one_list_make_one_person() {
    let mut shelf = Shelf::new();
    let planned = shelf.take(&[full(), ListPerson { note: "tweede regel".into(), ..full() }]);
    assert_eq!(planned[1].outcome, Outcome::Changed(vec![ListField::Note]));
    assert_eq!(planned[0].dossier, planned[1].dossier);
    assert_eq!(*shelf.only().participant.note, "tweede regel");
}

#[test]
fn somebody_registered_by_hand_gets_only_what_was_empty() {
    let mut shelf = Shelf::new();
    let by_hand = NewParticipant {
        name: Name::split("Voorbeeld van Dijk"),
        birth_year: Some(1980),
        place: "Getypt".into(),
        ..NewParticipant::default()
    };
    let mut desk = Desk { today: day("2026-11-01"), coach: coach(2), ids: &mut shelf.ids };
    let (id, changes) = register(&by_hand, &mut desk).unwrap();
    let mut dossier = Dossier::new(id);
    apply(&mut dossier, &changes);
    shelf.dossiers.insert(id, dossier);
    let planned = shelf.take(&[ListPerson { mother_tongue: "Fries".into(), ..full() }]);
    let Outcome::Changed(fields) = &planned[0].outcome else { panic!("{planned:?}") };
    assert!(fields.contains(&ListField::OwnNumber) && fields.contains(&ListField::MotherTongue));
    assert_eq!(planned[0].kept, [ListField::Place, ListField::RegisteredOn]);
    assert_eq!(*shelf.only().participant.place, "Getypt");
}

#[test]
fn what_cannot_be_taken_over_is_refused_and_stops_nobody_else() {
    let mut shelf = Shelf::new();
    let late = ListPerson { registered_on: Some(day("2027-01-01")), ..person("3", "Te Vroeg", 1990) };
    let planned = shelf.take(&[late, full()]);
    assert_eq!(planned[0].outcome, Outcome::Refused(ActError::InTheFuture(day("2027-01-01"))));
    assert_eq!(planned[1].outcome, Outcome::New);
    shelf.types(ParticipantEdit::Frozen(true));
    let planned = shelf.take(&[ListPerson { note: "x".into(), ..full() }]);
    assert_eq!(planned[0].outcome, Outcome::Refused(ActError::Frozen));
    assert!(planned[0].changes.is_empty());
}

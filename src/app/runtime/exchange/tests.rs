//! The worker's part of exchange, between real stores: what it answers, and what is on the disk afterwards.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;

use super::*;
use crate::app::exchange::previews::{Arriving, Known, Leaving};
use crate::app::exchange::{Backups, Stations, Wanted};
use crate::bundle::Content;
use crate::domain::participant::ParticipantEdit;
use crate::domain::{Change, Name};
use crate::id::{DossierId, IdSource};

const NOW: u64 = 1_795_000_000_000;

/// A desk with a store of its own, and the worker's memory.
struct Desk {
    folder: TempDir,
    archive: Archive,
    exchange: Exchange,
    ids: IdSource,
    now_ms: u64,
}

impl Desk {
    fn new(place: &str, seed: u8) -> Self {
        let folder = TempDir::new().unwrap();
        let store = folder.path().join("store");
        std::fs::create_dir(&store).unwrap();
        let made = Archive::create_unprotected(&store, place, "Ilse", "een lange zin".into(), NOW);
        let ids = IdSource::from_seed([seed; 32]);
        Self { folder, archive: made.unwrap().0, exchange: Exchange::default(), ids, now_ms: NOW }
    }

    fn person(&mut self, given: &str) -> DossierId {
        let id = self.ids.dossier();
        let name = ParticipantEdit::Name(Name::new(given, "", "Verzonnen"));
        self.save(&[Change::participant(id, [name, ParticipantEdit::BirthYear(Some(1971))])]);
        id
    }

    fn save(&mut self, changes: &[Change]) {
        self.now_ms += 1;
        self.archive.save(self.now_ms, changes).unwrap();
    }

    fn ask_until(&mut self, ask: Ask, cancel: bool) -> Answer {
        self.now_ms += 1;
        let (cancel, now_ms) = (AtomicBool::new(cancel), self.now_ms);
        let home = self.folder.path().join("store");
        let (archive, tell) = (&mut self.archive, &|_| {});
        let mut hands = Hands { archive, home: &home, cancel: &cancel, tell, now_ms };
        match self.exchange.answer(ask, &mut hands) {
            Msg::Exchanged(answer) => answer,
            other => panic!("{other:?}"),
        }
    }

    fn ask(&mut self, ask: Ask) -> Answer {
        self.ask_until(ask, false)
    }

    fn around(&mut self) -> Stations {
        match self.ask(Ask::Around { folders: true }) {
            Answer::Around(stations) => *stations,
            other => panic!("{other:?}"),
        }
    }

    /// Accepts the card of another desk, from a file.
    fn accept(&mut self, other: &mut Self) {
        let file = other.folder.path().join(format!("kaart-{}.txt", other.now_ms));
        let file = file.to_string_lossy().into_owned();
        assert!(matches!(other.ask(Ask::WriteCard(file.clone())), Answer::Done(..)));
        let Answer::Card(card) = self.ask(Ask::ReadCard(file)) else { panic!("a card") };
        assert_eq!(card.words, other.around().words);
        assert!(matches!(self.ask(Ask::AcceptCard), Answer::Done(..)));
    }

    fn plan(&mut self, passphrase: Option<&str>, wanted: Wanted) -> Result<Leaving, Said> {
        let order = self.order(passphrase, wanted);
        self.planned(order)
    }

    fn order(&mut self, passphrase: Option<&str>, wanted: Wanted) -> BundleOrder {
        let to = self.around().present().map(|one| one.id).collect();
        BundleOrder {
            to,
            passphrase: passphrase.map(|words| Zeroizing::new(words.to_owned())),
            wanted,
            fields: None,
            full: false,
            handover: false,
            folder: self.folder.path().to_string_lossy().into_owned(),
            today: today(),
        }
    }

    fn planned(&mut self, order: BundleOrder) -> Result<Leaving, Said> {
        match self.ask(Ask::Plan(order)) {
            Answer::Planned(leaving) => Ok(*leaving),
            Answer::Failed(why) => Err(why),
            other => panic!("{other:?}"),
        }
    }

    /// Writes the bundle that was planned; where it is.
    fn write(&mut self) -> String {
        assert!(matches!(self.ask(Ask::Write), Answer::Done(..)));
        let found = self.around().found;
        found.first().expect("it lies where it was put").path.clone()
    }

    fn look(&mut self, path: &str) -> Result<Arriving, Answer> {
        match self.ask(Ask::Look { path: path.to_owned(), passphrase: None }) {
            Answer::Looked(arriving) => Ok(*arriving),
            other => Err(other),
        }
    }
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

fn why(answer: &Answer) -> &'static str {
    match answer {
        Answer::Failed(said) => said.id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn from_the_first_card_to_two_desks_that_agree() {
    let (mut a, mut b) = (Desk::new("Voorbeeldstad", 1), Desk::new("Voorbeeldstad", 2));
    let fatima = a.person("Testa");
    b.person("Testa");
    a.accept(&mut b);
    // the card is known, and still nobody of another location gets anything that is not shared
    assert!(a.plan(None, Wanted::Standing).unwrap().people.is_empty());
    b.accept(&mut a);
    let station = b.around().known[0].id;
    let Answer::Taken(joined) = b.ask(Ask::Join(station)) else { panic!("joined") };
    assert!(joined.stations.known[0].ours && !joined.stations.label.is_empty());
    a.accept(&mut b);
    assert!(a.around().known[0].ours);
    let leaving = a.plan(None, Wanted::Standing).unwrap();
    assert_eq!((leaving.people.len(), leaving.people[0].name.first()), (1, "Testa".to_owned()));
    let bundle = a.write();
    let arriving = b.look(&bundle).unwrap();
    assert!(arriving.may_be_taken() && arriving.people[0].is_new);
    assert_eq!(arriving.people[0].alike.len(), 1, "somebody here is like her: {:?}", arriving.people[0]);
    assert!(b.archive.summaries().unwrap().len() == 1, "a look changes nothing");
    // stopped: nothing came, and it can be tried again
    assert_eq!(why(&b.ask_until(Ask::Take { today: today() }, true)), "bundle-stopped");
    assert_eq!(b.archive.summaries().unwrap().len(), 1);
    let Answer::Taken(taken) = b.ask(Ask::Take { today: today() }) else { panic!("taken") };
    assert_eq!(taken.summaries.len(), 2);
    let last = taken.stations.last.unwrap();
    assert_eq!((last.label.as_str(), last.on), ("Voorbeeldstad", today()));
    // both write the same field without knowing of each other: the preview says so with both values
    a.save(&[Change::participant(fatima, [ParticipantEdit::Place("Hier".into())])]);
    b.save(&[Change::participant(fatima, [ParticipantEdit::Place("Daar".into())])]);
    a.plan(None, Wanted::Standing).unwrap();
    let bundle = a.write();
    let arriving = b.look(&bundle).unwrap();
    assert_eq!((arriving.contested_people, arriving.people[0].disputes.len()), (1, 1));
    assert_eq!(arriving.people[0].disputes[0].versions.len(), 2);
    b.ask(Ask::Take { today: today() });
    // nothing is lacking any more
    b.plan(None, Wanted::Standing).unwrap();
    let answer = b.write();
    a.look(&answer).unwrap();
    a.ask(Ask::Take { today: today() });
    assert_eq!(a.around().known[0].lacks, Some(0));
}

#[test]
fn an_unknown_signer_waits_for_the_card_and_a_removed_one_is_refused() {
    let (mut a, mut b) = (Desk::new("Voorbeeldstad", 1), Desk::new("Elders", 2));
    a.person("Testa");
    a.accept(&mut b);
    a.plan(None, Wanted::Catalogue).unwrap();
    let bundle = a.write();
    let arriving = b.look(&bundle).unwrap();
    assert_eq!((arriving.card.known, arriving.may_be_taken()), (Known::No, false));
    assert_eq!(why(&b.ask(Ask::Take { today: today() })), "exchange-unknown-signer");
    let Answer::Looked(again) = b.ask(Ask::AcceptCard) else { panic!("the bundle again") };
    assert!(again.may_be_taken());
    assert!(matches!(b.ask(Ask::Take { today: today() }), Answer::Taken(_)));
    let station = b.around().known[0].id;
    b.ask(Ask::Remove(station));
    assert_eq!(b.look(&bundle).unwrap().card.known, Known::Removed);
    assert_eq!(why(&b.ask(Ask::Take { today: today() })), "exchange-removed-signer");
    // a look that is gone is said
    b.exchange = Exchange::default();
    assert_eq!(why(&b.ask(Ask::Take { today: today() })), "exchange-gone");
}

#[test]
fn a_bundle_by_passphrase_asks_for_it_and_what_is_wrong_with_a_file_is_said() {
    let (mut a, mut b) = (Desk::new("Voorbeeldstad", 1), Desk::new("Elders", 2));
    assert!(a.plan(Some("vier losse woorden hier"), Wanted::All).is_ok());
    let bundle = a.write();
    let needs = b.look(&bundle).unwrap_err();
    assert!(matches!(needs, Answer::NeedsPassphrase(path) if path == bundle));
    let open =
        |words: &str| Ask::Look { path: bundle.clone(), passphrase: Some(Zeroizing::new(words.to_owned())) };
    assert_eq!(why(&b.ask(open("iets heel anders"))), "bundle-passphrase");
    assert!(matches!(b.ask(open("vier losse woorden hier")), Answer::Looked(_)));
    assert_eq!(why(&b.look("/er/is/niets.trede").unwrap_err()), "exchange-no-file");
    let card = b.folder.path().join("geen.trede");
    std::fs::write(&card, "iets").unwrap();
    let card = card.to_string_lossy().into_owned();
    assert_eq!(why(&b.look(&card).unwrap_err()), "bundle-none");
    assert_eq!(why(&b.ask(Ask::ReadCard(card.clone()))), "card-none");
    // a file in the way stays as it was
    assert_eq!(why(&b.ask(Ask::WriteCard(card.clone()))), "exchange-file-exists");
    assert_eq!(std::fs::read_to_string(&card).unwrap(), "iets");
    // a folder is looked into
    let folder = a.folder.path().to_string_lossy().into_owned();
    let Answer::Done(_, stations) = b.look(&folder).unwrap_err() else { panic!("a folder") };
    assert_eq!(stations.found.len(), 1);
}

#[test]
fn a_stop_while_writing_leaves_no_file() {
    let mut a = Desk::new("Voorbeeldstad", 1);
    a.person("Testa");
    a.plan(Some("vier losse woorden hier"), Wanted::All).unwrap();
    assert_eq!(why(&a.ask_until(Ask::Write, true)), "bundle-stopped");
    assert!(!std::fs::read_dir(a.folder.path()).unwrap().flatten().any(|entry| entry.path().is_file()));
    a.write();
}

#[test]
fn what_reads_otherwise_is_told_with_what_stood_there_and_in_two_versions_it_is_a_choice() {
    let (mut a, mut b) = (Desk::new("Voorbeeld", 1), Desk::new("Elders", 2));
    let location = a.archive.catalogue().here;
    b.archive.join_location(location).unwrap();
    a.accept(&mut b);
    b.accept(&mut a);
    let id = a.person("Testa");
    let lives = |place: &str| Change::participant(id, [ParticipantEdit::Place(place.into())]);
    a.save(&[lives("Dorp")]);
    let send = |from: &mut Desk, to: &mut Desk| {
        from.plan(None, Wanted::Standing).unwrap();
        let file = from.write();
        let arriving = to.look(&file).unwrap();
        assert!(matches!(to.ask(Ask::Take { today: today() }), Answer::Taken(_)));
        arriving.people.into_iter().find(|person| person.dossier == id).unwrap()
    };
    let place = |place: &str| Some(crate::domain::Edit::from(ParticipantEdit::Place(place.into())));
    let of_place = |person: &crate::app::exchange::previews::ArrivingPerson| {
        let mut all = person.differences.iter().filter(|one| one.title.label == "what-participant-place");
        all.next().map(|one| (one.old.clone(), Some(one.new.clone())))
    };
    let new = send(&mut a, &mut b);
    assert!(new.is_new);
    assert_eq!(of_place(&new), Some((None, place("Dorp"))));
    a.save(&[lives("Stad")]);
    let changed = send(&mut a, &mut b);
    assert!(!changed.is_new);
    assert_eq!((changed.differences.len(), changed.untold), (1, 0));
    assert_eq!(of_place(&changed), Some((place("Dorp"), place("Stad"))));
    a.save(&[lives("Hier")]);
    b.save(&[lives("Daar")]);
    let both = send(&mut a, &mut b);
    assert!(both.two_versions && both.differences.is_empty() && both.disputes.len() == 1, "{both:?}");
}

#[test]
fn planning_says_how_far_it_is_and_can_be_stopped() {
    let (mut a, mut b) = (Desk::new("Voorbeeld", 1), Desk::new("Elders", 2));
    a.accept(&mut b);
    for at in 0..30 {
        a.person(&format!("Testa{at}"));
    }
    let order = BundleOrder {
        to: a.around().present().map(|one| one.id).collect(),
        passphrase: None,
        wanted: Wanted::Standing,
        fields: None,
        full: false,
        handover: false,
        folder: a.folder.path().to_string_lossy().into_owned(),
        today: today(),
    };
    let Answer::Failed(why) = a.ask_until(Ask::Plan(order.clone()), true) else { panic!("it was stopped") };
    assert_eq!(why.id, "bundle-stopped");
    assert!(matches!(a.ask(Ask::Write), Answer::Failed(_)), "nothing was planned");
    let told = std::cell::RefCell::new(Vec::new());
    let tell = |msg| match msg {
        Msg::Exchanged(Answer::Progressed(percent)) => told.borrow_mut().push(percent),
        other => panic!("{other:?}"),
    };
    let (cancel, home) = (AtomicBool::new(false), a.folder.path().join("store"));
    let mut hands = Hands { archive: &mut a.archive, home: &home, cancel: &cancel, tell: &tell, now_ms: NOW };
    assert!(matches!(a.exchange.answer(Ask::Plan(order), &mut hands), Msg::Exchanged(Answer::Planned(_))));
    let told = told.into_inner();
    assert!(told.len() > 10 && told.is_sorted() && told.last() < Some(&101), "{told:?}");
}

#[test]
fn a_backup_is_made_in_a_folder_and_its_day_is_remembered() {
    let mut desk = Desk::new("Voorbeeld", 1);
    desk.person("Testa");
    assert_eq!(desk.around().backups, Some(Backups::default()));
    let stick = desk.folder.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let ask = || Ask::Backup { place: stick.to_string_lossy().into_owned(), today: today() };
    let Answer::Failed(why) = desk.ask_until(ask(), true) else { panic!("it was stopped") };
    assert_eq!(why.id, "bundle-stopped");
    assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 0, "half a backup is of no use");
    let Answer::Done(said, stations) = desk.ask(ask()) else { panic!("a backup") };
    assert_eq!(said.id, "exchange-did-backup");
    assert_eq!(stations.backups, Some(Backups { here: None, elsewhere: Some(today()) }));
    assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 2, "the backup and the key file");
    let nowhere = Ask::Backup { place: "/nergens/map/".into(), today: today() };
    assert!(matches!(desk.ask(nowhere), Answer::Failed(_)));
}

#[test]
fn a_bundle_that_hands_somebody_over_says_so() {
    let (mut a, mut b) = (Desk::new("Voorbeeldstad", 1), Desk::new("Voorbeeldstad", 2));
    b.archive.join_location(a.archive.catalogue().here).unwrap();
    a.accept(&mut b);
    let jan = a.person("Jan");
    for handover in [false, true] {
        let order = BundleOrder { handover, ..a.order(None, Wanted::Person(jan)) };
        a.planned(order).unwrap();
        let file = a.write();
        let opener = Opener::identity(&own::identity(&mut b.archive).unwrap());
        let look = incoming::look(&mut b.archive, Path::new(&file), &opener, NOW, &mut |_, _| true).unwrap();
        assert_eq!(look.verified.header.content == Content::Handover, handover);
    }
}

//! Locations that exchange bundles as files: who gets what, what is refused, and that nothing changes before it is taken over.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use trede::archive::Archive;
use trede::bundle::{BundleError, Content, Opener};
use trede::domain::acts::{self, Desk, trust};
use trede::domain::consent::{AskedHow, Purpose};
use trede::domain::participant::{ChannelEdit, Medium, ParticipantEdit};
use trede::domain::sharing::{FieldSet, Sharing};
use trede::domain::{Change, Day, Kind, Name};
use trede::exchange::incoming::{self, Look, Taken};
use trede::exchange::outgoing::{self, Order, Plan, Receiver, Wanted, Withheld};
use trede::exchange::peers::{self, Standing};
use trede::exchange::{ExchangeError, own};
use trede::id::{DossierId, EntryId, IdSource, RecordId};
use trede::journal::{Claim, Entry, Header, Knowledge, Scope};
use trede::store::Notice;

const NOW: u64 = 1_795_000_000_000;

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

struct Place {
    folder: TempDir,
    archive: Archive,
    ids: IdSource,
    now: u64,
}

impl Place {
    fn new(name: &str, seed: u8) -> Self {
        let folder = TempDir::new().unwrap();
        let store = folder.path().join("store");
        std::fs::create_dir(&store).unwrap();
        let (archive, _) =
            Archive::create_unprotected(&store, name, "Ilse", "een lange test wachtzin".into(), NOW).unwrap();
        Self { folder, archive, ids: IdSource::from_seed([seed; 32]), now: NOW }
    }

    fn save(&mut self, changes: &[Change]) {
        self.now += 1;
        self.archive.save(self.now, changes).unwrap();
    }

    fn person(&mut self, given: &str) -> DossierId {
        let id = self.ids.dossier();
        let name = Name::new(given, "", "Voorbeeld");
        self.save(&[Change::participant(id, [ParticipantEdit::Name(name)])]);
        id
    }

    fn rename(&mut self, id: DossierId, given: &str) {
        self.save(&[Change::participant(id, [ParticipantEdit::Name(Name::new(given, "", "Voorbeeld"))])]);
    }

    fn act(
        &mut self,
        id: DossierId,
        act: impl FnOnce(&trede::domain::Dossier, &mut Desk<'_>) -> acts::Acted,
    ) {
        let dossier = self.archive.dossier(id).unwrap();
        let coach = self.archive.coach();
        let changes = act(&dossier, &mut Desk { today: today(), coach, ids: &mut self.ids }).unwrap();
        self.save(&changes);
    }

    fn names(&mut self) -> Vec<String> {
        let mut names: Vec<String> =
            self.archive.summaries().unwrap().iter().map(|person| person.name.first()).collect();
        names.sort();
        names
    }

    fn knows(&mut self, other: &mut Self) {
        let card = own::card(&mut other.archive).unwrap();
        peers::accept(&mut self.archive, card, self.now).unwrap();
    }

    fn plan(&mut self, to: &mut Self, wanted: Wanted) -> Plan {
        let peer = peers::find(&mut self.archive, to.archive.store().id()).unwrap().unwrap();
        let order = Order { receiver: Receiver::Peers(vec![peer]), wanted, fields: None, full: false };
        outgoing::plan(&mut self.archive, order, today()).unwrap()
    }

    fn bundle(&mut self, to: &mut Self) -> PathBuf {
        self.bundle_of(to, Wanted::Standing)
    }

    fn bundle_of(&mut self, to: &mut Self, wanted: Wanted) -> PathBuf {
        self.now += 1;
        let plan = self.plan(to, wanted);
        let name = outgoing::file_name(&mut self.archive, today()).unwrap();
        let file = self.folder.path().join(name);
        plan.write_file(&mut self.archive, &file, self.now, &mut |_| true).unwrap();
        file
    }

    fn opener(&mut self) -> Opener {
        Opener::identity(&own::identity(&mut self.archive).unwrap())
    }

    fn look(&mut self, file: &Path) -> Result<Look, ExchangeError> {
        let opener = self.opener();
        incoming::look(&mut self.archive, file, &opener, self.now, &mut |_, _| true)
    }

    fn take(&mut self, file: &Path) -> Result<Taken, ExchangeError> {
        let look = self.look(file)?;
        let opener = self.opener();
        incoming::take(&mut self.archive, file, &opener, &look, self.now, &mut |_, _| true)
    }
}

/// Two workstations of one location, and one elsewhere; all know each other.
fn three() -> (Place, Place, Place) {
    let (mut a, mut b, mut c) =
        (Place::new("Voorbeeldstad", 1), Place::new("Voorbeeldstad", 2), Place::new("Elders", 3));
    b.archive.join_location(a.archive.catalogue().here).unwrap();
    a.knows(&mut b);
    b.knows(&mut a);
    a.knows(&mut c);
    c.knows(&mut a);
    (a, b, c)
}

#[test]
fn one_location_gets_everything_and_then_only_what_is_new() {
    let (mut a, mut b, _) = three();
    let fatima = a.person("Fatima");
    let first = a.bundle(&mut b);
    let look = b.look(&first).unwrap();
    assert_eq!((look.standing, look.people.len(), look.people[0].is_new), (Standing::Known, 1, true));
    assert!(b.names().is_empty(), "looking changes nothing");
    let taken = b.take(&first).unwrap();
    assert_eq!((taken.before.0, taken.after.0), (0, 1));
    assert_eq!(b.names(), ["Fatima"]);
    // b answers, so a knows what b has, and sends only what is new
    let answer = b.bundle(&mut a);
    a.take(&answer).unwrap();
    a.rename(fatima, "Fatma");
    let plan = a.plan(&mut b, Wanted::Standing);
    assert_eq!((plan.entries, plan.people.len()), (1, 1));
    let second = a.bundle(&mut b);
    let look = b.look(&second).unwrap();
    assert_eq!((look.new, look.held, look.people[0].is_new), (1, 0, false));
    b.take(&second).unwrap();
    // the old one again changes nothing
    let again = b.take(&first).unwrap();
    assert_eq!(again.before, again.after);
    assert_eq!(b.names(), ["Fatma"]);
}

#[test]
fn both_values_stay_and_the_preview_says_so() {
    let (mut a, mut b, _) = three();
    let fatima = a.person("Fatima");
    let first = a.bundle(&mut b);
    b.take(&first).unwrap();
    a.rename(fatima, "Fatma");
    b.rename(fatima, "Faatima");
    let bundle = a.bundle(&mut b);
    assert!(b.look(&bundle).unwrap().people[0].two_versions);
    b.take(&bundle).unwrap();
    assert!(b.archive.dossier(fatima).unwrap().participant.name.is_contested());
}

#[test]
fn another_location_gets_the_catalogue_and_what_is_shared_with_consent() {
    let (mut a, _, mut c) = three();
    let (fatima, jan) = (a.person("Fatima"), a.person("Jan"));
    let elsewhere = c.archive.catalogue().here;
    assert!(a.plan(&mut c, Wanted::Standing).people.is_empty());
    a.save(&[Sharing::say(fatima, elsewhere, true, today()), Sharing::say(jan, elsewhere, true, today())]);
    a.act(jan, |dossier, desk| {
        trust::consent(dossier, Purpose::Share, true, "Elders", AskedHow::Spoken, desk)
    });
    let plan = a.plan(&mut c, Wanted::Standing);
    assert_eq!(plan.people.iter().map(|one| one.dossier).collect::<Vec<_>>(), [jan]);
    assert_eq!(
        plan.withheld.iter().map(|(id, _, why)| (*id, *why)).collect::<Vec<_>>(),
        [(fatima, Withheld::NoConsent)]
    );
    let bundle = a.bundle(&mut c);
    c.take(&bundle).unwrap();
    assert_eq!(c.names(), ["Jan"]);
    // the other place keeps its own name and knows ours
    assert_eq!(c.archive.catalogue().location.name.as_str(), "Elders");
    let here = a.archive.catalogue().here;
    assert_eq!(c.archive.catalogue().location_name(here), Some("Voorbeeldstad"));
    assert_eq!(c.archive.catalogue().coaches_here().count(), 1);
    // ended: nothing more goes
    a.save(&[Sharing::say(jan, elsewhere, false, today())]);
    a.rename(jan, "Johan");
    assert!(a.plan(&mut c, Wanted::Standing).people.is_empty());
    // everything is not for them
    let peer = peers::find(&mut a.archive, c.archive.store().id()).unwrap().unwrap();
    let order =
        Order { receiver: Receiver::Peers(vec![peer]), wanted: Wanted::All, fields: None, full: false };
    assert!(matches!(outgoing::plan(&mut a.archive, order, today()), Err(ExchangeError::NotOurLocation)));
}

#[test]
fn a_passphrase_is_nobody_that_something_stands_as_shared_with() {
    let (mut a, _, c) = three();
    let jan = a.person("Jan");
    let elsewhere = c.archive.catalogue().here;
    a.save(&[Sharing::say(jan, elsewhere, true, today())]);
    a.act(jan, |dossier, desk| {
        trust::consent(dossier, Purpose::Share, true, "Elders", AskedHow::Spoken, desk)
    });
    let receiver = || Receiver::Passphrase("een bundel met een wachtzin".into());
    let mut plan = |wanted| {
        let order = Order { receiver: receiver(), wanted, fields: None, full: false };
        outgoing::plan(&mut a.archive, order, today()).unwrap().people.len()
    };
    assert_eq!((plan(Wanted::Standing), plan(Wanted::Dossiers([jan].into()))), (0, 1));
}

#[test]
fn a_provider_gets_no_barriers_not_even_in_the_file() {
    let (mut a, _, mut c) = three();
    let jan = a.person("Jan");
    a.act(jan, |dossier, desk| {
        trust::consent(dossier, Purpose::Share, true, "Elders", AskedHow::Spoken, desk)
    });
    a.act(jan, |dossier, desk| {
        acts::barriers::score(
            dossier,
            trede::domain::barrier::BarrierDomain::Money,
            Some(trede::domain::barrier::Score::Blocks),
            desk,
        )
    });
    let peer = peers::find(&mut a.archive, c.archive.store().id()).unwrap().unwrap();
    let order = Order {
        receiver: Receiver::Peers(vec![peer]),
        wanted: Wanted::Dossiers([jan].into()),
        fields: Some(FieldSet::Provider),
        full: false,
    };
    let plan = outgoing::plan(&mut a.archive, order, today()).unwrap();
    assert_eq!(plan.people[0].kinds.keys().copied().collect::<Vec<_>>(), [Kind::Participant]);
    let file = a.folder.path().join("voor-de-lesgever.trede");
    plan.write_file(&mut a.archive, &file, NOW, &mut |_| true).unwrap();
    c.take(&file).unwrap();
    let theirs = c.archive.dossier(jan).unwrap();
    assert!(theirs.scores.is_empty() && theirs.consents.is_empty());
    assert_eq!(theirs.participant.name.first(), "Jan");
}

#[test]
fn an_unknown_signer_is_shown_and_not_applied_until_somebody_accepts_the_card() {
    let (mut a, mut c) = (Place::new("Voorbeeldstad", 1), Place::new("Elders", 3));
    a.knows(&mut c);
    a.person("Fatima");
    let bundle = a.bundle(&mut c);
    let look = c.look(&bundle).unwrap();
    assert_eq!(look.standing, Standing::Unknown);
    assert!(matches!(c.take(&bundle), Err(ExchangeError::UnknownSigner)));
    let peer = peers::accept(&mut c.archive, look.verified.header.card, NOW).unwrap();
    c.take(&bundle).unwrap();
    peers::remove(&mut c.archive, peer.card.store).unwrap();
    assert!(matches!(c.take(&bundle), Err(ExchangeError::RemovedSigner)));
    let own_card = own::card(&mut c.archive).unwrap();
    assert!(matches!(peers::accept(&mut c.archive, own_card, NOW), Err(ExchangeError::OwnCard)));
    // and it opens for nobody else
    let mut stranger = Place::new("Vreemd", 9);
    assert!(matches!(stranger.look(&bundle), Err(ExchangeError::Bundle(BundleError::NotForUs))));
}

#[test]
fn a_known_place_that_signs_with_another_key_is_stopped() {
    let (mut a, mut b, _) = three();
    a.person("Fatima");
    let bundle = a.bundle(&mut b);
    let mut other = own::card(&mut a.archive).unwrap();
    other.signer = [7; 32];
    peers::accept(&mut b.archive, other, NOW).unwrap();
    assert!(matches!(b.take(&bundle), Err(ExchangeError::OtherKey)));
}

#[test]
fn what_should_be_here_and_is_not_is_named_with_whom_to_ask() {
    let (mut a, mut b, mut d) = {
        let (a, b, _) = three();
        (a, b, Place::new("Derde", 4))
    };
    d.archive.join_location(a.archive.catalogue().here).unwrap();
    a.knows(&mut d);
    d.knows(&mut a);
    a.person("Fatima");
    let old = b.folder.path().join("kopie");
    copy(&b.folder.path().join("store"), &old);
    let to_b = a.bundle(&mut b);
    b.take(&to_b).unwrap();
    let answer = b.bundle(&mut a);
    a.take(&answer).unwrap();
    a.person("Jan");
    let next = a.bundle(&mut b);
    // b lost its disk and went back to the copy
    let locked = trede::store::Store::open_with(trede::store::Env::cheap(&old), &old).unwrap();
    b.archive = Archive::open(locked.unlock(&"een lange test wachtzin".into(), NOW).unwrap()).unwrap();
    let look = b.look(&next).unwrap();
    assert!(!look.gaps.is_empty());
    // all of one location have its label, so which of them is said too
    let called = format!("Voorbeeldstad · {}", a.archive.station().short());
    assert!(look.gaps.iter().any(|gap| gap.ask == called && gap.entries > 0), "{:?}", look.gaps);
    b.take(&next).unwrap();
    assert_eq!(b.names(), ["Jan"]);
    // its next word is heard, also from a clock that went back, and the rest comes by itself
    b.now -= 365 * 86_400_000;
    let word = b.bundle(&mut a);
    a.take(&word).unwrap();
    let rest = a.bundle(&mut b);
    b.take(&rest).unwrap();
    assert_eq!(b.names(), ["Fatima", "Jan"]);
    assert!(b.look(&rest).unwrap().gaps.is_empty());
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_clock_that_is_ahead_is_said() {
    let (mut a, mut b, _) = three();
    a.now += 3 * 365 * 86_400_000;
    a.person("Fatima");
    let bundle = a.bundle(&mut b);
    assert!(b.look(&bundle).unwrap().ahead_ms.is_some());
    b.take(&bundle).unwrap();
    let fatima = b.archive.summaries().unwrap()[0].id;
    // a later word here still counts as later
    b.rename(fatima, "Fatma");
    assert_eq!(b.archive.dossier(fatima).unwrap().participant.name.first(), "Fatma");
    assert!(!b.archive.dossier(fatima).unwrap().participant.name.is_contested());
}

#[test]
fn a_stop_or_a_file_in_the_way_leaves_nothing_behind() {
    let (mut a, mut b, _) = three();
    a.person("Fatima");
    let bundle = a.bundle(&mut b);
    let plan = a.plan(&mut b, Wanted::Standing);
    assert!(plan.write_file(&mut a.archive, &bundle, NOW, &mut |_| true).is_err());
    let stopped = a.folder.path().join("gestopt.trede");
    assert!(plan.write_file(&mut a.archive, &stopped, NOW, &mut |_| false).is_err());
    assert!(!stopped.exists() && !a.folder.path().join("gestopt.trede.part").exists());
    let (look, opener) = (b.look(&bundle).unwrap(), b.opener());
    let done = incoming::take(&mut b.archive, &bundle, &opener, &look, NOW, &mut |done, _| done < 2);
    assert!(matches!(done, Err(ExchangeError::Bundle(BundleError::Cancelled))));
    assert!(b.names().is_empty());
    b.take(&bundle).unwrap();
    assert_eq!(b.names(), ["Fatima"]);
}

/// Two stores that hold different contents under one id and both say that they have it, and what shows it.
fn copied(a: &mut Place, b: &mut Place, dossier: DossierId) -> Entry {
    let shared = a.bundle(b);
    b.take(&shared).unwrap();
    let store = a.archive.store();
    let entries = store.entries(dossier).unwrap();
    let newest = entries.iter().max_by_key(|entry| entry.id().seq).unwrap().clone();
    let stream = newest.id().stream;
    let as_copy = |seq, given: &str| {
        let id = EntryId { stream, seq };
        let header = Header { id, action: id, record: RecordId::from_bytes([9; 16]), ..*newest.header() };
        let value = trede::record::wire::encode(&Name::new(given, "", "Voorbeeld")).unwrap();
        let edit = trede::journal::Edit { field: 1, replaces: vec![], value, first: None };
        Entry::write(header, vec![edit]).unwrap()
    };
    let next = newest.id().seq + 1;
    // what the copy wrote under the next number comes to b by another way
    adopt(&mut b.archive, as_copy(next, "Kopie"));
    a.rename(dossier, "Hier");
    as_copy(next + 1, "Kopie later")
}

fn adopt(archive: &mut Archive, entry: Entry) {
    let coach = archive.coach();
    let mut adopting = archive.store().adopt_begin().unwrap();
    archive.store().adopt(&mut adopting, entry).unwrap();
    let claim = Claim { base: Knowledge::none(), sender: Knowledge::none(), scope: Scope::Everything };
    archive.store().adopt_end(adopting, &claim, NOW, coach).unwrap();
}

#[test]
fn once_a_copy_is_noticed_everything_goes_both_ways_and_the_hidden_difference_shows() {
    let (mut a, mut b, mut c) = three();
    let fatima = a.person("Fatima");
    let later = copied(&mut a, &mut b, fatima);
    // bundles without a file say what is here, and neither sends it then
    let (to_a, to_b) = (b.bundle_of(&mut a, Wanted::Catalogue), a.bundle_of(&mut b, Wanted::Catalogue));
    a.take(&to_a).unwrap();
    b.take(&to_b).unwrap();
    let delta = a.bundle(&mut b);
    let look = b.look(&delta).unwrap();
    assert_eq!(
        (look.forks, look.verified.header.content),
        (0, Content::Delta),
        "a difference that nobody sees"
    );
    b.take(&delta).unwrap();

    // then something of the copy arrives that this store knows not to have written
    adopt(&mut b.archive, later);
    let shows = b.bundle(&mut a);
    a.take(&shows).unwrap();
    assert!(matches!(a.archive.notices()[..], [Notice::Copied { .. }]));
    let whole = a.bundle(&mut b);
    let look = b.look(&whole).unwrap();
    assert_eq!((look.verified.header.content, look.forks), (Content::Full, 1));
    assert!(look.verified.header.sender.is_empty(), "so that everything comes back");
    // a lost one is made again
    let again = a.bundle(&mut b);
    b.take(&again).unwrap();
    let back = b.bundle(&mut a);
    let look = a.look(&back).unwrap();
    assert_eq!(look.verified.header.content, Content::Full);
    a.take(&back).unwrap();
    // c was told nothing of it yet, and is in doubt too; b no more
    let (to_b, to_c) = (a.bundle(&mut b), a.bundle(&mut c));
    assert_eq!(b.look(&to_b).unwrap().verified.header.content, Content::Delta);
    assert_eq!(c.look(&to_c).unwrap().verified.header.content, Content::Full);
    b.take(&to_b).unwrap();
    let last = b.bundle(&mut a);
    a.take(&last).unwrap();
    assert_eq!(a.archive.store().heads(fatima).unwrap(), b.archive.store().heads(fatima).unwrap());
}

/// What has to be chosen about somebody, each with whether it says *taken away*.
fn choices(place: &mut Place, id: DossierId) -> Vec<Vec<bool>> {
    let away =
        |one: &trede::domain::Dispute| one.versions.iter().map(|one| one.value.is_withdrawal()).collect();
    place.archive.dossier(id).unwrap().disputes().iter().map(away).collect()
}

#[test]
fn what_is_taken_away_beside_a_change_that_nobody_knew_is_a_choice_whatever_the_clocks_say() {
    for choice in 0..2 {
        let (mut a, mut b, _) = three();
        let jan = a.person("Jan");
        let phone = a.ids.record();
        let edit = |number: &str| Change::new(jan, phone, [ChannelEdit::Address(number.into())]);
        let medium = Change::new(jan, phone, [ChannelEdit::Medium(Some(Medium::Phone))]);
        a.save(&[medium, edit("06 11111111")]);
        let first = a.bundle(&mut b);
        b.take(&first).unwrap();
        // b changed it days before, by its clock, and a takes it away without knowing
        b.save(&[edit("06 22222222")]);
        a.now += 400_000_000;
        let away = Change::new(jan, phone, [ChannelEdit::Withdrawn(true)]);
        let (action, _) = a.archive.save(a.now, &[away]).unwrap();
        assert_eq!(choices(&mut a, jan), [[false; 0]; 0], "who takes it away knows what stands there");
        let (undo, _) = a.archive.undo(a.now + 1, action).unwrap();
        assert_eq!(a.archive.dossier(jan).unwrap().channels.len(), 1);
        a.archive.undo(a.now + 2, undo).unwrap();
        assert_eq!(choices(&mut a, jan), [[false; 0]; 0], "and who does it again");
        a.now += 10;
        let (to_b, to_a) = (a.bundle(&mut b), b.bundle(&mut a));
        assert!(b.look(&to_b).unwrap().people[0].two_versions, "the preview says so");
        a.take(&to_a).unwrap();
        b.take(&to_b).unwrap();
        for place in [&mut a, &mut b] {
            assert_eq!(choices(place, jan), [[true, false]]);
            assert!(place.archive.summaries().unwrap()[0].contested, "the list says so");
        }
        let dossier = a.archive.dossier(jan).unwrap();
        let changes = acts::settle::choose(&dossier, &dossier.disputes()[0], choice).unwrap();
        a.save(&changes);
        let last = a.bundle(&mut b);
        b.take(&last).unwrap();
        for place in [&mut a, &mut b] {
            assert_eq!(choices(place, jan), [[false; 0]; 0]);
            let dossier = place.archive.dossier(jan).unwrap();
            let numbers: Vec<&str> = dossier.channels.values().map(|one| one.address.as_str()).collect();
            assert_eq!(numbers, if choice == 0 { vec![] } else { vec!["06 22222222"] });
        }
    }
}

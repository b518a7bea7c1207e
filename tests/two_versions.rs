//! Two versions of one thing: seen in list, agenda and corner, settled with a key or another value, undone; and in real
//! stores that wrote without knowing of each other, one head is left.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod harness;

use harness::people::{self, Crowd, colleague, noon};
use harness::picture::draw;
use harness::{Harness, coach};
use secrecy::SecretString;
use trede::app::desk::Screen;
use trede::app::form::FieldName;
use trede::app::forms::FormKind;
use trede::app::overlay::Overlay;
use trede::archive::Archive;
use trede::domain::agenda::{What, When};
use trede::domain::background::Nt;
use trede::domain::catalogue::{Catalogue, LocationEdit};
use trede::domain::participant::{ChannelEdit, Medium, ParticipantEdit};
use trede::domain::perspective::WishEdit;
use trede::domain::{Authorship, Change, Dossier, Edit, Name, Version};
use trede::i18n::Lang;
use trede::id::{DossierId, IdSource, LocationId, RecordId};
use trede::journal::{Claim, Knowledge, RecordKey, Scope};
use trede::ui::theme::Theme;

/// Ria's number stands in two versions; she is the only one of whom something does.
fn ria() -> Harness {
    let mut harness = Harness::typical();
    harness.keys("f v");
    assert_eq!(harness.desk().people.count(), 1);
    harness
}

fn versions<E: Into<Edit>>(here: E, there: E) -> Vec<Version<Edit>> {
    let version = |edit: E, author, on| Version { value: edit.into(), by: Authorship::new(author, noon(on)) };
    vec![version(there, colleague(), "2026-11-20"), version(here, coach(), "2026-11-19")]
}

/// Somebody with more in two versions: number, Dutch as first or second language, and place.
fn more() -> Harness {
    let mut crowd = people::typical();
    let dossier = crowd.contested[0].0.dossier;
    let change = || Change { dossier, record: Dossier::participant_record(dossier), edits: Vec::new() };
    let nt = |nt| ParticipantEdit::Nt(Some(nt));
    let place = |place: &str| ParticipantEdit::Place(place.into());
    crowd.contested.push((change(), versions(nt(Nt::Nt1), nt(Nt::Nt2))));
    crowd.contested.push((change(), versions(place("Enschede"), place("Hengelo"))));
    let mut harness = Harness::with(crowd);
    harness.keys("f v");
    harness
}

fn number(harness: &Harness) -> String {
    let stored = harness.stored();
    let channel = stored.channels.values().find(|one| *one.medium == Some(Medium::Phone)).unwrap();
    (*channel.address).clone()
}

fn is_settling(harness: &Harness) -> bool {
    matches!(harness.desk().overlays.last(), Some(Overlay::Settle(_)))
}

fn picture(harness: &Harness) -> String {
    let (width, height) = harness.model.size;
    draw(&harness.model, &Theme::mono(), width, height).lines().join("\n")
}

fn shows(harness: &Harness, words: &str) -> bool {
    picture(harness).contains(words)
}

#[test]
fn the_line_of_the_agenda_opens_it_and_a_digit_settles_it() {
    let mut harness = Harness::typical();
    harness.size(120, 32).keys("g a");
    while harness.desk().agenda.selected().unwrap().line.what != What::TwoVersions {
        harness.keys("down");
    }
    let row = harness.desk().agenda.selected().unwrap().clone();
    assert_eq!((row.when, row.line.due.to_string()), (When::Today, "2026-11-20".into()));
    assert!(row.also.is_empty(), "a line of its own");
    harness.keys("x");
    assert_eq!(harness.model.notice.as_ref().unwrap().said.id, "notice-nobody-to-call");
    harness.keys("enter");
    assert!(is_settling(&harness));
    for words in
        ["Telefoon", "06 40 00 00 04", "Karin schreef", "06 10 00 00 01", "Ilse schreef", "dit werkstation"]
    {
        assert!(shows(&harness, words), "{words}");
    }
    harness.keys("3");
    assert!(is_settling(&harness) && harness.stored().is_contested(), "there is no third version");
    harness.keys("2");
    assert!(harness.desk().overlays.is_empty(), "nothing is left to choose");
    assert_eq!((number(&harness), harness.stored().is_contested()), ("06 10 00 00 01".into(), false));
    assert!(!harness.desk().agenda.rows.iter().any(|row| row.line.what == What::TwoVersions));
    assert!(!shows(&harness, "≠"));
    harness.keys("u");
    assert!(harness.stored().is_contested() && harness.dossier().is_contested());
    assert!(shows(&harness, "Ongedaan: Telefoon gekozen"), "{}", picture(&harness));
    harness.keys("U");
    assert!(!harness.stored().is_contested());
}

#[test]
fn the_form_marks_what_stands_in_two_versions_and_says_the_other() {
    let mut harness = more();
    harness.size(100, 30).keys("g 1 e");
    let text = picture(&harness);
    for label in ["Telefoon ≠", "Woonplaats ≠", "Taal ≠"] {
        assert!(text.contains(label), "{label} in\n{text}");
    }
    assert!(!text.contains("Naam ≠") && !text.contains("Er staat ook"), "{text}");
    harness.tab_to(FieldName::Phone);
    assert!(shows(&harness, "≠ Er staat ook: 06 10 00 00 01."), "{}", picture(&harness));
    harness.tab_to(FieldName::Nt);
    assert!(shows(&harness, "≠ Er staat ook: NT1."), "{}", picture(&harness));
}

#[test]
fn another_value_settles_it_and_esc_leaves_it() {
    let mut harness = ria();
    harness.keys("V esc");
    assert!(harness.stored().is_contested() && harness.desk().overlays.is_empty());
    harness.keys("V n");
    assert_eq!(harness.focused(), FieldName::OtherVersion);
    assert_eq!(
        harness.talk().text(FieldName::OtherVersion),
        "06 40 00 00 04",
        "begins with what stands there"
    );
    harness.keys("ctrl-u").text(&"0".repeat(201)).keys("enter");
    assert!(harness.talk().fault.is_some() && harness.stored().is_contested(), "too long changes nothing");
    // passes the eleven-test and belongs to nobody
    harness.keys("ctrl-u").text("111222333").keys("enter");
    assert_eq!(harness.talk().fault.as_ref().unwrap().said.id, "fault-bsn");
    harness.keys("ctrl-u").text("06 55 55 55 55").keys("enter");
    assert!(harness.desk().overlays.is_empty());
    assert_eq!((number(&harness), harness.stored().is_contested()), ("06 55 55 55 55".into(), false));
    harness.keys("u");
    assert!(harness.stored().is_contested());
}

#[test]
fn one_after_another_and_structured_values_go_to_their_own_form() {
    let mut harness = more();
    assert_eq!(harness.dossier().disputes().len(), 3);
    harness.size(80, 24).keys("V");
    assert!(shows(&harness, "1 van 3"));
    harness.keys("enter enter").keys("enter");
    assert!(harness.desk().overlays.is_empty(), "past the last one it is done");
    assert_eq!(harness.dossier().disputes().len(), 3, "and nothing was chosen");
    harness.keys("V");
    while !shows(&harness, "NT1 of NT2") {
        harness.keys("down");
    }
    harness.keys("n");
    assert!(matches!(harness.desk().overlays.last(), Some(Overlay::Form { kind: FormKind::Person, .. })));
    harness.keys("esc");
    assert!(is_settling(&harness));
    harness.keys("2");
    assert_eq!(*harness.stored().participant.nt, Some(Nt::Nt1));
    assert!(is_settling(&harness) && shows(&harness, "van 2"), "on to the next");
    harness.keys("1 1");
    assert!(harness.desk().overlays.is_empty() && !harness.stored().is_contested());
    harness.keys("u u u");
    assert_eq!(harness.stored().disputes().len(), 3);
}

#[test]
fn undo_works_while_it_is_on_the_screen() {
    let mut harness = more();
    harness.keys("V 1 u");
    assert!(is_settling(&harness));
    assert_eq!(harness.dossier().disputes().len(), 3);
}

#[test]
fn the_menu_of_the_row_offers_it_only_where_it_helps() {
    let offered = |harness: &Harness| {
        trede::app::menu(&harness.model).iter().any(|hint| hint.command.id() == "versions.show")
    };
    let mut harness = ria();
    assert!(offered(&harness));
    harness.keys("f v home");
    assert!(!offered(&harness));
    harness.keys("V");
    assert_eq!(harness.model.notice.as_ref().unwrap().said.id, "need-two-versions");
}

#[test]
fn the_corner_counts_whom_it_is_about_in_both_languages() {
    let mut harness = Harness::typical();
    for lang in Lang::ALL {
        harness.model.lang = lang;
        for size in [(80, 24), (120, 32)] {
            harness.size(size.0, size.1);
            assert!(shows(&harness, "1 ≠"), "{size:?}");
        }
    }
}

#[test]
fn what_the_location_decides_is_chosen_on_its_screen() {
    let mut crowd = Crowd::default();
    let record = Catalogue::location_record(LocationId::default());
    let name = |name: &str| LocationEdit::Name(name.into());
    let change = Change { dossier: DossierId::CATALOGUE, record, edits: Vec::new() };
    crowd.contested.push((change, versions(name("Taalhuis Noord"), name("Taalhuis Zuid"))));
    let mut harness = Harness::with(crowd);
    harness.size(80, 24).keys("g o V");
    assert!(is_settling(&harness) && shows(&harness, "Naam van de plek"));
    harness.keys("n ctrl-u").text("Taalhuis Midden").keys("enter");
    assert_eq!(*harness.desk().catalogue.location.name, "Taalhuis Midden");
    assert!(harness.desk().overlays.is_empty() && harness.desk().catalogue.disputes().is_empty());
    assert!(matches!(harness.desk().screen, Screen::Location(_)));
    harness.keys("u V 2");
    assert_eq!(*harness.desk().catalogue.location.name, "Taalhuis Noord");
}

/// A store of its own, with its archive.
fn archive(folder: &std::path::Path, coach: &str) -> Archive {
    let passphrase = SecretString::from("vier gewone woorden achter elkaar".to_owned());
    Archive::create_unprotected(folder, "Voorbeeldstad", coach, passphrase, 1).unwrap().0
}

/// Everything of one store goes to the other.
fn exchange(from: &mut Archive, to: &mut Archive) {
    let sender = from.store().announced().unwrap();
    let claim = Claim { base: Knowledge::none(), sender, scope: Scope::Everything };
    let dossiers = from.store().dossiers().unwrap();
    let order: Vec<DossierId> = claim.scope.order(dossiers).collect();
    let author = to.coach();
    let mut adopting = to.store().adopt_begin().unwrap();
    for dossier in order {
        let held = from.store().entries(dossier).unwrap();
        for entry in held.iter() {
            to.store().adopt(&mut adopting, entry.clone()).unwrap();
        }
    }
    to.store().adopt_end(adopting, &claim, 9, author).unwrap();
}

fn heads(archive: &mut Archive, dossier: DossierId, record: RecordId, field: u16) -> usize {
    let heads = archive.store().heads(dossier).unwrap();
    let record = RecordKey { kind: trede::domain::Kind::Channel.number(), record };
    heads[&record].fields[&field].heads().len()
}

#[test]
fn in_real_stores_both_values_stay_until_one_is_chosen_and_then_one_head_is_left() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let (mut ilse, mut mo) = (archive(folders[0].path(), "Ilse"), archive(folders[1].path(), "Mo"));
    let mut ids = IdSource::from_seed([5; 32]);
    let (person, channel, wish) = (ids.dossier(), ids.record(), ids.record());
    let number = |number: &str| Change::new(person, channel, [ChannelEdit::Address(number.into())]);
    let name = Change::participant(person, [ParticipantEdit::Name(Name::split("Ria Jansen"))]);
    let words = Change::new(person, wish, [WishEdit::Words("Ik wil lezen.".into())]);
    ilse.save(noon("2026-11-18"), &[name, number("06-00000001"), words]).unwrap();
    exchange(&mut ilse, &mut mo);
    ilse.save(noon("2026-11-19"), &[number("06-10000001")]).unwrap();
    mo.save(noon("2026-11-20"), &[number("06-40000004")]).unwrap();
    exchange(&mut mo, &mut ilse);
    let dossier = ilse.dossier(person).unwrap();
    let dispute = dossier.disputes().remove(0);
    let stations: Vec<_> = dispute.versions.iter().map(|one| one.by.station).collect();
    assert_eq!(stations, [Some(mo.station()), Some(ilse.station())], "the latest first");
    let authors: Vec<_> = dispute.versions.iter().map(|one| one.by.author).collect();
    assert_eq!(authors, [mo.coach(), ilse.coach()]);
    assert_eq!(dispute.since().unwrap().to_string(), "2026-11-20");
    assert_eq!(heads(&mut ilse, person, channel, 2), 2);
    assert!(ilse.summaries().unwrap()[0].contested);

    let chosen = Change::new(person, channel, dispute.choose(1).unwrap());
    let (action, touched) = ilse.save(noon("2026-11-21"), &[chosen]).unwrap();
    assert_eq!(heads(&mut ilse, person, channel, 2), 1);
    assert!(!touched.dossiers[0].is_contested() && !touched.summaries[0].contested);
    let (undo, touched) = ilse.undo(noon("2026-11-21"), action).unwrap();
    assert_eq!(touched.dossiers[0].disputes()[0].versions.len(), 2);
    ilse.undo(noon("2026-11-21"), undo).unwrap();
    exchange(&mut ilse, &mut mo);
    assert_eq!(heads(&mut mo, person, channel, 2), 1);
    assert!(!mo.dossier(person).unwrap().is_contested(), "what was chosen here holds there");

    // one takes the wish away, the other goes on with it
    ilse.save(noon("2026-11-22"), &[Change::new(person, wish, [WishEdit::Withdrawn(true)])]).unwrap();
    mo.save(noon("2026-11-23"), &[Change::new(person, wish, [WishEdit::WhyNow("werk".into())])]).unwrap();
    exchange(&mut mo, &mut ilse);
    let dossier = ilse.dossier(person).unwrap();
    let dispute = &dossier.disputes()[0];
    assert_eq!(dispute.versions[0].value, WishEdit::Withdrawn(true).into());
    assert_eq!(dispute.versions[1].value, WishEdit::WhyNow("werk".into()).into());
    for choice in [0, 1] {
        let change = Change::new(person, wish, dispute.choose(choice).unwrap());
        let (action, touched) = ilse.save(noon("2026-11-24"), &[change]).unwrap();
        assert_eq!(touched.dossiers[0].disputes(), [], "choice {choice}");
        assert_eq!(touched.dossiers[0].wishes.len(), choice, "taken away, or standing again");
        ilse.undo(noon("2026-11-24"), action).unwrap();
    }
}

//! Exchange from the keyboard: looked at first, and nothing leaves or comes in by the reflex Enter.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod harness;

use harness::Harness;
use harness::exchange::{alone, arriving, card, leaving, three};
use trede::app::desk::Screen;
use trede::app::effect::Effect;
use trede::app::exchange::previews::{Known, LeavingPerson, Taken};
use trede::app::exchange::{Answer, Ask, Backups, Wanted};
use trede::app::form::FieldName;
use trede::app::layout::Target;
use trede::app::model::Stage;
use trede::app::msg::{MouseKind, Msg};
use trede::app::overlay::Overlay;
use trede::app::path::{Fit, Ways};
use trede::app::said::Said;
use trede::domain::Name;
use trede::i18n::Lang;
use trede::id::{LocationId, StoreId};

/// The screen of exchange with workstations that are known.
fn desk() -> Harness {
    let mut harness = Harness::typical();
    harness.stations = three();
    harness.size(80, 24).keys("g u");
    harness
}

fn shows(harness: &mut Harness, words: &str) -> bool {
    let lines = harness.picture().lines().join(" ");
    lines.split_whitespace().collect::<Vec<_>>().join(" ").contains(words)
}

/// What was asked of the worker last.
fn asked(harness: &Harness) -> Option<&Ask> {
    harness.effects.iter().rev().find_map(|effect| match effect {
        Effect::Exchange(ask) => Some(ask),
        _ => None,
    })
}

#[test]
fn screens() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("g u").snapshot("exchange-empty-80x24");
    harness.size(120, 32).snapshot("exchange-empty-120x32");
    harness.keys("c").snapshot("exchange-card-120x32").size(80, 24).snapshot("exchange-card-80x24");
    let mut harness = desk();
    harness.keys("down").snapshot("exchange-80x24").size(120, 32).snapshot("exchange-120x32");
    harness.size(80, 24).keys("space").snapshot("exchange-menu-80x24").keys("esc enter");
    harness.snapshot("exchange-bundle-80x24");
    harness.answered(Answer::Planned(Box::new(leaving()))).snapshot("exchange-leaving-80x24");
    harness.keys("enter").snapshot("exchange-leaving-open-80x24").keys("esc esc esc");
    harness.answered(Answer::Looked(Box::new(arriving(Known::Yes)))).snapshot("exchange-arriving-80x24");
    harness.size(120, 32).snapshot("exchange-arriving-120x32").keys("enter");
    harness.snapshot("exchange-arriving-open-120x32");
    harness.model.lang = Lang::En;
    harness.size(80, 24).keys("esc").snapshot("en-exchange-arriving-80x24").keys("esc");
    harness.snapshot("en-exchange-80x24");
    harness.model.lang = Lang::Nl;
    harness.answered(Answer::Looked(Box::new(arriving(Known::No)))).keys("tab enter");
    harness.snapshot("exchange-card-unknown-80x24");
}

#[test]
fn the_reflex_enter_never_takes_over_and_the_button_does() {
    let mut harness = desk();
    harness.keys("end enter");
    assert!(
        matches!(asked(&harness), Some(Ask::Look { path, passphrase: None }) if path.contains("elders-2026"))
    );
    assert!(shows(&mut harness, "Bundel lezen 0%"));
    harness.answered(Answer::Looked(Box::new(arriving(Known::Yes))));
    harness.effects.clear();
    harness.keys("enter enter enter enter enter");
    assert!(asked(&harness).is_none(), "only the text was opened and closed");
    harness.keys("esc");
    assert!(matches!(harness.desk().overlays.last(), Some(Overlay::Arriving(_))), "from the difference back");
    harness.keys("tab tab tab enter");
    assert!(matches!(asked(&harness), Some(Ask::Take { .. })));
    // while it runs nothing else is asked, and esc stops it
    harness.answered(Answer::Progressed(40));
    assert!(shows(&mut harness, "Overnemen 40% · esc stopt"));
    harness.effects.clear();
    harness.keys("enter");
    assert!(asked(&harness).is_none());
    harness.keys("esc");
    assert!(matches!(harness.effects.last(), Some(Effect::CancelImport)));
    harness.answered(Answer::Failed(Said::plain("bundle-stopped")));
    assert!(shows(&mut harness, "Gestopt. Er is niets veranderd."));
    assert!(matches!(harness.desk().overlays.last(), Some(Overlay::Arriving(_))), "it can be tried again");
}

#[test]
fn after_taking_over_everything_on_the_desk_is_fresh() {
    let mut harness = desk();
    let open = harness.dossier().id;
    harness.answered(Answer::Looked(Box::new(arriving(Known::Yes))));
    let mut summaries = harness.desk().people.all().to_vec();
    summaries.retain(|person| person.id != open);
    summaries[0].contested = true;
    let catalogue = harness.desk().catalogue.clone();
    let said = Said::plain("exchange-did-take").text("place", "Elders").number("entries", 312);
    let said = said.number("people", 12).number("two", 1);
    let before = harness.desk().people.all().len();
    harness.effects.clear();
    harness.answered(Answer::Taken(Box::new(Taken { said, summaries, catalogue, stations: three() })));
    assert!(shows(&mut harness, "Overgenomen van Elders: 312 nieuw, 12 deelnemers, 1 met twee versies."));
    assert_eq!(harness.desk().people.all().len(), before - 1);
    // whoever was erased does not stand open any more, and somebody else was read
    assert!(harness.effects.iter().any(|effect| matches!(effect, Effect::Open(id) if *id != open)));
    assert!(harness.desk().overlays.is_empty());
    harness.keys("esc");
    assert!(shows(&mut harness, "≠"));
}

#[test]
fn an_unknown_signer_is_shown_and_the_button_leads_to_the_words() {
    let mut harness = desk();
    harness.answered(Answer::Looked(Box::new(arriving(Known::No))));
    assert!(shows(&mut harness, "Taalhuis Elders ! onbekend"));
    harness.effects.clear();
    harness.keys("tab enter");
    assert!(shows(&mut harness, "appel boot citroen"));
    harness.keys("enter");
    assert!(asked(&harness).is_none() && shows(&mut harness, "Eerst met tab naar de knop"));
    harness.keys("tab enter");
    assert!(matches!(asked(&harness), Some(Ask::AcceptCard)));
    // the bundle that waits is shown again, and may be taken over now
    harness.answered(Answer::Looked(Box::new(arriving(Known::Yes))));
    harness.keys("tab enter");
    assert!(matches!(asked(&harness), Some(Ask::Take { .. })));
}

#[test]
fn a_bundle_is_previewed_before_it_leaves() {
    let mut harness = desk();
    harness.keys("down enter");
    assert_eq!(harness.focused(), FieldName::ForWhom);
    harness.keys("ctrl-s");
    let Some(Ask::Plan(order)) = asked(&harness) else { panic!("a plan was asked") };
    assert_eq!((order.to.as_slice(), order.wanted), (&[StoreId::from_bytes([1; 16])][..], Wanted::Standing));
    harness.answered(Answer::Planned(Box::new(leaving())));
    assert!(shows(&mut harness, "Fictief, Sem: geen toestemming om te delen"));
    harness.effects.clear();
    harness.keys("enter enter");
    assert!(asked(&harness).is_none());
    // back to the form, which still has the order
    harness.keys("esc");
    assert_eq!(harness.focused(), FieldName::ForWhom);
    harness.keys("ctrl-s").answered(Answer::Planned(Box::new(leaving())));
    harness.keys("tab enter");
    assert!(matches!(asked(&harness), Some(Ask::Write)));
    let done = Said::plain("exchange-did-write").text("file", "/media/ilse/STICK/a.trede").number("size", 12);
    harness.answered(Answer::Done(done, Box::new(three())));
    assert!(harness.desk().overlays.is_empty() && shows(&mut harness, "Bundel gemaakt"));
}

#[test]
fn whoever_is_elsewhere_does_not_get_everything_and_nobody_without_consent() {
    let mut harness = desk();
    harness.keys("down down enter tab 4 ctrl-s");
    assert!(
        shows(&mut harness, "Alleen werkstations van deze locatie krijgen alles."),
        "{}",
        harness.picture().lines().join("\n")
    );
    let mut harness = desk();
    harness.keys("down down enter tab 2 ctrl-s");
    assert!(shows(&mut harness, "gaf geen toestemming om te delen"));
}

#[test]
fn a_bundle_by_passphrase_asks_it_twice_and_keeps_it_out_of_the_draft() {
    let mut harness = desk();
    harness.keys("w").text("kort").keys("ctrl-s");
    assert!(shows(&mut harness, "Nog 10 tekens"), "{}", harness.picture().lines().join("\n"));
    harness.text(" maar nu lang").keys("tab").text("iets anders").keys("ctrl-s");
    assert_eq!(harness.focused(), FieldName::PassphraseAgain);
    harness.keys("ctrl-u").text("kort maar nu lang").keys("tab 2 ctrl-s");
    let Some(Ask::Plan(order)) = asked(&harness) else { panic!("a plan was asked") };
    assert!(order.to.is_empty() && order.full && order.wanted == Wanted::Catalogue);
    assert_eq!(order.passphrase.as_ref().unwrap().as_str(), "kort maar nu lang");
    assert!(!harness.effects.iter().any(|effect| matches!(effect, Effect::SaveDraft(_))));
}

#[test]
fn a_bundle_with_a_passphrase_asks_for_it() {
    let mut harness = desk();
    harness.keys("end enter").answered(Answer::NeedsPassphrase("/media/a.trede".into()));
    assert_eq!(harness.focused(), FieldName::Passphrase);
    harness.text("vier losse woorden").keys("ctrl-s");
    let Some(Ask::Look { path, passphrase: Some(typed) }) = asked(&harness) else { panic!("a look") };
    assert_eq!((path.as_str(), typed.as_str()), ("/media/a.trede", "vier losse woorden"));
    harness.answered(Answer::Failed(Said::plain("bundle-passphrase")));
    assert!(shows(&mut harness, "en dit is hem niet"), "it is said in the form");
}

#[test]
fn a_card_is_pasted_compared_and_accepted() {
    let mut harness = desk();
    harness.keys("a").tell(Msg::Paste("TREDECARD1QQ".into()));
    harness.keys("enter");
    assert!(matches!(asked(&harness), Some(Ask::ReadCard(text)) if text == "TREDECARD1QQ"));
    harness.answered(Answer::Failed(Said::plain("card-none")));
    assert!(shows(&mut harness, "is geen kaart van een werkstation"));
    harness.keys("enter").answered(Answer::Card(Box::new(card(Known::No))));
    harness.keys("tab enter");
    assert!(matches!(asked(&harness), Some(Ask::AcceptCard)));
}

#[test]
fn removing_and_joining_ask_first() {
    let mut harness = desk();
    harness.keys("backspace");
    assert!(harness.desk().overlays.is_empty() && shows(&mut harness, "Kies eerst een bekend werkstation."));
    harness.keys("down backspace n");
    assert!(!matches!(asked(&harness), Some(Ask::Remove(_))));
    harness.keys("backspace j");
    assert!(matches!(asked(&harness), Some(Ask::Remove(id)) if *id == StoreId::from_bytes([1; 16])));
    harness.answered(Answer::Around(Box::new(three()))).keys("J");
    assert!(shows(&mut harness, "Kies eerst een werkstation van een andere locatie."));
    harness.keys("down J");
    assert!(shows(&mut harness, "Hoort dit werkstation voortaan bij Taalhuis Elders?"));
    harness.keys("j");
    assert!(matches!(asked(&harness), Some(Ask::Join(_))));
}

#[test]
fn an_answer_that_comes_after_the_lock_changes_nothing() {
    let mut harness = desk();
    harness.keys("end enter f9").answered(Answer::Looked(Box::new(arriving(Known::Yes))));
    assert!(matches!(harness.model.stage, Stage::Locked(_)));
    harness.answered(Answer::Failed(Said::plain("bundle-stopped")));
    assert!(harness.model.notice.is_none());
}

#[test]
fn while_somebody_looks_along_there_is_no_exchange() {
    let mut harness = Harness::typical();
    harness.keys("k g u");
    assert!(matches!(harness.desk().screen, Screen::Workspace));
}

#[test]
fn the_mouse_presses_the_button() {
    let mut harness = desk();
    harness.answered(Answer::Looked(Box::new(arriving(Known::Yes))));
    let picture = harness.picture();
    let (area, _) = picture.layout.targets.iter().find(|(_, target)| *target == Target::Button).unwrap();
    let (x, y) = (area.x, area.y);
    harness.tell(Msg::Mouse(MouseKind::Click, x, y));
    assert!(matches!(asked(&harness), Some(Ask::Take { .. })));
}

#[test]
fn who_knows_nobody_yet_is_told_how_to_begin() {
    let mut harness = Harness::typical();
    harness.stations = alone();
    harness.size(80, 24).keys("g u n");
    assert!(
        harness.desk().overlays.is_empty() && shows(&mut harness, "Er is nog niemand om naar te sturen.")
    );
    harness.keys("c tab enter");
    assert_eq!(harness.focused(), FieldName::File);
    harness.keys("ctrl-s");
    assert!(matches!(asked(&harness), Some(Ask::WriteCard(path)) if path.ends_with("trede-kaart.txt")));
}

/// Somebody at this desk who said nothing about sharing yet.
fn newcomer() -> Harness {
    let mut harness = desk();
    harness.keys("esc g 1 n").text("Noor Voorbeeld").keys("ctrl-s");
    harness
}

#[test]
fn t3_a_participant_is_handed_over_with_a_yes_of_today_and_a_note() {
    let mut harness = newcomer();
    let id = harness.dossier().id;
    harness.keys("H").snapshot("hand-over-80x24");
    harness.keys("tab 2 tab").text("Belt liever dan dat ze leest").keys("enter");
    assert!(shows(&mut harness, "Zonder toestemming wordt er niets gedeeld"));
    assert!(harness.stored().sharings.is_empty() && harness.stored().handover().is_none());
    harness.keys("1 ctrl-s");
    let stored = harness.stored();
    assert!(stored.is_shared_with(LocationId::from_bytes([2; 16]), harness.model.now.today));
    let (_, handover) = stored.handover().unwrap();
    assert_eq!(handover.note.as_str(), "Belt liever dan dat ze leest");
    let (_, consent) = stored.consents()[0];
    assert_eq!((*consent.given, consent.with_whom.as_str()), (true, "Taalhuis Elders"));
    assert_eq!(*consent.on, Some(harness.model.now.today));
    // the bundle is offered, for that location
    harness.keys("enter ctrl-s");
    let Some(Ask::Plan(order)) = asked(&harness) else { panic!("a plan") };
    assert_eq!(order.to, [StoreId::from_bytes([2; 16])]);
    assert!(order.handover && order.wanted == Wanted::Person(id), "and says that it hands over");
    harness.keys("esc esc esc u");
    assert_eq!(harness.dossier().id, id);
    assert!(harness.stored().handover().is_none() && harness.stored().consents().is_empty(), "one undo");
}

#[test]
fn without_a_known_location_elsewhere_nobody_is_handed_over() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("H");
    assert!(harness.desk().overlays.is_empty());
    assert!(shows(&mut harness, "Voeg eerst hun kaart toe"));
}

#[test]
fn the_corner_says_what_came_or_went_last_and_not_beside_somebody() {
    let mut harness = desk();
    harness.size(120, 32).keys("esc").snapshot("exchange-corner-120x32");
    assert!(shows(&mut harness, "bundel vr 20 nov Elders"));
    harness.keys("k");
    assert!(!shows(&mut harness, "bundel vr 20 nov"));
}

#[test]
fn the_difference_says_what_changes_in_words() {
    let mut harness = desk();
    harness.size(120, 32).answered(Answer::Looked(Box::new(arriving(Known::Yes))));
    assert!(shows(
        &mut harness,
        "Verzonnen, Testa lijkt op Verzonnen, Tessa (zelfde geboortejaar, zelfde telefoon)"
    ));
    assert!(shows(&mut harness, "Voorbeeldstad (Ilse) ≠ Elders"));
    harness.keys("enter");
    assert!(shows(&mut harness, "1 van 12 · Verzonnen, Testa · nieuw"));
    assert!(shows(&mut harness, "+ Woonplaats: Voorbeeldstad"));
    assert!(shows(&mut harness, "lijkt op Verzonnen, Tessa"));
    // past the end of one person the next begins, and back
    harness.picture();
    harness.keys("right right");
    assert!(shows(&mut harness, "3 van 12 · Verzonnen, Proef3 · bijgewerkt"));
    assert!(
        shows(&mut harness, "Ilse · wo 18 nov") && shows(&mut harness, "Woonplaats: Elders → Voorbeeldstad")
    );
    harness.keys("down");
    assert!(shows(&mut harness, "4 van 12"), "all of it was on the screen");
    harness.keys("up");
    assert!(shows(&mut harness, "3 van 12"));
    harness.keys("left left left left");
    assert!(shows(&mut harness, "1 van 12"));
    harness.keys("pgdn pgdn");
    assert!(shows(&mut harness, "3 van 12"));
}

#[test]
fn ten_thousand_people_are_looked_through_a_hundred_at_a_time() {
    let mut harness = desk();
    let mut many = leaving();
    let one = many.people[0].clone();
    many.people = (0..10_000)
        .map(|at| LeavingPerson { name: Name::new(&format!("P{at}"), "", "Verzonnen"), ..one.clone() })
        .collect();
    harness.answered(Answer::Planned(Box::new(many))).keys("enter");
    assert!(shows(&mut harness, "1 tot 100 van 10000"), "{}", harness.picture().lines().join("\n"));
    harness.keys("right");
    assert!(shows(&mut harness, "101 tot 200 van 10000") && shows(&mut harness, "Verzonnen, P100"));
    harness.keys("left up");
    assert!(shows(&mut harness, "Verzonnen, P0"));
}

#[test]
fn the_last_backups_are_said_and_one_is_made_where_somebody_wants_it() {
    let mut harness = desk();
    assert!(shows(&mut harness, "! buiten deze computer: ma 2 nov, 21 dagen geleden."));
    assert!(shows(&mut harness, "Maak een nieuwe: b"));
    assert!(shows(&mut harness, "op deze computer, door trede zelf: vandaag"));
    harness.keys("b");
    assert_eq!(harness.talk().text(FieldName::Folder), "/media/ilse/STICK");
    harness.keys("ctrl-u ctrl-s");
    assert!(shows(&mut harness, "Typ de map of het bestand"));
    harness.effects.clear();
    harness.text("/media/ilse/ANDERS").keys("enter");
    let today = harness.model.now.today;
    let is_asked = |ask: &Ask| matches!(ask, Ask::Backup { place, today: day } if place == "/media/ilse/ANDERS" && *day == today);
    assert!(asked(&harness).is_some_and(is_asked));
    harness.answered(Answer::Progressed(30)).snapshot("exchange-backup-80x24");
    assert!(shows(&mut harness, "Reservekopie maken 30% · esc stopt"));
    harness.keys("esc");
    assert!(matches!(harness.effects.last(), Some(Effect::CancelImport)));
    harness.answered(Answer::Failed(Said::plain("bundle-stopped")));
    assert!(shows(&mut harness, "Gestopt. Er is niets veranderd."));
    harness.keys("enter");
    let mut after = three();
    after.backups = Some(Backups { elsewhere: Some(today), ..after.backups.unwrap() });
    let done = Said::plain("exchange-did-backup").text("file", "/media/a.trede").number("size", 12);
    harness.answered(Answer::Done(done, Box::new(after)));
    assert!(harness.desk().overlays.is_empty() && shows(&mut harness, "teruggelezen en vergeleken"));
    assert!(shows(&mut harness, "buiten deze computer: vandaag"));
    // from the workspace too, and not while somebody looks along
    harness.keys("esc g b");
    assert_eq!(harness.focused(), FieldName::Folder);
    harness.keys("esc k g b");
    assert!(harness.desk().overlays.is_empty());
}

#[test]
fn without_anybody_no_backup_is_missed_and_a_demo_says_nothing_of_them() {
    let mut harness = Harness::empty();
    harness.stations = alone();
    harness.size(80, 24).keys("g u");
    assert!(shows(&mut harness, "nog geen buiten deze computer"));
    assert!(!shows(&mut harness, "! nog geen"));
    harness.stations.backups = None;
    harness.keys("r");
    assert!(!shows(&mut harness, "reservekopie"));
}

#[test]
fn tab_completes_a_path_says_what_it_can_be_and_then_goes_on() {
    let asked = |harness: &Harness| {
        harness.effects.iter().rev().find_map(|effect| match effect {
            Effect::Complete(typed, fit) => Some((typed.clone(), *fit)),
            _ => None,
        })
    };
    let ways = |typed: &str, sure: &str, names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Msg::Completed(Ways { typed: typed.into(), sure: sure.into(), names })
    };
    let mut harness = desk();
    harness.keys("l tab");
    assert_eq!(asked(&harness), Some(("/media/ilse/STICK/".into(), Fit::Bundle)), "where bundles lay last");
    let stick = "/media/ilse/STICK/";
    harness.tell(ways(stick, stick, &["elders-1.trede", "elders-2.trede", "map/"]));
    assert!(shows(&mut harness, "elders-1.trede elders-2.trede map/"));
    harness.text("e").keys("tab");
    assert!(!shows(&mut harness, "map/"), "it is not what can be any more");
    // an answer that comes too late changes nothing
    harness.tell(ways(stick, "/iets/anders", &["anders"]));
    assert_eq!(harness.talk().text(FieldName::File), "/media/ilse/STICK/e");
    let typed = "/media/ilse/STICK/e";
    harness.tell(ways(typed, "/media/ilse/STICK/elders-", &["elders-1.trede", "elders-2.trede"]));
    assert_eq!(harness.talk().text(FieldName::File), "/media/ilse/STICK/elders-");
    harness.snapshot("exchange-path-80x24");
    harness.text("2").keys("tab");
    let whole = "/media/ilse/STICK/elders-2.trede";
    harness.tell(ways("/media/ilse/STICK/elders-2", whole, &["elders-2.trede"]));
    assert_eq!((harness.talk().text(FieldName::File), harness.focused()), (whole, FieldName::File));
    harness.keys("tab").tell(ways(whole, whole, &["elders-2.trede"]));
    assert_eq!(harness.focused(), FieldName::Passphrase, "nothing is left to complete");
    harness.keys("shift-tab").text("x").keys("tab");
    let nothing = format!("{whole}x");
    harness.tell(ways(&nothing, &nothing, &[]));
    assert!(shows(&mut harness, "Hier ligt niets dat past."));
    harness.keys("tab");
    assert_eq!(harness.focused(), FieldName::Passphrase);
    for (keys, fit) in [("m", Fit::Folder), ("b", Fit::Folder), ("a", Fit::Any), ("esc g l", Fit::List)] {
        harness.keys("esc").keys(keys).keys("ctrl-u").text("~/x").keys("tab");
        assert_eq!(asked(&harness), Some(("~/x".into(), fit)), "{keys}");
    }
}

//! What a location decides, from the keyboard: it shows, it is saved, it is undone, and only a coordinator does it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod harness;

use harness::{Harness, coach, day};
use trede::app::desk::Screen;
use trede::app::form::FieldName;
use trede::app::overlay::Overlay;
use trede::domain::Change;
use trede::domain::agenda::What;
use trede::domain::barrier::BarrierDomain;
use trede::domain::catalogue::{Catalogue, CoachEdit, PartnerEdit, Role};
use trede::domain::schedule::{Anchor, DEFAULT_SCHEDULE, Interval, ScheduleLine};
use trede::i18n::Lang;
use trede::id::{CoachId, DossierId, IdSource};

/// The desk of the pictures at 80 × 24, on the screen of the location.
fn place() -> Harness {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("g o");
    harness
}

/// The same for a coach who is no coordinator, at a location where two others are.
fn as_a_coach() -> Harness {
    let mut harness = Harness::typical();
    let role = |id: CoachId, name: &str, role| {
        let edits = [CoachEdit::Id(Some(id)), CoachEdit::Name(name.into()), CoachEdit::Role(Some(role))];
        Change::new(DossierId::CATALOGUE, Catalogue::coach_record(id), edits)
    };
    let other = |number| CoachId::from_bytes([number; 16]);
    harness.given(vec![
        role(coach(), "Ilse", Role::Coach),
        role(other(8), "Mo", Role::Coordinator),
        role(other(9), "Karin", Role::Coordinator),
    ]);
    harness.size(80, 24).keys("g o");
    harness
}

fn partners(names: &[&str]) -> Vec<Change> {
    let mut ids = IdSource::from_seed([6; 32]);
    let one = |name: &&str| {
        Change::new(DossierId::CATALOGUE, ids.record(), [PartnerEdit::Name((*name).to_owned())])
    };
    names.iter().map(one).collect()
}

fn shows(harness: &mut Harness, words: &str) -> bool {
    let close = |line: &String| line.split_whitespace().collect::<Vec<_>>().join(" ").contains(words);
    harness.picture().lines().iter().any(close)
}

fn catalogue(harness: &Harness) -> &Catalogue {
    &harness.desk().catalogue
}

fn fault(harness: &Harness) -> Option<(FieldName, &'static str)> {
    match harness.desk().overlays.last() {
        Some(Overlay::Form { form, .. }) => form.fault.as_ref().map(|fault| (fault.field, fault.said.id)),
        _ => None,
    }
}

#[test]
fn space_says_what_can_be_done_with_the_line() {
    let mut harness = place();
    let before = catalogue(&harness).schedule().len();
    harness.keys("space");
    assert!(matches!(harness.desk().overlays.last(), Some(Overlay::Menu { .. })));
    assert_eq!(trede::app::menu(&harness.model).len(), 4, "open, add, take out, back to the default");
    harness.snapshot("location-menu-80x24");
    // the third of them takes the line out
    harness.keys("down down enter");
    assert_eq!(catalogue(&harness).schedule().len(), before - 1);
    harness.keys("tab tab tab space");
    assert_eq!(trede::app::menu(&harness.model).len(), 1, "a setting can only be opened");
    harness.keys("enter");
    assert!(matches!(harness.desk().overlays.last(), Some(Overlay::Form { .. })));
}

#[test]
fn of_many_partners_each_is_reached_by_its_letter() {
    let mut harness = Harness::typical();
    let names: Vec<String> = ('a'..='l').map(|letter| format!("{letter}voorbeeld")).collect();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.push("Ékster");
    harness.given(partners(&names));
    harness.keys("g 2 down down v");
    assert_eq!(harness.focused(), FieldName::KnownPartner);
    harness.keys("l");
    assert_eq!(harness.focused(), FieldName::KnownPartner, "a letter looks and stays");
    harness.keys("ctrl-s");
    let partner =
        |harness: &Harness| (*harness.stored().barrier(BarrierDomain::Money).unwrap().partner).clone();
    assert_eq!(partner(&harness), "lvoorbeeld");
    // two with one letter take turns, whatever accent they have; a letter that nothing begins with says so
    harness.keys("v e e ctrl-s");
    let first = partner(&harness);
    harness.keys("v e ctrl-s");
    let mut both = [first, partner(&harness)];
    both.sort();
    assert_eq!(both, ["evoorbeeld", "Ékster"]);
    harness.keys("v z");
    assert_eq!(harness.model.notice.as_ref().unwrap().said.id, "notice-choose");
    assert!(shows(&mut harness, "Een letter kiest de volgende naam"));
}

#[test]
fn a_name_is_found_by_its_letter_also_when_that_letter_is_a_key() {
    let mut harness = Harness::typical();
    harness.given(partners(&["UWV", "Wijkteam Noord"]));
    harness.keys("g 2 down down 2 v w u ctrl-s");
    let barrier = harness.stored().barrier(BarrierDomain::Money).cloned().unwrap();
    assert_eq!(*barrier.partner, "UWV");
    assert!(!harness.stored().score_history(BarrierDomain::Money).is_empty(), "nothing was undone");
}

const fn line(anchor: Anchor, after: Interval) -> ScheduleLine {
    ScheduleLine { anchor, after }
}

#[test]
fn d7_the_moments_to_talk_are_the_locations_own_and_undo_brings_the_default_back() {
    let mut harness = place();
    assert!(shows(&mut harness, "▶ 1 week na de intake") && shows(&mut harness, "standaard"));
    assert!(shows(&mut harness, "elk jaar na het traject"));
    // a new one, after four weeks of a module
    harness.keys("n 2 enter").text("4w").keys("enter");
    assert_eq!(catalogue(&harness).schedule()[2], line(Anchor::ModuleStart, Interval::Weeks(4)));
    assert!(
        shows(&mut harness, "▶ 4 weken na de start van een module") && shows(&mut harness, "eigen lijst")
    );
    // changed
    harness.keys("enter tab ctrl-u").text("1 maand").keys("enter");
    assert_eq!(catalogue(&harness).schedule()[2], line(Anchor::ModuleStart, Interval::Months(1)));
    // removed, and back
    harness.keys("backspace");
    assert!(catalogue(&harness).has_default_schedule(), "the same lines are the default");
    harness.keys("u");
    assert_eq!(catalogue(&harness).schedule().len(), 9);
    assert!(shows(&mut harness, "Ongedaan: contactmoment weg: na de start van een module"));
    harness.keys("u u");
    assert_eq!(catalogue(&harness).schedule(), DEFAULT_SCHEDULE);
    harness.keys("U");
    assert_eq!(catalogue(&harness).schedule().len(), 9);
    harness.keys("D");
    assert!(catalogue(&harness).has_default_schedule());
    harness.keys("D");
    assert!(shows(&mut harness, "Dit is al de standaard."));
}

#[test]
fn d7_the_agenda_of_everybody_follows_and_a_trajectory_that_runs_keeps_its_copy() {
    let mut harness = Harness::empty();
    harness.size(80, 24).keys("n").text("Noor Voorbeeld").keys("ctrl-s");
    let due = |harness: &Harness| {
        let person = &harness.desk().people.all()[0];
        let talks = person.lines.iter().filter(|line| matches!(line.what, What::Schedule(_)));
        talks.map(|line| line.due).collect::<Vec<_>>()
    };
    harness.keys("g 1 s 2 ctrl-s");
    assert_eq!(due(&harness), [day("2026-11-30")], "a week after the intake");
    harness.keys("g o enter tab ctrl-u").text("3w").keys("enter");
    assert_eq!(due(&harness), [day("2026-12-14")]);
    // a trajectory starts under these lines
    harness.keys("esc P").text("Zorghulp").keys("ctrl-s");
    let copy = harness.stored().trajectory().map(|(_, path)| (*path.schedule).clone()).unwrap();
    assert_eq!(copy[0], line(Anchor::Intake, Interval::Weeks(3)));
    harness.keys("g o down backspace D");
    assert!(catalogue(&harness).has_default_schedule());
    assert_eq!(*harness.stored().trajectory().unwrap().1.schedule, copy, "it keeps its own");
    assert!(shows(&mut harness, "Een traject dat al"), "and the screen says so");
}

#[test]
fn what_is_wrong_in_a_moment_is_said_at_its_field() {
    let mut harness = place();
    harness.keys("n ctrl-s");
    assert_eq!(fault(&harness), Some((FieldName::Anchor, "fault-anchor")));
    harness.keys("1").text("binnenkort").keys("ctrl-s");
    assert_eq!(fault(&harness), Some((FieldName::After, "fault-interval")));
    for (typed, why) in [
        ("jaarlijks", "act-yearly-after-trajectory"),
        ("0", "act-after-intake"),
        ("6 jaar", "act-too-far-ahead"),
        ("7 dagen", "act-already-there"),
    ] {
        harness.keys("ctrl-u").text(typed).keys("ctrl-s");
        assert_eq!(fault(&harness), Some((FieldName::After, why)), "{typed}");
    }
    assert!(catalogue(&harness).has_default_schedule());
    harness.keys("ctrl-u").text("2 weken");
    assert!(shows(&mut harness, "= 2 weken"), "shown back in full");
    harness.keys("ctrl-s");
    assert_eq!(catalogue(&harness).schedule()[1], line(Anchor::Intake, Interval::Weeks(2)));
}

#[test]
fn d7_aftercare_cannot_be_emptied_and_yearly_is_typed_in_the_language_of_the_screen() {
    let mut harness = place();
    for _ in 0..3 {
        harness.keys("end up backspace");
    }
    harness.keys("end enter");
    assert!(shows(&mut harness, "jaarlijks = elk jaar"));
    harness.keys("esc backspace");
    assert!(shows(&mut harness, "Eén regel na het traject moet blijven staan"));
    assert_eq!(catalogue(&harness).schedule().len(), 5);
    harness.model.lang = Lang::En;
    harness.keys("enter");
    assert!(shows(&mut harness, "yearly = every year"));
    harness.keys("ctrl-s");
    assert_eq!(catalogue(&harness).schedule().len(), 5, "saved as it was");
}

#[test]
fn t2_from_how_many_weeks_a_module_is_long() {
    let mut harness = place();
    harness.keys("tab tab tab down enter ctrl-u").text("105").keys("ctrl-s");
    assert_eq!(fault(&harness), Some((FieldName::LongWeeks, "act-weeks")));
    harness.keys("ctrl-u").text("3").keys("enter");
    assert!(shows(&mut harness, "Lang is meer dan 3 weken"));
    harness.keys("esc g 3");
    assert!(shows(&mut harness, "lang: opdelen?"), "the timeline asks from four weeks on");
    harness.keys("u");
    assert_eq!(catalogue(&harness).long_weeks(), 12);
    assert!(!shows(&mut harness, "lang: opdelen?"));
}

#[test]
fn t2_a_template_is_added_offered_changed_and_withdrawn() {
    let mut harness = place();
    harness
        .keys("tab n")
        .text("Heftruck")
        .keys("enter 2 1 enter")
        .text("2")
        .keys("enter")
        .text("4")
        .keys("ctrl-s");
    assert!(shows(&mut harness, "▶ Heftruck V 2 weken · 4 dagdelen"));
    harness.keys("esc g 3 n 1 ctrl-s");
    let stored = harness.stored();
    let module = stored.modules.values().find(|module| *module.title == "Heftruck").unwrap();
    assert_eq!((module.span.unwrap().weeks(), *module.dayparts), (2, 4));
    harness.keys("g o tab enter ctrl-u").text("Taal op de werkvloer").keys("ctrl-s");
    assert_eq!(fault(&harness), Some((FieldName::Title, "act-already-there")));
    harness.keys("ctrl-u").text("Heftruck en taal").keys("ctrl-s backspace");
    assert_eq!(catalogue(&harness).templates.values().count(), 1);
    harness.keys("u");
    assert!(shows(&mut harness, "Heftruck en taal"));
    let module = harness.stored();
    assert!(module.modules.values().any(|module| *module.title == "Heftruck"), "what is planned stays");
}

#[test]
fn a_partner_is_kept_with_its_contact_and_offered_when_somebody_is_referred() {
    let mut harness = place();
    harness.keys("tab tab enter").text("Wijkteam Noord").keys("enter").text("hulp thuis").keys("enter");
    harness.text("balie op het plein").keys("enter");
    assert!(shows(&mut harness, "▶ Wijkteam Noord hulp thuis · balie op het plein"));
    let id = catalogue(&harness).partners_by_name()[0].0;
    // from the list
    harness.keys("esc g 2 down v 1 ctrl-s");
    let referred = |harness: &Harness| {
        let stored = harness.stored();
        let barrier = stored.barrier(harness.desk().barrier).unwrap();
        ((*barrier.partner).clone(), *barrier.partner_record)
    };
    assert_eq!(referred(&harness), ("Wijkteam Noord".into(), Some(id)));
    // typed, in place of what stands there
    harness.keys("v enter").text("Voedselbank").keys("ctrl-s");
    assert_eq!(referred(&harness), ("Voedselbank".into(), None));
    // saved as it was, and from the list again
    harness.keys("v ctrl-s");
    assert_eq!(referred(&harness), ("Voedselbank".into(), None));
    harness.keys("v 1 ctrl-s");
    assert_eq!(referred(&harness), ("Wijkteam Noord".into(), Some(id)));
    // typed as it stands in the list
    harness.keys("v enter").text("wijkteam noord").keys("ctrl-s");
    assert_eq!(referred(&harness).1, Some(id));
    harness.keys("g o tab tab backspace");
    assert_eq!(catalogue(&harness).partners.values().count(), 0);
    assert!(shows(&mut harness, "Druk op n voor de eerste organisatie."));
}

#[test]
fn the_name_of_the_location_stands_at_the_top() {
    let mut harness = place();
    harness.keys("tab tab tab enter ctrl-u ctrl-s");
    assert_eq!(fault(&harness), Some((FieldName::Location, "act-empty")));
    harness.text("Taalhuis Anderstad").keys("enter");
    assert!(harness.picture().lines()[0].contains("Taalhuis Anderstad"));
    harness.keys("n");
    assert!(shows(&mut harness, "Hier komt niets bij."));
    harness.keys("backspace");
    assert!(shows(&mut harness, "Dit kan niet weg."));
    harness.keys("D");
    assert!(shows(&mut harness, "De standaard hoort bij de contactmomenten."));
    assert!(catalogue(&harness).has_default_schedule());
}

#[test]
fn a_coach_who_is_no_coordinator_sees_it_and_is_told_whom_to_ask() {
    let mut harness = as_a_coach();
    assert!(shows(&mut harness, "1 week na de intake") && shows(&mut harness, "alleen lezen"));
    let before = catalogue(&harness).clone();
    for keys in ["enter", "n", "backspace", "D", "tab enter", "n", "backspace", "tab n", "tab enter"] {
        harness.model.notice = None;
        harness.keys(keys);
        assert!(harness.desk().overlays.is_empty(), "{keys} opens nothing");
        let notice = harness.model.notice.as_ref().unwrap();
        assert_eq!(notice.said.id, "notice-ask-coordinator", "{keys}");
    }
    assert_eq!(catalogue(&harness), &before);
    assert!(shows(&mut harness, "Vraag het aan: Mo, Karin."));
}

#[test]
fn what_is_being_typed_comes_back_on_its_own_screen() {
    let mut harness = place();
    harness.keys("tab tab n").text("Wijkteam").keys("esc");
    assert!(matches!(harness.desk().overlays.last(), Some(Overlay::Confirm { .. })), "asked before it goes");
    harness.keys("esc");
    let draft = harness.effects.iter().rev().find_map(|effect| match effect {
        trede::app::effect::Effect::SaveDraft(draft) => Some(draft.clone()),
        _ => None,
    });
    let mut again = Harness::typical();
    again.reopen_with(draft.unwrap());
    again.size(80, 24);
    assert!(matches!(again.desk().screen, Screen::Location(_)));
    assert!(shows(&mut again, "Organisatie Wijkteam"));
    again.keys("ctrl-s");
    assert_eq!(catalogue(&again).partners.values().count(), 1);
}

#[test]
fn every_line_can_be_reached_where_there_is_little_room() {
    let mut harness = Harness::typical();
    let names: Vec<String> = (10..60).map(|number| format!("Organisatie {number}")).collect();
    harness.given(partners(&names.iter().map(String::as_str).collect::<Vec<_>>()));
    harness.size(40, 10).keys("g o tab tab");
    for name in &names {
        assert!(shows(&mut harness, &format!("▶ {name}")), "{name}");
        harness.keys("down");
    }
    harness.keys("home pgdn");
    assert!(!shows(&mut harness, "▶ Organisatie 10") && !shows(&mut harness, "▶ Organisatie 59"));
    harness.keys("end");
    assert!(shows(&mut harness, "▶ Organisatie 59"));
}

#[test]
fn pictures() {
    let mut harness = place();
    harness.snapshot("location-80x24").size(120, 32).snapshot("location-120x32");
    harness.size(40, 12).snapshot("location-40x12");
    harness.size(80, 24).keys("n 2 enter").text("4w").snapshot("location-line-80x24").keys("ctrl-s tab");
    harness.given(partners(&["Wijkteam Noord", "Bibliotheek Centrum"])).keys("g o tab");
    harness.snapshot("location-templates-80x24").keys("n").snapshot("location-template-80x24");
    harness.keys("esc tab").snapshot("location-partners-80x24");
    harness.keys("tab").snapshot("location-settings-80x24");
    harness.keys("esc g 2 down v").snapshot("refer-80x24");
    let mut coach = as_a_coach();
    coach.snapshot("location-coach-80x24");
    coach.model.lang = Lang::En;
    coach.size(120, 32).snapshot("en-location-coach-120x32");
}

fn asked(harness: &Harness) -> Option<&trede::app::coaches::Ask> {
    harness.effects.iter().rev().find_map(|effect| match effect {
        trede::app::effect::Effect::Coach(request) => Some(&request.ask),
        _ => None,
    })
}

#[test]
fn coaches_are_one_key_away_and_who_has_no_passphrase_here_is_said() {
    use trede::app::coaches::Answer;
    use trede::app::location::{Location, Part};
    use trede::app::msg::Msg;
    let mut harness = place();
    harness.keys("esc g c");
    assert!(matches!(harness.desk().screen, Screen::Location(Location { part: Part::Coaches, .. })));
    assert!(shows(&mut harness, "Karin coach · geen wachtzin hier"));
    assert!(!shows(&mut harness, "Ilse coördinator · geen wachtzin hier"));
    harness.keys("esc :").text("coaches").keys("enter");
    assert!(shows(&mut harness, "Karin coach · geen wachtzin hier"), "the palette leads there too");
    // a coordinator gives Karin a passphrase; the worker answers who comes in now
    let catalogue = Box::new(catalogue(&harness).clone());
    let can_enter = catalogue.coaches_by_name().into_iter().map(|(id, _)| id).collect();
    let said = trede::app::said::Said::plain("notice-coach-changed").text("name", "Karin");
    harness.tell(Msg::Coach(Answer::Done { said, catalogue, can_enter, summaries: None }));
    assert!(!shows(&mut harness, "geen wachtzin hier"));
}

#[test]
fn a_coordinator_adds_and_removes_coaches_and_every_coach_changes_the_own_passphrase() {
    use trede::app::coaches::Ask;
    let mut harness = place();
    harness.keys("tab tab tab tab");
    assert!(shows(&mut harness, "Wie hier binnen kan."));
    harness.snapshot("location-coaches-80x24");
    harness.keys("n").text("Mo").keys("enter enter").text("kort").keys("enter").text("kort").keys("enter");
    assert_eq!(fault(&harness), Some((FieldName::Passphrase, "fault-passphrase-short")));
    assert!(asked(&harness).is_none());
    let mut harness = place();
    harness.keys("tab tab tab tab n").text("Mo").keys("enter enter");
    harness.text("vier woorden van mo").keys("enter").text("vier woorden van mo").keys("enter");
    let Some(Ask::Add { name, role, passphrase }) = asked(&harness) else { panic!("nothing was asked") };
    assert_eq!((name.as_str(), *role, passphrase.as_str()), ("Mo", Role::Coach, "vier woorden van mo"));

    let mut mo = as_a_coach();
    mo.keys("tab tab tab tab");
    let at = catalogue(&mo).coaches_by_name().iter().position(|(id, _)| *id == coach()).unwrap();
    for _ in 0..at {
        mo.keys("down");
    }
    mo.keys("enter").text("de zin van eerst").keys("enter");
    mo.text("een nieuwe lange zin").keys("enter").text("een nieuwe lange zin").keys("enter");
    let Some(Ask::Change { role: None, passphrase: Some((Some(old), _)), .. }) = asked(&mo) else {
        panic!("nothing was asked")
    };
    assert_eq!(old.as_str(), "de zin van eerst");

    let mut boss = place();
    boss.keys("tab tab tab tab down backspace");
    assert!(
        matches!(boss.desk().overlays.last(), Some(Overlay::Confirm { .. })),
        "there is no undo, so it asks"
    );
    assert!(asked(&boss).is_none());
    boss.keys("enter");
    assert!(matches!(asked(&boss), Some(Ask::Remove(_))));
}

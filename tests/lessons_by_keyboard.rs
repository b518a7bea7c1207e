//! The lessons of the pilots as a coach meets them: by keyboard, on the drawn screen, and in what is stored.

mod harness;

use harness::{Harness, day};
use trede::app::agenda::AgendaRow;
use trede::app::form::FieldName;
use trede::domain::agenda::What;
use trede::domain::contact::ContactOutcome;
use trede::domain::participant::Medium;
use trede::domain::proof::{ProofKind, WorkProcess};
use trede::domain::trajectory::{DifferenceReason, Lane, ModuleKind, Span};

/// The desk of the pictures at 120 × 32.
fn desk() -> Harness {
    let mut harness = Harness::typical();
    harness.size(120, 32);
    harness
}

/// Somebody new, with nothing but a name.
fn somebody() -> Harness {
    let mut harness = Harness::empty();
    harness.size(120, 32).keys("n").text("Noor Voorbeeld").keys("ctrl-s");
    harness
}

/// Whether these words stand in one line of the screen, however much room there is between them.
fn shows(harness: &mut Harness, words: &str) -> bool {
    let close = |line: &String| line.split_whitespace().collect::<Vec<_>>().join(" ").contains(words);
    harness.picture().lines().iter().any(close)
}

fn listed(harness: &Harness) -> Vec<String> {
    harness.desk().people.shown().map(|person| person.name.listed()).collect()
}

#[test]
fn d2_one_key_per_tag_filters_the_list_and_the_four_cells_stay_counted() {
    let mut harness = desk();
    let cells = "NT1 werkt 2 zoekt 1 · NT2 werkt 3 zoekt 2";
    assert!(shows(&mut harness, cells));
    harness.keys("E");
    assert_eq!(listed(&harness), ["Bakker, Jan", "van Dijk, Wim", "Jansen, Ria"]);
    harness.keys("Z");
    assert_eq!(listed(&harness), ["van Dijk, Wim"]);
    assert!(shows(&mut harness, cells), "the cells count everybody");
    harness.keys("E Z T W");
    assert_eq!(listed(&harness), ["Çelik, Ayşe", "Đặng Thị Hoa", "Kowalski, Marek"]);
}

#[test]
fn d3a_the_wish_stands_on_every_screen_of_the_person_at_every_size() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 32), (200, 60)] {
        for keys in ["g 1", "g 2", "g 3", "g 4", "k", "i", "r", "p"] {
            let mut harness = Harness::typical();
            harness.size(columns, rows).keys(keys);
            let lines = harness.picture().lines().join("\n");
            assert!(lines.contains("\"Ik wil niet"), "{keys} at {columns}x{rows}:\n{lines}");
        }
    }
}

#[test]
fn d3a_a_new_wish_is_shown_and_the_old_one_stays_readable() {
    let mut harness = desk();
    harness.keys("l").text("Ik wil rijles.").keys("ctrl-s");
    assert!(shows(&mut harness, "\"Ik wil rijles.\" Fatima, 23 nov"));
    assert_eq!(harness.stored().wishes.len(), 2);
    harness.keys("y");
    assert!(shows(&mut harness, "Ik wil niet altijd mijn zoon moeten vragen."));
}

#[test]
fn d3b_a_buddy_is_a_filter_and_samen_met_is_kept_with_the_talk() {
    let mut harness = desk();
    harness.keys("e").tab_to(FieldName::Buddy).text("Karim").keys("tab 1 ctrl-s");
    let stored = harness.stored();
    assert_eq!(stored.participant.buddy.as_str(), "Karim");
    let asked = stored.participant.expert.unwrap();
    assert_eq!((asked.on, asked.willing), (day("2026-11-23"), true));
    harness.keys("f b");
    assert_eq!(listed(&harness), ["el Amrani, Fatima"]);
    harness.keys("f b");
    assert_eq!(listed(&harness).len(), 7);
    harness.keys("f f r 1 4");
    harness.tab_to(FieldName::Together).text("Karim").keys("ctrl-s");
    let stored = harness.stored();
    let (_, last) = stored.contacts()[0];
    assert_eq!((*last.outcome, last.together_with.as_str()), (Some(ContactOutcome::Spoken), "Karim"));
    harness.keys("y");
    assert!(shows(&mut harness, "gesproken, samen met Karim"));
}

#[test]
fn d4_a_blocking_worry_stands_at_its_module_and_goes_when_it_is_solved() {
    let mut harness = desk();
    assert!(shows(&mut harness, "! wacht op Geld"));
    harness.keys("g 2 down down o").text("reiskosten vergoed").keys("ctrl-s");
    assert!(!shows(&mut harness, "! wacht op Geld"));
}

#[test]
fn d4_a_solved_worry_is_ticked_off_among_the_rest() {
    let mut harness = somebody();
    harness.keys("g 2 down down down down down 1 o").text("fiets van de kringloop").keys("ctrl-s home");
    assert!(shows(&mut harness, "Vervoer ✓"), "{:#?}", harness.picture().lines());
}

#[test]
fn d5_both_ends_of_the_card_stand_under_the_timeline() {
    let mut harness = somebody();
    harness.keys("i pgdn pgdn pgdn pgdn pgdn").text("rooster lezen").keys("enter").text("vaste baan");
    harness.keys("enter").text("oudergesprek").keys("enter").text("rijbewijs").keys("esc g 3");
    assert!(shows(&mut harness, "kort: rooster lezen · oudergesprek"));
    assert!(shows(&mut harness, "lang: vaste baan · rijbewijs"));
}

#[test]
fn d7_the_quietest_stand_first_with_their_days() {
    let mut harness = desk();
    harness.keys("S");
    assert_eq!(listed(&harness)[..2], ["Bakker, Jan", "van Dijk, Wim"]);
    assert!(shows(&mut harness, "95 d"));
}

#[test]
fn t1_a_trajectory_with_basic_skills_only_asks_for_the_trade() {
    let mut harness = somebody();
    harness.keys("g 3 n tab").text("Rekenen").keys("tab 1 tab").text("+1w").keys("ctrl-s");
    assert!(shows(&mut harness, "B Rekenen"));
    assert!(shows(&mut harness, "! voeg toe:"));
    harness.keys("n tab").text("Werken in de zorg").keys("tab 2 tab").text("+2w").keys("ctrl-s");
    assert!(shows(&mut harness, "V Werken in de zorg"));
    assert!(!shows(&mut harness, "voeg toe"));
}

#[test]
fn t2_a_long_module_is_marked_and_made_shorter_and_later_with_keys() {
    let mut harness = somebody();
    // a template gives title, lane and length; the length is changed to thirteen weeks
    harness.keys("g 3 n 1 tab tab tab").text("30-11-2026").keys("tab ctrl-u").text("13").keys("ctrl-s");
    assert!(shows(&mut harness, "lang: opdelen?"));
    harness.keys("m up right enter");
    assert!(!shows(&mut harness, "lang: opdelen?"));
    let stored = harness.stored();
    let module = stored.modules.values().next().unwrap();
    assert_eq!((module.title.as_str(), *module.lane), ("Taal op de werkvloer", Some(Lane::Basic)));
    let span: Span = module.span.unwrap();
    assert_eq!((span.start, span.weeks()), (day("2026-12-07"), 12));
}

#[test]
fn t2_a_wish_that_the_advice_does_not_follow_is_kept_with_the_reason() {
    let mut harness = somebody();
    harness
        .keys("g 3 n tab")
        .text("Rekenen")
        .keys("tab 1 tab tab tab tab tab tab")
        .text("Lassen")
        .keys("tab 2");
    harness.keys("ctrl-s");
    let stored = harness.stored();
    let module = stored.modules.values().next().unwrap();
    let kept = (module.wished.as_str(), *module.difference);
    assert_eq!(kept, ("Lassen", Some(DifferenceReason::WaitingList)));
}

#[test]
fn t3_guidance_runs_across_the_modules_and_a_gap_shows_until_a_talk_is_planned() {
    let mut harness = somebody();
    let module = |harness: &mut Harness, title: &str, start: &str, provider: &str| {
        harness.keys("g 3 n tab").text(title).keys("tab 1 tab").text(start).keys("tab ctrl-u").text("4");
        harness.keys("tab tab").text(provider).keys("ctrl-s");
    };
    module(&mut harness, "Lezen", "30-11-2026", "Bibliotheek");
    module(&mut harness, "Rekenen", "8-2-2027", "ROC Voorbeeld");
    let gap = |harness: &Harness| {
        let rows = &harness.desk().agenda.rows;
        rows.iter()
            .flat_map(AgendaRow::lines)
            .map(|line| line.what.clone())
            .find(|what| matches!(what, What::Gap(_)))
    };
    let stored = harness.stored();
    let providers: Vec<&str> = stored.modules.values().map(|module| module.provider.as_str()).collect();
    assert!(providers.contains(&"Bibliotheek") && providers.contains(&"ROC Voorbeeld"), "{providers:?}");
    assert_eq!(stored.trajectories.len(), 1, "both providers stand in one dossier and one trajectory");
    assert!(shows(&mut harness, "! 28 dec – 7 feb niets"));
    // the line stands from the first day of the gap
    harness.on("2026-12-28");
    assert_eq!(gap(&harness), Some(What::Gap(day("2027-02-07"))));
    harness.keys("g 4 n").text("18-1-2027").keys("ctrl-s g 3");
    assert!(!shows(&mut harness, "niets"));
    assert_eq!(gap(&harness), None);
    let lane = harness.picture().lines().into_iter().find(|line| line.contains("gesprekken")).unwrap();
    assert!(lane.contains('●'), "{lane}");
}

#[test]
fn another_coach_and_the_number_of_the_list_are_set_in_the_form_of_the_person() {
    let mut harness = desk();
    let colleague = Some(harness::people::colleague());
    let waiting = |harness: &Harness| {
        let rows = &harness.desk().agenda.rows;
        rows.iter().filter(|row| row.person == harness.dossier().id).count()
    };
    harness.keys("g 1");
    let before = waiting(&harness);
    assert!(before > 1);
    harness.keys("e").tab_to(FieldName::OwnNumber).text("0042");
    harness.tab_to(FieldName::Coach).keys("k ctrl-s");
    let stored = harness.stored();
    assert_eq!((*stored.participant.coach, stored.participant.own_number.as_str()), (colleague, "0042"));
    assert!(waiting(&harness) < before, "what waits by itself is Karin's now");
    harness.keys("u");
    assert_ne!(*harness.stored().participant.coach, colleague);
    assert_eq!(waiting(&harness), before);
    // who works alone is not asked
    let mut alone = somebody();
    alone.keys("g 1 e");
    assert!(
        alone.talk().input(FieldName::OwnNumber).is_some() && alone.talk().input(FieldName::Coach).is_none()
    );
}

#[test]
fn how_somebody_likes_to_be_reached_best_is_chosen_and_obeyed() {
    let mut harness = somebody();
    let first = |harness: &Harness| harness.stored().ways().first().and_then(|way| way.medium);
    harness.keys("g 1 e").tab_to(FieldName::Phone).text("06 00000001");
    assert!(harness.talk().input(FieldName::Preferred).is_none(), "there is one way only");
    harness.tab_to(FieldName::Email).text("testa@voorbeeld.example").keys("ctrl-s");
    assert_eq!(first(&harness), Some(Medium::Phone));
    harness.keys("e").tab_to(FieldName::Preferred).keys("2 ctrl-s");
    assert_eq!(first(&harness), Some(Medium::Email));
    harness.keys("e").tab_to(FieldName::Email).keys("ctrl-u ctrl-s");
    assert_eq!(harness.talk().fault.clone().unwrap().said.id, "fault-preferred");
    harness.tab_to(FieldName::Preferred).keys("3 ctrl-s");
    assert_eq!(first(&harness), Some(Medium::InPerson));
    harness.keys("u");
    assert_eq!(first(&harness), Some(Medium::Email));
}

#[test]
fn the_people_of_each_coach_are_one_key_away() {
    let mut harness = desk();
    let (all, coach) =
        (harness.desk().people.count(), |harness: &Harness| harness.desk().people.filter.coach);
    let mut seen = Vec::new();
    harness.keys("f c");
    while let Some(one) = coach(&harness) {
        let people = &harness.desk().people;
        let theirs = people.all().iter().filter(|person| person.coach == Some(one)).count();
        assert_eq!(people.count(), theirs);
        seen.push(one);
        harness.keys("f c");
    }
    // by name: Ilse before Karin
    assert_eq!(seen, [harness::coach(), harness::people::colleague()]);
    assert_eq!(harness.desk().people.count(), all, "and everybody again");
    harness.keys("f c f c");
    assert!(shows(&mut harness, "Karin · "), "whose they are is said");
}

#[test]
fn t4_the_goal_or_the_next_rung_is_proposed_and_the_proof_climbs_the_ladder() {
    let mut harness = desk();
    // Fatima's second module leads to a branchecertificaat
    harness.keys("g 3 down b ctrl-s");
    assert_eq!(harness.stored().highest_proof(), Some(ProofKind::Branch));
    // the third leads to nothing yet: the rung above is proposed
    harness.keys("down b ctrl-s");
    assert_eq!(harness.stored().highest_proof(), Some(ProofKind::Practice));
    assert!(shows(&mut harness, "naar mbo-certificaat"));
}

#[test]
fn b5_practice_learning_keeps_company_and_work_processes_up_to_the_praktijkverklaring() {
    let mut harness = somebody();
    harness.keys("g 3 n tab").text("Praktijkleren").keys("tab 3");
    harness.keys("tab tab tab tab tab 3 tab tab tab 2 ctrl-s");
    assert_eq!(*harness.stored().modules.values().next().unwrap().kind, Some(ModuleKind::Practice));
    harness.keys("e tab tab tab tab tab tab tab tab tab tab").text("25655").keys("tab").text("Zorgvoorbeeld");
    harness.keys("tab 1 tab").text("Praktijkopleider").keys("tab").text("80").keys("tab");
    harness.text("B1-K1-W1 helpt bij wassen *; B1-K1-W2 dekt tafels").keys("ctrl-s b ctrl-s");
    let stored = harness.stored();
    let module = stored.modules.values().next().unwrap();
    assert_eq!((*module.recognised, *module.hours, module.processes.len()), (Some(true), 80, 2));
    let proof = stored.proofs.values().next().unwrap();
    assert_eq!((*proof.kind, proof.crebo.as_str()), (Some(ProofKind::Practice), "25655"));
    assert_eq!((proof.company.as_str(), proof.trainer.as_str()), ("Zorgvoorbeeld", "Praktijkopleider"));
    let learnt: Vec<&WorkProcess> = proof.processes.iter().filter(|process| process.reached).collect();
    assert_eq!(learnt.len(), 1);
}

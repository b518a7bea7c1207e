//! What a coach who sees the program for the first time must be told at the moment itself, not later and not never.

mod harness;

use harness::{Harness, picture::draw};
use trede::app::agenda::AgendaRow;
use trede::app::desk::Screen;
use trede::app::draft::DraftValue;
use trede::app::effect::Effect;
use trede::app::form::FieldName;
use trede::app::model::Stage;
use trede::app::people::People;
use trede::domain::agenda::When;
use trede::domain::barrier::BarrierDomain;
use trede::domain::participant::Status;
use trede::domain::status::suggested_status;
use trede::i18n::Lang;
use trede::keymap::Command;
use trede::ui::theme::Theme;

fn screen(harness: &Harness) -> String {
    let (columns, rows) = harness.model.size;
    draw(&harness.model, &Theme::mono(), columns, rows).lines().join("\n")
}

/// Somebody with a step and an appointment that have both passed.
fn waited_for() -> Harness {
    let mut harness = Harness::empty();
    harness
        .size(80, 24)
        .keys("g i")
        .text("Testa Verzonnen")
        .keys("enter")
        .text("0612345678")
        .keys("enter enter");
    harness.text("Formulier halen").keys("enter enter").text("+1w").keys("enter").on("2026-12-07");
    harness
}

fn said(harness: &Harness) -> &'static str {
    harness.model.notice.as_ref().map_or("", |notice| notice.said.id)
}

#[test]
fn d7_not_reached_says_when_to_try_again_and_a_day_of_tries_is_one() {
    let mut harness = waited_for();
    let waiting = |harness: &Harness| {
        let rows = &harness.desk().agenda.rows;
        let due = rows.iter().filter(|row| matches!(row.when, When::Earlier | When::Today));
        due.flat_map(AgendaRow::lines).count()
    };
    assert!(waiting(&harness) > 1);
    while waiting(&harness) > 0 {
        let before = waiting(&harness);
        harness.keys("g a x");
        assert_eq!(said(&harness), "notice-not-reached");
        assert!(waiting(&harness) < before, "the line waits for the next try");
    }
    assert!(screen(&harness).contains("Niet bereikt: Testa Verzonnen. Probeer het weer op"));
    harness.keys("x x x");
    let today = harness.model.now.today;
    assert_ne!(suggested_status(harness.dossier(), today), Some(Status::OutOfSight));
}

#[test]
fn d7_a_talk_that_did_not_happen_says_so_too() {
    let mut harness = waited_for();
    harness.keys("g a r 2 ctrl-s");
    assert_eq!(said(&harness), "notice-not-reached");
}

#[test]
fn a_word_about_one_wrong_key_goes_with_the_next_key() {
    let mut harness = waited_for();
    harness.keys("i tab tab q");
    assert_eq!(said(&harness), "notice-choose");
    harness.keys("1");
    assert_eq!(said(&harness), "");
}

#[test]
fn the_quick_intake_asks_each_answer_aloud() {
    let mut harness = Harness::empty();
    harness.size(80, 24).keys("g i");
    for question in ["Hoe heet u?", "Hoe kan ik u bereiken?", "Wat wilt u kunnen", "Wat doet u zelf eerst?"] {
        assert!(screen(&harness).contains(question), "{question}");
        harness.text("x").keys("enter");
    }
    harness.keys("enter");
    assert!(screen(&harness).contains("Wanneer spreken we elkaar weer?"));
}

#[test]
fn who_may_refuse_is_told_so_before_answering() {
    let mut harness = waited_for();
    harness.keys("i tab tab");
    assert!(screen(&harness).contains("Naam, telefoon en wat u nodig heeft"));
    harness.keys("pgdn pgdn");
    assert!(!screen(&harness).contains("Voor de telling"));
    let mut told = 0;
    for _ in 0..11 {
        told += usize::from(screen(&harness).contains("Voor de telling. U mag nee zeggen."));
        harness.keys("tab");
    }
    assert_eq!(told, 4, "gender, mother tongue, postcode, place");
}

#[test]
fn the_menu_of_a_person_begins_with_the_conversation_and_leaves_the_list_alone() {
    let harness = waited_for();
    let commands: Vec<Command> =
        trede::app::menu(&harness.model).into_iter().map(|hint| hint.command).collect();
    assert_eq!(commands.first(), Some(&Command::IntakeStart));
    assert!(commands.contains(&Command::PersonEdit) && !commands.contains(&Command::FilterFirst));
}

#[test]
fn a_passphrase_that_is_too_short_is_said_before_it_is_typed_twice() {
    let mut harness = Harness::empty();
    harness.model.stage = Stage::Setup(Box::new(trede::app::setup()));
    harness.size(80, 24).text("Taalhuis Voorbeeldstad").keys("enter").text("Testa").keys("enter");
    assert!(!screen(&harness).contains('!'));
    harness.text("kort").keys("enter");
    assert!(screen(&harness).contains("Nog 10 tekens"));
    harness.text(" en lang genoeg").keys("enter");
    assert!(!screen(&harness).contains('!'));
}

#[test]
fn only_the_box_on_top_says_its_keys() {
    let mut harness = waited_for();
    harness.keys("g i").text("Iemand").keys("esc");
    let screen = screen(&harness);
    assert!(screen.contains("Weggooien?") && screen.contains("enter ja"));
    assert_eq!(screen.matches("enter ja").count(), 1);
}

#[test]
fn the_last_topic_reads_back_all_that_was_agreed_and_the_others_what_stands_already() {
    let mut harness = Harness::empty();
    harness.size(80, 24).keys("g i").text("Testa Verzonnen").keys("enter enter");
    harness.text("Ik wil brieven lezen").keys("enter").text("Formulier halen").keys("enter enter");
    harness.text("+1w").keys("enter g 2 down 3 a enter tab").text("reisgeld vragen").keys("ctrl-s g 1 i");
    harness.keys("pgdn pgdn pgdn pgdn pgdn pgdn pgdn");
    assert!(screen(&harness).contains("Dit staat er al") && screen(&harness).contains("Formulier halen"));
    harness.keys("pgdn pgdn");
    let screen = screen(&harness);
    for words in [
        "Lees dit samen na",
        "Onze afspraak",
        "maandag 30 november",
        "Formulier halen",
        "Thuis: reisgeld vragen",
        "\"Ik wil brieven lezen\"",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn d3a_the_story_tells_the_newest_first_and_an_old_wish_whole() {
    let mut harness = waited_for();
    let long = "Ik wil de brieven van school lezen, en ook die van de gemeente, en daarna de krant. Dan hoef ik niets te vragen.";
    harness
        .keys("l")
        .text(long)
        .keys("ctrl-s")
        .on("2026-12-08")
        .keys("l")
        .text("Ik wil rijden")
        .keys("ctrl-s y");
    let screen = screen(&harness);
    let (_, story) = screen.split_once("Verhaal").unwrap();
    let at = |words: &str| story.find(words).unwrap_or_else(|| panic!("{words}\n{story}"));
    assert!(
        at("Ik wil rijden") < at("de brieven van school") && at("niets te vragen.") < at("stap: Formulier")
    );
}

#[test]
fn while_somebody_looks_along_nothing_brings_another_person_on_the_screen() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("k");
    let before = harness.dossier().id;
    for keys in ["/", "g 1", "g 4", "g a", "f e", "f t"] {
        harness.keys(keys);
        assert_eq!(said(&harness), "notice-companion", "{keys}");
        assert_eq!(harness.dossier().id, before, "{keys}");
    }
    harness.keys("k");
    assert_eq!(said(&harness), "");
}

#[test]
fn a_filter_that_finds_nothing_says_so() {
    let mut harness = waited_for();
    harness.keys(":").text("qqqq");
    assert!(screen(&harness).contains("Niets gevonden."));
    harness.keys("esc esc ?").text("qqqq");
    assert!(screen(&harness).contains("Niets gevonden."));
}

#[test]
fn in_a_conversation_undo_is_about_whoever_sits_there() {
    let mut harness = Harness::empty();
    harness.quick("Testa Verzonnen");
    harness.quick("Bedacht Voorbeeld");
    let score = |harness: &Harness| harness.stored().score_history(BarrierDomain::Money).len();
    // what was last done is about somebody else: it stays, and no name comes on the screen
    harness.keys("g 1 e").text(" de Vries").keys("ctrl-s").keys("/").text("Testa").keys("enter");
    for talk in ["i pgdn pgdn pgdn pgdn pgdn pgdn", "r", "p", "k"] {
        harness.keys(talk).keys("u ctrl-z");
        let words = screen(&harness);
        assert!(!words.contains("Bedacht") && !words.contains("Vries"), "{talk}: {words}");
        let named = |people: &People| people.all().iter().any(|one| one.name.spoken().ends_with("de Vries"));
        assert!(named(&harness.desk().people), "{talk}");
        harness.keys("esc");
        assert!(!harness.desk().in_conversation(), "{talk}");
    }
    // what is about them is undone there too
    harness.keys("g 2 down down 3 i");
    assert_eq!(score(&harness), 1);
    harness.keys("ctrl-z");
    assert_eq!((score(&harness), said(&harness)), (0, "notice-undone"));
    // and in the workspace everything, by name
    harness.keys("esc");
    while harness.desk().history.next_undo().is_some_and(|done| done.name.id != "deed-person") {
        harness.keys("u");
    }
    harness.keys("u");
    assert!(screen(&harness).contains("Bedacht Voorbeeld"), "{}", screen(&harness));
}

#[test]
fn a_letter_that_does_nothing_in_this_pane_says_so() {
    let mut harness = waited_for();
    harness.keys("g 3 w");
    assert!(screen(&harness).contains("Hier doet w niets."));
    harness.keys("g 2");
    assert_eq!(said(&harness), "");
}

#[test]
fn t2_a_module_that_is_moved_says_its_dates_while_it_moves() {
    let mut harness = waited_for();
    harness.keys("g 3 n 1 tab tab tab").text("14-12-2026").keys("ctrl-s m");
    let before = screen(&harness);
    assert!(before.contains("14 dec - ") && before.contains("8 weken"), "{before}");
    harness.keys("right down");
    let after = screen(&harness);
    assert!(after.contains("21 dec - ") && after.contains("9 weken"), "{after}");
}

#[test]
fn t1_the_form_says_what_b_and_v_stand_for() {
    let mut harness = waited_for();
    harness.keys("g 3 n");
    assert!(screen(&harness).contains("1 B basis   2 V vak   3 BV samen"), "{}", screen(&harness));
}

/// The screen after the store was made, with twelve recovery words on it.
fn with_words() -> Harness {
    let mut harness = Harness::empty();
    let desk = harness.desk().clone();
    let mut setup = trede::app::setup();
    setup.words = Some((1..=12).map(|number| format!("woord{number}")).collect());
    setup.desk = Some(Box::new(desk));
    harness.model.stage = Stage::Setup(Box::new(setup));
    harness.size(80, 24);
    harness
}

#[test]
fn the_recovery_words_are_asked_for_before_they_leave_the_screen() {
    let mut harness = with_words();
    assert!(screen(&harness).contains("12  woord12") && screen(&harness).contains("BIP39"));
    harness.keys("esc");
    assert!(!harness.model.quit && screen(&harness).contains("12  woord12"), "nobody leaves without them");
    harness.keys("enter enter enter");
    assert!(harness.model.desk().is_none(), "Enter alone is not enough");
    assert!(!screen(&harness).contains("woord12"), "they come from the paper");
    harness.text("woord5").keys("enter");
    assert!(screen(&harness).contains("Dit is niet woord 4"));
    harness.keys("esc");
    assert!(screen(&harness).contains("12  woord12"), "to look once more");
    harness.keys("enter").text("WOORD4 ").keys("enter").text("woord10").keys("enter");
    assert!(harness.model.desk().is_none() && screen(&harness).contains("Dit is niet woord 11"));
    harness.keys("ctrl-u").text("woord11").keys("enter");
    assert!(harness.model.desk().is_some());
}

#[test]
fn a_notice_and_whether_all_is_saved_stand_beside_each_other() {
    let mut harness = waited_for();
    harness.size(80, 24).keys("g 2 down 2 u");
    assert!(harness.model.notice.is_some());
    let lines = harness.picture().lines();
    let last = lines.iter().rev().find(|line| line.contains("Ongedaan")).unwrap();
    assert!(last.contains("bewaard · Ongedaan"), "{last}");
}

#[test]
fn text_that_is_too_long_holds_the_topic_says_so_and_stays() {
    for (key, page) in [("pgdn", 1), ("ctrl-t", 1), ("pgdn", 5), ("ctrl-t", 5)] {
        let mut harness = Harness::empty();
        harness.size(80, 24).keys("i").text("Jan Bakker");
        harness.keys(&vec!["pgdn"; page].join(" ")).text(&"lang woord ".repeat(40));
        harness.keys("enter").keys(key);
        let Screen::Intake(intake) = &harness.desk().screen else { panic!("no intake") };
        assert_eq!(usize::from(intake.topic.number()), page + 1, "{key}");
        assert_eq!(intake.form.focus, 0, "back at the text");
        let lines = harness.picture().lines();
        assert!(lines.iter().any(|line| line.contains("! ") && line.contains("te veel")), "{lines:#?}");
        assert_eq!(harness.model.notice.as_ref().map(|notice| notice.said.id), Some("fault-too-long"));
        let draft = harness.effects.iter().rev().find_map(|effect| match effect {
            Effect::SaveDraft(draft) => Some(draft.clone()),
            _ => None,
        });
        let kept = |value: &DraftValue| matches!(value, DraftValue::Text(text) if text.len() > 300);
        assert!(draft.unwrap().values.iter().any(|(_, value)| kept(value)), "the draft has it in full");
    }
}

#[test]
fn a_form_that_does_not_fit_says_how_many_questions_are_above_and_below() {
    for (topic, rows, lang, words) in [
        (2, 24, Lang::Nl, ["hieronder", "hierboven"]),
        (2, 20, Lang::Nl, ["hieronder", "hierboven"]),
        (8, 20, Lang::Nl, ["hieronder", "hierboven"]),
        (2, 24, Lang::En, ["below", "above"]),
    ] {
        let mut harness = waited_for();
        harness.model.lang = lang;
        harness.size(80, rows).keys("i");
        harness.keys(&vec!["pgdn"; topic].join(" "));
        let [below, above] = words;
        assert!(
            screen(&harness).contains(below) && !screen(&harness).contains(above),
            "{}",
            screen(&harness)
        );
        let count = harness.talk().fields.len();
        for _ in 1..count {
            harness.keys("tab");
            assert!(screen(&harness).contains("▶ "), "the field in focus is always there");
            assert!(screen(&harness).contains('▲') || screen(&harness).contains('▼'), "{}", screen(&harness));
        }
        assert!(
            screen(&harness).contains(above) && !screen(&harness).contains(below),
            "{}",
            screen(&harness)
        );
    }
}

#[test]
fn the_keys_of_a_move_are_all_there_at_80_columns() {
    for (lang, words) in [
        (Lang::Nl, "enter klaar  ← → eerder, later  ↑ ↓ lengte"),
        (Lang::En, "enter done  ← → earlier, later  ↑ ↓ length"),
    ] {
        let mut harness = waited_for();
        harness.model.lang = lang;
        harness.size(80, 24).keys("g 3 n 1 ctrl-s m");
        assert!(screen(&harness).contains(words), "{}", screen(&harness));
    }
}

#[test]
fn a_module_takes_as_many_weeks_as_a_template_and_both_say_it_the_same_way() {
    let mut harness = waited_for();
    let fault = |harness: &Harness| harness.talk().fault.as_ref().map(|fault| (fault.field, fault.said.id));
    harness.size(80, 24);
    for open in ["g 3 n", "esc enter g o tab n"] {
        harness.keys(open);
        harness.tab_to(FieldName::Title).text("Lang");
        harness.tab_to(FieldName::Weeks);
        for wrong in ["105", "300"] {
            harness.keys("ctrl-u").text(wrong).keys("ctrl-s");
            assert_eq!(fault(&harness), Some((FieldName::Weeks, "act-weeks")), "{open} {wrong}");
        }
        assert!(screen(&harness).contains("104"));
    }
    harness.keys("esc enter esc g 3 n");
    harness.tab_to(FieldName::Title).text("Twee jaar");
    harness.tab_to(FieldName::Start).text("30-11-2026");
    harness.tab_to(FieldName::Weeks).text("104").keys("ctrl-s");
    let weeks = |harness: &Harness| harness.stored().modules.values().next().unwrap().span.unwrap().weeks();
    assert_eq!(weeks(&harness), 104);
    harness.keys("m down");
    assert_eq!(said(&harness), "act-weeks");
    harness.keys("up enter");
    assert_eq!(weeks(&harness), 103);
}

#[test]
fn what_was_said_about_somebody_else_does_not_stand_beside_a_conversation() {
    for open in ["i", "r", "p", "k", "g i"] {
        let mut harness = waited_for();
        harness
            .keys("g i")
            .text("Els Voorbeeld")
            .keys("enter enter enter enter enter")
            .text("+1w")
            .keys("enter");
        harness.on("2026-12-14").keys("g a x");
        let name = harness.dossier().participant.name.first();
        assert!(said(&harness).starts_with("notice-not-reached") && screen(&harness).contains(&name));
        harness.keys("g 1 down up").keys(open);
        assert_eq!(said(&harness), "", "{open}");
    }
}

#[test]
fn d7_a_line_of_somebody_else_than_the_one_on_screen_is_still_acted_on() {
    for (keys, about) in [("x", "notice-not-reached"), ("z", ""), ("n", "")] {
        let mut harness = Harness::typical();
        let line = harness.desk().agenda.selected().unwrap().person;
        let other = harness.desk().people.shown().find(|person| person.id != line).unwrap().id;
        while harness.dossier().id != other {
            harness.keys("down");
        }
        harness.keys("g 4").keys(keys);
        assert_eq!(harness.dossier().id, line, "{keys}: the person of the line is opened");
        match about {
            "" => assert!(!harness.desk().overlays.is_empty(), "{keys}: its form is there"),
            id => assert_eq!(said(&harness), id),
        }
    }
}

#[test]
fn t3_what_a_coach_elsewhere_left_with_a_file_is_seen_by_everybody_here() {
    use trede::domain::catalogue::{Catalogue, CoachEdit};
    use trede::domain::participant::ParticipantEdit;
    use trede::domain::sharing::HandoverEdit;
    use trede::domain::{Change, Name};
    use trede::id::{CoachId, DossierId, IdSource, LocationId};
    let mut harness = Harness::empty();
    let mut ids = IdSource::from_seed([9; 32]);
    let (person, theirs) = (ids.dossier(), CoachId::from_bytes([77; 16]));
    let elsewhere = LocationId::from_bytes([8; 16]);
    let on = Some(harness.model.now.today);
    harness.given(vec![
        Change::new(
            DossierId::CATALOGUE,
            Catalogue::coach_record(theirs),
            [CoachEdit::Id(Some(theirs)), CoachEdit::Name("Mo".into()), CoachEdit::Location(Some(elsewhere))],
        ),
        Change::participant(
            person,
            [
                ParticipantEdit::Name(Name::new("Testa", "", "Verzonnen")),
                ParticipantEdit::Coach(Some(theirs)),
            ],
        ),
        Change::new(
            person,
            ids.record(),
            [
                HandoverEdit::To(Some(LocationId::default())),
                HandoverEdit::On(on),
                HandoverEdit::Note("Belt liever in de ochtend.".into()),
            ],
        ),
    ]);
    let rows = &harness.desk().agenda.rows;
    assert!(rows.iter().any(|row| row.person == person), "{rows:?}");
    harness.size(80, 24).keys("g a r");
    assert!(screen(&harness).contains("Belt liever in de ochtend."), "{}", screen(&harness));
}

#[test]
fn a_number_that_may_be_a_slip_is_asked_about_and_kept_and_a_time_is_said_back() {
    let mut harness = Harness::empty();
    harness.size(80, 24).keys("g i").text("Testa Verzonnen").keys("enter").text("0612");
    assert!(!screen(&harness).contains("Klopt dit nummer?"), "half a number is no mistake yet");
    harness.keys("enter");
    assert!(screen(&harness).contains("Klopt dit nummer?"), "{}", screen(&harness));
    harness.tab_to(FieldName::Phone).keys("ctrl-u").text("06 12345678").keys("enter");
    assert!(!screen(&harness).contains("Klopt dit nummer?"), "{}", screen(&harness));
    harness.tab_to(FieldName::NextDay).text("+1w").keys("ctrl-s").keys("g 4 n").text("ma").keys("enter");
    harness.text("1030");
    assert!(screen(&harness).contains("= 10:30"), "{}", screen(&harness));
}

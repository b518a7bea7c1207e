//! A coach at work by keyboard: quick intake, full intake, review, and how many keys they cost (issue: at most 25, 140, 6).

mod harness;

use harness::{Harness, day};
use trede::app::agenda::AgendaRow;
use trede::app::desk::{Pane, Saving, Screen};
use trede::app::effect::Effect;
use trede::app::form::FieldName;
use trede::app::forms::FormKind;
use trede::app::overlay::Overlay;
use trede::domain::agenda::{What, When};
use trede::domain::barrier::{BarrierDomain, Score};
use trede::domain::contact::ContactOutcome;
use trede::domain::intake::{Topic, TopicState};
use trede::domain::participant::Status;
use trede::domain::perspective::Cell;

#[test]
fn a_quick_intake_costs_at_most_25_keys_and_is_in_the_agenda() {
    let mut harness = Harness::empty();
    harness.quick("Fatima el Amrani");
    assert!(harness.counted <= 25, "{} keys", harness.counted);
    assert!(matches!(harness.desk().screen, Screen::Workspace));
    let stored = harness.stored();
    assert_eq!(stored.participant.name.family, "Amrani");
    assert_eq!(*stored.wish().unwrap().1.words, "Ik wil zelf brieven lezen.");
    assert_eq!(*stored.step().unwrap().1.what, "Naar de open avond gaan");
    harness.on("2026-11-30");
    assert!(
        harness
            .desk()
            .agenda
            .rows
            .iter()
            .any(|row| row.line.due == day("2026-11-30") && row.when == When::Today)
    );
}

#[test]
fn a_full_disk_loses_nothing_and_saving_goes_on_when_there_is_room() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.quick("Ria Jansen");
    let ria = harness.stored().id;
    harness.disk_full = true;
    harness.keys("g 2 down 2");
    assert_eq!(harness.model.notice.as_ref().unwrap().said.id, "save-disk-full");
    harness.keys("down 3");
    assert!(matches!(&harness.desk().saving, Saving::Failed(why) if why.id == "save-disk-full"));
    harness.keys("u");
    assert_eq!(harness.model.notice.as_ref().unwrap().said.id, "notice-undo-unsaved");
    harness.keys("f9");
    assert!(harness.model.covered && harness.model.desk().is_some(), "locking would lose them");
    harness.keys("f8 g 1 up down");
    let shown = |harness: &Harness, domain| harness.desk().open.as_ref().unwrap().score(domain);
    assert_eq!(harness.desk().open.as_ref().unwrap().id, ria);
    assert_eq!(shown(&harness, BarrierDomain::Money), Some(Score::Blocks), "still on the screen");
    harness.disk_full = false;
    harness.wait(4_000);
    assert!(harness.desk().outbox.is_empty());
    let stored = harness.stored();
    assert_eq!(stored.score(BarrierDomain::Home), Some(Score::Hard));
    assert_eq!(stored.score(BarrierDomain::Money), Some(Score::Blocks));
    assert_eq!(shown(&harness, BarrierDomain::Home), Some(Score::Hard));
}

#[test]
fn what_is_done_about_somebody_who_was_erased_is_refused_and_saving_goes_on() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    let jan = harness.stored().id;
    harness.quick("Ria Jansen");
    let ria = harness.stored().id;
    // a full disk, and what waits for it is about both
    harness.disk_full = true;
    harness.keys("g 2 down 2 g 1 up");
    assert_eq!(harness.dossier().id, jan);
    harness.keys("g 2 down 3").erased_elsewhere(ria);
    harness.disk_full = false;
    harness.wait(4_000);
    assert!(harness.desk().outbox.is_empty(), "one that is refused stops nothing");
    let notice = &harness.model.notice.as_ref().unwrap().said;
    assert_eq!(notice.id, "erased-dossier");
    assert!(harness.desk().people.get(ria).is_none(), "she stands in no list");
    assert_eq!(harness.stored().id, jan);
    assert_eq!(harness.stored().score(BarrierDomain::Money), Some(Score::Blocks));
}

#[test]
fn a_conversation_with_somebody_who_was_erased_is_left() {
    let mut harness = Harness::empty();
    harness.quick("Ria Jansen");
    harness.quick("Jan Bakker");
    let jan = harness.stored().id;
    harness.keys("d").text("Brief lezen").erased_elsewhere(jan).keys("ctrl-s");
    assert_eq!(harness.model.notice.as_ref().unwrap().said.id, "erased-dossier");
    assert_ne!(harness.dossier().id, jan, "somebody else stands open, as the store has them");
    assert!(harness.desk().people.get(jan).is_none() && harness.desk().outbox.is_empty());
    let cleared = harness.effects.iter().filter(|effect| matches!(effect, Effect::ClearDraft)).count();
    assert!(cleared > 0, "nothing about them is kept");
    // in the middle of an intake
    let ria = harness.dossier().id;
    harness.keys("i pgdn").erased_elsewhere(ria).text("Ik wil lezen").keys("pgdn");
    assert!(matches!(harness.desk().screen, Screen::Workspace), "{:?}", harness.desk().screen);
    assert!(harness.desk().open.is_none() && harness.desk().outbox.is_empty());
}

#[test]
fn saving_what_cannot_be_saved_says_why_and_only_esc_offers_to_drop_it() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.keys("i pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn");
    harness.tab_to(FieldName::Note);
    harness.text(&"woord ".repeat(900));
    for keys in ["ctrl-s", "pgdn", "ctrl-t"] {
        harness.keys(keys);
        assert!(harness.model.notice.as_ref().is_some_and(|notice| notice.warning), "{keys}: it says why");
        assert!(harness.desk().overlays.is_empty(), "{keys}: it asks nothing");
        assert!(matches!(harness.desk().screen, Screen::Intake(_)), "{keys}: it stays");
    }
    harness.keys("esc");
    assert!(matches!(harness.desk().overlays.last(), Some(Overlay::Confirm { .. })));
    harness.keys("esc");
    assert!(matches!(harness.desk().screen, Screen::Intake(_)), "not dropped");
}

#[test]
fn paging_through_the_intake_does_not_say_that_anything_was_talked_about() {
    let mut harness = Harness::empty();
    harness.keys("n").text("Testa Verzonnen").keys("ctrl-s i");
    harness.keys("pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn esc");
    let stored = harness.stored();
    let done = Topic::ALL.iter().filter(|topic| stored.topic_state(**topic) == Some(TopicState::Done));
    assert_eq!(done.copied().collect::<Vec<_>>(), [Topic::Welcome], "her name is known");
}

#[test]
fn the_palette_finds_people_before_actions_that_only_look_like_it() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.keys(":").text("ba").keys("enter");
    assert_eq!(harness.desk().people.selected().unwrap().name.family, "Bakker");
    assert!(harness.desk().overlays.is_empty());
}

#[test]
fn words_typed_where_one_chooses_are_not_swallowed_in_silence() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.keys("r k");
    assert_eq!(harness.model.notice.as_ref().unwrap().said.id, "notice-choose");
}

#[test]
fn a_review_when_all_is_well_costs_six_keys() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.keys("g 1 s 4 ctrl-s");
    // last time's answers stand ready for `=`
    harness.on("2026-11-30").keys("r 1 4 2 1 1 ctrl-s");
    let next = harness.desk().people.selected().unwrap().next_date().unwrap();
    harness.on(&next.to_string());
    assert_eq!(harness.desk().pane, Pane::Agenda);
    harness.keys("d").text("Brief van school lezen").keys("ctrl-s g a");
    harness.counted = 0;
    harness.keys("enter 1 4 1 = enter");
    assert_eq!(harness.counted, 6);
    assert!(matches!(harness.desk().screen, Screen::Workspace), "{:?}", harness.desk().screen);
    let stored = harness.stored();
    let (_, last) = stored.contacts()[0];
    assert_eq!(*last.outcome, Some(ContactOutcome::Spoken));
    assert_eq!((*last.mood, *last.on), (Some(4), Some(next)));
    assert!(last.occupation.is_some() && last.learns_on.is_some());
    assert!(stored.step().is_none(), "the step was reached");
}

#[test]
fn d5_a_cell_of_the_card_is_ticked_off_in_the_review_or_at_the_card_and_undone() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.keys("i pgdn pgdn pgdn pgdn pgdn").text("rooster lezen").keys("enter enter").text("fietsen");
    harness.keys("esc r 1 4");
    harness.tab_to(FieldName::Reached);
    harness.keys("2 ctrl-s");
    let reached = |harness: &Harness, cell| harness.stored().perspective().unwrap().1.is_reached(cell);
    assert!(reached(&harness, Cell::SoonLife) && !reached(&harness, Cell::SoonWork));
    harness.size(120, 32).keys("g 3");
    let lines = harness.picture().lines().join("\n");
    assert!(lines.contains("kort: rooster lezen · ✓ fietsen"), "{lines}");
    harness.keys("u");
    assert!(!reached(&harness, Cell::SoonLife));
    // at the card: the same field, after who named it; other words are another aim
    harness.keys("i pgup");
    harness.text(" in de app").keys("enter enter enter enter enter tab 1 2 esc");
    assert!(reached(&harness, Cell::SoonLife), "ticked");
    assert!(!reached(&harness, Cell::SoonWork), "its words are new");
}

#[test]
fn the_head_of_a_review_says_what_was_before() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.size(80, 24).on("2026-11-30").keys("g 4 enter 1 4");
    harness.tab_to(FieldName::Note);
    harness.text("leest zijn rooster").keys("ctrl-s g 2 down down 2");
    harness.keys("g 3 n 1 tab tab tab").text("30-11-2026").keys("ctrl-s s 4 ctrl-s b 3 ctrl-s");
    harness.keys("r");
    let lines = harness.picture().lines();
    let head = |label: &str| {
        lines.iter().find(|line| line.contains(label)).cloned().unwrap_or_else(|| lines.join("\n"))
    };
    assert!(head("Vorige keer").contains("30 nov  bellen: leest zijn rooster"), "{}", head("Vorige keer"));
    assert!(head("Afgerond").contains("Taal op de werkvloer"), "{}", head("Afgerond"));
    assert!(head("Afgerond").contains("praktijkverklaring 30 nov"), "{}", head("Afgerond"));
    assert!(head("Open ").contains("Geld 2"), "{}", head("Open "));
    assert!(head("Stap ").contains("Naar de open avond gaan · Jan · vóór 30 nov"), "{}", head("Stap "));
    assert!(lines.iter().any(|line| line.contains("\"Ik wil zelf brieven lezen.\"")));
}

#[test]
fn a_full_intake_costs_at_most_140_keys() {
    let mut harness = Harness::empty();
    harness.keys("i").text("Đặng Thị Hoa").keys("enter").text("0687654321").keys("enter 1 1 1 2 1 pgdn");
    harness
        .text("Ik wil mijn rooster zelf lezen.")
        .keys("enter")
        .text("Ik krijg een nieuwe baan.")
        .keys("pgdn");
    harness
        .keys("2 1 space right right space enter")
        .text("bibliotheek")
        .keys("enter")
        .text("een buurvrouw")
        .keys("pgdn");
    harness.text("8").keys("enter").text("plaatjes").keys("pgdn");
    harness.keys("2 2 3 3 2 tab tab 2 2 pgdn");
    harness.text("Zelf de app gebruiken").keys("enter").text("Vaste baan").keys("enter").text("Oudergesprek");
    harness.keys("enter").text("Rijbewijs").keys("enter enter 1 pgup pgdn pgdn");
    // the barrier check: three barriers, one with an action
    harness.keys("1 a").text("korte les").keys("enter 1 enter enter ctrl-s down down 3 down down 2 pgdn");
    harness.text("Rooster-app openen met Karim").keys("pgdn");
    harness.keys("1 pgdn").text("+1w").keys("ctrl-s");
    assert!(harness.counted <= 140, "{} keys", harness.counted);
    let stored = harness.stored();
    assert_eq!(stored.topic_state(Topic::Welcome), Some(TopicState::Done));
    assert_eq!(stored.open_barriers(), [BarrierDomain::Health, BarrierDomain::Money, BarrierDomain::Care]);
    assert_eq!(stored.modules.len(), 1);
    assert!(stored.step().is_some() && stored.perspective().is_some());
}

#[test]
fn a_topic_can_be_parked_and_resumed_another_day() {
    let mut harness = Harness::empty();
    harness.keys("i").text("Jan Bakker").keys("pgdn ctrl-t esc");
    assert!(matches!(harness.desk().screen, Screen::Workspace));
    assert_eq!(harness.stored().topic_state(Topic::Wish), Some(TopicState::Parked));
    harness.on("2026-12-01").keys("i");
    let Screen::Intake(intake) = &harness.desk().screen else { panic!("no intake") };
    assert_eq!(intake.topic, Topic::Wish);
}

#[test]
fn a_new_intake_exists_only_after_the_first_typed_character() {
    let mut harness = Harness::empty();
    harness.keys("i pgdn esc");
    assert_eq!(harness.desk().people.count(), 0);
    harness.keys("g i esc");
    assert_eq!(harness.desk().people.count(), 0);
}

/// Fatima of the pictures has four causes on one day: one line, and each talk or day brings the next cause up.
#[test]
fn d7_several_causes_are_one_line_and_none_gets_lost() {
    let mut harness = Harness::typical();
    let causes = |harness: &Harness| -> Vec<Vec<What>> {
        let person = harness.dossier().id;
        let rows = harness.desk().agenda.rows.iter().filter(|row| row.person == person);
        rows.map(|row| row.lines().map(|line| line.what.clone()).collect()).collect()
    };
    harness.keys("g a down");
    let money = What::BarrierReview(BarrierDomain::Money);
    assert_eq!(causes(&harness)[0], [money.clone(), What::IntakeParked, What::Step]);
    // put off for a week: the next cause comes up, and the first stands in its own week again
    harness.keys("z ctrl-s");
    assert_eq!(causes(&harness)[0], [What::IntakeParked, What::Step]);
    assert!(causes(&harness).contains(&vec![money]));
    harness.keys("u");
    assert_eq!(causes(&harness)[0].len(), 3);
    // a talk answers the cause that was said and no other
    harness.keys("enter 1 4 1 = ctrl-s");
    assert!(matches!(harness.desk().screen, Screen::Workspace));
    assert_eq!(causes(&harness)[0][0], What::IntakeParked);
}

#[test]
fn d4_a_score_is_one_key_and_undo_is_named() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.keys("g 2 down down 3");
    assert_eq!(harness.stored().blocking().len(), 1);
    assert!(
        harness
            .desk()
            .agenda
            .rows
            .iter()
            .flat_map(AgendaRow::lines)
            .any(|line| line.what == What::BarrierOpen(BarrierDomain::Money))
    );
    assert_eq!(harness.desk().history.next_undo().unwrap().name.id, "deed-score");
    harness.keys("u");
    assert!(harness.stored().blocking().is_empty());
    assert!(harness.dossier().blocking().is_empty(), "the screen follows");
    harness.keys("ctrl-y");
    assert_eq!(harness.stored().blocking().len(), 1);
}

#[test]
fn health_opens_only_after_its_consent() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.keys("g 2 2");
    assert!(harness.model.notice.as_ref().unwrap().said.id.contains("health"));
    assert!(harness.stored().scores.is_empty());
}

#[test]
fn status_follows_and_a_new_person_is_registered() {
    let mut harness = Harness::empty();
    harness.keys("n").text("Wim van Dijk").keys("ctrl-s");
    assert_eq!(harness.stored().status(), Status::Registered);
    assert_eq!(harness.desk().people.selected().unwrap().name.listed(), "van Dijk, Wim");
}

#[test]
fn bad_input_says_what_to_do_and_changes_nothing() {
    let mut harness = Harness::empty();
    harness.keys("g i").text("Jan").keys("ctrl-s");
    let Screen::Conversation(talk) = &harness.desk().screen else { panic!("it stays open") };
    assert_eq!(talk.form.fault.as_ref().unwrap().said.id, "fault-next-day");
    assert_eq!(harness.desk().people.count(), 0);
    harness.text("+1w").keys("ctrl-s");
    assert_eq!(harness.desk().people.count(), 1);
}

#[test]
fn a_bsn_is_refused_until_the_coach_says_it_is_none() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    // passes the eleven-test and belongs to nobody
    harness.keys("l").text("Mijn nummer is 111222333").keys("ctrl-s");
    assert_eq!(harness.stored().wishes.len(), 1);
    harness.keys("ctrl-b ctrl-s");
    assert_eq!(harness.stored().wishes.len(), 2);
}

#[test]
fn a_bsn_is_said_when_its_field_is_left_and_no_draft_holds_it() {
    for leave in ["enter", "tab", "down", "shift-tab", "up"] {
        let mut harness = Harness::empty();
        harness.quick("Jan Bakker");
        harness.keys("l").text("Mijn nummer is 111222333, zegt hij").keys(leave);
        assert_eq!(harness.focused(), FieldName::Wish, "{leave}: the focus stays where it is to be mended");
        assert_eq!(harness.talk().fault.as_ref().unwrap().said.id, "fault-bsn", "{leave}");
        assert!(harness.talk().text(FieldName::Wish).contains("111222333"), "what was typed stays");
        let drafts = harness.effects.iter().filter_map(|effect| match effect {
            Effect::SaveDraft(draft) => Some(format!("{draft:?}")),
            _ => None,
        });
        let drafts: Vec<String> = drafts.collect();
        assert!(drafts.iter().all(|draft| !draft.contains("111222333")));
        assert!(drafts.last().unwrap().contains("Mijn nummer is …, zegt hij"), "the rest is kept");
        harness.keys("ctrl-b").keys(leave);
        assert_eq!(harness.focused(), FieldName::WhyNow, "{leave}: it is none, says the coach");
        harness.text("x");
        let last = harness.effects.iter().rev().find_map(|effect| match effect {
            Effect::SaveDraft(draft) => Some(format!("{draft:?}")),
            _ => None,
        });
        assert!(last.unwrap().contains("111222333"), "so it is a text like any other");
    }
}

#[test]
fn a_phone_number_that_looks_like_a_bsn_is_no_bsn() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.keys("g 1 e").tab_to(FieldName::Phone).keys("ctrl-u").text("111222333").keys("tab");
    assert_ne!(harness.focused(), FieldName::Phone);
    assert!(harness.talk().fault.is_none());
}

#[test]
fn the_plan_shows_no_appointment_of_the_past_and_no_parked_topic_as_one() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    let agreed = |harness: &mut Harness| {
        let lines = harness.keys("p").picture().lines();
        harness.keys("esc");
        lines.into_iter().find(|line| line.contains("Onze afspraak"))
    };
    harness.size(80, 24);
    assert!(agreed(&mut harness).is_some_and(|line| line.contains("30 november")));
    harness.on("2026-11-30");
    assert!(agreed(&mut harness).is_some(), "until the end of its day");
    harness.keys("i ctrl-t esc").on("2026-12-01");
    assert_eq!(agreed(&mut harness), None);
    harness.on("2026-12-04");
    assert_eq!(agreed(&mut harness), None, "a parked topic is nobody's appointment");
}

#[test]
fn help_and_story_stop_at_their_last_page_and_come_back_at_once() {
    let mut harness = Harness::typical();
    harness.size(80, 12);
    for open in ["?", "y"] {
        harness.keys(open);
        let top = harness.picture().lines();
        for _ in 0..200 {
            harness.keys("down").picture();
        }
        let last = harness.picture().lines();
        harness.keys("up");
        let back = harness.picture().lines();
        assert!(last == top || back != last, "{open}: a key back moves");
        harness.keys("esc");
    }
}

#[test]
fn a_status_that_fits_better_is_offered_once_and_taken_over_with_one_key() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    let said = |harness: &Harness| harness.model.notice.as_ref().map(|notice| notice.said.id);
    // a module runs, then nobody can find him: status 6
    harness.keys("g 3 n 1 tab tab tab").text("23-11-2026").keys("ctrl-s s 3 ctrl-s g 1 s 6 enter");
    harness.text("telefoon afgesloten").keys("ctrl-s");
    assert_eq!((harness.stored().status(), said(&harness)), (Status::OutOfSight, None));
    harness.on("2026-12-01").keys("r 1 4 ctrl-s");
    assert_eq!(said(&harness), Some("notice-status"));
    assert_eq!(harness.stored().status(), Status::OutOfSight, "a person decides");
    harness.wait(60_000).keys("d").text("Rooster bekijken").keys("ctrl-s");
    assert_eq!(said(&harness), None, "nobody is told twice");
    harness.size(80, 24).keys("g 1 s");
    let title = harness.picture().lines().join("\n");
    assert!(title.contains("voorstel: traject (nu uit beeld)"), "{title}");
    harness.keys("esc =");
    assert_eq!(harness.stored().status(), Status::Trajectory);
    harness.keys("u");
    assert_eq!(harness.stored().status(), Status::OutOfSight);
    harness.keys("ctrl-y =");
    assert_eq!(said(&harness), Some("need-status-proposed"));
    assert_eq!(harness.stored().status(), Status::Trajectory);
}

#[test]
fn d7_who_is_out_of_sight_by_the_protocol_is_offered_as_such_with_a_reason_to_give() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    for _ in 0..12 {
        let next = harness.desk().people.selected().unwrap().next_date().unwrap();
        harness.on(&next.max(harness.model.now.today.plus_days(21)).to_string()).keys("r 2 ctrl-s");
        if harness.model.notice.as_ref().is_some_and(|notice| notice.said.id == "notice-status") {
            break;
        }
    }
    harness.keys("g 1 =");
    let Some(Overlay::Form { kind: FormKind::Status, form }) = harness.desk().overlays.last() else {
        unreachable!("the form asks for the reason")
    };
    assert_eq!(form.focused().unwrap().name, FieldName::Reason);
    harness.text("na drie pogingen").keys("ctrl-s");
    assert_eq!(harness.stored().status(), Status::OutOfSight);
}

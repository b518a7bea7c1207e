//! Which questions a conversation asks, and what a digit, Enter, Tab and `=` do to them.

mod harness;

use harness::{Harness, day};
use trede::app::effect::Effect;
use trede::app::field::Input;
use trede::app::form::FieldName;
use trede::domain::background::Nt;
use trede::domain::contact::{ContactOutcome, Occupation, WorkResult};
use trede::domain::levels::{LevelValue, Skill};
use trede::domain::perspective::StepOutcome;

#[test]
fn d6_a_step_not_yet_reached_asks_for_a_smaller_one() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.on("2026-11-30").keys("g 4 enter 1 3 3 enter").text("Folder samen bekijken").keys("enter ctrl-u");
    // longer than two weeks is no small step
    harness.text("31-12-2026").keys("ctrl-s");
    assert_eq!(harness.focused(), FieldName::StepDue);
    harness.keys("ctrl-u").text("+1w").keys("ctrl-s");
    let stored = harness.stored();
    let (_, step) = stored.step().unwrap();
    assert_eq!((step.what.as_str(), *step.due), ("Folder samen bekijken", Some(day("2026-12-07"))));
    let outcomes: Vec<_> = stored.steps().iter().map(|(_, step)| *step.outcome).collect();
    assert!(outcomes.contains(&Some(StepOutcome::NotYet)), "{outcomes:?}");
}

#[test]
fn d6_another_answer_takes_the_question_for_a_smaller_step_away() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.on("2026-11-30").keys("r 1 4 3");
    assert!(harness.talk().input(FieldName::SmallerStep).is_some());
    harness.keys("1");
    assert_eq!(harness.focused(), FieldName::Occupation);
    assert!(harness.talk().input(FieldName::SmallerStep).is_none());
    assert!(harness.talk().input(FieldName::Step).is_some(), "a next step may be agreed on");
}

#[test]
fn d3b_an_expert_by_experience_at_the_talk_is_one_key_and_never_asked_for() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.keys("r 1 4");
    harness.tab_to(FieldName::WithExpert);
    harness.keys("1 enter").text("Karim").keys("ctrl-s");
    let stored = harness.stored();
    let (_, last) = stored.contacts()[0];
    assert_eq!((*last.with_expert, last.together_with.as_str()), (true, "Karim"));
}

#[test]
fn d5_what_became_of_work_is_asked_at_3_6_and_12_months_and_kept_work_stands_ready() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    let asked = |harness: &Harness| harness.talk().input(FieldName::WorkResult).is_some();
    harness.keys("r 1 4");
    assert!(!asked(&harness), "not before the end");
    harness.keys("1 1 1 ctrl-s g 1 s 4 ctrl-s").on("2026-11-30").keys("r 1 4");
    assert!(!asked(&harness), "not at any talk of aftercare");
    harness.keys("1 1 ctrl-s").on("2027-02-23").keys("r 1 4 1 1");
    assert_eq!(harness.focused(), FieldName::WorkResult);
    harness.keys("3 ctrl-s");
    let result = |harness: &Harness| *harness.stored().contacts()[0].1.work_result;
    assert_eq!(result(&harness), Some(WorkResult::Found));
    // at six months nobody answers at first: the try in its place asks as well
    harness.on("2027-05-24").keys("r 2 ctrl-s").on("2027-05-31").keys("r 1 4");
    assert!(asked(&harness), "the try asks what the talk would have asked");
    harness.keys("= enter");
    assert_eq!(result(&harness), Some(WorkResult::Kept), "found last time, kept since");
    // who looks for work now has kept none: nothing is filled in unasked
    harness.on("2027-11-23").keys("r 1 4 3");
    assert!(asked(&harness));
    harness.keys("= enter");
    let stored = harness.stored();
    let (_, last) = stored.contacts()[0];
    assert_eq!((*last.occupation, *last.work_result), (Some(Occupation::Seeks), None));
}

#[test]
fn enter_or_tab_right_after_a_digit_confirms_it_and_skips_no_question() {
    for confirm in ["", "enter", "tab"] {
        let mut harness = Harness::empty();
        harness.quick("Jan Bakker");
        harness.size(80, 24).keys("r 1");
        let lines = harness.picture().lines();
        assert!(lines.iter().any(|line| line.contains("✓ Gesproken?")), "{}", lines.join("\n"));
        harness.keys(&format!("{confirm} 4 {confirm} 1 {confirm}"));
        assert_eq!(harness.focused(), FieldName::Occupation, "{confirm:?}");
        let form = harness.talk();
        let answers =
            [FieldName::Outcome, FieldName::Mood, FieldName::StepOutcome].map(|name| form.choice(name));
        assert_eq!(answers, [Some(0), Some(3), Some(0)], "{confirm:?}");
    }
}

#[test]
fn a_digit_too_many_never_becomes_text() {
    let mut harness = Harness::empty();
    harness.keys("i").text("Jan Bakker").keys("enter enter 1 1 1 1 3");
    assert_eq!(harness.focused(), FieldName::Safety, "a line of text follows: the digit answers and stays");
    harness.keys("1 1");
    assert_eq!(harness.talk().text(FieldName::SafeVia), "");
    assert_eq!(harness.talk().choice(FieldName::Safety), Some(0), "another digit is another answer");
    harness.keys("enter");
    assert_eq!(harness.focused(), FieldName::SafeVia);
}

#[test]
fn the_rest_as_last_time_is_offered_only_when_there_is_a_last_time() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    let offered =
        |harness: &mut Harness| harness.picture().lines().iter().any(|line| line.contains("= als vorig"));
    harness.size(120, 32).keys("r 1 4 1");
    assert!(!offered(&mut harness));
    harness.keys("=");
    assert_eq!(harness.focused(), FieldName::Occupation, "nothing moves");
    assert_eq!(harness.model.notice.as_ref().unwrap().said.id, "need-last-time-known");
    harness.keys("1 1 ctrl-s").on("2026-12-21").keys("r 1 4");
    assert!(offered(&mut harness));
    harness.keys("=");
    assert!(!offered(&mut harness), "all of it was taken over");
}

#[test]
fn d7_a_try_asks_for_a_note_and_the_next_try_only_and_forgets_nothing_that_was_typed() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    let names = |harness: &Harness| harness.talk().fields.iter().map(|field| field.name).collect::<Vec<_>>();
    let asked_of_a_try = [FieldName::Outcome, FieldName::Note, FieldName::NextTry];
    harness.on("2026-11-30").keys("r 1 4");
    let of_a_talk = names(&harness);
    harness.tab_to(FieldName::Note);
    harness.text("belt terug").tab_to(FieldName::Outcome);
    for digit in ["2", "3"] {
        harness.keys(digit);
        assert_eq!(names(&harness), asked_of_a_try, "{digit}");
    }
    harness.keys("4");
    assert_eq!(names(&harness), asked_of_a_try[..2], "who wants no contact is not asked for a date");
    harness.keys("1");
    assert_eq!(names(&harness), of_a_talk);
    assert_eq!(harness.talk().choice(FieldName::Mood), Some(3), "what was answered before is there again");
    assert_eq!(harness.talk().text(FieldName::Note), "belt terug");
    // the protocol says when; another day puts its line off
    harness.tab_to(FieldName::Outcome);
    harness.keys("2");
    assert_eq!(harness.talk().text(FieldName::NextTry), "7-12-2026");
    harness.tab_to(FieldName::NextTry);
    harness.keys("ctrl-u").text("9 dec").keys("ctrl-s");
    let stored = harness.stored();
    let (_, last) = stored.contacts()[0];
    assert_eq!(
        (*last.outcome, *last.mood, last.note.as_str()),
        (Some(ContactOutcome::NotReached), None, "belt terug")
    );
    let lines = trede::domain::agenda::lines(&stored, &harness.desk().catalogue);
    let dates: Vec<_> = lines.iter().map(|line| line.due).collect();
    assert!(dates.contains(&day("2026-12-09")) && !dates.contains(&day("2026-12-07")), "{dates:?}");
    assert!(stored.appointments.values().all(|one| !one.stands() || one.on.unwrap().0 < day("2026-12-01")));
}

#[test]
fn a_draft_of_a_try_brings_back_what_it_set_aside() {
    let mut harness = Harness::empty();
    harness.quick("Jan Bakker");
    harness.on("2026-11-30").keys("r 1 4");
    harness.tab_to(FieldName::Outcome);
    harness.keys("2 enter").text("voicemail");
    let drafts = harness.effects.iter().rev();
    let draft = drafts.filter_map(|effect| match effect {
        Effect::SaveDraft(draft) => Some(draft.clone()),
        _ => None,
    });
    let draft = draft.into_iter().next().unwrap();
    harness.reopen_with(draft);
    assert_eq!(harness.talk().text(FieldName::Note), "voicemail");
    assert!(harness.talk().input(FieldName::Mood).is_none());
    harness.tab_to(FieldName::Outcome);
    harness.keys("1");
    assert_eq!(harness.talk().choice(FieldName::Mood), Some(3));
}

#[test]
fn topic_5_asks_which_framework_first_and_every_level_has_a_digit() {
    let mut harness = Harness::empty();
    harness.keys("i").text("Jan Bakker").keys("pgdn pgdn pgdn pgdn");
    assert_eq!(harness.focused(), FieldName::Nt);
    assert!(harness.talk().input(FieldName::Reading).is_none(), "no levels of two frameworks at once");
    harness.keys("2");
    assert_eq!(harness.focused(), FieldName::Reading);
    harness.keys("6");
    let most = harness.talk().fields.iter().map(|field| match &field.input {
        Input::Choice(choice) => choice.options.len(),
        _ => 0,
    });
    assert!(most.max() <= Some(9));
    // another framework asks anew, and back again nothing of it is left over
    harness.tab_to(FieldName::Nt);
    harness.keys("1");
    assert_eq!(harness.talk().choice(FieldName::Reading), None, "never converted");
    harness.keys("3 pgdn");
    let stored = harness.stored();
    assert_eq!(*stored.participant.nt, Some(Nt::Nt1));
    let level = stored.level(Skill::Reading).map(|(_, level)| *level.value);
    assert_eq!(level, Some(Some(LevelValue::F1)));
    harness.keys("pgup");
    assert!(harness.talk().input(FieldName::Nt).is_none(), "asked once");
}

//! The access log: who was looked at for two seconds or acted on, searched for, or shown their plan; once a visit.

mod harness;

use harness::Harness;
use trede::app::access_due_in_ms;
use trede::app::effect::Effect;
use trede::domain::Access;

/// The lines written since the last time: whose, by first name, and what.
fn written(harness: &mut Harness) -> Vec<(String, Access)> {
    let effects = std::mem::take(&mut harness.effects);
    let people = &harness.desk().people;
    let name = |id| people.get(id).map_or_else(String::new, |person| person.name.first());
    let line = |effect| match effect {
        Effect::LogAccess(id, access) => Some((name(id), access)),
        _ => None,
    };
    effects.into_iter().filter_map(line).collect()
}

fn viewed(name: &str) -> (String, Access) {
    (name.to_owned(), Access::Viewed)
}

/// Fatima is on the screen, and nothing was written yet.
fn desk() -> Harness {
    let mut harness = Harness::typical();
    assert_eq!(written(&mut harness), []);
    harness
}

#[test]
fn a_dossier_counts_as_viewed_after_two_seconds_and_only_once_a_visit() {
    let mut harness = desk();
    assert_eq!(access_due_in_ms(&harness.model), Some(2_000));
    harness.wait(1_999);
    assert_eq!(written(&mut harness), []);
    assert_eq!(access_due_in_ms(&harness.model), Some(1));
    harness.wait(1);
    assert_eq!(written(&mut harness), [viewed("Fatima")]);
    assert_eq!(access_due_in_ms(&harness.model), None, "nobody wakes up for nothing");
    harness.wait(60_000).keys("g 2 1 g 3 ? esc").wait(60_000);
    assert_eq!(written(&mut harness), []);
}

#[test]
fn who_is_passed_by_in_the_list_was_not_viewed_and_who_is_returned_to_is_again() {
    let mut harness = desk();
    harness.wait(2_000).keys("down down down").wait(1_000).keys("up").wait(2_000).keys("up up").wait(2_000);
    assert_eq!(written(&mut harness), [viewed("Fatima"), viewed("Ayşe"), viewed("Fatima")]);
}

#[test]
fn to_act_on_a_dossier_or_to_talk_is_to_view_it_at_once() {
    let mut harness = desk();
    harness.keys("g 2 down down 2");
    assert_eq!(written(&mut harness), [viewed("Fatima")]);
    harness.keys("3").wait(5_000);
    assert_eq!(written(&mut harness), []);
    harness.keys("g 1 down r");
    assert_eq!(written(&mut harness), [viewed("Jan")]);
    harness.keys("esc down i");
    assert_eq!(written(&mut harness), [viewed("Ayşe")]);
}

#[test]
fn a_covered_screen_is_not_looked_at() {
    let mut harness = desk();
    harness.wait(1_500).keys("f8").wait(10_000);
    assert_eq!(access_due_in_ms(&harness.model), None);
    harness.keys("f8").wait(1_500);
    assert_eq!(written(&mut harness), []);
    harness.wait(500);
    assert_eq!(written(&mut harness), [viewed("Fatima")]);
}

#[test]
fn who_was_found_by_searching_is_written_as_searched_and_the_plan_as_shown() {
    let mut harness = desk();
    harness.keys("/").text("bakker").wait(500);
    assert_eq!(written(&mut harness), [], "still typing");
    harness.keys("enter").wait(2_000);
    assert_eq!(written(&mut harness), [("Jan".to_owned(), Access::Searched), viewed("Jan")]);
    harness.keys("p").wait(5_000);
    assert_eq!(written(&mut harness), [("Jan".to_owned(), Access::Shown)]);
    harness.keys("esc esc :").text("marek").keys("enter").wait(2_000);
    assert_eq!(written(&mut harness), [("Marek".to_owned(), Access::Searched), viewed("Marek")]);
}

#[test]
fn while_somebody_new_is_written_down_nobody_else_is_viewed() {
    let mut harness = desk();
    harness.keys("g i").text("Noor Voorbeeld").wait(5_000);
    assert_eq!(written(&mut harness), []);
    harness.keys("tab tab tab tab tab").text("+1w").keys("ctrl-s").wait(5_000);
    assert_eq!(written(&mut harness), [viewed("Noor")]);
}

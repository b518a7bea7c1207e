//! Promise: a desk that is left alone shows nobody to whoever comes by, and takes nothing from whoever left it.

mod harness;

use harness::Harness;
use trede::app::effect::Effect;
use trede::app::model::Stage;
use trede::app::seconds_to_lock;

const MINUTE: u64 = 60_000;
/// Of the participant at the top of the list.
const NAME: &str = "Fatima";

fn desk() -> Harness {
    let mut harness = Harness::typical();
    harness.size(80, 24);
    assert!(shows(&mut harness, NAME));
    harness
}

fn is_locked(harness: &Harness) -> bool {
    matches!(harness.model.stage, Stage::Locked(_))
}

fn shows(harness: &mut Harness, words: &str) -> bool {
    harness.picture().lines().join(" ").contains(words)
}

#[test]
fn after_five_minutes_it_locks_and_the_last_minute_is_counted() {
    let mut harness = desk();
    harness.wait(3 * MINUTE + 59_000);
    assert_eq!(seconds_to_lock(&harness.model), None, "nothing moves on the screen before that");
    harness.wait(30_000);
    assert_eq!(seconds_to_lock(&harness.model), Some(31));
    assert!(!is_locked(&harness));
    harness.keys("down").wait(4 * MINUTE);
    assert!(!is_locked(&harness), "a key begins the time anew");
    harness.wait(MINUTE);
    assert!(is_locked(&harness) && !shows(&mut harness, NAME));
    assert!(harness.effects.iter().any(|effect| matches!(effect, Effect::Lock)), "the keys are wiped");
}

#[test]
fn a_conversation_is_covered_first_and_locks_later() {
    for keys in ["i", "r"] {
        let mut harness = desk();
        harness.keys(keys).wait(5 * MINUTE);
        assert!(!is_locked(&harness) && !shows(&mut harness, NAME), "{keys}");
        harness.wait(10 * MINUTE);
        assert!(is_locked(&harness) && !shows(&mut harness, NAME), "{keys}");
    }
}

#[test]
fn the_location_decides_after_how_many_minutes() {
    let mut harness = desk();
    harness.keys("g o tab tab tab down down down enter ctrl-u").text("31").keys("ctrl-s");
    assert!(shows(&mut harness, "Typ een aantal minuten van 1 tot en met 30"));
    harness.keys("ctrl-u").text("2").keys("ctrl-s esc");
    assert_eq!(harness.desk().catalogue.idle_minutes(), 2);
    harness.wait(59_000);
    assert_eq!(seconds_to_lock(&harness.model), None, "only the last minute is counted");
    harness.wait(30_000);
    assert_eq!(seconds_to_lock(&harness.model), Some(31));
    harness.keys("i").wait(2 * MINUTE);
    assert!(!is_locked(&harness) && !shows(&mut harness, NAME), "a conversation is covered");
    harness.wait(4 * MINUTE);
    assert!(is_locked(&harness), "and locks after three times as long");
}

#[test]
fn a_cover_that_stood_too_long_comes_back_through_the_lock() {
    let mut harness = desk();
    harness.keys("i f8").wait(MINUTE).keys("f8");
    assert!(shows(&mut harness, NAME));
    harness.keys("f8").wait(6 * MINUTE).keys("f8");
    assert!(is_locked(&harness) && !shows(&mut harness, NAME));
}

#[test]
fn what_was_being_typed_is_kept_before_anything_is_dropped() {
    let mut harness = desk();
    harness.keys("l").text("Ik wil zelf lezen").wait(5 * MINUTE);
    assert!(is_locked(&harness) && !shows(&mut harness, "zelf lezen"));
    let kept = harness.effects.iter().rposition(|effect| matches!(effect, Effect::SaveDraft(_)));
    let locked = harness.effects.iter().rposition(|effect| matches!(effect, Effect::Lock));
    assert!(kept.is_some() && kept < locked, "{kept:?} {locked:?}");
}

#[test]
fn a_clock_that_is_set_back_does_not_keep_it_open() {
    let mut harness = desk();
    harness.model.now.ms -= 365 * 24 * 60 * MINUTE;
    harness.wait(0).wait(5 * MINUTE);
    assert!(is_locked(&harness));
}

//! The shared folder on the screen: chosen there, looked at in quiet moments, and never in the middle of something.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod harness;

use harness::Harness;
use harness::exchange::three;
use trede::app::effect::Effect;
use trede::app::exchange::{Answer, Ask, Rounded, Stations};
use trede::app::model::Stage;
use trede::app::said::Said;

const MINUTE: u64 = 60_000;

fn watching() -> Stations {
    Stations { watched: Some("/media/ilse/STICK/trede".into()), ..three() }
}

/// The workspace of a desk that watches a folder.
fn desk() -> Harness {
    let mut harness = Harness::typical();
    harness.stations = watching();
    harness.size(80, 24).keys("g u esc");
    harness.effects.clear();
    harness
}

/// How often the worker was asked to look, since this was last asked.
fn looked(harness: &mut Harness) -> usize {
    let look = |effect: &Effect| matches!(effect, Effect::Exchange(Ask::Round { .. }));
    std::mem::take(&mut harness.effects).iter().filter(|effect| look(effect)).count()
}

fn shows(harness: &mut Harness, words: &str) -> bool {
    let lines = harness.picture().lines().join(" ");
    lines.split_whitespace().collect::<Vec<_>>().join(" ").contains(words)
}

/// Somebody came through the folder: one person less on the list shows that it is new.
fn came(harness: &Harness) -> Answer {
    let mut summaries = harness.desk().people.all().to_vec();
    summaries.pop();
    let said = Said::plain("watch-notice-taken").text("place", "Elders").number("new", 1);
    let said = said.number("changed", 2).number("versions", 0);
    let catalogue = Box::new(harness.desk().catalogue.clone());
    let fresh = Some((summaries, catalogue));
    Answer::Rounded(Box::new(Rounded { said, tell: true, fresh, stations: watching() }))
}

#[test]
fn it_is_chosen_on_the_screen_of_exchange_and_says_how_it_stands() {
    let mut harness = Harness::typical();
    harness.stations = three();
    harness.size(80, 24).keys("g u m").text("/media/ilse/STICK/trede").keys("ctrl-s");
    let asked = harness.effects.iter().rev().find_map(|effect| match effect {
        Effect::Exchange(Ask::Watch(folder)) => Some(folder.clone()),
        _ => None,
    });
    assert_eq!(asked.as_deref(), Some("/media/ilse/STICK/trede"));
    let said = Said::plain("watch-did-choose").text("folder", "/media/ilse/STICK/trede");
    harness.answered(Answer::Done(said, Box::new(watching())));
    assert!(shows(&mut harness, "Gedeelde map") && shows(&mut harness, "Er is nog niet gekeken"));
    harness.stations = watching();
    let said = Said::plain("watch-folder-gone");
    let stations = watching();
    harness.answered(Answer::Rounded(Box::new(Rounded { said, tell: true, fresh: None, stations })));
    assert!(shows(&mut harness, "De map is er niet."));
    // what was said stays when who is known is looked up again
    harness.keys("r");
    assert!(shows(&mut harness, "/media/ilse/STICK/trede") && shows(&mut harness, "De map is er niet."));
}

#[test]
fn it_is_looked_at_in_quiet_moments_every_two_minutes() {
    let mut harness = desk();
    harness.wait(MINUTE).wait(MINUTE);
    assert_eq!(looked(&mut harness), 1);
    harness.wait(2 * MINUTE);
    assert_eq!(looked(&mut harness), 1);
    // with somebody at the keys it waits
    harness.keys("down").wait(2 * MINUTE - 1_000).keys("down").wait(2_000);
    assert_eq!(looked(&mut harness), 0);
    harness.keys("down").wait(20_000);
    assert_eq!(looked(&mut harness), 1);
}

#[test]
fn nothing_is_looked_at_where_no_folder_was_chosen() {
    let mut harness = Harness::typical();
    harness.stations = three();
    harness.keys("g u esc").wait(3 * MINUTE);
    assert_eq!(looked(&mut harness), 0);
}

#[test]
fn never_in_a_conversation_a_form_or_behind_the_lock() {
    for keys in ["i", "n p", "k", "?"] {
        let mut harness = desk();
        harness.keys(keys);
        looked(&mut harness);
        harness.wait(3 * MINUTE);
        assert_eq!(looked(&mut harness), 0, "{keys}");
    }
    let mut harness = desk();
    harness.keys("f9").wait(3 * MINUTE);
    assert_eq!(looked(&mut harness), 0);
    assert!(matches!(harness.model.stage, Stage::Locked(_)));
    assert!(shows(&mut harness, "Zolang trede op slot is"));
}

#[test]
fn what_came_is_on_the_list_with_one_calm_notice() {
    let mut harness = desk();
    let before = harness.desk().people.all().len();
    let came = came(&harness);
    harness.answered(came.clone());
    assert_eq!(harness.desk().people.all().len(), before - 1);
    assert!(shows(&mut harness, "Uit de gedeelde map, van Elders: nieuw 1, bijgewerkt 2"));
    assert!(harness.model.notice.as_ref().is_some_and(|notice| !notice.warning));
    // the same again is no news
    harness.model.notice = None;
    harness.answered(came);
    assert!(harness.model.notice.is_none());
}

#[test]
fn what_comes_while_somebody_began_something_waits_until_that_is_done() {
    let mut harness = desk();
    let came = came(&harness);
    harness.keys("i");
    let open = harness.desk().open.as_ref().unwrap().id;
    harness.effects.clear();
    harness.answered(came);
    assert!(harness.model.notice.is_none(), "nothing comes in between");
    assert_eq!(harness.desk().open.as_ref().unwrap().id, open);
    assert!(!harness.effects.iter().any(|effect| matches!(effect, Effect::Open(_))));
    harness.keys("esc esc").wait(1_000);
    assert!(
        harness.effects.iter().any(|effect| matches!(effect, Effect::Open(_))),
        "{:?}",
        harness.desk().overlays
    );
}

//! The promise: who types faster than a dossier is read writes in the dossier of the person selected, never in the one before.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod harness;

use harness::Harness;
use trede::app::effect::Effect;
use trede::app::model::Stage;
use trede::app::msg::Msg;
use trede::app::overlay::Overlay;
use trede::app::said::Said;
use trede::app::update;
use trede::domain::Dossier;
use trede::id::{DossierId, EntryId, StreamId};
use trede::keymap::sequence;

/// A desk with the first person open, and the dossier of the second.
fn two() -> (Harness, DossierId, Dossier) {
    let mut harness = Harness::typical();
    let second = harness.keys("g 1 home down").dossier().clone();
    let first = harness.keys("up").dossier().id;
    (harness, first, second)
}

/// Presses keys while the worker does not answer.
fn press(harness: &mut Harness, keys: &str) -> Vec<Effect> {
    let keys = sequence(keys).unwrap();
    keys.into_iter().flat_map(|key| update(&mut harness.model, Msg::Key(key))).collect()
}

fn forms(harness: &Harness) -> usize {
    harness.desk().overlays.iter().filter(|overlay| matches!(overlay, Overlay::Form { .. })).count()
}

#[test]
fn keys_about_a_person_wait_for_their_dossier() {
    let (mut harness, first, second) = two();
    let asked = press(&mut harness, "down d b r i e f");
    assert!(asked.iter().any(|effect| matches!(effect, Effect::Open(id) if *id == second.id)), "{asked:?}");
    assert_eq!((harness.dossier().id, forms(&harness)), (first, 0), "nothing was begun with the first");

    update(&mut harness.model, Msg::Opened(Box::new(second.clone())));
    assert_eq!((harness.dossier().id, forms(&harness)), (second.id, 1));
    let Some(Overlay::Form { form, .. }) = harness.desk().overlays.last() else { panic!("no form") };
    assert_eq!(
        form.text(trede::app::form::FieldName::Step),
        "brief",
        "in the order in which they were typed"
    );
}

#[test]
fn moving_on_does_not_wait_and_neither_does_the_lock() {
    let (mut harness, _, second) = two();
    let asked = press(&mut harness, "down down down");
    assert_eq!(asked.iter().filter(|effect| matches!(effect, Effect::Open(_))).count(), 3);
    press(&mut harness, "up up");
    assert_eq!(harness.desk().people.selected().unwrap().id, second.id);
    press(&mut harness, "d");
    assert_eq!(forms(&harness), 0);
    press(&mut harness, "f9");
    assert!(matches!(harness.model.stage, Stage::Locked(_)));
}

#[test]
fn a_dossier_that_cannot_be_read_takes_its_keys_along() {
    let (mut harness, _, second) = two();
    press(&mut harness, "down d x");
    update(&mut harness.model, Msg::OpenFailed(second.id, Said::plain("notice-stopped")));
    assert_eq!(forms(&harness), 0);
    assert!(harness.desk().open.is_none(), "the one before does not stand in for it");
    press(&mut harness, "up");
    assert!(harness.desk().held.is_empty());
}

#[test]
fn undo_waits_for_the_save_under_way() {
    let mut harness = Harness::typical();
    harness.keys("g 2 down down 2");
    let before = harness.desk().history.next_undo().cloned();
    assert!(before.is_some());

    let asked = press(&mut harness, "down 1 u");
    let Some(Effect::Save { token, name, .. }) =
        asked.iter().find(|effect| matches!(effect, Effect::Save { .. }))
    else {
        panic!("{asked:?}")
    };
    assert!(!asked.iter().any(|effect| matches!(effect, Effect::Undo { .. })), "not what was done before");

    let action = EntryId { stream: StreamId::from_bytes([9; 16]), seq: 9 };
    let saved = Msg::Saved { token: *token, action, name: name.clone() };
    let asked = update(&mut harness.model, saved);
    assert!(asked.iter().any(|effect| matches!(effect, Effect::Undo(done) if done.action == action)));
}

//! Wishes, the card and the small step: verbatim, dated, one at a time.

use super::super::testing::{Room, today};
use super::*;

fn wished(room: &mut Room, words: &str) -> Result<(), ActError> {
    room.act(|dossier, desk| wish(dossier, words, "", desk))
}

#[test]
fn d3a_a_wish_is_added_verbatim_and_the_old_one_stays() {
    let mut room = Room::new();
    wished(&mut room, " Ik wil  mijn eigen brieven lezen.").unwrap();
    room.today = today().plus_days(30);
    wished(&mut room, "Ik wil rijles.").unwrap();
    wished(&mut room, "Ik wil rijles.").unwrap();
    let words: Vec<_> = room.dossier().wishes().iter().map(|(_, wish)| wish.words.get().clone()).collect();
    assert_eq!(words, ["Ik wil rijles.", " Ik wil  mijn eigen brieven lezen."]);
    assert_eq!(wished(&mut room, " \n"), Err(ActError::Empty));
    assert_eq!(wished(&mut room, &"x".repeat(4_001)), Err(ActError::TooLong { max: 4_000, over: 1 }));
}

#[test]
fn a_wish_is_corrected_only_on_its_day() {
    let mut room = Room::new();
    wished(&mut room, "Ik wil lezn.").unwrap();
    let wrong = room.dossier().wish().unwrap().0;
    room.act(|dossier, desk| correct_wish(dossier, wrong, "Ik wil lezen.", "", desk)).unwrap();
    assert_eq!(room.dossier().wishes().len(), 1);
    let right = room.dossier().wish().unwrap().0;
    room.today = today().plus_days(1);
    let late = room.act(|dossier, desk| correct_wish(dossier, right, "Iets anders.", "", desk));
    assert_eq!(late, Err(ActError::InThePast(today())));
}

#[test]
fn d5_a_card_is_completed_within_the_day_and_renewed_on_another() {
    let mut room = Room::new();
    let mut texts = Card { soon_work: "rooster-app zelf".into(), ..Card::default() };
    room.act(|dossier, desk| card(dossier, &texts, desk)).unwrap();
    texts.later_life = "rijbewijs".into();
    room.act(|dossier, desk| card(dossier, &texts, desk)).unwrap();
    assert_eq!(room.dossier().perspectives().len(), 1);
    room.act(|dossier, _| cell_reached(dossier, Cell::SoonWork, true)).unwrap();
    room.act(|dossier, _| cell_reached(dossier, Cell::LaterLife, true)).unwrap();
    room.today = today().plus_days(90);
    room.act(|dossier, desk| card(dossier, &texts, desk)).unwrap();
    assert_eq!(room.dossier().perspectives().len(), 1);
    texts.soon_work = "mail aan de baas".into();
    room.act(|dossier, desk| card(dossier, &texts, desk)).unwrap();
    let cards = room.dossier().perspectives();
    assert_eq!(cards.len(), 2);
    assert_eq!((cards[0].1.cell(Cell::LaterLife), *cards[0].1.reached), ("rijbewijs", Cell::LaterLife.bit()));
    assert_eq!(cards[1].1.cell(Cell::SoonWork), "rooster-app zelf");
}

#[test]
fn a_blank_cell_is_not_reached_and_without_a_card_none_is() {
    let mut room = Room::new();
    assert_eq!(room.act(|dossier, _| cell_reached(dossier, Cell::SoonWork, true)), Err(ActError::Unknown));
    let texts = Card { soon_work: "x".into(), ..Card::default() };
    room.act(|dossier, desk| card(dossier, &texts, desk)).unwrap();
    assert_eq!(room.act(|dossier, _| cell_reached(dossier, Cell::SoonLife, true)), Err(ActError::Empty));
    room.act(|dossier, _| cell_reached(dossier, Cell::SoonWork, true)).unwrap();
    room.act(|dossier, _| cell_reached(dossier, Cell::SoonWork, false)).unwrap();
    assert_eq!(*room.dossier().perspective().unwrap().1.reached, 0);
    let long = Card { later_work: "x".repeat(201), ..Card::default() };
    assert_eq!(
        room.act(|dossier, desk| card(dossier, &long, desk)),
        Err(ActError::TooLong { max: 200, over: 1 })
    );
}

fn small(what: &str, days: i32, from: Day) -> NewStep {
    NewStep { what: what.into(), owner: Owner::Participant, due: from.plus_days(days) }
}

#[test]
fn d6_a_step_is_small_near_and_the_only_one() {
    let mut room = Room::new();
    let agree = |room: &mut Room, one: NewStep| room.act(|dossier, desk| step(dossier, &one, desk));
    assert_eq!(agree(&mut room, small("", 3, today())), Err(ActError::Empty));
    let long = "é".repeat(81);
    assert_eq!(agree(&mut room, small(&long, 3, today())), Err(ActError::TooLong { max: 80, over: 1 }));
    assert_eq!(agree(&mut room, small("bellen", 15, today())), Err(ActError::StepTooLong(14)));
    let past = Err(ActError::InThePast(today().plus_days(-1)));
    assert_eq!(agree(&mut room, small("bellen", -1, today())), past);
    agree(&mut room, small("bellen", 14, today())).unwrap();
    agree(&mut room, small("samen bellen", 7, today())).unwrap();
    assert_eq!(room.dossier().steps.len(), 1);
    room.today = today().plus_days(7);
    agree(&mut room, small("nummer opzoeken", 0, today().plus_days(7))).unwrap();
    let steps = room.dossier().steps();
    assert_eq!(steps.len(), 2);
    assert_eq!(*steps[1].1.outcome, Some(StepOutcome::NotYet));
    assert_eq!(*room.dossier().step().unwrap().1.what, "nummer opzoeken");
}

#[test]
fn d6_not_yet_asks_for_a_smaller_step_and_an_outcome_is_said_once() {
    let mut room = Room::new();
    room.act(|dossier, desk| step(dossier, &small("brief lezen", 7, today()), desk)).unwrap();
    let id = room.dossier().step().unwrap().0;
    assert!(StepOutcome::NotYet.asks_smaller() && !StepOutcome::Partly.asks_smaller());
    let smaller = small("brief meenemen", 3, today());
    room.act(|dossier, desk| step_outcome(dossier, id, StepOutcome::NotYet, Some(&smaller), desk)).unwrap();
    assert_eq!(*room.dossier().step().unwrap().1.what, "brief meenemen");
    let again = room.act(|dossier, desk| step_outcome(dossier, id, StepOutcome::Done, None, desk));
    assert_eq!(again, Err(ActError::StepOver));
    let next = room.dossier().step().unwrap().0;
    room.act(|dossier, desk| step_outcome(dossier, next, StepOutcome::Done, None, desk)).unwrap();
    assert_eq!(room.dossier().step(), None);
}

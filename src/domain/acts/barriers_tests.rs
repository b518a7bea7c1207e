//! Scores, actions and referrals: what the rules accept, refuse and remember.

use super::super::person::freeze;
use super::super::testing::{Room, today};
use super::super::trust::consent;
use super::*;
use crate::domain::Edit;
use crate::domain::consent::AskedHow;
use crate::domain::testing::{coach, rid};

const MONEY: BarrierDomain = BarrierDomain::Money;

fn scored(room: &mut Room, domain: BarrierDomain, value: Option<Score>) -> Result<(), ActError> {
    room.act(|dossier, desk| score(dossier, domain, value, desk))
}

#[test]
fn d4_a_score_per_day_and_back_to_not_discussed() {
    let mut room = Room::new();
    scored(&mut room, MONEY, Some(Score::Blocks)).unwrap();
    scored(&mut room, MONEY, Some(Score::Hard)).unwrap();
    room.today = today().plus_days(3);
    scored(&mut room, MONEY, Some(Score::Refused)).unwrap();
    let history = room.dossier().score_history(MONEY);
    assert_eq!(history, [(today(), Score::Hard), (today().plus_days(3), Score::Refused)]);
    scored(&mut room, MONEY, None).unwrap();
    assert_eq!(room.dossier().score(MONEY), None);
}

#[test]
fn the_same_score_again_changes_nothing() {
    let mut room = Room::new();
    scored(&mut room, MONEY, Some(Score::Watch)).unwrap();
    let acted = |room: &mut Room| {
        let mut ids = crate::id::IdSource::from_seed([1; 32]);
        let desk = Desk { today: today(), coach: coach(1), ids: &mut ids };
        score(room.dossier(), MONEY, Some(Score::Watch), &desk).unwrap()
    };
    assert_eq!(acted(&mut room), []);
}

#[test]
fn a_score_after_undo_counts_again() {
    let mut room = Room::new();
    scored(&mut room, MONEY, Some(Score::Watch)).unwrap();
    let id = BarrierScore::record_id(room.dossier().id, MONEY, today());
    let undo: Vec<Edit> = vec![BarrierScoreEdit::Withdrawn(true).into()];
    room.act(|dossier, _| Ok(vec![Change { dossier: dossier.id, record: id, edits: undo }])).unwrap();
    assert_eq!(room.dossier().score(MONEY), None);
    scored(&mut room, MONEY, Some(Score::Watch)).unwrap();
    assert_eq!(room.dossier().score(MONEY), Some(Score::Watch));
}

#[test]
fn health_is_refused_in_every_act_until_its_consent() {
    let mut room = Room::new();
    let health = BarrierDomain::Health;
    let plan = Action {
        what: "pauze".into(),
        owner: Owner::Coach,
        owner_coach: None,
        review: None,
        threatens: vec![],
    };
    let all = |room: &mut Room| {
        vec![
            scored(room, health, Some(Score::Hard)),
            room.act(|dossier, _| words(dossier, health, "korte les")),
            room.act(|dossier, _| strength(dossier, health, true)),
            room.act(|dossier, _| help(dossier, health, Some(Help::Now))),
            room.act(|dossier, desk| action(dossier, health, &plan, desk)),
            room.act(|dossier, desk| refer(dossier, health, &referral(Handover::Information), desk)),
            room.act(|dossier, _| status(dossier, health, BarrierStatus::Running)),
            room.act(|dossier, desk| review(dossier, health, desk.today, desk)),
            room.act(|dossier, desk| solve(dossier, health, "", desk)),
        ]
    };
    assert!(all(&mut room).into_iter().all(|acted| acted == Err(ActError::HealthClosed)));
    let agree = |given| {
        move |dossier: &Dossier, desk: &mut Desk<'_>| {
            consent(dossier, Purpose::Health, given, "", AskedHow::Spoken, desk)
        }
    };
    room.act(agree(true)).unwrap();
    assert!(all(&mut room).into_iter().all(|acted| acted == Ok(())));
    room.act(agree(false)).unwrap();
    assert_eq!(scored(&mut room, health, None), Err(ActError::HealthClosed));
}

fn referral(handover: Handover) -> Referral {
    Referral {
        partner: "Wijkteam Voorbeeldstad".into(),
        record: Some(rid(5)),
        handover,
        review: Some(today()),
    }
}

#[test]
fn a_referral_names_its_partner_and_obeys_a_refusal_to_share() {
    let mut room = Room::new();
    let refuse = |dossier: &Dossier, desk: &mut Desk<'_>| {
        consent(dossier, Purpose::Share, false, "", AskedHow::Phone, desk)
    };
    room.act(refuse).unwrap();
    for (handover, answer) in [
        (Handover::Called, Err(ActError::SharingRefused)),
        (Handover::Walked, Err(ActError::SharingRefused)),
        (Handover::Information, Ok(())),
    ] {
        assert_eq!(room.act(|dossier, desk| refer(dossier, MONEY, &referral(handover), desk)), answer);
    }
    let line = room.dossier().barrier_line(MONEY);
    assert_eq!((line.partner, line.owner), ("Wijkteam Voorbeeldstad", Some(Owner::Partner)));
    let nobody = Referral { partner: " ".into(), ..referral(Handover::Information) };
    assert_eq!(room.act(|dossier, desk| refer(dossier, MONEY, &nobody, desk)), Err(ActError::Empty));
}

#[test]
fn an_action_has_an_owner_and_a_day_ahead() {
    let mut room = Room::new();
    scored(&mut room, MONEY, Some(Score::Blocks)).unwrap();
    assert!(room.dossier().barrier_line(MONEY).flagged);
    let mut plan = Action {
        what: "bellen".into(),
        owner: Owner::Coach,
        owner_coach: None,
        review: Some(today().plus_days(-1)),
        threatens: vec![],
    };
    let past = Err(ActError::InThePast(today().plus_days(-1)));
    assert_eq!(room.act(|dossier, desk| action(dossier, MONEY, &plan, desk)), past);
    plan.review = Some(today().plus_days(14));
    room.act(|dossier, desk| action(dossier, MONEY, &plan, desk)).unwrap();
    let line = room.dossier().barrier_line(MONEY);
    assert_eq!((line.flagged, line.owner_coach, line.review), (false, Some(coach(1)), plan.review));
    plan.threatens = vec![rid(1)];
    assert_eq!(room.act(|dossier, desk| action(dossier, MONEY, &plan, desk)), Err(ActError::Unknown));
}

#[test]
fn texts_stay_within_their_fields() {
    let mut room = Room::new();
    assert_eq!(
        room.act(|dossier, _| words(dossier, MONEY, &"x".repeat(141))),
        Err(ActError::TooLong { max: 140, over: 1 })
    );
    assert_eq!(
        room.act(|dossier, _| label(dossier, &"x".repeat(30))),
        Err(ActError::TooLong { max: 24, over: 6 })
    );
    room.act(|dossier, _| label(dossier, "Oppas voor de hond")).unwrap();
    room.act(|dossier, _| strength(dossier, MONEY, true)).unwrap();
    assert_eq!(room.dossier().barrier_line(BarrierDomain::Other).label, "Oppas voor de hond");
    assert!(room.dossier().barrier_line(MONEY).strength);
}

#[test]
fn solving_keeps_what_helped_and_coming_back_is_counted() {
    let mut room = Room::new();
    let solved =
        |room: &mut Room| room.act(|dossier, desk| solve(dossier, MONEY, "reiskosten vergoed", desk));
    assert_eq!(solved(&mut room), Err(ActError::NothingOpen));
    scored(&mut room, MONEY, Some(Score::Hard)).unwrap();
    let done = room.act(|dossier, _| status(dossier, MONEY, BarrierStatus::Solved));
    assert_eq!(done, Err(ActError::SolveInstead));
    room.act(|dossier, desk| review(dossier, MONEY, desk.today, desk)).unwrap();
    solved(&mut room).unwrap();
    assert!(room.dossier().barrier_solved(MONEY));
    assert_eq!(solved(&mut room), Err(ActError::NothingOpen));
    // The same score on the same day, too, brings it back.
    scored(&mut room, MONEY, Some(Score::Hard)).unwrap();
    assert!(room.dossier().barrier_open(MONEY));
    let barrier = room.dossier().barrier(MONEY).unwrap();
    assert_eq!(
        (*barrier.reopened, *barrier.review, barrier.helped.as_str()),
        (1, None, "reiskosten vergoed")
    );
    room.today = today().plus_days(9);
    solved(&mut room).unwrap();
    scored(&mut room, MONEY, Some(Score::None)).unwrap();
    assert_eq!(*room.dossier().barrier(MONEY).unwrap().reopened, 1);
    scored(&mut room, MONEY, Some(Score::Watch)).unwrap();
    assert_eq!(*room.dossier().barrier(MONEY).unwrap().reopened, 2);
}

#[test]
fn a_frozen_file_takes_no_score() {
    let mut room = Room::new();
    room.act(|dossier, _| Ok(freeze(dossier, true))).unwrap();
    assert_eq!(scored(&mut room, MONEY, Some(Score::Hard)), Err(ActError::Frozen));
    assert_eq!(room.act(|dossier, _| label(dossier, "x")), Err(ActError::Frozen));
}

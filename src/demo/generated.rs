//! Participants played from a seed: registration, intake, modules, talks, aftercare, in all states a list can have.

#![expect(clippy::indexing_slicing, reason = "tables of this program, indexed below their length")]

use fastrand::Rng;

use super::Location;
use super::guided::{module, somebody};
use super::life::Life;
use super::names::{ACTIONS, FOUND_AT, MODULES, NOTES, ORIGINS, PLACES, STEPS, WISHES};
use crate::domain::acts::meetings::{self, NewAppointment};
use crate::domain::acts::person::NewParticipant;
use crate::domain::acts::wishes::Card;
use crate::domain::acts::{barriers, course, paths};
use crate::domain::background::{Nt, Work};
use crate::domain::barrier::{BarrierDomain, Score};
use crate::domain::consent::Purpose;
use crate::domain::contact::AppointmentKind;
use crate::domain::participant::{Medium, Reach, Status};
use crate::domain::perspective::{Owner, StepOutcome};
use crate::domain::proof::ProofKind;
use crate::domain::trajectory::ModuleStatus;
use crate::domain::{Day, Name};
use crate::id::{CoachId, IdSource};

/// No history is longer, in days.
const LONGEST: i32 = 700;
/// Days between two talks.
const BETWEEN_TALKS: i32 = 30;

fn one<'t>(rng: &mut Rng, all: &'t [&'t str]) -> &'t str {
    all[rng.usize(..all.len())]
}

/// Somebody, made up.
pub fn somebody_from(rng: &mut Rng) -> NewParticipant {
    let (given, families, first_language) = ORIGINS[rng.usize(..ORIGINS.len())];
    let (infix, family) = families[rng.usize(..families.len())];
    let nt = if first_language { Nt::Nt1 } else { Nt::Nt2 };
    let work = [Work::Working, Work::Seeking, Work::Seeking, Work::NotSeeking][rng.usize(..4)];
    let phone = format!("06-0000{:04}", rng.u32(1_000..10_000));
    NewParticipant {
        birth_year: Some(rng.u16(1950..2006)),
        place: one(rng, PLACES).to_owned(),
        found_at: one(rng, FOUND_AT).to_owned(),
        reach: Some(Reach::ALL[rng.usize(..Reach::ALL.len())]),
        ..somebody(Name::new(one(rng, given), infix, family), nt, work, &phone)
    }
}

/// One life, with at least `edits` fields set in it.
pub fn life<'a>(place: Location<'a>, ids: &'a mut IdSource, rng: &mut Rng, edits: usize) -> Life<'a> {
    let coach = if rng.u8(..10) < 7 { place.coach(0) } else { place.coach(rng.usize(1..4)) };
    let began = place.today.plus_days(-rng.i32(0..LONGEST));
    let mut life = Life::begin(&somebody_from(rng), (began, coach), place.catalogue, ids);
    let mut day = began.plus_days(rng.i32(0..10));
    if day > place.today {
        return life;
    }
    intake(&mut life, (day, coach), rng);
    if rng.u8(..12) == 0 {
        life.act(|dossier, desk| course::status(dossier, Status::Paused, "drukke tijd thuis", desk));
        return life;
    }
    day = lessons(&mut life, day, (place.today, coach), rng);
    talks(&mut life, day, (place.today, coach), rng);
    while life.edits() < edits {
        review(&mut life, rng);
    }
    life
}

fn intake(life: &mut Life<'_>, (day, coach): (Day, CoachId), rng: &mut Rng) {
    life.on(day, coach).agrees(&[Purpose::Aftercare]);
    if rng.bool() {
        life.agrees(&[Purpose::Health, Purpose::Share]);
    }
    let topics = if rng.u8(..6) == 0 { 4 } else { 10 };
    life.talked(topics).wishes(one(rng, WISHES)).step(one(rng, STEPS), rng.i32(3..14));
    let card = Card {
        soon_work: one(rng, STEPS).to_owned(),
        later_work: "vast werk".to_owned(),
        soon_life: one(rng, STEPS).to_owned(),
        later_life: "rijbewijs".to_owned(),
        ..Card::default()
    };
    life.looks_ahead(&card);
    for domain in BarrierDomain::ALL {
        let open = *domain != BarrierDomain::Health || life.dossier.health_open();
        if rng.bool() && open && !matches!(domain, BarrierDomain::Safety | BarrierDomain::Other) {
            let score = [Score::None, Score::None, Score::Watch, Score::Hard, Score::Blocks][rng.usize(..5)];
            life.scores(&[(*domain, score)]);
            if score.needs_owner() && rng.u8(..30) > 0 {
                life.tackles(*domain, one(rng, ACTIONS), Owner::Participant, rng.i32(20..60));
            }
        }
    }
    life.talk(Medium::InPerson, rng.u8(2..6), "Intake.");
}

/// Two modules after each other, as far as they lie behind; the day after the last one.
fn lessons(life: &mut Life<'_>, intake: Day, (today, coach): (Day, CoachId), rng: &mut Rng) -> Day {
    let mut start = intake.plus_days(rng.i32(7..30));
    for _ in 0..2 {
        let (title, lane) = MODULES[rng.usize(..MODULES.len())];
        let end = start.plus_weeks(rng.i32(4..14)).plus_days(-1);
        if start > today {
            life.module(&module(title, lane, start, end, ProofKind::Participation));
            return start;
        }
        let added = life.on(start, coach).module(&module(title, lane, start, end, ProofKind::Participation));
        life.module_is(added, ModuleStatus::Running);
        if end > today {
            return start;
        }
        life.on(end, coach).module_is(added, ModuleStatus::Finished);
        start = end.plus_days(rng.i32(1..20));
    }
    let last = start.plus_days(-1).min(today);
    if let Some((path, _)) = life.dossier.trajectory().filter(|_| rng.u8(..5) > 0) {
        life.on(last, coach).act(|dossier, desk| paths::end(dossier, path, last, desk));
    }
    last
}

/// A talk every month or so, some missed, until today or until sight is lost.
fn talks(life: &mut Life<'_>, from: Day, (today, coach): (Day, CoachId), rng: &mut Rng) {
    let stops = if rng.u8(..4) == 0 { today.plus_days(-rng.i32(40..200)) } else { today };
    let mut day = from.plus_days(rng.i32(5..BETWEEN_TALKS));
    while day <= stops {
        life.on(day, coach);
        if rng.u8(..8) == 0 {
            life.misses(Medium::Phone)
        } else {
            review_of(life, rng)
        };
        looks_again(life, today, rng);
        day = day.plus_days(rng.i32(BETWEEN_TALKS / 2..BETWEEN_TALKS));
    }
    agree_on_a_day(life, today, rng);
    if stops < today && rng.u8(..5) > 0 {
        life.on(stops.max(life.today), coach)
            .act(|dossier, desk| course::status(dossier, Status::OutOfSight, "niet meer bereikt", desk));
    }
}

/// What was to be looked at again by now is solved, or looked at later.
fn looks_again(life: &mut Life<'_>, today: Day, rng: &mut Rng) {
    let due: Vec<BarrierDomain> = BarrierDomain::ALL
        .iter()
        .copied()
        .filter(|domain| life.dossier.barrier_open(*domain) && life.dossier.barrier_readable(*domain))
        .filter(|domain| {
            let review = life.dossier.barrier(*domain).and_then(|barrier| *barrier.review);
            review.is_none_or(|review| review <= today)
        })
        .collect();
    for domain in due {
        if rng.u8(..3) == 0 {
            // far enough ahead that few are late when the demo begins
            let days = life.today.days_until(today).max(0) + rng.i32(10..90);
            life.tackles(domain, one(rng, ACTIONS), Owner::Participant, days);
        } else {
            life.act(|dossier, desk| barriers::solve(dossier, domain, one(rng, ACTIONS), desk));
        }
    }
}

/// Whoever is still in sight has a next day, as a rule, and did the last step.
fn agree_on_a_day(life: &mut Life<'_>, today: Day, rng: &mut Rng) {
    looks_again(life, today, rng);
    if rng.u8(..12) > 0 {
        life.step_went(StepOutcome::Done);
    }
    if life.today.days_until(today) <= BETWEEN_TALKS && rng.u8(..20) > 0 {
        let on = today.plus_days(rng.i32(1..45));
        let next = NewAppointment {
            medium: Some(Medium::Message),
            ..NewAppointment::new(on, AppointmentKind::Progress)
        };
        life.act(|dossier, desk| meetings::plan(dossier, &next, desk));
    }
}

fn review_of<'l, 'a>(life: &'l mut Life<'a>, rng: &mut Rng) -> &'l mut Life<'a> {
    let went = StepOutcome::ALL[rng.usize(..StepOutcome::ALL.len())];
    life.step_went(went).step(one(rng, STEPS), rng.i32(3..14)).talk(
        [Medium::Phone, Medium::Message, Medium::InPerson][rng.usize(..3)],
        rng.u8(2..6),
        one(rng, NOTES),
    )
}

/// One more talk on the day that is played: lives that must be long have many.
fn review(life: &mut Life<'_>, rng: &mut Rng) {
    review_of(life, rng);
}

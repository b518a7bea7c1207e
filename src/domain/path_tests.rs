//! Tests of reading a trajectory.

use proptest::prelude::*;

use super::super::barrier::{Barrier, BarrierEdit, BarrierScore, BarrierScoreEdit};
use super::super::contact::ContactEdit;
use super::super::testing::{day, empty, put, rid};
use super::super::trajectory::{ModuleEdit, TrajectoryEdit};
use super::*;

const PATH: u8 = 100;

fn module(
    dossier: &mut Dossier,
    record: u8,
    start: &str,
    end: &str,
    more: impl IntoIterator<Item = ModuleEdit>,
) {
    let span = Span { start: day(start), end: day(end) };
    let own = [ModuleEdit::Trajectory(Some(rid(PATH))), ModuleEdit::Span(Some(span))];
    put(dossier, rid(record), own.into_iter().chain(more));
}

fn path() -> Dossier {
    let mut dossier = empty();
    put(&mut dossier, rid(PATH), [TrajectoryEdit::Started(Some(day("2026-09-01")))]);
    dossier
}

#[test]
fn t1_one_lane_alone_asks_for_the_other() {
    let mut dossier = path();
    assert_eq!(dossier.missing_lane(rid(PATH)), None);
    module(&mut dossier, 1, "2026-09-01", "2026-10-01", [ModuleEdit::Lane(Some(Lane::Basic))]);
    assert_eq!(dossier.missing_lane(rid(PATH)), Some(Lane::Vocational));
    module(
        &mut dossier,
        2,
        "2026-10-01",
        "2026-11-01",
        [ModuleEdit::Lane(Some(Lane::Vocational)), ModuleEdit::Status(Some(ModuleStatus::Stopped))],
    );
    assert_eq!(dossier.missing_lane(rid(PATH)), Some(Lane::Vocational));
    module(&mut dossier, 2, "2026-10-01", "2026-11-01", [ModuleEdit::Status(Some(ModuleStatus::Running))]);
    assert_eq!(dossier.missing_lane(rid(PATH)), None);
}

#[test]
fn t2_long_is_above_the_limit_not_at_it() {
    let mut dossier = path();
    module(&mut dossier, 1, "2026-09-07", "2026-11-29", []);
    module(&mut dossier, 2, "2026-09-07", "2026-11-30", []);
    let long = |record| dossier.modules.get(rid(record)).unwrap().is_long(12);
    assert_eq!((long(1), long(2)), (false, true));
}

#[test]
fn modules_stand_by_start_then_title_and_progress_counts_the_finished() {
    let mut dossier = path();
    module(&mut dossier, 1, "2026-10-01", "2026-11-01", [ModuleEdit::Title("b".into())]);
    module(&mut dossier, 2, "2026-10-01", "2026-11-01", [ModuleEdit::Title("a".into())]);
    module(&mut dossier, 3, "2026-09-01", "2026-09-20", [ModuleEdit::Status(Some(ModuleStatus::Finished))]);
    put(&mut dossier, rid(4), [ModuleEdit::Trajectory(Some(rid(PATH)))]);
    let order: Vec<_> = dossier.trajectory_modules(rid(PATH)).iter().map(|(id, _)| *id).collect();
    assert_eq!(order, [rid(3), rid(2), rid(1), rid(4)]);
    assert_eq!(dossier.progress(), (1, 4));
}

#[test]
fn the_current_trajectory_is_the_one_that_runs() {
    let mut dossier = path();
    put(
        &mut dossier,
        rid(101),
        [TrajectoryEdit::Started(Some(day("2026-10-01"))), TrajectoryEdit::Ended(Some(day("2026-11-01")))],
    );
    assert_eq!(dossier.trajectory().unwrap().0, rid(PATH));
    assert_eq!(dossier.trajectory_ended(), None);
    put(&mut dossier, rid(PATH), [TrajectoryEdit::Ended(Some(day("2026-09-20")))]);
    assert_eq!(dossier.trajectory_ended(), Some(day("2026-11-01")));
}

#[test]
fn a_blocking_barrier_stands_before_what_does_not_run_yet() {
    let mut dossier = path();
    module(&mut dossier, 1, "2026-09-01", "2026-12-01", [ModuleEdit::Status(Some(ModuleStatus::Running))]);
    module(&mut dossier, 2, "2026-12-02", "2027-01-01", []);
    let money = BarrierDomain::Money;
    let on = day("2026-11-09");
    let score = BarrierScore::record_id(dossier.id, money, on);
    put(
        &mut dossier,
        score,
        [
            BarrierScoreEdit::Domain(Some(money)),
            BarrierScoreEdit::On(Some(on)),
            BarrierScoreEdit::Score(Some(Score::Blocks)),
        ],
    );
    let stands = |dossier: &Dossier| [1, 2].map(|record| !dossier.blockers(rid(record)).is_empty());
    assert_eq!(stands(&dossier), [false, true]);
    let record = Barrier::record_id(dossier.id, money);
    put(&mut dossier, record, [BarrierEdit::Threatens(vec![rid(1)])]);
    assert_eq!(stands(&dossier), [true, false]);
    put(&mut dossier, score, [BarrierScoreEdit::Score(Some(Score::Watch))]);
    assert_eq!(stands(&dossier), [false, false]);
    put(&mut dossier, score, [BarrierScoreEdit::Score(Some(Score::Hard))]);
    assert_eq!(stands(&dossier), [true, false]);
    module(&mut dossier, 1, "2026-09-01", "2026-11-01", [ModuleEdit::Status(Some(ModuleStatus::Finished))]);
    assert_eq!(stands(&dossier), [false, false]);
}

#[test]
fn t3_a_gap_is_more_than_four_weeks_between_two_things() {
    let mut dossier = path();
    assert!(dossier.gaps(rid(PATH)).is_empty());
    module(&mut dossier, 1, "2026-09-01", "2026-09-30", []);
    module(&mut dossier, 2, "2026-10-29", "2026-11-30", []);
    assert!(dossier.gaps(rid(PATH)).is_empty());
    module(&mut dossier, 2, "2026-10-30", "2026-11-30", []);
    let gap = Span { start: day("2026-10-01"), end: day("2026-10-29") };
    assert_eq!(dossier.gaps(rid(PATH)), [gap]);
    put(
        &mut dossier,
        rid(3),
        [ContactEdit::On(Some(day("2026-10-10"))), ContactEdit::Outcome(Some(ContactOutcome::NotReached))],
    );
    assert_eq!(dossier.gaps(rid(PATH)), [gap]);
    put(&mut dossier, rid(3), [ContactEdit::Outcome(Some(ContactOutcome::Spoken))]);
    assert!(dossier.gaps(rid(PATH)).is_empty());
}

proptest! {
    /// Against the plainest definition: walk over the days.
    #[test]
    fn holes_are_the_long_runs_of_uncovered_days(
        length in 0..200i32,
        spans in proptest::collection::vec((-40..220i32, 0..60i32), 0..8),
    ) {
        let zero = day("2026-01-01");
        let spans: Vec<Span> = spans
            .into_iter()
            .map(|(from, days)| Span { start: zero.plus_days(from), end: zero.plus_days(from + days) })
            .collect();
        let mut expected: Vec<Span> = Vec::new();
        let mut run: Option<Span> = None;
        for number in 0..=length {
            let today = zero.plus_days(number);
            if spans.iter().any(|span| span.start <= today && today <= span.end) {
                expected.extend(run.take());
            } else {
                run = Some(Span { start: run.map_or(today, |run| run.start), end: today });
            }
        }
        expected.extend(run);
        expected.retain(|span| span.start.days_until(span.end) + 1 > GAP_DAYS);
        prop_assert_eq!(holes(zero, zero.plus_days(length), spans), expected);
    }
}

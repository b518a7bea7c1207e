//! Tests of the agenda's lines: what makes one appear, move and go.

use proptest::prelude::*;

use super::*;
use crate::domain::agenda::When;
use crate::domain::barrier::{BarrierEdit, BarrierScore, BarrierScoreEdit};
use crate::domain::consent::{ConsentEdit, Purpose};
use crate::domain::contact::{
    AppointmentEdit, AppointmentState, ContactEdit, ContactOutcome, LineMark, LineMarkEdit,
};
use crate::domain::intake::{IntakeProgress, IntakeProgressEdit, Topic};
use crate::domain::participant::{ChannelEdit, ParticipantEdit, StatusChangeEdit};
use crate::domain::perspective::{Owner, StepEdit, StepOutcome};
use crate::domain::schedule::{Anchor, Interval, ScheduleLine};
use crate::domain::testing::{coach, day, empty, put, rid};
use crate::domain::trajectory::{ModuleEdit, Span, TrajectoryEdit};

fn all(dossier: &Dossier) -> Vec<Line> {
    lines(dossier, &Catalogue::default())
}

fn days(dossier: &Dossier) -> Vec<String> {
    all(dossier).iter().map(|line| line.due.to_string()).collect()
}

fn status(dossier: &mut Dossier, on: &str, status: Status) {
    let edits = [StatusChangeEdit::On(Some(day(on))), StatusChangeEdit::Status(Some(status))];
    put(dossier, rid(50), edits);
}

fn contact(dossier: &mut Dossier, record: u8, on: &str, outcome: ContactOutcome, answers: Option<LineKey>) {
    let edits =
        [ContactEdit::On(Some(day(on))), ContactEdit::Outcome(Some(outcome)), ContactEdit::Answers(answers)];
    put(dossier, rid(record), edits);
}

fn mark(dossier: &mut Dossier, key: &LineKey, edit: LineMarkEdit) {
    let record = LineMark::record_id(dossier.id, key);
    put(dossier, record, [LineMarkEdit::Line(Some(key.clone())), edit]);
}

fn ended(on: &str) -> Dossier {
    let mut dossier = empty();
    put(&mut dossier, rid(100), [TrajectoryEdit::Ended(Some(day(on)))]);
    status(&mut dossier, on, Status::Aftercare);
    dossier
}

fn flagged() -> (Dossier, BarrierDomain) {
    let mut dossier = empty();
    let (money, on) = (BarrierDomain::Money, day("2026-11-09"));
    let record = BarrierScore::record_id(dossier.id, money, on);
    let edits = [
        BarrierScoreEdit::Domain(Some(money)),
        BarrierScoreEdit::On(Some(on)),
        BarrierScoreEdit::Score(Some(Score::Blocks)),
    ];
    put(&mut dossier, record, edits);
    (dossier, money)
}

#[test]
fn d7_three_six_and_twelve_months_then_yearly() {
    let mut dossier = ended("2026-08-20");
    assert_eq!(days(&dossier), ["2026-11-20", "2027-02-20", "2027-08-20", "2028-08-20"]);
    contact(&mut dossier, 1, "2026-11-19", ContactOutcome::Spoken, None);
    assert_eq!(days(&dossier).len(), 4);
    contact(&mut dossier, 2, "2026-11-23", ContactOutcome::Spoken, None);
    assert_eq!(days(&dossier), ["2027-02-20", "2027-08-20", "2028-08-20"]);
    contact(&mut dossier, 3, "2029-01-10", ContactOutcome::Spoken, None);
    assert_eq!(days(&dossier), ["2029-08-20"]);
}

#[test]
fn of_several_talks_that_are_due_only_the_last_is_shown() {
    let dossier = ended("2015-08-20");
    let lines = all(&dossier);
    let shown: Vec<_> = current(&lines, day("2026-11-24")).map(|line| line.due).collect();
    assert_eq!(shown, [day("2017-08-20")]);
    assert_eq!(current(&lines, day("2015-09-01")).count(), 4);
}

#[test]
fn a_talk_is_answered_by_what_names_it_and_by_an_appointment_near_it() {
    let mut dossier = ended("2026-08-20");
    let first = all(&dossier).remove(0);
    contact(&mut dossier, 1, "2026-11-01", ContactOutcome::Spoken, Some(first.key));
    assert_eq!(days(&dossier), ["2027-02-20", "2027-08-20", "2028-08-20"]);
    let on = AppointmentEdit::On(Some((day("2027-02-15"), None)));
    put(&mut dossier, rid(2), [on, AppointmentEdit::Anchor(Some(Anchor::TrajectoryEnd))]);
    assert_eq!(days(&dossier), ["2027-02-15", "2027-08-20", "2028-08-20"]);
    put(&mut dossier, rid(2), [AppointmentEdit::State(Some(AppointmentState::Missed))]);
    assert_eq!(days(&dossier), ["2027-02-20", "2027-08-20", "2028-08-20"]);
    put(&mut dossier, rid(2), [AppointmentEdit::State(Some(AppointmentState::Held))]);
    assert_eq!(days(&dossier), ["2027-08-20", "2028-08-20"]);
}

#[test]
fn marks_move_remove_and_take_over_one_occurrence() {
    let mut dossier = ended("2026-08-20");
    let first = all(&dossier).remove(0);
    mark(&mut dossier, &first.key, LineMarkEdit::Handling(Some(Handling::Postponed(day("2026-12-01")))));
    mark(&mut dossier, &first.key, LineMarkEdit::TakenBy(Some(coach(7))));
    let moved = all(&dossier).remove(0);
    assert_eq!((moved.due, moved.coach), (day("2026-12-01"), Some(coach(7))));
    mark(&mut dossier, &first.key, LineMarkEdit::Handling(Some(Handling::Dropped(day("2026-11-21")))));
    assert_eq!(days(&dossier), ["2027-02-20", "2027-08-20", "2028-08-20"]);
    let year = all(&dossier).pop().unwrap();
    mark(&mut dossier, &year.key, LineMarkEdit::Handling(Some(Handling::Done(day("2026-11-21")))));
    assert_eq!(days(&dossier), ["2027-02-20", "2027-08-20", "2029-08-20"]);
}

#[test]
fn refused_aftercare_ends_the_talks_and_asks_for_no_date() {
    let mut dossier = ended("2026-08-20");
    let edits = [ConsentEdit::Purpose(Some(Purpose::Aftercare)), ConsentEdit::Given(false)];
    put(&mut dossier, rid(1), edits);
    assert_eq!(all(&dossier), []);
}

#[test]
fn intake_and_module_talks_follow_the_trajectorys_own_copy() {
    let mut dossier = empty();
    status(&mut dossier, "2026-11-02", Status::Intake);
    assert_eq!(days(&dossier), ["2026-11-09"]);
    let own = ScheduleLine { anchor: Anchor::ModuleStart, after: Interval::Weeks(3) };
    put(&mut dossier, rid(100), [TrajectoryEdit::Schedule(vec![own])]);
    let span = Span { start: day("2026-11-16"), end: day("2026-12-20") };
    put(&mut dossier, rid(1), [ModuleEdit::Trajectory(Some(rid(100))), ModuleEdit::Span(Some(span))]);
    assert_eq!(days(&dossier), ["2026-11-09", "2026-12-07"]);
    put(&mut dossier, rid(100), [TrajectoryEdit::Schedule(Vec::new())]);
    assert_eq!(days(&dossier), ["2026-11-09", "2026-11-30", "2026-12-20", "2026-12-28"]);
}

#[test]
fn d4_a_flagged_barrier_stands_until_it_has_owner_and_review_and_then_the_review_does() {
    let (mut dossier, money) = flagged();
    let line = all(&dossier).remove(0);
    assert_eq!((line.what, line.due, line.medium), (What::BarrierOpen(money), day("2026-11-09"), None));
    let record = Barrier::record_id(dossier.id, money);
    let review = BarrierEdit::Review(Some(day("2026-11-20")));
    put(&mut dossier, record, [BarrierEdit::Owner(Some(Owner::Coach)), review]);
    let line = all(&dossier).remove(0);
    assert_eq!((line.what, line.due), (What::BarrierReview(money), day("2026-11-20")));
    mark(&mut dossier, &line.key, LineMarkEdit::Handling(Some(Handling::Done(day("2026-11-20")))));
    assert_eq!(all(&dossier)[0].what, What::NoDate);
    put(&mut dossier, record, [BarrierEdit::Review(Some(day("2026-12-20")))]);
    assert_eq!(all(&dossier)[0].due, day("2026-12-20"));
}

#[test]
fn a_review_is_looked_at_by_a_later_score_but_not_by_a_failed_try() {
    let (mut dossier, money) = flagged();
    let record = Barrier::record_id(dossier.id, money);
    let review = BarrierEdit::Review(Some(day("2026-11-20")));
    put(&mut dossier, record, [BarrierEdit::Owner(Some(Owner::Coach)), review]);
    let key = all(&dossier).remove(0).key;
    contact(&mut dossier, 1, "2026-11-20", ContactOutcome::NotReached, Some(key.clone()));
    assert!(all(&dossier).iter().any(|line| line.key == key));
    let score = BarrierScore::record_id(dossier.id, money, day("2026-11-21"));
    let edits = [
        BarrierScoreEdit::Domain(Some(money)),
        BarrierScoreEdit::On(Some(day("2026-11-21"))),
        BarrierScoreEdit::Score(Some(Score::Hard)),
    ];
    put(&mut dossier, score, edits);
    assert!(!all(&dossier).iter().any(|line| line.key == key));
}

#[test]
fn d6_the_current_step_is_due_and_its_outcome_ends_it() {
    let mut dossier = empty();
    put(&mut dossier, rid(1), [StepEdit::Due(Some(day("2026-11-23")))]);
    assert_eq!((all(&dossier)[0].what.clone(), all(&dossier)[0].due), (What::Step, day("2026-11-23")));
    put(&mut dossier, rid(1), [StepEdit::Outcome(Some(StepOutcome::Partly))]);
    assert_eq!(all(&dossier)[0].what, What::NoDate);
}

#[test]
fn d7_who_was_not_reached_today_is_not_called_again_today_about_the_next_thing() {
    let mut dossier = empty();
    put(&mut dossier, rid(90), [ChannelEdit::Medium(Some(Medium::Phone))]);
    put(&mut dossier, rid(9), [StepEdit::Due(Some(day("2026-11-20")))]);
    contact(&mut dossier, 1, "2026-11-23", ContactOutcome::NotReached, None);
    let step = |dossier: &Dossier| all(dossier).into_iter().find(|line| line.what == What::Step).unwrap().due;
    assert_eq!(step(&dossier), day("2026-11-30"));
    contact(&mut dossier, 2, "2026-11-24", ContactOutcome::Spoken, None);
    assert_eq!(step(&dossier), day("2026-11-20"), "they talked, and not about the step");
}

#[test]
fn t3_a_gap_makes_a_line_until_they_talk() {
    let mut dossier = empty();
    put(&mut dossier, rid(100), [TrajectoryEdit::Started(Some(day("2026-09-01")))]);
    for (record, start, end) in [(1, "2026-09-01", "2026-09-30"), (2, "2026-11-15", "2026-12-20")] {
        let span = Span { start: day(start), end: day(end) };
        put(
            &mut dossier,
            rid(record),
            [ModuleEdit::Trajectory(Some(rid(100))), ModuleEdit::Span(Some(span))],
        );
    }
    let gap = |dossier: &Dossier| all(dossier).into_iter().find(|line| matches!(line.what, What::Gap(_)));
    let line = gap(&dossier).unwrap();
    assert_eq!((line.due, line.what), (day("2026-10-01"), What::Gap(day("2026-11-14"))));
    contact(&mut dossier, 3, "2026-12-01", ContactOutcome::Spoken, None);
    assert_eq!(gap(&dossier), None);
}

#[test]
fn an_appointment_keeps_its_time_and_coach_but_never_an_excluded_channel() {
    let mut dossier = empty();
    put(
        &mut dossier,
        rid(90),
        [ChannelEdit::Medium(Some(Medium::Message)), ChannelEdit::Allowed(Some(false))],
    );
    put(&mut dossier, rid(91), [ChannelEdit::Medium(Some(Medium::Email))]);
    let at = crate::domain::Minute::from_hm(10, 0);
    let edits = [
        AppointmentEdit::On(Some((day("2026-11-23"), at))),
        AppointmentEdit::Medium(Some(Medium::Message)),
        AppointmentEdit::Coach(Some(coach(3))),
    ];
    put(&mut dossier, rid(1), edits);
    let line = all(&dossier).remove(0);
    assert_eq!((line.at, line.coach, line.medium), (at, Some(coach(3)), Some(Medium::Email)));
    put(&mut dossier, rid(1), [AppointmentEdit::Medium(Some(Medium::InPerson))]);
    assert_eq!(all(&dossier)[0].medium, Some(Medium::InPerson));
    contact(&mut dossier, 2, "2026-11-23", ContactOutcome::Spoken, None);
    assert!(matches!(all(&dossier)[0].what, What::Appointment(_)));
    contact(&mut dossier, 3, "2026-11-24", ContactOutcome::Spoken, None);
    assert_eq!(all(&dossier)[0].what, What::NoDate);
}

#[test]
fn a_parked_intake_comes_back_after_a_week_unless_it_has_an_appointment() {
    let mut dossier = empty();
    let record = IntakeProgress::record_id(dossier.id, Topic::Levels);
    let edits = [
        IntakeProgressEdit::Topic(Some(Topic::Levels)),
        IntakeProgressEdit::State(Some(TopicState::Parked)),
        IntakeProgressEdit::On(Some(day("2026-11-09"))),
    ];
    put(&mut dossier, record, edits);
    assert_eq!(
        (all(&dossier)[0].what.clone(), all(&dossier)[0].due),
        (What::IntakeParked, day("2026-11-16"))
    );
    let on = AppointmentEdit::On(Some((day("2026-11-30"), None)));
    put(&mut dossier, rid(1), [on, AppointmentEdit::Kind(Some(AppointmentKind::IntakeContinued))]);
    assert_eq!(days(&dossier), ["2026-11-30"]);
}

#[test]
fn d7_nobody_active_is_without_a_line_and_the_line_cannot_be_dropped_for_good() {
    let mut dossier = empty();
    let record = Dossier::participant_record(dossier.id);
    put(&mut dossier, record, [ParticipantEdit::RegisteredOn(Some(day("2026-03-01")))]);
    let line = all(&dossier).remove(0);
    assert_eq!((line.what.clone(), line.due), (What::NoDate, day("2026-03-01")));
    assert_eq!(line.when(day("2026-11-24")), When::Today);
    mark(&mut dossier, &line.key, LineMarkEdit::Handling(Some(Handling::Dropped(day("2026-11-24")))));
    let line = all(&dossier).remove(0);
    assert_eq!((line.due, line.when(day("2026-11-24"))), (day("2027-02-24"), When::Later));
}

#[test]
fn d7_out_of_sight_is_tried_each_quarter_and_pause_and_no_contact_are_left_alone() {
    let (mut dossier, money) = flagged();
    let record = Barrier::record_id(dossier.id, money);
    put(&mut dossier, record, [BarrierEdit::Review(Some(day("2026-11-20")))]);
    status(&mut dossier, "2026-01-15", Status::Paused);
    assert!(all(&dossier).iter().all(|line| line.what == What::BarrierReview(money)));
    status(&mut dossier, "2026-01-15", Status::NoContact);
    assert_eq!(all(&dossier), []);
    status(&mut dossier, "2026-01-15", Status::OutOfSight);
    assert_eq!(days(&dossier), ["2026-04-15"]);
    contact(&mut dossier, 1, "2026-07-20", ContactOutcome::NotReached, None);
    assert_eq!(days(&dossier), ["2026-10-15"]);
}

#[test]
fn d7_a_failed_try_hands_the_talk_over_to_the_protocol() {
    let mut dossier = ended("2026-08-20");
    put(&mut dossier, rid(90), [ChannelEdit::Medium(Some(Medium::Phone))]);
    put(&mut dossier, rid(91), [ChannelEdit::Medium(Some(Medium::Email))]);
    let first = all(&dossier).remove(0);
    put(&mut dossier, rid(1), [ContactEdit::Medium(Some(Medium::Phone))]);
    contact(&mut dossier, 1, "2026-11-20", ContactOutcome::NotReached, Some(first.key));
    let line = all(&dossier).remove(0);
    assert_eq!(
        (line.what, line.due, line.medium),
        (What::NoAnswer(2), day("2026-11-27"), Some(Medium::Email))
    );
}

#[test]
fn d7_a_line_that_was_tried_waits_for_the_next_try() {
    let mut dossier = empty();
    put(&mut dossier, rid(90), [ChannelEdit::Medium(Some(Medium::Phone))]);
    put(&mut dossier, rid(9), [StepEdit::Due(Some(day("2026-11-18")))]);
    let step = all(&dossier).remove(0).key;
    contact(&mut dossier, 1, "2026-11-20", ContactOutcome::NotReached, Some(step.clone()));
    let due = |dossier: &Dossier| all(dossier).into_iter().find(|line| line.key == step).map(|line| line.due);
    assert_eq!(due(&dossier), Some(day("2026-11-27")));
    contact(&mut dossier, 2, "2026-11-21", ContactOutcome::Spoken, None);
    assert_eq!(due(&dossier), Some(day("2026-11-18")), "they spoke, but not about the step");
}

#[test]
fn two_versions_wait_for_a_person_whatever_the_status_and_are_never_late() {
    let mut dossier = empty();
    let status =
        [StatusChangeEdit::On(Some(day("2026-01-01"))), StatusChangeEdit::Status(Some(Status::NoContact))];
    put(&mut dossier, rid(1), status);
    assert_eq!(all(&dossier), []);
    let version = |address: &str, at_ms| crate::domain::Version {
        value: ChannelEdit::Address(address.into()).into(),
        by: crate::domain::Authorship::new(crate::domain::testing::coach(1), at_ms),
    };
    dossier.put(rid(2), vec![version("4", 1_795_000_000_000), version("1", 1_794_000_000_000)]);
    let lines = all(&dossier);
    let line = &lines[0];
    assert_eq!((lines.len(), &line.what, line.medium), (1, &What::TwoVersions, None));
    assert_eq!((line.due, line.when(day("2027-05-01"))), (day("2026-11-18"), When::Today));
    assert_eq!(crate::domain::Summary::of(&dossier, &Catalogue::default()).next_date(), None);
}

proptest! {
    /// Whatever happened: lines are sorted, their keys differ, no channel is used that may not be, and whoever is
    /// active (and did not refuse aftercare) has at least one.
    #[test]
    fn lines_hold_their_promises(
        statuses in proptest::collection::vec((0..900i32, 0..7usize), 0..4),
        contacts in proptest::collection::vec((0..900i32, 0..5usize), 0..6),
        modules in proptest::collection::vec((0..900i32, 0..200i32, 0..5usize), 0..4),
        ended in proptest::option::of(0..900i32),
        allowed in proptest::option::of(any::<bool>()),
    ) {
        let zero = day("2025-01-01");
        let mut dossier = empty();
        let mut record = 0;
        let mut next = || { record += 1; rid(record) };
        for (on, which) in statuses {
            let edits = [StatusChangeEdit::On(Some(zero.plus_days(on))), StatusChangeEdit::Status(Some(Status::ALL[which]))];
            put(&mut dossier, next(), edits);
        }
        for (on, which) in contacts {
            let outcome = ContactOutcome::ALL[which];
            let edits = [ContactEdit::On(Some(zero.plus_days(on))), ContactEdit::Outcome(Some(outcome))];
            put(&mut dossier, next(), edits);
        }
        put(&mut dossier, rid(100), [TrajectoryEdit::Started(Some(zero)), TrajectoryEdit::Ended(ended.map(|on| zero.plus_days(on)))]);
        for (start, length, which) in modules {
            let span = Span { start: zero.plus_days(start), end: zero.plus_days(start + length) };
            let edits = [
                ModuleEdit::Trajectory(Some(rid(100))),
                ModuleEdit::Span(Some(span)),
                ModuleEdit::Status(Some(crate::domain::trajectory::ModuleStatus::ALL[which])),
            ];
            put(&mut dossier, next(), edits);
        }
        put(&mut dossier, rid(90), [ChannelEdit::Medium(Some(Medium::Phone)), ChannelEdit::Allowed(allowed)]);
        let lines = all(&dossier);
        prop_assert!(lines.is_sorted_by_key(|line| line.due));
        let mut keys: Vec<_> = lines.iter().map(|line| line.key.clone()).collect();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), lines.len());
        prop_assert!(lines.iter().all(|line| line.medium.is_none_or(|medium| dossier.may_reach_by(medium))));
        prop_assert_eq!(dossier.status() == Status::NoContact || dossier.status() == Status::Paused, lines.is_empty());
        let today = zero.plus_days(450);
        if !lines.is_empty() {
            prop_assert!(current(&lines, today).count() > 0);
        }
        let next = crate::domain::agenda::next_proposal(&dossier, &Catalogue::default(), today, None);
        prop_assert!(next.day > today);
        prop_assert!(next.medium.is_none_or(|medium| dossier.may_reach_by(medium)));
    }
}

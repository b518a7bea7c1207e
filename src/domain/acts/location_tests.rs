//! The rules of what a location decides.

use super::super::testing::today;
use super::*;
use crate::domain::catalogue::{CoachEdit, Role};
use crate::domain::testing::{coach, rid};
use crate::domain::{Authorship, Version};
use crate::id::{IdSource, LocationId};

/// A location with a coordinator (1) and a coach (2).
struct House {
    catalogue: Catalogue,
    ids: IdSource,
}

impl House {
    fn new() -> Self {
        let mut house = Self { catalogue: Catalogue::default(), ids: IdSource::from_seed([5; 32]) };
        for (number, name, role) in [(1, "Ilse", Role::Coordinator), (2, "Mo", Role::Coach)] {
            let id = coach(number);
            let edits = [CoachEdit::Id(Some(id)), CoachEdit::Name(name.into()), CoachEdit::Role(Some(role))];
            house.apply(&[Change::new(DossierId::CATALOGUE, Catalogue::coach_record(id), edits)]);
        }
        house
    }

    fn apply(&mut self, changes: &[Change]) {
        let by = Authorship::new(coach(1), 1);
        changes.iter().for_each(|change| self.catalogue.apply(change, by));
    }

    fn act_as(
        &mut self,
        who: u8,
        act: impl FnOnce(&Catalogue, &mut Desk<'_>) -> Acted,
    ) -> Result<usize, ActError> {
        let mut desk = Desk { today: today(), coach: coach(who), ids: &mut self.ids };
        let changes = act(&self.catalogue, &mut desk)?;
        self.apply(&changes);
        Ok(changes.len())
    }

    fn act(&mut self, act: impl FnOnce(&Catalogue, &mut Desk<'_>) -> Acted) -> Result<usize, ActError> {
        self.act_as(1, act)
    }

    fn put(&mut self, before: Option<ScheduleLine>, line: ScheduleLine) -> Result<usize, ActError> {
        self.act(|catalogue, desk| put_line(catalogue, before, line, desk))
    }
}

const fn line(anchor: Anchor, after: Interval) -> ScheduleLine {
    ScheduleLine { anchor, after }
}

fn lessons(title: &str) -> NewTemplate {
    NewTemplate {
        title: title.into(),
        lane: Some(Lane::Both),
        kind: Some(ModuleKind::Lessons),
        weeks: 8,
        dayparts: 2,
        provider: "Taalhuis".into(),
        goal: None,
    }
}

fn called(name: &str) -> NewPartner {
    NewPartner { name: name.into(), purpose: "opvang".into(), contact: String::new() }
}

#[test]
fn only_a_coordinator_decides_and_others_can_be_told_whom_to_ask() {
    let mut house = House::new();
    let first = DEFAULT_SCHEDULE[0];
    let refused = Err(ActError::CoordinatorOnly);
    assert_eq!(house.act_as(2, |all, desk| rename(all, "Ander Taalhuis", desk)), refused);
    assert_eq!(house.act_as(2, |all, desk| long_weeks(all, 6, desk)), refused);
    assert_eq!(house.act_as(2, |all, desk| put_line(all, Some(first), first, desk)), refused);
    assert_eq!(house.act_as(2, |all, desk| remove_line(all, first, desk)), refused);
    assert_eq!(house.act_as(2, |all, desk| default_schedule(all, desk)), refused);
    assert_eq!(house.act_as(2, |all, desk| template(all, None, &lessons("Taal"), desk)), refused);
    assert_eq!(house.act_as(2, |all, desk| withdraw_template(all, rid(1), desk)), refused);
    assert_eq!(house.act_as(2, |all, desk| partner(all, None, &called("Wijkteam"), desk)), refused);
    assert_eq!(house.act_as(2, |all, desk| withdraw_partner(all, rid(1), desk)), refused);
    assert_eq!(house.act_as(9, |all, desk| long_weeks(all, 6, desk)), refused, "nobody knows this coach");
    assert_eq!(house.catalogue.coordinators(), ["Ilse"]);
}

#[test]
fn a_name_says_something_and_fits() {
    let mut house = House::new();
    assert_eq!(house.act(|all, desk| rename(all, "  ", desk)), Err(ActError::Empty));
    let long = "x".repeat(SHORT_MAX_CHARS + 1);
    let too_long = ActError::TooLong { max: SHORT_MAX_CHARS, over: 1 };
    assert_eq!(house.act(|all, desk| rename(all, &long, desk)), Err(too_long));
    assert_eq!(house.act(|all, desk| rename(all, "Taalhuis Voorbeeld", desk)), Ok(1));
    assert_eq!(house.act(|all, desk| rename(all, "Taalhuis Voorbeeld", desk)), Ok(0), "nothing changed");
    assert_eq!(*house.catalogue.location.name, "Taalhuis Voorbeeld");
}

#[test]
fn t2_long_is_one_to_a_hundred_and_four_weeks() {
    let mut house = House::new();
    for wrong in [0, 105, 255] {
        assert_eq!(house.act(|all, desk| long_weeks(all, wrong, desk)), Err(ActError::Weeks(104)));
    }
    for (weeks, changes) in [(12, 0), (1, 1), (104, 1), (104, 0), (12, 1)] {
        assert_eq!(house.act(|all, desk| long_weeks(all, weeks, desk)), Ok(changes), "{weeks}");
        assert_eq!(house.catalogue.long_weeks(), i32::from(weeks));
    }
    assert_eq!(*house.catalogue.location.long_weeks, 0, "the usual limit is no decision");
}

#[test]
fn a_desk_locks_itself_after_one_to_thirty_minutes() {
    let mut house = House::new();
    for wrong in [0, 31, 255] {
        assert_eq!(house.act(|all, desk| idle_minutes(all, wrong, desk)), Err(ActError::IdleMinutes(30)));
    }
    for (minutes, changes) in [(5, 0), (1, 1), (30, 1), (30, 0), (5, 1)] {
        assert_eq!(house.act(|all, desk| idle_minutes(all, minutes, desk)), Ok(changes), "{minutes}");
        assert_eq!(house.catalogue.idle_minutes(), minutes);
    }
    assert_eq!(*house.catalogue.location.idle_minutes, 0, "the usual time is no decision");
    assert_eq!(house.act_as(2, |all, desk| idle_minutes(all, 6, desk)), Err(ActError::CoordinatorOnly));
}

#[test]
fn d7_lines_are_added_changed_and_removed_in_the_order_of_a_course() {
    let mut house = House::new();
    let start = line(Anchor::ModuleStart, Interval::Weeks(4));
    assert_eq!(house.put(None, start), Ok(1));
    assert_eq!(house.catalogue.schedule().len(), 9);
    assert_eq!(house.catalogue.schedule()[2], start, "between 2 and 6 weeks");
    let later = line(Anchor::ModuleStart, Interval::Weeks(8));
    assert_eq!(house.put(Some(start), later), Ok(1));
    assert_eq!((house.catalogue.schedule().len(), house.catalogue.schedule()[3]), (9, later));
    assert_eq!(house.put(Some(start), later), Err(ActError::Unknown), "it is not there any more");
    assert_eq!(house.act(|all, desk| remove_line(all, later, desk)), Ok(1));
    assert_eq!(*house.catalogue.location.schedule, [], "the default again is no decision");
    assert_eq!(house.act(|all, desk| default_schedule(all, desk)), Ok(0));
    assert_eq!(house.act(|all, desk| remove_line(all, DEFAULT_SCHEDULE[0], desk)), Ok(1));
    assert_eq!(house.act(|all, desk| default_schedule(all, desk)), Ok(1));
    assert_eq!(house.catalogue.schedule(), DEFAULT_SCHEDULE);
}

#[test]
fn no_line_stands_twice_in_whatever_words() {
    let mut house = House::new();
    for after in [Interval::Weeks(2), Interval::Days(14)] {
        assert_eq!(house.put(None, line(Anchor::ModuleStart, after)), Err(ActError::AlreadyThere));
    }
    assert_eq!(house.put(None, line(Anchor::TrajectoryEnd, Interval::Yearly)), Err(ActError::AlreadyThere));
    let first = DEFAULT_SCHEDULE[0];
    assert_eq!(house.put(Some(first), first), Ok(0), "saved as it was");
    let days = line(Anchor::Intake, Interval::Days(7));
    assert_eq!(house.put(Some(first), days), Ok(1), "the same line in other words");
}

#[test]
fn an_interval_is_sensible() {
    let mut house = House::new();
    let after = |anchor, after| line(anchor, after);
    for far in [Interval::Months(61), Interval::Weeks(262), Interval::Days(u16::MAX)] {
        assert_eq!(house.put(None, after(Anchor::TrajectoryEnd, far)), Err(ActError::TooFarAhead(60)));
    }
    assert_eq!(house.put(None, after(Anchor::TrajectoryEnd, Interval::Months(60))), Ok(1));
    assert_eq!(house.put(None, after(Anchor::Intake, Interval::Days(0))), Err(ActError::AfterIntake));
    assert_eq!(house.put(None, after(Anchor::ModuleStart, Interval::Days(0))), Ok(1), "on the first day");
    for anchor in [Anchor::Intake, Anchor::ModuleStart, Anchor::ModuleEnd] {
        let yearly = house.put(None, after(anchor, Interval::Yearly));
        assert_eq!(yearly, Err(ActError::YearlyAfterTrajectory));
    }
}

#[test]
fn d7_aftercare_never_becomes_empty() {
    let mut house = House::new();
    for line in DEFAULT_SCHEDULE.into_iter().take(7) {
        assert_eq!(house.act(|all, desk| remove_line(all, line, desk)), Ok(1));
    }
    let last = DEFAULT_SCHEDULE[7];
    assert_eq!(house.act(|all, desk| remove_line(all, last, desk)), Err(ActError::LastLine));
    let moved = line(Anchor::Intake, Interval::Weeks(1));
    assert_eq!(house.put(Some(last), moved), Err(ActError::LastLine), "nor by a change");
    assert_eq!(house.catalogue.schedule(), [last]);
}

#[test]
fn t2_a_template_is_added_changed_and_withdrawn() {
    let mut house = House::new();
    let refused =
        |new: NewTemplate, house: &mut House| house.act(|all, desk| template(all, None, &new, desk));
    assert_eq!(refused(lessons(" "), &mut house), Err(ActError::Empty));
    let weeks = NewTemplate { weeks: 105, ..lessons("Taal") };
    assert_eq!(refused(weeks, &mut house), Err(ActError::Weeks(104)));
    let dayparts = NewTemplate { dayparts: 22, ..lessons("Taal") };
    assert_eq!(refused(dayparts, &mut house), Err(ActError::Dayparts));
    assert_eq!(refused(lessons("Taal op het werk"), &mut house), Ok(1));
    assert_eq!(refused(lessons("taal op het wérk"), &mut house), Err(ActError::AlreadyThere));
    let id = house.catalogue.templates_by_title()[0].0;
    let change =
        |new: NewTemplate, house: &mut House| house.act(|all, desk| template(all, Some(id), &new, desk));
    assert_eq!(change(lessons("Taal op het werk"), &mut house), Ok(0));
    assert_eq!(change(NewTemplate { weeks: 0, lane: None, ..lessons("Taal") }, &mut house), Ok(1));
    let known = house.catalogue.templates.get(id).unwrap();
    assert_eq!((known.title.as_str(), *known.weeks, *known.lane, *known.dayparts), ("Taal", 0, None, 2));
    assert_eq!(house.act(|all, desk| withdraw_template(all, id, desk)), Ok(1));
    assert!(house.catalogue.templates.is_empty());
    assert_eq!(house.act(|all, desk| withdraw_template(all, id, desk)), Err(ActError::Unknown));
    assert_eq!(change(lessons("Taal"), &mut house), Err(ActError::Unknown), "not brought back by a change");
    assert_eq!(refused(lessons("Taal"), &mut house), Ok(1), "its title is free again");
}

#[test]
fn a_partner_is_added_changed_and_withdrawn() {
    let mut house = House::new();
    let add = |name: &str, house: &mut House| house.act(|all, desk| partner(all, None, &called(name), desk));
    assert_eq!(add("", &mut house), Err(ActError::Empty));
    assert_eq!(add("Wijkteam", &mut house), Ok(1));
    assert_eq!(add("Bibliotheek", &mut house), Ok(1));
    assert_eq!(add("WIJKTEAM", &mut house), Err(ActError::AlreadyThere));
    let names: Vec<_> =
        house.catalogue.partners_by_name().iter().map(|(_, one)| (*one.name).clone()).collect();
    assert_eq!(names, ["Bibliotheek", "Wijkteam"]);
    let id = house.catalogue.partners_by_name()[1].0;
    let new = NewPartner { contact: "balie".into(), ..called("Wijkteam Noord") };
    assert_eq!(house.act(|all, desk| partner(all, Some(id), &new, desk)), Ok(1));
    let known = house.catalogue.partners.get(id).unwrap();
    assert_eq!((known.name.as_str(), known.contact.as_str()), ("Wijkteam Noord", "balie"));
    assert_eq!(house.act(|all, desk| withdraw_partner(all, id, desk)), Ok(1));
    assert_eq!(house.catalogue.partners.values().count(), 1);
}

#[test]
fn of_two_versions_a_save_settles_which_one_holds() {
    let mut house = House::new();
    let version = |author, name: &str| Version {
        value: LocationEdit::Name(name.into()).into(),
        by: Authorship::new(coach(author), 2),
    };
    let both = vec![version(1, "Taalhuis Noord"), version(2, "Taalhuis Zuid")];
    house.catalogue.put(Catalogue::location_record(LocationId::default()), both);
    assert!(house.catalogue.location.name.is_contested());
    assert_eq!(house.act(|all, desk| rename(all, "Taalhuis Noord", desk)), Ok(1), "the one that is shown");
    assert!(!house.catalogue.location.name.is_contested());
    assert_eq!(house.act(|all, desk| rename(all, "Taalhuis Noord", desk)), Ok(0));
}

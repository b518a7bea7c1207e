//! Modules added, moved, stretched and finished, and what is refused.

use super::super::paths::end;
use super::super::testing::{Room, today};
use super::*;
use crate::domain::proof::WorkProcess;
use crate::domain::testing::rid;

fn added(room: &mut Room, module: &NewModule) -> Result<RecordId, ActError> {
    let before: Vec<_> = room.dossier().modules.iter().map(|(id, _)| id).collect();
    room.act(|dossier, desk| add(dossier, module, None, &Catalogue::default(), desk))?;
    let mut after = room.dossier().modules.iter().map(|(id, _)| id);
    Ok(after.find(|id| !before.contains(id)).unwrap())
}

fn dated(start: i32, end: i32) -> NewModule {
    let span = Span { start: today().plus_days(start), end: today().plus_days(end) };
    NewModule { span: Some(span), ..NewModule::new("Taal op de werkvloer", Lane::Basic) }
}

#[test]
fn the_first_module_starts_a_trajectory_and_the_next_one_joins_it() {
    let mut room = Room::new();
    added(&mut room, &dated(7, 62)).unwrap();
    added(&mut room, &NewModule::new("Werken in de zorg 1", Lane::Vocational)).unwrap();
    let (id, path) = room.dossier().trajectory().unwrap();
    assert_eq!((path.name.as_str(), *path.started), ("Taal op de werkvloer", Some(today().plus_days(7))));
    assert_eq!(room.dossier().trajectory_modules(id).len(), 2);
    assert_eq!(room.dossier().status(), Status::Registered);
}

#[test]
fn t2_a_template_gives_weeks_and_dates_that_can_be_changed() {
    let mut template = ModuleTemplate::default();
    let by = crate::domain::Authorship::default();
    template.title = crate::domain::Contested::settled("Rekenen".into(), by);
    template.weeks = crate::domain::Contested::settled(6, by);
    let module = NewModule::from_template(rid(4), &template, today());
    assert_eq!((module.span.unwrap().weeks(), module.template), (6, Some(rid(4))));
    let mut room = Room::new();
    let id = added(&mut room, &module).unwrap();
    room.act(|dossier, _| shift(dossier, id, 2)).unwrap();
    room.act(|dossier, _| stretch(dossier, id, 3)).unwrap();
    let span = room.dossier().modules.get(id).unwrap().span.unwrap();
    assert_eq!((span.start, span.weeks()), (today().plus_days(14), 9));
    room.act(|dossier, _| stretch(dossier, id, -9)).unwrap();
    assert_eq!(room.dossier().modules.get(id).unwrap().span.unwrap(), span);
}

#[test]
fn what_cannot_be_is_refused() {
    let mut room = Room::new();
    assert_eq!(added(&mut room, &dated(7, 6)), Err(ActError::EndBeforeStart));
    assert_eq!(added(&mut room, &NewModule::new(" ", Lane::Both)), Err(ActError::Empty));
    assert_eq!(added(&mut room, &NewModule { dayparts: 22, ..dated(0, 6) }), Err(ActError::Dayparts));
    let id = added(&mut room, &NewModule::new("Rekenen", Lane::Basic)).unwrap();
    assert_eq!(room.act(|dossier, _| shift(dossier, id, 1)), Err(ActError::NoDates));
    assert_eq!(room.act(|dossier, _| shift(dossier, rid(1), 1)), Err(ActError::Unknown));
    let wrong = vec![ModuleEdit::Crebo("12".into())];
    assert_eq!(room.act(|dossier, desk| edit(dossier, id, wrong, desk)), Err(ActError::Crebo));
    let path = room.dossier().trajectory().unwrap().0;
    room.act(|dossier, desk| end(dossier, path, desk.today, desk)).unwrap();
    let late = room.act(|dossier, desk| add(dossier, &dated(0, 6), Some(path), &Catalogue::default(), desk));
    assert_eq!(late, Err(ActError::TrajectoryEnded));
}

#[test]
fn running_makes_the_status_trajectory_and_the_last_finished_one_ends_nothing() {
    let mut room = Room::new();
    let id = added(&mut room, &dated(-20, 20)).unwrap();
    let set = |room: &mut Room, to| room.act(|dossier, desk| status(dossier, id, to, desk));
    set(&mut room, ModuleStatus::Waiting).unwrap();
    assert_eq!(*room.dossier().modules.get(id).unwrap().waiting_since, Some(today()));
    assert_eq!(room.dossier().status(), Status::Registered);
    room.act(|dossier, desk| edit(dossier, id, vec![ModuleEdit::Status(Some(ModuleStatus::Running))], desk))
        .unwrap();
    assert_eq!(room.dossier().status(), Status::Trajectory);
    set(&mut room, ModuleStatus::Finished).unwrap();
    let module = room.dossier().modules.get(id).unwrap();
    assert_eq!(module.span.unwrap().end, today());
    assert_eq!(room.dossier().status(), Status::Trajectory);
    assert_eq!(*room.dossier().trajectory().unwrap().1.ended, None);
}

#[test]
fn b5_work_processes_are_reached_one_by_one() {
    let mut room = Room::new();
    let id = added(&mut room, &NewModule { kind: ModuleKind::Practice, ..dated(0, 40) }).unwrap();
    let process = |code: &str| WorkProcess { code: code.into(), name: String::new(), reached: false };
    let list = ModuleEdit::Processes(vec![process("B1-K1-W1"), process("B1-K1-W2")]);
    room.act(|dossier, desk| edit(dossier, id, vec![list, ModuleEdit::Hours(80)], desk)).unwrap();
    room.act(|dossier, _| process_reached(dossier, id, "B1-K1-W2", true)).unwrap();
    let reached: Vec<_> =
        room.dossier().modules.get(id).unwrap().processes.iter().map(|process| process.reached).collect();
    assert_eq!(reached, [false, true]);
    assert_eq!(room.act(|dossier, _| process_reached(dossier, id, "B9", true)), Err(ActError::Unknown));
}

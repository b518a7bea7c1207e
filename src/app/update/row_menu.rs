//! The Space menu: what can be done with the row under the cursor.

use crate::keymap::{Command, Hint, Need, Situation, here};

use super::super::desk::{Desk, Screen};
use super::super::exchange::Row;
use super::super::location::Part;
use super::super::model::Model;
use super::exchange;
use super::keys::context_of;
use super::run::below_overlays;

/// What the menu of this row offers: the conversation with this person first, then the pane's own commands that work
/// now. What is about the whole list is not about a row.
pub fn menu(model: &Model) -> Vec<Hint> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let below = below_overlays(model);
    if matches!(desk.screen, Screen::Location(_)) {
        return of_the_location(model, desk, &below);
    }
    if matches!(desk.screen, Screen::Exchange(_)) {
        return of_exchange(model, desk, &below);
    }
    let pane = context_of(desk.pane);
    let of_the_row = |hint: &Hint| {
        hint.missing.is_none()
            && (hint.context == pane || hint.command.need() != Need::Nothing)
            && !matches!(hint.command, Command::Undo | Command::Redo)
            && !is_about_the_list(hint.command)
    };
    let all = here(&model.keymap, &below);
    let (first, rest): (Vec<Hint>, Vec<Hint>) = all
        .into_iter()
        .filter(|hint| hint.command == Command::IntakeStart || of_the_row(hint))
        .partition(|hint| hint.command == Command::IntakeStart);
    first.into_iter().chain(rest).collect()
}

/// On the screen of the location: open the line under the cursor, and what else that screen does.
fn of_the_location(model: &Model, desk: &Desk, below: &Situation) -> Vec<Hint> {
    let Screen::Location(location) = &desk.screen else { return Vec::new() };
    let has_row = location.selected(&desk.catalogue).is_some();
    let offered = |hint: &Hint| match hint.command {
        Command::RowOpen => has_row,
        Command::LocationWithdraw => has_row && location.part.is_list(),
        Command::LocationAdd => location.part.adding().is_some(),
        Command::LocationRestore => location.part == Part::Schedule,
        _ => false,
    };
    here(&model.keymap, below).into_iter().filter(offered).collect()
}

/// On the screen of exchange: what can be done with the line under the cursor, and what that screen does.
fn of_exchange(model: &Model, desk: &Desk, below: &Situation) -> Vec<Hint> {
    let station = match exchange::selected(desk) {
        Some(Row::Station(at)) => desk.stations.known.get(at).filter(|one| !one.removed),
        _ => None,
    };
    let offered = |hint: &Hint| match hint.command {
        Command::StationRemove => station.is_some(),
        Command::StationJoin => station.is_some_and(|one| !one.ours),
        Command::BundleMake => desk.stations.present().next().is_some(),
        Command::RowOpen
        | Command::BundleSeal
        | Command::BundleRead
        | Command::CardRead
        | Command::CardShow
        | Command::ExchangeFolder
        | Command::ExchangeLook => true,
        _ => false,
    };
    here(&model.keymap, below).into_iter().filter(offered).collect()
}

/// What changes which people are shown, or in which order.
pub(super) const fn is_about_the_list(command: Command) -> bool {
    matches!(
        command,
        Command::SortNext
            | Command::SearchStart
            | Command::FilterFirst
            | Command::FilterSecond
            | Command::FilterWorking
            | Command::FilterSeeking
            | Command::FilterStatus
            | Command::FilterBuddy
            | Command::FilterMine
            | Command::FilterCoach
            | Command::FilterVersions
            | Command::FilterDoubles
            | Command::FilterClear
            | Command::AgendaEverybody
    )
}

/// The commands of the menu, in its order.
pub(super) fn menu_commands(model: &Model) -> Vec<Command> {
    menu(model).into_iter().map(|hint| hint.command).collect()
}

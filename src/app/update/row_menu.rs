//! The Space menu: what can be done with the row under the cursor.

use crate::keymap::{Command, Hint, Need, here};

use super::super::model::Model;
use super::keys::context_of;
use super::run::below_overlays;

/// What the menu of this row offers: the conversation with this person first, then the pane's own commands that work
/// now. What is about the whole list is not about a row.
pub fn menu(model: &Model) -> Vec<Hint> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let below = below_overlays(model);
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
            | Command::FilterClear
            | Command::AgendaEverybody
    )
}

/// The commands of the menu, in its order.
pub(super) fn menu_commands(model: &Model) -> Vec<Command> {
    menu(model).into_iter().map(|hint| hint.command).collect()
}

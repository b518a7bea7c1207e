//! Overlays: the menu, the help, the palette, questions, the list to import.

use super::super::desk::{Desk, Screen};
use super::super::effect::Effect;
use super::super::field::TextField;
use super::super::model::Model;
use super::super::overlay::{Confirmed, Hit, Overlay};
use super::super::palette;
use super::{coaches, conversation, exchange, forms, list, row_menu, run, session, settle};
use crate::domain::Access;
use crate::keymap::here;

/// Lays an overlay over the desk.
pub(super) fn push(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        desk.overlays.push(overlay);
    }
    Vec::new()
}

/// `?`: all keys here.
pub(super) fn help(model: &mut Model) -> Vec<Effect> {
    push(model, Overlay::Help { filter: TextField::default(), scroll: 0 })
}

/// `:`: every action and every participant.
pub(super) fn palette(model: &mut Model) -> Vec<Effect> {
    push(model, Overlay::Palette { query: TextField::default(), cursor: 0 })
}

/// Space: what can be done with this row.
pub(super) fn menu(model: &mut Model) -> Vec<Effect> {
    push(model, Overlay::Menu { cursor: 0 })
}

/// The line of text of the overlay on top, or the search field of the list.
pub(super) fn typing(desk: &mut Desk) -> Option<&mut TextField> {
    match desk.overlays.last_mut() {
        Some(Overlay::Help { filter, .. }) => Some(filter),
        Some(Overlay::Palette { query, .. }) => Some(query),
        None if matches!(desk.screen, Screen::Workspace) && desk.searching => Some(&mut desk.people.search),
        Some(_) | None => None,
    }
}

/// Text in the overlay on top changed: back to the first hit.
pub(super) fn typed(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    match desk.overlays.last_mut() {
        Some(Overlay::Help { scroll, .. }) => *scroll = 0,
        Some(Overlay::Palette { cursor, .. }) => *cursor = 0,
        Some(_) => {}
        None => return list::searched(model),
    }
    Vec::new()
}

/// How many lines the overlay on top has to choose from.
fn line_count(model: &Model) -> usize {
    let Some(desk) = model.desk() else { return 0 };
    match desk.overlays.last() {
        Some(Overlay::Menu { .. }) => row_menu::menu_commands(model).len(),
        Some(Overlay::Palette { query, .. }) => palette::hits(model, desk, query.text()).len(),
        Some(Overlay::Settle(settling)) => settling.disputes(desk).len(),
        Some(Overlay::Import(preview)) => preview.problems.len(),
        Some(Overlay::Alike(asked)) => asked.rows.len(),
        Some(Overlay::Help { .. }) => here(&model.keymap, &run::below_overlays(model)).len(),
        Some(Overlay::Story { .. }) => desk
            .open
            .as_ref()
            .map_or(0, |open| open.wishes().len() + open.steps().len() + open.contacts().len()),
        _ => usize::MAX,
    }
}

/// Moves through the lines of the overlay on top.
pub(super) fn go(model: &mut Model, rows: isize) -> Vec<Effect> {
    let last = line_count(model).saturating_sub(1);
    // before it was ever drawn nobody knows how much fits
    let end = model.layout.scroll_end.unwrap_or(last);
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    match desk.overlays.last_mut() {
        Some(Overlay::Settle(_)) => return settle::go(model, rows, false),
        Some(Overlay::Menu { cursor: at } | Overlay::Palette { cursor: at, .. }) => {
            *at = at.saturating_add_signed(rows).min(last);
        }
        // from the end of the text, so that a key back moves at once, also when the window grew meanwhile
        Some(Overlay::Help { scroll: at, .. } | Overlay::Story { scroll: at }) => {
            *at = (*at).min(end).saturating_add_signed(rows).min(end);
        }
        Some(Overlay::Alike(asked)) => asked.cursor = asked.cursor.saturating_add_signed(rows).min(last),
        Some(Overlay::Import(preview)) => {
            preview.scroll = preview.scroll.min(end).saturating_add_signed(rows).min(end);
        }
        Some(Overlay::Card(_) | Overlay::Leaving(_) | Overlay::Arriving(_)) => {
            exchange::go_in_preview(desk, rows, end);
        }
        Some(Overlay::Form { .. } | Overlay::Confirm { .. } | Overlay::BarrierHistory(_)) | None => {}
    }
    Vec::new()
}

/// Enter on the overlay on top.
pub(super) fn confirm(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    match desk.overlays.last() {
        Some(Overlay::Menu { cursor }) => {
            let command = row_menu::menu_commands(model).get(*cursor).copied();
            pop(model);
            command.map_or_else(Vec::new, |command| run::run(model, command))
        }
        Some(Overlay::Palette { query, cursor }) => {
            let hit = palette::hits(model, desk, query.text()).get(*cursor).cloned();
            pop(model);
            match hit {
                Some(Hit::Command(command)) => run::run(model, command),
                Some(Hit::Person(person)) => {
                    let mut effects = vec![Effect::LogAccess(person, Access::Searched)];
                    effects.extend(list::select(model, person));
                    effects
                }
                None => Vec::new(),
            }
        }
        Some(Overlay::Confirm { then, .. }) => confirmed(model, *then),
        Some(Overlay::Import(preview)) if preview.progress.is_none() => {
            vec![Effect::ImportPeople]
        }
        Some(Overlay::Form { .. }) => forms::submit(model),
        Some(Overlay::Settle(_)) => settle::go(model, 1, true),
        Some(Overlay::Card(_) | Overlay::Leaving(_) | Overlay::Arriving(_)) => {
            exchange::confirm_preview(model)
        }
        Some(Overlay::Help { .. } | Overlay::BarrierHistory(_) | Overlay::Story { .. }) => {
            pop(model);
            Vec::new()
        }
        // Enter decides nothing: each answer has its own key
        Some(Overlay::Import(_) | Overlay::Alike(_)) | None => Vec::new(),
    }
}

fn confirmed(model: &mut Model, then: Confirmed) -> Vec<Effect> {
    pop(model);
    match then {
        Confirmed::Quit => session::end(model),
        Confirmed::DropForm => conversation::drop_form(model),
        Confirmed::RemoveCoach(coach) => coaches::removed(model, coach),
        Confirmed::RemoveStation(_) | Confirmed::JoinStation(_) | Confirmed::BundleFor(_) => {
            exchange::confirmed(model, then)
        }
    }
}

/// Takes the overlay on top away.
pub(super) fn pop(model: &mut Model) {
    if let Some(desk) = model.desk_mut() {
        desk.overlays.pop();
    }
}

/// Esc: one step back, and it never quits.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    match desk.overlays.last() {
        Some(Overlay::Form { .. }) => forms::leave(model),
        Some(Overlay::Import(preview)) if preview.progress.is_some() => vec![Effect::CancelImport],
        Some(Overlay::Card(_) | Overlay::Leaving(_) | Overlay::Arriving(_)) => exchange::leave_preview(model),
        Some(_) => {
            desk.overlays.pop();
            Vec::new()
        }
        None => match desk.screen {
            Screen::Intake(_) => conversation::leave_intake(model),
            Screen::Conversation(_) => conversation::leave(model),
            Screen::Exchange(_) if exchange::stop(desk).is_some() => {
                exchange::stop(desk).into_iter().collect()
            }
            Screen::Plan | Screen::Location(_) | Screen::Exchange(_) | Screen::Privacy(_) => {
                conversation::back_to_workspace(model);
                Vec::new()
            }
            Screen::Workspace if desk.timeline.moving.is_some() => super::timeline::cancel_move(model),
            Screen::Workspace if desk.searching => {
                desk.searching = false;
                Vec::new()
            }
            Screen::Workspace if desk.companion => session::toggle_companion(model),
            Screen::Workspace => list::clear(model),
        },
    }
}

//! The mouse: a pure function of where things were drawn. Never needed, and a click never changes a score.

use super::super::desk::{Pane, Screen};
use super::super::effect::Effect;
use super::super::layout::Target;
use super::super::model::Model;
use super::super::msg::MouseKind;
use super::super::overlay::Overlay;
use super::{
    agenda, barriers, conversation, exchange, forms, list, location, overlays, privacy, run, timeline,
};
use crate::domain::barrier::BarrierDomain;
use crate::domain::intake::Topic;

/// Rows that one turn of the wheel scrolls.
const WHEEL_ROWS: isize = 3;

pub(super) fn used(model: &mut Model, kind: MouseKind, x: u16, y: u16) -> Vec<Effect> {
    model.touched_ms = model.now.ms;
    if model.covered {
        return Vec::new();
    }
    let target = model.layout.at(x, y).cloned();
    match kind {
        MouseKind::Click => target.map_or_else(Vec::new, |target| clicked(model, &target)),
        MouseKind::DoubleClick => {
            let mut effects = target.as_ref().map_or_else(Vec::new, |target| clicked(model, target));
            if matches!(target, Some(Target::Row(..) | Target::Line(_))) {
                effects.extend(run::confirm_row(model));
            }
            effects
        }
        MouseKind::WheelUp => scrolled(model, target.as_ref(), -WHEEL_ROWS),
        MouseKind::WheelDown => scrolled(model, target.as_ref(), WHEEL_ROWS),
    }
}

fn clicked(model: &mut Model, target: &Target) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else {
        if let Target::Field(at) = target
            && let Some(form) = forms::top(model)
        {
            form.go_to(*at);
        }
        return Vec::new();
    };
    match target {
        Target::Command(command) => run::run(model, *command),
        Target::Field(at) => {
            forms::with_top(model, |form| form.go_to(*at));
            Vec::new()
        }
        Target::Option(field, option) => {
            let picked = forms::with_top(model, |form| {
                form.go_to(*field);
                form.pick(option + 1)
            });
            picked.map_or_else(Vec::new, |moved| forms::after(model, moved))
        }
        Target::Line(at) => {
            if let Some(Overlay::Menu { cursor } | Overlay::Palette { cursor, .. }) = desk.overlays.last_mut()
            {
                *cursor = *at;
            } else if desk.overlays.is_empty() {
                location::point_at(desk, *at);
                exchange::point_at(desk, *at);
                privacy::point_at(desk, *at);
            }
            Vec::new()
        }
        Target::Button => exchange::press_button(model),
        Target::Topic(at) => match Topic::ALL.get(*at) {
            Some(topic) => conversation::go_to_topic(model, *topic, None),
            None => Vec::new(),
        },
        Target::Pane(_) | Target::Row(..) | Target::Part(_) if !desk.overlays.is_empty() => Vec::new(),
        Target::Pane(pane) => {
            run::focus(model, *pane);
            Vec::new()
        }
        Target::Part(part) => location::show_part(model, *part),
        Target::Row(pane, at) => select_row(model, *pane, *at),
    }
}

fn select_row(model: &mut Model, pane: Pane, at: usize) -> Vec<Effect> {
    if model.desk().is_some_and(|desk| matches!(desk.screen, Screen::Workspace)) {
        run::focus(model, pane);
    }
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    match pane {
        Pane::List => {
            desk.people.select_place(at);
            list::open_selected(model)
        }
        Pane::Barriers => {
            desk.barrier = BarrierDomain::ALL.get(at).copied().unwrap_or(desk.barrier);
            Vec::new()
        }
        Pane::Timeline => {
            desk.timeline.cursor = at;
            Vec::new()
        }
        Pane::Agenda => {
            desk.agenda.cursor = at.min(desk.agenda.rows.len().saturating_sub(1));
            agenda::follow(model)
        }
    }
}

fn scrolled(model: &mut Model, target: Option<&Target>, rows: isize) -> Vec<Effect> {
    let overlaid = model.desk().is_some_and(|desk| !desk.overlays.is_empty());
    if overlaid {
        return overlays::go(model, rows);
    }
    match target {
        Some(Target::Line(_))
            if model.desk().is_some_and(|desk| matches!(desk.screen, Screen::Exchange(_))) =>
        {
            exchange::go(model, rows)
        }
        Some(Target::Line(_)) => location::go(model, rows),
        Some(Target::Pane(pane) | Target::Row(pane, _)) => match pane {
            Pane::List => list::go(model, rows),
            Pane::Barriers => barriers::go(model, rows),
            Pane::Timeline => timeline::go(model, rows),
            Pane::Agenda => agenda::go(model, rows),
        },
        _ => Vec::new(),
    }
}

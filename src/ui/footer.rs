//! The last lines: whether all is saved, a notice in full, and what can be pressed everywhere.

use ratatui::layout::Rect;

use crate::app::desk::Saving;
use crate::app::model::Model;
use crate::app::seconds_to_lock;

use super::pen::Pen;
use super::{keys, text};

/// From this width on the last bundle stands in the corner.
const WIDE: u16 = 100;
/// Most columns of the name of a place there.
const MOST_LABEL: usize = 24;
/// Most rows a notice takes.
const MOST_ROWS: usize = 3;

/// Rows it needs: one, or more for a notice that does not fit.
pub fn rows(pen: &Pen<'_>, model: &Model, area: Rect) -> u16 {
    let lines = text::wrap(&corner(pen, model), room(area)).len();
    let most = if area.height < 12 { 2 } else { MOST_ROWS };
    u16::try_from(lines.clamp(1, most)).unwrap_or(1)
}

/// Splits the last lines off a screen.
pub fn split(pen: &Pen<'_>, model: &Model, area: Rect) -> (Rect, Rect) {
    let rows = rows(pen, model, area).min(area.height);
    let above = Rect { height: area.height - rows, ..area };
    (above, Rect { y: above.bottom(), height: rows, ..area })
}

/// Draws it.
pub fn draw(pen: &mut Pen<'_>, model: &Model, area: Rect) {
    let said = corner(pen, model);
    let warning = model.notice.as_ref().is_some_and(|notice| notice.warning);
    let style = if warning { pen.theme.error } else { pen.theme.quiet };
    let lines = text::wrap(&said, room(area));
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        pen.text(area.x + 1, y, area.width.saturating_sub(2), line, style);
    }
    if lines.len() > 1 {
        return;
    }
    let left = u16::try_from(text::width(&said)).unwrap_or(u16::MAX);
    let free = area.width.saturating_sub(left.saturating_add(4));
    let buttons = keys::everywhere(pen, model);
    let (_, taken) = keys::fitting(&buttons, free);
    let x = area.right().saturating_sub(taken + 1);
    keys::draw(pen, &buttons, Rect { x, width: taken, ..area }, pen.theme.text);
}

fn room(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(2)).max(1)
}

/// Whether all is saved, and a notice beside it: neither hides the other.
fn corner(pen: &Pen<'_>, model: &Model) -> String {
    let saving = model.desk().map(|desk| &desk.saving);
    if let Some(notice) = &model.notice {
        let mark = if notice.warning { "! " } else { "" };
        let said = format!("{mark}{}", pen.said(&notice.said));
        let state = match saving {
            // the notice says why
            Some(Saving::Failed(why)) if *why == notice.said => return said,
            Some(Saving::Failed(_)) => pen.word("footer-unsaved"),
            _ => state(pen, saving),
        };
        return if state.is_empty() { said } else { format!("{state} · {said}") };
    }
    if let Some(seconds) = seconds_to_lock(model) {
        return format!("{} {seconds}", pen.word("footer-locks-in"));
    }
    let erasing = if model.desk().is_some_and(|desk| desk.erasing) {
        pen.word("footer-erasing")
    } else {
        String::new()
    };
    let parts = [state(pen, saving), erasing, bundle(pen, model), contested(model), doubles(pen, model)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn state(pen: &Pen<'_>, saving: Option<&Saving>) -> String {
    match saving {
        Some(Saving::Busy) => pen.word("footer-saving"),
        Some(Saving::Saved) => pen.word("footer-saved"),
        Some(Saving::DraftSaved) => pen.word("footer-draft-saved"),
        Some(Saving::Failed(why)) => format!("! {}", pen.said(why)),
        Some(Saving::Idle) | None => String::new(),
    }
}

/// `bundel vr 20 nov Hengelo`: what went or came last, where there is room for it. Not beside somebody.
fn bundle(pen: &Pen<'_>, model: &Model) -> String {
    let desk = model.desk().filter(|desk| model.size.0 >= WIDE && !desk.in_conversation());
    let last = desk.and_then(|desk| desk.stations.last.as_ref());
    last.map_or_else(String::new, |last| {
        let label = text::truncate(&last.label, MOST_LABEL);
        format!("{} {} {label}", pen.word("corner-bundle"), pen.week_day(last.on))
    })
}

/// `1 ≠`: of how many people, and of the location, something stands in two versions. Not beside somebody.
fn contested(model: &Model) -> String {
    let count = model.desk().filter(|desk| !desk.in_conversation()).map_or(0, |desk| {
        let location = !desk.catalogue.disputes().is_empty();
        desk.people.contested() + usize::from(location)
    });
    if count == 0 { String::new() } else { format!("{count} ≠") }
}

/// `2 ≈ misschien dubbel`: how many people may be somebody that is known already; the word where there is room for it.
fn doubles(pen: &Pen<'_>, model: &Model) -> String {
    let desk = model.desk().filter(|desk| !desk.in_conversation());
    match desk.map_or(0, |desk| desk.people.doubles()) {
        0 => String::new(),
        count if model.size.0 >= WIDE => format!("{count} ≈ {}", pen.word("list-maybe-double")),
        count => format!("{count} ≈"),
    }
}

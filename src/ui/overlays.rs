//! What lies over the screen: forms, menu, help, palette, questions, histories.

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane, Screen};
use crate::app::field::TextField;
use crate::app::forms::FormKind;
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::app::overlay::{Hit, Overlay};
use crate::app::said::Said;
use crate::app::{below_overlays, menu, palette};
use crate::domain::status::suggested_status;
use crate::keymap::{here, written};

use super::alike;
use super::exchange;
use super::form::form;
use super::header;
use super::import;
use super::keys::{self, Button, label};
use super::overlay_words::{story, title};
use super::panes::{agenda, mark};
use super::pen::{Captions, Pen};
use super::settle;
use super::text;

/// Columns of the keys in a list of actions.
const KEYS: usize = 14;
/// From this screen width on an overlay leaves the panes beside it visible.
const WIDE: u16 = 100;

/// Draws one overlay over the screen.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, overlay: &Overlay, area: Rect) {
    // keys stand only in the foot of the box that has them
    let on_top = desk.overlays.last().is_some_and(|last| std::ptr::eq(last, overlay));
    let hints = if on_top { hints(pen, model, overlay) } else { Vec::new() };
    // the wish stays on the screen over everything that is about this person
    let about_person = !matches!(
        overlay,
        Overlay::Help { .. }
            | Overlay::Palette { .. }
            | Overlay::Import(_)
            | Overlay::Confirm { .. }
            | Overlay::Card(_)
            | Overlay::Leaving(_)
            | Overlay::Arriving(_)
    ) && !matches!(overlay, Overlay::Form { kind, .. } if kind.is_request());
    let head = if about_person && area.height >= 16 { header::ROWS } else { 0 };
    let area = Rect { y: area.y + head, height: area.height - head, ..area };
    let inside = lay(
        pen,
        title(pen, desk, overlay) + &proposed(pen, model, desk, overlay),
        hints,
        height(pen, model, desk, overlay, area),
        area,
    );
    match overlay {
        Overlay::Form { form: one, kind } => {
            let last = Rect { y: inside.bottom().saturating_sub(1), height: inside.height.min(1), ..inside };
            let told = kind.is_request() && exchange::busy(pen, desk, last);
            let height = inside.height.saturating_sub(u16::from(told));
            form(pen, one, model.now.today, Rect { height, ..inside });
        }
        Overlay::Menu { cursor } => {
            let lines: Vec<String> = menu(model)
                .iter()
                .map(|hint| {
                    let keys = hint.keys.first().map_or("", String::as_str);
                    action(pen, keys, &hint.command.help_key())
                })
                .collect();
            let waiting = waiting(pen, model, desk, inside.width);
            for (line, y) in waiting.iter().zip(inside.y..inside.bottom()) {
                pen.text(inside.x, y, inside.width, line, pen.theme.quiet);
            }
            chosen(pen, &lines, *cursor, below(inside, u16::try_from(waiting.len()).unwrap_or(0)));
        }
        Overlay::Help { filter, scroll } => {
            typing(pen, "/", filter, inside);
            let wanted = filter.text().to_lowercase();
            let lines: Vec<String> = here(&model.keymap, &below_overlays(model))
                .iter()
                .map(|hint| {
                    let all: Vec<String> = hint.keys.iter().map(|key| label(key)).collect();
                    let words = format!("{} ", text::pad(&all.join(", "), KEYS));
                    format!("{words}{}", pen.word(&hint.command.help_key()))
                })
                .filter(|line| line.to_lowercase().contains(&wanted))
                .collect();
            let lines = if lines.is_empty() { vec![pen.word("overlay-nothing")] } else { lines };
            plain(pen, &lines, *scroll, below(inside, 1));
        }
        Overlay::Palette { query, cursor } => {
            typing(pen, ":", query, inside);
            let lines = palette_lines(pen, model, desk, query.text());
            if lines.is_empty() {
                plain(pen, &[pen.word("overlay-nothing")], 0, below(inside, 1));
            } else {
                chosen(pen, &lines, *cursor, below(inside, 1));
            }
        }
        Overlay::Confirm { question, .. } => {
            let lines = text::wrap(&pen.said(question), usize::from(inside.width));
            plain(pen, &lines, 0, inside);
        }
        Overlay::BarrierHistory(domain) => {
            let history = desk.open.as_ref().map(|open| open.score_history(*domain)).unwrap_or_default();
            let lines: Vec<String> = history
                .iter()
                .map(|(day, score)| {
                    let word = pen.word(score.key());
                    format!("{}  {} {word}", text::pad(&pen.long_day(*day), 15), score.glyph())
                })
                .collect();
            let lines = if lines.is_empty() { vec![pen.word("score-not-discussed")] } else { lines };
            plain(pen, &lines, 0, inside);
        }
        Overlay::Story { scroll } => {
            let lines = story(pen, desk, inside.width);
            plain(pen, &lines, *scroll, inside);
        }
        Overlay::Alike(asked) => alike::draw(pen, desk, asked, inside),
        Overlay::Settle(settling) => settle::draw(pen, desk, settling, inside),
        Overlay::Card(_) | Overlay::Leaving(_) | Overlay::Arriving(_) => {
            exchange::draw(pen, desk, overlay, inside);
        }
        Overlay::Import(preview) => {
            let lines = import::lines(pen, preview, inside.width);
            plain(pen, &lines, preview.scroll, inside);
        }
    }
}

/// Behind the title of the status form: what the facts suggest, and what stands now.
fn proposed(pen: &Pen<'_>, model: &Model, desk: &Desk, overlay: &Overlay) -> String {
    let is_status = matches!(overlay, Overlay::Form { kind: FormKind::Status, .. });
    let Some(open) = desk.open.as_ref().filter(|_| is_status) else { return String::new() };
    suggested_status(open, model.now.today).map_or_else(String::new, |status| {
        let said = Said::plain("status-proposed").key("status", status.key()).key("now", open.status().key());
        format!(" · {}", pen.said(&said))
    })
}

/// Above the menu of a row of the agenda: what else waits behind the cause that is said.
fn waiting(pen: &Pen<'_>, model: &Model, desk: &Desk, columns: u16) -> Vec<String> {
    let row = desk.agenda.selected().filter(|row| desk.pane == Pane::Agenda && !row.also.is_empty());
    let Some(row) = row.filter(|_| matches!(desk.screen, Screen::Workspace)) else { return Vec::new() };
    let rest = agenda::rest(pen, desk, row, &row.line, model.now.today);
    text::wrap(&format!("{}: {rest}", pen.word("review-also")), usize::from(columns))
}

fn height(pen: &Pen<'_>, model: &Model, desk: &Desk, overlay: &Overlay, area: Rect) -> u16 {
    let rows = |count: usize| u16::try_from(count).unwrap_or(area.height).saturating_add(2);
    match overlay {
        // a text in focus may grow to six lines, an answer may wrap, a fault needs one more
        Overlay::Form { form, .. } => rows(form.fields.len() * 2 + 4),
        Overlay::Menu { .. } => {
            rows(menu(model).len() + waiting(pen, model, desk, width(area).saturating_sub(4)).len())
        }
        Overlay::Palette { .. } => area.height.min(22),
        Overlay::Settle(settling) => rows(settle::rows(desk, settling)),
        Overlay::Confirm { .. } => 5,
        Overlay::BarrierHistory(domain) => {
            let scores = desk.open.as_ref().map_or(0, |open| open.score_history(*domain).len());
            rows(scores.max(1))
        }
        Overlay::Alike(asked) => rows(alike::rows(asked)),
        Overlay::Help { .. }
        | Overlay::Story { .. }
        | Overlay::Import(_)
        | Overlay::Card(_)
        | Overlay::Leaving(_)
        | Overlay::Arriving(_) => area.height,
    }
}

fn hints(pen: &Pen<'_>, model: &Model, overlay: &Overlay) -> Vec<Button> {
    let id = match overlay {
        Overlay::Form { .. } | Overlay::Alike(_) => return keys::here(pen, model),
        Overlay::Settle(settling) => {
            let digits = model.desk().map(|desk| Button::words(settle::digits(pen, desk, settling)));
            let leave = Button::words(pen.word("settle-leave"));
            return digits.into_iter().chain(keys::here(pen, model)).chain([leave]).collect();
        }
        Overlay::Card(_) => "exchange-keys-card",
        Overlay::Leaving(one) if one.look.open => "exchange-keys-open",
        Overlay::Arriving(one) if one.look.open => "exchange-keys-open",
        Overlay::Leaving(_) | Overlay::Arriving(_) => "exchange-keys-preview",
        Overlay::Menu { .. } | Overlay::Palette { .. } => "overlay-keys-choose",
        Overlay::Confirm { .. } => "overlay-yes-no",
        Overlay::Import(_) => "overlay-keys-import",
        Overlay::Help { .. } | Overlay::BarrierHistory(_) | Overlay::Story { .. } => "overlay-keys-read",
    };
    vec![Button::words(pen.word(id))]
}

fn palette_lines(pen: &Pen<'_>, model: &Model, desk: &Desk, typed: &str) -> Vec<String> {
    let situation = below_overlays(model);
    let line = |hit: &Hit| match hit {
        Hit::Command(command) => {
            let keys = model.keymap.keys_for(&situation, *command).map(written).unwrap_or_default();
            action(pen, &keys, &command.help_key())
        }
        Hit::Person(id) => {
            let person = desk.people.get(*id);
            let status = person.map(|one| pen.word(one.status.key())).unwrap_or_default();
            let name = desk.people.listed(*id);
            format!("{} {name} · {status}", " ".repeat(KEYS))
        }
    };
    palette::hits(model, desk, typed).iter().map(line).collect()
}

/// Columns of a box over this area.
const fn width(area: Rect) -> u16 {
    match area.width {
        columns @ WIDE..112 => columns - 12,
        112.. => 100,
        columns => columns,
    }
}

/// A box in the middle; on a small screen over its whole width, so that no half words stand beside it.
fn lay(pen: &mut Pen<'_>, title: String, hints: Vec<Button>, height: u16, area: Rect) -> Rect {
    let width = width(area);
    let height = height.min(area.height).max(3);
    let y = area.y + (area.height - height) / 2;
    let place = Rect { x: area.x + (area.width - width) / 2, y, width, height };
    pen.wipe(place);
    pen.cursor = None;
    let inside = pen.frame(place, &Captions { title, hints, ..Captions::default() }, true);
    Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside }
}

const fn below(area: Rect, rows: u16) -> Rect {
    let rows = if rows < area.height { rows } else { area.height };
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

fn action(pen: &Pen<'_>, keys: &str, help: &str) -> String {
    format!("{} {}", text::pad(&label(keys), KEYS), pen.word(help))
}

/// The line that is typed in.
fn typing(pen: &mut Pen<'_>, sign: &str, field: &TextField, area: Rect) {
    let room = usize::from(area.width.saturating_sub(2));
    let (lines, row, column) = text::typed(field.text(), field.cursor(), room);
    let words = lines.into_iter().nth(row).unwrap_or_default();
    pen.text(area.x, area.y, area.width, &format!("{sign} {words}"), pen.theme.heading);
    let column = u16::try_from(column).unwrap_or(0);
    pen.cursor = Some(((area.x + 2 + column).min(area.right().saturating_sub(1)), area.y));
}

/// Lines from one on; the last page stays full. `…` says that there is more.
pub fn plain(pen: &mut Pen<'_>, lines: &[String], scroll: usize, area: Rect) {
    let rows = usize::from(area.height);
    let end = lines.len().saturating_sub(rows);
    pen.layout.scroll_end = Some(end);
    let from = scroll.min(end);
    for (line, y) in lines.iter().skip(from).zip(area.y..area.bottom()) {
        pen.text(area.x, y, area.width, line, pen.theme.text);
    }
    if lines.len() > from + rows && rows > 1 {
        let y = area.bottom().saturating_sub(1);
        pen.text(area.x, y, area.width, &text::pad("…", usize::from(area.width)), pen.theme.quiet);
    }
}

fn chosen(pen: &mut Pen<'_>, lines: &[String], cursor: usize, area: Rect) {
    let top = cursor.saturating_sub(usize::from(area.height.saturating_sub(1)));
    for ((at, line), y) in lines.iter().enumerate().skip(top).zip(area.y..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        pen.text(area.x, y, area.width, &format!("{}{line}", mark(at == cursor, true)), pen.theme.text);
        if at == cursor {
            pen.paint(row, pen.theme.selection);
        }
        pen.target(row, Target::Line(at));
    }
}

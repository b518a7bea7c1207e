//! What is looked at before it happens: a card, a bundle that leaves, one that came. The text first; a button to go to.

mod arriving;
pub mod backups;
mod leaving;
mod qr;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::app::exchange::previews::{CardShown, Known, Look};
use crate::app::layout::Target;
use crate::app::overlay::Overlay;
use crate::domain::{Edit, Kind, Name, describe};

use super::pen::Pen;
use super::text;

/// Columns of what stands before the text.
const LABEL: usize = 14;
/// Names that are read at a glance.
const NAMES: usize = 8;
/// Columns that words beside a QR need.
const BESIDE: u16 = 30;

/// What it is called.
pub fn title(pen: &Pen<'_>, overlay: &Overlay) -> String {
    match overlay {
        Overlay::Card(card) if card.known == Known::Ourselves => pen.word("exchange-own-card-title"),
        Overlay::Card(card) => format!("{} {}", pen.word("exchange-card-title"), card.label),
        Overlay::Leaving(_) => pen.word("exchange-leaving-title"),
        Overlay::Arriving(arriving) => {
            let (title, not_yet) = (pen.word("exchange-arriving-title"), pen.word("exchange-not-taken"));
            format!("{title} {} · {not_yet}", arriving.card.label)
        }
        _ => String::new(),
    }
}

/// How large a file is.
pub fn size(pen: &Pen<'_>, bytes: u64) -> String {
    let kilo = i64::try_from(bytes.div_ceil(1024)).unwrap_or(i64::MAX);
    if kilo < 10_000 {
        pen.counted("exchange-kilobytes", &[("size", kilo)])
    } else {
        pen.counted("exchange-megabytes", &[("size", kilo / 1024)])
    }
}

/// Draws it: the text as far as it fits, and the button in the last row.
pub fn draw(pen: &mut Pen<'_>, desk: &Desk, overlay: &Overlay, area: Rect) {
    let (lines, look, word) = match overlay {
        Overlay::Card(card) => {
            let area = own_qr(pen, card, area);
            (own_or_theirs(pen, card, area.width), card.look, Some(card_button(card)))
        }
        Overlay::Leaving(one) => {
            let word = (one.entries > 0).then_some("exchange-button-make");
            (leaving::lines(pen, one, area.width), one.look, word)
        }
        Overlay::Arriving(one) => {
            let word = match (one.may_be_taken(), one.is_backup) {
                (true, _) => Some("exchange-button-take"),
                (false, true) => None,
                (false, false) => Some("exchange-button-card"),
            };
            (arriving::lines(pen, desk, one, area.width), one.look, word)
        }
        _ => return,
    };
    let foot = u16::from(area.height > 2) * 2;
    let above = Rect { height: area.height - foot, ..area };
    super::overlays::plain(pen, &lines, look.scroll, above);
    button(pen, desk, word, look, Rect { y: area.bottom().saturating_sub(1), height: 1, ..area });
}

/// Says what the worker is at and how far it is, if it is at something.
pub fn busy(pen: &mut Pen<'_>, desk: &Desk, row: Rect) -> bool {
    let Some((words, percent)) = desk.stations.busy else { return false };
    let said = format!("{} {percent}% · {}", pen.word(words), pen.word("exchange-esc-stops"));
    pen.text(row.x, row.y, row.width, &said, pen.theme.heading);
    true
}

/// The button, or what the worker is at.
fn button(pen: &mut Pen<'_>, desk: &Desk, word: Option<&'static str>, look: Look, row: Rect) {
    if busy(pen, desk, row) {
        return;
    }
    let Some(word) = word else { return };
    let mark = if look.on_button { "▶ " } else { "  " };
    let words = format!("{mark}[ {} ]", pen.word(word));
    let taken = pen.text(row.x, row.y, row.width, &words, pen.theme.text);
    let place = Rect { width: taken, ..row };
    if look.on_button {
        pen.paint(place, pen.theme.selection);
    }
    pen.target(place, Target::Button);
}

const fn card_button(card: &CardShown) -> &'static str {
    match card.known {
        Known::Ourselves => "exchange-button-save",
        Known::Yes | Known::No | Known::Removed | Known::OtherKey => "exchange-button-accept",
    }
}

/// The QR of the own card at the right, where it fits; returns what is left for the words.
fn own_qr(pen: &mut Pen<'_>, card: &CardShown, area: Rect) -> Rect {
    if card.known != Known::Ourselves {
        return area;
    }
    match qr::draw(
        pen,
        &card.text,
        Rect { x: area.x + BESIDE.min(area.width), width: area.width.saturating_sub(BESIDE), ..area },
    ) {
        Some(width) => Rect { width: area.width.saturating_sub(width + 2), ..area },
        None => area,
    }
}

fn own_or_theirs(pen: &Pen<'_>, card: &CardShown, width: u16) -> Vec<String> {
    let mut lines = Vec::new();
    if card.known == Known::Ourselves {
        paragraph(&mut lines, &pen.word("exchange-own-card-about"), width);
        paragraph(&mut lines, &pen.word("exchange-words"), width);
        indented(&mut lines, card.words.of(pen.lang), width);
        lines.push(String::new());
        if !qr::fits(&card.text, pen.buffer.area.width, pen.buffer.area.height) {
            paragraph(&mut lines, &pen.word("exchange-qr-too-small"), width);
        }
        lines.extend(text::wrap(&broken(&card.text, usize::from(width)), usize::from(width)));
        return lines;
    }
    let whose = pen.word(if card.ours { "station-ours" } else { "station-elsewhere" });
    lines.push(format!("{} · {whose} · {}", card.label, pen.word(card.known.key())));
    lines.push(String::new());
    if card.known == Known::OtherKey {
        paragraph(&mut lines, &pen.word("exchange-other-key"), width);
    }
    if card.known == Known::Yes {
        paragraph(&mut lines, &pen.word("exchange-accept-again"), width);
    }
    if card.known == Known::Removed {
        paragraph(&mut lines, &pen.word("exchange-was-removed"), width);
    }
    paragraph(&mut lines, &pen.word("exchange-compare"), width);
    indented(&mut lines, card.words.of(pen.lang), width);
    lines.push(String::new());
    let then = if card.ours { "exchange-gets-all" } else { "exchange-gets-shared" };
    paragraph(&mut lines, &pen.word(then), width);
    lines
}

/// A long word in pieces that fit, so that it can be copied whole.
fn broken(word: &str, columns: usize) -> String {
    let letters: Vec<char> = word.chars().collect();
    let pieces = letters.chunks(columns.max(1)).map(|piece| piece.iter().collect::<String>());
    pieces.collect::<Vec<_>>().join(" ")
}

fn paragraph(lines: &mut Vec<String>, words: &str, width: u16) {
    lines.extend(text::wrap(words, usize::from(width)));
    lines.push(String::new());
}

fn wrapped(lines: &mut Vec<String>, words: &str, width: u16) {
    lines.extend(text::wrap(words, usize::from(width)));
}

fn indented(lines: &mut Vec<String>, words: &str, width: u16) {
    let wrapped = text::wrap(words, usize::from(width.saturating_sub(4)));
    lines.extend(wrapped.into_iter().map(|line| format!("    {line}")));
}

/// A label with its text behind it, wrapped below itself.
fn labelled(lines: &mut Vec<String>, label: &str, words: &str, width: u16) {
    let room = usize::from(width).saturating_sub(LABEL).max(10);
    for (at, line) in text::wrap(words, room).into_iter().enumerate() {
        let label = if at == 0 { label } else { "" };
        lines.push(format!("{}{line}", text::pad(&text::truncate(label, LABEL - 1), LABEL)));
    }
}

/// Of which kinds of records how many values: `Wens 1 · Gesprek 5`.
fn kinds(pen: &Pen<'_>, kinds: &BTreeMap<Kind, u64>) -> String {
    let one = |(kind, count): (&Kind, &u64)| {
        format!("{} {count}", pen.word(describe::label(&Edit::withdrawn(*kind, true))))
    };
    kinds.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// Names in a row, and how many more there are.
fn names(pen: &Pen<'_>, all: impl ExactSizeIterator<Item = String>) -> String {
    let count = all.len();
    let mut names: Vec<String> = all.take(NAMES).collect();
    if count > NAMES {
        let more = i64::try_from(count - NAMES).unwrap_or(i64::MAX);
        names.push(pen.counted("exchange-and-more", &[("count", more)]));
    }
    names.join(" · ")
}

/// A name as lists say it; nobody is without one.
fn listed(pen: &Pen<'_>, name: &Name) -> String {
    if name.is_empty() { pen.word("exchange-nameless") } else { name.listed() }
}

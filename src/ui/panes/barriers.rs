//! Pane 2: the barrier check, all fifteen domains on one screen (D4).
//!
//! What matters has a row (two rows where it is narrow); domains of which only the score is known flow together in a
//! few lines below them, so that the check stays calm and whole.

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::barrier::{BarrierDomain, BarrierGroup};
use crate::domain::{Day, Dossier};
use crate::keymap::{Command, Context};
use crate::ui::keys::{Button, label};
use crate::ui::pen::{Captions, Pen};
use crate::ui::text;

use super::barrier_words::Words;

/// Draws it as a pane of the workspace.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let focused = desk.pane == Pane::Barriers;
    let mut captions = Captions {
        title: format!("2 {}", pen.word("pane-barriers-long")),
        short: format!("2 {}", pen.word("pane-barriers")),
        ..Captions::default()
    };
    if focused && desk.overlays.is_empty() {
        captions.hints.extend(scores_button(pen, model));
        captions.hints.extend(super::hints(pen, model, desk, Pane::Barriers, Context::Barriers));
    }
    let Some(dossier) = &desk.open else {
        let inside = pen.frame(area, &captions, focused);
        super::invite(pen, &pen.word("barriers-empty"), inside);
        return;
    };
    if area.width >= super::NARROW {
        let name = dossier.participant.name.spoken();
        captions.title = format!("{} · {name}", captions.title);
        captions.short = format!("{} · {name}", captions.short);
    }
    captions.facts = facts(pen, dossier, area.width);
    let inside = pen.frame(area, &captions, focused);
    rows(pen, desk, dossier, model.now.today, inside, (focused, false));
}

/// The keys of the scores as one hint: they are answers, and stand on digits.
pub fn scores_button(pen: &Pen<'_>, model: &Model) -> Option<Button> {
    let situation = crate::app::situation(model);
    let key = |command| model.keymap.keys_for(&situation, command).map(crate::keymap::written);
    let (none, blocks) = (key(Command::ScoreNone)?, key(Command::ScoreBlocks)?);
    Some(Button::words(format!("{}-{} {}", label(&none), label(&blocks), pen.word("barriers-scores"))))
}

fn facts(pen: &Pen<'_>, dossier: &Dossier, width: u16) -> String {
    let (open, blocking) = (dossier.open_barriers().len(), dossier.blocking().len());
    let mut facts = Vec::new();
    if width >= super::NARROW {
        let days = BarrierDomain::ALL.iter().filter_map(|domain| dossier.score_history(*domain).pop());
        facts.extend(days.map(|(day, _)| day).max().map(|day| pen.short_day(day)));
    }
    facts.push(format!("{open} {}", pen.word("barriers-open")));
    if blocking > 0 {
        facts.push(format!("{blocking} {}", pen.word("barriers-blocking")));
    }
    facts.join(" · ")
}

/// One or more rows of the pane.
enum Block<'a> {
    /// A domain in a row of its own, or two.
    Full(usize, Words<'a>, u16),
    /// Domains beside each other: place, words, column.
    Flow(Vec<(usize, String, u16)>),
}

impl Block<'_> {
    fn height(&self) -> u16 {
        match self {
            Self::Full(_, _, rows) => *rows,
            Self::Flow(_) => 1,
        }
    }

    fn holds(&self, place: usize) -> bool {
        match self {
            Self::Full(at, ..) => *at == place,
            Self::Flow(cells) => cells.iter().any(|(at, ..)| *at == place),
        }
    }
}

/// The rows, scrolled so that the domain under the cursor is there. `in_talk` gives each domain its row where that fits.
pub fn rows(
    pen: &mut Pen<'_>,
    desk: &Desk,
    dossier: &Dossier,
    today: Day,
    area: Rect,
    (focused, in_talk): (bool, bool),
) {
    let selected = desk.barrier as usize;
    let mut blocks = blocks(pen, dossier, today, area.width, in_talk);
    let height = |blocks: &[Block<'_>]| blocks.iter().map(Block::height).sum::<u16>();
    if in_talk && height(&blocks) > area.height {
        blocks = self::blocks(pen, dossier, today, area.width, false);
    }
    // from the top, unless the selected one would be below the last row
    let upto = blocks.iter().position(|block| block.holds(selected)).map_or(0, |at| at + 1);
    let mut from = 0;
    while from + 1 < upto && height(blocks.get(from..upto).unwrap_or_default()) > area.height {
        from += 1;
    }
    let mut y = area.y;
    for block in blocks.iter().skip(from) {
        let height = block.height().min(area.bottom().saturating_sub(y));
        if height == 0 {
            break;
        }
        draw_block(pen, block, Rect { y, height, ..area }, selected, focused);
        y += height;
    }
}

fn blocks<'a>(pen: &Pen<'_>, dossier: &'a Dossier, today: Day, width: u16, each: bool) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    for (place, domain) in BarrierDomain::ALL.iter().enumerate() {
        let words = Words::of(pen, dossier, *domain, today);
        let more = words.says_more();
        if each || more || domain.group() == BarrierGroup::Fixed {
            let rows = if more && width < super::NARROW { 2 } else { 1 };
            blocks.push(Block::Full(place, words, rows));
            continue;
        }
        let cell = words.cell();
        // the mark of the cursor stands before each cell
        let wide = u16::try_from(text::width(&cell)).unwrap_or(u16::MAX).saturating_add(2);
        let end = match blocks.last() {
            Some(Block::Flow(cells)) => cells
                .last()
                .map(|(_, words, column)| column + u16::try_from(text::width(words)).unwrap_or(0) + 2),
            _ => None,
        };
        match (blocks.last_mut(), end) {
            (Some(Block::Flow(cells)), Some(end)) if end + wide <= width => cells.push((place, cell, end)),
            _ => blocks.push(Block::Flow(vec![(place, cell, 0)])),
        }
    }
    blocks
}

fn draw_block(pen: &mut Pen<'_>, block: &Block<'_>, area: Rect, selected: usize, focused: bool) {
    match block {
        Block::Full(place, words, _) => {
            let chosen = *place == selected;
            let mark = super::mark(chosen, focused);
            let room = usize::from(area.width.min(super::ROW_MAX)).saturating_sub(2);
            let first =
                if area.width < super::NARROW { words.narrow(pen, room) } else { words.wide(pen, room) };
            pen.text(area.x, area.y, area.width, &format!("{mark}{first}"), pen.theme.text);
            if area.height > 1 {
                let below = words.below(room.saturating_sub(4));
                pen.text(area.x + 6, area.y + 1, area.width.saturating_sub(6), &below, pen.theme.quiet);
            }
            if chosen && focused {
                pen.paint(Rect { height: 1, ..area }, pen.theme.selection);
            }
            pen.target(area, Target::Row(Pane::Barriers, *place));
        }
        Block::Flow(cells) => {
            for (place, words, column) in cells {
                let chosen = *place == selected;
                let cell = Rect {
                    x: area.x + column,
                    width: u16::try_from(text::width(words)).unwrap_or(0) + 2,
                    ..area
                };
                let cell = cell.intersection(area);
                let words = format!("{}{words}", super::mark(chosen, focused));
                pen.text(cell.x, cell.y, cell.width, &words, pen.theme.text);
                if chosen && focused {
                    pen.paint(cell, pen.theme.selection);
                }
                pen.target(cell, Target::Row(Pane::Barriers, *place));
            }
        }
    }
}

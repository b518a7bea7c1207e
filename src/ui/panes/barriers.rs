//! Pane 2: the barrier check, all fifteen domains on one screen (D4).

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::Dossier;
use crate::domain::barrier::{BarrierDomain, Score};
use crate::domain::perspective::Owner;
use crate::keymap::Context;
use crate::ui::pen::{Captions, Pen};
use crate::ui::text;

/// Draws it as a pane of the workspace.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let focused = desk.pane == Pane::Barriers;
    let mut captions = Captions {
        title: format!("2 {}", pen.word("pane-barriers-long")),
        hints: super::hints(pen, model, desk, Pane::Barriers, Context::Barriers),
        ..Captions::default()
    };
    let Some(dossier) = &desk.open else {
        let inside = pen.frame(area, &captions, focused);
        let words = pen.word("barriers-empty");
        pen.text(inside.x + 1, inside.y, inside.width.saturating_sub(1), &words, pen.theme.text);
        return;
    };
    captions.title = format!("{} · {}", captions.title, dossier.participant.name.spoken());
    captions.facts = format!(
        "{} {} · {} {}",
        dossier.open_barriers().len(),
        pen.word("barriers-open"),
        dossier.blocking().len(),
        pen.word("barriers-blocking")
    );
    let inside = pen.frame(area, &captions, focused);
    rows(pen, desk, dossier, inside, focused);
}

/// The rows, scrolled so that the domain under the cursor is there.
pub fn rows(pen: &mut Pen<'_>, desk: &Desk, dossier: &Dossier, area: Rect, focused: bool) {
    let selected = desk.barrier as usize;
    let count = BarrierDomain::ALL.len();
    let top = super::window_top(selected, usize::from(area.height), count);
    for ((place, domain), y) in BarrierDomain::ALL.iter().enumerate().skip(top).zip(area.y..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        let chosen = place == selected;
        let words = line(pen, dossier, *domain, area.width, super::mark(chosen, focused));
        pen.text(row.x, y, row.width, &words, pen.theme.text);
        if chosen && focused {
            pen.paint(row, pen.theme.selection);
        }
        pen.target(row, Target::Row(Pane::Barriers, place));
    }
}

fn line(pen: &Pen<'_>, dossier: &Dossier, domain: BarrierDomain, width: u16, mark: &str) -> String {
    let line = dossier.barrier_line(domain);
    let name = text::pad(&pen.word(domain.key()), if width >= 60 { 18 } else { 12 });
    if line.closed {
        return format!("{mark}{name} · {}", pen.word("barriers-closed"));
    }
    let strength = if line.strength { "+" } else { " " };
    let (glyph, bar) = match line.score {
        None => ('·', "   "),
        Some(score @ (Score::None | Score::Refused)) => (score.glyph(), "▱▱▱"),
        Some(score @ Score::Watch) => (score.glyph(), "▰▱▱"),
        Some(score @ Score::Hard) => (score.glyph(), "▰▰▱"),
        Some(score @ Score::Blocks) => (score.glyph(), "▰▰▰"),
    };
    let word = if line.solved {
        format!("✓ {}", pen.word("barrier-status-solved"))
    } else {
        line.score.map_or_else(|| pen.word("score-not-discussed"), |score| pen.word(score.key()))
    };
    let owner = match line.owner {
        Some(Owner::Participant) => dossier.participant.name.first(),
        Some(Owner::Coach) => {
            line.owner_coach.and_then(|coach| pen.coach(coach)).unwrap_or_else(|| pen.word("owner-coach"))
        }
        Some(Owner::Partner) => line.partner.to_owned(),
        None => String::new(),
    };
    let flag = if line.flagged { "! " } else { "" };
    let review = line.review.map(|day| pen.short_day(day)).unwrap_or_default();
    let mut words = format!("{mark}{name} {glyph}{strength} {bar} {} ", text::pad(&word, 14));
    let right = format!("{} {flag}{review}", text::truncate(&owner, 12));
    let room = usize::from(width).saturating_sub(text::width(&words) + text::width(&right) + 1);
    let said = if line.action.is_empty() { line.words } else { line.action };
    words.push_str(&text::pad(said, room));
    words.push_str(&right);
    words
}

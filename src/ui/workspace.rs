//! Where the four panes stand at each size, the header above them and the footer below.

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;

use super::panes;
use super::pen::Pen;
use super::{footer, header};

/// From this width on all four panes stand beside each other.
const WIDE: u16 = 100;
/// Below this width one pane stands alone.
const NARROW: u16 = 60;

/// Draws the workspace.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let (area, last) = footer::split(pen, model, area);
    let tabs = u16::from(area.width < WIDE && !desk.companion);
    let head = (header::ROWS + tabs).min(area.height);
    let top = Rect { height: head, ..area };
    let middle = Rect { y: area.y + head, height: area.height - head, ..area };
    header::draw(pen, model, desk, top);
    if tabs == 1 {
        header::tabs(pen, desk, Rect { y: top.bottom() - 1, height: 1, ..top });
    }
    for (pane, place) in places(desk, middle) {
        pen.target(place, Target::Pane(pane));
        match pane {
            Pane::List => panes::list::draw(pen, model, desk, place),
            Pane::Barriers => panes::barriers::draw(pen, model, desk, place),
            Pane::Timeline => panes::timeline::draw(pen, model, desk, place),
            Pane::Agenda => panes::agenda::draw(pen, model, desk, place),
        }
    }
    footer::draw(pen, model, last);
}

/// Which panes are on the screen, and where.
fn places(desk: &Desk, area: Rect) -> Vec<(Pane, Rect)> {
    if desk.companion {
        return beside(desk, area);
    }
    if area.width < NARROW {
        return vec![(desk.pane, area)];
    }
    let list = if area.width >= WIDE { (area.width * 3 / 8).clamp(38, 52) } else { 32 };
    let (left, right) =
        (Rect { width: list, ..area }, Rect { x: area.x + list, width: area.width - list, ..area });
    if area.width < WIDE || area.height < 20 {
        let other = if desk.pane == Pane::List { Pane::Barriers } else { desk.pane };
        return vec![(Pane::List, left), (other, right)];
    }
    // Barriers show fifteen domains, modules a handful: the agenda gets what is left.
    let barriers = (area.height * 9 / 28).clamp(7, 14);
    let timeline = (area.height * 10 / 28).clamp(7, 12);
    let [top, middle, bottom] = split_rows(right, barriers, right.height.saturating_sub(barriers + timeline));
    vec![(Pane::List, left), (Pane::Barriers, top), (Pane::Timeline, middle), (Pane::Agenda, bottom)]
}

/// *Meekijken*: only this person's panes.
fn beside(desk: &Desk, area: Rect) -> Vec<(Pane, Rect)> {
    if area.height < 20 {
        let pane = if desk.pane == Pane::Timeline { Pane::Timeline } else { Pane::Barriers };
        return vec![(pane, area)];
    }
    let half = area.height / 2;
    let (top, bottom) =
        (Rect { height: half, ..area }, Rect { y: area.y + half, height: area.height - half, ..area });
    vec![(Pane::Barriers, top), (Pane::Timeline, bottom)]
}

/// Three rows: so many above, so many below, the rest between.
fn split_rows(area: Rect, above: u16, below: u16) -> [Rect; 3] {
    let above = above.min(area.height);
    let below = below.min(area.height - above);
    let between = area.height - above - below;
    [
        Rect { height: above, ..area },
        Rect { y: area.y + above, height: between, ..area },
        Rect { y: area.y + above + between, height: below, ..area },
    ]
}

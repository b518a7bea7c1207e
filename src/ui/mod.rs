//! Drawing only: reads the state, writes cells, and says where things stand.

mod alike;
mod card;
mod exchange;
mod field;
mod footer;
mod form;
mod header;
mod import;
mod keys;
mod overlay_words;
mod overlays;
mod panes;
mod pen;
mod schedule;
mod screens;
mod settle;
pub mod text;
pub mod theme;
mod which_key;
mod workspace;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::desk::{Desk, Screen};
use crate::app::layout::Layout;
use crate::app::model::{Model, Stage};

use pen::Pen;
use theme::Theme;

/// Draws a frame, and returns where things stand in it.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) -> Layout {
    let area = frame.area();
    let coaches = |coach| model.desk().and_then(|desk| desk.catalogue.coach_name(coach)).map(str::to_owned);
    let mut pen = Pen {
        coaches: &coaches,
        today: model.now.today,
        buffer: frame.buffer_mut(),
        theme,
        lang: model.lang,
        layout: Layout::default(),
        cursor: None,
    };
    pen.wipe(area);
    if area.width < 40 || area.height < 10 {
        let words = pen.word("screen-too-small");
        for (line, y) in
            text::wrap(&words, usize::from(area.width.max(1))).iter().zip(area.top()..area.bottom())
        {
            pen.text(area.x, y, area.width, line, theme.text);
        }
    } else if model.covered {
        screens::cover(&mut pen, model, area);
    } else {
        match &model.stage {
            Stage::Setup(setup) => screens::setup(&mut pen, model, setup, area),
            Stage::Locked(lock) => screens::lock(&mut pen, model, lock, area),
            Stage::Desk(desk) => at_desk(&mut pen, model, desk, area),
        }
    }
    let Pen { layout, cursor, .. } = pen;
    if let Some(place) = cursor {
        frame.set_cursor_position(place);
    }
    layout
}

fn at_desk(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    match &desk.screen {
        Screen::Workspace => workspace::draw(pen, model, desk, area),
        Screen::Intake(intake) => screens::intake(pen, model, desk, intake, area),
        Screen::Conversation(talk) => screens::conversation(pen, model, desk, talk, area),
        Screen::Plan => screens::plan(pen, model, desk, area),
        Screen::Location(here) => screens::location(pen, model, desk, *here, area),
        Screen::Privacy(here) => screens::privacy(pen, model, desk, here, area),
        Screen::Exchange(cursor) => screens::exchange(pen, model, desk, *cursor, area),
    }
    for overlay in &desk.overlays {
        let (above, last) = footer::split(pen, model, area);
        overlays::draw(pen, model, desk, overlay, above);
        // what stands below an overlay has other keys now
        pen.wipe(last);
        footer::draw(pen, model, last);
    }
    which_key::draw(pen, model, area);
}

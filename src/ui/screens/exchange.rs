//! Exchange: this workstation, those it knows, and the bundles that lie at hand.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::desk::Desk;
use crate::app::exchange::{Row, Station};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::app::situation;
use crate::keymap::{Command, written};
use crate::ui::exchange::backups;
use crate::ui::panes::mark;
use crate::ui::pen::{Captions, Pen};
use crate::ui::{footer, header, keys, text};

use super::{inner, rest};

/// From this width on all about a workstation stands in one line.
const WIDE: u16 = 100;

/// One line of the screen.
struct Line {
    words: String,
    style: Style,
    /// Its place under the cursor; none for a heading or an explanation.
    row: Option<usize>,
}

/// Draws it.
pub fn exchange(pen: &mut Pen<'_>, model: &Model, desk: &Desk, cursor: usize, area: Rect) {
    let (area, last) = footer::split(pen, model, area);
    footer::draw(pen, model, last);
    header::place(pen, model, desk, area);
    let hints = if desk.overlays.is_empty() { keys::here(pen, model) } else { Vec::new() };
    let facts = match desk.stations.busy {
        Some((words, percent)) => {
            format!("{} {percent}% · {}", pen.word(words), pen.word("exchange-esc-stops"))
        }
        None => String::new(),
    };
    let captions = Captions { title: pen.word("exchange-title"), facts, hints, ..Captions::default() };
    let inside = inner(pen.frame(rest(area, area.y + 1), &captions, true));
    let rows = desk.stations.rows();
    let cursor = cursor.min(rows.len().saturating_sub(1));
    let key = model.keymap.keys_for(&situation(model), Command::BackupMake).map(written).unwrap_or_default();
    let lines = lines(pen, desk, &rows, cursor, &key, inside.width);
    draw(pen, &lines, cursor, inside);
}

fn draw(pen: &mut Pen<'_>, lines: &[Line], cursor: usize, area: Rect) {
    let fit = usize::from(area.height);
    pen.layout.list_rows = area.height;
    let at = lines.iter().position(|line| line.row == Some(cursor)).unwrap_or(0);
    // from the start while that shows the line under the cursor
    let top = if at < fit { 0 } else { at.saturating_sub(fit / 2).min(lines.len().saturating_sub(fit)) };
    for (line, y) in lines.iter().skip(top).zip(area.y..area.bottom()) {
        let place = Rect { y, height: 1, ..area };
        pen.text(place.x, y, place.width, &line.words, line.style);
        if let Some(row) = line.row {
            if row == cursor {
                pen.paint(place, pen.theme.selection);
            }
            pen.target(place, Target::Line(row));
        }
    }
}

fn lines(pen: &Pen<'_>, desk: &Desk, rows: &[Row], cursor: usize, key: &str, width: u16) -> Vec<Line> {
    let (plain, quiet, heading) = (pen.theme.text, pen.theme.quiet, pen.theme.heading);
    let mut lines = Vec::new();
    let say = |lines: &mut Vec<Line>, words: String, style: Style| {
        lines.push(Line { words, style, row: None });
    };
    let styled = |lines: &mut Vec<Line>, words: &str, style: Style| {
        for line in text::wrap(words, usize::from(width.saturating_sub(2))) {
            say(lines, format!("  {line}"), style);
        }
    };
    let explain = |lines: &mut Vec<Line>, words: &str| styled(lines, words, quiet);
    for (at, row) in rows.iter().enumerate() {
        let words = match row {
            Row::Own => {
                say(&mut lines, pen.word("exchange-own"), heading);
                desk.stations.label.clone()
            }
            Row::Station(0) => {
                say(&mut lines, String::new(), plain);
                say(&mut lines, pen.word("exchange-stations"), heading);
                station(pen, desk, 0, width)
            }
            Row::Station(place) => station(pen, desk, *place, width),
            Row::Bundle(place) => {
                if *place == 0 {
                    say(&mut lines, String::new(), plain);
                    say(&mut lines, pen.word("exchange-found"), heading);
                }
                bundle(pen, desk, *place)
            }
        };
        let room = usize::from(width.saturating_sub(2));
        let words = format!("{}{}", mark(at == cursor, true), text::truncate(&words, room));
        lines.push(Line { words, style: plain, row: Some(at) });
        if let Row::Station(place) = row
            && let Some(station) = desk.stations.known.get(*place).filter(|one| !one.removed)
            && width < WIDE
        {
            say(&mut lines, format!("      {}", went(pen, station).join(" · ")), quiet);
        }
        if *row == Row::Own {
            explain(&mut lines, desk.stations.words.of(pen.lang));
            if let Some(made) = desk.stations.backups {
                say(&mut lines, String::new(), plain);
                say(&mut lines, pen.word("backup-title"), heading);
                let anybody = !desk.people.all().is_empty();
                for (words, style) in backups::told(pen, made, key, anybody) {
                    styled(&mut lines, &words, style);
                }
            }
            if let Some(folder) = &desk.stations.watched {
                say(&mut lines, String::new(), plain);
                say(&mut lines, pen.word("exchange-watched"), heading);
                explain(&mut lines, folder);
                let said = desk.stations.round.said.as_ref();
                explain(&mut lines, &said.map_or_else(|| pen.word("watch-soon"), |said| pen.said(said)));
            }
            if desk.stations.known.is_empty() {
                say(&mut lines, String::new(), plain);
                say(&mut lines, pen.word("exchange-stations"), heading);
                explain(&mut lines, &pen.word("exchange-stations-empty"));
            }
        }
    }
    if desk.stations.found.is_empty() {
        say(&mut lines, String::new(), plain);
        say(&mut lines, pen.word("exchange-found"), heading);
        explain(&mut lines, &pen.word("exchange-found-empty"));
    }
    lines
}

/// Label, whose it is and what it lacks; where there is room for it also when something went back and forth.
fn station(pen: &Pen<'_>, desk: &Desk, place: usize, width: u16) -> String {
    let Some(station) = desk.stations.known.get(place) else { return String::new() };
    let names = usize::from(width / 3).clamp(12, 32);
    let label = text::pad(&text::truncate(&station.label, names), names);
    let mut facts = stands(pen, station);
    if width >= WIDE && !station.removed {
        facts.splice(1..1, went(pen, station));
    }
    format!("{label}  {}", facts.join(" · "))
}

/// Whose it is, and what it lacks.
fn stands(pen: &Pen<'_>, station: &Station) -> Vec<String> {
    if station.removed {
        return vec![pen.word("station-removed")];
    }
    let whose = pen.word(if station.ours { "station-ours" } else { "station-elsewhere" });
    let lacks = station.lacks.map(|lacks| match i64::try_from(lacks) {
        Ok(0) => pen.word("station-has-all"),
        count => pen.counted("station-lacks", &[("count", count.unwrap_or(i64::MAX))]),
    });
    std::iter::once(whose).chain(lacks).collect()
}

/// When something came from it and went to it.
fn went(pen: &Pen<'_>, station: &Station) -> [String; 2] {
    let heard = station.heard.map_or_else(
        || pen.word("station-never-heard"),
        |day| format!("{} {}", pen.word("station-heard"), pen.week_day(day)),
    );
    let sent = station.sent.map_or_else(
        || pen.word("station-never-sent"),
        |day| format!("{} {}", pen.word("station-sent"), pen.week_day(day)),
    );
    [heard, sent]
}

fn bundle(pen: &Pen<'_>, desk: &Desk, place: usize) -> String {
    let Some(found) = desk.stations.found.get(place) else { return String::new() };
    format!("{}  {}", found.name, crate::ui::exchange::size(pen, found.bytes))
}

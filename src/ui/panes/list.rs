//! Pane 1: the four cells of D2, the search line, and the people; only what is visible is built.

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::domain::agenda::When;
use crate::domain::background::{Nt, Work};
use crate::domain::{Day, Summary};
use crate::keymap::Context;
use crate::ui::pen::{Captions, Pen};
use crate::ui::text;

/// Without contact for so many days, the days are shown instead of the status (D7).
const QUIET_DAYS: i32 = 42;

/// Draws it.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let focused = desk.pane == Pane::List;
    let captions = Captions {
        title: format!("1 {}", pen.word("pane-list")),
        facts: format!("{} · {}", filter(pen, desk), desk.people.count()),
        hints: super::hints(pen, model, desk, Pane::List, Context::List),
    };
    let inside = pen.frame(area, &captions, focused);
    if inside.height < 3 {
        return;
    }
    let [[one_works, one_seeks], [two_works, two_seeks]] = desk.people.cells();
    let (works, seeks) = (pen.word(Work::Working.key()), pen.word(Work::Seeking.key()));
    let cells =
        format!("NT1 {works} {one_works} {seeks} {one_seeks} · NT2 {works} {two_works} {seeks} {two_seeks}");
    pen.text(inside.x + 1, inside.y, inside.width - 1, &cells, pen.theme.quiet);
    search(pen, desk, inside);
    let rows = Rect { y: inside.y + 2, height: inside.height - 2, ..inside };
    pen.layout.list_rows = rows.height;
    if desk.people.count() == 0 {
        let invitation = pen.word(if desk.people.all().is_empty() { "list-empty" } else { "list-no-hits" });
        for (line, y) in text::wrap(&invitation, usize::from(rows.width.saturating_sub(2)))
            .iter()
            .zip(rows.y..rows.bottom())
        {
            pen.text(rows.x + 1, y, rows.width - 1, line, pen.theme.text);
        }
        return;
    }
    let selected = desk.people.selected_place();
    let top = super::window_top(selected, usize::from(rows.height), desk.people.count());
    pen.layout.list_top = top;
    for ((place, person), y) in
        desk.people.window(top, usize::from(rows.height)).enumerate().zip(rows.y..rows.bottom())
    {
        let row = Rect { y, height: 1, ..rows };
        let chosen = top + place == selected;
        line(pen, person, model.now.today, row, super::mark(chosen, focused));
        if chosen && focused {
            pen.paint(row, pen.theme.selection);
        }
        pen.target(row, Target::Row(Pane::List, top + place));
    }
}

fn search(pen: &mut Pen<'_>, desk: &Desk, inside: Rect) {
    let typed = desk.people.search.text();
    let words = if typed.is_empty() && !desk.searching { pen.word("list-search") } else { typed.to_owned() };
    let style = if typed.is_empty() { pen.theme.quiet } else { pen.theme.text };
    pen.text(inside.x, inside.y + 1, inside.width, &format!("/ {words}"), style);
    if desk.searching {
        let before: String = typed.chars().take(desk.people.search.cursor()).collect();
        let column = u16::try_from(text::width(&before)).unwrap_or(0);
        pen.cursor = Some(((inside.x + 2 + column).min(inside.right().saturating_sub(1)), inside.y + 1));
    }
}

fn filter(pen: &Pen<'_>, desk: &Desk) -> String {
    let filter = desk.people.filter;
    let mut words: Vec<String> = Vec::new();
    words.extend(filter.nt.map(|nt| pen.word(nt.key())));
    words.extend(filter.work.map(|work| pen.word(work.key())));
    words.extend(filter.status.map(|status| pen.word(status.key())));
    words.extend(filter.buddy.map(|buddy| pen.word(if buddy { "filter-buddy" } else { "filter-no-buddy" })));
    words.extend(filter.coach.map(|_| pen.word("filter-mine")));
    if words.is_empty() { pen.word("filter-everybody") } else { words.join(" ") }
}

fn line(pen: &mut Pen<'_>, person: &Summary, today: Day, row: Rect, mark: &str) {
    let late = person.lines.iter().any(|line| line.when(today) == When::Earlier);
    let sign = if person.contested {
        "≠"
    } else if late {
        "!"
    } else {
        " "
    };
    let days = person.days_since_contact(today).filter(|days| *days >= QUIET_DAYS);
    let status = days.map_or_else(|| pen.word(person.status.key()), |days| format!("{days} d"));
    let tags = if row.width >= 44 {
        let nt = person.nt.map(|nt: Nt| pen.word(nt.key())).unwrap_or_default();
        let work = person.work.map(|work| pen.word(work.key())).unwrap_or_default();
        format!("{} {} ", text::pad(&nt, 3), text::pad(&work, 5))
    } else {
        String::new()
    };
    let right = format!("{tags}{} {sign}", text::pad(&status, 10));
    let name = usize::from(row.width).saturating_sub(text::width(&right) + 3);
    let words = format!("{mark}{} {right}", text::pad(&person.name.listed(), name));
    pen.text(row.x, row.y, row.width, &words, pen.theme.text);
}

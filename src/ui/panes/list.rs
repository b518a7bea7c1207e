//! Pane 1: the four cells of D2, the search line, and the people; only what is visible is built.

use ratatui::layout::Rect;

use crate::app::desk::{Desk, Pane};
use crate::app::layout::Target;
use crate::app::model::Model;
use crate::app::people::Sort;
use crate::domain::agenda::When;
use crate::domain::background::{Nt, Work};
use crate::domain::participant::Status;
use crate::domain::{Day, Summary};
use crate::keymap::{Command, Context, written};
use crate::ui::keys::{Button, label};
use crate::ui::pen::{Captions, Pen};
use crate::ui::text;

/// Without contact for so many days, the days are shown instead of the status (D7).
const QUIET_DAYS: i32 = 42;
/// Most columns of the name of a coach among the filters.
const COACH: usize = 12;
/// From so many columns on the tags of D2 stand in the row.
const TAGS: u16 = 40;
/// Most columns of a status.
const STATUS_MAX: usize = 10;

/// Draws it.
pub fn draw(pen: &mut Pen<'_>, model: &Model, desk: &Desk, area: Rect) {
    let focused = desk.pane == Pane::List;
    let mut hints = super::hints(pen, model, desk, Pane::List, Context::List);
    let place = hints.len().min(2);
    hints.splice(place..place, filter_button(pen, model).filter(|_| focused && !desk.searching));
    hints.splice(0..0, sign_button(pen, model, desk).filter(|_| focused && !desk.searching));
    let captions = Captions {
        title: format!("1 {}", pen.word("pane-list")),
        facts: facts(pen, desk),
        hints,
        ..Captions::default()
    };
    let inside = pen.frame(area, &captions, focused);
    if inside.height < 3 {
        return;
    }
    let above = cells(pen, desk, inside);
    search(pen, desk, Rect { y: inside.y + above, height: 1, ..inside });
    let rows = Rect { y: inside.y + above + 1, height: inside.height - above - 1, ..inside };
    pen.layout.list_rows = rows.height;
    if desk.people.count() == 0 {
        let id = if desk.people.all().is_empty() { "list-empty" } else { "list-no-hits" };
        super::invite(pen, &pen.word(id), rows);
        return;
    }
    let selected = desk.people.selected_place();
    let top = super::window_top(selected, usize::from(rows.height), desk.people.count());
    pen.layout.list_top = top;
    let lines = lines(pen, desk, model.now.today, top, rows);
    for ((place, words), y) in lines.iter().enumerate().zip(rows.y..rows.bottom()) {
        let row = Rect { y, height: 1, ..rows };
        let chosen = top + place == selected;
        let words = format!("{}{words}", super::mark(chosen, focused));
        pen.text(row.x, row.y, row.width, &words, pen.theme.text);
        if chosen && focused {
            pen.paint(row, pen.theme.selection);
        }
        pen.target(row, Target::Row(Pane::List, top + place));
    }
}

/// The four cells of D2, in one line or in two; returns the rows it took. A very small list goes without.
fn cells(pen: &mut Pen<'_>, desk: &Desk, inside: Rect) -> u16 {
    let [[one_works, one_seeks], [two_works, two_seeks]] = desk.people.cells();
    let (works, seeks) = (pen.word(Work::Working.key()), pen.word(Work::Seeking.key()));
    let one = format!("{works} {one_works} {seeks} {one_seeks}");
    let two = format!("{works} {two_works} {seeks} {two_seeks}");
    let (first, second) = (pen.word(Nt::Nt1.key()), pen.word(Nt::Nt2.key()));
    let line = format!("{first} {one} · {second} {two}");
    let room = inside.width.saturating_sub(2);
    if text::width(&line) <= usize::from(room) {
        pen.text(inside.x + 1, inside.y, room, &line, pen.theme.quiet);
        return 1;
    }
    if inside.height < 9 {
        return 0;
    }
    pen.text(inside.x + 1, inside.y, room, &format!("{first}  {one}"), pen.theme.quiet);
    pen.text(inside.x + 1, inside.y + 1, room, &format!("{second}  {two}"), pen.theme.quiet);
    2
}

fn search(pen: &mut Pen<'_>, desk: &Desk, line: Rect) {
    let typed = desk.people.search.text();
    let room = usize::from(line.width.saturating_sub(4));
    let (words, style) = if typed.is_empty() && !desk.searching {
        (pen.word("list-search"), pen.theme.quiet)
    } else {
        // of a long text the line of the cursor is shown
        let (lines, row, _) = text::typed(typed, desk.people.search.cursor(), room);
        (lines.into_iter().nth(row).unwrap_or_default(), pen.theme.text)
    };
    pen.text(line.x + 1, line.y, line.width.saturating_sub(1), &format!("/ {words}"), style);
    if desk.searching {
        let (_, _, column) = text::typed(typed, desk.people.search.cursor(), room);
        let column = u16::try_from(column).unwrap_or(0);
        pen.cursor = Some(((line.x + 3 + column).min(line.right().saturating_sub(1)), line.y));
    }
}

/// Whom the list shows, and how many of how many.
fn facts(pen: &Pen<'_>, desk: &Desk) -> String {
    let (shown, all) = (desk.people.count(), desk.people.all().len());
    let is_searched = !desk.people.search.text().trim().is_empty();
    if is_searched && shown < all {
        let of = pen.counted("list-found", &[("shown", count(shown)), ("all", count(all))]);
        return if desk.people.filter.is_off() { of } else { format!("{} · {of}", filter(pen, desk)) };
    }
    format!("{} · {shown}", filter(pen, desk))
}

fn count(people: usize) -> i64 {
    i64::try_from(people).unwrap_or(i64::MAX)
}

fn filter(pen: &Pen<'_>, desk: &Desk) -> String {
    let filter = desk.people.filter;
    let mut words: Vec<String> = Vec::new();
    words.extend(filter.nt.map(|nt| pen.word(nt.key())));
    words.extend(filter.work.map(|work| pen.word(work.key())));
    words.extend(filter.status.map(|status| pen.word(status.key())));
    words.extend(filter.buddy.map(|buddy| pen.word(if buddy { "filter-buddy" } else { "filter-no-buddy" })));
    words.extend(filter.coach.map(|coach| {
        let name = desk.catalogue.coach_name(coach).filter(|_| coach != desk.coach);
        name.map_or_else(|| pen.word("filter-mine"), |name| text::truncate(name, COACH))
    }));
    words.extend(filter.contested.then(|| pen.word("filter-two-versions")));
    words.extend(filter.double.then(|| pen.word("filter-maybe-double")));
    if words.is_empty() { pen.word("filter-everybody") } else { words.join(" ") }
}

/// The first key of the filters, which all begin alike.
fn filter_button(pen: &Pen<'_>, model: &Model) -> Option<Button> {
    let situation = crate::app::situation(model);
    let first = model.keymap.keys_for(&situation, Command::FilterMine)?.first()?;
    Some(Button::words(format!("{} {}", label(&first.to_string()), pen.word("list-filter"))))
}

/// What can be done about the sign of who is selected: `V twee versies`, `D misschien dubbel`.
fn sign_button(pen: &Pen<'_>, model: &Model, desk: &Desk) -> Option<Button> {
    let person = desk.people.selected()?;
    let (command, word) = if person.contested {
        (Command::VersionsShow, Command::VersionsShow.label_key())
    } else if person.maybe_double {
        (Command::PersonAlike, "list-maybe-double".to_owned())
    } else {
        return None;
    };
    let key = model.keymap.keys_for(&crate::app::situation(model), command).map(written)?;
    Some(Button { words: format!("{} {}", label(&key), pen.word(&word)), command: Some(command) })
}

/// The people in the window, each in one line; never more of them than there are rows.
fn lines(pen: &Pen<'_>, desk: &Desk, today: Day, top: usize, rows: Rect) -> Vec<String> {
    let people: Vec<(&Summary, String)> = desk
        .people
        .window(top, usize::from(rows.height))
        .map(|person| (person, status(pen, person, today, desk.people.sort)))
        .collect();
    let widest = people.iter().map(|(_, status)| text::width(status)).max().unwrap_or(0).min(STATUS_MAX);
    let work = people.iter().filter_map(|(person, _)| person.work);
    let work = work.map(|work| text::width(&pen.word(work_tag(work)))).max().unwrap_or(0);
    let work = if rows.width < TAGS { None } else { Some(work) };
    people
        .iter()
        .map(|(person, status)| {
            let status = text::pad(status, widest);
            let right = format!("{}{status} {}", tags(pen, person, work), sign(person, today));
            let room = usize::from(rows.width).saturating_sub(text::width(&right) + 3);
            format!("{} {right}", super::name(&desk.people, person.id, room))
        })
        .collect()
}

/// NT1 or NT2 and work, the last in so many columns.
fn tags(pen: &Pen<'_>, person: &Summary, columns: Option<usize>) -> String {
    let Some(columns) = columns else { return String::new() };
    let nt = person.nt.map(|nt: Nt| pen.word(nt.key())).unwrap_or_default();
    let work = person.work.map(|work| pen.word(work_tag(work))).unwrap_or_default();
    format!("{} {} ", text::pad(&nt, 3), text::pad(&work, columns))
}

/// A short word, so that the names have room.
const fn work_tag(work: Work) -> &'static str {
    match work {
        Work::NotSeeking => "list-neither",
        Work::Working | Work::Seeking => work.key(),
    }
}

/// Where somebody stands; the days of silence where the schedule expects none, or where the list is sorted by them.
fn status(pen: &Pen<'_>, person: &Summary, today: Day, sort: Sort) -> String {
    let expected = matches!(person.status, Status::Aftercare | Status::Paused | Status::NoContact);
    let quiet = |days: &i32| sort == Sort::Quietest || (*days >= QUIET_DAYS && !expected);
    let days = person.days_since_contact(today).filter(quiet);
    days.map_or_else(|| pen.word(person.status.key()), |days| format!("{days} d"))
}

fn sign(person: &Summary, today: Day) -> &'static str {
    if person.contested {
        "≠"
    } else if person.maybe_double {
        "≈"
    } else if person.lines.iter().any(|line| line.when(today) == When::Earlier) {
        "!"
    } else {
        " "
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::app::layout::Layout;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::{Dossier, Name};
    use crate::i18n::Lang;
    use crate::id::{CoachId, IdSource};
    use crate::ui::theme::Theme;

    #[test]
    fn ten_thousand_people_make_as_many_lines_as_there_are_rows() {
        let today: Day = "2026-11-23".parse().unwrap();
        let mut ids = IdSource::from_seed([4; 32]);
        let blank = Summary::of(&Dossier::default(), &Catalogue::default());
        let people = (0..10_000).map(|number| Summary {
            id: ids.dossier(),
            name: Name::new(&format!("Noor {number}"), "", "Voorbeeld"),
            ..blank.clone()
        });
        let people: Vec<Summary> = people.collect();
        let desk = Desk::new(CoachId::default(), Catalogue::default(), people, ids, today);
        let area = Rect { x: 0, y: 0, width: 43, height: 17 };
        let mut buffer = Buffer::empty(area);
        let pen = Pen {
            today,
            buffer: &mut buffer,
            theme: &Theme::mono(),
            lang: Lang::Nl,
            layout: Layout::default(),
            cursor: None,
            coaches: &|_| None,
        };
        assert_eq!(lines(&pen, &desk, today, 5_000, area).len(), 17);
        assert_eq!(lines(&pen, &desk, today, 9_995, area).len(), 5);
    }
}

//! Writes on the frame: text that stays within its cells, boxes, and what can be clicked. Knows no pane.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;

use crate::app::layout::{Area, Layout, Target};
use crate::app::said::{Arg, Said};
use crate::domain::Day;
use crate::i18n::{self, Lang};
use crate::id::CoachId;

use super::keys::{self, Button};
use super::text;
use super::theme::Theme;

/// Within so many days a day without its year is clear.
const FAR_DAYS: i32 = 300;
/// Columns below which a cut title says nothing.
const TITLE_MIN: usize = 14;

/// What every drawing function gets.
pub struct Pen<'a> {
    /// Today.
    pub today: Day,
    /// The cells.
    pub buffer: &'a mut Buffer,
    /// The styles.
    pub theme: &'a Theme,
    /// The language.
    pub lang: Lang,
    /// What stands where.
    pub layout: Layout,
    /// Where the terminal's own cursor is shown.
    pub cursor: Option<(u16, u16)>,
    /// Names of coaches, for who does what.
    pub coaches: &'a dyn Fn(CoachId) -> Option<String>,
}

/// The words around a box.
#[derive(Clone, Debug, Default)]
pub struct Captions {
    /// Top left.
    pub title: String,
    /// Top left, where the title does not fit; empty cuts the title.
    pub short: String,
    /// Top right; left out where there is no room.
    pub facts: String,
    /// Bottom left, as many as fit.
    pub hints: Vec<Button>,
}

impl Pen<'_> {
    /// A word of the language files.
    pub fn word(&self, id: &str) -> String {
        i18n::t(self.lang, id)
    }

    /// A message with its values.
    pub fn said(&self, said: &Said) -> String {
        let mut numbers = Vec::new();
        let mut words = Vec::new();
        for (name, arg) in &said.args {
            match arg {
                Arg::Number(number) => numbers.push((*name, *number)),
                Arg::Text(text) => words.push((*name, text.clone())),
                Arg::Key(key) => words.push((*name, self.word(key))),
                Arg::Day(day) => words.push((*name, self.long_day(*day))),
                Arg::Nested(said) => words.push((*name, self.said(said))),
            }
        }
        let words: Vec<(&str, &str)> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
        i18n::t_mixed(self.lang, said.id, &words, &numbers)
    }

    /// `ma 23 nov 2026`.
    pub fn long_day(&self, day: Day) -> String {
        i18n::date::long(self.lang, day.date())
    }

    /// `ma`.
    pub fn day_name(&self, day: Day) -> &'static str {
        i18n::date::weekday_short(self.lang, day.date())
    }

    /// `nov`.
    pub fn month(&self, day: Day) -> String {
        i18n::date::month(self.lang, day.date()).to_owned()
    }

    /// `maandag 23 november`, for the participant to read.
    pub fn spoken_day(&self, day: Day) -> String {
        i18n::date::spoken(self.lang, day.date())
    }

    /// A message of the language files with numbers in it.
    pub fn counted(&self, id: &str, numbers: &[(&str, i64)]) -> String {
        i18n::t_numbers(self.lang, id, numbers)
    }

    /// The name of a coach.
    pub fn coach(&self, coach: CoachId) -> Option<String> {
        (self.coaches)(coach)
    }

    /// `23 nov`; with its year when that could be another one than the reader thinks.
    pub fn short_day(&self, day: Day) -> String {
        let short = i18n::date::short(self.lang, day.date());
        if self.is_near(day) { short } else { format!("{short} {}", day.year()) }
    }

    /// `ma 23 nov`, or `23 nov 2024` when the year says more than the day of the week.
    pub fn week_day(&self, day: Day) -> String {
        if self.is_near(day) { i18n::date::weekday(self.lang, day.date()) } else { self.short_day(day) }
    }

    fn is_near(&self, day: Day) -> bool {
        self.today.days_until(day).abs() < FAR_DAYS
    }

    /// Writes at most `width` cells; says how many it took. Outside the frame it writes nothing.
    pub fn text(&mut self, x: u16, y: u16, width: u16, words: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if y < area.top() || y >= area.bottom() || x >= area.right() {
            return 0;
        }
        let width = width.min(area.right() - x);
        let fitted = text::truncate(words, usize::from(width));
        let (end, _) = self.buffer.set_stringn(x, y, &fitted, usize::from(width), style);
        end.saturating_sub(x)
    }

    /// Writes so that the last cell is the one before `right`.
    pub fn text_right(&mut self, right: u16, y: u16, width: u16, words: &str, style: Style) {
        let fitted = text::truncate(words, usize::from(width));
        let taken = u16::try_from(text::width(&fitted)).unwrap_or(width);
        self.text(right.saturating_sub(taken), y, taken, &fitted, style);
    }

    /// Whether something stands in a cell.
    pub fn is_taken(&self, x: u16, y: u16) -> bool {
        self.buffer.cell((x, y)).is_some_and(|cell| cell.symbol() != " ")
    }

    /// Sets the style of a stretch of cells that are written already.
    pub fn paint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Empties a stretch of cells.
    pub fn wipe(&mut self, area: Rect) {
        for row in area.intersection(self.buffer.area).rows() {
            for column in row.columns() {
                if let Some(cell) = self.buffer.cell_mut((column.x, column.y)) {
                    cell.reset();
                    cell.set_style(self.theme.text);
                }
            }
        }
    }

    /// Something that can be clicked.
    pub fn target(&mut self, area: Rect, target: Target) {
        let area = Area { x: area.x, y: area.y, width: area.width, height: area.height };
        self.layout.targets.push((area, target));
    }

    /// A box; thick when it has the focus, so that it shows without colour. Returns the space inside.
    pub fn frame(&mut self, area: Rect, captions: &Captions, focused: bool) -> Rect {
        if area.width < 4 || area.height < 2 {
            return Rect { width: 0, height: 0, ..area };
        }
        let (set, style) =
            if focused { (border::THICK, self.theme.focus) } else { (border::ROUNDED, self.theme.border) };
        self.edges(area, &set, style);
        self.headline(area, captions, if focused { self.theme.heading } else { self.theme.title });
        let room = area.width.saturating_sub(5);
        let (count, taken) = keys::fitting(&captions.hints, room);
        if count > 0 {
            let place = Rect { x: area.x + 1, y: area.bottom() - 1, width: taken + 2, height: 1 };
            self.text(place.x, place.y, place.width, &" ".repeat(usize::from(place.width)), self.theme.hint);
            let style = self.theme.hint;
            keys::draw(self, &captions.hints, Rect { x: place.x + 1, width: taken, ..place }, style);
        }
        Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2 }
    }

    /// Title and facts in the upper edge: the short title before the facts go, the facts before the title is unreadable.
    fn headline(&mut self, area: Rect, captions: &Captions, style: Style) {
        let room = usize::from(area.width.saturating_sub(3));
        let around = |words: &str| if words.is_empty() { 0 } else { text::width(words) + 2 };
        let beside = room.saturating_sub(around(&captions.facts) + 1);
        let short = if captions.short.is_empty() { &captions.title } else { &captions.short };
        let (title, facts) = if around(&captions.title) <= beside {
            (&captions.title, true)
        } else if around(short) <= beside || beside >= TITLE_MIN {
            (short, true)
        } else {
            (if around(&captions.title) <= room { &captions.title } else { short }, false)
        };
        let facts = facts && !captions.facts.is_empty();
        if facts {
            let words = format!(" {} ", captions.facts);
            self.text_right(area.right() - 2, area.y, area.width, &words, style);
        }
        if !title.is_empty() {
            let room = if facts { beside } else { room };
            let words = format!(" {} ", text::truncate(title, room.saturating_sub(2)));
            self.text(area.x + 1, area.y, u16::try_from(room).unwrap_or(area.width), &words, style);
        }
    }

    fn edges(&mut self, area: Rect, set: &border::Set<'_>, style: Style) {
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        for x in area.x + 1..right {
            self.buffer.set_string(x, area.y, set.horizontal_top, style);
            self.buffer.set_string(x, bottom, set.horizontal_bottom, style);
        }
        for y in area.y + 1..bottom {
            self.buffer.set_string(area.x, y, set.vertical_left, style);
            self.buffer.set_string(right, y, set.vertical_right, style);
        }
        for (x, y, corner) in [
            (area.x, area.y, set.top_left),
            (right, area.y, set.top_right),
            (area.x, bottom, set.bottom_left),
            (right, bottom, set.bottom_right),
        ] {
            self.buffer.set_string(x, y, corner, style);
        }
    }
}

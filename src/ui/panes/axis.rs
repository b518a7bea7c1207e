//! The weeks of the time line: months above, bars of modules, today, talks and gaps. Knows no module.

use crate::domain::Day;
use crate::domain::trajectory::Span;
use crate::ui::pen::Pen;

/// Weeks before today that are drawn.
const WEEKS_BEFORE: i32 = 8;
/// Weeks that are drawn at least, before a week gets more columns.
const WEEKS: u16 = 30;

/// A stretch of columns that stands for weeks.
pub struct Axis {
    x: u16,
    width: u16,
    /// Columns of one week.
    week: u16,
    today: Day,
}

impl Axis {
    /// As many weeks as fit from this column on.
    pub fn new(x: u16, width: u16, today: Day) -> Self {
        Self { x, width, week: (width / WEEKS).clamp(1, 4), today }
    }

    /// Its first column.
    pub const fn x(&self) -> u16 {
        self.x
    }

    /// The column behind its last.
    pub const fn right(&self) -> u16 {
        self.x + self.width
    }

    fn first(&self) -> Day {
        self.today.monday().plus_weeks(-WEEKS_BEFORE)
    }

    /// The column of a day, if it is on the screen.
    pub fn column(&self, day: Day) -> Option<u16> {
        let days = self.first().days_until(day);
        let columns = days.checked_mul(i32::from(self.week))?.div_euclid(7);
        u16::try_from(columns).ok().filter(|column| *column < self.width).map(|column| self.x + column)
    }

    /// The day at which a column begins.
    fn day(&self, column: u16) -> Day {
        self.first().plus_days(i32::from(column) * 7 / i32::from(self.week))
    }

    /// The names of the months over their first full week, and today.
    pub fn months(&self, pen: &mut Pen<'_>, y: u16) {
        self.today(pen, y);
        let mut free = 0;
        for column in 0..self.width {
            let day = self.day(column);
            let before = column.checked_sub(1).map(|before| self.day(before).month());
            let name = pen.month(day);
            let wide = u16::try_from(name.chars().count()).unwrap_or(u16::MAX);
            let starts = before != Some(day.month()) && (before.is_some() || day.day_of_month() <= 7);
            if starts && column >= free && column + wide <= self.width {
                pen.text(self.x + column, y, wide, &name, pen.theme.quiet);
                free = column + wide + 1;
            }
        }
    }

    /// The line of today.
    pub fn today(&self, pen: &mut Pen<'_>, y: u16) {
        if let Some(x) = self.column(self.today) {
            pen.text(x, y, 1, "│", pen.theme.quiet);
        }
    }

    /// A bar from day to day, full when it is certain; today stays visible in a bar that is longer than one column.
    pub fn bar(&self, pen: &mut Pen<'_>, y: u16, span: Span, certain: bool) {
        self.stretch(pen, y, span, if certain { "█" } else { "░" });
        let alone = self.column(span.start) == self.column(span.end);
        if !alone || self.column(span.start) != self.column(self.today) {
            self.today(pen, y);
        }
    }

    /// A hole without module or talk.
    pub fn gap(&self, pen: &mut Pen<'_>, y: u16, span: Span) {
        self.stretch(pen, y, span, "┄");
    }

    /// A talk.
    pub fn dot(&self, pen: &mut Pen<'_>, y: u16, day: Day) {
        if let Some(x) = self.column(day) {
            pen.text(x, y, 1, "●", pen.theme.text);
        }
    }

    fn stretch(&self, pen: &mut Pen<'_>, y: u16, span: Span, glyph: &str) {
        for column in 0..self.width {
            let (from, next) = (self.day(column), self.day(column + 1));
            let last = next.plus_days(-1);
            if span.start <= last && from <= span.end {
                pen.text(self.x + column, y, 1, glyph, pen.theme.text);
            }
        }
    }
}

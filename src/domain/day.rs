//! A calendar day and a time of day, as small numbers that sort, compare and store well.
//!
//! Knows the calendar, not the clock: what day it is today is always an argument. Knows no language
//! either: how a day is written on the screen is the business of `i18n`, how it is typed of `typed`.

use std::fmt;
use std::str::FromStr;

pub use chrono::Weekday;
use chrono::{Datelike, Months, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// Days between 0001-01-01 (chrono's day one) and 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;
/// 1900-01-01.
const FIRST: i32 = -25_567;
/// 2199-12-31.
const LAST: i32 = 84_005;
const MINUTES_A_DAY: u16 = 24 * 60;

/// A typed day of the calendar (Europe/Amsterdam by agreement, never a moment in time): days since 1970-01-01.
///
/// Always between [`Day::MIN`] and [`Day::MAX`]; stored as the plain number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Day(i32);

/// Why something is no [`Day`] or [`Minute`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// Outside 1900 up to and including 2199.
    #[error("day {0} lies outside the years 1900 to 2199; check the year")]
    DayOutOfRange(i32),
    /// Not a time between 0:00 and 23:59.
    #[error("minute {0} is no time of day; type a time from 0:00 to 23:59")]
    MinuteOutOfRange(u16),
    /// Not written as `2026-11-23`, or no such day.
    #[error("\"{0}\" is no day; write it as year-month-day, such as 2026-11-23")]
    NotIso(String),
}

/// A week after ISO 8601, as in *week 48*: the year is the week's, which may differ from the day's around New Year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoWeek {
    /// The year that the week belongs to.
    pub year: i32,
    /// 1 to 53.
    pub number: u32,
}

impl Day {
    /// 1 January 1900.
    pub const MIN: Day = Day(FIRST);
    /// 31 December 2199.
    pub const MAX: Day = Day(LAST);

    /// The day that lies `number` days after 1970-01-01, if it is in range.
    pub fn new(number: i32) -> Option<Day> {
        (FIRST..=LAST).contains(&number).then_some(Day(number))
    }

    /// A day by year, month (1–12) and day of the month; `None` if the calendar or the range lacks it.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Day::from_date)
    }

    /// From chrono's date, if it is in range.
    pub fn from_date(date: NaiveDate) -> Option<Day> {
        Day::new(date.num_days_from_ce() - EPOCH_FROM_CE)
    }

    /// As chrono's date.
    pub fn date(self) -> NaiveDate {
        // The range of `Day` is well inside chrono's, so the default (1970-01-01) is never taken.
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH_FROM_CE).unwrap_or_default()
    }

    /// Days since 1970-01-01; negative before.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The calendar year, 1900 to 2199.
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.date().month()
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.date().day()
    }

    /// Monday to Sunday.
    pub fn weekday(self) -> Weekday {
        self.date().weekday()
    }

    /// The week after ISO 8601.
    pub fn iso_week(self) -> IsoWeek {
        let week = self.date().iso_week();
        IsoWeek { year: week.year(), number: week.week() }
    }

    /// The Monday of this day's week.
    #[must_use]
    pub fn monday(self) -> Day {
        self.plus_days(-i32::try_from(self.weekday().num_days_from_monday()).unwrap_or(0))
    }

    /// So many days later (earlier when negative); stops at [`Day::MIN`] and [`Day::MAX`].
    #[must_use]
    pub fn plus_days(self, days: i32) -> Day {
        Day(self.0.saturating_add(days).clamp(FIRST, LAST))
    }

    /// So many weeks later; stops at the ends of the range.
    #[must_use]
    pub fn plus_weeks(self, weeks: i32) -> Day {
        self.plus_days(weeks.saturating_mul(7))
    }

    /// So many months later, at the end of the month when that month is shorter (31 jan + 1 = 28 feb);
    /// stops at the ends of the range.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Day {
        let by = Months::new(months.unsigned_abs());
        let date = self.date();
        let (moved, end) = if months < 0 {
            (date.checked_sub_months(by), Day::MIN)
        } else {
            (date.checked_add_months(by), Day::MAX)
        };
        moved.and_then(Day::from_date).unwrap_or(end)
    }

    /// So many years later; 29 february becomes the 28th where needed.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Day {
        self.plus_months(years.saturating_mul(12))
    }

    /// Days from this day to `other`; negative when `other` is earlier.
    pub fn days_until(self, other: Day) -> i32 {
        other.0 - self.0
    }

    /// The first such weekday after this day: never this day itself.
    #[must_use]
    pub fn next_weekday(self, weekday: Weekday) -> Day {
        let ahead = weekday.days_since(self.weekday());
        self.plus_days(i32::try_from(if ahead == 0 { 7 } else { ahead }).unwrap_or(7))
    }
}

impl TryFrom<i32> for Day {
    type Error = DayError;
    fn try_from(number: i32) -> Result<Self, DayError> {
        Day::new(number).ok_or(DayError::DayOutOfRange(number))
    }
}

impl From<Day> for i32 {
    fn from(day: Day) -> i32 {
        day.0
    }
}

/// `2026-11-23`, the same in every language.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date().format("%Y-%m-%d"))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Reads `2026-11-23`, what [`fmt::Display`] writes. What coaches type is read by `typed`.
impl FromStr for Day {
    type Err = DayError;
    fn from_str(text: &str) -> Result<Self, DayError> {
        NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d")
            .ok()
            .and_then(Day::from_date)
            .ok_or_else(|| DayError::NotIso(text.to_owned()))
    }
}

/// A time of day in minutes since midnight, 0 to 1439.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Minute(u16);

impl Minute {
    /// Minutes since midnight; `None` from 1440 up.
    pub fn new(minutes: u16) -> Option<Minute> {
        (minutes < MINUTES_A_DAY).then_some(Minute(minutes))
    }

    /// By hour (0–23) and minute (0–59).
    pub fn from_hm(hour: u16, minute: u16) -> Option<Minute> {
        (hour < 24 && minute < 60).then_some(Minute(hour * 60 + minute))
    }

    /// From chrono's time; seconds are dropped.
    pub fn from_time(time: NaiveTime) -> Minute {
        // hour < 24 and minute < 60, so the number fits and the default is never taken.
        Minute(u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0))
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// The minute within the hour, 0 to 59.
    pub fn minute(self) -> u16 {
        self.0 % 60
    }

    /// Minutes since midnight.
    pub fn number(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Minute {
    type Error = DayError;
    fn try_from(number: u16) -> Result<Self, DayError> {
        Minute::new(number).ok_or(DayError::MinuteOutOfRange(number))
    }
}

impl From<Minute> for u16 {
    fn from(minute: Minute) -> u16 {
        minute.0
    }
}

/// `09:05`: sorts and lines up.
impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl fmt::Debug for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_range_is_1900_to_2199() {
        assert_eq!(Day::MIN, day("1900-01-01"));
        assert_eq!(Day::MAX, day("2199-12-31"));
        assert_eq!(Day::new(LAST + 1), None);
        assert_eq!(Day::new(FIRST - 1), None);
        assert_eq!(day("1970-01-01").number(), 0);
        assert!("2200-01-01".parse::<Day>().is_err());
        assert!("2026-02-30".parse::<Day>().is_err());
    }

    #[test]
    fn months_stop_at_the_end_of_the_month() {
        assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
        assert_eq!(day("2028-02-29").plus_years(1), day("2029-02-28"));
        assert_eq!(day("2026-03-31").plus_months(-1), day("2026-02-28"));
        assert_eq!(day("2026-03-31").plus_months(i32::MIN), Day::MIN);
        assert_eq!(day("2026-03-31").plus_years(i32::MAX), Day::MAX);
        assert_eq!(day("2026-03-31").plus_weeks(i32::MAX), Day::MAX);
    }

    #[test]
    fn weeks_and_weekdays() {
        let monday = day("2026-11-23");
        assert_eq!(monday.weekday(), Weekday::Mon);
        assert_eq!(monday.iso_week(), IsoWeek { year: 2026, number: 48 });
        assert_eq!(day("2027-01-01").iso_week(), IsoWeek { year: 2026, number: 53 });
        assert_eq!(monday.next_weekday(Weekday::Mon), day("2026-11-30"));
        assert_eq!(monday.next_weekday(Weekday::Fri), day("2026-11-27"));
        assert_eq!(day("2026-11-29").monday(), monday);
        assert_eq!(monday.days_until(day("2026-11-20")), -3);
    }

    #[test]
    fn stored_as_the_plain_number_and_checked_when_read() {
        assert_eq!(serde_json::to_string(&day("1970-01-11")).unwrap(), "10");
        assert!(serde_json::from_str::<Day>("900000").is_err());
        assert_eq!(serde_json::to_string(&Minute::from_hm(10, 30)).unwrap(), "630");
        assert!(serde_json::from_str::<Minute>("1440").is_err());
    }

    #[test]
    fn a_minute_is_within_the_day() {
        assert_eq!(Minute::from_hm(9, 5).unwrap().to_string(), "09:05");
        assert_eq!(Minute::from_hm(24, 0), None);
        assert_eq!(Minute::new(1439), Minute::from_hm(23, 59));
        let time = NaiveTime::from_hms_opt(23, 59, 59).unwrap();
        assert_eq!(Minute::from_time(time).number(), 1439);
    }

    proptest! {
        #[test]
        fn text_and_date_round_trip(number in FIRST..=LAST) {
            let day = Day::new(number).unwrap();
            prop_assert_eq!(day.to_string().parse::<Day>().unwrap(), day);
            prop_assert_eq!(Day::from_date(day.date()), Some(day));
            prop_assert_eq!(Day::from_ymd(day.year(), day.month(), day.day_of_month()), Some(day));
        }

        #[test]
        fn moving_never_leaves_the_range(number in FIRST..=LAST, by in any::<i32>()) {
            let day = Day::new(number).unwrap();
            for moved in [day.plus_days(by), day.plus_weeks(by), day.plus_months(by), day.plus_years(by)] {
                prop_assert!((Day::MIN..=Day::MAX).contains(&moved));
                prop_assert!((by < 0 && moved <= day) || (by >= 0 && moved >= day));
            }
        }
    }
}

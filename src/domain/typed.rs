//! What a coach types for a day or a time: `ma`, `+6w`, `3m`, `12 dec`, `12/12`; `10`, `1030`.
//!
//! Dutch and English words are both always understood. Knows no screen: what was understood is shown back by the
//! caller. Today is an argument.

use super::day::{Day, Minute, Weekday};
use super::fold::fold;

/// Where a day without a year (or `3m` without a sign) lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// An appointment, a deadline: today or the nearest after it.
    Future,
    /// What has happened: today or the nearest before it.
    Past,
}

/// Why a text is no day or time. The fields are what a message in any language needs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedError {
    /// Nothing was typed.
    #[error("nothing typed; type a day such as ma, +6w or 12 dec")]
    Empty,
    /// A word that is no weekday, month or unit; `near` is the known word it looks most like.
    #[error("\"{word}\" is no day or month{}", near.map(|near| format!("; did you mean {near}?")).unwrap_or_default())]
    UnknownWord {
        /// The word as typed, folded.
        word: String,
        /// The known word that looks most like it.
        near: Option<&'static str>,
    },
    /// There is no such month; `swapped` when day and month are the other way round.
    #[error("there is no month {month}{}", if *swapped { "; type the day first, then the month" } else { "" })]
    NoSuchMonth {
        /// The number typed as month.
        month: u32,
        /// Day and month fit when they change places.
        swapped: bool,
    },
    /// The month is shorter.
    #[error("month {month} of {year} has {last} days, so there is no day {day}")]
    NoSuchDay {
        /// The number typed as day.
        day: u32,
        /// 1 to 12.
        month: u32,
        /// The year it was looked up in.
        year: i32,
        /// The last day that the month has.
        last: u32,
    },
    /// Outside 1900 to 2199.
    #[error("the year {0} is too far away; check it")]
    YearOutOfRange(i32),
    /// One number can be many things.
    #[error("{0} alone is no day; type {0} dec, {0}/12 or +{0}d")]
    OnlyANumber(u32),
    /// Not like a day at all.
    #[error("this is no day; type it as ma, +6w, 3m, 12 dec or 12-12-2026")]
    NotADay,
    /// Not like a time, or later than 23:59.
    #[error("this is no time; type it as 10, 1030 or 10:30")]
    NotATime,
}

/// What a number followed by a unit counts.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// Dutch, English.
const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Mon, "maandag", "monday"),
    (Weekday::Tue, "dinsdag", "tuesday"),
    (Weekday::Wed, "woensdag", "wednesday"),
    (Weekday::Thu, "donderdag", "thursday"),
    (Weekday::Fri, "vrijdag", "friday"),
    (Weekday::Sat, "zaterdag", "saturday"),
    (Weekday::Sun, "zondag", "sunday"),
];
const MONTHS: [(u32, &str, &str); 12] = [
    (1, "januari", "january"),
    (2, "februari", "february"),
    (3, "maart", "march"),
    (4, "april", "april"),
    (5, "mei", "may"),
    (6, "juni", "june"),
    (7, "juli", "july"),
    (8, "augustus", "august"),
    (9, "september", "september"),
    (10, "oktober", "october"),
    (11, "november", "november"),
    (12, "december", "december"),
];
/// Days from today.
const RELATIVE: [(&str, i32); 9] = [
    ("vandaag", 0),
    ("today", 0),
    ("nu", 0),
    ("morgen", 1),
    ("tomorrow", 1),
    ("overmorgen", 2),
    ("gisteren", -1),
    ("yesterday", -1),
    ("eergisteren", -2),
];

/// Reads a day as a coach types it.
///
/// - `ma`, `maandag`, `mon`: the next (or last) such day, never today: on a Monday `ma` is a week away.
/// - `vandaag`, `morgen`, `overmorgen`, `gisteren`, `today`, `tomorrow`, `yesterday`.
/// - `+6w`, `-3d`, `3m`, `2j`, `2y`, `6 weken`; without a sign the way that `lean` says.
/// - `12 dec`, `dec 12`, `12/12`, `12-12`, `12.12`: today or the nearest such day the way that `lean` says.
/// - `12-12-2026`, `12 dec 26`, `2026-12-12`: day first, or year first with four digits.
pub fn parse_day(text: &str, today: Day, lean: Lean) -> Result<Day, TypedError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(TypedError::Empty);
    }
    let tokens = tokens(typed);
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match words.as_slice() {
        [word] if !starts_with_digit(word) => named_day(word, today, lean),
        [number, unit] if starts_with_digit(number) && unit_of(unit).is_some() => {
            moved(typed, number, unit, today, lean)
        }
        _ => written_day(&words, today, lean),
    }
}

/// Reads a day that is written out with its year, as lists hold them: `12-12-1980`, `1980-12-12`, `12 dec 1980`.
/// A year of two digits is the latest one that is not after today's year.
pub fn parse_full_day(text: &str, today: Day) -> Result<Day, TypedError> {
    if text.trim().is_empty() {
        return Err(TypedError::Empty);
    }
    let tokens = tokens(text);
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    if words.len() == 3 { written_day(&words, today, Lean::Past) } else { Err(TypedError::NotADay) }
}

/// Reads a time of day: `10`, `1030`, `930`, `10:30`, `10.30`, `10u30`, `10u`.
pub fn parse_time(text: &str) -> Result<Minute, TypedError> {
    let typed = text.trim().trim_end_matches(['u', 'U', 'h', 'H']);
    let parts: Vec<&str> = typed.split([':', '.', 'u', 'U', 'h', 'H']).collect();
    let (hour, minute) = match parts.as_slice() {
        [whole] if whole.len() <= 2 => (*whole, "0"),
        [whole] if whole.len() <= 4 => {
            whole.split_at_checked(whole.len().saturating_sub(2)).ok_or(TypedError::NotATime)?
        }
        [hour, minute] if hour.len() <= 2 && minute.len() == 2 => (*hour, *minute),
        _ => return Err(TypedError::NotATime),
    };
    let number = |digits: &str| {
        let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| digits.parse().ok()).flatten()
    };
    match (number(hour), number(minute)) {
        (Some(hour), Some(minute)) => Minute::from_hm(hour, minute).ok_or(TypedError::NotATime),
        _ => Err(TypedError::NotATime),
    }
}

/// Runs of digits and runs of letters, folded; everything else parts them.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for word in fold(text).split(' ') {
        let mut digits = None;
        for letter in word.chars() {
            let digit = letter.is_ascii_digit();
            match tokens.last_mut() {
                Some(token) if digits == Some(digit) => token.push(letter),
                _ => tokens.push(letter.to_string()),
            }
            digits = Some(digit);
        }
    }
    tokens
}

fn starts_with_digit(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_ascii_digit())
}

fn named_day(word: &str, today: Day, lean: Lean) -> Result<Day, TypedError> {
    if let Some((_, days)) = RELATIVE.iter().find(|(name, _)| *name == word) {
        return Ok(today.plus_days(*days));
    }
    let Some(weekday) = weekday_of(word) else {
        return Err(unknown(word));
    };
    let next = today.next_weekday(weekday);
    Ok(match lean {
        Lean::Future => next,
        Lean::Past if today.weekday() == weekday => today.plus_days(-7),
        Lean::Past => next.plus_days(-7),
    })
}

/// From two Dutch or three English letters on.
fn weekday_of(word: &str) -> Option<Weekday> {
    let found = WEEKDAYS.iter().find(|(_, dutch, english)| {
        (word.len() >= 2 && dutch.starts_with(word)) || (word.len() >= 3 && english.starts_with(word))
    });
    found.map(|(weekday, ..)| *weekday)
}

/// From three letters on; `mrt` and `okt`/`oct` are what people write.
fn month_of(word: &str) -> Option<u32> {
    if word == "mrt" {
        return Some(3);
    }
    let found = MONTHS.iter().find(|(_, dutch, english)| {
        word.len() >= 3 && (dutch.starts_with(word) || english.starts_with(word))
    });
    found.map(|(month, ..)| *month)
}

pub(super) fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "d" | "dag" | "dagen" | "day" | "days" => Unit::Days,
        "w" | "wk" | "week" | "weken" | "weeks" => Unit::Weeks,
        "m" | "mnd" | "maand" | "maanden" | "month" | "months" => Unit::Months,
        "j" | "jr" | "jaar" | "jaren" | "y" | "yr" | "year" | "years" => Unit::Years,
        _ => return None,
    })
}

fn moved(typed: &str, number: &str, unit: &str, today: Day, lean: Lean) -> Result<Day, TypedError> {
    let amount: i32 = number.parse().ok().filter(|amount| *amount <= 100_000).ok_or(TypedError::NotADay)?;
    let back = typed.starts_with(['-', '−']) || (lean == Lean::Past && !typed.starts_with('+'));
    let by = if back { -amount } else { amount };
    let day = match unit_of(unit) {
        Some(Unit::Days) => today.plus_days(by),
        Some(Unit::Weeks) => today.plus_weeks(by),
        Some(Unit::Months) => today.plus_months(by),
        Some(Unit::Years) => today.plus_years(by),
        None => return Err(unknown(unit)),
    };
    // A day stops at the ends of its range; a coach who typed +9999j did not mean the end of it.
    if day == Day::MAX || day == Day::MIN {
        Err(TypedError::YearOutOfRange(day.year() + by.signum()))
    } else {
        Ok(day)
    }
}

/// Day, month and perhaps year, from two or three tokens.
fn written_day(words: &[&str], today: Day, lean: Lean) -> Result<Day, TypedError> {
    let (day, month, year) = match *words {
        [year, month, day] if year.len() == 4 && starts_with_digit(year) => (day, month, Some(year)),
        [month, day] if month_of(month).is_some() => (day, month, None),
        [month, day, year] if month_of(month).is_some() => (day, month, Some(year)),
        [day, month, year] => (day, month, Some(year)),
        [day, month] => (day, month, None),
        [number] => return Err(number.parse().map_or(TypedError::NotADay, TypedError::OnlyANumber)),
        _ => return Err(TypedError::NotADay),
    };
    let day = small_number(day)?;
    let month = if starts_with_digit(month) {
        small_number(month)?
    } else {
        month_of(month).ok_or_else(|| unknown(month))?
    };
    if !(1..=12).contains(&month) {
        return Err(TypedError::NoSuchMonth {
            month,
            swapped: (1..=12).contains(&day) && (1..=31).contains(&month),
        });
    }
    match year {
        Some(year) => exact(full_year(year, today, lean)?, month, day),
        None => nearest(month, day, today, lean),
    }
}

fn small_number(token: &str) -> Result<u32, TypedError> {
    if token.len() > 2 || !starts_with_digit(token) {
        return Err(if starts_with_digit(token) { TypedError::NotADay } else { unknown(token) });
    }
    token.parse().map_err(|_| TypedError::NotADay)
}

/// Four digits as they are; two digits in this century, or the last one if that would be the future of a past day.
fn full_year(token: &str, today: Day, lean: Lean) -> Result<i32, TypedError> {
    let year: i32 = token.parse().map_err(|_| TypedError::NotADay)?;
    match token.len() {
        4 if (1900..2200).contains(&year) => Ok(year),
        4 => Err(TypedError::YearOutOfRange(year)),
        2 => {
            let century = today.year() - today.year().rem_euclid(100);
            let late = lean == Lean::Past && century + year > today.year();
            Ok(century + year - if late { 100 } else { 0 })
        }
        _ => Err(TypedError::NotADay),
    }
}

fn exact(year: i32, month: u32, day: u32) -> Result<Day, TypedError> {
    Day::from_ymd(year, month, day).ok_or_else(|| match Day::from_ymd(year, month, 1) {
        Some(first) => {
            let last = first.plus_months(1).plus_days(-1).day_of_month();
            TypedError::NoSuchDay { day, month, year, last }
        }
        None => TypedError::YearOutOfRange(year),
    })
}

/// Today or the nearest such day; 29 february is looked for as far as the next leap year.
fn nearest(month: u32, day: u32, today: Day, lean: Lean) -> Result<Day, TypedError> {
    for ahead in 0..=8 {
        let year = match lean {
            Lean::Future => today.year() + ahead,
            Lean::Past => today.year() - ahead,
        };
        let fits = |found: &Day| match lean {
            Lean::Future => *found >= today,
            Lean::Past => *found <= today,
        };
        if let Some(found) = Day::from_ymd(year, month, day).filter(fits) {
            return Ok(found);
        }
    }
    exact(today.year(), month, day).and(Err(TypedError::YearOutOfRange(today.year())))
}

/// The error for a word, with the known word that starts most like it.
fn unknown(word: &str) -> TypedError {
    let known = WEEKDAYS
        .iter()
        .flat_map(|(_, dutch, english)| [*dutch, *english])
        .chain(MONTHS.iter().flat_map(|(_, dutch, english)| [*dutch, *english]))
        .chain(RELATIVE.iter().map(|(name, _)| *name));
    let alike = |name: &str| name.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    let near = known.map(|name| (alike(name), name)).filter(|(count, _)| *count >= 2);
    // The first of the best: Dutch before English.
    let near = near.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, name)| name);
    TypedError::UnknownWord { word: word.to_owned(), near }
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;

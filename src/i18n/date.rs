//! Days in words: `ma 23 nov 2026`, `Mon 23 Nov 2026`.

use chrono::{DateTime, Datelike, Local, NaiveDate};

use super::Lang;

const DAYS_NL: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];
const DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_NL: [&str; 12] =
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn nth(words: &[&'static str], at: u32) -> &'static str {
    usize::try_from(at).ok().and_then(|at| words.get(at)).copied().unwrap_or_default()
}

/// `ma`.
pub fn weekday_short(lang: Lang, date: NaiveDate) -> &'static str {
    let days = match lang {
        Lang::Nl => &DAYS_NL,
        Lang::En => &DAYS_EN,
    };
    nth(days, date.weekday().num_days_from_monday())
}

/// `nov`.
pub fn month(lang: Lang, date: NaiveDate) -> &'static str {
    let months = match lang {
        Lang::Nl => &MONTHS_NL,
        Lang::En => &MONTHS_EN,
    };
    nth(months, date.month0())
}

/// `23 nov`.
pub fn short(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(lang, date))
}

/// `ma 23 nov`.
pub fn weekday(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", weekday_short(lang, date), short(lang, date))
}

/// `ma 23 nov 2026`.
pub fn long(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", weekday(lang, date), date.year())
}

/// `ma 23 nov 2026 10:05`, on the clock here; nothing for a moment that no calendar has.
pub fn moment(lang: Lang, ms: u64) -> String {
    let at = i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis);
    at.map(|at| at.with_timezone(&Local))
        .map(|at| format!("{} {}", long(lang, at.date_naive()), at.format("%H:%M")))
        .unwrap_or_default()
}

const FULL_DAYS_NL: [&str; 7] =
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const FULL_DAYS_EN: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const FULL_MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const FULL_MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `maandag 23 november`: no word is short, for somebody who learns to read.
pub fn spoken(lang: Lang, date: NaiveDate) -> String {
    let (days, months) = match lang {
        Lang::Nl => (&FULL_DAYS_NL, &FULL_MONTHS_NL),
        Lang::En => (&FULL_DAYS_EN, &FULL_MONTHS_EN),
    };
    let day = nth(days, date.weekday().num_days_from_monday());
    format!("{day} {} {}", date.day(), nth(months, date.month0()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(long(Lang::Nl, date), "ma 23 nov 2026");
        assert_eq!(weekday(Lang::En, date), "Mon 23 Nov");
        assert_eq!(spoken(Lang::Nl, date), "maandag 23 november");
    }
}

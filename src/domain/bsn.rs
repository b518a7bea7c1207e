//! The guard against citizen service numbers (BSN): finds them in any text, so that they are never stored (domain.md 7).
//!
//! Phone numbers and dates are read first and are no BSN (design.md section 10). Knows nothing about fields;
//! who typed the number and what happens then is decided elsewhere.

use std::ops::Range;

use super::day::Day;

/// One run of digits and where it stands.
struct Group {
    digits: String,
    at: Range<usize>,
    /// What stands between the group before (or the start of the text) and this one.
    before: String,
    /// Read as a phone number or a date.
    taken: bool,
}

/// The byte ranges of all numbers in `text` that pass the eleven-test: nine digits, or eight with the zero in front
/// left out, whole or with single dots or spaces between.
///
/// Each range starts and ends on a digit; ranges do not overlap and stand in the order of the text.
pub fn find_bsn(text: &str) -> Vec<Range<usize>> {
    let mut groups = groups(text);
    take_phones(&mut groups);
    take_dates(&mut groups);
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in 0..groups.len() {
        let Some(first) = groups.get(start) else { break };
        if first.taken || found.last().is_some_and(|last| first.at.start < last.end) {
            continue;
        }
        let joined = joined_digits(groups.get(start..).unwrap_or_default());
        // The longest that passes: nine digits before eight.
        if let Some((_, end)) = joined.iter().rev().find(|(digits, _)| passes_eleven_test(digits)) {
            found.push(first.at.start..*end);
        }
    }
    found
}

/// The eleven-test on the digits of a BSN; eight digits get the zero in front back.
pub fn passes_eleven_test(digits: &str) -> bool {
    let padded = match digits.len() {
        9 => digits.to_owned(),
        8 => format!("0{digits}"),
        _ => return false,
    };
    // Weights 9 8 7 6 5 4 3 2 -1.
    let sum: i32 = padded
        .chars()
        .zip([9, 8, 7, 6, 5, 4, 3, 2, -1])
        .map(|(digit, weight)| {
            digit.to_digit(10).and_then(|digit| i32::try_from(digit).ok()).unwrap_or(0) * weight
        })
        .sum();
    sum % 11 == 0
        && padded.chars().any(|digit| digit != '0')
        && padded.chars().all(|digit| digit.is_ascii_digit())
}

/// `text` with every found number replaced by `…`; `None` when there is none.
pub fn without_bsn(text: &str) -> Option<String> {
    let found = find_bsn(text);
    if found.is_empty() {
        return None;
    }
    let mut kept = text.to_owned();
    for range in found.into_iter().rev() {
        kept.replace_range(range, "…");
    }
    Some(kept)
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut before = String::new();
    for (at, sign) in text.char_indices() {
        if !sign.is_ascii_digit() {
            before.push(sign);
            continue;
        }
        match groups.last_mut() {
            Some(group) if group.at.end == at => {
                group.digits.push(sign);
                group.at.end = at + 1;
            }
            _ => groups.push(Group {
                digits: sign.to_string(),
                at: at..at + 1,
                before: std::mem::take(&mut before),
                taken: false,
            }),
        }
    }
    groups
}

/// The first group alone, with the next, and so on while they are joined as a BSN may be: (digits, end).
fn joined_digits(groups: &[Group]) -> Vec<(String, usize)> {
    let mut joined: Vec<(String, usize)> = Vec::new();
    let mut digits = String::new();
    for (at, group) in groups.iter().enumerate() {
        let joins = at == 0 || matches!(group.before.as_str(), "." | " " | "\u{a0}" | "\u{202f}");
        if !joins || group.taken || digits.len() + group.digits.len() > 9 {
            break;
        }
        digits.push_str(&group.digits);
        joined.push((digits.clone(), group.at.end));
    }
    joined
}

fn take_phones(groups: &mut [Group]) {
    let mut start = 0;
    while let Some(rest) = groups.get_mut(start..).filter(|rest| !rest.is_empty()) {
        let used = phone_groups(rest);
        for group in rest.iter_mut().take(used) {
            group.taken = true;
        }
        start += used.max(1);
    }
}

/// How many groups from the first on are one phone number; 0 when they are none.
fn phone_groups(groups: &[Group]) -> usize {
    let Some(first) = groups.first() else { return 0 };
    let plus = first.before.ends_with('+');
    let mut digits = String::new();
    let mut used = 0;
    for (at, group) in groups.iter().enumerate() {
        let joins = at == 0
            || (group.before.chars().count() <= 3
                && group
                    .before
                    .chars()
                    .all(|sign| matches!(sign, ' ' | '-' | '.' | '/' | '(' | ')' | '–' | '\u{a0}')));
        digits.push_str(&group.digits);
        if !joins || digits.len() > 17 {
            break;
        }
        if is_phone(&digits, plus) {
            used = at + 1;
            // A Dutch number is complete; what follows is something else.
            if !foreign(&digits, plus) {
                break;
            }
        }
    }
    used
}

/// Abroad only with `+` or `00`, and not +31.
fn foreign(digits: &str, plus: bool) -> bool {
    let international = if plus { Some(digits) } else { digits.strip_prefix("00") };
    international.is_some_and(|digits| !digits.starts_with("31"))
}

fn is_phone(digits: &str, plus: bool) -> bool {
    let international = if plus { Some(digits) } else { digits.strip_prefix("00") };
    match international {
        Some(digits) if digits.starts_with('0') => false,
        Some(digits) => match digits.strip_prefix("31") {
            Some(national) => national.strip_prefix('0').unwrap_or(national).len() == 9,
            None => (9..=15).contains(&digits.len()),
        },
        None => digits.len() == 10 && digits.starts_with('0'),
    }
}

/// What else has eight digits with dots or spaces between: a date, two years, two times of day.
fn take_dates(groups: &mut [Group]) {
    for start in 0..groups.len() {
        let Some(rest) = groups.get_mut(start..) else { break };
        let used = if is_date(rest) {
            3
        } else if is_two_years(rest) {
            2
        } else if is_two_times(rest) {
            4
        } else {
            0
        };
        for group in rest.iter_mut().take(used) {
            group.taken = true;
        }
    }
}

fn number(group: &Group) -> u32 {
    group.digits.parse().unwrap_or(0)
}

/// `12.12.1980`, `12 12 1980`, `1980.12.12`
fn is_date(groups: &[Group]) -> bool {
    let [one, two, three, ..] = groups else { return false };
    let joined = matches!(two.before.as_str(), "." | " ") && two.before == three.before;
    let exists = |year: &Group, month: &Group, day: &Group| {
        i32::try_from(number(year))
            .is_ok_and(|year| Day::from_ymd(year, number(month), number(day)).is_some())
    };
    joined && (exists(three, two, one) || exists(one, two, three))
}

/// `2024 2025`
fn is_two_years(groups: &[Group]) -> bool {
    let [one, two, ..] = groups else { return false };
    let year = |group: &Group| group.digits.len() == 4 && (1900..2200).contains(&number(group));
    two.before == " " && year(one) && year(two)
}

/// `09.00 12.30`
fn is_two_times(groups: &[Group]) -> bool {
    let [a, b, c, d, ..] = groups else { return false };
    let time = |hour: &Group, minute: &Group| {
        let short = hour.digits.len() == 2 && minute.digits.len() == 2 && minute.before == ".";
        short && number(hour) < 24 && number(minute) < 60
    };
    c.before == " " && time(a, b) && time(c, d)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find_bsn(text).into_iter().filter_map(|range| text.get(range)).collect()
    }

    #[rstest]
    #[case("111222333", &["111222333"])]
    #[case("bsn 111222333 staat hier", &["111222333"])]
    #[case("1112.22.333 en 111 222 333", &["1112.22.333", "111 222 333"])]
    #[case("kamer 12 111222333", &["111222333"])]
    #[case("BSN:111222333,", &["111222333"])]
    #[case("10000008", &["10000008"])]
    #[case("010000008", &["010000008"])]
    #[case("tel 06-12345678 bsn 111222333", &["111222333"])]
    #[case("0612345678 111222333", &["111222333"])]
    #[case("+31612345678 111222333", &["111222333"])]
    #[case("111222334", &[])]
    #[case("1112223330", &[])]
    #[case("111-222-333", &[])]
    #[case("000000000", &[])]
    #[case("geen nummer", &[])]
    fn finds(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(found(text), expected);
    }

    #[test]
    fn the_number_goes_and_the_rest_stays() {
        assert_eq!(without_bsn("bsn 111222333 staat hier").as_deref(), Some("bsn … staat hier"));
        assert_eq!(without_bsn("é 111 222 333"), Some("é …".to_owned()));
        assert_eq!(without_bsn("belt terug"), None);
    }

    /// Numbers whose last eight or nine digits pass the test, written in every way: one in eleven would trip.
    #[test]
    fn phone_numbers_do_not_trip() {
        for number in (0..3_000u32).map(|n| 10_000_000 + n * 7_919) {
            let mobile = format!("{number:08}");
            let (a, b) = mobile.split_at(4);
            for text in [
                format!("06-{mobile}"),
                format!("06 {mobile}"),
                format!("06{mobile}"),
                format!("bel 06-{a} {b} na vijf uur"),
                format!("+31 6 {mobile}"),
                format!("+31 (0)6 {mobile}"),
                format!("0031 6{mobile}"),
                format!("06.{a}.{b} of 06-{mobile}"),
                format!("+32 4 {mobile}"),
                format!("0049 17 {a} {b}"),
            ] {
                assert_eq!(find_bsn(&text), Vec::<Range<usize>>::new(), "{text}");
            }
        }
    }

    #[test]
    fn dates_do_not_trip() {
        for number in Day::MIN.number()..Day::MAX.number() {
            let date = Day::new(number).unwrap().date();
            for layout in ["%d.%m.%Y", "%d %m %Y", "%Y.%m.%d"] {
                let text = format!("sinds {} weer", date.format(layout));
                assert!(find_bsn(&text).is_empty(), "{text}");
            }
        }
    }

    #[test]
    fn years_and_times_do_not_trip() {
        for first in 1900..2199 {
            let text = format!("cursus {first} {}", first + 1);
            assert!(find_bsn(&text).is_empty(), "{text}");
        }
        for hour in 10..23 {
            for minute in 10..60 {
                let text = format!("van {hour}.{minute} {}.{minute} uur", hour + 1);
                assert!(find_bsn(&text).is_empty(), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_number_that_passes_is_found_in_any_surrounding(
            number in 10_000_000u32..1_000_000_000, before in "[a-z ]{0,10}", after in "[a-z ,]{0,10}"
        ) {
            let digits = format!("{number:09}");
            let text = format!("{before}{digits}{after}");
            prop_assert_eq!(!find_bsn(&text).is_empty(), passes_eleven_test(&digits));
        }

        #[test]
        fn ranges_are_within_any_text(text in "[0-9 .+é-]{0,60}|.{0,40}") {
            let mut end = 0;
            for range in find_bsn(&text) {
                prop_assert!(range.start >= end && text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }
}

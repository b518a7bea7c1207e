//! Tests of `typed`: a table of what coaches type, and round trips.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

/// A Monday.
const TODAY: &str = "2026-11-23";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[rstest]
#[case("ma", "2026-11-30")]
#[case("di", "2026-11-24")]
#[case("Vrijdag", "2026-11-27")]
#[case("mon", "2026-11-30")]
#[case("Thursday", "2026-11-26")]
#[case("za", "2026-11-28")]
#[case("zo", "2026-11-29")]
#[case("vandaag", "2026-11-23")]
#[case("morgen", "2026-11-24")]
#[case("tomorrow", "2026-11-24")]
#[case("overmorgen", "2026-11-25")]
#[case("gisteren", "2026-11-22")]
#[case("+6w", "2027-01-04")]
#[case("+ 6 w", "2027-01-04")]
#[case("6 weken", "2027-01-04")]
#[case("+3d", "2026-11-26")]
#[case("-3d", "2026-11-20")]
#[case("3m", "2027-02-23")]
#[case("2j", "2028-11-23")]
#[case("2y", "2028-11-23")]
#[case("12 dec", "2026-12-12")]
#[case("12dec", "2026-12-12")]
#[case("dec 12", "2026-12-12")]
#[case("12 december 2027", "2027-12-12")]
#[case("1 mrt", "2027-03-01")]
#[case("1 maa", "2027-03-01")]
#[case("1 oct", "2027-10-01")]
#[case("12/12", "2026-12-12")]
#[case("12-12", "2026-12-12")]
#[case("12.12.", "2026-12-12")]
#[case("23/11", "2026-11-23")]
#[case("22/11", "2027-11-22")]
#[case("29-2", "2028-02-29")]
#[case("12-12-2026", "2026-12-12")]
#[case("12-12-27", "2027-12-12")]
#[case("1/2/2027", "2027-02-01")]
#[case("2026-12-12", "2026-12-12")]
fn a_day_ahead(#[case] typed: &str, #[case] meant: &str) {
    assert_eq!(parse_day(typed, day(TODAY), Lean::Future), Ok(day(meant)));
}

#[rstest]
#[case("ma", "2026-11-16")]
#[case("zo", "2026-11-22")]
#[case("3m", "2026-08-23")]
#[case("+3d", "2026-11-26")]
#[case("12 dec", "2025-12-12")]
#[case("23-11", "2026-11-23")]
#[case("29 feb", "2024-02-29")]
#[case("1-1-88", "1988-01-01")]
#[case("1-1-26", "2026-01-01")]
fn a_day_behind(#[case] typed: &str, #[case] meant: &str) {
    assert_eq!(parse_day(typed, day(TODAY), Lean::Past), Ok(day(meant)));
}

#[rstest]
#[case("  ", TypedError::Empty)]
#[case("maandig", TypedError::UnknownWord { word: "maandig".to_owned(), near: Some("maandag") })]
#[case("12 decem6", TypedError::NotADay)]
#[case("12 dex", TypedError::UnknownWord { word: "dex".to_owned(), near: Some("december") })]
#[case("xyz", TypedError::UnknownWord { word: "xyz".to_owned(), near: None })]
#[case("12-25", TypedError::NoSuchMonth { month: 25, swapped: true })]
#[case("40-25", TypedError::NoSuchMonth { month: 25, swapped: false })]
#[case("31-2-2026", TypedError::NoSuchDay { day: 31, month: 2, year: 2026, last: 28 })]
#[case("31 apr", TypedError::NoSuchDay { day: 31, month: 4, year: 2026, last: 30 })]
#[case("0-1", TypedError::NoSuchDay { day: 0, month: 1, year: 2026, last: 31 })]
#[case("1-1-1800", TypedError::YearOutOfRange(1800))]
#[case("+9999j", TypedError::YearOutOfRange(2200))]
#[case("12", TypedError::OnlyANumber(12))]
#[case("1-2-3-4", TypedError::NotADay)]
#[case("!!", TypedError::NotADay)]
fn no_day_and_why(#[case] typed: &str, #[case] why: TypedError) {
    assert_eq!(parse_day(typed, day(TODAY), Lean::Future), Err(why));
}

#[rstest]
#[case("10", "10:00")]
#[case("9", "09:00")]
#[case("1030", "10:30")]
#[case("930", "09:30")]
#[case("10:30", "10:30")]
#[case("10.30", "10:30")]
#[case("10u30", "10:30")]
#[case("10u", "10:00")]
#[case(" 0:05 ", "00:05")]
fn a_time(#[case] typed: &str, #[case] meant: &str) {
    assert_eq!(parse_time(typed).unwrap().to_string(), meant);
}

#[rstest]
#[case("24")]
#[case("1060")]
#[case("10:5")]
#[case("")]
#[case("tien")]
#[case("é1")]
#[case("1é1")]
#[case("-1")]
fn no_time(#[case] typed: &str) {
    assert_eq!(parse_time(typed), Err(TypedError::NotATime));
}

#[test]
fn a_full_day_needs_its_year() {
    let today = day(TODAY);
    assert_eq!(parse_full_day("28/12/1970", today), Ok(day("1970-12-28")));
    assert_eq!(parse_full_day("5-11-88", today), Ok(day("1988-11-05")));
    assert_eq!(parse_full_day("5 nov 1988", today), Ok(day("1988-11-05")));
    assert_eq!(parse_full_day("5-11", today), Err(TypedError::NotADay));
    assert_eq!(parse_full_day("morgen", today), Err(TypedError::NotADay));
    assert!(parse_full_day("31-02-1980", today).is_err());
}

fn any_day() -> impl Strategy<Value = Day> {
    (Day::MIN.number()..=Day::MAX.number()).prop_filter_map("in range", Day::new)
}

proptest! {
    #[test]
    fn a_day_with_its_year_reads_back_whatever_today_is(day in any_day(), today in any_day(), past in any::<bool>()) {
        let lean = if past { Lean::Past } else { Lean::Future };
        for layout in ["%d-%m-%Y", "%-d/%-m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%-d %b %Y", "%B %-d %Y"] {
            let typed = day.date().format(layout).to_string();
            prop_assert_eq!(parse_day(&typed, today, lean), Ok(day), "{}", typed);
        }
        prop_assert_eq!(parse_full_day(&day.date().format("%d-%m-%Y").to_string(), today), Ok(day));
    }

    #[test]
    fn a_day_without_year_is_the_nearest_one(
        month in 1u32..=12, number in 1u32..=28, today in (Day::MIN.number() + 800..Day::MAX.number() - 800)
    ) {
        let today = Day::new(today).unwrap();
        let typed = format!("{number}-{month}");
        let ahead = parse_day(&typed, today, Lean::Future).unwrap();
        let behind = parse_day(&typed, today, Lean::Past).unwrap();
        prop_assert_eq!((ahead.day_of_month(), ahead.month()), (number, month));
        prop_assert_eq!((behind.day_of_month(), behind.month()), (number, month));
        prop_assert!((0..=366).contains(&today.days_until(ahead)));
        prop_assert!((-366..=0).contains(&today.days_until(behind)));
    }

    #[test]
    fn a_weekday_is_within_a_week_and_never_today(today in any_day(), at in 0usize..7) {
        let (weekday, dutch, english) = WEEKDAYS[at];
        prop_assume!(today.plus_days(7) < Day::MAX && today.plus_days(-7) > Day::MIN);
        for word in [dutch, english] {
            let ahead = parse_day(word, today, Lean::Future).unwrap();
            let behind = parse_day(word, today, Lean::Past).unwrap();
            prop_assert_eq!((ahead.weekday(), behind.weekday()), (weekday, weekday));
            prop_assert!((1..=7).contains(&today.days_until(ahead)));
            prop_assert!((-7..=-1).contains(&today.days_until(behind)));
        }
    }

    #[test]
    fn a_time_reads_back(number in 0u16..1440) {
        let time = Minute::new(number).unwrap();
        prop_assert_eq!(parse_time(&time.to_string()), Ok(time));
        prop_assert_eq!(parse_time(&time.to_string().replace(':', "")), Ok(time));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,20}|[0-9 +/.-]{0,12}|[0-9]{1,9} ?[a-z]{1,6}", today in any_day()) {
        let _ = parse_day(&text, today, Lean::Future);
        let _ = parse_day(&text, today, Lean::Past);
        let _ = parse_full_day(&text, today);
        let _ = parse_time(&text);
    }
}

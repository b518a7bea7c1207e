//! A length of time as a coach types it: `2w`, `6 weken`, `3m`, `10d`, `jaarlijks`, `yearly`. Knows no screen.

use super::fold::fold;
use super::schedule::Interval;
use super::typed::{Unit, unit_of};

/// Words for each year; Dutch and English are both always understood.
const YEARLY: [&str; 9] = [
    "jaarlijks",
    "elk jaar",
    "ieder jaar",
    "per jaar",
    "yearly",
    "every year",
    "each year",
    "per year",
    "annually",
];
/// Words for no time at all.
const AT_ONCE: [&str; 6] = ["0", "meteen", "direct", "dezelfde dag", "at once", "same day"];

impl Interval {
    /// Reads what was typed; none when it is no length of time. `0w` is no time at all, and a year is twelve months.
    pub fn typed(text: &str) -> Option<Self> {
        let text = fold(text);
        if YEARLY.contains(&text.as_str()) {
            return Some(Self::Yearly);
        }
        if AT_ONCE.contains(&text.as_str()) {
            return Some(Self::Days(0));
        }
        let digits = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let (number, unit) = (text.strip_suffix(digits)?, digits.trim());
        let number: u16 = number.parse().ok()?;
        Some(match unit_of(unit)? {
            _ if number == 0 => Self::Days(0),
            Unit::Days => Self::Days(number),
            Unit::Weeks => Self::Weeks(number),
            Unit::Months => Self::Months(number),
            Unit::Years => Self::Months(number.checked_mul(12)?),
        })
    }

    /// How it is typed; none for yearly, which is a word of the language.
    pub fn as_typed(self) -> Option<String> {
        match self {
            Self::Days(0) => Some("0".to_owned()),
            Self::Days(days) => Some(format!("{days}d")),
            Self::Weeks(weeks) => Some(format!("{weeks}w")),
            Self::Months(months) => Some(format!("{months}m")),
            Self::Yearly => None,
        }
    }

    /// About how many days it is, to put lines in order; yearly comes last.
    pub const fn days(self) -> u32 {
        match self {
            Self::Days(days) => days as u32,
            Self::Weeks(weeks) => weeks as u32 * 7,
            Self::Months(months) => months as u32 * 365 / 12,
            Self::Yearly => u32::MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2w", Interval::Weeks(2))]
    #[case(" 6 Weken ", Interval::Weeks(6))]
    #[case("1 week", Interval::Weeks(1))]
    #[case("+3m", Interval::Months(3))]
    #[case("12 maanden", Interval::Months(12))]
    #[case("2 jaar", Interval::Months(24))]
    #[case("10d", Interval::Days(10))]
    #[case("0", Interval::Days(0))]
    #[case("0w", Interval::Days(0))]
    #[case("Meteen", Interval::Days(0))]
    #[case("jaarlijks", Interval::Yearly)]
    #[case("Elk jaar", Interval::Yearly)]
    #[case("yearly", Interval::Yearly)]
    fn reads(#[case] typed: &str, #[case] expected: Interval) {
        assert_eq!(Interval::typed(typed), Some(expected));
    }

    #[rstest]
    #[case("")]
    #[case("w")]
    #[case("2")]
    #[case("2x")]
    #[case("70000w")]
    #[case("9999 jaar")]
    #[case("w2")]
    #[case("2w3")]
    fn refuses(#[case] typed: &str) {
        assert_eq!(Interval::typed(typed), None);
    }

    #[test]
    fn what_is_shown_can_be_typed_again() {
        for interval in [Interval::Days(0), Interval::Days(5), Interval::Weeks(6), Interval::Months(3)] {
            assert_eq!(Interval::typed(&interval.as_typed().unwrap()), Some(interval));
        }
        assert_eq!(Interval::Yearly.as_typed(), None);
    }

    #[test]
    fn longer_comes_later() {
        let order = [
            Interval::Days(0),
            Interval::Weeks(1),
            Interval::Months(1),
            Interval::Weeks(6),
            Interval::Yearly,
        ];
        assert!(order.is_sorted_by_key(|interval| interval.days()));
    }
}

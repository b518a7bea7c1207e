//! Phone numbers as people write them: one canonical shape to store and compare, one pretty shape to show.
//!
//! Knows Dutch numbering and the lengths of country codes; does not know whether a number is in use.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Dutch area codes of three digits, zero included; all other areas have four.
const SHORT_AREAS: &[&str] = &[
    "010", "013", "014", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040", "043",
    "045", "046", "050", "053", "055", "058", "070", "071", "072", "073", "074", "075", "076", "077", "078",
    "079", "082", "084", "085", "087", "088", "091",
];
/// Country codes of two digits; 1 and 7 have one, all others three.
const TWO_DIGIT_COUNTRIES: &[&str] = &[
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48",
    "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81",
    "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// A phone number as `+` and 7 to 15 digits, country code first (E.164).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// Why a text is no phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing but spaces and punctuation.
    #[error("there are no digits; type a phone number such as 06-12 34 56 78")]
    Empty,
    /// A letter or sign that no phone number has.
    #[error("\"{0}\" does not belong in a phone number; put remarks in the note")]
    Sign(char),
    /// A Dutch number must have ten digits.
    #[error("a Dutch number has 10 digits, this has {0}; check it, or start a foreign one with +")]
    DutchLength(usize),
    /// A foreign number has 7 to 15 digits with its country code.
    #[error("a number with a country code has 7 to 15 digits, this has {0}; check it")]
    ForeignLength(usize),
    /// No country code begins with 0; no Dutch number begins with 00 after its zero.
    #[error("no number begins like this; check the first digits")]
    Beginning,
}

impl Phone {
    /// Reads one number as typed: `06-12345678`, `0570 22 76 49`, `+31 (0)6 …`, `0031…`, `+32 …`.
    ///
    /// Nine digits without a zero in front are a Dutch number whose zero a spreadsheet ate.
    pub fn parse(text: &str) -> Result<Phone, PhoneError> {
        let text = text.trim();
        let text = text.strip_prefix("tel:").unwrap_or(text);
        let mut digits = String::new();
        let mut plus = false;
        for sign in text.chars() {
            match sign {
                '0'..='9' => digits.push(sign),
                '+' if digits.is_empty() && !plus => plus = true,
                '-' | '.' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}' => {}
                _ if sign.is_whitespace()
                    || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}') => {}
                _ => return Err(PhoneError::Sign(sign)),
            }
        }
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        if plus {
            return with_country(&digits);
        }
        if let Some(rest) = digits.strip_prefix("00") {
            return with_country(rest);
        }
        match digits.strip_prefix('0') {
            Some(rest) => dutch(rest),
            None if digits.len() == 11 && digits.starts_with("31") => with_country(&digits),
            None => dutch(&digits),
        }
    }

    /// Reads every number in a cell that may hold several, parted by comma, semicolon, line break, ` / `, ` en `,
    /// ` of `, ` and ` or ` or `. The numbers that can be read, and the reason for each part that cannot.
    pub fn parse_all(text: &str) -> Vec<Result<Phone, PhoneError>> {
        let mut parts = vec![text.trim().to_owned()];
        for separator in [",", ";", "\n", " / ", " en ", " of ", " and ", " or ", "|"] {
            parts = parts.iter().flat_map(|part| part.split(separator).map(str::to_owned)).collect();
        }
        parts.iter().filter(|part| !part.trim().is_empty()).map(|part| Phone::parse(part)).collect()
    }

    /// `+31612345678`.
    pub fn canonical(&self) -> &str {
        &self.0
    }

    /// The digits as dialled from the Netherlands: `0612345678`, abroad `0032…`.
    pub fn dialled(&self) -> String {
        match self.0.strip_prefix("+31") {
            Some(national) => format!("0{national}"),
            None => self.0.replacen('+', "00", 1),
        }
    }

    /// The last six digits: enough to compare numbers typed with and without area or country code.
    pub fn tail(&self) -> &str {
        // All bytes are ASCII after `parse`, so the cut is on a character; a shorter text is returned whole.
        self.0.get(self.0.len().saturating_sub(6)..).unwrap_or(&self.0)
    }

    /// A Dutch mobile number, which may get an *appje*; foreign numbers count as mobile as well, nobody can tell.
    pub fn may_be_mobile(&self) -> bool {
        self.0.strip_prefix("+31").is_none_or(|national| national.starts_with('6'))
    }
}

/// A number after its Dutch zero.
fn dutch(rest: &str) -> Result<Phone, PhoneError> {
    if rest.len() != 9 {
        return Err(PhoneError::DutchLength(rest.len() + 1));
    }
    if rest.starts_with('0') {
        return Err(PhoneError::Beginning);
    }
    Ok(Phone(format!("+31{rest}")))
}

/// A number with its country code and without `+` or `00`.
fn with_country(digits: &str) -> Result<Phone, PhoneError> {
    if digits.starts_with('0') {
        return Err(PhoneError::Beginning);
    }
    if let Some(national) = digits.strip_prefix("31") {
        // +31 (0)6 is common and wrong: the zero falls away behind the country code.
        return dutch(national.strip_prefix('0').unwrap_or(national));
    }
    if !(7..=15).contains(&digits.len()) {
        return Err(PhoneError::ForeignLength(digits.len()));
    }
    Ok(Phone(format!("+{digits}")))
}

/// `06-12 34 56 78`, `0570-22 76 49`, `020-123 45 67`, `+32 412 34 56 78`.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.starts_with("+31") {
            let national = self.dialled();
            let area = if national.starts_with("06") {
                2
            } else if SHORT_AREAS.iter().any(|area| national.starts_with(area)) {
                3
            } else {
                4
            };
            let (area, rest) = national.split_at_checked(area).unwrap_or((&national, ""));
            return write!(f, "{area}-{}", in_pairs(rest));
        }
        let digits = self.0.trim_start_matches('+');
        let country = if digits.starts_with(['1', '7']) {
            1
        } else if TWO_DIGIT_COUNTRIES.iter().any(|country| digits.starts_with(country)) {
            2
        } else {
            3
        };
        let (country, rest) = digits.split_at_checked(country).unwrap_or((digits, ""));
        write!(f, "+{country} {}", in_pairs(rest))
    }
}

/// Groups of two digits; the first has three when the number of digits is odd.
fn in_pairs(digits: &str) -> String {
    let total = digits.len();
    let mut grouped = String::with_capacity(total * 3 / 2);
    for (at, digit) in digits.chars().enumerate() {
        let left = total - at;
        if at > 1 && left.is_multiple_of(2) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

impl TryFrom<String> for Phone {
    type Error = PhoneError;
    fn try_from(text: String) -> Result<Self, PhoneError> {
        Phone::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> String {
        phone.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("06-12345678", "+31612345678", "06-12 34 56 78")]
    #[case("06 12 34 56 78", "+31612345678", "06-12 34 56 78")]
    #[case("+31 6 12345678", "+31612345678", "06-12 34 56 78")]
    #[case("+31 (0)6 12345678", "+31612345678", "06-12 34 56 78")]
    #[case("0031 612345678", "+31612345678", "06-12 34 56 78")]
    #[case("31612345678", "+31612345678", "06-12 34 56 78")]
    #[case("612345678", "+31612345678", "06-12 34 56 78")]
    #[case("0570-227649", "+31570227649", "0570-22 76 49")]
    #[case("(020) 123.45.67", "+31201234567", "020-123 45 67")]
    #[case("+32 412 34 56 78", "+32412345678", "+32 412 34 56 78")]
    #[case("0032 412345678", "+32412345678", "+32 412 34 56 78")]
    #[case("+380 44 123 4567", "+380441234567", "+380 441 23 45 67")]
    #[case("+1 212 555 0100", "+12125550100", "+1 21 25 55 01 00")]
    fn reads(#[case] typed: &str, #[case] canonical: &str, #[case] shown: &str) {
        let phone = Phone::parse(typed).unwrap();
        assert_eq!((phone.canonical(), phone.to_string().as_str()), (canonical, shown));
    }

    #[rstest]
    #[case("", PhoneError::Empty)]
    #[case(" - ", PhoneError::Empty)]
    #[case("06-1234567", PhoneError::DutchLength(9))]
    #[case("06-123456789", PhoneError::DutchLength(11))]
    #[case("+32 412", PhoneError::ForeignLength(5))]
    #[case("+0612345678", PhoneError::Beginning)]
    #[case("06 bellen", PhoneError::Sign('b'))]
    #[case("06+12345678", PhoneError::Sign('+'))]
    #[case("٠٦١٢٣٤٥٦٧٨", PhoneError::Sign('٠'))]
    fn refuses(#[case] typed: &str, #[case] why: PhoneError) {
        assert_eq!(Phone::parse(typed), Err(why));
    }

    #[test]
    fn several_numbers_in_one_cell() {
        let all = Phone::parse_all("06-12345678 / 0570-227649 of thuis");
        assert_eq!(all.len(), 3);
        assert_eq!(all[1].as_ref().map(Phone::canonical), Ok("+31570227649"));
        assert_eq!(all[2], Err(PhoneError::Sign('t')));
        assert!(Phone::parse_all("  ").is_empty());
    }

    #[test]
    fn the_tail_is_the_same_however_the_number_was_typed() {
        for typed in ["06-12345678", "+31612345678", "0031 6 12 34 56 78"] {
            assert_eq!(Phone::parse(typed).unwrap().tail(), "345678");
        }
        assert!(Phone::parse("0612345678").unwrap().may_be_mobile());
        assert!(!Phone::parse("0570227649").unwrap().may_be_mobile());
        assert_eq!(Phone::parse("0032412345678").unwrap().dialled(), "0032412345678");
    }

    #[test]
    fn stored_as_canonical_text_and_checked_when_read() {
        let phone = Phone::parse("0612345678").unwrap();
        assert_eq!(serde_json::to_string(&phone).unwrap(), "\"+31612345678\"");
        assert!(serde_json::from_str::<Phone>("\"12\"").is_err());
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(typed in "0[1-9][0-9]{8}|\\+(1|32|48|90|212|380)[1-9][0-9]{7,9}") {
            let phone = Phone::parse(&typed).unwrap();
            prop_assert_eq!(Phone::parse(&phone.to_string()), Ok(phone.clone()));
            prop_assert_eq!(Phone::parse(&phone.dialled()), Ok(phone.clone()));
            prop_assert_eq!(Phone::parse(phone.canonical()), Ok(phone.clone()));
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            if let Ok(phone) = Phone::parse(&text) {
                prop_assert!((8..=16).contains(&phone.canonical().len()));
                prop_assert_eq!(phone.tail().len(), 6);
            }
            let _ = Phone::parse_all(&text);
        }
    }
}

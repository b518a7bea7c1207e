//! Search as you type over people: any part of the name, the place, the own number, digits of a phone number.
//!
//! A [`SearchKey`] is made once per person and is all that a scan reads; a [`Query`] is made once per key press.
//! Knows neither the list nor its filters; ranks, never sorts by anything else.

use super::Name;
use super::fold::fold;
use super::name::is_infix;
use super::phone::Phone;

/// What people type for *van de* and the like.
const SHORT_INFIXES: &[&str] = &["v", "vd", "vdr", "vh", "vn", "ve"];
/// Digits from which on a number is also looked for inside phone numbers.
const PHONE_DIGITS: usize = 3;
/// Letters from which on a word is also looked for inside words.
const INSIDE_LETTERS: usize = 3;

/// How well somebody fits a query; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The own number is exactly this.
    Number,
    /// The family name, with or without tussenvoegsel, begins like this.
    Family,
    /// The given name begins like this.
    Given,
    /// Every word begins a word of the name.
    Words,
    /// The same when spaces and hyphens in the name are left out.
    Squeezed,
    /// Some word is found in place, own number or phone number.
    Elsewhere,
    /// Some word is found inside a word of the name.
    Inside,
}

/// What of one person can be found, folded: four lines, parted by line breaks.
///
/// `infix family⇥given`, place, own number, phone numbers as dialled from the Netherlands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchKey {
    letters: Letters,
    text: Box<str>,
}

/// Which letters and digits occur, so that most keys are passed over without reading them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letters(u64);

impl Letters {
    fn of(text: &str) -> Letters {
        Letters(text.bytes().fold(0, |set, byte| {
            set | match byte {
                b'a'..=b'z' => 1 << (byte - b'a'),
                b'0'..=b'9' => 1 << (26 + byte - b'0'),
                // Other scripts by their bytes, spread over the bits that are left.
                128.. => 1 << (36 + byte % 28),
                _ => 0,
            }
        }))
    }

    fn has_all_of(self, other: Letters) -> bool {
        self.0 & other.0 == other.0
    }
}

impl SearchKey {
    /// The key of one person; phone numbers in any shape, what is no number is searched by its digits.
    pub fn new<'a>(
        name: &Name,
        place: &str,
        own_number: &str,
        phones: impl IntoIterator<Item = &'a str>,
    ) -> SearchKey {
        let mut text = fold(&format!("{} {}", name.infix, name.family));
        text.push('\t');
        text.push_str(&fold(&name.given));
        for line in [place, own_number] {
            text.push('\n');
            text.push_str(&fold(line));
        }
        text.push('\n');
        let phones: Vec<String> = phones
            .into_iter()
            .map(|typed| Phone::parse(typed).map_or_else(|_| digits_of(typed), |phone| phone.dialled()))
            .collect();
        text.push_str(&phones.join(" "));
        SearchKey { letters: Letters::of(&text), text: text.into_boxed_str() }
    }
}

/// What was typed in the search field, made ready for many keys.
#[derive(Clone, Debug)]
pub struct Query {
    words: Vec<Word>,
    /// All words with single spaces, for whole beginnings.
    whole: String,
    /// When only digits were typed: them, as they stand in an own number and as dialled.
    number: Option<(String, String)>,
    letters: Letters,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    /// A tussenvoegsel that other words follow: need not be found.
    optional: bool,
}

impl Query {
    /// Reads what was typed; accents, capitals, punctuation and spaces do not matter.
    pub fn new(typed: &str) -> Query {
        let whole = fold(typed);
        let texts: Vec<&str> = whole.split(' ').filter(|word| !word.is_empty()).collect();
        let last = texts.len().saturating_sub(1);
        let words: Vec<Word> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| Word {
                text: (*text).to_owned(),
                optional: at < last && (is_infix(text) || SHORT_INFIXES.contains(text)),
            })
            .collect();
        let only_digits =
            !texts.is_empty() && texts.iter().all(|text| text.bytes().all(|b| b.is_ascii_digit()));
        let number = only_digits.then(|| {
            let digits = texts.concat();
            let dialled = as_dialled(typed.trim_start().starts_with('+'), &digits);
            (digits, dialled)
        });
        let needed: String = match &number {
            // Zeros may be missing in the key, and a country code typed here may be written as a zero there.
            Some((digits, dialled)) => {
                digits.chars().filter(|digit| *digit != '0' && dialled.contains(*digit)).collect()
            }
            None => words.iter().filter(|word| !word.optional).map(|word| word.text.as_str()).collect(),
        };
        Query { letters: Letters::of(&needed), words, whole, number }
    }

    /// Nothing to look for: everybody fits.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// How well the person fits; `None` when not at all. An empty query fits everybody.
pub fn matches(key: &SearchKey, query: &Query) -> Option<Rank> {
    if !key.letters.has_all_of(query.letters) {
        return None;
    }
    let mut lines = key.text.split('\n');
    let name = lines.next().unwrap_or_default();
    let (place, own, phones) = (lines.next()?, lines.next()?, lines.next()?);
    if let Some((digits, dialled)) = &query.number
        && let Some(rank) = number_rank(own, phones, digits, dialled)
    {
        return Some(rank);
    }
    let (family, given) = name.split_once('\t').unwrap_or((name, ""));
    if begins_family(family, &query.whole) {
        return Some(Rank::Family);
    }
    if given.starts_with(&query.whole) {
        return Some(Rank::Given);
    }
    let mut worst = Rank::Words;
    let mut left_out = false;
    for word in &query.words {
        match word_rank(&word.text, name, place, own) {
            Some(rank) => worst = worst.max(rank),
            None if word.optional => left_out = true,
            None => return None,
        }
    }
    // A tussenvoegsel belongs to a name: "el am" is not about Amsterdam.
    (!left_out || worst != Rank::Elsewhere).then_some(worst)
}

/// Where the people who fit stand in `keys`, best first and otherwise in their own order.
pub fn hits<'a>(keys: impl IntoIterator<Item = &'a SearchKey>, query: &Query) -> Vec<usize> {
    let mut hits: Vec<(Rank, usize)> = keys
        .into_iter()
        .enumerate()
        .filter_map(|(at, key)| matches(key, query).map(|rank| (rank, at)))
        .collect();
    hits.sort_unstable();
    hits.into_iter().map(|(_, at)| at).collect()
}

fn number_rank(own: &str, phones: &str, digits: &str, dialled: &str) -> Option<Rank> {
    let (bare, own) = (digits.trim_start_matches('0'), own.trim_start_matches('0'));
    if !bare.is_empty() && own == bare {
        return Some(Rank::Number);
    }
    let begins_own = !bare.is_empty() && own.starts_with(bare);
    let in_phone = dialled.len() >= PHONE_DIGITS && contains(phones, dialled);
    (begins_own || in_phone).then_some(Rank::Elsewhere)
}

/// Does the family name begin so, counted from its first word or from after its tussenvoegsels?
fn begins_family(family: &str, whole: &str) -> bool {
    let mut rest = family;
    loop {
        if rest.starts_with(whole) && !rest.is_empty() {
            return true;
        }
        match rest.split_once(' ') {
            Some((word, after)) if is_infix(word) => rest = after,
            _ => return false,
        }
    }
}

fn word_rank(word: &str, name: &str, place: &str, own: &str) -> Option<Rank> {
    if begins_word(name, word) {
        return Some(Rank::Words);
    }
    // one letter begins the same words with or without the spaces between them
    let more = word.len() > 1;
    if more && begins_squeezed(name, word) {
        return Some(Rank::Squeezed);
    }
    if begins_word(own, word) || begins_word(place, word) || (more && begins_squeezed(place, word)) {
        return Some(Rank::Elsewhere);
    }
    (word.len() >= INSIDE_LETTERS && contains(name, word)).then_some(Rank::Inside)
}

/// Texts are short and there are many: plain comparing of bytes is faster than a search that prepares itself.
fn contains(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len().max(1)).any(|bytes| bytes == part.as_bytes())
}

fn begins_word(text: &str, word: &str) -> bool {
    text.starts_with(word)
        || text.as_bytes().windows(word.len() + 1).any(|bytes| {
            bytes.split_first().is_some_and(|(before, rest)| parts(*before) && rest == word.as_bytes())
        })
}

/// Does the text go on like `word` from the start of one of its words, when spaces are left out?
fn begins_squeezed(text: &str, word: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        let mut letters = rest.iter().filter(|byte| !parts(**byte));
        if word.bytes().all(|wanted| letters.next() == Some(&wanted)) {
            return true;
        }
        match rest.iter().position(|byte| parts(*byte)) {
            Some(at) => rest = rest.get(at + 1..).unwrap_or_default(),
            None => return false,
        }
    }
}

fn parts(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

/// Typed digits as they stand in a dialled number: 0031 6 and +31 6 become 06.
fn as_dialled(plus: bool, digits: &str) -> String {
    let international = if plus { Some(digits) } else { digits.strip_prefix("00") };
    match international {
        None => digits.to_owned(),
        Some(rest) => match rest.strip_prefix("31") {
            Some(national) => format!("0{}", national.strip_prefix('0').unwrap_or(national)),
            None => format!("00{rest}"),
        },
    }
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;

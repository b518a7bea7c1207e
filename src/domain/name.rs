//! A person's name: three parts as typed, how they are put in order, and how one typed line is split into them.
//!
//! Knows Dutch tussenvoegsels and a few family names of more words; never changes what was typed.

use serde::{Deserialize, Serialize};

use super::fold::fold;

/// Words between given and family name that do not count in sorting, folded.
const INFIXES: &[&str] = &[
    "aan", "af", "al", "am", "auf", "bij", "boven", "d", "da", "dal", "das", "de", "degli", "dei", "del",
    "della", "den", "der", "des", "di", "do", "dos", "du", "el", "het", "in", "l", "la", "las", "le", "les",
    "lo", "los", "of", "onder", "op", "over", "s", "san", "t", "te", "ten", "ter", "tot", "uijt", "uit",
    "van", "vanden", "ver", "vom", "von", "voor", "vor", "zu", "zum", "zur",
];
/// Tussenvoegsels that are also common as given or family names in other languages: only in lower case.
const ONLY_IN_LOWER_CASE: &[&str] =
    &["do", "in", "la", "le", "lo", "of", "san", "ver", "am", "over", "das", "les"];
/// At the start of a line these may be a given name (*El*, *Al*, *Da*): there too only in lower case.
const ONLY_IN_LOWER_CASE_AT_START: &[&str] =
    &["al", "el", "da", "di", "del", "des", "los", "las", "dal", "bij"];
/// First words of family names that sort under themselves: *Abu Zaid*, *Ben Youssef*, *Aït Ali*.
const FAMILY_STARTS: &[&str] = &["abd", "abu", "ait", "bel", "ben", "bin", "bint", "ibn", "ould", "st"];
/// Second words by which a name is in Vietnamese order, family name first; with their own accents.
const FAMILY_FIRST: &[&str] = &["Thị", "thị", "Văn", "văn"];

/// A name in three parts, each as typed and each possibly empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    /// *Roepnaam*; the whole name for people who have one name or write it in one fixed order.
    pub given: String,
    /// *Tussenvoegsel*: van, van 't, el.
    pub infix: String,
    /// *Achternaam*.
    pub family: String,
}

impl Name {
    /// A name of three parts; outer spaces are dropped.
    pub fn new(given: &str, infix: &str, family: &str) -> Name {
        Name {
            given: given.trim().to_owned(),
            infix: infix.trim().to_owned(),
            family: family.trim().to_owned(),
        }
    }

    /// Nothing to call the person by: a tussenvoegsel alone is no name.
    pub fn is_empty(&self) -> bool {
        self.given.trim().is_empty() && self.family.trim().is_empty()
    }

    /// For lists: `el Amrani, Fatima`.
    pub fn listed(&self) -> String {
        let family = joined(&[&self.infix, &self.family]);
        match (family.is_empty(), self.given.is_empty()) {
            (true, _) => self.given.clone(),
            (false, true) => family,
            (false, false) => format!("{family}, {}", self.given),
        }
    }

    /// In speech: `Fatima el Amrani`.
    pub fn spoken(&self) -> String {
        joined(&[&self.given, &self.infix, &self.family])
    }

    /// What the person is called by: the given name, or all there is.
    pub fn first(&self) -> String {
        if self.given.is_empty() { self.spoken() } else { self.given.clone() }
    }

    /// What a list is sorted by: family name without tussenvoegsel, then given name, then tussenvoegsel; folded.
    pub fn sort_key(&self) -> String {
        let family = fold(without_infix(&self.family));
        let given = fold(&self.given);
        // A person with one name sorts under it; \u{1} keeps "Berg, Z" before "Bergen, A".
        if family.is_empty() { given } else { format!("{family}\u{1}{given}\u{1}{}", fold(&self.infix)) }
    }

    /// The words of the name, folded, tussenvoegsels left out, in alphabetical order: what does not change when
    /// parts were typed in another order or column.
    pub fn alike_key(&self) -> String {
        let folded = fold(&self.spoken());
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !is_infix(word)).collect();
        if words.is_empty() {
            words = folded.split(' ').collect();
        }
        words.sort_unstable();
        words.join(" ")
    }

    /// Splits a line such as `Fatima el Amrani`, `el Amrani, Fatima` or `Amrani, Fatima el`.
    ///
    /// A guess for the coach to correct: words before the tussenvoegsel are the given name; without one, the last
    /// word is the family name. One word, or a name in Vietnamese order, stays whole as given name.
    pub fn split(line: &str) -> Name {
        if let Some((family, given)) = line.split_once(',') {
            return split_listed(family, given);
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.len() < 2 || words.get(1).is_some_and(|word| FAMILY_FIRST.contains(word)) {
            return Name { given: words.join(" "), ..Name::default() };
        }
        let start = words.iter().enumerate().position(|(at, word)| starts_family(word, at == 0));
        let start = start.filter(|at| *at + 1 < words.len()).unwrap_or(words.len() - 1);
        let (given, rest) = words.split_at(start);
        let infixes =
            rest.iter().take_while(|word| is_infix_as_typed(word, false)).count().min(rest.len() - 1);
        let (infix, family) = rest.split_at(infixes);
        Name { given: given.join(" "), infix: infix.join(" "), family: family.join(" ") }
    }
}

/// Takes the tussenvoegsels in front off a family name that was typed with them: (`van den`, `Berg`).
pub fn split_family(family: &str) -> (String, String) {
    let words: Vec<&str> = family.split_whitespace().collect();
    let infixes = words.iter().take_while(|word| is_infix_as_typed(word, true)).count();
    let (infix, rest) = words.split_at(infixes.min(words.len().saturating_sub(1)));
    (infix.join(" "), rest.join(" "))
}

/// Is this folded word one of the known tussenvoegsels?
pub fn is_infix(folded: &str) -> bool {
    INFIXES.binary_search(&folded).is_ok()
}

/// `family` and `given` as they stand on both sides of the comma.
fn split_listed(family: &str, given: &str) -> Name {
    let words: Vec<&str> = given.split_whitespace().collect();
    let trailing = words.iter().rev().take_while(|word| is_infix_as_typed(word, true)).count();
    if trailing > 0 {
        let (given, infix) = words.split_at(words.len() - trailing);
        return Name { given: given.join(" "), infix: infix.join(" "), family: family.trim().to_owned() };
    }
    let (infix, family) = split_family(family);
    Name { given: words.join(" "), infix, family }
}

fn starts_family(word: &str, at_start: bool) -> bool {
    is_infix_as_typed(word, at_start) || (!at_start && FAMILY_STARTS.contains(&fold(word).as_str()))
}

/// Is this word, as typed, a tussenvoegsel here? Some count only when written in lower case.
fn is_infix_as_typed(word: &str, at_start: bool) -> bool {
    let folded = fold(word);
    let lower = word.chars().next().is_some_and(|first| !first.is_uppercase());
    let needs_lower = ONLY_IN_LOWER_CASE.contains(&folded.as_str())
        || (at_start && ONLY_IN_LOWER_CASE_AT_START.contains(&folded.as_str()))
        // One letter is an initial unless it was typed as a tussenvoegsel: 't, d', s.
        || folded.chars().count() == 1;
    is_infix(&folded) && (lower || !needs_lower)
}

/// A family name without the tussenvoegsel that was typed into it: `al Masri`, `al-Hashimi`, `van Dijk`.
fn without_infix(family: &str) -> &str {
    let mut rest = family.trim();
    while let Some((word, after)) = rest.split_once([' ', '-']) {
        if !is_infix_as_typed(word, true) || after.trim().is_empty() {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Fatima el Amrani", "Fatima", "el", "Amrani")]
    #[case("el Amrani, Fatima", "Fatima", "el", "Amrani")]
    #[case("Amrani, Fatima el", "Fatima", "el", "Amrani")]
    #[case("Wim van Dijk", "Wim", "van", "Dijk")]
    #[case("Jan Willem van den Berg-Brink", "Jan Willem", "van den", "Berg-Brink")]
    #[case("Piet van 't Hof", "Piet", "van 't", "Hof")]
    #[case("Piet 't Hof", "Piet", "'t", "Hof")]
    #[case("Truus op den Wal", "Truus", "op den", "Wal")]
    #[case("Jean Van Damme", "Jean", "Van", "Damme")]
    #[case("van Dijk", "", "van", "Dijk")]
    #[case("De Jong", "", "De", "Jong")]
    #[case("Jan Willem Bakker", "Jan Willem", "", "Bakker")]
    #[case("Jan D Bakker", "Jan D", "", "Bakker")]
    #[case("Fatima Ben Youssef", "Fatima", "", "Ben Youssef")]
    #[case("Ben Jansen", "Ben", "", "Jansen")]
    #[case("Đặng Thị Hoa", "Đặng Thị Hoa", "", "")]
    #[case("Nguyen Thi Le Hoa", "Nguyen Thi Le", "", "Hoa")]
    #[case("Ayaan", "Ayaan", "", "")]
    #[case("فاطمة العمراني", "فاطمة", "", "العمراني")]
    #[case("Maria van", "Maria", "", "van")]
    #[case("van", "van", "", "")]
    #[case("van de", "", "van", "de")]
    #[case("Bakker,", "", "", "Bakker")]
    #[case("  ", "", "", "")]
    fn splits(#[case] line: &str, #[case] given: &str, #[case] infix: &str, #[case] family: &str) {
        assert_eq!(Name::split(line), Name::new(given, infix, family));
    }

    #[test]
    fn written_in_lists_and_in_speech() {
        let name = Name::new("Fatima", "el", "Amrani");
        assert_eq!(
            (name.listed(), name.spoken(), name.first()),
            ("el Amrani, Fatima".to_owned(), "Fatima el Amrani".to_owned(), "Fatima".to_owned())
        );
        assert_eq!(Name::new("Ayaan", "", "").listed(), "Ayaan");
        assert_eq!(Name::new("", "van", "Dijk").first(), "van Dijk");
        assert!(Name::new(" ", "van", "").is_empty());
    }

    #[test]
    fn sorted_as_the_dutch_do_without_the_tussenvoegsel() {
        let mut names = [
            Name::new("Wim", "van", "Dijk"),
            Name::new("Ayşe", "", "Çelik"),
            Name::new("Đặng Thị Hoa", "", ""),
            Name::new("Zaynab", "", "al Masri"),
            Name::new("Jan", "", "Bakker"),
            Name::new("Fatima", "el", "Amrani"),
            Name::new("Abdel", "", "al-Hashimi"),
            Name::new("Zoë", "", "Berg"),
            Name::new("Anna", "", "Bergen"),
        ];
        names.sort_by_key(Name::sort_key);
        let listed: Vec<String> = names.iter().map(Name::listed).collect();
        assert_eq!(
            listed,
            [
                "el Amrani, Fatima",
                "Bakker, Jan",
                "Berg, Zoë",
                "Bergen, Anna",
                "Çelik, Ayşe",
                "Đặng Thị Hoa",
                "van Dijk, Wim",
                "al-Hashimi, Abdel",
                "al Masri, Zaynab",
            ]
        );
    }

    #[test]
    fn the_same_words_in_another_order_are_alike() {
        let key = Name::new("Fatima", "el", "Amrani").alike_key();
        assert_eq!(Name::new("AMRANI", "", "fátima").alike_key(), key);
        assert_eq!(Name::split("Fatima El Amrani").alike_key(), key);
        assert_ne!(Name::new("Fatima", "", "Amran").alike_key(), key);
        assert_ne!(Name::new("van", "", "").alike_key(), "");
    }

    #[test]
    fn the_table_is_sorted_and_folded() {
        assert!(INFIXES.is_sorted());
        for word in INFIXES {
            assert_eq!(fold(word), *word);
        }
        for word in ONLY_IN_LOWER_CASE.iter().chain(ONLY_IN_LOWER_CASE_AT_START) {
            assert!(is_infix(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn splitting_loses_no_word(words in proptest::collection::vec("[\\p{L}']{1,8}|van|de|el|'t", 0..6)) {
            let line = words.join(" ");
            prop_assert_eq!(Name::split(&line).spoken(), line);
        }

        #[test]
        fn any_text_can_be_split(line in any::<String>()) {
            let name = Name::split(&line);
            prop_assert!(name.spoken().chars().count() <= line.chars().count());
        }
    }
}

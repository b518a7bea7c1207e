//! Looks-alike on a labelled set of made-up pairs (`tests/data/alike.csv`), and among ten thousand people.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use trede::demo::Demo;
use trede::domain::Name;
use trede::domain::alike::{Known, SHOWN, Traits};

struct Pair {
    same: bool,
    why: String,
    one: Traits,
    two: Traits,
    line: String,
}

fn traits(name: &str, year: &str, phone: &str, postcode: &str) -> Traits {
    Traits::new(&Name::split(name), "", year.parse().ok(), [phone], postcode)
}

fn pairs() -> Vec<Pair> {
    let mut reader = csv::Reader::from_path("tests/data/alike.csv").unwrap();
    let pair = |row: csv::StringRecord| Pair {
        same: &row[0] == "same",
        why: row[1].to_owned(),
        one: traits(&row[2], &row[3], &row[4], &row[5]),
        two: traits(&row[6], &row[7], &row[8], &row[9]),
        line: row.iter().collect::<Vec<_>>().join(" | "),
    };
    reader.records().map(|row| pair(row.unwrap())).collect()
}

/// Ten thousand of the demo, without their lives.
static EVERYBODY: LazyLock<Known<usize>> = LazyLock::new(|| {
    let mut known = Known::default();
    let demo = Demo { participants: 10_000, ..Demo::default() };
    for (id, person) in demo.people().enumerate() {
        let phones = person.channels.iter().map(|channel| channel.address.as_str());
        let one = Traits::new(&person.name, &person.own_number, person.birth_year, phones, &person.postcode);
        known.insert(id, one);
    }
    known
});

/// Of each hundred pairs of one kind how many were answered so, with the lines that were not.
fn told(pairs: &[Pair], hit: impl Fn(&Pair) -> bool) -> (usize, String) {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for pair in pairs {
        let kind = kinds.entry(&pair.why).or_default();
        kind.1 += 1;
        if hit(pair) { kind.0 += 1 } else { missed.push(pair.line.clone()) }
    }
    let all = pairs.len() - missed.len();
    (all * 1_000 / pairs.len(), format!("{kinds:#?}\n{}", missed.join("\n")))
}

#[test]
fn of_a_hundred_that_are_one_person_ninety_five_are_found() {
    let (same, different): (Vec<Pair>, Vec<Pair>) = pairs().into_iter().partition(|pair| pair.same);
    assert!(same.len() + different.len() >= 500 && different.len() >= 150);
    let (found, said) = told(&same, |pair| pair.one.compare(&pair.two).is_some());
    assert!(found >= 950, "found {found} of a thousand\n{said}");
    let (left, said) = told(&different, |pair| pair.one.compare(&pair.two).is_none());
    assert!(left >= 950, "left alone {left} of a thousand\n{said}");
}

#[test]
fn among_ten_thousand_a_double_is_one_of_the_three_that_are_shown() {
    let known = &*EVERYBODY;
    let same: Vec<Pair> = pairs().into_iter().filter(|pair| pair.same).collect();
    // the one is known among ten thousand, the other comes in
    let (found, said) = told(&same, |pair| {
        let Some(likeness) = pair.one.compare(&pair.two) else { return false };
        let alike = known.alike(&pair.two);
        alike.iter().filter(|(_, other)| other.strength() >= likeness.strength()).count() < SHOWN
    });
    assert!(found >= 950, "found {found} of a thousand\n{said}");
}

#[test]
fn nobody_among_ten_thousand_has_more_than_three_suggestions_and_few_have_any_more_to_show() {
    let known = &*EVERYBODY;
    let (mut crowded, mut any) = (0, 0);
    for id in 0..10_000 {
        let me = known.get(id).unwrap();
        let all = known.alike(me).into_iter().filter(|(other, _)| *other != id).count();
        if id % 50 == 0 {
            assert_eq!(known.shown(id).len(), all.min(SHOWN));
        }
        crowded += usize::from(all > SHOWN);
        any += usize::from(all > 0);
    }
    // namesakes of one year: a city of ten thousand with two hundred and fifty names has them
    assert!(crowded < 300 && any < 6_000, "{crowded} {any}");
}

//! Every lesson of the pilots has a place: reads `docs/lessons.md` and holds it against the sources and the keymap.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod sources;

use std::collections::{BTreeMap, BTreeSet};

/// All lessons of the pilots.
const ALL: [&str; 23] = [
    "D1", "D2", "D3a", "D3b", "D4", "D5", "D6", "D7", "B1", "B2", "B3", "B4", "B5", "B6", "T1", "T2", "T3",
    "T4", "T5", "G1", "G2", "G3", "G4",
];

/// Those that the parts which are finished carry: they may not slip back to *still to come*.
const CARRIED: [&str; 12] = ["D2", "D3a", "D3b", "D4", "D5", "D6", "D7", "B5", "T1", "T2", "T3", "T4"];

/// The cells of each row below a heading, the first of which is an id.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let page = sources::text("docs/lessons.md");
    let section = page.split("\n## ").find_map(|part| part.strip_prefix(heading)).unwrap();
    let cells = |line: &str| -> Vec<String> {
        let inside = line.strip_prefix('|').unwrap().strip_suffix('|').unwrap();
        inside.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    section.lines().filter(|line| line.starts_with('|')).skip(2).map(cells).collect()
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<&str> {
    assert!(cell.matches('`').count().is_multiple_of(2), "{cell}");
    cell.split('`').skip(1).step_by(2).collect()
}

/// Each key of the shipped keymap with the actions it runs, in whatever table.
fn keys() -> BTreeMap<String, BTreeSet<String>> {
    let keymap: toml::Table = sources::text("keymaps/standard.toml").parse().unwrap();
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for binding in keymap.values().filter_map(toml::Value::as_array).flatten() {
        for key in binding["on"].as_array().unwrap() {
            let run = binding["run"].as_str().unwrap().to_owned();
            keys.entry(key.as_str().unwrap().to_owned()).or_default().insert(run);
        }
    }
    keys
}

#[test]
fn every_lesson_has_one_row_and_none_slips_back() {
    let ids = |heading| -> Vec<String> { rows(heading).into_iter().map(|row| row[0].clone()).collect() };
    let (finished, coming) = (ids("Finished"), ids("Still to come"));
    let all: Vec<&str> = finished.iter().chain(&coming).map(String::as_str).collect();
    let once: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(once, BTreeSet::from(ALL));
    assert_eq!(all.len(), once.len(), "a lesson stands there twice");
    for id in CARRIED {
        assert!(finished.iter().any(|one| one == id), "{id} was carried already");
    }
}

#[test]
fn every_row_says_what_was_learnt_and_where_it_stands() {
    for row in rows("Finished").into_iter().chain(rows("Still to come")) {
        let says = |cell: &String| cell.split_whitespace().count() >= 3;
        assert!(says(&row[1]) && says(&row[2]), "{row:?}");
    }
}

#[test]
fn every_finished_lesson_is_held_by_tests_that_bear_its_id() {
    let there: BTreeSet<String> = sources::test_functions().into_iter().collect();
    for row in rows("Finished") {
        let tests = quoted(&row[4]);
        assert!(!tests.is_empty(), "{} has no test", row[0]);
        for test in tests {
            assert!(there.contains(test), "{}: no test is called {test}", row[0]);
            let id = row[0].to_lowercase();
            assert!(test.split('_').any(|word| word == id), "{test} does not bear {id}");
        }
    }
}

#[test]
fn every_finished_lesson_is_reached_by_the_keys_it_names() {
    let keys = keys();
    for row in rows("Finished") {
        let pairs = quoted(&row[3]);
        assert!(!pairs.is_empty() && pairs.len().is_multiple_of(2), "{}: key and action by turns", row[0]);
        for pair in pairs.chunks(2) {
            let runs = keys.get(pair[0]).is_some_and(|runs| runs.contains(pair[1]));
            assert!(runs, "{}: {} does not run {}", row[0], pair[0], pair[1]);
        }
    }
}

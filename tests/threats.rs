//! Every threat that `SECURITY.md` names is held by tests that exist: reads its table and holds it against the sources.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod sources;

use std::collections::BTreeSet;

/// The cells of each row of the table of threats.
fn rows(page: &str) -> Vec<Vec<String>> {
    let section = page.split("\n## ").find_map(|part| part.strip_prefix("Twelve threats")).unwrap();
    let cells = |line: &str| -> Vec<String> {
        let inside = line.strip_prefix('|').unwrap().strip_suffix('|').unwrap();
        inside.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    section.lines().filter(|line| line.starts_with('|')).skip(2).map(cells).collect()
}

/// The file and the function that stand between backticks, as in `tests/crash.rs::name`.
fn named(cell: &str) -> Vec<(&str, &str)> {
    assert!(cell.matches('`').count().is_multiple_of(2), "{cell}");
    cell.split('`').skip(1).step_by(2).map(|test| test.split_once("::").unwrap_or((test, ""))).collect()
}

/// What is wrong with the tests that a row names.
fn missing(row: &[String]) -> Vec<String> {
    let there = sources::files("src").into_iter().chain(sources::files("tests")).collect::<BTreeSet<_>>();
    let is_there = |(file, test): &(&str, &str)| {
        there.contains(*file) && sources::tests_in(file).iter().any(|found| found == test)
    };
    let absent = named(&row[4]).into_iter().filter(|named| !is_there(named));
    absent.map(|(file, test)| format!("{}: there is no {file}::{test}", row[0])).collect()
}

#[test]
fn there_are_twelve_threats_and_each_says_what_is_done_and_what_stays() {
    let rows = rows(&sources::text("SECURITY.md"));
    let numbers: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(numbers, (1..=12).map(|number| number.to_string()).collect::<Vec<_>>());
    for row in &rows {
        assert_eq!(row.len(), 5, "{row:?}");
        let says = |cell: &String| cell.split_whitespace().count() >= 3;
        assert!(row[1..4].iter().all(says), "{row:?}");
        assert!(!named(&row[4]).is_empty(), "{} has no test", row[1]);
    }
}

#[test]
fn every_test_that_a_threat_names_exists() {
    let rows = rows(&sources::text("SECURITY.md"));
    assert_eq!(rows.iter().flat_map(|row| missing(row)).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_test_that_does_not_exist_is_found() {
    let row = |test: &str| ["13", "a threat", "a measure", "what stays", test].map(str::to_owned).to_vec();
    assert_eq!(
        missing(&row("`tests/threats.rs::a_test_that_does_not_exist_is_found`")),
        Vec::<String>::new()
    );
    for absent in ["`tests/threats.rs::rows`", "`tests/threats.rs::gone`", "`tests/gone.rs::rows`", "`rows`"]
    {
        assert_eq!(missing(&row(absent)).len(), 1, "{absent}");
    }
}

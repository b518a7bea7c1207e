//! The house stands as its drawing says: who may use whom (the table in ARCHITECTURE.md), which crate is named where, how long a file is.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod sources;

use std::collections::{BTreeMap, BTreeSet};

use sources::{Module, files, house, text};

/// What the composition root may use beside what all of `app` may.
const RUNTIME: [&str; 8] = ["archive", "bundle", "exchange", "handout", "record", "store", "term", "ui"];

/// Uses that the table does not allow and that stay for a reason: file, part, reason.
const ALLOWED: [(&str, &str, &str); 2] = [
    ("src/i18n/tests.rs", "domain", "a test: every refusal has its words"),
    ("src/i18n/tests.rs", "keymap", "a test: every command has its words"),
];

/// Crates that are named in one place, so that they can be replaced or fenced in there.
const CRATES: [(&str, &[&str]); 13] = [
    ("age", &["src/bundle/"]),
    ("bech32", &["src/bundle/"]),
    ("crossterm", &["src/term/"]),
    ("sled", &["src/store/sled_trees.rs"]),
    ("bincode", &["src/journal/codec.rs", "src/record/wire.rs"]),
    // `app/runtime.rs` passes the frame from one to the other without naming it
    ("ratatui", &["src/ui/", "src/term/"]),
    ("clap", &["src/cli/", "src/main.rs"]),
    ("clap_complete", &["src/cli/"]),
    ("clap_mangen", &["src/cli/"]),
    ("fluent_templates", &["src/i18n/"]),
    ("argon2", &["src/store/"]),
    ("chacha20poly1305", &["src/store/"]),
    ("rustix", &["src/process.rs"]),
];

const MOST_LINES: usize = 500;

/// Files that are longer, with the reason.
const LONG: [(&str, &str); 0] = [];

/// The table of ARCHITECTURE.md: what each part may use.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let names = |cell: &str| -> BTreeSet<String> {
        cell.split('`').skip(1).step_by(2).map(|name| name.trim_end_matches(".rs").to_owned()).collect()
    };
    let page = text("ARCHITECTURE.md");
    let rows: Vec<[&str; 2]> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
            [cells[0], cells[2]]
        })
        .collect();
    let all: BTreeSet<String> = rows.iter().flat_map(|row| names(row[0])).collect();
    rows.iter()
        .map(|[name, uses]| {
            let name = names(name).pop_first().unwrap();
            // what stands after `;` is about one file
            let uses = uses.split(';').next().unwrap();
            let uses = match uses.split_once("all but") {
                Some((_, but)) => all.difference(&names(but)).cloned().collect(),
                None => names(uses),
            };
            assert!(uses.is_subset(&all), "{name}: a part without a line in {uses:?}");
            (name, uses)
        })
        .collect()
}

fn is_runtime(module: &Module) -> bool {
    module.file == "src/app/runtime.rs" || module.file.starts_with("src/app/runtime/")
}

#[test]
fn each_part_uses_only_what_the_table_in_architecture_md_allows() {
    let (table, house) = (table(), house());
    let parts: BTreeSet<&str> = house.iter().map(Module::part).filter(|part| !part.is_empty()).collect();
    let drawn: BTreeSet<&str> = table.keys().map(String::as_str).collect();
    assert_eq!(parts, drawn, "the parts of the house, and the lines of the table");
    let mut wrong = BTreeSet::new();
    let mut excused = BTreeSet::new();
    for module in house.iter().filter(|module| !module.path.is_empty()) {
        for used in &module.used {
            let Some(part) = used.path.first().map(String::as_str) else { continue };
            let allowed = part == module.part()
                || table[module.part()].contains(part)
                || (is_runtime(module) && RUNTIME.contains(&part))
                || !(parts.contains(part) || part == "*");
            if allowed {
                continue;
            }
            if ALLOWED.iter().any(|(file, excused, _)| (*file, *excused) == (&module.file, part)) {
                excused.insert((module.file.as_str(), part));
            } else {
                wrong.insert(format!("{} uses {}", module.file, used.path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let listed: BTreeSet<_> = ALLOWED.iter().map(|(file, part, _)| (*file, *part)).collect();
    assert_eq!(excused, listed, "an exception that nobody needs any more");
}

#[test]
fn drawing_and_the_terminal_are_reached_by_the_composition_root_only() {
    for module in house().iter().filter(|module| !module.path.is_empty() && !is_runtime(module)) {
        for used in &module.used {
            let part = used.path.first().map_or("", String::as_str);
            let reaches = matches!(part, "ui" | "term") && part != module.part();
            assert!(!reaches, "{} uses {}", module.file, used.path.join("::"));
        }
    }
}

#[test]
fn the_domain_and_the_journal_know_nobody() {
    // the table could be changed in a hurry; this may not
    let table = table();
    let only_ids = BTreeSet::from(["id".to_owned()]);
    assert_eq!((&table["domain"], &table["journal"]), (&only_ids, &only_ids));
    assert!(table["id"].is_empty() && table["keymap"].is_empty() && table["i18n"].is_empty());
}

#[test]
fn a_crate_is_named_only_in_its_own_place() {
    let mut seen = BTreeSet::new();
    for module in house() {
        for (name, places) in CRATES {
            if module.foreign.iter().any(|foreign| foreign == name) {
                let at_home = places.iter().any(|place| module.file.starts_with(place));
                assert!(at_home, "{} names {name}", module.file);
                seen.insert(name);
            }
        }
    }
    // if the reader missed them all, the rule would hold nothing
    for name in ["crossterm", "sled", "bincode", "ratatui", "clap", "fluent_templates", "argon2"] {
        assert!(seen.contains(name), "{name} was not seen anywhere");
    }
}

#[test]
fn every_file_is_part_of_the_house() {
    let reached: BTreeSet<String> = house().into_iter().map(|module| module.file).collect();
    let there: BTreeSet<String> = files("src").into_iter().collect();
    assert_eq!(reached, there, "files that no module declares are dead");
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for file in files("src").into_iter().chain(files("tests")) {
        let text = text(&file);
        let first = text.lines().next().unwrap_or_default();
        let says = first.strip_prefix("//! ").is_some_and(|words| words.split_whitespace().count() >= 3);
        assert!(says, "{file} opens with {first:?}");
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<(String, usize)> = house()
        .into_iter()
        .filter(|module| !module.test)
        .map(|module| (module.file, module.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .collect();
    for (file, lines) in &long {
        assert!(LONG.iter().any(|(listed, _)| listed == file), "{file} has {lines} lines");
    }
    assert_eq!(long.len(), LONG.len(), "a file that is short enough now is still listed");
}

#[test]
fn unsafe_code_is_forbidden_in_the_whole_crate() {
    let manifest: toml::Table = text("Cargo.toml").parse().unwrap();
    let level = manifest["lints"]["rust"]["unsafe_code"].as_str();
    assert_eq!(level, Some("forbid"));
    for module in house() {
        let found = sources::tokens(&module.text).iter().any(|token| token.is("unsafe"));
        assert!(!found, "{} says unsafe", module.file);
    }
}

//! The sources read as text: which module a file is, what it names, which tests it holds. For the tests that hold rules over them.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod tokens;

use std::fs;
use std::path::{Path, PathBuf};

pub use tokens::{Token, tokens};

/// Something a file names by its full path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Used {
    /// The segments from the root of the crate, or from the name of another crate.
    pub path: Vec<String>,
    /// Whether it is named in tests only.
    pub in_tests: bool,
}

/// A file of the crate.
#[derive(Clone, Debug)]
pub struct Module {
    /// From the root of the project, with `/`.
    pub file: String,
    /// Which module it is; empty for `lib.rs` and `main.rs`.
    pub path: Vec<String>,
    /// Whether it is compiled for tests only.
    pub test: bool,
    /// Its text.
    pub text: String,
    /// What it names of this crate.
    pub used: Vec<Used>,
    /// What it names of other crates.
    pub foreign: Vec<String>,
}

impl Module {
    /// The part of the house it belongs to.
    pub fn part(&self) -> &str {
        self.path.first().map_or("", String::as_str)
    }
}

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the project.
pub fn text(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Every Rust file below a folder of the project, in order.
pub fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// Every file that the compiler reaches from `lib.rs` and `main.rs`.
pub fn house() -> Vec<Module> {
    let mut found = Vec::new();
    read("src/lib.rs", &[], false, &mut found);
    read("src/main.rs", &[], false, &mut found);
    found
}

/// The names of all test functions, below `src` and `tests`.
pub fn test_functions() -> Vec<String> {
    files("src").into_iter().chain(files("tests")).flat_map(|file| tests_in(&file)).collect()
}

/// The names of the test functions of one file; those that are passed over unless somebody asks do not count.
pub fn tests_in(file: &str) -> Vec<String> {
    let mut found = Vec::new();
    let tokens = tokens(&text(file));
    let (mut is_test, mut passed_over) = (false, false);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            Token::Mark('#') => {
                let attribute = attribute(&tokens, at);
                let says = |name| attribute.get(2).is_some_and(|token| token.is(name));
                is_test |= says("test") || says("rstest");
                passed_over |= says("ignore");
                at += attribute.len();
                continue;
            }
            Token::Word(word) if word == "fn" => {
                let name = tokens.get(at + 1).and_then(Token::word).map(str::to_owned);
                found.extend(name.filter(|_| is_test && !passed_over));
                (is_test, passed_over) = (false, false);
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// An attribute from its `#` to its `]`; only the `#` when it is none.
fn attribute(tokens: &[Token], at: usize) -> &[Token] {
    let mut depth = 0_usize;
    for (offset, token) in tokens.iter().enumerate().skip(at + 1) {
        match token {
            Token::Mark('!') if depth == 0 => {}
            Token::Mark('[') => depth += 1,
            Token::Mark(']') => {
                depth -= 1;
                if depth == 0 {
                    return &tokens[at..=offset];
                }
            }
            _ if depth == 0 => break,
            _ => {}
        }
    }
    &tokens[at..=at]
}

/// A module written between braces, and where it ends.
struct Inline {
    name: String,
    test: bool,
    depth: usize,
}

fn read(file: &str, path: &[String], test: bool, found: &mut Vec<Module>) {
    let source = text(file);
    let tokens = tokens(&source);
    let mut module = Module {
        file: file.to_owned(),
        path: path.to_vec(),
        test,
        text: source.clone(),
        used: Vec::new(),
        foreign: Vec::new(),
    };
    let mut children = Vec::new();
    let mut inline: Vec<Inline> = Vec::new();
    let (mut depth, mut at) = (0_usize, 0_usize);
    let (mut for_tests, mut placed) = (false, None);
    while let Some(token) = tokens.get(at) {
        let here = || -> Vec<String> {
            path.iter().cloned().chain(inline.iter().map(|module| module.name.clone())).collect()
        };
        let in_tests = test || inline.iter().any(|module| module.test);
        let next = tokens.get(at + 1);
        match token {
            Token::Mark('#') => {
                let attribute = attribute(&tokens, at);
                for_tests |= attribute.iter().any(|token| token.is("cfg"))
                    && attribute.iter().any(|token| token.is("test"));
                if attribute.get(2).is_some_and(|token| token.is("path")) {
                    placed = attribute.iter().find_map(Token::string).map(str::to_owned);
                }
                at += attribute.len();
                continue;
            }
            Token::Mark('{') => depth += 1,
            Token::Mark('}') => {
                depth -= 1;
                inline.retain(|module| module.depth <= depth);
            }
            Token::Word(word) if word == "mod" => {
                if let Some(name) = next.and_then(Token::word) {
                    let test = in_tests || for_tests;
                    match tokens.get(at + 2) {
                        Some(Token::Mark('{')) => {
                            inline.push(Inline { name: name.to_owned(), test, depth: depth + 1 });
                        }
                        Some(Token::Mark(';')) => {
                            let child: Vec<String> = here().into_iter().chain([name.to_owned()]).collect();
                            children.push((place(file, &child, placed.take()), child, test));
                        }
                        _ => {}
                    }
                }
            }
            Token::Word(word) => {
                let before = at.checked_sub(1).and_then(|before| tokens.get(before));
                let begins = !matches!(before, Some(Token::Colons));
                let named = before.is_some_and(|token| token.is("use") || token.is("crate"));
                match word.as_str() {
                    "crate" | "super" | "self" | "trede" if begins && next == Some(&Token::Colons) => {
                        let base = if matches!(word.as_str(), "crate" | "trede") { vec![] } else { here() };
                        let mut paths = Vec::new();
                        tokens::tree(&tokens, at, &[], &mut paths);
                        let paths = paths.into_iter().map(|path| resolved(&base, &path));
                        module.used.extend(paths.map(|path| Used { path, in_tests }));
                    }
                    _ if next == Some(&Token::Colons) || named => module.foreign.push(word.clone()),
                    _ => {}
                }
            }
            _ => {}
        }
        if matches!(token, Token::Mark(';' | '{' | '}')) {
            (for_tests, placed) = (false, None);
        }
        at += 1;
    }
    found.push(module);
    for (file, path, test) in children {
        read(&file, &path, test, found);
    }
}

/// The path from the root; `*` stands for "all of it".
fn resolved(base: &[String], path: &[String]) -> Vec<String> {
    let mut full = base.to_vec();
    for (number, segment) in path.iter().enumerate() {
        match segment.as_str() {
            "super" => drop(full.pop()),
            "crate" | "trede" | "self" if number == 0 => {}
            _ => full.push(segment.clone()),
        }
    }
    full
}

/// The file of a module that `parent` declares.
fn place(parent: &str, child: &[String], placed: Option<String>) -> String {
    let folder = Path::new(parent).parent().unwrap().to_str().unwrap();
    if let Some(placed) = placed {
        return format!("{folder}/{placed}");
    }
    let stem = format!("src/{}", child.join("/"));
    let beside = format!("{stem}.rs");
    if root().join(&beside).is_file() { beside } else { format!("{stem}/mod.rs") }
}

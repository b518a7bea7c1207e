//! The shape of `import --json`: how the list was read, what was left out, and what became of each person.

use std::collections::BTreeMap;

use serde::Serialize;

use super::choice;
use crate::cli::words::Words;
use crate::domain::import::{ListField, Outcome, Planned};
use crate::handout::people_csv::{Field, PeopleList, Problem};
use crate::id::DossierId;

/// An import.
#[derive(Serialize)]
pub struct Imported {
    /// Nothing was changed.
    pub dry_run: bool,
    /// How the file was written.
    pub encoding: &'static str,
    /// What parts the columns.
    pub separator: char,
    /// Every column of the file, in order.
    pub columns: Vec<Column>,
    /// Rows that were blank.
    pub blank: usize,
    /// People nobody knew.
    pub new: usize,
    /// Known people of whom something changed.
    pub changed: usize,
    /// Known people of whom nothing changed.
    pub same: usize,
    /// Rows that were not taken over at all.
    pub refused: usize,
    /// What was left out or needs a look, in the order of the file.
    pub problems: Vec<Left>,
    /// What became of each row with a name.
    pub people: Vec<Became>,
}

/// One column.
#[derive(Serialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// What it was taken for, as in a map file; none when it is not read.
    pub field: Option<&'static str>,
}

/// Something that was left out, or needs a look.
#[derive(Serialize)]
pub struct Left {
    /// Line of the file on which the row starts, from 1.
    pub line: u64,
    /// Heading of the column; empty when it is about the whole row.
    pub column: String,
    /// What the column was taken for.
    pub field: Option<&'static str>,
    /// Why, as a name.
    pub reason: &'static str,
    /// Why, in words of the language that was asked for.
    pub text: String,
}

/// What became of one row.
#[derive(Serialize)]
pub struct Became {
    /// Line of the file on which the row starts, from 1.
    pub line: u64,
    /// `new`, `changed`, `same` or `refused`.
    pub outcome: &'static str,
    /// The dossier; none when refused, and for new people of a dry run.
    pub id: Option<String>,
    /// With `changed`: which fields.
    pub fields: Vec<&'static str>,
    /// Fields that stay as somebody typed them here.
    pub kept: Vec<&'static str>,
    /// Somebody whom a new person may be the double of; none when that is a new person of a dry run.
    pub maybe_double_of: Option<String>,
    /// The line on which that somebody stands, when they come from this list.
    pub maybe_double_of_line: Option<u64>,
    /// With `refused`: why, in words.
    pub why: Option<String>,
}

impl Imported {
    /// The shape of a list and what was planned for it.
    pub fn of(list: &PeopleList, planned: &[Planned], dry_run: bool, words: Words) -> Self {
        let many = |of: fn(&Outcome) -> bool| planned.iter().filter(|one| of(&one.outcome)).count();
        let column = |(heading, field): &(String, Option<Field>)| Column {
            heading: heading.clone(),
            field: field.map(Field::name),
        };
        let lines = lines(list, planned);
        let rows = list.rows.iter().zip(planned);
        Self {
            dry_run,
            encoding: list.encoding.name(),
            separator: list.separator,
            columns: list.mapping.columns.iter().map(column).collect(),
            blank: list.blank,
            new: many(|outcome| matches!(outcome, Outcome::New)),
            changed: many(|outcome| matches!(outcome, Outcome::Changed(_))),
            same: many(|outcome| matches!(outcome, Outcome::Same)),
            refused: list.refused + many(|outcome| matches!(outcome, Outcome::Refused(_))),
            problems: list.problems.iter().map(|problem| left(problem, words)).collect(),
            people: rows.map(|(row, one)| became(row.line, one, dry_run, &lines, words)).collect(),
        }
    }
}

fn left(problem: &Problem, words: Words) -> Left {
    Left {
        line: problem.line,
        column: problem.column.clone(),
        field: problem.field.map(Field::name),
        reason: choice("people", problem.reason.key()),
        text: words.with(problem.reason.key(), &problem.reason.values()),
    }
}

/// On which line each new person stands.
fn lines(list: &PeopleList, planned: &[Planned]) -> BTreeMap<DossierId, u64> {
    let rows = list.rows.iter().zip(planned).filter(|(_, one)| one.outcome == Outcome::New);
    rows.filter_map(|(row, one)| Some((one.dossier?, row.line))).collect()
}

fn became(line: u64, one: &Planned, dry_run: bool, lines: &BTreeMap<DossierId, u64>, words: Words) -> Became {
    let names = |fields: &[ListField]| fields.iter().map(|field| choice("list", field.key())).collect();
    let text = |id: DossierId| id.to_string();
    let is_new = one.outcome == Outcome::New;
    let (outcome, fields, why) = match &one.outcome {
        Outcome::New => ("new", Vec::new(), None),
        Outcome::Same => ("same", Vec::new(), None),
        Outcome::Changed(fields) => ("changed", names(fields), None),
        Outcome::Refused(error) => ("refused", Vec::new(), Some(words.refused(error))),
    };
    let double = one.alike.filter(|_| is_new).map(|(id, _)| id);
    let double_line = double.and_then(|id| lines.get(&id).copied());
    Became {
        line,
        outcome,
        id: one.dossier.filter(|_| !(is_new && dry_run)).map(text),
        fields,
        kept: names(&one.kept),
        maybe_double_of: double.filter(|_| !(dry_run && double_line.is_some())).map(text),
        maybe_double_of_line: double_line,
        why,
    }
}

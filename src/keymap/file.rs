//! Keymap files: TOML with one table per context, read with the place of each fault.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::command::{Command, Need};
use super::context::Context;
use super::fault::{Fault, Named, Problem};
use super::key::{Key, KeyError, sequence};

/// A binding as read: keys, what they run (none unbinds), and under which extra condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The keys, one after another.
    pub keys: Vec<Key>,
    /// What they run; none for `noop`.
    pub run: Option<Command>,
    /// Works only when this is met.
    pub when: Need,
    /// Line of the keys in the file, from 1.
    pub line: usize,
    /// Column of the keys, from 1.
    pub column: usize,
}

/// Bindings per context, in the order of the file.
pub type Bindings = BTreeMap<Context, Vec<Binding>>;

/// Reads a keymap file.
///
/// # Errors
/// The first fault, with its place.
pub fn read(name: &str, text: &str) -> Result<Bindings, Fault> {
    let place = Place { name, text };
    let file = DeTable::parse(text)
        .map_err(|error| {
            place.fault(&error.span().unwrap_or(0..0), Problem::Toml(error.message().to_owned()))
        })?
        .into_inner();
    match file
        .get("schema")
        .map(|schema| (schema.span(), schema.get_ref().as_integer().map(DeInteger::as_str)))
    {
        Some((_, Some("1"))) => {}
        Some((at, _)) => return Err(place.fault(&at, Problem::Schema)),
        None => return Err(place.fault(&(0..0), Problem::Schema)),
    }
    let mut bindings = Bindings::new();
    for (key, value) in file.iter().filter(|(key, _)| key.get_ref() != "schema") {
        let names: Vec<&str> = Context::ALL.iter().map(|context| context.name()).collect();
        let context = Context::from_name(key.get_ref())
            .ok_or_else(|| place.fault(&key.span(), unknown(Named::Context, key.get_ref(), &names)))?;
        let no_list = || place.fault(&value.span(), Problem::Table(context.name()));
        let lines = value.get_ref().as_array().ok_or_else(no_list)?;
        let mut table = Vec::new();
        for line in lines {
            table.extend(place.bindings(line)?);
        }
        bindings.insert(context, table);
    }
    Ok(bindings)
}

struct Place<'a> {
    name: &'a str,
    text: &'a str,
}

impl Place<'_> {
    fn fault(&self, at: &Range<usize>, problem: Problem) -> Fault {
        let (line, column) = self.line_and_column(at.start);
        Fault { file: self.name.to_owned(), line, column, problem }
    }

    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count());
        (before.matches('\n').count() + 1, column + 1)
    }

    /// One line of a context: a binding for each key of `on`.
    fn bindings(&self, line: &Spanned<DeValue<'_>>) -> Result<Vec<Binding>, Fault> {
        let shape = || self.fault(&line.span(), Problem::Binding);
        let table = line.get_ref().as_table().ok_or_else(shape)?;
        if let Some((key, _)) =
            table.iter().find(|(key, _)| !["on", "run", "when"].contains(&key.get_ref().as_ref()))
        {
            return Err(self.fault(&key.span(), unknown(Named::Part, key.get_ref(), &["on", "run", "when"])));
        }
        let run = table.get("run").ok_or_else(shape)?;
        let run = match run.get_ref().as_str().ok_or_else(shape)? {
            "noop" => None,
            id => Some(Command::from_id(id).ok_or_else(|| {
                let ids: Vec<&str> = Command::ALL.iter().map(|command| command.id()).collect();
                self.fault(&run.span(), unknown(Named::Action, id, &ids))
            })?),
        };
        let when = match table.get("when") {
            None => Need::Nothing,
            Some(when) => {
                let name = when.get_ref().as_str().ok_or_else(shape)?;
                let names: Vec<&str> = Need::ALL.iter().map(|need| need.name()).collect();
                let known = Need::ALL.into_iter().find(|need| need.name() == name);
                known.ok_or_else(|| self.fault(&when.span(), unknown(Named::Condition, name, &names)))?
            }
        };
        let on = table.get("on").and_then(|on| on.get_ref().as_array()).ok_or_else(shape)?;
        on.iter()
            .map(|on| {
                let written = on.get_ref().as_str().ok_or_else(shape)?;
                let no_key = |KeyError(wrong)| self.fault(&on.span(), Problem::Key(wrong));
                let keys = sequence(written).map_err(no_key)?;
                let (line, column) = self.line_and_column(on.span().start);
                Ok(Binding { keys, run, when, line, column })
            })
            .collect()
    }
}

/// A name that does not exist, with the nearest that does when that is near.
fn unknown(of: Named, wrong: &str, names: &[&str]) -> Problem {
    let near = names.iter().map(|name| (distance(wrong, name), *name)).min();
    let near = near.filter(|(away, name)| *away <= name.len() / 2).map(|(_, name)| name.to_owned());
    Problem::Unknown { of, wrong: wrong.to_owned(), near }
}

/// How many letters must change (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, b) in row.iter_mut().skip(1).zip(other.chars()) {
            let cost = (diagonal + usize::from(a != b)).min(left + 1).min(*cell + 1);
            diagonal = *cell;
            *cell = cost;
            left = cost;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_their_place_and_suggest() {
        let fault = read("my.toml", "schema = 1\n\n[[list]]\non = [\"j\"]\nrun = \"row.nxt\"\n").unwrap_err();
        assert_eq!((fault.line, fault.column, fault.problem.near()), (5, 7, Some("row.next")), "{fault}");
        let fault = read("my.toml", "schema = 1\n[[lst]]\non = [\"j\"]\nrun = \"row.next\"\n").unwrap_err();
        assert_eq!((fault.line, fault.problem.near()), (2, Some("list")), "{fault}");
        let fault =
            read("my.toml", "schema = 1\nlist = [{ on = [\"entr\"], run = \"row.next\" }]\n").unwrap_err();
        assert_eq!((fault.line, fault.problem), (2, Problem::Key("entr".into())));
        assert_eq!(read("my.toml", "list = [").unwrap_err().line, 1);
        assert!(read("my.toml", "schema = 2").is_err() && read("my.toml", "").is_err());
    }

    #[test]
    fn letters_that_must_change() {
        assert_eq!((distance("kitten", "sitting"), distance("", "ab"), distance("ab", "ab")), (3, 2, 0));
    }
}

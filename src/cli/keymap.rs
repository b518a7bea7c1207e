//! `trede keymap check|print`, and the keys with which the screen starts. Reads a coach's own file, never writes it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::keymap::{self, Binding, Bindings, Context, Fault, Keymap, Refusal, written};

use super::args::KeymapCommand;
use super::error::{CliError, code};
use super::output::Out;
use super::shapes::key::{Bound, Wrong};
use super::words::Words;

/// A coach's own keys in the settings folder.
const OWN: &str = "keymap.toml";
/// The most bytes of a keymap file.
const LONGEST: usize = 1 << 20;

/// What was asked for about keys: by `--keymap` and by what stands in the settings folder.
pub struct Asked {
    /// Shipped keys.
    base: Keymap,
    /// A file to lay over them, and whether it was asked for by name.
    own: Option<(PathBuf, bool)>,
    settings: Option<PathBuf>,
}

impl Asked {
    /// What `--keymap` says: a shipped name or a file.
    pub fn new(named: &str, settings: Option<&Path>) -> Self {
        let settings = settings.map(|folder| folder.join(OWN));
        let in_settings = || settings.clone().filter(|file| file.exists()).map(|file| (file, false));
        let (base, own) = match named {
            "standard" => (Keymap::standard(), in_settings()),
            "vim" => (Keymap::vim(), in_settings()),
            file => (Keymap::standard(), Some((PathBuf::from(file), true))),
        };
        Self { base, own, settings }
    }

    /// The keys, and what is wrong with a coach's own file: then the shipped ones stay in force.
    pub fn keys(self, words: Words) -> Result<(Keymap, Option<String>), CliError> {
        let Some((file, named)) = self.own else { return Ok((self.base, None)) };
        let text = match read(&file) {
            Ok(text) => text,
            Err(error) if named => return Err(error),
            Err(_) => return Ok((self.base, None)),
        };
        let (laid, wrong) = examine(&self.base, &file, &text, words);
        match (laid, wrong.first()) {
            (Some(laid), None) => Ok((laid, None)),
            (_, wrong) => Ok((self.base, wrong.map(Wrong::said))),
        }
    }
}

/// Checks or prints them.
pub fn run(command: &KeymapCommand, asked: Asked, words: Words, out: &mut Out<'_>) -> Result<u8, CliError> {
    match command {
        KeymapCommand::Check { file } => {
            let file = file.clone().or(asked.own.map(|(file, _)| file));
            check(&asked.base, file.as_deref(), words, out)
        }
        KeymapCommand::Print => {
            let settings = asked.settings.clone();
            print(&asked.keys(words)?.0, settings.as_deref(), words, out)
        }
    }
}

fn check(base: &Keymap, file: Option<&Path>, words: Words, out: &mut Out<'_>) -> Result<u8, CliError> {
    let wrong = match file {
        Some(file) => examine(base, file, &read(file)?, words).1,
        None => {
            let said = |refusal: &Refusal| Wrong::shipped(words.with(refusal.key(), &refusal.args()));
            keymap::check(base).iter().map(said).collect()
        }
    };
    if out.json {
        out.value(&wrong)?;
    } else {
        wrong.iter().for_each(|one| out.line(&one.said()));
        if wrong.is_empty() {
            out.line(&words.word("cli-keymap-well"));
        }
    }
    Ok(if wrong.is_empty() { code::OK } else { code::WRONG })
}

/// The keys with a file laid over them, and everything that is wrong then.
fn examine(base: &Keymap, file: &Path, text: &str, words: Words) -> (Option<Keymap>, Vec<Wrong>) {
    let name = file.display().to_string();
    match base.with_overlay(&name, text) {
        Err(Fault { file, line, column, problem }) => {
            let mut said = words.with(problem.key(), &problem.args());
            if let Some(near) = problem.near() {
                said = format!("{said} {}", words.filled("keymap-near", &[("name", near)]));
            }
            (None, vec![Wrong { file: Some(file), line: Some(line), column: Some(column), text: said }])
        }
        Ok(laid) => {
            let own = keymap::read(&name, text).unwrap_or_default();
            let placed = keymap::check(&laid).into_iter().map(|refusal| {
                let at = place_of(&refusal, base, &own);
                Wrong {
                    file: Some(name.clone()),
                    line: at.map(|at| at.line),
                    column: at.map(|at| at.column),
                    text: words.with(refusal.key(), &refusal.args()),
                }
            });
            let wrong = placed.collect();
            (Some(laid), wrong)
        }
    }
}

/// The binding of the file that a refusal is about: of two that clash the later one in the file.
fn place_of<'a>(refusal: &Refusal, base: &Keymap, own: &'a Bindings) -> Option<&'a Binding> {
    let places: Vec<(&str, &str)> = match refusal {
        Refusal::Twice { context, keys, .. }
        | Refusal::Indistinct { context, keys, .. }
        | Refusal::Digit { context, keys, .. }
        | Refusal::PlainInText { context, keys } => vec![(context, keys)],
        Refusal::Prefix { context, keys, longer } => vec![(context, keys), (context, longer)],
        Refusal::TwoVerbs { keys, first, second, .. } => vec![(first, keys), (second, keys)],
        // what took the last key of the action away
        Refusal::Lost { command, context } => {
            let context = Context::from_name(context)?;
            let had = |one: &&Binding| one.run.is_some_and(|run| run.id() == *command);
            let lost: Vec<_> = base.table(context).iter().filter(had).map(|one| &one.keys).collect();
            return own.get(&context)?.iter().rfind(|one| lost.contains(&&one.keys));
        }
    };
    let of = |(context, keys): (&str, &str)| {
        own.get(&Context::from_name(context)?)?.iter().rfind(|one| written(&one.keys) == keys)
    };
    places.into_iter().filter_map(of).max_by_key(|binding| (binding.line, binding.column))
}

fn read(file: &Path) -> Result<String, CliError> {
    let failed = |error| CliError::file(file, error);
    let size = fs::metadata(file).map_err(failed)?.len();
    if size > LONGEST as u64 {
        return Err(failed(std::io::ErrorKind::FileTooLarge.into()));
    }
    fs::read_to_string(file).map_err(failed)
}

fn print(keymap: &Keymap, own: Option<&Path>, words: Words, out: &mut Out<'_>) -> Result<u8, CliError> {
    let bound: Vec<Bound> = keymap
        .tables()
        .iter()
        .flat_map(|(context, table)| table.iter().filter_map(|binding| Bound::of(*context, binding, words)))
        .collect();
    if out.json {
        out.value(&bound)?;
        return Ok(code::OK);
    }
    if let Some(own) = own {
        out.line(&words.filled("cli-keymap-own", &[("file", &own.display().to_string())]));
    }
    if out.plain {
        bound.iter().for_each(|one| out.line(&one.row().join(", ")));
    } else {
        out.columns(&bound.iter().map(Bound::row).collect::<Vec<_>>());
    }
    Ok(code::OK)
}

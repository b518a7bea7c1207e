//! `trede keymap check|print`, and the keys with which the screen starts. Reads a coach's own file, never writes it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::keymap::{self, Binding, Context, Fault, Keymap, Refusal, written};

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
    pub fn keys(self) -> Result<(Keymap, Option<String>), CliError> {
        let Some((file, named)) = self.own else { return Ok((self.base, None)) };
        let text = match read(&file) {
            Ok(text) => text,
            Err(error) if named => return Err(error),
            Err(_) => return Ok((self.base, None)),
        };
        let (laid, wrong) = examine(&self.base, &file, &text);
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
            print(&asked.keys()?.0, settings.as_deref(), words, out)
        }
    }
}

fn check(base: &Keymap, file: Option<&Path>, words: Words, out: &mut Out<'_>) -> Result<u8, CliError> {
    let wrong = match file {
        Some(file) => examine(base, file, &read(file)?).1,
        None => keymap::check(base).iter().map(|refusal| Wrong::shipped(refusal.to_string())).collect(),
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
fn examine(base: &Keymap, file: &Path, text: &str) -> (Option<Keymap>, Vec<Wrong>) {
    let name = file.display().to_string();
    match base.with_overlay(&name, text) {
        Err(Fault { file, line, column, what }) => {
            (None, vec![Wrong { file: Some(file), line: Some(line), column: Some(column), text: what }])
        }
        Ok(laid) => {
            let refusals = keymap::check(&laid);
            let placed = refusals.iter().map(|refusal| Wrong {
                file: Some(name.clone()),
                line: line_of(refusal, base, &laid),
                column: None,
                text: refusal.to_string(),
            });
            let wrong = placed.collect();
            (Some(laid), wrong)
        }
    }
}

/// The line of the file that a refusal is about, when it is about one.
fn line_of(refusal: &Refusal, base: &Keymap, laid: &Keymap) -> Option<usize> {
    let places: Vec<(&str, &String)> = match refusal {
        Refusal::Twice { context, keys, .. }
        | Refusal::Indistinct { context, keys, .. }
        | Refusal::Digit { context, keys, .. }
        | Refusal::PlainInText { context, keys } => vec![(context, keys)],
        Refusal::Prefix { context, keys, longer } => vec![(context, keys), (context, longer)],
        Refusal::TwoVerbs { keys, first, second, .. } => vec![(first, keys), (second, keys)],
        Refusal::Lost { .. } => Vec::new(),
    };
    let own = |context: Context| {
        let shipped = base.table(context);
        laid.table(context).iter().filter(move |binding| !shipped.contains(binding))
    };
    places.into_iter().find_map(|(context, keys)| {
        let is_it = |binding: &&Binding| written(&binding.keys) == *keys;
        own(Context::from_name(context)?).find(is_it).map(|binding| binding.line)
    })
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

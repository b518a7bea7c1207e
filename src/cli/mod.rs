//! The command line: for scripts, for screen readers, and to start the screen. Arguments in, an exit code out.
//!
//! One file per subcommand, one table of arguments, one file per shape of `--json`. May use neither `ui` nor `term`: what
//! only a terminal can do (asking a passphrase without showing it) comes in through [`Surroundings`].
//! `docs/command-line.md` is the page about it, and `tests/cli.rs` holds it.

mod access;
mod agenda;
mod alike;
mod args;
mod backup;
mod bundle;
mod check;
mod choices;
mod coach;
mod compact;
mod conflicts;
mod demo;
mod erase;
mod error;
mod export;
mod handover;
mod import;
mod init;
mod keymap;
mod list;
mod open;
mod output;
mod papers;
mod peer;
mod progress;
mod recover;
mod restore;
mod retention;
mod shapes;
mod show;
mod surroundings;
mod words;

use std::ffi::OsString;

use clap::Parser;

use crate::app::runtime::{Begin, Options, RunError};
use crate::domain::typed::{Lean, parse_day};
use crate::i18n::Lang;

use args::{Arguments, Command};
use error::{CliError, code};
use open::Desk;
use output::Out;
pub use surroundings::Surroundings;
use words::Words;

/// What becomes of the arguments.
#[derive(Debug)]
pub enum Outcome {
    /// Everything was done; the exit code.
    Done(u8),
    /// The screen is to be started.
    Screen(Box<Options>),
}

/// Does what the arguments say.
pub fn run(args: impl IntoIterator<Item = OsString>, around: &mut Surroundings<'_>) -> Outcome {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            let text = error.render().to_string();
            let to: &mut dyn std::io::Write =
                if error.use_stderr() { &mut *around.err } else { &mut *around.out };
            // a closed output leaves nobody to tell
            let _ = write!(to, "{text}").and_then(|()| to.flush());
            return Outcome::Done(if error.use_stderr() { code::USAGE } else { code::OK });
        }
    };
    let words = Words { lang: arguments.lang.map_or(around.lang, Into::into) };
    match perform(arguments, words, around) {
        Ok(outcome) => outcome,
        Err(error) => Outcome::Done(failed(&error, words, around)),
    }
}

/// The exit code after the screen, with a line about what ended it.
pub fn after_screen(ended: Result<(), RunError>, lang: Lang, around: &mut Surroundings<'_>) -> u8 {
    match ended {
        Ok(()) => code::OK,
        Err(RunError::Store(error)) => failed(&CliError::from(error), Words { lang }, around),
        Err(RunError::Worker) => code::WRONG,
        Err(RunError::Term(error)) => failed(&CliError::Terminal(error.to_string()), Words { lang }, around),
    }
}

fn failed(error: &CliError, words: Words, around: &mut Surroundings<'_>) -> u8 {
    // a closed output leaves nobody to tell
    let _ = writeln!(around.err, "trede: {}", error.said(words));
    error.code()
}

fn perform(arguments: Arguments, words: Words, around: &mut Surroundings<'_>) -> Result<Outcome, CliError> {
    let today = match &arguments.today {
        None => None,
        Some(typed) => Some(
            parse_day(typed, around.now.today, Lean::Future)
                .map_err(|_| CliError::Usage(words.filled("fault-day", &[("typed", typed)])))?,
        ),
    };
    let folder = arguments.store.clone().or_else(|| around.store.clone()).or_else(|| around.data.clone());
    let keys = keymap::Asked::new(&arguments.keymap, around.settings.as_deref());
    let Some(command) = arguments.command else {
        if !around.screen {
            return Err(CliError::NoTerminal);
        }
        let folder = folder.ok_or(CliError::NoFolder)?;
        let (keymap, keymap_fault) = keys.keys(words)?;
        let begin = Begin::Folder(folder);
        let options =
            Options { begin, lang: words.lang, keymap, theme: arguments.theme, notice: keymap_fault, today };
        return Ok(Outcome::Screen(Box::new(options)));
    };
    if let Command::Demo(args) = command {
        let day = today.unwrap_or(around.now.today);
        let Some(begin) = demo::run(&args, arguments.store.as_deref(), (day, around.now.ms), words, around)?
        else {
            return Ok(Outcome::Done(code::OK));
        };
        let (keymap, notice) = keys.keys(words)?;
        let (lang, theme) = (words.lang, arguments.theme);
        return Ok(Outcome::Screen(Box::new(Options { begin, lang, keymap, theme, notice, today })));
    }
    let mut out = Out::new(&mut *around.out, arguments.json, arguments.plain);
    let mut desk = Desk {
        words,
        today: today.unwrap_or(around.now.today),
        now_ms: around.now.ms,
        folder,
        passphrase_file: arguments.passphrase_file,
        entropy: around.entropy,
        ask: &mut *around.ask,
        answer: &mut *around.answer,
        stopped: around.stopped,
        err: &mut *around.err,
        err_is_terminal: around.err_is_terminal,
    };
    let done = match command {
        // done above: it may end in the screen
        Command::Demo(_) => Ok(code::OK),
        Command::Init(args) => init::run(&args, &mut desk, &mut out),
        Command::Recover(args) => recover::run(&args, &mut desk, &mut out),
        Command::Backup(args) => backup::run(&args, &mut desk, &mut out),
        Command::Restore(args) => restore::run(&args, &mut desk, &mut out),
        Command::Import(args) => import::run(&args, &mut desk, &mut out),
        Command::Coach(args) => coach::run(&args, &mut desk, &mut out),
        Command::List(args) => list::run(&args, &mut desk, &mut out),
        Command::Show(args) => show::run(&args, &mut desk, &mut out),
        Command::Agenda(args) => agenda::run(&args, &mut desk, &mut out),
        Command::Access(args) => access::run(&args, &mut desk, &mut out),
        Command::Erase(args) => erase::run(&args, &mut desk, &mut out),
        Command::Export(args) => export::run(&args, &mut desk, &mut out),
        Command::Retention => retention::run(&mut desk, &mut out),
        Command::Alike => alike::run(&mut desk, &mut out),
        Command::Conflicts => conflicts::run(&mut desk, &mut out),
        Command::Peer(args) => peer::run(&args, &mut desk, &mut out),
        Command::Bundle(args) => bundle::run(&args, &mut desk, &mut out),
        Command::Handover(args) => handover::run(&args, &mut desk, &mut out),
        Command::Check(args) => check::run(&args, &mut desk, &mut out),
        Command::Compact => compact::run(&mut desk, &mut out),
        Command::Keymap(args) => keymap::run(&args, keys, words, &mut out),
        Command::Completions(args) => Ok(papers::completions(&args, &mut out)),
        Command::Man(args) => papers::man(&args, words, &mut out),
    }?;
    out.finish()?;
    Ok(Outcome::Done(done))
}

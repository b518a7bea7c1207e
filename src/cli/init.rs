//! `trede init`: a store with its location and first coach, without the screen. The recovery words are printed once.

use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use crate::app::PASSPHRASE_MIN_CHARS;
use crate::archive::Archive;

use super::args::InitArgs;
use super::error::{CliError, code};
use super::open::{Desk, first_line, same};
use super::output::Out;
use super::shapes::made::Made;

/// Makes it.
pub fn run(args: &InitArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let (location, coach) = (args.location.trim(), args.coach.trim());
    if location.is_empty() {
        return Err(CliError::Usage(desk.words.word("fault-location")));
    }
    if coach.is_empty() {
        return Err(CliError::Usage(desk.words.word("fault-coach-name")));
    }
    let folder = desk.folder()?.to_owned();
    let passphrase = chosen(location, desk)?;
    let (archive, words) = Archive::create(&folder, location, coach, passphrase, desk.now_ms)?;
    drop(archive);
    let made = Made { store: folder.display().to_string(), location, coach, words: words.words() };
    if out.json {
        out.value(&made)?;
    } else {
        out.line(&desk.words.filled("cli-made", &[("folder", &made.store), ("location", location)]));
        out.line("");
        out.line(&made.words.join(" "));
        out.line("");
        out.line(&desk.words.word("cli-keep-words"));
    }
    // nobody else has them: a store without them is worse than none
    if out.arrived() { Ok(code::OK) } else { Err(CliError::WordsLost) }
}

/// A new passphrase, where there is no other one: from the file, or typed twice.
pub(super) fn chosen(location: &str, desk: &mut Desk<'_>) -> Result<SecretString, CliError> {
    let file = desk.passphrase_file.clone();
    new_passphrase(file.as_deref(), location, desk)
}

/// A new passphrase: from a file of its own, or typed twice.
pub(super) fn new_passphrase(
    file: Option<&Path>,
    location: &str,
    desk: &mut Desk<'_>,
) -> Result<SecretString, CliError> {
    let mut asked = |question: &str| match file {
        Some(file) => first_line(file).map_err(|error| CliError::file(file, error)),
        None => {
            let question = desk.words.word(question);
            (desk.ask)(&question).map_err(CliError::Output)?.ok_or(CliError::NoPassphrase)
        }
    };
    let passphrase = asked("cli-choose-passphrase")?;
    strong(&passphrase, location)?;
    if file.is_none() && !same(&passphrase, &asked("cli-again-passphrase")?) {
        return Err(CliError::OtherPassphrase);
    }
    Ok(passphrase)
}

/// A passphrase that is long enough and cannot be guessed at once.
pub(super) fn strong(passphrase: &SecretString, location: &str) -> Result<(), CliError> {
    let typed = passphrase.expose_secret();
    let short = PASSPHRASE_MIN_CHARS.saturating_sub(typed.chars().count());
    if short > 0 {
        return Err(CliError::ShortPassphrase(short));
    }
    let names_the_place = !location.is_empty() && typed.contains(location);
    if typed.chars().all(|one| typed.starts_with(one)) || names_the_place {
        return Err(CliError::WeakPassphrase);
    }
    Ok(())
}

//! `trede restore`: a store made again from a backup, with the recovery words, or with a passphrase and the key file that
//! lies beside the backup.

use secrecy::ExposeSecret;

use crate::exchange::backup;
use crate::store::{Env, Proof};

use super::args::RestoreArgs;
use super::error::{CliError, code};
use super::open::{Desk, first_line};
use super::output::Out;
use super::shapes::kept::Restored;

/// So many recovery words there are; nobody's passphrase is as long.
const WORDS: usize = 12;

/// Makes it again.
pub fn run(args: &RestoreArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let folder = desk.folder()?.to_owned();
    // what cannot be read at all is told before anybody looks for the words
    let failed = |error| CliError::bundle(&args.file, error);
    backup::may_restore(&args.file, &folder, &Env::real).map_err(failed)?;
    let proof = proof(args, desk)?;
    let now_ms = desk.now_ms;
    let mut progress = desk.progress();
    let mut go_on = |done, all| progress.tell(done, all);
    let made = backup::restore(&args.file, &folder, &Env::real, &proof, now_ms, &mut go_on);
    drop(progress);
    let made = made.map_err(failed)?;
    let restored = Restored::of(&folder, &made);
    if out.json {
        out.value(&restored)?;
        return Ok(code::OK);
    }
    let day = desk.words.day_of(made.made_ms).unwrap_or_default();
    let values = [
        ("folder", restored.store.as_str()),
        ("location", &restored.location),
        ("people", &restored.people.to_string()),
        ("entries", &restored.entries.to_string()),
        ("day", &day),
    ];
    out.line(&desk.words.filled("cli-restored", &values));
    for next in ["cli-restored-sign-in", "cli-restored-others", "cli-restored-old"] {
        out.line(&desk.words.filled(next, &[("folder", &restored.store)]));
    }
    Ok(code::OK)
}

/// What was named, or what is typed: twelve words are the recovery words, anything else is a passphrase.
fn proof(args: &RestoreArgs, desk: &mut Desk<'_>) -> Result<Proof, CliError> {
    if let Some(file) = &args.words_file {
        return Ok(Proof::Words(first_line(file).map_err(|error| CliError::file(file, error))?));
    }
    if desk.passphrase_file.is_some() {
        return Ok(Proof::Passphrase(desk.passphrase("cli-ask-passphrase")?));
    }
    let question = desk.words.word("cli-ask-words-or-passphrase");
    let typed = (desk.ask)(&question).map_err(CliError::Output)?.ok_or(CliError::NoWords)?;
    let words = typed.expose_secret().split_whitespace().count() == WORDS;
    Ok(if words { Proof::Words(typed) } else { Proof::Passphrase(typed) })
}

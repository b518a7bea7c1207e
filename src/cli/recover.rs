//! `trede recover`: a new passphrase for a coach, with the twelve recovery words. Nobody else's passphrase changes.

use serde::Serialize;

use crate::archive::Archive;
use crate::id::CoachId;
use crate::store::Store;

use super::args::RecoverArgs;
use super::error::{CliError, code};
use super::init::chosen;
use super::open::{Desk, first_line};
use super::output::Out;

/// The shape of `recover --json`.
#[derive(Serialize)]
struct Recovered {
    /// Folder of the store.
    store: String,
    /// Who has a new passphrase.
    coach: String,
}

/// Gives it. The words come first: who does not have them learns nothing about the coaches.
pub fn run(args: &RecoverArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let folder = desk.folder()?.to_owned();
    let locked = Store::open(&folder)?;
    let words = match &args.words_file {
        Some(file) => first_line(file).map_err(|error| CliError::file(file, error))?,
        None => {
            let question = desk.words.word("cli-ask-words");
            (desk.ask)(&question).map_err(CliError::Output)?.ok_or(CliError::NoWords)?
        }
    };
    let store = locked.unlock_with_words(&words, desk.now_ms).map_err(|refused| refused.error)?;
    let mut archive = Archive::open(store)?;
    let (coach, name) = who(&archive, args.coach.as_deref(), desk)?;
    let location = archive.catalogue().location.name.get().clone();
    let passphrase = chosen(&location, desk)?;
    archive.store().renew_passphrase(coach, &passphrase)?;
    let recovered = Recovered { store: folder.display().to_string(), coach: name };
    if out.json {
        out.value(&recovered)?;
    } else {
        out.line(&desk.words.filled("cli-recovered", &[("coach", &recovered.coach)]));
    }
    Ok(code::OK)
}

/// The coach who is meant: the one who is named, or the only one.
fn who(archive: &Archive, named: Option<&str>, desk: &Desk<'_>) -> Result<(CoachId, String), CliError> {
    let coaches = archive.catalogue().coaches.values();
    let known: Vec<(CoachId, String)> =
        coaches.filter_map(|coach| Some(((*coach.id)?, coach.name.get().clone()))).collect();
    let meant: Vec<&(CoachId, String)> = known
        .iter()
        .filter(|(_, name)| named.is_none_or(|named| name.to_lowercase() == named.trim().to_lowercase()))
        .collect();
    if let [one] = meant.as_slice() {
        return Ok((*one).clone());
    }
    let all = known.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ");
    Err(CliError::Usage(desk.words.filled("cli-recover-who", &[("names", &all)])))
}

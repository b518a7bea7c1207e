//! `trede recover`: a new passphrase for a coach, with the twelve recovery words, and new words in their place: who used
//! them may have been seen with them. Nobody else's passphrase changes.

use serde::Serialize;

use crate::archive::Archive;
use crate::id::CoachId;
use crate::store::{RecoveryWords, Store};

use super::args::RecoverArgs;
use super::coach::make_anew;
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
    /// The new recovery words, which are kept nowhere.
    words: Vec<&'static str>,
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
    archive.recover_coach(desk.now_ms, coach, &passphrase)?;
    let new = archive.new_words()?;
    let recovered = Recovered { store: folder.display().to_string(), coach: name, words: new.words() };
    if out.json {
        out.value(&recovered)?;
    } else {
        out.line(&desk.words.filled("cli-recovered", &[("coach", &recovered.coach)]));
        hand_out(&recovered.words, desk, out);
    }
    noted(&new, args.words_file.is_none() && !out.json, desk, out)?;
    archive.replace_used_words(desk.now_ms, &new)?;
    make_anew(&mut archive, desk)?;
    if !out.json {
        out.line(&desk.words.word("cli-words-in-force"));
    }
    Ok(code::OK)
}

/// Shows new recovery words.
pub(super) fn hand_out(words: &[&str], desk: &Desk<'_>, out: &mut Out<'_>) {
    out.line("");
    out.line(&words.join(" "));
    out.line("");
    out.line(&desk.words.word("cli-keep-words"));
}

/// Whether the new words are on paper: they arrived, and a person types two of them. The words before stay in force else.
pub(super) fn noted(
    words: &RecoveryWords,
    ask: bool,
    desk: &mut Desk<'_>,
    out: &mut Out<'_>,
) -> Result<(), CliError> {
    if !out.arrived() {
        return Err(CliError::WordsNotNoted);
    }
    let words = words.words();
    for number in [4, 11].into_iter().filter(|_| ask) {
        let question = desk.words.filled("cli-ask-word", &[("number", &number.to_string())]);
        let typed = (desk.answer)(&question).map_err(CliError::Output)?;
        let right = words.get(number - 1).copied();
        if !typed.is_some_and(|typed| right.is_some_and(|word| word.eq_ignore_ascii_case(typed.trim()))) {
            return Err(CliError::WordsNotNoted);
        }
    }
    Ok(())
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

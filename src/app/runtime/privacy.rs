//! Privacy for the screen: the worker reads the access log, makes the letter, and erases.

use super::known::{self, KnownError};
use super::people::from_home;
use super::worker::why;
use crate::app::msg::Msg;
use crate::app::privacy::{Answer, Ask};
use crate::app::said::Said;
use crate::archive::{Archive, ArchiveError};
use crate::domain::Access;
use crate::exchange::{ExchangeError, erasing};
use crate::id::DossierId;

/// So many lines of the access log are shown at most; `trede access` tells all.
const MOST: usize = 5_000;

/// Does what is asked.
pub fn answer(ask: Ask, archive: &mut Archive, now_ms: u64) -> Msg {
    Msg::Privacy(match ask {
        Ask::Log(about) => log(archive, about, now_ms).unwrap_or_else(|error| Answer::Failed(why(&error))),
        Ask::Export { dossier, path, lang, today } => {
            match known::write(archive, dossier, &from_home(&path), lang, (now_ms, today)) {
                Ok(()) => Answer::Made(Said::plain("cli-exported").text("file", path)),
                Err(KnownError::Archive(error)) => Answer::Failed(why(&error)),
                Err(KnownError::NoFormat) => Answer::Failed(Said::plain("cli-export-format")),
                Err(KnownError::Io(error)) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                    Answer::Failed(Said::plain("export-exists"))
                }
                Err(KnownError::Io(error)) => {
                    Answer::Failed(Said::plain("save-failed").text("why", error.to_string()))
                }
            }
        }
        Ask::Erase { dossier, today } => match erasing::erase(archive, dossier, (now_ms, today)) {
            Ok(gone) => Answer::Erased(gone),
            Err(ExchangeError::Archive(error)) => Answer::Failed(why(&error)),
            Err(other) => Answer::Failed(Said::plain("save-failed").text("why", other.to_string())),
        },
    })
}

/// The newest lines first. That the log was read stands in it from now on.
fn log(archive: &mut Archive, about: Option<DossierId>, now_ms: u64) -> Result<Answer, ArchiveError> {
    let members = about.map(|id| archive.members(id)).transpose()?;
    let mut lines = archive.access_log()?;
    lines.retain(|line| members.as_ref().is_none_or(|ids| ids.contains(&line.dossier)));
    lines.reverse();
    lines.truncate(MOST);
    archive.log_access(now_ms, about.unwrap_or(DossierId::CATALOGUE), Access::LogRead.code())?;
    Ok(Answer::Log(lines))
}

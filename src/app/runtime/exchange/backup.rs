//! Backups for the screen: when the last ones were made, and making one where somebody wants it.

use std::path::Path;

use super::{Answer, Hands, done, number, progress};
use crate::app::exchange::Backups;
use crate::app::runtime::people::from_home;
use crate::app::said::Said;
use crate::archive::Archive;
use crate::domain::Day;
use crate::exchange::{ExchangeError, backup};

/// When the last ones were made; none in a demo, which has no folder.
pub fn made(archive: &mut Archive, home: &Path) -> Result<Option<Backups>, ExchangeError> {
    if home.as_os_str().is_empty() {
        return Ok(None);
    }
    let elsewhere = backup::asked_for(archive)?;
    Ok(Some(Backups { here: backup::latest(home), elsewhere }))
}

/// Makes one at the place that was typed.
pub fn make(hands: &mut Hands<'_>, place: &str, today: Day) -> Result<Answer, ExchangeError> {
    let file = backup::place(hands.archive, &from_home(place), today)?;
    let mut go_on = progress(hands.tell, hands.cancel);
    let made = backup::make(hands.archive, &file, hands.now_ms, &mut go_on)?;
    backup::note(hands.archive, today)?;
    let said = Said::plain("exchange-did-backup").text("file", made.file.to_string_lossy());
    done(hands, said.number("size", number(made.bytes.div_ceil(1024))))
}

//! `trede bundle`: exchange with other workstations by files.

mod export;
mod import;
mod looked;
mod round;
mod watch;

use std::path::Path;

use crate::archive::Archive;
use crate::bundle::{BundleError, Opener};
use crate::exchange::incoming::{self, Look};
use crate::exchange::{ExchangeError, own};

use super::args::BundleCommand;
use super::error::CliError;
use super::open::{Desk, first_line};
use super::output::Out;

pub use export::{place, tell_plan, write};

/// Does what is asked.
pub fn run(args: &BundleCommand, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    match args {
        BundleCommand::Export(args) => export::run(args, desk, out),
        BundleCommand::Inspect(args) => looked::run(args, desk, out),
        BundleCommand::Import(args) => import::run(args, desk, out),
        BundleCommand::Watch(args) => watch::run(args, desk, out),
    }
}

/// What opens a bundle: the passphrase in the file, or the key of this workstation.
fn opener(passphrase: Option<&Path>, archive: &mut Archive) -> Result<Opener, CliError> {
    match passphrase {
        Some(file) => Ok(Opener::Passphrase(first_line(file).map_err(|error| CliError::file(file, error))?)),
        None => Ok(Opener::identity(&own::identity(archive)?)),
    }
}

/// Looks at a bundle; asks for its passphrase when it has one and nobody named it. Hands back what opened it.
fn look(
    file: &Path,
    opener: Opener,
    archive: &mut Archive,
    desk: &mut Desk<'_>,
) -> Result<(Look, Opener), ExchangeError> {
    let first = one_look(file, &opener, archive, desk);
    match (first, &opener) {
        (Err(ExchangeError::Bundle(BundleError::Passphrase)), Opener::Keys(_)) => {
            let question = desk.words.word("cli-ask-bundle-passphrase");
            let typed = (desk.ask)(&question).map_err(BundleError::from)?.ok_or(BundleError::Passphrase)?;
            let opener = Opener::Passphrase(typed);
            Ok((one_look(file, &opener, archive, desk)?, opener))
        }
        (looked, _) => Ok((looked?, opener)),
    }
}

fn one_look(
    file: &Path,
    opener: &Opener,
    archive: &mut Archive,
    desk: &mut Desk<'_>,
) -> Result<Look, ExchangeError> {
    let now_ms = desk.now_ms;
    let mut progress = desk.progress();
    incoming::look(archive, file, opener, now_ms, &mut |done, all| progress.tell(done, all))
}

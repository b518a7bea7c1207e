//! `trede bundle import`: takes over bundles, each of them whole or not at all. What one of them says stops no other.

use std::path::Path;

use crate::archive::Archive;
use crate::exchange::ExchangeError;
use crate::exchange::incoming;
use crate::exchange::peers::Standing;

use super::looked::{of_look, tell};
use super::{look, opener};
use crate::cli::args::TakeArgs;
use crate::cli::error::{CliError, code};
use crate::cli::open::Desk;
use crate::cli::output::Out;
use crate::cli::shapes::bundled::{Became, Looked};
use crate::cli::words::Words;

/// Takes them over.
pub fn run(args: &TakeArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let (mut all, mut ends) = (Vec::new(), code::OK);
    for file in &args.files {
        let mut became = Became::new(file, args.dry_run);
        let done = one(file, args, &mut became, &mut archive, desk);
        let stopped = matches!(done, Err(CliError::Exchange(ref why)) if is_stop(why));
        let code = done.unwrap_or_else(|error| {
            let why = error.said(desk.words);
            let _ = writeln!(desk.err, "trede: {why}");
            became.why = Some(why);
            error.code()
        });
        // the first that went wrong says how it ends
        ends = if ends == code::OK { code } else { ends };
        if !out.json {
            told(file, &became, desk.words, out);
        }
        all.push(became);
        if stopped {
            break;
        }
    }
    if out.json {
        out.value(&all)?;
    }
    Ok(ends)
}

const fn is_stop(error: &ExchangeError) -> bool {
    matches!(error, ExchangeError::Bundle(crate::bundle::BundleError::Cancelled))
}

fn one(
    file: &Path,
    args: &TakeArgs,
    became: &mut Became,
    archive: &mut Archive,
    desk: &mut Desk<'_>,
) -> Result<u8, CliError> {
    let failed = |error| CliError::bundle(file, error);
    let opener = opener(args.bundle_passphrase_file.as_deref(), archive)?;
    let (look, opener) = look(file, opener, archive, desk).map_err(failed)?;
    let code = of_look(look.standing, became.bundle.insert(Looked::of(&look, desk.words)));
    if args.dry_run {
        return Ok(code);
    }
    match look.standing {
        Standing::Known | Standing::Ourselves => {}
        Standing::Unknown => return Err(ExchangeError::UnknownSigner.into()),
        Standing::Removed => return Err(ExchangeError::RemovedSigner.into()),
        Standing::OtherKey => return Err(ExchangeError::OtherKey.into()),
    }
    let now_ms = desk.now_ms;
    let mut progress = desk.progress();
    let taken =
        incoming::take(archive, file, &opener, &look, now_ms, &mut |done, all| progress.tell(done, all));
    became.taken(&taken.map_err(failed)?);
    Ok(code)
}

fn told(file: &Path, became: &Became, words: Words, out: &mut Out<'_>) {
    let Some(looked) = &became.bundle else { return };
    tell(file, looked, words, out);
    match (&became.before, &became.after) {
        (Some(before), Some(after)) => {
            let numbers = [
                ("people", before.people),
                ("entries", before.entries),
                ("people-after", after.people),
                ("entries-after", after.entries),
            ]
            .map(|(name, number)| (name, number.to_string()));
            out.line(&words.with("cli-taken", &numbers));
            if became.dropped > 0 {
                out.line(&words.with("cli-taken-dropped", &[("number", became.dropped.to_string())]));
            }
        }
        _ if became.why.is_some() => out.line(&words.word("cli-taken-not")),
        _ => out.line(&words.word("cli-taken-would")),
    }
}

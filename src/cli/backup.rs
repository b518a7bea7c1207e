//! `trede backup`: everything in one file that the recovery words open, read back and compared before it counts.

use crate::exchange::backup;

use super::args::BackupArgs;
use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::shapes::kept::BackedUp;

/// Makes it.
pub fn run(args: &BackupArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let store = desk.folder()?.to_owned();
    let mut archive = desk.open()?;
    let file = match &args.place {
        Some(named) => {
            let file = backup::place(&mut archive, named, desk.today);
            file.map_err(|error| CliError::bundle(named, error))?
        }
        None => {
            let file = backup::in_store(&mut archive, &store, desk.today);
            file.map_err(|error| CliError::bundle(&store, error))?
        }
    };
    let now_ms = desk.now_ms;
    let mut progress = desk.progress();
    let made = backup::make(&mut archive, &file, now_ms, &mut |done, all| progress.tell(done, all));
    drop(progress);
    let made = made.map_err(|error| CliError::bundle(&file, error))?;
    if args.place.is_some() {
        backup::note(&mut archive, desk.today)?;
    }
    let made = BackedUp::of(&made);
    if out.json {
        out.value(&made)?;
    } else {
        let size = made.bytes.div_ceil(1000).to_string();
        let values = [("file", made.file.as_str()), ("kb", &size), ("entries", &made.entries.to_string())];
        out.line(&desk.words.filled("cli-backed-up", &values));
        out.line(&desk.words.filled("cli-backed-up-keys", &[("file", &made.key_file)]));
    }
    Ok(code::OK)
}

//! `trede demo`: a location of made-up participants, open at once. With `--store` it is kept there, else it goes away.

use std::path::Path;

use secrecy::SecretString;
use tempfile::TempDir;

use crate::app::runtime::Begin;
use crate::archive::Archive;
use crate::demo::{COACH, Demo, LOCATION};
use crate::domain::Day;
use crate::store::{Store, StoreError};

use super::args::DemoArgs;
use super::error::CliError;
use super::progress::Progress;
use super::surroundings::Surroundings;
use super::words::Words;

/// Opens the demo again after a lock. Nobody in it exists, so everybody may know it.
const PASSPHRASE: &str = "vier losse demo woorden";

/// Makes the demo, or opens the one that is kept. None when there is no screen to show it on.
pub fn run(
    args: &DemoArgs,
    kept: Option<&Path>,
    (today, now_ms): (Day, u64),
    words: Words,
    around: &mut Surroundings<'_>,
) -> Result<Option<Begin>, CliError> {
    if kept.is_none() && !around.screen {
        return Err(CliError::NoTerminal);
    }
    let passphrase = || SecretString::from(PASSPHRASE.to_owned());
    let demo = Demo { participants: args.participants, seed: args.seed, edits: args.edits };
    // the screen may follow, which listens to signals itself
    let mut progress = Progress::new(&mut *around.err, around.err_is_terminal, words, &|| false);
    let mut tell = |done| progress.tell(done, args.participants as u64);
    let (archive, folder) = match kept {
        None => {
            let folder = TempDir::new().map_err(|error| CliError::file(&std::env::temp_dir(), error))?;
            let (mut archive, _) =
                Archive::create_unprotected(folder.path(), LOCATION, COACH, passphrase(), now_ms)?;
            demo.fill(&mut archive, today, &mut tell)?;
            (archive, Some(folder))
        }
        Some(folder) => match Store::open(folder) {
            // a demo that was kept before is shown again
            Ok(store) => {
                (Archive::open(store.unlock(&passphrase(), now_ms).map_err(|refused| refused.error)?)?, None)
            }
            Err(StoreError::NotAStore) => {
                let (mut archive, _) = Archive::create(folder, LOCATION, COACH, passphrase(), now_ms)?;
                demo.fill(&mut archive, today, &mut tell)?;
                (archive, None)
            }
            Err(error) => return Err(error.into()),
        },
    };
    drop(progress);
    if let Some(folder) = kept {
        let folder = folder.display().to_string();
        let values = [("folder", folder.as_str()), ("passphrase", PASSPHRASE)];
        // a closed output leaves nobody to tell
        let _ = writeln!(around.out, "{}", words.filled("cli-demo-kept", &values));
        let _ = around.out.flush();
    }
    Ok(around.screen.then(|| Begin::Demo { archive: Box::new(archive), folder, passphrase: PASSPHRASE }))
}

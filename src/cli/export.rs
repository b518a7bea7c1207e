//! `trede export`: everything that is held about one participant, as a letter or for programs, in a file that is named.

use crate::app::people::People;
use crate::app::runtime::known::{self, KnownError};

use super::args::ExportPersonArgs;
use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::show;

/// Writes it.
pub fn run(args: &ExportPersonArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let people = People::new(archive.summaries()?, desk.today);
    let id = show::find(&args.who, &people)?;
    let written = known::write(&mut archive, id, &args.file, desk.words.lang, (desk.now_ms, desk.today));
    written.map_err(|error| match error {
        KnownError::Archive(error) => error.into(),
        KnownError::Io(error) => CliError::file(&args.file, error),
        KnownError::NoFormat => CliError::Usage(desk.words.word("cli-export-format")),
    })?;
    let file = args.file.display().to_string();
    if out.json {
        out.value(&serde_json::json!({ "id": id.to_string(), "file": file }))?;
    } else {
        out.line(&desk.words.filled("cli-exported", &[("file", &file)]));
    }
    Ok(code::OK)
}

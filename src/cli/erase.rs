//! `trede erase`: a participant, for good: hidden, then gone from the logs, the database, drafts and the kept backups.

use crate::app::draft::Draft;
use crate::app::people::People;
use crate::domain::fold::fold;
use crate::exchange::{erasing, renewal};

use super::args::EraseArgs;
use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::show;

/// Erases them, once their name was typed.
pub fn run(args: &EraseArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let folder = desk.folder()?.to_owned();
    let people = People::new(archive.summaries()?, desk.today);
    let id = show::find(&args.who, &people)?;
    let name = people.get(id).map(|person| person.name.spoken()).unwrap_or_default();
    if !archive.catalogue().is_coordinator(archive.coach()) {
        return Err(crate::exchange::ExchangeError::NotCoordinator.into());
    }
    let typed = match &args.confirm {
        Some(typed) => typed.clone(),
        None => {
            let _ = writeln!(desk.err, "{}", desk.words.filled("erase-does", &[("name", &name)]));
            let question = desk.words.word("cli-erase-ask");
            (desk.answer)(&question).map_err(CliError::Output)?.unwrap_or_default()
        }
    };
    if fold(&typed) != fold(&name) {
        return Err(CliError::Usage(desk.words.word("erase-other-name")));
    }
    let now = (desk.now_ms, desk.today);
    let gone = erasing::erase(&mut archive, id, now)?;
    archive.drop_drafts_of_erased(|draft: &Draft| draft.dossier)?;
    let mut progress = desk.progress();
    let renewed = renewal::renew(&mut archive, &folder, now, &mut |done, total| progress.tell(done, total))?;
    drop(progress);
    if out.json {
        let ids: Vec<String> = gone.iter().map(ToString::to_string).collect();
        out.value(
            &serde_json::json!({ "ids": ids, "on": desk.today.to_string(), "backups": renewed.backups }),
        )?;
    } else {
        out.line(&desk.words.filled("cli-erased", &[("backups", &renewed.backups.to_string())]));
    }
    Ok(code::OK)
}

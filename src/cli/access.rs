//! `trede access`: who looked at whose file, from the access log. That the log was read goes to the log.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::people::People;
use crate::domain::{Access, AccessLine, Summary};
use crate::id::DossierId;

use super::args::AccessArgs;
use super::error::{CliError, code};
use super::list::coach_called;
use super::open::Desk;
use super::output::Out;
use super::shapes::looked::Looked;
use super::show;

/// Tells it, oldest first.
pub fn run(args: &AccessArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let catalogue = archive.catalogue().clone();
    let people = People::new(archive.summaries()?, desk.today);
    let about = args.participant.as_deref().map(|who| show::find_or_gone(who, &people)).transpose()?;
    let about: Option<BTreeSet<DossierId>> =
        about.map(|id| people.get(id).map_or_else(|| BTreeSet::from([id]), Summary::ids));
    let by = args.coach.as_deref().map(|name| coach_called(name, &catalogue, desk.words)).transpose()?;
    let owners: BTreeMap<DossierId, &Summary> =
        people.all().iter().flat_map(|one| one.ids().into_iter().map(move |id| (id, one))).collect();
    let own = |line: &AccessLine| owners.get(&line.dossier).and_then(|one| one.coach);
    let me = archive.coach();
    let wanted = |line: &AccessLine| {
        about.as_ref().is_none_or(|ids| ids.contains(&line.dossier))
            && by.is_none_or(|coach| coach == line.coach)
            && (!args.others || line.by_another(own(line)))
            && line.may_be_seen_by(me, own(line), &catalogue)
    };
    let lines: Vec<AccessLine> = archive.access_log()?.into_iter().filter(wanted).collect();
    let read = about.iter().flatten().copied().chain(about.is_none().then_some(DossierId::CATALOGUE));
    archive.log_accesses(desk.now_ms, read, Access::LogRead.code())?;
    let station = archive.station();
    let shapes: Vec<Looked> = lines
        .iter()
        .map(|line| Looked::of(line, owners.get(&line.dossier).copied(), &catalogue, station))
        .collect();
    if out.json {
        out.value(&shapes)?;
    } else if out.plain {
        shapes.iter().for_each(|one| out.line(&one.row(desk.words).join(", ")));
    } else {
        out.columns(&shapes.iter().map(|one| one.row(desk.words)).collect::<Vec<_>>());
    }
    Ok(code::OK)
}

//! `trede import`: takes over the list of people that a Taalhuis keeps. Shows how the columns were read and what was left
//! out; all of it comes in as one action, or nothing.

mod told;

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use crate::archive::Archive;
use crate::domain::Day;
use crate::domain::import::{Outcome, Planned};
use crate::handout::people_csv::{self, MAX_BYTES, Mapping, PeopleList, Reason};
use crate::id::IdSource;

use super::args::ImportArgs;
use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::shapes::imported::Imported;

/// In the access log: somebody said that a number is no citizen service number.
const NOT_BSN: u8 = 4;

/// Imports it.
pub fn run(args: &ImportArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut mapping = args.map.as_deref().map_or_else(|| Ok(Mapping::default()), map_file)?;
    mapping.not_bsn.extend(&args.not_bsn);
    let bytes = bytes(&args.file)?;
    // a list that cannot be read is told before anybody types a passphrase
    let list = people_csv::read(&bytes, Some(&mapping), desk.today)?;
    let overridden = overridden(&bytes, &mapping, desk.today)?;

    let mut archive = desk.open()?;
    let mut seed = [0; 32];
    desk.entropy.fill(&mut seed)?;
    let people = list.rows.iter().map(|row| &row.person);
    let planned = archive.plan_people(people, desk.today, &mut IdSource::from_seed(seed))?;
    if !args.dry_run {
        save(&mut archive, &list, &planned, &overridden, desk)?;
    }

    let imported = Imported::of(&list, &planned, args.dry_run, desk.words);
    if out.json {
        out.value(&imported)?;
    } else {
        told::tell(&imported, &list, &planned, desk.words, out);
    }
    let swallowed = list.problems.iter().any(|problem| problem.reason == Reason::QuoteNotClosed);
    Ok(if imported.refused > 0 || swallowed { code::WRONG } else { code::OK })
}

fn save(
    archive: &mut Archive,
    list: &PeopleList,
    planned: &[Planned],
    overridden: &BTreeSet<u64>,
    desk: &mut Desk<'_>,
) -> Result<(), CliError> {
    let now_ms = desk.now_ms;
    let total = planned.iter().filter(|one| !one.changes.is_empty()).count() as u64;
    let mut progress = desk.progress();
    archive.import_people(now_ms, planned, &mut |done| progress.tell(done, total))?;
    drop(progress);
    // each override is kept for whoever has to account for it
    let rows = list.rows.iter().zip(planned);
    for (_, one) in rows.filter(|(row, _)| overridden.contains(&row.line)) {
        let written = matches!(one.outcome, Outcome::New | Outcome::Changed(_));
        if let Some(dossier) = one.dossier.filter(|_| written) {
            archive.log_access(now_ms, dossier, NOT_BSN)?;
        }
    }
    Ok(())
}

/// The lines on which a number was taken over because the coach said that it is no citizen service number.
fn overridden(bytes: &[u8], mapping: &Mapping, today: Day) -> Result<BTreeSet<u64>, CliError> {
    if mapping.not_bsn.is_empty() {
        return Ok(BTreeSet::new());
    }
    let strict = Mapping { not_bsn: BTreeSet::new(), ..mapping.clone() };
    let found = people_csv::read(bytes, Some(&strict), today)?;
    Ok(found.bsn_found().map(|problem| problem.line).filter(|line| mapping.not_bsn.contains(line)).collect())
}

fn map_file(file: &Path) -> Result<Mapping, CliError> {
    let text = String::from_utf8_lossy(&bytes(file)?).into_owned();
    Ok(Mapping::from_toml(text.trim_start_matches('\u{feff}'))?)
}

/// A file, as far as one byte more than is taken: then the reader of lists says that it is too large.
fn bytes(file: &Path) -> Result<Vec<u8>, CliError> {
    let failed = |error| CliError::file(file, error);
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(failed)?;
    opened.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

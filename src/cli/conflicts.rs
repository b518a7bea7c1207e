//! `trede conflicts`: what two people decided without knowing of each other, with every version, for a person to choose.
//! That the files were looked at goes to the access log, as on the screen.

use std::collections::BTreeMap;

use crate::app::tell::Teller;
use crate::domain::{Access, Dispute, Dossier};
use crate::id::DossierId;

use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::shapes::conflict::Conflict;

/// Tells them; the exit code says whether there are any.
pub fn run(desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let catalogue = archive.catalogue().clone();
    let mut people = archive.summaries()?;
    people.sort_by_cached_key(|person| (person.name.sort_key(), person.id));
    let names: BTreeMap<DossierId, String> =
        people.iter().map(|person| (person.id, person.name.spoken())).collect();
    let mut found: Vec<(Dossier, Vec<Dispute>)> = Vec::new();
    for person in people.iter().filter(|person| person.contested) {
        let dossier = archive.dossier(person.id)?;
        let disputes = dossier.disputes();
        if let Err(error) = archive.log_access(desk.now_ms, person.id, Access::Viewed.code()) {
            // a full disk must not keep a coach from reading
            let _ = writeln!(desk.err, "trede: {}", CliError::from(error).said(desk.words));
        }
        found.push((dossier, disputes));
    }
    // what the location decides has no participant
    found.push((Dossier::new(DossierId::CATALOGUE), catalogue.disputes()));
    let people = |id| names.get(&id).cloned();
    let mut all = Vec::new();
    for (dossier, disputes) in &found {
        let teller = Teller {
            lang: desk.words.lang,
            dossier,
            catalogue: &catalogue,
            people: &people,
            station: archive.station(),
        };
        all.extend(disputes.iter().map(|dispute| Conflict::of(dispute, &teller)));
    }
    let code = if all.is_empty() { code::OK } else { code::WRONG };
    if out.json {
        out.value(&all)?;
    } else if all.is_empty() {
        out.line(&desk.words.word("cli-no-conflicts"));
    } else {
        all.iter().for_each(|one| told(one, out));
    }
    Ok(code)
}

/// One thing to choose: a line each, or all of it in one where columns are not wanted.
fn told(one: &Conflict, out: &mut Out<'_>) {
    let versions = one.versions.iter().map(|version| format!("{} ({})", version.text, version.hand));
    if out.plain {
        let versions: Vec<String> = versions.collect();
        out.line(&format!("{}, {}: {}", one.name, one.title, versions.join(" ≠ ")));
    } else {
        out.line(&format!("{} · {}", one.name, one.title));
        versions.for_each(|version| out.line(&format!("  {version}")));
    }
}

//! `trede show`: one participant. That the file was looked at goes to the access log, as on the screen.

mod lines;

use crate::app::people::People;
use crate::domain::fold::fold;
use crate::id::DossierId;

use super::args::ShowArgs;
use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::shapes::person::Person;

/// In the access log: somebody looked at a file.
const VIEWED: u8 = 1;

/// Shows them.
pub fn run(args: &ShowArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let people = People::new(archive.summaries()?, desk.today);
    let id = find(&args.who, &people)?;
    let dossier = archive.dossier(id)?;
    if let Err(error) = archive.log_access(desk.now_ms, id, VIEWED) {
        // a full disk must not keep a coach from reading
        let _ = writeln!(desk.err, "trede: {}", CliError::from(error).said(desk.words));
    }
    let catalogue = archive.catalogue();
    if out.json {
        out.value(&Person::of(&dossier, catalogue, desk.today, desk.words))?;
    } else {
        for line in lines::of(&dossier, catalogue, desk.today, desk.words) {
            out.line(&line);
        }
    }
    Ok(code::OK)
}

/// Who is meant: by id, by own number, by whole name, by any part that only one participant has.
pub(super) fn find(asked: &str, people: &People) -> Result<DossierId, CliError> {
    if let Ok(id) = asked.trim().parse::<DossierId>() {
        return people.get(id).map(|person| person.id).ok_or(CliError::Nobody);
    }
    let folded = fold(asked);
    let all = people.all().iter();
    let numbered = all.clone().filter(|person| !folded.is_empty() && fold(&person.own_number) == folded);
    let named =
        all.filter(|person| fold(&person.name.spoken()) == folded || fold(&person.name.listed()) == folded);
    let ids = [
        numbered.map(|person| person.id).collect::<Vec<_>>(),
        named.map(|person| person.id).collect(),
        if folded.is_empty() { Vec::new() } else { people.hits(asked) },
    ];
    match ids.into_iter().find(|ids| !ids.is_empty()).unwrap_or_default().as_slice() {
        [] => Err(CliError::Nobody),
        [id] => Ok(*id),
        several => {
            let number = |id| people.get(id).map(|person| person.own_number.clone()).unwrap_or_default();
            let told = several.iter().map(|id| format!("{id} {}", number(*id)).trim_end().to_owned());
            Err(CliError::Several(told.collect()))
        }
    }
}

/// [`find`], and the id of somebody who is not here any more: the access log outlives an erasure.
pub(super) fn find_or_gone(asked: &str, people: &People) -> Result<DossierId, CliError> {
    find(asked, people).or_else(|error| asked.trim().parse().map_err(|_| error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, Dossier, Name, Summary};

    fn people() -> (People, Vec<DossierId>) {
        let today: Day = "2026-11-23".parse().unwrap();
        let all = [("Voorbeeld van Test", "12"), ("Voorbeeld Test", "13"), ("12 Proef", "")];
        let summaries: Vec<Summary> = (0..)
            .zip(all)
            .map(|(at, (name, number))| {
                let dossier = Dossier::new(DossierId::from_bytes([at + 1; 16]));
                let mut summary = Summary::of(&dossier, &crate::domain::catalogue::Catalogue::default());
                summary.name = Name::split(name);
                number.clone_into(&mut summary.own_number);
                summary
            })
            .collect();
        let ids = summaries.iter().map(|one| one.id).collect();
        (People::new(summaries, today), ids)
    }

    #[test]
    fn the_id_then_the_number_then_the_whole_name_then_a_part() {
        let (people, ids) = people();
        assert_eq!(find(&ids[1].to_string(), &people).unwrap(), ids[1]);
        assert_eq!(find("12", &people).unwrap(), ids[0]);
        assert_eq!(find("voorbeeld test", &people).unwrap(), ids[1]);
        assert_eq!(find("Test, voorbeeld", &people).unwrap(), ids[1]);
        assert_eq!(find("proef", &people).unwrap(), ids[2]);
        assert!(matches!(find("voorbeeld", &people), Err(CliError::Several(told)) if told.len() == 2));
        for nobody in ["", " ", "niemand", &"ab".repeat(16)] {
            assert!(matches!(find(nobody, &people), Err(CliError::Nobody)), "{nobody}");
        }
    }
}

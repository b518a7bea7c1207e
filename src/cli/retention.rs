//! `trede retention`: whose file is kept no longer than two months more, and who may decide about it.

use serde::Serialize;

use crate::domain::Summary;
use crate::domain::catalogue::Catalogue;

use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::shapes::coach as coach_shape;
use super::words::{coach, sentence};

/// One line of `retention --json`.
#[derive(Serialize)]
struct Expiring {
    id: String,
    own_number: String,
    name: String,
    coach: Option<String>,
    last_contact: Option<String>,
    expires: Option<String>,
    days_left: Option<i32>,
}

impl Expiring {
    fn of(person: &Summary, catalogue: &Catalogue, desk: &Desk<'_>) -> Self {
        let over = person.expires_on();
        Self {
            id: person.id.to_string(),
            own_number: person.own_number.clone(),
            name: person.name.spoken(),
            coach: coach_shape(person.coach, catalogue),
            last_contact: person.last_spoken.map(|day| day.to_string()),
            expires: over.map(|day| day.to_string()),
            days_left: over.map(|over| desk.today.days_until(over)),
        }
    }
}

/// Lists them, the first to end on top; the exit code says whether there are any.
pub fn run(desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let mut people = archive.summaries()?;
    people.retain(|person| person.is_expiring(desk.today));
    people.sort_by_cached_key(|person| (person.expires_on(), person.name.sort_key(), person.id));
    let catalogue = archive.catalogue();
    if out.json {
        let all: Vec<Expiring> = people.iter().map(|one| Expiring::of(one, catalogue, desk)).collect();
        out.value(&all)?;
    } else if people.is_empty() {
        out.line(&desk.words.word("retention-none"));
    } else {
        for person in &people {
            let over = person.expires_on().map(|day| desk.words.day(day)).unwrap_or_default();
            out.line(&sentence([over, person.name.spoken(), coach(person.coach, catalogue)]));
        }
    }
    Ok(if people.is_empty() { code::OK } else { code::WRONG })
}

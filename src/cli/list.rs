//! `trede list`: everybody in short, filtered, searched and sorted as in pane 1.

use crate::app::people::{Filter, People};
use crate::domain::Summary;
use crate::domain::background::{Nt, Work};
use crate::domain::catalogue::Catalogue;
use crate::domain::fold::fold;
use crate::id::CoachId;

use super::args::ListArgs;
use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::shapes::participant::Participant;
use super::words::{Words, coach, sentence};

/// Lists them.
pub fn run(args: &ListArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let catalogue = archive.catalogue().clone();
    let by = args.coach.as_deref().map(|name| coach_called(name, &catalogue, desk.words)).transpose()?;
    let mut people = People::new(archive.summaries()?, desk.today);
    people.filter = Filter {
        status: args.status.map(Into::into),
        nt: args.nt.map(Into::into),
        work: args.work.map(Into::into),
        buddy: args.buddy,
        coach: by,
        contested: args.two_versions,
        double: args.maybe_double,
    };
    people.sort = args.sort.into();
    people.search.set(args.search.as_deref().unwrap_or_default());
    people.refresh(desk.today);
    if out.json {
        let shapes: Vec<_> =
            people.shown().map(|person| Participant::of(person, &catalogue, desk.today)).collect();
        out.value(&shapes)?;
    } else if out.plain {
        for person in people.shown() {
            out.line(&sentence(plain(person, &catalogue, desk)));
        }
    } else {
        let heading = ["number", "name", "status", "nt", "work", "coach", "next", "days"];
        let heading = heading.iter().map(|column| desk.words.word(&format!("cli-column-{column}"))).collect();
        let rows: Vec<_> = people.shown().map(|person| row(person, &catalogue, desk)).collect();
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        out.columns(&std::iter::once(heading).chain(rows).collect::<Vec<_>>());
        out.line(&desk.words.counted("cli-count", count));
    }
    Ok(code::OK)
}

/// The coach with this name.
pub fn coach_called(name: &str, catalogue: &Catalogue, words: Words) -> Result<CoachId, CliError> {
    let asked = fold(name);
    let found = catalogue.coaches.values().find(|coach| fold(&coach.name) == asked);
    found.and_then(|coach| *coach.id).ok_or_else(|| {
        let known: Vec<&str> = catalogue.coaches.values().map(|coach| coach.name.as_str()).collect();
        CliError::Usage(words.filled("cli-no-coach", &[("name", name), ("known", &known.join(", "))]))
    })
}

fn row(person: &Summary, catalogue: &Catalogue, desk: &Desk<'_>) -> Vec<String> {
    let words = desk.words;
    vec![
        person.own_number.clone(),
        person.name.listed(),
        words.word(person.status.key()),
        words.choice(person.nt.map(Nt::key)),
        words.choice(person.work.map(Work::key)),
        coach(person.coach, catalogue),
        person.next_date().map(|day| words.day(day)).unwrap_or_default(),
        person.days_since_contact(desk.today).map(|days| days.to_string()).unwrap_or_default(),
    ]
}

fn plain(person: &Summary, catalogue: &Catalogue, desk: &Desk<'_>) -> Vec<String> {
    let words = desk.words;
    let said = |id, value: &str| {
        if value.is_empty() { String::new() } else { words.filled(id, &[("value", value)]) }
    };
    let next = person.next_date().map(|day| words.day(day)).unwrap_or_default();
    let days = person.days_since_contact(desk.today);
    vec![
        person.name.spoken(),
        said("cli-say-number", &person.own_number),
        words.word(person.status.key()),
        words.choice(person.nt.map(Nt::key)),
        words.choice(person.work.map(Work::key)),
        said("cli-say-coach", &coach(person.coach, catalogue)),
        if next.is_empty() { words.word("line-no-date") } else { said("cli-say-next", &next) },
        days.map(|days| words.counted("cli-say-days", days.into())).unwrap_or_default(),
    ]
}

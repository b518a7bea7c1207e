//! `trede agenda`: whom to call: planned earlier, today, and the coming days, as in pane 4.

use crate::domain::agenda::{Gathered, Line, When, current, gathered};
use crate::domain::catalogue::Catalogue;
use crate::domain::{Day, Summary};

use super::args::AgendaArgs;
use super::error::{CliError, code};
use super::list::coach_called;
use super::open::Desk;
use super::output::Out;
use super::shapes::line::{AgendaLine, OfParticipant};
use super::words::{Words, sentence};

/// Tells it.
pub fn run(args: &AgendaArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let catalogue = archive.catalogue().clone();
    let by = args.coach.as_deref().map(|name| coach_called(name, &catalogue, desk.words)).transpose()?;
    let today = desk.today;
    let last = today.plus_days(i32::try_from(args.days).unwrap_or(i32::MAX));
    let people = archive.summaries()?;
    let asked = |line: &&Line| line.when(today) <= When::Today || line.due <= last;
    let asked = |line: &&Line| asked(line) && (by.is_none() || line.coach == by);
    let mut rows: Vec<(&Summary, Gathered<'_>)> = people
        .iter()
        .flat_map(|person| {
            let lines = current(&person.lines, today).filter(asked);
            gathered(lines, today).into_iter().map(move |row| (person, row))
        })
        .collect();
    rows.sort_by_cached_key(|(person, Gathered { line, .. })| {
        (line.when(today), line.due, line.at.is_some(), line.at, person.name.sort_key(), person.id)
    });
    if out.json {
        let line = |line: &Line| AgendaLine::of(line, &catalogue, today, desk.words);
        let shape = |(person, row): (&Summary, Gathered<'_>)| {
            let also = row.also.into_iter().map(line).collect();
            OfParticipant::of(person, line(row.line), also)
        };
        out.value(&rows.into_iter().map(shape).collect::<Vec<_>>())?;
        return Ok(code::OK);
    }
    if rows.is_empty() {
        out.line(&desk.words.word("cli-agenda-empty"));
    }
    let told: Vec<_> =
        rows.into_iter().map(|(person, lines)| row(person, &lines, today, &catalogue, desk.words)).collect();
    if out.plain {
        told.into_iter().for_each(|row| out.line(&sentence(row)));
    } else {
        out.columns(&told);
    }
    Ok(code::OK)
}

fn row(
    person: &Summary,
    lines: &Gathered<'_>,
    today: Day,
    catalogue: &Catalogue,
    words: Words,
) -> Vec<String> {
    let when = match lines.line.when(today) {
        When::Earlier => "agenda-earlier",
        When::Today => "agenda-today",
        When::Week => "agenda-week",
        When::Later => "cli-later",
    };
    let mut row = vec![words.word(when), person.name.spoken()];
    // the day and time in front of the name, as in a diary
    let mut said = words.line(lines.line, catalogue).into_iter();
    row.splice(1..1, said.by_ref().take(2));
    row.extend(said);
    // behind everything else, so that the columns before it stay what they are
    let also: Vec<String> = lines.also.iter().map(|line| words.what(&line.what)).collect();
    row.push(if also.is_empty() {
        String::new()
    } else {
        words.with("cli-agenda-also", &[("what", also.join(", "))])
    });
    row
}

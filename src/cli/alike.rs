//! `trede alike`: who may be the same person as whom, and why, as `D` shows it for one. Changes nothing.

use std::collections::BTreeSet;

use crate::app::people::People;
use crate::domain::Summary;
use crate::domain::alike::Likeness;

use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::shapes::alike::Alike;
use super::words::{Words, sentence};

/// Tells it: each two once, the most alike first.
pub fn run(desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let mut people = People::new(archive.summaries()?, desk.today);
    let everybody: Vec<Summary> = people.shown().cloned().collect();
    let (mut seen, mut pairs) = (BTreeSet::new(), Vec::new());
    for person in &everybody {
        for (other, likeness) in people.suggestions(person.id) {
            if seen.insert((person.id.min(other), person.id.max(other))) {
                pairs.push((person, other, likeness));
            }
        }
    }
    let mut pairs: Vec<(&Summary, Summary, Likeness)> = pairs
        .into_iter()
        .filter_map(|(person, other, likeness)| Some((person, people.get(other)?.clone(), likeness)))
        .collect();
    pairs.sort_by_key(|(_, _, likeness)| std::cmp::Reverse(likeness.strength()));
    if out.json {
        out.value(&pairs.iter().map(|(one, two, like)| Alike::of(one, two, *like)).collect::<Vec<_>>())?;
        return Ok(code::OK);
    }
    if pairs.is_empty() {
        out.line(&desk.words.word("cli-alike-nobody"));
    }
    let rows: Vec<_> = pairs.iter().map(|(one, two, like)| row(one, two, *like, desk.words)).collect();
    if out.plain {
        rows.into_iter().for_each(|row| out.line(&sentence(row)));
    } else {
        out.columns(&rows);
    }
    Ok(code::OK)
}

fn row(one: &Summary, two: &Summary, likeness: Likeness, words: Words) -> Vec<String> {
    let called = |person: &Summary| {
        let year = person.birth_year.map(|year| format!(" ({year})")).unwrap_or_default();
        format!("{}{year}", person.name.spoken())
    };
    let reasons: Vec<String> = likeness.reasons().into_iter().map(|id| words.word(id)).collect();
    vec![called(one), called(two), reasons.join(", ")]
}

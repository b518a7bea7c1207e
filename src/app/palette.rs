//! The palette: every action and every participant, by any part of the name.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::domain::fold::fold;
use crate::i18n;
use crate::keymap::Command;

use super::desk::Desk;
use super::model::Model;
use super::overlay::Hit;

/// Most hits shown.
const MOST: usize = 50;

/// The hits for what is typed: actions with a word that begins so, then people, then actions that look like it. None of
/// the people while somebody looks along.
pub fn hits(model: &Model, desk: &Desk, typed: &str) -> Vec<Hit> {
    let (named, alike): (Vec<_>, Vec<_>) =
        commands(model, typed).into_iter().partition(|command| has_word(model, *command, typed));
    let mut hits: Vec<Hit> = named.into_iter().map(Hit::Command).collect();
    if !typed.trim().is_empty() && !desk.in_conversation() {
        hits.extend(desk.people.hits(typed).into_iter().take(MOST).map(Hit::Person));
    }
    hits.extend(alike.into_iter().map(Hit::Command));
    hits.truncate(MOST);
    hits
}

/// Whether each word that is typed begins a word of the action.
fn has_word(model: &Model, command: Command, typed: &str) -> bool {
    let words = fold(&i18n::t(model.lang, &command.help_key()));
    fold(typed).split_whitespace().all(|part| words.split_whitespace().any(|word| word.starts_with(part)))
}

fn commands(model: &Model, typed: &str) -> Vec<Command> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut scored: Vec<(u32, Command)> = super::update::available(model)
        .into_iter()
        .filter_map(|command| {
            let words = i18n::t(model.lang, &command.help_key());
            let mut buffer = Vec::new();
            let score = pattern.score(Utf32Str::new(&words, &mut buffer), &mut matcher)?;
            Some((score, command))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, command)| command).collect()
}

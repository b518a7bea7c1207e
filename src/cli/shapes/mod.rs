//! The shapes of `--json`, one file each. Append only: a name that a script reads stays. Described with an example each in
//! `docs/command-line.md`, and `tests/cli.rs` compares both.
//!
//! Days are `2026-11-23`, choices the English word of the program's own lists, what is not known is `null` or empty.

pub mod alike;
pub mod bundled;
pub mod checked;
pub mod coach;
pub mod compacted;
pub mod conflict;
pub mod imported;
pub mod kept;
pub mod key;
pub mod learning;
pub mod line;
pub mod looked;
pub mod made;
pub mod participant;
pub mod peer;
pub mod person;
pub mod watched;

use chrono::{DateTime, SecondsFormat};

use crate::domain::catalogue::Catalogue;
use crate::id::CoachId;

/// The word of a choice: the id of its words without the name of the list.
pub fn choice(list: &str, key: &'static str) -> &'static str {
    key.strip_prefix(list).and_then(|rest| rest.strip_prefix('-')).unwrap_or(key)
}

/// The name of a coach.
pub fn coach(coach: Option<CoachId>, catalogue: &Catalogue) -> Option<String> {
    coach.and_then(|coach| catalogue.coach_name(coach)).map(str::to_owned)
}

/// A moment in UTC, `2026-11-23T10:30:00Z`; nothing for one that no calendar has.
pub fn moment(ms: u64) -> Option<String> {
    let at = i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis)?;
    Some(at.to_rfc3339_opts(SecondsFormat::Secs, true))
}

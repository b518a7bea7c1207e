//! The shape of `access --json`: an array of these, oldest first.

use serde::Serialize;

use super::{choice, moment};
use crate::cli::words::{Words, coach as coach_name};
use crate::domain::catalogue::Catalogue;
use crate::domain::{Access, AccessLine, Summary};
use crate::i18n::date;
use crate::id::{CoachId, StoreId};

/// One line of the access log.
#[derive(Serialize)]
pub struct Looked {
    /// When, in UTC.
    pub at: Option<String>,
    /// The workstation.
    pub workstation: String,
    /// Who, by name where that is known; nobody for a try that opened nothing.
    pub coach: Option<String>,
    /// The id of the coach.
    pub coach_id: Option<String>,
    /// Whose file; none for what is about everybody or about the store.
    pub participant: Option<String>,
    /// The name that goes with it today; none when the file was erased. The log itself has no names.
    pub name: Option<String>,
    /// What was done; none for something that only a newer version knows.
    pub what: Option<&'static str>,
    /// Somebody else than the participant's own coach.
    pub by_another: bool,
    #[serde(skip)]
    at_ms: u64,
    #[serde(skip)]
    key: Option<&'static str>,
}

impl Looked {
    /// The shape of a line about somebody who may be here.
    pub fn of(line: &AccessLine, who: Option<&Summary>, all: &Catalogue, station: StoreId) -> Self {
        let known = line.coach != CoachId::default();
        let key = line.what.map(Access::key);
        Self {
            at: moment(line.at_ms),
            workstation: station.to_string(),
            coach: known.then(|| coach_name(Some(line.coach), all)),
            coach_id: known.then(|| line.coach.to_string()),
            participant: line.dossier.is_participant().then(|| line.dossier.to_string()),
            name: who.map(|one| one.name.spoken()),
            what: key.map(|key| choice("access", key)),
            by_another: line.by_another(who.and_then(|one| one.coach)),
            at_ms: line.at_ms,
            key,
        }
    }

    /// The same in words.
    pub fn row(&self, words: Words) -> Vec<String> {
        let who = self.name.clone().or_else(|| self.participant.clone());
        vec![
            date::moment(words.lang, self.at_ms),
            self.coach.clone().unwrap_or_else(|| words.word("access-nobody")),
            words.word(self.key.unwrap_or("access-newer")),
            who.unwrap_or_else(|| words.word("access-store")),
        ]
    }
}

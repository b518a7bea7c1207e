//! Whose dossier is on the screen and since when: what the access log counts as looked at (design 5).
//!
//! A dossier counts as viewed after two seconds, or when acted on; once as long as it stays on the screen.

use crate::id::DossierId;

use crate::domain::Access;

/// So long a dossier may stand on the screen in passing.
const PASSING_MS: u64 = 2_000;

/// One stay of a dossier on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    dossier: Option<DossierId>,
    since_ms: u64,
    viewed: bool,
    /// Since when the dossier stands there as what a search found.
    found_ms: Option<u64>,
    searched: bool,
}

impl Visit {
    /// Takes in what is on the screen now, and whether a search found it. Another dossier begins another visit.
    pub fn sees(&mut self, dossier: Option<DossierId>, found: bool, now_ms: u64) {
        if self.dossier != dossier {
            *self = Self { dossier, since_ms: now_ms, ..Self::default() };
        }
        // a clock that was set back must not make somebody wait
        self.since_ms = self.since_ms.min(now_ms);
        self.found_ms = found.then(|| self.found_ms.unwrap_or(now_ms).min(now_ms));
        // a search that is over may be followed by another one
        self.searched &= found;
    }

    /// The screen is turned away: who sees nothing needs two seconds again, but it stays the same visit.
    pub fn looks_away(&mut self, now_ms: u64) {
        self.since_ms = now_ms;
        self.found_ms = self.found_ms.map(|_| now_ms);
    }

    /// What to write in the access log now; each line once.
    pub fn due(&mut self, acted: bool, now_ms: u64) -> Vec<(DossierId, Access)> {
        let Some(dossier) = self.dossier else { return Vec::new() };
        let long = |since: u64| acted || now_ms.saturating_sub(since) >= PASSING_MS;
        let mut lines = Vec::new();
        if !self.searched && self.found_ms.is_some_and(long) {
            self.searched = true;
            lines.push((dossier, Access::Searched));
        }
        if !self.viewed && long(self.since_ms) {
            self.viewed = true;
            lines.push((dossier, Access::Viewed));
        }
        lines
    }

    /// In how many milliseconds there is something to write, if ever.
    pub fn due_in_ms(&self, now_ms: u64) -> Option<u64> {
        self.dossier?;
        let viewed = (!self.viewed).then_some(self.since_ms);
        let searched = self.found_ms.filter(|_| !self.searched);
        let since = viewed.into_iter().chain(searched).min()?;
        Some(PASSING_MS.saturating_sub(now_ms.saturating_sub(since)))
    }
}

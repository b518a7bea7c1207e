//! Changes that are not on the disk yet, in the order in which the coach made them. Nothing leaves it unsaved, but what
//! is about somebody who was erased meanwhile.
//!
//! A disk that is full stops it: what follows waits behind, so that an older value never overtakes a newer one. The first
//! one is tried again every few seconds, and when it is on the disk the rest goes after it.

use std::collections::VecDeque;

use crate::domain::Change;
use crate::id::DossierId;

use super::effect::{Effect, Token};
use super::said::Said;

/// After a failure it is tried again so often, in milliseconds.
const RETRY_MS: u64 = 3_000;

#[derive(Clone, Debug)]
struct Waiting {
    token: Token,
    name: Said,
    changes: Vec<Change>,
}

impl Waiting {
    fn send(&self, again: bool) -> Effect {
        Effect::Save { token: self.token, name: self.name.clone(), changes: self.changes.clone(), again }
    }
}

/// What waits to be saved.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    waiting: VecDeque<Waiting>,
    next: Token,
    /// Since when nothing is sent, in milliseconds of the clock.
    stopped_ms: Option<u64>,
}

impl Outbox {
    /// Takes changes in, and sends them unless those before them could not be saved.
    pub fn add(&mut self, name: Said, changes: Vec<Change>) -> Option<Effect> {
        self.next += 1;
        let one = Waiting { token: self.next, name, changes };
        let effect = self.stopped_ms.is_none().then(|| one.send(false));
        self.waiting.push_back(one);
        effect
    }

    /// It is on the disk, or can never be. When it had failed before, everything behind it goes now.
    pub fn left(&mut self, token: Token) -> Vec<Effect> {
        self.waiting.retain(|one| one.token != token);
        match self.stopped_ms.take() {
            Some(_) => self.waiting.iter().map(|one| one.send(false)).collect(),
            None => Vec::new(),
        }
    }

    /// It is not on the disk; it stays here.
    pub fn failed(&mut self, now_ms: u64) {
        self.stopped_ms.get_or_insert(now_ms);
    }

    /// Tries the first one again when it is time.
    pub fn retry(&mut self, now_ms: u64) -> Option<Effect> {
        let since = self.stopped_ms?;
        // a clock that was set back must not stop the trying
        if now_ms.abs_diff(since) < RETRY_MS {
            return None;
        }
        self.stopped_ms = Some(now_ms);
        self.waiting.front().map(|one| one.send(true))
    }

    /// The one person whom a save is about; none when it is about several or about the location.
    pub fn about(&self, token: Token) -> Option<DossierId> {
        let changes = &self.waiting.iter().find(|one| one.token == token)?.changes;
        let first = changes.first()?.dossier;
        let one = first != DossierId::CATALOGUE && changes.iter().all(|change| change.dossier == first);
        one.then_some(first)
    }

    /// What waits about one dossier, in order.
    pub fn changes_of(&self, dossier: DossierId) -> impl Iterator<Item = &Change> {
        self.waiting.iter().flat_map(|one| &one.changes).filter(move |change| change.dossier == dossier)
    }

    /// Everything is on the disk.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Saving stopped, and what waits is only on the screen.
    pub const fn is_stopped(&self) -> bool {
        self.stopped_ms.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(outbox: &mut Outbox) -> Option<Effect> {
        outbox.add(Said::plain("deed-nothing"), Vec::new())
    }

    fn sent(effects: impl IntoIterator<Item = Effect>) -> Vec<(Token, bool)> {
        let token = |effect| match effect {
            Effect::Save { token, again, .. } => (token, again),
            other => panic!("{other:?}"),
        };
        effects.into_iter().map(token).collect()
    }

    #[test]
    fn on_a_good_day_everything_goes_at_once() {
        let mut outbox = Outbox::default();
        assert_eq!(sent(add(&mut outbox)), [(1, false)]);
        assert_eq!(sent(add(&mut outbox)), [(2, false)]);
        assert_eq!(sent(outbox.left(1)), []);
        assert_eq!(outbox.len(), 1);
        assert_eq!(sent(outbox.left(2)), []);
        assert!(outbox.is_empty() && outbox.retry(99_000).is_none());
    }

    #[test]
    fn after_a_failure_nothing_overtakes_and_nothing_is_dropped() {
        let mut outbox = Outbox::default();
        add(&mut outbox);
        outbox.failed(1_000);
        assert_eq!(sent(add(&mut outbox)), [], "what follows waits");
        assert_eq!(sent(add(&mut outbox)), []);
        assert!(outbox.retry(2_000).is_none(), "not at every tick");
        assert_eq!(sent(outbox.retry(4_000)), [(1, true)]);
        outbox.failed(4_001);
        assert_eq!(sent(outbox.retry(7_000)), [(1, true)], "again and again");
        assert_eq!(sent(outbox.left(1)), [(2, false), (3, false)], "the rest goes after it, in order");
        assert!(!outbox.is_stopped());
        assert_eq!(outbox.len(), 2);
    }
}

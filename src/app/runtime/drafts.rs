//! When what is being typed goes to the disk: within a second, but not at every key.

use std::time::Duration;

use crate::app::draft::Draft;

/// So long after the first key that is not on the disk, in milliseconds.
const WITHIN_MS: u64 = 800;

/// A draft that waits.
#[derive(Debug, Default)]
pub struct Drafts {
    waiting: Option<(Draft, u64)>,
}

impl Drafts {
    /// What is typed now; the moment to write it stays that of the first key.
    pub fn keep(&mut self, draft: Draft, now_ms: u64) {
        let due = self.waiting.take().map_or(now_ms + WITHIN_MS, |(_, due)| due);
        self.waiting = Some((draft, due));
    }

    /// What is to be written now.
    pub fn due(&mut self, now_ms: u64) -> Option<Draft> {
        // a clock that was set back must not keep a draft from the disk
        let late = self.waiting.as_ref().is_some_and(|(_, due)| now_ms >= *due || *due > now_ms + WITHIN_MS);
        if late { self.take() } else { None }
    }

    /// What waits, at once.
    pub fn take(&mut self) -> Option<Draft> {
        self.waiting.take().map(|(draft, _)| draft)
    }

    /// What was typed is saved or dropped.
    pub fn drop(&mut self) {
        self.waiting = None;
    }

    /// How long until the next one is due.
    pub fn wait(&self, now_ms: u64) -> Option<Duration> {
        self.waiting.as_ref().map(|(_, due)| Duration::from_millis(due.saturating_sub(now_ms)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::forms::FormKind;

    fn draft(values: usize) -> Draft {
        let value = (crate::app::form::FieldName::Name, crate::app::draft::DraftValue::Week(1));
        Draft { kind: FormKind::Wish, dossier: None, values: vec![value; values] }
    }

    #[test]
    fn a_draft_is_written_within_a_second_of_its_first_key_with_the_last_one() {
        let mut drafts = Drafts::default();
        assert_eq!(drafts.wait(0), None);
        drafts.keep(draft(1), 1_000);
        drafts.keep(draft(2), 1_700);
        assert_eq!(drafts.due(1_799), None);
        assert_eq!(drafts.wait(1_700), Some(Duration::from_millis(100)));
        assert_eq!(drafts.due(1_800), Some(draft(2)));
        assert_eq!(drafts.due(9_000), None);
    }

    #[test]
    fn a_draft_that_was_saved_is_not_written_and_a_clock_set_back_does_not_hold_it() {
        let mut drafts = Drafts::default();
        drafts.keep(draft(1), 5_000);
        drafts.drop();
        assert_eq!(drafts.due(9_000), None);
        drafts.keep(draft(1), 5_000);
        assert_eq!(drafts.due(1_000), Some(draft(1)));
    }
}

//! What the participant wants: the verbatim wish (D3a), the 2×2 card (D5) and the one small step (D6).

use super::latest::{latest, newest_first};
use super::record::{choices, record};
use super::{Day, Dossier};
use crate::id::RecordId;

choices! {
    /// Who named or does something.
    Owner "owner" {
        /// The participant.
        Participant "participant",
        /// The coach.
        Coach "coach",
        /// A partner organisation.
        Partner "partner",
    }
}

choices! {
    /// Who put the perspective into words.
    NamedBy "named" {
        /// The participant.
        Participant "participant",
        /// Both together.
        Together "together",
        /// The coach.
        Coach "coach",
    }
}

choices! {
    /// A cell of the 2×2 card: soon (3 months) or later (1–2 years), work or life.
    Cell "cell" {
        /// Soon, work.
        SoonWork "soon-work",
        /// Later, work.
        LaterWork "later-work",
        /// Soon, life.
        SoonLife "soon-life",
        /// Later, life.
        LaterLife "later-life",
    }
}

choices! {
    /// How a step went.
    StepOutcome "outcome" {
        /// Done.
        Done "done",
        /// Partly done.
        Partly "partly",
        /// Not yet: ask for a smaller one.
        NotYet "not-yet",
    }
}

record! {
    /// The wish in the participant's own words. Added to with a date, never overwritten.
    Wish, WishEdit {
        /// The day it was said.
        on / On: Option<Day>,
        /// Verbatim.
        words / Words: String,
        /// Why now.
        why_now / WhyNow: String,
    }
}

record! {
    /// One dated version of the 2×2 card.
    Perspective, PerspectiveEdit {
        /// The day it was made.
        on / On: Option<Day>,
        /// Soon, work.
        soon_work / SoonWork: String,
        /// Later, work.
        later_work / LaterWork: String,
        /// Soon, life.
        soon_life / SoonLife: String,
        /// Later, life.
        later_life / LaterLife: String,
        /// As the participant says it.
        words / Words: String,
        /// Who named it.
        named_by / NamedBy: Option<NamedBy>,
        /// Which cells were reached, as a bit set in the order of [`Cell::ALL`].
        reached / Reached: u8,
    }
}

impl Perspective {
    /// The text of one cell.
    pub fn cell(&self, cell: Cell) -> &str {
        match cell {
            Cell::SoonWork => &self.soon_work,
            Cell::LaterWork => &self.later_work,
            Cell::SoonLife => &self.soon_life,
            Cell::LaterLife => &self.later_life,
        }
    }

    /// Whether a cell was reached.
    pub fn is_reached(&self, cell: Cell) -> bool {
        *self.reached & cell.bit() != 0
    }
}

impl Cell {
    /// Its place in the bit set of reached cells.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Longest step, in characters (domain 5, topic 8).
pub const STEP_MAX_CHARS: usize = 80;
/// Longest time for a step, in days.
pub const STEP_MAX_DAYS: i32 = 14;

record! {
    /// One small step. The current one is the latest without an outcome.
    Step, StepEdit {
        /// What, at most [`STEP_MAX_CHARS`] characters.
        what / What: String,
        /// Who does it; the participant unless changed.
        owner / Owner: Option<Owner>,
        /// The day it was agreed.
        made_on / MadeOn: Option<Day>,
        /// Before which day, at most [`STEP_MAX_DAYS`] after it was agreed.
        due / Due: Option<Day>,
        /// How it went.
        outcome / Outcome: Option<StepOutcome>,
        /// When that was said.
        outcome_on / OutcomeOn: Option<Day>,
    }
}

impl Dossier {
    /// The wish of the latest day (D3a).
    pub fn wish(&self) -> Option<(RecordId, &Wish)> {
        latest(&self.wishes, |wish| &wish.on, |_| true)
    }

    /// Every wish that was said, newest first.
    pub fn wishes(&self) -> Vec<(RecordId, &Wish)> {
        newest_first(&self.wishes, |wish| &wish.on)
    }

    /// The 2×2 card of the latest day (D5).
    pub fn perspective(&self) -> Option<(RecordId, &Perspective)> {
        latest(&self.perspectives, |card| &card.on, |_| true)
    }

    /// Every 2×2 card, newest first.
    pub fn perspectives(&self) -> Vec<(RecordId, &Perspective)> {
        newest_first(&self.perspectives, |card| &card.on)
    }

    /// The current step (D6): the latest agreed one that has no outcome yet.
    pub fn step(&self) -> Option<(RecordId, &Step)> {
        latest(&self.steps, |step| &step.made_on, |step| step.outcome.is_none())
    }

    /// Every step, newest first.
    pub fn steps(&self) -> Vec<(RecordId, &Step)> {
        newest_first(&self.steps, |step| &step.made_on)
    }
}

impl Step {
    /// The day it is due: as agreed, or the longest time a step may take after it was made.
    pub fn due_on(&self) -> Option<Day> {
        self.due.or_else(|| self.made_on.map(|made| made.plus_days(STEP_MAX_DAYS)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, empty, put, rid};
    use super::*;

    #[test]
    fn the_current_step_is_the_latest_without_an_outcome() {
        let mut dossier = empty();
        for (record, made) in [(1, "2026-11-01"), (2, "2026-11-05"), (3, "2026-11-09")] {
            put(&mut dossier, rid(record), [StepEdit::MadeOn(Some(day(made)))]);
        }
        put(&mut dossier, rid(3), [StepEdit::Outcome(Some(StepOutcome::NotYet))]);
        let (id, step) = dossier.step().unwrap();
        assert_eq!((id, step.due_on()), (rid(2), Some(day("2026-11-19"))));
        assert_eq!(dossier.steps().iter().map(|(id, _)| *id).collect::<Vec<_>>(), [rid(3), rid(2), rid(1)]);
    }

    #[test]
    fn a_wish_is_added_and_a_withdrawn_one_does_not_count() {
        let mut dossier = empty();
        put(&mut dossier, rid(1), [WishEdit::On(Some(day("2026-11-01"))), WishEdit::Words("lezen".into())]);
        put(&mut dossier, rid(2), [WishEdit::On(Some(day("2026-10-01"))), WishEdit::Words("bellen".into())]);
        assert_eq!(dossier.wish().unwrap().0, rid(1));
        put(&mut dossier, rid(1), [WishEdit::Withdrawn(true)]);
        assert_eq!(dossier.wish().unwrap().0, rid(2));
        assert_eq!(dossier.wishes().len(), 1);
    }
}

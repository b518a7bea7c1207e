//! What the participant wants: the verbatim wish (D3a), the 2×2 card (D5) and the one small step (D6).

use super::Day;
use super::record::{choices, record};

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

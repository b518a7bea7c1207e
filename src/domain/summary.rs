//! What the list, the agenda and the counts need of one participant, so that 10,000 fit in memory.

use serde::{Deserialize, Serialize};

use super::agenda::Line;
use super::background::{Nt, Work};
use super::participant::Status;
use super::{Day, Name};
use crate::id::{CoachId, DossierId};

/// One participant, in short. Made from a dossier and the catalogue; not a second truth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Whose.
    pub id: DossierId,
    /// Name.
    pub name: Name,
    /// Own administration number.
    pub own_number: String,
    /// Year of birth.
    pub birth_year: Option<u16>,
    /// Town.
    pub place: String,
    /// Phone numbers, canonical, for search and looks-alike.
    pub phones: Vec<String>,
    /// Current status.
    pub status: Status,
    /// First or second language.
    pub nt: Option<Nt>,
    /// Work.
    pub work: Option<Work>,
    /// Own coach.
    pub coach: Option<CoachId>,
    /// Has a buddy.
    pub has_buddy: bool,
    /// Day of registration.
    pub registered_on: Option<Day>,
    /// Last contact in which they spoke.
    pub last_spoken: Option<Day>,
    /// Open barriers (1–3, not solved).
    pub open_barriers: u8,
    /// Barriers that block.
    pub blocking: u8,
    /// Modules finished, and all of them.
    pub modules: (u8, u8),
    /// Some field stands in two versions (`≠`).
    pub contested: bool,
    /// May be somebody who is known already.
    pub maybe_double: bool,
    /// Agenda lines, earliest first.
    pub lines: Vec<Line>,
}

impl Summary {
    /// Days since they last spoke; since registration when they never did.
    pub fn days_since_contact(&self, today: Day) -> Option<i32> {
        self.last_spoken.or(self.registered_on).map(|day| day.days_until(today))
    }

    /// The next day somebody does something, if any.
    pub fn next_date(&self) -> Option<Day> {
        self.lines.iter().filter(|line| line.what != super::agenda::What::NoDate).map(|line| line.due).min()
    }
}

//! The shape of `list --json`: an array of these.

use serde::Serialize;

use crate::domain::catalogue::Catalogue;
use crate::domain::{Day, Summary};

/// One participant in short.
#[derive(Serialize)]
pub struct Participant {
    /// The dossier.
    pub id: String,
    /// Own administration number; empty when there is none.
    pub own_number: String,
    /// The name, as spoken.
    pub name: String,
    /// The name, as in a sorted list.
    pub listed_name: String,
    /// Status.
    pub status: &'static str,
    /// `nt1` or `nt2`.
    pub nt: Option<&'static str>,
    /// `working`, `seeking` or `not-seeking`.
    pub work: Option<&'static str>,
    /// Name of the own coach.
    pub coach: Option<String>,
    /// Whether there is a buddy.
    pub buddy: bool,
    /// The next day on which something is to be done.
    pub next_date: Option<String>,
    /// Since they last spoke; since the registration when they never did.
    pub days_since_contact: Option<i32>,
    /// Open barriers.
    pub open_barriers: u8,
    /// Those that block.
    pub blocking: u8,
    /// Modules.
    pub modules: u8,
    /// Those that are finished.
    pub modules_finished: u8,
    /// Some field stands in two versions.
    pub two_versions: bool,
    /// May be somebody who is known already.
    pub maybe_double: bool,
}

impl Participant {
    /// The shape of a summary.
    pub fn of(person: &Summary, catalogue: &Catalogue, today: Day) -> Self {
        Self {
            id: person.id.to_string(),
            own_number: person.own_number.clone(),
            name: person.name.spoken(),
            listed_name: person.name.listed(),
            status: super::choice("status", person.status.key()),
            nt: person.nt.map(|nt| super::choice("nt", nt.key())),
            work: person.work.map(|work| super::choice("work", work.key())),
            coach: super::coach(person.coach, catalogue),
            buddy: person.has_buddy,
            next_date: person.next_date().map(|day| day.to_string()),
            days_since_contact: person.days_since_contact(today),
            open_barriers: person.open_barriers,
            blocking: person.blocking,
            modules: person.modules.1,
            modules_finished: person.modules.0,
            two_versions: person.contested,
            maybe_double: person.maybe_double,
        }
    }
}

//! The agenda: which lines follow from a dossier, the catalogue's template and what a coach did with them (D7, T3).
//!
//! Nothing here is stored. A line carries the day it is due; only [`Line::when`] looks at today.

mod book;
mod gathered;
mod lines;
mod proposal;
mod talks;

pub use gathered::{Gathered, gathered};
pub use lines::{current, expires, lines};
pub use proposal::{Proposal, next_proposal};
pub use talks::{Talk, asks_work, talks};

use serde::{Deserialize, Serialize};

use super::barrier::BarrierDomain;
use super::contact::{AppointmentKind, LineKey};
use super::participant::Medium;
use super::schedule::ScheduleLine;
use super::{Day, Minute};
use crate::id::CoachId;

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// An appointment stands.
    Appointment(Option<AppointmentKind>),
    /// A line of the aftercare schedule.
    Schedule(ScheduleLine),
    /// Look back on a barrier.
    BarrierReview(BarrierDomain),
    /// A barrier of 2 or 3 lacks an owner or a review date.
    BarrierOpen(BarrierDomain),
    /// The current step is due.
    Step,
    /// Nothing happens inside the trajectory from the due day until this day.
    Gap(Day),
    /// Try again, for the n-th time (from 2): another channel, then through somebody else.
    NoAnswer(u8),
    /// Quarterly try for somebody out of sight.
    OutOfSight,
    /// The intake was parked.
    IntakeParked,
    /// Active, and no next date at all.
    NoDate,
    /// Handed over to this location: get to know each other (T3).
    Handover,
    /// Something stands in two versions, and a person has to choose.
    TwoVersions,
    /// The file is kept until this day, unless a coordinator decides otherwise.
    Expires(Day),
}

/// One line of the agenda of one participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which line, so that what a coach does with it can be kept.
    pub key: LineKey,
    /// The day it is due, postponement counted.
    pub due: Day,
    /// The time, for appointments.
    pub at: Option<Minute>,
    /// What it asks for.
    pub what: What,
    /// The channel to use: never one that safe contact or a consent excludes.
    pub medium: Option<Medium>,
    /// The coach who does it: who took it over, who made the appointment, or the participant's own coach.
    pub coach: Option<CoachId>,
}

/// Where a line stands against today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Planned before today (*gepland eerder*).
    Earlier,
    /// Today.
    Today,
    /// Within seven days.
    Week,
    /// After that.
    Later,
}

impl Line {
    /// Where it stands against today. People without a date and two versions are due today, however long they wait,
    /// unless a coach put them off to a later day.
    pub fn when(&self, today: Day) -> When {
        match today.days_until(self.due) {
            days if days < 0 && matches!(self.what, What::NoDate | What::TwoVersions | What::Expires(_)) => {
                When::Today
            }
            days if days < 0 => When::Earlier,
            0 => When::Today,
            1..=7 => When::Week,
            _ => When::Later,
        }
    }
}

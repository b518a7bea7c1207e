//! The aftercare schedule: an editable template of lines per location (D7). What is due is computed, never stored.

use serde::{Deserialize, Serialize};

use super::record::choices;

choices! {
    /// From what a line of the schedule counts.
    Anchor "anchor" {
        /// The intake.
        Intake "intake",
        /// The start of each module.
        ModuleStart "module-start",
        /// The end of each module.
        ModuleEnd "module-end",
        /// The end of the trajectory.
        TrajectoryEnd "trajectory-end",
    }
}

/// A length of time on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Interval {
    /// Days.
    Days(u16),
    /// Weeks.
    Weeks(u16),
    /// Months.
    Months(u16),
    /// Each year from the anchor on, after the last line of months.
    Yearly,
}

/// One line: so long after the anchor, talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ScheduleLine {
    /// From what it counts.
    pub anchor: Anchor,
    /// How long after it.
    pub after: Interval,
}

/// The default template (domain.md 6; no national norm exists).
pub const DEFAULT_SCHEDULE: [ScheduleLine; 8] = [
    ScheduleLine { anchor: Anchor::Intake, after: Interval::Weeks(1) },
    ScheduleLine { anchor: Anchor::ModuleStart, after: Interval::Weeks(2) },
    ScheduleLine { anchor: Anchor::ModuleStart, after: Interval::Weeks(6) },
    ScheduleLine { anchor: Anchor::ModuleEnd, after: Interval::Days(0) },
    ScheduleLine { anchor: Anchor::TrajectoryEnd, after: Interval::Months(3) },
    ScheduleLine { anchor: Anchor::TrajectoryEnd, after: Interval::Months(6) },
    ScheduleLine { anchor: Anchor::TrajectoryEnd, after: Interval::Months(12) },
    ScheduleLine { anchor: Anchor::TrajectoryEnd, after: Interval::Yearly },
];

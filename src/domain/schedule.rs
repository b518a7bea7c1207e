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

impl ScheduleLine {
    /// Whether work is asked about at this talk: 3, 6, 12 months after the trajectory, and each year (D5).
    pub const fn asks_work(self) -> bool {
        let long = matches!(self.after, Interval::Months(_) | Interval::Yearly);
        long && matches!(self.anchor, Anchor::TrajectoryEnd)
    }

    /// As [`ScheduleLine::asks_work`], of the line with this number.
    pub const fn asks_work_numbered(occurrence: u16) -> bool {
        let (anchor, unit) = (occurrence >> 14, occurrence >> 12 & 3);
        anchor == Anchor::TrajectoryEnd as u16 && unit >= 2
    }

    /// The number of this line in a [`LineKey`](super::contact::LineKey): it follows from the line itself, not from
    /// its place, so that editing the template does not move what coaches did to another line. `year` counts the
    /// yearly talks from 1 and is 0 for other lines.
    ///
    /// Two bits say the anchor, two the unit; lengths and years above 4095 share one number.
    pub fn occurrence(self, year: u16) -> u16 {
        let (unit, length) = match self.after {
            Interval::Days(days) => (0, days),
            Interval::Weeks(weeks) => (1, weeks),
            Interval::Months(months) => (2, months),
            Interval::Yearly => (3, year),
        };
        (self.anchor as u16) << 14 | unit << 12 | length.min(0x0fff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_of_the_default_has_a_number_of_its_own() {
        let mut numbers: Vec<_> = DEFAULT_SCHEDULE.iter().map(|line| line.occurrence(0)).collect();
        numbers.extend(DEFAULT_SCHEDULE.last().map(|line| line.occurrence(2)));
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), DEFAULT_SCHEDULE.len() + 1);
    }

    #[test]
    fn d5_the_number_of_a_line_says_whether_work_is_asked_about() {
        for line in DEFAULT_SCHEDULE {
            assert_eq!(ScheduleLine::asks_work_numbered(line.occurrence(3)), line.asks_work(), "{line:?}");
        }
        assert_eq!(DEFAULT_SCHEDULE.iter().filter(|line| line.asks_work()).count(), 4);
    }
}

//! A line of the aftercare schedule in words: on the agenda, in the list of the location, behind a field. Knows no place.

use crate::domain::schedule::{Anchor, Interval, ScheduleLine};

use super::pen::Pen;

/// `6 weken`, `elk jaar`; `meteen` for no time at all.
pub fn interval(pen: &Pen<'_>, after: Interval) -> String {
    match after {
        Interval::Days(0) => pen.word("after-at-once"),
        Interval::Days(days) => pen.counted("after-days", &[("count", days.into())]),
        Interval::Weeks(weeks) => pen.counted("after-weeks", &[("count", weeks.into())]),
        Interval::Months(months) => pen.counted("after-months", &[("count", months.into())]),
        Interval::Yearly => pen.word("after-yearly"),
    }
}

/// `2 weken na de start van een module`, `bij het eind van een module`.
pub fn line(pen: &Pen<'_>, line: ScheduleLine) -> String {
    let anchor = match (line.anchor, line.after) {
        (Anchor::ModuleStart, Interval::Days(0)) => return pen.word("at-module-start"),
        (Anchor::TrajectoryEnd, Interval::Days(0)) => return pen.word("at-trajectory-end"),
        (anchor, Interval::Days(0)) => return pen.word(anchor.key()),
        // the word of this anchor says *at* the end
        (Anchor::ModuleEnd, _) => pen.word("after-module-end"),
        (anchor, _) => pen.word(anchor.key()),
    };
    format!("{} {anchor}", interval(pen, line.after))
}

/// The same on the agenda: what comes after a trajectory is called aftercare.
pub fn talk(pen: &Pen<'_>, one: ScheduleLine) -> String {
    match (one.anchor, one.after) {
        (_, Interval::Yearly) => pen.word("line-yearly"),
        (Anchor::TrajectoryEnd, Interval::Days(0))
        | (Anchor::Intake | Anchor::ModuleStart | Anchor::ModuleEnd, _) => line(pen, one),
        (Anchor::TrajectoryEnd, after) => format!("{} {}", pen.word("line-aftercare"), interval(pen, after)),
    }
}

//! One line for one person on one day: several causes that ask for the same call make no heap of lines.
//!
//! The most pressing cause is said, the others wait beside it and none is lost: what a coach does handles the cause that
//! is said, and the next one comes up by itself. An appointment is a promise of its own and stands alone; so do a file that was handed over, and two versions,
//! a file whose time is nearly over, which ask for a choice and for no call.

use super::{Line, What};
use crate::domain::Day;
use crate::id::CoachId;

/// What one row of the agenda says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered<'a> {
    /// The most pressing cause.
    pub line: &'a Line,
    /// The others of that day, the most pressing first.
    pub also: Vec<&'a Line>,
}

/// Gathers the lines of one person, in the order they come. What was due before today is a matter of today; what another
/// coach does is another row.
pub fn gathered<'a>(lines: impl IntoIterator<Item = &'a Line>, today: Day) -> Vec<Gathered<'a>> {
    let mut rows: Vec<((Day, Option<CoachId>), Gathered<'a>)> = Vec::new();
    for line in lines {
        let of = (line.due.max(today), line.coach);
        let mut same = rows.iter_mut().filter(|(known, row)| *known == of && !stands_alone(row.line));
        match same.next().filter(|_| !stands_alone(line)) {
            Some((_, row)) => row.also.push(line),
            None => rows.push((of, Gathered { line, also: Vec::new() })),
        }
    }
    rows.into_iter()
        .map(|(_, Gathered { line, mut also })| {
            also.insert(0, line);
            also.sort_by_key(|line| (line.when(today), pressing(&line.what), line.due, &line.key));
            Gathered { line: also.remove(0), also }
        })
        .collect()
}

const fn stands_alone(line: &Line) -> bool {
    matches!(line.what, What::Appointment(_) | What::TwoVersions | What::Handover | What::Expires(_))
}

/// What was promised goes before what a person can do something about, and that before mere silence.
const fn pressing(what: &What) -> u8 {
    match what {
        What::Appointment(_) => 0,
        What::Schedule(_) | What::Handover => 1,
        What::NoAnswer(_) => 2,
        What::Step => 3,
        What::BarrierReview(_) => 4,
        What::BarrierOpen(_) => 5,
        What::IntakeParked => 6,
        What::Gap(_) => 7,
        What::OutOfSight => 8,
        What::NoDate => 9,
        What::TwoVersions => 10,
        What::Expires(_) => 11,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::barrier::BarrierDomain;
    use crate::domain::contact::{LineKey, LineKind};
    use crate::domain::testing::{coach, day, rid};

    const TODAY: &str = "2026-11-23";

    fn line(number: u8, due: Day, what: What) -> Line {
        let key = LineKey { source: Some(rid(number)), kind: LineKind::Gap, occurrence: 0 };
        Line { key, due, at: None, what, medium: None, coach: None }
    }

    fn whats<'a>(row: &Gathered<'a>) -> Vec<&'a What> {
        std::iter::once(row.line).chain(row.also.iter().copied()).map(|line| &line.what).collect()
    }

    #[test]
    fn causes_of_one_day_make_one_line_and_the_most_pressing_one_is_said() {
        let early = day("2026-11-03");
        let gap = What::Gap(day(TODAY));
        let review = What::BarrierReview(BarrierDomain::Money);
        let lines = [
            line(1, early, gap.clone()),
            line(2, day("2026-11-10"), review.clone()),
            line(3, day(TODAY), What::Step),
            line(4, day("2026-11-26"), What::NoAnswer(2)),
        ];
        let rows = gathered(&lines, day(TODAY));
        assert_eq!(
            rows.iter().map(whats).collect::<Vec<_>>(),
            [vec![&review, &gap, &What::Step], vec![&What::NoAnswer(2)]]
        );
        // what was said is dealt with: the next cause comes up
        let rest = [lines[0].clone(), lines[2].clone(), lines[3].clone()];
        assert_eq!(whats(&gathered(&rest, day(TODAY))[0]), [&gap, &What::Step]);
    }

    #[test]
    fn an_appointment_and_the_work_of_another_coach_stand_alone() {
        let today = day(TODAY);
        let lines = [
            line(1, today, What::Appointment(None)),
            line(2, today, What::Step),
            Line { coach: Some(coach(2)), ..line(3, today, What::Gap(today)) },
            line(4, today, What::NoAnswer(2)),
        ];
        let rows = gathered(&lines, today);
        assert_eq!(
            rows.iter().map(|row| (row.line.key.source, row.also.len())).collect::<Vec<_>>(),
            [(Some(rid(1)), 0), (Some(rid(4)), 1), (Some(rid(3)), 0)]
        );
    }

    proptest! {
        /// Whatever there is to do, each line is in exactly one row.
        #[test]
        fn no_line_gets_lost(all in proptest::collection::vec((-40..10i32, any::<bool>(), 0..3u8), 0..9)) {
            let today = day(TODAY);
            let lines: Vec<Line> = (0u8..).zip(all).map(|(number, (days, agreed, of))| {
                let what = if agreed { What::Appointment(None) } else { What::Step };
                Line { coach: Some(coach(of)), ..line(number, today.plus_days(days), what) }
            }).collect();
            let rows = gathered(&lines, today);
            let mut said: Vec<&Line> =
                rows.iter().flat_map(|row| std::iter::once(row.line).chain(row.also.clone())).collect();
            said.sort_by_key(|line| &line.key);
            prop_assert_eq!(said, lines.iter().collect::<Vec<_>>());
        }
    }
}

//! How each type of value is told, and which can be typed anew.

use super::Told;
use crate::domain::background::{Gender, Nt, Work};
use crate::domain::barrier::{BarrierDomain, BarrierStatus, Handover, Help, Score};
use crate::domain::catalogue::Role;
use crate::domain::consent::{AskedHow, Purpose};
use crate::domain::contact::{
    AppointmentKind, AppointmentState, ContactOutcome, Handling, LearnsOn, LineKey, Occupation, WorkResult,
};
use crate::domain::intake::{Topic, TopicState};
use crate::domain::levels::{LatinAlphabet, LevelSource, LevelValue, Skill};
use crate::domain::participant::{ExpertAsked, Medium, Reach, Safety, Status};
use crate::domain::perspective::{Cell, NamedBy, Owner, StepOutcome};
use crate::domain::proof::{ProofKind, WorkProcess};
use crate::domain::same_person::Verdict;
use crate::domain::schedule::{Anchor, Interval, ScheduleLine};
use crate::domain::trajectory::{DifferenceReason, Lane, ModuleKind, ModuleStatus, Span};
use crate::domain::{Day, Minute, Name};
use crate::id::{CoachId, DossierId, LocationId, RecordId};

/// What was typed is no such value, or such a value is no line of text.
pub(super) struct NoText;

/// A value that a person can read.
pub(super) trait Readable: Sized {
    /// In parts.
    fn told(&self) -> Told;

    /// What was typed, as such a value.
    fn retyped(&self, _typed: &str) -> Option<Self> {
        None
    }

    /// What was typed where the value may be missing: nothing typed is no value.
    fn typed(_typed: &str) -> Result<Option<Self>, NoText> {
        Err(NoText)
    }
}

impl<T: Readable> Readable for Option<T> {
    fn told(&self) -> Told {
        self.as_ref().map_or(Told::Nothing, T::told)
    }

    fn retyped(&self, typed: &str) -> Option<Self> {
        T::typed(typed).ok()
    }
}

macro_rules! words {
    ($( $choice:ident ),*) => { $(
        impl Readable for $choice {
            fn told(&self) -> Told {
                Told::Word(self.key())
            }
        }
    )* };
}

words!(
    Gender,
    Nt,
    Work,
    Reach,
    Status,
    Medium,
    Purpose,
    AskedHow,
    NamedBy,
    Owner,
    StepOutcome,
    BarrierDomain,
    BarrierStatus,
    Handover,
    Help,
    Skill,
    LevelSource,
    LatinAlphabet,
    ProofKind,
    Lane,
    ModuleKind,
    ModuleStatus,
    DifferenceReason,
    ContactOutcome,
    Occupation,
    LearnsOn,
    WorkResult,
    AppointmentKind,
    AppointmentState,
    Anchor,
    Topic,
    TopicState,
    Role,
    Verdict
);

macro_rules! numbers {
    ($( $number:ident ),*) => { $(
        impl Readable for $number {
            fn told(&self) -> Told {
                Told::Number(i64::from(*self))
            }

            fn typed(typed: &str) -> Result<Option<Self>, NoText> {
                match typed.trim() {
                    "" => Ok(None),
                    number => number.parse().map(Some).map_err(|_| NoText),
                }
            }
        }
    )* };
}

numbers!(u8, u16);

impl Readable for String {
    fn told(&self) -> Told {
        if self.is_empty() { Told::Nothing } else { Told::Text(self.clone()) }
    }

    fn retyped(&self, typed: &str) -> Option<Self> {
        Some(typed.trim().to_owned())
    }
}

impl Readable for Name {
    fn told(&self) -> Told {
        self.spoken().told()
    }

    fn retyped(&self, typed: &str) -> Option<Self> {
        Some(Self::split(typed)).filter(|name| !name.is_empty())
    }
}

impl Readable for bool {
    fn told(&self) -> Told {
        Told::Word(if *self { "answer-yes" } else { "answer-no" })
    }
}

impl Readable for Day {
    fn told(&self) -> Told {
        Told::Day(*self)
    }
}

impl Readable for Minute {
    fn told(&self) -> Told {
        Told::Time(*self)
    }
}

impl Readable for (Day, Option<Minute>) {
    fn told(&self) -> Told {
        let parts = [Some(Told::Day(self.0)), self.1.map(Told::Time)];
        Told::All(parts.into_iter().flatten().collect())
    }
}

impl Readable for CoachId {
    fn told(&self) -> Told {
        Told::Coach(*self)
    }
}

impl Readable for DossierId {
    fn told(&self) -> Told {
        Told::Person(*self)
    }
}

impl Readable for LocationId {
    fn told(&self) -> Told {
        Told::Location(*self)
    }
}

impl Readable for RecordId {
    fn told(&self) -> Told {
        Told::Record(*self)
    }
}

impl Readable for Safety {
    fn told(&self) -> Told {
        match self {
            Self::Unknown => Told::Word("told-not-asked"),
            Self::Yes => Told::Word("safety-yes"),
            Self::Only(way) => Told::Filled("told-only-via", vec![("way", Told::Text(way.clone()))]),
            Self::No => Told::Word("safety-no"),
        }
    }
}

impl Readable for ExpertAsked {
    fn told(&self) -> Told {
        Told::All(vec![self.willing.told(), Told::Day(self.on)])
    }
}

impl Readable for Span {
    fn told(&self) -> Told {
        Told::Filled("told-span", vec![("start", Told::Day(self.start)), ("end", Told::Day(self.end))])
    }
}

impl Readable for LineKey {
    fn told(&self) -> Told {
        Told::Word(self.kind.key())
    }
}

impl Readable for Handling {
    fn told(&self) -> Told {
        let (id, day) = match self {
            Self::Postponed(day) => ("told-postponed", day),
            Self::Done(day) => ("told-done", day),
            Self::Dropped(day) => ("told-dropped", day),
        };
        Told::Filled(id, vec![("day", Told::Day(*day))])
    }
}

impl Readable for WorkProcess {
    fn told(&self) -> Told {
        let reached = if self.reached { " ✓" } else { "" };
        Told::Text(format!("{} {}{reached}", self.code, self.name).trim().to_owned())
    }
}

impl Readable for ScheduleLine {
    fn told(&self) -> Told {
        let number = |id, number: u16| Told::Filled(id, vec![("number", Told::Number(number.into()))]);
        let after = match self.after {
            Interval::Days(days) => number("told-days", days),
            Interval::Weeks(weeks) => number("told-weeks", weeks),
            Interval::Months(months) => number("told-months", months),
            Interval::Yearly => Told::Word("told-yearly"),
        };
        Told::Filled("told-moment", vec![("anchor", self.anchor.told()), ("after", after)])
    }
}

impl<T: Readable> Readable for Vec<T> {
    fn told(&self) -> Told {
        if self.is_empty() { Told::Nothing } else { Told::All(self.iter().map(T::told).collect()) }
    }
}

/// Taken away, or standing again.
pub(super) const fn withdrawn(yes: bool) -> Told {
    Told::Word(if yes { "told-withdrawn" } else { "told-standing" })
}

/// The parts of the day that are free, a day each: 7 days × 3 parts, Monday morning first.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the table hands every value over alike")]
pub(super) fn week(cells: &u32) -> Told {
    const DAYS: [&str; 7] = [
        "told-monday",
        "told-tuesday",
        "told-wednesday",
        "told-thursday",
        "told-friday",
        "told-saturday",
        "told-sunday",
    ];
    const PARTS: [&str; 3] = ["told-morning", "told-afternoon", "told-evening"];
    let free = |day: usize, part: usize| cells >> (day * 3 + part) & 1 == 1;
    let days = DAYS.iter().enumerate().filter_map(|(day, name)| {
        let parts = PARTS.iter().enumerate().filter(|(part, _)| free(day, *part));
        let parts: Vec<Told> = parts.map(|(_, part)| Told::Word(part)).collect();
        let said = || vec![("day", Told::Word(name)), ("parts", Told::All(parts.clone()))];
        (!parts.is_empty()).then(|| Told::Filled("told-free", said()))
    });
    let days: Vec<Told> = days.collect();
    if days.is_empty() { Told::Nothing } else { Told::All(days) }
}

/// The cells of the card that were reached.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the table hands every value over alike")]
pub(super) fn cells(bits: &u8) -> Told {
    let reached = Cell::ALL.iter().filter(|cell| bits & cell.bit() != 0);
    let reached: Vec<Told> = reached.map(|cell| Told::Word(cell.key())).collect();
    if reached.is_empty() { Told::Nothing } else { Told::All(reached) }
}

/// A score; without one the domain was not discussed, which is something else than nothing.
#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "as above")]
pub(super) fn score(score: &Option<Score>) -> Told {
    Told::Word(score.map_or("score-not-discussed", Score::key))
}

/// A level; none is "unknown", said on purpose.
#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "as above")]
pub(super) fn level(level: &Option<LevelValue>) -> Told {
    Told::Word(level.map_or("level-unknown", LevelValue::key))
}

/// How somebody says it goes.
#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "as above")]
pub(super) fn mood(mood: &Option<u8>) -> Told {
    match mood {
        Some(1) => Told::Word("mood-1"),
        Some(2) => Told::Word("mood-2"),
        Some(3) => Told::Word("mood-3"),
        Some(4) => Told::Word("mood-4"),
        Some(5) => Told::Word("mood-5"),
        Some(other) => Told::Number(i64::from(*other)),
        None => Told::Nothing,
    }
}

/// How many marks of the program there are.
pub(super) fn count(marks: &[u64]) -> Told {
    Told::Number(i64::try_from(marks.len()).unwrap_or(i64::MAX))
}

//! Trajectories and their short modules: lanes B and V (T1), length (T2), the guidance that runs through (T3).

use serde::{Deserialize, Serialize};

use super::Day;
use super::proof::{ProofKind, WorkProcess};
use super::record::{choices, record};
use super::schedule::ScheduleLine;
use crate::id::RecordId;

choices! {
    /// What a module teaches (T1).
    Lane "lane" {
        /// Basic skills.
        Basic "basic",
        /// Vocational skills.
        Vocational "vocational",
        /// Both in one.
        Both "both",
    }
}

choices! {
    /// How a module is learnt.
    ModuleKind "module-kind" {
        /// Lessons in a group or alone.
        Lessons "lessons",
        /// Practice learning in a company (B5).
        Practice "practice",
        /// With a volunteer or buddy.
        Buddy "buddy",
        /// Online.
        Online "online",
    }
}

choices! {
    /// Where a module stands.
    ModuleStatus "module-status" {
        /// Planned.
        Planned "planned",
        /// On a waiting list.
        Waiting "waiting",
        /// Running.
        Running "running",
        /// Finished.
        Finished "finished",
        /// Stopped early.
        Stopped "stopped",
    }
}

choices! {
    /// Why the advice differs from the wish (T2).
    DifferenceReason "difference" {
        /// Too far.
        Distance "distance",
        /// Waiting list.
        WaitingList "waiting-list",
        /// Level does not fit yet.
        Level "level",
        /// Costs.
        Costs "costs",
        /// Another reason.
        Other "other",
    }
}

/// Start and end of a module: decided at once, so one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First day.
    pub start: Day,
    /// Last day, not before the first.
    pub end: Day,
}

impl Span {
    /// Whole weeks, rounded up; at least 1.
    pub fn weeks(self) -> i32 {
        ((self.start.days_until(self.end) + 1 + 6) / 7).max(1)
    }

    /// Both ends moved by weeks.
    #[must_use]
    pub fn moved(self, weeks: i32) -> Self {
        Self { start: self.start.plus_weeks(weeks), end: self.end.plus_weeks(weeks) }
    }

    /// The end moved by weeks; never shorter than one week.
    #[must_use]
    pub fn stretched(self, weeks: i32) -> Self {
        let end = self.end.plus_weeks(weeks);
        if self.start.days_until(end) < 6 { self } else { Self { end, ..self } }
    }
}

record! {
    /// A path of modules towards a goal, with a copy of the aftercare template it was started under.
    Trajectory, TrajectoryEdit {
        /// What it is called.
        name / Name: String,
        /// The rung of the proof ladder it leads to (T4).
        goal / Goal: Option<ProofKind>,
        /// First day.
        started / Started: Option<Day>,
        /// Last day, when it has ended: aftercare counts from here.
        ended / Ended: Option<Day>,
        /// The schedule's lines as they were when it started.
        schedule / Schedule: Vec<ScheduleLine>,
    }
}

record! {
    /// One short module.
    Module, ModuleEdit {
        /// The trajectory it belongs to.
        trajectory / Trajectory: Option<RecordId>,
        /// What it is called.
        title / Title: String,
        /// Basic, vocational or both.
        lane / Lane: Option<Lane>,
        /// How it is learnt.
        kind / Kind: Option<ModuleKind>,
        /// When.
        span / Span: Option<Span>,
        /// Parts of the day a week.
        dayparts / Dayparts: u8,
        /// Who gives it.
        provider / Provider: String,
        /// Where it stands.
        status / Status: Option<ModuleStatus>,
        /// The proof it leads to.
        goal / Goal: Option<ProofKind>,
        /// The template it came from.
        template / Template: Option<RecordId>,
        /// Open to all staff of a company (B2).
        open_to_all / OpenToAll: bool,
        /// What was wished, where the advice differs (T2).
        wished / Wished: String,
        /// Why it differs.
        difference / Difference: Option<DifferenceReason>,
        /// On the waiting list since.
        waiting_since / WaitingSince: Option<Day>,
        /// Crebo number of the qualification (B5).
        crebo / Crebo: String,
        /// Work processes to learn (B5).
        processes / Processes: Vec<WorkProcess>,
        /// The company where practice is learnt (B5).
        company / Company: String,
        /// A recognised *leerbedrijf*? (B5)
        recognised / Recognised: Option<bool>,
        /// *Praktijkopleider* (B5).
        trainer / Trainer: String,
        /// Hours of practice (B5).
        hours / Hours: u16,
        /// What is agreed.
        note / Note: String,
    }
}

/// Longest module, in weeks, before *lang: opdelen?* (T2), unless the location says otherwise.
pub const LONG_MODULE_WEEKS: i32 = 12;
/// A hole without module or contact inside a trajectory, in days, that makes an agenda line (T3).
pub const GAP_DAYS: i32 = 28;

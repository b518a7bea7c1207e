//! Reading a trajectory: which one is current, its modules in order, what lacks (T1), what is long (T2), what blocks a
//! module, and the gaps (T3). Looks at no clock.

use super::barrier::{BarrierDomain, Score};
use super::contact::{AppointmentState, ContactOutcome};
use super::participant::Status;
use super::trajectory::{GAP_DAYS, Lane, Module, ModuleStatus, Span, Trajectory};
use super::{Day, Dossier};
use crate::id::RecordId;

impl Module {
    /// Whether it is longer than `long_weeks` weeks: *lang: opdelen?* (T2).
    pub fn is_long(&self, long_weeks: i32) -> bool {
        self.span.is_some_and(|span| span.weeks() > long_weeks)
    }

    /// Whether its days count: not stopped, and not on a waiting list without certainty.
    pub fn is_certain(&self) -> bool {
        !matches!(*self.status, Some(ModuleStatus::Stopped | ModuleStatus::Waiting))
    }
}

impl Dossier {
    /// The current trajectory: one that has not ended before one that has, then the one that started last.
    pub fn trajectory(&self) -> Option<(RecordId, &Trajectory)> {
        self.trajectories
            .iter()
            .max_by_key(|(id, path)| (path.ended.is_none(), *path.started, *path.ended, *id))
    }

    /// From which day aftercare counts: the end of the current trajectory, or the day the status became *nazorg* when
    /// no trajectory with an end is known (people from a list).
    pub fn trajectory_ended(&self) -> Option<Day> {
        let ended = self.trajectory().and_then(|(_, path)| *path.ended);
        ended.or_else(|| self.status_since().filter(|_| self.status() == Status::Aftercare))
    }

    /// The modules of the current trajectory in the order of the timeline; without a trajectory, all there are.
    pub fn modules_in_order(&self) -> Vec<(RecordId, &Module)> {
        match self.trajectory() {
            Some((id, _)) => self.trajectory_modules(id),
            None => self.modules.iter().collect(),
        }
    }

    /// The modules of one trajectory by first day, then by title; those without days last.
    pub fn trajectory_modules(&self, trajectory: RecordId) -> Vec<(RecordId, &Module)> {
        let mut modules: Vec<_> =
            self.modules.iter().filter(|(_, module)| *module.trajectory == Some(trajectory)).collect();
        modules.sort_by(|(a_id, a), (b_id, b)| {
            let start = |module: &Module| (module.span.is_none(), module.span.map(|span| span.start));
            start(a)
                .cmp(&start(b))
                .then_with(|| a.title.get().cmp(b.title.get()))
                .then_with(|| a_id.cmp(b_id))
        });
        modules
    }

    /// What to add so that basic and vocational skills go together (T1); none when both are there, or nothing yet.
    pub fn missing_lane(&self, trajectory: RecordId) -> Option<Lane> {
        let modules = self.trajectory_modules(trajectory);
        let lanes = modules
            .iter()
            .filter(|(_, module)| *module.status != Some(ModuleStatus::Stopped))
            .filter_map(|(_, module)| *module.lane);
        let (mut basic, mut vocational) = (false, false);
        for lane in lanes {
            basic |= matches!(lane, Lane::Basic | Lane::Both);
            vocational |= matches!(lane, Lane::Vocational | Lane::Both);
        }
        match (basic, vocational) {
            (true, false) => Some(Lane::Vocational),
            (false, true) => Some(Lane::Basic),
            _ => None,
        }
    }

    /// The open barriers of 2 or 3 that stand in the way of one module, in the order of the check.
    ///
    /// A barrier counts when it names the module. One that blocks (3) and names no module at all stands before
    /// every module that does not run yet. A module that is over is in nobody's way.
    pub fn blockers(&self, module: RecordId) -> Vec<BarrierDomain> {
        let status = self.modules.get(module).and_then(|module| *module.status);
        if matches!(status, Some(ModuleStatus::Finished | ModuleStatus::Stopped)) {
            return Vec::new();
        }
        let running = status == Some(ModuleStatus::Running);
        let mut open = self.open_barriers();
        open.retain(|domain| {
            let threatens = self.barrier(*domain).map_or(&[][..], |barrier| barrier.threatens.as_slice());
            match self.score(*domain) {
                Some(Score::Blocks) if threatens.is_empty() => !running,
                Some(Score::Hard | Score::Blocks) => threatens.contains(&module),
                _ => false,
            }
        });
        open
    }

    /// Modules finished, and all of them but the stopped ones: of the current trajectory, of the whole dossier when
    /// there is none.
    pub fn progress(&self) -> (usize, usize) {
        let current = self.trajectory().map(|(id, _)| id);
        let counts = |module: &&Module| {
            (current.is_none() || *module.trajectory == current)
                && *module.status != Some(ModuleStatus::Stopped)
        };
        let all: Vec<_> = self.modules.values().filter(counts).collect();
        let finished = all.iter().filter(|module| *module.status == Some(ModuleStatus::Finished)).count();
        (finished, all.len())
    }

    /// The holes of more than [`GAP_DAYS`] days inside a trajectory without module, talk or appointment (T3).
    ///
    /// Inside is from its first day (or its first module) up to its end, or up to the last thing that is known of it
    /// when it has not ended: what lies behind that is no hole between two things but a missing next date, which has
    /// a line of its own. So gaps follow from the facts alone and do not grow by waiting.
    pub fn gaps(&self, trajectory: RecordId) -> Vec<Span> {
        let Some(path) = self.trajectories.get(trajectory) else { return Vec::new() };
        let mut covered = self.module_spans(trajectory);
        let first_module = covered.iter().map(|span| span.start).min();
        let Some(start) = path.started.or(first_module) else { return Vec::new() };
        covered.extend(self.talk_days().into_iter().map(|day| Span { start: day, end: day }));
        let Some(end) = path.ended.or_else(|| covered.iter().map(|span| span.end).max()) else {
            return Vec::new();
        };
        holes(start, end, covered)
    }

    fn module_spans(&self, trajectory: RecordId) -> Vec<Span> {
        let modules = self.trajectory_modules(trajectory);
        modules
            .iter()
            .filter(|(_, module)| module.is_certain())
            .filter_map(|(_, module)| *module.span)
            .collect()
    }

    /// The days of talks that were had and of appointments that stand or were held.
    fn talk_days(&self) -> Vec<Day> {
        let spoken = self.contacts.values().filter(|one| *one.outcome == Some(ContactOutcome::Spoken));
        let agreed = self.appointments.values().filter(|one| {
            !matches!(*one.state, Some(AppointmentState::Missed | AppointmentState::Cancelled))
        });
        let days = spoken.filter_map(|one| *one.on);
        days.chain(agreed.filter_map(|one| one.on.map(|(day, _)| day))).collect()
    }
}

/// The uncovered stretches of more than [`GAP_DAYS`] days from `start` to `end`, both inside.
fn holes(start: Day, end: Day, mut covered: Vec<Span>) -> Vec<Span> {
    covered.retain(|span| span.end >= start && span.start <= end);
    covered.sort_by_key(|span| (span.start, span.end));
    let mut found = Vec::new();
    let mut from = start;
    for span in covered {
        add_hole(&mut found, from, span.start.plus_days(-1));
        from = from.max(span.end.plus_days(1));
    }
    add_hole(&mut found, from, end);
    found
}

fn add_hole(found: &mut Vec<Span>, start: Day, end: Day) {
    if start.days_until(end) + 1 > GAP_DAYS {
        found.push(Span { start, end });
    }
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;

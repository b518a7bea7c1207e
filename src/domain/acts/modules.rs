//! The modules of a trajectory: adding (T1, T2), moving and stretching, status, practice learning (B5).

use super::course::status_from;
use super::proofs::crebo;
use super::{ActError, Acted, Desk, LONG_MAX_CHARS, SHORT_MAX_CHARS, fits, known, open, paths, said};
use crate::domain::catalogue::{Catalogue, ModuleTemplate};
use crate::domain::participant::Status;
use crate::domain::proof::ProofKind;
use crate::domain::trajectory::{DifferenceReason, Lane, Module, ModuleEdit, ModuleKind, ModuleStatus, Span};
use crate::domain::{Change, Day, Dossier};
use crate::id::RecordId;

/// Parts of the day in a week.
pub(super) const MAX_DAYPARTS: u8 = 21;
/// Weeks of a module whose template does not say.
pub const USUAL_WEEKS: i32 = 8;

/// A module to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewModule {
    /// What it is called.
    pub title: String,
    /// Basic, vocational or both (T1).
    pub lane: Lane,
    /// How it is learnt.
    pub kind: ModuleKind,
    /// When.
    pub span: Option<Span>,
    /// Parts of the day a week; 0 is not agreed yet.
    pub dayparts: u8,
    /// Who gives it.
    pub provider: String,
    /// The proof it leads to.
    pub goal: Option<ProofKind>,
    /// The template it came from.
    pub template: Option<RecordId>,
    /// Open to all staff of a company (B2).
    pub open_to_all: bool,
    /// What was wished, where the advice differs (T2).
    pub wished: String,
    /// Why it differs.
    pub difference: Option<DifferenceReason>,
}

impl NewModule {
    /// A free module: lessons, without dates yet.
    pub fn new(title: impl Into<String>, lane: Lane) -> Self {
        Self {
            title: title.into(),
            lane,
            kind: ModuleKind::Lessons,
            span: None,
            dayparts: 0,
            provider: String::new(),
            goal: None,
            template: None,
            open_to_all: false,
            wished: String::new(),
            difference: None,
        }
    }

    /// A module as its template says, from a first day on; to be adapted to the person (T2).
    pub fn from_template(id: RecordId, template: &ModuleTemplate, first_day: Day) -> Self {
        let weeks = if *template.weeks == 0 { USUAL_WEEKS } else { i32::from(*template.weeks) };
        Self {
            kind: template.kind.unwrap_or(ModuleKind::Lessons),
            span: Some(Span { start: first_day, end: first_day.plus_weeks(weeks).plus_days(-1) }),
            dayparts: *template.dayparts,
            provider: template.provider.get().clone(),
            goal: *template.goal,
            template: Some(id),
            ..Self::new(template.title.get().clone(), template.lane.unwrap_or(Lane::Basic))
        }
    }

    fn edits(&self) -> Vec<ModuleEdit> {
        let mut edits = vec![
            ModuleEdit::Title(self.title.clone()),
            ModuleEdit::Lane(Some(self.lane)),
            ModuleEdit::Kind(Some(self.kind)),
            ModuleEdit::Status(Some(ModuleStatus::Planned)),
        ];
        edits.extend(self.span.map(|span| ModuleEdit::Span(Some(span))));
        edits.extend((self.dayparts > 0).then_some(ModuleEdit::Dayparts(self.dayparts)));
        edits.extend((!self.provider.is_empty()).then(|| ModuleEdit::Provider(self.provider.clone())));
        edits.extend(self.goal.map(|goal| ModuleEdit::Goal(Some(goal))));
        edits.extend(self.template.map(|template| ModuleEdit::Template(Some(template))));
        edits.extend(self.open_to_all.then_some(ModuleEdit::OpenToAll(true)));
        edits.extend((!self.wished.is_empty()).then(|| ModuleEdit::Wished(self.wished.clone())));
        edits.extend(self.difference.map(|reason| ModuleEdit::Difference(Some(reason))));
        edits
    }
}

/// Adds a module to a trajectory: the given one, else the one that runs, else one that starts now under the module's title.
pub fn add(
    dossier: &Dossier,
    module: &NewModule,
    path: Option<RecordId>,
    catalogue: &Catalogue,
    desk: &mut Desk<'_>,
) -> Acted {
    open(dossier)?;
    let mut edits = module.edits();
    edits.iter().try_for_each(check)?;
    let running = dossier.trajectory().filter(|(_, path)| path.ended.is_none()).map(|(id, _)| id);
    let mut changes = Vec::new();
    let path = match path {
        Some(path) if known(&dossier.trajectories, path)?.ended.is_some_and(|ended| ended <= desk.today) => {
            return Err(ActError::TrajectoryEnded);
        }
        Some(path) => path,
        None => {
            if let Some(running) = running {
                running
            } else {
                let first_day = module.span.map_or(desk.today, |span| span.start);
                let path = paths::started(dossier, &module.title, module.goal, first_day, catalogue, desk)?;
                let id = path.record;
                changes.push(path);
                id
            }
        }
    };
    edits.insert(0, ModuleEdit::Trajectory(Some(path)));
    changes.push(Change::new(dossier.id, desk.ids.record(), edits));
    Ok(changes)
}

/// Changes fields of a module; a status goes through [`status`], which knows what follows from it.
pub fn edit(dossier: &Dossier, module: RecordId, edits: Vec<ModuleEdit>, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    known(&dossier.modules, module)?;
    edits.iter().try_for_each(check)?;
    let (statuses, edits): (Vec<_>, Vec<_>) =
        edits.into_iter().partition(|edit| matches!(edit, ModuleEdit::Status(Some(_))));
    let mut changes = Vec::new();
    if !edits.is_empty() {
        changes.push(Change::new(dossier.id, module, edits));
    }
    for edit in statuses {
        if let ModuleEdit::Status(Some(to)) = edit {
            changes.extend(status(dossier, module, to, desk)?);
        }
    }
    Ok(changes)
}

fn check(edit: &ModuleEdit) -> Result<(), ActError> {
    use ModuleEdit as E;
    match edit {
        E::Title(title) => said(title, SHORT_MAX_CHARS),
        E::Span(Some(span)) if span.end < span.start => Err(ActError::EndBeforeStart),
        E::Dayparts(dayparts) if *dayparts > MAX_DAYPARTS => Err(ActError::Dayparts),
        E::Provider(text) | E::Wished(text) | E::Company(text) | E::Trainer(text) => {
            fits(text, SHORT_MAX_CHARS)
        }
        E::Note(text) => fits(text, LONG_MAX_CHARS),
        E::Crebo(text) => crebo(text),
        _ => Ok(()),
    }
}

/// Moves both ends of a module by weeks.
pub fn shift(dossier: &Dossier, module: RecordId, weeks: i32) -> Acted {
    with_span(dossier, module, |span| span.moved(weeks))
}

/// Moves the end of a module by weeks; it stays at least a week long.
pub fn stretch(dossier: &Dossier, module: RecordId, weeks: i32) -> Acted {
    with_span(dossier, module, |span| span.stretched(weeks))
}

fn with_span(dossier: &Dossier, module: RecordId, to: impl Fn(Span) -> Span) -> Acted {
    open(dossier)?;
    let span = known(&dossier.modules, module)?.span.ok_or(ActError::NoDates)?;
    let moved = to(span);
    Ok(if moved == span {
        Vec::new()
    } else {
        vec![Change::new(dossier.id, module, [ModuleEdit::Span(Some(moved))])]
    })
}

/// Changes where a module stands.
///
/// Waiting keeps since when. Running makes the participant's status *traject* when it was *aangemeld* or *intake*.
/// Finished or stopped before its last day ends it today. The last finished module does not end the trajectory.
pub fn status(dossier: &Dossier, module: RecordId, to: ModuleStatus, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    let known = known(&dossier.modules, module)?;
    if *known.status == Some(to) {
        return Ok(Vec::new());
    }
    let mut edits = vec![ModuleEdit::Status(Some(to))];
    if to == ModuleStatus::Waiting {
        edits.push(ModuleEdit::WaitingSince(Some(desk.today)));
    }
    edits.extend(ended_early(known, to, desk.today).map(|span| ModuleEdit::Span(Some(span))));
    let mut changes = vec![Change::new(dossier.id, module, edits)];
    if to == ModuleStatus::Running && matches!(dossier.status(), Status::Registered | Status::Intake) {
        changes.push(status_from(dossier, Status::Trajectory, desk.today, "", desk));
    }
    Ok(changes)
}

fn ended_early(module: &Module, to: ModuleStatus, today: Day) -> Option<Span> {
    let span = (*module.span)?;
    let over = matches!(to, ModuleStatus::Finished | ModuleStatus::Stopped);
    (over && span.start <= today && today < span.end).then_some(Span { end: today, ..span })
}

/// Marks one work process of a practice module as reached, or not yet (B5).
pub fn process_reached(dossier: &Dossier, module: RecordId, code: &str, reached: bool) -> Acted {
    open(dossier)?;
    let mut processes = known(&dossier.modules, module)?.processes.get().clone();
    let process = processes.iter_mut().find(|process| process.code == code).ok_or(ActError::Unknown)?;
    process.reached = reached;
    Ok(vec![Change::new(dossier.id, module, [ModuleEdit::Processes(processes)])])
}

#[cfg(test)]
#[path = "modules_tests.rs"]
mod tests;

//! Forms about trajectories, modules and proofs (T1, T2, T4, B5).

use crate::domain::acts;
use crate::domain::acts::modules::NewModule;
use crate::domain::acts::proofs::NewProof;
use crate::domain::barrier::BarrierDomain;
use crate::domain::proof::{ProofKind, WorkProcess};
use crate::domain::trajectory::{DifferenceReason, Lane, Module, ModuleEdit, ModuleKind, ModuleStatus, Span};
use crate::domain::typed::Lean;
use crate::domain::{Day, Dossier};
use crate::id::{IdSource, RecordId};

use super::super::field::{Choice, Input, Many, Word};
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::doing::Doing;
use super::{Ctx, Deed, answer, choice, day, number, text, yes_no};

/// What B and V stand for, for who does not know the letters yet.
pub(super) const fn lane_words(lane: Lane) -> &'static str {
    match lane {
        Lane::Basic => "lane-basic-choice",
        Lane::Vocational => "lane-vocational-choice",
        Lane::Both => "lane-both-choice",
    }
}

/// Opens a module: a new one starts from a template or free, filled in below it.
pub fn open(module: Option<RecordId>, ctx: &Ctx<'_>) -> Form {
    let known = module.and_then(|id| ctx.dossier.modules.get(id));
    let mut fields = Vec::new();
    if known.is_none() {
        let templates = ctx.catalogue.templates_by_title();
        let options =
            templates.into_iter().map(|(_, template)| Word::Text((*template.title).clone())).collect();
        fields.push((FieldName::Template, Input::Choice(Choice { options, ..Choice::default() })));
    }
    let line = |of: fn(&Module) -> &str, max| text(known.map_or("", of), max);
    let span = known.and_then(|module| *module.span);
    let weeks = span.map(|span| span.weeks().to_string()).unwrap_or_default();
    let dayparts = known.map(|module| *module.dayparts).filter(|parts| *parts > 0);
    fields.extend([
        (FieldName::Title, line(|module| &module.title, 80)),
        (FieldName::Lane, choice(Lane::ALL, lane_words, known.and_then(|module| *module.lane))),
        (FieldName::Start, day(span.map(|span| span.start))),
        (FieldName::Weeks, text(&weeks, 3)),
        (FieldName::Dayparts, text(&dayparts.map(|parts| parts.to_string()).unwrap_or_default(), 2)),
        (FieldName::Provider, line(|module| &module.provider, 60)),
        (FieldName::Goal, choice(ProofKind::ALL, ProofKind::key, known.and_then(|module| *module.goal))),
        (FieldName::Wished, line(|module| &module.wished, 80)),
        (
            FieldName::Difference,
            choice(DifferenceReason::ALL, DifferenceReason::key, known.and_then(|module| *module.difference)),
        ),
        (
            FieldName::ModuleKind,
            choice(ModuleKind::ALL, ModuleKind::key, known.and_then(|module| *module.kind)),
        ),
    ]);
    if known.is_some_and(|module| *module.kind == Some(ModuleKind::Practice)) {
        fields.extend(practice_fields(known));
    }
    Form::new(fields)
}

/// Practice learning (B5): what a praktijkverklaring lists.
fn practice_fields(known: Option<&Module>) -> Vec<(FieldName, Input)> {
    let line = |of: fn(&Module) -> &str, max| text(known.map_or("", of), max);
    let processes = known.map(|module| processes_as_typed(&module.processes)).unwrap_or_default();
    let hours = known.map(|module| *module.hours).filter(|hours| *hours > 0);
    vec![
        (FieldName::Crebo, line(|module| &module.crebo, 5)),
        (FieldName::Company, line(|module| &module.company, 60)),
        (FieldName::Recognised, yes_no(known.and_then(|module| *module.recognised))),
        (FieldName::Trainer, line(|module| &module.trainer, 60)),
        (FieldName::Hours, text(&hours.map(|hours| hours.to_string()).unwrap_or_default(), 4)),
        (FieldName::Processes, text(&processes, 400)),
    ]
}

/// Opens where a module stands.
pub fn open_status(module: RecordId, ctx: &Ctx<'_>) -> Form {
    let known = ctx.dossier.modules.get(module).and_then(|module| *module.status);
    Form::new([(FieldName::ModuleStatus, choice(ModuleStatus::ALL, ModuleStatus::key, known))])
}

/// Opens which open barriers block a module.
pub fn open_blockers(module: RecordId, ctx: &Ctx<'_>) -> Form {
    let open = ctx.dossier.open_barriers();
    let mut many = Many::of(open.iter().map(|domain| Word::Key(domain.key())).collect());
    for (at, domain) in open.iter().enumerate() {
        if threatens(ctx.dossier, *domain, module) {
            many.toggle(at);
        }
    }
    many.at = 0;
    Form::new([(FieldName::Threatens, Input::Many(many))])
}

fn threatens(dossier: &Dossier, domain: BarrierDomain, module: RecordId) -> bool {
    dossier.barrier(domain).is_some_and(|barrier| barrier.threatens.contains(&module))
}

/// Opens a proof, filled with what its module says; the next rung of the ladder is proposed (T4).
pub fn open_proof(module: Option<RecordId>, ctx: &Ctx<'_>) -> Form {
    let from = module.and_then(|id| ctx.dossier.modules.get(id));
    let kind = from.and_then(|module| *module.goal).or_else(|| ctx.dossier.next_rung());
    let line = |of: fn(&Module) -> &str, max| text(from.map_or("", of), max);
    let processes = from.map(|module| processes_as_typed(&module.processes)).unwrap_or_default();
    Form::new([
        (FieldName::ProofKind, choice(ProofKind::ALL, ProofKind::key, kind)),
        (FieldName::ProofTitle, line(|module| &module.title, 80)),
        (FieldName::ProofOn, day(Some(ctx.today))),
        (FieldName::Issuer, line(|module| &module.provider, 60)),
        (FieldName::Crebo, line(|module| &module.crebo, 5)),
        (FieldName::Company, line(|module| &module.company, 60)),
        (FieldName::Trainer, line(|module| &module.trainer, 60)),
        (FieldName::Processes, text(&processes, 400)),
        (FieldName::Registered, yes_no(None)),
    ])
}

/// Opens the trajectory: its name, the rung it leads to, when it started and ended.
pub fn open_trajectory(trajectory: Option<RecordId>, ctx: &Ctx<'_>) -> Form {
    let known = trajectory.and_then(|id| ctx.dossier.trajectories.get(id));
    Form::new([
        (FieldName::Title, text(known.map_or("", |path| path.name.as_str()), 80)),
        (FieldName::Goal, choice(ProofKind::ALL, ProofKind::key, known.and_then(|path| *path.goal))),
        (FieldName::Start, day(known.and_then(|path| *path.started).or(Some(ctx.today)))),
        (FieldName::Ended, day(known.and_then(|path| *path.ended))),
    ])
}

/// Work processes in one line: `B1-K1-W1 helpt bij wassen *; B1-K1-W2 …`, where `*` is reached.
fn processes_as_typed(processes: &[WorkProcess]) -> String {
    let one = |process: &WorkProcess| {
        let reached = if process.reached { " *" } else { "" };
        format!("{} {}{reached}", process.code, process.name).trim().to_owned()
    };
    processes.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Reads what [`processes_as_typed`] writes. A first word with a digit in it is the code.
fn processes_from(typed: &str) -> Vec<WorkProcess> {
    let one = |part: &str| {
        let (text, reached) = part.strip_suffix('*').map_or((part, false), |text| (text.trim_end(), true));
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        if first.chars().any(|letter| letter.is_ascii_digit()) {
            WorkProcess { code: first.to_owned(), name: rest.trim().to_owned(), reached }
        } else {
            WorkProcess { code: String::new(), name: text.to_owned(), reached }
        }
    };
    typed.split(';').map(str::trim).filter(|part| !part.is_empty()).map(one).collect()
}

/// Whether a module was named or a template chosen.
pub(super) fn is_filled(form: &Form) -> bool {
    form.choice(FieldName::Template).is_some() || !form.text(FieldName::Title).is_empty()
}

fn weeks(form: &Form) -> Result<Option<i32>, Fault> {
    match super::weeks(form, FieldName::Weeks)? {
        Some(0) => Err(super::weeks_fault(FieldName::Weeks)),
        weeks => Ok(weeks.map(i32::from)),
    }
}

fn span(start: Day, weeks: i32) -> Span {
    Span { start, end: start.plus_weeks(weeks).plus_days(-1) }
}

/// Adds the module of a form: from the template that is chosen, with what was typed over it.
pub(super) fn add(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let templates = ctx.catalogue.templates_by_title();
    let template = form.choice(FieldName::Template).and_then(|at| templates.get(at).copied());
    let start = form.day(FieldName::Start, ctx.today, Lean::Future)?;
    let first_day = start.unwrap_or(ctx.today);
    let mut module = match template {
        Some((id, template)) => NewModule::from_template(id, template, first_day),
        None => NewModule::new("", Lane::Basic),
    };
    let typed = |field, into: &mut String| {
        if !form.text(field).is_empty() {
            form.text(field).clone_into(into);
        }
    };
    typed(FieldName::Title, &mut module.title);
    typed(FieldName::Provider, &mut module.provider);
    typed(FieldName::Wished, &mut module.wished);
    module.lane = form.pick_of(FieldName::Lane, Lane::ALL).unwrap_or(module.lane);
    module.kind = form.pick_of(FieldName::ModuleKind, ModuleKind::ALL).unwrap_or(module.kind);
    module.goal = form.pick_of(FieldName::Goal, ProofKind::ALL).or(module.goal);
    module.difference = form.pick_of(FieldName::Difference, DifferenceReason::ALL);
    module.dayparts = number(form, FieldName::Dayparts)?.unwrap_or(module.dayparts);
    match (weeks(form)?, module.span) {
        (Some(weeks), _) => module.span = Some(span(first_day, weeks)),
        (None, None) => module.span = start.map(|start| span(start, acts::modules::USUAL_WEEKS)),
        (None, Some(_)) => {}
    }
    doing.act(FieldName::Title, |dossier, desk| {
        acts::modules::add(dossier, &module, None, ctx.catalogue, desk)
    })
}

/// Saves a new module, or what differs in a known one.
pub fn save(module: Option<RecordId>, form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    match module.and_then(|id| ctx.dossier.modules.get(id).map(|known| (id, known))) {
        None => add(form, ctx, &mut doing)?,
        Some((id, known)) => {
            let edits = edits(form, ctx, known)?;
            if !edits.is_empty() {
                doing.act(FieldName::Title, |dossier, desk| acts::modules::edit(dossier, id, edits, desk))?;
            }
        }
    }
    let title = match (form.text(FieldName::Title), form.chosen_word(FieldName::Template)) {
        ("", Some(Word::Text(title))) => title.clone(),
        (title, _) => title.to_owned(),
    };
    Ok(doing.done(Said::plain("deed-module").text("module", title)))
}

fn edits(form: &Form, ctx: &Ctx<'_>, known: &Module) -> Result<Vec<ModuleEdit>, Fault> {
    let mut edits = Vec::new();
    let mut text = |field, old: &str, edit: fn(String) -> ModuleEdit| {
        if form.input(field).is_some() && form.text(field) != old {
            edits.push(edit(form.text(field).to_owned()));
        }
    };
    text(FieldName::Title, &known.title, ModuleEdit::Title);
    text(FieldName::Provider, &known.provider, ModuleEdit::Provider);
    text(FieldName::Wished, &known.wished, ModuleEdit::Wished);
    text(FieldName::Crebo, &known.crebo, ModuleEdit::Crebo);
    text(FieldName::Company, &known.company, ModuleEdit::Company);
    text(FieldName::Trainer, &known.trainer, ModuleEdit::Trainer);
    let mut set = |field, differs: bool, edit| {
        if form.input(field).is_some() && differs {
            edits.push(edit);
        }
    };
    let lane = form.pick_of(FieldName::Lane, Lane::ALL);
    set(FieldName::Lane, lane != *known.lane, ModuleEdit::Lane(lane));
    let kind = form.pick_of(FieldName::ModuleKind, ModuleKind::ALL);
    set(FieldName::ModuleKind, kind != *known.kind, ModuleEdit::Kind(kind));
    let goal = form.pick_of(FieldName::Goal, ProofKind::ALL);
    set(FieldName::Goal, goal != *known.goal, ModuleEdit::Goal(goal));
    let difference = form.pick_of(FieldName::Difference, DifferenceReason::ALL);
    set(FieldName::Difference, difference != *known.difference, ModuleEdit::Difference(difference));
    let recognised = answer(form, FieldName::Recognised);
    set(FieldName::Recognised, recognised != *known.recognised, ModuleEdit::Recognised(recognised));
    let dayparts = number(form, FieldName::Dayparts)?.unwrap_or(0);
    set(FieldName::Dayparts, dayparts != *known.dayparts, ModuleEdit::Dayparts(dayparts));
    let hours = number(form, FieldName::Hours)?.unwrap_or(0);
    set(FieldName::Hours, hours != *known.hours, ModuleEdit::Hours(hours));
    let processes = processes_from(form.text(FieldName::Processes));
    set(FieldName::Processes, processes != *known.processes, ModuleEdit::Processes(processes));
    let start = form.day(FieldName::Start, ctx.today, Lean::Future)?;
    let when = match (start, weeks(form)?, *known.span) {
        (None, _, _) => None,
        // the same start and length keep an end that is no whole week
        (Some(start), Some(weeks), Some(old)) if old.start == start && old.weeks() == weeks => Some(old),
        (Some(start), weeks, old) => {
            Some(span(start, weeks.or(old.map(Span::weeks)).unwrap_or(acts::modules::USUAL_WEEKS)))
        }
    };
    set(FieldName::Start, when != *known.span, ModuleEdit::Span(when));
    Ok(edits)
}

/// Saves where a module stands.
pub fn save_status(module: RecordId, form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let title = ctx.dossier.modules.get(module).map(|known| (*known.title).clone()).unwrap_or_default();
    let name = Said::plain("deed-module-status").text("module", title);
    let Some(status) = form.pick_of(FieldName::ModuleStatus, ModuleStatus::ALL) else {
        return Ok(doing.done(name.key("status", ModuleStatus::Planned.key())));
    };
    doing
        .act(FieldName::ModuleStatus, |dossier, desk| acts::modules::status(dossier, module, status, desk))?;
    Ok(doing.done(name.key("status", status.key())))
}

/// Saves which open barriers block a module.
pub fn save_blockers(
    module: RecordId,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let title = ctx.dossier.modules.get(module).map(|known| (*known.title).clone()).unwrap_or_default();
    if let Some(Input::Many(many)) = form.input(FieldName::Threatens) {
        for (at, domain) in ctx.dossier.open_barriers().into_iter().enumerate() {
            let wanted = many.is_picked(at);
            if wanted != threatens(ctx.dossier, domain, module) {
                doing.act(FieldName::Threatens, |dossier, _| {
                    acts::barriers::threatens(dossier, domain, module, wanted)
                })?;
            }
        }
    }
    Ok(doing.done(Said::plain("deed-blockers").text("module", title)))
}

/// Saves a proof; what it lists is learnt.
pub fn save_proof(
    module: Option<RecordId>,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let kind = form.pick_of(FieldName::ProofKind, ProofKind::ALL).unwrap_or(ProofKind::Participation);
    let text = |field| form.text(field).to_owned();
    let proof = NewProof {
        title: text(FieldName::ProofTitle),
        on: form.day(FieldName::ProofOn, ctx.today, Lean::Past)?,
        crebo: text(FieldName::Crebo),
        processes: processes_from(form.text(FieldName::Processes)),
        company: text(FieldName::Company),
        trainer: text(FieldName::Trainer),
        issuer: text(FieldName::Issuer),
        registered: answer(form, FieldName::Registered),
        module,
        ..NewProof::new(kind)
    };
    doing.act(FieldName::ProofKind, |dossier, desk| acts::proofs::proof(dossier, &proof, desk)).map_err(
        |fault| {
            let field = match fault.said.id {
                "act-crebo" => FieldName::Crebo,
                "act-in-the-future" => FieldName::ProofOn,
                _ => fault.field,
            };
            Fault { field, ..fault }
        },
    )?;
    Ok(doing.done(Said::plain("deed-proof").key("proof", kind.key())))
}

/// Saves a trajectory: a new one, its name and goal, or its end.
pub fn save_trajectory(
    trajectory: Option<RecordId>,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let name = form.text(FieldName::Title).to_owned();
    let goal = form.pick_of(FieldName::Goal, ProofKind::ALL);
    let ended = form.day(FieldName::Ended, ctx.today, Lean::Past)?;
    match trajectory.and_then(|id| ctx.dossier.trajectories.get(id).map(|known| (id, known))) {
        None => {
            let start = form.day(FieldName::Start, ctx.today, Lean::Past)?.unwrap_or(ctx.today);
            doing.act(FieldName::Title, |dossier, desk| {
                acts::paths::start(dossier, &name, goal, start, ctx.catalogue, desk)
            })?;
        }
        Some((id, known)) => {
            doing.act(FieldName::Title, |dossier, _| acts::paths::edit(dossier, id, &name, goal))?;
            match (ended, *known.ended) {
                (Some(day), old) if old != Some(day) => {
                    doing.act(FieldName::Ended, |dossier, desk| acts::paths::end(dossier, id, day, desk))?;
                }
                (None, Some(_)) => {
                    doing.act(FieldName::Ended, |dossier, _| acts::paths::resume(dossier, id))?;
                }
                _ => {}
            }
        }
    }
    Ok(doing.done(Said::plain("deed-trajectory").text("name", name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_processes_are_read_as_they_are_written() {
        let typed = "B1-K1-W1 helpt bij wassen *; dekt tafels";
        let read = processes_from(typed);
        assert_eq!(read.len(), 2);
        assert!(read[0].reached && read[0].code == "B1-K1-W1");
        assert_eq!(processes_as_typed(&read), typed);
        assert!(processes_from(" ; ").is_empty());
    }
}

//! The follow-up review: six keys when all is well (D6, D7). A try that reached nobody is asked about in two fields.

use crate::domain::acts;
use crate::domain::acts::contacts::NewContact;
use crate::domain::acts::wishes::NewStep;
use crate::domain::agenda::{Line, What, asks_work, lines, next_proposal};
use crate::domain::contact::{Contact, ContactOutcome, LearnsOn, LineKey, Occupation, WorkResult};
use crate::domain::participant::Status;
use crate::domain::perspective::{Owner, STEP_MAX_CHARS, STEP_MAX_DAYS, StepOutcome};
use crate::domain::typed::Lean;
use crate::domain::{Day, Dossier};
use crate::id::IdSource;

use super::super::field::{Choice, Input};
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::agenda::{media, medium_choice, plan};
use super::doing::Doing;
use super::{Ctx, Deed, card, choice, day, person, text};

/// The five words for how it goes, 1 to 5.
const MOODS: [&str; 5] = ["mood-1", "mood-2", "mood-3", "mood-4", "mood-5"];

/// Opens the review. What was answered last time stands ready for `=`.
pub fn open(line: Option<&LineKey>, ctx: &Ctx<'_>) -> Form {
    let dossier = ctx.dossier;
    let last = dossier
        .contacts()
        .into_iter()
        .map(|(_, contact)| contact)
        .find(|contact| contact.occupation.is_some());
    let mut fields = vec![
        (FieldName::Outcome, choice(ContactOutcome::ALL, outcome_key, None)),
        (FieldName::Mood, Input::Choice(Choice::of(MOODS))),
    ];
    if dossier.step().is_some() {
        fields.push((FieldName::StepOutcome, choice(StepOutcome::ALL, StepOutcome::key, None)));
    }
    let occupation = last.and_then(|contact| *contact.occupation);
    fields.push((FieldName::Occupation, as_last_time(Occupation::ALL, Occupation::key, occupation)));
    let learns_on = last.and_then(|contact| *contact.learns_on);
    fields.push((FieldName::LearnsOn, as_last_time(LearnsOn::ALL, LearnsOn::key, learns_on)));
    if asks_work(dossier, ctx.catalogue, ctx.today, line) {
        let work = last.and_then(still_works);
        fields.push((FieldName::WorkResult, as_last_time(WorkResult::ALL, WorkResult::key, work)));
    }
    fields.push((FieldName::WithExpert, choice(&[true, false], expert_key, None)));
    fields.push((FieldName::Together, text("", 60)));
    fields.extend(card::reached(dossier));
    fields.push((FieldName::Step, text("", STEP_MAX_CHARS)));
    fields.push((FieldName::Note, text("", super::topics::WORDS_MAX_CHARS)));
    let next = next_proposal(dossier, ctx.catalogue, ctx.today, line);
    fields.push((FieldName::NextMedium, medium_choice(&media(dossier), next.medium)));
    fields.push((FieldName::NextDay, day(Some(next.day))));
    Form::new(fields)
}

/// The answer to *Gesproken?*: yes, or why not.
const fn outcome_key(outcome: ContactOutcome) -> &'static str {
    match outcome {
        ContactOutcome::Spoken => "answer-yes",
        other => other.key(),
    }
}

const fn expert_key(there: bool) -> &'static str {
    if there { "with-expert-yes" } else { "with-expert-no" }
}

/// Who worked last time and still does has kept the work. Work that was lost is asked about again.
fn still_works(last: &Contact) -> Option<WorkResult> {
    let worked = match *last.work_result {
        Some(result) => result != WorkResult::Lost,
        None => *last.occupation == Some(Occupation::Works),
    };
    worked.then_some(WorkResult::Kept)
}

/// A choice with nothing chosen and last time's answer ready.
fn as_last_time<T: Copy + PartialEq>(all: &[T], key: fn(T) -> &'static str, last: Option<T>) -> Input {
    let mut choice = Choice::of(all.iter().map(|one| key(*one)));
    choice.previous = last.and_then(|last| all.iter().position(|one| *one == last));
    Input::Choice(choice)
}

/// Fits the questions to the answers: a talk, or a try that reached nobody.
pub fn reshape(form: &mut Form, line: Option<&LineKey>, ctx: &Ctx<'_>) {
    let outcome = form.pick_of(FieldName::Outcome, ContactOutcome::ALL);
    match outcome.filter(|outcome| *outcome != ContactOutcome::Spoken) {
        Some(outcome) => {
            form.ask_instead(try_fields(form, outcome, line, ctx));
        }
        None => {
            form.ask_again();
            reshape_talk(form, ctx.today);
        }
    }
    form.settle();
}

/// What there is to write down when nobody was spoken: a note, and when to try again. Silence alone has a protocol.
fn try_fields(
    form: &Form,
    outcome: ContactOutcome,
    line: Option<&LineKey>,
    ctx: &Ctx<'_>,
) -> Vec<(FieldName, Input)> {
    let kept = |name| form.input(name).cloned().map(|input| (name, input));
    let mut fields: Vec<_> =
        [kept(FieldName::Outcome), kept(FieldName::Note)].into_iter().flatten().collect();
    if outcome.is_no_answer() {
        let mut ids = IdSource::from_seed([0; 32]); // nothing of this trial is kept
        let mut trial = Doing::new(ctx, &mut ids);
        let contact = NewContact {
            medium: planned_medium(line, ctx),
            answers: line.cloned(),
            ..NewContact::new(ctx.today, outcome)
        };
        let done =
            trial.act(FieldName::Outcome, |dossier, desk| acts::contacts::contact(dossier, &contact, desk));
        let next = done.ok().and_then(|()| next_try(trial.dossier(), ctx));
        fields.push((FieldName::NextTry, day(next.map(|line| line.due))));
    }
    fields
}

/// The next try that the no-answer protocol has in the agenda.
fn next_try(dossier: &Dossier, ctx: &Ctx<'_>) -> Option<Line> {
    let is_try = |what: &What| matches!(what, What::NoAnswer(_) | What::OutOfSight);
    lines(dossier, ctx.catalogue).into_iter().find(|line| is_try(&line.what) && line.due > ctx.today)
}

/// *Nog niet* asks for a smaller step right away (D6), any other answer does not. Who does not work now has kept no work.
fn reshape_talk(form: &mut Form, today: Day) {
    let smaller =
        form.pick_of(FieldName::StepOutcome, StepOutcome::ALL).is_some_and(StepOutcome::asks_smaller);
    let typed = !form.text(FieldName::SmallerStep).is_empty();
    match (smaller, form.input(FieldName::SmallerStep).is_some()) {
        (true, false) => {
            let due = day(Some(today.plus_days(STEP_MAX_DAYS / 2)));
            let step = text(form.text(FieldName::Step), STEP_MAX_CHARS);
            let asked = [(FieldName::SmallerStep, step), (FieldName::StepDue, due)];
            form.put_after(FieldName::StepOutcome, asked);
            form.take_out(FieldName::Step);
        }
        (false, true) if !typed => {
            form.take_out(FieldName::SmallerStep);
            form.take_out(FieldName::StepDue);
            let before_note =
                form.fields.iter().rev().skip_while(|field| field.name != FieldName::Note).nth(1);
            if let Some(name) = before_note.map(|field| field.name) {
                form.put_after(name, [(FieldName::Step, text("", STEP_MAX_CHARS))]);
            }
        }
        _ => {}
    }
    let works =
        form.pick_of(FieldName::Occupation, Occupation::ALL).is_none_or(|now| now == Occupation::Works);
    if let Some(Input::Choice(work)) = form.input_mut(FieldName::WorkResult).filter(|_| !works) {
        work.previous = None;
    }
}

/// Saves the review: the contact, how the step went, and the next date.
pub fn save(line: Option<&LineKey>, form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let outcome = form
        .pick_of(FieldName::Outcome, ContactOutcome::ALL)
        .ok_or_else(|| Fault { field: FieldName::Outcome, said: Said::plain("fault-outcome") })?;
    let spoken = outcome == ContactOutcome::Spoken;
    let next = form.day(FieldName::NextDay, ctx.today, Lean::Future)?;
    let contact = NewContact {
        medium: planned_medium(line, ctx),
        mood: form.choice(FieldName::Mood).and_then(|at| u8::try_from(at + 1).ok()).filter(|_| spoken),
        occupation: form.pick_of(FieldName::Occupation, Occupation::ALL).filter(|_| spoken),
        learns_on: form.pick_of(FieldName::LearnsOn, LearnsOn::ALL).filter(|_| spoken),
        work_result: form.pick_of(FieldName::WorkResult, WorkResult::ALL).filter(|_| spoken),
        together_with: form.text(FieldName::Together).to_owned(),
        with_expert: form.choice(FieldName::WithExpert) == Some(0),
        note: form.text(FieldName::Note).to_owned(),
        answers: line.cloned(),
        ..NewContact::new(ctx.today, outcome)
    };
    doing.act(FieldName::Outcome, |dossier, desk| acts::contacts::contact(dossier, &contact, desk))?;
    card::save_reached(form, ctx.dossier, &mut doing)?;
    if spoken {
        save_step(form, ctx, &mut doing)?;
        save_next(line, form, next, ctx, &mut doing)?;
    } else {
        save_next_try(form, ctx, &mut doing)?;
    }
    Ok(doing.done(Said::plain("deed-review").text("name", ctx.dossier.participant.name.spoken())))
}

/// The channel that the line was planned through.
fn planned_medium(line: Option<&LineKey>, ctx: &Ctx<'_>) -> Option<crate::domain::participant::Medium> {
    let lines = crate::domain::agenda::lines(ctx.dossier, ctx.catalogue);
    lines.into_iter().find(|known| Some(&known.key) == line).and_then(|known| known.medium)
}

/// How the step went, and the step that was agreed on after it.
fn save_step(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let field =
        if form.text(FieldName::SmallerStep).is_empty() { FieldName::Step } else { FieldName::SmallerStep };
    let current = doing.dossier().step().map(|(id, step)| (id, step.owner.unwrap_or(Owner::Participant)));
    let owner = current.map_or(Owner::Participant, |(_, owner)| owner);
    let due = form.day(FieldName::StepDue, ctx.today, Lean::Future)?;
    let new = (!form.text(field).is_empty()).then(|| NewStep {
        what: form.text(field).to_owned(),
        owner,
        due: due.unwrap_or_else(|| ctx.today.plus_days(STEP_MAX_DAYS / 2)),
    });
    let done = match (current, form.pick_of(FieldName::StepOutcome, StepOutcome::ALL), new) {
        (Some((id, _)), Some(outcome), new) => doing
            .act(field, |dossier, desk| acts::wishes::step_outcome(dossier, id, outcome, new.as_ref(), desk)),
        (_, None, Some(new)) | (None, _, Some(new)) => {
            doing.act(field, |dossier, desk| acts::wishes::step(dossier, &new, desk))
        }
        (_, _, None) => Ok(()),
    };
    done.map_err(person::blame_due)
}

/// The next date. A day that the schedule has by itself is not stored; any other becomes an appointment.
fn save_next(
    line: Option<&LineKey>,
    form: &Form,
    next: Option<Day>,
    ctx: &Ctx<'_>,
    doing: &mut Doing<'_>,
) -> Result<(), Fault> {
    if matches!(doing.dossier().status(), Status::NoContact) {
        return Ok(());
    }
    let next =
        next.ok_or_else(|| Fault { field: FieldName::NextDay, said: Said::plain("fault-next-day") })?;
    let medium = form.pick_of(FieldName::NextMedium, &media(ctx.dossier));
    let proposal = next_proposal(ctx.dossier, ctx.catalogue, ctx.today, line);
    let anchor = match proposal.what {
        What::Schedule(line) => Some(line.anchor),
        _ => None,
    };
    let as_proposed = next == proposal.day && medium == proposal.medium;
    if anchor.is_some() && as_proposed {
        return Ok(());
    }
    plan(FieldName::NextDay, next, medium, anchor, doing)
}

/// When to try again. The day that the protocol has by itself is not stored; another one puts its line off.
fn save_next_try(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let Some(on) = form.day(FieldName::NextTry, ctx.today, Lean::Future)? else { return Ok(()) };
    match next_try(doing.dossier(), ctx) {
        Some(line) if line.due == on => Ok(()),
        Some(line) => doing
            .act(FieldName::NextTry, |dossier, desk| acts::meetings::postpone(dossier, &line.key, on, desk)),
        None => plan(FieldName::NextTry, on, None, None, doing),
    }
}

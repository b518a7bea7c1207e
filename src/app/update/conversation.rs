//! Conversations: the intake with its ten topics, the quick intake, the follow-up review, *Mijn plan*.

use crate::domain::Dossier;
use crate::domain::acts;
use crate::domain::agenda::{What, When};
use crate::domain::contact::{AppointmentKind, LineKey};
use crate::domain::intake::{Topic, TopicState};
use crate::id::DossierId;

use super::super::agenda::AgendaRow;
use super::super::desk::{AfterOpen, Conversation, Desk, Intake, Pane, Screen};
use super::super::draft::Draft;
use super::super::effect::Effect;
use super::super::form::{FieldName, Form};
use super::super::forms::{self, FormKind};
use super::super::model::Model;
use super::super::overlay::{Confirmed, Overlay};
use super::super::said::Said;
use super::{agenda, forms as open_forms, list, settle};
use crate::domain::Access;

/// `i`: the intake of the person selected, or of a new one when nobody is.
pub(super) fn start_intake(model: &mut Model) -> Vec<Effect> {
    let person = model.desk().and_then(|desk| desk.open.as_ref()).map(|open| open.id);
    start_intake_at(model, None, person)
}

/// The intake at a topic, else at the first that is parked or not talked about.
pub(super) fn start_intake_at(
    model: &mut Model,
    topic: Option<Topic>,
    person: Option<DossierId>,
) -> Vec<Effect> {
    let now = model.now;
    model.hush();
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let known = desk.open.clone().filter(|open| Some(open.id) == person);
    let is_new = known.is_none();
    let dossier = known.unwrap_or_else(|| Dossier::new(desk.ids.dossier()));
    let topic = topic.unwrap_or_else(|| first_topic(&dossier));
    let form = forms::open(&FormKind::Topic(topic), &desk.ctx(&dossier, now));
    desk.screen =
        Screen::Intake(Box::new(Intake { dossier: dossier.id, is_new, topic, form, began_ms: now.ms }));
    Vec::new()
}

fn first_topic(dossier: &Dossier) -> Topic {
    let state = |topic: &&Topic| dossier.topic_state(**topic);
    let parked = Topic::ALL.iter().find(|topic| state(topic) == Some(TopicState::Parked));
    let open = Topic::ALL.iter().find(|topic| state(topic).is_none());
    parked.or(open).copied().unwrap_or(Topic::Welcome)
}

/// The dossier of the intake on the screen; a new person's is still empty.
pub(super) fn intake_dossier(desk: &Desk, intake: &Intake) -> Dossier {
    desk.open.clone().filter(|open| open.id == intake.dossier).unwrap_or_else(|| Dossier::new(intake.dossier))
}

/// Saves the topic on the screen as it stands; says whether it could.
fn save_topic(model: &mut Model, state: Option<TopicState>) -> Result<Vec<Effect>, ()> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Err(()) };
    let Screen::Intake(intake) = desk.screen.clone() else { return Err(()) };
    let dossier = intake_dossier(desk, &intake);
    let kind = FormKind::Topic(intake.topic);
    let blank = intake.form.fields.iter().all(|field| field.input.is_empty());
    if intake.is_new && blank {
        return Ok(Vec::new());
    }
    let saved = if intake.form.touched {
        open_forms::save(desk, &kind, &intake.form, &dossier, now)
    } else {
        Ok(forms::Deed { name: deed_name(intake.topic), changes: Vec::new() })
    };
    match saved {
        Err(fault) => {
            let said = fault.said.clone();
            if let Screen::Intake(intake) = &mut desk.screen {
                intake.form.blame(fault);
            }
            // the field may be far from where the coach looks
            model.warn(said);
            Err(())
        }
        Ok(mut deed) => {
            // paging past a topic does not change what is known of it
            let kept = dossier.topic_state(intake.topic).filter(|state| {
                !intake.form.touched && (intake.topic != Topic::Barriers || *state == TopicState::Done)
            });
            let unasked = forms::open(&kind, &desk.ctx(&Dossier::new(dossier.id), now));
            let state = state.or(kept).unwrap_or_else(|| talked(&dossier, &intake, &unasked));
            if dossier.topic_state(intake.topic) != Some(state) {
                let mut by = acts::Desk { today: now.today, coach: desk.coach, ids: &mut desk.ids };
                // refused only for a frozen file, which the form itself was refused for already
                deed.changes
                    .extend(acts::course::topic(&dossier, intake.topic, state, &mut by).unwrap_or_default());
            }
            if intake.is_new {
                open_forms::adopt(desk, dossier);
                if let Screen::Intake(intake) = &mut desk.screen {
                    intake.is_new = false;
                }
            }
            let mut effects = desk.perform(deed.name, deed.changes, now);
            if let Screen::Intake(intake) = &mut desk.screen {
                intake.form.touched = false;
            }
            effects.push(Effect::ClearDraft);
            Ok(effects)
        }
    }
}

fn deed_name(topic: Topic) -> Said {
    Said::plain("deed-topic").key("topic", topic.key())
}

/// Talked about when something stands in it beside what stands in it for everybody; skipped when nothing does.
fn talked(dossier: &Dossier, intake: &Intake, unasked: &Form) -> TopicState {
    let values = |form: &Form| Draft::of(FormKind::Topic(intake.topic), None, form).values;
    let usual = values(unasked);
    let says = |name| intake.form.input(name).is_some_and(|input| !input.is_empty());
    let filled = match intake.topic {
        Topic::Barriers => dossier.scores.values().next().is_some(),
        // how and what for stand there before anybody asked
        Topic::Appointment => says(FieldName::Day),
        _ => values(&intake.form).iter().any(|value| !usual.contains(value) && says(value.0)),
    };
    if filled { TopicState::Done } else { TopicState::Skipped }
}

/// Saves the topic and goes to another one.
pub(super) fn go_to_topic(model: &mut Model, topic: Topic, state: Option<TopicState>) -> Vec<Effect> {
    let now = model.now;
    let Ok(effects) = save_topic(model, state) else { return Vec::new() };
    let Some(desk) = model.desk_mut() else { return effects };
    let Screen::Intake(intake) = desk.screen.clone() else { return effects };
    let dossier = intake_dossier(desk, &intake);
    let form = forms::open(&FormKind::Topic(topic), &desk.ctx(&dossier, now));
    desk.screen = Screen::Intake(Box::new(Intake { topic, form, ..*intake }));
    effects
}

fn topic_at(model: &Model, steps: isize) -> Option<Topic> {
    let Screen::Intake(intake) = &model.desk()?.screen else { return None };
    Topic::ALL.get(usize::from(intake.topic.number() - 1).checked_add_signed(steps)?).copied()
}

/// `PgDn` or Enter past the last field: the next topic; after the last one back to the workspace.
pub(super) fn next_topic(model: &mut Model) -> Vec<Effect> {
    match topic_at(model, 1) {
        Some(topic) => go_to_topic(model, topic, None),
        // what cannot be saved says why, and stays
        None => end_intake(model, None).unwrap_or_default(),
    }
}

/// `PgUp`: the topic before.
pub(super) fn previous_topic(model: &mut Model) -> Vec<Effect> {
    topic_at(model, -1).map_or_else(Vec::new, |topic| go_to_topic(model, topic, None))
}

/// `ctrl-t`: this topic another day; goes on with the next.
pub(super) fn park(model: &mut Model) -> Vec<Effect> {
    match topic_at(model, 1) {
        Some(topic) => go_to_topic(model, topic, Some(TopicState::Parked)),
        None => end_intake(model, Some(TopicState::Parked)).unwrap_or_default(),
    }
}

/// Esc: saves the topic and goes back to the workspace; asks before dropping what cannot be saved.
pub(super) fn leave_intake(model: &mut Model) -> Vec<Effect> {
    end_intake(model, None).unwrap_or_else(|()| {
        ask_to_drop(model);
        Vec::new()
    })
}

/// Saves the topic and goes back to the workspace; stays where it is when the topic cannot be saved.
fn end_intake(model: &mut Model, state: Option<TopicState>) -> Result<Vec<Effect>, ()> {
    let Some(Screen::Intake(intake)) = model.desk().map(|desk| &desk.screen) else { return Ok(Vec::new()) };
    let untouched = !intake.form.touched && state.is_none();
    let mut effects = Vec::new();
    // looking at a topic on the way out does not skip it
    if !untouched || topic_at(model, 1).is_none() {
        effects = save_topic(model, state)?;
    }
    back_to_workspace(model);
    effects.extend(reselect(model));
    Ok(effects)
}

fn ask_to_drop(model: &mut Model) {
    if let Some(desk) = model.desk_mut() {
        let question = Said::plain("confirm-drop-form");
        desk.overlays.push(Overlay::Confirm { question, then: Confirmed::DropForm });
    }
}

/// Back to the four panes.
pub(super) fn back_to_workspace(model: &mut Model) {
    if let Some(desk) = model.desk_mut() {
        desk.screen = Screen::Workspace;
    }
}

fn reselect(model: &mut Model) -> Vec<Effect> {
    match model.desk().and_then(|desk| desk.open.as_ref()).map(|open| open.id) {
        Some(id) if model.desk().is_some_and(|desk| desk.people.get(id).is_some()) => list::select(model, id),
        _ => list::open_selected(model),
    }
}

/// `g i`: the quick intake (*inloop*) of somebody new.
pub(super) fn start_quick(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    model.hush();
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let dossier = Dossier::new(desk.ids.dossier());
    let form = forms::open(&FormKind::Quick, &desk.ctx(&dossier, now));
    desk.screen =
        Screen::Conversation(Box::new(Conversation { dossier: dossier.id, kind: FormKind::Quick, form }));
    Vec::new()
}

/// Enter in the agenda: opens the person, then what the line asks for.
pub(super) fn answer_selected(model: &mut Model) -> Vec<Effect> {
    let Some(row) = model.desk().and_then(|desk| desk.agenda.selected()).cloned() else { return Vec::new() };
    let open = model.desk().and_then(|desk| desk.open.as_ref()).is_some_and(|open| open.id == row.person);
    if open {
        return answer(model, &row);
    }
    let person = row.person;
    if let Some(desk) = model.desk_mut() {
        desk.after_open = Some(AfterOpen::Answer(Box::new(row)));
    }
    list::select(model, person)
}

/// What a line of the agenda asks for, now that its dossier is there.
pub(super) fn answer(model: &mut Model, row: &AgendaRow) -> Vec<Effect> {
    match row.line.what {
        What::IntakeParked
        | What::Appointment(Some(AppointmentKind::Intake | AppointmentKind::IntakeContinued)) => {
            start_intake_at(model, None, Some(row.person))
        }
        What::NoDate => open_forms::open(model, FormKind::Appointment(None)),
        What::BarrierOpen(domain) => open_forms::open(model, FormKind::Action(domain)),
        What::TwoVersions => settle::show(model),
        What::Expires(_) => open_forms::open(model, FormKind::KeepLonger),
        What::Appointment(_)
        | What::Schedule(_)
        | What::Handover
        | What::BarrierReview(_)
        | What::Step
        | What::Gap(_)
        | What::NoAnswer(_)
        | What::OutOfSight => start_review(model, Some(row.line.key.clone())),
    }
}

/// `r`: the follow-up review of the person selected; it answers the talk that is due, if one is.
pub(super) fn start_due_review(model: &mut Model) -> Vec<Effect> {
    let due = model.desk().and_then(|desk| {
        let person = desk.open.as_ref()?.id;
        let is_talk = |what: &What| {
            matches!(
                what,
                What::Appointment(_)
                    | What::Schedule(_)
                    | What::NoAnswer(_)
                    | What::OutOfSight
                    | What::Gap(_)
            )
        };
        let rows = desk.agenda.rows.iter().filter(|row| row.person == person && row.when <= When::Today);
        rows.flat_map(AgendaRow::lines).find(|line| is_talk(&line.what)).map(|line| line.key.clone())
    });
    start_review(model, due)
}

/// The follow-up review of the open dossier.
pub(super) fn start_review(model: &mut Model, line: Option<LineKey>) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(open) = desk.open.as_ref() else {
        model.say(Said::plain("notice-nobody-selected"));
        return Vec::new();
    };
    let (dossier, kind) = (open.id, FormKind::Review(line));
    let form = forms::open(&kind, &desk.ctx(open, now));
    desk.screen = Screen::Conversation(Box::new(Conversation { dossier, kind, form }));
    model.hush();
    Vec::new()
}

/// Saves the review or quick intake; the next line of the agenda is selected, not opened.
pub(super) fn finish(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Screen::Conversation(talk) = desk.screen.clone() else { return Vec::new() };
    let known = desk.open.clone().filter(|open| open.id == talk.dossier);
    let is_new = known.is_none();
    let dossier = known.unwrap_or_else(|| Dossier::new(talk.dossier));
    match open_forms::save(desk, &talk.kind, &talk.form, &dossier, now) {
        Err(fault) => {
            if let Screen::Conversation(talk) = &mut desk.screen {
                talk.form.blame(fault);
            }
            Vec::new()
        }
        Ok(deed) => {
            if is_new {
                open_forms::adopt(desk, dossier);
            }
            desk.screen = Screen::Workspace;
            let mut effects = desk.perform(deed.name, deed.changes, now);
            effects.push(Effect::ClearDraft);
            if is_new {
                effects.extend(list::select(model, talk.dossier));
            } else if let Some(desk) = model.desk_mut() {
                desk.pane = Pane::Agenda;
                let waiting = desk.open.as_ref().filter(|open| !open.no_answer().is_empty());
                if let Some(said) = waiting.map(agenda::not_reached) {
                    model.say(said);
                }
            }
            effects
        }
    }
}

/// Esc in a review or quick intake: asks before dropping what was typed.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    let touched = model
        .desk()
        .is_some_and(|desk| matches!(&desk.screen, Screen::Conversation(talk) if talk.form.touched));
    if touched {
        ask_to_drop(model);
    } else {
        back_to_workspace(model);
    }
    Vec::new()
}

/// What was typed is dropped: the form on top, or the conversation.
pub(super) fn drop_form(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    if matches!(desk.overlays.last(), Some(Overlay::Form { .. })) {
        desk.overlays.pop();
    } else {
        match &mut desk.screen {
            Screen::Intake(intake) => intake.form = Form::default(),
            Screen::Conversation(talk) => talk.form = Form::default(),
            Screen::Workspace
            | Screen::Plan
            | Screen::Location(_)
            | Screen::Exchange(_)
            | Screen::Privacy(_) => {}
        }
        desk.screen = Screen::Workspace;
    }
    let mut effects = vec![Effect::ClearDraft];
    effects.extend(list::open_selected(model));
    effects
}

/// `p`: *Mijn plan*, in large letters.
pub(super) fn show_plan(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(dossier) = desk.open.as_ref().map(|open| open.id) else {
        model.say(Said::plain("notice-nobody-selected"));
        return Vec::new();
    };
    desk.screen = Screen::Plan;
    model.hush();
    vec![Effect::LogAccess(dossier, Access::Shown)]
}

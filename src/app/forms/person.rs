//! Forms about who somebody is and wants: a new person, background and channels, wish, step, status.

use crate::domain::Name;
use crate::domain::acts;
use crate::domain::acts::wishes::NewStep;
use crate::domain::alike::Traits;
use crate::domain::background::{Gender, Nt, Work};
use crate::domain::participant::{Medium, ParticipantEdit, Reach, Status};
use crate::domain::perspective::{Owner, STEP_MAX_CHARS, STEP_MAX_DAYS};
use crate::domain::same_person::{SamePerson, Verdict};
use crate::domain::status::suggested_status;
use crate::domain::typed::Lean;
use crate::id::IdSource;

use super::super::field::{Choice, Input, Word};
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::doing::Doing;
use super::topics::{self, WORDS_MAX_CHARS};
use super::{Ctx, Deed, answer, choice, day, number, text, ways, yes_no};

/// Opens the form of a new person: a name is enough.
pub fn open_new(_: &Ctx<'_>) -> Form {
    Form::new([
        (FieldName::Name, text("", 80)),
        (FieldName::Phone, text("", 40)),
        (FieldName::BirthYear, text("", 4)),
        (FieldName::Nt, choice(Nt::ALL, Nt::key, None)),
        (FieldName::Work, choice(Work::ALL, Work::key, None)),
        (FieldName::ReferredBy, text("", 60)),
    ])
}

/// Opens background, channels and consents.
pub fn open(ctx: &Ctx<'_>) -> Form {
    let (dossier, known) = (ctx.dossier, &ctx.dossier.participant);
    let message = dossier
        .channels
        .values()
        .find(|channel| *channel.medium == Some(Medium::Message))
        .and_then(|one| *one.allowed);
    let mut fields = vec![
        (FieldName::Name, text(&known.name.spoken(), 80)),
        (FieldName::Phone, text(&ways::phone(dossier), 40)),
        (FieldName::MayMessage, yes_no(message)),
        (FieldName::Email, text(&ways::address(dossier, &[Medium::Email]), 80)),
        (FieldName::ContactPerson, text(&ways::contact_person(dossier), 80)),
        (FieldName::Nt, choice(Nt::ALL, Nt::key, *known.nt)),
        (FieldName::Work, choice(Work::ALL, Work::key, *known.work)),
        (FieldName::BirthYear, text(&known.birth_year.map(|year| year.to_string()).unwrap_or_default(), 4)),
        (FieldName::Gender, choice(Gender::ALL, Gender::key, *known.gender)),
        (FieldName::Place, text(&known.place, 60)),
        (FieldName::OwnNumber, text(&known.own_number, 60)),
        (FieldName::Buddy, text(&known.buddy, 60)),
        (FieldName::Expert, yes_no(known.expert.map(|asked| asked.willing))),
        (FieldName::Note, text(&known.note, WORDS_MAX_CHARS)),
    ];
    fields.extend(ways::preferred(dossier));
    fields.extend(coach_field(ctx));
    fields.extend(topics::trust_fields(dossier));
    Form::new(fields)
}

/// Whose participant it is; not asked where one coach works.
fn coach_field(ctx: &Ctx<'_>) -> Option<(FieldName, Input)> {
    let coaches = ctx.catalogue.coaches_by_name();
    let now = *ctx.dossier.participant.coach;
    let picked = coaches.iter().position(|(id, _)| Some(*id) == now);
    let options = coaches.iter().map(|(_, name)| Word::Text((*name).to_owned())).collect();
    let field = (FieldName::Coach, Input::Choice(Choice { options, picked, previous: None }));
    (coaches.len() > 1).then_some(field)
}

/// Another coach, from now on: the agenda follows.
fn change_coach(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let coaches = ctx.catalogue.coaches_by_name();
    let chosen = form.choice(FieldName::Coach).and_then(|at| coaches.get(at)).map(|(id, _)| *id);
    let known = *doing.dossier().participant.coach;
    let Some(chosen) = chosen.filter(|chosen| Some(*chosen) != known) else { return Ok(()) };
    let edits = vec![ParticipantEdit::Coach(Some(chosen))];
    doing.act(FieldName::Coach, |dossier, desk| acts::person::background(dossier, edits, desk))
}

/// Opens an empty wish: it is added, the old ones stay readable (D3a).
pub fn open_wish() -> Form {
    Form::new([(FieldName::Wish, text("", WORDS_MAX_CHARS)), (FieldName::WhyNow, text("", WORDS_MAX_CHARS))])
}

/// Opens a new step, a week from now unless said otherwise (D6).
pub fn open_step(ctx: &Ctx<'_>) -> Form {
    Form::new([
        (FieldName::Step, text("", STEP_MAX_CHARS)),
        (FieldName::StepOwner, choice(Owner::ALL, Owner::key, Some(Owner::Participant))),
        (FieldName::StepDue, day(Some(ctx.today.plus_days(STEP_MAX_DAYS / 2)))),
    ])
}

/// Opens the status with the one that fits best.
pub fn open_status(ctx: &Ctx<'_>) -> Form {
    let status = suggested_status(ctx.dossier, ctx.today).unwrap_or_else(|| ctx.dossier.status());
    Form::new([
        (FieldName::Status, choice(Status::ALL, Status::key, Some(status))),
        (FieldName::Reason, text("", 140)),
    ])
}

/// The name of a form, when it differs.
pub(super) fn rename(form: &Form, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let typed = form.text(FieldName::Name);
    if typed.is_empty() {
        return Err(Fault { field: FieldName::Name, said: Said::plain("fault-name") });
    }
    // the same name is not set again, so that its parts stay as an import made them
    if typed == doing.dossier().participant.name.spoken() {
        return Ok(());
    }
    let edits = vec![ParticipantEdit::Name(Name::split(typed))];
    doing.act(FieldName::Name, |dossier, desk| acts::person::background(dossier, edits, desk))
}

/// Registers the new person of this form: status, coach and day, beside what the other fields set; and what was said of
/// people who look alike. Who is known already keeps the status and the coach that they have.
pub(super) fn register(form: &Form, doing: &mut Doing<'_>) -> Result<(), Fault> {
    rename(form, doing)?;
    let is_known = form.decided.iter().any(|(_, verdict)| *verdict == Verdict::Same);
    doing.act(FieldName::Name, |dossier, desk| {
        let mut changes = Vec::new();
        if !is_known {
            let mut edits = vec![
                ParticipantEdit::RegisteredOn(Some(desk.today)),
                ParticipantEdit::Coach(Some(desk.coach)),
            ];
            edits.extend((!form.alike.is_empty()).then_some(ParticipantEdit::MaybeDouble(true)));
            changes = acts::person::background(dossier, edits, desk)?;
            changes.extend(acts::course::status(dossier, Status::Registered, "", desk)?);
        }
        for (one, verdict) in &form.decided {
            changes.extend(SamePerson::say(dossier.id, one.id, *verdict));
        }
        Ok(changes)
    })
}

/// What this form says of who it is about, to find who looks alike.
pub fn traits(form: &Form) -> Traits {
    let year = form.text(FieldName::BirthYear).parse().ok();
    let (name, phone) = (Name::split(form.text(FieldName::Name)), form.text(FieldName::Phone));
    Traits::new(&name, "", year, [phone], form.text(FieldName::Postcode))
}

/// Background edits of the fields that this form has and that differ from what is known.
pub(super) fn background(form: &Form, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let known = doing.dossier().participant.clone();
    let year = number::<u16>(form, FieldName::BirthYear)?;
    let school = number::<u8>(form, FieldName::SchoolYears)?;
    let mut edits: Vec<(FieldName, ParticipantEdit)> = Vec::new();
    let mut text = |field, old: &str, edit: fn(String) -> ParticipantEdit| {
        let typed = form.text(field);
        if form.input(field).is_some() && typed != old {
            edits.push((field, edit(typed.to_owned())));
        }
    };
    text(FieldName::OwnNumber, &known.own_number, ParticipantEdit::OwnNumber);
    text(FieldName::MotherTongue, &known.mother_tongue, ParticipantEdit::MotherTongue);
    text(FieldName::Postcode, &known.postcode, ParticipantEdit::Postcode);
    text(FieldName::Place, &known.place, ParticipantEdit::Place);
    text(FieldName::FoundAt, &known.found_at, ParticipantEdit::FoundAt);
    text(FieldName::ReferredBy, &known.referred_by, ParticipantEdit::ReferredBy);
    text(FieldName::Helped, &known.helped, ParticipantEdit::Helped);
    text(FieldName::Note, &known.note, ParticipantEdit::Note);
    text(FieldName::Buddy, &known.buddy, ParticipantEdit::Buddy);
    let mut set = |field, differs: bool, edit| {
        if form.input(field).is_some() && differs {
            edits.push((field, edit));
        }
    };
    let nt = form.pick_of(FieldName::Nt, Nt::ALL);
    set(FieldName::Nt, nt != *known.nt, ParticipantEdit::Nt(nt));
    let work = form.pick_of(FieldName::Work, Work::ALL);
    set(FieldName::Work, work != *known.work, ParticipantEdit::Work(work));
    let gender = form.pick_of(FieldName::Gender, Gender::ALL);
    set(FieldName::Gender, gender != *known.gender, ParticipantEdit::Gender(gender));
    let reach = form.pick_of(FieldName::Reach, Reach::ALL);
    set(FieldName::Reach, reach != *known.reach, ParticipantEdit::Reach(reach));
    set(FieldName::BirthYear, year != *known.birth_year, ParticipantEdit::BirthYear(year));
    set(FieldName::SchoolYears, school != *known.school_years, ParticipantEdit::SchoolYears(school));
    if let Some(Input::Week { cells, .. }) = form.input(FieldName::Week) {
        set(FieldName::Week, *cells != *known.week, ParticipantEdit::Week(*cells));
    }
    let Some(first) = edits.first().map(|(field, _)| *field) else { return Ok(()) };
    // one act for all, so that it is one record changed at once; each is checked on its own first to blame its field
    for (field, edit) in &edits {
        let trial = vec![edit.clone()];
        let mut ids = IdSource::from_seed([0; 32]);
        let desk = acts::Desk { today: doing.today(), coach: doing.coach(), ids: &mut ids };
        acts::person::background(doing.dossier(), trial, &desk)
            .map_err(|error| Fault { field: *field, said: error.into() })?;
    }
    let edits = edits.into_iter().map(|(_, edit)| edit).collect();
    doing.act(first, |dossier, desk| acts::person::background(dossier, edits, desk))
}

/// Saves a new person.
pub fn save_new(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    register(form, &mut doing)?;
    background(form, &mut doing)?;
    ways::phone_channels(form, &mut doing)?;
    Ok(doing.done(Said::plain("deed-new-person").text("name", form.text(FieldName::Name))))
}

/// Saves background, channels and consents.
pub fn save(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    rename(form, &mut doing)?;
    background(form, &mut doing)?;
    ways::phone_channels(form, &mut doing)?;
    ways::channel(&mut doing, FieldName::Email, Medium::Email, form.text(FieldName::Email), None)?;
    ways::prefer(form, ctx, &mut doing)?;
    ways::save_contact_person(form, &mut doing)?;
    change_coach(form, ctx, &mut doing)?;
    let asked = answer(form, FieldName::Expert);
    if let Some(willing) = asked
        && ctx.dossier.participant.expert.map(|expert| expert.willing) != asked
    {
        doing.act(FieldName::Expert, |dossier, desk| acts::person::ask_expert(dossier, willing, desk))?;
    }
    topics::save_trust(form, &mut doing)?;
    Ok(doing.done(Said::plain("deed-person").text("name", form.text(FieldName::Name))))
}

/// Adds a wish (D3a).
pub fn save_wish(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    wish(form, &mut doing)?;
    Ok(doing.done(Said::plain("deed-wish")))
}

/// Adds the wish of a form.
pub(super) fn wish(form: &Form, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let (words, why) = (form.text(FieldName::Wish).to_owned(), form.text(FieldName::WhyNow).to_owned());
    doing.act(FieldName::Wish, |dossier, desk| acts::wishes::wish(dossier, &words, &why, desk))
}

/// Agrees on a step (D6).
pub fn save_step(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    step(form, ctx, &mut doing)?;
    Ok(doing.done(Said::plain("deed-step")))
}

/// Agrees on the step of a form.
pub(super) fn step(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let due = form.day(FieldName::StepDue, ctx.today, Lean::Future)?;
    let new = NewStep {
        what: form.text(FieldName::Step).to_owned(),
        owner: form.pick_of(FieldName::StepOwner, Owner::ALL).unwrap_or(Owner::Participant),
        due: due.unwrap_or_else(|| ctx.today.plus_days(STEP_MAX_DAYS / 2)),
    };
    doing.act(FieldName::Step, |dossier, desk| acts::wishes::step(dossier, &new, desk)).map_err(blame_due)
}

/// A step that takes too long is mended at its day.
pub(super) fn blame_due(fault: Fault) -> Fault {
    let field = if fault.said.id == "act-step-too-long" { FieldName::StepDue } else { fault.field };
    Fault { field, ..fault }
}

/// Saves a status from today on.
pub fn save_status(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let status = form.pick_of(FieldName::Status, Status::ALL).unwrap_or_else(|| ctx.dossier.status());
    let reason = form.text(FieldName::Reason).to_owned();
    doing.act(FieldName::Reason, |dossier, desk| acts::course::status(dossier, status, &reason, desk))?;
    Ok(doing.done(Said::plain("deed-status").key("status", status.key())))
}

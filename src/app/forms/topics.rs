//! The ten topics of the intake conversation as forms, and the quick intake (domain.md 5).
//!
//! Topic 7 has no form: the barrier check itself is on the screen.

use crate::domain::Dossier;
use crate::domain::acts;
use crate::domain::acts::proofs::NewProof;
use crate::domain::background::{Gender, Nt, Work};
use crate::domain::consent::{AskedHow, Purpose};
use crate::domain::intake::Topic;
use crate::domain::levels::{LatinAlphabet, LevelSource, LevelValue, Skill};
use crate::domain::participant::{Reach, Safety};
use crate::domain::perspective::{Cell, NamedBy, STEP_MAX_CHARS, STEP_MAX_DAYS};
use crate::domain::proof::ProofKind;
use crate::domain::typed::Lean;
use crate::id::IdSource;

use super::super::field::{Choice, Input};
use super::super::form::{Fault, Field, FieldName, Form};
use super::super::said::Said;
use super::doing::Doing;
use super::{Ctx, Deed, agenda, answer, card, choice, day, module, person, text, ways, yes_no};

/// Longest answer in words of the participant, in characters.
pub const WORDS_MAX_CHARS: usize = 280;

/// The consents of topic 1, in the order of the screen.
const CONSENTS: [(FieldName, Purpose); 4] = [
    (FieldName::ConsentShare, Purpose::Share),
    (FieldName::ConsentHealth, Purpose::Health),
    (FieldName::ConsentAftercare, Purpose::Aftercare),
    (FieldName::ConsentStory, Purpose::Story),
];

/// The skills of topic 5, in the order of the screen.
const SKILLS: [(FieldName, Skill); 8] = [
    (FieldName::Reading, Skill::Reading),
    (FieldName::Writing, Skill::Writing),
    (FieldName::Speaking, Skill::Speaking),
    (FieldName::Listening, Skill::Listening),
    (FieldName::Conversation, Skill::Conversation),
    (FieldName::Literacy, Skill::Literacy),
    (FieldName::Arithmetic, Skill::Arithmetic),
    (FieldName::Digital, Skill::Digital),
];

/// The three answers about safe contact that a coach can choose.
pub const SAFETY_KEYS: [&str; 3] = ["safety-yes", "safety-only", "safety-no"];

/// Opens one topic with what is known.
pub fn open(topic: Topic, ctx: &Ctx<'_>) -> Form {
    match topic {
        Topic::Welcome => open_welcome(ctx),
        Topic::Wish => open_wish(ctx),
        Topic::Now => open_now(ctx),
        Topic::Learning => open_learning(ctx),
        Topic::Levels => open_levels(ctx),
        Topic::Ahead => open_ahead(ctx),
        Topic::Barriers => Form::default(),
        Topic::Step => person::open_step(ctx),
        Topic::Module => open_module(ctx),
        Topic::Appointment => agenda::open_appointment(None, ctx),
    }
}

fn open_welcome(ctx: &Ctx<'_>) -> Form {
    let dossier = ctx.dossier;
    let mut fields = vec![
        (FieldName::Name, text(&dossier.participant.name.spoken(), 80)),
        (FieldName::Phone, text(&ways::phone(dossier), 40)),
    ];
    fields.extend(trust_fields(dossier));
    Form::new(fields)
}

/// Consents and safe contact: asked in topic 1, and changed as easily beside the background.
pub(super) fn trust_fields(dossier: &Dossier) -> Vec<(FieldName, Input)> {
    let mut fields = CONSENTS.map(|(field, purpose)| (field, yes_no(dossier.consent(purpose)))).to_vec();
    let (safety, via) = match dossier.safety() {
        Safety::Unknown => (None, ""),
        Safety::Yes => (Some(0), ""),
        Safety::Only(via) => (Some(1), via.as_str()),
        Safety::No => (Some(2), ""),
    };
    let mut safe = Choice::of(SAFETY_KEYS);
    safe.picked = safety;
    fields.push((FieldName::Safety, Input::Choice(safe)));
    fields.push((FieldName::SafeVia, text(via, 80)));
    fields
}

fn open_wish(ctx: &Ctx<'_>) -> Form {
    let wish = ctx.dossier.wish().map(|(_, wish)| wish);
    Form::new([
        (FieldName::Wish, text(wish.map_or("", |wish| wish.words.as_str()), WORDS_MAX_CHARS)),
        (FieldName::WhyNow, text(wish.map_or("", |wish| wish.why_now.as_str()), WORDS_MAX_CHARS)),
    ])
}

fn open_now(ctx: &Ctx<'_>) -> Form {
    let known = &ctx.dossier.participant;
    Form::new([
        (FieldName::Nt, choice(Nt::ALL, Nt::key, *known.nt)),
        (FieldName::Work, choice(Work::ALL, Work::key, *known.work)),
        (FieldName::Week, Input::Week { cells: *known.week, at: 0 }),
        (FieldName::FoundAt, text(&known.found_at, 60)),
        (FieldName::ReferredBy, text(&known.referred_by, 60)),
        (FieldName::Reach, choice(Reach::ALL, Reach::key, *known.reach)),
        (FieldName::BirthYear, text(&known.birth_year.map(|year| year.to_string()).unwrap_or_default(), 4)),
        (FieldName::Gender, choice(Gender::ALL, Gender::key, *known.gender)),
        (FieldName::MotherTongue, text(&known.mother_tongue, 40)),
        (FieldName::Postcode, text(&known.postcode, 10)),
        (FieldName::Place, text(&known.place, 60)),
    ])
}

fn open_learning(ctx: &Ctx<'_>) -> Form {
    let known = &ctx.dossier.participant;
    Form::new([
        (
            FieldName::SchoolYears,
            text(&known.school_years.map(|years| years.to_string()).unwrap_or_default(), 2),
        ),
        (FieldName::Helped, text(&known.helped, WORDS_MAX_CHARS)),
        (FieldName::ProofKind, choice(ProofKind::ALL, ProofKind::key, None)),
        (FieldName::ProofTitle, text("", 80)),
        (FieldName::ProofOn, day(None)),
    ])
}

fn open_levels(ctx: &Ctx<'_>) -> Form {
    let known = *ctx.dossier.participant.nt;
    let mut fields = Vec::new();
    if known.is_none() {
        // two frameworks at once would be eleven levels: which one comes first
        fields.push((FieldName::Nt, choice(Nt::ALL, Nt::key, None)));
    }
    fields.extend(level_fields(known, ctx));
    Form::new(fields)
}

/// The skills that have levels for this kind of learner.
fn level_fields(nt: Option<Nt>, ctx: &Ctx<'_>) -> Vec<(FieldName, Input)> {
    let asked = SKILLS.iter().filter(|(_, skill)| !skill.levels(nt).is_empty());
    let mut fields: Vec<_> = asked
        .map(|(field, skill)| {
            let known = ctx.dossier.level(*skill).and_then(|(_, level)| *level.value);
            (*field, choice(skill.levels(nt), LevelValue::key, known))
        })
        .collect();
    let latin = ctx.dossier.level(Skill::Literacy).and_then(|(_, level)| *level.latin);
    fields.push((FieldName::Latin, choice(LatinAlphabet::ALL, LatinAlphabet::key, latin)));
    fields.push((
        FieldName::LevelSource,
        choice(LevelSource::ALL, LevelSource::key, Some(LevelSource::Impression)),
    ));
    fields
}

/// The levels of the framework that is chosen. Those of the other one are asked anew: nothing is converted.
pub fn reshape_levels(form: &mut Form, ctx: &Ctx<'_>) {
    if form.input(FieldName::Nt).is_none() {
        return;
    }
    let nt = form.pick_of(FieldName::Nt, Nt::ALL);
    let fits = |field: &Field, fresh: &Input| match (&field.input, fresh) {
        (Input::Choice(asked), Input::Choice(fresh)) => asked.options == fresh.options,
        _ => false,
    };
    let mut fields = level_fields(nt, ctx);
    for (name, fresh) in &mut fields {
        if let Some(field) = form.fields.iter().find(|field| field.name == *name && fits(field, fresh)) {
            *fresh = field.input.clone();
        }
    }
    let focused = form.focused().map(|field| field.name);
    form.fields.truncate(1);
    form.fields.extend(fields.into_iter().map(|(name, input)| Field { name, input }));
    form.focus = form.fields.iter().position(|field| Some(field.name) == focused).unwrap_or(0);
    form.settle();
}

fn open_ahead(ctx: &Ctx<'_>) -> Form {
    let card = ctx.dossier.perspective().map(|(_, card)| card);
    let cell = |cell| text(card.map_or("", |card| card.cell(cell)), 60);
    let mut fields = vec![
        (FieldName::SoonWork, cell(Cell::SoonWork)),
        (FieldName::LaterWork, cell(Cell::LaterWork)),
        (FieldName::SoonLife, cell(Cell::SoonLife)),
        (FieldName::LaterLife, cell(Cell::LaterLife)),
        (FieldName::Words, text(card.map_or("", |card| card.words.as_str()), WORDS_MAX_CHARS)),
        (FieldName::NamedBy, choice(NamedBy::ALL, NamedBy::key, card.and_then(|card| *card.named_by))),
    ];
    fields.extend(card::reached(ctx.dossier));
    Form { who: ctx.dossier.participant.name.first(), ..Form::new(fields) }
}

fn open_module(ctx: &Ctx<'_>) -> Form {
    let mut form = module::open(None, ctx);
    form.fields.push(Field { name: FieldName::Partner, input: text("", 60) });
    form.fields.push(Field { name: FieldName::Buddy, input: text(&ctx.dossier.participant.buddy, 60) });
    form
}

/// Opens the quick intake: name, channel, wish, one step, next date.
pub fn open_quick(ctx: &Ctx<'_>) -> Form {
    let step_due = ctx.today.plus_days(STEP_MAX_DAYS / 2);
    Form::new([
        (FieldName::Name, text("", 80)),
        (FieldName::Phone, text("", 40)),
        (FieldName::Wish, text("", WORDS_MAX_CHARS)),
        (FieldName::Step, text("", STEP_MAX_CHARS)),
        (FieldName::StepDue, day(Some(step_due))),
        (FieldName::NextDay, day(None)),
    ])
}

/// Saves one topic: only what differs from what is known.
pub fn save(topic: Topic, form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    match topic {
        Topic::Welcome => save_welcome(form, ctx, &mut doing)?,
        Topic::Wish => {
            if !form.text(FieldName::Wish).is_empty() {
                person::wish(form, &mut doing)?;
            }
        }
        Topic::Now => person::background(form, &mut doing)?,
        Topic::Learning => {
            person::background(form, &mut doing)?;
            save_proof(form, ctx, &mut doing)?;
        }
        Topic::Levels => {
            person::background(form, &mut doing)?;
            save_levels(form, &mut doing)?;
        }
        Topic::Ahead => save_ahead(form, ctx, &mut doing)?,
        Topic::Barriers => {}
        Topic::Step => {
            if !form.text(FieldName::Step).is_empty() {
                person::step(form, ctx, &mut doing)?;
            }
        }
        Topic::Module => {
            person::background(form, &mut doing)?;
            if module::is_filled(form) {
                module::add(form, ctx, &mut doing)?;
            }
        }
        Topic::Appointment => {
            if !form.text(FieldName::Day).is_empty() {
                agenda::add(form, ctx, &mut doing)?;
            }
        }
    }
    Ok(doing.done(Said::plain("deed-topic").key("topic", topic.key())))
}

fn save_welcome(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    if ctx.dossier.participant.name.is_set() {
        person::rename(form, doing)?;
    } else {
        person::register(form, doing)?;
    }
    ways::phone_channels(form, doing)?;
    save_trust(form, doing)
}

/// Keeps each answer that differs: a withdrawal is one more answer.
pub(super) fn save_trust(form: &Form, doing: &mut Doing<'_>) -> Result<(), Fault> {
    for (field, purpose) in CONSENTS {
        if let Some(given) = answer(form, field)
            && doing.dossier().consent(purpose) != Some(given)
        {
            doing.act(field, |dossier, desk| {
                acts::trust::consent(dossier, purpose, given, "", AskedHow::Spoken, desk)
            })?;
        }
    }
    let via = form.text(FieldName::SafeVia).to_owned();
    let safety = match form.choice(FieldName::Safety) {
        Some(0) => Safety::Yes,
        Some(1) => Safety::Only(via),
        Some(2) => Safety::No,
        _ => return Ok(()),
    };
    if *doing.dossier().safety() == safety {
        return Ok(());
    }
    doing.act(FieldName::SafeVia, |dossier, desk| acts::trust::safe_contact(dossier, safety, desk))
}

fn save_proof(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let Some(kind) = form.pick_of(FieldName::ProofKind, ProofKind::ALL) else { return Ok(()) };
    let on = form.day(FieldName::ProofOn, ctx.today, Lean::Past)?;
    let proof = NewProof { title: form.text(FieldName::ProofTitle).to_owned(), on, ..NewProof::new(kind) };
    doing.act(FieldName::ProofKind, |dossier, desk| acts::proofs::proof(dossier, &proof, desk))
}

fn save_levels(form: &Form, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let nt = *doing.dossier().participant.nt;
    let source = form.pick_of(FieldName::LevelSource, LevelSource::ALL).unwrap_or(LevelSource::Impression);
    let latin = form.pick_of(FieldName::Latin, LatinAlphabet::ALL);
    for (field, skill) in SKILLS {
        let value = form.pick_of(field, skill.levels(nt));
        let latin = latin.filter(|_| skill == Skill::Literacy);
        let known = doing.dossier().level(skill).map(|(_, level)| (*level.value, *level.latin));
        let (known_value, known_latin) = known.unwrap_or_default();
        if (value.is_some() && value != known_value) || (latin.is_some() && latin != known_latin) {
            doing.act(field, |dossier, desk| {
                acts::proofs::level(dossier, skill, value, source, latin, desk)
            })?;
        }
    }
    Ok(())
}

fn save_ahead(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let text = |field| form.text(field).to_owned();
    let card = acts::wishes::Card {
        soon_work: text(FieldName::SoonWork),
        later_work: text(FieldName::LaterWork),
        soon_life: text(FieldName::SoonLife),
        later_life: text(FieldName::LaterLife),
        words: text(FieldName::Words),
        named_by: form.pick_of(FieldName::NamedBy, NamedBy::ALL),
    };
    doing.act(FieldName::SoonWork, |dossier, desk| acts::wishes::card(dossier, &card, desk))?;
    card::save_reached(form, ctx.dossier, doing)
}

/// Saves the quick intake: one action, and the person is in the agenda.
pub fn save_quick(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    person::register(form, &mut doing)?;
    ways::phone_channels(form, &mut doing)?;
    if !form.text(FieldName::Wish).is_empty() {
        person::wish(form, &mut doing)?;
    }
    if !form.text(FieldName::Step).is_empty() {
        person::step(form, ctx, &mut doing)?;
    }
    let Some(next) = form.day(FieldName::NextDay, ctx.today, Lean::Future)? else {
        return Err(Fault { field: FieldName::NextDay, said: Said::plain("fault-next-day") });
    };
    agenda::plan(FieldName::NextDay, next, None, None, &mut doing)?;
    Ok(doing.done(Said::plain("deed-quick").text("name", form.text(FieldName::Name))))
}

//! Every form: what fields it opens with, and which changes it saves. One file per subject.
//!
//! A form knows the rules only through `domain::acts`; how keys move in it is `form`'s.

mod agenda;
mod barrier;
mod card;
mod coaches;
mod contested;
mod doing;
mod exchange;
pub mod handing;
mod keeping;
mod location;
mod module;
mod person;
mod review;
mod settle;
mod topics;
mod ways;

pub(super) use person::traits;

use serde::{Deserialize, Serialize};

use crate::domain::acts::ActError;
use crate::domain::acts::location::MAX_WEEKS;
use crate::domain::barrier::BarrierDomain;
use crate::domain::catalogue::Catalogue;
use crate::domain::contact::LineKey;
use crate::domain::intake::Topic;
use crate::domain::schedule::ScheduleLine;
use crate::domain::{Change, Day, Dossier};
use crate::id::{CoachId, IdSource, RecordId, StoreId};

use super::exchange::Stations;
use super::field::{Choice, Input, TextField};
use super::form::{Fault, FieldName, Form};
use super::said::Said;

/// Longest name of a file, in characters.
const PATH_MAX_CHARS: usize = 1_000;

/// Which form, and about what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormKind {
    /// A new person, in short.
    NewPerson,
    /// Background and channels of the person.
    Person,
    /// *Inloop*: the quick intake.
    Quick,
    /// One topic of the intake conversation.
    Topic(Topic),
    /// A new wish beside the old ones (D3a).
    Wish,
    /// A new small step (D6).
    Step,
    /// A status from a day on.
    Status,
    /// Words, action, owner and review date of a barrier (D4).
    Action(BarrierDomain),
    /// Refer to a partner.
    Refer(BarrierDomain),
    /// Solved: what helped?
    Solve(BarrierDomain),
    /// A module: new, or this one.
    Module(Option<RecordId>),
    /// Where a module stands.
    ModuleStatus(RecordId),
    /// Which barriers block a module.
    Blockers(RecordId),
    /// A proof, from a module or on its own (T4, B5).
    Proof(Option<RecordId>),
    /// The trajectory: its name, goal, end.
    Trajectory(Option<RecordId>),
    /// An appointment: new, or this one.
    Appointment(Option<RecordId>),
    /// Another day for a line of the agenda.
    Reschedule(LineKey),
    /// The follow-up review, answering a line or not.
    Review(Option<LineKey>),
    /// The file of a list to import.
    ImportFile,
    /// A line of the location's schedule: new, or this one (D7).
    ScheduleLine(Option<ScheduleLine>),
    /// A module template: new, or this one (T2).
    Template(Option<RecordId>),
    /// A partner: new, or this one.
    PartnerCard(Option<RecordId>),
    /// The name of the location.
    LocationName,
    /// From how many weeks a module is long (T2).
    LongWeeks,
    /// How long files are kept, and who decided that.
    KeepMonths,
    /// After how many idle minutes the desk locks itself.
    IdleMinutes,
    /// This file is kept longer.
    KeepLonger,
    /// A coach: a new one, or role and passphrase of this one.
    Coach(Option<CoachId>),
    /// Everything that is known of somebody, in a file.
    Export,
    /// Somebody is erased for good.
    Erase,
    /// Another value for a field that stands in two versions: its record, and the id of its name.
    Retype(RecordId, String),
    /// The participant goes on with a coach of another location (T3).
    HandOver,
    /// A bundle for other workstations, or for whoever knows a passphrase.
    Bundle {
        /// It opens with a passphrase.
        sealed: bool,
        /// For whom, to begin with.
        to: Vec<StoreId>,
        /// It takes the person selected to their next coach.
        handover: bool,
    },
    /// A bundle to look at.
    BundleRead,
    /// The card of another workstation.
    CardRead,
    /// A file for the card of this one.
    CardWrite,
    /// The folder that is watched.
    SharedFolder,
    /// Where a backup goes.
    Backup,
}

impl FormKind {
    /// Whether it asks the worker for something, and changes no record: it is no draft.
    pub const fn is_request(&self) -> bool {
        matches!(
            self,
            Self::Bundle { .. }
                | Self::BundleRead
                | Self::CardRead
                | Self::CardWrite
                | Self::SharedFolder
                | Self::Backup
                | Self::Coach(_)
                | Self::Export
                | Self::Erase
        )
    }
}

/// What a form needs to know to open and to save.
#[derive(Debug)]
pub struct Ctx<'a> {
    /// Whose dossier; of a new person an empty one with a new id.
    pub dossier: &'a Dossier,
    /// Templates, coaches, partners.
    pub catalogue: &'a Catalogue,
    /// Other workstations.
    pub stations: &'a Stations,
    /// Today.
    pub today: Day,
    /// Now, in milliseconds since 1970, UTC.
    pub now_ms: u64,
    /// Who types.
    pub coach: CoachId,
}

/// What a form saves: one action, with its name for undo.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// What was done.
    pub name: Said,
    /// The changes.
    pub changes: Vec<Change>,
}

/// The fields a form opens with, filled with what is known.
pub fn open(kind: &FormKind, ctx: &Ctx<'_>) -> Form {
    let mut form = fields(kind, ctx);
    contested::mark(kind, &mut form, ctx);
    form
}

fn fields(kind: &FormKind, ctx: &Ctx<'_>) -> Form {
    match kind {
        FormKind::NewPerson => person::open_new(ctx),
        FormKind::Person => person::open(ctx),
        FormKind::Quick => topics::open_quick(ctx),
        FormKind::Topic(topic) => topics::open(*topic, ctx),
        FormKind::Wish => person::open_wish(),
        FormKind::Step => person::open_step(ctx),
        FormKind::Status => person::open_status(ctx),
        FormKind::Action(domain) => barrier::open_action(*domain, ctx),
        FormKind::Refer(domain) => barrier::open_refer(*domain, ctx),
        FormKind::Solve(domain) => barrier::open_solve(*domain, ctx),
        FormKind::Module(module) => module::open(*module, ctx),
        FormKind::ModuleStatus(module) => module::open_status(*module, ctx),
        FormKind::Blockers(module) => module::open_blockers(*module, ctx),
        FormKind::Proof(module) => module::open_proof(*module, ctx),
        FormKind::Trajectory(trajectory) => module::open_trajectory(*trajectory, ctx),
        FormKind::Appointment(appointment) => agenda::open_appointment(*appointment, ctx),
        FormKind::Reschedule(line) => agenda::open_reschedule(line, ctx),
        FormKind::Review(line) => review::open(line.as_ref(), ctx),
        FormKind::ImportFile => Form::new([(FieldName::File, text("", PATH_MAX_CHARS))]),
        FormKind::ScheduleLine(line) => location::open_line(*line),
        FormKind::Template(template) => location::open_template(*template, ctx),
        FormKind::PartnerCard(partner) => location::open_partner(*partner, ctx),
        FormKind::LocationName => location::open_name(ctx),
        FormKind::LongWeeks => location::open_long_weeks(ctx),
        FormKind::KeepMonths => keeping::open_decision(ctx),
        FormKind::IdleMinutes => location::open_idle_minutes(ctx),
        FormKind::KeepLonger => keeping::open_longer(ctx),
        FormKind::Coach(coach) => coaches::open(*coach, ctx),
        FormKind::Export => keeping::open_export(ctx),
        FormKind::Erase => keeping::open_erase(ctx),
        FormKind::Retype(record, label) => settle::open(*record, label, ctx),
        FormKind::HandOver => handing::open(ctx),
        FormKind::Bundle { sealed, to, handover } => exchange::open_bundle(*sealed, to, *handover, ctx),
        FormKind::BundleRead => exchange::open_read(),
        FormKind::CardRead => exchange::open_card(),
        FormKind::CardWrite => exchange::open_write_card(ctx),
        FormKind::SharedFolder => exchange::open_shared_folder(ctx),
        FormKind::Backup => exchange::open_backup(ctx),
    }
}

/// What a form asks of the worker; nothing for a form that changes records.
///
/// # Errors
/// A [`Fault`]: the field to mend and what to do.
pub fn ask(kind: &FormKind, form: &Form, ctx: &Ctx<'_>) -> Result<Option<super::exchange::Ask>, Fault> {
    form.too_long().map_or_else(|| exchange::ask(kind, form, ctx), Err)
}

/// What the form about a coach asks of the worker.
///
/// # Errors
/// A [`Fault`]: the field to mend and what to do.
pub fn ask_about_coach(
    coach: Option<CoachId>,
    form: &Form,
    ctx: &Ctx<'_>,
) -> Result<super::coaches::Ask, Fault> {
    form.too_long().map_or_else(|| coaches::ask(coach, form, ctx), Err)
}

/// Puts in and takes out the fields that an answer asks for, or does not any more.
pub fn reshape(kind: &FormKind, form: &mut Form, ctx: &Ctx<'_>) {
    match kind {
        FormKind::Review(line) => review::reshape(form, line.as_ref(), ctx),
        FormKind::Topic(Topic::Levels) => topics::reshape_levels(form, ctx),
        _ => {}
    }
}

/// The changes a form makes, or what is wrong in it. A form that changes nothing gives an empty deed.
///
/// # Errors
/// A [`Fault`]: the field to mend and what to do. Nothing was changed.
pub fn save(kind: &FormKind, form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    if let Some(fault) = form.too_long().or_else(|| super::guard::bsn_in(form)) {
        return Err(fault);
    }
    match kind {
        FormKind::NewPerson => person::save_new(form, ctx, ids),
        FormKind::Person => person::save(form, ctx, ids),
        FormKind::Quick => topics::save_quick(form, ctx, ids),
        FormKind::Topic(topic) => topics::save(*topic, form, ctx, ids),
        FormKind::Wish => person::save_wish(form, ctx, ids),
        FormKind::Step => person::save_step(form, ctx, ids),
        FormKind::Status => person::save_status(form, ctx, ids),
        FormKind::Action(domain) => barrier::save_action(*domain, form, ctx, ids),
        FormKind::Refer(domain) => barrier::save_refer(*domain, form, ctx, ids),
        FormKind::Solve(domain) => barrier::save_solve(*domain, form, ctx, ids),
        FormKind::Module(module) => module::save(*module, form, ctx, ids),
        FormKind::ModuleStatus(module) => module::save_status(*module, form, ctx, ids),
        FormKind::Blockers(module) => module::save_blockers(*module, form, ctx, ids),
        FormKind::Proof(module) => module::save_proof(*module, form, ctx, ids),
        FormKind::Trajectory(trajectory) => module::save_trajectory(*trajectory, form, ctx, ids),
        FormKind::Appointment(appointment) => agenda::save_appointment(*appointment, form, ctx, ids),
        FormKind::Reschedule(line) => agenda::save_reschedule(line, form, ctx, ids),
        FormKind::Review(line) => review::save(line.as_ref(), form, ctx, ids),
        FormKind::ImportFile
        | FormKind::Bundle { .. }
        | FormKind::BundleRead
        | FormKind::CardRead
        | FormKind::CardWrite
        | FormKind::SharedFolder
        | FormKind::Export
        | FormKind::Erase
        | FormKind::Coach(_)
        | FormKind::Backup => Ok(Deed { name: Said::plain("deed-nothing"), changes: Vec::new() }),
        FormKind::ScheduleLine(line) => location::save_line(*line, form, ctx, ids),
        FormKind::Template(template) => location::save_template(*template, form, ctx, ids),
        FormKind::PartnerCard(partner) => location::save_partner(*partner, form, ctx, ids),
        FormKind::LocationName => location::save_name(form, ctx, ids),
        FormKind::LongWeeks => location::save_long_weeks(form, ctx, ids),
        FormKind::KeepMonths => keeping::save_decision(form, ctx, ids),
        FormKind::IdleMinutes => location::save_idle_minutes(form, ctx, ids),
        FormKind::KeepLonger => keeping::save_longer(form, ctx, ids),
        FormKind::HandOver => handing::save(form, ctx, ids),
        FormKind::Retype(record, label) => settle::save(*record, label, form, ctx, ids),
    }
}

/// A line of text with what is known in it.
fn text(known: &str, max_chars: usize) -> Input {
    let mut field = TextField::with_max(max_chars);
    field.set(known);
    Input::Text(field)
}

/// A date with what is known in it.
fn day(known: Option<Day>) -> Input {
    let mut field = TextField::default();
    if let Some(day) = known {
        field.set(&super::field::day_as_typed(day));
    }
    Input::Day(field)
}

/// A choice from a closed list with what is known chosen.
fn choice<T: Copy + PartialEq>(all: &[T], key: fn(T) -> &'static str, known: Option<T>) -> Input {
    let mut choice = Choice::of(all.iter().map(|one| key(*one)));
    choice.picked = known.and_then(|known| all.iter().position(|one| *one == known));
    Input::Choice(choice)
}

/// Yes or no, with what is known chosen.
fn yes_no(known: Option<bool>) -> Input {
    choice(&[true, false], |yes| if yes { "answer-yes" } else { "answer-no" }, known)
}

/// What is chosen of [`yes_no`].
fn answer(form: &Form, name: FieldName) -> Option<bool> {
    form.choice(name).map(|at| at == 0)
}

/// A number typed in a field; none when it is empty.
fn number<T: std::str::FromStr>(form: &Form, field: FieldName) -> Result<Option<T>, Fault> {
    match form.text(field) {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| Fault { field, said: Said::plain("fault-number") }),
    }
}

/// A number of weeks typed in a field, of any module or template; none when it is empty.
fn weeks(form: &Form, field: FieldName) -> Result<Option<u8>, Fault> {
    match number::<u64>(form, field)?.map(u8::try_from) {
        None => Ok(None),
        Some(Ok(weeks)) if weeks <= MAX_WEEKS => Ok(Some(weeks)),
        Some(_) => Err(weeks_fault(field)),
    }
}

/// What is said about too many weeks, or none.
fn weeks_fault(field: FieldName) -> Fault {
    Fault { field, said: ActError::Weeks(MAX_WEEKS).into() }
}

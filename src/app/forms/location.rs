//! Forms about what the location decides: a line of the schedule, a module template, a partner, its name and limits.

use crate::domain::acts::{self, Acted, Desk, location};
use crate::domain::proof::ProofKind;
use crate::domain::schedule::{Anchor, Interval, ScheduleLine};
use crate::domain::trajectory::{Lane, ModuleKind};
use crate::id::{IdSource, RecordId};

use super::super::field::{Input, TextField};
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::{Ctx, Deed, choice, module, number, text, weeks};

/// Longest name, purpose and contact in a form.
const NAME_MAX: usize = 60;
const LINE_MAX: usize = 80;

fn desk<'a>(ctx: &Ctx<'_>, ids: &'a mut IdSource) -> Desk<'a> {
    Desk { today: ctx.today, coach: ctx.coach, ids }
}

fn deed(name: Said, field: FieldName, acted: Acted) -> Result<Deed, Fault> {
    let changes = acted.map_err(|error| Fault { field, said: error.into() })?;
    Ok(Deed { name, changes })
}

/// A number as it was, or nothing for one that was never said.
fn typed(number: u8) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}

/// Opens the name of the location.
pub fn open_name(ctx: &Ctx<'_>) -> Form {
    Form::new([(FieldName::Location, text(&ctx.catalogue.location.name, NAME_MAX))])
}

/// Saves the name of the location.
pub fn save_name(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let name = form.text(FieldName::Location);
    let acted = location::rename(ctx.catalogue, name, &desk(ctx, ids));
    deed(Said::plain("deed-location-name").text("name", name), FieldName::Location, acted)
}

/// Opens the limit above which a module is long.
pub fn open_long_weeks(ctx: &Ctx<'_>) -> Form {
    Form::new([(FieldName::LongWeeks, text(&ctx.catalogue.long_weeks().to_string(), 3))])
}

/// Saves the limit above which a module is long (T2).
pub fn save_long_weeks(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let weeks = weeks(form, FieldName::LongWeeks)?.unwrap_or(0);
    let acted = location::long_weeks(ctx.catalogue, weeks, &desk(ctx, ids));
    deed(Said::plain("deed-long-weeks").number("weeks", weeks.into()), FieldName::LongWeeks, acted)
}

/// Opens after how many idle minutes the desk locks itself.
pub fn open_idle_minutes(ctx: &Ctx<'_>) -> Form {
    Form::new([(FieldName::IdleMinutes, text(&ctx.catalogue.idle_minutes().to_string(), 3))])
}

/// Saves after how many idle minutes the desk locks itself.
pub fn save_idle_minutes(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let typed = number::<u64>(form, FieldName::IdleMinutes)?;
    // nothing, and more than fits, are refused with the numbers that are possible
    let minutes = typed.and_then(|typed| u8::try_from(typed).ok()).unwrap_or(0);
    let acted = location::idle_minutes(ctx.catalogue, minutes, &desk(ctx, ids));
    deed(Said::plain("deed-idle-minutes").number("minutes", minutes.into()), FieldName::IdleMinutes, acted)
}

/// Opens a line of the schedule: a new one, or this one.
pub fn open_line(line: Option<ScheduleLine>) -> Form {
    let mut after = TextField::with_max(NAME_MAX);
    if let Some(known) = line.and_then(|line| line.after.as_typed()) {
        after.set(&known);
    }
    Form::new([
        (FieldName::Anchor, choice(Anchor::ALL, Anchor::key, line.map(|line| line.anchor))),
        (FieldName::After, Input::Interval(after)),
    ])
}

/// Saves a line of the schedule (D7). What the coach must mend is said at the field that it is about.
pub fn save_line(
    before: Option<ScheduleLine>,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let Some(anchor) = form.pick_of(FieldName::Anchor, Anchor::ALL) else {
        return Err(Fault { field: FieldName::Anchor, said: Said::plain("fault-anchor") });
    };
    let typed = form.text(FieldName::After);
    let Some(after) = Interval::typed(typed) else {
        let said = Said::plain("fault-interval").text("typed", typed);
        return Err(Fault { field: FieldName::After, said });
    };
    let line = ScheduleLine { anchor, after };
    let acted = location::put_line(ctx.catalogue, before, line, &desk(ctx, ids));
    deed(Said::plain("deed-schedule").key("anchor", anchor.key()), FieldName::After, acted)
}

/// Opens a module template: a new one, or this one.
pub fn open_template(template: Option<RecordId>, ctx: &Ctx<'_>) -> Form {
    let known = template.and_then(|id| ctx.catalogue.templates.get(id)).cloned().unwrap_or_default();
    Form::new([
        (FieldName::Title, text(&known.title, LINE_MAX)),
        (FieldName::Lane, choice(Lane::ALL, module::lane_words, *known.lane)),
        (FieldName::ModuleKind, choice(ModuleKind::ALL, ModuleKind::key, *known.kind)),
        (FieldName::Weeks, text(&typed(*known.weeks), 3)),
        (FieldName::Dayparts, text(&typed(*known.dayparts), 2)),
        (FieldName::Provider, text(&known.provider, NAME_MAX)),
        (FieldName::Goal, choice(ProofKind::ALL, ProofKind::key, *known.goal)),
    ])
}

/// Saves a module template (T2).
pub fn save_template(
    template: Option<RecordId>,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let new = location::NewTemplate {
        title: form.text(FieldName::Title).to_owned(),
        lane: form.pick_of(FieldName::Lane, Lane::ALL),
        kind: form.pick_of(FieldName::ModuleKind, ModuleKind::ALL),
        weeks: weeks(form, FieldName::Weeks)?.unwrap_or(0),
        dayparts: number(form, FieldName::Dayparts)?.unwrap_or(0),
        provider: form.text(FieldName::Provider).to_owned(),
        goal: form.pick_of(FieldName::Goal, ProofKind::ALL),
    };
    let acted = location::template(ctx.catalogue, template, &new, &mut desk(ctx, ids));
    let field = match acted {
        Err(acts::ActError::Weeks(_)) => FieldName::Weeks,
        Err(acts::ActError::Dayparts) => FieldName::Dayparts,
        _ => FieldName::Title,
    };
    deed(Said::plain("deed-template").text("module", new.title), field, acted)
}

/// Opens a partner: a new one, or this one.
pub fn open_partner(partner: Option<RecordId>, ctx: &Ctx<'_>) -> Form {
    let known = partner.and_then(|id| ctx.catalogue.partners.get(id)).cloned().unwrap_or_default();
    Form::new([
        (FieldName::Partner, text(&known.name, NAME_MAX)),
        (FieldName::PartnerPurpose, text(&known.purpose, LINE_MAX)),
        (FieldName::Contact, text(&known.contact, LINE_MAX)),
    ])
}

/// Saves a partner.
pub fn save_partner(
    partner: Option<RecordId>,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let new = location::NewPartner {
        name: form.text(FieldName::Partner).to_owned(),
        purpose: form.text(FieldName::PartnerPurpose).to_owned(),
        contact: form.text(FieldName::Contact).to_owned(),
    };
    let acted = location::partner(ctx.catalogue, partner, &new, &mut desk(ctx, ids));
    deed(Said::plain("deed-partner").text("name", new.name), FieldName::Partner, acted)
}

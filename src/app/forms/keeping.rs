//! Forms about how long files are kept: what the location decides, one file that stays longer, one that is given, one that goes.

use crate::domain::acts::keeping::{self, Decision};
use crate::domain::acts::{ActError, Desk};
use crate::domain::retention::MOST_MONTHS;
use crate::domain::typed::Lean;
use crate::id::IdSource;

use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::{Ctx, Deed, day, number, text};

/// Longest answer to who decided, and why.
const WORDS_MAX: usize = 120;

/// Opens what the location decides.
pub fn open_decision(ctx: &Ctx<'_>) -> Form {
    let known = &ctx.catalogue.location;
    Form::new([
        (FieldName::KeepMonths, text(&ctx.catalogue.keep_months().to_string(), 3)),
        (FieldName::DecidedBy, text(&known.keep_decided_by, WORDS_MAX)),
        (FieldName::DecidedOn, day(known.keep_decided_on.or(Some(ctx.today)))),
    ])
}

/// Saves it.
pub fn save_decision(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let wrong = |error: ActError| {
        let field = match error {
            ActError::KeepMonths(_) | ActError::CoordinatorOnly => FieldName::KeepMonths,
            ActError::InTheFuture(_) => FieldName::DecidedOn,
            _ => FieldName::DecidedBy,
        };
        Fault { field, said: error.into() }
    };
    let months =
        number::<u8>(form, FieldName::KeepMonths)?.ok_or_else(|| wrong(ActError::KeepMonths(MOST_MONTHS)))?;
    let on = form.day(FieldName::DecidedOn, ctx.today, Lean::Past)?.unwrap_or(ctx.today);
    let decision = Decision { months, by: form.text(FieldName::DecidedBy).to_owned(), on };
    let desk = Desk { today: ctx.today, coach: ctx.coach, ids };
    let changes = keeping::decide(ctx.catalogue, &decision, &desk).map_err(wrong)?;
    Ok(Deed { name: Said::plain("deed-keep-months").number("months", months.into()), changes })
}

/// Opens the form that keeps a file longer, with a year more to begin with.
pub fn open_longer(ctx: &Ctx<'_>) -> Form {
    Form::new([
        (FieldName::KeepUntil, day(Some(ctx.today.plus_months(12)))),
        (FieldName::KeepReason, text("", WORDS_MAX)),
    ])
}

/// Saves it.
pub fn save_longer(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let Some(until) = form.day(FieldName::KeepUntil, ctx.today, Lean::Future)? else {
        let said = Said::plain("fault-day").text("typed", "");
        return Err(Fault { field: FieldName::KeepUntil, said });
    };
    let mut desk = Desk { today: ctx.today, coach: ctx.coach, ids };
    let reason = form.text(FieldName::KeepReason);
    let changes =
        keeping::keep_longer(ctx.catalogue, ctx.dossier, until, reason, &mut desk).map_err(|error| {
            let field = match error {
                ActError::ReasonMissing | ActError::TooLong { .. } => FieldName::KeepReason,
                _ => FieldName::KeepUntil,
            };
            Fault { field, said: error.into() }
        })?;
    let name = ctx.dossier.participant.name.spoken();
    Ok(Deed { name: Said::plain("deed-keep-longer").text("name", name), changes })
}

/// Opens the form that asks for a file with everything that is known. Its name says nothing about anybody.
pub fn open_export(ctx: &Ctx<'_>) -> Form {
    let folder = ctx.stations.folder.trim_end_matches('/');
    let folder = if folder.is_empty() { "~" } else { folder };
    let path = format!("{folder}/dit-weten-wij-van-u-{}.html", ctx.today);
    Form::new([(FieldName::File, text(&path, super::PATH_MAX_CHARS))])
}

/// Opens the form that erases: the name is typed again.
pub fn open_erase(ctx: &Ctx<'_>) -> Form {
    let who = ctx.dossier.participant.name.spoken();
    Form { who, ..Form::new([(FieldName::EraseName, text("", WORDS_MAX))]) }
}

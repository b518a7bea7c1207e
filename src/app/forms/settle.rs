//! Another value in place of two versions: one line of text.

use crate::domain::{Dispute, Edit, acts, describe};
use crate::id::{DossierId, IdSource, RecordId};

use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::{Ctx, Deed, text};

/// The dispute that this form is about, and whose it is.
fn found(record: RecordId, label: &str, ctx: &Ctx<'_>) -> Option<(DossierId, Dispute)> {
    let named = |edit: &Edit| describe::title(ctx.dossier, ctx.catalogue, record, edit).label;
    let is = |dispute: &Dispute| {
        dispute.record == record && dispute.shown().is_some_and(|edit| named(edit) == label)
    };
    let person = ctx.dossier.disputes().into_iter().find(is).map(|dispute| (ctx.dossier.id, dispute));
    let location = || ctx.catalogue.disputes().into_iter().find(is);
    person.or_else(|| location().map(|dispute| (DossierId::CATALOGUE, dispute)))
}

/// Opens it with the version that is shown.
pub fn open(record: RecordId, label: &str, ctx: &Ctx<'_>) -> Form {
    let shown = found(record, label, ctx).and_then(|(_, dispute)| dispute.shown().cloned());
    let (known, longest) =
        shown.map_or((String::new(), 0), |edit| (describe::text(&edit), acts::settle::longest(&edit)));
    Form::new([(FieldName::OtherVersion, text(&known, longest))])
}

/// Saves what was typed.
pub fn save(
    record: RecordId,
    label: &str,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let field = FieldName::OtherVersion;
    let Some((of, dispute)) = found(record, label, ctx) else {
        // somebody settled it meanwhile
        return Ok(Deed { name: Said::plain("deed-nothing"), changes: Vec::new() });
    };
    let typed = form.text(field);
    let desk = acts::Desk { today: ctx.today, coach: ctx.coach, ids };
    let acted = if of == DossierId::CATALOGUE {
        acts::settle::retype_for_location(ctx.catalogue, &dispute, typed, &desk)
    } else {
        acts::settle::retype(ctx.dossier, &dispute, typed, &desk)
    };
    let changes = acted.map_err(|error| match error {
        // the one reason is a year or a number that is none
        acts::ActError::Unknown => Fault { field, said: Said::plain("fault-number") },
        error => Fault { field, said: error.into() },
    })?;
    let named = |edit: &Edit| describe::title(ctx.dossier, ctx.catalogue, record, edit).label;
    let name = dispute.shown().map_or("what-participant", named);
    Ok(Deed { name: Said::plain("deed-chosen").key("what", name), changes })
}

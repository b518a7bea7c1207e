//! Forms about coaches: somebody new, and role and passphrase of one. Passphrases go to the worker and nowhere else.

use zeroize::Zeroizing;

use crate::domain::catalogue::{Catalogue, Role};
use crate::id::CoachId;

use super::super::coaches::Ask;
use super::super::field::Input;
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::exchange::{passphrase, secret};
use super::{Ctx, choice, text};

/// Longest first name.
const NAME_MAX: usize = 40;

fn empty() -> Input {
    Input::Secret(Zeroizing::default())
}

/// Opens a new coach, or what can be changed of this one: a coach changes the own passphrase, a coordinator also roles.
pub fn open(coach: Option<CoachId>, ctx: &Ctx<'_>) -> Form {
    let new = [(FieldName::Passphrase, empty()), (FieldName::PassphraseAgain, empty())];
    let known = coach.and_then(|coach| ctx.catalogue.coaches.get(Catalogue::coach_record(coach)));
    let role = known.map_or(Some(Role::Coach), |known| *known.role);
    let mut fields = Vec::new();
    if coach.is_none() {
        fields.push((FieldName::CoachName, text("", NAME_MAX)));
    }
    if ctx.catalogue.is_coordinator(ctx.coach) {
        fields.push((FieldName::Role, choice(Role::ALL, Role::key, role)));
    }
    if coach == Some(ctx.coach) {
        fields.push((FieldName::OldPassphrase, empty()));
    }
    Form::new(fields.into_iter().chain(new))
}

/// What the form asks for.
///
/// # Errors
/// A [`Fault`]: the field to mend and what to do.
pub fn ask(coach: Option<CoachId>, form: &Form, ctx: &Ctx<'_>) -> Result<Ask, Fault> {
    let role = form.pick_of(FieldName::Role, Role::ALL);
    let Some(coach) = coach else {
        let name = form.text(FieldName::CoachName).trim().to_owned();
        if name.is_empty() {
            return Err(Fault { field: FieldName::CoachName, said: Said::plain("fault-name") });
        }
        return Ok(Ask::Add { name, role: role.unwrap_or(Role::Coach), passphrase: passphrase(form)? });
    };
    let typed = |field| secret(form, field).filter(|typed| !typed.is_empty());
    let changes = typed(FieldName::Passphrase).is_some() || typed(FieldName::PassphraseAgain).is_some();
    let new = if changes { Some(passphrase(form)?) } else { None };
    let old = typed(FieldName::OldPassphrase);
    if new.is_some() && coach == ctx.coach && old.is_none() {
        let said = Said::plain("fault-old-passphrase");
        return Err(Fault { field: FieldName::OldPassphrase, said });
    }
    Ok(Ask::Change { coach, role, passphrase: new.map(|new| (old, new)) })
}

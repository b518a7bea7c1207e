//! Stops a BSN in any text field, unless the coach said that it is none (domain.md 7).

use std::borrow::Cow;

use crate::domain::bsn::{find_bsn, without_bsn};

use super::field::{Input, TextField};
use super::form::{Fault, Field, FieldName, Form};
use super::said::Said;

/// The first field whose text looks like a BSN. Phone fields hold phone numbers.
pub fn bsn_in(form: &Form) -> Option<Fault> {
    form.fields.iter().find_map(|field| bsn_at(form, field.name))
}

/// The same of one field: it is said as soon as the field is left.
pub fn bsn_at(form: &Form, name: FieldName) -> Option<Fault> {
    let suspect = |field: &Field| match &field.input {
        Input::Text(text) => !find_bsn(TextField::text(text)).is_empty(),
        Input::Day(_)
        | Input::Time(_)
        | Input::Interval(_)
        | Input::Choice(_)
        | Input::Many(_)
        | Input::Week { .. }
        | Input::Secret(_) => false,
    };
    let mut guarded = form.fields.iter().filter(|field| is_guarded(form, field.name));
    let found = guarded.any(|field| field.name == name && suspect(field));
    found.then(|| Fault { field: name, said: Said::plain("fault-bsn") })
}

/// A text as it may be kept while it is not saved yet: not even a sealed draft holds a BSN.
pub fn for_draft<'a>(form: &Form, name: FieldName, text: &'a str) -> Cow<'a, str> {
    let without = is_guarded(form, name).then(|| without_bsn(text)).flatten();
    without.map_or(Cow::Borrowed(text), Cow::Owned)
}

fn is_guarded(form: &Form, name: FieldName) -> bool {
    !form.not_bsn && name != FieldName::Phone
}

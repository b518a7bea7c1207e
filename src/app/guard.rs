//! Stops a BSN in any text field, unless the coach said that it is none (domain.md 7).

use crate::domain::bsn::find_bsn;

use super::field::{Input, TextField};
use super::form::{Fault, FieldName, Form};
use super::said::Said;

/// The first field whose text looks like a BSN. Phone fields hold phone numbers.
pub fn bsn_in(form: &Form) -> Option<Fault> {
    if form.not_bsn {
        return None;
    }
    let suspect = |input: &Input| match input {
        Input::Text(field) => !find_bsn(TextField::text(field)).is_empty(),
        Input::Day(_)
        | Input::Time(_)
        | Input::Interval(_)
        | Input::Choice(_)
        | Input::Many(_)
        | Input::Week { .. }
        | Input::Secret(_) => false,
    };
    form.fields
        .iter()
        .find(|field| field.name != FieldName::Phone && suspect(&field.input))
        .map(|field| Fault { field: field.name, said: Said::plain("fault-bsn") })
}

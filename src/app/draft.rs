//! What is being typed and not saved yet, in a shape that can be sealed and brought back after a crash or a lock.

use serde::{Deserialize, Serialize};

use crate::id::DossierId;

use super::field::Input;
use super::form::{Field, FieldName, Form};
use super::forms::FormKind;
use super::guard;

/// The value of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftValue {
    /// Text as typed.
    Text(String),
    /// Which option was chosen.
    Choice(Option<u16>),
    /// Which options were chosen.
    Many(Vec<bool>),
    /// The cells of the week.
    Week(u32),
}

/// A form that was not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which form.
    pub kind: FormKind,
    /// Whose.
    pub dossier: Option<DossierId>,
    /// What stood in its fields.
    pub values: Vec<(FieldName, DraftValue)>,
}

impl Draft {
    /// What stands in a form. Passphrases are never part of it, and neither is a BSN.
    pub fn of(kind: FormKind, dossier: Option<DossierId>, form: &Form) -> Self {
        // what an answer set aside comes first: what is asked now is put back over it
        let fields = form.set_aside.iter().chain(&form.fields);
        let values = fields.filter_map(|field| Some((field.name, value_of(form, field)?))).collect();
        Self { kind, dossier, values }
    }

    /// Puts it back into a freshly opened form of the same kind. A field that the form lost is left out.
    pub fn restore(&self, form: &mut Form) {
        for (name, value) in &self.values {
            let Some(input) = form.input_mut(*name) else { continue };
            match (input, value) {
                (
                    Input::Text(field) | Input::Day(field) | Input::Time(field) | Input::Interval(field),
                    DraftValue::Text(text),
                ) => {
                    field.set(text);
                }
                (Input::Choice(choice), DraftValue::Choice(picked)) => {
                    choice.picked = picked.map(usize::from).filter(|at| *at < choice.options.len());
                }
                (Input::Many(many), DraftValue::Many(picked)) if picked.len() == many.options.len() => {
                    many.picked.clone_from(picked);
                }
                (Input::Week { cells, .. }, DraftValue::Week(week)) => *cells = *week,
                _ => {}
            }
        }
        form.touched = true;
    }
}

fn value_of(form: &Form, field: &Field) -> Option<DraftValue> {
    match &field.input {
        Input::Text(text) => {
            Some(DraftValue::Text(guard::for_draft(form, field.name, text.text()).into_owned()))
        }
        Input::Day(text) | Input::Time(text) | Input::Interval(text) => {
            Some(DraftValue::Text(text.text().to_owned()))
        }
        Input::Choice(choice) => {
            Some(DraftValue::Choice(choice.picked.and_then(|at| u16::try_from(at).ok())))
        }
        Input::Many(many) => Some(DraftValue::Many(many.picked.clone())),
        Input::Week { cells, .. } => Some(DraftValue::Week(*cells)),
        Input::Secret(_) => None,
    }
}

//! The shape of `alike --json`: an array of these.

use serde::Serialize;

use crate::domain::Summary;
use crate::domain::alike::Likeness;

/// Two people who may be one.
#[derive(Serialize)]
pub struct Alike {
    /// The one.
    pub one: Who,
    /// The other.
    pub other: Who,
    /// What is alike: `number`, `name` or `sounds` or `close` or `given`, `year` or `near-year` or `other-year`, `phone`,
    /// `postcode` or `quarter`.
    pub reasons: Vec<&'static str>,
    /// For ranking: more is more alike.
    pub strength: u16,
}

/// One of them.
#[derive(Serialize)]
pub struct Who {
    /// The dossier.
    pub id: String,
    /// Own administration number; empty when there is none.
    pub own_number: String,
    /// The name, as spoken.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<u16>,
}

impl Alike {
    /// The shape of two people.
    pub fn of(one: &Summary, other: &Summary, likeness: Likeness) -> Self {
        Self {
            one: Who::of(one),
            other: Who::of(other),
            reasons: likeness.reasons().into_iter().map(|id| super::choice("alike", id)).collect(),
            strength: likeness.strength(),
        }
    }
}

impl Who {
    fn of(person: &Summary) -> Self {
        Self {
            id: person.id.to_string(),
            own_number: person.own_number.clone(),
            name: person.name.spoken(),
            birth_year: person.birth_year,
        }
    }
}

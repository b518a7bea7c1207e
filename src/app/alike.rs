//! Who looks like the person in front of the coach: what a form suggests, and the box in which a coach decides.

use crate::domain::alike::Likeness;
use crate::domain::same_person::Part;
use crate::id::DossierId;

/// Somebody known who may be the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Who.
    pub id: DossierId,
    /// Their name with what tells them apart; empty where somebody reads along, to whom it may not be shown.
    pub name: String,
    /// What is alike.
    pub likeness: Likeness,
}

/// A line of the box.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// Somebody who may be the same person.
    Like(Suggestion),
    /// A dossier that already is the same person.
    Part(Part),
}

/// The box: dossiers that are this person, and people who may be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Doubles {
    /// Its lines.
    pub rows: Vec<Row>,
    /// The line chosen.
    pub cursor: usize,
}

impl Doubles {
    /// The line chosen.
    pub fn chosen(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }
}

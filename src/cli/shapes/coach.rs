//! The shapes of `coach list`, `add`, `role` and `passphrase`, of `coach remove`, and of `coach words`.

use serde::Serialize;

use super::choice;
use crate::archive::CoachHere;

/// A coach.
#[derive(Serialize)]
pub struct Coach<'a> {
    /// First name.
    pub name: &'a str,
    /// `coach` or `coordinator`.
    pub role: &'static str,
    /// Whether this coach has a passphrase at this workstation.
    pub can_enter: bool,
    /// So many participants are theirs.
    pub people: usize,
    /// So many lines of the agenda are theirs.
    pub lines: usize,
}

impl<'a> Coach<'a> {
    /// What stands in the list about a coach.
    pub fn of(coach: &'a CoachHere) -> Self {
        let role = choice("role", coach.role.key());
        let CoachHere { can_enter, people, lines, .. } = *coach;
        Self { name: &coach.name, role, can_enter, people, lines }
    }
}

/// A coach who was removed.
#[derive(Serialize)]
pub struct Gone {
    /// Who.
    pub name: String,
    /// Who took over the agenda.
    pub to: String,
    /// So many dossiers went to them.
    pub dossiers: usize,
    /// So many backups were made anew.
    pub backups: usize,
}

/// New recovery words.
#[derive(Serialize)]
pub struct Words {
    /// The words, which are kept nowhere.
    pub words: Vec<&'static str>,
}

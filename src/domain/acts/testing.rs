//! A desk and a dossier for the tests of the acts. Compiled for tests only.

use super::{Acted, Chain, Desk};
use crate::domain::testing::{coach, day, empty};
use crate::domain::{Authorship, Day, Dossier};
use crate::id::IdSource;

/// The day on which the tests act.
pub fn today() -> Day {
    day("2026-11-23")
}

/// A chain and the desk it is done at.
pub struct Room {
    pub chain: Chain,
    pub ids: IdSource,
    pub today: Day,
}

impl Room {
    /// An empty dossier, on [`today`].
    pub fn new() -> Self {
        let by = Authorship::new(coach(1), 1);
        Self { chain: Chain::new(empty(), by), ids: IdSource::from_seed([9; 32]), today: today() }
    }

    /// Does an act; the error tells why it was refused.
    pub fn act(&mut self, act: impl FnOnce(&Dossier, &mut Desk<'_>) -> Acted) -> Result<(), super::ActError> {
        let mut desk = Desk { today: self.today, coach: coach(1), ids: &mut self.ids };
        self.chain.act(|dossier| act(dossier, &mut desk))
    }

    /// The dossier as it stands.
    pub fn dossier(&self) -> &Dossier {
        &self.chain.dossier
    }
}

//! A form being saved: acts of the domain one after another, each refusal at the field that it is about.

use crate::domain::acts::{self, ActArg, ActError, Acted, Chain};
use crate::domain::{Authorship, Day, Dossier};
use crate::id::{CoachId, IdSource};

use super::super::form::{Fault, FieldName};
use super::super::said::Said;
use super::{Ctx, Deed};

/// What is being saved.
pub(super) struct Doing<'a> {
    chain: Chain,
    today: Day,
    coach: CoachId,
    ids: &'a mut IdSource,
}

impl<'a> Doing<'a> {
    /// Begins with the dossier as it stands.
    pub(super) fn new(ctx: &Ctx<'_>, ids: &'a mut IdSource) -> Self {
        let by = Authorship::new(ctx.coach, ctx.now_ms);
        Self { chain: Chain::new(ctx.dossier.clone(), by), today: ctx.today, coach: ctx.coach, ids }
    }

    /// Does one more act; a refusal is blamed on the field.
    pub(super) fn act(
        &mut self,
        field: FieldName,
        act: impl FnOnce(&Dossier, &mut acts::Desk<'_>) -> Acted,
    ) -> Result<(), Fault> {
        let mut desk = acts::Desk { today: self.today, coach: self.coach, ids: self.ids };
        self.chain.act(|dossier| act(dossier, &mut desk)).map_err(|error| Fault { field, said: error.into() })
    }

    /// Today.
    pub(super) const fn today(&self) -> Day {
        self.today
    }

    /// Who saves.
    pub(super) const fn coach(&self) -> CoachId {
        self.coach
    }

    /// The dossier with what was done so far.
    pub(super) const fn dossier(&self) -> &Dossier {
        &self.chain.dossier
    }

    /// What was done, under this name.
    pub(super) fn done(self, name: Said) -> Deed {
        Deed { name, changes: self.chain.into_changes() }
    }
}

impl From<ActError> for Said {
    fn from(error: ActError) -> Self {
        error.args().into_iter().fold(Self::plain(error.key()), |said, (name, value)| match value {
            ActArg::Number(number) => said.number(name, number),
            ActArg::Day(day) => said.day(name, day),
        })
    }
}

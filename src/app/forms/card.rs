//! The cells of the 2×2 card as something to tick off: reached, or not after all (D5).

use crate::domain::Dossier;
use crate::domain::acts::wishes::cell_reached;
use crate::domain::perspective::{Cell, Perspective};

use super::super::field::{Input, Many, Word};
use super::super::form::{Fault, FieldName, Form};
use super::doing::Doing;

/// The cells with words in them: what is offered, in this order.
fn filled(card: &Perspective) -> Vec<Cell> {
    Cell::ALL.iter().copied().filter(|cell| !card.cell(*cell).trim().is_empty()).collect()
}

/// The field to tick them off; none without a card.
pub(super) fn reached(dossier: &Dossier) -> Option<(FieldName, Input)> {
    let (_, card) = dossier.perspective()?;
    let cells = filled(card);
    if cells.is_empty() {
        return None;
    }
    let mut many = Many::of(cells.iter().map(|cell| Word::Text(card.cell(*cell).to_owned())).collect());
    many.picked = cells.iter().map(|cell| card.is_reached(*cell)).collect();
    Some((FieldName::Reached, Input::Many(many)))
}

/// Keeps what was ticked, for the cells whose words are still those of `before`: new words are a new aim.
pub(super) fn save_reached(form: &Form, before: &Dossier, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let Some(Input::Many(many)) = form.input(FieldName::Reached) else { return Ok(()) };
    let Some((_, card)) = before.perspective() else { return Ok(()) };
    for (at, cell) in filled(card).into_iter().enumerate() {
        let now = doing
            .dossier()
            .perspective()
            .map(|(_, now)| (now.cell(cell) == card.cell(cell), now.is_reached(cell)));
        if now == Some((true, !many.is_picked(at))) {
            doing.act(FieldName::Reached, |dossier, _| cell_reached(dossier, cell, many.is_picked(at)))?;
        }
    }
    Ok(())
}

//! What the participant wants: the wish (D3a), the 2×2 card (D5) and the one small step (D6).

use super::{ActError, Acted, Desk, LONG_MAX_CHARS, SHORT_MAX_CHARS, fits, known, not_earlier, open, said};
use crate::domain::perspective::{
    Cell, NamedBy, Owner, Perspective, PerspectiveEdit, STEP_MAX_CHARS, STEP_MAX_DAYS, StepEdit, StepOutcome,
    WishEdit,
};
use crate::domain::{Change, Day, Dossier};
use crate::id::RecordId;

/// Adds a wish in the participant's own words; the ones before stay. The same words again add nothing.
pub fn wish(dossier: &Dossier, words: &str, why_now: &str, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    said(words, LONG_MAX_CHARS)?;
    fits(why_now, LONG_MAX_CHARS)?;
    if dossier.wish().is_some_and(|(_, wish)| *wish.words == words && *wish.why_now == why_now) {
        return Ok(Vec::new());
    }
    let mut edits = vec![WishEdit::On(Some(desk.today)), WishEdit::Words(words.to_owned())];
    if !why_now.is_empty() {
        edits.push(WishEdit::WhyNow(why_now.to_owned()));
    }
    Ok(vec![Change::new(dossier.id, desk.ids.record(), edits)])
}

/// Takes back a wish that was written down wrongly and adds the right words; only on the day it was said.
pub fn correct_wish(
    dossier: &Dossier,
    wrong: RecordId,
    words: &str,
    why_now: &str,
    desk: &mut Desk<'_>,
) -> Acted {
    open(dossier)?;
    let on = *known(&dossier.wishes, wrong)?.on;
    if let Some(on) = on.filter(|on| *on != desk.today) {
        return Err(ActError::InThePast(on));
    }
    let mut changes = wish(dossier, words, why_now, desk)?;
    if !changes.is_empty() {
        changes.push(Change::new(dossier.id, wrong, [WishEdit::Withdrawn(true)]));
    }
    Ok(changes)
}

/// The texts of a 2×2 card, as they should stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// In three months, work.
    pub soon_work: String,
    /// In one to two years, work.
    pub later_work: String,
    /// In three months, life.
    pub soon_life: String,
    /// In one to two years, life.
    pub later_life: String,
    /// As the participant says it.
    pub words: String,
    /// Who named it.
    pub named_by: Option<NamedBy>,
}

impl Card {
    /// The card as it stands now, to change and hand back.
    pub fn of(card: &Perspective) -> Self {
        Self {
            soon_work: card.soon_work.get().clone(),
            later_work: card.later_work.get().clone(),
            soon_life: card.soon_life.get().clone(),
            later_life: card.later_life.get().clone(),
            words: card.words.get().clone(),
            named_by: *card.named_by,
        }
    }

    fn cell(&self, cell: Cell) -> &str {
        match cell {
            Cell::SoonWork => &self.soon_work,
            Cell::LaterWork => &self.later_work,
            Cell::SoonLife => &self.soon_life,
            Cell::LaterLife => &self.later_life,
        }
    }
}

/// Keeps the 2×2 card. Within a day the card of that day is completed; on a later day a new version is made, in which
/// a cell stays reached as long as its text is the same.
pub fn card(dossier: &Dossier, card: &Card, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    for cell in Cell::ALL {
        fits(card.cell(*cell), SHORT_MAX_CHARS)?;
    }
    fits(&card.words, LONG_MAX_CHARS)?;
    let blank = Perspective::default();
    let last = dossier.perspective();
    let today = last.filter(|(_, last)| *last.on == Some(desk.today));
    let base = today.map_or(&blank, |(_, last)| last);
    let mut edits: Vec<_> = Cell::ALL
        .iter()
        .filter(|cell| base.cell(**cell) != card.cell(**cell))
        .map(|cell| cell_edit(*cell, card))
        .collect();
    if *base.words != card.words {
        edits.push(PerspectiveEdit::Words(card.words.clone()));
    }
    if *base.named_by != card.named_by {
        edits.push(PerspectiveEdit::NamedBy(card.named_by));
    }
    if last.map_or(edits.is_empty(), |(_, last)| Card::of(last) == *card) {
        return Ok(Vec::new());
    }
    let reached = last.map_or(0, |(_, last)| still_reached(last, card));
    if reached != *base.reached {
        edits.push(PerspectiveEdit::Reached(reached));
    }
    if today.is_none() {
        edits.push(PerspectiveEdit::On(Some(desk.today)));
    }
    let record = today.map_or_else(|| desk.ids.record(), |(id, _)| id);
    Ok(vec![Change::new(dossier.id, record, edits)])
}

fn cell_edit(cell: Cell, card: &Card) -> PerspectiveEdit {
    let text = card.cell(cell).to_owned();
    match cell {
        Cell::SoonWork => PerspectiveEdit::SoonWork(text),
        Cell::LaterWork => PerspectiveEdit::LaterWork(text),
        Cell::SoonLife => PerspectiveEdit::SoonLife(text),
        Cell::LaterLife => PerspectiveEdit::LaterLife(text),
    }
}

fn still_reached(last: &Perspective, card: &Card) -> u8 {
    let same = |cell: &&Cell| last.cell(**cell) == card.cell(**cell);
    *last.reached & Cell::ALL.iter().filter(same).fold(0, |bits, cell| bits | cell.bit())
}

/// Marks a cell of the current card as reached, or not after all. A blank cell cannot be reached.
pub fn cell_reached(dossier: &Dossier, cell: Cell, reached: bool) -> Acted {
    open(dossier)?;
    let (id, card) = dossier.perspective().ok_or(ActError::Unknown)?;
    if reached && card.cell(cell).trim().is_empty() {
        return Err(ActError::Empty);
    }
    let bits = if reached { *card.reached | cell.bit() } else { *card.reached & !cell.bit() };
    Ok(if bits == *card.reached {
        Vec::new()
    } else {
        vec![Change::new(dossier.id, id, [PerspectiveEdit::Reached(bits)])]
    })
}

/// A step to agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStep {
    /// What, at most [`STEP_MAX_CHARS`] characters.
    pub what: String,
    /// Who does it; the participant unless it was changed.
    pub owner: Owner,
    /// Before which day, from today to [`STEP_MAX_DAYS`] days ahead.
    pub due: Day,
}

/// Agrees on one small step. There is one at a time: a step still open is closed as *nog niet*, or taken back when it was
/// agreed today, since then it was only rephrased.
pub fn step(dossier: &Dossier, step: &NewStep, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    let mut changes: Vec<_> = dossier
        .steps
        .iter()
        .filter(|(_, step)| step.outcome.is_none())
        .map(|(id, step)| {
            let edits = if *step.made_on == Some(desk.today) {
                vec![StepEdit::Withdrawn(true)]
            } else {
                outcome_edits(StepOutcome::NotYet, desk.today)
            };
            Change::new(dossier.id, id, edits)
        })
        .collect();
    changes.push(agreed(dossier, step, desk)?);
    Ok(changes)
}

fn agreed(dossier: &Dossier, step: &NewStep, desk: &mut Desk<'_>) -> Result<Change, ActError> {
    said(&step.what, STEP_MAX_CHARS)?;
    not_earlier(step.due, desk.today)?;
    if desk.today.days_until(step.due) > STEP_MAX_DAYS {
        return Err(ActError::StepTooLong(STEP_MAX_DAYS));
    }
    let edits = [
        StepEdit::What(step.what.clone()),
        StepEdit::Owner(Some(step.owner)),
        StepEdit::MadeOn(Some(desk.today)),
        StepEdit::Due(Some(step.due)),
    ];
    Ok(Change::new(dossier.id, desk.ids.record(), edits))
}

fn outcome_edits(outcome: StepOutcome, today: Day) -> Vec<StepEdit> {
    vec![StepEdit::Outcome(Some(outcome)), StepEdit::OutcomeOn(Some(today))]
}

impl StepOutcome {
    /// Whether the review now asks for a smaller step (D6).
    pub const fn asks_smaller(self) -> bool {
        matches!(self, Self::NotYet)
    }
}

/// Keeps how a step went, and the step that comes next, if one was agreed: a smaller one after *nog niet*.
pub fn step_outcome(
    dossier: &Dossier,
    step: RecordId,
    outcome: StepOutcome,
    next: Option<&NewStep>,
    desk: &mut Desk<'_>,
) -> Acted {
    open(dossier)?;
    if known(&dossier.steps, step)?.outcome.is_some() {
        return Err(ActError::StepOver);
    }
    let mut changes = vec![Change::new(dossier.id, step, outcome_edits(outcome, desk.today))];
    if let Some(next) = next {
        changes.push(agreed(dossier, next, desk)?);
    }
    Ok(changes)
}

#[cfg(test)]
#[path = "wishes_tests.rs"]
mod tests;

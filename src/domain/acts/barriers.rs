//! Writing the barrier check (D4). Domain 1 (health) is refused while its consent is not given; reading is elsewhere.

use super::{
    ActError, Acted, Desk, LONG_MAX_CHARS, SHORT_MAX_CHARS, fits, known, not_earlier, open, said,
    was_withdrawn,
};
use crate::domain::barrier::{
    BARRIER_LABEL_MAX_CHARS, BARRIER_WORDS_MAX_CHARS, Barrier, BarrierDomain, BarrierEdit, BarrierScore,
    BarrierScoreEdit, BarrierStatus, Handover, Help, Score,
};
use crate::domain::consent::Purpose;
use crate::domain::perspective::Owner;
use crate::domain::{Change, Day, Dossier};
use crate::id::{CoachId, RecordId};

/// Sets the score of today; none takes the domain back to "not discussed". A score of 1–3 on a solved barrier opens it
/// again and counts that.
pub fn score(dossier: &Dossier, domain: BarrierDomain, score: Option<Score>, desk: &Desk<'_>) -> Acted {
    readable(dossier, domain)?;
    if dossier.score(domain) == score
        && !(dossier.barrier_solved(domain) && score.is_some_and(Score::is_open))
    {
        return Ok(Vec::new());
    }
    let record = BarrierScore::record_id(dossier.id, domain, desk.today);
    let mut edits = Vec::new();
    if was_withdrawn(&dossier.scores, record) {
        edits.push(BarrierScoreEdit::Withdrawn(false));
    }
    if dossier.scores.get(record).is_none() {
        edits.push(BarrierScoreEdit::Domain(Some(domain)));
        edits.push(BarrierScoreEdit::On(Some(desk.today)));
    }
    edits.push(BarrierScoreEdit::Score(score));
    let mut changes = vec![Change::new(dossier.id, record, edits)];
    if dossier.barrier_solved(domain) && score.is_some_and(Score::is_open) {
        changes.push(reopened(dossier, domain, desk.today));
    }
    Ok(changes)
}

fn reopened(dossier: &Dossier, domain: BarrierDomain, today: Day) -> Change {
    let barrier = dossier.barrier(domain);
    let times = barrier.map_or(0, |barrier| *barrier.reopened).saturating_add(1);
    let mut edits = vec![
        BarrierEdit::Status(Some(BarrierStatus::Open)),
        BarrierEdit::ResolvedOn(None),
        BarrierEdit::Reopened(times),
    ];
    // A review date from before it was solved says nothing about now.
    if barrier.is_some_and(|barrier| barrier.review.is_some_and(|review| review <= today)) {
        edits.push(BarrierEdit::Review(None));
    }
    edit(dossier, domain, edits)
}

/// Own words, at most [`BARRIER_WORDS_MAX_CHARS`] characters; blank takes them away.
pub fn words(dossier: &Dossier, domain: BarrierDomain, words: &str) -> Acted {
    readable(dossier, domain)?;
    fits(words, BARRIER_WORDS_MAX_CHARS)?;
    Ok(vec![edit(dossier, domain, vec![BarrierEdit::Words(words.to_owned())])])
}

/// The label of [`BarrierDomain::Other`], at most [`BARRIER_LABEL_MAX_CHARS`] characters.
pub fn label(dossier: &Dossier, label: &str) -> Acted {
    open(dossier)?;
    fits(label, BARRIER_LABEL_MAX_CHARS)?;
    Ok(vec![edit(dossier, BarrierDomain::Other, vec![BarrierEdit::Label(label.to_owned())])])
}

/// Marks a domain as a strength, or not.
pub fn strength(dossier: &Dossier, domain: BarrierDomain, strength: bool) -> Acted {
    readable(dossier, domain)?;
    Ok(vec![edit(dossier, domain, vec![BarrierEdit::Strength(strength)])])
}

/// Whether the participant wants help with it.
pub fn help(dossier: &Dossier, domain: BarrierDomain, help: Option<Help>) -> Acted {
    readable(dossier, domain)?;
    Ok(vec![edit(dossier, domain, vec![BarrierEdit::Help(help)])])
}

/// What is done about a barrier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// A small verb, or a few words.
    pub what: String,
    /// Who does it.
    pub owner: Owner,
    /// Which coach, when a coach does it; the one at the desk unless another is named.
    pub owner_coach: Option<CoachId>,
    /// When to look again.
    pub review: Option<Day>,
    /// Modules it threatens.
    pub threatens: Vec<RecordId>,
}

/// Agrees on an action with who does it and when to look again.
pub fn action(dossier: &Dossier, domain: BarrierDomain, action: &Action, desk: &Desk<'_>) -> Acted {
    readable(dossier, domain)?;
    fits(&action.what, BARRIER_WORDS_MAX_CHARS)?;
    if let Some(review) = action.review {
        not_earlier(review, desk.today)?;
    }
    if action.threatens.iter().any(|module| dossier.modules.get(*module).is_none()) {
        return Err(ActError::Unknown);
    }
    let barrier = dossier.barrier(domain);
    let coach = (action.owner == Owner::Coach).then(|| action.owner_coach.unwrap_or(desk.coach));
    let mut edits = vec![
        BarrierEdit::Action(action.what.clone()),
        BarrierEdit::Owner(Some(action.owner)),
        BarrierEdit::Review(action.review),
    ];
    if barrier.is_none_or(|barrier| *barrier.owner_coach != coach) {
        edits.push(BarrierEdit::OwnerCoach(coach));
    }
    if barrier.map_or(&[][..], |barrier| barrier.threatens.as_slice()) != action.threatens {
        edits.push(BarrierEdit::Threatens(action.threatens.clone()));
    }
    if barrier.is_none_or(|barrier| barrier.status.is_none()) {
        edits.push(BarrierEdit::Status(Some(BarrierStatus::Open)));
    }
    Ok(vec![edit(dossier, domain, edits)])
}

/// Says that a barrier holds a module back, or no longer.
pub fn threatens(dossier: &Dossier, domain: BarrierDomain, module: RecordId, holds: bool) -> Acted {
    readable(dossier, domain)?;
    known(&dossier.modules, module)?;
    let barrier = dossier.barrier(domain);
    let mut threatens = barrier.map(|barrier| barrier.threatens.get().clone()).unwrap_or_default();
    threatens.retain(|known| *known != module);
    if holds {
        threatens.push(module);
    }
    Ok(vec![edit(dossier, domain, vec![BarrierEdit::Threatens(threatens)])])
}

/// A referral to a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// The organisation, by name.
    pub partner: String,
    /// The partner in the catalogue, if it stands there.
    pub record: Option<RecordId>,
    /// How the participant is handed over.
    pub handover: Handover,
    /// When to look again.
    pub review: Option<Day>,
}

/// Refers to a partner: the partner is the owner from now on and the status is *gevraagd*.
///
/// Calling and walking along tell the partner who it is about: refused when sharing was refused.
pub fn refer(dossier: &Dossier, domain: BarrierDomain, referral: &Referral, desk: &Desk<'_>) -> Acted {
    readable(dossier, domain)?;
    said(&referral.partner, SHORT_MAX_CHARS)?;
    if let Some(review) = referral.review {
        not_earlier(review, desk.today)?;
    }
    if referral.handover != Handover::Information && dossier.consent(Purpose::Share) == Some(false) {
        return Err(ActError::SharingRefused);
    }
    let edits = vec![
        BarrierEdit::Partner(referral.partner.clone()),
        BarrierEdit::PartnerRecord(referral.record),
        BarrierEdit::Handover(Some(referral.handover)),
        BarrierEdit::Owner(Some(Owner::Partner)),
        BarrierEdit::Review(referral.review),
        BarrierEdit::Status(Some(BarrierStatus::Asked)),
    ];
    Ok(vec![edit(dossier, domain, edits)])
}

/// How far it is; *opgelost* has an act of its own.
pub fn status(dossier: &Dossier, domain: BarrierDomain, status: BarrierStatus) -> Acted {
    readable(dossier, domain)?;
    if status == BarrierStatus::Solved {
        return Err(ActError::SolveInstead);
    }
    let mut edits = vec![BarrierEdit::Status(Some(status))];
    if dossier.barrier(domain).is_some_and(|barrier| barrier.resolved_on.is_some()) {
        edits.push(BarrierEdit::ResolvedOn(None));
    }
    Ok(vec![edit(dossier, domain, edits)])
}

/// Moves the day on which to look again.
pub fn review(dossier: &Dossier, domain: BarrierDomain, review: Day, desk: &Desk<'_>) -> Acted {
    readable(dossier, domain)?;
    not_earlier(review, desk.today)?;
    Ok(vec![edit(dossier, domain, vec![BarrierEdit::Review(Some(review))])])
}

/// Solves an open barrier; `helped` is the answer to *wat hielp?*, and may be blank.
pub fn solve(dossier: &Dossier, domain: BarrierDomain, helped: &str, desk: &Desk<'_>) -> Acted {
    readable(dossier, domain)?;
    fits(helped, LONG_MAX_CHARS)?;
    if !dossier.barrier_open(domain) {
        return Err(ActError::NothingOpen);
    }
    let edits = vec![
        BarrierEdit::Status(Some(BarrierStatus::Solved)),
        BarrierEdit::ResolvedOn(Some(desk.today)),
        BarrierEdit::Helped(helped.to_owned()),
    ];
    Ok(vec![edit(dossier, domain, edits)])
}

fn readable(dossier: &Dossier, domain: BarrierDomain) -> Result<(), ActError> {
    open(dossier)?;
    if dossier.barrier_readable(domain) { Ok(()) } else { Err(ActError::HealthClosed) }
}

/// A change of the record of one domain, which says its domain when it is new.
fn edit(dossier: &Dossier, domain: BarrierDomain, mut edits: Vec<BarrierEdit>) -> Change {
    let record = Barrier::record_id(dossier.id, domain);
    if dossier.barriers.get(record).is_none() {
        edits.push(BarrierEdit::Domain(Some(domain)));
    }
    if was_withdrawn(&dossier.barriers, record) {
        edits.push(BarrierEdit::Withdrawn(false));
    }
    Change::new(dossier.id, record, edits)
}

#[cfg(test)]
#[path = "barriers_tests.rs"]
mod tests;

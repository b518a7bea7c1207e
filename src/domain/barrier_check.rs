//! Reading the barrier check (D4): the score that counts, what is open, what is flagged. Writes nothing.
//!
//! Domain 1 (health) is as good as empty while its consent is not given: nothing of it is read here, so nothing of it
//! is shown, counted or put on the agenda after the consent was withdrawn.

use super::barrier::{Barrier, BarrierDomain, BarrierScore, BarrierStatus, Score};
use super::latest::moment;
use super::perspective::Owner;
use super::{Day, Dossier, Record};
use crate::id::CoachId;

/// One row of the check, as it stands now.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a row of answers, each of them yes or no; nothing is decided by their mix"
)]
pub struct BarrierLine<'a> {
    /// Which domain.
    pub domain: BarrierDomain,
    /// Health without consent: nothing may be read or written.
    pub closed: bool,
    /// The label of [`BarrierDomain::Other`]; empty for the others.
    pub label: &'a str,
    /// The score; none is not discussed.
    pub score: Option<Score>,
    /// A strength (`+`).
    pub strength: bool,
    /// Own words.
    pub words: &'a str,
    /// The action, a small verb.
    pub action: &'a str,
    /// Who does it.
    pub owner: Option<Owner>,
    /// Which coach, when the owner is a coach.
    pub owner_coach: Option<CoachId>,
    /// The partner organisation, by name.
    pub partner: &'a str,
    /// When to look again.
    pub review: Option<Day>,
    /// Solved, and not back since.
    pub solved: bool,
    /// 1–3 and not solved.
    pub open: bool,
    /// Open with 2 or 3, and without owner or review date.
    pub flagged: bool,
    /// Some field of it stands in two versions.
    pub contested: bool,
    /// The scores by day, oldest first (`3>2>1>0`).
    pub history: Vec<(Day, Score)>,
}

impl Dossier {
    /// Whether the domain may be read and written.
    pub fn barrier_readable(&self, domain: BarrierDomain) -> bool {
        domain != BarrierDomain::Health || self.health_open()
    }

    /// The score of the latest day; none is not discussed, and so is a latest day that was taken back.
    pub fn score(&self, domain: BarrierDomain) -> Option<Score> {
        self.last_score(domain).and_then(|(_, score)| score)
    }

    /// The latest day with a record and what it says; none as score is "back to not discussed".
    fn last_score(&self, domain: BarrierDomain) -> Option<(Day, Option<Score>)> {
        self.score_records(domain).pop().and_then(|score| Some(((*score.on)?, *score.score)))
    }

    /// The scores by day, oldest first; days taken back to "not discussed" are left out.
    pub fn score_history(&self, domain: BarrierDomain) -> Vec<(Day, Score)> {
        let given = |record: &BarrierScore| Some(((*record.on)?, (*record.score)?));
        self.score_records(domain).into_iter().filter_map(given).collect()
    }

    fn score_records(&self, domain: BarrierDomain) -> Vec<&BarrierScore> {
        if !self.barrier_readable(domain) {
            return Vec::new();
        }
        let of_domain = |score: &&BarrierScore| *score.domain == Some(domain) && score.on.is_some();
        let mut records: Vec<_> = self.scores.values().filter(of_domain).collect();
        records.sort_by_key(|score| moment(&score.on));
        records
    }

    /// What is known and done about one domain.
    pub fn barrier(&self, domain: BarrierDomain) -> Option<&Barrier> {
        self.barriers.get(Barrier::record_id(self.id, domain)).filter(|_| self.barrier_readable(domain))
    }

    /// Solved: said so by its status or by a day, and no score after that day.
    pub fn barrier_solved(&self, domain: BarrierDomain) -> bool {
        let Some(barrier) = self.barrier(domain) else { return false };
        let solved = *barrier.status == Some(BarrierStatus::Solved);
        let last = self.last_score(domain).map(|(day, _)| day);
        match (*barrier.resolved_on, last) {
            (Some(resolved), Some(last)) if resolved < last => false,
            (Some(resolved), Some(last)) if resolved == last => solved || barrier.status.is_none(),
            (Some(_), _) => true,
            (None, _) => solved,
        }
    }

    /// Whether the score is 1–3 and it is not solved.
    pub fn barrier_open(&self, domain: BarrierDomain) -> bool {
        self.score(domain).is_some_and(Score::is_open) && !self.barrier_solved(domain)
    }

    /// One row of the check.
    pub fn barrier_line(&self, domain: BarrierDomain) -> BarrierLine<'_> {
        let barrier = self.barrier(domain);
        let text = |of: fn(&Barrier) -> &String| barrier.map_or("", |barrier| of(barrier).as_str());
        let score = self.score(domain);
        let owner = barrier.and_then(|barrier| *barrier.owner);
        let review = barrier.and_then(|barrier| *barrier.review);
        let open = self.barrier_open(domain);
        let must = open && score.is_some_and(Score::needs_owner);
        let scores = self.score_records(domain);
        BarrierLine {
            domain,
            closed: !self.barrier_readable(domain),
            label: text(|barrier| &barrier.label),
            score,
            strength: barrier.is_some_and(|barrier| *barrier.strength),
            words: text(|barrier| &barrier.words),
            action: text(|barrier| &barrier.action),
            owner,
            owner_coach: barrier.and_then(|barrier| *barrier.owner_coach),
            partner: text(|barrier| &barrier.partner),
            review,
            solved: self.barrier_solved(domain),
            open,
            flagged: must && (owner.is_none() || review.is_none()),
            contested: barrier.is_some_and(Record::is_contested)
                || scores.iter().any(|score| score.is_contested()),
            history: self.score_history(domain),
        }
    }

    /// Every row, in the order of the check.
    pub fn barrier_lines(&self) -> Vec<BarrierLine<'_>> {
        BarrierDomain::ALL.iter().map(|domain| self.barrier_line(*domain)).collect()
    }

    /// The open domains, in the order of the check.
    pub fn open_barriers(&self) -> Vec<BarrierDomain> {
        BarrierDomain::ALL.iter().copied().filter(|domain| self.barrier_open(*domain)).collect()
    }

    /// The open domains that block.
    pub fn blocking(&self) -> Vec<BarrierDomain> {
        let mut open = self.open_barriers();
        open.retain(|domain| self.score(*domain) == Some(Score::Blocks));
        open
    }
}

#[cfg(test)]
mod tests {
    use super::super::barrier::{BarrierEdit, BarrierScoreEdit};
    use super::super::consent::{ConsentEdit, Purpose};
    use super::super::testing::{day, empty, put, rid};
    use super::*;

    fn score(dossier: &mut Dossier, domain: BarrierDomain, on: &str, score: Option<Score>) {
        let record = BarrierScore::record_id(dossier.id, domain, day(on));
        let edits = [
            BarrierScoreEdit::Domain(Some(domain)),
            BarrierScoreEdit::On(Some(day(on))),
            BarrierScoreEdit::Score(score),
        ];
        put(dossier, record, edits);
    }

    fn edit(dossier: &mut Dossier, domain: BarrierDomain, edits: impl IntoIterator<Item = BarrierEdit>) {
        put(dossier, Barrier::record_id(dossier.id, domain), edits);
    }

    #[test]
    fn the_latest_day_counts_and_may_take_it_back() {
        let mut dossier = empty();
        let money = BarrierDomain::Money;
        assert_eq!(dossier.score(money), None);
        score(&mut dossier, money, "2026-11-09", Some(Score::Hard));
        score(&mut dossier, money, "2026-10-01", Some(Score::Blocks));
        assert_eq!(dossier.score(money), Some(Score::Hard));
        let history = [(day("2026-10-01"), Score::Blocks), (day("2026-11-09"), Score::Hard)];
        assert_eq!(dossier.score_history(money), history);
        score(&mut dossier, money, "2026-11-10", None);
        assert_eq!(dossier.score(money), None);
        assert!(dossier.open_barriers().is_empty());
    }

    #[test]
    fn not_discussed_none_and_refused_are_three_things_and_none_is_open() {
        let mut dossier = empty();
        score(&mut dossier, BarrierDomain::Home, "2026-11-09", Some(Score::None));
        score(&mut dossier, BarrierDomain::Housing, "2026-11-09", Some(Score::Refused));
        let scores = [BarrierDomain::Home, BarrierDomain::Housing, BarrierDomain::Care];
        assert_eq!(
            scores.map(|domain| dossier.score(domain)),
            [Some(Score::None), Some(Score::Refused), None]
        );
        assert!(dossier.open_barriers().is_empty());
    }

    #[test]
    fn two_or_three_is_flagged_until_it_has_owner_and_review_date() {
        let mut dossier = empty();
        let money = BarrierDomain::Money;
        score(&mut dossier, money, "2026-11-09", Some(Score::Watch));
        assert!(!dossier.barrier_line(money).flagged);
        score(&mut dossier, money, "2026-11-10", Some(Score::Blocks));
        assert!(dossier.barrier_line(money).flagged);
        edit(&mut dossier, money, [BarrierEdit::Owner(Some(Owner::Coach))]);
        assert!(dossier.barrier_line(money).flagged);
        edit(&mut dossier, money, [BarrierEdit::Review(Some(day("2026-11-20")))]);
        assert!(!dossier.barrier_line(money).flagged);
        assert_eq!(dossier.blocking(), [money]);
    }

    #[test]
    fn solved_holds_until_a_later_score() {
        let mut dossier = empty();
        let care = BarrierDomain::Care;
        score(&mut dossier, care, "2026-11-09", Some(Score::Hard));
        edit(
            &mut dossier,
            care,
            [
                BarrierEdit::Status(Some(BarrierStatus::Solved)),
                BarrierEdit::ResolvedOn(Some(day("2026-11-09"))),
            ],
        );
        assert!(dossier.barrier_solved(care));
        assert!(dossier.open_barriers().is_empty());
        score(&mut dossier, care, "2026-11-12", Some(Score::Watch));
        assert!(!dossier.barrier_solved(care));
        assert_eq!(dossier.open_barriers(), [care]);
    }

    #[test]
    fn health_is_closed_without_its_consent_and_again_after_it_was_withdrawn() {
        let mut dossier = empty();
        let health = BarrierDomain::Health;
        score(&mut dossier, health, "2026-11-09", Some(Score::Blocks));
        edit(&mut dossier, health, [BarrierEdit::Words("korte les".into())]);
        for (record, on, given) in [(1, "2026-11-09", true), (2, "2026-11-20", false)] {
            put(
                &mut dossier,
                rid(record),
                [
                    ConsentEdit::Purpose(Some(Purpose::Health)),
                    ConsentEdit::Given(given),
                    ConsentEdit::On(Some(day(on))),
                ],
            );
            assert_eq!(dossier.health_open(), given);
            let line = dossier.barrier_line(health);
            assert_eq!(line.closed, !given);
            assert_eq!(line.score.is_some(), given);
            assert_eq!(line.words, if given { "korte les" } else { "" });
            assert_eq!(dossier.blocking().is_empty(), !given);
        }
    }
}

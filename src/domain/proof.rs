//! The proof ladder (T4, B5): what somebody can show, in rising civil effect. The startkwalificatie follows, it is never typed.

use serde::{Deserialize, Serialize};

use super::record::{choices, record};
use super::{Day, Dossier};
use crate::id::RecordId;

choices! {
    /// A rung of the ladder; the order is the order of civil effect (domain.md 3).
    ProofKind "proof" {
        /// Proof of taking part.
        Participation "participation",
        /// Certificate of a branch.
        Branch "branch",
        /// Praktijkverklaring: learnt work processes in a recognised company.
        Practice "practice",
        /// Mbo-verklaring.
        MboStatement "mbo-statement",
        /// Mbo-certificaat.
        MboCertificate "mbo-certificate",
        /// Entree diploma (level 1): not a startkwalificatie.
        Entree "entree",
        /// Diploma level 2 or higher, havo or vwo: a startkwalificatie.
        Diploma "diploma",
    }
}

impl ProofKind {
    /// The next rung up, if there is one.
    pub fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|kind| *kind == self)?;
        Self::ALL.get(at + 1).copied()
    }

    /// Whether it is a startkwalificatie by itself.
    pub const fn is_start_qualification(self) -> bool {
        matches!(self, Self::Diploma)
    }
}

/// A *werkproces*: a task of an occupation, by its code and name.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WorkProcess {
    /// Code as in the qualification file, such as `B1-K1-W1`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Reached (true) or planned.
    pub reached: bool,
}

record! {
    /// Something the participant can show, got on a day.
    Proof, ProofEdit {
        /// Which rung.
        kind / Kind: Option<ProofKind>,
        /// What it is called.
        title / Title: String,
        /// When it was got.
        on / On: Option<Day>,
        /// Crebo number, 5 digits.
        crebo / Crebo: String,
        /// Work processes it lists.
        processes / Processes: Vec<WorkProcess>,
        /// The company where it was learnt.
        company / Company: String,
        /// The practice trainer.
        trainer / Trainer: String,
        /// Who issued it.
        issuer / Issuer: String,
        /// In the diploma register?
        registered / Registered: Option<bool>,
        /// The module it came from.
        module / Module: Option<RecordId>,
    }
}

impl Dossier {
    /// Every proof, from the lowest rung up, within a rung by date.
    pub fn proofs(&self) -> Vec<(RecordId, &Proof)> {
        let mut all: Vec<_> = self.proofs.iter().collect();
        all.sort_by_key(|(id, proof)| (*proof.kind, *proof.on, *id));
        all
    }

    /// The highest rung reached.
    pub fn highest_proof(&self) -> Option<ProofKind> {
        self.proofs.values().filter_map(|proof| *proof.kind).max()
    }

    /// Whether the participant has a startkwalificatie: computed, never typed (domain.md 3).
    pub fn has_start_qualification(&self) -> bool {
        self.proofs.values().any(|proof| proof.kind.is_some_and(ProofKind::is_start_qualification))
    }

    /// The next rung to suggest (T4): the one above the highest, the first without any, none at the top.
    pub fn next_rung(&self) -> Option<ProofKind> {
        self.highest_proof().map_or_else(|| ProofKind::ALL.first().copied(), ProofKind::next)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, empty, put, rid};
    use super::*;

    #[test]
    fn entree_is_no_startkwalificatie_and_a_diploma_is() {
        let mut dossier = empty();
        assert_eq!(dossier.next_rung(), Some(ProofKind::Participation));
        put(&mut dossier, rid(1), [ProofEdit::Kind(Some(ProofKind::Entree))]);
        assert!(!dossier.has_start_qualification());
        assert_eq!(dossier.next_rung(), Some(ProofKind::Diploma));
        put(&mut dossier, rid(2), [ProofEdit::Kind(Some(ProofKind::Diploma))]);
        assert!(dossier.has_start_qualification());
        assert_eq!(dossier.next_rung(), None);
    }

    #[test]
    fn proofs_stand_by_rung_and_then_by_date() {
        let mut dossier = empty();
        for (record, kind, on) in [
            (1, ProofKind::Practice, "2026-01-01"),
            (2, ProofKind::Participation, "2026-06-01"),
            (3, ProofKind::Participation, "2026-03-01"),
        ] {
            put(&mut dossier, rid(record), [ProofEdit::Kind(Some(kind)), ProofEdit::On(Some(day(on)))]);
        }
        let order: Vec<_> = dossier.proofs().iter().map(|(id, _)| *id).collect();
        assert_eq!(order, [rid(3), rid(2), rid(1)]);
    }
}

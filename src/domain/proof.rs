//! The proof ladder (T4, B5): what somebody can show, in rising civil effect. The startkwalificatie follows, it is never typed.

use serde::{Deserialize, Serialize};

use super::Day;
use super::record::{choices, record};
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

//! Who somebody is for the tags and the counting: NT1 or NT2, work, gender. Words for them are in `i18n`.
//!
//! There is no "unknown" here: where a value may be missing, the field is an `Option`.

use serde::{Deserialize, Serialize};

/// Dutch as first or second language (lesson D2). There is no third value (domain.md 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Nt {
    /// Dutch is the first language.
    Nt1,
    /// Dutch is the second language.
    Nt2,
}

/// Whether somebody has work or looks for it (lesson D2). Working people may seek better work as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Work {
    /// *werkend*, also part-time
    Working,
    /// *werkzoekend*
    Seeking,
    /// *niet-werkend, niet-zoekend*
    NotSeeking,
}

/// Gender, asked for the count only, and only when the person wants to say (domain.md 5, topic 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// *vrouw*
    Female,
    /// *man*
    Male,
    /// *anders*
    Other,
    /// *wil het niet zeggen*: an answer, not a gap
    RatherNot,
}

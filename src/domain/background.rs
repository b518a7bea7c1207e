//! Who somebody is for the tags and the counting: NT1 or NT2, work, gender. Words for them are in `i18n`.
//!
//! There is no "unknown" here: where a value may be missing, the field is an `Option`.

use super::record::choices;

choices! {
    /// Dutch as first or second language (lesson D2). There is no third value (domain.md 1).
    Nt "nt" {
        /// Dutch is the first language.
        Nt1 "nt1",
        /// Dutch is the second language.
        Nt2 "nt2",
    }
}

choices! {
    /// Whether somebody has work or looks for it (lesson D2). Working people may seek better work as well.
    Work "work" {
        /// *werkend*, also part-time
        Working "working",
        /// *werkzoekend*
        Seeking "seeking",
        /// *niet-werkend, niet-zoekend*
        NotSeeking "not-seeking",
    }
}

choices! {
    /// Gender, asked for the count only, and only when the person wants to say (domain.md 5, topic 3).
    Gender "gender" {
        /// *vrouw*
        Female "female",
        /// *man*
        Male "male",
        /// *anders*
        Other "other",
        /// *wil het niet zeggen*: an answer, not a gap
        RatherNot "rather-not",
    }
}

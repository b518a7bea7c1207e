//! What the access log tells apart (domain.md 7, after the idea of NEN 7513).

/// Who looked at or took something out of a dossier (domain 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Read for more than two seconds, or acted on.
    Viewed,
    /// Searched for.
    Searched,
    /// Shown to the participant.
    Shown,
    /// The coach said that nine digits in a field are no BSN.
    NotBsn,
    /// Left this workstation in a bundle.
    Exported,
    /// Came in with a bundle.
    Imported,
}

impl Access {
    /// Its number in the access log; never changes.
    pub const fn code(self) -> u8 {
        match self {
            Self::Viewed => 1,
            Self::Searched => 2,
            Self::Shown => 3,
            Self::NotBsn => 4,
            Self::Exported => 5,
            Self::Imported => 6,
        }
    }
}

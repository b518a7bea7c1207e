//! What the access log tells apart (domain.md 7, after the idea of NEN 7513), and who sees which lines of it.

use super::catalogue::Catalogue;
use crate::id::{CoachId, DossierId};

macro_rules! accesses {
    ($( $(#[$meta:meta])* $name:ident = $code:literal $key:literal, )*) => {
        /// What was done with a dossier, or with the store when it says so. The number stands in the log: append only.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Access { $( $(#[$meta])* $name, )* }

        impl Access {
            /// All of them.
            pub const ALL: &[Self] = &[ $( Self::$name, )* ];

            /// Its number in the access log; never changes.
            pub const fn code(self) -> u8 {
                match self { $( Self::$name => $code, )* }
            }

            /// The id of its word.
            pub const fn key(self) -> &'static str {
                match self { $( Self::$name => concat!("access-", $key), )* }
            }
        }
    };
}

accesses! {
    /// Read for more than two seconds, or acted on.
    Viewed = 1 "viewed",
    /// Searched for.
    Searched = 2 "searched",
    /// Shown to the participant.
    Shown = 3 "shown",
    /// The coach said that nine digits in a field are no BSN.
    NotBsn = 4 "not-bsn",
    /// Left this workstation in a bundle, a backup or a file.
    Exported = 5 "exported",
    /// Came in with a bundle.
    Imported = 6 "imported",
    /// Written down for the first time.
    Created = 7 "created",
    /// Changed; once a minute however much was.
    Changed = 8 "changed",
    /// Made for paper: *Mijn plan*, *Dit weten wij van u*.
    Printed = 9 "printed",
    /// Somebody tried a passphrase or recovery words that opened nothing (the store).
    UnlockFailed = 10 "unlock-failed",
    /// Erased for good.
    Erased = 11 "erased",
    /// The access log itself was read: of this participant, or as a whole.
    LogRead = 12 "log-read",
    /// Somebody became a coach here (the store).
    CoachAdded = 13 "coach-added",
    /// Somebody is no coach here any more (the store).
    CoachRemoved = 14 "coach-removed",
    /// A coach got another role (the store).
    RoleChanged = 15 "role-changed",
    /// A coach got another passphrase (the store).
    PassphraseChanged = 16 "passphrase-changed",
    /// The recovery words were used or made anew (the store).
    WordsRenewed = 17 "words-renewed",
    /// The log was found damaged, and what could be mended was (the store).
    Mended = 255 "mended",
}

impl Access {
    /// What a number of the log means; none for one of a newer version.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|access| access.code() == code)
    }
}

/// One line of the access log. It has no names: it outlives an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessLine {
    /// Milliseconds since 1970, UTC.
    pub at_ms: u64,
    /// Who; the empty id where nobody was known.
    pub coach: CoachId,
    /// Whose dossier; the catalogue's for what is about everybody, or about the store.
    pub dossier: DossierId,
    /// What; none for something that only a newer version knows.
    pub what: Option<Access>,
}

impl AccessLine {
    /// Whether somebody else than the participant's own coach did it.
    pub fn by_another(&self, own: Option<CoachId>) -> bool {
        self.dossier.is_participant() && own.is_some_and(|own| own != self.coach)
    }

    /// Whether a coach may see this line: a coordinator sees all, others what they did themselves and who looked at their
    /// own participants.
    pub fn may_be_seen_by(&self, coach: CoachId, own: Option<CoachId>, catalogue: &Catalogue) -> bool {
        catalogue.is_coordinator(coach) || self.coach == coach || own == Some(coach)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_means_one_thing() {
        for access in Access::ALL {
            assert_eq!(Access::from_code(access.code()), Some(*access));
        }
        assert_eq!(Access::from_code(200), None);
    }

    #[test]
    fn a_coach_sees_own_deeds_and_own_participants_and_a_coordinator_everything() {
        use crate::domain::Authorship;
        use crate::domain::Change;
        use crate::domain::catalogue::{CoachEdit, Role};
        let [ilse, mo, boss] = [1, 2, 3].map(|number| CoachId::from_bytes([number; 16]));
        let line = AccessLine {
            at_ms: 1,
            coach: mo,
            dossier: DossierId::from_bytes([9; 16]),
            what: Some(Access::Viewed),
        };
        let mut catalogue = Catalogue::default();
        let role = [CoachEdit::Id(Some(boss)), CoachEdit::Role(Some(Role::Coordinator))];
        let change = Change::new(DossierId::CATALOGUE, Catalogue::coach_record(boss), role);
        catalogue.apply(&change, Authorship::default());
        assert!(line.by_another(Some(ilse)) && !line.by_another(Some(mo)) && !line.by_another(None));
        for (who, own, sees) in [(mo, ilse, true), (ilse, ilse, true), (boss, ilse, true), (ilse, mo, false)]
        {
            assert_eq!(line.may_be_seen_by(who, Some(own), &catalogue), sees);
        }
    }
}

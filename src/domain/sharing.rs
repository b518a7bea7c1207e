//! Who outside this location gets a dossier: sharing, and handing over to a next coach (G3, T3).
//!
//! Sharing is a dated decision that can be ended; ending it stops what is sent from then on. What was sent stays there.

use super::latest::latest;
use super::record::{choices, record};
use super::{Change, Day, Dossier, Kind};
use crate::id::{CoachId, DossierId, LocationId, RecordId};

choices! {
    /// Which kinds of records somebody outside gets.
    FieldSet "fields" {
        /// A coach elsewhere: everything.
        Coach "coach",
        /// Who gives lessons: who it is and how to reach them, levels, proofs, modules. No barriers, no talks.
        Provider "provider",
        /// The municipality: who it is, status, modules, proofs.
        Municipality "municipality",
    }
}

impl FieldSet {
    /// Whether records of this kind go along.
    pub const fn contains(self, kind: Kind) -> bool {
        let always = matches!(kind, Kind::Participant | Kind::Trajectory | Kind::Module | Kind::Proof);
        match self {
            Self::Coach => true,
            Self::Provider => {
                always || matches!(kind, Kind::Channel | Kind::SafeContact | Kind::Wish | Kind::Level)
            }
            Self::Municipality => always || matches!(kind, Kind::StatusChange),
        }
    }
}

record! {
    /// The dossier is shared with another location, from a day on.
    Sharing, SharingEdit {
        /// With whom.
        with / With: Option<LocationId>,
        /// Since when.
        on / On: Option<Day>,
        /// Until when; nothing is until somebody ends it.
        until / Until: Option<Day>,
    }
}

record! {
    /// Handed over to a next coach, with a note (T3).
    Handover, HandoverEdit {
        /// To which location.
        to / To: Option<LocationId>,
        /// To which coach there, when that is known.
        coach / Coach: Option<CoachId>,
        /// What the next coach needs to know first.
        note / Note: String,
        /// When.
        on / On: Option<Day>,
        /// From which location.
        from / From: Option<LocationId>,
    }
}

impl Sharing {
    /// Shares a dossier with a location from today on, or ends that.
    pub fn say(dossier: DossierId, with: LocationId, shared: bool, today: Day) -> Change {
        let until = if shared { None } else { Some(today) };
        let mut edits =
            vec![SharingEdit::With(Some(with)), SharingEdit::Until(until), SharingEdit::Withdrawn(false)];
        if shared {
            edits.push(SharingEdit::On(Some(today)));
        }
        Change::new(dossier, Self::record_id(dossier, with), edits)
    }

    /// The one record about sharing with this location.
    pub fn record_id(dossier: DossierId, with: LocationId) -> RecordId {
        RecordId::natural(dossier, Kind::Sharing.number(), with.as_bytes())
    }
}

impl Dossier {
    /// Whether it goes to this location on a day.
    pub fn is_shared_with(&self, location: LocationId, today: Day) -> bool {
        self.sharings.values().any(|sharing| {
            *sharing.with == Some(location)
                && sharing.on.is_some_and(|on| on <= today)
                && sharing.until.is_none_or(|until| today < until)
        })
    }

    /// The latest handover.
    pub fn handover(&self) -> Option<(RecordId, &Handover)> {
        latest(&self.handovers, |handover| &handover.on, |_| true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sharing_is_from_a_day_on_until_it_is_ended() {
        let (dossier, with) = (DossierId::default(), LocationId::from_bytes([1; 16]));
        let today = Day::from_ymd(2026, 11, 23).unwrap();
        let mut file = Dossier::new(dossier);
        assert!(!file.is_shared_with(with, today));
        file.apply(&Sharing::say(dossier, with, true, today), crate::domain::Authorship::default());
        assert!(file.is_shared_with(with, today) && !file.is_shared_with(with, today.plus_days(-1)));
        file.apply(
            &Sharing::say(dossier, with, false, today.plus_days(3)),
            crate::domain::Authorship::default(),
        );
        assert!(!file.is_shared_with(with, today.plus_days(3)));
        file.apply(
            &Sharing::say(dossier, with, true, today.plus_days(9)),
            crate::domain::Authorship::default(),
        );
        assert!(file.is_shared_with(with, today.plus_days(9)));
    }

    #[test]
    fn a_provider_gets_levels_and_modules_and_no_barriers() {
        assert!(FieldSet::Provider.contains(Kind::Level) && FieldSet::Provider.contains(Kind::Module));
        for kind in [Kind::Barrier, Kind::BarrierScore, Kind::Contact, Kind::Consent, Kind::ContactPerson] {
            assert!(!FieldSet::Provider.contains(kind) && !FieldSet::Municipality.contains(kind));
            assert!(FieldSet::Coach.contains(kind));
        }
    }
}

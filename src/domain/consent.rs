//! Consents: dated events, given and withdrawn as easily. What depends on one asks [`Dossier::consent`] each time.

use super::latest::{latest, newest_first};
use super::record::{choices, record};
use super::{Day, Dossier};
use crate::id::{CoachId, RecordId};

choices! {
    /// What a consent is for (domain 6, topic 1 of the intake).
    Purpose "purpose" {
        /// Share with a partner.
        Share "share",
        /// Note down health needs: opens barrier domain 1.
        Health "health",
        /// Call after the trajectory has ended.
        Aftercare "aftercare",
        /// Use the story for others.
        Story "story",
    }
}

choices! {
    /// How consent was asked.
    AskedHow "asked" {
        /// In a talk at the desk.
        Spoken "spoken",
        /// By phone.
        Phone "phone",
        /// On paper, signed.
        Paper "paper",
    }
}

record! {
    /// One answer to one question for consent.
    Consent, ConsentEdit {
        /// What for.
        purpose / Purpose: Option<Purpose>,
        /// Yes, or no / withdrawn.
        given / Given: bool,
        /// The day of the answer.
        on / On: Option<Day>,
        /// With whom is shared, where that matters.
        with_whom / WithWhom: String,
        /// How it was asked.
        asked / Asked: Option<AskedHow>,
        /// By whom it was asked.
        asked_by / AskedBy: Option<CoachId>,
    }
}

impl Dossier {
    /// The latest answer to one question for consent; none when it was never asked.
    pub fn consent(&self, purpose: Purpose) -> Option<bool> {
        latest(&self.consents, |consent| &consent.on, |consent| *consent.purpose == Some(purpose))
            .map(|(_, consent)| *consent.given)
    }

    /// Whether the latest answer is a yes.
    pub fn has_consent(&self, purpose: Purpose) -> bool {
        self.consent(purpose) == Some(true)
    }

    /// Whether barrier domain 1 may be read and written: only with the consent for health.
    pub fn health_open(&self) -> bool {
        self.has_consent(Purpose::Health)
    }

    /// Every answer, newest first.
    pub fn consents(&self) -> Vec<(RecordId, &Consent)> {
        newest_first(&self.consents, |consent| &consent.on)
    }
}

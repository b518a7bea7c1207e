//! Consents: dated events, given and withdrawn as easily. What depends on one asks [`Consents`](super::Dossier) the same moment.

use super::Day;
use super::record::{choices, record};
use crate::id::CoachId;

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

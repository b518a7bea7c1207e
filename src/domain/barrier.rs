//! The barrier check (D4): fifteen domains, the effect on taking part, and what is done about it. It is no ZRM.

use super::perspective::Owner;
use super::record::{choices, record};
use super::{Day, Kind};
use crate::id::{CoachId, DossierId, RecordId};

choices! {
    /// What may stand in the way of learning (domain.md 4). The number on the wire never changes.
    BarrierDomain "barrier" {
        /// Health and energy: opens only after the consent for health.
        Health "health",
        /// Home and relations.
        Home "home",
        /// Money.
        Money "money",
        /// Housing.
        Housing "housing",
        /// Children and care.
        Care "care",
        /// Transport and distance.
        Transport "transport",
        /// Working hours and rota.
        Hours "hours",
        /// Language and understanding.
        Language "language",
        /// Devices and internet.
        Digital "digital",
        /// Papers and rules.
        Papers "papers",
        /// Daring to learn.
        Courage "courage",
        /// Motivation and support.
        Support "support",
        /// Employer and workplace.
        Employer "employer",
        /// Safe contact.
        Safety "safety",
        /// Anything else, with a label of its own.
        Other "other",
    }
}

choices! {
    /// How domains are grouped on the screen.
    BarrierGroup "group" {
        /// The four that always stand on top.
        Fixed "fixed",
        /// Practical matters.
        Practical "practical",
        /// Learning.
        Learning "learning",
        /// Work.
        Work "work",
        /// Handle with care.
        Careful "careful",
        /// The free one.
        Free "free",
    }
}

choices! {
    /// Effect on taking part; never a verdict on the person. "Not discussed" is the absence of a score.
    Score "score" {
        /// `0` no effect.
        None "none",
        /// `1` watch it.
        Watch "watch",
        /// `2` makes it hard.
        Hard "hard",
        /// `3` blocks.
        Blocks "blocks",
        /// `w` does not want to talk about it.
        Refused "refused",
    }
}

choices! {
    /// Does the participant want help with it?
    Help "help" {
        /// Now.
        Now "now",
        /// Later.
        Later "later",
        /// No.
        No "no",
    }
}

choices! {
    /// How somebody was handed to a partner; *warm* is together.
    Handover "handover" {
        /// Information was given along.
        Information "information",
        /// Called together.
        Called "called",
        /// Walked along.
        Walked "walked",
    }
}

choices! {
    /// How far the action on a barrier is.
    BarrierStatus "barrier-status" {
        /// Nothing asked yet.
        Open "open",
        /// Asked.
        Asked "asked",
        /// Running.
        Running "running",
        /// Solved: asks what helped.
        Solved "solved",
        /// The partner has no place.
        NoPlace "no-place",
        /// The participant does without.
        Declined "declined",
    }
}

impl BarrierDomain {
    /// The group it stands in.
    pub const fn group(self) -> BarrierGroup {
        match self {
            Self::Health | Self::Home | Self::Money | Self::Housing => BarrierGroup::Fixed,
            Self::Care | Self::Transport | Self::Hours | Self::Digital | Self::Papers => {
                BarrierGroup::Practical
            }
            Self::Language | Self::Courage | Self::Support => BarrierGroup::Learning,
            Self::Employer => BarrierGroup::Work,
            Self::Safety => BarrierGroup::Careful,
            Self::Other => BarrierGroup::Free,
        }
    }
}

impl Score {
    /// The character a coach types and reads: `0`–`3` or `w`.
    pub const fn glyph(self) -> char {
        match self {
            Self::None => '0',
            Self::Watch => '1',
            Self::Hard => '2',
            Self::Blocks => '3',
            Self::Refused => 'w',
        }
    }

    /// 1–3: there is something to do.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Watch | Self::Hard | Self::Blocks)
    }

    /// 2 or 3: must have an owner and a review date.
    pub const fn needs_owner(self) -> bool {
        matches!(self, Self::Hard | Self::Blocks)
    }
}

/// Longest own words for a barrier, in characters.
pub const BARRIER_WORDS_MAX_CHARS: usize = 140;
/// Longest label of [`BarrierDomain::Other`], in characters.
pub const BARRIER_LABEL_MAX_CHARS: usize = 24;

record! {
    /// One score of one domain on one day, so that `3>2>1>0` can be drawn.
    BarrierScore, BarrierScoreEdit {
        /// Which domain.
        domain / Domain: Option<BarrierDomain>,
        /// Which day.
        on / On: Option<Day>,
        /// The score; none takes the score of that day back to "not discussed".
        score / Score: Option<Score>,
    }
}

record! {
    /// What is known and done about one domain: one record per domain and dossier.
    Barrier, BarrierEdit {
        /// Which domain.
        domain / Domain: Option<BarrierDomain>,
        /// Label of [`BarrierDomain::Other`].
        label / Label: String,
        /// Own words, at most [`BARRIER_WORDS_MAX_CHARS`] characters.
        words / Words: String,
        /// A strength (`+`).
        strength / Strength: bool,
        /// Help wanted?
        help / Help: Option<Help>,
        /// The action, a small verb.
        action / Action: String,
        /// Who does it.
        owner / Owner: Option<Owner>,
        /// Which coach, when the owner is a coach.
        owner_coach / OwnerCoach: Option<CoachId>,
        /// The partner organisation, by name.
        partner / Partner: String,
        /// The partner in the catalogue.
        partner_record / PartnerRecord: Option<RecordId>,
        /// How the participant was handed over.
        handover / Handover: Option<Handover>,
        /// How far it is.
        status / Status: Option<BarrierStatus>,
        /// When to look again.
        review / Review: Option<Day>,
        /// When it was solved.
        resolved_on / ResolvedOn: Option<Day>,
        /// What helped.
        helped / Helped: String,
        /// Modules it threatens.
        threatens / Threatens: Vec<RecordId>,
        /// How often it came back after it was solved.
        reopened / Reopened: u8,
    }
}

impl Barrier {
    /// The record id of one domain in one dossier: two offline workstations make it once.
    pub fn record_id(dossier: DossierId, domain: BarrierDomain) -> RecordId {
        RecordId::natural(dossier, Kind::Barrier.number(), &[domain as u8])
    }
}

impl BarrierScore {
    /// The record id of one domain on one day.
    pub fn record_id(dossier: DossierId, domain: BarrierDomain, on: Day) -> RecordId {
        let mut key = vec![domain as u8];
        key.extend(on.number().to_le_bytes());
        RecordId::natural(dossier, Kind::BarrierScore.number(), &key)
    }
}

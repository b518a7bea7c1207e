//! Levels per skill, each with source and date; never converted between frameworks (domain.md 2).

use super::Day;
use super::background::Nt;
use super::record::{choices, record};

choices! {
    /// A skill that has a level.
    Skill "skill" {
        /// Reading.
        Reading "reading",
        /// Writing.
        Writing "writing",
        /// Speaking.
        Speaking "speaking",
        /// Listening.
        Listening "listening",
        /// Conversations.
        Conversation "conversation",
        /// Learning to read and write in Latin script (NT2).
        Literacy "literacy",
        /// Arithmetic.
        Arithmetic "arithmetic",
        /// Digital skills.
        Digital "digital",
    }
}

choices! {
    /// A level of some framework; [`Skill::levels`] says which fit.
    LevelValue "level" {
        /// Below the lowest step.
        BelowEntry "below-entry",
        /// Instroom.
        Entry "entry",
        /// 1F.
        F1 "1f",
        /// 2F.
        F2 "2f",
        /// 3F.
        F3 "3f",
        /// A0.
        A0 "a0",
        /// A1.
        A1 "a1",
        /// A2.
        A2 "a2",
        /// B1.
        B1 "b1",
        /// B2.
        B2 "b2",
        /// C1.
        C1 "c1",
        /// Alfa A.
        AlfaA "alfa-a",
        /// Alfa B.
        AlfaB "alfa-b",
        /// Alfa C.
        AlfaC "alfa-c",
        /// Basisniveau 1.
        Basic1 "basic-1",
        /// Basisniveau 2.
        Basic2 "basic-2",
    }
}

choices! {
    /// Where a level comes from.
    LevelSource "source" {
        /// Impression of the coach.
        Impression "impression",
        /// The participant's own estimate.
        OwnEstimate "own-estimate",
        /// Basismeter.
        Basismeter "basismeter",
        /// Test of a provider.
        ProviderTest "provider-test",
        /// Diploma.
        Diploma "diploma",
    }
}

choices! {
    /// Does somebody read the Latin alphabet?
    LatinAlphabet "latin" {
        /// Yes.
        Yes "yes",
        /// Partly.
        Partly "partly",
        /// No.
        No "no",
    }
}

impl Skill {
    /// The levels that fit this skill for this kind of learner, lowest first. Unknown NT offers the NT2 scale after NT1's.
    pub fn levels(self, nt: Option<Nt>) -> &'static [LevelValue] {
        use LevelValue::{
            A0, A1, A2, AlfaA, AlfaB, AlfaC, B1, B2, Basic1, Basic2, BelowEntry, C1, Entry, F1, F2, F3,
        };
        match (self, nt) {
            (Self::Literacy, _) => &[AlfaA, AlfaB, AlfaC],
            (Self::Arithmetic, _) => &[BelowEntry, Entry, F1, F2],
            (Self::Digital, _) => &[BelowEntry, Entry, Basic1, Basic2],
            (_, Some(Nt::Nt1)) => &[BelowEntry, Entry, F1, F2, F3],
            (_, Some(Nt::Nt2)) => &[A0, A1, A2, B1, B2, C1],
            (_, None) => &[BelowEntry, Entry, F1, F2, F3, A0, A1, A2, B1, B2, C1],
        }
    }
}

record! {
    /// One level of one skill, from a day on.
    Level, LevelEdit {
        /// Which skill.
        skill / Skill: Option<Skill>,
        /// Which level; none is "unknown", said on purpose.
        value / Value: Option<LevelValue>,
        /// Where it comes from.
        source / Source: Option<LevelSource>,
        /// From which day.
        on / On: Option<Day>,
        /// Latin alphabet, with [`Skill::Literacy`].
        latin / Latin: Option<LatinAlphabet>,
    }
}

//! Levels per skill, each with source and date; never converted between frameworks (domain.md 2).

use super::background::Nt;
use super::latest::{latest, newest_first};
use super::record::{choices, record};
use super::{Day, Dossier};
use crate::id::RecordId;

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
    /// The levels that fit this skill for this kind of learner, lowest first. The skills in Dutch have none while nobody said
    /// which of the two frameworks is meant.
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
            (_, None) => &[],
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

impl Dossier {
    /// The latest level of one skill; one that says "unknown" on purpose counts as well.
    pub fn level(&self, skill: Skill) -> Option<(RecordId, &Level)> {
        latest(&self.levels, |level| &level.on, |level| *level.skill == Some(skill))
    }

    /// The latest level of each skill that has one, in the order of the skills.
    pub fn levels(&self) -> Vec<(Skill, &Level)> {
        let of = |skill: &Skill| self.level(*skill).map(|(_, level)| (*skill, level));
        Skill::ALL.iter().filter_map(of).collect()
    }

    /// Every level of one skill, newest first.
    pub fn level_history(&self, skill: Skill) -> Vec<(RecordId, &Level)> {
        let mut all = newest_first(&self.levels, |level| &level.on);
        all.retain(|(_, level)| *level.skill == Some(skill));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, empty, put, rid};
    use super::*;

    #[test]
    fn the_latest_level_counts_even_when_it_says_unknown() {
        let mut dossier = empty();
        for (record, on, value) in [(1, "2026-09-01", Some(LevelValue::A1)), (2, "2026-11-01", None)] {
            let skill = LevelEdit::Skill(Some(Skill::Reading));
            put(&mut dossier, rid(record), [skill, LevelEdit::On(Some(day(on))), LevelEdit::Value(value)]);
        }
        assert_eq!(dossier.level(Skill::Reading).map(|(_, level)| *level.value), Some(None));
        assert!(dossier.level(Skill::Writing).is_none());
        assert_eq!(dossier.levels().len(), 1);
        assert_eq!(dossier.level_history(Skill::Reading).len(), 2);
    }
}

//! The ten topics of the intake conversation and how far each is (domain.md 5).

use super::record::{choices, record};
use super::{Day, Kind};
use crate::id::{DossierId, RecordId};

choices! {
    /// A topic of the conversation, in order.
    Topic "topic" {
        /// 1 Welcome and consent.
        Welcome "welcome",
        /// 2 What do you want to learn? (D3a)
        Wish "wish",
        /// 3 Now: work, week, who brought you, where found (D1).
        Now "now",
        /// 4 Learning until now.
        Learning "learning",
        /// 5 Language, arithmetic, digital.
        Levels "levels",
        /// 6 Looking ahead: the 2×2 card (D5).
        Ahead "ahead",
        /// 7 What may be in the way? (D4)
        Barriers "barriers",
        /// 8 One small step (D6).
        Step "step",
        /// 9 Module, organisation, buddy.
        Module "module",
        /// 10 Appointment and telling back.
        Appointment "appointment",
    }
}

choices! {
    /// How far a topic is; no record is "not yet".
    TopicState "topic-state" {
        /// Talked about.
        Done "done",
        /// Skipped.
        Skipped "skipped",
        /// Parked for another day.
        Parked "parked",
    }
}

impl Topic {
    /// 1–10.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

record! {
    /// How far one topic of the intake of this dossier is.
    IntakeProgress, IntakeProgressEdit {
        /// Which topic.
        topic / Topic: Option<Topic>,
        /// How far.
        state / State: Option<TopicState>,
        /// On which day.
        on / On: Option<Day>,
    }
}

impl IntakeProgress {
    /// One record per topic and dossier.
    pub fn record_id(dossier: DossierId, topic: Topic) -> RecordId {
        RecordId::natural(dossier, Kind::IntakeProgress.number(), &[topic as u8])
    }
}

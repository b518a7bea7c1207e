//! The ten topics of the intake conversation and how far each is (domain.md 5).

use super::participant::Status;
use super::record::{choices, record};
use super::{Day, Dossier, Kind};
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

impl Dossier {
    /// The day the intake began: the first of the welcome, the wish and the status *intake*.
    pub fn intake_day(&self) -> Option<Day> {
        let opening = |topic: &&IntakeProgress| {
            matches!(*topic.topic, Some(Topic::Welcome | Topic::Wish))
                && *topic.state == Some(TopicState::Done)
        };
        let topics = self.topics.values().filter(opening).filter_map(|topic| *topic.on);
        let statuses = self.statuses.values().filter(|change| *change.status == Some(Status::Intake));
        topics.chain(statuses.filter_map(|change| *change.on)).min()
    }

    /// How far one topic is.
    pub fn topic(&self, topic: Topic) -> Option<&IntakeProgress> {
        self.topics.get(IntakeProgress::record_id(self.id, topic))
    }

    /// How far a topic is.
    pub fn topic_state(&self, topic: Topic) -> Option<TopicState> {
        self.topic(topic).and_then(|progress| *progress.state)
    }
}

//! The life of one made-up participant, played day by day through the same acts a coach uses. Knows no disk.

use crate::archive::Deed;
use crate::domain::acts::contacts::{self, NewContact};
use crate::domain::acts::modules::{self, NewModule};
use crate::domain::acts::person::{self, NewParticipant};
use crate::domain::acts::wishes::{self, Card, NewStep};
use crate::domain::acts::{ActError, Acted, Chain, Desk, barriers, course, paths, trust};
use crate::domain::barrier::{BarrierDomain, Score};
use crate::domain::catalogue::Catalogue;
use crate::domain::consent::{AskedHow, Purpose};
use crate::domain::contact::ContactOutcome;
use crate::domain::intake::{Topic, TopicState};
use crate::domain::participant::{Medium, Safety};
use crate::domain::perspective::{Owner, StepOutcome};
use crate::domain::proof::ProofKind;
use crate::domain::trajectory::ModuleStatus;
use crate::domain::{Authorship, Change, Day, Dossier};
use crate::id::{CoachId, IdSource, RecordId};

/// Coaches work at ten in the morning.
const HOUR_MS: u64 = 10 * 3_600_000;
const DAY_MS: u64 = 86_400_000;

/// A participant whose days are being played.
pub struct Life<'a> {
    /// The dossier as it stands on the day that is played.
    pub dossier: Dossier,
    /// The day that is played.
    pub today: Day,
    /// Who sits beside them that day.
    pub coach: CoachId,
    /// The catalogue of the location.
    pub catalogue: &'a Catalogue,
    /// Where ids come from.
    pub ids: &'a mut IdSource,
    /// Acts that the domain refused: a fault in the script.
    pub refused: Vec<ActError>,
    deeds: Vec<Deed>,
    changes: Vec<Change>,
}

/// Ten in the morning of a day, in milliseconds since 1970.
pub fn morning(day: Day) -> u64 {
    u64::try_from(day.number()).unwrap_or(0) * DAY_MS + HOUR_MS
}

impl<'a> Life<'a> {
    /// Somebody registers. A refusal leaves an empty dossier and stands in [`Life::refused`].
    pub fn begin(
        person: &NewParticipant,
        (today, coach): (Day, CoachId),
        catalogue: &'a Catalogue,
        ids: &'a mut IdSource,
    ) -> Self {
        let registered = person::register(person, &mut Desk { today, coach, ids });
        let id = registered.as_ref().map_or_else(|_| ids.dossier(), |(id, _)| *id);
        let (deeds, changes, refused) = (Vec::new(), Vec::new(), Vec::new());
        let mut life =
            Self { dossier: Dossier::new(id), today, coach, catalogue, ids, refused, deeds, changes };
        life.take(registered.map(|(_, changes)| changes));
        life
    }

    /// Another day, with the coach who is there.
    pub fn on(&mut self, today: Day, coach: CoachId) -> &mut Self {
        self.close();
        (self.today, self.coach) = (today, coach);
        self
    }

    /// Any act of the domain.
    pub fn act(&mut self, act: impl FnOnce(&Dossier, &mut Desk<'_>) -> Acted) -> &mut Self {
        let acted =
            act(&self.dossier, &mut Desk { today: self.today, coach: self.coach, ids: &mut *self.ids });
        self.take(acted);
        self
    }

    fn take(&mut self, acted: Acted) {
        match acted {
            Ok(changes) => {
                let by = Authorship::new(self.coach, self.now());
                let mut chain = Chain::new(std::mem::take(&mut self.dossier), by);
                if let Err(error) = chain.act(|_| Ok(changes)) {
                    self.refused.push(error);
                }
                self.dossier = chain.dossier.clone();
                self.changes.extend(chain.into_changes());
            }
            Err(error) => self.refused.push(error),
        }
    }

    fn now(&self) -> u64 {
        morning(self.today) + self.changes.len() as u64
    }

    fn close(&mut self) {
        if !self.changes.is_empty() {
            let changes = std::mem::take(&mut self.changes);
            self.deeds.push(Deed { at_ms: morning(self.today), author: self.coach, changes });
        }
    }

    /// Everything that was done, in order.
    pub fn end(mut self) -> Vec<Deed> {
        self.close();
        self.deeds
    }

    /// How many fields were set so far.
    pub fn edits(&self) -> usize {
        let done = self.deeds.iter().flat_map(|deed| &deed.changes);
        done.chain(&self.changes).map(|change| change.edits.len()).sum()
    }

    /// The first so many topics of the intake were talked about.
    pub fn talked(&mut self, topics: usize) -> &mut Self {
        for topic in Topic::ALL.iter().take(topics) {
            self.act(|dossier, desk| course::topic(dossier, *topic, TopicState::Done, desk));
        }
        self
    }

    /// Says yes to these purposes, and that contact is safe.
    pub fn agrees(&mut self, purposes: &[Purpose]) -> &mut Self {
        for purpose in purposes {
            self.act(|dossier, desk| trust::consent(dossier, *purpose, true, "", AskedHow::Spoken, desk));
        }
        self.act(|dossier, desk| trust::safe_contact(dossier, Safety::Yes, desk))
    }

    /// The wish, word for word.
    pub fn wishes(&mut self, words: &str) -> &mut Self {
        self.act(|dossier, desk| wishes::wish(dossier, words, "", desk))
    }

    /// The 2×2 card.
    pub fn looks_ahead(&mut self, card: &Card) -> &mut Self {
        self.act(|dossier, desk| wishes::card(dossier, card, desk))
    }

    /// One small step of the participant, within so many days.
    pub fn step(&mut self, what: &str, days: i32) -> &mut Self {
        let due = self.today.plus_days(days);
        let step = NewStep { what: what.to_owned(), owner: Owner::Participant, due };
        self.act(|dossier, desk| wishes::step(dossier, &step, desk))
    }

    /// How the open step went; nothing when there is none.
    pub fn step_went(&mut self, outcome: StepOutcome) -> &mut Self {
        match self.dossier.step().map(|(id, _)| id) {
            Some(id) => self.act(|dossier, desk| wishes::step_outcome(dossier, id, outcome, None, desk)),
            None => self,
        }
    }

    /// Scores of the barrier check, on this day.
    pub fn scores(&mut self, scores: &[(BarrierDomain, Score)]) -> &mut Self {
        for (domain, score) in scores {
            self.act(|dossier, desk| barriers::score(dossier, *domain, Some(*score), desk));
        }
        self
    }

    /// What is done about a barrier, by whom, looked at again after so many days.
    pub fn tackles(&mut self, domain: BarrierDomain, what: &str, owner: Owner, days: i32) -> &mut Self {
        let review = Some(self.today.plus_days(days));
        let action = barriers::Action {
            what: what.to_owned(),
            owner,
            owner_coach: None,
            review,
            threatens: Vec::new(),
        };
        self.act(|dossier, desk| barriers::action(dossier, domain, &action, desk))
    }

    /// A talk, with a note.
    pub fn talk(&mut self, medium: Medium, mood: u8, note: &str) -> &mut Self {
        let talk = NewContact {
            medium: Some(medium),
            mood: Some(mood),
            note: note.to_owned(),
            ..NewContact::new(self.today, ContactOutcome::Spoken)
        };
        self.act(|dossier, desk| contacts::contact(dossier, &talk, desk))
    }

    /// A try that reached nobody.
    pub fn misses(&mut self, medium: Medium) -> &mut Self {
        let tried =
            NewContact { medium: Some(medium), ..NewContact::new(self.today, ContactOutcome::NotReached) };
        self.act(|dossier, desk| contacts::contact(dossier, &tried, desk))
    }

    /// Begins a trajectory towards a proof.
    pub fn heads_for(&mut self, name: &str, goal: ProofKind) -> &mut Self {
        let (catalogue, first_day) = (self.catalogue, self.today);
        self.act(|dossier, desk| paths::start(dossier, name, Some(goal), first_day, catalogue, desk))
    }

    /// Adds a module to the trajectory that runs, or begins one.
    pub fn module(&mut self, module: &NewModule) -> Option<RecordId> {
        let (catalogue, known) = (self.catalogue, self.dossier.modules.len());
        self.act(|dossier, desk| modules::add(dossier, module, None, catalogue, desk));
        let added = self.dossier.modules.len() > known;
        let title = &module.title;
        let mut same = self.dossier.modules.iter().filter(|(_, one)| *one.title == *title);
        same.next_back().filter(|_| added).map(|(id, _)| id)
    }

    /// A module comes to stand so; nothing when it was not added.
    pub fn module_is(&mut self, module: Option<RecordId>, status: ModuleStatus) -> &mut Self {
        match module {
            Some(id) => self.act(|dossier, desk| modules::status(dossier, id, status, desk)),
            None => self,
        }
    }
}

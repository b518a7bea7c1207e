//! The program without a terminal, a disk or a clock: keys in, state out, over the shipped keymap and a store in memory.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test harness may fail loudly"
)]

pub mod exchange;
pub mod people;
pub mod picture;

use std::collections::BTreeMap;
use std::sync::Arc;

use trede::app::desk::{Desk, Screen};
use trede::app::draft::Draft;
use trede::app::effect::Effect;
use trede::app::exchange::{Answer, Ask, Stations};
use trede::app::form::{FieldName, Form};
use trede::app::model::{Model, Now, Stage};
use trede::app::msg::{Folded, Msg, Opening};
use trede::app::overlay::Overlay;
use trede::app::said::Said;
use trede::app::update;
use trede::domain::catalogue::{Catalogue, CoachEdit, LocationEdit, ModuleTemplateEdit, Role};
use trede::domain::trajectory::Lane;
use trede::domain::{Authorship, Change, Day, Dossier, Edit, Minute, Summary, Version};
use trede::i18n::Lang;
use trede::id::{CoachId, DossierId, EntryId, IdSource, LocationId, StoreId, StreamId};
use trede::keymap::{Key, Keymap, sequence};

/// A store in memory that forgets nothing: an undo folds everything again without the undone action.
#[derive(Default)]
struct Memory {
    actions: Vec<(EntryId, Vec<Change>, Authorship)>,
    undone: Vec<EntryId>,
    /// Fields that another desk set as well, known here after so many actions: what is done later settles them.
    contested: Vec<(usize, Change, Vec<Version<Edit>>)>,
    next: u64,
    /// Whoever was erased elsewhere, and stands nowhere any more.
    erased: Vec<DossierId>,
}

impl Memory {
    fn save(&mut self, changes: Vec<Change>, by: Authorship) -> EntryId {
        self.next += 1;
        let id = EntryId { stream: StreamId::default(), seq: self.next };
        self.actions.push((id, changes, by));
        id
    }

    fn live(&self) -> impl Iterator<Item = (usize, &Change, Authorship)> {
        self.actions
            .iter()
            .enumerate()
            .filter(|(_, (id, _, _))| !self.undone.contains(id))
            .flat_map(|(at, (_, changes, by))| changes.iter().map(move |change| (at, change, *by)))
            .filter(|(_, change, _)| !self.erased.contains(&change.dossier))
    }

    fn catalogue(&self) -> Catalogue {
        let mut catalogue = Catalogue::default();
        let mut told = 0;
        for (at, change, by) in self.live() {
            self.contested_until(&mut told, at, |change, versions| catalogue.put(change.record, versions));
            catalogue.apply(change, by);
        }
        self.contested_until(&mut told, usize::MAX, |change, versions| {
            catalogue.put(change.record, versions);
        });
        catalogue
    }

    fn dossiers(&self) -> BTreeMap<DossierId, Dossier> {
        let mut dossiers = BTreeMap::new();
        let mut told = 0;
        let put = |dossiers: &mut BTreeMap<DossierId, Dossier>, change: &Change, versions| {
            if let Some(dossier) = dossiers.get_mut(&change.dossier) {
                dossier.put(change.record, versions);
            }
        };
        for (at, change, by) in self.live().filter(|(_, change, _)| change.dossier != DossierId::CATALOGUE) {
            self.contested_until(&mut told, at, |change, versions| put(&mut dossiers, change, versions));
            dossiers.entry(change.dossier).or_insert_with(|| Dossier::new(change.dossier)).apply(change, by);
        }
        self.contested_until(&mut told, usize::MAX, |change, versions| put(&mut dossiers, change, versions));
        dossiers
    }

    /// Hands over what another desk set before this action, once.
    fn contested_until(&self, told: &mut usize, at: usize, mut put: impl FnMut(&Change, Vec<Version<Edit>>)) {
        while let Some((_, change, versions)) = self.contested.get(*told).filter(|one| one.0 <= at) {
            put(change, versions.clone());
            *told += 1;
        }
    }

    fn folded(&self, touched: &[DossierId]) -> Folded {
        let (catalogue, all) = (self.catalogue(), self.dossiers());
        let dossiers: Vec<Dossier> = touched.iter().filter_map(|id| all.get(id).cloned()).collect();
        Folded {
            summaries: dossiers.iter().map(|dossier| Summary::of(dossier, &catalogue)).collect(),
            gone: touched
                .iter()
                .copied()
                .filter(|id| *id != DossierId::CATALOGUE && !all.contains_key(id))
                .collect(),
            dossiers,
            catalogue: touched.contains(&DossierId::CATALOGUE).then(|| Box::new(catalogue)),
        }
    }
}

/// The program under test.
pub struct Harness {
    /// Its state.
    pub model: Model,
    memory: Memory,
    /// Every effect that was asked for, in order.
    pub effects: Vec<Effect>,
    /// Keys that were pressed and were no text of an answer.
    pub counted: usize,
    /// Saving does not work.
    pub disk_full: bool,
    /// What the worker finds when it looks around.
    pub stations: Stations,
}

/// Monday 23 November 2026, ten in the morning.
pub fn now() -> Now {
    Now { today: day("2026-11-23"), minute: Minute::from_hm(10, 0).unwrap(), ms: 1_795_000_000_000 }
}

/// A day as `2026-11-23`.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The workstation of every test.
pub fn station() -> StoreId {
    StoreId::from_bytes([0xAA; 16])
}

/// The coach of every test.
pub fn coach() -> CoachId {
    CoachId::from_bytes([7; 16])
}

impl Harness {
    /// An open desk without participants, with one template.
    pub fn empty() -> Self {
        let mut memory = Memory::default();
        let by = Authorship::new(coach(), 1);
        let template = IdSource::from_seed([3; 32]).record();
        memory.save(
            vec![
                Change::new(
                    DossierId::CATALOGUE,
                    Catalogue::location_record(LocationId::default()),
                    [LocationEdit::Name("Taalhuis Voorbeeldstad".into())],
                ),
                Change::new(
                    DossierId::CATALOGUE,
                    Catalogue::coach_record(coach()),
                    [
                        CoachEdit::Id(Some(coach())),
                        CoachEdit::Name("Ilse".into()),
                        CoachEdit::Role(Some(Role::Coordinator)),
                    ],
                ),
                Change::new(
                    DossierId::CATALOGUE,
                    template,
                    [
                        ModuleTemplateEdit::Title("Taal op de werkvloer".into()),
                        ModuleTemplateEdit::Lane(Some(Lane::Basic)),
                        ModuleTemplateEdit::Weeks(8),
                    ],
                ),
            ],
            by,
        );
        let opening = Opening {
            coach: coach(),
            station: station(),
            catalogue: memory.catalogue(),
            summaries: Vec::new(),
            draft: None,
            notices: Vec::new(),
            can_enter: vec![coach()],
            seed: [1; 32],
        };
        let lock = trede::app::locked("Taalhuis Voorbeeldstad".into());
        let model = Model::new(Lang::Nl, Arc::new(Keymap::standard()), now(), Stage::Locked(Box::new(lock)));
        let mut harness = Self {
            model,
            memory,
            effects: Vec::new(),
            counted: 0,
            disk_full: false,
            stations: exchange::alone(),
        };
        harness.tell(Msg::Unlocked(Box::new(opening)));
        harness
    }

    /// Sends a message and does what it asks for, until nothing is asked any more.
    pub fn tell(&mut self, msg: Msg) {
        let mut inbox = vec![msg];
        while let Some(msg) = inbox.pop() {
            let effects = update(&mut self.model, msg);
            for effect in effects {
                self.effects.push(effect.clone());
                inbox.extend(self.answer(effect));
            }
        }
    }

    fn answer(&mut self, effect: Effect) -> Option<Msg> {
        let by = Authorship::new(coach(), self.model.now.ms);
        match effect {
            Effect::Save { token, .. } if self.disk_full => {
                Some(Msg::SaveFailed(token, Said::plain("save-disk-full")))
            }
            Effect::Save { token, changes, .. }
                if changes.iter().any(|change| self.is_erased(change.dossier)) =>
            {
                let touched: Vec<DossierId> = changes.iter().map(|change| change.dossier).collect();
                let why = Said::plain("erased-dossier").day("day", self.model.now.today);
                Some(Msg::SaveRefused { token, why, folded: Box::new(self.memory.folded(&touched)) })
            }
            Effect::Save { token, name, changes, .. } => {
                let mut touched: Vec<DossierId> = changes.iter().map(|change| change.dossier).collect();
                touched.dedup();
                let action = self.memory.save(changes, by);
                let folded = Box::new(self.memory.folded(&touched));
                self.tell(Msg::Saved { token, action, name });
                Some(Msg::Folded(folded))
            }
            Effect::Open(id) => {
                self.memory.dossiers().remove(&id).map(|dossier| Msg::Opened(Box::new(dossier)))
            }
            Effect::Undo(done) => {
                self.memory.undone.push(done.action);
                let folded = Box::new(self.memory.folded(&self.touched(done.action)));
                Some(Msg::Undone { action: done.action, done, folded })
            }
            Effect::Redo(done) => {
                self.memory.undone.retain(|undone| *undone != done.action);
                let folded = Box::new(self.memory.folded(&self.touched(done.action)));
                Some(Msg::Redone { action: done.action, done, folded })
            }
            Effect::Refresh => {
                let catalogue = self.memory.catalogue();
                let all = self.memory.dossiers();
                let summaries = all.values().map(|dossier| Summary::of(dossier, &catalogue)).collect();
                Some(Msg::Refreshed(summaries, false))
            }
            Effect::SaveDraft(_) => Some(Msg::DraftSaved),
            Effect::Exchange(Ask::Around { .. }) => {
                Some(Msg::Exchanged(Answer::Around(Box::new(self.stations.clone()))))
            }
            _ => None,
        }
    }

    fn is_erased(&self, dossier: DossierId) -> bool {
        self.memory.erased.contains(&dossier)
    }

    /// Somebody is erased elsewhere, and the screen does not know yet.
    pub fn erased_elsewhere(&mut self, dossier: DossierId) -> &mut Self {
        self.memory.erased.push(dossier);
        self
    }

    fn touched(&self, action: EntryId) -> Vec<DossierId> {
        let mut touched: Vec<DossierId> = self
            .memory
            .actions
            .iter()
            .filter(|(id, _, _)| *id == action)
            .flat_map(|(_, changes, _)| changes.iter().map(|change| change.dossier))
            .collect();
        touched.dedup();
        touched
    }

    /// The worker's answer about exchange.
    pub fn answered(&mut self, answer: Answer) -> &mut Self {
        self.tell(Msg::Exchanged(answer));
        self
    }

    /// Presses keys, written as in a keymap file.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in sequence(keys).unwrap() {
            self.counted += 1;
            self.model.now.ms += 50;
            self.tell(Msg::Key(key));
        }
        self
    }

    /// Types the text of an answer, character by character.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            self.tell(Msg::Key(Key::char(character)));
        }
        self
    }

    /// Lets days go by.
    pub fn on(&mut self, today: &str) -> &mut Self {
        let today = day(today);
        let days = self.model.now.today.days_until(today);
        let ms = self.model.now.ms + u64::try_from(days).unwrap() * 86_400_000;
        self.model.touched_ms = ms;
        self.tell(Msg::Ticked(Now { today, ms, ..self.model.now }));
        self
    }

    /// Lets so many milliseconds go by, as the runtime says it.
    pub fn wait(&mut self, ms: u64) -> &mut Self {
        self.tell(Msg::Ticked(Now { ms: self.model.now.ms + ms, ..self.model.now }));
        self
    }

    /// Saves changes as another desk would have.
    pub fn given(&mut self, changes: Vec<Change>) -> &mut Self {
        let by = Authorship::new(coach(), self.model.now.ms);
        let mut touched: Vec<DossierId> = changes.iter().map(|change| change.dossier).collect();
        touched.sort();
        touched.dedup();
        self.memory.save(changes, by);
        let summaries = self.memory.folded(&touched).summaries;
        let opening = Opening {
            coach: coach(),
            station: station(),
            catalogue: self.memory.catalogue(),
            summaries: self.desk().people.all().iter().cloned().chain(summaries).collect(),
            draft: None,
            notices: Vec::new(),
            can_enter: vec![coach()],
            seed: [2; 32],
        };
        self.tell(Msg::Unlocked(Box::new(opening)));
        self
    }

    /// Starts again, with what was being typed.
    pub fn reopen_with(&mut self, draft: Draft) -> &mut Self {
        let opening = Opening {
            coach: coach(),
            station: station(),
            catalogue: self.memory.catalogue(),
            summaries: self.desk().people.all().to_vec(),
            draft: Some(draft),
            notices: Vec::new(),
            can_enter: vec![coach()],
            seed: [4; 32],
        };
        self.tell(Msg::Unlocked(Box::new(opening)));
        self
    }

    /// A desk at which these people are known.
    pub fn with(crowd: people::Crowd) -> Self {
        let mut harness = Self::empty();
        let after = harness.memory.actions.len() + 1;
        harness.memory.contested =
            crowd.contested.into_iter().map(|(change, versions)| (after, change, versions)).collect();
        harness.given(crowd.changes);
        harness
    }

    /// The desk of the pictures: eight people on Monday 23 November 2026.
    pub fn typical() -> Self {
        Self::with(people::typical())
    }

    /// The open desk.
    pub fn desk(&self) -> &Desk {
        self.model.desk().expect("the desk is open")
    }

    /// The dossier that is open.
    pub fn dossier(&self) -> &Dossier {
        self.desk().open.as_ref().expect("a dossier is open")
    }

    /// The form on top: over the screen, else the conversation on it.
    pub fn talk(&self) -> &Form {
        match (self.desk().overlays.last(), &self.desk().screen) {
            (Some(Overlay::Form { form, .. }), _) => form,
            (_, Screen::Conversation(talk)) => &talk.form,
            (_, Screen::Intake(intake)) => &intake.form,
            _ => unreachable!("no form"),
        }
    }

    /// The field of it that has the focus.
    pub fn focused(&self) -> FieldName {
        self.talk().focused().expect("a conversation has fields").name
    }

    /// A quick intake with a phone number, a wish, a step and a talk in a week.
    pub fn quick(&mut self, name: &str) -> &mut Self {
        self.keys("g i")
            .text(name)
            .keys("enter")
            .text("0612345678")
            .keys("enter")
            .text("Ik wil zelf brieven lezen.");
        self.keys("enter").text("Naar de open avond gaan").keys("enter enter").text("+1w").keys("enter");
        self
    }

    /// Goes to a field of it with Tab.
    pub fn tab_to(&mut self, name: FieldName) -> &mut Self {
        assert!(self.talk().input(name).is_some(), "it has this field");
        // right after a digit the first Tab only confirms the answer
        while self.focused() != name {
            self.keys("tab");
        }
        self
    }

    /// What the journal says of the dossier that is open.
    pub fn stored(&self) -> Dossier {
        self.memory.dossiers().remove(&self.dossier().id).expect("it was saved")
    }
}

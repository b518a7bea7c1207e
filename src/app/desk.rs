//! The open desk: one coach at work. Everything here is dropped when the screen is locked.

use std::collections::VecDeque;

use crate::domain::barrier::BarrierDomain;
use crate::domain::catalogue::Catalogue;
use crate::domain::intake::Topic;
use crate::domain::participant::Status;
use crate::domain::trajectory::Span;
use crate::domain::{Authorship, Change, Day, Dossier, Summary};
use crate::id::{CoachId, DossierId, IdSource, RecordId, StoreId};
use crate::keymap::{Command, Key};

use super::agenda::{AgendaPane, AgendaRow};
use super::draft::Draft;
use super::effect::{Effect, Token};
use super::exchange::Stations;
use super::form::Form;
use super::forms::{Ctx, FormKind};
use super::history::{Done, History};
use super::location::Location;
use super::model::Now;
use super::outbox::Outbox;
use super::overlay::Overlay;
use super::people::People;
use super::privacy::Privacy;
use super::said::Said;
use super::visit::Visit;

/// One of the four panes, in the order of their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// 1 Participants.
    #[default]
    List,
    /// 2 What is in the way.
    Barriers,
    /// 3 Modules.
    Timeline,
    /// 4 Agenda and aftercare.
    Agenda,
}

impl Pane {
    /// In the order of their numbers.
    pub const ALL: [Self; 4] = [Self::List, Self::Barriers, Self::Timeline, Self::Agenda];

    /// 1–4.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// What fills the screen.
#[derive(Clone, Debug, Default)]
pub enum Screen {
    /// The four panes.
    #[default]
    Workspace,
    /// The intake conversation.
    Intake(Box<Intake>),
    /// A follow-up review or a quick intake.
    Conversation(Box<Conversation>),
    /// *Mijn plan*, for the participant to read.
    Plan,
    /// What the location decides.
    Location(Location),
    /// Exchange with other workstations: the line under the cursor.
    Exchange(usize),
    /// Who looked, and whose time is nearly over.
    Privacy(Box<Privacy>),
}

/// The intake conversation: ten topics, one form at a time.
#[derive(Clone, Debug)]
pub struct Intake {
    /// Whose; a new person's exists only after the first typed character.
    pub dossier: DossierId,
    /// Nobody knows this person yet.
    pub is_new: bool,
    /// The topic on the screen.
    pub topic: Topic,
    /// Its form. The barrier check has none: its pane is shown.
    pub form: Form,
    /// When it began, in milliseconds of [`Now::ms`](super::model::Now).
    pub began_ms: u64,
}

/// A form that fills the screen.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// Whose.
    pub dossier: DossierId,
    /// Which form.
    pub kind: FormKind,
    /// Its fields.
    pub form: Form,
}

/// Whether what was typed is durable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was done yet.
    #[default]
    Idle,
    /// Something is on its way to the disk.
    Busy,
    /// *bewaard*: everything is on the disk.
    Saved,
    /// *concept bewaard*: the draft is on the disk.
    DraftSaved,
    /// Saving does not work; why, and what to do.
    Failed(Said),
}

/// Pane 3.
#[derive(Clone, Debug, Default)]
pub struct TimelinePane {
    /// The module selected, in the order of the pane.
    pub cursor: usize,
    /// A module that is being moved, with where it was and where it is now.
    pub moving: Option<Moving>,
}

/// A module that is being moved with keys; saved on Enter, as one action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moving {
    /// Which module.
    pub module: RecordId,
    /// Where it was.
    pub from: Span,
    /// Where it is now.
    pub to: Span,
}

/// One coach at work.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what goes on at the desk, each by itself")]
pub struct Desk {
    /// Who.
    pub coach: CoachId,
    /// This workstation.
    pub station: StoreId,
    /// Partners, templates, coaches, the location.
    pub catalogue: Catalogue,
    /// Who has a passphrase at this workstation: not every coach of the location works at it.
    pub can_enter: Vec<CoachId>,
    /// Everybody in short.
    pub people: People,
    /// The dossier of the person selected, when it is there.
    pub open: Option<Dossier>,
    /// What fills the screen.
    pub screen: Screen,
    /// The pane in focus.
    pub pane: Pane,
    /// Plain characters go to the search field of the list.
    pub searching: bool,
    /// Pane 2: the domain under the cursor.
    pub barrier: BarrierDomain,
    /// Pane 3.
    pub timeline: TimelinePane,
    /// Pane 4.
    pub agenda: AgendaPane,
    /// What lies over the screen, the last on top.
    pub overlays: Vec<Overlay>,
    /// *Meekijken*: only this person's panes are on the screen.
    pub companion: bool,
    /// Undo and redo.
    pub history: History,
    /// Whether everything is on the disk.
    pub saving: Saving,
    /// The status that may be suggested.
    pub offer: Offer,
    /// Whose dossier is looked at, for the access log.
    pub visit: Visit,
    /// Names for new records.
    pub ids: IdSource,
    /// What waits for a dossier that is being read.
    pub after_open: Option<AfterOpen>,
    /// Keys that wait with it: they are about the person selected, not about the one who still stands open.
    pub held: VecDeque<Key>,
    awaiting: bool,
    wanted: Option<DossierId>,
    /// What is not on the disk yet.
    pub outbox: Outbox,
    /// Other workstations, and what lies at hand from them.
    pub stations: Stations,
    /// Somebody was erased, and the files are not made anew yet.
    pub erasing: bool,
}

/// A status that the facts suggest, on its way to the coach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Something was saved since it was last looked at.
    pub look: bool,
    /// What was said last: nobody is told twice.
    pub told: Option<(DossierId, Status)>,
}

/// What to do once the dossier that was asked for is there.
#[derive(Clone, Debug)]
pub enum AfterOpen {
    /// Start the conversation that a line of the agenda asks for.
    Answer(Box<AgendaRow>),
    /// Bring back what was being typed.
    Restore(Box<Draft>),
    /// Do with the line of the agenda what the coach asked for.
    Line(Command),
}

impl Desk {
    /// A desk with everybody on it, nothing open.
    pub fn new(
        coach: CoachId,
        catalogue: Catalogue,
        summaries: Vec<Summary>,
        ids: IdSource,
        today: Day,
    ) -> Self {
        let mut desk = Self {
            coach,
            station: StoreId::default(),
            can_enter: Vec::new(),
            catalogue,
            people: People::new(summaries, today),
            open: None,
            screen: Screen::Workspace,
            pane: Pane::List,
            searching: false,
            barrier: BarrierDomain::Health,
            timeline: TimelinePane::default(),
            agenda: AgendaPane::default(),
            overlays: Vec::new(),
            companion: false,
            history: History::default(),
            saving: Saving::Idle,
            offer: Offer::default(),
            visit: Visit::default(),
            ids,
            after_open: None,
            held: VecDeque::new(),
            awaiting: false,
            wanted: None,
            outbox: Outbox::default(),
            stations: Stations::default(),
            erasing: false,
        };
        desk.refresh_agenda(today);
        desk
    }

    /// The dossier that is open and belongs to the person selected.
    pub fn dossier(&self) -> Option<&Dossier> {
        self.open.as_ref()
    }

    /// Notes which dossier the screen waits for; answers about others are not shown.
    pub fn want(&mut self, dossier: DossierId) {
        self.wanted = Some(dossier);
        self.awaiting = self.open.as_ref().is_none_or(|open| open.id != dossier);
    }

    /// The dossier that the screen waited for is there, or will not come.
    pub const fn waited(&mut self) {
        self.awaiting = false;
    }

    /// The person selected is not the one who stands open: their dossier is still being read.
    pub const fn is_awaiting(&self) -> bool {
        self.awaiting
    }

    /// Which dossier the screen waits for.
    pub const fn wanted(&self) -> Option<DossierId> {
        self.wanted
    }

    /// A save is under way, and nothing stops it.
    pub fn is_saving(&self) -> bool {
        !self.outbox.is_empty() && !self.outbox.is_stopped()
    }

    /// What a form needs to know about a dossier; the open one when it is that.
    pub fn ctx<'a>(&'a self, dossier: &'a Dossier, now: Now) -> Ctx<'a> {
        let Now { today, ms, .. } = now;
        Ctx {
            dossier,
            catalogue: &self.catalogue,
            stations: &self.stations,
            today,
            now_ms: ms,
            coach: self.coach,
        }
    }

    /// Computes pane 4 again, keeping the cursor on its line.
    pub fn refresh_agenda(&mut self, today: Day) {
        self.agenda.refresh(self.people.all(), &self.catalogue, self.coach, today);
    }

    /// Shows changes at once and asks for them to be saved as one action.
    pub fn perform(&mut self, name: Said, changes: Vec<Change>, now: Now) -> Vec<Effect> {
        let Now { today, ms: now_ms, .. } = now;
        if changes.is_empty() {
            return Vec::new();
        }
        let by = Authorship::new(self.coach, now_ms);
        for change in &changes {
            if change.dossier == DossierId::CATALOGUE {
                self.catalogue.apply(change, by);
            } else if let Some(open) = self.open.as_mut().filter(|open| open.id == change.dossier) {
                open.apply(change, by);
            }
        }
        if let Some(open) =
            self.open.as_ref().filter(|open| changes.iter().any(|change| change.dossier == open.id))
        {
            self.people.put(Summary::of(open, &self.catalogue), today);
        }
        self.refresh_agenda(today);
        let effect = self.outbox.add(name, changes);
        if !self.outbox.is_stopped() {
            self.saving = Saving::Busy;
        }
        effect.into_iter().collect()
    }

    /// A save ended well: the corner says so when it was the last one under way.
    pub fn save_ended(&mut self, token: Token) -> Vec<Effect> {
        let rest = self.outbox.left(token);
        self.saving = if self.outbox.is_empty() { Saving::Saved } else { Saving::Busy };
        rest
    }

    /// A save can never succeed and waits no more; what stands behind it goes on.
    pub fn save_refused(&mut self, token: Token) -> Vec<Effect> {
        let rest = self.outbox.left(token);
        self.saving = if self.outbox.is_empty() { Saving::Idle } else { Saving::Busy };
        rest
    }

    /// Shows a dossier as the store has it, with what the coach did since and the store does not have yet.
    pub fn show(&mut self, mut dossier: Dossier, now: Now) {
        let by = Authorship::new(self.coach, now.ms);
        self.outbox.changes_of(dossier.id).for_each(|change| dossier.apply(change, by));
        self.people.put(Summary::of(&dossier, &self.catalogue), now.today);
        self.open = Some(dossier);
    }

    /// A save failed: what is on the screen stays there and is tried again.
    pub fn save_failed(&mut self, why: Said, now_ms: u64) {
        self.outbox.failed(now_ms);
        self.saving = Saving::Failed(why);
    }

    /// Whether a conversation with somebody is on the screen: no other person's name may be.
    pub fn in_conversation(&self) -> bool {
        match self.screen {
            Screen::Workspace | Screen::Location(_) | Screen::Exchange(_) | Screen::Privacy(_) => {
                self.companion
            }
            Screen::Intake(_) | Screen::Conversation(_) | Screen::Plan => true,
        }
    }

    /// Whether what was done may be named and undone here: beside somebody only what is about them.
    pub fn may_name(&self, done: &Done) -> bool {
        let beside = match &self.screen {
            Screen::Intake(intake) => Some(intake.dossier),
            Screen::Conversation(talk) => Some(talk.dossier),
            Screen::Workspace
            | Screen::Location(_)
            | Screen::Exchange(_)
            | Screen::Privacy(_)
            | Screen::Plan => self.open.as_ref().map(|open| open.id),
        };
        !self.in_conversation() || (done.about.is_some() && done.about == beside)
    }

    /// What `u` would undo here.
    pub fn next_undo(&self) -> Option<&Done> {
        self.history.next_undo().filter(|done| self.may_name(done))
    }

    /// What redo would bring back here.
    pub fn next_redo(&self) -> Option<&Done> {
        self.history.next_redo().filter(|done| self.may_name(done))
    }
}

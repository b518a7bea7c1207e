//! The loop: what comes in goes to the core, what the core asks for goes to the worker. The one place of `app` that
//! knows the store, the terminal and the clock.

mod clicks;
mod clock;
mod coaches;
mod drafts;
mod exchange;
mod idle;
pub mod known;
mod paths;
mod people;
mod privacy;
mod worker;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use tempfile::TempDir;

use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::model::{Lock, Model, Setup, Stage};
use crate::app::msg::Msg;
use crate::app::said::Said;
use crate::app::{access_due_in_ms, locked, seconds_to_lock, setup, update};
use crate::archive::{Archive, ArchiveError};
use crate::domain::Day;
use crate::i18n::Lang;
use crate::keymap::Keymap;
use crate::store::{self, Store, StoreError};
use crate::term::{self, Input, Screen, TermError};
use crate::ui::theme::Theme;

use clicks::Clicks;
use clock::Clock;
use drafts::Drafts;
use worker::{Ground, Worker};

/// While something counts down on the screen it is drawn so often.
const COUNTDOWN: Duration = Duration::from_secs(1);
/// Else the screen waits at most so long, for the clock and the idle lock.
const IDLE: Duration = Duration::from_secs(20);

/// On what the screen is to run.
#[derive(Debug)]
pub enum Begin {
    /// The store in a folder, or a new one there.
    Folder(PathBuf),
    /// Made-up participants that are open already; the folder goes away afterwards when it is a temporary one.
    Demo {
        /// The open store.
        archive: Box<Archive>,
        /// Its folder, when nobody asked to keep it.
        folder: Option<TempDir>,
        /// What opens it again after a lock; said on the lock screen, since nobody in it exists.
        passphrase: &'static str,
    },
}

/// With what the screen is to run.
#[derive(Debug)]
pub struct Options {
    /// On what.
    pub begin: Begin,
    /// In which language.
    pub lang: Lang,
    /// With which keys.
    pub keymap: Keymap,
    /// With which colours: a name of [`Theme::NAMES`].
    pub theme: String,
    /// Something to say once the coach sits down: a fault in their keymap file.
    pub notice: Option<String>,
    /// Another day than the clock's.
    pub today: Option<Day>,
}

/// What ended the program before its time.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The terminal.
    #[error(transparent)]
    Term(#[from] TermError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The worker stopped: a fault of ours.
    #[error("the program stopped by a fault of its own; what was saved is there")]
    Worker,
}

impl From<ArchiveError> for RunError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Store(error) => Self::Store(error),
            ArchiveError::Wire(_) | ArchiveError::Act(_) | ArchiveError::Left => Self::Worker,
        }
    }
}

/// Anything the loop waits for.
enum Event {
    /// The terminal or the system.
    Input(Input),
    /// The worker.
    Answer(Msg),
}

/// Runs the workspace until the coach leaves.
///
/// # Errors
/// No terminal, or a store that is open elsewhere or of a newer version.
pub fn run(options: Options) -> Result<(), RunError> {
    let (events, inbox) = unbounded();
    let clock = Clock::new(options.today);
    let (worker, stage, opening, _temporary) = begin(options.begin, clock, &events)?;
    let screen = Screen::enter(store::is_guarded)?;
    let mut model = Model::new(options.lang, Arc::new(options.keymap), clock.now(), stage);
    model.size = screen.size()?;
    if let Some((opening, passphrase)) = opening {
        model.demo = Some(passphrase);
        let effects = update(&mut model, opening);
        effects.into_iter().for_each(|effect| worker.ask(effect, clock.now().ms));
    }
    if let Some(text) = options.notice {
        model.warn(Said::plain("notice-keymap").text("why", text));
    }
    listen(events)?;
    let mut desk =
        Loop { model, worker, screen, theme: theme(&options.theme), clock, drafts: Drafts::default() };
    let ended = desk.go_round(&inbox);
    // a window that was closed ends the loop at a frame that cannot be drawn: what is being typed is kept all the same
    desk.keep_draft();
    // whatever happened, what was asked for is written before the program ends
    desk.worker.end();
    ended
}

/// The colours; none where the environment asks for none, and darker ones where the terminal says that its ground is light.
fn theme(name: &str) -> Theme {
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return Theme::mono();
    }
    let light = std::env::var("COLORFGBG").is_ok_and(|colours| Theme::is_light_ground(&colours));
    match name {
        "standard" if light => Theme::light(),
        name => Theme::named(name).unwrap_or_else(Theme::standard),
    }
}

type Begun = (Worker, Stage, Option<(Msg, &'static str)>, Option<TempDir>);

fn begin(begin: Begin, clock: Clock, events: &Sender<Event>) -> Result<Begun, RunError> {
    let answers = events.clone();
    let answer = move |msg| {
        // when nobody listens the program is ending
        let _ = answers.send(Event::Answer(msg));
    };
    match begin {
        Begin::Folder(folder) => match Store::open(&folder) {
            Ok(store) => {
                let stage = Stage::Locked(Box::new(locked(store.location().to_owned())));
                Ok((
                    Worker::start(Ground::Locked(Box::new(store)), folder, clock, answer)?,
                    stage,
                    None,
                    None,
                ))
            }
            Err(StoreError::NotAStore) => {
                let stage = Stage::Setup(Box::<Setup>::new(setup()));
                Ok((Worker::start(Ground::Nothing, folder, clock, answer)?, stage, None, None))
            }
            Err(error) => Err(error.into()),
        },
        Begin::Demo { mut archive, folder, passphrase } => {
            let opening = Msg::Unlocked(Box::new(worker::opening(&mut archive)?));
            let stage = Stage::Locked(Box::<Lock>::new(locked(String::new())));
            // a demo is never made anew, so the worker needs no folder
            let worker = Worker::start(Ground::Open(archive), PathBuf::new(), clock, answer)?;
            Ok((worker, stage, Some((opening, passphrase)), folder))
        }
    }
}

fn listen(events: Sender<Event>) -> Result<(), TermError> {
    term::listen(move |input| events.send(Event::Input(input)).is_ok())
}

/// The program while it has the screen.
struct Loop {
    model: Model,
    worker: Worker,
    screen: Screen,
    theme: Theme,
    clock: Clock,
    drafts: Drafts,
}

impl Loop {
    fn go_round(&mut self, inbox: &Receiver<Event>) -> Result<(), RunError> {
        let mut clicks = Clicks::default();
        loop {
            self.draw()?;
            let first = match inbox.recv_timeout(self.patience()) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Err(RunError::Worker),
            };
            self.tell(Msg::Ticked(self.clock.now()))?;
            // everything that waits is taken in before the next frame is drawn
            for event in first.into_iter().chain(inbox.try_iter()) {
                match event {
                    Event::Answer(msg) => self.tell(msg)?,
                    Event::Input(Input::Gone | Input::End) => self.tell(Msg::EndAsked)?,
                    Event::Input(Input::Stop) => self.suspend()?,
                    Event::Input(input) => {
                        if let Some(msg) = clicks.message(input, self.model.now.ms) {
                            self.tell(msg)?;
                        }
                    }
                }
                if self.model.quit {
                    return Ok(());
                }
            }
            if let Some(draft) = self.drafts.due(self.model.now.ms) {
                self.worker.ask(Effect::SaveDraft(draft), self.model.now.ms);
            }
            if !self.worker.lives() {
                return Err(RunError::Worker);
            }
        }
    }

    fn draw(&mut self) -> Result<(), RunError> {
        let (model, theme, mut layout) = (&self.model, &self.theme, None);
        self.screen.draw(|frame| layout = Some(crate::ui::view(model, theme, frame)))?;
        match layout {
            Some(layout) => self.tell(Msg::Drawn(layout)),
            None => Ok(()),
        }
    }

    /// Takes a message in and passes on what the core asks for.
    fn tell(&mut self, msg: Msg) -> Result<(), RunError> {
        for effect in update(&mut self.model, msg) {
            match effect {
                Effect::Suspend => self.suspend()?,
                Effect::SaveDraft(draft) => self.drafts.keep(draft, self.model.now.ms),
                Effect::ClearDraft => {
                    self.drafts.drop();
                    self.worker.ask(Effect::ClearDraft, self.model.now.ms);
                }
                Effect::Lock | Effect::Quit => {
                    self.keep_draft();
                    self.worker.ask(effect, self.model.now.ms);
                }
                effect => self.worker.ask(effect, self.model.now.ms),
            }
        }
        Ok(())
    }

    /// Writes what is being typed now, when it still waits.
    fn keep_draft(&mut self) {
        if let Some(draft) = self.drafts.take() {
            self.worker.ask(Effect::SaveDraft(draft), self.model.now.ms);
        }
    }

    /// Locks, shows that, and stops until the system goes on with the program.
    fn suspend(&mut self) -> Result<(), RunError> {
        self.tell(Msg::LockAsked)?;
        self.draw()?;
        self.worker.settle();
        self.screen.suspend()?;
        self.model.size = self.screen.size()?;
        Ok(())
    }

    /// How long nothing needs to be drawn or written.
    fn patience(&self) -> Duration {
        let unsaved = |desk: &Desk| desk.outbox.is_stopped();
        let counting = self.model.notice.is_some()
            || self.model.desk().is_some_and(unsaved)
            || seconds_to_lock(&self.model).is_some()
            || matches!(&self.model.stage, Stage::Locked(lock) if lock.wait_until_ms > self.model.now.ms);
        let shown = if counting { COUNTDOWN } else { IDLE.min(self.clock.to_next_minute()) };
        let shown = self.drafts.wait(self.model.now.ms).map_or(shown, |wait| shown.min(wait));
        access_due_in_ms(&self.model).map_or(shown, |wait| shown.min(Duration::from_millis(wait)))
    }
}

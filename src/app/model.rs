//! The whole state of the program. Only `update` writes it; `ui` reads it.

use std::sync::Arc;

use crate::domain::{Day, Minute};
use crate::i18n::Lang;
use crate::keymap::{Key, Keymap};

use super::desk::Desk;
use super::form::Form;
use super::layout::Layout;
use super::said::Said;

/// What the clock says; arrives in messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Today, in the Netherlands.
    pub today: Day,
    /// The time of day there.
    pub minute: Minute,
    /// Milliseconds since 1970, UTC.
    pub ms: u64,
}

/// First start: who and where, then the recovery words.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Location, coach, passphrase twice.
    pub form: Form,
    /// The store is being made.
    pub busy: bool,
    /// The recovery words, to write down before going on.
    pub words: Option<Vec<String>>,
    /// The coach says that they are written down: the form asks for two of them, and they are hidden.
    pub asks_words: bool,
    /// The desk that waits until the words are written down.
    pub desk: Option<Box<Desk>>,
}

/// The lock screen.
#[derive(Clone, Debug)]
pub struct Lock {
    /// Name of the location, as the store tells it before it is opened; empty when it does not.
    pub location: String,
    /// One field: the passphrase.
    pub form: Form,
    /// A passphrase is being tried.
    pub busy: bool,
    /// No try before this moment, in milliseconds of [`Now::ms`].
    pub wait_until_ms: u64,
    /// What there is to say: a wrong passphrase, why it locked.
    pub said: Option<Said>,
    /// A folder is watched when it is open; now it is not.
    pub watched: bool,
}

/// Where the program is.
#[derive(Clone, Debug)]
pub enum Stage {
    /// No store yet.
    Setup(Box<Setup>),
    /// A store, and nobody at it.
    Locked(Box<Lock>),
    /// A coach at work.
    Desk(Box<Desk>),
}

/// A line at the bottom, for a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What there is to say.
    pub said: Said,
    /// Whether something went wrong: stays until a key is pressed.
    pub warning: bool,
    /// When it was said, in milliseconds of [`Now::ms`].
    pub at_ms: u64,
}

/// The state of the program.
#[derive(Clone, Debug)]
pub struct Model {
    /// The language of the screen.
    pub lang: Lang,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// Keys of a sequence that is not finished.
    pub pending: Vec<Key>,
    /// What the clock last said.
    pub now: Now,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Where things stand on the screen, as it was last drawn.
    pub layout: Layout,
    /// Where the program is.
    pub stage: Stage,
    /// F8: the screen is turned away.
    pub covered: bool,
    /// When somebody last touched a key or the mouse, in milliseconds of [`Now::ms`].
    pub touched_ms: u64,
    /// A line at the bottom.
    pub notice: Option<Notice>,
    /// The demo: its header says so, and its lock screen says the passphrase.
    pub demo: Option<&'static str>,
    /// The program is to end.
    pub quit: bool,
}

impl Model {
    /// A program in some stage, at 80×24 until the terminal says otherwise.
    pub fn new(lang: Lang, keymap: Arc<Keymap>, now: Now, stage: Stage) -> Self {
        Self {
            lang,
            keymap,
            pending: Vec::new(),
            now,
            size: (80, 24),
            layout: Layout::default(),
            stage,
            covered: false,
            touched_ms: now.ms,
            notice: None,
            demo: None,
            quit: false,
        }
    }

    /// The open desk, if there is one.
    pub fn desk(&self) -> Option<&Desk> {
        match &self.stage {
            Stage::Desk(desk) => Some(desk),
            Stage::Setup(_) | Stage::Locked(_) => None,
        }
    }

    /// The open desk, to work at.
    pub fn desk_mut(&mut self) -> Option<&mut Desk> {
        match &mut self.stage {
            Stage::Desk(desk) => Some(desk),
            Stage::Setup(_) | Stage::Locked(_) => None,
        }
    }

    /// Says something at the bottom.
    pub fn say(&mut self, said: Said) {
        self.notice = Some(Notice { said, warning: false, at_ms: self.now.ms });
    }

    /// Takes back what was said of what was done before, which may name somebody: from now on somebody looks along.
    pub fn hush(&mut self) {
        self.notice.take_if(|notice| !notice.warning);
    }

    /// Says at the bottom that something went wrong.
    pub fn warn(&mut self, said: Said) {
        self.notice = Some(Notice { said, warning: true, at_ms: self.now.ms });
    }
}

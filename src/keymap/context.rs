//! Where a key is pressed: the closed list of contexts, and what is known there. A pure snapshot of the state.

use super::command::{Command, Need};

macro_rules! contexts {
    ($( $(#[$meta:meta])* $variant:ident $name:literal; )*) => {
        /// A table of a keymap file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Context { $( $(#[$meta])* $variant, )* }

        impl Context {
            /// Every context, in the order of the file.
            pub const ALL: &[Self] = &[ $( Self::$variant, )* ];

            /// Its name in a keymap file.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }
        }
    };
}

contexts! {
    /// Works everywhere but on the lock screen, under the cover and in the first set-up.
    Global "global";
    /// All four panes.
    Workspace "workspace";
    /// Pane 1.
    List "list";
    /// Pane 2, also inside the intake.
    Barriers "barriers";
    /// Pane 3.
    Timeline "timeline";
    /// Pane 4.
    Agenda "agenda";
    /// A module is being moved.
    Move "move";
    /// A line of text has the focus: plain characters are text.
    Text "text";
    /// A line of text that is a path.
    Path "path";
    /// The search field of the list.
    Search "search";
    /// A form.
    Form "form";
    /// A field of a form that is no text.
    Choice "choice";
    /// The intake conversation.
    Intake "intake";
    /// *Mijn plan*.
    Plan "plan";
    /// What the location decides.
    Location "location";
    /// Exchange with other workstations.
    Exchange "exchange";
    /// Who looked, and whose time is nearly over.
    Privacy "privacy";
    /// A card or a bundle, looked at before something is done with it.
    Preview "preview";
    /// The menu, the palette and other lists that lie over the screen.
    Overlay "overlay";
    /// Who may be the same person.
    Alike "alike";
    /// Two versions of one thing.
    Versions "versions";
    /// A question.
    Confirm "confirm";
    /// The screen is turned away.
    Covered "covered";
    /// The lock screen.
    Lock "lock";
    /// First start.
    Setup "setup";
}

impl Context {
    /// The four panes, in which one letter has one meaning.
    pub const PANES: [Self; 4] = [Self::List, Self::Barriers, Self::Timeline, Self::Agenda];

    /// The context with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|context| context.name() == name)
    }
}

/// What is known where a key is pressed.
#[expect(clippy::struct_excessive_bools, reason = "each is one condition of the file format, asked by name")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Contexts, the one that is asked first in front.
    pub contexts: Vec<Context>,
    /// Plain characters are text here.
    pub takes_text: bool,
    /// Somebody is selected.
    pub person: bool,
    /// A module is selected.
    pub module: bool,
    /// A line of the agenda is selected.
    pub line: bool,
    /// Something can be undone.
    pub undo: bool,
    /// Something can be redone.
    pub redo: bool,
    /// Somebody known looks like the person typed or selected.
    pub alike: bool,
    /// Another status is proposed for who is selected.
    pub proposal: bool,
    /// An open question of the form was answered last time.
    pub last_time: bool,
    /// Something stands in two versions.
    pub versions: bool,
}

impl Situation {
    /// Whether a need is met.
    pub const fn meets(&self, need: Need) -> bool {
        match need {
            Need::Nothing => true,
            Need::Person => self.person,
            Need::Module => self.module,
            Need::Line => self.line,
            Need::Undo => self.undo,
            Need::Redo => self.redo,
            Need::Alike => self.alike,
            Need::Proposal => self.proposal,
            Need::LastTime => self.last_time,
            Need::Versions => self.versions,
        }
    }

    /// Whether a command works here; else what is missing.
    ///
    /// # Errors
    /// The need that is not met.
    pub const fn allows(&self, command: Command) -> Result<(), Need> {
        let need = command.need();
        if self.meets(need) { Ok(()) } else { Err(need) }
    }
}

//! The one table of commands: everything a key, a click or the palette can do. Words come from the language files.

/// What must be there for a command to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// Nothing.
    Nothing,
    /// Somebody is selected.
    Person,
    /// A module is selected.
    Module,
    /// A line of the agenda is selected.
    Line,
    /// Something can be undone.
    Undo,
    /// Something can be redone.
    Redo,
    /// Another status is proposed.
    Proposal,
    /// Somebody is suggested who may be the same person.
    Alike,
    /// A question of the form was answered last time and is open now.
    LastTime,
    /// Something stands in two versions.
    Versions,
}

impl Need {
    /// Its name in a keymap file (`when`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "always",
            Self::Person => "person-selected",
            Self::Module => "module-selected",
            Self::Line => "line-selected",
            Self::Undo => "can-undo",
            Self::Redo => "can-redo",
            Self::Proposal => "status-proposed",
            Self::Alike => "alike-suggested",
            Self::LastTime => "last-time-known",
            Self::Versions => "two-versions",
        }
    }

    /// The id of the sentence that says what is missing.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "need-always",
            Self::Person => "need-person-selected",
            Self::Module => "need-module-selected",
            Self::Line => "need-line-selected",
            Self::Undo => "need-can-undo",
            Self::Redo => "need-can-redo",
            Self::Proposal => "need-status-proposed",
            Self::Alike => "need-alike-suggested",
            Self::LastTime => "need-last-time-known",
            Self::Versions => "need-two-versions",
        }
    }

    /// Every need.
    pub const ALL: [Self; 10] = [
        Self::Nothing,
        Self::Person,
        Self::Module,
        Self::Line,
        Self::Undo,
        Self::Redo,
        Self::Proposal,
        Self::LastTime,
        Self::Alike,
        Self::Versions,
    ];
}

macro_rules! commands {
    ($( $variant:ident $id:literal $need:ident $priority:literal $(, $flag:ident)?; )*) => {
        /// Something the program can be told to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command { $( #[doc = $id] $variant, )* }

        impl Command {
            /// Every command, in the order of the help.
            pub const ALL: &[Self] = &[ $( Self::$variant, )* ];

            /// Its name in keymap files: `area.verb-noun`.
            pub const fn id(self) -> &'static str {
                match self { $( Self::$variant => $id, )* }
            }

            /// What must be there for it to work.
            pub const fn need(self) -> Need {
                match self { $( Self::$variant => Need::$need, )* }
            }

            /// How early it stands in the footer; 0 is never.
            pub const fn priority(self) -> u8 {
                match self { $( Self::$variant => $priority, )* }
            }
        }
    };
}

commands! {
    // Everywhere
    HelpShow "help.show" Nothing 60;
    PaletteShow "palette.show" Nothing 59;
    Undo "app.undo" Undo 58;
    PaneNext "pane.next" Nothing 57;
    Lock "app.lock" Nothing 56;
    Quit "app.quit" Nothing 55;
    PanePrevious "pane.previous" Nothing 0;
    Redo "app.redo" Redo 0;
    Cover "app.cover" Nothing 20;
    Back "app.back" Nothing 30;
    MenuShow "menu.show" Nothing 0;
    SaySaved "app.say-saved" Nothing 0;
    LanguageSwitch "app.switch-language" Nothing 0;
    Suspend "app.suspend" Nothing 0;
    // Moving
    RowNext "row.next" Nothing 0;
    RowPrevious "row.previous" Nothing 0;
    PageNext "page.next" Nothing 0;
    PagePrevious "page.previous" Nothing 0;
    RowFirst "row.first" Nothing 0;
    RowLast "row.last" Nothing 0;
    RowOpen "row.open" Nothing 70;
    // Going somewhere
    GoList "go.list" Nothing 0;
    GoBarriers "go.barriers" Nothing 0;
    GoTimeline "go.timeline" Nothing 0;
    GoAgenda "go.agenda" Nothing 0;
    GoToday "go.today" Nothing 0;
    // The person
    IntakeStart "intake.start" Nothing 95;
    IntakeQuick "intake.start-quick" Nothing 0;
    ReviewStart "review.start" Person 50;
    PlanShow "plan.show" Person 80;
    CompanionToggle "companion.toggle" Person 0;
    StoryShow "story.show" Person 0;
    WishAdd "wish.add" Person 0;
    StepAdd "step.add" Person 0;
    // List
    PersonAdd "person.add" Nothing 94;
    PersonEdit "person.edit" Person 49;
    PersonStatus "person.set-status" Person 48;
    StatusAccept "person.accept-status" Proposal 0;
    PersonAlike "person.show-alike" Person 0;
    PersonImport "person.import" Nothing 0;
    SearchStart "search.start" Nothing 85;
    FilterFirst "filter.toggle-nt1" Nothing 0;
    FilterSecond "filter.toggle-nt2" Nothing 0;
    FilterWorking "filter.toggle-working" Nothing 0;
    FilterSeeking "filter.toggle-seeking" Nothing 0;
    FilterStatus "filter.next-status" Nothing 0;
    FilterBuddy "filter.next-buddy" Nothing 0;
    FilterMine "filter.toggle-mine" Nothing 0;
    FilterCoach "filter.next-coach" Nothing 0;
    FilterVersions "filter.toggle-two-versions" Nothing 0;
    FilterDoubles "filter.toggle-maybe-double" Nothing 0;
    FilterClear "filter.clear" Nothing 0;
    SortNext "sort.next" Nothing 47;
    // Two versions
    VersionsShow "versions.show" Versions 0;
    VersionNext "versions.next" Nothing 94;
    VersionOther "versions.type-other" Nothing 95;
    // Barrier check
    ScoreNone "barrier.score-0" Person 0;
    ScoreWatch "barrier.score-1" Person 0;
    ScoreHard "barrier.score-2" Person 0;
    ScoreBlocks "barrier.score-3" Person 0;
    ScoreRefused "barrier.score-refused" Person 93;
    StrengthToggle "barrier.mark-strength" Person 92;
    ScoreClear "barrier.clear-score" Person 0;
    BarrierAction "barrier.edit-action" Person 91;
    BarrierRefer "barrier.refer" Person 90;
    BarrierSolve "barrier.solve" Person 89;
    BarrierHistory "barrier.show-history" Person 88;
    // Modules
    ModuleAdd "module.add" Person 94;
    ModuleEdit "module.edit" Module 0;
    ModuleMove "module.move" Module 93;
    ModuleStatus "module.set-status" Module 92;
    ModuleProof "module.add-proof" Person 91;
    ModuleBlock "module.set-blockers" Module 0;
    TrajectoryEdit "trajectory.edit-goal" Person 0;
    MoveEarlier "move.earlier" Nothing 93;
    MoveLater "move.later" Nothing 92;
    MoveShorter "move.shorter" Nothing 91;
    MoveLonger "move.longer" Nothing 90;
    MoveFinish "move.finish" Nothing 94;
    // Agenda
    AppointmentAdd "appointment.add" Person 93;
    LineReschedule "line.reschedule" Line 92;
    LineNotReached "line.mark-not-reached" Line 91;
    LineTakeOver "line.take-over" Line 0;
    AgendaEverybody "agenda.toggle-everybody" Nothing 0;
    // The location
    LocationShow "location.show" Nothing 0;
    LocationCoaches "location.show-coaches" Nothing 0;
    LocationAdd "location.add-line" Nothing 94;
    LocationWithdraw "location.withdraw-line" Nothing 93;
    LocationRestore "location.restore-default" Nothing 92;
    // Exchange
    PersonHandOver "person.hand-over" Person 0;
    ExchangeShow "exchange.show" Nothing 0;
    ExchangeLook "exchange.look-again" Nothing 0;
    ExchangeFolder "exchange.share-folder" Nothing 0;
    BackupMake "backup.make" Nothing 0;
    BundleMake "bundle.make" Nothing 94;
    BundleSeal "bundle.seal" Nothing 0;
    BundleRead "bundle.read" Nothing 93;
    CardRead "card.read" Nothing 92;
    CardShow "card.show" Nothing 91;
    StationRemove "station.remove" Nothing 0;
    StationJoin "station.join" Nothing 0;
    PreviewOpen "preview.open-difference" Nothing 94;
    PartNext "preview.next-part" Nothing 0;
    PartPrevious "preview.previous-part" Nothing 0;
    ButtonCycle "preview.cycle-button" Nothing 93;
    // Privacy
    PrivacyShow "privacy.show" Nothing 0;
    PrivacyOthers "privacy.toggle-others" Nothing 94;
    PrivacyCoach "privacy.next-coach" Nothing 93;
    PersonExport "person.export" Person 0;
    PersonFreeze "person.freeze" Person 0;
    PersonKeep "person.keep-longer" Person 0;
    PersonErase "person.erase" Person 0;
    // Forms
    FieldNext "field.next" Nothing 94;
    PathComplete "path.complete" Nothing 93;
    FieldCycle "field.cycle" Nothing 60;
    FieldCycleBack "field.cycle-back" Nothing 0;
    FieldUp "field.up" Nothing 0;
    FieldDown "field.down" Nothing 0;
    OptionNext "option.next" Nothing 0;
    OptionPrevious "option.previous" Nothing 0;
    OptionToggle "option.toggle" Nothing 0;
    Repeat "field.repeat-rest" LastTime 80;
    FormSave "form.save" Nothing 70;
    NotBsn "form.not-bsn" Nothing 0;
    TopicNext "topic.next" Nothing 90;
    TopicPrevious "topic.previous" Nothing 0;
    TopicPark "topic.park" Nothing 85;
    Answer1 "answer.1" Nothing 0;
    Answer2 "answer.2" Nothing 0;
    Answer3 "answer.3" Nothing 0;
    Answer4 "answer.4" Nothing 0;
    Answer5 "answer.5" Nothing 0;
    Answer6 "answer.6" Nothing 0;
    Answer7 "answer.7" Nothing 0;
    Answer8 "answer.8" Nothing 0;
    Answer9 "answer.9" Nothing 0;
    // Text
    TextLeft "text.left" Nothing 0;
    TextRight "text.right" Nothing 0;
    TextWordLeft "text.word-left" Nothing 0;
    TextWordRight "text.word-right" Nothing 0;
    TextHome "text.home" Nothing 0;
    TextEnd "text.end" Nothing 0;
    TextBackspace "text.backspace" Nothing 0;
    TextDelete "text.delete" Nothing 0;
    TextDeleteWord "text.delete-word" Nothing 0;
    TextClear "text.clear" Nothing 0;
    // The same person twice
    AlikeSame "alike.say-same" Alike 97;
    AlikeDifferent "alike.say-different" Alike 96;
    // Overlays and the lock
    Confirm "overlay.confirm" Nothing 95;
    Refuse "overlay.refuse" Nothing 94;
    Uncover "cover.lift" Nothing 95;
    Unlock "lock.open" Nothing 95;
}

impl Command {
    /// The command with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.id() == id)
    }

    /// The id of its short word, at most 12 columns.
    pub fn label_key(self) -> String {
        format!("cmd-{}", self.id().replace('.', "-"))
    }

    /// The id of its sentence in the help.
    pub fn help_key(self) -> String {
        format!("cmd-{}-help", self.id().replace('.', "-"))
    }

    /// What it does, without to what: `module.add` and `person.add` both add.
    pub fn verb(self) -> &'static str {
        let verb_noun = self.id().split_once('.').map_or(self.id(), |(_, rest)| rest);
        verb_noun.split_once('-').map_or(verb_noun, |(verb, _)| verb)
    }

    /// Which answer of a form it gives, 1–9.
    pub const fn answer(self) -> Option<usize> {
        match self {
            Self::Answer1 => Some(1),
            Self::Answer2 => Some(2),
            Self::Answer3 => Some(3),
            Self::Answer4 => Some(4),
            Self::Answer5 => Some(5),
            Self::Answer6 => Some(6),
            Self::Answer7 => Some(7),
            Self::Answer8 => Some(8),
            Self::Answer9 => Some(9),
            _ => None,
        }
    }

    /// Whether it gives an answer about the participant: only these may stand on a digit.
    pub fn is_answer(self) -> bool {
        self.answer().is_some() || self.id().starts_with("barrier.score-")
    }
}

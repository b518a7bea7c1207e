//! Why an act is refused: one closed list, with a key for the language files. Holds no text for the screen.

use crate::domain::Day;

/// Why an act is refused. Nothing changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    /// A person without anything to call them by.
    #[error("a name is needed; any name the person chooses will do")]
    NameMissing,
    /// A text that must say something is blank.
    #[error("this is empty; type a few words")]
    Empty,
    /// Longer than the field.
    #[error("this is {over} characters too long; at most {max} fit")]
    TooLong {
        /// The most characters.
        max: usize,
        /// How many there are too many.
        over: usize,
    },
    /// What happened cannot lie ahead.
    #[error("{0} is still to come; choose today or an earlier day")]
    InTheFuture(Day),
    /// What is planned cannot lie behind.
    #[error("{0} is over; choose today or a later day")]
    InThePast(Day),
    /// A step takes at most two weeks (D6).
    #[error("a step takes at most {0} days; choose an earlier day, or a smaller step")]
    StepTooLong(i32),
    /// A step had an outcome already.
    #[error("how this step went was said already; agree on a new step")]
    StepOver,
    /// Domain 1 of the barrier check without its consent.
    #[error("health may be noted down only after the participant agreed; ask for that consent first")]
    HealthClosed,
    /// Nothing stands open here, so nothing can be solved.
    #[error("nothing stands in the way here; give a score first")]
    NothingOpen,
    /// Solving asks what helped and has an act of its own.
    #[error("a solved barrier is marked by what helped; use that action")]
    SolveInstead,
    /// The participant does not want to be talked about with others.
    #[error("the participant does not want us to share; hand over information only, or ask again")]
    SharingRefused,
    /// Nobody asked the participant whether we may share.
    #[error("ask the participant first whether we may share, and note the answer")]
    SharingNotAsked,
    /// Handing over to where the participant is.
    #[error("this is a workstation of this location; choose another coach for the participant instead")]
    SameLocation,
    /// The record is not there any more.
    #[error("this is not there any more; somebody took it back")]
    Unknown,
    /// *Via …* without a way.
    #[error("say through whom or how contact is safe")]
    ViaMissing,
    /// A channel that the participant, safe contact or a consent excludes.
    #[error("the participant does not want to be reached this way; choose another")]
    WayExcluded,
    /// The participant asked that nothing is changed.
    #[error("this file is frozen on request of the participant; lift that first")]
    Frozen,
    /// Not a year of birth.
    #[error("{0} cannot be a year of birth; check it")]
    BirthYear(u16),
    /// More years of school than a life has.
    #[error("{0} years of school is too many; check it")]
    SchoolYears(u8),
    /// More bits than 7 days × 3 parts of the day.
    #[error("a week has 21 parts of the day; check them")]
    Week,
    /// Somebody as their own buddy.
    #[error("a participant cannot be their own buddy; choose another")]
    OwnBuddy,
    /// A level that is not on the scale of the skill.
    #[error("this level does not belong to this skill; choose one from its list")]
    LevelDoesNotFit,
    /// Not five digits.
    #[error("a crebo number has 5 digits; check it")]
    Crebo,
    /// The last day before the first.
    #[error("the last day lies before the first; change one of them")]
    EndBeforeStart,
    /// A move or stretch that cannot be made.
    #[error("it has no dates to move; type its first and last day")]
    NoDates,
    /// More parts of the day than a week has.
    #[error("a week has at most 21 parts of the day; check the number")]
    Dayparts,
    /// One trajectory runs at a time.
    #[error("a trajectory runs already; end it first")]
    TrajectoryRuns,
    /// A trajectory that has ended.
    #[error("this trajectory has ended; start a new one")]
    TrajectoryEnded,
    /// Not 1–5.
    #[error("how it goes is a number from 1 to 5")]
    Mood,
    /// An answer of the participant in a contact without a talk.
    #[error("only a talk has answers; choose \"spoken\" or leave them out")]
    NotSpoken,
    /// An appointment that does not stand any more.
    #[error("this appointment does not stand any more; make a new one")]
    AppointmentOver,
    /// *Uit beeld* says why.
    #[error("say why; it helps whoever takes this up")]
    ReasonMissing,
    /// A postponed line goes to a later day.
    #[error("{0} is not later than today; choose a later day")]
    NotLater(Day),
    /// What the location decides is the coordinator's.
    #[error("only a coordinator changes this; ask one")]
    CoordinatorOnly,
    /// The same stands in the list.
    #[error("this stands in the list already; change that one")]
    AlreadyThere,
    /// Not 1–104.
    #[error("a number of weeks from 1 to {0} is needed")]
    Weeks(u8),
    /// Not a time for which files are kept.
    #[error("a number of months from 1 to {0} is needed")]
    KeepMonths(u8),
    /// Not a time after which a desk locks itself.
    #[error("a number of minutes from 1 to {0} is needed")]
    IdleMinutes(u8),
    /// Longer than anybody plans ahead.
    #[error("this is too far ahead; at most {0} months")]
    TooFarAhead(u16),
    /// A talk at the very moment of the intake.
    #[error("this must be some time after the intake; type 1w or longer")]
    AfterIntake,
    /// Yearly talks come after the trajectory.
    #[error("yearly talks come after the trajectory; choose that, or type weeks or months")]
    YearlyAfterTrajectory,
    /// Aftercare would end in silence.
    #[error("one line after the trajectory must stay, or somebody is lost from sight")]
    LastLine,
    /// Nobody could add or remove coaches any more.
    #[error("one coordinator must stay who can come in here; make somebody else a coordinator first")]
    LastCoordinator,
    /// An agenda goes to somebody else.
    #[error("the agenda goes to somebody else; choose another coach")]
    SameCoach,
}

impl ActError {
    /// Every key, for the test that each language has a text for it.
    pub const KEYS: &[&str] = &[
        "act-name-missing",
        "act-empty",
        "act-too-long",
        "act-in-the-future",
        "act-in-the-past",
        "act-step-too-long",
        "act-step-over",
        "act-health-closed",
        "act-nothing-open",
        "act-solve-instead",
        "act-sharing-refused",
        "act-sharing-not-asked",
        "act-same-location",
        "act-unknown",
        "act-via-missing",
        "act-way-excluded",
        "act-frozen",
        "act-birth-year",
        "act-school-years",
        "act-week",
        "act-own-buddy",
        "act-level-does-not-fit",
        "act-crebo",
        "act-end-before-start",
        "act-no-dates",
        "act-dayparts",
        "act-trajectory-runs",
        "act-trajectory-ended",
        "act-mood",
        "act-not-spoken",
        "act-appointment-over",
        "act-reason-missing",
        "act-not-later",
        "act-coordinator-only",
        "act-already-there",
        "act-weeks",
        "act-keep-months",
        "act-idle-minutes",
        "act-too-far-ahead",
        "act-after-intake",
        "act-yearly-after-trajectory",
        "act-last-line",
        "act-last-coordinator",
        "act-same-coach",
    ];

    /// The id of its text in the language files.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NameMissing => "act-name-missing",
            Self::Empty => "act-empty",
            Self::TooLong { .. } => "act-too-long",
            Self::InTheFuture(_) => "act-in-the-future",
            Self::InThePast(_) => "act-in-the-past",
            Self::StepTooLong(_) => "act-step-too-long",
            Self::StepOver => "act-step-over",
            Self::HealthClosed => "act-health-closed",
            Self::NothingOpen => "act-nothing-open",
            Self::SolveInstead => "act-solve-instead",
            Self::SharingRefused => "act-sharing-refused",
            Self::SharingNotAsked => "act-sharing-not-asked",
            Self::SameLocation => "act-same-location",
            Self::Unknown => "act-unknown",
            Self::ViaMissing => "act-via-missing",
            Self::WayExcluded => "act-way-excluded",
            Self::Frozen => "act-frozen",
            Self::BirthYear(_) => "act-birth-year",
            Self::SchoolYears(_) => "act-school-years",
            Self::Week => "act-week",
            Self::OwnBuddy => "act-own-buddy",
            Self::LevelDoesNotFit => "act-level-does-not-fit",
            Self::Crebo => "act-crebo",
            Self::EndBeforeStart => "act-end-before-start",
            Self::NoDates => "act-no-dates",
            Self::Dayparts => "act-dayparts",
            Self::TrajectoryRuns => "act-trajectory-runs",
            Self::TrajectoryEnded => "act-trajectory-ended",
            Self::Mood => "act-mood",
            Self::NotSpoken => "act-not-spoken",
            Self::AppointmentOver => "act-appointment-over",
            Self::ReasonMissing => "act-reason-missing",
            Self::NotLater(_) => "act-not-later",
            Self::CoordinatorOnly => "act-coordinator-only",
            Self::AlreadyThere => "act-already-there",
            Self::Weeks(_) => "act-weeks",
            Self::KeepMonths(_) => "act-keep-months",
            Self::IdleMinutes(_) => "act-idle-minutes",
            Self::TooFarAhead(_) => "act-too-far-ahead",
            Self::AfterIntake => "act-after-intake",
            Self::YearlyAfterTrajectory => "act-yearly-after-trajectory",
            Self::LastLine => "act-last-line",
            Self::LastCoordinator => "act-last-coordinator",
            Self::SameCoach => "act-same-coach",
        }
    }

    /// What its text names, by the name it has there: `max`, `over`, `day`, `days`, `number`.
    pub fn args(&self) -> Vec<(&'static str, ActArg)> {
        let number = |number: usize| ActArg::Number(i64::try_from(number).unwrap_or(i64::MAX));
        match self {
            Self::TooLong { max, over } => vec![("max", number(*max)), ("over", number(*over))],
            Self::InTheFuture(day) | Self::InThePast(day) | Self::NotLater(day) => {
                vec![("day", ActArg::Day(*day))]
            }
            Self::StepTooLong(days) => vec![("days", ActArg::Number(i64::from(*days)))],
            Self::BirthYear(year) => vec![("number", ActArg::Number(i64::from(*year)))],
            Self::SchoolYears(years) => vec![("number", ActArg::Number(i64::from(*years)))],
            Self::KeepMonths(most) | Self::IdleMinutes(most) | Self::Weeks(most) => {
                vec![("max", ActArg::Number(i64::from(*most)))]
            }
            Self::TooFarAhead(months) => vec![("max", ActArg::Number(i64::from(*months)))],
            _ => Vec::new(),
        }
    }
}

/// Something that the text of a refusal names; the language writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActArg {
    /// A number; a year is written without separators.
    Number(i64),
    /// A day.
    Day(Day),
}

//! What every field is called and what stands in it, for a person to read: one table of all fields of all kinds.
//!
//! Says nothing in a language: names are ids of the language files, and a value is [`Told`] in parts that whoever shows
//! it writes out. A field without a line here does not compile.

mod about;
mod readable;

pub use about::{ADDRESSES, Title, title};
use readable::Readable;

use super::barrier::{BarrierEdit, BarrierScoreEdit};
use super::catalogue::{CoachEdit, LocationEdit, ModuleTemplateEdit, PartnerEdit};
use super::consent::ConsentEdit;
use super::contact::{AppointmentEdit, ContactEdit, LineMarkEdit};
use super::intake::IntakeProgressEdit;
use super::levels::LevelEdit;
use super::participant::{
    ChannelEdit, ContactPersonEdit, ParticipantEdit, SafeContactEdit, StatusChangeEdit,
};
use super::perspective::{PerspectiveEdit, StepEdit, WishEdit};
use super::proof::ProofEdit;
use super::retention::RetentionEdit;
use super::same_person::SamePersonEdit;
use super::sharing::{HandoverEdit, SharingEdit};
use super::trajectory::{ModuleEdit, TrajectoryEdit};
use super::{Day, Edit, Minute};
use crate::id::{CoachId, DossierId, LocationId, RecordId};

/// A value in parts that any language can write out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Empty.
    Nothing,
    /// As a person wrote it.
    Text(String),
    /// A word of the language files.
    Word(&'static str),
    /// A number.
    Number(i64),
    /// A day.
    Day(Day),
    /// A time of day.
    Time(Minute),
    /// A coach, by name.
    Coach(CoachId),
    /// A participant, by name.
    Person(DossierId),
    /// A location, by name.
    Location(LocationId),
    /// A record with a name of its own: a module, a partner, a template.
    Record(RecordId),
    /// Several, one after another.
    All(Vec<Told>),
    /// Words of the language files around other values.
    Filled(&'static str, Vec<(&'static str, Told)>),
}

macro_rules! told {
    ($value:expr) => {
        $value.told()
    };
    ($value:expr, $told:path) => {
        $told($value)
    };
}

macro_rules! retyped {
    ($field:expr, $value:expr, $text:expr) => {
        $value.retyped($text).map($field)
    };
    ($field:expr, $value:expr, $text:expr, $told:path) => {{
        let _ = $value;
        None
    }};
}

macro_rules! table {
    ($( $kind:ident $edit:ident $name:literal { $( $field:ident $key:literal $(as $told:path)?, )* } )*) => {
        /// The id of the name of a field; of the name of the kind where a record is taken away or brought back.
        pub const fn label(edit: &Edit) -> &'static str {
            match edit { $(
                $( Edit::$kind($edit::$field(_)) => concat!("what-", $name, "-", $key), )*
                Edit::$kind($edit::Withdrawn(_)) => concat!("what-", $name),
            )* }
        }

        /// What an edit sets its field to.
        pub fn value(edit: &Edit) -> Told {
            match edit { $(
                $( Edit::$kind($edit::$field(value)) => told!(value $(, $told)?), )*
                Edit::$kind($edit::Withdrawn(yes)) => readable::withdrawn(*yes),
            )* }
        }

        /// The same field with what was typed instead; none for a field that is no line of text, or when what was
        /// typed cannot stand there.
        pub fn retyped(edit: &Edit, text: &str) -> Option<Edit> {
            match edit { $(
                $( Edit::$kind($edit::$field(value)) => {
                    retyped!($edit::$field, value, text $(, $told)?).map(Edit::$kind)
                } )*
                Edit::$kind($edit::Withdrawn(_)) => None,
            )* }
        }

        /// The ids of all names.
        pub const LABELS: &[&str] = &[ $(
            concat!("what-", $name),
            $( concat!("what-", $name, "-", $key), )*
        )* ];
    };
}

table! {
    Participant ParticipantEdit "participant" {
        Name "name",
        OwnNumber "own-number",
        BirthYear "birth-year",
        Gender "gender",
        Nt "nt",
        Work "work",
        MotherTongue "mother-tongue",
        Postcode "postcode",
        Place "place",
        FoundAt "found-at",
        ReferredBy "referred-by",
        Reach "reach",
        RegisteredOn "registered-on",
        Coach "coach",
        Buddy "buddy",
        BuddyDossier "buddy-dossier",
        Expert "expert",
        Note "note",
        SchoolYears "school-years",
        Helped "helped",
        Week "week" as readable::week,
        MaybeDouble "maybe-double",
        Frozen "frozen",
        Listed "listed" as readable::count,
    }
    StatusChange StatusChangeEdit "status" {
        On "on",
        Status "status",
        Reason "reason",
    }
    Channel ChannelEdit "channel" {
        Medium "medium",
        Address "address",
        Allowed "allowed",
        Preferred "preferred",
    }
    SafeContact SafeContactEdit "safe-contact" {
        On "on",
        Safety "safety",
    }
    ContactPerson ContactPersonEdit "contact-person" {
        Name "name",
        Relation "relation",
        Address "address",
        Agreed "agreed",
    }
    Consent ConsentEdit "consent" {
        Purpose "purpose",
        Given "given",
        On "on",
        WithWhom "with-whom",
        Asked "asked",
        AskedBy "asked-by",
    }
    SamePerson SamePersonEdit "same-person" {
        One "one",
        Two "two",
        Verdict "verdict",
    }
    Sharing SharingEdit "sharing" {
        With "with",
        On "on",
        Until "until",
    }
    Handover HandoverEdit "handover" {
        To "to",
        Coach "coach",
        Note "note",
        On "on",
        From "from",
    }
    Retention RetentionEdit "retention" {
        On "on",
        Until "until",
        Reason "reason",
        By "by",
    }
    Wish WishEdit "wish" {
        On "on",
        Words "words",
        WhyNow "why-now",
    }
    Perspective PerspectiveEdit "perspective" {
        On "on",
        SoonWork "soon-work",
        LaterWork "later-work",
        SoonLife "soon-life",
        LaterLife "later-life",
        Words "words",
        NamedBy "named-by",
        Reached "reached" as readable::cells,
    }
    Step StepEdit "step" {
        What "what",
        Owner "owner",
        MadeOn "made-on",
        Due "due",
        Outcome "outcome",
        OutcomeOn "outcome-on",
    }
    Barrier BarrierEdit "barrier" {
        Domain "domain",
        Label "label",
        Words "words",
        Strength "strength",
        Help "help",
        Action "action",
        Owner "owner",
        OwnerCoach "owner-coach",
        Partner "partner",
        PartnerRecord "partner-record",
        Handover "handover",
        Status "status",
        Review "review",
        ResolvedOn "resolved-on",
        Helped "helped",
        Threatens "threatens",
        Reopened "reopened",
    }
    BarrierScore BarrierScoreEdit "score" {
        Domain "domain",
        On "on",
        Score "score" as readable::score,
    }
    Level LevelEdit "level" {
        Skill "skill",
        Value "value" as readable::level,
        Source "source",
        On "on",
        Latin "latin",
    }
    Proof ProofEdit "proof" {
        Kind "kind",
        Title "title",
        On "on",
        Crebo "crebo",
        Processes "processes",
        Company "company",
        Trainer "trainer",
        Issuer "issuer",
        Registered "registered",
        Module "module",
    }
    Trajectory TrajectoryEdit "trajectory" {
        Name "name",
        Goal "goal",
        Started "started",
        Ended "ended",
        Schedule "schedule",
    }
    Module ModuleEdit "module" {
        Trajectory "trajectory",
        Title "title",
        Lane "lane",
        Kind "kind",
        Span "span",
        Dayparts "dayparts",
        Provider "provider",
        Status "status",
        Goal "goal",
        Template "template",
        OpenToAll "open-to-all",
        Wished "wished",
        Difference "difference",
        WaitingSince "waiting-since",
        Crebo "crebo",
        Processes "processes",
        Company "company",
        Recognised "recognised",
        Trainer "trainer",
        Hours "hours",
        Note "note",
    }
    Contact ContactEdit "contact" {
        On "on",
        At "at",
        Medium "medium",
        Outcome "outcome",
        Mood "mood" as readable::mood,
        Occupation "occupation",
        LearnsOn "learns-on",
        WorkResult "work-result",
        Coach "coach",
        TogetherWith "together-with",
        WithExpert "with-expert",
        Note "note",
        Answers "answers",
        Through "through",
    }
    Appointment AppointmentEdit "appointment" {
        On "on",
        Medium "medium",
        Kind "kind",
        Coach "coach",
        State "state",
        Note "note",
        Anchor "anchor",
    }
    LineMark LineMarkEdit "mark" {
        Line "line",
        Handling "handling",
        TakenBy "taken-by",
    }
    IntakeProgress IntakeProgressEdit "topic" {
        Topic "topic",
        State "state",
        On "on",
    }
    Location LocationEdit "location" {
        Name "name",
        Schedule "schedule",
        LongWeeks "long-weeks",
        KeepMonths "keep-months",
        KeepDecidedBy "keep-decided-by",
        KeepDecidedOn "keep-decided-on",
        IdleMinutes "idle-minutes",
    }
    Coach CoachEdit "coach" {
        Id "id",
        Name "name",
        Role "role",
        Location "location",
    }
    Partner PartnerEdit "partner" {
        Name "name",
        Purpose "purpose",
        Contact "contact",
    }
    ModuleTemplate ModuleTemplateEdit "template" {
        Title "title",
        Lane "lane",
        Kind "kind",
        Weeks "weeks",
        Dayparts "dayparts",
        Provider "provider",
        Goal "goal",
    }
}

/// Whether the field is a line of text, so that another value can be typed in its place.
pub fn is_text(edit: &Edit) -> bool {
    // a name, a word and a year all take a year
    retyped(edit, "2000").is_some() || retyped(edit, "10").is_some()
}

/// The text of such a field, to begin typing from.
pub fn text(edit: &Edit) -> String {
    match value(edit) {
        Told::Text(text) => text,
        Told::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::participant::Safety;
    use super::super::{Kind, Name};
    use super::*;

    #[test]
    fn every_name_of_a_field_is_its_own() {
        let all: std::collections::BTreeSet<_> = LABELS.iter().collect();
        assert_eq!(all.len(), LABELS.len());
        assert_eq!(label(&Edit::withdrawn(Kind::Channel, true)), "what-channel");
    }

    #[test]
    fn lines_of_text_can_be_typed_again_and_nothing_else() {
        let name = Edit::from(ParticipantEdit::Name(Name::split("Jan Bakker")));
        let other = Edit::from(ParticipantEdit::Name(Name::new("Jan", "de", "Bakker")));
        assert_eq!((text(&name), retyped(&name, " Jan de Bakker ")), ("Jan Bakker".into(), Some(other)));
        let year = Edit::from(ParticipantEdit::BirthYear(Some(1980)));
        assert_eq!(retyped(&year, "1981"), Some(ParticipantEdit::BirthYear(Some(1981)).into()));
        assert_eq!(retyped(&year, "negentien"), None);
        let no_text = [
            Edit::from(SafeContactEdit::Safety(Safety::Only("zus".into()))),
            ParticipantEdit::Week(3).into(),
            ContactEdit::Mood(Some(3)).into(),
            WishEdit::On(None).into(),
            Edit::withdrawn(Kind::Wish, false),
        ];
        assert!(is_text(&year) && is_text(&name) && !no_text.iter().any(is_text));
        assert!(is_text(&ParticipantEdit::SchoolYears(None).into()));
    }

    #[test]
    fn values_are_told_in_parts() {
        let word = |told: &Told| matches!(told, Told::Word(_));
        assert_eq!(value(&WishEdit::Words(String::new()).into()), Told::Nothing);
        assert!(word(&value(&Edit::withdrawn(Kind::Wish, true))));
        let week = value(&ParticipantEdit::Week(0b11).into());
        assert!(matches!(&week, Told::All(parts) if parts.len() == 1), "{week:?}");
        assert_eq!(value(&ContactEdit::Mood(Some(4)).into()), Told::Word("mood-4"));
        assert_eq!(value(&BarrierScoreEdit::Score(None).into()), Told::Word("score-not-discussed"));
    }
}

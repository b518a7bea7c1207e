//! The field numbers of every kind of record: the one table between the domain's edits and the bytes of the journal.
//!
//! Append only: a number is never used again, and a test holds them against `tests/golden/record-fields.txt`.

use crate::domain::barrier::{BarrierEdit, BarrierScoreEdit};
use crate::domain::catalogue::{CoachEdit, LocationEdit, ModuleTemplateEdit, PartnerEdit};
use crate::domain::consent::ConsentEdit;
use crate::domain::contact::{AppointmentEdit, ContactEdit, LineMarkEdit};
use crate::domain::intake::IntakeProgressEdit;
use crate::domain::levels::LevelEdit;
use crate::domain::participant::{
    ChannelEdit, ContactPersonEdit, ParticipantEdit, SafeContactEdit, StatusChangeEdit,
};
use crate::domain::perspective::{PerspectiveEdit, StepEdit, WishEdit};
use crate::domain::proof::ProofEdit;
use crate::domain::retention::RetentionEdit;
use crate::domain::same_person::SamePersonEdit;
use crate::domain::sharing::{HandoverEdit, SharingEdit};
use crate::domain::trajectory::{ModuleEdit, TrajectoryEdit};
use crate::domain::{Edit, Kind};

use super::wire::{self, WireError};

/// The field that takes a record back, in every kind. Its value is one byte: 1 or 0.
pub const WITHDRAWN: u16 = 0xFFFF;

macro_rules! codec {
    ($( $kind:ident: $edit:ident { $( $number:literal $field:ident, )* } )*) => {
        /// Writes an edit as its field number and bytes.
        ///
        /// # Errors
        /// A value that is too long for a field.
        pub fn encode(edit: &Edit) -> Result<(u16, Vec<u8>), WireError> {
            Ok(match edit { $(
                $( Edit::$kind($edit::$field(value)) => ($number, wire::encode(value)?), )*
                Edit::$kind($edit::Withdrawn(yes)) => (WITHDRAWN, vec![u8::from(*yes)]),
            )* })
        }

        /// Reads an edit; none when this version does not know the kind or the field.
        ///
        /// # Errors
        /// Bytes that are no value of this field.
        pub fn decode(kind: u16, field: u16, bytes: &[u8]) -> Result<Option<Edit>, WireError> {
            let Some(kind) = Kind::from_number(kind) else { return Ok(None) };
            Ok(Some(match (kind, field) { $(
                $( (Kind::$kind, $number) => Edit::$kind($edit::$field(wire::decode(bytes)?)), )*
                (Kind::$kind, WITHDRAWN) => Edit::$kind($edit::Withdrawn(bytes == [1])),
            )* _ => return Ok(None), }))
        }

        /// Every kind, field number and field name, a line each.
        pub fn table() -> String {
            let mut lines = Vec::new();
            $( $( lines.push(format!("{} {} {} {}", Kind::$kind.number(), $number, stringify!($kind), stringify!($field))); )* )*
            lines.join("\n") + "\n"
        }
    };
}

codec! {
    Participant: ParticipantEdit {
        1 Name,
        2 OwnNumber,
        3 BirthYear,
        4 Gender,
        5 Nt,
        6 Work,
        7 MotherTongue,
        8 Postcode,
        9 Place,
        10 FoundAt,
        11 ReferredBy,
        12 Reach,
        13 RegisteredOn,
        14 Coach,
        15 Buddy,
        16 BuddyDossier,
        17 Expert,
        18 Note,
        19 SchoolYears,
        20 Helped,
        21 Week,
        22 MaybeDouble,
        23 Frozen,
        24 Listed,
    }
    StatusChange: StatusChangeEdit {
        1 On,
        2 Status,
        3 Reason,
    }
    Channel: ChannelEdit {
        1 Medium,
        2 Address,
        3 Allowed,
        4 Preferred,
    }
    SafeContact: SafeContactEdit {
        1 On,
        2 Safety,
    }
    ContactPerson: ContactPersonEdit {
        1 Name,
        2 Relation,
        3 Address,
        4 Agreed,
    }
    Consent: ConsentEdit {
        1 Purpose,
        2 Given,
        3 On,
        4 WithWhom,
        5 Asked,
        6 AskedBy,
    }
    Sharing: SharingEdit {
        1 With,
        2 On,
        3 Until,
    }
    Handover: HandoverEdit {
        1 To,
        2 Coach,
        3 Note,
        4 On,
        5 From,
    }
    Wish: WishEdit {
        1 On,
        2 Words,
        3 WhyNow,
    }
    Perspective: PerspectiveEdit {
        1 On,
        2 SoonWork,
        3 LaterWork,
        4 SoonLife,
        5 LaterLife,
        6 Words,
        7 NamedBy,
        8 Reached,
    }
    Step: StepEdit {
        1 What,
        2 Owner,
        3 MadeOn,
        4 Due,
        5 Outcome,
        6 OutcomeOn,
    }
    Barrier: BarrierEdit {
        1 Domain,
        2 Label,
        3 Words,
        4 Strength,
        5 Help,
        6 Action,
        7 Owner,
        8 OwnerCoach,
        9 Partner,
        10 PartnerRecord,
        11 Handover,
        12 Status,
        13 Review,
        14 ResolvedOn,
        15 Helped,
        16 Threatens,
        17 Reopened,
    }
    BarrierScore: BarrierScoreEdit {
        1 Domain,
        2 On,
        3 Score,
    }
    Level: LevelEdit {
        1 Skill,
        2 Value,
        3 Source,
        4 On,
        5 Latin,
    }
    Proof: ProofEdit {
        1 Kind,
        2 Title,
        3 On,
        4 Crebo,
        5 Processes,
        6 Company,
        7 Trainer,
        8 Issuer,
        9 Registered,
        10 Module,
    }
    Trajectory: TrajectoryEdit {
        1 Name,
        2 Goal,
        3 Started,
        4 Ended,
        5 Schedule,
    }
    Module: ModuleEdit {
        1 Trajectory,
        2 Title,
        3 Lane,
        4 Kind,
        5 Span,
        6 Dayparts,
        7 Provider,
        8 Status,
        9 Goal,
        10 Template,
        11 OpenToAll,
        12 Wished,
        13 Difference,
        14 WaitingSince,
        15 Crebo,
        16 Processes,
        17 Company,
        18 Recognised,
        19 Trainer,
        20 Hours,
        21 Note,
    }
    Contact: ContactEdit {
        1 On,
        2 At,
        3 Medium,
        4 Outcome,
        5 Mood,
        6 Occupation,
        7 LearnsOn,
        8 WorkResult,
        9 Coach,
        10 TogetherWith,
        11 WithExpert,
        12 Note,
        13 Answers,
        14 Through,
    }
    Appointment: AppointmentEdit {
        1 On,
        2 Medium,
        3 Kind,
        4 Coach,
        5 State,
        6 Note,
        7 Anchor,
    }
    LineMark: LineMarkEdit {
        1 Line,
        2 Handling,
        3 TakenBy,
    }
    IntakeProgress: IntakeProgressEdit {
        1 Topic,
        2 State,
        3 On,
    }
    Location: LocationEdit {
        1 Name,
        2 Schedule,
        3 LongWeeks,
        4 KeepMonths,
        5 KeepDecidedBy,
        6 KeepDecidedOn,
        7 IdleMinutes,
    }
    Coach: CoachEdit {
        1 Id,
        2 Name,
        3 Role,
        4 Location,
    }
    Partner: PartnerEdit {
        1 Name,
        2 Purpose,
        3 Contact,
    }
    ModuleTemplate: ModuleTemplateEdit {
        1 Title,
        2 Lane,
        3 Kind,
        4 Weeks,
        5 Dayparts,
        6 Provider,
        7 Goal,
    }
    SamePerson: SamePersonEdit {
        1 One,
        2 Two,
        3 Verdict,
    }
    Retention: RetentionEdit {
        1 On,
        2 Until,
        3 Reason,
        4 By,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::participant::{Safety, Status};
    use crate::domain::{Day, Name};
    use proptest::prelude::*;

    #[test]
    fn numbers_are_frozen() {
        let golden = include_str!("../../tests/golden/record-fields.txt");
        assert!(table().starts_with(golden) || table() == golden, "a field number changed; only append");
    }

    #[test]
    fn what_is_written_is_read() {
        let day = Day::from_ymd(2026, 11, 23);
        for edit in [
            Edit::from(ParticipantEdit::Name(Name {
                given: "Đặng".into(),
                infix: String::new(),
                family: "x".into(),
            })),
            Edit::from(ParticipantEdit::Week(0x1F_FFFF)),
            Edit::from(StatusChangeEdit::Status(Some(Status::NoContact))),
            Edit::from(StatusChangeEdit::On(day)),
            Edit::from(SafeContactEdit::Safety(Safety::Only("zus".into()))),
            Edit::from(StepEdit::Withdrawn(true)),
        ] {
            let (field, bytes) = encode(&edit).unwrap();
            assert_eq!(decode(edit.kind().number(), field, &bytes).unwrap(), Some(edit));
        }
    }

    #[test]
    fn what_a_newer_version_made_is_no_error() {
        assert_eq!(decode(9_999, 1, b"?").unwrap(), None);
        assert_eq!(decode(Kind::Wish.number(), 999, b"?").unwrap(), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(kind in 0u16..120, field in 0u16..40, bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(Some(edit)) = decode(kind, field, &bytes) {
                let (again, _) = encode(&edit).unwrap();
                prop_assert_eq!(again, field);
            }
        }
    }
}

//! One participant's file, folded from its entries, and the changes that are made to it.
//!
//! The same [`Dossier::put`] serves the fold of the journal and the change a coach just typed, so that the screen
//! can show a change before the disk has it.

use super::barrier::{Barrier, BarrierEdit, BarrierScore, BarrierScoreEdit};
use super::catalogue::{Catalogue, CoachEdit, LocationEdit, ModuleTemplateEdit, PartnerEdit};
use super::consent::{Consent, ConsentEdit};
use super::contact::{Appointment, AppointmentEdit, Contact, ContactEdit, LineMark, LineMarkEdit};
use super::intake::{IntakeProgress, IntakeProgressEdit};
use super::levels::{Level, LevelEdit};
use super::participant::{
    Channel, ChannelEdit, ContactPerson, ContactPersonEdit, Participant, ParticipantEdit, SafeContact,
    SafeContactEdit, StatusChange, StatusChangeEdit,
};
use super::perspective::{Perspective, PerspectiveEdit, Step, StepEdit, Wish, WishEdit};
use super::proof::{Proof, ProofEdit};
use super::record::{Record, Records};
use super::retention::{Retention, RetentionEdit};
use super::same_person::{Part, SamePerson, SamePersonEdit};
use super::sharing::{Handover, HandoverEdit, Sharing, SharingEdit};
use super::trajectory::{Module, ModuleEdit, Trajectory, TrajectoryEdit};
use super::{Authorship, Version};
use crate::id::{DossierId, RecordId};

/// Lists every kind of record once: its wire number, its edit, and where it lives.
macro_rules! kinds {
    ($( $(#[$meta:meta])* $kind:ident = $number:literal, $edit:ident; )*) => {
        /// A kind of record. The number is its name on the wire: append only, never reuse.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        pub enum Kind { $( $(#[$meta])* $kind = $number, )* }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[ $( Self::$kind, )* ];

            /// The wire number.
            pub const fn number(self) -> u16 {
                self as u16
            }

            /// The kind with this number, unless a newer version made it.
            pub const fn from_number(number: u16) -> Option<Self> {
                match number { $( $number => Some(Self::$kind), )* _ => None }
            }
        }

        /// A change of one field of one kind of record.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Edit { $( $(#[$meta])* $kind($edit), )* }

        impl Edit {
            /// The kind of record it changes.
            pub const fn kind(&self) -> Kind {
                match self { $( Self::$kind(_) => Kind::$kind, )* }
            }

            /// Whether it takes a record back, or brings it back.
            pub const fn is_withdrawal(&self) -> bool {
                matches!(self, $( Self::$kind($edit::Withdrawn(_)) )|*)
            }

            /// Takes a record of this kind back, or brings it back.
            pub const fn withdrawn(kind: Kind, withdrawn: bool) -> Self {
                match kind { $( Kind::$kind => Self::$kind($edit::Withdrawn(withdrawn)), )* }
            }
        }

        $( impl From<$edit> for Edit {
            fn from(edit: $edit) -> Self {
                Self::$kind(edit)
            }
        } )*
    };
}

kinds! {
    /// Background of the participant; one per dossier.
    Participant = 1, ParticipantEdit;
    /// Status from a day on.
    StatusChange = 2, StatusChangeEdit;
    /// Channel.
    Channel = 3, ChannelEdit;
    /// Safe contact from a day on.
    SafeContact = 4, SafeContactEdit;
    /// Contact person.
    ContactPerson = 5, ContactPersonEdit;
    /// Consent.
    Consent = 6, ConsentEdit;
    /// What was said of this dossier and another: one person, or two.
    SamePerson = 7, SamePersonEdit;
    /// Shared with another location.
    Sharing = 8, SharingEdit;
    /// Handed over to a next coach.
    Handover = 9, HandoverEdit;
    /// Wish.
    Wish = 10, WishEdit;
    /// 2×2 card.
    Perspective = 11, PerspectiveEdit;
    /// Step.
    Step = 12, StepEdit;
    /// Kept longer.
    Retention = 13, RetentionEdit;
    /// Barrier.
    Barrier = 20, BarrierEdit;
    /// Score of a barrier on a day.
    BarrierScore = 21, BarrierScoreEdit;
    /// Level.
    Level = 30, LevelEdit;
    /// Proof.
    Proof = 31, ProofEdit;
    /// Trajectory.
    Trajectory = 40, TrajectoryEdit;
    /// Module.
    Module = 41, ModuleEdit;
    /// Contact.
    Contact = 50, ContactEdit;
    /// Appointment.
    Appointment = 51, AppointmentEdit;
    /// What was done with an agenda line.
    LineMark = 52, LineMarkEdit;
    /// Topic of the intake.
    IntakeProgress = 60, IntakeProgressEdit;
    /// The location (catalogue).
    Location = 100, LocationEdit;
    /// A coach (catalogue).
    Coach = 101, CoachEdit;
    /// A partner (catalogue).
    Partner = 102, PartnerEdit;
    /// A module template (catalogue).
    ModuleTemplate = 103, ModuleTemplateEdit;
}

/// One record changed: what a coach did to it, at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Whose dossier, or [`DossierId::CATALOGUE`].
    pub dossier: DossierId,
    /// Which record.
    pub record: RecordId,
    /// The fields set, all of one kind.
    pub edits: Vec<Edit>,
}

impl Change {
    /// A change of one record.
    pub fn new<E: Into<Edit>>(
        dossier: DossierId,
        record: RecordId,
        edits: impl IntoIterator<Item = E>,
    ) -> Self {
        Self { dossier, record, edits: edits.into_iter().map(Into::into).collect() }
    }

    /// A change of the participant's background.
    pub fn participant(dossier: DossierId, edits: impl IntoIterator<Item = ParticipantEdit>) -> Self {
        Self::new(dossier, Dossier::participant_record(dossier), edits)
    }
}

/// One participant's file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// Which one.
    pub id: DossierId,
    /// Background.
    pub participant: Participant,
    /// Statuses.
    pub statuses: Records<StatusChange>,
    /// Channels.
    pub channels: Records<Channel>,
    /// Answers about safe contact.
    pub safe_contact: Records<SafeContact>,
    /// Contact persons.
    pub contact_persons: Records<ContactPerson>,
    /// Consents.
    pub consents: Records<Consent>,
    /// What was said of this dossier and others: one person, or two.
    pub same: Records<SamePerson>,
    /// Locations it is shared with.
    pub sharings: Records<Sharing>,
    /// Handovers.
    pub handovers: Records<Handover>,
    /// Decisions to keep it longer.
    pub retentions: Records<Retention>,
    /// Wishes.
    pub wishes: Records<Wish>,
    /// 2×2 cards.
    pub perspectives: Records<Perspective>,
    /// Steps.
    pub steps: Records<Step>,
    /// Barriers.
    pub barriers: Records<Barrier>,
    /// Scores of barriers.
    pub scores: Records<BarrierScore>,
    /// Levels.
    pub levels: Records<Level>,
    /// Proofs.
    pub proofs: Records<Proof>,
    /// Trajectories.
    pub trajectories: Records<Trajectory>,
    /// Modules.
    pub modules: Records<Module>,
    /// Contacts.
    pub contacts: Records<Contact>,
    /// Appointments.
    pub appointments: Records<Appointment>,
    /// Marks on agenda lines.
    pub marks: Records<LineMark>,
    /// Topics of the intake.
    pub topics: Records<IntakeProgress>,
    /// A record or field in it was made by a newer version; it is carried on.
    pub has_unknown: bool,
    /// The dossiers that it was laid together from, when they are one person; else empty.
    pub parts: Vec<Part>,
}

fn put_in<R: Record>(records: &mut Records<R>, record: RecordId, versions: Vec<Version<R::Edit>>) {
    records.entry(record).put(versions);
}

/// Splits versions of [`Edit`] of one kind into versions of that kind's own edit.
macro_rules! narrow {
    ($versions:expr, $kind:ident) => {
        $versions
            .into_iter()
            .filter_map(|Version { value, by }| match value {
                Edit::$kind(value) => Some(Version { value, by }),
                _ => None,
            })
            .collect()
    };
}

impl Dossier {
    /// A dossier without any entry.
    pub fn new(id: DossierId) -> Self {
        Self { id, ..Self::default() }
    }

    /// The record id of the background of the participant.
    pub fn participant_record(dossier: DossierId) -> RecordId {
        RecordId::natural(dossier, Kind::Participant.number(), b"")
    }

    /// Sets one field of one record from its versions, the one to show first; all of one field.
    pub fn put(&mut self, record: RecordId, versions: Vec<Version<Edit>>) {
        let Some(kind) = versions.first().map(|version| version.value.kind()) else { return };
        match kind {
            Kind::Participant => self.participant.put(narrow!(versions, Participant)),
            Kind::StatusChange => put_in(&mut self.statuses, record, narrow!(versions, StatusChange)),
            Kind::Channel => put_in(&mut self.channels, record, narrow!(versions, Channel)),
            Kind::SafeContact => put_in(&mut self.safe_contact, record, narrow!(versions, SafeContact)),
            Kind::ContactPerson => {
                put_in(&mut self.contact_persons, record, narrow!(versions, ContactPerson));
            }
            Kind::Consent => put_in(&mut self.consents, record, narrow!(versions, Consent)),
            Kind::SamePerson => put_in(&mut self.same, record, narrow!(versions, SamePerson)),
            Kind::Sharing => put_in(&mut self.sharings, record, narrow!(versions, Sharing)),
            Kind::Handover => put_in(&mut self.handovers, record, narrow!(versions, Handover)),
            Kind::Retention => put_in(&mut self.retentions, record, narrow!(versions, Retention)),
            Kind::Wish => put_in(&mut self.wishes, record, narrow!(versions, Wish)),
            Kind::Perspective => put_in(&mut self.perspectives, record, narrow!(versions, Perspective)),
            Kind::Step => put_in(&mut self.steps, record, narrow!(versions, Step)),
            Kind::Barrier => put_in(&mut self.barriers, record, narrow!(versions, Barrier)),
            Kind::BarrierScore => put_in(&mut self.scores, record, narrow!(versions, BarrierScore)),
            Kind::Level => put_in(&mut self.levels, record, narrow!(versions, Level)),
            Kind::Proof => put_in(&mut self.proofs, record, narrow!(versions, Proof)),
            Kind::Trajectory => put_in(&mut self.trajectories, record, narrow!(versions, Trajectory)),
            Kind::Module => put_in(&mut self.modules, record, narrow!(versions, Module)),
            Kind::Contact => put_in(&mut self.contacts, record, narrow!(versions, Contact)),
            Kind::Appointment => put_in(&mut self.appointments, record, narrow!(versions, Appointment)),
            Kind::LineMark => put_in(&mut self.marks, record, narrow!(versions, LineMark)),
            Kind::IntakeProgress => put_in(&mut self.topics, record, narrow!(versions, IntakeProgress)),
            // The catalogue is no dossier.
            Kind::Location | Kind::Coach | Kind::Partner | Kind::ModuleTemplate => {}
        }
    }

    /// Applies what a coach just did, before the journal has it.
    pub fn apply(&mut self, change: &Change, by: Authorship) {
        for edit in &change.edits {
            self.put(change.record, vec![Version { value: edit.clone(), by }]);
        }
    }
}

impl Catalogue {
    /// Sets one field of one record from its versions, the one to show first; all of one field.
    pub fn put(&mut self, record: RecordId, versions: Vec<Version<Edit>>) {
        let Some(kind) = versions.first().map(|version| version.value.kind()) else { return };
        match kind {
            Kind::Location if record == Self::location_record(self.here) => {
                self.location.put(narrow!(versions, Location));
            }
            Kind::Location => put_in(&mut self.elsewhere, record, narrow!(versions, Location)),
            Kind::Coach => put_in(&mut self.coaches, record, narrow!(versions, Coach)),
            Kind::Partner => put_in(&mut self.partners, record, narrow!(versions, Partner)),
            Kind::ModuleTemplate => put_in(&mut self.templates, record, narrow!(versions, ModuleTemplate)),
            // A dossier's kinds do not occur in the catalogue.
            _ => {}
        }
    }

    /// Applies what a coach just did, before the journal has it.
    pub fn apply(&mut self, change: &Change, by: Authorship) {
        for edit in &change.edits {
            self.put(change.record, vec![Version { value: edit.clone(), by }]);
        }
    }
}

//! Who the participant is and how they may be reached: background, channels, contact persons, status.

use serde::{Deserialize, Serialize};

use super::background::{Gender, Nt, Work};
use super::record::{choices, record};
use super::{Day, Name};
use crate::id::{CoachId, DossierId};

choices! {
    /// Where a participant stands; a closed list without "done": aftercare becomes a yearly talk (D7).
    Status "status" {
        /// Registered, no intake yet.
        Registered "registered",
        /// Intake conversation started.
        Intake "intake",
        /// Following modules.
        Trajectory "trajectory",
        /// After the trajectory.
        Aftercare "aftercare",
        /// Stopped for a while.
        Paused "paused",
        /// Lost from sight although not finished.
        OutOfSight "out-of-sight",
        /// Asked not to be contacted.
        NoContact "no-contact",
    }
}

choices! {
    /// A way to reach somebody.
    Medium "medium" {
        /// A call.
        Phone "phone",
        /// A message on the phone (SMS or a messenger).
        Message "message",
        /// E-mail.
        Email "email",
        /// A letter.
        Letter "letter",
        /// At the desk.
        InPerson "in-person",
        /// At home.
        Visit "visit",
    }
}

choices! {
    /// Who brought the participant in (*aanmelder*). The person's own wording stands in the text beside it.
    Reach "reach" {
        /// Came by themselves.
        Self_ "self",
        /// Heard it from family, friends or neighbours.
        Around "around",
        /// Told by a participant or expert by experience.
        Peer "peer",
        /// Introduced by an organisation, together.
        Warm "warm",
        /// A letter, poster, website.
        Campaign "campaign",
        /// Approached at a place where people come.
        Outreach "outreach",
    }
}

/// Whether contact is safe (barrier domain 14); obeyed by everything that proposes contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum Safety {
    /// Not discussed yet.
    #[default]
    Unknown,
    /// Any channel of theirs.
    Yes,
    /// Only through this way (*via …*), in the participant's words.
    Only(String),
    /// Do not contact: the participant comes by.
    No,
}

/// The expert by experience side of a participant (D3b): asked, when, and the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertAsked {
    /// The day it was asked.
    pub on: Day,
    /// Whether they want to become one.
    pub willing: bool,
}

record! {
    /// Background of the one participant of a dossier. Almost nothing is required: a name is.
    Participant, ParticipantEdit {
        /// The name the person chooses.
        name / Name: Name,
        /// Own administration number of the location.
        own_number / OwnNumber: String,
        /// Year of birth; the day is never kept.
        birth_year / BirthYear: Option<u16>,
        /// For the count only; the participant may refuse.
        gender / Gender: Option<Gender>,
        /// Dutch as first or second language (D2).
        nt / Nt: Option<Nt>,
        /// Working or looking for work (D2).
        work / Work: Option<Work>,
        /// Mother tongue, for the count.
        mother_tongue / MotherTongue: String,
        /// Postcode.
        postcode / Postcode: String,
        /// Town.
        place / Place: String,
        /// *Vindplaats*: where the person was found (D1).
        found_at / FoundAt: String,
        /// *Aanmelder*: who brought the person in.
        referred_by / ReferredBy: String,
        /// The way of reaching (D1).
        reach / Reach: Option<Reach>,
        /// Day of registration.
        registered_on / RegisteredOn: Option<Day>,
        /// The coach who keeps this person in sight.
        coach / Coach: Option<CoachId>,
        /// Buddy (expert by experience or volunteer), by name the coach uses.
        buddy / Buddy: String,
        /// Another participant as buddy (D3b).
        buddy_dossier / BuddyDossier: Option<DossierId>,
        /// Asked to become an expert by experience (D3b).
        expert / Expert: Option<ExpertAsked>,
        /// Remark of the list this person came from, or of the coach.
        note / Note: String,
        /// Years of school.
        school_years / SchoolYears: Option<u8>,
        /// What helped in learning until now.
        helped / Helped: String,
        /// The week: 7 days × 3 parts of the day (bit = day × 3 + part, Monday morning first) that are free.
        week / Week: u32,
        /// A list or another workstation knows somebody who looks the same.
        maybe_double / MaybeDouble: bool,
        /// Frozen on request of the participant: shown, not changed.
        frozen / Frozen: bool,
        /// What the last imported list said, as one digest per field; see [`import`](super::import).
        listed / Listed: Vec<u64>,
    }
}

record! {
    /// A status, from a day on. The current one has the latest day.
    StatusChange, StatusChangeEdit {
        /// From which day.
        on / On: Option<Day>,
        /// Which status.
        status / Status: Option<Status>,
        /// Why, where that matters (*uit beeld*).
        reason / Reason: String,
    }
}

record! {
    /// One way of reaching the participant.
    Channel, ChannelEdit {
        /// Which way.
        medium / Medium: Option<Medium>,
        /// Number or address, as typed.
        address / Address: String,
        /// May it be used? Unknown is not a yes for messages, and not a no for a call.
        allowed / Allowed: Option<bool>,
        /// Preferred by the participant.
        preferred / Preferred: bool,
    }
}

record! {
    /// What the participant said about safe contact, from a day on.
    SafeContact, SafeContactEdit {
        /// From which day.
        on / On: Option<Day>,
        /// The answer.
        safety / Safety: Safety,
    }
}

record! {
    /// Somebody through whom the participant may be reached.
    ContactPerson, ContactPersonEdit {
        /// Name the participant gave.
        name / Name: String,
        /// How they know each other.
        relation / Relation: String,
        /// Number or address.
        address / Address: String,
        /// The participant agreed that we call this person.
        agreed / Agreed: bool,
    }
}

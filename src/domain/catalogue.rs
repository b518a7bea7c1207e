//! What is not about participants: the location and its settings, coaches, partners, module templates.

use super::Day;
use super::fold::fold;
use super::proof::ProofKind;
use super::record::{Record, Records, choices, record};
use super::schedule::ScheduleLine;
use super::trajectory::{Lane, ModuleKind};
use crate::id::{CoachId, DossierId, LocationId, RecordId};

/// A desk that nobody touches locks itself after so many minutes, unless the location decided otherwise (design 5).
pub const IDLE_MINUTES: u8 = 5;
/// The longest that a location lets a desk stand open.
pub const MAX_IDLE_MINUTES: u8 = 30;

choices! {
    /// What a coach may do (design 5).
    Role "role" {
        /// Coach.
        Coach "coach",
        /// Coordinator: coaches, retention, erasure, region report.
        Coordinator "coordinator",
    }
}

record! {
    /// The location and what it decided.
    Location, LocationEdit {
        /// Its name.
        name / Name: String,
        /// The aftercare schedule; empty is [`DEFAULT_SCHEDULE`](super::schedule::DEFAULT_SCHEDULE).
        schedule / Schedule: Vec<ScheduleLine>,
        /// Length in weeks above which a module is long; 0 is [`LONG_MODULE_WEEKS`](super::trajectory::LONG_MODULE_WEEKS).
        long_weeks / LongWeeks: u8,
        /// How many months after the last contact a file is kept; 0 is [`KEEP_MONTHS`](super::retention::KEEP_MONTHS).
        keep_months / KeepMonths: u8,
        /// Who decided that: a person or a board.
        keep_decided_by / KeepDecidedBy: String,
        /// When they did.
        keep_decided_on / KeepDecidedOn: Option<Day>,
        /// After how many idle minutes the desk locks itself; 0 is [`IDLE_MINUTES`].
        idle_minutes / IdleMinutes: u8,
    }
}

record! {
    /// A coach; the record's id is made from the coach's id.
    Coach, CoachEdit {
        /// Who.
        id / Id: Option<CoachId>,
        /// First name, as colleagues say it.
        name / Name: String,
        /// What they may do.
        role / Role: Option<Role>,
        /// Where they work; nothing is here.
        location / Location: Option<LocationId>,
    }
}

record! {
    /// An organisation we refer to (B, G3); more in another screen later.
    Partner, PartnerEdit {
        /// Name.
        name / Name: String,
        /// What for.
        purpose / Purpose: String,
        /// Phone or address of the contact.
        contact / Contact: String,
    }
}

record! {
    /// A module that is offered often; adapted per person (T2).
    ModuleTemplate, ModuleTemplateEdit {
        /// What it is called.
        title / Title: String,
        /// Basic, vocational, both.
        lane / Lane: Option<Lane>,
        /// How it is learnt.
        kind / Kind: Option<ModuleKind>,
        /// Usual length in weeks.
        weeks / Weeks: u8,
        /// Parts of the day a week.
        dayparts / Dayparts: u8,
        /// Who gives it.
        provider / Provider: String,
        /// The proof it leads to.
        goal / Goal: Option<ProofKind>,
    }
}

/// The catalogue of a location, folded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// Which location this is.
    pub here: LocationId,
    /// The location.
    pub location: Location,
    /// Other locations that are known.
    pub elsewhere: Records<Location>,
    /// Its coaches.
    pub coaches: Records<Coach>,
    /// Partners.
    pub partners: Records<Partner>,
    /// Module templates.
    pub templates: Records<ModuleTemplate>,
}

impl Catalogue {
    /// What is known at a location before anything was read.
    pub fn at(here: LocationId) -> Self {
        Self { here, ..Self::default() }
    }

    /// The record id of a location.
    pub fn location_record(location: LocationId) -> RecordId {
        RecordId::natural(DossierId::CATALOGUE, super::Kind::Location.number(), location.as_bytes())
    }

    /// The name of a location, or nothing for one that is not known here.
    pub fn location_name(&self, location: LocationId) -> Option<&str> {
        let name = if location == self.here {
            Some(self.location.name.as_str())
        } else {
            self.elsewhere.get(Self::location_record(location)).map(|location| location.name.as_str())
        };
        name.filter(|name| !name.is_empty())
    }

    /// Whether a coach is known to work at another location: nobody here follows up what waits for them.
    pub fn works_elsewhere(&self, coach: CoachId) -> bool {
        let known = self.coaches.get(Self::coach_record(coach));
        known.and_then(|coach| *coach.location).is_some_and(|location| location != self.here)
    }

    /// The coaches of this location, by record. Those of others are known by name only.
    pub fn coaches_here(&self) -> impl Iterator<Item = (RecordId, &Coach)> {
        self.coaches.iter().filter(|(_, coach)| coach.location.is_none_or(|location| location == self.here))
    }

    /// The coaches of this location by name: the order in which they are offered.
    pub fn coaches_by_name(&self) -> Vec<(CoachId, &str)> {
        let named = self.coaches_here().filter_map(|(_, coach)| Some(((*coach.id)?, coach.name.as_str())));
        let mut coaches: Vec<(CoachId, &str)> = named.filter(|(_, name)| !name.is_empty()).collect();
        coaches.sort_by_cached_key(|(id, name)| (fold(name), *id));
        coaches
    }

    /// The record id of a coach.
    pub fn coach_record(coach: CoachId) -> RecordId {
        RecordId::natural(DossierId::CATALOGUE, super::Kind::Coach.number(), coach.as_bytes())
    }

    /// Whether a coach was removed.
    pub fn has_left(&self, coach: CoachId) -> bool {
        self.coaches.find(Self::coach_record(coach)).is_some_and(Record::is_withdrawn)
    }

    /// Whether a coach may change what the location decides.
    pub fn is_coordinator(&self, coach: CoachId) -> bool {
        self.coaches
            .get(Self::coach_record(coach))
            .is_some_and(|coach| *coach.role == Some(Role::Coordinator))
    }

    /// The names of the coordinators, for whoever must ask one.
    pub fn coordinators(&self) -> Vec<&str> {
        let may = self
            .coaches_here()
            .map(|(_, coach)| coach)
            .filter(|coach| *coach.role == Some(Role::Coordinator));
        may.map(|coach| coach.name.as_str()).filter(|name| !name.is_empty()).collect()
    }

    /// The partners by name: the order in which they are shown and offered.
    pub fn partners_by_name(&self) -> Vec<(RecordId, &Partner)> {
        let mut partners: Vec<_> = self.partners.iter().collect();
        partners.sort_by_cached_key(|(id, partner)| (fold(&partner.name), *id));
        partners
    }

    /// The module templates by title: the order in which they are shown and offered.
    pub fn templates_by_title(&self) -> Vec<(RecordId, &ModuleTemplate)> {
        let mut templates: Vec<_> = self.templates.iter().collect();
        templates.sort_by_cached_key(|(id, template)| (fold(&template.title), *id));
        templates
    }

    /// The name of a coach, also of one who left, or nothing for one that is not known here.
    pub fn coach_name(&self, coach: CoachId) -> Option<&str> {
        self.coaches.find(Self::coach_record(coach)).map(|coach| coach.name.as_str())
    }

    /// The schedule in force.
    pub fn schedule(&self) -> &[ScheduleLine] {
        if self.location.schedule.is_empty() {
            &super::schedule::DEFAULT_SCHEDULE
        } else {
            &self.location.schedule
        }
    }

    /// Whether the location decided nothing about the schedule.
    pub fn has_default_schedule(&self) -> bool {
        self.location.schedule.is_empty()
    }

    /// After how many idle minutes the desk locks itself. Whatever came in from elsewhere, a desk never stands open for longer.
    pub fn idle_minutes(&self) -> u8 {
        match *self.location.idle_minutes {
            0 => IDLE_MINUTES,
            minutes => minutes.min(MAX_IDLE_MINUTES),
        }
    }

    /// Above how many weeks a module is long (T2).
    pub fn long_weeks(&self) -> i32 {
        match *self.location.long_weeks {
            0 => super::trajectory::LONG_MODULE_WEEKS,
            weeks => i32::from(weeks),
        }
    }
}

//! How long a file is kept: so many months after the last contact, longer with a reason. Nothing is erased by itself, and
//! nothing stays without end: two months before its time a file stands in the list *loopt af*, and a person decides.

use super::catalogue::Catalogue;
use super::latest::latest;
use super::record::record;
use super::{Day, Dossier};
use crate::id::{CoachId, RecordId};

/// Months after the last contact, unless the location decides otherwise.
pub const KEEP_MONTHS: u8 = 24;
/// So many days before its time a file stands in the list.
pub const WARN_DAYS: i32 = 60;
/// Longest time that a location decides, and that a file is kept longer at once, in months.
pub const MOST_MONTHS: u8 = 120;

record! {
    /// A decision to keep a file longer.
    Retention, RetentionEdit {
        /// Which day it was decided.
        on / On: Option<Day>,
        /// Until when it is kept.
        until / Until: Option<Day>,
        /// Why.
        reason / Reason: String,
        /// Who decided.
        by / By: Option<CoachId>,
    }
}

impl Dossier {
    /// The day from which the months count: that of the last talk, else of the registration, else the day on which the
    /// name was written.
    pub fn kept_from(&self) -> Option<Day> {
        let written = || self.participant.name.by().and_then(|by| by.day());
        let spoken = self.last_spoken_on();
        spoken.max(*self.participant.registered_on).or_else(written)
    }

    /// The latest decision to keep it longer.
    pub fn kept_longer(&self) -> Option<(RecordId, &Retention)> {
        latest(&self.retentions, |one| &one.on, |one| one.until.is_some())
    }

    /// The day on which its time is over; none only for somebody without any date.
    pub fn expires_on(&self, catalogue: &Catalogue) -> Option<Day> {
        let usual = self.kept_from()?.plus_months(i32::from(catalogue.keep_months()));
        let longer = self.kept_longer().and_then(|(_, one)| *one.until);
        Some(longer.map_or(usual, |longer| longer.max(usual)))
    }
}

impl Catalogue {
    /// How many months after the last contact a file is kept here.
    pub fn keep_months(&self) -> u8 {
        match *self.location.keep_months {
            0 => KEEP_MONTHS,
            months => months,
        }
    }
}

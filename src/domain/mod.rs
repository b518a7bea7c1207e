//! What coaching is: plain types and rules. Knows no disk, no screen and no clock (today is an argument).

mod contested;
mod record;

mod access;
pub mod acts;
pub mod agenda;
pub mod alike;
pub mod background;
pub mod barrier;
pub mod barrier_check;
pub mod bsn;
pub mod catalogue;
pub mod consent;
pub mod contact;
mod day;
pub mod describe;
mod difference;
mod dispute;
mod dossier;
pub mod fold;
pub mod import;
pub mod intake;
mod interval;
mod latest;
pub mod levels;
pub mod name;
pub mod no_answer;
pub mod participant;
pub mod path;
pub mod perspective;
pub mod phone;
pub mod prompts;
pub mod proof;
pub mod reach;
pub mod retention;
pub mod same_person;
pub mod schedule;
pub mod search;
pub mod shared;
pub mod sharing;
pub mod status;
mod summary;
#[cfg(test)]
mod testing;
pub mod trajectory;
pub mod typed;

pub use access::{Access, AccessLine};
pub use contested::{Authorship, Contested, Version};
pub use day::{Day, DayError, IsoWeek, Minute, Weekday};
pub use difference::Difference;
pub use dispute::Dispute;
pub use dossier::{Change, Dossier, Edit, Kind};
pub use name::Name;
pub(crate) use record::choices;
pub use record::{Record, Records};
pub use summary::Summary;

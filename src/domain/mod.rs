//! What coaching is: plain types and rules. Knows no disk, no screen and no clock (today is an argument).

mod contested;
mod record;

pub mod agenda;
pub mod alike;
pub mod background;
pub mod barrier;
pub mod bsn;
pub mod catalogue;
pub mod consent;
pub mod contact;
mod day;
mod dossier;
pub mod fold;
pub mod intake;
pub mod levels;
pub mod name;
pub mod participant;
pub mod perspective;
pub mod phone;
pub mod proof;
pub mod schedule;
pub mod search;
mod summary;
pub mod trajectory;
pub mod typed;

pub use contested::{Authorship, Contested, Version};
pub use day::{Day, DayError, IsoWeek, Minute, Weekday};
pub use dossier::{Change, Dossier, Edit, Kind};
pub use name::Name;
pub use record::{Record, Records};
pub use summary::Summary;

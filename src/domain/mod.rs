//! What coaching is: plain types and rules. No disk, no screen, no clock (today is an argument).

pub mod background;
pub mod day;

//! The real program in a real (pseudo-)terminal: what only shows when both are there. One promise for each test.
//!
//! A panic is not among them: a way to make one on purpose would be in the program that coaches use.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "../pty/mod.rs"]
mod pty;

mod ending;
mod exchanging;
mod first_start;
mod list;
mod screen;
mod work;

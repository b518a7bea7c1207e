//! trede: intake conversations, guidance and aftercare, at a shared desk and without a network.
//!
//! The map of the house, in the order of the dependency rule (`tests/dependency_rule.rs` holds it).
#![forbid(unsafe_code)]
pub mod app;
pub mod archive;
pub mod bundle;
pub mod cli;
pub mod cores;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod handout;
pub mod i18n;
pub mod id;
pub mod journal;
pub mod keymap;
pub mod process;
pub mod record;
pub mod store;
pub mod term;
pub mod ui;

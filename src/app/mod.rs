//! The program's state and what changes it: `update(model, message) -> effects`, pure. Draws nothing, touches no disk.

pub mod agenda;
pub mod alike;
pub mod coaches;
pub mod desk;
pub mod draft;
pub mod effect;
pub mod exchange;
pub mod field;
mod field_name;
pub mod form;
pub mod forms;
mod guard;
pub mod history;
pub mod layout;
pub mod location;
pub mod model;
pub mod msg;
pub mod outbox;
pub mod overlay;
pub mod palette;
pub mod path;
pub mod people;
pub mod privacy;
pub mod runtime;
pub mod said;
pub mod settle;
pub mod tell;
mod update;
pub mod visit;

pub use update::{
    PASSPHRASE_MIN_CHARS, access_due_in_ms, available, below_overlays, locked, menu, seconds_to_lock,
    selected_module, setup, situation, update, whom_to_ask,
};

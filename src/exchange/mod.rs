//! Exchange between workstations: whom we know, what goes to whom, and taking over what came.
//!
//! Joins the archive with the bundle's file format. Knows no screen, no folder that is watched and no network.
//!
//! - [`own`]: this workstation's secrets and its card.
//! - [`peers`]: the workstations that we know, and what each of them has.
//! - [`outgoing`]: what goes into a bundle for whom; nothing leaves that the preview did not name.
//! - [`incoming`]: a bundle is looked at first, which changes nothing, and then taken over, all of it or nothing.

pub mod backup;
mod error;
pub mod incoming;
pub mod outgoing;
pub mod own;
pub mod peers;

pub use error::ExchangeError;

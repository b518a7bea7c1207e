//! Exchange between workstations: whom we know, what goes to whom, and taking over what came.
//!
//! Joins the archive with the bundle's file format. Knows no screen and no network.
//!
//! - [`own`]: this workstation's secrets and its card.
//! - [`peers`]: the workstations that we know, and what each of them has.
//! - [`outgoing`]: what goes into a bundle for whom; nothing leaves that the preview did not name.
//! - [`incoming`]: a bundle is looked at first, which changes nothing, and then taken over, all of it or nothing.
//! - [`carrier`]: where bundles lie; [`folder`] is one such home.
//! - [`renewal`]: the store and its backups made anew, after a coach was removed or somebody was erased.
//! - [`watch`]: a folder that is watched: what others lay there is taken over, what they lack is laid there.

pub mod backup;
pub mod carrier;
pub mod erasing;
mod error;
pub mod folder;
pub mod incoming;
pub mod outgoing;
pub mod own;
pub mod peers;
pub mod renewal;
pub mod watch;

pub use error::ExchangeError;

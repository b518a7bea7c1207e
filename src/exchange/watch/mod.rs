//! A folder that is watched: bundles of others are taken over, own ones laid there, and tidied when nobody needs them.
//!
//! One [`round`] of work at a time; whoever calls it decides when. What it rests on:
//!
//! - A bundle is known by the id in it, not by the name it lies under. What was taken over is not read again, and neither is
//!   what cannot be used, while its size and time stay the same.
//! - What a workstation has is what it said in its newest bundle. What it lacks is laid there once; what lies there unread
//!   is on its way and is not laid again, unless it vanished, or its receiver read a later one and not this.
//! - Of many small ones one is made; what waits for a month is laid whole. So a desk that was away finds few files.
//! - Whoever took something over says so, if need be in a bundle without entries, and that is not answered: so all come to
//!   rest. A file of ours goes when all its receivers have what is in it, a mere word when nothing is left that it answers.
//! - Another's file is never touched.

mod memory;
mod reading;
mod report;
mod writing;

use crate::archive::Archive;
use crate::domain::Day;

use super::carrier::Carrier;
use super::{ExchangeError, peers};
pub use memory::Fate;
use memory::Memory;
pub use report::{Arrival, Laid, PeerNews, Round, Trouble, Waiting, Why};

/// The setting with the folder that the program itself looks at.
const FOLDER: &str = "watch/folder";

/// When a round is made.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Milliseconds since 1970 UTC.
    pub ms: u64,
    /// Today.
    pub today: Day,
}

/// The folder that the program itself looks at; none when nobody chose one.
///
/// # Errors
/// What the store refuses.
pub fn folder(archive: &mut Archive) -> Result<Option<String>, ExchangeError> {
    let kept = archive.store().setting(FOLDER)?.and_then(|bytes| String::from_utf8(bytes).ok());
    Ok(kept.filter(|folder| !folder.is_empty()))
}

/// Chooses the folder that the program itself looks at, or none.
///
/// # Errors
/// What the store refuses.
pub fn set_folder(archive: &mut Archive, folder: Option<&str>) -> Result<(), ExchangeError> {
    Ok(archive.store().set_setting(FOLDER, folder.unwrap_or_default().as_bytes().to_vec())?)
}

/// One round: takes over what came, lays there what others lack, tidies what nobody needs. What was done before a
/// failure or a stop is done and stays; each bundle is taken over whole or not at all.
pub fn round(
    archive: &mut Archive,
    carrier: &mut dyn Carrier,
    now: Moment,
    go_on: &mut dyn FnMut() -> bool,
) -> Round {
    let mut round = Round { at_ms: now.ms, ..Round::default() };
    match work(archive, carrier, now, go_on, &mut round) {
        Ok(()) => {}
        Err(Trouble::Stopped) => round.stopped = true,
        Err(trouble) => round.trouble = Some(trouble),
    }
    round
}

fn work(
    archive: &mut Archive,
    carrier: &mut dyn Carrier,
    now: Moment,
    go_on: &mut dyn FnMut() -> bool,
    round: &mut Round,
) -> Result<(), Trouble> {
    let home = carrier.home();
    let files = match carrier.list() {
        Ok(files) => files,
        Err(error) => {
            let memory = Memory::load(archive, &home)?;
            report::peers(archive, &memory, now, round)?;
            return Err(error.into());
        }
    };
    let mut memory = Memory::load(archive, &home)?;
    memory.turn += 1;
    memory.look(&files, now.ms);
    let read = reading::read(archive, carrier, &files, &mut memory, now, go_on, round);
    // what was read is remembered, also when the stick went then
    memory.keep(archive, &home)?;
    let written = read.and_then(|()| writing::write(archive, carrier, &home, &mut memory, now, go_on, round));
    memory.prune();
    memory.keep(archive, &home)?;
    report::files(&files, &memory, round);
    report::peers(archive, &memory, now, round)?;
    written
}

impl From<ExchangeError> for Trouble {
    fn from(error: ExchangeError) -> Self {
        match error {
            ExchangeError::Bundle(crate::bundle::BundleError::Cancelled) => Self::Stopped,
            error => Self::Here(Box::new(error)),
        }
    }
}

//! Wrong passphrases, counted on disk so that a restart does not forget them, and who came in last.
//!
//! Never waits itself: it says how long the next try must. Someone who can write the folder can remove the file; the
//! cost of each guess is what protects the keys then.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::disk::{Disk, replace};
use super::error::StoreError;
use crate::id::CoachId;
use crate::journal::codec;

const FILE: &str = "attempts";
/// Tries that cost nothing: a typing mistake is not an attack.
const FREE: u32 = 3;
const LONGEST: Duration = Duration::from_mins(5);

/// What is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attempts {
    wrong: u32,
    last_ms: u64,
    /// The coach who came in last; that slot is tried first.
    pub coach: Option<CoachId>,
}

impl Attempts {
    /// What is on disk; a damaged file counts as a few wrong tries.
    pub fn load(disk: &dyn Disk) -> Self {
        let Ok(bytes) = disk.read(FILE) else { return Self::default() };
        let read = bytes.split_last_chunk::<8>().filter(|(rest, check)| checksum(rest) == **check);
        read.and_then(|(rest, _)| codec::decode(rest, 64).ok()).unwrap_or(Self {
            wrong: FREE + 2,
            last_ms: u64::MAX,
            coach: None,
        })
    }

    /// How many tries failed since somebody came in, and when the last of them was.
    pub const fn failed(&self) -> (u32, u64) {
        (self.wrong, self.last_ms)
    }

    /// How long the next try must wait still.
    pub fn wait(&self, now_ms: u64) -> Duration {
        let wait = delay(self.wrong);
        // a clock that was set back must not lock anybody out for longer than the delay
        wait.saturating_sub(Duration::from_millis(now_ms.saturating_sub(self.last_ms)))
    }

    /// The wait begins now if it would begin later: after damage, or when the clock was set back. It would never end else.
    pub fn begin_wait(&mut self, disk: &dyn Disk, now_ms: u64) -> Result<(), StoreError> {
        if self.last_ms <= now_ms {
            return Ok(());
        }
        self.last_ms = now_ms;
        self.save(disk)
    }

    /// Counts a try before it is made, so that pulling the plug does not give one for free.
    pub fn begin(&mut self, disk: &dyn Disk, now_ms: u64) -> Result<(), StoreError> {
        self.wrong = self.wrong.saturating_add(1);
        self.last_ms = now_ms;
        self.save(disk)
    }

    /// The try was right.
    pub fn succeed(&mut self, disk: &dyn Disk, coach: Option<CoachId>) -> Result<(), StoreError> {
        *self = Self { coach: coach.or(self.coach), ..Self::default() };
        self.save(disk)
    }

    fn save(&self, disk: &dyn Disk) -> Result<(), StoreError> {
        let mut bytes = codec::encode(self, 64).map_err(|_| StoreError::Damaged { what: "attempts" })?;
        let check = checksum(&bytes);
        bytes.extend(check);
        Ok(replace(disk, FILE, &bytes)?)
    }
}

fn delay(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(more) => Duration::from_secs(1 << more.min(16)).min(LONGEST),
    }
}

fn checksum(bytes: &[u8]) -> [u8; 8] {
    Sha256::digest(bytes).first_chunk::<8>().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_slow_down_to_five_minutes() {
        let seconds: Vec<u64> = [0, 2, 3, 4, 5, 11, 12, u32::MAX].map(|wrong| delay(wrong).as_secs()).into();
        assert_eq!(seconds, [0, 0, 1, 2, 4, 256, 300, 300]);
    }

    #[test]
    fn a_clock_set_back_waits_no_longer_than_the_delay() {
        let attempts = Attempts { wrong: 5, last_ms: 1_000_000, coach: None };
        assert_eq!(attempts.wait(1_000_000), Duration::from_secs(4));
        assert_eq!(attempts.wait(0), Duration::from_secs(4));
        assert_eq!(attempts.wait(1_003_000), Duration::from_secs(1));
        assert_eq!(attempts.wait(2_000_000), Duration::ZERO);
    }
}

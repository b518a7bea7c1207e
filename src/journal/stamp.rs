//! The hybrid logical clock. Stamps order only what did not know of each other. Reads no clock: the time is passed in.

use serde::{Deserialize, Serialize};

/// How far a stamp from elsewhere may move the own clock ahead of the own time, in milliseconds: one hour.
pub const FOREIGN_LEAD_MS: u64 = 3_600_000;

/// When something was written: milliseconds since 1970 UTC, and a counter within one millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970, UTC.
    pub ms: u64,
    /// Order within that millisecond.
    pub counter: u32,
}

impl Stamp {
    const fn next(self) -> Self {
        match self.counter.checked_add(1) {
            Some(counter) => Self { ms: self.ms, counter },
            None => Self { ms: self.ms.saturating_add(1), counter: 0 },
        }
    }
}

/// Gives stamps that are each greater than the one before, also when the machine's clock is set back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Clock {
    last: Stamp,
}

impl Clock {
    /// A clock that goes on after this stamp.
    pub const fn after(last: Stamp) -> Self {
        Self { last }
    }

    /// The last stamp given or seen.
    pub const fn last(&self) -> Stamp {
        self.last
    }

    /// The next stamp, at this time.
    pub fn tick(&mut self, now_ms: u64) -> Stamp {
        let now = Stamp { ms: now_ms, counter: 0 };
        self.last = if now > self.last { now } else { self.last.next() };
        self.last
    }

    /// A stamp from elsewhere was seen at this time: go on after it, but at most an hour ahead of the own time.
    pub fn observe(&mut self, foreign: Stamp, now_ms: u64) {
        let most = Stamp { ms: now_ms.saturating_add(FOREIGN_LEAD_MS), counter: 0 };
        self.last = self.last.max(foreign.min(most));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_wrong_clock_elsewhere_moves_ours_an_hour_at_most() {
        let mut clock = Clock::default();
        clock.observe(Stamp { ms: u64::MAX, counter: 9 }, 1_000);
        assert_eq!(clock.tick(2_000), Stamp { ms: 1_000 + FOREIGN_LEAD_MS, counter: 1 });
        assert_eq!(clock.tick(9_000_000), Stamp { ms: 9_000_000, counter: 0 });
    }

    #[test]
    fn an_old_stamp_moves_nothing_and_a_full_counter_goes_on() {
        let mut clock = Clock::after(Stamp { ms: 50, counter: u32::MAX });
        clock.observe(Stamp { ms: 1, counter: 1 }, 40);
        assert_eq!(clock.tick(40), Stamp { ms: 51, counter: 0 });
    }

    proptest! {
        #[test]
        fn stamps_always_grow(times in prop::collection::vec((any::<bool>(), 0u64..1 << 40), 1..50)) {
            let mut clock = Clock::default();
            let mut before = Stamp::default();
            for (foreign, ms) in times {
                if foreign {
                    clock.observe(Stamp { ms, counter: 3 }, ms / 2);
                } else {
                    let stamp = clock.tick(ms);
                    prop_assert!(stamp > before);
                    before = stamp;
                }
            }
        }
    }
}

//! The clock of the program: the only place where time comes from outside, and where `--today` takes its place.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::app::model::Now;
use crate::domain::{Day, Minute};

/// The system's clock, or another day with the system's time.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    today: Option<Day>,
}

impl Clock {
    /// The system's clock, or that of another day.
    pub const fn new(today: Option<Day>) -> Self {
        Self { today }
    }

    /// What it says now.
    #[expect(clippy::disallowed_methods, reason = "the clock enters the program here")]
    pub fn now(self) -> Now {
        let date = chrono::Local::now();
        let ms = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        let today = self.today.or_else(|| Day::from_date(date.date_naive()));
        Now {
            today: today.unwrap_or_else(first_day),
            minute: Minute::from_time(date.time()),
            ms: u64::try_from(ms).unwrap_or(u64::MAX),
        }
    }

    /// How long until the minute on the screen changes.
    pub fn to_next_minute(self) -> Duration {
        Duration::from_millis(60_000 - self.now().ms % 60_000)
    }
}

/// The day of a moment, here.
pub fn day_of(ms: u64) -> Option<Day> {
    let moment = chrono::DateTime::from_timestamp_millis(i64::try_from(ms).ok()?)?;
    Day::from_date(moment.with_timezone(&chrono::Local).date_naive())
}

/// A clock outside 1900–2199 is wrong anyway: the first day shows that.
fn first_day() -> Day {
    Day::from_date(chrono::NaiveDate::default()).unwrap_or_else(first_day)
}

//! Which of several dated records is the current one: the latest day, never the stamp of the clock (design 3).
//!
//! Of records of one day the one whose day was typed last counts, then the greatest id, so that the answer is the
//! same at every workstation. A record without a day is older than every other.

use super::record::{Record, Records};
use super::{Contested, Day};
use crate::id::RecordId;

/// Where a record stands among others of its kind.
pub(super) type Moment = (Option<Day>, u64);

/// The day, and when that day was typed (milliseconds since 1970).
pub(super) fn moment(on: &Contested<Option<Day>>) -> Moment {
    (**on, on.by().map_or(0, |by| by.at_ms))
}

/// The current one of the records that `which` lets through.
pub(super) fn latest<T: Record>(
    records: &Records<T>,
    on: impl Fn(&T) -> &Contested<Option<Day>>,
    which: impl Fn(&T) -> bool,
) -> Option<(RecordId, &T)> {
    records.iter().filter(|(_, record)| which(record)).max_by_key(|(id, record)| (moment(on(record)), *id))
}

/// All of them, newest first.
pub(super) fn newest_first<T: Record>(
    records: &Records<T>,
    on: impl Fn(&T) -> &Contested<Option<Day>>,
) -> Vec<(RecordId, &T)> {
    let mut all: Vec<_> = records.iter().collect();
    all.sort_by_key(|(id, record)| std::cmp::Reverse((moment(on(record)), *id)));
    all
}

//! Reads the safety logs, past whatever is damaged in them, and says what is missing. Changes nothing.

use super::cache::Trouble;
use super::disk::Disk;
use super::error::StoreError;
use super::frame::{Frame, FrameError, Known};
use super::keys::Sealer;
use super::safety::{self, FORMAT, HEADER, MAGIC, MARK, Position, name_of};
use crate::id::StoreId;
use crate::journal::Tally;

/// What a walk found beside the frames that it handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walked {
    /// Behind the last good frame.
    pub end: Position,
    /// Bytes behind it: a write that was cut off, or damage.
    pub torn: u64,
    /// Places that cannot be read, the torn end left out.
    pub gaps: Vec<Known>,
    /// Frames whose index is missing.
    pub missing_frames: u64,
    /// The tally that the last frame speaks of.
    pub expected: Tally,
    /// The last log, when not one frame of it can be read.
    pub empty_log: Option<u32>,
}

/// Gets each frame with its place, and returns the tally of the entries in it.
pub type Visit<'v> = dyn FnMut(Position, &Frame) -> Result<Tally, Trouble> + 'v;

fn numbers(disk: &dyn Disk) -> Result<Vec<u32>, StoreError> {
    let names = disk.list(safety::FOLDER)?;
    let mut numbers: Vec<u32> = names
        .iter()
        .filter_map(|name| name.strip_suffix(".log").and_then(|digits| digits.parse().ok()))
        .collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// Refuses logs of a newer version by their headers alone, without a key and before anything is touched.
pub fn refuse_newer(disk: &dyn Disk) -> Result<(), StoreError> {
    for number in numbers(disk)? {
        // what cannot be read is for the walk to judge
        let bytes = disk.read_at(&name_of(number), 0, HEADER).unwrap_or_default();
        if let Some(found) = bytes.first_chunk().and_then(format_of).filter(|found| *found != FORMAT) {
            return Err(newer(found));
        }
    }
    Ok(())
}

/// The format that a header names; none when the header is damaged.
fn format_of(head: &[u8; HEADER]) -> Option<u8> {
    let (fields, check) = head.split_last_chunk::<8>()?;
    let found = fields.strip_prefix(MAGIC)?.first()?;
    (safety::check(&[fields]) == *check).then_some(*found)
}

/// The logs of one store.
pub struct Logs<'a> {
    /// Where they lie.
    pub disk: &'a dyn Disk,
    /// Opens their frames.
    pub sealer: &'a Sealer,
    /// Whose they are.
    pub store: StoreId,
}

impl Logs<'_> {
    /// The numbers of the logs, in order.
    pub fn numbers(&self) -> Result<Vec<u32>, StoreError> {
        numbers(self.disk)
    }

    /// Whether, by names and sizes alone, the logs reach this position with no log missing or cut before it.
    pub fn reach(&self, position: Position) -> Result<bool, StoreError> {
        let numbers = self.numbers()?;
        if !numbers.iter().copied().eq(1..=u32::try_from(numbers.len()).unwrap_or(u32::MAX)) {
            return Ok(false);
        }
        let mut sizes = Vec::new();
        for number in &numbers {
            sizes.push(self.disk.size(&name_of(*number))?);
        }
        for (number, size) in numbers.iter().zip(&sizes) {
            if self.end_of(*number)?.is_some_and(|end| end > *size) {
                return Ok(false);
            }
        }
        let at = usize::try_from(position.log).ok().and_then(|log| sizes.get(log.checked_sub(1)?));
        Ok(position.log == 0 || at.is_some_and(|size| *size >= position.offset))
    }

    /// Where a log ends, as the next one says; none when there is no next one that can be read.
    fn end_of(&self, number: u32) -> Result<Option<u64>, StoreError> {
        let next = name_of(number + 1);
        if self.disk.size(&next).is_err() {
            return Ok(None);
        }
        let bytes = self.disk.read_at(&next, HEADER as u64, 4096)?;
        let Some((index, sealed, _)) = frame_at(&bytes) else { return Ok(None) };
        match self.unseal(index, sealed) {
            Ok(Frame::Opening(opening)) => Ok(Some(opening.previous_end)),
            Ok(_) | Err(FrameError::Damaged) => Ok(None),
            Err(FrameError::Newer(found)) => Err(newer(found)),
        }
    }

    fn unseal(&self, index: u64, sealed: &[u8]) -> Result<Frame, FrameError> {
        let key = index.to_le_bytes();
        let plain = self.sealer.open(safety::TREE, &key, sealed).map_err(|_| FrameError::Damaged)?;
        Frame::decode(&plain)
    }

    /// Hands out every frame from a position on, each with its place.
    pub fn walk(&self, from: Position, expected: Tally, visit: &mut Visit<'_>) -> Result<Walked, Trouble> {
        let mut walked =
            Walked { end: from, torn: 0, gaps: vec![], missing_frames: 0, expected, empty_log: None };
        let numbers: Vec<u32> = self.numbers()?.into_iter().filter(|number| *number >= from.log).collect();
        let mut due = from.log.max(1);
        for number in numbers {
            for missing in due..number {
                walked.gaps.push(Known { log: missing, offset: 0, bytes: 0 });
            }
            due = number + 1;
            let start = if number == from.log { from.offset } else { 0 };
            self.walk_one(number, start, &mut walked, visit)?;
        }
        // nothing was acknowledged in a log without a frame: what was cut off before it was a write, as on a full disk
        if walked.empty_log.is_some()
            && let Some(cut_off) =
                walked.gaps.pop_if(|gap| (gap.log, gap.offset) == (walked.end.log, walked.end.offset))
        {
            walked.torn += cut_off.bytes;
        }
        Ok(walked)
    }

    fn walk_one(
        &self,
        number: u32,
        start: u64,
        walked: &mut Walked,
        visit: &mut Visit<'_>,
    ) -> Result<(), Trouble> {
        let name = name_of(number);
        let size = self.disk.size(&name).map_err(StoreError::from)?;
        let said_end = self.end_of(number)?;
        let end = said_end.unwrap_or(size).min(size);
        let length = usize::try_from(end.saturating_sub(start)).unwrap_or(usize::MAX);
        let bytes = self.disk.read_at(&name, start, length).map_err(StoreError::from)?;
        let mut offset = start;
        let mut rest = bytes.as_slice();
        if start == 0
            && let Some(after) = self.after_header(number, rest)?
        {
            rest = after;
            offset = HEADER as u64;
        }
        let mut good_end = offset;
        while !rest.is_empty() {
            let read =
                frame_at(rest).map(|(index, sealed, after)| (index, self.unseal(index, sealed), after));
            let (index, frame, after) = match read {
                Some((index, Ok(frame), after)) => (index, frame, after),
                Some((_, Err(FrameError::Newer(found)), _)) => return Err(newer(found).into()),
                Some((_, Err(FrameError::Damaged), _)) | None => {
                    let skip = next_mark(rest);
                    rest = rest.get(skip..).unwrap_or_default();
                    offset += skip as u64;
                    continue;
                }
            };
            if offset > good_end {
                walked.gaps.push(Known { log: number, offset: good_end, bytes: offset - good_end });
            }
            walked.missing_frames += index.saturating_sub(walked.end.index);
            let own = visit(Position { log: number, offset, index }, &frame)?;
            walked.expected = frame.after(&own).unwrap_or(walked.expected);
            offset += (rest.len() - after.len()) as u64;
            good_end = offset;
            rest = after;
            walked.end =
                Position { log: number, offset, index: index.max(walked.end.index.saturating_sub(1)) + 1 };
        }
        self.close(number, (good_end, offset), said_end, walked);
        Ok(())
    }

    /// What stands behind the last good frame of a log: a gap when another log follows, else a torn end.
    fn close(
        &self,
        number: u32,
        (good_end, read_to): (u64, u64),
        said_end: Option<u64>,
        walked: &mut Walked,
    ) {
        let follows = self.disk.size(&name_of(number + 1)).is_ok();
        let behind = said_end.unwrap_or(read_to).max(read_to).saturating_sub(good_end);
        if follows && behind > 0 {
            walked.gaps.push(Known { log: number, offset: good_end, bytes: behind });
        } else if !follows {
            walked.torn = behind;
            walked.empty_log = (walked.end.log != number).then_some(number);
        }
    }

    /// The bytes behind a good header; none when the header is damaged, which loses nothing by itself.
    fn after_header<'b>(&self, number: u32, bytes: &'b [u8]) -> Result<Option<&'b [u8]>, StoreError> {
        let Some((head, after)) = bytes.split_first_chunk::<HEADER>() else { return Ok(None) };
        match format_of(head) {
            Some(FORMAT) => {}
            Some(found) => return Err(newer(found)),
            None => return Ok(None),
        }
        if head.as_slice() == safety::header(number, self.store) {
            Ok(Some(after))
        } else {
            Err(StoreError::Damaged { what: "a safety log of another store" })
        }
    }
}

const fn newer(found: u8) -> StoreError {
    StoreError::NewerFormat { what: "safety log", found }
}

/// Index, sealed bytes and the rest, when a whole frame with a good checksum stands at the start.
fn frame_at(bytes: &[u8]) -> Option<(u64, &[u8], &[u8])> {
    let rest = bytes.strip_prefix(&MARK)?;
    let (index, rest) = rest.split_first_chunk::<8>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (sealed, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let (check, rest) = rest.split_first_chunk::<8>()?;
    (safety::check(&[index, length, sealed]) == *check).then(|| (u64::from_le_bytes(*index), sealed, rest))
}

/// How far the next mark is, the one at the start left out; the whole length when there is none.
fn next_mark(bytes: &[u8]) -> usize {
    let after = bytes.get(1..).unwrap_or_default();
    after.windows(MARK.len()).position(|window| window == MARK).map_or(bytes.len(), |at| at + 1)
}

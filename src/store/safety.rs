//! The safety log: every durable record is appended here, sealed, and synced before anybody hears that it is saved.
//!
//! ```text
//! NNNN.log = header | frame…
//! header   = magic 8 | format u8 | number u32 | store 16 | check 8
//! frame    = mark 4 | index u64 | length u32 | sealed bytes | check 8     (check: start of SHA-256 over index..sealed)
//! ```
//! Frames are numbered through all logs, so that a missing one is noticed. `walk` reads what is written here.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::disk::Disk;
use super::entropy::Entropy;
use super::error::StoreError;
use super::frame::{Frame, Opening};
use super::keys::Sealer;
use crate::id::StoreId;
use crate::journal::Tally;

/// The folder of the logs.
pub const FOLDER: &str = "safety";
/// The tree name under which frames are sealed.
pub const TREE: &str = "safety";
pub(super) const MAGIC: &[u8; 8] = b"TREDELOG";
pub(super) const FORMAT: u8 = 1;
/// Bytes of a log's header.
pub const HEADER: usize = 8 + 1 + 4 + 16 + 8;
pub(super) const MARK: [u8; 4] = [0xF5, b't', b'f', 0xA6];

/// A log that is larger than this is followed by a new one.
const ROTATE_AT: u64 = 32 << 20;

/// A place between two frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// The log's number, from 1; 0 before there is one.
    pub log: u32,
    /// The offset in it, in bytes.
    pub offset: u64,
    /// The index of the next frame, from 1.
    pub index: u64,
}

impl Position {
    /// Before the first log.
    pub const START: Self = Self { log: 0, offset: 0, index: 1 };
}

/// The name of a log.
pub fn name_of(number: u32) -> String {
    format!("{FOLDER}/{number:04}.log")
}

pub(super) fn check(parts: &[&[u8]]) -> [u8; 8] {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize().first_chunk::<8>().copied().unwrap_or_default()
}

pub(super) fn header(number: u32, store: StoreId) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(FORMAT);
    bytes.extend(number.to_le_bytes());
    bytes.extend(store.as_bytes());
    let check = check(&[&bytes]);
    bytes.extend(check);
    bytes
}

/// Appends to the newest log.
pub struct Writer {
    disk: Arc<dyn Disk>,
    entropy: Arc<dyn Entropy>,
    sealer: Sealer,
    store: StoreId,
    end: Position,
    /// Up to here everything would survive a power cut.
    synced: Position,
    /// The next frame goes into a log of its own, because the end of this one is not as it should be.
    begin_new: bool,
    /// The name of this log is not durable yet.
    new_name: bool,
}

impl Writer {
    /// A writer that goes on at `end`; in a new log when the old one has something behind it, or is none yet.
    pub fn new(
        (disk, entropy): (Arc<dyn Disk>, Arc<dyn Entropy>),
        sealer: Sealer,
        store: StoreId,
        end: Position,
        begin_new: bool,
    ) -> Self {
        Self { disk, entropy, sealer, store, end, synced: end, begin_new, new_name: false }
    }

    /// Where the next frame will stand.
    pub const fn end(&self) -> Position {
        self.end
    }

    /// Appends frames and returns when they would survive a power cut. After a failure nothing counts as written that
    /// was not durable before, and open imports are void.
    pub fn write(&mut self, frames: &[Frame], before: Tally) -> Result<(), StoreError> {
        let done = self.append(frames, before).and_then(|()| self.sync());
        self.settle(done)
    }

    /// Appends frames without waiting for the disk; the next [`Writer::write`] covers them.
    pub fn write_behind(&mut self, frames: &[Frame], before: Tally) -> Result<(), StoreError> {
        let done = self.append(frames, before);
        self.settle(done)
    }

    fn settle(&mut self, done: Result<(), StoreError>) -> Result<(), StoreError> {
        if done.is_err() {
            // what stands behind is disowned by the next log's first frame
            self.end = self.synced;
            self.begin_new = true;
            self.new_name = false;
        }
        done
    }

    fn append(&mut self, frames: &[Frame], before: Tally) -> Result<(), StoreError> {
        let mut bytes = Vec::new();
        let mut end = self.end;
        if self.begin_new || end.offset >= ROTATE_AT {
            self.sync()?;
            let previous_end = end.offset;
            end = Position { log: end.log + 1, offset: 0, index: end.index };
            self.clear(&name_of(end.log))?;
            bytes = header(end.log, self.store);
            self.put(&mut bytes, &mut end.index, &Frame::Opening(Opening { before, previous_end }))?;
        }
        for frame in frames {
            self.put(&mut bytes, &mut end.index, frame)?;
        }
        self.disk.append(&name_of(end.log), &bytes)?;
        end.offset += bytes.len() as u64;
        if end.log != self.end.log {
            self.begin_new = false;
            self.new_name = true;
        }
        self.end = end;
        Ok(())
    }

    /// A file that an earlier failure left under this name holds nothing that was ever acknowledged.
    fn clear(&self, name: &str) -> Result<(), StoreError> {
        if self.disk.size(name).is_ok_and(|size| size > 0) {
            self.disk.truncate(name, 0)?;
        }
        Ok(())
    }

    fn put(&self, bytes: &mut Vec<u8>, next: &mut u64, frame: &Frame) -> Result<(), StoreError> {
        let index = next.to_le_bytes();
        let sealed = self.sealer.seal(TREE, &index, &frame.encode()?, &*self.entropy)?;
        let length = u32::try_from(sealed.len()).unwrap_or(u32::MAX).to_le_bytes();
        bytes.extend(MARK);
        bytes.extend(index);
        bytes.extend(length);
        bytes.extend(&sealed);
        bytes.extend(check(&[&index, &length, &sealed]));
        *next += 1;
        Ok(())
    }

    fn sync(&mut self) -> Result<(), StoreError> {
        if self.synced != self.end {
            self.disk.sync(&name_of(self.end.log))?;
            if self.new_name {
                self.disk.sync_folder(FOLDER)?;
                self.new_name = false;
            }
            self.synced = self.end;
        }
        Ok(())
    }
}

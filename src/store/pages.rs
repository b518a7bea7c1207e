//! Pages of summaries: what the list needs of every participant, a few in one sealed value. Knows nothing of the summaries' content.

use serde::{Deserialize, Serialize};

use super::block;
use crate::id::DossierId;
use crate::journal::codec::CodecError;
use crate::journal::{Tally, codec};

/// The most participants in one page.
pub const PAGE_ITEMS: usize = 8;
/// The most bytes in one page.
pub const PAGE_BYTES: usize = 48 * 1024;

/// What the index in memory knows of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The page of its summary.
    pub page: u32,
    /// Of its entries.
    pub tally: Tally,
    /// How many segments it has.
    pub segments: u32,
    /// The version of the fold that made its summary, and the tally of the entries that it was made from.
    pub summary: Option<(u32, Tally)>,
}

/// One dossier in a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Which one.
    pub dossier: DossierId,
    /// Of its entries.
    pub tally: Tally,
    /// How many segments it has.
    pub segments: u32,
    /// Its summary, when one was put.
    pub summary: Option<Summary>,
}

/// A summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    version: u32,
    of: Tally,
    /// The caller's bytes.
    #[serde(with = "codec::bytes")]
    pub bytes: Vec<u8>,
}

/// The bytes of a page: what stands in it repeats, so it is packed.
pub fn pack(items: &[Item]) -> Result<Vec<u8>, CodecError> {
    let plain = codec::encode(items, super::MAX_VALUE as u64)?;
    Ok(block::pack([plain.as_slice()]))
}

/// The items of a page.
pub fn unpack(page: &[u8]) -> Result<Vec<Item>, CodecError> {
    let items = block::unpack(page, super::MAX_VALUE).map_err(|_| CodecError)?;
    codec::decode(items.first().ok_or(CodecError)?, super::MAX_VALUE as u64)
}

impl Item {
    /// A dossier without entries.
    pub fn new(dossier: DossierId) -> Self {
        Self { dossier, tally: Tally::default(), segments: 0, summary: None }
    }

    /// With a summary of its entries as they are now.
    pub fn summarise(&mut self, version: u32, bytes: Vec<u8>) {
        self.summary = Some(Summary { version, of: self.tally, bytes });
    }

    /// Its summary with the fold's version, when it holds for the entries as they are.
    pub fn current_summary(self) -> Option<(DossierId, u32, Vec<u8>)> {
        let (dossier, tally) = (self.dossier, self.tally);
        self.summary
            .filter(|summary| summary.of == tally)
            .map(|summary| (dossier, summary.version, summary.bytes))
    }

    /// What the index knows of it.
    pub fn slot(&self, page: u32) -> Slot {
        let summary = self.summary.as_ref().map(|summary| (summary.version, summary.of));
        Slot { page, tally: self.tally, segments: self.segments, summary }
    }

    /// At most how many bytes it takes in a page.
    pub fn size(&self) -> usize {
        128 + self.summary.as_ref().map_or(0, |summary| summary.bytes.len())
    }
}

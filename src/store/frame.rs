//! What a frame of the safety log says, and its bytes. Knows nothing of files.
//!
//! Frozen per kind number; a new kind gets a new number. Kind 5 was a line of the access log before it was a chain. Layout: format u8 | kind u8 | body.

use serde::{Deserialize, Serialize};

use super::access::Link;
use super::block;
use super::error::StoreError;
use crate::journal::{Tally, codec};

const FORMAT: u8 = 1;
/// The most bytes of entries that one frame carries.
pub const MOST_IN_FRAME: usize = 1 << 20;
/// The most bytes that a frame may claim to unpack to.
const LIMIT: usize = 4 << 20;

/// One frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// The first of each log.
    Opening(Opening),
    /// Entries, saved together.
    Entries {
        /// The tally of all visible entries before this frame.
        before: Tally,
        /// The import they belong to, invisible until its commit; 0 for none.
        import: u64,
        /// The authors' bytes.
        entries: Vec<Box<[u8]>>,
    },
    /// An import begins.
    Begin(u64),
    /// An import is complete and visible.
    Commit(Commit),
    /// A line of the access log.
    Access(Link),
    /// A setting of this workstation.
    Setting(Setting),
    /// Damage that was noticed, told and mended as far as it could be.
    Known(Known),
}

/// The first frame of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The tally of all visible entries before it.
    pub before: Tally,
    /// Where the log before this one ends; what stands behind that was never acknowledged.
    pub previous_end: u64,
}

/// The end of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Which import.
    pub import: u64,
    /// The tally of all visible entries before it.
    pub before: Tally,
    /// The tally of the import.
    pub tally: Tally,
}

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Its name, chosen by the program.
    pub key: String,
    /// Its value.
    #[serde(with = "codec::bytes")]
    pub value: Vec<u8>,
}

/// A place in a log that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Known {
    /// The log's number.
    pub log: u32,
    /// Where the place begins.
    pub offset: u64,
    /// How long it is; 0 when the whole log or its end is missing.
    pub bytes: u64,
}

impl Frame {
    /// The tally after this frame, when it says so.
    pub fn after(&self, own: &Tally) -> Option<Tally> {
        let with = |before: &Tally, more: &Tally| {
            let mut after = *before;
            after.join(more);
            after
        };
        match self {
            Self::Opening(opening) => Some(opening.before),
            Self::Entries { before, import: 0, .. } => Some(with(before, own)),
            Self::Entries { before, .. } => Some(*before),
            Self::Commit(commit) => Some(with(&commit.before, &commit.tally)),
            Self::Begin(_) | Self::Access(_) | Self::Setting(_) | Self::Known(_) => None,
        }
    }

    /// Its bytes, to be sealed.
    pub fn encode(&self) -> Result<Vec<u8>, StoreError> {
        fn small<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
            let limit = super::MAX_VALUE;
            codec::encode(value, limit as u64).map_err(|_| StoreError::TooLarge { bytes: limit + 1, limit })
        }
        let (kind, body) = match self {
            Self::Opening(opening) => (1, small(opening)?),
            Self::Entries { before, import, entries } => (2, entries_body(before, *import, entries)),
            Self::Begin(import) => (3, small(import)?),
            Self::Commit(commit) => (4, small(commit)?),
            Self::Access(access) => (8, small(access)?),
            Self::Setting(setting) => (6, small(setting)?),
            Self::Known(known) => (7, small(known)?),
        };
        Ok([vec![FORMAT, kind], body].concat())
    }
}

impl Frame {
    /// The frame in these bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        fn small<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, FrameError> {
            codec::decode(body, super::MAX_VALUE as u64).map_err(|_| FrameError::Damaged)
        }
        match bytes {
            [FORMAT, 1, body @ ..] => small(body).map(Self::Opening),
            [FORMAT, 2, body @ ..] => entries_in(body).ok_or(FrameError::Damaged),
            [FORMAT, 3, body @ ..] => small(body).map(Self::Begin),
            [FORMAT, 4, body @ ..] => small(body).map(Self::Commit),
            [FORMAT, 8, body @ ..] => small(body).map(Self::Access),
            [FORMAT, 6, body @ ..] => small(body).map(Self::Setting),
            [FORMAT, 7, body @ ..] => small(body).map(Self::Known),
            [FORMAT, kind, ..] => Err(FrameError::Newer(*kind)),
            [format, ..] => Err(FrameError::Newer(*format)),
            [] => Err(FrameError::Damaged),
        }
    }
}

/// Why the bytes of a frame say nothing. They were sealed, so damage on the disk is found before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameError {
    /// Not what this version wrote.
    Damaged,
    /// A newer version wrote it.
    Newer(u8),
}

/// count u64 | sum 32 | import u64 | block
fn entries_body(before: &Tally, import: u64, entries: &[Box<[u8]>]) -> Vec<u8> {
    let mut body = before.count.to_le_bytes().to_vec();
    body.extend(before.sum);
    body.extend(import.to_le_bytes());
    body.extend(block::pack(entries.iter().map(AsRef::as_ref)));
    body
}

fn entries_in(body: &[u8]) -> Option<Frame> {
    let (count, body) = body.split_first_chunk::<8>()?;
    let (sum, body) = body.split_first_chunk::<32>()?;
    let (import, body) = body.split_first_chunk::<8>()?;
    let before = Tally { count: u64::from_le_bytes(*count), sum: *sum };
    let entries = block::unpack(body, LIMIT).ok()?;
    Some(Frame::Entries { before, import: u64::from_le_bytes(*import), entries })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CoachId, DossierId};
    use crate::store::access::{Access, Chain};
    use proptest::prelude::*;

    fn all_kinds() -> Vec<Frame> {
        let before = Tally { count: 300, sum: [4; 32] };
        let line =
            Access { at_ms: 9, coach: CoachId::from_bytes([1; 16]), dossier: DossierId::CATALOGUE, what: 2 };
        let access = Chain::default().extend([line])[0];
        vec![
            Frame::Opening(Opening { before, previous_end: 77 }),
            Frame::Entries { before, import: 3, entries: vec![[1, 2, 3].into(), [].into()] },
            Frame::Begin(3),
            Frame::Commit(Commit { import: 3, before, tally: before }),
            Frame::Setting(Setting { key: "k".into(), value: vec![0, 255] }),
            Frame::Known(Known { log: 1, offset: 2, bytes: 3 }),
            Frame::Access(access),
        ]
    }

    #[test]
    fn every_kind_comes_back_and_keeps_its_number() {
        for (frame, number) in all_kinds().into_iter().zip([1u8, 2, 3, 4, 6, 7, 8]) {
            let bytes = frame.encode().unwrap();
            assert_eq!(bytes[..2], [1, number]);
            assert_eq!(Frame::decode(&bytes), Ok(frame));
        }
    }

    #[test]
    fn an_unknown_kind_or_format_is_newer_not_damaged() {
        assert_eq!(Frame::decode(&[1, 99]), Err(FrameError::Newer(99)));
        assert_eq!(Frame::decode(&[2, 1, 0]), Err(FrameError::Newer(2)));
    }

    proptest! {
        #[test]
        fn any_bytes_never_panic(kind in 0u8..9, body in prop::collection::vec(any::<u8>(), 0..120)) {
            let _ = Frame::decode(&[vec![1, kind], body].concat());
        }
    }
}

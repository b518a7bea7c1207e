//! One entry: about one record, written once, kept as the author's bytes for ever.
//!
//! The envelope's layout is frozen and readable by every version; the payload behind it belongs to the format number.
//! Knows nothing of what a kind or a field means.
//!
//! ```text
//! format u8 | stream 16 | seq u64 | ms u64 | counter u32 | author 16 | dossier 16 | kind u16 | record 16
//!           | action stream 16 | action seq u64 | length u32 | payload          (numbers little endian)
//! ```

use serde::{Deserialize, Serialize};
use sha2::Digest as _;

use super::register::RecordKey;
use super::{Digest, FORK_KIND, Stamp, codec};
use crate::id::{CoachId, DossierId, EntryId, RecordId, StreamId};

/// The format that this version writes.
const FORMAT: u8 = 1;
/// Bytes of the envelope.
const ENVELOPE: usize = 115;
/// The most bytes that one entry may have, so that every value of the store stays below 64 KiB.
pub const MAX_ENTRY: usize = 60 * 1024;
/// What a fork entry may have beyond that, so that it can carry the largest other entry.
const FORK_ROOM: usize = 256;

const fn most(kind: u16) -> usize {
    if kind == FORK_KIND { MAX_ENTRY + FORK_ROOM } else { MAX_ENTRY }
}

/// Why bytes are no entry, or edits make none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Shorter than the envelope, or than it says.
    #[error("the entry is cut off")]
    Cut,
    /// The payload of a format that this version knows does not decode.
    #[error("the entry's content cannot be read")]
    Payload,
    /// Larger than [`MAX_ENTRY`].
    #[error("the entry has {0} bytes, more than one entry may have")]
    TooLarge(usize),
    /// One field twice.
    #[error("the entry sets one field twice")]
    FieldTwice,
}

/// The frozen envelope: what every version can read of every entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub id: EntryId,
    /// When.
    pub stamp: Stamp,
    /// By whom.
    pub author: CoachId,
    /// In which file.
    pub dossier: DossierId,
    /// The kind of record; only `record/` knows what it means.
    pub kind: u16,
    /// Which record.
    pub record: RecordId,
    /// The first entry of what the coach did; entries with the same action are saved and undone together.
    pub action: EntryId,
}

impl Header {
    /// Its record.
    pub const fn key(&self) -> RecordKey {
        RecordKey { kind: self.kind, record: self.record }
    }
}

/// Who wrote a value first, when an undo writes it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The coach.
    pub author: CoachId,
    /// When.
    pub stamp: Stamp,
}

/// A new value of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The field's number.
    pub field: u16,
    /// The heads of the field that its author saw; in an edit that takes the record away those of all its fields.
    pub replaces: Vec<EntryId>,
    /// The value; no bytes at all means that the field is unset again.
    #[serde(with = "codec::bytes")]
    pub value: Vec<u8>,
    /// Set when an undo wrote somebody's value again.
    pub first: Option<Origin>,
}

/// An entry, with the bytes that its author wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    header: Header,
    edits: Option<Vec<Edit>>,
    bytes: Box<[u8]>,
    digest: Digest,
}

impl Entry {
    /// Writes a new entry.
    pub fn write(header: Header, edits: Vec<Edit>) -> Result<Self, EntryError> {
        if sets_a_field_twice(&edits) {
            return Err(EntryError::FieldTwice);
        }
        let payload = codec::encode(&edits, 1 << 30).map_err(|_| EntryError::TooLarge(1 << 30))?;
        let bytes = envelope(&header, payload);
        if bytes.len() > most(header.kind) {
            return Err(EntryError::TooLarge(bytes.len()));
        }
        let digest = sha2::Sha256::digest(&bytes).into();
        Ok(Self { header, edits: Some(edits), bytes: bytes.into(), digest })
    }

    /// Reads an entry that somebody wrote, perhaps with a newer version.
    pub fn read(bytes: &[u8]) -> Result<Self, EntryError> {
        if bytes.len() > most(FORK_KIND) {
            return Err(EntryError::TooLarge(bytes.len()));
        }
        let mut rest = Reader(bytes);
        let format = rest.take::<1>()?;
        let header = Header {
            id: rest.entry_id()?,
            stamp: Stamp { ms: u64::from_le_bytes(rest.take()?), counter: u32::from_le_bytes(rest.take()?) },
            author: CoachId::from_bytes(rest.take()?),
            dossier: DossierId::from_bytes(rest.take()?),
            kind: u16::from_le_bytes(rest.take()?),
            record: RecordId::from_bytes(rest.take()?),
            action: rest.entry_id()?,
        };
        if bytes.len() > most(header.kind) {
            return Err(EntryError::TooLarge(bytes.len()));
        }
        let length = u32::from_le_bytes(rest.take()?);
        if u64::try_from(rest.0.len()) != Ok(u64::from(length)) {
            return Err(EntryError::Cut);
        }
        let edits = match format {
            [FORMAT] => Some(edits_in(rest.0)?),
            _ => None,
        };
        Ok(Self { header, edits, bytes: bytes.into(), digest: sha2::Sha256::digest(bytes).into() })
    }

    /// The envelope.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// Its name.
    pub const fn id(&self) -> EntryId {
        self.header.id
    }

    /// The new values; none when a newer version wrote the entry in a way that this one cannot read.
    pub fn edits(&self) -> Option<&[Edit]> {
        self.edits.as_deref()
    }

    /// The author's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 over the author's bytes.
    pub const fn digest(&self) -> &Digest {
        &self.digest
    }

    /// The total order over contents: stamp, stream, number, and for two contents of one id their digest.
    pub const fn order(&self) -> (Stamp, EntryId, Digest) {
        (self.header.stamp, self.header.id, self.digest)
    }
}

fn edits_in(payload: &[u8]) -> Result<Vec<Edit>, EntryError> {
    let edits: Vec<Edit> = codec::decode(payload, most(FORK_KIND) as u64).map_err(|_| EntryError::Payload)?;
    if sets_a_field_twice(&edits) { Err(EntryError::FieldTwice) } else { Ok(edits) }
}

fn sets_a_field_twice(edits: &[Edit]) -> bool {
    if edits.len() < 2 {
        return false;
    }
    let mut fields: Vec<u16> = edits.iter().map(|edit| edit.field).collect();
    fields.sort_unstable();
    fields.windows(2).any(|pair| pair.first() == pair.last())
}

fn envelope(header: &Header, payload: Vec<u8>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(ENVELOPE + payload.len());
    bytes.push(FORMAT);
    put_entry_id(&mut bytes, header.id);
    bytes.extend(header.stamp.ms.to_le_bytes());
    bytes.extend(header.stamp.counter.to_le_bytes());
    bytes.extend(header.author.as_bytes());
    bytes.extend(header.dossier.as_bytes());
    bytes.extend(header.kind.to_le_bytes());
    bytes.extend(header.record.as_bytes());
    put_entry_id(&mut bytes, header.action);
    bytes.extend(u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend(payload);
    bytes
}

fn put_entry_id(bytes: &mut Vec<u8>, id: EntryId) {
    bytes.extend(id.stream.as_bytes());
    bytes.extend(id.seq.to_le_bytes());
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], EntryError> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(EntryError::Cut)?;
        self.0 = rest;
        Ok(*head)
    }

    fn entry_id(&mut self) -> Result<EntryId, EntryError> {
        Ok(EntryId { stream: StreamId::from_bytes(self.take()?), seq: u64::from_le_bytes(self.take()?) })
    }
}

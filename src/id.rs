//! The names of things: 128 bits, random or derived. Knows nothing of what they name.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Text that is not 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is written as 32 hexadecimal digits")]
pub struct IdError;

macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident ),* $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The id with these bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// Its bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }

            /// The first 8 hexadecimal digits, for messages.
            pub fn short(&self) -> String {
                self.0.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.short())
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                let digits = text.as_bytes();
                if digits.len() != 32 {
                    return Err(IdError);
                }
                let mut bytes = [0; 16];
                for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
                    let pair = std::str::from_utf8(pair).map_err(|_| IdError)?;
                    // from_str_radix takes a sign, an id does not
                    if !pair.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                        return Err(IdError);
                    }
                    *byte = u8::from_str_radix(pair, 16).map_err(|_| IdError)?;
                }
                Ok(Self(bytes))
            }
        }
    )* };
}

ids! {
    /// One participant's file, or the catalogue.
    DossierId,
    /// One record in a dossier.
    RecordId,
    /// A coach.
    CoachId,
    /// A stream of entries: one program run of one store.
    StreamId,
    /// A store.
    StoreId,
    /// A location; its workstations share it.
    LocationId,
}

impl DossierId {
    /// What is not about participants: partners, templates, coaches.
    pub const CATALOGUE: Self = Self([0; 16]);
    /// Where each stream of entries says which workstation began it. The store's own; no screen shows it.
    pub const STREAMS: Self = Self([0xFF; 16]);

    /// Whether it is a participant's file.
    pub fn is_participant(self) -> bool {
        ![Self::CATALOGUE, Self::STREAMS, Self::ERASURES].contains(&self)
    }
    /// Where stands what was erased, and which entries are gone with it. It travels with every bundle.
    pub const ERASURES: Self = Self([0xEE; 16]);
}

impl RecordId {
    /// The id that follows from a natural key inside a dossier, so that two offline workstations make a record once.
    pub fn natural(dossier: DossierId, kind: u16, key: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"trede natural record");
        hash.update(dossier.0);
        hash.update(kind.to_le_bytes());
        hash.update(key);
        Self(first_half(&hash.finalize().into()))
    }
}

/// An entry's name: its stream, and its number there from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryId {
    /// The stream.
    pub stream: StreamId,
    /// The number in it, from 1.
    pub seq: u64,
}

/// Mints ids from a seed, so that what makes records stays a pure function.
#[derive(Clone)]
pub struct IdSource {
    seed: [u8; 32],
    minted: u64,
}

impl fmt::Debug for IdSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdSource({} minted)", self.minted)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.stream.short(), self.seq)
    }
}

impl IdSource {
    /// A source; the seed comes from the system's randomness, or is fixed in a test.
    pub const fn from_seed(seed: [u8; 32]) -> Self {
        Self { seed, minted: 0 }
    }

    /// A dossier that nobody has yet.
    pub fn dossier(&mut self) -> DossierId {
        DossierId(self.mint())
    }

    /// A record that nobody has yet.
    pub fn record(&mut self) -> RecordId {
        RecordId(self.mint())
    }

    /// A coach that nobody has yet.
    pub fn coach(&mut self) -> CoachId {
        CoachId(self.mint())
    }

    /// A stream that nobody has yet.
    pub fn stream(&mut self) -> StreamId {
        StreamId(self.mint())
    }

    /// A location that nobody has yet.
    pub fn location(&mut self) -> LocationId {
        LocationId(self.mint())
    }

    /// A store that nobody has yet.
    pub fn store(&mut self) -> StoreId {
        StoreId(self.mint())
    }

    fn mint(&mut self) -> [u8; 16] {
        self.minted += 1;
        let mut hash = Sha256::new();
        hash.update(b"trede id");
        hash.update(self.seed);
        hash.update(self.minted.to_le_bytes());
        first_half(&hash.finalize().into())
    }
}

fn first_half(hash: &[u8; 32]) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash).for_each(|(to, from)| *to = *from);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let id = IdSource::from_seed([7; 32]).dossier();
        assert_eq!(id.to_string().parse::<DossierId>(), Ok(id));
        assert_eq!("+f".repeat(16).parse::<DossierId>(), Err(IdError));
        assert_eq!("é".repeat(16).parse::<DossierId>(), Err(IdError));
    }

    #[test]
    fn a_source_never_repeats_and_a_seed_always_does() {
        let mut source = IdSource::from_seed([1; 32]);
        let (first, second) = (source.record(), source.record());
        assert_ne!(first, second);
        assert_eq!(IdSource::from_seed([1; 32]).record(), first);
    }

    #[test]
    fn natural_ids_differ_by_each_part() {
        let (one, two) = (DossierId([1; 16]), DossierId([2; 16]));
        let base = RecordId::natural(one, 1, b"a");
        assert_eq!(base, RecordId::natural(one, 1, b"a"));
        for other in [
            RecordId::natural(two, 1, b"a"),
            RecordId::natural(one, 2, b"a"),
            RecordId::natural(one, 1, b"b"),
        ] {
            assert_ne!(base, other);
        }
    }
}

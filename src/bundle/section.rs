//! The sections inside a bundle: their kinds, their packing and their limits. Knows nothing of keys.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::BundleError;

/// Kinds of sections; see the format in the module's first page.
pub mod kind {
    pub const SIGNATURE: u8 = 0;
    pub const HEADER: u8 = 1;
    pub const ENTRIES: u8 = 2;
    pub const SETTINGS: u8 = 3;
    pub const ACCESS: u8 = 4;
    /// From here on an unknown kind is passed over.
    pub const OPTIONAL: u8 = 128;
}

const PLAIN: u8 = 0;
const GZIP: u8 = 1;
/// Bytes before a section's content.
pub const HEAD: usize = 10;
/// The most bytes of a header: the knowledge of both sides is in it.
pub const MOST_HEADER: usize = 32 << 20;
/// The most bytes of any other section, unpacked.
pub const MOST: usize = 1 << 20;
/// Shorter content is not packed.
const WORTH_PACKING: usize = 64;

/// What stands before a section's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub kind: u8,
    packing: u8,
    packed: usize,
    length: usize,
}

/// A section with its head, ready to be written.
pub fn pack(kind: u8, plain: &[u8]) -> Result<Vec<u8>, BundleError> {
    if plain.len() > most(kind) {
        return Err(BundleError::TooLarge { what: "section" });
    }
    let squeezed = if plain.len() < WORTH_PACKING { None } else { Some(squeeze(plain)?) };
    let (packing, body) = match &squeezed {
        Some(squeezed) if squeezed.len() < plain.len() => (GZIP, squeezed.as_slice()),
        _ => (PLAIN, plain),
    };
    let mut bytes = Vec::with_capacity(HEAD + body.len());
    bytes.extend([kind, packing]);
    bytes.extend(number(body.len())?);
    bytes.extend(number(plain.len())?);
    bytes.extend(body);
    Ok(bytes)
}

fn squeeze(plain: &[u8]) -> Result<Vec<u8>, BundleError> {
    // the fastest level: ids and words repeat, and more effort gains little
    let mut squeezed = GzEncoder::new(Vec::with_capacity(plain.len() / 2), Compression::fast());
    squeezed.write_all(plain)?;
    Ok(squeezed.finish()?)
}

fn number(length: usize) -> Result<[u8; 4], BundleError> {
    u32::try_from(length).map(u32::to_le_bytes).map_err(|_| BundleError::TooLarge { what: "section" })
}

const fn most(kind: u8) -> usize {
    if kind == kind::HEADER { MOST_HEADER } else { MOST }
}

impl Head {
    /// The head in these bytes, when its claims are within the limits.
    pub fn read(bytes: [u8; HEAD]) -> Result<Self, BundleError> {
        let [kind, packing, lengths @ ..] = bytes;
        let numbers = u64::from_le_bytes(lengths);
        let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let (packed, length) = (number(numbers & 0xFFFF_FFFF), number(numbers >> 32));
        if length > most(kind) || packed > length {
            return Err(BundleError::TooLarge { what: "section" });
        }
        match packing {
            GZIP => {}
            PLAIN if packed == length => {}
            PLAIN => return Err(BundleError::Damaged { what: "section" }),
            found => return Err(BundleError::Newer { found }),
        }
        Ok(Self { kind, packing, packed, length })
    }

    /// How many bytes follow.
    pub const fn packed(&self) -> usize {
        self.packed
    }

    /// The content of what follows.
    pub fn unpack(&self, packed: Vec<u8>) -> Result<Vec<u8>, BundleError> {
        let damaged = |_: io::Error| BundleError::Damaged { what: "section" };
        if self.packing == PLAIN {
            return Ok(packed);
        }
        let mut plain = Vec::with_capacity(self.length.min(MOST));
        let most = u64::try_from(self.length).unwrap_or(u64::MAX).saturating_add(1);
        GzDecoder::new(packed.as_slice()).take(most).read_to_end(&mut plain).map_err(damaged)?;
        if plain.len() == self.length { Ok(plain) } else { Err(BundleError::Damaged { what: "section" }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn content_comes_back(plain in prop::collection::vec(0u8..4, 0..5000)) {
            let bytes = pack(kind::ENTRIES, &plain).unwrap();
            let (head, body) = bytes.split_first_chunk::<HEAD>().unwrap();
            let head = Head::read(*head).unwrap();
            prop_assert_eq!(head.packed(), body.len());
            prop_assert_eq!(head.unpack(body.to_vec()).unwrap(), plain);
        }
    }

    #[test]
    fn a_section_that_unpacks_to_more_than_it_claims_is_refused() {
        let mut bytes = pack(kind::ENTRIES, &[0; 5000]).unwrap();
        bytes[6..10].copy_from_slice(&4000u32.to_le_bytes());
        let (head, body) = bytes.split_first_chunk::<HEAD>().unwrap();
        assert!(Head::read(*head).unwrap().unpack(body.to_vec()).is_err());
    }

    #[test]
    fn a_claim_above_the_limit_is_refused_before_anything_is_reserved() {
        let mut head = [kind::ENTRIES, GZIP, 1, 0, 0, 0, 0, 0, 0, 0];
        head[6..10].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(matches!(Head::read(head), Err(BundleError::TooLarge { .. })));
    }
}

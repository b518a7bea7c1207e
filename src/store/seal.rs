//! One sealed value: {format, algorithm, key epoch, nonce, bytes}. Where it belongs is sealed in with it.
//!
//! A value that was moved to another key, tree or store, or written in another format, does not open. Knows no files.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::entropy::Entropy;
use super::error::StoreError;
use crate::id::StoreId;

const FORMAT: u8 = 1;
const XCHACHA20_POLY1305: u8 = 1;
const NONCE: usize = 24;
/// How many bytes sealing adds.
pub const OVERHEAD: usize = 1 + 1 + 4 + NONCE + 16;

/// A key for one purpose, wiped when dropped.
pub type Key = Zeroizing<[u8; 32]>;

/// A value that does not open: damaged, moved, or sealed with another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsealable;

/// Where a value belongs.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The store.
    pub store: StoreId,
    /// The tree or file.
    pub tree: &'a str,
    /// The key in it.
    pub key: &'a [u8],
}

impl Place<'_> {
    /// The associated data; lengths go first, so that no two places give the same bytes.
    fn bound_to(&self, header: [u8; 6]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64);
        bytes.extend(header);
        bytes.extend(self.store.as_bytes());
        for part in [self.tree.as_bytes(), self.key] {
            bytes.extend((part.len() as u64).to_le_bytes());
            bytes.extend(part);
        }
        bytes
    }
}

fn header(epoch: u32) -> [u8; 6] {
    let [a, b, c, d] = epoch.to_le_bytes();
    [FORMAT, XCHACHA20_POLY1305, a, b, c, d]
}

/// Seals a value for its place.
pub fn seal(
    key: &Key,
    epoch: u32,
    place: Place<'_>,
    plain: &[u8],
    entropy: &dyn Entropy,
) -> Result<Vec<u8>, StoreError> {
    let mut nonce = [0; NONCE];
    entropy.fill(&mut nonce)?;
    let header = header(epoch);
    let aad = place.bound_to(header);
    let sealed = XChaCha20Poly1305::new((&**key).into())
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: &aad })
        .map_err(|_| StoreError::TooLarge { bytes: plain.len(), limit: 1 << 30 })?;
    let mut bytes = Vec::with_capacity(plain.len() + OVERHEAD);
    bytes.extend(header);
    bytes.extend(nonce);
    bytes.extend(sealed);
    Ok(bytes)
}

/// The epoch of the key that a sealed value needs.
pub fn epoch_of(sealed: &[u8]) -> Result<u32, Unsealable> {
    match sealed.first_chunk::<6>() {
        Some([FORMAT, XCHACHA20_POLY1305, a, b, c, d]) => Ok(u32::from_le_bytes([*a, *b, *c, *d])),
        _ => Err(Unsealable),
    }
}

/// Opens a value that belongs here.
pub fn open(key: &Key, place: Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
    let epoch = epoch_of(sealed)?;
    let (_, rest) = sealed.split_first_chunk::<6>().ok_or(Unsealable)?;
    let (nonce, body) = rest.split_first_chunk::<NONCE>().ok_or(Unsealable)?;
    let aad = place.bound_to(header(epoch));
    XChaCha20Poly1305::new((&**key).into())
        .decrypt(XNonce::from_slice(nonce), Payload { msg: body, aad: &aad })
        .map(Zeroizing::new)
        .map_err(|_| Unsealable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::entropy::Seeded;

    fn place(tree: &'static str, key: &'static [u8]) -> Place<'static> {
        Place { store: StoreId::from_bytes([1; 16]), tree, key }
    }

    #[test]
    fn opens_only_unchanged_and_in_its_place() {
        let (key, entropy) = (Key::new([3; 32]), Seeded::new(1));
        let here = place("tail", b"ab");
        let sealed = seal(&key, 1, here, b"wens", &entropy).unwrap();
        assert_eq!(sealed.len(), 4 + OVERHEAD);
        assert_eq!(open(&key, here, &sealed).unwrap().as_slice(), b"wens");
        for other in [place("tai", b"lab"), place("tail", b"abc"), place("meta", b"ab")] {
            assert_eq!(open(&key, other, &sealed), Err(Unsealable));
        }
        assert_eq!(open(&Key::new([4; 32]), here, &sealed), Err(Unsealable));
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert_eq!(open(&key, here, &flipped), Err(Unsealable), "byte {at}");
            assert_eq!(open(&key, here, &sealed[..at]), Err(Unsealable), "cut at {at}");
        }
    }
}

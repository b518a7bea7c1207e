//! For tests: whatever the kept keys open in any file of a store, known or left over, looked for byte by byte.
//!
//! Tags are not checked, so a value needs not be in its place: what a key reveals anywhere counts as readable.

use std::path::{Path, PathBuf};

use chacha20::XChaCha20;
use chacha20::cipher::{KeyIvInit, StreamCipher, StreamCipherSeek};

use super::keys::Purpose;
use super::session::Store;

/// No sealed value is longer; what stands behind one is noise.
const LONGEST: usize = 5 << 20;
const NONCE: usize = 24;
/// The first block of the stream makes the tag.
const FIRST_BLOCK: u64 = 64;

impl Store {
    /// The files in which a kept key reveals these words.
    pub(crate) fn files_with(&self, folder: &Path, words: &[u8]) -> Vec<PathBuf> {
        let purposes = [Purpose::Safety, Purpose::Trees, Purpose::Drafts];
        let keys: Vec<(u32, [u8; 32])> =
            purposes.into_iter().flat_map(|purpose| self.keys.sealer(purpose).raw()).collect();
        let mut found = Vec::new();
        for file in files(folder) {
            let bytes = std::fs::read(&file).unwrap();
            let plain = contains(&bytes, words);
            if plain || keys.iter().any(|(epoch, key)| reveals(&bytes, *epoch, key, words)) {
                found.push(file);
            }
        }
        found
    }
}

fn reveals(bytes: &[u8], epoch: u32, key: &[u8; 32], words: &[u8]) -> bool {
    let [a, b, c, d] = epoch.to_le_bytes();
    let head = [1, 1, a, b, c, d];
    let starts = bytes.windows(head.len()).enumerate().filter(|(_, window)| *window == head);
    starts.map(|(at, _)| at + head.len()).any(|at| {
        let Some((nonce, rest)) = bytes[at..].split_first_chunk::<NONCE>() else { return false };
        let mut plain = rest[..rest.len().min(LONGEST)].to_vec();
        let mut cipher = XChaCha20::new(key.into(), nonce.into());
        cipher.seek(FIRST_BLOCK);
        cipher.apply_keystream(&mut plain);
        contains(&plain, words)
    })
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

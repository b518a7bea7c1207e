//! Writing a bundle, section by section, without holding it in memory.

use std::io::{Seek, SeekFrom, Write};

use age::stream::StreamWriter;
use sha2::{Digest, Sha256};

use super::section::{self, kind};
use super::{BundleError, BundleId, Header, Identity, Lock, sealing};

/// What every bundle begins with.
pub const MAGIC: &[u8; 8] = b"TREDEBDL";
/// The format that this version writes.
pub const FORMAT: u8 = 1;
/// Bytes before the age file.
pub const OUTSIDE: usize = 33;
/// Entries are gathered up to this size, so that packing pays and reading stays small.
const FULL: usize = 512 * 1024;

/// A bundle that is being written. Without [`Writer::finish`] it is none.
pub struct Writer<'w, W: Write + Seek> {
    id: BundleId,
    signer: &'w Identity,
    sealed: StreamWriter<W>,
    hash: Sha256,
    gathered: Vec<u8>,
}

impl<'w, W: Write + Seek> Writer<'w, W> {
    /// Begins a bundle with this random id.
    ///
    /// # Errors
    /// A key that is none, a header that is too large, a disk that refuses.
    pub fn new(
        mut to: W,
        id: BundleId,
        header: &Header,
        signer: &'w Identity,
        lock: &Lock,
    ) -> Result<Self, BundleError> {
        to.write_all(MAGIC)?;
        to.write_all(&[FORMAT])?;
        to.write_all(&id.0)?;
        // the length is put here at the end, so that a half copied file is known without a key
        to.write_all(&[0; 8])?;
        let sealed = sealing::seal(lock, to)?;
        let mut writer = Self { id, signer, sealed, hash: Sha256::new(), gathered: Vec::new() };
        writer.section(kind::HEADER, &header.encode()?)?;
        Ok(writer)
    }

    /// Adds an entry, as its author wrote it.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn entry(&mut self, bytes: &[u8]) -> Result<(), BundleError> {
        if self.gathered.len() + bytes.len() + 4 > FULL {
            self.entries()?;
        }
        let length = u32::try_from(bytes.len()).map_err(|_| BundleError::TooLarge { what: "entry" })?;
        self.gathered.extend(length.to_le_bytes());
        self.gathered.extend(bytes);
        Ok(())
    }

    /// Adds a setting of the store, for a backup.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn settings(&mut self, bytes: &[u8]) -> Result<(), BundleError> {
        self.section(kind::SETTINGS, bytes)
    }

    /// Adds lines of the access log, for a backup.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn access(&mut self, bytes: &[u8]) -> Result<(), BundleError> {
        self.section(kind::ACCESS, bytes)
    }

    fn entries(&mut self) -> Result<(), BundleError> {
        let gathered = std::mem::take(&mut self.gathered);
        if gathered.is_empty() { Ok(()) } else { self.section(kind::ENTRIES, &gathered) }
    }

    #[cfg(test)]
    pub(super) fn section_for_tests(&mut self, kind: u8, plain: &[u8]) {
        self.section(kind, plain).unwrap();
    }

    fn section(&mut self, kind: u8, plain: &[u8]) -> Result<(), BundleError> {
        let bytes = section::pack(kind, plain)?;
        self.hash.update(&bytes);
        Ok(self.sealed.write_all(&bytes)?)
    }

    /// Signs and ends it; hands back what it was written to, not yet synced.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn finish(mut self) -> Result<W, BundleError> {
        self.entries()?;
        let message = signed(self.id, &self.hash.clone().finalize().into());
        let signature = self.signer.sign(&message);
        self.section(kind::SIGNATURE, &signature)?;
        let mut to = self.sealed.finish()?;
        let end = to.stream_position()?;
        let length = end.saturating_sub(OUTSIDE as u64);
        to.seek(SeekFrom::Start(OUTSIDE as u64 - 8))?;
        to.write_all(&length.to_le_bytes())?;
        to.seek(SeekFrom::Start(end))?;
        to.flush()?;
        Ok(to)
    }
}

/// What the signature is over.
pub fn signed(id: BundleId, hash: &[u8; 32]) -> Vec<u8> {
    [b"trede bundle 1".as_slice(), &id.0, hash].concat()
}

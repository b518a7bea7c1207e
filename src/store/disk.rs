//! The few things that the store asks of a disk, so that tests can put a failing one in its place.
//!
//! Names are relative to the store's folder, with `/` between parts. sled does its own reading and writing.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A folder of files.
pub trait Disk: Send + Sync {
    /// All bytes of a file.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;
    /// Bytes of a file from an offset, at most `most` of them, fewer at its end.
    fn read_at(&self, name: &str, offset: u64, most: usize) -> io::Result<Vec<u8>>;
    /// The size of a file in bytes.
    fn size(&self, name: &str) -> io::Result<u64>;
    /// Adds bytes at the end of a file, which is made when it is not there.
    fn append(&self, name: &str, bytes: &[u8]) -> io::Result<()>;
    /// Cuts a file.
    fn truncate(&self, name: &str, size: u64) -> io::Result<()>;
    /// Returns when the file's bytes would survive a power cut.
    fn sync(&self, name: &str) -> io::Result<()>;
    /// Returns when names made, changed and removed in this folder (empty for the store's own) would survive one.
    fn sync_folder(&self, folder: &str) -> io::Result<()>;
    /// Gives a file another name, replacing what had it.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, name: &str) -> io::Result<()>;
    /// The names in a folder, sorted; none when it is not there.
    fn list(&self, folder: &str) -> io::Result<Vec<String>>;
    /// Makes a folder when it is not there.
    fn make_folder(&self, folder: &str) -> io::Result<()>;
}

/// Puts these bytes in a file so that a power cut leaves the old bytes or the new ones: aside, synced, renamed.
pub fn replace(disk: &dyn Disk, name: &str, bytes: &[u8]) -> io::Result<()> {
    let aside = format!("{name}.new");
    if disk.size(&aside).is_ok() {
        disk.remove(&aside)?;
    }
    disk.append(&aside, bytes)?;
    disk.sync(&aside)?;
    disk.rename(&aside, name)?;
    disk.sync_folder(folder_of(name))
}

/// Whether a file is there.
pub fn exists(disk: &dyn Disk, name: &str) -> io::Result<bool> {
    match disk.size(name) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn folder_of(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A folder on the real disk.
#[derive(Debug)]
pub struct RealDisk {
    folder: PathBuf,
    // writers stay open: a sync on a later handle could miss an error of an earlier one
    writers: Mutex<HashMap<String, File>>,
}

impl RealDisk {
    /// The disk of this folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), writers: Mutex::default() }
    }

    fn path(&self, name: &str) -> PathBuf {
        if name.is_empty() { self.folder.clone() } else { self.folder.join(name) }
    }

    fn with_writer<T>(&self, name: &str, work: impl FnOnce(&mut File) -> io::Result<T>) -> io::Result<T> {
        let mut writers = self.writers.lock().unwrap_or_else(PoisonError::into_inner);
        if !writers.contains_key(name) {
            let mut options = OpenOptions::new();
            options.append(true).create(true);
            private(&mut options);
            writers.insert(name.to_owned(), options.open(self.path(name))?);
        }
        writers.get_mut(name).map_or_else(|| Err(io::Error::other("no writer")), work)
    }

    fn forget(&self, name: &str) {
        self.writers.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn private(_: &mut OpenOptions) {}

impl Disk for RealDisk {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.path(name))
    }

    fn read_at(&self, name: &str, offset: u64, most: usize) -> io::Result<Vec<u8>> {
        let mut file = File::open(self.path(name))?;
        let there = file.metadata()?.len().saturating_sub(offset).min(most as u64);
        file.seek(SeekFrom::Start(offset))?;
        // room for all of it at once: growing by doubling would take twice as much
        let mut bytes = Vec::with_capacity(usize::try_from(there).unwrap_or_default());
        file.take(most as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        Ok(fs::metadata(self.path(name))?.len())
    }

    fn append(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.with_writer(name, |file| file.write_all(bytes))
    }

    fn truncate(&self, name: &str, size: u64) -> io::Result<()> {
        self.with_writer(name, |file| file.set_len(size))
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        self.with_writer(name, |file| file.sync_all())
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        File::open(self.path(folder))?.sync_all()
    }

    /// Windows has no such call; NTFS keeps names in its own journal.
    #[cfg(not(unix))]
    fn sync_folder(&self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.forget(from);
        self.forget(to);
        fs::rename(self.path(from), self.path(to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.forget(name);
        fs::remove_file(self.path(name))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        let found = match fs::read_dir(self.path(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
            found => found?,
        };
        let mut names = Vec::new();
        for entry in found {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    fn make_folder(&self, folder: &str) -> io::Result<()> {
        fs::create_dir_all(self.path(folder))
    }
}

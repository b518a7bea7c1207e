//! A disk that goes dead at a chosen operation, so that a power cut comes in the middle of a save, not only between two.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use trede::store::{Disk, FaultyDisk};

/// The disk.
pub struct Fuse {
    disk: Arc<FaultyDisk>,
    left: AtomicU64,
    /// Whether the operation that blows it still reaches the disk.
    last_one_counts: bool,
}

impl Fuse {
    /// Dead after so many changing operations.
    pub fn new(disk: Arc<FaultyDisk>, left: u64, last_one_counts: bool) -> Self {
        Self { disk, left: AtomicU64::new(left), last_one_counts }
    }

    fn alive(&self) -> io::Result<()> {
        if self.left.load(Ordering::SeqCst) == 0 { Err(io::Error::other("no power")) } else { Ok(()) }
    }

    fn changing(&self, work: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        self.alive()?;
        if self.left.fetch_sub(1, Ordering::SeqCst) > 1 {
            return work();
        }
        if self.last_one_counts {
            // nobody hears how it went
            let _ = work();
        }
        Err(io::Error::other("the power went"))
    }
}

impl Disk for Fuse {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.alive().and_then(|()| self.disk.read(name))
    }

    fn read_at(&self, name: &str, offset: u64, most: usize) -> io::Result<Vec<u8>> {
        self.alive().and_then(|()| self.disk.read_at(name, offset, most))
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        self.alive().and_then(|()| self.disk.size(name))
    }

    fn append(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.changing(|| self.disk.append(name, bytes))
    }

    fn truncate(&self, name: &str, size: u64) -> io::Result<()> {
        self.changing(|| self.disk.truncate(name, size))
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        self.changing(|| self.disk.sync(name))
    }

    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        self.changing(|| self.disk.sync_folder(folder))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.changing(|| self.disk.rename(from, to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.changing(|| self.disk.remove(name))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        self.alive().and_then(|()| self.disk.list(folder))
    }

    fn make_folder(&self, folder: &str) -> io::Result<()> {
        self.alive().and_then(|()| self.disk.make_folder(folder))
    }
}

//! A folder of a disk as a disk of its own, so that what is written for one place can be written aside.

use std::io;
use std::sync::Arc;

use super::disk::Disk;

/// A folder of another disk.
pub struct Within {
    disk: Arc<dyn Disk>,
    folder: &'static str,
}

impl Within {
    /// This folder of that disk.
    pub const fn new(disk: Arc<dyn Disk>, folder: &'static str) -> Self {
        Self { disk, folder }
    }

    fn name(&self, name: &str) -> String {
        if name.is_empty() { self.folder.to_owned() } else { format!("{}/{name}", self.folder) }
    }
}

impl Disk for Within {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.disk.read(&self.name(name))
    }

    fn read_at(&self, name: &str, offset: u64, most: usize) -> io::Result<Vec<u8>> {
        self.disk.read_at(&self.name(name), offset, most)
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        self.disk.size(&self.name(name))
    }

    fn append(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.disk.append(&self.name(name), bytes)
    }

    fn truncate(&self, name: &str, size: u64) -> io::Result<()> {
        self.disk.truncate(&self.name(name), size)
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        self.disk.sync(&self.name(name))
    }

    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        self.disk.sync_folder(&self.name(folder))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.disk.rename(&self.name(from), &self.name(to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.disk.remove(&self.name(name))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        self.disk.list(&self.name(folder))
    }

    fn make_folder(&self, folder: &str) -> io::Result<()> {
        self.disk.make_folder(&self.name(folder))
    }
}

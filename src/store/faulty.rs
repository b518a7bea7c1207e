//! A disk in memory that can lose power, fill up and fail, for tests of what the store promises.
//!
//! A power cut keeps what was synced, and of the rest some bytes, perhaps wrong, and some names.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::disk::Disk;

#[derive(Debug, Clone, Default)]
struct Content {
    now: Vec<u8>,
    durable: Vec<u8>,
}

#[derive(Debug, Clone)]
enum Naming {
    Put(String, usize),
    Gone(String),
}

#[derive(Debug, Default)]
struct State {
    files: Vec<Content>,
    names: BTreeMap<String, usize>,
    durable_names: BTreeMap<String, usize>,
    pending_names: Vec<Naming>,
    room: Option<usize>,
    syncs_fail: bool,
    read_only: bool,
    pulled: bool,
}

/// The disk.
#[derive(Debug, Default)]
pub struct FaultyDisk(Mutex<State>);

impl FaultyDisk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on only so many bytes more can be written; none takes the limit away.
    pub fn set_room(&self, bytes: Option<usize>) {
        self.state().room = bytes;
    }

    /// From now on syncing fails, or works again.
    pub fn fail_syncs(&self, fail: bool) {
        self.state().syncs_fail = fail;
    }

    /// From now on nothing may be changed, or again it may.
    pub fn set_read_only(&self, read_only: bool) {
        self.state().read_only = read_only;
    }

    /// From now on the disk is gone, or it is back with all that was written.
    pub fn pull(&self, pulled: bool) {
        self.state().pulled = pulled;
    }

    fn plugged(&self) -> io::Result<MutexGuard<'_, State>> {
        let state = self.state();
        if state.pulled { Err(io::Error::other("no such device")) } else { Ok(state) }
    }

    fn changing(&self) -> io::Result<MutexGuard<'_, State>> {
        let state = self.plugged()?;
        if state.read_only { Err(io::ErrorKind::ReadOnlyFilesystem.into()) } else { Ok(state) }
    }

    /// The power goes. What was synced stays; of what was not, a part that the seed decides.
    pub fn cut_power(&self, seed: u64) {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut state = self.state();
        for file in &mut state.files {
            file.durable = after_power_cut(file, &mut rng);
            file.now = file.durable.clone();
        }
        for naming in std::mem::take(&mut state.pending_names) {
            if rng.bool() {
                apply(&mut state.durable_names, &naming);
            }
        }
        state.names = state.durable_names.clone();
        (state.room, state.syncs_fail, state.read_only) = (None, false, false);
    }

    /// Changes the bytes of a file behind the store's back.
    pub fn tamper(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let mut state = self.state();
        if let Some(at) = state.names.get(name).copied()
            && let Some(file) = state.files.get_mut(at)
        {
            change(&mut file.now);
            file.durable = file.now.clone();
        }
    }
}

fn after_power_cut(file: &Content, rng: &mut fastrand::Rng) -> Vec<u8> {
    let Some(added) = file.now.strip_prefix(file.durable.as_slice()) else {
        return if rng.bool() { file.now.clone() } else { file.durable.clone() };
    };
    let mut kept: Vec<u8> = added.iter().copied().take(rng.usize(0..=added.len())).collect();
    if rng.u8(0..4) == 0 {
        // the size was written and the bytes were not
        let from = rng.usize(0..=kept.len());
        kept.iter_mut().skip(from).for_each(|byte| *byte = 0);
    }
    [file.durable.as_slice(), &kept].concat()
}

fn apply(names: &mut BTreeMap<String, usize>, naming: &Naming) {
    match naming {
        Naming::Put(name, file) => drop(names.insert(name.clone(), *file)),
        Naming::Gone(name) => drop(names.remove(name)),
    }
}

fn missing() -> io::Error {
    io::Error::from(io::ErrorKind::NotFound)
}

impl State {
    fn file(&mut self, name: &str) -> io::Result<&mut Content> {
        let at = self.names.get(name).copied().ok_or_else(missing)?;
        self.files.get_mut(at).ok_or_else(missing)
    }

    fn name(&mut self, naming: Naming) {
        apply(&mut self.names, &naming);
        self.pending_names.push(naming);
    }
}

impl Disk for FaultyDisk {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        Ok(self.plugged()?.file(name)?.now.clone())
    }

    fn read_at(&self, name: &str, offset: u64, most: usize) -> io::Result<Vec<u8>> {
        let skip = usize::try_from(offset).unwrap_or(usize::MAX);
        Ok(self.plugged()?.file(name)?.now.iter().copied().skip(skip).take(most).collect())
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        Ok(self.plugged()?.file(name)?.now.len() as u64)
    }

    fn append(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.changing()?;
        let fits = state.room.map_or(bytes.len(), |room| room.min(bytes.len()));
        if let Some(room) = &mut state.room {
            *room -= fits;
        }
        if !state.names.contains_key(name) {
            let at = state.files.len();
            state.files.push(Content::default());
            state.name(Naming::Put(name.to_owned(), at));
        }
        state.file(name)?.now.extend(bytes.iter().take(fits));
        if fits == bytes.len() { Ok(()) } else { Err(io::ErrorKind::StorageFull.into()) }
    }

    fn truncate(&self, name: &str, size: u64) -> io::Result<()> {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        self.changing()?.file(name)?.now.truncate(size);
        Ok(())
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        let mut state = self.plugged()?;
        if state.syncs_fail {
            return Err(io::Error::other("the disk says no"));
        }
        let file = state.file(name)?;
        file.durable = file.now.clone();
        Ok(())
    }

    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        let mut state = self.plugged()?;
        if state.syncs_fail {
            return Err(io::Error::other("the disk says no"));
        }
        let here = |naming: &Naming| {
            let (Naming::Put(name, _) | Naming::Gone(name)) = naming;
            name.rsplit_once('/').map_or("", |(folder, _)| folder) == folder
        };
        let (done, later): (Vec<_>, Vec<_>) =
            std::mem::take(&mut state.pending_names).into_iter().partition(here);
        done.iter().for_each(|naming| apply(&mut state.durable_names, naming));
        state.pending_names = later;
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut state = self.changing()?;
        let at = state.names.get(from).copied().ok_or_else(missing)?;
        // one step on every file system that counts: never both names, never neither
        state.name(Naming::Put(to.to_owned(), at));
        state.name(Naming::Gone(from.to_owned()));
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let mut state = self.changing()?;
        state.file(name)?;
        state.name(Naming::Gone(name.to_owned()));
        Ok(())
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        let state = self.plugged()?;
        let names = state.names.keys().filter_map(|name| {
            let (of, name) = name.rsplit_once('/').unwrap_or(("", name));
            (of == folder).then(|| name.to_owned())
        });
        Ok(names.collect())
    }

    fn make_folder(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

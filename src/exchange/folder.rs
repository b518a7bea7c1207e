//! A folder as a home of bundles: a stick, a share, a folder that some program keeps the same on several computers.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::carrier::{Carrier, CarrierError, Lying, Unfit};
use crate::bundle::{self, BundleError, BundleId, EXTENSION};

/// More files than this nobody looks through; the first by name are taken.
const MOST: usize = 20_000;

/// A name, a size and a time: as long as these are the same, so is the file.
type Look = (String, u64, u64);

/// A folder with bundles in it.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// What was found in each file, so that a file is opened once. None: no bundle.
    looked: HashMap<Look, Option<Result<BundleId, Unfit>>>,
}

impl Folder {
    /// This folder; it need not be there yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), looked: HashMap::new() }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn file(&self, name: &str) -> Result<PathBuf, CarrierError> {
        // a name is a name: nothing leads out of the folder
        let plain = Path::new(name).file_name().is_some_and(|last| last == name);
        if plain { Ok(self.path.join(name)) } else { Err(CarrierError::Gone) }
    }

    /// What stands in a file whose name and dates are these.
    fn found(&mut self, look: &Look) -> Option<Result<BundleId, Unfit>> {
        if let Some(found) = self.looked.get(look) {
            return *found;
        }
        let mut file = match File::open(self.path.join(&look.0)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(_) => return Some(Err(Unfit::Closed)),
        };
        let found = match bundle::outside(&mut file) {
            Ok(id) => Some(Ok(id)),
            // it grows; or the stick goes: look again next time
            Err(BundleError::Cut { .. }) => return Some(Err(Unfit::Half)),
            Err(BundleError::Io(_)) => return Some(Err(Unfit::Closed)),
            Err(BundleError::Newer { .. }) => Some(Err(Unfit::Newer)),
            Err(BundleError::NotABundle) => None,
            Err(_) => Some(Err(Unfit::Damaged)),
        };
        self.looked.insert(look.clone(), found);
        found
    }
}

impl Carrier for Folder {
    fn home(&self) -> String {
        // the same folder by another way is the same; where the system cannot say, the name as given has to do
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        path.to_string_lossy().into_owned()
    }

    fn list(&mut self) -> Result<Vec<Lying>, CarrierError> {
        let mut looks = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            // a name that is no text is none of ours
            let Ok(name) = entry.file_name().into_string() else { continue };
            if !may_be_bundle(&name) {
                continue;
            }
            // it may vanish while we look
            let Ok(about) = fs::metadata(entry.path()) else { continue };
            if about.is_file() {
                looks.push((name, about.len(), changed_ms(&about)));
            }
        }
        looks.sort();
        looks.truncate(MOST);
        self.looked.retain(|look, _| looks.binary_search(look).is_ok());
        let lying = looks.into_iter().filter_map(|look| {
            let found = self.found(&look)?;
            Some(Lying { name: look.0, bytes: look.1, changed_ms: look.2, found })
        });
        Ok(lying.collect())
    }

    fn get(&mut self, name: &str, to: &Path) -> Result<(), CarrierError> {
        let mut from = File::open(self.file(name)?)?;
        let mut to = File::options().write(true).create_new(true).open(to)?;
        io::copy(&mut from, &mut to)?;
        Ok(())
    }

    fn put_new(&mut self, name: &str, from: &Path, go: &mut dyn FnMut() -> bool) -> Result<(), CarrierError> {
        let (target, aside) = (self.file(name)?, self.file(&aside(name))?);
        if target.exists() {
            return Err(CarrierError::Exists);
        }
        let done = copy_durably(from, &aside).and_then(|()| {
            if !go() {
                return Err(CarrierError::Stopped);
            }
            // the name holds random digits: nobody else makes this one between the look and the renaming
            if target.exists() {
                return Err(CarrierError::Exists);
            }
            Ok(fs::rename(&aside, &target)?)
        });
        if done.is_err() {
            // when the stick is out this fails too, and `sweep` does it later
            let _ = fs::remove_file(&aside);
        }
        done?;
        sync_folder(&self.path);
        Ok(())
    }

    fn sweep(&mut self, name: &str) -> Result<(), CarrierError> {
        remove(&self.file(&aside(name))?)
    }

    fn tidy(&mut self, name: &str, id: BundleId) -> Result<(), CarrierError> {
        let path = self.file(name)?;
        match File::open(&path).map(|mut file| bundle::outside(&mut file)) {
            Ok(Ok(found)) if found == id => remove(&path),
            // another's file under our name stays, and so does what cannot be read
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound && self.path.is_dir() => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// Any name with our ending somewhere in it, as "… (conflicted copy).trede" and "….trede.1" have it; not those that are
/// hidden or aside.
fn may_be_bundle(name: &str) -> bool {
    let lower = name.to_lowercase();
    let aside =
        lower.starts_with(['.', '~']) || [".tmp", ".part", ".partial"].iter().any(|end| lower.ends_with(end));
    !aside && lower.contains(&format!(".{EXTENSION}"))
}

/// A name that sync programs leave alone (`~….tmp`), and that nobody takes for a bundle.
fn aside(name: &str) -> String {
    format!("~{}.tmp", name.trim_end_matches(&format!(".{EXTENSION}")))
}

fn copy_durably(from: &Path, to: &Path) -> Result<(), CarrierError> {
    let mut from = File::open(from)?;
    let mut to = File::options().write(true).create(true).truncate(true).open(to)?;
    io::copy(&mut from, &mut to)?;
    to.flush()?;
    Ok(to.sync_all()?)
}

fn remove(path: &Path) -> Result<(), CarrierError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => Ok(done?),
    }
}

fn changed_ms(about: &fs::Metadata) -> u64 {
    let since = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// Makes a renaming in a folder durable. Where folders cannot be synced (Windows) it is as durable as the system makes it.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sync_programs_are_taken_and_files_aside_are_not() {
        let taken = [
            "a.trede",
            "a (conflicted copy 2026-11-23).trede",
            "a.sync-conflict-20261123.trede",
            "a.TREDE",
            "a.trede (1)",
        ];
        assert!(taken.iter().all(|name| may_be_bundle(name)));
        let not = [
            aside("a.trede"),
            ".a.trede".into(),
            "a.trede.part".into(),
            ".syncthing.a.trede.tmp".into(),
            "brief.txt".into(),
        ];
        assert!(not.iter().all(|name| !may_be_bundle(name)));
    }

    #[test]
    fn what_is_put_is_whole_new_and_stays_in_the_folder() {
        let (home, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = own.path().join("bundle");
        fs::write(&file, b"TREDEBDL\x01").unwrap();
        let mut folder = Folder::new(home.path());
        folder.put_new("a.trede", &file, &mut || true).unwrap();
        assert!(matches!(folder.put_new("a.trede", &file, &mut || true), Err(CarrierError::Exists)));
        assert!(matches!(folder.put_new("b.trede", &file, &mut || false), Err(CarrierError::Stopped)));
        assert!(matches!(folder.put_new("../c.trede", &file, &mut || true), Err(CarrierError::Gone)));
        let names: Vec<_> =
            fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["a.trede"]);
        assert_eq!(folder.list().unwrap()[0].found, Err(Unfit::Half));
        // under our name lies something else: it stays
        folder.tidy("a.trede", BundleId([1; 16])).unwrap();
        assert!(home.path().join("a.trede").exists());
        folder.tidy("nothing.trede", BundleId([1; 16])).unwrap();
        assert!(matches!(Folder::new(home.path().join("x")).list(), Err(CarrierError::Gone)));
    }
}

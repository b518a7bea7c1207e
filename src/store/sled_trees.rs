//! The only place that names sled: trees of bytes, behind a guard.
//!
//! sled may panic, roll back or refuse to open after damage (`flush` alone is not durable either): panics are caught
//! here, order is checked while reading, `db` is synced after a flush, and a file kept as ballast is freed when the disk
//! is full. Whatever goes wrong is said as a [`Fault`]; the store then builds it again from the safety logs.

use std::cell::Cell;
use std::fs::{self, File};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use sled::Transactional;
use sled::transaction::{TransactionError, UnabortableTransactionError};

/// How long opening may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(30);
const CACHE: u64 = 16 << 20;
/// One look at a page for so many bytes of a value.
const BYTES_PER_TOUCH: usize = 1 << 10;
const BALLAST: usize = 4 << 20;
/// The folder of the database, inside the store's.
pub const FOLDER: &str = "sled";
const BALLAST_FILE: &str = "ballast";

thread_local!(static GUARDED: Cell<bool> = const { Cell::new(false) });

/// Whether this thread is inside a guarded call: a panic there is caught and mended, so a panic hook stays silent.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// What sled could not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No room. What is there can still be read.
    Full,
    /// Damaged, panicked or hung.
    Broken,
}

impl From<sled::Error> for Fault {
    fn from(error: sled::Error) -> Self {
        match error {
            sled::Error::Io(error) if is_full(&error) => Self::Full,
            _ => Self::Broken,
        }
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// The trees, by what they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tree {
    /// dossier → block of its newest entries.
    Tail,
    /// dossier ‖ number → block of older ones.
    Segments,
    /// stream ‖ first number → runs of entries per dossier.
    Streams,
    /// page → pack of summaries.
    Summaries,
    /// number → block of the access log.
    Access,
    /// format, state and settings.
    Meta,
}

impl Tree {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Tail, Self::Segments, Self::Streams, Self::Summaries, Self::Access, Self::Meta];

    /// Its name, also sealed into every value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tail => "tail",
            Self::Segments => "segments",
            Self::Streams => "streams",
            Self::Summaries => "summaries",
            Self::Access => "access",
            Self::Meta => "meta",
        }
    }
}

/// A key, and its new value or none to remove it.
pub type Change = (Tree, Vec<u8>, Option<Vec<u8>>);
/// A key with its value.
pub type Pair = (Vec<u8>, Vec<u8>);

/// An open database.
pub struct Trees {
    folder: PathBuf,
    // none only while dropping
    open: Option<Open>,
}

struct Open {
    db: sled::Db,
    trees: Vec<sled::Tree>,
}

fn guarded<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    let before = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    done.unwrap_or(Err(Fault::Broken))
}

impl Trees {
    /// Opens the database in a folder of the store, or makes it. Frees the ballast when there is no room.
    pub fn open(store: &Path, folder: &str) -> Result<Self, Fault> {
        let path = store.join(folder);
        remove_snapshots(&path, |name| name.ends_with(".generating"));
        let opened = match open_in_time(&path) {
            Err(Fault::Full) => {
                free_ballast(store);
                open_in_time(&path)
            }
            // a snapshot is a cache of sled's own; without it the same database opens more slowly
            Err(Fault::Broken) if remove_snapshots(&path, |_| true) => open_in_time(&path),
            opened => opened,
        };
        let trees = Self { folder: path, open: Some(opened?) };
        keep_ballast(store);
        Ok(trees)
    }

    fn tree(&self, tree: Tree) -> Result<&sled::Tree, Fault> {
        let at = Tree::ALL.iter().position(|each| *each == tree);
        at.and_then(|at| self.open.as_ref()?.trees.get(at)).ok_or(Fault::Broken)
    }

    /// The value of a key.
    pub fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
        guarded(|| {
            let tree = self.tree(tree)?;
            let Some(value) = tree.get(key)? else { return Ok(None) };
            touch(tree, key, value.len())?;
            Ok(Some(value.to_vec()))
        })
    }

    /// The pair with the greatest key that is at most this one.
    pub fn at_or_before(&self, tree: Tree, key: &[u8]) -> Result<Option<Pair>, Fault> {
        let pair = |(key, value): (sled::IVec, sled::IVec)| (key.to_vec(), value.to_vec());
        guarded(|| Ok(self.tree(tree)?.range(..=key).next_back().transpose()?.map(pair)))
    }

    /// Hands out all pairs whose key begins so, in order.
    #[expect(clippy::type_complexity, reason = "key and value, as sled gives them")]
    pub fn scan<E>(
        &self,
        tree: Tree,
        prefix: &[u8],
        visit: &mut dyn FnMut(&[u8], &[u8]) -> Result<(), E>,
    ) -> Result<Result<(), E>, Fault> {
        guarded(|| {
            let mut before: Option<sled::IVec> = None;
            for pair in self.tree(tree)?.scan_prefix(prefix) {
                let (key, value) = pair?;
                // a damaged tree could lead in a circle
                if before.is_some_and(|before| before >= key) {
                    return Err(Fault::Broken);
                }
                if let Err(error) = visit(&key, &value) {
                    return Ok(Err(error));
                }
                before = Some(key);
            }
            Ok(Ok(()))
        })
    }

    /// Makes all changes or none.
    pub fn write(&self, changes: &[Change]) -> Result<(), Fault> {
        guarded(|| {
            let open = self.open.as_ref().ok_or(Fault::Broken)?;
            let done = open.trees.as_slice().transaction(|views| {
                for (tree, key, value) in changes {
                    let at = Tree::ALL.iter().position(|each| each == tree);
                    let Some(view) = at.and_then(|at| views.get(at)) else { continue };
                    match value {
                        Some(value) => view.insert(key.as_slice(), value.as_slice())?,
                        None => view.remove(key.as_slice())?,
                    };
                }
                Ok(())
            });
            done.map_err(|error: TransactionError<UnabortableTransactionError>| match error {
                TransactionError::Storage(error) => Fault::from(error),
                TransactionError::Abort(_) => Fault::Broken,
            })?;
            for (tree, key, value) in changes {
                touch(self.tree(*tree)?, key, value.as_ref().map_or(0, Vec::len))?;
            }
            Ok(())
        })
    }

    /// Returns when everything written would survive a power cut.
    pub fn flush(&self) -> Result<(), Fault> {
        guarded(|| {
            let open = self.open.as_ref().ok_or(Fault::Broken)?;
            open.db.flush()?;
            let synced = File::open(self.folder.join("db")).and_then(|file| file.sync_all());
            synced.map_err(|error| if is_full(&error) { Fault::Full } else { Fault::Broken })
        })
    }

    /// Lets go of a database that is broken without touching it again; its memory is given up.
    pub fn abandon(mut self) {
        if let Some(open) = self.open.take() {
            std::mem::forget(open);
        }
    }
}

impl Drop for Trees {
    fn drop(&mut self) {
        let open = self.open.take();
        // sled writes while it is dropped, and can panic there too
        let _ = guarded(|| {
            drop(open);
            Ok(())
        });
    }
}

/// sled looks at the size of its cache only after 64 looks at pages of one of its 256 parts, so thousands of large pages
/// would stay in memory. More looks at a larger page let what is kept follow the bytes.
fn touch(tree: &sled::Tree, key: &[u8], bytes: usize) -> Result<(), Fault> {
    for _ in 0..bytes / BYTES_PER_TOUCH {
        tree.contains_key(key)?;
    }
    Ok(())
}

fn open_in_time(path: &Path) -> Result<Open, Fault> {
    let (tell, told) = mpsc::channel();
    let path = path.to_owned();
    let spawned = thread::Builder::new().name("sled open".into()).spawn(move || {
        let opened = guarded(|| {
            let config = sled::Config::new().path(&path).cache_capacity(CACHE).flush_every_ms(None);
            let db = open_when_free(&config)?;
            let trees: Result<Vec<_>, _> = Tree::ALL.iter().map(|tree| db.open_tree(tree.name())).collect();
            Ok(Open { trees: trees?, db })
        });
        // nobody listens any more when opening took too long
        let _ = tell.send(opened);
    });
    match spawned {
        Ok(_) => told.recv_timeout(PATIENCE).unwrap_or(Err(Fault::Broken)),
        Err(_) => Err(Fault::Broken),
    }
}

/// A database that was closed a moment ago is still locked by threads of its own; nobody else can have it open, because
/// the store's lock is ours.
fn open_when_free(config: &sled::Config) -> Result<sled::Db, sled::Error> {
    let begun = Instant::now();
    loop {
        match config.open() {
            Err(sled::Error::Io(error)) if is_locked(&error) && begun.elapsed() < PATIENCE / 2 => {
                thread::sleep(Duration::from_millis(5));
            }
            opened => return opened,
        }
    }
}

/// sled gives this no kind of its own.
fn is_locked(error: &io::Error) -> bool {
    error.to_string().starts_with("could not acquire lock")
}

/// Removes sled's snapshots with such names; whether there were any.
fn remove_snapshots(path: &Path, which: impl Fn(&str) -> bool) -> bool {
    let names = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let snapshots = names.filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("snap.") && which(&name)
    });
    snapshots.filter(|path| fs::remove_file(path).is_ok()).count() > 0
}

/// Room for sled to open again after the disk ran full. Its bytes differ, so that no file system leaves them out.
fn keep_ballast(store: &Path) {
    let path = store.join(BALLAST_FILE);
    let whole = fs::metadata(&path).is_ok_and(|found| found.len() == BALLAST as u64);
    if !whole {
        let mut rng = fastrand::Rng::with_seed(0);
        let mut bytes = vec![0; BALLAST];
        rng.fill(&mut bytes);
        if fs::write(&path, bytes).is_err() {
            // no room for it now: a half ballast would only take room
            free_ballast(store);
        }
    }
}

/// Gives the ballast's room back.
pub fn free_ballast(store: &Path) {
    // nothing to do when it is gone already
    let _ = fs::remove_file(store.join(BALLAST_FILE));
}

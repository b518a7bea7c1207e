//! A home of bundles: files that are put there once, listed and fetched. Never changed, and never under a name used before.

use std::io;
use std::path::Path;

use crate::bundle::BundleId;

/// Why something could not be done in a home of bundles.
#[derive(Debug, thiserror::Error)]
pub enum CarrierError {
    /// It is not there, or the file in it is not.
    #[error("it is not there; is the stick in, is the network on?")]
    Gone,
    /// It may be read and not written.
    #[error("nothing may be written there; ask whoever manages it")]
    ReadOnly,
    /// No room.
    #[error("there is no room left")]
    Full,
    /// A file of that name is there already.
    #[error("a file of that name is there already")]
    Exists,
    /// Something came between just before the file was to be seen.
    #[error("stopped; nothing was left behind")]
    Stopped,
    /// Any other failure, as when a stick is pulled out.
    #[error("it failed: {0}")]
    Failed(io::Error),
}

impl CarrierError {
    /// The key of the words that tell a coach what is wrong with a watched folder.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Gone => "watch-folder-gone",
            Self::ReadOnly => "watch-folder-read-only",
            Self::Full => "watch-folder-full",
            Self::Exists | Self::Stopped | Self::Failed(_) => "watch-folder-failed",
        }
    }
}

impl From<io::Error> for CarrierError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Gone,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::AlreadyExists => Self::Exists,
            _ => Self::Failed(error),
        }
    }
}

/// Why a file that lies there is not to be read now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Its end is missing: it is still being copied, or the copying stopped.
    Half,
    /// A newer version of trede made it.
    Newer,
    /// It has more than its end.
    Damaged,
    /// It cannot be opened now: another program holds it, or we have no right.
    Closed,
}

/// A file that lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lying {
    /// Its name; sync programs may have given it another one than its maker did.
    pub name: String,
    /// How large it is.
    pub bytes: u64,
    /// When it was last changed, in milliseconds since 1970 UTC, as far as the home says.
    pub changed_ms: u64,
    /// The bundle in it.
    pub found: Result<BundleId, Unfit>,
}

/// A home of bundles.
pub trait Carrier {
    /// What tells this home from others; the same every time.
    fn home(&self) -> String;

    /// The bundles that lie here, by name. Other files are passed over.
    ///
    /// # Errors
    /// The home is not there.
    fn list(&mut self) -> Result<Vec<Lying>, CarrierError>;

    /// Copies a file to a new one of ours, so that reading it twice gives the same bytes twice.
    ///
    /// # Errors
    /// It vanished, or cannot be read or written.
    fn get(&mut self, name: &str, to: &Path) -> Result<(), CarrierError>;

    /// Puts a copy of a file of ours here, under a name that nobody used. It is seen whole or not at all: just before
    /// it is to be seen `go` is asked once.
    ///
    /// # Errors
    /// No room, no right, a file of that name, a no of `go`; nothing is left behind that can be removed.
    fn put_new(&mut self, name: &str, from: &Path, go: &mut dyn FnMut() -> bool) -> Result<(), CarrierError>;

    /// Removes what an earlier [`Carrier::put_new`] could not finish under this name.
    ///
    /// # Errors
    /// The home is not there, or may not be written.
    fn sweep(&mut self, name: &str) -> Result<(), CarrierError>;

    /// Removes a file of ours. A file of that name with another bundle in it stays.
    ///
    /// # Errors
    /// The home is not there, or may not be written.
    fn tidy(&mut self, name: &str, id: BundleId) -> Result<(), CarrierError>;
}

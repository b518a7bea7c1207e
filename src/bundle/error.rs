//! Why a bundle cannot be read or written.

use std::io;

/// Why a bundle cannot be read or written. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// Another kind of file.
    #[error("this file is no bundle of trede")]
    NotABundle,
    /// A newer version wrote it.
    #[error("a newer version of trede made this bundle (format {found}); update trede and try again")]
    Newer {
        /// Its format, or the kind of section that this version does not know.
        found: u8,
    },
    /// The end is missing.
    #[error("the bundle is cut off: {have} of {want} bytes; copy it again")]
    Cut {
        /// Bytes that are there.
        have: u64,
        /// Bytes that there should be.
        want: u64,
    },
    /// Sealed to others.
    #[error("this bundle is not for this workstation; ask the sender to make it for you")]
    NotForUs,
    /// Sealed with a passphrase, and none was given or another one.
    #[error("this bundle opens with a passphrase, and this is not the one")]
    Passphrase,
    /// Does not hold together.
    #[error("the bundle is damaged ({what}); copy it again, or ask the sender for a new one")]
    Damaged {
        /// Which part.
        what: &'static str,
    },
    /// The signature is not that of the workstation that it names.
    #[error("the signature under this bundle is wrong: somebody else made or changed it; do not use it")]
    Signature,
    /// Somebody changed the file while it was read.
    #[error("the bundle changed while it was read; nothing was taken over, try again")]
    Changed,
    /// More than a bundle may hold.
    #[error("the bundle's {what} is too large")]
    TooLarge {
        /// Which part.
        what: &'static str,
    },
    /// Nobody is named to seal it to, or a key is none.
    #[error("one of the keys to seal the bundle to is not a key")]
    Recipient,
    /// The user stopped it.
    #[error("stopped; nothing was changed")]
    Cancelled,
    /// The disk.
    #[error("the file cannot be read or written: {0}")]
    Io(#[from] io::Error),
}

impl BundleError {
    /// Every key, for the test that each language has words for it.
    pub const KEYS: &[&str] = &[
        "bundle-none",
        "bundle-newer",
        "bundle-cut",
        "bundle-not-for-us",
        "bundle-passphrase",
        "bundle-damaged",
        "bundle-signature",
        "bundle-changed",
        "bundle-too-large",
        "bundle-recipient",
        "bundle-stopped",
        "bundle-disk",
    ];

    /// The id of its words in the language files.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotABundle => "bundle-none",
            Self::Newer { .. } => "bundle-newer",
            Self::Cut { .. } => "bundle-cut",
            Self::NotForUs => "bundle-not-for-us",
            Self::Passphrase => "bundle-passphrase",
            Self::Damaged { .. } => "bundle-damaged",
            Self::Signature => "bundle-signature",
            Self::Changed => "bundle-changed",
            Self::TooLarge { .. } => "bundle-too-large",
            Self::Recipient => "bundle-recipient",
            Self::Cancelled => "bundle-stopped",
            Self::Io(_) => "bundle-disk",
        }
    }

    /// What those words name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Newer { found } => vec![("found", found.to_string())],
            Self::Cut { have, want } => vec![("have", have.to_string()), ("want", want.to_string())],
            Self::Damaged { what } | Self::TooLarge { what } => vec![("what", (*what).to_owned())],
            Self::Io(error) => vec![("why", error.to_string())],
            _ => vec![],
        }
    }
}

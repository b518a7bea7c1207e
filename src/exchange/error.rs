//! Why an exchange did not happen.

use crate::archive::ArchiveError;
use crate::bundle::BundleError;
use crate::store::StoreError;

/// Why an exchange did not happen. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The store says no.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The bundle says no.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// Whoever signed it is not known here.
    #[error("this bundle comes from a workstation that is not known here; accept its card first")]
    UnknownSigner,
    /// Whoever signed it was removed.
    #[error("this bundle comes from a workstation that was removed here")]
    RemovedSigner,
    /// A known workstation that signs with another key.
    #[error(
        "this workstation signs with another key than before; compare the words by phone and accept its new card"
    )]
    OtherKey,
    /// A card of this very workstation.
    #[error("this is the card of this workstation itself")]
    OwnCard,
    /// No such peer.
    #[error("no known workstation is called {0}")]
    NoSuchPeer(String),
    /// Several peers have that name.
    #[error("several known workstations are called {0}; use the beginning of the id")]
    Ambiguous(String),
    /// Nobody to send to.
    #[error("nobody to send to yet: accept the card of another workstation first")]
    NoReceiver,
    /// Everything, to somebody who may not have it.
    #[error("only workstations of this location get everything")]
    NotOurLocation,
    /// Only a coordinator may.
    #[error("only a coordinator may do this; ask one")]
    NotCoordinator,
    /// A bundle of another kind of use.
    #[error("this bundle is a backup of another store; `trede restore` makes a store of it")]
    ABackup,
    /// A bundle to make a store from, that is no backup.
    #[error("this bundle is no backup: `trede bundle inspect` says what it is")]
    NoBackup,
    /// A passphrase for a backup without its key file.
    #[error("beside the backup there is no key file (.keyring); put it there, or use the recovery words")]
    NoKeyFile,
}

impl From<StoreError> for ExchangeError {
    fn from(error: StoreError) -> Self {
        Self::Archive(error.into())
    }
}

impl ExchangeError {
    /// Every key of its own, for the test that each language has words for it.
    pub const KEYS: &[&str] = &[
        "exchange-unknown-signer",
        "exchange-removed-signer",
        "exchange-other-key",
        "exchange-own-card",
        "exchange-no-such-peer",
        "exchange-ambiguous-peer",
        "exchange-no-receiver",
        "exchange-not-our-location",
        "exchange-a-backup",
        "exchange-no-backup",
        "exchange-no-key-file",
        "exchange-not-coordinator",
    ];

    /// The id of its words in the language files; none for what the store says.
    pub const fn key(&self) -> Option<&'static str> {
        Some(match self {
            Self::Archive(_) => return None,
            Self::Bundle(error) => error.key(),
            Self::UnknownSigner => "exchange-unknown-signer",
            Self::RemovedSigner => "exchange-removed-signer",
            Self::OtherKey => "exchange-other-key",
            Self::OwnCard => "exchange-own-card",
            Self::NoSuchPeer(_) => "exchange-no-such-peer",
            Self::Ambiguous(_) => "exchange-ambiguous-peer",
            Self::NoReceiver => "exchange-no-receiver",
            Self::NotOurLocation => "exchange-not-our-location",
            Self::ABackup => "exchange-a-backup",
            Self::NoBackup => "exchange-no-backup",
            Self::NoKeyFile => "exchange-no-key-file",
            Self::NotCoordinator => "exchange-not-coordinator",
        })
    }

    /// What those words name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Bundle(error) => error.values(),
            Self::NoSuchPeer(name) | Self::Ambiguous(name) => vec![("name", name.clone())],
            _ => vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_in_each_language() {
        for key in ExchangeError::KEYS.iter().chain(BundleError::KEYS) {
            for lang in ["nl", "en"] {
                let file = format!("{}/src/i18n/{lang}/exchange.ftl", env!("CARGO_MANIFEST_DIR"));
                let words = std::fs::read_to_string(file).unwrap();
                assert!(words.lines().any(|line| line.starts_with(&format!("{key} = "))), "{key} in {lang}");
            }
        }
    }
}

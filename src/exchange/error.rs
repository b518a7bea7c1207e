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
    /// A bundle of another kind of use.
    #[error("this bundle is a backup of another store; `trede restore` makes a store of it")]
    ABackup,
}

impl From<StoreError> for ExchangeError {
    fn from(error: StoreError) -> Self {
        Self::Archive(error.into())
    }
}

//! This workstation's own secrets for exchange, made at first use and kept sealed in the store, and its card.

use super::ExchangeError;
use crate::archive::Archive;
use crate::bundle::{Card, Identity};

const IDENTITY: &str = "exchange/identity";

/// The secrets of this workstation.
///
/// # Errors
/// What the store refuses.
pub fn identity(archive: &mut Archive) -> Result<Identity, ExchangeError> {
    let kept = archive.store().setting(IDENTITY)?;
    match kept.and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => Ok(Identity::from_bytes(bytes)?),
        None => {
            let bytes = archive.store().random()?;
            let identity = Identity::from_bytes(bytes)?;
            archive.store().set_setting(IDENTITY, identity.to_bytes().to_vec())?;
            Ok(identity)
        }
    }
}

/// The card of this workstation.
///
/// # Errors
/// What the store refuses.
pub fn card(archive: &mut Archive) -> Result<Card, ExchangeError> {
    let identity = identity(archive)?;
    let store = archive.store().id();
    let catalogue = archive.catalogue();
    Ok(Card::new(store, catalogue.here, &identity, &catalogue.location.name))
}

//! This workstation's own secrets for exchange, made at first use and kept sealed in the store, and its card.

use super::ExchangeError;
use crate::archive::Archive;
use crate::bundle::{Card, Identity};
use crate::domain::Change;
use crate::domain::catalogue::{Catalogue, CoachEdit};
use crate::id::DossierId;

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
    let name = archive.catalogue().location.name.get().clone();
    // a workstation that just joined a location knows no more of it than what its card said
    let label = if name.is_empty() { archive.store().location().to_owned() } else { name };
    Ok(Card::new(store, archive.catalogue().here, &identity, &label))
}

/// This workstation belongs to the location of a card from now on, and the coach at the desk works there. What stands here
/// stays.
///
/// # Errors
/// What the store refuses; doing it again ends in the same state.
pub fn join(archive: &mut Archive, card: &Card, now_ms: u64) -> Result<(), ExchangeError> {
    if archive.catalogue().here == card.location {
        return Ok(());
    }
    let coach = Catalogue::coach_record(archive.coach());
    let moved = Change::new(DossierId::CATALOGUE, coach, [CoachEdit::Location(Some(card.location))]);
    archive.save(now_ms, &[moved])?;
    archive.join_location(card.location)?;
    if archive.catalogue().location.name.is_empty() {
        archive.store().set_location(&card.label)?;
    }
    Ok(())
}

//! Where random numbers come from: the system, or a seed in tests.

use std::sync::{Mutex, PoisonError};

use super::error::StoreError;

/// A source of unpredictable bytes.
pub trait Entropy: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), StoreError>;
}

/// The system's own.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), StoreError> {
        getrandom::getrandom(buffer).map_err(|_| StoreError::NoEntropy)
    }
}

/// The same bytes for the same seed. For tests only: it protects nothing.
#[derive(Debug)]
pub struct Seeded(Mutex<fastrand::Rng>);

impl Seeded {
    /// A source with this seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(fastrand::Rng::with_seed(seed)))
    }
}

impl Entropy for Seeded {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), StoreError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(buffer);
        Ok(())
    }
}

/// Sixteen random bytes, for an id.
pub fn id_bytes(entropy: &dyn Entropy) -> Result<[u8; 16], StoreError> {
    let mut bytes = [0; 16];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

//! Keys: from passphrase and recovery words to key pairs, from the store key to one key per purpose.
//!
//! Knows no files; `keyring` keeps what is made here.

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::entropy::Entropy;
use super::error::StoreError;
use super::seal::{self, Key, Place, Unsealable};
use crate::id::StoreId;

/// What one guess of a passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// The least that a real store may use (64 MiB, 3 passes, 4 lanes: a fifth of a second here).
    pub const FLOOR: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
    /// The most that is believed when a key file asks for it.
    pub const CAP: Self = Self { memory_kib: 1024 * 1024, passes: 64, lanes: 16 };
    /// For tests: protects nothing.
    pub const CHEAP: Self = Self { memory_kib: 64, passes: 1, lanes: 1 };

    /// Whether this lies between a floor and the cap.
    pub const fn is_within(self, floor: Self) -> bool {
        self.memory_kib >= floor.memory_kib
            && self.passes >= floor.passes
            && self.lanes >= floor.lanes
            && self.memory_kib <= Self::CAP.memory_kib
            && self.passes <= Self::CAP.passes
            && self.lanes <= Self::CAP.lanes
    }

    /// As many more passes as take about half a second, given what the floor took.
    #[must_use]
    pub fn calibrated(self, floor_took: std::time::Duration) -> Self {
        let pass_ms = (floor_took.as_millis() / u128::from(self.passes.max(1))).max(1);
        let passes = u32::try_from(500 / pass_ms).unwrap_or(u32::MAX);
        Self { passes: passes.clamp(self.passes, Self::CAP.passes), ..self }
    }
}

/// The key that a passphrase gives.
pub fn stretch(passphrase: &[u8], salt: &[u8; 16], cost: Cost) -> Result<Key, StoreError> {
    let damaged = |_| StoreError::Damaged { what: "keyring" };
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(damaged)?;
    let mut key = Key::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase, salt, key.as_mut_slice())
        .map_err(damaged)?;
    Ok(key)
}

/// A key that follows from another one, for one purpose.
pub fn derive(from: &[u8], salt: &[u8], purpose: &str) -> Key {
    let mut key = Key::default();
    // expand fails only above 8 kB of output; 32 bytes always fit
    let _ = Hkdf::<Sha256>::new(Some(salt), from).expand(purpose.as_bytes(), key.as_mut_slice());
    key
}

/// A secret key for X25519.
pub fn new_secret(entropy: &dyn Entropy) -> Result<Key, StoreError> {
    let mut secret = Key::default();
    entropy.fill(secret.as_mut_slice())?;
    Ok(secret)
}

/// Its public key.
pub fn public_of(secret: &Key) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(**secret)).to_bytes()
}

/// A store key, sealed to somebody's public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedKey {
    /// Which generation of the store key.
    pub epoch: u32,
    ephemeral: [u8; 32],
    sealed: Vec<u8>,
}

fn agreed(shared: &[u8], ephemeral: &[u8; 32], public: &[u8; 32]) -> Key {
    let salt: Vec<u8> = ephemeral.iter().chain(public).copied().collect();
    derive(shared, &salt, "trede: store key sealed to a public key")
}

/// Seals a store key to a public key.
pub fn seal_to(
    public: &[u8; 32],
    store: StoreId,
    (epoch, store_key): (u32, &Key),
    entropy: &dyn Entropy,
) -> Result<SealedKey, StoreError> {
    let secret = StaticSecret::from(*new_secret(entropy)?);
    let ephemeral = PublicKey::from(&secret).to_bytes();
    let shared = secret.diffie_hellman(&PublicKey::from(*public));
    let key = agreed(shared.as_bytes(), &ephemeral, public);
    let place = Place { store, tree: "keyring", key: public };
    let sealed = seal::seal(&key, epoch, place, store_key.as_slice(), entropy)?;
    Ok(SealedKey { epoch, ephemeral, sealed })
}

/// Opens a store key with the secret key that it was sealed to.
pub fn open_with(secret: &Key, store: StoreId, sealed: &SealedKey) -> Result<Key, Unsealable> {
    let public = public_of(secret);
    let shared = StaticSecret::from(**secret).diffie_hellman(&PublicKey::from(sealed.ephemeral));
    let key = agreed(shared.as_bytes(), &sealed.ephemeral, &public);
    let place = Place { store, tree: "keyring", key: &public };
    let plain = seal::open(&key, place, &sealed.sealed)?;
    plain.as_slice().try_into().map(Zeroizing::new).map_err(|_| Unsealable)
}

/// All generations of the store key, and the keys for each purpose that follow from them.
pub struct Keys {
    store: StoreId,
    generations: Vec<(u32, Key)>,
}

/// What a key is for; each purpose has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The safety logs.
    Safety,
    /// The trees in sled.
    Trees,
    /// Drafts.
    Drafts,
}

impl Purpose {
    const fn label(self) -> &'static str {
        match self {
            Self::Safety => "trede: safety log",
            Self::Trees => "trede: trees",
            Self::Drafts => "trede: drafts",
        }
    }
}

impl Keys {
    /// Keys from the generations that the keyring gave, which must not be empty.
    pub fn new(store: StoreId, generations: Vec<(u32, Key)>) -> Self {
        Self { store, generations }
    }

    /// All generations.
    pub fn generations(&self) -> impl Iterator<Item = (u32, &Key)> {
        self.generations.iter().map(|(epoch, key)| (*epoch, key))
    }

    /// The number of the newest generation; values are sealed with that one.
    pub fn newest(&self) -> u32 {
        self.generations().map(|(epoch, _)| epoch).max().unwrap_or_default()
    }

    /// The same with a new generation.
    pub fn renewed(&self, entropy: &dyn Entropy) -> Result<Self, StoreError> {
        let next = (self.newest().saturating_add(1), new_secret(entropy)?);
        let generations = self.generations.iter().cloned().chain([next]).collect();
        Ok(Self { store: self.store, generations })
    }

    /// The newest generation alone.
    #[must_use]
    pub fn newest_only(&self) -> Self {
        let newest = self.newest();
        let generations = self.generations.iter().filter(|(epoch, _)| *epoch == newest).cloned().collect();
        Self { store: self.store, generations }
    }

    /// The sealer for one purpose.
    pub fn sealer(&self, purpose: Purpose) -> Sealer {
        let salt = self.store.as_bytes();
        let derived = |(epoch, key): (u32, &Key)| (epoch, derive(key.as_slice(), salt, purpose.label()));
        Sealer { store: self.store, keys: self.generations().map(derived).collect() }
    }
}

/// Seals and opens the values of one purpose.
pub struct Sealer {
    store: StoreId,
    keys: Vec<(u32, Key)>,
}

impl Sealer {
    /// For tests: the keys themselves.
    #[cfg(test)]
    pub fn raw(&self) -> Vec<(u32, [u8; 32])> {
        self.keys.iter().map(|(epoch, key)| (*epoch, **key)).collect()
    }

    /// Seals a value for its place, with the newest key.
    pub fn seal(
        &self,
        tree: &str,
        key: &[u8],
        plain: &[u8],
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, StoreError> {
        let place = Place { store: self.store, tree, key };
        let newest = self.keys.iter().max_by_key(|(epoch, _)| *epoch);
        let (epoch, sealing) = newest.ok_or(StoreError::Damaged { what: "keyring" })?;
        seal::seal(sealing, *epoch, place, plain, entropy)
    }

    /// Opens the value of a place.
    pub fn open(&self, tree: &str, key: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
        let epoch = seal::epoch_of(sealed)?;
        let opening = self.keys.iter().find(|(have, _)| *have == epoch).ok_or(Unsealable)?;
        seal::open(&opening.1, Place { store: self.store, tree, key }, sealed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::entropy::Seeded;

    #[test]
    fn a_store_key_opens_for_its_owner_only() {
        let entropy = Seeded::new(1);
        let (mine, other) = (new_secret(&entropy).unwrap(), new_secret(&entropy).unwrap());
        let store = StoreId::from_bytes([1; 16]);
        let key = Key::new([5; 32]);
        let sealed = seal_to(&public_of(&mine), store, (1, &key), &entropy).unwrap();
        assert_eq!(open_with(&mine, store, &sealed), Ok(key));
        assert_eq!(open_with(&other, store, &sealed), Err(Unsealable));
        assert_eq!(open_with(&mine, StoreId::from_bytes([2; 16]), &sealed), Err(Unsealable));
    }

    #[test]
    fn purposes_have_different_keys_and_old_generations_open() {
        let (entropy, store) = (Seeded::new(2), StoreId::from_bytes([1; 16]));
        let old = Keys::new(store, vec![(1, Key::new([1; 32]))]);
        let new = Keys::new(store, vec![(1, Key::new([1; 32])), (2, Key::new([2; 32]))]);
        let sealed = old.sealer(Purpose::Trees).seal("t", b"k", b"v", &entropy).unwrap();
        assert_eq!(new.sealer(Purpose::Trees).open("t", b"k", &sealed).unwrap().as_slice(), b"v");
        assert!(new.sealer(Purpose::Safety).open("t", b"k", &sealed).is_err());
        let newer = new.sealer(Purpose::Trees).seal("t", b"k", b"v", &entropy).unwrap();
        assert!(old.sealer(Purpose::Trees).open("t", b"k", &newer).is_err());
    }

    #[test]
    fn the_cost_has_a_floor_and_a_cap() {
        assert!(Cost::FLOOR.is_within(Cost::FLOOR));
        assert!(!Cost::CHEAP.is_within(Cost::FLOOR));
        assert!(!Cost { memory_kib: u32::MAX, ..Cost::FLOOR }.is_within(Cost::FLOOR));
        let calibrated = Cost::FLOOR.calibrated(std::time::Duration::from_millis(150));
        assert_eq!(calibrated.passes, 10);
        assert_eq!(Cost::FLOOR.calibrated(std::time::Duration::from_secs(9)), Cost::FLOOR);
    }
}

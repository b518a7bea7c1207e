//! The key file: who can open the store, without anything personal in it. Two copies, each written aside and renamed.
//!
//! Layout, frozen: magic 8 | format u8 | bincode of [`Body`] | SHA-256 over all before. Knows nothing of entries.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::disk::{Disk, replace};
use super::entropy::{Entropy, id_bytes};
use super::error::StoreError;
use super::keys::{self, Cost, Keys, SealedKey};
use super::seal::{self, Key, Place};
use super::words::RecoveryWords;
use crate::id::{CoachId, StoreId};
use crate::journal::codec;

const MAGIC: &[u8; 8] = b"TREDEKEY";
const FORMAT: u8 = 1;
/// How the name of each copy of it begins.
pub const NAME: &str = "keyring";
const COPIES: [&str; 2] = [NAME, "keyring.second"];
const LIMIT: u64 = 1 << 20;
/// The least number of characters of a passphrase.
pub const LEAST_PASSPHRASE: usize = 10;

/// What the key file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The store.
    pub store: StoreId,
    /// The label of the location; not personal, shown on the lock screen.
    pub location: String,
    /// Counts up with every change; of two copies the higher one holds.
    pub generation: u64,
    slots: Vec<CoachSlot>,
    recovery: RecoverySlot,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct CoachSlot {
    coach: CoachId,
    exchange_public: [u8; 32],
    signing_public: [u8; 32],
    cost: Cost,
    salt: [u8; 16],
    /// The X25519 and Ed25519 secrets, sealed with the key that the passphrase gives.
    #[serde(with = "codec::bytes")]
    secrets: Vec<u8>,
    keys: Vec<SealedKey>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RecoverySlot {
    public: [u8; 32],
    keys: Vec<SealedKey>,
}

/// The key file of one store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyring {
    body: Body,
}

/// How a keyring was read.
pub struct Read {
    /// The keyring.
    pub keyring: Keyring,
    /// A copy was missing, damaged or older.
    pub one_copy: bool,
}

impl Keyring {
    /// A keyring with a recovery slot for these words and no coach yet.
    pub fn new(
        location: String,
        words: &RecoveryWords,
        store: StoreId,
        entropy: &dyn Entropy,
    ) -> Result<(Self, Keys), StoreError> {
        let keys = Keys::new(store, vec![(1, keys::new_secret(entropy)?)]);
        let public = keys::public_of(&words.secret());
        let recovery = RecoverySlot { public, keys: sealed_to(&public, store, &keys, entropy)? };
        let body = Body { store, location, generation: 0, slots: vec![], recovery };
        Ok((Self { body }, keys))
    }

    /// What it holds.
    pub const fn body(&self) -> &Body {
        &self.body
    }

    /// Gives the location another label.
    pub fn label(&mut self, location: String) {
        self.body.location = location;
    }

    /// The coaches that can open the store.
    pub fn coaches(&self) -> impl Iterator<Item = CoachId> {
        self.body.slots.iter().map(|slot| slot.coach)
    }

    /// Gives a coach a slot, in place of an older one. The signing key is new each time.
    pub fn put_coach(
        &mut self,
        coach: CoachId,
        passphrase: &SecretString,
        keys: &Keys,
        cost: Cost,
        entropy: &dyn Entropy,
    ) -> Result<(), StoreError> {
        if passphrase.expose_secret().chars().count() < LEAST_PASSPHRASE {
            return Err(StoreError::ShortPassphrase { least: LEAST_PASSPHRASE });
        }
        let exchange = keys::new_secret(entropy)?;
        let signing = keys::new_secret(entropy)?;
        let salt = id_bytes(entropy)?;
        let stretched = keys::stretch(passphrase.expose_secret().as_bytes(), &salt, cost)?;
        let secrets: Zeroizing<Vec<u8>> =
            Zeroizing::new(exchange.iter().chain(signing.iter()).copied().collect());
        let exchange_public = keys::public_of(&exchange);
        let slot = CoachSlot {
            coach,
            exchange_public,
            signing_public: ed25519_dalek::SigningKey::from_bytes(&signing).verifying_key().to_bytes(),
            cost,
            salt,
            secrets: seal::seal(&stretched, 0, slot_place(&coach), &secrets, entropy)?,
            keys: sealed_to(&exchange_public, self.body.store, keys, entropy)?,
        };
        self.body.slots.retain(|have| have.coach != coach);
        self.body.slots.push(slot);
        Ok(())
    }

    /// Takes a coach's slot out. Whoever knows that passphrase and has an older copy of this file still opens what was
    /// sealed until now, so a new key comes with it ([`Keyring::renew`]).
    pub fn remove_coach(&mut self, coach: CoachId) {
        self.body.slots.retain(|slot| slot.coach != coach);
    }

    /// Other recovery words from now on; the store key is sealed to them by [`Keyring::renew`].
    pub fn replace_words(&mut self, words: &RecoveryWords) {
        self.body.recovery = RecoverySlot { public: keys::public_of(&words.secret()), keys: vec![] };
    }

    /// Whose passphrase this is.
    pub fn whose(&self, passphrase: &SecretString, floor: Cost) -> Result<Option<CoachId>, StoreError> {
        Ok(self.slot_of(passphrase, None, floor)?.map(|(slot, _)| slot.coach))
    }

    /// Adds a new store key, sealed to everybody who can open the store. Nobody's passphrase is needed.
    pub fn renew(&mut self, keys: &Keys, entropy: &dyn Entropy) -> Result<Keys, StoreError> {
        let renewed = keys.renewed(entropy)?;
        let store = self.body.store;
        for slot in &mut self.body.slots {
            slot.keys = sealed_to(&slot.exchange_public, store, &renewed, entropy)?;
        }
        let recovery = &mut self.body.recovery;
        recovery.keys = sealed_to(&recovery.public, store, &renewed, entropy)?;
        Ok(renewed)
    }

    /// The number of the newest store key.
    pub fn epoch(&self) -> u32 {
        self.body.recovery.keys.iter().map(|key| key.epoch).max().unwrap_or_default()
    }

    /// Whether older store keys are still here, because not everything is sealed with the newest one yet.
    pub fn has_old_keys(&self) -> bool {
        self.body.recovery.keys.len() > 1
    }

    /// Forgets the older store keys.
    pub fn forget_old_keys(&mut self) {
        let newest = self.epoch();
        let slots = self.body.slots.iter_mut().map(|slot| &mut slot.keys);
        slots.chain([&mut self.body.recovery.keys]).for_each(|keys| keys.retain(|key| key.epoch == newest));
    }

    /// The keys, when the passphrase is that of a coach; tries the one who came last first.
    pub fn open(
        &self,
        passphrase: &SecretString,
        first: Option<CoachId>,
        floor: Cost,
    ) -> Result<Option<(CoachId, Keys)>, StoreError> {
        let Some((slot, exchange)) = self.slot_of(passphrase, first, floor)? else { return Ok(None) };
        Ok(Some((slot.coach, self.unsealed(&exchange, &slot.keys)?)))
    }

    /// The slot that a passphrase opens, with its X25519 secret.
    fn slot_of(
        &self,
        passphrase: &SecretString,
        first: Option<CoachId>,
        floor: Cost,
    ) -> Result<Option<(&CoachSlot, Key)>, StoreError> {
        let mut slots: Vec<&CoachSlot> = self.body.slots.iter().collect();
        slots.sort_by_key(|slot| Some(slot.coach) != first);
        for slot in slots {
            if !slot.cost.is_within(floor) {
                return Err(StoreError::Damaged { what: "keyring" });
            }
            let stretched = keys::stretch(passphrase.expose_secret().as_bytes(), &slot.salt, slot.cost)?;
            let Ok(secrets) = seal::open(&stretched, slot_place(&slot.coach), &slot.secrets) else {
                continue;
            };
            let exchange = secrets.first_chunk::<32>().map(|bytes| Key::new(*bytes));
            return Ok(Some((slot, exchange.ok_or(StoreError::Damaged { what: "keyring" })?)));
        }
        Ok(None)
    }

    /// The keys, when these are the recovery words.
    pub fn open_with_words(&self, words: &RecoveryWords) -> Result<Option<Keys>, StoreError> {
        let secret = words.secret();
        if keys::public_of(&secret) != self.body.recovery.public {
            return Ok(None);
        }
        self.unsealed(&secret, &self.body.recovery.keys).map(Some)
    }

    fn unsealed(&self, secret: &Key, sealed: &[SealedKey]) -> Result<Keys, StoreError> {
        let store = self.body.store;
        let opened =
            sealed.iter().map(|key| keys::open_with(secret, store, key).map(|open| (key.epoch, open)));
        let generations: Vec<_> =
            opened.collect::<Result<_, _>>().map_err(|_| StoreError::Damaged { what: "keyring" })?;
        if generations.is_empty() {
            return Err(StoreError::Damaged { what: "keyring" });
        }
        Ok(Keys::new(store, generations))
    }

    /// Writes both copies.
    pub fn save(&mut self, disk: &dyn Disk) -> Result<(), StoreError> {
        self.body.generation += 1;
        let bytes = self.to_bytes()?;
        COPIES.iter().try_for_each(|copy| replace(disk, copy, &bytes))?;
        Ok(())
    }

    /// Its bytes, as both copies have them.
    pub fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        let body = codec::encode(&self.body, LIMIT).map_err(|_| StoreError::Damaged { what: "keyring" })?;
        let mut bytes = MAGIC.to_vec();
        bytes.push(FORMAT);
        bytes.extend(body);
        let check = Sha256::digest(&bytes);
        bytes.extend(check);
        Ok(bytes)
    }

    /// The keyring in these bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self, StoreError> {
        parse(bytes)?.map(|body| Self { body }).ok_or(StoreError::Damaged { what: "keyring" })
    }

    /// The X25519 public keys of the recovery words and of each coach.
    pub fn exchange_keys(&self) -> impl Iterator<Item = [u8; 32]> {
        let coaches = self.body.slots.iter().map(|slot| slot.exchange_public);
        [self.body.recovery.public].into_iter().chain(coaches)
    }

    /// The X25519 secret of the coach whose passphrase this is.
    pub fn exchange_secret(&self, passphrase: &SecretString, floor: Cost) -> Result<Option<Key>, StoreError> {
        Ok(self.slot_of(passphrase, None, floor)?.map(|(_, exchange)| exchange))
    }

    /// Reads the better of the two copies; none when there is no store here.
    pub fn load(disk: &dyn Disk) -> Result<Option<Read>, StoreError> {
        let mut found = Vec::new();
        let mut copies = 0;
        for copy in COPIES {
            match disk.read(copy) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
                Ok(bytes) => {
                    copies += 1;
                    found.extend(parse(&bytes)?);
                }
            }
        }
        let alike = matches!(found.as_slice(), [one, two] if one == two);
        let best = found.into_iter().max_by_key(|body| body.generation);
        match best {
            Some(body) => Ok(Some(Read { keyring: Self { body }, one_copy: !alike })),
            None if copies == 0 => Ok(None),
            None => Err(StoreError::Damaged { what: "keyring" }),
        }
    }
}

fn slot_place(coach: &CoachId) -> Place<'_> {
    // slots travel between the workstations of one location, so they are not bound to one store
    Place { store: StoreId::from_bytes([0; 16]), tree: "coach slot", key: coach.as_bytes() }
}

fn sealed_to(
    public: &[u8; 32],
    store: StoreId,
    keys: &Keys,
    entropy: &dyn Entropy,
) -> Result<Vec<SealedKey>, StoreError> {
    keys.generations().map(|generation| keys::seal_to(public, store, generation, entropy)).collect()
}

/// The body of one copy; none when it is damaged.
fn parse(bytes: &[u8]) -> Result<Option<Body>, StoreError> {
    let Some((rest, check)) = bytes.split_last_chunk::<32>() else { return Ok(None) };
    if Sha256::digest(rest).as_slice() != check {
        return Ok(None);
    }
    match rest.strip_prefix(MAGIC).and_then(<[u8]>::split_first) {
        Some((&FORMAT, body)) => Ok(codec::decode(body, LIMIT).ok()),
        Some((&found, _)) => Err(StoreError::NewerFormat { what: "keyring", found }),
        None => Ok(None),
    }
}

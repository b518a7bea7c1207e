//! A workstation's own secrets for exchange: one key to open bundles, one to sign them. Kept sealed in the store.

use age::secrecy::{ExposeSecret, SecretString};
use bech32::{Bech32, Hrp};
use ed25519_dalek::{Signer, SigningKey};
use zeroize::{Zeroize, Zeroizing};

use super::BundleError;

/// How many bytes an identity is.
pub const BYTES: usize = 64;
/// The prefix of age's X25519 secrets, in their text form.
const SECRET: Hrp = Hrp::parse_unchecked("age-secret-key-");

/// The two secrets of a workstation.
#[derive(Clone)]
pub struct Identity {
    exchange: age::x25519::Identity,
    signing: SigningKey,
    bytes: Zeroizing<[u8; BYTES]>,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({})", self.recipient())
    }
}

impl Identity {
    /// The identity with these bytes, random when it is made: 32 for X25519, 32 for Ed25519.
    ///
    /// # Errors
    /// None that these lengths can give.
    pub fn from_bytes(bytes: [u8; BYTES]) -> Result<Self, BundleError> {
        let bytes = Zeroizing::new(bytes);
        let mut parts = bytes.chunks_exact(32).filter_map(|part| <[u8; 32]>::try_from(part).ok());
        let (Some(mut exchange), Some(mut signing)) = (parts.next(), parts.next()) else {
            return Err(BundleError::Recipient);
        };
        let made = exchange_identity(&exchange).map(|exchange| Self {
            exchange,
            signing: SigningKey::from_bytes(&signing),
            bytes: bytes.clone(),
        });
        exchange.zeroize();
        signing.zeroize();
        made
    }

    /// Its bytes, to be sealed.
    pub fn to_bytes(&self) -> Zeroizing<[u8; BYTES]> {
        self.bytes.clone()
    }

    /// What others seal bundles to.
    pub fn recipient(&self) -> String {
        self.exchange.to_public().to_string()
    }

    /// The same as bytes.
    pub(super) fn exchange_public(&self) -> [u8; 32] {
        let secret = self.bytes.first_chunk::<32>().copied().unwrap_or_default();
        x25519_dalek::PublicKey::from(&x25519_dalek::StaticSecret::from(secret)).to_bytes()
    }

    /// What others know its signature by.
    pub fn verifying(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }
}

/// age's own form of an X25519 secret.
///
/// # Errors
/// None that 32 bytes can give.
fn exchange_identity(secret: &[u8; 32]) -> Result<age::x25519::Identity, BundleError> {
    let text = bech32::encode_upper::<Bech32>(SECRET, secret).map_err(|_| BundleError::Recipient)?;
    let text = SecretString::from(text);
    text.expose_secret().parse().map_err(|_| BundleError::Recipient)
}

/// What opens a bundle.
pub enum Opener {
    /// The keys at hand.
    Keys(Vec<age::x25519::Identity>),
    /// A passphrase.
    Passphrase(SecretString),
}

impl Opener {
    /// The key of a workstation.
    pub fn identity(identity: &Identity) -> Self {
        Self::Keys(vec![identity.exchange.clone()])
    }

    /// One more secret for X25519, as the recovery words give it.
    ///
    /// # Errors
    /// None that 32 bytes can give.
    pub fn secret(secret: &[u8; 32]) -> Result<Self, BundleError> {
        Ok(Self::Keys(vec![exchange_identity(secret)?]))
    }
}

/// What others seal to, for a public key of X25519.
///
/// # Errors
/// None that 32 bytes can give.
pub fn recipient_of(public: &[u8; 32]) -> Result<String, BundleError> {
    bech32::encode::<Bech32>(Hrp::parse_unchecked("age"), public).map_err(|_| BundleError::Recipient)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recipient_is_the_public_half_in_ages_own_form() {
        let secret = [7; 32];
        let public = x25519_dalek::PublicKey::from(&x25519_dalek::StaticSecret::from(secret)).to_bytes();
        let identity = Identity::from_bytes([7; 64]).unwrap();
        assert_eq!(identity.recipient(), recipient_of(&public).unwrap());
        assert_eq!(*identity.to_bytes(), [7; 64]);
    }
}

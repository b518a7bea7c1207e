//! The twelve recovery words: 128 bits, from which a key pair follows. They are shown once and kept nowhere.

use std::fmt;

use bip39::{Language, Mnemonic};
use zeroize::Zeroizing;

use super::entropy::{Entropy, id_bytes};
use super::error::StoreError;
use super::keys;
use super::seal::Key;

/// Twelve words of the English BIP39 list, wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryWords(Zeroizing<[u8; 16]>);

impl RecoveryWords {
    /// New ones.
    pub fn new(entropy: &dyn Entropy) -> Result<Self, StoreError> {
        Ok(Self(Zeroizing::new(id_bytes(entropy)?)))
    }

    /// Words as somebody types them: capitals and extra spaces do not matter, their order and spelling do.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        let text = Zeroizing::new(text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
        let words =
            Mnemonic::parse_in_normalized(Language::English, &text).map_err(|_| StoreError::NotWords)?;
        let bytes = Zeroizing::new(words.to_entropy());
        bytes.as_slice().try_into().map(|bytes| Self(Zeroizing::new(bytes))).map_err(|_| StoreError::NotWords)
    }

    /// The words in their order.
    pub fn words(&self) -> Vec<&'static str> {
        // 16 bytes always make twelve words
        Mnemonic::from_entropy_in(Language::English, self.0.as_slice())
            .map_or_else(|_| Vec::new(), |words| words.words().collect())
    }

    /// The secret key that follows from them.
    pub(super) fn secret(&self) -> Key {
        keys::derive(self.0.as_slice(), b"", "trede: recovery words")
    }
}

impl fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryWords")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::entropy::Seeded;

    #[test]
    fn words_as_typed_and_their_checksum() {
        let words = RecoveryWords::new(&Seeded::new(4)).unwrap();
        let list = words.words();
        assert_eq!(list.len(), 12);
        let typed = format!("  {} ", list.join("   ").to_uppercase());
        assert_eq!(RecoveryWords::parse(&typed).unwrap(), words);
        let mut swapped = list.clone();
        swapped[0] = if list[0] == "abandon" { "zoo" } else { "abandon" };
        assert!(
            RecoveryWords::parse(&swapped.join(" "))
                .is_err_and(|error| matches!(error, StoreError::NotWords))
                || RecoveryWords::parse(&swapped.join(" ")).unwrap() != words
        );
        assert!(matches!(RecoveryWords::parse("fiets"), Err(StoreError::NotWords)));
        assert_eq!(format!("{words:?}"), "RecoveryWords");
    }
}

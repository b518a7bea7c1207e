//! A fingerprint in words, in Dutch or English, so that two people can compare a card by phone.

use sha2::{Digest, Sha256};

/// How many words; each stands for a byte, so a forger would have to make 2^79 keys.
const WORDS: usize = 10;

/// Which words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

/// What two people compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; WORDS]);

impl Fingerprint {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let hash = Sha256::new().chain_update(b"trede fingerprint").chain_update(bytes).finalize();
        let mut first = [0; WORDS];
        first.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        Self(first)
    }

    /// In words.
    pub fn words(&self, language: Language) -> Vec<&'static str> {
        self.0.iter().map(|byte| word(*byte, language)).collect()
    }
}

/// The words of one language stand for the same bytes as those of the other, so each side may read in its own.
fn word(byte: u8, language: Language) -> &'static str {
    let at = usize::from(byte);
    match language {
        Language::Dutch => DUTCH.split_whitespace().nth(at).unwrap_or_default(),
        // every eighth of the 2048 words that recovery words are made of: no two of them begin alike
        Language::English => bip39::Language::English.word_list().get(at * 8).copied().unwrap_or_default(),
    }
}

/// 256 everyday words, no two of which begin with the same four letters.
const DUTCH: &str = include_str!("fingerprint_nl.txt");

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_256_words_and_no_two_begin_alike() {
        for language in [Language::Dutch, Language::English] {
            let words: Vec<&str> = (0..=255).map(|byte| word(byte, language)).collect();
            let beginnings: BTreeSet<String> =
                words.iter().map(|word| word.chars().take(4).collect()).collect();
            assert_eq!(beginnings.len(), 256, "{language:?}");
            assert!(
                words.iter().all(|word| (3..=8).contains(&word.len()) && word.is_ascii()),
                "{language:?}"
            );
        }
        assert_eq!(DUTCH.split_whitespace().count(), 256);
    }

    #[test]
    fn other_bytes_have_another_fingerprint() {
        assert_ne!(Fingerprint::of(b"one"), Fingerprint::of(b"two"));
        assert_eq!(Fingerprint::of(b"one").words(Language::Dutch).len(), WORDS);
    }
}

//! A workstation's card: who it is, what to seal to, and what its signature is known by. Carried as one line of text or a QR.
//!
//! A card proves nothing by itself: people compare its [`Fingerprint`] by phone before they accept it.
//!
//! ```text
//! bech32m, prefix "tredecard", upper case, of: 1 | store 16 | location 16 | X25519 public 32 | Ed25519 public 32 | label UTF-8
//! ```

use std::fmt;
use std::str::FromStr;

use bech32::{Bech32m, Hrp};
use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::identity::{Identity, recipient_of};
use crate::id::{LocationId, StoreId};

const PREFIX: Hrp = Hrp::parse_unchecked("tredecard");
const FORMAT: u8 = 1;
/// The most bytes of a label.
pub const MOST_LABEL: usize = 80;

/// Why a text is no card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Not one, or a letter of it is wrong.
    #[error("this is no card of a workstation, or a letter in it is wrong; copy it again")]
    NotACard,
    /// A newer version wrote it.
    #[error("a newer version of trede made this card; update trede and try again")]
    Newer,
}

impl CardError {
    /// The id of its words in the language files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotACard => "card-none",
            Self::Newer => "card-newer",
        }
    }
}

/// A workstation's card.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Card {
    /// Its store.
    pub store: StoreId,
    /// The location it belongs to; workstations of one location have the same.
    pub location: LocationId,
    /// What to seal to: X25519.
    pub exchange: [u8; 32],
    /// What its signature is known by: Ed25519.
    pub signer: [u8; 32],
    /// The place it stands in, as people say it. Nothing personal.
    pub label: String,
}

impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Card({:?})", self.store)
    }
}

impl Card {
    /// The card of a workstation. A label that is too long is cut.
    pub fn new(store: StoreId, location: LocationId, identity: &Identity, label: &str) -> Self {
        let mut label = label.to_owned();
        let end = (0..=MOST_LABEL.min(label.len())).rev().find(|at| label.is_char_boundary(*at)).unwrap_or(0);
        label.truncate(end);
        Self { store, location, exchange: identity.exchange_public(), signer: identity.verifying(), label }
    }

    /// What to seal to, in age's own form.
    pub fn recipient(&self) -> String {
        recipient_of(&self.exchange).unwrap_or_default()
    }

    /// What two people compare.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.bytes_without_label())
    }

    fn bytes_without_label(&self) -> Vec<u8> {
        let (store, location) = (self.store.as_bytes().as_slice(), self.location.as_bytes().as_slice());
        [[FORMAT].as_slice(), store, location, &self.exchange, &self.signer].concat()
    }
}

impl fmt::Display for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.bytes_without_label(), self.label.as_bytes().to_vec()].concat();
        let text = bech32::encode_upper::<Bech32m>(PREFIX, &bytes).map_err(|_| fmt::Error)?;
        f.write_str(&text)
    }
}

impl FromStr for Card {
    type Err = CardError;

    fn from_str(text: &str) -> Result<Self, CardError> {
        // mail programs break long lines
        let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        if text.len() > 1_000 {
            return Err(CardError::NotACard);
        }
        let checked = bech32::primitives::decode::CheckedHrpstring::new::<Bech32m>(&text);
        let checked = checked.map_err(|_| CardError::NotACard)?;
        if checked.hrp() != PREFIX {
            return Err(CardError::NotACard);
        }
        let bytes: Vec<u8> = checked.byte_iter().collect();
        let (format, rest) = bytes.split_first().ok_or(CardError::NotACard)?;
        if *format != FORMAT {
            return Err(CardError::Newer);
        }
        card_in(rest).ok_or(CardError::NotACard)
    }
}

fn card_in(bytes: &[u8]) -> Option<Card> {
    let (store, rest) = bytes.split_first_chunk()?;
    let (location, rest) = rest.split_first_chunk()?;
    let (exchange, rest) = rest.split_first_chunk()?;
    let (signer, rest) = rest.split_first_chunk()?;
    let label = std::str::from_utf8(rest).ok().filter(|label| label.len() <= MOST_LABEL)?;
    Some(Card {
        store: StoreId::from_bytes(*store),
        location: LocationId::from_bytes(*location),
        exchange: *exchange,
        signer: *signer,
        label: label.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn card(label: &str) -> Card {
        let identity = Identity::from_bytes([3; 64]).unwrap();
        Card::new(StoreId::from_bytes([1; 16]), LocationId::from_bytes([2; 16]), &identity, label)
    }

    #[test]
    fn a_card_survives_mail_and_is_read_in_lower_case() {
        let card = card("Taalhuis Voorbeeld");
        let text = card.to_string();
        let mailed = text.chars().enumerate().flat_map(|(at, c)| [Some(c), (at % 60 == 59).then_some('\n')]);
        assert_eq!(mailed.flatten().collect::<String>().parse(), Ok(card.clone()));
        assert_eq!(text.to_lowercase().parse(), Ok(card));
    }

    #[test]
    fn a_wrong_letter_is_noticed() {
        let text = card("x").to_string();
        let wrong = text.replacen(if text.contains('Q') { 'Q' } else { 'P' }, "Z", 1);
        assert_eq!(wrong.parse::<Card>(), Err(CardError::NotACard));
    }

    #[test]
    fn the_label_is_not_in_the_fingerprint_and_is_cut_at_a_letter() {
        assert_eq!(card("a").fingerprint(), card("b").fingerprint());
        assert_eq!(card(&"é".repeat(90)).label.len(), MOST_LABEL);
    }

    proptest! {
        #[test]
        fn any_text_is_a_card_or_refused(text in ".{0,300}") {
            let _ = text.parse::<Card>();
        }

        #[test]
        fn any_label_comes_back(label in ".{0,20}") {
            let card = card(&label);
            prop_assert_eq!(card.to_string().parse(), Ok(card));
        }
    }
}

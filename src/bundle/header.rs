//! The header of a bundle: who made it, for which scope, and what both sides know.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{BundleError, Card, section};
use crate::journal::{Knowledge, codec};

/// A bundle's name: random, also the end of its file name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BundleId(pub [u8; 16]);

impl BundleId {
    /// The twelve hexadecimal digits that stand in the file name.
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
    }
}

impl fmt::Display for BundleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What a bundle is. Numbers are append only; an unknown one is shown as a bundle of a newer version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// What the receiver did not have yet.
    Delta,
    /// Everything in its scope.
    Full,
    /// One dossier, with a note to the next coach.
    Handover,
    /// Everything of this store, its settings too: for its own restore only.
    Backup,
    /// Something that this version does not know.
    Other(u16),
}

impl Content {
    const fn number(self) -> u16 {
        match self {
            Self::Delta => 1,
            Self::Full => 2,
            Self::Handover => 3,
            Self::Backup => 4,
            Self::Other(number) => number,
        }
    }

    const fn from_number(number: u16) -> Self {
        match number {
            1 => Self::Delta,
            2 => Self::Full,
            3 => Self::Handover,
            4 => Self::Backup,
            other => Self::Other(other),
        }
    }
}

/// Of what the bundle is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Everything.
    All,
    /// The catalogue, erasures, and the dossiers that are shared with the receiver.
    Shared,
    /// The catalogue and erasures.
    Catalogue,
    /// Some kinds of records of some dossiers, for somebody outside.
    Fields,
}

/// What the sender says of the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Who made and signed it.
    pub card: Card,
    /// When, in milliseconds since 1970 UTC, by the sender's clock.
    pub made_ms: u64,
    /// What it is.
    pub content: Content,
    /// Of what it is complete.
    pub scope: Scope,
    /// What the sender believes the receiver has; with `sender` it says what should be inside.
    pub base: Knowledge,
    /// What the sender has: the next bundle back needs only the rest. Nothing where it wants everything back.
    pub sender: Knowledge,
    /// How many entries are inside.
    pub entries: u64,
    /// Of how many dossiers.
    pub dossiers: u64,
}

/// The header as it is written. Frozen: a later version adds a section, not a field.
#[derive(Serialize, Deserialize)]
pub struct Wire {
    card: Card,
    made_ms: u64,
    content: u16,
    scope: Scope,
    #[serde(with = "codec::bytes")]
    base: Vec<u8>,
    #[serde(with = "codec::bytes")]
    sender: Vec<u8>,
    entries: u64,
    dossiers: u64,
}

impl Header {
    pub(super) fn encode(&self) -> Result<Vec<u8>, BundleError> {
        let large = |_| BundleError::TooLarge { what: "header" };
        let wire = Wire {
            card: self.card.clone(),
            made_ms: self.made_ms,
            content: self.content.number(),
            scope: self.scope,
            base: self.base.encode().map_err(large)?,
            sender: self.sender.encode().map_err(large)?,
            entries: self.entries,
            dossiers: self.dossiers,
        };
        codec::encode(&wire, section::MOST_HEADER as u64).map_err(large)
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, BundleError> {
        let damaged = |_| BundleError::Damaged { what: "header" };
        let wire: Wire = codec::decode(bytes, section::MOST_HEADER as u64).map_err(damaged)?;
        if wire.card.label.len() > super::MOST_LABEL {
            return Err(BundleError::TooLarge { what: "label" });
        }
        Ok(Self {
            card: wire.card,
            made_ms: wire.made_ms,
            content: Content::from_number(wire.content),
            scope: wire.scope,
            base: Knowledge::decode(&wire.base).map_err(damaged)?,
            sender: Knowledge::decode(&wire.sender).map_err(damaged)?,
            entries: wire.entries,
            dossiers: wire.dossiers,
        })
    }
}

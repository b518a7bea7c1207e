//! The shapes of `peer card`, `peer add`, `peer list` and `peer remove`.

use std::path::Path;

use serde::Serialize;

use super::moment;
use crate::bundle::Card;
use crate::cli::peer::fingerprint;
use crate::cli::words::Words;
use crate::exchange::peers::{self, Standing};

/// The card of this workstation.
#[derive(Serialize)]
pub struct OwnCard {
    /// The card.
    pub card: String,
    /// The place it stands in.
    pub label: String,
    /// Its id.
    pub id: String,
    /// What two people compare, in the language that was asked for.
    pub words: Vec<&'static str>,
    /// The file that was written.
    pub file: Option<String>,
}

/// A workstation that was accepted.
#[derive(Serialize)]
pub struct Added {
    /// The place it stands in.
    pub label: String,
    /// Its id.
    pub id: String,
    /// What was compared, in the language that was asked for.
    pub words: Vec<&'static str>,
    /// How we stood to it before: `unknown known removed other-key`.
    pub before: &'static str,
    /// Whether it belongs to our location and so gets everything.
    pub ours: bool,
    /// Whether this workstation belongs to its location from now on.
    pub joined: bool,
}

/// A workstation that is known.
#[derive(Serialize)]
pub struct Peer {
    /// The place it stands in.
    pub label: String,
    /// Its id.
    pub id: String,
    /// Whether it belongs to our location and so gets everything.
    pub ours: bool,
    /// Whether somebody removed it.
    pub removed: bool,
    /// When its card was accepted, in UTC.
    pub accepted: Option<String>,
    /// When it made the newest bundle that came from it, by its own clock, in UTC.
    pub heard: Option<String>,
    /// When a bundle was last made for it, in UTC.
    pub sent: Option<String>,
    /// How many entries it should have and lacks, as far as it said; none when it is removed.
    pub lacks: Option<u64>,
    /// The same days, for people.
    #[serde(skip)]
    pub heard_day: Option<String>,
    #[serde(skip)]
    pub sent_day: Option<String>,
}

impl OwnCard {
    /// The shape of a card.
    pub fn of(card: &Card, file: Option<&Path>, words: Words) -> Self {
        Self {
            card: card.to_string(),
            label: card.label.clone(),
            id: card.store.to_string(),
            words: fingerprint(card, words),
            file: file.map(|file| file.display().to_string()),
        }
    }
}

impl Added {
    /// The shape of an acceptance.
    pub fn of(card: &Card, before: Standing, ours: bool, joined: bool, words: Words) -> Self {
        Self {
            label: card.label.clone(),
            id: card.store.to_string(),
            words: fingerprint(card, words),
            before: standing(before),
            ours,
            joined,
        }
    }
}

impl Peer {
    /// The shape of a peer.
    pub fn of(peer: &peers::Peer, ours: bool, lacks: Option<u64>, words: Words) -> Self {
        Self {
            label: peer.card.label.clone(),
            id: peer.card.store.to_string(),
            ours,
            removed: peer.removed,
            accepted: moment(peer.accepted_ms),
            heard: peer.heard_ms.and_then(moment),
            sent: peer.sent_ms.and_then(moment),
            lacks,
            heard_day: peer.heard_ms.and_then(|ms| words.day_of(ms)),
            sent_day: peer.sent_ms.and_then(|ms| words.day_of(ms)),
        }
    }
}

/// How we stand to somebody, as a name.
pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Known => "known",
        Standing::Unknown => "unknown",
        Standing::Removed => "removed",
        Standing::OtherKey => "other-key",
        Standing::Ourselves => "ourselves",
    }
}

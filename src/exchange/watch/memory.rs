//! What this workstation remembers of a watched folder: files it read, and files it laid there. Kept sealed as settings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::ExchangeError;
use super::super::carrier::Lying;
use super::super::peers::Peer;
use crate::archive::Archive;
use crate::bundle::{BundleId, Card};
use crate::id::{LocationId, StoreId};
use crate::journal::{Knowledge, codec};

const PREFIX: &str = "watch/home/";
/// A setting has a limit.
const PART: usize = 24 * 1024;
/// The most bytes that are remembered of one folder.
const MOST: u64 = 16 << 20;
/// So many files that lie there no more are remembered, so that one that comes back under another name is not read again.
const MOST_GONE: usize = 300;
/// So long a file of ours that vanished counts as on its way: sync programs take files away and put them back.
pub const GRACE_MS: u64 = 10 * 60 * 1000;

/// What became of a file of another. Numbers on disk: append only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Taken over.
    Taken,
    /// Sealed to others; that is how it should be in a folder of many.
    NotForUs,
    /// Opens with a passphrase.
    Passphrase,
    /// A newer version made it.
    Newer,
    /// It does not hold together.
    Broken,
    /// Somebody else signed or changed it.
    Forged,
    /// Nobody accepted its maker's card yet.
    Unknown,
    /// Its maker was removed here.
    Removed,
    /// Its maker signs with another key than before.
    OtherKey,
    /// A backup of another workstation.
    Backup,
}

impl Fate {
    /// Whether it was read to its end, so that a copy of it under another name is the same.
    const fn is_of_bundle(self) -> bool {
        match self {
            Self::Taken | Self::Unknown | Self::Removed | Self::OtherKey | Self::Backup => true,
            Self::NotForUs | Self::Passphrase | Self::Newer | Self::Broken | Self::Forged => false,
        }
    }
}

/// A file of another that was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    name: String,
    bytes: u64,
    changed_ms: u64,
    id: [u8; 16],
    /// What became of it.
    pub fate: Fate,
    /// In which round.
    pub turn: u64,
    /// When it was read.
    pub at_ms: u64,
    /// Who signed it; none when it was not read to its end.
    pub card: Option<Card>,
    /// It has entries, so whoever made it waits for a word.
    pub entries: bool,
    /// What is in it for all of our location.
    #[serde(with = "known")]
    pub inside: Knowledge,
    /// It lies there in this round.
    #[serde(skip)]
    pub lies: bool,
}

/// What was read of a file.
pub struct Reading {
    /// What became of it.
    pub fate: Fate,
    /// Who signed it.
    pub card: Option<Card>,
    /// It has entries.
    pub entries: bool,
    /// What is in it for all of our location.
    pub inside: Knowledge,
}

impl Seen {
    /// A file with what became of it.
    pub fn new(file: &Lying, id: BundleId, turn: u64, at_ms: u64, reading: Reading) -> Self {
        let Reading { fate, card, entries, inside } = reading;
        let (name, bytes, changed_ms) = (file.name.clone(), file.bytes, file.changed_ms);
        Self { name, bytes, changed_ms, id: id.0, fate, turn, at_ms, card, entries, inside, lies: true }
    }

    /// The name it lay under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether this is the file: the same bundle, or, where it was not read to its end, the same name, size and time.
    pub fn is(&self, file: &Lying, id: BundleId) -> bool {
        let same = self.name == file.name && self.bytes == file.bytes && self.changed_ms == file.changed_ms;
        self.id == id.0 && (self.fate.is_of_bundle() || same)
    }
}

/// A file of ours.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Own {
    /// Its name.
    pub name: String,
    id: [u8; 16],
    /// In which round it was laid.
    pub turn: u64,
    /// When.
    pub at_ms: u64,
    /// Whom it is sealed to.
    pub receivers: Vec<StoreId>,
    /// What is in it; nothing in one that only says what we have.
    #[serde(with = "known")]
    pub inside: Knowledge,
    /// It holds all that its receivers should have.
    pub full: bool,
    /// Those who read a later one and not this one.
    pub missed: Vec<StoreId>,
    /// It was seen there. Else a crash or a pulled out stick came between.
    pub laid: bool,
    /// Since when it is not there.
    pub gone_ms: Option<u64>,
}

impl Own {
    /// One that is about to be laid.
    pub fn new(
        name: String,
        id: BundleId,
        (turn, at_ms): (u64, u64),
        to: &[Peer],
        inside: Knowledge,
    ) -> Self {
        let receivers = to.iter().map(|peer| peer.card.store).collect();
        let (full, missed, laid, gone_ms) = (false, vec![], false, None);
        Self { name, id: id.0, turn, at_ms, receivers, inside, full, missed, laid, gone_ms }
    }

    /// The bundle in it.
    pub const fn id(&self) -> BundleId {
        BundleId(self.id)
    }

    /// Whether it lies there, or will be back in a moment.
    pub fn lies(&self, now_ms: u64) -> bool {
        self.laid && self.gone_ms.is_none_or(|gone| now_ms.abs_diff(gone) < GRACE_MS)
    }

    /// Whether this workstation can be expected to read it.
    pub fn counts_for(&self, store: StoreId, now_ms: u64) -> bool {
        self.lies(now_ms) && self.receivers.contains(&store) && !self.missed.contains(&store)
    }
}

/// What was found out about the workstations of one place; while it stays so, nothing is planned anew.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settled {
    /// The place.
    pub location: LocationId,
    /// All that the planning depends on.
    pub on: [u8; 32],
    /// How many entries each of them lacks.
    pub lacks: Vec<(StoreId, u64)>,
    /// How many people's files wait for a consent.
    pub withheld: u64,
}

/// What a workstation believes to be here and is not.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Missing {
    /// Its card.
    pub by: Card,
    /// What it is.
    #[serde(with = "known")]
    pub what: Knowledge,
}

/// All of it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Memory {
    /// How many rounds there were.
    pub turn: u64,
    /// Files of others.
    pub seen: Vec<Seen>,
    /// Files of ours.
    pub own: Vec<Own>,
    /// What holds until something changes.
    pub settled: Vec<Settled>,
    /// What others believe to be here and is not.
    pub missing: Vec<Missing>,
    /// Those with whom everything is being compared.
    comparing: Vec<StoreId>,
}

impl Memory {
    /// What is remembered of a folder. What cannot be read is forgotten: files are read again, which changes nothing.
    pub fn load(archive: &mut Archive, home: &str) -> Result<Self, ExchangeError> {
        let mut bytes = Vec::new();
        for part in 0.. {
            match archive.store().setting(&key(home, part))? {
                Some(more) if !more.is_empty() => bytes.extend(more),
                _ => break,
            }
        }
        Ok(codec::decode(&bytes, MOST).unwrap_or_default())
    }

    /// Keeps it. Of what did not change nothing is written.
    pub fn keep(&self, archive: &mut Archive, home: &str) -> Result<(), ExchangeError> {
        let bytes = codec::encode(self, MOST).unwrap_or_default();
        let mut parts: Vec<&[u8]> = bytes.chunks(PART).collect();
        // settings are never removed: an empty one is the end
        parts.push(&[]);
        for (number, part) in (0..).zip(parts) {
            let key = key(home, number);
            let before = archive.store().setting(&key)?;
            if before.as_deref().unwrap_or_default() != part {
                archive.store().set_setting(&key, part.to_vec())?;
            }
        }
        Ok(())
    }

    /// Where everything is compared, files from before that are no part of it: all of it is laid there anew, once.
    pub fn compare(&mut self, peer: &Peer) {
        let store = peer.card.store;
        if !peer.compares() {
            self.comparing.retain(|other| *other != store);
        } else if !self.comparing.contains(&store) {
            self.comparing.push(store);
            self.own.iter_mut().for_each(|own| own.missed.push(store));
        }
    }

    /// Takes in what lies there now.
    pub fn look(&mut self, files: &[Lying], now_ms: u64) {
        let mut by_id: BTreeMap<[u8; 16], Vec<&Lying>> = BTreeMap::new();
        for file in files {
            if let Ok(id) = file.found {
                by_id.entry(id.0).or_default().push(file);
            }
        }
        let with = |id: &[u8; 16]| by_id.get(id).map(Vec::as_slice).unwrap_or_default();
        for seen in &mut self.seen {
            seen.lies = with(&seen.id).iter().any(|file| seen.is(file, BundleId(seen.id)));
        }
        for own in &mut self.own {
            // a sync program may have given it another name: it can be read all the same
            let lies = !with(&own.id).is_empty();
            own.laid |= lies;
            own.gone_ms = if lies { None } else { own.gone_ms.or(Some(now_ms)) };
        }
    }

    /// Forgets the oldest of what lies there no more.
    pub fn prune(&mut self) {
        let gone = self.seen.iter().filter(|seen| !seen.lies).count();
        let mut surplus = gone.saturating_sub(MOST_GONE);
        self.seen.retain(|seen| {
            seen.lies || surplus == 0 || {
                surplus -= 1;
                false
            }
        });
        // what another holds for its own place matters only while it lies there
        self.seen.iter_mut().filter(|seen| !seen.lies).for_each(|seen| seen.inside = Knowledge::none());
        let gone = |own: &Own| own.gone_ms.is_some();
        let mut surplus = self.own.iter().filter(|own| gone(own)).count().saturating_sub(MOST_GONE / 10);
        self.own.retain(|own| {
            !gone(own) || surplus == 0 || {
                surplus -= 1;
                false
            }
        });
    }
}

fn key(home: &str, part: u32) -> String {
    let hash: [u8; 32] = Sha256::digest(home.as_bytes()).into();
    let home = hash.first_chunk().copied().map(BundleId).map(|id| id.short()).unwrap_or_default();
    format!("{PREFIX}{home}/{part}")
}

/// Knowledge inside what is kept.
mod known {
    use serde::{Deserializer, Serializer, de, ser};

    use crate::journal::{Knowledge, codec};

    pub fn serialize<S: Serializer>(known: &Knowledge, to: S) -> Result<S::Ok, S::Error> {
        codec::bytes::serialize(&known.encode().map_err(ser::Error::custom)?, to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Knowledge, D::Error> {
        Knowledge::decode(&codec::bytes::deserialize(from)?).map_err(de::Error::custom)
    }
}

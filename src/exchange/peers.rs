//! The workstations that we know: their cards as accepted by a person, and what each of them has.
//!
//! Kept as settings of this workstation. What a peer has is what it said last; a newer word takes the place of the older
//! one, since a store that was restored from a backup has less than it had.

use serde::{Deserialize, Serialize};

use super::ExchangeError;
use super::own;
use crate::archive::Archive;
use crate::bundle::{Card, Header};
use crate::domain::fold::fold;
use crate::id::StoreId;
use crate::journal::Knowledge;
use crate::record::wire;

const PREFIX: &str = "peer/";
/// A setting has a limit, and knowledge grows with every day of work.
const PART: usize = 24 * 1024;

/// A workstation that we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Its card.
    pub card: Card,
    /// A coach removed it: nothing goes there, and nothing of it is taken over.
    pub removed: bool,
    /// When its card was accepted, in milliseconds since 1970 UTC.
    pub accepted_ms: u64,
    /// When it made the newest bundle that came from it, by its own clock.
    pub heard_ms: Option<u64>,
    /// When we last made a bundle for it.
    pub sent_ms: Option<u64>,
    /// What it has, as it said itself; none when it never said, or the word was lost.
    pub announced: Option<Knowledge>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    card: Card,
    removed: bool,
    accepted_ms: u64,
    heard_ms: Option<u64>,
    sent_ms: Option<u64>,
    /// Parts and bytes of what it announced.
    announced: Option<(u32, u64)>,
}

/// How we stand to whoever signed a bundle or a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Accepted.
    Known,
    /// Never accepted.
    Unknown,
    /// Accepted once, and removed.
    Removed,
    /// Accepted with other keys than these.
    OtherKey,
    /// This workstation.
    Ourselves,
}

impl Peer {
    /// Whether it belongs to our location and so gets everything.
    pub fn is_ours(&self, archive: &Archive) -> bool {
        self.card.location == archive.catalogue().here
    }
}

/// Everybody that was ever accepted, by label.
///
/// # Errors
/// What the store refuses.
pub fn all(archive: &mut Archive) -> Result<Vec<Peer>, ExchangeError> {
    let settings = archive.store().settings(PREFIX)?;
    let mut peers = Vec::new();
    for (key, bytes) in settings {
        if !key.trim_start_matches(PREFIX).contains('/')
            && let Ok(kept) = wire::decode::<Kept>(&bytes)
        {
            peers.push(peer(archive, kept)?);
        }
    }
    peers.sort_by_cached_key(|peer| (fold(&peer.card.label), peer.card.store));
    Ok(peers)
}

/// Everybody that something may be sent to.
///
/// # Errors
/// What the store refuses.
pub fn present(archive: &mut Archive) -> Result<Vec<Peer>, ExchangeError> {
    let mut peers = all(archive)?;
    peers.retain(|peer| !peer.removed);
    Ok(peers)
}

fn peer(archive: &mut Archive, kept: Kept) -> Result<Peer, ExchangeError> {
    let announced = match kept.announced {
        None => None,
        Some((parts, bytes)) => announced(archive, kept.card.store, parts, bytes)?,
    };
    let Kept { card, removed, accepted_ms, heard_ms, sent_ms, .. } = kept;
    Ok(Peer { card, removed, accepted_ms, heard_ms, sent_ms, announced })
}

/// What it announced; none when a crash left only some of the parts, which a full bundle heals.
fn announced(
    archive: &mut Archive,
    store: StoreId,
    parts: u32,
    bytes: u64,
) -> Result<Option<Knowledge>, ExchangeError> {
    let mut whole = Vec::new();
    for part in 0..parts {
        whole.extend(archive.store().setting(&part_key(store, part))?.unwrap_or_default());
    }
    let complete = u64::try_from(whole.len()) == Ok(bytes);
    Ok(Knowledge::decode(&whole).ok().filter(|_| complete))
}

fn key(store: StoreId) -> String {
    format!("{PREFIX}{store}")
}

fn part_key(store: StoreId, part: u32) -> String {
    format!("{PREFIX}{store}/announced/{part}")
}

fn keep(archive: &mut Archive, peer: &Peer) -> Result<(), ExchangeError> {
    let mut announced = None;
    if let Some(known) = &peer.announced
        && let Ok(bytes) = known.encode()
    {
        let mut parts = 0;
        for part in bytes.chunks(PART) {
            archive.store().set_setting(&part_key(peer.card.store, parts), part.to_vec())?;
            parts += 1;
        }
        announced = Some((parts, u64::try_from(bytes.len()).unwrap_or_default()));
    }
    let kept = Kept {
        card: peer.card.clone(),
        removed: peer.removed,
        accepted_ms: peer.accepted_ms,
        heard_ms: peer.heard_ms,
        sent_ms: peer.sent_ms,
        announced,
    };
    let bytes = wire::encode(&kept).map_err(crate::archive::ArchiveError::from)?;
    Ok(archive.store().set_setting(&key(peer.card.store), bytes)?)
}

/// One of them.
///
/// # Errors
/// What the store refuses.
pub fn find(archive: &mut Archive, store: StoreId) -> Result<Option<Peer>, ExchangeError> {
    let kept = archive.store().setting(&key(store))?.and_then(|bytes| wire::decode::<Kept>(&bytes).ok());
    kept.map(|kept| peer(archive, kept)).transpose()
}

/// The one with this label, or with an id that begins so.
///
/// # Errors
/// Nobody, or several.
pub fn named(archive: &mut Archive, text: &str) -> Result<Peer, ExchangeError> {
    let asked = fold(text);
    let fits = |peer: &Peer| {
        fold(&peer.card.label) == asked
            || (asked.len() >= 4 && peer.card.store.to_string().starts_with(asked.as_str()))
    };
    let mut found: Vec<Peer> = all(archive)?.into_iter().filter(fits).collect();
    match (found.pop(), found.is_empty()) {
        (Some(peer), true) => Ok(peer),
        (None, _) => Err(ExchangeError::NoSuchPeer(text.to_owned())),
        (Some(_), false) => Err(ExchangeError::Ambiguous(text.to_owned())),
    }
}

/// How we stand to the workstation of a card.
///
/// # Errors
/// What the store refuses.
pub fn standing(archive: &mut Archive, card: &Card) -> Result<Standing, ExchangeError> {
    if card.store == archive.store().id() {
        let own = own::card(archive)?;
        return Ok(if own.signer == card.signer { Standing::Ourselves } else { Standing::OtherKey });
    }
    Ok(match find(archive, card.store)? {
        None => Standing::Unknown,
        Some(peer) if peer.removed => Standing::Removed,
        Some(peer) if peer.card.signer != card.signer || peer.card.exchange != card.exchange => {
            Standing::OtherKey
        }
        Some(_) => Standing::Known,
    })
}

/// A person compared the words of the card and accepts it, for the first time or again.
///
/// # Errors
/// The own card; what the store refuses.
pub fn accept(archive: &mut Archive, card: Card, now_ms: u64) -> Result<Peer, ExchangeError> {
    if card.store == archive.store().id() {
        return Err(ExchangeError::OwnCard);
    }
    let before = find(archive, card.store)?;
    let (heard_ms, sent_ms, announced) =
        before.map_or((None, None, None), |peer| (peer.heard_ms, peer.sent_ms, peer.announced));
    let peer = Peer { card, removed: false, accepted_ms: now_ms, heard_ms, sent_ms, announced };
    keep(archive, &peer)?;
    Ok(peer)
}

/// Nothing goes there any more, and nothing of it is taken over.
///
/// # Errors
/// What the store refuses.
pub fn remove(archive: &mut Archive, store: StoreId) -> Result<(), ExchangeError> {
    if let Some(peer) = find(archive, store)? {
        keep(archive, &Peer { removed: true, ..peer })?;
    }
    Ok(())
}

/// A bundle of a known workstation was taken over: what it has is what it said there.
///
/// The last word heard counts, whatever its date: a clock may have been ahead, and after a restore a place knows less
/// than it did. When an older word is heard again, the next bundle only holds more than it needs.
///
/// # Errors
/// What the store refuses.
pub fn hear(archive: &mut Archive, header: &Header) -> Result<(), ExchangeError> {
    let Some(mut peer) = find(archive, header.card.store)? else { return Ok(()) };
    peer.heard_ms = Some(header.made_ms);
    peer.announced = Some(header.sender.clone());
    // a place may get another name; who belongs to our location is for a person to accept, never for a bundle to say
    peer.card.label.clone_from(&header.card.label);
    keep(archive, &peer)
}

/// A bundle was made for it.
///
/// # Errors
/// What the store refuses.
pub fn sent(archive: &mut Archive, store: StoreId, now_ms: u64) -> Result<(), ExchangeError> {
    match find(archive, store)? {
        Some(peer) => keep(archive, &Peer { sent_ms: Some(now_ms), ..peer }),
        None => Ok(()),
    }
}

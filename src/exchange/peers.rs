//! The workstations that we know: their cards as accepted by a person, and what each of them has.
//!
//! Kept as settings of this workstation. What a peer has is what it said last; a newer word takes the place of the older
//! one, since a store that was restored from a backup has less than it had.
//!
//! Once a copy of a store is noticed, nobody's word is worth much: two may hold different contents under one id, and say
//! both that they have it. Then each workstation is in *doubt*: what goes there is everything, and says that nothing is
//! here, so that everything comes back and is compared. That ends the doubt; so do some bundles that nobody answered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ExchangeError;
use super::own;
use crate::archive::Archive;
use crate::bundle::{Card, Header, Scope};
use crate::domain::fold::fold;
use crate::id::StoreId;
use crate::journal::Knowledge;
use crate::record::wire;

const PREFIX: &str = "peer/";
/// A setting has a limit, and knowledge grows with every day of work.
const PART: usize = 24 * 1024;
/// After so many bundles of everything without one back it is enough: some may have been lost, and not all of them.
const DOUBTED: u8 = 3;

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
    /// So many more bundles go there whole and ask for everything back.
    pub doubt: u8,
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
    doubt: u8,
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

    /// Whether it and we compare everything: it is in doubt here, or we are there. Then it says to have nothing, though each
    /// workstation has what it wrote itself.
    pub fn compares(&self) -> bool {
        self.is_doubted() || self.announced.as_ref().is_some_and(Knowledge::is_empty)
    }

    /// Whether what goes there says that nothing is here, so that everything comes back.
    pub const fn is_doubted(&self) -> bool {
        self.doubt > 0
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

/// What each workstation is called where one has to be asked: its label, and where another has the same label, as all of
/// one location do, the beginning of its id too, as `--to` takes it.
///
/// # Errors
/// What the store refuses.
pub fn called(archive: &mut Archive) -> Result<BTreeMap<StoreId, String>, ExchangeError> {
    let mut cards: Vec<Card> = all(archive)?.into_iter().map(|peer| peer.card).collect();
    cards.push(own::card(archive)?);
    let alone =
        |card: &Card| cards.iter().filter(|other| fold(&other.label) == fold(&card.label)).count() < 2;
    let name = |card: &Card| {
        let label = card.label.clone();
        if alone(card) { label } else { format!("{label} · {}", card.store.short()) }
    };
    Ok(cards.iter().map(|card| (card.store, name(card))).collect())
}

fn peer(archive: &mut Archive, kept: Kept) -> Result<Peer, ExchangeError> {
    let announced = match kept.announced {
        None => None,
        Some((parts, bytes)) => announced(archive, kept.card.store, parts, bytes)?,
    };
    let Kept { card, removed, accepted_ms, heard_ms, sent_ms, doubt, .. } = kept;
    Ok(Peer { card, removed, accepted_ms, heard_ms, sent_ms, announced, doubt })
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
    let mut settings = Vec::new();
    if let Some(known) = &peer.announced
        && let Ok(bytes) = known.encode()
    {
        let mut parts = 0;
        for part in bytes.chunks(PART) {
            // most of it is as it was, and the logs keep whatever is written
            let key = part_key(peer.card.store, parts);
            if archive.store().setting(&key)?.as_deref() != Some(part) {
                settings.push((key, part.to_vec()));
            }
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
        doubt: peer.doubt,
    };
    let bytes = wire::encode(&kept).map_err(crate::archive::ArchiveError::from)?;
    settings.push((key(peer.card.store), bytes));
    Ok(archive.store().set_settings(settings)?)
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
    let peer = match find(archive, card.store)? {
        Some(before) => Peer { card, removed: false, accepted_ms: now_ms, ..before },
        None => Peer {
            card,
            removed: false,
            accepted_ms: now_ms,
            heard_ms: None,
            sent_ms: None,
            announced: None,
            doubt: 0,
        },
    };
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
    // while it is in doubt only a bundle of everything counts: that was compared with what is here
    if !peer.is_doubted() || is_whole(header) {
        peer.announced = Some(header.sender.clone());
        peer.doubt = 0;
    }
    // a place may get another name; who belongs to our location is for a person to accept, never for a bundle to say
    peer.card.label.clone_from(&header.card.label);
    keep(archive, &peer)
}

/// Whether everything that the receiver should have is in a bundle, also what it had.
fn is_whole(header: &Header) -> bool {
    header.base.is_empty() && matches!(header.scope, Scope::All | Scope::Shared)
}

/// This bundle showed that a store was copied: from now on each workstation is in doubt, but the sender of one that was
/// compared as a whole.
///
/// # Errors
/// What the store refuses.
pub fn doubt(archive: &mut Archive, header: &Header) -> Result<(), ExchangeError> {
    for peer in all(archive)? {
        if peer.card.store != header.card.store || !is_whole(header) {
            keep(archive, &Peer { announced: None, doubt: DOUBTED, ..peer })?;
        }
    }
    Ok(())
}

/// A bundle was made for it; one of all that it should have says what is to come back.
///
/// # Errors
/// What the store refuses.
pub fn sent(
    archive: &mut Archive,
    store: StoreId,
    is_standing: bool,
    now_ms: u64,
) -> Result<(), ExchangeError> {
    let Some(peer) = find(archive, store)? else { return Ok(()) };
    let doubt = peer.doubt.saturating_sub(u8::from(is_standing));
    keep(archive, &Peer { sent_ms: Some(now_ms), doubt, ..peer })
}

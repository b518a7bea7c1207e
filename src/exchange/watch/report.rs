//! What a round came to, for whoever tells it to a coach.

use std::collections::BTreeSet;

use super::super::carrier::{CarrierError, Lying, Unfit};
use super::super::incoming::{self, Gap};
use super::memory::{Fate, Memory};
use super::{Moment, peers};
use crate::archive::Archive;
use crate::bundle::Card;
use crate::exchange::ExchangeError;
use crate::id::{DossierId, StoreId};

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The folder.
    #[error("the folder: {0}")]
    Folder(#[from] CarrierError),
    /// This workstation.
    #[error(transparent)]
    Here(Box<ExchangeError>),
    /// Somebody needed the desk.
    #[error("stopped; what was done stays")]
    Stopped,
}

/// What a round came to.
#[derive(Debug, Default)]
pub struct Round {
    /// When it was, in milliseconds since 1970 UTC.
    pub at_ms: u64,
    /// What was taken over, in order.
    pub taken: Vec<Arrival>,
    /// Files that look different now.
    pub dossiers: BTreeSet<DossierId>,
    /// What lies there and was not taken over, by name.
    pub waiting: Vec<Waiting>,
    /// Bundles there that are for others.
    pub for_others: usize,
    /// What was laid there.
    pub laid: Vec<Laid>,
    /// How many files of ours were tidied.
    pub tidied: usize,
    /// What should be here and is not, and whom to ask.
    pub missing: Vec<Gap>,
    /// Everybody that we exchange with.
    pub peers: Vec<PeerNews>,
    /// What went wrong. What was done before stays.
    pub trouble: Option<Trouble>,
    /// It was stopped half way; the next one goes on.
    pub stopped: bool,
}

impl Round {
    /// Whether anything happened that was not so before.
    pub const fn is_quiet(&self) -> bool {
        self.taken.is_empty() && self.laid.is_empty() && self.tidied == 0
    }
}

/// A bundle that was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Who made it.
    pub label: String,
    /// When, by its clock.
    pub made_ms: u64,
    /// Entries in it; none when it only says what its maker has.
    pub entries: u64,
    /// Entries that were new here.
    pub new: u64,
    /// People that were not here before.
    pub people: usize,
    /// People whose file changed.
    pub changed: usize,
    /// Of them those with two versions of something.
    pub two_versions: usize,
    /// Files that it erased.
    pub erased: usize,
    /// How far its maker's clock is ahead, when that is more than an hour.
    pub ahead_ms: Option<u64>,
}

/// A file that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: Why,
    /// Who made it, when that is known.
    pub card: Option<Card>,
}

/// Why a file was not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is still being copied, or the copying stopped.
    Half,
    /// It cannot be opened now.
    Closed,
    /// A newer version made it.
    Newer,
    /// It is damaged.
    Broken,
    /// Somebody else signed or changed it.
    Forged,
    /// It opens with a passphrase.
    Passphrase,
    /// Nobody accepted its maker's card yet.
    Unknown,
    /// Its maker was removed here.
    Removed,
    /// Its maker signs with another key than before.
    OtherKey,
    /// A backup of another workstation.
    Backup,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 10] = [
        Self::Half,
        Self::Closed,
        Self::Newer,
        Self::Broken,
        Self::Forged,
        Self::Passphrase,
        Self::Unknown,
        Self::Removed,
        Self::OtherKey,
        Self::Backup,
    ];

    /// Whether a person has to do something; the rest mends itself, or is not for us.
    pub const fn needs_somebody(self) -> bool {
        match self {
            Self::Half | Self::Closed | Self::Backup | Self::Removed => false,
            Self::Newer | Self::Broken | Self::Forged | Self::Passphrase | Self::Unknown | Self::OtherKey => {
                true
            }
        }
    }

    /// The id of its words in the language files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Half => "watch-half",
            Self::Closed => "watch-closed",
            Self::Newer => "watch-newer",
            Self::Broken => "watch-broken",
            Self::Forged => "watch-forged",
            Self::Passphrase => "watch-passphrase",
            Self::Unknown => "watch-unknown",
            Self::Removed => "watch-removed",
            Self::OtherKey => "watch-other-key",
            Self::Backup => "watch-backup",
        }
    }
}

impl From<Unfit> for Why {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Half => Self::Half,
            Unfit::Newer => Self::Newer,
            Unfit::Damaged => Self::Broken,
            Unfit::Closed => Self::Closed,
        }
    }
}

/// Why a file with this fate was not taken over; none when there is nothing to tell.
const fn why(fate: Fate) -> Option<Why> {
    Some(match fate {
        Fate::Taken | Fate::NotForUs => return None,
        Fate::Passphrase => Why::Passphrase,
        Fate::Newer => Why::Newer,
        Fate::Broken => Why::Broken,
        Fate::Forged => Why::Forged,
        Fate::Unknown => Why::Unknown,
        Fate::Removed => Why::Removed,
        Fate::OtherKey => Why::OtherKey,
        Fate::Backup => Why::Backup,
    })
}

/// A bundle that was laid there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    /// Its name.
    pub name: String,
    /// For whom.
    pub to: Vec<String>,
    /// Entries in it; none when it only says what we have.
    pub entries: u64,
    /// People in it.
    pub people: usize,
}

/// How it stands with somebody that we exchange with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerNews {
    /// Which workstation.
    pub store: StoreId,
    /// Its label.
    pub label: String,
    /// It is of our own location.
    pub ours: bool,
    /// When it made the newest bundle that came, by its own clock.
    pub heard_ms: Option<u64>,
    /// When we last made one for it.
    pub sent_ms: Option<u64>,
    /// Entries that it does not have yet, as far as we heard.
    pub lacks: u64,
    /// All of that lies there for it.
    pub on_its_way: bool,
    /// Files of people that would go there and wait for a consent.
    pub withheld: u64,
}

/// What lies there and was not taken over.
pub(super) fn files(files: &[Lying], memory: &Memory, round: &mut Round) {
    let mut told: BTreeSet<String> = round.waiting.iter().map(|waiting| waiting.name.clone()).collect();
    for file in files {
        if let Err(unfit) = file.found
            && told.insert(file.name.clone())
        {
            round.waiting.push(Waiting { name: file.name.clone(), why: unfit.into(), card: None });
        }
    }
    for seen in memory.seen.iter().filter(|seen| seen.lies) {
        round.for_others += usize::from(seen.fate == Fate::NotForUs);
        if let Some(why) = why(seen.fate)
            && told.insert(seen.name().to_owned())
        {
            round.waiting.push(Waiting { name: seen.name().to_owned(), why, card: seen.card.clone() });
        }
    }
    round.waiting.sort_by(|one, other| one.name.cmp(&other.name));
}

/// How it stands with everybody, and what is missing here.
pub(super) fn peers(
    archive: &mut Archive,
    memory: &Memory,
    now: Moment,
    round: &mut Round,
) -> Result<(), ExchangeError> {
    for peer in peers::present(archive)? {
        let (store, location) = (peer.card.store, peer.card.location);
        let settled = memory.settled.iter().find(|settled| settled.location == location);
        let lacks = settled.and_then(|settled| settled.lacks.iter().find(|(of, _)| *of == store));
        let lacks = lacks.map_or(0, |(_, lacks)| *lacks);
        let way = memory.own.iter().any(|own| own.counts_for(store, now.ms) && !own.inside.is_empty());
        round.peers.push(PeerNews {
            ours: peer.is_ours(archive),
            store,
            label: peer.card.label,
            heard_ms: peer.heard_ms,
            sent_ms: peer.sent_ms,
            lacks,
            on_its_way: way,
            withheld: settled.map_or(0, |settled| settled.withheld),
        });
    }
    for missing in &memory.missing {
        round.missing.extend(incoming::gaps(archive, &missing.what, &missing.by)?);
    }
    Ok(())
}

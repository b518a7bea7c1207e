//! The shape of `bundle watch --json`: one value for each round.

use serde::Serialize;

use super::{choice, moment};
use crate::exchange::watch::{Round, Trouble};

/// What a round came to.
#[derive(Serialize)]
pub struct Watched {
    /// When it was.
    pub at: Option<String>,
    /// What was taken over, in order.
    pub taken: Vec<Came>,
    /// What was laid there.
    pub laid: Vec<Went>,
    /// Files of our own that nobody needs any more.
    pub tidied: usize,
    /// What lies there and was not taken over.
    pub waiting: Vec<Waits>,
    /// Bundles there that are sealed to others.
    pub for_others: usize,
    /// What should be here and is not.
    pub missing: Vec<Missing>,
    /// Everybody that we exchange with.
    pub peers: Vec<Stands>,
    /// `folder` or `here` when something went wrong, with the reason in English.
    pub trouble: Option<[String; 2]>,
    /// It was stopped half way.
    pub stopped: bool,
}

/// A bundle that was taken over.
#[derive(Serialize)]
pub struct Came {
    /// Who made it.
    pub from: String,
    /// When, by its clock.
    pub made: Option<String>,
    /// Entries in it.
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
    /// How many seconds its maker's clock is ahead, when that is more than an hour.
    pub ahead_seconds: Option<u64>,
}

/// A bundle that was laid there.
#[derive(Serialize)]
pub struct Went {
    /// Its name.
    pub file: String,
    /// For which workstations.
    pub to: Vec<String>,
    /// Entries in it.
    pub entries: u64,
    /// People in it.
    pub people: usize,
}

/// A file that was not taken over.
#[derive(Serialize)]
pub struct Waits {
    /// Its name.
    pub file: String,
    /// Why, as a word.
    pub why: &'static str,
    /// Who made it.
    pub from: Option<String>,
    /// Its maker's store.
    pub store: Option<String>,
}

/// What should be here and is not.
#[derive(Serialize)]
pub struct Missing {
    /// Whom to ask.
    pub ask: String,
    /// How many entries.
    pub entries: u64,
}

/// How it stands with a workstation.
#[derive(Serialize)]
pub struct Stands {
    /// Its store.
    pub store: String,
    /// Its label.
    pub label: String,
    /// Of our own location.
    pub ours: bool,
    /// When it was last heard, by its own clock.
    pub heard: Option<String>,
    /// When something was last made for it.
    pub sent: Option<String>,
    /// Entries that it does not have yet.
    pub lacks: u64,
    /// They lie there for it.
    pub on_its_way: bool,
    /// Files of people that wait for a consent.
    pub withheld: u64,
}

impl Watched {
    /// The shape of a round.
    pub fn of(round: &Round) -> Self {
        let taken = round.taken.iter().map(|one| Came {
            from: one.label.clone(),
            made: moment(one.made_ms),
            entries: one.entries,
            new: one.new,
            people: one.people,
            changed: one.changed,
            two_versions: one.two_versions,
            erased: one.erased,
            ahead_seconds: one.ahead_ms.map(|ahead| ahead / 1000),
        });
        let laid = round.laid.iter().map(|one| Went {
            file: one.name.clone(),
            to: one.to.clone(),
            entries: one.entries,
            people: one.people,
        });
        let waiting = round.waiting.iter().map(|one| Waits {
            file: one.name.clone(),
            why: choice("watch", one.why.key()),
            from: one.card.as_ref().map(|card| card.label.clone()),
            store: one.card.as_ref().map(|card| card.store.to_string()),
        });
        let missing = round.missing.iter().map(|gap| Missing { ask: gap.ask.clone(), entries: gap.entries });
        let peers = round.peers.iter().map(|peer| Stands {
            store: peer.store.to_string(),
            label: peer.label.clone(),
            ours: peer.ours,
            heard: peer.heard_ms.and_then(moment),
            sent: peer.sent_ms.and_then(moment),
            lacks: peer.lacks,
            on_its_way: peer.on_its_way,
            withheld: peer.withheld,
        });
        let trouble = round.trouble.as_ref().map(|trouble| match trouble {
            Trouble::Folder(error) => ["folder".to_owned(), error.to_string()],
            Trouble::Here(error) => ["here".to_owned(), error.to_string()],
            Trouble::Stopped => ["here".to_owned(), trouble.to_string()],
        });
        Self {
            at: moment(round.at_ms),
            taken: taken.collect(),
            laid: laid.collect(),
            tidied: round.tidied,
            waiting: waiting.collect(),
            for_others: round.for_others,
            missing: missing.collect(),
            peers: peers.collect(),
            trouble,
            stopped: round.stopped,
        }
    }
}

//! The half of a round that writes: what others lack, that it is laid there once, and what nobody needs any more.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::super::ExchangeError;
use super::super::carrier::{Carrier, CarrierError};
use super::super::outgoing::{self, Order, Plan, Receiver, Wanted};
use super::super::peers::{self, Peer};
use super::Moment;
use super::memory::{Fate, GRACE_MS, Memory, Own, Settled};
use super::report::{Laid, Round, Trouble};
use crate::archive::Archive;
use crate::bundle::BundleError;
use crate::id::{LocationId, StoreId};
use crate::journal::Knowledge;

const DAY_MS: u64 = 86_400_000;
/// What another workstation of our own place laid there for all of it, its own colleagues get so long to read themselves.
const FORWARD_MS: u64 = DAY_MS;
/// What waits longer than this is laid there whole, once.
const WHOLE_MS: u64 = 30 * DAY_MS;
/// Of so many files that wait, one is made.
const MANY: usize = 8;

/// Those who get the same: the workstations of one place, with what each of them lacks.
struct Group {
    location: LocationId,
    peers: Vec<Peer>,
    lacks: BTreeMap<StoreId, Knowledge>,
}

/// Lays there what is lacking, and tidies.
pub fn write(
    archive: &mut Archive,
    carrier: &mut dyn Carrier,
    home: &str,
    memory: &mut Memory,
    now: Moment,
    go_on: &mut dyn FnMut() -> bool,
    round: &mut Round,
) -> Result<(), Trouble> {
    sweep(carrier, memory)?;
    let mut groups: BTreeMap<LocationId, Vec<Peer>> = BTreeMap::new();
    for peer in peers::present(archive)? {
        memory.compare(&peer);
        groups.entry(peer.card.location).or_default().push(peer);
    }
    memory.settled.retain(|settled| groups.contains_key(&settled.location));
    let present: BTreeSet<StoreId> = groups.values().flatten().map(|peer| peer.card.store).collect();
    for (location, peers) in groups {
        if !go_on() {
            return Err(Trouble::Stopped);
        }
        let on = fingerprint(archive, &peers, memory, now)?;
        if memory.settled.iter().any(|settled| settled.location == location && settled.on == on) {
            continue;
        }
        let (plan, group) = group(archive, location, peers, now)?;
        let withheld = u64::try_from(plan.withheld.len()).unwrap_or_default();
        let lacks = group.lacks.iter().map(|(store, lacks)| (*store, lacks.count())).collect();
        memory.settled.retain(|settled| settled.location != location);
        // until all of it is done it holds for nothing
        memory.settled.push(Settled { location, on: [0; 32], lacks, withheld });
        notice_missed(memory, &group, now);
        if let Some(plan) = due(archive, &group, memory, now)? {
            lay(archive, carrier, home, &plan, &group, memory, now, go_on, round)?;
        }
        tidy(carrier, memory, &group, &present, now, round)?;
        let on = fingerprint(archive, &group.peers, memory, now)?;
        memory
            .settled
            .iter_mut()
            .filter(|settled| settled.location == location)
            .for_each(|settled| settled.on = on);
    }
    // those of people who are all gone
    let orphan =
        |own: &Own| own.laid && own.gone_ms.is_none() && own.receivers.iter().all(|to| !present.contains(to));
    let orphans: Vec<String> =
        memory.own.iter().filter(|own| orphan(own)).map(|own| own.name.clone()).collect();
    remove(carrier, memory, &orphans, round)
}

/// A crash or a stick that was pulled out came between: what lies half is removed, what was not laid is forgotten.
fn sweep(carrier: &mut dyn Carrier, memory: &mut Memory) -> Result<(), Trouble> {
    for own in memory.own.iter().filter(|own| !own.laid) {
        carrier.sweep(&own.name)?;
    }
    memory.own.retain(|own| own.laid);
    Ok(())
}

/// All that the planning for these depends on.
fn fingerprint(
    archive: &mut Archive,
    peers: &[Peer],
    memory: &Memory,
    now: Moment,
) -> Result<[u8; 32], ExchangeError> {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or_default().to_le_bytes());
        hash.update(bytes);
    };
    let encoded = |known: &Knowledge| known.encode().unwrap_or_default();
    add(&encoded(&archive.store().announced()?));
    add(now.today.to_string().as_bytes());
    add(archive.catalogue().here.as_bytes());
    for peer in peers {
        add(peer.card.store.as_bytes());
        add(&peer.announced.as_ref().map(encoded).unwrap_or_default());
        for own in memory.own.iter().filter(|own| own.receivers.contains(&peer.card.store)) {
            let state = [own.lies(now.ms), own.counts_for(peer.card.store, now.ms), is_old(own, now)];
            add(&own.id().0);
            add(&state.map(u8::from));
        }
    }
    for seen in memory.seen.iter().filter(|seen| seen.lies && seen.entries) {
        add(&seen.turn.to_le_bytes());
        add(&[u8::from(now.ms.abs_diff(seen.at_ms) < FORWARD_MS)]);
    }
    Ok(hash.finalize().into())
}

/// What those of one place lack, by what they said.
fn group(
    archive: &mut Archive,
    location: LocationId,
    peers: Vec<Peer>,
    now: Moment,
) -> Result<(Plan, Group), ExchangeError> {
    let plan = outgoing::plan(archive, order(&peers, false), now.today)?;
    let inside = plan.inside(archive)?;
    let lacks = |peer: &Peer| match &peer.announced {
        Some(announced) => (peer.card.store, inside.difference(announced)),
        None => (peer.card.store, inside.clone()),
    };
    let lacks = peers.iter().map(lacks).collect();
    Ok((plan, Group { location, peers, lacks }))
}

fn order(peers: &[Peer], full: bool) -> Order {
    let receiver = Receiver::Peers(peers.to_vec());
    Order { receiver, wanted: Wanted::Standing, fields: None, full }
}

fn lacked(group: &Group, store: StoreId) -> Knowledge {
    group.lacks.get(&store).cloned().unwrap_or_default()
}

/// Files that somebody did not read, though they read a later one.
fn notice_missed(memory: &mut Memory, group: &Group, now: Moment) {
    for peer in &group.peers {
        let store = peer.card.store;
        let lacks = lacked(group, store);
        let read = |own: &Own| own.inside.intersection(&lacks).is_empty();
        let counts = |own: &&Own| own.counts_for(store, now.ms) && !own.inside.is_empty();
        let last_read = memory.own.iter().filter(counts).filter(|own| read(own)).map(|own| own.turn).max();
        for own in &mut memory.own {
            if own.counts_for(store, now.ms) && Some(own.turn) < last_read && !read(own) {
                own.missed.push(store);
            }
        }
    }
}

/// What lies there for this workstation, of us or of a colleague.
fn on_its_way(memory: &Memory, group: &Group, store: StoreId, now: Moment) -> Knowledge {
    let mut way = Knowledge::none();
    for own in memory.own.iter().filter(|own| own.counts_for(store, now.ms)) {
        way.union(&own.inside);
    }
    // where everything is compared, what a colleague has of it is not what we have
    if group.peers.iter().any(|peer| peer.card.store == store && peer.compares()) {
        return way;
    }
    for seen in memory.seen.iter().filter(|seen| seen.lies && now.ms.abs_diff(seen.at_ms) < FORWARD_MS) {
        let other =
            seen.card.as_ref().is_some_and(|card| card.location == group.location && card.store != store);
        if other {
            way.union(&seen.inside);
        }
    }
    way
}

/// Somebody waits for a word: what they laid there was taken over, and no file of ours after that tells them.
fn is_owed(memory: &Memory, store: StoreId, now: Moment) -> bool {
    memory.seen.iter().any(|seen| {
        let theirs = seen.card.as_ref().is_some_and(|card| card.store == store);
        let told = |own: &Own| own.counts_for(store, now.ms) && own.turn >= seen.turn;
        seen.lies && seen.fate == Fate::Taken && seen.entries && theirs && !memory.own.iter().any(told)
    })
}

fn is_old(own: &Own, now: Moment) -> bool {
    !own.full && !own.inside.is_empty() && now.ms.saturating_sub(own.at_ms) > WHOLE_MS
}

/// The bundle that is to be laid there now, if any.
fn due(
    archive: &mut Archive,
    group: &Group,
    memory: &Memory,
    now: Moment,
) -> Result<Option<Plan>, ExchangeError> {
    let stores: Vec<StoreId> = group.peers.iter().map(|peer| peer.card.store).collect();
    let way: BTreeMap<StoreId, Knowledge> =
        stores.iter().map(|store| (*store, on_its_way(memory, group, *store, now))).collect();
    let waits = |own: &&Own| {
        !own.inside.is_empty()
            && stores.iter().any(|store| {
                own.counts_for(*store, now.ms) && !own.inside.intersection(&lacked(group, *store)).is_empty()
            })
    };
    let waiting: Vec<&Own> = memory.own.iter().filter(waits).collect();
    if waiting.iter().any(|own| is_old(own, now)) {
        return outgoing::plan(archive, order(&group.peers, true), now.today).map(Some);
    }
    let lacking = stores
        .iter()
        .any(|store| way.get(store).is_none_or(|way| !lacked(group, *store).difference(way).is_empty()));
    let owed = stores.iter().any(|store| is_owed(memory, *store, now));
    if !lacking && !owed {
        return Ok(None);
    }
    // of many small ones one is made; a whole one stays, since it would be made again
    let gather = lacking && waiting.iter().filter(|own| !own.full).count() >= MANY;
    let has = |peer: &Peer| {
        let mut has = peer.announced.clone().unwrap_or_default();
        if gather {
            waiting
                .iter()
                .filter(|own| own.full && own.counts_for(peer.card.store, now.ms))
                .for_each(|own| has.union(&own.inside));
        } else if let Some(way) = way.get(&peer.card.store) {
            has.union(way);
        }
        has
    };
    outgoing::plan_beside(archive, order(&group.peers, false), &has, now.today).map(Some)
}

/// Writes a bundle aside, lays it there, and remembers it before anybody can see it.
#[expect(clippy::too_many_arguments, reason = "one step of the round, with all that the round has")]
fn lay(
    archive: &mut Archive,
    carrier: &mut dyn Carrier,
    home: &str,
    plan: &Plan,
    group: &Group,
    memory: &mut Memory,
    now: Moment,
    go_on: &mut dyn FnMut() -> bool,
    round: &mut Round,
) -> Result<(), Trouble> {
    let io = |error: std::io::Error| Trouble::from(ExchangeError::from(BundleError::from(error)));
    let scratch = tempfile::tempdir().map_err(io)?;
    let copy = scratch.path().join("bundle");
    let written = plan.write_aside(archive, &copy, now.ms, &mut |_| go_on())?;
    let name = outgoing::file_name(archive, now.today)?;
    let inside = plan.inside(archive)?;
    let mut own = Own::new(name.clone(), written.id, (memory.turn, now.ms), &group.peers, inside);
    own.full = plan.content() == crate::bundle::Content::Full;
    memory.own.push(own);
    memory.keep(archive, home)?;
    let mut refused = None;
    let done = carrier.put_new(&name, &copy, &mut || match plan.note(archive, now.ms) {
        Ok(()) => true,
        Err(error) => {
            refused = Some(error);
            false
        }
    });
    if let Some(error) = refused {
        return Err(error.into());
    }
    if let Err(error) = done {
        // nothing is left behind, unless the stick went: `sweep` sees to that
        if carrier.sweep(&name).is_ok() {
            memory.own.pop();
        }
        return Err(error.into());
    }
    memory.own.iter_mut().filter(|own| own.name == name).for_each(|own| own.laid = true);
    let to = group.peers.iter().map(|peer| peer.card.label.clone()).collect();
    round.laid.push(Laid { name, to, entries: written.entries, people: plan.people.len() });
    Ok(())
}

/// Removes files of ours whose receivers have what is in them, or find it in a later one.
fn tidy(
    carrier: &mut dyn Carrier,
    memory: &mut Memory,
    group: &Group,
    present: &BTreeSet<StoreId>,
    now: Moment,
    round: &mut Round,
) -> Result<(), Trouble> {
    let in_group = |store: &StoreId| group.lacks.contains_key(store);
    let done = |own: &Own| {
        let mut receivers = own.receivers.iter().filter(|store| present.contains(store)).peekable();
        // those of several places wait until each place was looked at by itself
        receivers.peek().is_some()
            && receivers.all(|store| in_group(store) && is_done(memory, group, own, *store, now))
    };
    let lying = memory.own.iter().filter(|own| own.laid && own.gone_ms.is_none());
    let names: Vec<String> = lying.filter(|own| done(own)).map(|own| own.name.clone()).collect();
    remove(carrier, memory, &names, round)
}

/// Whether this workstation needs this file no more.
fn is_done(memory: &Memory, group: &Group, own: &Own, store: StoreId, now: Moment) -> bool {
    let later = |other: &&Own| {
        (other.turn, other.at_ms) > (own.turn, own.at_ms)
            && other.counts_for(store, now.ms)
            && other.gone_ms.is_none()
    };
    let mut later = memory.own.iter().filter(later).peekable();
    if own.inside.is_empty() {
        let answers = memory.seen.iter().any(|seen| {
            let theirs = seen.card.as_ref().is_some_and(|card| card.store == store);
            seen.lies && seen.entries && seen.fate == Fate::Taken && theirs
        });
        return later.peek().is_some() || !answers;
    }
    let mut left = own.inside.intersection(&lacked(group, store));
    for other in later {
        left = left.difference(&other.inside);
    }
    left.is_empty()
}

fn remove(
    carrier: &mut dyn Carrier,
    memory: &mut Memory,
    names: &[String],
    round: &mut Round,
) -> Result<(), Trouble> {
    for name in names {
        let Some(own) = memory.own.iter().find(|own| own.name == *name) else { continue };
        match carrier.tidy(name, own.id()) {
            Ok(()) => {}
            Err(CarrierError::Gone) => return Err(CarrierError::Gone.into()),
            Err(error) => return Err(error.into()),
        }
        memory.own.retain(|own| own.name != *name);
        round.tidied += 1;
    }
    Ok(())
}

const _: () = assert!(GRACE_MS < FORWARD_MS);

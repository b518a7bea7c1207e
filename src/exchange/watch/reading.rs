//! The half of a round that reads: which files are new, who made them, and taking them over in the order of their making.

use std::path::{Path, PathBuf};

use super::super::carrier::{Carrier, CarrierError, Lying};
use super::super::incoming;
use super::super::outgoing;
use super::super::peers::{self, Standing};
use super::super::{ExchangeError, own};
use super::Moment;
use super::memory::{Fate, Memory, Missing, Own, Reading, Seen};
use super::report::{Arrival, Round, Trouble, Waiting, Why};
use crate::archive::{Archive, ArchiveError};
use crate::bundle::{self, BundleError, BundleId, Opener, Part, Scope, Verified};
use crate::journal::Knowledge;
use crate::store::StoreError;

/// A file that changed so short ago may be half a copy, whatever it looks like: what is wrong with it is not remembered.
const YOUNG_MS: u64 = 60 * 1000;

/// A file that was fetched and read to its end.
struct Fetched<'f> {
    file: &'f Lying,
    copy: PathBuf,
    verified: Verified,
}

/// Reads what is new.
pub fn read(
    archive: &mut Archive,
    carrier: &mut dyn Carrier,
    files: &[Lying],
    memory: &mut Memory,
    now: Moment,
    go_on: &mut dyn FnMut() -> bool,
    round: &mut Round,
) -> Result<(), Trouble> {
    accepted_since(archive, memory)?;
    let io = |error: std::io::Error| Trouble::from(ExchangeError::from(BundleError::from(error)));
    let scratch = tempfile::tempdir().map_err(io)?;
    let opener = Opener::identity(&own::identity(archive)?);
    let mut fetched: Vec<Fetched<'_>> = Vec::new();
    for file in files {
        let Ok(id) = file.found else { continue };
        let known = memory.own.iter().any(|own| own.id() == id)
            || memory.seen.iter().any(|seen| seen.is(file, id))
            || fetched.iter().any(|other| other.verified.id == id);
        if known {
            continue;
        }
        if !go_on() {
            return Err(Trouble::Stopped);
        }
        let copy = scratch.path().join(format!("{}-{}", id.short(), fetched.len()));
        match carrier.get(&file.name, &copy) {
            Ok(()) => {}
            // taken away meanwhile, with its folder or without
            Err(CarrierError::Gone) => continue,
            Err(_) => {
                round.waiting.push(Waiting { name: file.name.clone(), why: Why::Closed, card: None });
                continue;
            }
        }
        match verify(&copy, &opener, go_on) {
            Ok(verified) => fetched.push(Fetched { file, copy, verified }),
            Err(error) => {
                remember(file, id, fate(error)?, memory, now, round);
                // what is of no use takes no room
                let _ = std::fs::remove_file(&copy);
            }
        }
    }
    fetched.sort_by_key(|one| (one.verified.header.made_ms, one.verified.id));
    for one in fetched {
        take(archive, &one, &opener, memory, now, go_on, round)?;
        let _ = std::fs::remove_file(&one.copy);
    }
    let announced = archive.store().announced().map_err(ExchangeError::from)?;
    memory.missing.iter_mut().for_each(|missing| missing.what = missing.what.difference(&announced));
    memory.missing.retain(|missing| !missing.what.is_empty());
    Ok(())
}

/// Files whose maker was accepted since they were read are read again.
fn accepted_since(archive: &mut Archive, memory: &mut Memory) -> Result<(), ExchangeError> {
    let mut kept = Vec::new();
    for seen in std::mem::take(&mut memory.seen) {
        let waits = matches!(seen.fate, Fate::Unknown | Fate::Removed | Fate::OtherKey);
        let welcome = match &seen.card {
            Some(card) if waits => peers::standing(archive, card)? == Standing::Known,
            _ => false,
        };
        if !welcome {
            kept.push(seen);
        }
    }
    memory.seen = kept;
    Ok(())
}

fn verify(copy: &Path, opener: &Opener, go_on: &mut dyn FnMut() -> bool) -> Result<Verified, BundleError> {
    let file = std::io::BufReader::new(std::fs::File::open(copy)?);
    bundle::verify(file, opener, &mut |_| go_on())
}

/// What becomes of a file that cannot be read; trouble when that is not the file's fault.
fn fate(error: BundleError) -> Result<Fate, Trouble> {
    Ok(match error {
        BundleError::NotForUs => Fate::NotForUs,
        BundleError::Passphrase => Fate::Passphrase,
        BundleError::Newer { .. } => Fate::Newer,
        BundleError::Signature => Fate::Forged,
        BundleError::NotABundle
        | BundleError::Cut { .. }
        | BundleError::Damaged { .. }
        | BundleError::Changed
        | BundleError::TooLarge { .. }
        | BundleError::Recipient => Fate::Broken,
        BundleError::Cancelled => return Err(Trouble::Stopped),
        error @ BundleError::Io(_) => return Err(ExchangeError::from(error).into()),
    })
}

fn remember(file: &Lying, id: BundleId, fate: Fate, memory: &mut Memory, now: Moment, round: &mut Round) {
    if file.changed_ms.abs_diff(now.ms) < YOUNG_MS {
        if fate != Fate::NotForUs {
            round.waiting.push(Waiting { name: file.name.clone(), why: Why::Half, card: None });
        }
        return;
    }
    let reading = Reading { fate, card: None, entries: false, inside: Knowledge::none() };
    memory.seen.push(Seen::new(file, id, memory.turn, now.ms, reading));
}

/// Takes one over, if its maker is known; else it waits.
fn take(
    archive: &mut Archive,
    fetched: &Fetched<'_>,
    opener: &Opener,
    memory: &mut Memory,
    now: Moment,
    go_on: &mut dyn FnMut() -> bool,
    round: &mut Round,
) -> Result<(), Trouble> {
    let Fetched { file, copy, verified } = fetched;
    let header = &verified.header;
    let mut keep = |fate, inside| {
        let reading = Reading { fate, card: Some(header.card.clone()), entries: header.entries > 0, inside };
        memory.seen.push(Seen::new(file, verified.id, memory.turn, now.ms, reading));
    };
    let standing = peers::standing(archive, &header.card)?;
    let waits = match standing {
        Standing::Known | Standing::Ourselves => None,
        Standing::Unknown => Some(Fate::Unknown),
        Standing::Removed => Some(Fate::Removed),
        Standing::OtherKey => Some(Fate::OtherKey),
    };
    if let Some(fate) = waits {
        keep(fate, Knowledge::none());
        return Ok(());
    }
    let ours = standing == Standing::Ourselves;
    let mut on = |_, _| go_on();
    let look = match incoming::look(archive, copy, opener, now.ms, &mut on) {
        Ok(look) => look,
        Err(error) => return unusable(error).map(|fate| keep(fate, Knowledge::none())),
    };
    let taken = match incoming::take(archive, copy, opener, &look, now.ms, &mut on) {
        Ok(taken) => taken,
        Err(error) => return unusable(error).map(|fate| keep(fate, Knowledge::none())),
    };
    if ours && !outgoing::is_own_name(archive, &file.name) {
        // a copy that a person or a sync program made: that is theirs
        let reading = Reading { fate: Fate::Taken, card: None, entries: false, inside: Knowledge::none() };
        memory.seen.push(Seen::new(file, verified.id, memory.turn, now.ms, reading));
        return Ok(());
    }
    if ours {
        memory.own.push(found_again(archive, fetched, opener, memory.turn, now)?);
        return Ok(());
    }
    let same_place = header.card.location == archive.catalogue().here;
    let inside = header.sender.difference(&header.base);
    keep(Fate::Taken, if header.scope == Scope::All && same_place { inside } else { Knowledge::none() });
    memory.missing.retain(|missing| missing.by.store != header.card.store);
    memory.missing.push(Missing { by: header.card.clone(), what: header.base.clone() });
    round.dossiers.extend(taken.dossiers);
    round.taken.push(Arrival {
        label: header.card.label.clone(),
        made_ms: header.made_ms,
        entries: header.entries,
        new: look.new,
        people: look.people.iter().filter(|person| person.is_new).count(),
        changed: look.people.iter().filter(|person| !person.is_new).count(),
        two_versions: look.people.iter().filter(|person| person.two_versions).count(),
        erased: look.erases.len(),
        ahead_ms: look.ahead_ms,
    });
    Ok(())
}

/// What becomes of a bundle that was refused; trouble when that is this workstation's fault.
fn unusable(error: ExchangeError) -> Result<Fate, Trouble> {
    match error {
        ExchangeError::Bundle(error) => fate(error),
        ExchangeError::ABackup => Ok(Fate::Backup),
        ExchangeError::Archive(ArchiveError::Store(StoreError::Adopt(_))) => Ok(Fate::Broken),
        error => Err(error.into()),
    }
}

/// A file of ours that we laid and forgot, as after a restore: to whom it is sealed nobody can tell, so it counts for nobody,
/// and goes when everybody has what is in it.
fn found_again(
    archive: &mut Archive,
    fetched: &Fetched<'_>,
    opener: &Opener,
    turn: u64,
    now: Moment,
) -> Result<Own, ExchangeError> {
    let header = &fetched.verified.header;
    let mut inside = Knowledge::none();
    // one that asks for everything says nothing of what is in it
    if header.scope == Scope::All && !header.sender.is_empty() {
        inside = header.sender.difference(&header.base);
    } else {
        let file = std::io::BufReader::new(std::fs::File::open(&fetched.copy).map_err(BundleError::from)?);
        bundle::read(file, opener, &fetched.verified, &mut |part| -> Result<(), BundleError> {
            if let Part::Entry(entry) = part {
                inside.insert(entry.id());
            }
            Ok(())
        })?;
    }
    let all = peers::present(archive)?;
    let (name, id) = (fetched.file.name.clone(), fetched.verified.id);
    let mut own = Own::new(name, id, (turn, now.ms), &all, inside);
    own.missed.clone_from(&own.receivers);
    own.laid = true;
    Ok(own)
}

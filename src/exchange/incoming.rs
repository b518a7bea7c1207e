//! A bundle that came: looked at first, which changes nothing, and then taken over, all of it or nothing.

mod seen;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use super::peers::{self, Standing};
use super::{ExchangeError, own};
use crate::archive::Archive;
use crate::bundle::{self, BundleError, Card, Content, Header, Opener, Part, Scope, Verified};
use crate::domain::{Access, Name};
use crate::id::{DossierId, StoreId};
use crate::journal::{self, Claim, FOREIGN_LEAD_MS, Knowledge};
use crate::store::TakenOver;

use seen::Seen;
pub use seen::{IN_FULL, PersonLook};

/// Told how far it is (done, of how many bytes); returns whether to go on.
pub type Progress<'p> = dyn FnMut(u64, u64) -> bool + 'p;

/// What a bundle would change.
#[derive(Clone, Debug)]
pub struct Look {
    /// The bundle, read to its end.
    pub verified: Verified,
    /// How we stand to whoever signed it.
    pub standing: Standing,
    /// Entries that are new here.
    pub new: u64,
    /// Entries that are here already.
    pub held: u64,
    /// Entries with another content than here (a copied store); both stay.
    pub forks: u64,
    /// Entries that are dropped because they are erased here, or by this bundle.
    pub erased: u64,
    /// Entries that a newer version made; carried on.
    pub newer: u64,
    /// Entries about no participant that are new here.
    pub catalogue: u64,
    /// Whose files change, new people first, then by name.
    pub people: Vec<PersonLook>,
    /// Files that are erased by it.
    pub erases: Vec<(DossierId, Name)>,
    /// What the sender believes to be here and is not, and whom to ask for it.
    pub gaps: Vec<Gap>,
    /// How far the sender's clock, or a stamp inside, is ahead of ours, in milliseconds, when that is more than an hour.
    pub ahead_ms: Option<u64>,
    /// Entries that a copy of this very store wrote.
    pub copies: u64,
}

/// Entries that should be here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Who wrote them, as far as that is known.
    pub store: Option<StoreId>,
    /// What that workstation is called, or whoever sent the bundle.
    pub ask: String,
    /// How many.
    pub entries: u64,
}

/// What taking over came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// People and entries before.
    pub before: (u64, u64),
    /// People and entries after.
    pub after: (u64, u64),
    /// Files that look different now.
    pub dossiers: BTreeSet<DossierId>,
    /// Entries that were dropped because their author did not know of an erasure.
    pub dropped: u64,
}

/// Looks at a bundle. Nothing changes.
///
/// # Errors
/// Whatever is wrong with the bundle, and a stop.
pub fn look(
    archive: &mut Archive,
    file: &Path,
    opener: &Opener,
    now_ms: u64,
    go_on: &mut Progress<'_>,
) -> Result<Look, ExchangeError> {
    let size = std::fs::metadata(file).map_err(BundleError::from)?.len();
    let verified = bundle::verify(open(file)?, opener, &mut |done| go_on(done / 2, size))?;
    let standing = peers::standing(archive, &verified.header.card)?;
    let mut seen = Seen::default();
    let mut looking = archive.store().adopt_preview()?;
    let mut newest = 0;
    bundle::read(open(file)?, opener, &verified, &mut |part| -> Result<(), ExchangeError> {
        let Part::Entry(entry) = part else { return Ok(()) };
        newest = newest.max(entry.header().stamp.ms);
        let verdict = archive.store().adopt(&mut looking, (*entry).clone())?;
        seen.count(archive, *entry, verdict)?;
        let half = seen.read.saturating_mul(size / 2) / verified.header.entries.max(1);
        if go_on(size / 2 + half, size) { Ok(()) } else { Err(BundleError::Cancelled.into()) }
    })?;
    seen.close(archive)?;
    let mut people = seen.people();
    let before = archive.store().erasures().clone();
    let coach = archive.coach();
    let ended = archive.store().adopt_end(looking, &claim(&verified.header), now_ms, coach)?;
    let erases = erased_by(archive, &ended, &before)?;
    let gaps = gaps(archive, &ended.adopted.gap, &verified.header.card)?;
    let ahead = verified.header.made_ms.max(newest).saturating_sub(now_ms);
    let Seen { new, held, forks, erased, newer, catalogue, .. } = seen;
    people.retain(|person| ended.adopted.erasures.erased_on(person.dossier).is_none());
    Ok(Look {
        verified,
        standing,
        new,
        held,
        forks,
        erased,
        newer,
        catalogue,
        people,
        erases,
        gaps,
        ahead_ms: (ahead > FOREIGN_LEAD_MS).then_some(ahead),
        copies: ended.adopted.clones.count(),
    })
}

/// Takes over a bundle that was looked at: all of it or nothing. Durable when it returns.
///
/// # Errors
/// A signer that nobody accepted, a file that changed since, a stop, what the store refuses.
pub fn take(
    archive: &mut Archive,
    file: &Path,
    opener: &Opener,
    look: &Look,
    now_ms: u64,
    go_on: &mut Progress<'_>,
) -> Result<Taken, ExchangeError> {
    match peers::standing(archive, &look.verified.header.card)? {
        Standing::Known | Standing::Ourselves => {}
        Standing::Unknown => return Err(ExchangeError::UnknownSigner),
        Standing::Removed => return Err(ExchangeError::RemovedSigner),
        Standing::OtherKey => return Err(ExchangeError::OtherKey),
    }
    if look.verified.header.content == Content::Backup && !is_own(archive, &look.verified.header)? {
        return Err(ExchangeError::ABackup);
    }
    let before = counts(archive)?;
    let taken = adopt(archive, file, opener, look, now_ms, go_on)?;
    peers::hear(archive, &look.verified.header)?;
    if taken.adopted.shows_a_copy() {
        peers::doubt(archive, &look.verified.header)?;
    }
    archive.arrived(&taken.dossiers)?;
    let people = taken.dossiers.iter().copied().filter(|dossier| dossier.is_participant());
    let more = (taken.dossiers.len() > NOTED_ONE_BY_ONE).then_some(DossierId::CATALOGUE);
    archive.log_accesses(now_ms, people.take(NOTED_ONE_BY_ONE).chain(more), Access::Imported.code())?;
    let after = counts(archive)?;
    let dropped = u64::try_from(taken.adopted.dropped.len()).unwrap_or(u64::MAX);
    Ok(Taken { before, after, dossiers: taken.dossiers, dropped })
}

/// More files than this are one line in the access log, or the lines that matter would drown.
const NOTED_ONE_BY_ONE: usize = 200;

fn adopt(
    archive: &mut Archive,
    file: &Path,
    opener: &Opener,
    look: &Look,
    now_ms: u64,
    go_on: &mut Progress<'_>,
) -> Result<TakenOver, ExchangeError> {
    let (mut read, all) = (0, look.verified.header.entries);
    let mut adopting = archive.store().adopt_begin()?;
    let done = bundle::read(open(file)?, opener, &look.verified, &mut |part| -> Result<(), ExchangeError> {
        let Part::Entry(entry) = part else { return Ok(()) };
        archive.store().adopt(&mut adopting, *entry)?;
        read += 1;
        if go_on(read, all) { Ok(()) } else { Err(BundleError::Cancelled.into()) }
    });
    match done {
        Ok(()) => {
            let coach = archive.coach();
            Ok(archive.store().adopt_end(adopting, &claim(&look.verified.header), now_ms, coach)?)
        }
        Err(error) => {
            archive.store().adopt_cancel(adopting);
            Err(error)
        }
    }
}

fn open(file: &Path) -> Result<BufReader<File>, BundleError> {
    Ok(BufReader::with_capacity(64 * 1024, File::open(file)?))
}

fn is_own(archive: &mut Archive, header: &Header) -> Result<bool, ExchangeError> {
    Ok(own::card(archive)?.signer == header.card.signer)
}

/// What the header promises. Which files a part is about is not said there, and no gap depends on it.
fn claim(header: &Header) -> Claim {
    let scope = match header.scope {
        Scope::All => journal::Scope::Everything,
        Scope::Shared | Scope::Catalogue | Scope::Fields => journal::Scope::Dossiers(BTreeSet::new()),
    };
    Claim { base: header.base.clone(), sender: header.sender.clone(), scope }
}

fn counts(archive: &mut Archive) -> Result<(u64, u64), ExchangeError> {
    let people = archive.head_count()?;
    Ok((u64::try_from(people).unwrap_or(u64::MAX), archive.store().tally()?.count))
}

/// Whom to ask for what is missing: who wrote it, and else who sent the bundle.
pub(super) fn gaps(archive: &mut Archive, gap: &Knowledge, sender: &Card) -> Result<Vec<Gap>, ExchangeError> {
    if gap.is_empty() {
        return Ok(vec![]);
    }
    let writers = archive.store().writers()?;
    let own = archive.station();
    let called = peers::called(archive)?;
    let mut missing: BTreeMap<(Option<StoreId>, String), u64> = BTreeMap::new();
    for (stream, ranges) in gap.streams() {
        let store = writers.get(&stream).copied();
        // what was written here and is gone, as after a restore, is asked of others
        let writer = store.filter(|store| *store != own).and_then(|store| called.get(&store));
        let ask = writer.or_else(|| called.get(&sender.store)).unwrap_or(&sender.label);
        *missing.entry((store, ask.clone())).or_default() += ranges.count();
    }
    Ok(missing.into_iter().map(|((store, ask), entries)| Gap { store, ask, entries }).collect())
}

/// Files that are here and that the bundle erases.
fn erased_by(
    archive: &mut Archive,
    ended: &TakenOver,
    before: &journal::Erasures,
) -> Result<Vec<(DossierId, Name)>, ExchangeError> {
    let mut erases = Vec::new();
    for target in ended.adopted.erasures.targets_since(before) {
        if let journal::Target::Dossier(id) = target {
            let name = archive.dossier(id)?.participant.name.get().clone();
            if !name.is_empty() {
                erases.push((id, name));
            }
        }
    }
    Ok(erases)
}

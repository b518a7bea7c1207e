//! What goes into a bundle for whom. Nothing leaves that the plan did not name. The file it becomes stands in `file`.

mod file;

use std::collections::{BTreeMap, BTreeSet};

use secrecy::SecretString;

use super::ExchangeError;
use super::peers::Peer;
use crate::archive::Archive;
use crate::bundle::{BundleError, Content, Scope};
use crate::domain::consent::Purpose;
use crate::domain::sharing::FieldSet;
use crate::domain::{Day, Kind, Name};
use crate::id::DossierId;
use crate::journal::{self, Claim, Entry, Knowledge};

pub use file::{Written, file_name};
pub(super) use file::{aside, is_own_name};

/// Told how far it is (done, of how much); returns whether to go on.
pub type Progress<'p> = dyn FnMut(u64, u64) -> bool + 'p;

/// Whom a bundle is for.
#[derive(Clone)]
pub enum Receiver {
    /// These workstations.
    Peers(Vec<Peer>),
    /// Whoever knows the passphrase.
    Passphrase(SecretString),
}

/// What a coach asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What each receiver should have: our own location everything, others what is shared with them.
    Standing,
    /// Everything.
    All,
    /// Partners, templates, coaches: nobody's file.
    Catalogue,
    /// These files.
    Dossiers(BTreeSet<DossierId>),
}

/// An order for a bundle.
#[derive(Clone)]
pub struct Order {
    /// Whom it is for.
    pub receiver: Receiver,
    /// What is asked.
    pub wanted: Wanted,
    /// Only these kinds of records, for somebody outside.
    pub fields: Option<FieldSet>,
    /// Also what the receiver has already.
    pub full: bool,
}

/// Why a file stays here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// The participant did not agree that it is shared.
    NoConsent,
    /// It is not here, or erased.
    NotHere,
}

/// One person in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Whose file.
    pub dossier: DossierId,
    /// Their name.
    pub name: Name,
    /// How many values of each kind of record leave; earlier ones are among them.
    pub kinds: BTreeMap<Kind, u64>,
    /// Entries of kinds that a newer version made.
    pub newer: u64,
}

/// What would go into the bundle.
pub struct Plan {
    receiver: Receiver,
    fields: Option<FieldSet>,
    claim: Claim,
    content: Content,
    scope: Scope,
    /// It is about all that the receivers should have.
    is_standing: bool,
    dossiers: Vec<DossierId>,
    /// How many entries.
    pub entries: u64,
    /// Whose files, by name.
    pub people: Vec<Leaving>,
    /// How many entries are about no participant: partners, templates, coaches.
    pub catalogue: u64,
    /// Files that were asked for and stay here.
    pub withheld: Vec<(DossierId, Name, Withheld)>,
}

/// Plans a bundle; changes nothing.
///
/// # Errors
/// Nobody to send to, everything to somebody who may not have it, what the store refuses.
pub fn plan(archive: &mut Archive, order: Order, today: Day) -> Result<Plan, ExchangeError> {
    plan_told(archive, order, today, &mut |_, _| true)
}

/// [`plan`], where somebody waits for it and may stop it.
///
/// # Errors
/// What [`plan`] says, and a stop.
pub fn plan_told(
    archive: &mut Archive,
    order: Order,
    today: Day,
    go_on: &mut Progress<'_>,
) -> Result<Plan, ExchangeError> {
    planned(archive, order, &announced, today, go_on)
}

fn announced(peer: &Peer) -> Knowledge {
    peer.announced.clone().unwrap_or_default()
}

/// [`plan`], where the caller says what each receiver has or will have, as when earlier bundles are still on their way.
pub(super) fn plan_beside(
    archive: &mut Archive,
    order: Order,
    has: &dyn Fn(&Peer) -> Knowledge,
    today: Day,
) -> Result<Plan, ExchangeError> {
    planned(archive, order, has, today, &mut |_, _| true)
}

fn planned(
    archive: &mut Archive,
    order: Order,
    has: &dyn Fn(&Peer) -> Knowledge,
    today: Day,
    go_on: &mut Progress<'_>,
) -> Result<Plan, ExchangeError> {
    let Order { receiver, wanted, fields, full } = order;
    let theirs = match &receiver {
        Receiver::Peers(peers) if peers.is_empty() => return Err(ExchangeError::NoReceiver),
        Receiver::Peers(peers) => Some(peers.as_slice()),
        Receiver::Passphrase(_) => None,
    };
    let sender = archive.store().announced()?;
    let base = if full { Knowledge::none() } else { all_have(theirs, has, &sender) };
    let mut withheld = Vec::new();
    let (scope, reach) =
        reach(archive, theirs, &wanted, fields, today, &mut withheld, &mut |done, all| go_on(done, 2 * all))?;
    let is_standing = fields.is_none() && matches!(wanted, Wanted::Standing | Wanted::All);
    let content = if base.is_empty() { Content::Full } else { Content::Delta };
    let claim = Claim { base, sender, scope: reach };
    let mut plan = Plan {
        receiver,
        fields,
        claim,
        content,
        scope,
        is_standing,
        dossiers: vec![],
        entries: 0,
        people: vec![],
        catalogue: 0,
        withheld,
    };
    plan.count(archive, &mut |done, all| go_on(done + all, 2 * all))?;
    Ok(plan)
}

/// How many entries a workstation should have and lacks, as far as it said.
///
/// # Errors
/// What the store refuses.
pub fn lacking(archive: &mut Archive, peer: &Peer, today: Day) -> Result<u64, ExchangeError> {
    let receiver = Receiver::Peers(vec![peer.clone()]);
    let order = Order { receiver, wanted: Wanted::Standing, fields: None, full: false };
    Ok(plan(archive, order, today)?.entries)
}

/// What all receivers have; nothing when one of them never said.
fn all_have(peers: Option<&[Peer]>, has: &dyn Fn(&Peer) -> Knowledge, sender: &Knowledge) -> Knowledge {
    let Some(peers) = peers else { return Knowledge::none() };
    let mut shared = sender.clone();
    for peer in peers {
        shared = shared.intersection(&has(peer));
    }
    // what they have and we do not is no news to them, and its absence here no gap there
    shared
}

/// What the bundle is complete of, and which files that are.
fn reach(
    archive: &mut Archive,
    peers: Option<&[Peer]>,
    wanted: &Wanted,
    fields: Option<FieldSet>,
    today: Day,
    withheld: &mut Vec<(DossierId, Name, Withheld)>,
    go_on: &mut Progress<'_>,
) -> Result<(Scope, journal::Scope), ExchangeError> {
    let ours = peers.is_some_and(|peers| peers.iter().all(|peer| peer.is_ours(archive)));
    let asked = match wanted {
        Wanted::Standing if ours && fields.is_none() => return Ok((Scope::All, journal::Scope::Everything)),
        Wanted::All if fields.is_none() => {
            let coordinator = archive.catalogue().is_coordinator(archive.coach());
            return if ours || (peers.is_none() && coordinator) {
                Ok((Scope::All, journal::Scope::Everything))
            } else {
                Err(ExchangeError::NotOurLocation)
            };
        }
        Wanted::Catalogue => return Ok((Scope::Catalogue, journal::Scope::Dossiers(BTreeSet::new()))),
        Wanted::Standing | Wanted::All => standing(archive, peers.unwrap_or_default(), today, go_on)?,
        Wanted::Dossiers(asked) => asked.clone(),
    };
    let mut leaving = BTreeSet::new();
    for id in asked {
        for member in archive.members(id)? {
            let dossier = archive.dossier(member)?;
            let name = dossier.participant.name.get().clone();
            if name.is_empty() {
                withheld.push((member, name, Withheld::NotHere));
            } else if ours || dossier.has_consent(Purpose::Share) {
                leaving.insert(member);
            } else {
                withheld.push((member, name, Withheld::NoConsent));
            }
        }
    }
    let scope = if fields.is_some() { Scope::Fields } else { Scope::Shared };
    Ok((scope, journal::Scope::Dossiers(leaving)))
}

/// The files that are shared with every one of these locations.
fn standing(
    archive: &mut Archive,
    peers: &[Peer],
    today: Day,
    go_on: &mut Progress<'_>,
) -> Result<BTreeSet<DossierId>, ExchangeError> {
    let mut shared = BTreeSet::new();
    if peers.is_empty() {
        // whoever knows a passphrase is no location: nothing stands as shared with them
        return Ok(shared);
    }
    let all = archive.store().dossiers()?;
    for (at, id) in all.iter().copied().enumerate() {
        told(at, all.len(), go_on)?;
        // most files were never shared, and the entries say so before anything is folded
        let kind = Kind::Sharing.number();
        if !archive.store().entries(id)?.iter().any(|entry| entry.header().kind == kind) {
            continue;
        }
        let dossier = archive.dossier(id)?;
        if peers.iter().all(|peer| dossier.is_shared_with(peer.card.location, today)) {
            shared.insert(id);
        }
    }
    Ok(shared)
}

/// Says how far it is; an error when that is to be as far as it goes.
fn told(done: usize, all: usize, go_on: &mut Progress<'_>) -> Result<(), ExchangeError> {
    let number = |count| u64::try_from(count).unwrap_or(u64::MAX);
    if go_on(number(done), number(all)) { Ok(()) } else { Err(BundleError::Cancelled.into()) }
}

impl Plan {
    /// Whether there is nothing to send.
    pub const fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// The same, as a hand-over: the receiver's next coach is told so.
    #[must_use]
    pub fn as_handover(self) -> Self {
        Self { content: Content::Handover, ..self }
    }

    /// What the bundle is complete of.
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// Whether it holds all of its scope, or only what the receivers lack.
    pub const fn content(&self) -> Content {
        self.content
    }

    /// Which entries leave. In a bundle of everything those that are gone on purpose count too: they go as erasures.
    pub(super) fn inside(&self, archive: &mut Archive) -> Result<Knowledge, ExchangeError> {
        if self.entries == 0 {
            return Ok(Knowledge::none());
        }
        if self.scope == Scope::All {
            return Ok(self.claim.sender.difference(&self.claim.base));
        }
        let mut inside = Knowledge::none();
        for dossier in &self.dossiers {
            self.each_of(archive, *dossier, &mut |entry| {
                inside.insert(entry.id());
                Ok(())
            })?;
        }
        Ok(inside)
    }

    /// What the header says of what is here; nothing to whoever is in doubt, so that everything comes back.
    fn announcing(&self) -> Knowledge {
        let doubted = match &self.receiver {
            Receiver::Peers(peers) => peers.iter().any(Peer::is_doubted),
            Receiver::Passphrase(_) => false,
        };
        if doubted && self.is_standing { Knowledge::none() } else { self.claim.sender.clone() }
    }

    /// The labels of the receivers; none for a passphrase.
    pub fn receivers(&self) -> Vec<&str> {
        match &self.receiver {
            Receiver::Peers(peers) => peers.iter().map(|peer| peer.card.label.as_str()).collect(),
            Receiver::Passphrase(_) => vec![],
        }
    }

    fn count(&mut self, archive: &mut Archive, go_on: &mut Progress<'_>) -> Result<(), ExchangeError> {
        let lacking = self.claim.sender.difference(&self.claim.base);
        let touched = archive.store().dossiers_with(&lacking)?;
        let order = self.claim.scope.order(touched.iter().copied());
        self.dossiers = order.filter(|dossier| touched.contains(dossier)).collect();
        for (at, id) in self.dossiers.clone().into_iter().enumerate() {
            told(at, self.dossiers.len(), go_on)?;
            let mut leaving =
                Leaving { dossier: id, name: Name::default(), kinds: BTreeMap::new(), newer: 0 };
            let mut entries = 0;
            self.each_of(archive, id, &mut |entry| {
                entries += 1;
                match Kind::from_number(entry.header().kind) {
                    Some(kind) => *leaving.kinds.entry(kind).or_default() += 1,
                    None => leaving.newer += 1,
                }
                Ok(())
            })?;
            self.entries += entries;
            if id == DossierId::CATALOGUE {
                self.catalogue = entries;
            } else if id.is_participant() && entries > 0 {
                leaving.name = archive.name(id)?;
                self.people.push(leaving);
            }
        }
        self.people.sort_by_cached_key(|person| (person.name.sort_key(), person.dossier));
        Ok(())
    }

    /// The entries of one file that leave.
    fn each_of(
        &self,
        archive: &mut Archive,
        dossier: DossierId,
        each: &mut dyn FnMut(&Entry) -> Result<(), ExchangeError>,
    ) -> Result<(), ExchangeError> {
        let entries = archive.store().entries(dossier)?;
        let erasures = archive.store().erasures();
        for entry in entries.iter() {
            if self.claim.takes(entry, erasures) && self.field_leaves(entry) {
                each(entry)?;
            }
        }
        Ok(())
    }

    fn field_leaves(&self, entry: &Entry) -> bool {
        let Some(fields) = self.fields else { return true };
        let header = entry.header();
        match Kind::from_number(header.kind) {
            // those outside need to know who wrote something, and no more of us
            Some(kind) if header.dossier == DossierId::CATALOGUE => {
                matches!(kind, Kind::Location | Kind::Coach)
            }
            Some(kind) if header.dossier.is_participant() => fields.contains(kind),
            None if header.dossier.is_participant() || header.dossier == DossierId::CATALOGUE => false,
            _ => true,
        }
    }
}

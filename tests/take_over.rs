//! Real stores that take over each other's entries: in any order, more than once, with erasures and copies, all or nothing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::path::Path;

use tempfile::TempDir;
use trede::id::{CoachId, DossierId, EntryId, IdSource, RecordId};
use trede::journal::{Claim, Entry, Knowledge, Scope, Target, Verdict};
use trede::store::{Cost, Env, NewStore, Notice, RecordChange, Saving, Store, StoreError, TakenOver};

const NOW: u64 = 1_790_000_000_000;

struct Desk {
    folder: TempDir,
    store: Store,
    coach: CoachId,
}

fn begin(folder: &Path) -> (Store, CoachId) {
    let new = NewStore { location: "Testplaats".into(), passphrase: "een lange test wachtzin".into() };
    let (store, _, coach) = Store::create_with(Env::cheap(folder), folder, &new, Cost::CHEAP, NOW).unwrap();
    (store, coach)
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let (store, coach) = begin(folder.path());
        Self { folder, store, coach }
    }

    fn reopen(self) -> Self {
        let Self { folder, store, coach } = self;
        drop(store);
        let locked = Store::open_with(Env::cheap(folder.path()), folder.path()).unwrap();
        let store = locked.unlock(&"een lange test wachtzin".into(), NOW).unwrap();
        Self { folder, store, coach }
    }

    fn write(&mut self, dossier: DossierId, record: RecordId, words: &str) {
        let edits = vec![(1, words.as_bytes().to_vec())];
        self.store.append(NOW, self.coach, vec![RecordChange { dossier, kind: 5, record, edits }]).unwrap();
    }

    fn shown(&mut self, dossier: DossierId) -> Vec<String> {
        let heads = self.store.heads(dossier).unwrap();
        let fields = heads.values().flat_map(|record| record.fields.values());
        fields
            .flat_map(|field| field.versions())
            .map(|head| String::from_utf8(head.value.clone()).unwrap())
            .collect()
    }

    /// Everything that this desk has and the other did not announce, in the order of a bundle.
    fn bundle(&mut self, base: &Knowledge) -> (Claim, Vec<Entry>) {
        let sender = self.store.announced().unwrap();
        let claim = Claim { base: base.clone(), sender, scope: Scope::Everything };
        let dossiers = self.store.dossiers().unwrap();
        let order: Vec<DossierId> = claim.scope.order(dossiers).collect();
        let mut entries = Vec::new();
        for dossier in order {
            let held = self.store.entries(dossier).unwrap();
            let erasures = self.store.erasures();
            entries.extend(held.iter().filter(|entry| claim.takes(entry, erasures)).cloned());
        }
        (claim, entries)
    }

    fn take(
        &mut self,
        (claim, entries): &(Claim, Vec<Entry>),
    ) -> Result<(Vec<Verdict>, TakenOver), StoreError> {
        let mut adopting = self.store.adopt_begin()?;
        let mut verdicts = Vec::new();
        for entry in entries {
            verdicts.push(self.store.adopt(&mut adopting, entry.clone())?);
        }
        Ok((verdicts, self.store.adopt_end(adopting, claim, NOW, self.coach)?))
    }
}

fn exchange(from: &mut Desk, to: &mut Desk) -> TakenOver {
    let base = to.store.announced().unwrap();
    let bundle = from.bundle(&base);
    to.take(&bundle).unwrap().1
}

#[test]
fn two_desks_agree_and_both_values_stay() {
    let (mut a, mut b) = (Desk::new(), Desk::new());
    let mut ids = IdSource::from_seed([1; 32]);
    let (dossier, record) = (ids.dossier(), ids.record());
    a.write(dossier, record, "begin");
    exchange(&mut a, &mut b);
    a.write(dossier, record, "hier");
    b.write(dossier, record, "daar");
    let back = b.bundle(&Knowledge::none());
    exchange(&mut a, &mut b);
    let (verdicts, _) = a.take(&back).unwrap();
    assert!(verdicts.contains(&Verdict::Held) && verdicts.contains(&Verdict::New));
    assert_eq!(a.shown(dossier).len(), 2);
    assert_eq!(a.shown(dossier), b.shown(dossier));
    // once more changes nothing
    let before = a.store.tally().unwrap();
    assert!(a.take(&back).unwrap().1.dossiers.is_empty());
    assert_eq!(a.store.tally().unwrap(), before);
    // an ordinary edit settles it, also elsewhere and after reopening
    a.write(dossier, record, "gekozen");
    exchange(&mut a, &mut b);
    let (mut a, mut b) = (a.reopen(), b.reopen());
    assert_eq!(b.shown(dossier), ["gekozen"]);
    assert_eq!(a.store.announced().unwrap(), b.store.announced().unwrap());
    assert_eq!(a.store.tally().unwrap(), b.store.tally().unwrap());
    // taking over writes nothing of its own, so two desks come to rest
    assert!(a.bundle(&b.store.announced().unwrap()).1.is_empty());
}

#[test]
fn looking_and_cancelling_change_nothing() {
    let (mut a, mut b) = (Desk::new(), Desk::new());
    let mut ids = IdSource::from_seed([1; 32]);
    let (dossier, record) = (ids.dossier(), ids.record());
    a.write(dossier, record, "een");
    let (claim, entries) = a.bundle(&Knowledge::none());
    let before = (b.store.tally().unwrap(), b.store.announced().unwrap());
    let mut looking = b.store.adopt_preview().unwrap();
    for entry in &entries {
        assert_eq!(b.store.adopt(&mut looking, entry.clone()).unwrap(), Verdict::New);
    }
    let seen = b.store.adopt_end(looking, &claim, NOW, b.coach).unwrap();
    assert!(seen.dossiers.contains(&dossier));
    let mut cancelled = b.store.adopt_begin().unwrap();
    for entry in &entries {
        b.store.adopt(&mut cancelled, entry.clone()).unwrap();
    }
    b.store.adopt_cancel(cancelled);
    let mut b = b.reopen();
    assert_eq!((b.store.tally().unwrap(), b.store.announced().unwrap()), before);
    b.take(&(claim, entries)).unwrap();
    assert_eq!(b.shown(dossier), ["een"]);
}

#[test]
fn what_is_erased_stays_erased_whatever_comes() {
    let (mut a, mut b) = (Desk::new(), Desk::new());
    let mut ids = IdSource::from_seed([1; 32]);
    let (gone, kept, record) = (ids.dossier(), ids.dossier(), ids.record());
    a.write(gone, record, "weg");
    a.write(kept, record, "blijft");
    let old = a.bundle(&Knowledge::none());
    exchange(&mut a, &mut b);
    b.write(gone, record, "wist van niets");
    a.store.erase(NOW, a.coach, Target::Dossier(gone), 20_000).unwrap();
    assert_eq!(a.store.dossiers().unwrap(), [kept]);
    let came = exchange(&mut b, &mut a);
    assert_eq!(came.adopted.dropped.len(), 1, "b's author is told");
    let taken = exchange(&mut a, &mut b);
    assert!(taken.dossiers.contains(&gone) && taken.adopted.gap.is_empty());
    let (verdicts, _) = b.take(&old).unwrap();
    assert!(verdicts.contains(&Verdict::Erased));
    let (mut a, mut b) = (a.reopen(), b.reopen());
    for desk in [&mut a, &mut b] {
        assert_eq!((desk.shown(gone), desk.shown(kept)), (vec![], vec!["blijft".to_owned()]));
        assert_eq!(desk.store.dossiers().unwrap(), [kept]);
    }
    exchange(&mut b, &mut a);
    exchange(&mut a, &mut b);
    assert_eq!(a.store.announced().unwrap(), b.store.announced().unwrap());
}

#[test]
fn what_is_written_to_something_erased_is_refused_and_says_since_when() {
    let mut desk = Desk::new();
    let mut ids = IdSource::from_seed([1; 32]);
    let (gone, kept, later) = (ids.dossier(), ids.dossier(), ids.dossier());
    let (record, other) = (ids.record(), ids.record());
    desk.write(gone, record, "weg");
    desk.write(kept, record, "ook weg");
    let coach = desk.coach;
    let change =
        |dossier, record| RecordChange { dossier, kind: 5, record, edits: vec![(1, b"nieuw".to_vec())] };
    let action = desk.store.append(NOW, coach, vec![change(gone, record)]).unwrap();
    desk.store.erase(NOW, coach, Target::Dossier(gone), 20_000).unwrap();
    desk.store.erase(NOW, coach, Target::Record(kept, record), 20_001).unwrap();
    let refused = |error: StoreError| match error {
        StoreError::Erased { whole, day } => (whole, day),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(desk.store.undo(NOW, coach, action).unwrap_err()), (true, 20_000));
    // what was done right before it about somebody else can be undone
    let before_it = desk.store.append(NOW, coach, vec![change(kept, other)]).unwrap();
    desk.store.append(NOW, coach, vec![change(later, other)]).unwrap();
    desk.store.erase(NOW, coach, Target::Dossier(later), 20_002).unwrap();
    desk.store.undo(NOW, coach, before_it).unwrap();
    let before = desk.store.tally().unwrap();
    // with it the rest of what was done at once stays out too
    let both = vec![change(kept, other), change(gone, other)];
    assert_eq!(refused(desk.store.append(NOW, coach, both).unwrap_err()), (true, 20_000));
    assert_eq!(
        refused(desk.store.append(NOW, coach, vec![change(kept, record)]).unwrap_err()),
        (false, 20_001)
    );
    let import = desk.store.import_begin(NOW, coach).unwrap();
    let saving = Saving { at_ms: NOW, author: coach, changes: vec![change(gone, other)] };
    assert_eq!(refused(desk.store.import_batch(&import, &[saving]).unwrap_err()), (true, 20_000));
    desk.store.import_cancel(import);
    assert_eq!(desk.store.tally().unwrap(), before, "nothing of it was written");
    desk.write(kept, other, "blijft");
    assert!(desk.reopen().shown(kept).contains(&"blijft".to_owned()));
}

#[test]
fn a_copied_store_is_noticed_and_loses_nothing() {
    let mut a = Desk::new();
    let mut ids = IdSource::from_seed([1; 32]);
    let (dossier, one, two) = (ids.dossier(), ids.record(), ids.record());
    a.write(dossier, one, "voor de kopie");
    a.store.settle().unwrap();
    let held = a.store.entries(dossier).unwrap()[0].clone();
    // what a snapshot of the running machine wrote under the next number of the same stream
    let header = trede::journal::Header {
        id: EntryId { seq: held.id().seq + 1, ..held.id() },
        record: two,
        action: EntryId { seq: held.id().seq + 1, ..held.id() },
        ..*held.header()
    };
    let edit = trede::journal::Edit { field: 1, replaces: vec![], value: b"kopie".to_vec(), first: None };
    let foreign = Entry::write(header, vec![edit]).unwrap();
    let claim = Claim {
        base: Knowledge::none(),
        sender: [foreign.id()].into_iter().collect(),
        scope: Scope::Everything,
    };
    a.take(&(claim, vec![foreign.clone()])).unwrap();
    assert_eq!(a.store.notices(), [Notice::Copied { entries: 1 }]);
    a.write(dossier, one, "na de kopie");
    let streams: std::collections::BTreeSet<_> =
        a.store.entries(dossier).unwrap().iter().map(|entry| entry.id().stream).collect();
    assert_eq!(streams.len(), 2, "the numbers of the copied stream are not used again");
    let mut a = a.reopen();
    let mut shown = a.shown(dossier);
    shown.sort();
    assert_eq!(shown, ["kopie", "na de kopie"]);
}

#[test]
fn one_id_with_two_contents_keeps_both() {
    let (mut a, mut b) = (Desk::new(), Desk::new());
    let mut ids = IdSource::from_seed([1; 32]);
    let (dossier, record) = (ids.dossier(), ids.record());
    a.write(dossier, record, "een");
    let held = a.store.entries(dossier).unwrap()[0].clone();
    let edit = trede::journal::Edit { field: 1, replaces: vec![], value: b"ander".to_vec(), first: None };
    let other = Entry::write(*held.header(), vec![edit]).unwrap();
    let claim = Claim { base: Knowledge::none(), sender: Knowledge::none(), scope: Scope::Everything };
    let (verdicts, _) = a.take(&(claim, vec![other])).unwrap();
    assert_eq!(verdicts, [Verdict::Fork]);
    exchange(&mut a, &mut b);
    let mut shown = b.shown(dossier);
    shown.sort();
    assert_eq!(shown, ["ander", "een"]);
    assert_eq!(a.shown(dossier), b.shown(dossier));
}

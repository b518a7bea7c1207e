//! What a store does on a good day: begin, save, read back, undo, import, lock, compact, and refuse politely.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::path::Path;
use std::time::Duration;

use secrecy::SecretString;
use tempfile::TempDir;
use trede::id::{CoachId, DossierId, IdSource, RecordId};
use trede::store::{
    Access, ActionId, Cost, Env, Notice, RecordChange, RecoveryWords, Saving, Store, StoreError,
};

const PASSPHRASE: &str = "een lange test wachtzin";

fn passphrase() -> SecretString {
    PASSPHRASE.into()
}

fn begin(folder: &Path) -> (Store, RecoveryWords, CoachId) {
    let new = trede::store::NewStore { location: "Testplaats".into(), passphrase: passphrase() };
    Store::create_with(Env::cheap(folder), folder, &new, Cost::CHEAP, 1_000).unwrap()
}

fn reopen(folder: &Path) -> Store {
    Store::open_with(Env::cheap(folder), folder).unwrap().unlock(&passphrase(), 1_000).unwrap()
}

fn change(dossier: DossierId, record: RecordId, field: u16, value: &str) -> RecordChange {
    RecordChange { dossier, kind: 5, record, edits: vec![(field, value.into())] }
}

fn shown(store: &mut Store, dossier: DossierId, field: u16) -> Vec<String> {
    let heads = store.heads(dossier).unwrap();
    let fields = heads.values().filter_map(|record| record.fields.get(&field));
    fields
        .flat_map(|field| {
            field.versions().into_iter().map(|head| String::from_utf8(head.value.clone()).unwrap())
        })
        .collect()
}

fn save(store: &mut Store, coach: CoachId, changes: Vec<RecordChange>) -> ActionId {
    store.append(2_000, coach, changes).unwrap()
}

#[test]
fn saved_is_there_after_reopening_and_after_locking() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([1; 32]);
    let (dossier, record) = (ids.dossier(), ids.record());
    let (mut store, _, coach) = begin(folder.path());
    save(&mut store, coach, vec![change(dossier, record, 1, "een"), change(dossier, record, 1, "twee")]);
    assert_eq!(shown(&mut store, dossier, 1), ["twee"], "the second change saw the first");
    let mut store = store.lock().unwrap().unlock(&passphrase(), 1_000).unwrap();
    assert_eq!(shown(&mut store, dossier, 1), ["twee"]);
    save(&mut store, coach, vec![change(dossier, record, 2, "drie")]);
    assert_eq!(store.knowledge().unwrap().streams().count(), 1, "locking does not begin a stream");
    drop(store);
    let mut store = reopen(folder.path());
    assert_eq!(store.notices(), []);
    assert_eq!(store.dossiers().unwrap(), [dossier]);
    assert_eq!(
        (shown(&mut store, dossier, 1), shown(&mut store, dossier, 2)),
        (vec!["twee".into()], vec!["drie".into()])
    );
    assert_eq!(store.coach(), Some(coach));
    save(&mut store, coach, vec![change(dossier, record, 2, "vier")]);
    assert_eq!(store.knowledge().unwrap().streams().count(), 2, "each run has its own stream");
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
}

#[test]
fn written_is_saved_whatever_comes_before_it_is_taken_in() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([8; 32]);
    let (known, new, record) = (ids.dossier(), ids.dossier(), ids.record());
    let (mut store, _, coach) = begin(folder.path());
    save(&mut store, coach, vec![change(known, record, 1, "een")]);
    let both = |value: &str| vec![change(known, record, 1, value), change(new, record, 1, value)];

    let written = store.write(2_000, coach, both("twee"), &[]).unwrap();
    for dossier in [known, new] {
        assert_eq!(shown(&mut store, dossier, 1), ["twee"], "read before it is taken in");
    }
    store.take_in(written).unwrap();
    assert_eq!(shown(&mut store, known, 1), ["twee"]);

    drop(store.write(2_000, coach, both("drie"), &[]).unwrap());
    save(&mut store, coach, vec![change(known, record, 2, "vier")]);
    drop(store.write(2_000, coach, both("vijf"), &[]).unwrap());
    drop(store);
    let mut store = reopen(folder.path());
    assert_eq!(store.notices(), []);
    for dossier in [known, new] {
        assert_eq!(shown(&mut store, dossier, 1), ["vijf"]);
    }
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
}

#[test]
fn undo_and_redo_reach_over_dossiers() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([2; 32]);
    let (one, two, record) = (ids.dossier(), ids.dossier(), ids.record());
    let (mut store, _, coach) = begin(folder.path());
    save(&mut store, coach, vec![change(one, record, 1, "a"), change(two, record, 1, "b")]);
    let action = save(&mut store, coach, vec![change(one, record, 1, "c"), change(two, record, 1, "d")]);
    let (undone, touched) = store.undo(3_000, coach, action).unwrap();
    assert_eq!(touched.len(), 2);
    assert_eq!((shown(&mut store, one, 1), shown(&mut store, two, 1)), (vec!["a".into()], vec!["b".into()]));
    store.undo(3_000, coach, undone).unwrap();
    assert_eq!((shown(&mut store, one, 1), shown(&mut store, two, 1)), (vec!["c".into()], vec!["d".into()]));
    drop(store);
    let mut store = reopen(folder.path());
    assert_eq!(shown(&mut store, two, 1), ["d"]);
    let nothing = ActionId(trede::id::EntryId { stream: ids.stream(), seq: 1 });
    assert!(matches!(store.undo(1, coach, nothing), Err(StoreError::Undo(_))));
}

#[test]
fn many_small_saves_pack_into_segments() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([3; 32]);
    let dossier = ids.dossier();
    let (mut store, _, coach) = begin(folder.path());
    for number in 0..300u32 {
        save(&mut store, coach, vec![change(dossier, ids.record(), 1, &format!("waarde {number}"))]);
    }
    drop(store);
    let mut store = reopen(folder.path());
    assert_eq!(store.entries(dossier).unwrap().len(), 300);
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
    store.compact(&mut |_, _| true).unwrap();
    assert_eq!(store.entries(dossier).unwrap().len(), 300);
    drop(store);
    let mut store = reopen(folder.path());
    assert_eq!(store.notices(), []);
    assert_eq!(store.entries(dossier).unwrap().len(), 300);
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
}

#[test]
fn an_import_shows_at_its_commit_and_not_before() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([4; 32]);
    let (mut store, _, coach) = begin(folder.path());
    let dossiers: Vec<DossierId> = (0..50).map(|_| ids.dossier()).collect();
    let import = store.import_begin(5_000, coach).unwrap();
    for dossier in &dossiers {
        let record = ids.record();
        let changes = (0..20).map(|n| change(*dossier, record, n % 3, &format!("{n}"))).collect();
        store.import_batch(&import, &[Saving { at_ms: 10, author: coach, changes }]).unwrap();
    }
    let again = Saving { at_ms: 10, author: coach, changes: vec![change(dossiers[0], ids.record(), 1, "x")] };
    assert!(matches!(store.import_batch(&import, &[again]), Err(StoreError::DossierTwice)));
    let own = ids.dossier();
    save(&mut store, coach, vec![change(own, ids.record(), 1, "onder het werk")]);
    assert_eq!(store.dossiers().unwrap(), [own], "nothing of it shows");
    let action = store.import_commit(import).unwrap().unwrap();
    assert_eq!(store.dossiers().unwrap().len(), 51);
    assert_eq!(shown(&mut store, dossiers[7], 1), ["19"]);
    let report = store.check(&mut |_, _| true).unwrap();
    assert_eq!((report.problems, report.dossiers), (vec![], 52));
    drop(store);
    let mut store = reopen(folder.path());
    assert_eq!((store.notices(), store.dossiers().unwrap().len()), (vec![], 51));
    assert_eq!(shown(&mut store, own, 1), ["onder het werk"]);
    let (_, touched) = store.undo(6_000, coach, action).unwrap();
    assert_eq!(touched.len(), 50);
}

#[test]
fn a_cancelled_or_cut_off_import_never_shows() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([5; 32]);
    let (mut store, _, coach) = begin(folder.path());
    let saving = |ids: &mut IdSource| Saving {
        at_ms: 10,
        author: coach,
        changes: vec![change(ids.dossier(), ids.record(), 1, "x")],
    };
    let import = store.import_begin(5_000, coach).unwrap();
    store.import_batch(&import, &[saving(&mut ids)]).unwrap();
    store.import_cancel(import);
    let cut_off = store.import_begin(5_000, coach).unwrap();
    store.import_batch(&cut_off, &[saving(&mut ids)]).unwrap();
    drop(store);
    let mut store = reopen(folder.path());
    assert!(store.dossiers().unwrap().is_empty());
    assert!(matches!(store.import_commit(cut_off), Err(StoreError::NoSuchImport)));
    let kept = store.import_begin(5_000, coach).unwrap();
    store.import_batch(&kept, &[saving(&mut ids)]).unwrap();
    store.import_commit(kept).unwrap();
    drop(store);
    let mut store = reopen(folder.path());
    assert_eq!((store.notices(), store.dossiers().unwrap().len()), (vec![], 1));
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
}

#[test]
fn summaries_go_stale_when_their_dossier_changes() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([6; 32]);
    let (mut store, _, coach) = begin(folder.path());
    let dossiers: Vec<DossierId> = (0..30).map(|_| ids.dossier()).collect();
    for dossier in &dossiers {
        save(&mut store, coach, vec![change(*dossier, ids.record(), 1, "x")]);
    }
    assert_eq!(store.summaries_stale(7).unwrap().len(), 30);
    let all = dossiers.iter().map(|dossier| (*dossier, vec![9u8; 2_000])).collect();
    store.put_summaries(7, all).unwrap();
    assert!(store.summaries_stale(7).unwrap().is_empty());
    assert_eq!(store.summaries_stale(8).unwrap().len(), 30, "another version of the fold");
    save(&mut store, coach, vec![change(dossiers[3], ids.record(), 1, "y")]);
    assert_eq!(store.summaries_stale(7).unwrap(), [dossiers[3]]);
    store.compact(&mut |_, _| true).unwrap();
    assert_eq!(store.summaries_stale(7).unwrap(), [dossiers[3]], "compacting makes nothing fresh");
    drop(store);
    let mut store = reopen(folder.path());
    assert_eq!(store.summaries_stale(7).unwrap(), [dossiers[3]]);
    let mut found = store.summaries().unwrap();
    found.sort();
    assert_eq!(found.len(), 29, "a stale one is not carried through a compaction");
    assert!(found.iter().all(|(_, bytes)| *bytes == vec![9u8; 2_000]));
    let large = vec![(dossiers[0], vec![0; trede::store::MAX_SUMMARY + 1])];
    assert!(matches!(store.put_summaries(7, large), Err(StoreError::TooLarge { .. })));
}

#[test]
fn settings_drafts_and_the_access_log_are_durable() {
    let folder = TempDir::new().unwrap();
    let (mut store, _, coach) = begin(folder.path());
    let line = |at_ms| Access { at_ms, coach, dossier: DossierId::CATALOGUE, what: 2 };
    for at_ms in 0..300 {
        store.log_access(line(at_ms)).unwrap();
    }
    store.set_setting("taal", b"nl".to_vec()).unwrap();
    store.set_setting("taal", b"en".to_vec()).unwrap();
    store.save_draft(coach, b"half een zin").unwrap();
    drop(store);
    let mut store = reopen(folder.path());
    assert_eq!(store.setting("taal").unwrap().as_deref(), Some(b"en".as_slice()));
    assert_eq!(store.setting("kleur").unwrap(), None);
    assert_eq!(store.load_draft(coach).unwrap().as_deref(), Some(b"half een zin".as_slice()));
    store.clear_draft(coach).unwrap();
    store.clear_draft(coach).unwrap();
    assert_eq!(store.load_draft(coach).unwrap(), None);
    assert_eq!(store.accesses().unwrap(), (0..300).map(line).collect::<Vec<_>>());
}

#[test]
fn nothing_readable_lies_in_the_folder() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([7; 32]);
    let (mut store, words, coach) = begin(folder.path());
    let marker = "merkwoordzeldzaam";
    let dossier = ids.dossier();
    save(&mut store, coach, vec![change(dossier, ids.record(), 1, marker)]);
    store.put_summaries(1, vec![(dossier, marker.into())]).unwrap();
    store.set_setting("x", marker.into()).unwrap();
    store.save_draft(coach, marker.as_bytes()).unwrap();
    store.compact(&mut |_, _| true).unwrap();
    drop(store);
    let mut files = vec![folder.path().to_owned()];
    let mut seen = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        seen += 1;
        let phrase = words.words()[..2].join(" ");
        for secret in [marker, PASSPHRASE, &phrase] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} in {}", path.display());
        }
    }
    assert!(seen > 5);
}

#[test]
fn a_wrong_passphrase_is_said_slowed_and_remembered() {
    let folder = TempDir::new().unwrap();
    drop(begin(folder.path()));
    let mut locked = Store::open_with(Env::cheap(folder.path()), folder.path()).unwrap();
    for tries in 1..=4u64 {
        let refused = locked.unlock(&"heel iets anders".into(), 1_000).unwrap_err();
        let expected = Duration::from_secs([0, 0, 1, 2][usize::try_from(tries).unwrap() - 1]);
        match refused.error {
            StoreError::WrongPassphrase { wait } => assert_eq!(wait, expected),
            StoreError::TooSoon { wait } => assert_eq!((tries, wait), (4, Duration::from_secs(1))),
            other => panic!("{other}"),
        }
        locked = *refused.store;
    }
    drop(locked);
    let locked = Store::open_with(Env::cheap(folder.path()), folder.path()).unwrap();
    assert_eq!(locked.wait(1_500), Duration::from_millis(500));
    let refused = locked.unlock(&passphrase(), 1_500).unwrap_err();
    assert!(matches!(refused.error, StoreError::TooSoon { .. }), "also the right one waits");
    let store = refused.store.unlock(&passphrase(), 60_000).unwrap();
    drop(store);
    let locked = Store::open_with(Env::cheap(folder.path()), folder.path()).unwrap();
    assert_eq!(locked.wait(60_000), Duration::ZERO, "the right one starts anew");
}

#[test]
fn recovery_words_open_the_store_and_give_a_new_passphrase() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([8; 32]);
    let (mut store, words, coach) = begin(folder.path());
    let dossier = ids.dossier();
    save(&mut store, coach, vec![change(dossier, ids.record(), 1, "x")]);
    drop(store);
    let locked = Store::open_with(Env::cheap(folder.path()), folder.path()).unwrap();
    let other = RecoveryWords::new(&trede::store::Seeded::new(5)).unwrap();
    let refused = locked.unlock_with_words(&other.words().join(" ").into(), 1_000).unwrap_err();
    assert!(matches!(refused.error, StoreError::WrongWords { .. }));
    let refused = refused.store.unlock_with_words(&"fiets bel".into(), 1_000).unwrap_err();
    assert!(matches!(refused.error, StoreError::NotWords));
    let mut store = refused.store.unlock_with_words(&words.words().join(" ").into(), 1_000).unwrap();
    assert_eq!((store.coach(), store.coaches()), (None, vec![coach]));
    let short = store.set_passphrase(coach, &"kort".into(), Cost::CHEAP);
    assert!(matches!(short, Err(StoreError::ShortPassphrase { .. })));
    store.set_passphrase(coach, &"een nieuwe wachtzin".into(), Cost::CHEAP).unwrap();
    drop(store);
    let locked = Store::open_with(Env::cheap(folder.path()), folder.path()).unwrap();
    let refused = locked.unlock(&passphrase(), 1_000).unwrap_err();
    let mut store = refused.store.unlock(&"een nieuwe wachtzin".into(), 1_000).unwrap();
    assert_eq!(shown(&mut store, dossier, 1), ["x"]);
}

#[test]
fn a_second_opening_names_the_first_process() {
    let folder = TempDir::new().unwrap();
    let (store, ..) = begin(folder.path());
    let error = Store::open_with(Env::cheap(folder.path()), folder.path()).unwrap_err();
    assert!(matches!(error, StoreError::InUse { pid: Some(pid) } if pid == std::process::id()));
    drop(store);
    assert!(Store::open_with(Env::cheap(folder.path()), folder.path()).is_ok());
}

#[test]
fn what_is_no_store_and_what_is_newer_is_said() {
    let folder = TempDir::new().unwrap();
    assert!(matches!(Store::open_with(Env::cheap(folder.path()), folder.path()), Err(StoreError::NotAStore)));
    drop(begin(folder.path()));
    let new = trede::store::NewStore { location: "x".into(), passphrase: passphrase() };
    let twice = Store::create_with(Env::cheap(folder.path()), folder.path(), &new, Cost::CHEAP, 1);
    assert!(matches!(twice, Err(StoreError::AlreadyAStore)));
    let path = folder.path().join("keyring");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.truncate(bytes.len() - 32);
    bytes[8] = 2;
    let check: [u8; 32] =
        sha2::Digest::finalize(sha2::Digest::chain_update(sha2::Sha256::default(), &bytes)).into();
    bytes.extend(check);
    std::fs::write(&path, bytes).unwrap();
    let newer = Store::open_with(Env::cheap(folder.path()), folder.path());
    assert!(matches!(newer, Err(StoreError::NewerFormat { what: "keyring", found: 2 })));
}

#[test]
fn weak_keys_are_refused_by_a_real_floor() {
    let folder = TempDir::new().unwrap();
    drop(begin(folder.path()));
    let locked = Store::open_with(Env::real(folder.path()), folder.path()).unwrap();
    let refused = locked.unlock(&passphrase(), 1_000).unwrap_err();
    assert!(matches!(refused.error, StoreError::Damaged { what: "keyring" }));
}

#[test]
fn too_large_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([9; 32]);
    let (mut store, _, coach) = begin(folder.path());
    let large = vec![change(ids.dossier(), ids.record(), 1, &"x".repeat(61 * 1024))];
    assert!(matches!(store.append(1, coach, large), Err(StoreError::TooLarge { .. })));
    assert!(store.dossiers().unwrap().is_empty());
    assert_eq!(store.tally().unwrap().count, 0);
}

#[test]
fn a_lost_database_is_made_again_and_said() {
    let folder = TempDir::new().unwrap();
    let mut ids = IdSource::from_seed([10; 32]);
    let dossier = ids.dossier();
    let (mut store, _, coach) = begin(folder.path());
    save(&mut store, coach, vec![change(dossier, ids.record(), 1, "x")]);
    drop(store);
    std::fs::remove_dir_all(folder.path().join("sled")).unwrap();
    let mut store = reopen(folder.path());
    assert_eq!(store.notices(), [Notice::Rebuilt]);
    assert_eq!(shown(&mut store, dossier, 1), ["x"]);
}

#[cfg(unix)]
#[test]
fn the_folder_of_a_new_store_is_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let place = TempDir::new().unwrap();
    let folder = place.path().join("new");
    drop(begin(&folder));
    assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
}

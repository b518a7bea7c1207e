//! An access log that was cut or changed by somebody who has the key and can program: the check says so.

use secrecy::SecretString;

use super::*;
use crate::id::CoachId;
use crate::journal::Tally;
use crate::store::frame::Frame;
use crate::store::keys::Cost;
use crate::store::open::{Env, NewStore};
use crate::store::safety::{FOLDER, Position, Writer};
use crate::store::sled_trees;

const LINES: u64 = 9;

fn passphrase() -> SecretString {
    SecretString::from("vier gewone woorden achter elkaar")
}

fn line(at_ms: u64) -> Access {
    Access { at_ms, coach: CoachId::from_bytes([1; 16]), dossier: DossierId::CATALOGUE, what: 1 }
}

/// A store with some lines in its access log.
fn noted(folder: &std::path::Path) -> Store {
    let new = NewStore { location: "Voorbeeldstad".into(), passphrase: passphrase() };
    let (mut store, _, _) = Store::create_with(Env::cheap(folder), folder, &new, Cost::CHEAP, 1).unwrap();
    for at_ms in 0..LINES {
        store.log_access(line(at_ms)).unwrap();
    }
    store
}

/// The same store with its logs written anew from what `change` leaves of each frame, and without its database.
fn forged(store: Store, change: &dyn Fn(Frame) -> Option<Frame>) -> Store {
    let folder = store.parts.folder.clone();
    let (sealer, disk) = (store.keys.sealer(Purpose::Safety), store.parts.env.disk.clone());
    let mut kept = Vec::new();
    let logs = Logs { disk: &*disk, sealer: &sealer, store: store.id() };
    let walked = logs.walk(Position::START, Tally::default(), &mut |_, frame| {
        if !matches!(frame, Frame::Opening(_)) {
            kept.extend(change(frame.clone()));
        }
        Ok(Tally::default())
    });
    walked.unwrap();
    std::fs::remove_dir_all(folder.join(FOLDER)).unwrap();
    std::fs::create_dir(folder.join(FOLDER)).unwrap();
    // the open one still holds the file that is gone
    let env = (Env::cheap(&folder).disk, store.parts.env.entropy.clone());
    let (sealer, id) = (store.keys.sealer(Purpose::Safety), store.id());
    Writer::new(env, sealer, id, Position::START, true).write(&kept, Tally::default()).unwrap();
    drop(store);
    std::fs::remove_dir_all(folder.join(sled_trees::FOLDER)).unwrap();
    let locked = Store::open_with(Env::cheap(&folder), &folder).unwrap();
    locked.unlock(&passphrase(), 5).unwrap()
}

fn problems(store: &mut Store) -> Vec<Problem> {
    store.check(&mut |_, _| true).unwrap().problems
}

#[test]
fn a_log_that_was_only_written_anew_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = forged(noted(folder.path()), &Some);
    assert_eq!(problems(&mut store), []);
    assert_eq!(store.accesses().unwrap(), (0..LINES).map(line).collect::<Vec<_>>());
}

#[test]
fn a_line_that_was_cut_or_changed_is_noticed_until_it_is_acknowledged_in_the_log_itself() {
    let about = |frame: &Frame, at| matches!(frame, Frame::Access(link) if link.line.at_ms == at);
    for at in [0, 4] {
        let cut = |frame: Frame| (!about(&frame, at)).then_some(frame);
        let changed = |frame: Frame| match frame {
            Frame::Access(mut link) if link.line.at_ms == at => {
                link.line.coach = CoachId::from_bytes([2; 16]);
                Some(Frame::Access(link))
            }
            other => Some(other),
        };
        for change in [&cut as &dyn Fn(Frame) -> Option<Frame>, &changed] {
            let folder = tempfile::tempdir().unwrap();
            let mut store = forged(noted(folder.path()), change);
            assert_eq!(problems(&mut store), [Problem::AccessLog { places: 1 }], "line {at}");
            store.mend_all(77).unwrap();
            let report = store.check(&mut |_, _| true).unwrap();
            assert_eq!((report.problems, report.old_damage), (vec![], 1));
            assert_eq!(
                store.accesses().unwrap().last().map(|line| (line.what, line.at_ms)),
                Some((MENDED, 77))
            );
        }
    }
}

#[test]
fn an_end_that_is_cut_from_the_log_alone_comes_back_from_the_database() {
    let folder = tempfile::tempdir().unwrap();
    drop(noted(folder.path()));
    let log = folder.path().join(FOLDER).join("0001.log");
    let bytes = std::fs::read(&log).unwrap();
    std::fs::write(&log, &bytes[..bytes.len() - 400]).unwrap();
    let locked = Store::open_with(Env::cheap(folder.path()), folder.path()).unwrap();
    let mut store = locked.unlock(&passphrase(), 5).unwrap();
    assert_ne!(store.notices(), [], "it is said");
    assert_eq!(store.accesses().unwrap(), (0..LINES).map(line).collect::<Vec<_>>());
    assert_eq!(problems(&mut store), []);
}

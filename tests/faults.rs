//! Promise: what goes wrong around the program (a clock that was set back, too little memory) is said with what to do, and no
//! saved word is lost. Disks (`disk_full.rs`), damage and power cuts have files of their own.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod pty;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use pty::place::{Place, files};
use tempfile::TempDir;
use trede::id::{DossierId, IdSource};
use trede::store::{Cost, Env, NewStore, Notice, RecordChange, Store};

#[test]
fn a_clock_set_back_a_year_is_said_and_what_is_saved_then_still_counts_as_later() {
    const YEAR_MS: u64 = 365 * 24 * 3_600_000;
    let now_ms = 1_795_000_000_000;
    let folder = TempDir::new().unwrap();
    let new = NewStore { location: "Testplaats".into(), passphrase: "een lange test wachtzin".into() };
    let env = || Env::cheap(folder.path());
    let (mut store, _, coach) = Store::create_with(env(), folder.path(), &new, Cost::CHEAP, now_ms).unwrap();
    let mut ids = IdSource::from_seed([3; 32]);
    let (dossier, record) = (ids.dossier(), ids.record());
    let change =
        |value: &str| vec![RecordChange { dossier, kind: 5, record, edits: vec![(1, value.into())] }];
    store.append(now_ms, coach, change("voor")).unwrap();
    drop(store);

    let back_ms = now_ms - YEAR_MS;
    let open =
        |at_ms| Store::open_with(env(), folder.path()).unwrap().unlock(&new.passphrase, at_ms).unwrap();
    let mut store = open(back_ms);
    assert!(
        matches!(store.notices()[..], [Notice::ClockBehind { last_ms }] if last_ms >= now_ms),
        "it is said"
    );
    store.append(back_ms, coach, change("na")).unwrap();
    assert_eq!(shown(&mut store, dossier), ["na"], "one version, the later one");
    drop(store);

    let mut store = open(now_ms + 1);
    assert_eq!(store.notices(), []);
    assert_eq!(shown(&mut store, dossier), ["na"]);
    assert_eq!(store.check(&mut |_, _| true).unwrap().problems, []);
}

fn shown(store: &mut Store, dossier: DossierId) -> Vec<String> {
    let heads = store.heads(dossier).unwrap();
    let fields = heads.values().filter_map(|record| record.fields.get(&1));
    let values = fields.flat_map(|field| field.versions().into_iter().map(|head| head.value.clone()));
    values.map(|value| String::from_utf8(value).unwrap()).collect()
}

/// A limit on memory ends the import with a message or with the process, and never halfway.
#[cfg(target_os = "linux")]
#[test]
fn an_import_that_runs_out_of_memory_is_there_whole_or_not_at_all() {
    const PEOPLE: usize = 1_600;
    let lists = Place::new();
    let list = lists.path("lijst.csv");
    let mut lines = "Naam;Geboortejaar;Notitie\n".to_owned();
    for number in 0..PEOPLE {
        writeln!(lines, "Voorbeeld Nummer{number};1980;{}", "woord ".repeat(1_500)).unwrap();
    }
    fs::write(&list, lines).unwrap();

    let (mut whole, mut none) = (0, 0);
    for megabytes in [130, 145, 155, 4_000] {
        let place = Place::with_store();
        let limited = format!("ulimit -v {} && exec \"$0\" \"$@\"", megabytes * 1_024);
        let mut import = Command::new("sh");
        import.args(["-c", &limited, env!("CARGO_BIN_EXE_trede"), "--lang", "nl", "--passphrase-file"]);
        import.arg(place.path("passphrase")).arg("--store").arg(place.path("store"));
        let done = import
            .env("MALLOC_ARENA_MAX", "1")
            .arg("import")
            .arg(&list)
            .current_dir(place.path(""))
            .output()
            .unwrap();
        let people = place.json(&["list"]).as_array().unwrap().len();
        assert!(people == 0 || people == PEOPLE, "{people} of {PEOPLE} under {megabytes} MB");
        assert!(people == 0 || whole > 0 || done.status.success(), "under {megabytes} MB: {done:?}");
        assert_eq!(place.json(&["check"])["problems"], serde_json::json!([]), "under {megabytes} MB");
        let core = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("core");
        assert!(!files(&place.path("")).iter().any(core));
        if people == 0 { none += 1 } else { whole += 1 }
    }
    assert!(none > 0 && whole > 0, "{none} without and {whole} with: the limits are no test");
}

//! Backups, restored and copied stores, with the real program: what comes back, what is told, and that nothing is lost.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod page;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use page::fits;

const PASSPHRASE: &str = "vier gewone woorden achter elkaar";

/// A room with computers, and a stick that goes from one to the other.
struct Room(TempDir);

/// A store on one of them.
struct Desk<'r>(&'r Room, PathBuf);

impl Room {
    fn new() -> Self {
        let room = Self(TempDir::new().unwrap());
        fs::write(room.path("passphrase"), PASSPHRASE).unwrap();
        fs::create_dir(room.path("stick")).unwrap();
        room
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    /// A desk that begins anew, and its recovery words in a file.
    fn desk(&self, store: &str, coach: &str) -> (Desk<'_>, String) {
        let desk = Desk(self, self.0.path().join(store));
        let made = desk.json(0, &["init", "--location", "Voorbeeldstad", "--coach", coach]);
        let words: Vec<&str> =
            made["words"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
        let file = self.path(&format!("{store}.words"));
        fs::write(&file, words.join(" ")).unwrap();
        (desk, file)
    }
}

impl Desk<'_> {
    fn bare(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trede"));
        command.env_clear().env("HOME", self.0.0.path()).env("TREDE_STORE", &self.1);
        let ended = command.args(["--lang", "nl", "--today", "2026-11-23"]).args(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (ended.status.code().unwrap(), text(ended.stdout), text(ended.stderr))
    }

    fn trede(&self, args: &[&str]) -> (i32, String, String) {
        self.bare(&[&["--passphrase-file", &self.0.path("passphrase")], args].concat())
    }

    fn json(&self, code: i32, args: &[&str]) -> Value {
        let (ended, out, err) = self.trede(&[args, &["--json"]].concat());
        assert_eq!(ended, code, "{args:?}: {out}{err}");
        serde_json::from_str(&out).unwrap()
    }

    /// People whom a coach writes down here.
    fn writes(&self, names: &[&str]) {
        let list = self.0.path("lijst.csv");
        fs::write(&list, format!("naam\n{}\n", names.join("\n"))).unwrap();
        self.json(0, &["import", &list]);
    }

    fn names(&self) -> Vec<String> {
        let list = self.json(0, &["list"]);
        let mut names: Vec<String> =
            list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names
    }

    fn backup(&self) -> String {
        let made = self.json(0, &["backup", &self.0.path("stick")]);
        fits("backup", &made);
        made["file"].as_str().unwrap().to_owned()
    }

    fn accept(&self, other: &Self, more: &[&str]) {
        let card = other.json(0, &["peer", "card"]);
        let words: Vec<&str> =
            card["words"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
        let text = card["card"].as_str().unwrap();
        self.json(0, &[&["peer", "add", text, "--words", &words.join(" ")], more].concat());
    }

    /// A bundle to all that are known here, taken over there. Says what the other side said.
    fn gives(&self, to: &Self, more: &[&str], code: i32) -> String {
        let exported = self.json(0, &[&["bundle", "export"], more, &[&self.0.path("stick")]].concat());
        let (ended, out, err) = to.trede(&["bundle", "import", exported["file"].as_str().unwrap()]);
        assert_eq!(ended, code, "{out}{err}");
        format!("{out}{err}")
    }
}

/// Two desks of one location that know each other.
fn pair(room: &Room) -> (Desk<'_>, Desk<'_>) {
    let ((one, _), (two, _)) = (room.desk("een", "Ilse"), room.desk("twee", "Mo"));
    two.accept(&one, &["--join"]);
    one.accept(&two, &[]);
    (one, two)
}

/// The folder as a whole, as somebody copies it who does not know better.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn a_backup_comes_back_with_the_words_or_with_a_passphrase_and_never_over_a_store() {
    let room = Room::new();
    let (desk, words) = room.desk("een", "Ilse");
    desk.writes(&["Jan Voorbeeld", "Fatima Voorbeeld"]);
    let file = desk.backup();
    let name = Path::new(&file).file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("trede-backup-2026-11-23-"), "{name} says nothing about anybody");
    assert!(!fs::read(&file).unwrap().windows(6).any(|bytes| bytes == b"Fatima"), "sealed");

    let over = desk.bare(&["restore", &file, "--words-file", &words]);
    assert!(over.0 == 3 && over.2.contains("al gegevens"), "{}", over.2);
    let new = Desk(&room, room.0.path().join("nieuw"));
    let asked = new.bare(&["restore", &file]);
    assert!(asked.0 == 4 && asked.2.contains("--words-file"), "nobody can be asked here: {}", asked.2);
    let (_, others) = room.desk("twee", "Mo");
    let strange = new.bare(&["restore", &file, "--words-file", &others]);
    assert!(strange.0 == 4 && strange.2.contains("van andere gegevens"), "{}", strange.2);
    let list = new.bare(&["restore", &room.path("twee.words"), "--words-file", &words]);
    assert_eq!(list.0, 5, "no bundle: {}", list.2);
    assert!(!new.1.exists(), "nothing is left of what did not work");

    let (code, out, err) = new.bare(&["restore", &file, "--words-file", &words, "--json"]);
    assert_eq!(code, 0, "{err}");
    let restored: Value = serde_json::from_str(&out).unwrap();
    fits("restore", &restored);
    assert_eq!((&restored["people"], &restored["location"]), (&2.into(), &"Voorbeeldstad".into()));
    assert_eq!(new.names(), desk.names());
    assert_eq!(new.json(0, &["check"])["ok"], true);

    // the passphrase of a coach needs the key file
    let keys = Path::new(&file).with_extension("keyring");
    fs::rename(&keys, room.path("weg")).unwrap();
    let third = Desk(&room, room.0.path().join("derde"));
    let without = third.trede(&["restore", &file]);
    assert!(without.0 == 5 && without.2.contains(".keyring"), "{}", without.2);
    fs::rename(room.path("weg"), &keys).unwrap();
    let (code, out, err) = third.trede(&["restore", &file]);
    assert!(code == 0 && out.contains("2 deelnemers") && out.contains("trede recover"), "{out}{err}");
    assert_eq!(third.names(), desk.names());

    // beside those of each day, and a name of one's own; never over something
    let own = desk.json(0, &["backup"])["file"].as_str().unwrap().to_owned();
    assert!(Path::new(&own).starts_with(desk.1.join("backups")), "{own}");
    let named = room.path("stick/kluis");
    assert_eq!(desk.json(0, &["backup", &named])["file"], format!("{named}.trede"));
    assert_eq!(desk.trede(&["backup", &named]).0, 5);
    assert_eq!(desk.trede(&["backup", &room.path("geen map/")]).0, 5);
}

#[test]
fn both_are_told_when_a_store_was_copied_and_nothing_is_lost() {
    let room = Room::new();
    let (one, other) = pair(&room);
    one.writes(&["Jan Voorbeeld"]);
    copy(&one.1, &room.0.path().join("kopie"));
    let copied = Desk(&room, room.0.path().join("kopie"));
    one.writes(&["Op Het Eerste"]);
    copied.writes(&["Op De Kopie"]);
    one.gives(&other, &[], 0);
    copied.gives(&other, &[], 0);
    assert_eq!(other.names(), ["Jan Voorbeeld", "Op De Kopie", "Op Het Eerste"]);
    for desk in [&one, &copied] {
        let said = other.gives(desk, &["--full"], 0);
        assert!(said.contains("van een kopie van deze gegevens"), "{said}");
        assert_eq!(desk.names(), other.names());
        assert_eq!(desk.json(0, &["check"])["ok"], true);
    }
}

#[test]
fn what_was_written_after_an_old_backup_comes_back_from_those_who_have_it() {
    let room = Room::new();
    let (one, other) = pair(&room);
    let words = room.path("een.words");
    one.writes(&["Jan Voorbeeld"]);
    one.gives(&other, &[], 0);
    other.gives(&one, &[], 0);
    let old = one.backup();
    one.writes(&["Na De Kopie"]);
    one.gives(&other, &[], 0);
    other.writes(&["Elders Geschreven"]);

    fs::remove_dir_all(&one.1).unwrap();
    let (code, out, err) = one.bare(&["restore", &old, "--words-file", &words]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("geef ze eerst een bundel"), "{out}");
    assert_eq!(one.names(), ["Jan Voorbeeld"]);
    one.writes(&["Na Het Terugzetten"]);

    // the other side believes that what is lost is still here: the gap is named, with whom to ask
    let said = other.gives(&one, &[], 1);
    assert!(said.contains("ontbreken") && said.contains("Voorbeeldstad"), "{said}");
    // the next exchange heals it
    one.gives(&other, &[], 0);
    let said = other.gives(&one, &[], 0);
    assert!(said.contains("van een kopie van deze gegevens"), "{said}");
    let all = ["Elders Geschreven", "Jan Voorbeeld", "Na De Kopie", "Na Het Terugzetten"];
    assert_eq!((one.names(), other.names()), (all.map(str::to_owned).into(), all.map(str::to_owned).into()));
    assert_eq!(one.json(0, &["check"])["ok"], true);
}

//! Two workstations that never saw each other: the real program twice, with two stores and a folder of files between them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod page;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;
use trede::archive::Archive;
use trede::cli::{Outcome, Surroundings};
use trede::domain::acts::trust;
use trede::domain::acts::{self, Desk};
use trede::domain::barrier::{BarrierDomain, Score};
use trede::domain::consent::{AskedHow, Purpose};
use trede::domain::participant::ParticipantEdit;
use trede::domain::{Change, Day, Name};
use trede::id::{DossierId, IdSource};
use trede::journal::Target;
use trede::store::{LockedStore, Store, StoreError};

use page::fits;

const PASSPHRASE: &str = "vier gewone woorden achter elkaar";

/// The table that both desks reach: a stick, a share, the mail.
struct Between(TempDir);

impl Between {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("passphrase"), PASSPHRASE).unwrap();
        fs::create_dir(folder.path().join("stick")).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn stick(&self) -> String {
        self.path("stick")
    }

    fn desk(&self, store: &str, place: &str, coach: &str, seed: u8) -> Station<'_> {
        let folder = self.0.path().join(store);
        fs::create_dir(&folder).unwrap();
        Archive::create(&folder, place, coach, PASSPHRASE.into(), 1_795_000_000_000).unwrap();
        Station { between: self, folder, ids: IdSource::from_seed([seed; 32]) }
    }

    /// The names of the files on the stick.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.stick()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

/// One of the two, as the program and as what a coach does at its screen.
struct Station<'b> {
    between: &'b Between,
    folder: PathBuf,
    ids: IdSource,
}

/// What the program said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("{}{}", self.out, self.err))
    }
}

impl Station<'_> {
    fn trede(&self, args: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trede"));
        command.env_clear().env("HOME", self.between.0.path()).env("TREDE_STORE", &self.folder);
        command.args(["--lang", "nl", "--today", "2026-11-23"]);
        command.args(["--passphrase-file", &self.between.path("passphrase")]).args(args);
        let ended = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: ended.status.code().unwrap(), out: text(ended.stdout), err: text(ended.stderr) }
    }

    /// Ends as it should, and hands over what it said as JSON.
    fn json(&self, code: i32, args: &[&str]) -> Value {
        let said = self.trede(&[args, &["--json"]].concat());
        assert_eq!(said.code, code, "{args:?}: {}{}", said.out, said.err);
        said.json()
    }

    fn export(&self, more: &[&str]) -> (String, Value) {
        let exported = self.json(0, &[&["bundle", "export"], more, &[&self.between.stick()]].concat());
        (exported["file"].as_str().unwrap().to_owned(), exported)
    }

    /// Accepts the card of another one, by the words that are read out there.
    fn accept(&self, other: &Self, more: &[&str]) -> Value {
        let card = other.json(0, &["peer", "card"]);
        let words: Vec<&str> =
            card["words"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
        let text = card["card"].as_str().unwrap();
        self.json(0, &[&["peer", "add", text, "--words", &words.join(" ")], more].concat())
    }

    fn archive(&self) -> Archive {
        let store = self.free();
        Archive::open(store.unlock(&PASSPHRASE.into(), 1_795_000_100_000).unwrap()).unwrap()
    }

    /// The store, once nobody has it. Another test that starts a program at this moment holds every lock of this process
    /// for as long as it takes to become that program.
    fn free(&self) -> LockedStore {
        for _ in 0..100 {
            match Store::open(&self.folder) {
                Err(StoreError::InUse { .. }) => std::thread::sleep(Duration::from_millis(50)),
                opened => return opened.unwrap(),
            }
        }
        panic!("the store stays in use");
    }

    fn save(&self, changes: &[Change]) {
        self.archive().save(now(), changes).unwrap();
        drop(self.free());
    }

    fn person(&mut self, given: &str) -> DossierId {
        let id = self.ids.dossier();
        self.save(&[renamed(id, given)]);
        id
    }

    fn act(
        &mut self,
        id: DossierId,
        act: impl FnOnce(&trede::domain::Dossier, &mut Desk<'_>) -> acts::Acted,
    ) {
        let mut archive = self.archive();
        let dossier = archive.dossier(id).unwrap();
        let mut desk = Desk { today: today(), coach: archive.coach(), ids: &mut self.ids };
        let changes = act(&dossier, &mut desk).unwrap();
        archive.save(now(), &changes).unwrap();
    }

    fn agree(&mut self, id: DossierId) {
        self.act(id, |dossier, desk| {
            trust::consent(dossier, Purpose::Share, true, "Elders", AskedHow::Spoken, desk)
        });
    }

    fn names(&self) -> Vec<String> {
        let list = self.json(0, &["list"]);
        list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    }
}

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

/// What the program's own clock says: the desks of a test are not ahead of it.
#[expect(clippy::disallowed_methods, reason = "beside the real program the test reads the real clock")]
fn now() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    u64::try_from(since.as_millis()).unwrap()
}

fn renamed(id: DossierId, given: &str) -> Change {
    Change::participant(id, [ParticipantEdit::Name(Name::new(given, "", "Voorbeeld"))])
}

/// Two desks of one location that accepted each other.
fn pair(between: &Between) -> (Station<'_>, Station<'_>) {
    let one = between.desk("een", "Voorbeeldstad", "Ilse", 1);
    let two = between.desk("twee", "Later", "Mo", 2);
    let joined = two.accept(&one, &["--join"]);
    assert_eq!((&joined["joined"], &joined["ours"]), (&true.into(), &true.into()));
    one.accept(&two, &[]);
    (one, two)
}

#[test]
fn a_card_is_accepted_by_its_words_and_by_nothing_else() {
    let between = Between::new();
    let (one, two) =
        (between.desk("een", "Voorbeeldstad", "Ilse", 1), between.desk("twee", "Elders", "Mo", 2));
    let file = between.path("kaart.txt");
    let card = one.json(0, &["peer", "card", "--out", &file]);
    fits("peer card", &card);
    assert_eq!(fs::read_to_string(&file).unwrap().trim(), card["card"]);
    assert_eq!(one.trede(&["peer", "card", "--out", &file]).code, 5, "what is there stays");
    let words: Vec<&str> =
        card["words"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let words = words.join(" ");

    let nobody = two.trede(&["peer", "add", &file]);
    assert_eq!(nobody.code, 7, "nobody can say yes here");
    assert!(nobody.out.contains(&words) && nobody.out.contains("Voorbeeldstad"), "{}", nobody.out);
    let other = two.trede(&["peer", "add", &file, "--words", "fiets boom huis"]);
    assert!(other.code == 7 && other.err.contains("niet de woorden"), "{}", other.err);
    assert_eq!(two.json(0, &["peer", "list"]), Value::Array(vec![]));
    assert_eq!(two.trede(&["peer", "add", &between.path("geen.txt"), "--words", &words]).code, 5);
    let cut = card["card"].as_str().unwrap();
    let cut: String = cut.chars().take(cut.len() - 3).collect();
    let damaged = two.trede(&["peer", "add", &cut, "--words", &words]);
    assert!(damaged.code == 5 && damaged.err.contains("letter"), "{}", damaged.err);
    assert_eq!(one.trede(&["peer", "add", &file, "--words", &words]).code, 2, "the own card");

    // the words of the other language stand for the same
    let english = one.trede(&["--lang", "en", "peer", "card", "--json"]).json();
    let english: Vec<&str> =
        english["words"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let added = two.json(0, &["peer", "add", &file, "--words", &english.join(" ")]);
    fits("peer add", &added);
    assert_eq!((&added["before"], &added["ours"]), (&"unknown".into(), &false.into()));
    let known = two.json(0, &["peer", "list"]);
    fits("peer list", &known);
    assert_eq!((&known[0]["label"], &known[0]["removed"]), (&"Voorbeeldstad".into(), &false.into()));
    let shown = two.trede(&["peer", "list"]);
    assert!(shown.out.contains("elders") && shown.out.contains("nog niets gehoord"), "{}", shown.out);
    let gone = two.json(0, &["peer", "remove", "voorbeeldstad"]);
    fits("peer list", &Value::Array(vec![gone.clone()]));
    assert_eq!((&gone["removed"], &gone["lacks"]), (&true.into(), &Value::Null));
    assert_eq!(two.trede(&["peer", "remove", "niemand"]).code, 2);
    assert_eq!(two.trede(&["bundle", "export", "--to", "voorbeeldstad", "--dry-run"]).code, 2);
}

#[test]
fn two_desks_of_one_location_agree_and_send_only_what_is_new() {
    let between = Between::new();
    let (mut one, two) = pair(&between);
    let fatima = one.person("Fatima");
    one.person("Jan");
    let would = one.json(0, &["bundle", "export", "--dry-run"]);
    assert_eq!(
        (&would["dry_run"], &would["file"], &would["scope"]),
        (&true.into(), &Value::Null, &"all".into())
    );
    fits("bundle export", &would);
    assert_eq!(would["people"][0]["kinds"]["participant"], 1, "{would}");
    assert!(between.files().is_empty());
    let (first, exported) = one.export(&[]);
    assert_eq!((&exported["kind"], exported["people"].as_array().unwrap().len()), (&"full".into(), 2));
    assert!(fs::metadata(&first).unwrap().len() == exported["bytes"].as_u64().unwrap());

    let looked = two.json(0, &["bundle", "inspect", &first]);
    fits("bundle inspect", &looked);
    assert_eq!(
        (&looked["from"]["standing"], &looked["people"][0]["outcome"]),
        (&"known".into(), &"new".into())
    );
    assert!(two.names().is_empty(), "looking changes nothing");
    let rehearsed = two.json(0, &["bundle", "import", &first, "--dry-run"]);
    assert_eq!((&rehearsed[0]["taken"], &rehearsed[0]["after"]), (&false.into(), &Value::Null));
    assert!(two.names().is_empty());
    let mut taken = two.json(0, &["bundle", "import", &first]);
    fits("bundle inspect", &taken[0]["bundle"].take());
    fits("bundle import", &taken);
    assert_eq!((&taken[0]["before"]["people"], &taken[0]["after"]["people"]), (&0.into(), &2.into()));
    assert_eq!(two.names(), ["Fatima Voorbeeld", "Jan Voorbeeld"]);
    let again = two.json(0, &["bundle", "import", &first]);
    assert_eq!(again[0]["before"], again[0]["after"], "the same again changes nothing");
    // the workstation that joined has the name of its new location by now
    assert_eq!(two.json(0, &["peer", "card"])["label"], "Voorbeeldstad");

    // the answer says what is there, and the next one is a delta
    let (answer, _) = two.export(&[]);
    one.json(0, &["bundle", "import", &answer]);
    assert_eq!(one.json(0, &["peer", "list"])[0]["lacks"], 0);
    one.save(&[renamed(fatima, "Fatma")]);
    assert_eq!(one.json(0, &["peer", "list"])[0]["lacks"], 2, "the change, and the stream that it opens");
    let (second, exported) = one.export(&[]);
    assert_eq!((&exported["kind"], exported["people"].as_array().unwrap().len()), (&"delta".into(), 1));

    // both changed the same field: both values stay
    two.save(&[renamed(fatima, "Faatima")]);
    let said = two.trede(&["bundle", "import", &second]);
    assert!(said.code == 0 && said.out.contains("twee versies: 1"), "{}{}", said.out, said.err);
    assert!(said.out.contains("Eerst 2 deelnemers"), "{}", said.out);
    let both = two.json(0, &["list", "--search", "voorbeeld"]);
    let contested = both.as_array().unwrap().iter().filter(|one| one["two_versions"] == true).count();
    assert_eq!(contested, 1);
    for file in between.files() {
        let named = file.starts_with("voorbeeldstad-20261123-") || file.starts_with("later-20261123-");
        assert!(
            named && Path::new(&file).extension().is_some_and(|end| end == "trede"),
            "{file} says nothing about anybody"
        );
    }
    let hidden = fs::read(&second).unwrap();
    assert!(!hidden.windows(5).any(|bytes| bytes == b"Fatma"), "sealed");
}

#[test]
fn an_unknown_signer_is_shown_with_the_words_to_compare_and_not_applied() {
    let between = Between::new();
    let (mut one, two) =
        (between.desk("een", "Voorbeeldstad", "Ilse", 1), between.desk("twee", "Elders", "Mo", 2));
    one.accept(&two, &[]);
    let jan = one.person("Jan");
    one.agree(jan);
    let (file, _) = one.export(&["--scope", "dossier", "Jan"]);
    let looked = two.json(7, &["bundle", "inspect", &file]);
    assert_eq!(
        (&looked["from"]["standing"], &looked["people"][0]["name"]),
        (&"unknown".into(), &"Jan Voorbeeld".into())
    );
    assert_eq!(looked["from"]["words"], one.json(0, &["peer", "card"])["words"]);
    let refused = two.trede(&["bundle", "import", &file]);
    let words: Vec<&str> =
        looked["from"]["words"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let words = words.join(" ");
    assert!(refused.code == 7 && refused.out.contains(&words) && refused.err.contains("niet bekend"));
    assert!(two.names().is_empty());
    // the bundle carries the card
    two.json(0, &["peer", "add", &file, "--words", &words]);
    two.json(0, &["bundle", "import", &file]);
    assert_eq!(two.names(), ["Jan Voorbeeld"]);
    two.json(0, &["peer", "remove", "Voorbeeldstad"]);
    let removed = two.trede(&["bundle", "import", &file]);
    assert!(removed.code == 7 && removed.err.contains("verwijderd"), "{}", removed.err);
}

#[test]
fn what_leaves_is_asked_for_agreed_to_and_listed() {
    let between = Between::new();
    let (mut one, two) =
        (between.desk("een", "Voorbeeldstad", "Ilse", 1), between.desk("twee", "Lesplek", "Mo", 2));
    one.accept(&two, &[]);
    two.accept(&one, &[]);
    let (jan, fatima) = (one.person("Jan"), one.person("Fatima"));
    one.agree(jan);
    one.act(jan, |dossier, desk| {
        acts::barriers::score(dossier, BarrierDomain::Money, Some(Score::Blocks), desk)
    });
    assert_eq!(
        one.trede(&["bundle", "export", "--scope", "all", &between.stick()]).code,
        1,
        "not their location"
    );
    let ids = [jan.to_string(), fatima.to_string()];
    let asked = ["--scope", "dossier", &ids[0], &ids[1], "--fields", "provider"];
    let (file, exported) = one.export(&asked);
    assert_eq!(exported["people"].as_array().unwrap().len(), 1, "{exported}");
    assert_eq!(exported["people"][0]["kinds"], serde_json::json!({ "participant": 1 }));
    assert_eq!(
        (&exported["withheld"][0]["id"], &exported["withheld"][0]["why"]),
        (&ids[1].as_str().into(), &"no-consent".into())
    );
    two.json(0, &["bundle", "import", &file]);
    let shown = two.json(0, &["show", "Jan"]);
    assert_eq!(shown["barriers"], Value::Array(vec![]), "a provider gets no barriers");
    assert_eq!(two.names(), ["Jan Voorbeeld"]);
    let told = one.trede(&[&["bundle", "export"], &asked[..], &["--dry-run"]].concat());
    for words in ["Voor Lesplek", "Jan Voorbeeld: Deelnemer 1", "Fatima Voorbeeld blijft hier", "Proef"] {
        assert!(told.out.contains(words), "{words} in {}", told.out);
    }
    for wrong in [
        &["--scope", "alles", "x.trede"][..],
        &["--scope", "dossier", "x.trede"],
        &["--scope", "all"],
        &["--to", "niemand", "x.trede"],
    ] {
        assert_eq!(one.trede(&[&["bundle", "export"], wrong].concat()).code, 2, "{wrong:?}");
    }
    assert_eq!(between.files().len(), 1, "what was refused left nothing");
}

#[test]
fn whoever_knows_the_passphrase_opens_a_bundle_and_nobody_else() {
    let between = Between::new();
    let (mut one, two) =
        (between.desk("een", "Voorbeeldstad", "Ilse", 1), between.desk("twee", "Elders", "Mo", 2));
    let jan = one.person("Jan");
    one.agree(jan);
    two.accept(&one, &[]);
    let (good, weak, other) = (between.path("zin"), between.path("kort"), between.path("anders"));
    fs::write(&good, "een bundel met een wachtzin\n").unwrap();
    fs::write(&weak, "kort\n").unwrap();
    fs::write(&other, "een heel andere wachtzin hier\n").unwrap();
    let stick = between.stick();
    let sealed = |with: &str| {
        one.trede(&[
            "bundle",
            "export",
            "--bundle-passphrase-file",
            with,
            "--scope",
            "dossier",
            "Jan",
            &stick,
            "--json",
        ])
    };
    assert_eq!(sealed(&weak).code, 4);
    assert_eq!(
        one.trede(&["bundle", "export", "--bundle-passphrase-file", &good, &stick]).code,
        2,
        "what leaves?"
    );
    let done = sealed(&good);
    assert_eq!(done.code, 0, "{}", done.err);
    let file = done.json()["file"].as_str().unwrap().to_owned();
    assert_eq!(two.trede(&["bundle", "import", &file]).code, 4, "nobody can be asked here");
    assert_eq!(two.trede(&["bundle", "import", &file, "--bundle-passphrase-file", &other]).code, 4);
    assert!(two.names().is_empty());
    two.json(0, &["bundle", "inspect", &file, "--bundle-passphrase-file", &good]);
    two.json(0, &["bundle", "import", &file, "--bundle-passphrase-file", &good]);
    assert_eq!(two.names(), ["Jan Voorbeeld"]);
}

#[test]
fn a_broken_file_changes_nothing_says_why_and_stops_no_other() {
    let between = Between::new();
    let (mut one, two) = pair(&between);
    one.person("Jan");
    let (file, _) = one.export(&[]);
    let whole = fs::read(&file).unwrap();
    let (cut, flipped, other) =
        (between.path("half.trede"), between.path("bit.trede"), between.path("x.trede"));
    fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    let mut bytes = whole.clone();
    let at = bytes.len() - 40;
    bytes[at] ^= 1;
    fs::write(&flipped, bytes).unwrap();
    fs::write(&other, "geen bundel").unwrap();
    for (broken, why) in [(&cut, "afgebroken"), (&flipped, "beschadigd"), (&other, "geen bundel van trede")] {
        let said = two.trede(&["bundle", "import", broken]);
        assert!(said.code == 5 && said.err.contains(why), "{why}: {} {}", said.code, said.err);
        assert_eq!(two.trede(&["bundle", "inspect", broken]).code, 5);
    }
    assert_eq!(two.trede(&["bundle", "inspect", &between.path("weg.trede")]).code, 5);
    assert!(two.names().is_empty());
    let all = two.json(5, &["bundle", "import", &cut, &file]);
    assert_eq!((&all[0]["taken"], &all[1]["taken"]), (&false.into(), &true.into()));
    assert!(all[0]["bundle"].is_null() && all[0]["why"].as_str().unwrap().contains("afgebroken"));
    assert_eq!(two.names(), ["Jan Voorbeeld"]);
    // it is not for a third one, and a name that is taken is not written over
    let third = between.desk("drie", "Derde", "An", 3);
    assert_eq!(third.trede(&["bundle", "inspect", &file]).code, 5);
    assert_eq!(one.trede(&["bundle", "export", &file]).code, 5);
    assert_eq!(fs::read(&file).unwrap(), whole);
    assert!(between.files().iter().all(|name| Path::new(name).extension().is_some_and(|end| end == "trede")));
}

#[test]
fn a_participant_is_handed_over_with_a_note_and_the_next_coach_has_a_line_for_it() {
    let between = Between::new();
    let (mut one, two) =
        (between.desk("een", "Voorbeeldstad", "Ilse", 1), between.desk("twee", "Elders", "Mo", 2));
    one.accept(&two, &[]);
    two.accept(&one, &[]);
    // the coaches of the other place are known once it sent something
    let (word, _) = two.export(&["--scope", "catalogue"]);
    one.json(0, &["bundle", "import", &word]);
    let jan = one.person("Jan");
    let stick = between.stick();
    let hand = |note: &str, coach: &str| {
        let args = ["handover", "Jan", "--to", "Elders", "--coach", coach, "--note", note, &stick, "--json"];
        one.trede(&args)
    };
    let asked = hand("Belt liever in de avond.", "Mo");
    assert!(asked.code == 1 && asked.err.contains("eerst of we mogen delen"), "{}", asked.err);
    Station { between: &between, folder: one.folder.clone(), ids: IdSource::from_seed([7; 32]) }.agree(jan);
    assert_eq!(hand("Belt liever in de avond.", "Niemand").code, 2);
    assert_eq!(hand("BSN 111222333", "Mo").code, 2, "a citizen service number is never kept");
    assert_eq!(hand(" ", "Mo").code, 1);
    let (taken, nowhere) = (between.path("bezet.trede"), between.path("weg/bundel.trede"));
    fs::write(&taken, "x").unwrap();
    let note = "Belt liever in de avond.";
    for file in [&taken, &nowhere] {
        let failed = one.trede(&["handover", "Jan", "--to", "Elders", "--note", note, file]);
        assert_eq!(failed.code, 5, "{}", failed.err);
    }
    assert!(one.archive().dossier(jan).unwrap().handover().is_none(), "nothing of it stands");
    let done = hand(note, "Mo");
    assert_eq!(done.code, 0, "{}{}", done.out, done.err);
    let done = done.json();
    assert_eq!(done["kind"], "handover");
    assert!(done["people"][0]["kinds"]["handover"].is_u64(), "{done}");
    let looked = two.json(0, &["bundle", "inspect", done["file"].as_str().unwrap()]);
    assert_eq!(looked["kind"], "handover");
    two.json(0, &["bundle", "import", done["file"].as_str().unwrap()]);
    let agenda = two.json(0, &["agenda", "--coach", "Mo"]);
    let line = &agenda[0];
    assert_eq!((&line["kind"], &line["name"]), (&"handover".into(), &"Jan Voorbeeld".into()), "{agenda}");
    assert!(line["text"].as_str().unwrap().contains("overgedragen"), "{line}");
    let file = two.archive().dossier(jan).unwrap();
    assert_eq!(file.handover().unwrap().1.note.as_str(), note);
    assert_eq!(one.names(), ["Jan Voorbeeld"], "the giver keeps it");
    // that it is shared with them is erased for good: nobody writes it again without being told
    let mut archive = one.archive();
    let sharing = archive.dossier(jan).unwrap().sharings.iter().next().unwrap().0;
    let coach = archive.coach();
    archive.store().erase(now(), coach, Target::Record(jan, sharing), 20_700).unwrap();
    drop(archive);
    let refused = hand("Nog een keer.", "Mo");
    assert!(refused.code == 1 && refused.err.contains("gewist op vr 4 sep 2026"), "{}", refused.err);
}

#[test]
fn whoever_stops_it_has_what_was_before() {
    let between = Between::new();
    let (mut one, two) = pair(&between);
    one.person("Jan");
    let (file, _) = one.export(&[]);
    let stick = between.stick();
    for (station, args) in [(&one, ["bundle", "export", &stick]), (&two, ["bundle", "import", &file])] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let (mut ask, mut answer) = (|_: &str| Ok(None), |_: &str| Ok(None));
        let mut around = Surroundings::real(&mut out, &mut err, &mut ask, &mut answer, &|| true, false);
        around.store = Some(station.folder.clone());
        let passphrase = between.path("passphrase");
        let args = [&["trede", "--passphrase-file", &passphrase][..], &args[..]].concat();
        let ended = trede::cli::run(args.iter().map(Into::into), &mut around);
        assert!(matches!(ended, Outcome::Done(130)), "{args:?}: {ended:?}");
        let said = String::from_utf8(err).unwrap();
        assert!(said.contains("Gestopt") || said.contains("Stopped"), "{said}");
    }
    assert_eq!(between.files().len(), 1, "no half file is left");
    assert!(two.names().is_empty());
    two.json(0, &["bundle", "import", &file]);
    assert_eq!(two.names(), ["Jan Voorbeeld"]);
}

#[test]
fn two_desks_watch_one_folder() {
    let between = Between::new();
    let (mut one, two) = pair(&between);
    let stick = between.stick();
    let fatima = one.person("Fatima");
    let laid = one.json(0, &["bundle", "watch", "--once", &stick]);
    fits("bundle watch", &laid);
    assert_eq!((&laid["laid"][0]["people"], &laid["laid"][0]["to"][0]), (&1.into(), &"Voorbeeldstad".into()));
    let taken = two.json(0, &["bundle", "watch", "--once", &stick]);
    fits("bundle watch", &taken);
    assert_eq!(&taken["taken"][0]["people"], &Value::from(1));
    assert_eq!(two.names(), ["Fatima Voorbeeld"]);
    two.save(&[renamed(fatima, "Fatma")]);
    // to and fro until nothing lies there any more
    for _ in 0..3 {
        two.json(0, &["bundle", "watch", "--once", &stick]);
        one.json(0, &["bundle", "watch", "--once", &stick]);
    }
    assert_eq!(one.names(), ["Fatma Voorbeeld"]);
    assert_eq!(between.files(), [""; 0]);
    let said = one.trede(&["bundle", "watch", "--once", &stick]);
    assert!(said.code == 0 && said.out.contains("heeft alles"), "{}{}", said.out, said.err);
    // a damaged file and a folder that is away are said
    fs::write(Path::new(&stick).join("kapot.trede"), b"TREDEBDL\x01").unwrap();
    let said = one.trede(&["bundle", "watch", "--once", &stick]);
    assert!(said.code == 0 && said.out.contains("kapot.trede: nog niet helemaal gekopieerd"), "{}", said.out);
    let away = one.trede(&["bundle", "watch", "--once", &between.path("weg")]);
    assert!(away.code == 5 && away.out.contains("De map is er niet."), "{}{}", away.out, away.err);
}

#[cfg(unix)]
#[test]
fn two_programs_watch_one_folder_at_the_same_time_until_they_are_stopped() {
    use std::process::{Child, Stdio};
    let between = Between::new();
    let (mut one, two) = pair(&between);
    let watch = |station: &Station<'_>| -> Child {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_trede"));
        command.env_clear().env("HOME", between.0.path()).env("TREDE_STORE", &station.folder);
        command.args(["--lang", "nl", "--passphrase-file", &between.path("passphrase")]);
        command.args(["bundle", "watch", "--every", "1", &between.stick()]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    one.person("Fatima");
    let mut both = [watch(&one), watch(&two)];
    // something lies there, and later nothing any more: each has what the other had
    let patience = std::time::Instant::now();
    let until = |done: &dyn Fn() -> bool| {
        while !done() {
            assert!(patience.elapsed().as_secs() < 120, "{:?}", between.files());
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    until(&|| !between.files().is_empty());
    until(&|| between.files().is_empty());
    for child in &mut both {
        let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).output().unwrap();
        assert!(kill.status.success());
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0 | 130)), "{code:?}");
    }
    assert_eq!(two.names(), ["Fatima Voorbeeld"]);
}

//! The command line over the real program and real folders: what it says, its exit codes, and that `--json` holds its shape.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod harness;
mod page;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use secrecy::SecretString;
use serde_json::Value;
use trede::archive::Archive;
use trede::domain::Change;
use trede::domain::catalogue::{Catalogue, CoachEdit};
use trede::domain::consent::{ConsentEdit, Purpose};
use trede::domain::levels::{LevelEdit, LevelSource, LevelValue, Skill};
use trede::domain::participant::ChannelEdit;
use trede::domain::proof::{ProofEdit, ProofKind, WorkProcess};
use trede::id::{CoachId, DossierId, IdSource};
use trede::store::Store;
use trede::ui::theme::Theme;

use page::fits;

const PASSPHRASE: &str = "vier gewone woorden achter elkaar";

/// A folder with the passphrase, a store in it, and nothing of whoever runs the test.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("passphrase"), format!("{PASSPHRASE}\r\nmore\n")).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> String {
        fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    fn trede(&self, args: &[&str]) -> Command {
        let mut command = self.bare();
        command.args(["--lang", "nl", "--today", "2026-11-23"]).args(args);
        command
    }

    fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trede"));
        command.env_clear().env("HOME", self.folder.path()).env("TREDE_STORE", self.path("store"));
        command
    }

    fn open(&self, args: &[&str]) -> Assert {
        let passphrase = self.path("passphrase").display().to_string();
        let mut command = self.trede(&["--passphrase-file", &passphrase]);
        command.args(args).assert()
    }

    fn json(&self, args: &[&str]) -> Value {
        self.json_with(0, args)
    }

    fn json_with(&self, code: i32, args: &[&str]) -> Value {
        let done = self.open(&[args, &["--json"]].concat()).code(code);
        serde_json::from_slice(&done.get_output().stdout).unwrap()
    }
}

fn out(done: &Assert) -> String {
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

fn err(done: &Assert) -> String {
    String::from_utf8(done.get_output().stderr.clone()).unwrap()
}

/// The eight people of the screens.
fn typical(folder: &Path) {
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let (mut archive, _) = Archive::create(folder, "Voorbeeldstad", "Ilse", passphrase, 1).unwrap();
    let coach = harness::coach();
    let named = [CoachEdit::Id(Some(coach)), CoachEdit::Name("Mo".into())];
    let mut changes =
        vec![Change::new(trede::id::DossierId::CATALOGUE, Catalogue::coach_record(coach), named)];
    changes.extend(harness::people::typical().changes);
    archive.save(2, &changes).unwrap();
    let people = archive.summaries().unwrap();
    let fatima = people.iter().find(|person| person.name.family == "Amrani").unwrap().id;
    archive.save(3, &learned(fatima, coach)).unwrap();
}

/// A level, a proof and a consent of one of them.
fn learned(person: DossierId, coach: CoachId) -> Vec<Change> {
    let (mut ids, on) = (IdSource::from_seed([8; 32]), Some(harness::day("2026-11-09")));
    let level = [
        LevelEdit::Skill(Some(Skill::Reading)),
        LevelEdit::Value(Some(LevelValue::A2)),
        LevelEdit::Source(Some(LevelSource::Basismeter)),
        LevelEdit::On(on),
    ];
    let process = WorkProcess { code: "B1-K1-W1".into(), name: "Helpt bij het eten".into(), reached: true };
    let proof = [
        ProofEdit::Kind(Some(ProofKind::Practice)),
        ProofEdit::Title("Werken in de zorg".into()),
        ProofEdit::Processes(vec![process]),
        ProofEdit::On(on),
    ];
    let consent = [
        ConsentEdit::Purpose(Some(Purpose::Story)),
        ConsentEdit::Given(false),
        ConsentEdit::On(on),
        ConsentEdit::AskedBy(Some(coach)),
    ];
    vec![
        Change::new(person, ids.record(), level),
        Change::new(person, ids.record(), proof),
        Change::new(person, ids.record(), consent),
    ]
}

#[test]
fn who_looks_alike_is_told_once_and_a_decision_is_obeyed() {
    let place = Place::new();
    typical(&place.path("store"));
    let list = place.path("twee.csv");
    fs::write(&list, "Naam;Telefoon\nFatma Amrani;06-00000009\nFatima el-Amrany;06-00000009\n").unwrap();
    place.open(&["import", list.to_str().unwrap()]).success();
    let alike = place.json(&["alike"]);
    fits("alike", &alike);
    let pairs = alike.as_array().unwrap();
    assert_eq!(pairs.len(), 3, "three that look like each other: {alike}");
    assert!(
        pairs[0]["reasons"].as_array().unwrap().contains(&"phone".into()),
        "the most alike first: {alike}"
    );
    let told = out(&place.open(&["alike", "--plain", "--lang", "en"]).success());
    assert_eq!(told.lines().count(), 3);
    assert!(told.contains("same phone"), "{told}");
}

#[test]
fn people_are_listed_shown_and_called() {
    let place = Place::new();
    typical(&place.path("store"));

    let all = place.json(&["list"]);
    fits("list", &all);
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 8);
    let names: Vec<&str> = all.iter().map(|one| one["listed_name"].as_str().unwrap()).collect();
    assert_eq!(names[0], "el Amrani, Fatima", "sorted as a Dutch list");
    let fatima = &all[0];
    assert_eq!(fatima["name"], "Fatima el Amrani");
    assert_eq!(
        (&fatima["nt"], &fatima["work"], &fatima["coach"]),
        (&"nt2".into(), &"seeking".into(), &"Mo".into())
    );
    assert_eq!((&fatima["status"], &fatima["days_since_contact"]), (&"trajectory".into(), &1.into()));
    assert!(fatima["next_date"].as_str().unwrap().starts_with("2026-"), "{fatima}");

    let alike = place.json(&["alike"]);
    fits("alike", &alike);
    assert_eq!(alike, serde_json::json!([]), "eight people who are not alike");

    let few = place.json(&["list", "--nt", "NT2", "--work", "werkzoekend", "--search", "amrani"]);
    assert_eq!(few.as_array().unwrap().len(), 1);
    let quiet = out(&place.open(&["list", "--plain", "--sort", "quietest"]).success());
    assert_eq!(quiet.lines().count(), 8);
    let days = |line: &str| -> i32 {
        let words: Vec<&str> = line.split_whitespace().collect();
        words[words.iter().position(|word| word.starts_with("dag")).unwrap() - 1].parse().unwrap()
    };
    let days: Vec<i32> = quiet.lines().map(days).collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");

    let shown = place.json(&["show", "amrani"]);
    fits("show", &shown);
    assert_eq!(shown["id"], fatima["id"]);
    assert_eq!(shown["wish"]["words"], "Ik wil niet altijd mijn zoon moeten vragen.");
    assert_eq!(shown["step"]["what"], "rooster-app met Karim");
    assert_eq!(shown["module_list"].as_array().unwrap().len(), 4);
    assert!(!shown["barriers"].as_array().unwrap().is_empty());
    assert_eq!(
        (&shown["levels"][0]["level"], &shown["levels"][0]["skill"]),
        (&"a2".into(), &"reading".into())
    );
    assert_eq!(shown["proofs"][0]["processes"][0]["code"], "B1-K1-W1");
    assert_eq!(
        (&shown["consents"][0]["purpose"], &shown["start_qualification"]),
        (&"story".into(), &false.into())
    );
    let lines = out(&place.open(&["show", fatima["id"].as_str().unwrap()]).success());
    for words in [
        "Fatima el Amrani\n",
        "Wens: \"Ik wil niet altijd",
        "Stap: rooster-app",
        "Module: Taal op de",
        "Niveau: lezen A2, Basismeter, ma 9 nov 2026",
        "Bewijs: praktijkverklaring, Werken in de zorg, ma 9 nov 2026",
        "Toestemming: verhaal gebruiken: nee, Mo, ma 9 nov 2026",
    ] {
        assert!(lines.contains(words), "{words} in {lines}");
    }
    let nobody = place.open(&["show", "Niemand"]).code(1);
    assert!(err(&nobody).contains("Niemand gevonden") && out(&nobody).is_empty());
    let several = place.open(&["show", "a"]).code(1);
    assert!(err(&several).contains(fatima["id"].as_str().unwrap()) && !err(&several).contains("Fatima"));

    let agenda = place.json(&["agenda"]);
    fits("agenda", &agenda);
    let whens: Vec<&str> =
        agenda.as_array().unwrap().iter().map(|line| line["when"].as_str().unwrap()).collect();
    assert!(whens.contains(&"earlier") && whens.contains(&"today"), "{whens:?}");
    assert!(whens.iter().all(|when| *when != "later"));
    let far = place.json(&["agenda", "--days", "400", "--coach", "mo"]);
    assert!(far.as_array().unwrap().len() > whens.len());
    let unknown = place.open(&["agenda", "--coach", "Niemand"]).code(2);
    assert!(["Ilse", "Mo", "Karin"].iter().all(|name| err(&unknown).contains(name)));
}

#[test]
fn what_stands_in_two_versions_is_told_with_who_and_when() {
    let place = Place::new();
    typical(&place.path("store"));
    let none = place.json(&["conflicts"]);
    assert_eq!(none, serde_json::json!([]));
    assert!(out(&place.open(&["conflicts"]).success()).contains("nergens"));

    // what was typed first comes back by undo, beside what was typed since
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let store = Store::open(&place.path("store")).unwrap().unlock(&passphrase, 9).unwrap();
    let mut archive = Archive::open(store).unwrap();
    let ria = archive.summaries().unwrap().into_iter().find(|one| one.name.family == "Jansen").unwrap().id;
    let channel = archive.dossier(ria).unwrap().channels.iter().next().unwrap().0;
    let number = |number: &str| [Change::new(ria, channel, [ChannelEdit::Address(number.into())])];
    let (first, _) = archive.save(1_795_000_000_000, &number("06-30000003")).unwrap();
    archive.save(1_795_100_000_000, &number("06-40000004")).unwrap();
    archive.undo(1_795_100_000_000, first).unwrap();
    drop(archive);

    let found = place.json_with(1, &["conflicts"]);
    fits("conflicts", &found);
    let one = &found[0];
    assert_eq!((&one["name"], &one["title"]), (&"Ria Jansen".into(), &"Telefoon".into()));
    assert_eq!(one["field"], "channel-address");
    assert_eq!(
        (&one["versions"][0]["text"], &one["versions"][0]["shown"]),
        (&"06 10 00 00 01".into(), &true.into())
    );
    assert_eq!((&one["versions"][0]["author"], &one["versions"][0]["here"]), (&"Ilse".into(), &true.into()));
    assert_eq!(one["versions"][1]["text"], "06-40000004");
    assert_eq!(one["versions"].as_array().unwrap().len(), 2);
    let said = out(&place.open(&["conflicts", "--plain"]).code(1));
    assert!(said.contains("Ria Jansen, Telefoon: 06 10 00 00 01 (Ilse schreef"), "{said}");
    assert!(said.contains("≠ 06-40000004") && said.lines().count() == 1, "{said}");
    let english = place.open(&["--lang", "en", "conflicts"]).code(1);
    assert!(out(&english).contains("Ria Jansen · Phone\n  06 10 00 00 01 (Ilse wrote"), "{}", out(&english));
    let listed = place.json(&["list", "--two-versions"]);
    assert_eq!((listed.as_array().unwrap().len(), &listed[0]["two_versions"]), (1, &true.into()));
    let agenda = place.json(&["agenda"]);
    assert!(agenda.as_array().unwrap().iter().any(|line| line["kind"] == "two-versions"));
    let store = Store::open(&place.path("store")).unwrap().unlock(&passphrase, 9).unwrap();
    let looked = Archive::open(store).unwrap().store().accesses().unwrap();
    assert_eq!(looked.iter().filter(|line| line.dossier == ria && line.what == 1).count(), 3);
}

#[test]
fn who_looked_is_told_and_a_wrong_passphrase_too() {
    let place = Place::new();
    typical(&place.path("store"));
    let wrong = place.write("wrong", "een heel andere wachtzin\n");
    place.trede(&["--passphrase-file", &wrong, "list"]).assert().code(4);
    place.open(&["show", "Fatima el Amrani"]).code(0);
    let all = place.json(&["access"]);
    fits("access", &all);
    let told = |lines: &Value| {
        let one = |line: &Value| {
            (line["what"].as_str().unwrap().to_owned(), line["name"].as_str().map(str::to_owned))
        };
        lines.as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    let fatima = Some("Fatima el Amrani".to_owned());
    let made = told(&all).iter().filter(|(what, _)| what == "created").count();
    assert_eq!(made, 8, "everybody was written down once");
    let last: Vec<_> = told(&all).into_iter().skip(made).collect();
    let expected = [("unlock-failed", &None), ("viewed", &fatima)];
    assert_eq!(last, expected.map(|(what, who)| (what.to_owned(), who.clone())));
    let of_fatima = told(&place.json(&["access", "--participant", "Fatima el Amrani"]));
    assert_eq!(of_fatima.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["created", "viewed"]);
    let others = place.json(&["access", "--others"]);
    assert!(others.as_array().unwrap().iter().all(|line| line["by_another"] == true));
    assert!(told(&others).contains(&("viewed".into(), fatima)), "her coach is Mo, and Ilse looked");
    let by_mo = place.json(&["access", "--coach", "Mo"]);
    assert_eq!(by_mo.as_array().unwrap().len(), 0);
    let said = out(&place.open(&["access", "--plain"]).code(0));
    assert!(said.lines().any(|line| line.ends_with("Ilse, bekeken, Fatima el Amrani")), "{said}");
    assert!(said.lines().last().unwrap().contains("toegangslog gelezen"), "reading it is in it: {said}");
}

#[test]
fn what_is_known_is_given_and_who_asks_is_erased() {
    let place = Place::new();
    typical(&place.path("store"));
    let letter = place.path("brief.html").display().to_string();
    let made = out(&place.open(&["export", "Fatima el Amrani", &letter]).code(0));
    assert!(made.contains("brief.html"), "{made}");
    let page = fs::read_to_string(&letter).unwrap();
    for words in
        ["Dit weten wij van u", "Fatima el Amrani", "Ik wil niet altijd mijn zoon moeten vragen.", "Wie keek"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Jansen"), "of nobody else");
    place.open(&["export", "Fatima el Amrani", &letter]).code(5);
    let nothing = place.path("brief.docx").display().to_string();
    place.open(&["export", "Fatima el Amrani", &nothing]).code(2);
    let file = place.path("alles.json").display().to_string();
    place.open(&["export", "Fatima el Amrani", &file]).code(0);
    let all: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    fits("export", &all);
    let texts: Vec<&str> =
        all["values"].as_array().unwrap().iter().filter_map(|one| one["text"].as_str()).collect();
    assert!(texts.contains(&"Ik wil niet altijd mijn zoon moeten vragen."));
    let table = place.path("alles.csv").display().to_string();
    place.open(&["export", "Fatima el Amrani", &table]).code(0);
    let rows = fs::read_to_string(&table).unwrap().lines().count();
    assert_eq!(
        rows,
        1 + texts.len() + all["access"].as_array().unwrap().len() + 1,
        "and that the first file was made"
    );

    let id = all["id"].as_str().unwrap().to_owned();
    assert!(
        err(&place.open(&["erase", "Fatima el Amrani", "--confirm", "Fatima"]).code(2))
            .contains("niets gewist")
    );
    place.json(&["show", "Fatima el Amrani"]);
    let erased = place.json(&["erase", "Fatima el Amrani", "--confirm", "fatima el amrani"]);
    fits("erase", &erased);
    assert_eq!(erased["ids"][0], id);
    place.open(&["show", &id]).code(1);
    let log = place.json(&["access", "--participant", &id]);
    let kept: Vec<&str> = log.as_array().unwrap().iter().filter_map(|one| one["what"].as_str()).collect();
    assert!(kept.contains(&"printed") && kept.contains(&"erased"), "the log outlives it: {kept:?}");
    assert!(log.as_array().unwrap().iter().all(|one| one["name"].is_null()));
    place.json(&["check"]);
}

#[test]
fn whose_time_is_nearly_over_is_listed() {
    let place = Place::new();
    typical(&place.path("store"));
    assert!(out(&place.open(&["retention"]).code(0)).contains("niemand"));
    let passphrase = place.path("passphrase").display().to_string();
    let later = |args: &[&str]| {
        let mut command = place.bare();
        command.args(["--lang", "nl", "--today", "2028-10-20", "--passphrase-file", &passphrase]).args(args);
        command.assert().code(1)
    };
    let listed: Value = serde_json::from_slice(&later(&["retention", "--json"]).get_output().stdout).unwrap();
    fits("retention", &listed);
    assert!(listed.as_array().unwrap().len() > 3);
    let days: Vec<i64> =
        listed.as_array().unwrap().iter().filter_map(|one| one["days_left"].as_i64()).collect();
    assert!(days.is_sorted() && days.iter().all(|left| *left <= 60), "{days:?}");
}

#[test]
fn a_store_is_made_checked_compacted_and_guarded() {
    let place = Place::new();
    let none = place.open(&["list"]).code(3);
    assert!(err(&none).contains("trede init"));
    let weak = place.write("weak", "aaaaaaaaaaaaaaaa\n");
    let init = ["init", "--location", "Voorbeeldstad", "--coach", "Ilse"];
    place.trede(&["--passphrase-file", &weak]).args(init).assert().code(4);
    let asked = place.trede(&init).assert().code(4);
    assert!(err(&asked).contains("--passphrase-file"), "nobody can be asked here");
    assert!(!place.path("store").join("keyring").exists());

    let made = place.json(&init);
    fits("init", &made);
    assert_eq!(made["words"].as_array().unwrap().len(), 12);
    let again = place.open(&init).code(3);
    assert!(err(&again).contains("al gegevens") && out(&again).is_empty());

    let checked = place.json(&["check"]);
    fits("check", &checked);
    assert_eq!((&checked["ok"], &checked["problems"]), (&true.into(), &Value::Array(Vec::new())));
    let compacted = place.json(&["compact"]);
    fits("compact", &compacted);
    assert!(compacted["bytes_after"].as_u64().unwrap() > 0);
    assert_eq!(err(&place.open(&["check"]).success()), "", "no progress where nobody looks");

    // told before anybody could type a passphrase
    let held = Store::open(&place.path("store")).unwrap();
    let second = place.trede(&["list"]).assert().code(3);
    assert!(err(&second).contains(&std::process::id().to_string()), "{}", err(&second));
    drop(held);

    let other = place.write("other", "vier andere woorden op een rij\n");
    let wrong = place.trede(&["--passphrase-file", &other, "list"]).assert().code(4);
    assert!(err(&wrong).contains("niet de goede wachtzin") && out(&wrong).is_empty());
    let strangers = place.write("strangers", &"abandon ".repeat(11));
    place.trede(&["--passphrase-file", &other, "recover", "--words-file", &strangers]).assert().code(4);
    let mut words: Vec<&str> =
        made["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    let ours = place.write("words", &format!("{}\n", words.join(" ")));
    let whom = ["recover", "--words-file", &ours, "--coach", "Niemand"];
    let nobody = place.trede(&["--passphrase-file", &other]).args(whom).assert().code(2);
    assert!(err(&nobody).contains("Ilse"));
    words.swap(0, 1);
    let swapped = place.write("swapped", &words.join(" "));
    place.trede(&["--passphrase-file", &other, "recover", "--words-file", &swapped]).assert().code(4);
    let renewed = ["--json", "--passphrase-file", &other, "recover", "--words-file", &ours];
    let renewed = place.trede(&renewed).assert().success();
    let renewed: Value = serde_json::from_str(&out(&renewed)).unwrap();
    fits("recover", &renewed);
    place.trede(&["--passphrase-file", &other, "list"]).assert().success();
    place.open(&["list"]).code(4);
    // words that were used open nothing any more, and the new ones do
    let first = place.path("passphrase").display().to_string();
    place.trede(&["--passphrase-file", &first, "recover", "--words-file", &ours]).assert().code(4);
    let new: Vec<&str> =
        renewed["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    let ours = place.write("words", &new.join(" "));
    place.trede(&["--passphrase-file", &first, "recover", "--words-file", &ours]).assert().success();
    let missing = place.path("missing").display().to_string();
    place.trede(&["--passphrase-file", &missing, "list"]).assert().code(5);

    fs::remove_file(place.path("store").join("keyring.second")).unwrap();
    let mended = place.json(&["check"]);
    fits("check", &mended);
    assert_eq!(mended["notices"][0]["kind"], "keys-mended");
}

#[test]
fn coaches_come_and_go_by_the_command_line() {
    let place = Place::new();
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    drop(Archive::create(&place.path("store"), "Voorbeeldstad", "Ilse", passphrase, 1).unwrap());
    let mo = place.write("mo", "de vier woorden van mo\n");
    let added = place.json(&["coach", "add", "Mo", "--new-passphrase-file", &mo]);
    assert_eq!(
        (&added["name"], &added["role"], &added["can_enter"]),
        (&"Mo".into(), &"coach".into(), &true.into())
    );
    let again = place.open(&["coach", "add", "Noor", "--new-passphrase-file", &mo]).code(4);
    assert!(err(&again).contains("Kies een andere"), "a passphrase says who comes in");
    let short = place.write("short", "kort\n");
    place.open(&["coach", "add", "Noor", "--new-passphrase-file", &short]).code(4);
    let as_mo = |args: &[&str]| place.trede(&["--passphrase-file", &mo]).args(args).assert();
    let refused = as_mo(&["coach", "role", "Mo", "coordinator"]).code(1);
    assert!(err(&refused).contains("coördinator"), "{}", err(&refused));
    let demoted = place.open(&["coach", "role", "Ilse", "coach"]).code(1);
    assert!(err(&demoted).contains("Er blijft altijd een coördinator"));
    let known = place.json(&["coach", "list"]);
    fits("coach list", &known);
    assert_eq!(known.as_array().unwrap().len(), 2);
    let newer = place.write("newer", "vier nieuwe woorden van mo\n");
    as_mo(&["coach", "passphrase", "--new-passphrase-file", &newer]).success();
    as_mo(&["coach", "list"]).code(4);
    let gone = place.json(&["coach", "remove", "Mo"]);
    fits("coach remove", &gone);
    assert_eq!(gone["to"], "Ilse");
    place.trede(&["--passphrase-file", &newer, "coach", "list"]).assert().code(4);
    assert_eq!(place.json(&["coach", "list"]).as_array().unwrap().len(), 1);
    fits("coach words", &place.json(&["coach", "words"]));
    assert_eq!(place.json(&["check"])["ok"], true);
}

#[test]
fn a_reader_that_goes_away_is_met_quietly_unless_it_missed_the_recovery_words() {
    let place = Place::new();
    let gone = |args: &[&str]| {
        let passphrase = place.path("passphrase").display().to_string();
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_trede"))
            .env("TREDE_STORE", place.path("store"))
            .args(["--lang", "nl", "--passphrase-file", &passphrase])
            .args(args)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        (ended.status.code(), String::from_utf8(ended.stderr).unwrap())
    };
    assert_eq!(gone(&["completions", "bash"]), (Some(0), String::new()));
    assert_eq!(gone(&["keymap", "print", "--json"]), (Some(0), String::new()));
    let (code, said) = gone(&["init", "--location", "Voorbeeldstad", "--coach", "Ilse"]);
    assert!(code == Some(5) && said.contains("herstelwoorden"), "{code:?} {said}");
}

#[test]
fn what_needs_no_store_needs_no_passphrase() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(out(&place.trede(&["completions", shell]).assert().success()).contains("compact"), "{shell}");
    }
    let page = out(&place.trede(&["man"]).assert().success());
    assert!(page.contains(".TH trede") && page.contains("passphrase\\-file"));
    assert!(out(&place.trede(&["man", "list"]).assert().success()).contains("quietest"));
    assert!(out(&place.trede(&["man", "bundle", "export"]).assert().success()).contains("dry\\-run"));
    place.trede(&["man", "fiets"]).assert().code(2);
    place.trede(&["man", "bundle", "fiets"]).assert().code(2);
    assert!(out(&place.trede(&["--help"]).assert().success()).contains("Usage: trede"));
    place.trede(&["fiets"]).assert().code(2);
    let today = place.bare().args(["--today", "fiets", "keymap", "check"]).assert().code(2);
    assert!(err(&today).contains("fiets"));

    let refused = place.trede(&[]).assert().code(6);
    assert!(err(&refused).contains("trede list") && out(&refused).is_empty());
    let english = place.trede(&["--lang", "en"]).assert().code(6);
    assert!(err(&english).contains("This is no terminal"));
}

#[test]
fn a_keymap_file_is_checked_with_the_place_of_each_fault() {
    let place = Place::new();
    place.trede(&["keymap", "check"]).assert().success();
    place.trede(&["--keymap", "vim", "keymap", "check"]).assert().success();
    let broken =
        place.write("broken.toml", "schema = 1\n\nlist = [\n    { on = [\"j\"], run = \"row.nxt\" },\n]\n");
    let done = place.trede(&["keymap", "check", &broken]).assert().code(1);
    let place_of_it = format!("{broken}:4:25: ");
    assert!(out(&done).starts_with(&place_of_it) && out(&done).contains("row.next"), "{}", out(&done));
    let twice = "schema = 1\nlist = [\n    { on = [\"ctrl-i\"], run = \"row.next\" },\n]\n";
    let refused = place.write("refused.toml", twice);
    let done = place.trede(&["keymap", "check", &refused, "--json"]).assert().code(1);
    let wrong: Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    fits("keymap check", &wrong);
    assert_eq!((&wrong[0]["line"], &wrong[0]["file"]), (&3.into(), &refused.as_str().into()));
    place.trede(&["keymap", "check", &place.path("none").display().to_string()]).assert().code(5);

    // each kind of fault, in both languages, at the very key it is about
    for (line, at, dutch, english) in [
        (
            "lst = []",
            "2:1",
            "er is geen plek \"lst\". Bedoel je \"list\"?",
            "there is no context \"lst\". Did you",
        ),
        ("list = 3", "2:8", "schrijf: list = [{ on", "write: list = [{ on"),
        ("list = [3]", "2:9", "schrijf: { on", "write: { on"),
        ("list = [{ in = 3 }]", "2:11", "geen onderdeel \"in\"", "no part \"in\""),
        (
            "list = [{ on = [\"entr\"], run = \"row.next\" }]",
            "2:17",
            "\"entr\" is geen toets",
            "\"entr\" is no key",
        ),
        ("list = [", "", "dit is geen TOML", "this is no TOML"),
        ("list = [{ on = [\"x\", \"ctrl-i\"], run = \"row.next\" }]", "2:22", "geen verschil", "cannot tell"),
        (
            "list = [{ on = [\"5\"], run = \"person.add\" }]",
            "2:17",
            "altijd een antwoord",
            "always an answer",
        ),
        ("text = [{ on = [\"c\"], run = \"text.clear\" }]", "2:17", "is tekst in", "is text in"),
        ("list = [{ on = [\"m\"], run = \"person.add\" }]", "2:17", "één letter", "one letter"),
        (
            "global = [{ on = [\"esc\"], run = \"noop\" }]",
            "2:19",
            "niets doet app.back nog",
            "nothing runs app.back",
        ),
        (
            "list = [{ on = [\"c\"], run = \"person.add\" }, { on = [\"c\"], run = \"person.edit\" }]",
            "2:53",
            "houd er één",
            "keep one",
        ),
        (
            "list = [{ on = [\"c c\"], run = \"person.add\" }, { on = [\"c\"], run = \"person.edit\" }]",
            "2:55",
            "het begin van c c",
            "the beginning of c c",
        ),
    ] {
        let file = place.write("faulty.toml", &format!("schema = 1\n{line}\n"));
        for (lang, words) in [("nl", dutch), ("en", english)] {
            let done = place.trede(&["--lang", lang, "keymap", "check", &file]).assert().code(1);
            let told = out(&done);
            let about =
                told.lines().find(|told| told.contains(words)).unwrap_or_else(|| panic!("{words}: {told}"));
            assert!(about.starts_with(&format!("{file}:{at}")), "{at}: {about}");
        }
    }

    let printed = out(&place.trede(&["keymap", "print"]).assert().success());
    assert!(printed.contains("keymap.toml") && printed.contains("row.next"));
    let own = place.write("own.toml", "schema = 1\nlist = [{ on = [\"ctrl-y\"], run = \"row.next\" }]\n");
    let printed = place.trede(&["--keymap", &own, "keymap", "print", "--json"]).assert().success();
    let keys: Value = serde_json::from_slice(&printed.get_output().stdout).unwrap();
    fits("keymap print", &keys);
    assert!(keys.as_array().unwrap().iter().any(|key| key["keys"] == "ctrl-y" && key["run"] == "row.next"));
}

#[test]
fn a_list_comes_in_once_and_says_what_it_left_out() {
    let place = Place::new();
    place.json(&["init", "--location", "Voorbeeldstad", "--coach", "Ilse"]);
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/people-sample.csv");

    let would = place.json_with(1, &["import", sample, "--dry-run"]);
    assert_eq!(
        (&would["dry_run"], &would["separator"], &would["encoding"]),
        (&true.into(), &";".into(), &"utf-8".into())
    );
    assert_eq!(would["columns"][1], serde_json::json!({ "heading": "Roepnaam", "field": "given" }));
    let many = would["new"].as_u64().unwrap();
    assert!(many > 200 && would["people"][0]["id"].is_null());
    let bsn: Vec<&Value> =
        would["problems"].as_array().unwrap().iter().filter(|one| one["reason"] == "bsn").collect();
    assert_eq!(bsn.len(), 1, "{bsn:?}");
    assert_eq!(would["refused"], 1, "one row has no name, so the exit code is 1");
    let double = would["people"].as_array().unwrap().iter().find(|one| one["line"] == 302).unwrap();
    assert_eq!((&double["maybe_double_of_line"], &double["maybe_double_of"]), (&2.into(), &Value::Null));
    let line = bsn[0]["line"].to_string();
    assert_eq!(place.json(&["list"]).as_array().unwrap().len(), 0, "a rehearsal changes nothing");

    let done = place.open(&["import", sample]).code(1);
    assert!(out(&done).contains("Roepnaam → given") && out(&done).contains(&format!("regel {line}, ")));
    assert!(out(&done).contains(&format!("Ingelezen: {many} nieuw")), "{}", out(&done));
    let first = place.json(&["list"]);
    assert_eq!(first.as_array().unwrap().len() as u64, many);

    let again = place.json_with(1, &["import", sample]);
    assert_eq!(
        (&again["new"], &again["changed"], &again["problems"]),
        (&0.into(), &0.into(), &would["problems"])
    );
    let second = place.json(&["list"]);
    let different: Vec<_> = first
        .as_array()
        .unwrap()
        .iter()
        .zip(second.as_array().unwrap())
        .filter(|(one, other)| one != other)
        .collect();
    assert!(different.is_empty(), "the same list twice changes nothing: {different:?}");
    assert_eq!(second.as_array().unwrap().len() as u64, many);

    let known = place.json_with(1, &["import", sample, "--not-bsn", &line]);
    assert_eq!(known["changed"], 1, "the number is taken over now");
    assert!(known["problems"].as_array().unwrap().iter().all(|one| one["reason"] != "bsn"));
    place.json(&["show", known["people"][0]["id"].as_str().unwrap()]);
    place.json_with(1, &["import", sample, "--not-bsn", &line]);
    let changed = known["people"].as_array().unwrap().iter().find(|one| one["outcome"] == "changed").unwrap();
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let mut store = Store::open(&place.path("store")).unwrap().unlock(&passphrase, 9).unwrap();
    let logged: Vec<(u8, String)> = store
        .accesses()
        .unwrap()
        .iter()
        .filter(|one| one.what < 7)
        .map(|one| (one.what, one.dossier.to_string()))
        .collect();
    let text = |id: &Value| id.as_str().unwrap().to_owned();
    assert_eq!(
        logged,
        [(4, text(&changed["id"])), (1, text(&known["people"][0]["id"]))],
        "override, then a look"
    );
}

#[test]
fn a_file_that_is_not_there_is_said_in_the_language_that_was_asked_for() {
    let place = Place::new();
    place.json(&["init", "--location", "Voorbeeldstad", "--coach", "Ilse"]);
    let gone = place.path("gone").display().to_string();
    let folder = format!("{gone}/");
    for args in [["import", &gone], ["backup", &folder], ["restore", &gone], ["keymap check", &gone]] {
        let args: Vec<&str> = args[0].split(' ').chain([args[1]]).collect();
        let store = place.path("other").display().to_string();
        let elsewhere = if args[0] == "restore" { vec!["--store", &store] } else { vec![] };
        let dutch = place.open(&[args.clone(), elsewhere.clone()].concat()).code(5);
        assert!(err(&dutch).contains("gone") && err(&dutch).contains("is er niet"), "{}", err(&dutch));
        let english = place.open(&[vec!["--lang", "en"], args, elsewhere].concat()).code(5);
        assert!(err(&english).contains("is not there"), "{}", err(&english));
    }
}

#[test]
fn a_list_with_faults_comes_in_as_far_as_it_can_be_read() {
    let place = Place::new();
    place.json(&["init", "--location", "Voorbeeldstad", "--coach", "Ilse"]);
    let list =
        "Wie;Geboren;Tel\nVoorbeeld van Test;31-02-1980;06-00000001\n;1980;\nTweede Test;1981;geen idee\n";
    let list = place.write("list.csv", list);
    let unread = place.trede(&["import", &list]).assert().code(5);
    assert!(
        err(&unread).contains("Wie, Geboren, Tel"),
        "told before a passphrase is asked: {}",
        err(&unread)
    );
    let map = place.write("map.toml", "schema = 1\n[columns]\nWie = \"name\"\n");
    let done = place.open(&["import", &list, "--map", &map]).code(1);
    let said = out(&done);
    for words in [
        "Wie → name",
        "regel 2, Geboren: Dit is geen dag",
        "regel 3: In deze rij staat geen naam",
        "regel 4, Tel: ",
        "2 nieuw",
        "1 geweigerd",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(!said.contains("Voorbeeld") && !said.contains("geen idee"), "what was typed is not repeated");
    let plain = out(&place.open(&["list", "--plain"]).success());
    assert!(plain.contains("Voorbeeld van Test, aangemeld") && plain.contains("coach Ilse"), "{plain}");
    let broken = place.write("broken.toml", "schema = 1\n[columns]\nWie = \"fiets\"\n");
    let refused = place.trede(&["import", &list, "--map", &broken]).assert().code(5);
    assert!(err(&refused).contains("own_number"));
    place.trede(&["import", &place.path("none").display().to_string()]).assert().code(5);
}

#[test]
fn every_theme_of_the_screen_can_be_asked_for_and_no_other() {
    for name in Theme::NAMES {
        Command::cargo_bin("trede").unwrap().args(["--theme", name, "keymap", "print"]).assert().success();
    }
    let other = Command::cargo_bin("trede").unwrap().args(["--theme", "paars", "keymap", "print"]).assert();
    let said = String::from_utf8_lossy(&other.code(2).get_output().stderr).into_owned();
    assert!(Theme::NAMES.iter().all(|name| said.contains(name)), "{said}");
}

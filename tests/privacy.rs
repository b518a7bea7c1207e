//! Promise: nothing personal leaves unsealed unless a coach asked for it by name. A scripted day with a marker word in
//! every field; afterwards every file that was written, the terminal and what is left of a killed process are searched.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod pty;

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use pty::place::{PASSPHRASE, Place, files};
use pty::window::Window;

/// Marker words that stand nowhere else, also not in another run.
struct Markers {
    run: String,
    made: Cell<usize>,
}

impl Markers {
    fn new() -> Self {
        // letters only, so that no field takes it for a number or a date
        let run =
            std::process::id().to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        Self { run, made: Cell::new(0) }
    }

    /// What all of them have.
    fn stem(&self) -> String {
        format!("zqxmerk{}", self.run)
    }

    fn next(&self) -> String {
        self.made.set(self.made.get() + 1);
        self.all().last().unwrap()
    }

    fn all(&self) -> impl Iterator<Item = String> {
        ('a'..='z').take(self.made.get()).map(|letter| format!("{}{letter}", self.stem()))
    }
}

/// What is searched for: the stem as it is typed, in capitals, and as UTF-16.
struct Search(Vec<Vec<u8>>);

impl Search {
    fn new(words: &[&str]) -> Self {
        let forms = |word: &&str| {
            let utf16 = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [word.as_bytes().to_vec(), word.to_uppercase().into_bytes(), utf16]
        };
        Self(words.iter().flat_map(forms).collect())
    }

    fn finds(&self, bytes: &[u8]) -> bool {
        self.0.iter().any(|word| bytes.windows(word.len()).any(|part| part == word))
    }

    /// The files in which it stands, or that are named by it.
    fn hits(&self, folder: &Path) -> Vec<PathBuf> {
        let hit = |path: &PathBuf| {
            self.finds(path.as_os_str().as_encoded_bytes())
                || path.is_file() && self.finds(&fs::read(path).unwrap())
        };
        files(folder).into_iter().filter(hit).collect()
    }
}

/// A day at the desk: an intake with every topic, a barrier, a module, a talk, a search, a cover, a plan, a list, a lock.
fn a_day(place: &Place, markers: &Markers) -> Window {
    let word = || markers.next();
    let mut window = place.desk(&[]);
    window.sees("4 Agenda");
    window.keys("i").text(&format!("{} Voorbeeld", word())).keys("enter").text("0687654321");
    window.keys("enter 1 1 1 2 1 pgdn").text(&word()).keys("enter").text(&word()).keys("pgdn");
    window.keys("2 1 space right right space enter").text(&word()).keys("enter").text(&word());
    window.keys("pgdn").text("8").keys("enter").text(&word()).keys("pgdn");
    window.keys("2 2 3 3 2 tab tab 2 2 pgdn").text(&word()).keys("enter").text(&word());
    window.keys("enter").text(&word()).keys("enter").text(&word()).keys("enter enter 1 pgdn");
    window.keys("1 a").text(&word()).keys("enter 1 enter enter ctrl-s pgdn").text(&word()).keys("pgdn");
    window.keys("tab").text(&word()).keys("tab 1 enter enter").text("8").keys("pgdn");
    window.text("+1w").keys("ctrl-s").sees("4 Agenda");
    window.sees("bewaard");

    window.keys("g 1 /").text(&markers.stem()).sees(&markers.stem());
    window.keys("enter p").sees("Mijn plan");
    window.keys("esc").sees("2 Wat in de weg zit");
    window.keys("f8").until("the cover", |screen| !screen.contents().contains("zqxmerk"));
    window.keys("f8").sees(&markers.stem());
    // half a wish: the lock keeps it as a draft
    let draft = word();
    window.keys("l").text(&draft).sees(&draft);
    window.keys("f9").until("the lock", |screen| !screen.contents().contains("zqxmerk"));
    window.text(PASSPHRASE).keys("enter").sees(&draft);
    window
}

#[test]
fn a_day_with_a_marker_in_every_field_leaves_none_on_the_disk_or_in_the_terminal() {
    let place = Place::with_store();
    let (markers, asked) = (Markers::new(), place.path("asked for by name"));
    fs::create_dir(&asked).unwrap();
    let mut window = a_day(&place, &markers);
    let search = Search::new(&[&markers.stem(), "687654321", PASSPHRASE]);
    let found = |place: &Place| {
        let mut hits = search.hits(place.path("").as_path());
        // what the test itself wrote, and what a coach asked for
        hits.retain(|path| *path != place.path("passphrase") && !path.starts_with(&asked));
        hits
    };
    assert_eq!(found(&place), Vec::<PathBuf>::new(), "while the program is at work");
    assert!(search.finds(&window.bytes()), "the same search finds them on the screen");

    window.keys("ctrl-s").until("the form is gone", |screen| !screen.contents().contains("Waarom nu"));
    window.keys("q").sees("Stoppen?");
    window.keys("enter");
    assert_eq!(window.leaves().exit_code(), 0);
    assert!(!search.finds(window.ordinary().as_bytes()), "{}", window.ordinary());
    assert!(titles(&window.bytes()).iter().all(|title| !search.finds(title)), "the title of the window");
    assert!(!has(&window.bytes(), b"\x1b]52;"), "nothing goes to the clipboard by itself");

    place.trede(&["backup", place.path("").to_str().unwrap()]).assert().success();
    let bundle = place.path("bundel.trede");
    let sealed = ["--bundle-passphrase-file", place.path("passphrase").to_str().unwrap()].map(str::to_owned);
    let export = ["bundle", "export", "--scope", "all", &sealed[0], &sealed[1], bundle.to_str().unwrap()];
    place.trede(&export).assert().success();
    place.trede(&["check"]).assert().success();
    place.trede(&["compact"]).assert().success();
    assert_eq!(found(&place), Vec::<PathBuf>::new(), "afterwards");
    assert!(fs::metadata(&bundle).unwrap().len() > 500);
    place.is_clean();

    // the test of the test: what a coach asked for by name does hold them
    let list = place.trede(&["list"]).assert().success().get_output().stdout.clone();
    fs::write(asked.join("list"), &list).unwrap();
    assert_eq!(search.hits(&asked), [asked.join("list")]);
    let all = asked.join("alles.json");
    place.trede(&["export", &markers.stem(), all.to_str().unwrap()]).assert().success();
    let all = fs::read_to_string(all).unwrap().to_lowercase();
    let missing: Vec<String> = markers.all().filter(|marker| !all.contains(marker)).collect();
    assert_eq!(missing, Vec::<String>::new(), "every field was kept, and is given to whoever asks for it");
}

#[test]
fn a_process_that_is_aborted_leaves_no_image_of_its_memory() {
    let place = Place::with_store();
    let markers = Markers::new();
    let mut window = a_day(&place, &markers);
    let process = window.child.process_id().unwrap();
    if cfg!(target_os = "linux") {
        let limits = fs::read_to_string(format!("/proc/{process}/limits")).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        let numbers: Vec<&str> = core.split_whitespace().skip(4).take(2).collect();
        assert_eq!(numbers, ["0", "0"], "{core}");
    }
    window.signal("ABRT");
    assert!(!window.ended().success());
    let search = Search::new(&[&markers.stem()]);
    assert!(search.finds(&window.bytes()));
    assert_eq!(search.hits(&place.path("")), Vec::<PathBuf>::new());
}

/// The titles that the window was given.
fn titles(bytes: &[u8]) -> Vec<Vec<u8>> {
    let starts = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, part)| [b"\x1b]0;", b"\x1b]1;", b"\x1b]2;"].iter().any(|start| part == start));
    starts.map(|(at, _)| bytes[at..].iter().copied().take_while(|byte| *byte != 7).collect()).collect()
}

fn has(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}

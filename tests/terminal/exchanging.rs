//! Two real programs in two windows, each with a store of its own, and one folder that both reach.

use std::fs;
use std::path::{Path, PathBuf};

use crate::pty::place::Place;
use crate::pty::window::Window;
use crate::work::{leave, quick};

/// One of the two desks.
struct Station {
    place: Place,
    window: Window,
}

impl Station {
    fn open(location: &str, coach: &str) -> Self {
        let place = Place::with_store_of(location, coach);
        let mut window = place.desk(&[]);
        window.sees("4 Agenda");
        window.keys("g u").sees("Bekende werkstations");
        Self { place, window }
    }

    /// Writes its card from the screen; returns the words that are read out by phone.
    fn write_card(&mut self, file: &Path) -> Vec<String> {
        self.window.keys("c").sees("Als bestand bewaren");
        let words = words(&self.window.sees("vergelijken:"), "vergelijken:");
        self.window.keys("tab enter").sees("▶ Bestand");
        self.window.keys("ctrl-u").text(&file.display().to_string()).keys("enter").sees("Kaart bewaard:");
        words
    }

    /// Reads the card of another one and says yes to it; returns the words that are on the screen meanwhile.
    fn accept(&mut self, file: &Path) -> Vec<String> {
        self.window.keys("a").sees("▶ Kaart of bestand");
        self.window.text(&file.display().to_string()).keys("enter");
        let words = words(&self.window.sees("Ja, de woorden zijn gelijk"), "zijn:");
        self.window.keys("tab enter").sees("is nu bekend");
        words
    }

    fn share(&mut self, folder: &Path) {
        self.window.keys("m").sees("▶ Map of stick");
        self.window.keys("ctrl-u").text(&folder.display().to_string()).keys("enter");
        self.window.sees("De gedeelde map is nu");
        self.window.keys("esc").sees("1 Deelnemers");
    }

    /// Has the folder looked at, and waits until that came to this. What the look before it came to must read otherwise.
    #[track_caller]
    fn looks(&mut self, words: &str) {
        self.window.keys("g u").sees("Bekende werkstations");
        self.window.until(words, |screen| said(screen, words));
        self.window.keys("esc").sees("1 Deelnemers");
    }

    /// The place where somebody lives, in the form of the person.
    fn lives_in(&mut self, place: &str) {
        self.window.keys("g 1 e").sees("▶ Naam");
        self.window.keys("tab tab tab tab tab tab tab tab tab").sees("▶ Woonplaats");
        self.window.keys("ctrl-u").text(place).keys("ctrl-s");
        self.window.until("saved", |screen| {
            let text = screen.contents();
            !text.contains("Woonplaats")
                && text.lines().last().is_some_and(|line| line.starts_with(" bewaard"))
        });
    }

    fn place_of(&self, name: &str) -> String {
        self.place.json(&["show", name])["place"].as_str().unwrap_or_default().to_owned()
    }
}

/// Whether the screen says this, however it is wrapped.
fn said(screen: &vt100::Screen, words: &str) -> bool {
    let text = screen.contents().replace('┃', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ").contains(words)
}

/// The words of a card: what stands in the widest frame below this line, as far as the next empty one.
fn words(screen: &str, below: &str) -> Vec<String> {
    let frame = |line: &str| line.split('┃').max_by_key(|part| part.chars().count()).unwrap().to_owned();
    let lines = screen.lines().map(frame).skip_while(|line| !line.contains(below)).skip(1);
    // a QR may stand beside them
    let plain = |line: String| -> Vec<String> {
        let word = |word: &&str| word.chars().all(char::is_alphabetic);
        line.split_whitespace().filter(word).map(str::to_owned).collect()
    };
    lines.map(plain).skip_while(Vec::is_empty).take_while(|words| !words.is_empty()).flatten().collect()
}

fn bundles(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut bundles: Vec<PathBuf> =
        all.filter(|path| path.extension().is_some_and(|end| end == "trede")).collect();
    bundles.sort();
    bundles
}

#[test]
fn two_desks_that_share_a_folder_agree_also_when_both_changed_the_same() {
    let mut ilse = Station::open("Taalhuis Voorbeeldstad", "Ilse");
    let mut mo = Station::open("Taalhuis Elders", "Mo");
    let between = Place::new();
    let (folder, away) = (between.path("gedeeld"), between.path("eruit"));
    fs::create_dir(&folder).unwrap();

    // each other's cards, by the words that both see
    let card = between.path("ilse.txt");
    let read_out = ilse.write_card(&card);
    assert_eq!(read_out.len(), 10, "{read_out:?}");
    assert_eq!(mo.accept(&card), read_out);
    mo.window.keys("down J").sees("Hoort dit werkstation voortaan bij");
    mo.window.keys("j").sees("hoort nu bij die locatie");
    let card = between.path("mo.txt");
    let read_out = mo.write_card(&card);
    assert_eq!(ilse.accept(&card), read_out);
    ilse.share(&folder);
    mo.share(&folder);

    // somebody comes at one desk; the file is half there, then whole under the name that a sync program gave it
    quick(&mut ilse.window, "Noor Voorbeeld", "Zelf de krant lezen");
    ilse.looks("ligt iets klaar voor");
    let laid = bundles(&folder);
    let [laid] = laid.as_slice() else { panic!("{laid:?}") };
    let whole = fs::read(laid).unwrap();
    fs::write(laid, &whole[..whole.len() / 2]).unwrap();
    mo.looks("nog niet helemaal gekopieerd");
    assert!(!mo.window.screen().contents().contains("Noor"));
    let renamed = laid.with_file_name("van Ilse (conflicted copy 2026-11-23).trede");
    fs::write(&renamed, &whole).unwrap();
    fs::remove_file(laid).unwrap();
    mo.looks("nieuw 1, bijgewerkt 0");
    mo.window.sees("Voorbeeld, Noor");

    // the stick is out, and both change the same
    fs::rename(&folder, &away).unwrap();
    ilse.lives_in("Dorp aan Zee");
    ilse.looks("De map is er niet");
    mo.lives_in("Stad aan de Rivier");
    mo.looks("De map is er niet");
    fs::rename(&away, &folder).unwrap();
    mo.looks("ligt iets klaar voor");
    ilse.looks("met twee versies 1");
    mo.looks("met twee versies 1");
    for station in [&mut ilse, &mut mo] {
        station.window.until("two versions", |screen| {
            screen.contents().lines().any(|line| line.contains("Voorbeeld, Noor") && line.contains('≠'))
        });
    }

    // one of them settles it
    mo.window.keys("g 1 V").sees("Twee versies");
    let both = mo.window.sees("Dorp aan Zee");
    assert!(both.contains("Stad aan de Rivier") && both.contains("Ilse schreef"), "{both}");
    mo.window.keys("1");
    mo.window.until("settled", |screen| !screen.contents().contains('≠'));
    mo.window.sees("bewaard");
    mo.looks("ligt iets klaar voor");
    ilse.looks("bijgewerkt 1, met twee versies 0");
    ilse.window.until("settled", |screen| !screen.contents().contains('≠'));

    leave(&mut ilse.window);
    leave(&mut mo.window);
    let place = mo.place_of("Noor");
    assert!(place == "Dorp aan Zee" || place == "Stad aan de Rivier", "{place}");
    assert_eq!(ilse.place_of("Noor"), place);
    for station in [&ilse, &mo] {
        assert_eq!(station.place.json(&["conflicts"]).as_array().map(Vec::len), Some(0));
    }
    assert!(renamed.is_file(), "what a sync program made is not ours to remove");
    let text = fs::read(&renamed).unwrap();
    assert!(!text.windows(4).any(|part| part == b"Noor"));
}

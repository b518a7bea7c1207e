//! The first start, the lock, and what an outsider finds of it all afterwards.

use std::fs;

use crate::pty::place::{PASSPHRASE, Place, files};

/// Words that stand nowhere else: a name, a number, a wish.
const NAME: &str = "Zonnebloem Kwartelslag";
const WISH: &str = "Ik wil de krant Wolkenveld lezen.";

#[test]
fn a_store_is_begun_on_the_screen_and_an_outsider_finds_nothing_in_it() {
    let place = Place::new();
    let mut window = place.window(&[]);
    window.sees("Welkom bij trede");
    window.text("Taalhuis Voorbeeldstad").keys("enter").text("Ilse").keys("enter");
    window.text(PASSPHRASE).keys("enter").text("een andere wachtzin van mij").keys("enter");
    window.sees("zijn niet gelijk");
    window.keys("ctrl-u").text(PASSPHRASE).keys("enter");
    let recovery = twelve(&window.sees("Schrijf deze twaalf woorden op"));
    window.keys("enter").sees("Typ twee van de woorden over");
    window.text(&recovery[3]).keys("enter").text(&recovery[10]).keys("enter").sees("4 Agenda");
    assert!(window.sees("Ilse").contains("Taalhuis Voorbeeldstad"));

    // somebody starts it a second time
    let mut second = place.window(&[]);
    assert_eq!(second.leaves().exit_code(), 3);
    assert!(second.ordinary().contains("trede is al open op deze computer"), "{}", second.ordinary());

    window.keys("g i").text(NAME).keys("enter").text("0612345678").keys("enter").text(WISH);
    window.keys("enter").text("Naar de bieb").keys("enter enter").text("+1w").keys("enter");
    window.sees("bewaard");
    assert!(window.sees(WISH).contains("Kwartelslag"));

    window.keys("f9");
    let locked = window.until("the lock", |screen| screen.contents().contains("Wachtzin"));
    assert!(!locked.contains("Kwartelslag") && !locked.contains("Wolkenveld"), "{locked}");
    window.text("vier gewone woorden, maar andere").keys("enter").sees("Dat is niet de goede wachtzin");
    window.text(PASSPHRASE).keys("enter").sees("Kwartelslag");

    window.keys("q").sees("Stoppen?");
    window.keys("enter");
    assert_eq!(window.leaves().exit_code(), 0);
    let after = window.ordinary();
    let secret = ["Kwartelslag", "Wolkenveld", PASSPHRASE, &recovery[3]];
    assert!(secret.iter().all(|one| !after.contains(one)), "{after}");

    let written: Vec<Vec<u8>> = files(&place.path("store"))
        .into_iter()
        .filter(|path| path.is_file())
        .map(|path| fs::read(path).unwrap())
        .collect();
    assert!(written.iter().map(Vec::len).sum::<usize>() > 1_000, "nothing was written at all");
    let finds = |text: &str| {
        let text = text.as_bytes();
        written.iter().any(|bytes| bytes.windows(text.len()).any(|part| part == text))
    };
    for one in ["Zonnebloem", "Kwartelslag", "Wolkenveld", "612345678", "Naar de bieb", PASSPHRASE] {
        assert!(!finds(one), "{one}");
    }
    assert!(recovery.windows(2).all(|pair| !finds(&pair.join(" "))), "the recovery words");
    place.is_clean();
    // and it is there for who has the passphrase
    assert_eq!(place.json(&["list"])[0]["name"], NAME);
}

/// The recovery words on the screen, in order.
fn twelve(screen: &str) -> Vec<String> {
    let mut words = vec![String::new(); 12];
    let parts: Vec<&str> = screen.split_whitespace().collect();
    for pair in parts.windows(2) {
        if let Ok(number @ 1..=12) = pair[0].parse::<usize>() {
            pair[1].clone_into(&mut words[number - 1]);
        }
    }
    assert!(words.iter().all(|word| word.len() > 2), "{screen}");
    words
}

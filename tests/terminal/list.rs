//! A list of people from the screen.

use crate::pty::place::Place;

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/people-sample.csv");

#[test]
fn a_list_is_shown_before_it_is_read_in_and_brings_nobody_twice() {
    let place = Place::new();
    let mut window = place.demo();
    window.keys("g l").sees("▶ Bestand");
    window.text(LIST).keys("enter");
    let preview = window.sees("niet in te lezen");
    assert!(preview.contains(" nieuw, 0 bijgewerkt, 0 gelijk"), "{preview}");
    assert!(preview.contains("Roepnaam"), "{preview}");
    let heading = std::fs::read_to_string(LIST)
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .trim_start_matches('\u{feff}')
        .to_owned();
    for column in heading.split(';') {
        assert!(preview.contains(&format!("{column} →")), "{column} in {preview}");
    }
    assert!(!preview.contains("iedereen · 43"), "not yet");
    let new = number_before(&preview, " nieuw,");
    assert!(new > 5, "{preview}");
    window.keys("enter").sees(&format!("Ingelezen: {new} nieuw, 0 bijgewerkt, 0 gelijk."));
    window.sees(&format!("iedereen · {}", 42 + new));

    window.keys("g l").sees("▶ Bestand");
    window.text(LIST).keys("enter");
    window.sees(&format!("0 nieuw, 0 bijgewerkt, {new} gelijk"));
    window.keys("enter").sees(&format!("Ingelezen: 0 nieuw, 0 bijgewerkt, {new} gelijk."));
    window.sees(&format!("iedereen · {}", 42 + new));

    // a demo is a demo: nothing of the list stays
    window.keys("q").sees("Stoppen?");
    window.keys("enter");
    assert_eq!(window.leaves().exit_code(), 0);
    place.is_clean();
}

fn number_before(text: &str, word: &str) -> usize {
    let before = text.split(word).next().unwrap();
    before.rsplit(|one: char| !one.is_ascii_digit()).next().unwrap().parse().unwrap()
}

//! What only a terminal can do to the screen: another size, pasted text, no colours, keys of one's own.

use std::fs;

use crate::pty::place::Place;

#[test]
fn the_screen_follows_the_window_to_every_size_and_back() {
    let place = Place::new();
    let mut window = place.demo();
    window.keys("down");
    let wide = window
        .until("Fatima with both lines above", |screen| screen.contents().contains("2 In de weg · Fatima"));

    window.resize(80, 24);
    window.sees("1 Deelnemers 42   2 In de weg");
    window.resize(50, 20);
    let one = window.until("one pane", |screen| {
        let text = screen.contents();
        text.contains("1 Deelnemers") && !text.contains("4 Agenda en nazorg") && !text.contains("week 48")
    });
    assert!(one.lines().all(|line| line.chars().count() <= 50), "{one}");
    window.resize(30, 8);
    let tiny = window.sees("Maak dit venster groter");
    assert!(!tiny.contains("Amrani"), "{tiny}");
    window.resize(120, 32);
    assert_eq!(window.sees("week 48"), wide, "as it was");

    window.keys("q").sees("Stoppen?");
    window.keys("enter");
    assert_eq!(window.leaves().exit_code(), 0);
}

#[test]
fn pasted_text_is_text_in_a_field_and_nothing_but_a_word_outside_one() {
    let place = Place::new();
    let mut window = place.demo();
    window.keys("down").sees("2 In de weg · Fatima");
    window.keys("l").sees("De wens");
    window.paste("q: Zelf\nde krant\tlezen?");
    window.sees("q: Zelf de krant lezen?");
    window.keys("ctrl-s").sees("bewaard");
    window.sees("\"q: Zelf de krant lezen?\"");
    window.keys("u").sees("Ongedaan");
    window.until("the wish of before", |screen| !screen.contents().contains("krant"));

    // every letter of it is a key here
    window.paste("qqnn");
    let outside = window.sees("Plakken kan in een tekstveld");
    assert!(!outside.contains("Stoppen?"), "{outside}");
}

#[test]
fn no_color_sends_no_colour() {
    let place = Place::new();
    let colours = |env: &[(&str, &str)]| {
        let mut window = place.window_with(env, &["demo"]);
        window.sees("4 Agenda");
        window.keys("down").sees("Fatima");
        window.keys("?").sees("hulp");
        window.keys("f1 f9").sees("Wachtzin");
        window.keys("esc");
        window.leaves();
        let text = String::from_utf8_lossy(&window.bytes()).into_owned();
        let codes: Vec<String> = text.split("\x1b[").skip(1).filter_map(styles).map(str::to_owned).collect();
        codes.into_iter().filter(|codes| codes.split(';').any(is_colour)).collect::<Vec<_>>()
    };
    assert_eq!(colours(&[("NO_COLOR", "1")]), Vec::<String>::new());
    assert!(!colours(&[]).is_empty(), "with colours it looks the same to this test");
}

/// What stands in the escape sequence that sets a style, if it is one.
fn styles(after: &str) -> Option<&str> {
    let (codes, _) = after.split_once('m')?;
    codes.chars().all(|one| one.is_ascii_digit() || one == ';' || one == ':').then_some(codes)
}

fn is_colour(code: &str) -> bool {
    matches!(code.split(':').next().unwrap().parse(), Ok(30..=38 | 40..=48 | 58 | 90..=97 | 100..=107))
}

#[test]
fn a_broken_keymap_file_is_told_with_its_place_and_the_shipped_keys_work() {
    let place = Place::new();
    let file = place.path("keys.toml");
    fs::write(&file, "schema = 1\n\nlist = [\n    { on = [\"x\"], run = \"person.dance\" },\n]\n").unwrap();
    let file = file.display().to_string();
    let mut window = place.window(&["--keymap", &file, "demo"]);
    let first = window.sees("Je eigen toetsen zijn niet gebruikt");
    assert!(first.contains("keys.toml:4:"), "{first}");
    // any key takes it away, and does what it always does
    window.keys("q").sees("Stoppen?");
    window.keys("enter");
    assert_eq!(window.leaves().exit_code(), 0);
    place.is_clean();
}

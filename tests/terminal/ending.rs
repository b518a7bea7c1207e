//! However the program ends or stops, it gives the terminal back and keeps what was typed.

use crate::pty::place::Place;
use crate::pty::window::Window;

/// What is being typed when the end comes.
const WORDS: &str = "Ik wil zelf brieven lezen";

#[test]
fn the_demo_opens_on_four_panes_and_leaves_the_terminal_and_the_disk_as_it_found_them() {
    let place = Place::new();
    let mut window = place.demo();
    let titles = ["1 Deelnemers", "2 Wat in de weg zit", "3 Modules", "4 Agenda"];
    let first = window.until("four panes", |screen| {
        let text = screen.contents();
        titles.iter().all(|title| text.contains(title))
    });
    assert!(first.contains("ma 23 nov 2026"), "{first}");
    window.keys("q").sees("Stoppen?");
    window.keys("enter");
    assert_eq!(window.leaves().exit_code(), 0);
    place.is_clean();
}

/// A new intake, with a name and half a wish.
fn typing(place: &Place) -> Window {
    let mut window = place.desk(&[]);
    window.sees("4 Agenda");
    window.keys("i").sees("Welkom");
    window.text("Jan Bakker").keys("pgdn").text(WORDS);
    window.sees(WORDS);
    window
}

#[track_caller]
fn is_back(place: &Place) {
    let window = place.desk(&[]);
    window.sees("staat er weer");
    window.sees(WORDS);
}

#[cfg(unix)]
#[test]
fn terminated_while_somebody_types_it_gives_the_terminal_back_and_has_the_words_next_time() {
    let place = Place::with_store();
    let mut window = typing(&place);
    window.signal("TERM");
    let status = window.leaves();
    assert_eq!((status.exit_code(), status.signal()), (0, None), "it left by itself");
    is_back(&place);
}

#[cfg(unix)]
#[test]
fn ended_at_the_question_for_a_passphrase_it_gives_the_terminal_back() {
    let place = Place::with_store();
    for (name, says) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("INT", "Interrupt")] {
        let mut window = place.window(&["list"]);
        window.is_taken();
        window.text("half");
        window.signal(name);
        // by the signal itself, as a shell expects of a program on a command line
        assert_eq!(window.leaves().signal(), Some(says));
    }
}

#[cfg(unix)]
#[test]
fn a_window_that_is_closed_ends_the_program_and_the_words_are_there_next_time() {
    let place = Place::with_store();
    let mut window = typing(&place);
    window.close();
    assert_eq!(window.ended().signal(), None, "it left by itself");
    is_back(&place);
}

#[cfg(target_os = "linux")]
#[test]
fn suspended_it_gives_the_terminal_back_and_comes_back_locked() {
    let place = Place::new();
    let mut window = place.window(&["--keymap", "vim", "demo"]);
    window.sees("4 Agenda");
    window.keys("ctrl-z");
    window.is_stopped();
    window.until("the ordinary screen", |screen| !screen.alternate_screen());
    window.is_given_back();
    assert!(!window.ordinary().contains("Bakker"), "{}", window.ordinary());
    window.signal("CONT");
    let locked = window.sees("Dit is de demo. De wachtzin is");
    assert!(!locked.contains("Bakker"), "{locked}");
    assert!(window.screen().alternate_screen());
    window.text("vier losse demo woorden").keys("enter").sees("Bakker");
    window.keys("q").sees("Stoppen?");
    window.keys("enter");
    assert_eq!(window.leaves().exit_code(), 0);
    place.is_clean();
}

#[cfg(target_os = "linux")]
#[test]
fn the_stop_signal_of_a_shell_does_the_same_with_the_standard_keys() {
    let place = Place::new();
    let mut window = place.demo();
    window.signal("TSTP");
    window.is_stopped();
    window.until("the ordinary screen", |screen| !screen.alternate_screen());
    window.is_given_back();
    window.signal("CONT");
    window.sees("Dit is de demo");
    // nobody is at the desk: nothing is asked
    window.keys("esc");
    assert_eq!(window.leaves().exit_code(), 0);
    place.is_clean();
}

#[test]
fn without_a_terminal_it_says_what_works_there() {
    let place = Place::new();
    let done = place.trede(&["demo"]).assert().code(6);
    let said = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(said.starts_with("trede: Dit is geen terminal") && said.contains("trede list"), "{said}");
    assert!(done.get_output().stdout.is_empty());
    place.trede(&[]).assert().code(6);
    assert!(!place.path("store").exists(), "no store was begun");
    place.is_clean();
}

#[cfg(unix)]
#[test]
fn a_demo_whose_window_is_closed_leaves_nothing_on_the_disk() {
    let place = Place::new();
    let mut window = place.demo();
    window.close();
    assert_eq!(window.ended().signal(), None, "it left by itself");
    place.is_clean();
}

#[test]
fn a_terminal_that_takes_only_lines_gets_a_polite_line_and_a_code() {
    let place = Place::new();
    let mut window = place.window_with(&[("TERM", "dumb")], &["demo"]);
    let text = window.sees("Dit is geen terminal");
    let escapes = window.bytes().contains(&0x1b);
    assert!(!escapes, "{text}");
    assert_eq!(window.ended().exit_code(), 6);
}

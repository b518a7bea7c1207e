//! The work of a day on a real store, in one burst of keys after another, and how many keys it costs (at most 25, 6, 140).

use serde_json::Value;

use crate::pty::place::Place;
use crate::pty::window::Window;

#[track_caller]
pub fn leave(window: &mut Window) {
    window.keys("q").sees("Stoppen?");
    window.keys("enter");
    assert_eq!(window.leaves().exit_code(), 0);
}

pub fn quick(window: &mut Window, name: &str, wish: &str) {
    window.keys("g i").text(name).keys("enter").text("0612345678").keys("enter").text(wish);
    window.keys("enter").text("Naar de open avond gaan").keys("enter enter").text("+1w").keys("enter");
    window.until(wish, |screen| screen.contents().contains(&format!("\"{wish}\"")));
    window.sees("bewaard");
}

/// The line that has the focus.
fn focused(screen: &vt100::Screen) -> String {
    screen
        .contents()
        .lines()
        .find_map(|line| line.split_once('▶'))
        .map(|(_, after)| after.to_owned())
        .unwrap_or_default()
}

#[test]
fn a_quick_intake_is_25_keys_and_a_review_when_all_is_well_is_6_and_both_are_there_after_a_restart() {
    let place = Place::with_store();
    let mut window = place.desk(&[]);
    window.sees("4 Agenda");
    window.counted = 0;
    quick(&mut window, "Jan Bakker", "Ik wil zelf brieven lezen.");
    assert!(window.counted <= 25, "{} keys", window.counted);
    window.keys("g 1 s 4 ctrl-s").sees("nazorg");
    leave(&mut window);

    // a week later, the first talk: its answers stand ready for `=` the next time
    let mut window = place.desk(&["--today", "2026-11-30"]);
    window.sees("Ik wil zelf brieven lezen.");
    window.keys("r 1 4 2 1 1 ctrl-s").sees("bewaard");
    leave(&mut window);
    let next = place.json(&["list", "--today", "2026-11-30"])[0]["next_date"].as_str().unwrap().to_owned();
    assert!(next.as_str() > "2026-11-30", "{next}");

    let mut window = place.desk(&["--today", &next]);
    window.sees("Ik wil zelf brieven lezen.");
    window.keys("d").text("Brief van school lezen").keys("ctrl-s").sees("Brief van school lezen");
    quick(&mut window, "Els Visser", "Ik wil mijn kind voorlezen.");
    // faster than any dossier is read: Els stands open when these keys come
    window.counted = 0;
    window.keys("g a").keys("enter 1 4 1 = enter");
    assert_eq!(window.counted - 2, 6);
    window.until("the next line", |screen| focused(screen).contains("Visser, Els"));
    window.sees("bewaard");
    leave(&mut window);

    let jan = place.json(&["show", "Bakker", "--today", &next]);
    let last = &jan["contacts"][0];
    assert_eq!((&last["on"], &last["mood"]), (&Value::from(next.as_str()), &4.into()), "{jan}");
    assert_eq!(last["outcome"], "spoken");
    assert_eq!(jan["step"], Value::Null, "it was reached");
    let agenda = place.json(&["agenda", "--days", "400", "--today", &next]);
    let his: Vec<&Value> =
        agenda.as_array().unwrap().iter().filter(|line| line["name"] == "Jan Bakker").collect();
    assert!(
        !his.is_empty() && his.iter().all(|line| line["due"].as_str().unwrap() > next.as_str()),
        "{agenda}"
    );
}

#[test]
fn a_full_intake_is_140_keys_and_all_of_it_is_there_after_a_restart() {
    let place = Place::with_store();
    let mut window = place.desk(&[]);
    window.sees("4 Agenda");
    window.counted = 0;
    window.keys("i").text("Đặng Thị Hoa").keys("enter").text("0687654321").keys("enter 1 1 1 2 1 pgdn");
    window
        .text("Ik wil mijn rooster zelf lezen.")
        .keys("enter")
        .text("Ik krijg een nieuwe baan.")
        .keys("pgdn");
    window.keys("2 1 space right right space enter").text("bibliotheek").keys("enter").text("een buurvrouw");
    window.keys("pgdn").text("8").keys("enter").text("plaatjes").keys("pgdn");
    window.keys("2 2 3 3 2 tab tab 2 2 pgdn");
    window.text("Zelf de app gebruiken").keys("enter").text("Vaste baan").keys("enter").text("Oudergesprek");
    window.keys("enter").text("Rijbewijs").keys("enter enter 1 pgdn");
    // three barriers, one with an action
    window.keys("1 a").text("korte les").keys("enter 1 enter enter ctrl-s down down 3 down down 2 pgdn");
    window.text("Rooster-app openen met Karim").keys("pgdn");
    // two modules, each with its weeks
    window.keys("tab").text("Taal op de werkvloer").keys("tab 1 enter enter").text("8").keys("pgdn pgup");
    window.keys("tab").text("Rekenen met medicatie").keys("tab 1 enter enter").text("6").keys("pgdn");
    window.text("+1w").keys("ctrl-s");
    assert!(window.counted <= 140, "{} keys", window.counted);
    window.sees("4 Agenda");
    window.sees("bewaard");
    leave(&mut window);

    let hoa = place.json(&["show", "Hoa"]);
    assert_eq!(hoa["wish"]["words"], "Ik wil mijn rooster zelf lezen.");
    assert_eq!(hoa["step"]["what"], "Rooster-app openen met Karim");
    let open = |barrier: &&Value| barrier["open"] == true;
    assert_eq!(hoa["barriers"].as_array().unwrap().iter().filter(open).count(), 3, "{hoa}");
    let titles: Vec<&Value> =
        hoa["module_list"].as_array().unwrap().iter().map(|module| &module["title"]).collect();
    assert!(
        titles.len() == 2
            && titles
                .iter()
                .all(|title| *title == "Taal op de werkvloer" || *title == "Rekenen met medicatie")
    );
    assert_eq!(hoa["perspective"]["later_work"], "Vaste baan");
    assert!(hoa["next_date"].as_str().is_some());
}

//! What every screen looks like, as text in `tests/screens/`. After a wanted change: `INSTA_UPDATE=always cargo test --test
//! screens`, and read the difference.

mod harness;

use std::collections::BTreeSet;

use harness::{Harness, people};
use trede::app::effect::PeopleFile;
use trede::app::form::FieldName;
use trede::app::model::Stage;
use trede::app::msg::Msg;
use trede::app::overlay::ImportPreview;
use trede::app::said::Said;
use trede::i18n::Lang;

#[test]
fn workspace_empty() {
    Harness::empty()
        .size(80, 24)
        .snapshot("workspace-empty-80x24")
        .size(120, 32)
        .snapshot("workspace-empty-120x32");
}

#[test]
fn workspace_typical() {
    let mut harness = Harness::typical();
    harness.size(80, 24).snapshot("workspace-80x24").size(120, 32).snapshot("workspace-120x32");
    harness.size(200, 60).snapshot("workspace-200x60");
}

#[test]
fn workspace_each_pane() {
    let mut harness = Harness::typical();
    harness.size(80, 24);
    harness.keys("g 2 down down").snapshot("workspace-barriers-80x24");
    harness.keys("g 3 down").snapshot("workspace-timeline-80x24");
    harness.keys("g 4").snapshot("workspace-agenda-80x24");
    harness.size(120, 32).snapshot("workspace-agenda-120x32");
    harness.keys("g 2 down").snapshot("workspace-barriers-120x32");
    harness.keys("g 3 m right right").snapshot("workspace-move-120x32");
}

#[test]
fn several_causes_in_one_line() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("g a down space").snapshot("agenda-menu-80x24");
    harness.size(120, 32).snapshot("agenda-menu-120x32");
    harness.size(80, 24).keys("esc enter").snapshot("agenda-review-80x24");
}

#[test]
fn namesakes_are_told_apart() {
    let mut harness = Harness::empty();
    harness.size(80, 24);
    for year in ["1971", "1985"] {
        harness.keys("g 1 n").text("Testa Verzonnen").tab_to(FieldName::BirthYear).text(year).keys("ctrl-s");
    }
    harness.keys("g 4 :").text("verzonnen").snapshot("namesakes-palette-80x24");
    harness.keys("esc").snapshot("namesakes-80x24");
}

#[test]
fn workspace_hard_names() {
    let mut harness = Harness::with(people::hard_names());
    harness.size(80, 24).snapshot("workspace-names-80x24").size(120, 32).snapshot("workspace-names-120x32");
    harness.keys("down down down down").snapshot("workspace-names-long-120x32");
}

#[test]
fn workspace_one_pane() {
    let mut harness = Harness::typical();
    harness.size(40, 12).snapshot("workspace-40x12");
    harness.keys("tab").snapshot("workspace-barriers-40x12");
    harness.keys("tab").snapshot("workspace-timeline-40x12");
    harness.keys("tab").snapshot("workspace-agenda-40x12");
}

#[test]
fn workspace_filtered_and_searched() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("f m W").snapshot("workspace-filter-80x24");
    harness.keys("f f /").text("ayse").snapshot("workspace-search-80x24");
    harness.keys("esc esc f").snapshot("which-key-filter-80x24");
    harness.keys("esc g").snapshot("which-key-go-80x24").size(120, 32).snapshot("which-key-go-120x32");
}

#[test]
fn workspace_beside_someone() {
    Harness::typical()
        .size(80, 24)
        .keys("k")
        .snapshot("companion-80x24")
        .size(120, 32)
        .snapshot("companion-120x32");
}

#[test]
fn first_start() {
    let mut harness = Harness::empty();
    harness.model.stage = Stage::Setup(Box::new(trede::app::setup()));
    harness.size(80, 24).text("Taalhuis Voorbeeldstad").keys("enter").text("Ilse").keys("enter").text("kort");
    harness.keys("enter enter").snapshot("setup-80x24").size(120, 32).snapshot("setup-120x32");
    if let Stage::Setup(setup) = &mut harness.model.stage {
        setup.words = Some((1..=12).map(|number| format!("woord{number}")).collect());
    }
    harness.size(80, 24).snapshot("setup-words-80x24");
    harness.keys("enter").text("woord4").keys("enter").text("woord12").keys("enter");
    harness.snapshot("setup-words-check-80x24");
}

#[test]
fn lock_and_cover() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("f8").snapshot("cover-80x24");
    harness.keys("f9").text("geheim").snapshot("lock-80x24");
    let why = Said::plain("lock-wrong");
    harness.tell(Msg::UnlockFailed { why, wait_ms: 0 });
    harness.snapshot("lock-wrong-80x24").size(120, 32).snapshot("lock-wrong-120x32");
}

#[test]
fn intake() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("i pgup pgup pgup").snapshot("intake-2-80x24");
    harness.keys("pgdn pgdn pgdn pgdn").snapshot("intake-6-80x24").size(120, 32).snapshot("intake-6-120x32");
    harness.size(80, 24).keys("pgdn down down").snapshot("intake-7-80x24");
    harness.size(120, 32).snapshot("intake-7-120x32");
    harness.size(40, 12).snapshot("intake-7-40x12");
}

#[test]
fn review() {
    let mut harness = Harness::typical();
    harness
        .size(80, 24)
        .keys("down r 1 4 1")
        .snapshot("review-80x24")
        .size(120, 32)
        .snapshot("review-120x32");
    harness.size(80, 24).tab_to(FieldName::NextDay).keys("ctrl-u").text("overmorge").keys("ctrl-s");
    harness.snapshot("review-fault-80x24");
}

#[test]
fn review_of_a_try() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("down r 2 enter").text("voicemail").snapshot("review-try-80x24");
    harness.model.lang = Lang::En;
    harness.snapshot("en-review-try-80x24");
}

#[test]
fn intake_that_must_scroll_and_levels_before_the_framework_is_known() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("g i esc n").text("Noor Voorbeeld").keys("ctrl-s i pgdn pgdn");
    harness.snapshot("intake-3-80x24").keys("shift-tab").snapshot("intake-3-end-80x24");
    harness.keys("pgdn pgdn").snapshot("intake-5-80x24").keys("1").snapshot("intake-5-chosen-80x24");
    harness.model.lang = Lang::En;
    harness.keys("pgup pgup").snapshot("en-intake-3-80x24");
}

#[test]
fn quick_intake() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("g i").text("Noor Voorbeeld").keys("enter").snapshot("quick-80x24");
}

#[test]
fn plan() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("p").snapshot("plan-80x24").size(120, 32).snapshot("plan-120x32");
    harness.size(40, 12).snapshot("plan-40x12");
    let mut names = Harness::with(people::hard_names());
    names.size(80, 24).keys("p").snapshot("plan-names-80x24");
    Harness::typical().size(80, 24).keys("down down down down p").snapshot("plan-little-80x24");
}

#[test]
fn overlays() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("?").snapshot("help-80x24").text("filter").snapshot("help-filtered-80x24");
    harness.keys("esc :").text("ba").snapshot("palette-80x24").size(120, 32).snapshot("palette-120x32");
    harness.size(80, 24).keys("esc g 2 space").snapshot("menu-80x24");
    harness.keys("esc down down a").snapshot("form-80x24").keys("esc t").snapshot("history-80x24");
    harness.keys("esc y").snapshot("story-80x24").keys("esc q").snapshot("confirm-80x24");
    harness.size(40, 12).snapshot("confirm-40x12");
}

#[test]
fn the_same_person_twice() {
    for (lang, prefix) in [(Lang::Nl, ""), (Lang::En, "en-")] {
        let mut harness = Harness::typical();
        harness.model.lang = lang;
        harness
            .size(80, 24)
            .keys("n")
            .text("Fatima el Amrani")
            .snapshot(&format!("{prefix}alike-form-80x24"));
        harness.keys("ctrl-d").snapshot(&format!("{prefix}alike-form-same-80x24"));
        harness.keys("esc enter n").text("Fatma Amrani").keys("tab tab").text("1981").keys("ctrl-s");
        harness.keys("D").snapshot(&format!("{prefix}alike-80x24"));
    }
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("g i").text("Fatima el Amrani").snapshot("alike-quick-80x24");
    harness.keys("esc enter n").text("Fatima el Amrani").keys("ctrl-s D");
    harness.size(40, 12).snapshot("alike-40x12").size(120, 32).snapshot("alike-120x32");
}

#[test]
fn two_versions() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("f v V").snapshot("two-versions-80x24");
    harness.size(120, 32).snapshot("two-versions-120x32");
    harness.size(40, 12).snapshot("two-versions-40x12");
    harness.size(80, 24).keys("n").snapshot("two-versions-other-80x24");
    harness.model.lang = Lang::En;
    harness.keys("esc").snapshot("en-two-versions-80x24");
}

#[test]
fn notices() {
    let mut harness = Harness::typical();
    harness.size(80, 24).keys("g 2 down down 2 u").snapshot("notice-80x24");
    harness.tell(Msg::SaveFailed(1, Said::plain("save-disk-full")));
    harness.snapshot("warning-80x24").size(120, 32).snapshot("warning-120x32");
}

#[test]
fn too_small() {
    Harness::typical().size(39, 9).snapshot("tiny-39x9");
}

#[test]
fn english() {
    let mut harness = Harness::typical();
    harness.model.lang = Lang::En;
    harness.size(80, 24).snapshot("en-workspace-80x24").size(120, 32).snapshot("en-workspace-120x32");
    harness.size(80, 24).keys("i").snapshot("en-intake-80x24").keys("esc p").snapshot("en-plan-80x24");
    harness.keys("esc ?").snapshot("en-help-80x24").keys("esc down r").snapshot("en-review-80x24");
}

#[test]
fn import_preview_shows_every_column_and_whole_problems() {
    let columns = [
        ("Nr", Some("list-own-number")),
        ("Roepnaam", Some("list-given")),
        ("Tussenvoegsel", Some("list-infix")),
        ("Achternaam van de deelnemer zoals in het paspoort", Some("list-family")),
        ("Geboortedatum", Some("list-birth-year")),
        ("Geslacht", None),
        ("Telefoon", Some("list-phones")),
        ("Postcode", Some("list-postcode")),
        ("Opmerking", Some("list-note")),
    ];
    let preview = ImportPreview {
        asked: PeopleFile {
            path: "lijst.csv".into(),
            not_bsn: BTreeSet::new(),
            today: harness::day("2026-11-23"),
        },
        encoding: "UTF-8",
        columns: columns.map(|(heading, field)| (heading.to_owned(), field)).to_vec(),
        new: 12,
        changed: 3,
        same: 4,
        refused: 1,
        doubles: 2,
        problems: vec![
            Said::plain("people-problem")
                .number("line", 7)
                .text("column", "Geboortejaar")
                .key("why", "people-birth-year"),
        ],
        bsn_lines: BTreeSet::new(),
        scroll: 0,
        progress: None,
    };
    let mut harness = Harness::empty();
    harness.size(80, 24).tell(Msg::PeopleRead(Box::new(preview)));
    harness.snapshot("import-80x24");
    harness.size(40, 12).snapshot("import-40x12");
    harness.size(120, 32).snapshot("import-120x32");
}

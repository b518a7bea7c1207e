//! The promise: every action can be done by keyboard, stands in the help and in the palette, and has its words in both languages.
//!
//! Made from the one table of commands: a new command falls under all of it without a line here.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod harness;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use harness::Harness;
use trede::app::exchange::Answer;
use trede::app::exchange::previews::Known;
use trede::app::layout::Target;
use trede::app::model::{Model, Stage};
use trede::app::msg::Msg;
use trede::app::overlay::Hit;
use trede::app::{available, palette, situation, update};
use trede::domain::{Access, AccessLine};
use trede::i18n::{Lang, t};
use trede::keymap::{Command, Context, Hint, Keymap, Resolved, footer, here, sequence};

/// Only `vim.toml` gives it a key: with the standard keys ctrl-z undoes.
const VIM_ONLY: [Command; 1] = [Command::Suspend];

/// What a question or a turned-away screen is answered with: that screen names the key itself, and has no help.
const NAMED_ON_SCREEN: [(Command, &str, &str); 4] = [
    (Command::Confirm, "question", "enter"),
    (Command::Refuse, "question", "esc"),
    (Command::Uncover, "covered", "F8"),
    (Command::Unlock, "locked", "enter"),
];

/// Lists over a screen: the help there is about the screen, and their own two keys stand at their foot.
const LISTS: [&str; 4] = ["help", "palette", "menu", "question"];

/// The box about a person who was registered twice.
fn double() -> Harness {
    let mut harness = Harness::typical();
    harness.size(120, 32).keys("n").text("Fatima el Amrani").keys("ctrl-s D");
    harness
}

/// Somebody new is typed who is known already.
fn newcomer(keys: &str) -> Harness {
    let mut harness = Harness::typical();
    harness.size(120, 32).keys("n").text("Fatima el Amrani").keys(keys);
    harness
}

/// The screen of exchange, with workstations that are known.
fn exchange(mut harness: Harness, keys: &str) -> Harness {
    harness.answered(Answer::Around(Box::new(harness::exchange::three()))).keys(keys);
    harness
}

/// The screen of privacy, with somebody who looked.
fn privacy(mut harness: Harness) -> Harness {
    let dossier = harness.dossier().id;
    let line = AccessLine { at_ms: 1, coach: harness::coach(), dossier, what: Some(Access::Viewed) };
    harness.tell(Msg::Privacy(trede::app::privacy::Answer::Log(vec![line])));
    harness
}

fn arriving(mut harness: Harness) -> Harness {
    harness.answered(Answer::Looked(Box::new(harness::exchange::arriving(Known::Yes))));
    harness
}

/// The program in each situation in which keys mean something else.
fn places() -> Vec<(&'static str, Harness)> {
    let desk = |keys: &str| {
        let mut harness = Harness::typical();
        // something to undo and something to redo
        harness.size(120, 32).keys("g 2 down down 2 1 u g 1").keys(keys);
        harness
    };
    let written = |mut harness: Harness| {
        harness.text("een paar woorden").keys("left left");
        harness
    };
    let mut bsn = desk("l");
    // passes the eleven-test and belongs to nobody
    bsn.text("Mijn nummer is 111222333").keys("ctrl-s");
    let mut again = desk("r 1 4 2 1 1 ctrl-s r");
    again.keys("1 4");
    // lost from sight, and then spoken again
    let mut back = desk("s 6 enter");
    back.text("telefoon afgesloten").keys("ctrl-s").on("2026-11-24").keys("r 1 4 ctrl-s");
    let mut setup = Harness::empty();
    setup.model.stage = Stage::Setup(Box::new(trede::app::setup()));
    let mut locked = desk("f9");
    locked.text("geheim");
    vec![
        ("list", desk("down down")),
        ("list, filtered", desk("f b")),
        ("list, two versions", desk("down down down down down down")),
        ("two versions", desk("down down down down down down V")),
        ("barriers", desk("g 2 down")),
        ("timeline", desk("g 3 down")),
        ("agenda", desk("g 4 down")),
        ("a status is proposed", back),
        ("beside someone", desk("k")),
        ("search", written(desk("/"))),
        ("moving a module", desk("g 3 m")),
        ("form, text", written(desk("l"))),
        ("form, choice", desk("s")),
        // as many answers as there are digits
        ("form, many answers", desk(&format!("g 2 {} g 3 down B", "1 down ".repeat(10).trim_end()))),
        ("form, refused", bsn),
        ("intake, text", written(desk("i pgup pgup pgup pgup"))),
        ("intake, choice", desk("i")),
        ("intake, barriers", desk("i pgdn pgdn")),
        ("review", again),
        ("quick intake", desk("g i")),
        ("plan", desk("p")),
        ("location", desk("g o down")),
        ("exchange", exchange(desk("g u"), "down")),
        ("form, path", exchange(desk("g u"), "l")),
        ("privacy", privacy(desk("g p down"))),
        ("exchange, elsewhere", exchange(desk("g u"), "down down")),
        ("bundle before it is taken over", arriving(desk("g u"))),
        ("form, somebody looks alike", newcomer("tab")),
        ("form, choice, somebody looks alike", newcomer("tab tab tab")),
        ("who looks alike", double()),
        ("help", written(desk("?"))),
        ("palette", desk(":")),
        ("menu", desk("space down")),
        ("question", desk("q")),
        ("covered", desk("f8")),
        ("locked", locked),
        ("setup", written(setup)),
    ]
}

fn keymaps() -> [(&'static str, Arc<Keymap>); 2] {
    [("standard", Arc::new(Keymap::standard())), ("vim", Arc::new(Keymap::vim()))]
}

/// What can be done in a place, with the keys that do it.
fn hints(model: &Model) -> Vec<Hint> {
    let mut hints = here(&model.keymap, &situation(model));
    hints.retain(|hint| hint.missing.is_none());
    hints
}

/// The command that these keys run here, pressed one after another.
fn pressed(model: &Model, keys: &str) -> Option<Command> {
    let (situation, mut pending) = (situation(model), Vec::new());
    for key in sequence(keys).unwrap() {
        match model.keymap.resolve(&situation, &pending, key) {
            Resolved::Pending => pending.push(key),
            Resolved::Command(command) => return Some(command),
            Resolved::Text(_) | Resolved::Nothing => return None,
        }
    }
    None
}

/// Whether these keys change anything, or ask the world for something.
fn does_something(model: &Model, keys: &str) -> bool {
    let mut after = model.clone();
    let mut asked = 0;
    for key in sequence(keys).unwrap() {
        asked += update(&mut after, Msg::Key(key)).len();
    }
    after.touched_ms = model.touched_ms;
    asked > 0 || format!("{after:?}") != format!("{model:?}")
}

#[test]
fn every_action_can_be_done_by_keyboard_and_does_something() {
    for (name, keymap) in keymaps() {
        let (mut reached, mut works) = (BTreeSet::new(), BTreeSet::new());
        for (place, harness) in &mut places() {
            harness.model.keymap = Arc::clone(&keymap);
            for hint in hints(&harness.model) {
                for keys in &hint.keys {
                    let run = pressed(&harness.model, keys);
                    assert_eq!(run, Some(hint.command), "{name}, {place}: {keys}");
                    if does_something(&harness.model, keys) {
                        works.insert(hint.command);
                    }
                }
                reached.insert(hint.command);
            }
        }
        let all: BTreeSet<Command> = Command::ALL.iter().copied().collect();
        let out_of_reach: Vec<_> = all.difference(&reached).copied().collect();
        let excused: &[Command] = if name == "vim" { &[] } else { &VIM_ONLY };
        assert_eq!(out_of_reach, excused, "{name}: no key leads to these");
        let idle: Vec<_> = reached.difference(&works).collect();
        assert!(idle.is_empty(), "{name}: these never do anything: {idle:?}");
    }
}

/// The words of one language as they are written, without the other one behind them.
fn words(lang: Lang) -> BTreeMap<String, String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n").join(lang.tag());
    let mut words = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let lines = text.lines().filter_map(|line| line.split_once(" = "));
        words.extend(lines.map(|(id, words)| (id.to_owned(), words.to_owned())));
    }
    words
}

#[test]
fn every_action_has_a_word_and_a_sentence_of_its_own_in_both_languages() {
    let mut sentences = BTreeSet::new();
    for lang in Lang::ALL {
        let words = words(lang);
        for command in Command::ALL {
            let word = words.get(&command.label_key());
            let sentence = words.get(&command.help_key());
            let id = command.id();
            assert!(word.is_some_and(|word| !word.is_empty()), "{id} has no word in {}", lang.tag());
            let sentence = sentence.unwrap_or_else(|| panic!("{id} has no sentence in {}", lang.tag()));
            assert!(sentence.len() > 4 && sentence.ends_with(['.', '?', '!']), "{id}: {sentence}");
            assert!(sentences.insert(sentence.clone()), "{id}: {sentence} says what another one says");
        }
    }
}

/// Everything that the help shows here, from the first line to the last.
fn help(model: &Model) -> Option<String> {
    let keys = hints(model).into_iter().find(|hint| hint.command == Command::HelpShow)?.keys;
    let mut model = model.clone();
    for key in sequence(keys.first()?).unwrap() {
        update(&mut model, Msg::Key(key));
    }
    let mut text = String::new();
    loop {
        let page =
            harness::picture::draw(&model, &trede::ui::theme::Theme::mono(), 80, 24).lines().join("\n");
        if text.ends_with(&page) {
            return Some(text);
        }
        text.push_str(&page);
        update(&mut model, Msg::Key(sequence("down").unwrap()[0]));
    }
}

#[test]
fn every_action_stands_in_the_help_of_the_screen_it_works_on() {
    for lang in Lang::ALL {
        let mut found = BTreeSet::new();
        for (place, harness) in &mut places() {
            harness.model.lang = lang;
            if LISTS.contains(place) {
                continue;
            }
            let Some(help) = help(&harness.model) else { continue };
            for hint in hints(&harness.model) {
                let sentence = t(lang, &hint.command.help_key());
                assert!(help.contains(&sentence), "{place}: {sentence}");
                found.insert(hint.command);
            }
        }
        let named = NAMED_ON_SCREEN.iter().map(|(command, _, _)| *command).chain(VIM_ONLY);
        let expected: BTreeSet<Command> = named.collect();
        let missing: BTreeSet<Command> =
            Command::ALL.iter().copied().filter(|command| !found.contains(command)).collect();
        assert_eq!(missing, expected, "in no help");
    }
}

#[test]
fn a_screen_without_help_names_its_keys_itself() {
    let mut places = places();
    for (command, screen, key) in NAMED_ON_SCREEN {
        let (_, harness) = places.iter_mut().find(|(place, _)| *place == screen).unwrap();
        for lang in Lang::ALL {
            harness.model.lang = lang;
            assert_eq!(
                pressed(&harness.model, &key.to_lowercase()).map(verb),
                Some(verb(command)),
                "{screen}"
            );
            let lines = harness.picture().lines().join("\n");
            assert!(lines.contains(key), "{screen} does not say {key}:\n{lines}");
        }
    }
}

/// Esc refuses a question as *n* does, and goes back elsewhere: the same thing for who presses it.
fn verb(command: Command) -> Command {
    if command == Command::Back { Command::Refuse } else { command }
}

/// Moving inside a line of text, completing a path in it, and a module while it moves: nothing to look up, the arrows do it.
fn by_hand(command: Command) -> bool {
    command.id().starts_with("text.") || command == Command::PathComplete || command.id().starts_with("move.")
}

#[test]
fn every_action_is_found_in_the_palette_by_its_sentence() {
    for lang in Lang::ALL {
        let mut found = BTreeSet::new();
        for (place, harness) in &mut places() {
            harness.model.lang = lang;
            if !hints(&harness.model).iter().any(|hint| hint.command == Command::PaletteShow) {
                continue;
            }
            let (model, desk) = (&harness.model, harness.model.desk().unwrap());
            for command in available(model) {
                let sentence = t(lang, &command.help_key());
                let hits = palette::hits(model, desk, &sentence);
                assert!(hits.contains(&Hit::Command(command)), "{place}: {sentence}");
                found.insert(command);
            }
        }
        let named = NAMED_ON_SCREEN.iter().map(|(command, _, _)| *command).chain(VIM_ONLY);
        let expected: BTreeSet<Command> =
            named.chain(Command::ALL.iter().copied().filter(|command| by_hand(*command))).collect();
        let missing: BTreeSet<Command> =
            Command::ALL.iter().copied().filter(|command| !found.contains(command)).collect();
        assert_eq!(missing, expected, "in no palette");
    }
}

/// Columns of a line of hints: each key with its word, two columns between them.
fn columns(lang: Lang, hints: &[Hint]) -> usize {
    let one = |hint: &Hint| {
        let words = format!("{} {}", hint.keys[0], t(lang, &hint.command.label_key()));
        unicode_width::UnicodeWidthStr::width(words.as_str())
    };
    hints.iter().map(one).sum::<usize>() + 2 * hints.len().saturating_sub(1)
}

/// What stands in the last line of every screen; the rest stands at the foot of its box.
const LAST_LINE: [Command; 6] =
    [Command::HelpShow, Command::PaletteShow, Command::Undo, Command::PaneNext, Command::Lock, Command::Quit];

#[test]
fn the_keys_of_each_context_fit_in_a_line_of_80_columns_in_both_languages() {
    let mut seen = BTreeSet::new();
    for lang in Lang::ALL {
        for (place, harness) in &places() {
            let situation = situation(&harness.model);
            let all = footer(&harness.model.keymap, &situation);
            for context in &situation.contexts {
                let own = all.iter().filter(|hint| hint.context == *context).cloned();
                let (last, foot): (Vec<Hint>, Vec<Hint>) =
                    own.partition(|hint| LAST_LINE.contains(&hint.command));
                for line in [last, foot] {
                    let wide = columns(lang, &line);
                    assert!(wide <= 78, "{place}, {}: {wide} columns in {}", context.name(), lang.tag());
                }
                seen.insert(*context);
            }
        }
    }
    assert_eq!(seen, Context::ALL.iter().copied().collect(), "a context without a place in this test");
}

#[test]
fn a_word_in_the_footer_is_whole_or_not_there() {
    for lang in Lang::ALL {
        for (place, harness) in &mut places() {
            harness.model.lang = lang;
            for (width, rows) in [(80, 24), (120, 32)] {
                harness.size(width, rows);
                let picture = harness.picture();
                for (area, target) in &picture.layout.targets {
                    let Target::Command(command) = target else { continue };
                    let cells = area.x..area.x + area.width;
                    assert!(cells.end <= width, "{place}: {}", command.id());
                    let text: String = cells.map(|x| picture.buffer[(x, area.y)].symbol()).collect();
                    let word = t(lang, &command.label_key());
                    assert!(text.trim_end().ends_with(&word), "{place}: {text:?} is not {word:?}");
                }
            }
        }
    }
}

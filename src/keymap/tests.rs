//! The shipped keymaps against every refusal, and each refusal against a file that deserves it.

use super::*;
use proptest::prelude::*;

fn situation(contexts: &[Context]) -> Situation {
    Situation { contexts: contexts.to_vec(), person: true, ..Situation::default() }
}

#[test]
fn shipped_keymaps_read_and_pass() {
    for (name, text) in SHIPPED {
        assert!(file_reads(name, text), "{name}");
    }
    assert_eq!(check(&Keymap::standard()), []);
    assert_eq!(check(&Keymap::vim()), []);
}

fn file_reads(name: &str, text: &str) -> bool {
    Keymap::standard().with_overlay(name, text).map_err(|fault| panic!("{fault}")).is_ok()
}

#[test]
fn every_command_is_bound() {
    let (standard, vim) = (Keymap::standard(), Keymap::vim());
    for command in Command::ALL {
        let bound = [&standard, &vim]
            .iter()
            .any(|keymap| keymap.tables().values().flatten().any(|binding| binding.run == Some(*command)));
        assert!(bound, "{} has no key in any shipped keymap", command.id());
    }
}

#[test]
fn refusals() {
    for (lines, wanted) in [
        (
            "list = [{ on = [\"c\"], run = \"person.add\" }, { on = [\"c\"], run = \"person.edit\" }]",
            "keep one",
        ),
        (
            "list = [{ on = [\"c c\"], run = \"person.add\" }, { on = [\"c\"], run = \"person.edit\" }]",
            "beginning of",
        ),
        ("list = [{ on = [\"ctrl-i\"], run = \"person.add\" }]", "cannot tell"),
        ("global = [{ on = [\"esc\"], run = \"noop\" }]", "app.back"),
        ("list = [{ on = [\"m\"], run = \"person.add\" }]", "one letter has one meaning"),
        ("list = [{ on = [\"5\"], run = \"person.add\" }]", "always an answer"),
        ("text = [{ on = [\"c\"], run = \"text.clear\" }]", "is text"),
    ] {
        let keymap = Keymap::standard().with_overlay("t", &format!("schema = 1\n{lines}\n")).unwrap();
        let refusals: Vec<String> = check(&keymap).iter().map(ToString::to_string).collect();
        assert!(refusals.iter().any(|refusal| refusal.contains(wanted)), "{lines}: {refusals:?}");
    }
}

#[test]
fn keys_resolve_from_the_top_context_down() {
    let keymap = Keymap::standard();
    let list = situation(&[Context::List, Context::Workspace, Context::Global]);
    assert_eq!(keymap.resolve(&list, &[], Key::char('n')), Resolved::Command(Command::PersonAdd));
    assert_eq!(keymap.resolve(&list, &[], Key::char('g')), Resolved::Pending);
    assert_eq!(
        keymap.resolve(&list, &[Key::char('g')], Key::char('i')),
        Resolved::Command(Command::IntakeQuick)
    );
    assert_eq!(keymap.resolve(&list, &[], Key::char('~')), Resolved::Nothing);
    let mut text = situation(&[Context::Text, Context::Form, Context::Global]);
    text.takes_text = true;
    assert_eq!(keymap.resolve(&text, &[], Key::char('?')), Resolved::Text('?'));
    assert_eq!(keymap.resolve(&text, &[], Code::F(1).into()), Resolved::Command(Command::HelpShow));
}

#[test]
fn unbinding_takes_a_key_away() {
    let keymap = Keymap::standard()
        .with_overlay("t", "schema = 1\nworkspace = [{ on = [\"q\"], run = \"noop\" }]\n")
        .unwrap();
    let list = situation(&[Context::List, Context::Workspace, Context::Global]);
    assert_eq!(keymap.resolve(&list, &[], Key::char('q')), Resolved::Nothing);
}

#[test]
fn hints_say_what_is_missing() {
    let nobody =
        Situation { person: false, ..situation(&[Context::Timeline, Context::Workspace, Context::Global]) };
    let all = here(&Keymap::standard(), &nobody);
    let add = all.iter().find(|hint| hint.command == Command::ModuleAdd).unwrap();
    assert_eq!(add.missing, Some(Need::Person));
    assert!(footer(&Keymap::standard(), &nobody).iter().all(|hint| hint.missing.is_none()));
    let after_g = which_key(&Keymap::standard(), &nobody, &[Key::char('g')]);
    assert!(after_g.iter().any(|hint| hint.keys == ["i"] && hint.command == Command::IntakeQuick));
}

proptest! {
    #[test]
    fn any_file_is_read_or_faulted(text in ".{0,200}") {
        let _ = Keymap::standard().with_overlay("t", &text);
        let _ = Keymap::standard().with_overlay("t", &format!("schema = 1\n{text}"));
    }
}

//! Both languages have the same ids with the same values, and every id that the code names exists.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

/// Ids of a language with the names of the values in each.
fn ids(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut ids = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n").join(lang.tag());
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}', '['])) {
                name.clone_into(&mut id);
                assert!(
                    ids.insert(id.clone(), BTreeSet::new()).is_none(),
                    "{id} stands twice in {}",
                    lang.tag()
                );
            }
            let names = line
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect());
            if let Some(known) = ids.get_mut(&id) {
                known.extend(names);
            }
        }
    }
    ids
}

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(ids(Lang::Nl), ids(Lang::En));
}

#[test]
fn every_command_has_its_words() {
    for command in crate::keymap::Command::ALL {
        assert!(has_id(&command.label_key()) && has_id(&command.help_key()), "{}", command.id());
        for lang in Lang::ALL {
            let label = t(lang, &command.label_key());
            assert!(label.chars().count() <= 12, "{label} is too long for a footer");
        }
    }
}

#[test]
fn every_refusal_has_its_words() {
    for key in crate::domain::acts::ActError::KEYS {
        assert!(has_id(key), "{key}");
    }
}

#[test]
fn every_field_of_a_record_has_its_name() {
    use crate::domain::describe;
    for label in describe::LABELS.iter().chain(&describe::ADDRESSES) {
        assert!(has_id(label), "{label}");
    }
}

#[test]
fn every_id_in_the_code_exists() {
    let mut missing = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for start in [
                    "Said::plain(\"",
                    "Told::Word(\"",
                    "Told::Filled(\"",
                    ".word(\"",
                    ".filled(\"",
                    "say(\"",
                    "t(lang, \"",
                    "t_args(lang, \"",
                    "self.lang, \"",
                ] {
                    for after in text.split(start).skip(1) {
                        let id = after.split('"').next().unwrap_or_default();
                        if !has_id(id) && id != "x" {
                            missing.insert(id.to_owned());
                        }
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "no words for {missing:?}");
}

fn has_id(id: &str) -> bool {
    Lang::ALL.iter().all(|lang| ids(*lang).contains_key(id))
}

#[test]
fn what_nobody_wrote_shows_itself() {
    assert_eq!(t(Lang::Nl, "no-such-words"), "⟦no-such-words⟧");
}

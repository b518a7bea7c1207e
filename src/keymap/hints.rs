//! What can be pressed now, and why something cannot: footer, help, menu, palette and which-key all read this.

use super::command::{Command, Need};
use super::context::{Context, Situation};
use super::key::{Key, written};
use super::resolve::Keymap;

/// A command with its keys here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it does.
    pub command: Command,
    /// The keys, all ways to press it.
    pub keys: Vec<String>,
    /// Where it is bound.
    pub context: Context,
    /// What is missing for it to work now.
    pub missing: Option<Need>,
}

/// Everything that is bound here, in the order of the contexts and their files; a key that an earlier context took is left out.
pub fn here(keymap: &Keymap, situation: &Situation) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    let mut taken: Vec<&[Key]> = Vec::new();
    for context in &situation.contexts {
        for binding in keymap.table(*context) {
            let plain = binding.keys.first().is_some_and(|key| key.typed().is_some());
            let (Some(command), false, true) = (
                binding.run,
                taken.contains(&binding.keys.as_slice()) || (plain && situation.takes_text),
                situation.meets(binding.when),
            ) else {
                continue;
            };
            taken.push(&binding.keys);
            let keys = written(&binding.keys);
            match hints.iter_mut().find(|hint| hint.command == command) {
                Some(hint) => hint.keys.push(keys),
                None => hints.push(Hint {
                    command,
                    keys: vec![keys],
                    context: *context,
                    missing: situation.allows(command).err(),
                }),
            }
        }
    }
    hints
}

/// What works now and belongs in a footer, most useful first.
pub fn footer(keymap: &Keymap, situation: &Situation) -> Vec<Hint> {
    let mut hints = here(keymap, situation);
    hints.retain(|hint| hint.missing.is_none() && hint.command.priority() > 0);
    hints.sort_by_key(|hint| std::cmp::Reverse(hint.command.priority()));
    hints
}

/// What may follow the keys that are pending.
pub fn which_key(keymap: &Keymap, situation: &Situation, pending: &[Key]) -> Vec<Hint> {
    let mut hints = Vec::new();
    for context in &situation.contexts {
        for binding in keymap.table(*context) {
            let (Some(command), Some(rest)) = (binding.run, binding.keys.strip_prefix(pending)) else {
                continue;
            };
            if !rest.is_empty() && !pending.is_empty() && situation.meets(binding.when) {
                let missing = situation.allows(command).err();
                hints.push(Hint { command, keys: vec![written(rest)], context: *context, missing });
            }
        }
    }
    hints
}

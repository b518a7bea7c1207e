//! From a key to a command: the tables of all contexts, and one ordered look-up.

use std::collections::BTreeMap;

use super::command::Command;
use super::context::{Context, Situation};
use super::fault::Fault;
use super::file::{Binding, Bindings, read};
use super::key::Key;

/// The keys in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Keymap {
    bindings: Bindings,
}

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// Run this.
    Command(Command),
    /// It begins a sequence: show what may follow.
    Pending,
    /// Type this.
    Text(char),
    /// Nothing here.
    Nothing,
}

/// The shipped keymaps, by name.
pub const SHIPPED: [(&str, &str); 2] = [
    ("standard.toml", include_str!("../../keymaps/standard.toml")),
    ("vim.toml", include_str!("../../keymaps/vim.toml")),
];

impl Keymap {
    /// The shipped standard keys.
    pub fn standard() -> Self {
        let mut keymap = Self { bindings: Bindings::new() };
        if let Some((name, text)) = SHIPPED.first()
            && let Ok(bindings) = read(name, text)
        {
            keymap.bindings = bindings;
        }
        keymap
    }

    /// These keys with a file laid over them.
    ///
    /// # Errors
    /// The first fault of the file; the keys stay as they were.
    pub fn with_overlay(&self, name: &str, text: &str) -> Result<Self, Fault> {
        let mut laid = self.clone();
        for (context, overlay) in read(name, text)? {
            let table = laid.bindings.entry(context).or_default();
            table.retain(|known| !overlay.iter().any(|new| new.keys == known.keys && new.when == known.when));
            table.extend(overlay.into_iter().filter(|binding| binding.run.is_some()));
        }
        Ok(laid)
    }

    /// The shipped vim keys over the standard ones.
    pub fn vim() -> Self {
        let standard = Self::standard();
        match SHIPPED.get(1) {
            Some((name, text)) => standard.with_overlay(name, text).unwrap_or(standard),
            None => standard,
        }
    }

    /// The bindings of one context, in the order of the file.
    pub fn table(&self, context: Context) -> &[Binding] {
        self.bindings.get(&context).map_or(&[], Vec::as_slice)
    }

    /// Every binding.
    pub const fn tables(&self) -> &BTreeMap<Context, Vec<Binding>> {
        &self.bindings
    }

    /// What a key means after the keys that are pending. The first context that knows it decides.
    pub fn resolve(&self, situation: &Situation, pending: &[Key], key: Key) -> Resolved {
        if let Some(typed) = key.typed()
            && situation.takes_text
            && pending.is_empty()
        {
            return Resolved::Text(typed);
        }
        let pressed: Vec<Key> = pending.iter().copied().chain([key]).collect();
        let mut begins = false;
        for context in &situation.contexts {
            for binding in self.table(*context).iter().filter(|binding| situation.meets(binding.when)) {
                if binding.keys == pressed {
                    return binding.run.map_or(Resolved::Nothing, Resolved::Command);
                }
                begins |= binding.keys.len() > pressed.len() && binding.keys.starts_with(&pressed);
            }
            if begins {
                return Resolved::Pending;
            }
        }
        Resolved::Nothing
    }

    /// The first keys that run a command here.
    pub fn keys_for(&self, situation: &Situation, command: Command) -> Option<&[Key]> {
        situation.contexts.iter().find_map(|context| {
            let fits = |binding: &&Binding| binding.run == Some(command) && situation.meets(binding.when);
            self.table(*context).iter().find(fits).map(|binding| binding.keys.as_slice())
        })
    }
}

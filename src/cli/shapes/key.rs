//! The shapes of `keymap print --json` and `keymap check --json`.

use serde::Serialize;

use crate::cli::words::Words;
use crate::keymap::{Binding, Context, written};

/// One key with what it does.
#[derive(Serialize)]
pub struct Bound {
    /// The table of the keymap file.
    pub context: &'static str,
    /// The keys.
    pub keys: String,
    /// The action.
    pub run: &'static str,
    /// Under which condition.
    pub when: &'static str,
    /// The action in words of the language that was asked for.
    pub text: String,
}

impl Bound {
    /// The shape of a binding; none for one that takes a key away.
    pub fn of(context: Context, binding: &Binding, words: Words) -> Option<Self> {
        let run = binding.run?;
        Some(Self {
            context: context.name(),
            keys: written(&binding.keys),
            run: run.id(),
            when: binding.when.name(),
            text: words.word(&run.help_key()),
        })
    }

    /// As columns.
    pub fn row(&self) -> Vec<String> {
        vec![self.context.to_owned(), self.keys.clone(), self.run.to_owned(), self.text.clone()]
    }
}

/// One thing that is wrong with a keymap file.
#[derive(Serialize)]
pub struct Wrong {
    /// The file; none for the shipped keys.
    pub file: Option<String>,
    /// Line, from 1; none when it is about what the file leaves out.
    pub line: Option<usize>,
    /// Column, from 1.
    pub column: Option<usize>,
    /// What is wrong, in words of the language that was asked for.
    pub text: String,
}

impl Wrong {
    /// Something wrong with the shipped keys.
    pub const fn shipped(text: String) -> Self {
        Self { file: None, line: None, column: None, text }
    }

    /// `file:line:column: text`.
    pub fn said(&self) -> String {
        let number = |number: Option<usize>| number.map(|number| number.to_string());
        let place = [self.file.clone(), number(self.line), number(self.column)];
        let place: Vec<String> = place.into_iter().flatten().collect();
        if place.is_empty() { self.text.clone() } else { format!("{}: {}", place.join(":"), self.text) }
    }
}

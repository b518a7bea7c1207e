//! What is wrong with keys that can be read: the refusals of `trede keymap check`.

use super::command::Command;
use super::context::Context;
use super::file::Binding;
use super::key::{Code, Key, written};
use super::resolve::Keymap;

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// One key, two meanings in one context.
    #[error("[{context}] {keys} runs both {one} and {other}; keep one of them")]
    Twice {
        /// Context.
        context: &'static str,
        /// Keys.
        keys: String,
        /// First meaning.
        one: &'static str,
        /// Second meaning.
        other: &'static str,
    },
    /// A key that can never be pressed alone.
    #[error("[{context}] {keys} is the beginning of {longer}; it would wait for ever")]
    Prefix {
        /// Context.
        context: &'static str,
        /// The shorter.
        keys: String,
        /// The longer.
        longer: String,
    },
    /// Terminals send the same for both.
    #[error("[{context}] terminals cannot tell {keys} from {same}; choose another key")]
    Indistinct {
        /// Context.
        context: &'static str,
        /// Keys.
        keys: String,
        /// What arrives instead.
        same: &'static str,
    },
    /// Without it somebody is stuck.
    #[error("nothing runs {command} any more; bind it in [{context}]")]
    Lost {
        /// Command.
        command: &'static str,
        /// Where it must stand.
        context: &'static str,
    },
    /// One letter, two verbs in the four panes.
    #[error(
        "{keys} means \"{one}\" in [{first}] and \"{other}\" in [{second}]; one letter has one meaning in the workspace"
    )]
    TwoVerbs {
        /// Keys.
        keys: String,
        /// First verb.
        one: &'static str,
        /// Where.
        first: &'static str,
        /// Second verb.
        other: &'static str,
        /// Where.
        second: &'static str,
    },
    /// A digit that is no answer.
    #[error("[{context}] {keys} runs {command}; a digit is always an answer")]
    Digit {
        /// Context.
        context: &'static str,
        /// Keys.
        keys: String,
        /// Command.
        command: &'static str,
    },
    /// A plain character where text is typed.
    #[error("[{context}] {keys} is text in a text field; use ctrl or a function key")]
    PlainInText {
        /// Context.
        context: &'static str,
        /// Keys.
        keys: String,
    },
}

impl Refusal {
    /// The id of the sentence that says it.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Twice { .. } => "keymap-twice",
            Self::Prefix { .. } => "keymap-prefix",
            Self::Indistinct { .. } => "keymap-indistinct",
            Self::Lost { .. } => "keymap-lost",
            Self::TwoVerbs { .. } => "keymap-two-verbs",
            Self::Digit { .. } => "keymap-digit",
            Self::PlainInText { .. } => "keymap-plain-in-text",
        }
    }

    /// The values in that sentence.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let of = |pairs: &[(&'static str, &str)]| {
            pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
        };
        match self {
            Self::Twice { context, keys, one, other } => {
                of(&[("context", context), ("keys", keys), ("one", one), ("other", other)])
            }
            Self::Prefix { context, keys, longer } => {
                of(&[("context", context), ("keys", keys), ("longer", longer)])
            }
            Self::Indistinct { context, keys, same } => {
                of(&[("context", context), ("keys", keys), ("same", same)])
            }
            Self::Lost { command, context } => of(&[("command", command), ("context", context)]),
            Self::TwoVerbs { keys, one, first, other, second } => {
                of(&[("keys", keys), ("one", one), ("first", first), ("other", other), ("second", second)])
            }
            Self::Digit { context, keys, command } => {
                of(&[("context", context), ("keys", keys), ("command", command)])
            }
            Self::PlainInText { context, keys } => of(&[("context", context), ("keys", keys)]),
        }
    }
}

/// What must stay reachable, and where.
const NEEDED: [(Context, Command); 9] = [
    (Context::Global, Command::Back),
    (Context::Global, Command::HelpShow),
    (Context::Global, Command::Lock),
    (Context::Workspace, Command::Quit),
    (Context::Workspace, Command::RowOpen),
    (Context::Form, Command::FieldNext),
    (Context::Confirm, Command::Confirm),
    (Context::Covered, Command::Uncover),
    (Context::Lock, Command::Unlock),
];

/// Everything that is wrong; empty when the keys are fine.
pub fn check(keymap: &Keymap) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for (context, table) in keymap.tables() {
        for (at, binding) in table.iter().enumerate() {
            alone(*context, binding, &mut refusals);
            for other in table.iter().skip(at + 1) {
                pair(*context, binding, other, &mut refusals);
            }
        }
    }
    two_verbs(keymap, &mut refusals);
    for (context, command) in NEEDED {
        if !keymap.table(context).iter().any(|binding| binding.run == Some(command)) {
            refusals.push(Refusal::Lost { command: command.id(), context: context.name() });
        }
    }
    refusals
}

fn alone(context: Context, binding: &Binding, refusals: &mut Vec<Refusal>) {
    let (Some(command), Some(first)) = (binding.run, binding.keys.first()) else { return };
    let (context_name, keys) = (context.name(), written(&binding.keys));
    if let Some(same) = binding.keys.iter().find_map(|key| arrives_as(*key)) {
        refusals.push(Refusal::Indistinct { context: context_name, keys: keys.clone(), same });
    }
    if matches!(context, Context::Text | Context::Path | Context::Search) && first.typed().is_some() {
        refusals.push(Refusal::PlainInText { context: context_name, keys: keys.clone() });
    }
    let digit = matches!(first.typed(), Some('0'..='9'));
    if digit && !command.is_answer() {
        refusals.push(Refusal::Digit { context: context_name, keys, command: command.id() });
    }
}

/// What a terminal sends for keys that it cannot tell apart.
const fn arrives_as(key: Key) -> Option<&'static str> {
    match (key.ctrl, key.code) {
        (true, Code::Char('i')) => Some("tab"),
        (true, Code::Char('m' | 'j')) => Some("enter"),
        (true, Code::Char('h')) => Some("backspace"),
        (true, Code::Char('[')) => Some("esc"),
        _ => None,
    }
}

fn pair(context: Context, one: &Binding, other: &Binding, refusals: &mut Vec<Refusal>) {
    let (Some(first), Some(second)) = (one.run, other.run) else { return };
    if one.keys == other.keys && one.when == other.when {
        refusals.push(Refusal::Twice {
            context: context.name(),
            keys: written(&one.keys),
            one: first.id(),
            other: second.id(),
        });
    } else if one.keys != other.keys {
        let (short, long) = if one.keys.len() < other.keys.len() { (one, other) } else { (other, one) };
        if long.keys.starts_with(&short.keys) {
            let (keys, longer) = (written(&short.keys), written(&long.keys));
            refusals.push(Refusal::Prefix { context: context.name(), keys, longer });
        }
    }
}

fn two_verbs(keymap: &Keymap, refusals: &mut Vec<Refusal>) {
    let shared = Context::PANES.into_iter().chain([Context::Workspace]);
    let bound: Vec<(Context, &Binding, Command)> = shared
        .flat_map(|context| keymap.table(context).iter().map(move |binding| (context, binding)))
        .filter_map(|(context, binding)| Some((context, binding, binding.run?)))
        .collect();
    for (at, (first, one, command)) in bound.iter().enumerate() {
        for (second, other, meaning) in bound.iter().skip(at + 1) {
            let letter = one.keys.first().is_some_and(|key| key.typed().is_some_and(|typed| typed != ' '));
            if letter && first != second && one.keys == other.keys && command.verb() != meaning.verb() {
                refusals.push(Refusal::TwoVerbs {
                    keys: written(&one.keys),
                    one: command.verb(),
                    first: first.name(),
                    other: meaning.verb(),
                    second: second.name(),
                });
            }
        }
    }
}

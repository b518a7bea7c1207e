//! Keys as data: one table of commands, keymap files that bind keys to them, and the readers that show both.

mod check;
mod command;
mod context;
mod fault;
mod file;
mod hints;
mod key;
mod resolve;
#[cfg(test)]
mod tests;

pub use check::{Refusal, check};
pub use command::{Command, Need};
pub use context::{Context, Situation};
pub use fault::{Fault, Problem};
pub use file::{Binding, Bindings, read};
pub use hints::{Hint, footer, here, which_key};
pub use key::{Code, Key, KeyError, sequence, written};
pub use resolve::{Keymap, Resolved, SHIPPED};

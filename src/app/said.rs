//! Something the program says to the coach: an id in the language files with its values. The words are `ui`'s.

use crate::domain::Day;

/// A value inside a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// As written by a person.
    Text(String),
    /// A word of the language files.
    Key(&'static str),
    /// A day, written in full in the language of the screen.
    Day(Day),
    /// A number.
    Number(i64),
    /// Another message.
    Nested(Said),
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its id in the language files.
    pub id: &'static str,
    /// Its values by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Said {
    /// A message without values.
    pub const fn plain(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The message with one more text in it.
    #[must_use]
    pub fn text(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(name, Arg::Text(value.into()))
    }

    /// The message with one more word of the language files in it.
    #[must_use]
    pub fn key(self, name: &'static str, key: &'static str) -> Self {
        self.with(name, Arg::Key(key))
    }

    /// The message with one more day in it.
    #[must_use]
    pub fn day(self, name: &'static str, day: Day) -> Self {
        self.with(name, Arg::Day(day))
    }

    /// The message with one more number in it.
    #[must_use]
    pub fn number(self, name: &'static str, number: i64) -> Self {
        self.with(name, Arg::Number(number))
    }

    /// The message with another message in it.
    #[must_use]
    pub fn nested(self, name: &'static str, inner: &Self) -> Self {
        self.with(name, Arg::Nested(inner.clone()))
    }

    fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}

//! A key as the program knows it, and how it is written in a keymap file. Knows no terminal.

use std::fmt;
use std::str::FromStr;

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character; a capital letter is itself.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// A function key, 1–12.
    F(u8),
}

/// A key with what was held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held; never for characters, which are themselves.
    pub shift: bool,
}

/// Text that names no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no key; write one character, or a name such as enter, pgdn, f9, ctrl-z")]
pub struct KeyError(pub String);

const NAMES: [(&str, Code); 14] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("home", Code::Home),
    ("end", Code::End),
    ("space", Code::Char(' ')),
];

impl Key {
    /// The key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character.
    pub const fn char(character: char) -> Self {
        Self::plain(Code::Char(character))
    }

    /// The character it types in a text field, if it does.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(character) if !self.ctrl && !self.alt => Some(character),
            _ => None,
        }
    }
}

impl From<Code> for Key {
    fn from(code: Code) -> Self {
        Self::plain(code)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::F(number)) => write!(f, "f{number}"),
            (None, Code::Char(character)) => write!(f, "{character}"),
            // every other code has a name; a test holds it
            (None, _) => Ok(()),
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        loop {
            let (held, after) = match rest {
                _ if rest.chars().count() == 1 => break,
                _ if rest.starts_with("ctrl-") => (&mut key.ctrl, rest.strip_prefix("ctrl-")),
                _ if rest.starts_with("alt-") => (&mut key.alt, rest.strip_prefix("alt-")),
                _ if rest.starts_with("shift-") => (&mut key.shift, rest.strip_prefix("shift-")),
                _ => break,
            };
            *held = true;
            rest = after.unwrap_or_default();
        }
        key.code = code_of(rest).ok_or_else(|| KeyError(text.to_owned()))?;
        Ok(key)
    }
}

fn code_of(name: &str) -> Option<Code> {
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) if !only.is_whitespace() && !only.is_control() => return Some(Code::Char(only)),
        _ => {}
    }
    if let Some(number) = name.strip_prefix('f').and_then(|digits| digits.parse().ok()) {
        return (1..=12).contains(&number).then_some(Code::F(number));
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}

/// Keys pressed one after another, separated by spaces in a file.
///
/// # Errors
/// The first word that names no key.
pub fn sequence(text: &str) -> Result<Vec<Key>, KeyError> {
    let keys: Vec<Key> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(KeyError(text.to_owned())) } else { Ok(keys) }
}

/// A sequence as it is written.
pub fn written(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_and_characters() {
        assert_eq!("G".parse(), Ok(Key::char('G')));
        assert_eq!("é".parse(), Ok(Key::char('é')));
        assert_eq!("-".parse(), Ok(Key::char('-')));
        assert_eq!("f12".parse(), Ok(Key::plain(Code::F(12))));
        assert_eq!("ctrl-z".parse(), Ok(Key { ctrl: true, ..Key::char('z') }));
        assert_eq!("shift-tab".parse(), Ok(Key { shift: true, ..Key::plain(Code::Tab) }));
        for wrong in ["", "f13", "entr", "ctrl-", "ab"] {
            assert!(wrong.parse::<Key>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_named_key_is_written_and_read_back() {
        for (_, code) in NAMES {
            assert_eq!(Key::plain(code).to_string().parse(), Ok(Key::plain(code)));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_key_or_an_error(text in ".{0,12}") {
            if let Ok(key) = text.parse::<Key>() {
                prop_assert_eq!(key.to_string().parse(), Ok(key));
            }
        }
    }
}

//! What stands in one field of a form, and how keys and paste change it. Knows no form, no domain rule and no drawing.

use tui_input::InputRequest;
use zeroize::Zeroizing;

use crate::domain::Day;
use crate::domain::fold::fold;

/// A line of text that is being typed.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    input: tui_input::Input,
    /// Longest text in characters; longer text stays and is marked (design 10). 0 is no limit.
    pub max_chars: usize,
}

/// How keys move and delete in a line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKey {
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// Deletes the character before the cursor.
    Backspace,
    /// Deletes the character under the cursor.
    Delete,
    /// Deletes the word before the cursor.
    DeleteWord,
    /// Deletes the whole line.
    Clear,
}

impl TextField {
    /// An empty line with room for so many characters.
    pub fn with_max(max_chars: usize) -> Self {
        Self { input: tui_input::Input::default(), max_chars }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Replaces the text; the cursor stands at its end.
    pub fn set(&mut self, text: &str) {
        self.input = tui_input::Input::new(text.to_owned());
    }

    /// The cursor, in characters (`char`s) from the start.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Types one character.
    pub fn type_char(&mut self, typed: char) {
        self.input.handle(InputRequest::InsertChar(typed));
    }

    /// Pastes: line breaks become spaces, since a field is one line.
    pub fn paste(&mut self, pasted: &str) {
        for character in pasted.trim_end_matches(['\r', '\n']).replace("\r\n", "\n").chars() {
            self.type_char(if matches!(character, '\n' | '\r' | '\t') { ' ' } else { character });
        }
    }

    /// Moves or deletes.
    pub fn handle(&mut self, key: TextKey) {
        let request = match key {
            TextKey::Left => InputRequest::GoToPrevChar,
            TextKey::Right => InputRequest::GoToNextChar,
            TextKey::WordLeft => InputRequest::GoToPrevWord,
            TextKey::WordRight => InputRequest::GoToNextWord,
            TextKey::Home => InputRequest::GoToStart,
            TextKey::End => InputRequest::GoToEnd,
            TextKey::Backspace => InputRequest::DeletePrevChar,
            TextKey::Delete => InputRequest::DeleteNextChar,
            TextKey::DeleteWord => InputRequest::DeletePrevWord,
            TextKey::Clear => InputRequest::DeleteLine,
        };
        self.input.handle(request);
    }

    /// How many characters too long the text is.
    pub fn excess(&self) -> usize {
        let count = self.text().chars().count();
        if self.max_chars == 0 { 0 } else { count.saturating_sub(self.max_chars) }
    }
}

/// The word of an option: from the language files, or as somebody wrote it (a partner, a template).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// An id in the language files.
    Key(&'static str),
    /// Text as written.
    Text(String),
}

/// One of several options.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The options; the first is chosen with `1`.
    pub options: Vec<Word>,
    /// Which one is chosen.
    pub picked: Option<usize>,
    /// What it was last time, for `=`.
    pub previous: Option<usize>,
}

impl Choice {
    /// A choice between the words of a closed list.
    pub fn of(keys: impl IntoIterator<Item = &'static str>) -> Self {
        Self { options: keys.into_iter().map(Word::Key).collect(), picked: None, previous: None }
    }

    /// Chooses option `number` (from 1); says whether there is one.
    pub fn pick_number(&mut self, number: usize) -> bool {
        let exists = number >= 1 && number <= self.options.len();
        if exists {
            self.picked = Some(number - 1);
        }
        exists
    }

    /// Chooses the next option that somebody typed and that begins with this letter; says whether there is one. Of a long
    /// list of names only nine have a digit.
    pub fn pick_letter(&mut self, letter: char) -> bool {
        let letter = fold(&letter.to_string());
        let begins = |option: &Word| matches!(option, Word::Text(text) if fold(text).starts_with(&letter));
        let after = self.picked.map_or(0, |picked| picked + 1);
        let places = (after..self.options.len()).chain(0..after);
        let found = places.into_iter().find(|at| self.options.get(*at).is_some_and(begins));
        self.picked = found.filter(|_| !letter.is_empty()).or(self.picked);
        found.is_some() && !letter.is_empty()
    }

    /// Whether a letter finds something here: a name that somebody typed.
    pub fn has_letters(&self) -> bool {
        self.options.iter().any(|option| matches!(option, Word::Text(_)))
    }

    /// Moves the choice to the next or previous option, around the ends.
    pub fn step(&mut self, forward: bool) {
        let count = self.options.len();
        if count == 0 {
            return;
        }
        self.picked = Some(match (self.picked, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        });
    }
}

/// Several of a list of options.
#[derive(Clone, Debug, Default)]
pub struct Many {
    /// The options; the first is toggled with `1`.
    pub options: Vec<Word>,
    /// Which are chosen, in the order of the options.
    pub picked: Vec<bool>,
    /// The option under the cursor.
    pub at: usize,
}

impl Many {
    /// Options of which none is chosen.
    pub fn of(options: Vec<Word>) -> Self {
        let picked = vec![false; options.len()];
        Self { options, picked, at: 0 }
    }

    /// Chooses the option at a place, or drops it; says whether there is one.
    pub fn toggle(&mut self, at: usize) -> bool {
        let Some(picked) = self.picked.get_mut(at) else { return false };
        *picked = !*picked;
        self.at = at;
        true
    }

    /// Whether the option at a place is chosen.
    pub fn is_picked(&self, at: usize) -> bool {
        self.picked.get(at).copied().unwrap_or(false)
    }
}

/// What kind of field it is, with what stands in it.
#[derive(Clone, Debug)]
pub enum Input {
    /// A line of text.
    Text(TextField),
    /// A date as typed.
    Day(TextField),
    /// A time as typed.
    Time(TextField),
    /// A length of time as typed.
    Interval(TextField),
    /// One of several.
    Choice(Choice),
    /// Several of a list.
    Many(Many),
    /// The week: 7 days × 3 parts of the day, with the cell under the cursor.
    Week {
        /// Which cells are on: bit = day × 3 + part.
        cells: u32,
        /// 0–20.
        at: u8,
    },
    /// A passphrase: never shown, wiped when dropped.
    Secret(Zeroizing<String>),
}

impl Input {
    /// The line of text in it, for the kinds that have one.
    pub fn text_field(&self) -> Option<&TextField> {
        match self {
            Self::Text(field) | Self::Day(field) | Self::Time(field) | Self::Interval(field) => Some(field),
            Self::Choice(_) | Self::Many(_) | Self::Week { .. } | Self::Secret(_) => None,
        }
    }

    /// The line of text in it, to type into.
    pub fn text_field_mut(&mut self) -> Option<&mut TextField> {
        match self {
            Self::Text(field) | Self::Day(field) | Self::Time(field) | Self::Interval(field) => Some(field),
            Self::Choice(_) | Self::Many(_) | Self::Week { .. } | Self::Secret(_) => None,
        }
    }

    /// Whether nothing was filled in.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(field) | Self::Day(field) | Self::Time(field) | Self::Interval(field) => {
                field.text().trim().is_empty()
            }
            Self::Choice(choice) => choice.picked.is_none(),
            Self::Many(many) => !many.picked.contains(&true),
            Self::Week { cells, .. } => *cells == 0,
            Self::Secret(secret) => secret.is_empty(),
        }
    }
}

/// A day as a coach would type it, so that a field can be filled beforehand and typed over.
pub fn day_as_typed(day: Day) -> String {
    format!("{}-{}-{}", day.day_of_month(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paste_is_one_line() {
        let mut field = TextField::default();
        field.paste("een\r\ntwee\tdrie\n");
        assert_eq!(field.text(), "een twee drie");
    }

    #[test]
    fn too_much_text_stays_and_is_counted() {
        let mut field = TextField::with_max(3);
        field.paste("abcde");
        assert_eq!((field.text(), field.excess()), ("abcde", 2));
    }

    #[test]
    fn a_choice_takes_only_numbers_it_has() {
        let mut choice = Choice::of(["a", "b"]);
        assert!(!choice.pick_number(3) && !choice.pick_number(0));
        assert!(choice.pick_number(2));
        choice.step(true);
        assert_eq!(choice.picked, Some(0));
    }
}

//! Text that stays within its cells: widths by grapheme, control characters made visible. Knows no colour and no place.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Most marks that are drawn on one letter: more would paint over the rows above and below.
const MOST_MARKS: usize = 4;

/// Columns that a text takes once it is drawn.
pub fn width(text: &str) -> usize {
    cells(&clean(text))
}

/// Columns of a clean text. The screen draws grapheme by grapheme, so a ligature (lam-alef) is as wide as its letters.
fn cells(text: &str) -> usize {
    if text.is_ascii() {
        text.chars().count()
    } else {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// The text with control, bidi and joining characters made visible or harmless, so that a row cannot shift.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| is_plain(character) && character.width() != Some(0)) {
        return Cow::Borrowed(text);
    }
    let picture = |character: char| match u32::from(character) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or('�'),
        0x7F => '␡',
        _ if is_plain(character) => character,
        _ => '�',
    };
    let mut marks = 0;
    let drawn = |character: &char| {
        marks = if character.width() == Some(0) { marks + 1 } else { 0 };
        marks <= MOST_MARKS && !joins(*character)
    };
    Cow::Owned(text.chars().filter(drawn).map(picture).collect())
}

/// Joins two pictures to one, or changes the one before it: terminals do not agree on how wide that is.
const fn joins(character: char) -> bool {
    matches!(character, '\u{200D}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// Neither a control character, nor one that reorders or joins what stands beside it.
fn is_plain(character: char) -> bool {
    !character.is_control()
        && !joins(character)
        && !matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE0F}' | '\u{FEFF}')
}

/// At most so many columns, with `…` where something was cut.
pub fn truncate(text: &str, columns: usize) -> String {
    let text = clean(text);
    if cells(&text) <= columns {
        return text.into_owned();
    }
    let mut fitted = String::new();
    let mut taken = 0;
    for grapheme in text.graphemes(true) {
        let next = grapheme.width();
        if taken + next + 1 > columns {
            break;
        }
        fitted.push_str(grapheme);
        taken += next;
    }
    if columns > 0 {
        fitted.push('…');
    }
    fitted
}

/// Exactly so many columns: cut or filled with spaces.
pub fn pad(text: &str, columns: usize) -> String {
    let mut fitted = truncate(text, columns);
    let missing = columns.saturating_sub(cells(&fitted));
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// Lines of at most so many columns, broken at spaces where there are any.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut taken = 0;
    for word in clean(text).split(' ') {
        let wide = cells(word);
        if !line.is_empty() && taken + 1 + wide > columns {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            taken += 1;
        }
        for grapheme in word.graphemes(true) {
            let next = grapheme.width();
            if taken + next > columns && taken > 0 {
                lines.push(std::mem::take(&mut line));
                taken = 0;
            }
            line.push_str(grapheme);
            taken += next;
        }
    }
    lines.push(line);
    lines
}

/// A typed text in lines, with the line and column of the cursor. Every character keeps its place: nothing is dropped at
/// a line end, so that the cursor never jumps.
pub fn typed(text: &str, cursor: usize, columns: usize) -> (Vec<String>, usize, usize) {
    let before: String = text.chars().take(cursor).collect();
    let at = clean(&before).graphemes(true).count();
    let text = clean(text);
    // the cursor may stand behind the last character
    let columns = columns.saturating_sub(1).max(1);
    let mut lines: Vec<Vec<&str>> = vec![Vec::new()];
    let mut taken = 0;
    for grapheme in text.graphemes(true) {
        let next = grapheme.width();
        if taken + next > columns {
            let last = lines.last_mut();
            let rest = last.map(|line| {
                let space = line.iter().rposition(|one| *one == " ").map_or(line.len(), |space| space + 1);
                line.split_off(space)
            });
            let rest = rest.unwrap_or_default();
            taken = rest.iter().map(|one| one.width()).sum();
            lines.push(rest);
        }
        if let Some(line) = lines.last_mut() {
            line.push(grapheme);
        }
        taken += next;
    }
    let (mut row, mut left) = (0, at);
    for (number, line) in lines.iter().enumerate() {
        row = number;
        if left < line.len() || number + 1 == lines.len() {
            break;
        }
        left -= line.len();
    }
    let column = lines.get(row).map_or(0, |line| line.iter().take(left).map(|one| one.width()).sum());
    (lines.into_iter().map(|line| line.concat()).collect(), row, column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_would_shift_a_row_is_seen() {
        assert_eq!(clean("a\tb\u{202E}c"), "a␉b�c");
        assert_eq!(truncate("王小明", 5), "王小…");
        assert_eq!(pad("é", 3), "é  ");
        assert_eq!(wrap("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(clean(&format!("e{}", "\u{301}".repeat(900))).chars().count(), 1 + MOST_MARKS);
        // two letters that some fonts draw as one still take two cells
        assert_eq!(width("لا"), 2);
    }

    #[test]
    fn a_typed_text_keeps_its_cursor() {
        assert_eq!(typed("een twee", 8, 20), (vec!["een twee".into()], 0, 8));
        assert_eq!(typed("een twee drie", 13, 10), (vec!["een twee ".into(), "drie".into()], 1, 4));
        assert_eq!(typed("", 0, 10), (vec![String::new()], 0, 0));
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in ".{0,60}", columns in 0usize..300) {
            prop_assert!(cells(&truncate(&text, columns)) <= columns);
            prop_assert_eq!(cells(&pad(&text, columns)), columns);
        }

        #[test]
        fn lines_are_not_wider_than_asked(text in ".{0,60}", columns in 4usize..60, cursor in 0usize..70) {
            prop_assert!(wrap(&text, columns).iter().all(|line| cells(line) <= columns));
            let (lines, row, column) = typed(&text, cursor, columns);
            prop_assert!(lines.iter().all(|line| cells(line) <= columns));
            prop_assert!(row < lines.len() && column <= columns);
            let clean = clean(&text).into_owned();
            prop_assert_eq!(lines.concat(), clean);
        }
    }
}

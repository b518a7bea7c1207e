//! Text that stays within its cells: widths by grapheme, control characters made visible. Knows no colour and no place.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that a text takes once it is drawn.
pub fn width(text: &str) -> usize {
    clean(text).width()
}

/// The text with control, bidi and joining characters made visible or harmless, so that a row cannot shift.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let picture = |character: char| match u32::from(character) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or('�'),
        0x7F => '␡',
        _ if is_plain(character) => character,
        _ => '�',
    };
    Cow::Owned(
        text.chars().filter(|character| !matches!(character, '\u{200D}' | '\u{FE0F}')).map(picture).collect(),
    )
}

/// Neither a control character, nor one that reorders or joins what stands beside it.
fn is_plain(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE0F}' | '\u{FEFF}')
}

/// At most so many columns, with `…` where something was cut.
pub fn truncate(text: &str, columns: usize) -> String {
    let text = clean(text);
    if text.width() <= columns {
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
    let missing = columns.saturating_sub(fitted.width());
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// Lines of at most so many columns, broken at spaces where there are any.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in clean(text).split(' ') {
        let mut word = word.to_owned();
        if !line.is_empty() && line.width() + 1 + word.width() > columns {
            lines.push(std::mem::take(&mut line));
        }
        while word.width() > columns && columns > 1 {
            let mut part = String::new();
            for grapheme in word.graphemes(true) {
                if part.width() + grapheme.width() > columns {
                    break;
                }
                part.push_str(grapheme);
            }
            if part.is_empty() {
                break;
            }
            word = word.strip_prefix(part.as_str()).unwrap_or_default().to_owned();
            lines.push(part);
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    lines.push(line);
    lines
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
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in ".{0,60}", columns in 0usize..300) {
            prop_assert!(truncate(&text, columns).width() <= columns);
            prop_assert_eq!(pad(&text, columns).width(), columns);
        }
    }
}

//! Words in large letters, built of quarter blocks that every terminal font has.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

use crate::ui::pen::Pen;
use crate::ui::text;

/// Columns and rows of one letter.
const LETTER: u16 = 4;

/// The words in lines of large letters; none when a letter has no large shape or the lines would be too narrow.
pub fn lines(words: &str, width: u16) -> Option<Vec<String>> {
    let drawn = |letter: char| matches!(letter, ' '..='~' | '\u{A1}'..='\u{FF}');
    let columns = usize::from(width / LETTER);
    let longest = words.split(' ').map(text::width).max().unwrap_or(0);
    let fits = !words.trim().is_empty() && words.chars().all(drawn) && longest <= columns;
    fits.then(|| text::wrap(words, columns))
}

/// Rows that so many lines take.
pub fn rows(lines: &[String]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_mul(LETTER)
}

/// Draws them.
pub fn draw(pen: &mut Pen<'_>, lines: &[String], area: Rect, style: Style) {
    let lines: Vec<Line<'_>> = lines.iter().map(|line| Line::from(line.as_str())).collect();
    let place = area.intersection(pen.buffer.area);
    BigText::builder()
        .pixel_size(PixelSize::Quadrant)
        .style(style)
        .lines(lines)
        .build()
        .render(place, pen.buffer);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_drawn_is_large() {
        assert_eq!(lines("Ik wil lezen.", 40), Some(vec!["Ik wil".into(), "lezen.".into()]));
        assert_eq!(lines("Één café", 80), Some(vec!["Één café".into()]));
        assert_eq!(lines("王小明", 80), None);
        assert_eq!(lines("onafscheidelijk", 40), None);
        assert_eq!(lines(" ", 80), None);
    }
}

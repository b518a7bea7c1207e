//! A QR on the screen, drawn with half blocks: two of its rows in one of the screen's.

use qrcode::{Color as Module, EcLevel, QrCode};
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::ui::pen::Pen;

/// Empty modules around it, so that a telephone finds its corners.
const QUIET: usize = 2;
/// Rows and columns around it on the screen: frames, words beside it, the last line.
const AROUND: (u16, u16) = (40, 3);

fn code(text: &str) -> Option<QrCode> {
    QrCode::with_error_correction_level(text, EcLevel::L).ok()
}

/// Columns and rows that it takes.
fn measure(code: &QrCode) -> (u16, u16) {
    let modules = u16::try_from(code.width() + 2 * QUIET).unwrap_or(u16::MAX);
    (modules, modules.div_ceil(2))
}

/// Whether a window of this size has room for it.
pub fn fits(text: &str, columns: u16, rows: u16) -> bool {
    code(text).is_some_and(|code| {
        let (width, height) = measure(&code);
        columns >= width.saturating_add(AROUND.0) && rows >= height.saturating_add(AROUND.1)
    })
}

/// Draws it at the right of an area, and says how many columns it took; nothing when it does not fit.
pub fn draw(pen: &mut Pen<'_>, text: &str, area: Rect) -> Option<u16> {
    let code = code(text)?;
    let (width, height) = measure(&code);
    let screen = pen.buffer.area;
    if !fits(text, screen.width, screen.height) || width > area.width || height > area.height {
        return None;
    }
    let modules = code.to_colors();
    let side = code.width();
    let dark = |x: usize, y: usize| {
        let (Some(x), Some(y)) = (x.checked_sub(QUIET), y.checked_sub(QUIET)) else { return false };
        x < side && y < side && modules.get(y * side + x) == Some(&Module::Dark)
    };
    // a telephone reads dark on light, whatever the colours of the terminal are
    let style = Style::new().fg(Color::Black).bg(Color::White);
    let x = area.right() - width;
    for (row, y) in (0..usize::from(height)).zip(area.y..) {
        let line: String = (0..usize::from(width))
            .map(|column| match (dark(column, 2 * row), dark(column, 2 * row + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            })
            .collect();
        pen.text(x, y, width, &line, style);
    }
    Some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_with_a_long_label_fits_a_large_window_and_no_small_one() {
        let card = format!("TREDECARD1{}", "Q".repeat(220));
        assert!(fits(&card, 120, 32));
        assert!(!fits(&card, 80, 24) && !fits(&"Q".repeat(9_000), 300, 100));
    }
}

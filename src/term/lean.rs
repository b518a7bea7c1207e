//! Frames in few bytes: a coach may sit behind a slow connection to the machine that runs the program.
//!
//! ratatui says which cells differ; its own backend moves the cursor to each run of them and sets colours and modifiers
//! one by one. Here a short gap is written again where that is cheaper than a move, a move inside a row names only the
//! column, and one sequence changes all of a style. A place that the terminal may see differently (behind a character
//! that is not simply one column wide) is never counted on: the next cell gets its full address.

use std::collections::HashMap;
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::pen::Pen;

/// A terminal that is told as little as possible.
pub struct Lean<W: Write> {
    plain: CrosstermBackend<W>,
    /// What was written since the screen was empty; none where it is not known for sure what stands there.
    shown: HashMap<(u16, u16), Option<Cell>>,
    /// Where nothing was written the screen is blank.
    blank: bool,
    /// Whether the cursor is seen.
    cursor: Option<bool>,
}

impl<W: Write> Lean<W> {
    /// Over a writer whose screen is empty.
    pub fn new(writer: W) -> Self {
        Self { plain: CrosstermBackend::new(writer), shown: HashMap::new(), blank: true, cursor: None }
    }

    /// Brings the cursor to a cell.
    fn move_to(&self, at: Option<(u16, u16)>, (x, y): (u16, u16), pen: Pen, out: &mut Vec<u8>) {
        let Some((from, _)) = at.filter(|(from, row)| *row == y && *from < x) else {
            return out.extend(address(x, y).as_bytes());
        };
        let column = format!("\x1b[{}G", x.saturating_add(1));
        let empty = self.blank.then_some(Cell::EMPTY);
        let again = |column: u16| {
            let cell = self.shown.get(&(column, y)).map_or(empty.as_ref(), Option::as_ref);
            let cell = cell.filter(|cell| pen.fits(cell))?;
            cell.symbol()
                .bytes()
                .next()
                .filter(|byte| cell.symbol().len() == 1 && matches!(byte, b' '..=b'~'))
        };
        let gap: Option<Vec<u8>> =
            if usize::from(x - from) <= column.len() { (from..x).map(again).collect() } else { None };
        out.extend(gap.as_deref().unwrap_or(column.as_bytes()));
    }
}

/// The full address of a cell, without the numbers that are 1 anyway.
fn address(x: u16, y: u16) -> String {
    let number = |place: u16| if place == 0 { String::new() } else { place.saturating_add(1).to_string() };
    let column = if x == 0 { String::new() } else { format!(";{}", number(x)) };
    format!("\x1b[{}{column}H", number(y))
}

/// Columns of a cell.
fn columns(cell: &Cell) -> u16 {
    u16::try_from(cell.symbol().width()).unwrap_or(u16::MAX)
}

/// Columns that the cursor surely goes on by; none where terminals may differ.
fn advance(symbol: &str) -> Option<u16> {
    let mut characters = symbol.chars();
    let one = characters.next().filter(|one| one.width() == Some(1));
    one.filter(|_| characters.next().is_none()).map(|_| 1)
}

impl<W: Write> Write for Lean<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.plain.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.plain)
    }
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let (mut out, mut pen, mut at) = (Vec::new(), Pen::default(), None);
        for (x, y, cell) in content {
            let last = x.saturating_add(columns(cell).saturating_sub(1));
            if self
                .shown
                .get(&(last, y))
                .is_some_and(|known| known.as_ref().is_some_and(|one| columns(one) > 1))
            {
                // half of a wide character stays: terminals colour it as they like, and ratatui counts on a blank
                out.extend(pen.change_to(Pen::default()).as_bytes());
                out.extend(address(last, y).as_bytes());
                out.extend(b"  ");
                self.shown.insert((last.saturating_add(1), y), Some(Cell::EMPTY));
                (pen, at) = (Pen::default(), None);
            }
            if at != Some((x, y)) {
                self.move_to(at, (x, y), pen, &mut out);
            }
            if !pen.fits(cell) {
                out.extend(pen.change_to(Pen::of(cell)).as_bytes());
                pen = Pen::of(cell);
            }
            out.extend(cell.symbol().as_bytes());
            self.shown.insert((x, y), Some(cell.clone()));
            at = advance(cell.symbol()).map(|columns| (x.saturating_add(columns), y));
            if columns(cell) > 1 {
                // its other half is no cell of its own
                self.shown.insert((x.saturating_add(1), y), None);
            }
        }
        out.extend(pen.change_to(Pen::default()).as_bytes());
        self.plain.write_all(&out)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor.replace(false) == Some(false) { Ok(()) } else { self.plain.hide_cursor() }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor.replace(true) == Some(true) { Ok(()) } else { self.plain.show_cursor() }
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.plain.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.plain.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.shown.clear();
        self.blank = region == ClearType::All;
        self.plain.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.plain.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.plain.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.plain)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    const COLUMNS: u16 = 24;
    const ROWS: u16 = 4;

    /// What was written, to be fed to a terminal.
    #[derive(Clone, Default)]
    struct Wire(Rc<RefCell<Vec<u8>>>);

    impl Write for Wire {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn color(color: Color) -> vt100::Color {
        match color {
            Color::Reset => vt100::Color::Default,
            Color::Cyan => vt100::Color::Idx(6),
            Color::White => vt100::Color::Idx(15),
            Color::Indexed(index) => vt100::Color::Idx(index),
            Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
            other => panic!("{other} is not in these tests"),
        }
    }

    /// Every cell of the terminal looks as the buffer says.
    fn same(buffer: &Buffer, screen: &vt100::Screen) -> Result<(), TestCaseError> {
        for (x, y) in (0..ROWS).flat_map(|y| (0..COLUMNS).map(move |x| (x, y))) {
            let (wanted, seen) = (&buffer[(x, y)], screen.cell(y, x).unwrap());
            if seen.is_wide_continuation() {
                continue;
            }
            let contents = if seen.has_contents() { seen.contents() } else { " " };
            prop_assert_eq!(contents, wanted.symbol(), "{} {}", x, y);
            let has = |modifier| wanted.modifier.contains(modifier);
            prop_assert_eq!(seen.bgcolor(), color(wanted.bg), "{} {}", x, y);
            prop_assert_eq!(seen.inverse(), has(Modifier::REVERSED), "{} {}", x, y);
            prop_assert_eq!(seen.underline(), has(Modifier::UNDERLINED), "{} {}", x, y);
            if contents != " " || seen.inverse() || seen.underline() {
                prop_assert_eq!(seen.fgcolor(), color(wanted.fg), "{} {}", x, y);
                // this terminal shows only one of both at a time
                if !has(Modifier::BOLD | Modifier::DIM) {
                    prop_assert_eq!(seen.bold(), has(Modifier::BOLD), "{} {}", x, y);
                    prop_assert_eq!(seen.dim(), has(Modifier::DIM), "{} {}", x, y);
                }
                prop_assert_eq!(seen.italic(), has(Modifier::ITALIC), "{} {}", x, y);
            }
        }
        Ok(())
    }

    fn style() -> impl Strategy<Value = Style> {
        let color = prop::sample::select(vec![
            Color::Reset,
            Color::Reset,
            Color::Cyan,
            Color::White,
            Color::Indexed(77),
            Color::Rgb(1, 20, 255),
        ]);
        let modifier = prop::sample::select(vec![
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::BOLD | Modifier::REVERSED,
            Modifier::REVERSED,
            Modifier::UNDERLINED | Modifier::ITALIC,
        ]);
        (color.clone(), color, modifier)
            .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
    }

    /// Words at places of a frame, each in its style.
    fn frame() -> impl Strategy<Value = Vec<(u16, u16, &'static str, Style)>> {
        let words = prop::sample::select(vec![
            "a",
            "Jan Bakker",
            "   ",
            "│",
            "ÇelÏk · ▶",
            "日本語",
            "e\u{301}e",
            "x 日 y",
            "-",
        ]);
        prop::collection::vec((0..COLUMNS, 0..ROWS, words, style()), 0..12)
    }

    proptest! {
        /// Whatever was on the screen, after a frame the terminal shows exactly that frame.
        #[test]
        fn the_terminal_shows_what_the_buffer_says(frames in prop::collection::vec(frame(), 1..6)) {
            let wire = Wire::default();
            let viewport = Viewport::Fixed(Rect::new(0, 0, COLUMNS, ROWS));
            let options = TerminalOptions { viewport };
            let mut terminal = Terminal::with_options(Lean::new(wire.clone()), options).unwrap();
            let mut seen = vt100::Parser::new(ROWS.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0);
            for words in frames {
                let mut wanted = Buffer::default();
                terminal.draw(|frame| {
                    for (x, y, text, style) in &words {
                        frame.buffer_mut().set_string(*x, *y, text, *style);
                    }
                    wanted = frame.buffer_mut().clone();
                }).unwrap();
                seen.process(&wire.0.take());
                same(&wanted, seen.screen())?;
            }
        }
    }

    /// What was written between two frames.
    fn bytes(first: &[(u16, u16, &str, Style)], then: &[(u16, u16, &str, Style)]) -> String {
        let wire = Wire::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, COLUMNS, ROWS)) };
        let mut terminal = Terminal::with_options(Lean::new(wire.clone()), options).unwrap();
        for words in [first, then] {
            wire.0.take();
            let draw = |frame: &mut ratatui::Frame<'_>| {
                for (x, y, text, style) in words {
                    frame.buffer_mut().set_string(*x, *y, text, *style);
                }
            };
            terminal.draw(draw).unwrap();
        }
        String::from_utf8(wire.0.take()).unwrap()
    }

    #[test]
    fn a_frame_says_only_what_is_needed() {
        let plain = Style::new();
        assert_eq!(bytes(&[(2, 1, "aaaa", plain)], &[(2, 1, "aaaa", plain)]), "");
        // a short gap is written again, a long one is jumped over
        assert_eq!(bytes(&[(2, 1, "abcd", plain)], &[(2, 1, "xbcx", plain)]), "\x1b[2;3Hxbcx");
        let long = "abcdefghijkl";
        assert_eq!(bytes(&[(2, 1, long, plain)], &[(2, 1, "xbcdefghijkx", plain)]), "\x1b[2;3Hx\x1b[14Gx");
        // one sequence for all of a style, and none where a blank looks the same
        let loud = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
        assert_eq!(
            bytes(&[], &[(0, 0, "a", loud), (1, 0, " ", plain), (2, 0, "b", loud)]),
            "\x1b[H\x1b[1;36ma b\x1b[m"
        );
    }
}

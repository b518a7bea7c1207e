//! The style the terminal writes in, and the shortest way from one to the next.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What shows on a blank cell too.
const ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// Each modifier with the number that sets it and the one that takes it away.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Colours and modifiers of what is written next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// The style of a cell.
    pub const fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether a cell written with this pen looks as it should: on a blank one the colour of the letters does not show.
    pub fn fits(self, cell: &Cell) -> bool {
        let wanted = Self::of(cell);
        let shows = (self.modifier | wanted.modifier).intersects(ON_BLANKS);
        self == wanted || (cell.symbol() == " " && self.bg == wanted.bg && !shows)
    }

    /// What brings the terminal from this style to another: only what differs, or all of it after a reset when that is
    /// shorter.
    pub fn change_to(self, wanted: Self) -> String {
        if self == wanted {
            return String::new();
        }
        let mut differs = String::new();
        let gone = self.modifier - wanted.modifier;
        let mut kept = self.modifier - gone;
        for (modifier, _, off) in MODIFIERS.into_iter().filter(|(modifier, _, _)| gone.contains(*modifier)) {
            // bold and dim, and both kinds of blinking, can only be taken away together
            let taken = MODIFIERS.into_iter().filter(|(_, _, other)| *other == off);
            kept -= taken.fold(modifier, |all, (modifier, _, _)| all | modifier);
            add(&mut differs, off);
        }
        add_modifiers(&mut differs, wanted.modifier - kept);
        if self.fg != wanted.fg {
            add_color(&mut differs, wanted.fg, 0);
        }
        if self.bg != wanted.bg {
            add_color(&mut differs, wanted.bg, 10);
        }
        let fresh = wanted.afresh();
        let shorter = if fresh.len() < differs.len() { fresh } else { differs };
        format!("\x1b[{shorter}m")
    }

    /// The numbers of a reset and of this style.
    fn afresh(self) -> String {
        let mut numbers = String::new();
        if self != Self::default() {
            add(&mut numbers, 0);
            add_modifiers(&mut numbers, self.modifier);
        }
        if self.fg != Color::Reset {
            add_color(&mut numbers, self.fg, 0);
        }
        if self.bg != Color::Reset {
            add_color(&mut numbers, self.bg, 10);
        }
        numbers
    }
}

fn add(numbers: &mut String, number: u8) {
    let parted = if numbers.is_empty() { "" } else { ";" };
    // writing to a string does not fail
    let _ = write!(numbers, "{parted}{number}");
}

fn add_modifiers(numbers: &mut String, wanted: Modifier) {
    for (_, on, _) in MODIFIERS.into_iter().filter(|(modifier, _, _)| wanted.contains(*modifier)) {
        add(numbers, on);
    }
}

/// A colour of letters, or with 10 more of what is behind them.
fn add_color(numbers: &mut String, color: Color, behind: u8) {
    let plain = match color {
        Color::Reset => 39,
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
        Color::Indexed(index) => {
            return [38 + behind, 5, index].into_iter().for_each(|number| add(numbers, number));
        }
        Color::Rgb(red, green, blue) => {
            return [38 + behind, 2, red, green, blue].into_iter().for_each(|number| add(numbers, number));
        }
    };
    add(numbers, plain + behind);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(fg: Color, modifier: Modifier) -> Pen {
        Pen { fg, modifier, ..Pen::default() }
    }

    #[test]
    fn a_change_is_the_shorter_of_what_differs_and_a_fresh_start() {
        let plain = Pen::default();
        let quiet = pen(Color::Reset, Modifier::DIM);
        let both = pen(Color::Reset, Modifier::BOLD | Modifier::DIM);
        let loud = pen(Color::Indexed(77), Modifier::BOLD | Modifier::REVERSED);
        assert_eq!(plain.change_to(plain), "");
        assert_eq!(loud.change_to(plain), "\x1b[m");
        assert_eq!(plain.change_to(loud), "\x1b[1;7;38;5;77m");
        assert_eq!(loud.change_to(pen(Color::Indexed(77), Modifier::BOLD)), "\x1b[27m");
        // bold goes, and takes dim with it: it is set again
        assert_eq!(both.change_to(quiet), "\x1b[0;2m");
        assert_eq!(
            pen(Color::Indexed(77), Modifier::BOLD | Modifier::DIM)
                .change_to(pen(Color::Indexed(77), Modifier::DIM)),
            "\x1b[22;2m"
        );
    }
}

//! From what the terminal says to messages of the core; two quick clicks on one place are one double click.

use crate::app::msg::{MouseKind, Msg};
use crate::term::Input;

/// Two clicks within so many milliseconds belong together.
const DOUBLE_MS: u64 = 400;

/// Remembers the last click.
#[derive(Debug, Default)]
pub struct Clicks {
    last: Option<(u16, u16, u64)>,
}

impl Clicks {
    /// The message for what came in; none for what the loop answers itself.
    pub fn message(&mut self, input: Input, now_ms: u64) -> Option<Msg> {
        Some(match input {
            Input::Key(key) => Msg::Key(key),
            Input::Paste(text) => Msg::Paste(text),
            Input::Click(x, y) => Msg::Mouse(self.clicked(x, y, now_ms), x, y),
            Input::Wheel(true, x, y) => Msg::Mouse(MouseKind::WheelUp, x, y),
            Input::Wheel(false, x, y) => Msg::Mouse(MouseKind::WheelDown, x, y),
            Input::Resize(width, height) => Msg::Resized(width, height),
            Input::End | Input::Stop | Input::Gone => return None,
        })
    }

    fn clicked(&mut self, x: u16, y: u16, now_ms: u64) -> MouseKind {
        let twice = self.last.is_some_and(|(last_x, last_y, at)| {
            (last_x, last_y) == (x, y) && now_ms.saturating_sub(at) <= DOUBLE_MS
        });
        // a third click begins anew
        self.last = if twice { None } else { Some((x, y, now_ms)) };
        if twice { MouseKind::DoubleClick } else { MouseKind::Click }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_quick_clicks_on_one_place_are_a_double_click_and_a_third_is_none() {
        let mut clicks = Clicks::default();
        let mut kinds = Vec::new();
        for (x, now) in [(4, 1_000), (4, 1_300), (4, 1_500), (4, 2_500), (5, 2_600)] {
            if let Some(Msg::Mouse(kind, ..)) = clicks.message(Input::Click(x, 2), now) {
                kinds.push(kind == MouseKind::DoubleClick);
            }
        }
        assert_eq!(kinds, [false, true, false, false, false]);
    }
}

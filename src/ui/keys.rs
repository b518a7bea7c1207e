//! Keys with their words: what stands in the foot of a box and in the last line. Each is a button. Knows no screen.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::layout::Target;
use crate::app::model::Model;
use crate::app::situation;
use crate::keymap::{Command, Context, Hint, footer};

use super::pen::Pen;
use super::text;

/// A key with its word, and what a click on it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// `n nieuw`.
    pub words: String,
    /// Nothing for words that stand for several keys.
    pub command: Option<Command>,
}

impl Button {
    /// Words that cannot be clicked.
    pub const fn words(words: String) -> Self {
        Self { words, command: None }
    }

    /// The first key of a hint with its word.
    pub fn of(pen: &Pen<'_>, hint: &Hint) -> Self {
        let key = hint.keys.first().map(|key| label(key)).unwrap_or_default();
        let words = format!("{key} {}", pen.word(&hint.command.label_key()));
        Self { words, command: Some(hint.command) }
    }
}

/// A key as it stands on the keyboard: `F9`, `←`.
pub fn label(written: &str) -> String {
    let one = |key: &str| match key.rsplit_once('-') {
        // `ctrl-left`; a lone `-` is the key itself
        Some((modifiers, key)) if !modifiers.is_empty() && !key.is_empty() => {
            format!("{modifiers}-{}", named(key))
        }
        _ => named(key),
    };
    written.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

fn named(key: &str) -> String {
    match key {
        "left" => "←".to_owned(),
        "right" => "→".to_owned(),
        "up" => "↑".to_owned(),
        "down" => "↓".to_owned(),
        _ if key.starts_with('f') && key.chars().count() > 1 => key.to_uppercase(),
        _ => key.to_owned(),
    }
}

/// Keys that work on every screen: they stand in the last line, the others at the foot of their box.
pub fn is_global(hint: &Hint) -> bool {
    hint.context == Context::Global
        || matches!(
            hint.command,
            Command::HelpShow
                | Command::PaletteShow
                | Command::Undo
                | Command::PaneNext
                | Command::Lock
                | Command::Quit
        )
}

/// What works now and is about what stands on the screen, most useful first.
pub fn here(pen: &Pen<'_>, model: &Model) -> Vec<Button> {
    let hints = footer(&model.keymap, &situation(model));
    hints.iter().filter(|hint| !is_global(hint)).map(|hint| Button::of(pen, hint)).collect()
}

/// What works now everywhere, most useful first.
pub fn everywhere(pen: &Pen<'_>, model: &Model) -> Vec<Button> {
    let hints = footer(&model.keymap, &situation(model));
    hints.iter().filter(|hint| is_global(hint)).map(|hint| Button::of(pen, hint)).collect()
}

/// How many of the buttons fit, and the columns they take.
pub fn fitting(buttons: &[Button], columns: u16) -> (usize, u16) {
    let (mut count, mut taken) = (0, 0);
    for button in buttons {
        let gap = if count == 0 { 0 } else { 2 };
        let wide = u16::try_from(text::width(&button.words)).unwrap_or(u16::MAX);
        let Some(next) = wide.checked_add(taken + gap).filter(|next| *next <= columns) else { break };
        (count, taken) = (count + 1, next);
    }
    (count, taken)
}

/// Draws the buttons that fit from left to right; never half a word.
pub fn draw(pen: &mut Pen<'_>, buttons: &[Button], area: Rect, style: Style) {
    let (count, _) = fitting(buttons, area.width);
    let mut x = area.x;
    for button in buttons.iter().take(count) {
        let taken = pen.text(x, area.y, area.right().saturating_sub(x), &button.words, style);
        if let Some(command) = button.command {
            pen.target(Rect { x, y: area.y, width: taken, height: 1 }, Target::Command(command));
        }
        x += taken + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn arrows_are_drawn_with_and_without_another_key() {
        let shown = ["left", "ctrl-left", "shift-f7", "g a", "-", "ctrl-t"].map(label);
        assert_eq!(shown, ["←", "ctrl-←", "shift-F7", "g a", "-", "ctrl-t"]);
    }
}

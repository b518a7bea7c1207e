//! From the events of the terminal to our own; only presses count, since some terminals send releases too.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::Input;
use crate::keymap::{Code, Key};

/// What an event means here; none for what we do not use.
pub fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => pressed(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => Some(Input::Resize(width, height)),
        Event::Mouse(mouse) => used(mouse),
        Event::FocusGained | Event::FocusLost => None,
    }
}

const fn used(mouse: MouseEvent) -> Option<Input> {
    let (x, y) = (mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(x, y)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(true, x, y)),
        MouseEventKind::ScrollDown => Some(Input::Wheel(false, x, y)),
        _ => None,
    }
}

fn pressed(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt, shift) =
        (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), held(KeyModifiers::SHIFT));
    let code = match event.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::F(number) if number <= 12 => Code::F(number),
        _ => return None,
    };
    // a capital letter is itself; shift counts only where nothing else shows it
    let shift = event.code == KeyCode::BackTab || (shift && !matches!(code, Code::Char(_) | Code::Tab));
    Some(Key { code, ctrl, alt, shift })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
        pressed(KeyEvent::new(code, modifiers)).map(|key| key.to_string())
    }

    #[test]
    fn keys_as_keymaps_write_them() {
        assert_eq!(key(KeyCode::Char('G'), KeyModifiers::SHIFT).as_deref(), Some("G"));
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT).as_deref(), Some("shift-tab"));
        assert_eq!(key(KeyCode::Char('z'), KeyModifiers::CONTROL).as_deref(), Some("ctrl-z"));
        assert_eq!(key(KeyCode::F(9), KeyModifiers::NONE).as_deref(), Some("f9"));
        assert_eq!(key(KeyCode::CapsLock, KeyModifiers::NONE), None);
        let release =
            KeyEvent { kind: KeyEventKind::Release, ..KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE) };
        assert_eq!(pressed(release), None);
    }
}

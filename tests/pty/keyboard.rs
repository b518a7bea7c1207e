//! What a terminal sends for a key.

use trede::keymap::{Code, Key};

/// The bytes of one key press, as xterm sends them.
pub fn bytes(key: Key) -> Vec<u8> {
    let plain: String = match key.code {
        Code::Char(character) if key.ctrl => {
            char::from(u8::try_from(character.to_ascii_uppercase()).unwrap() & 0x1f).into()
        }
        Code::Char(character) => character.into(),
        Code::Enter => "\r".into(),
        Code::Esc => "\x1b".into(),
        Code::Tab if key.shift => "\x1b[Z".into(),
        Code::Tab => "\t".into(),
        Code::Backspace => "\x7f".into(),
        Code::Delete => "\x1b[3~".into(),
        Code::PageUp => "\x1b[5~".into(),
        Code::PageDown => "\x1b[6~".into(),
        Code::Up => "\x1b[A".into(),
        Code::Down => "\x1b[B".into(),
        Code::Right => "\x1b[C".into(),
        Code::Left => "\x1b[D".into(),
        Code::Home => "\x1b[H".into(),
        Code::End => "\x1b[F".into(),
        Code::F(number @ 1..=4) => format!("\x1bO{}", char::from(b'P' + number - 1)),
        Code::F(number) => {
            let code = [15, 17, 18, 19, 20, 21, 23, 24][usize::from(number) - 5];
            format!("\x1b[{code}~")
        }
    };
    plain.into_bytes()
}

//! Asks on a line of the terminal: a passphrase without showing it, or what may be seen. Knows no screen: for the command line.

use std::io::{self, BufRead, IsTerminal, Write};

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use secrecy::SecretString;
use zeroize::Zeroizing;

/// The most characters of a passphrase; room is taken once, so that no half of it stays behind in memory.
const MOST: usize = 1024;

/// What somebody typed; none when nobody can be asked, or they would not say.
///
/// # Errors
/// A terminal that does not answer.
pub fn ask(question: &str) -> io::Result<Option<SecretString>> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(None);
    }
    super::signals::give_back_on_end()?;
    let mut err = io::stderr();
    write!(err, "{question} ")?;
    err.flush()?;
    let typed = {
        let _quiet = Quiet::begin()?;
        typed()
    };
    writeln!(err)?;
    typed
}

/// Asks something that may be seen while it is typed; none when nobody can be asked, or nothing more comes.
///
/// # Errors
/// A terminal that does not answer.
pub fn answer(question: &str) -> io::Result<Option<String>> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(None);
    }
    let mut err = io::stderr();
    write!(err, "{question} ")?;
    err.flush()?;
    let mut line = String::new();
    let read = io::Read::take(io::stdin().lock(), MOST as u64).read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

/// The terminal shows nothing while this stands.
struct Quiet;

impl Quiet {
    fn begin() -> io::Result<Self> {
        enable_raw_mode()?;
        Ok(Self)
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        loud();
    }
}

/// Gives the terminal its lines and echo back; again does nothing.
pub(super) fn loud() {
    // nothing can be done about a terminal that is gone
    let _ = disable_raw_mode();
}

fn typed() -> io::Result<Option<SecretString>> {
    let mut line = Zeroizing::new(String::with_capacity(MOST * 4));
    loop {
        let key = match event::read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => key,
            _ => continue,
        };
        match key.code {
            KeyCode::Enter => return Ok(Some(SecretString::from(line.as_str()))),
            KeyCode::Esc => return Ok(None),
            KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(None),
            KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => line.clear(),
            KeyCode::Backspace => drop(line.pop()),
            KeyCode::Char(one) if line.len() < MOST * 4 - 4 => line.push(one),
            _ => {}
        }
    }
}

//! The terminal: entering, leaving whatever happens, drawing and reading keys. The only place that names crossterm.

mod ask;
mod convert;
mod lean;
mod pen;
mod signals;

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::Terminal;

use crate::keymap::Key;

pub use ask::{answer, ask};
pub use lean::Lean;
pub use signals::stopped;

/// What the terminal cannot do.
#[derive(Debug, thiserror::Error)]
pub enum TermError {
    /// Output or input is a file or a pipe.
    #[error("this is no terminal; use `trede list`, `trede agenda` or `trede show` here")]
    NoTerminal,
    /// The terminal stopped answering.
    #[error("the terminal failed: {0}")]
    Io(#[from] io::Error),
}

/// What came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The left button, at a column and row.
    Click(u16, u16),
    /// The wheel: up or down, at a column and row.
    Wheel(bool, u16, u16),
    /// The terminal got another size.
    Resize(u16, u16),
    /// The system asks the program to end, or the terminal is gone.
    End,
    /// The system asks the program to stop for a while.
    Stop,
    /// The terminal does not answer any more.
    Gone,
}

/// Whether the terminal was changed and has to be put back.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether there is a terminal that a screen can be drawn on: not a pipe, and not one that says of itself that it
/// only takes lines.
pub fn is_there() -> bool {
    let takes_lines_only = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdout().is_terminal() && io::stdin().is_terminal() && !takes_lines_only
}

/// The screen while the program has it; put back when dropped.
pub struct Screen {
    terminal: Terminal<Lean<BufWriter<Stdout>>>,
}

impl Screen {
    /// Takes the screen. A panic puts it back and says nothing personal, unless `is_mended` knows that it is caught.
    ///
    /// # Errors
    /// No terminal, or one that does not answer.
    pub fn enter(is_mended: fn() -> bool) -> Result<Self, TermError> {
        if !is_there() {
            return Err(TermError::NoTerminal);
        }
        std::panic::set_hook(Box::new(move |_| {
            if is_mended() {
                return;
            }
            restore();
            // the message of a panic may hold what somebody typed
            let _ = writeln!(io::stderr(), "trede stopped unexpectedly; everything that was saved is there.");
        }));
        let terminal = terminal()?;
        take()?;
        Ok(Self { terminal })
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// A terminal that does not answer.
    pub fn size(&self) -> Result<(u16, u16), TermError> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws one frame, shown at once.
    ///
    /// # Errors
    /// A terminal that does not answer.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame<'_>)) -> Result<(), TermError> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        Ok(())
    }

    /// Gives the terminal back, stops until the system continues the program, and takes it again.
    ///
    /// # Errors
    /// A terminal that does not answer.
    pub fn suspend(&mut self) -> Result<(), TermError> {
        restore();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        take()?;
        // a new one: asking the old one to clear itself would wait for an answer that the listener reads
        self.terminal = terminal()?;
        Ok(())
    }
}

fn terminal() -> io::Result<Terminal<Lean<BufWriter<Stdout>>>> {
    Terminal::new(Lean::new(BufWriter::with_capacity(64 * 1024, io::stdout())))
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, EnableMouseCapture, EnableBracketedPaste, cursor::Hide)
}

/// Puts the terminal back as it was found; more than once does nothing.
pub fn restore() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        // nothing can be done about a terminal that is gone
        let _ = execute!(
            out,
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            DisableMouseCapture,
            Clear(ClearType::All),
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
    }
}

/// Hands everything that comes in to `send`, from threads of its own, until `send` says that nobody listens.
///
/// # Errors
/// A system that gives no thread, or no signals.
pub fn listen(send: impl Fn(Input) -> bool + Clone + Send + 'static) -> Result<(), TermError> {
    signals::listen(send.clone())?;
    thread::Builder::new().name("keys".into()).spawn(move || {
        loop {
            let input = match event::read() {
                Ok(event) => convert::input(event),
                Err(_) => Some(Input::Gone),
            };
            let gone = input == Some(Input::Gone);
            if input.is_some_and(|input| !send(input)) || gone {
                return;
            }
        }
    })?;
    Ok(())
}

//! A pseudo-terminal with the real program in it: keys go in, the screen is read back. Waits for what is seen, never for a time.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use trede::keymap::sequence;
use vt100::{Parser, Screen};

use crate::pty::keyboard;
use crate::pty::leaving::settings;

/// Nothing the program does takes so long, on the slowest computer that runs these tests.
pub const DEADLINE: Duration = Duration::from_mins(1);
/// How many lines that left the screen at its top are kept.
const SCROLLBACK: usize = 1_000;

/// What the terminal got so far.
pub struct Seen {
    parser: Parser,
    bytes: Vec<u8>,
    /// Nobody looks any more.
    pub closed: bool,
}

impl Seen {
    /// Whether no frame is half drawn.
    fn is_whole(&self) -> bool {
        const FRAME: &[u8] = b"\x1b[?2026";
        let last = self.bytes.windows(FRAME.len()).rposition(|bytes| bytes == FRAME);
        last.is_none_or(|at| self.bytes.get(at + FRAME.len()) == Some(&b'l'))
    }
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;

/// A terminal window with the program in it.
pub struct Window {
    pub child: Box<dyn Child + Send + Sync>,
    pub master: Option<Box<dyn MasterPty + Send>>,
    /// Kept open, so that the line settings can still be read when the program is gone.
    pub slave: Option<Box<dyn SlavePty + Send>>,
    pub writer: Option<Box<dyn Write + Send>>,
    pub reader: Option<JoinHandle<()>>,
    shared: Shared,
    /// The line settings as the program found them.
    pub found: String,
    /// Keys that were pressed and were no text of an answer.
    pub counted: usize,
}

impl Window {
    /// Starts a program in a window of its own.
    pub fn start(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let found = settings(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut source = pair.master.try_clone_reader().unwrap();
        let parser = Parser::new(cells(rows), cells(columns), SCROLLBACK);
        let shared: Shared =
            Arc::new((Mutex::new(Seen { parser, bytes: Vec::new(), closed: false }), Condvar::new()));
        let to = Arc::clone(&shared);
        let reader = thread::spawn(move || {
            let mut part = [0; 4096];
            // an error is a terminal that was closed
            while let Ok(length @ 1..) = source.read(&mut part) {
                let mut seen = to.0.lock().unwrap();
                seen.parser.process(&part[..length]);
                seen.bytes.extend(&part[..length]);
                to.1.notify_all();
                if seen.closed {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self {
            child,
            master: Some(pair.master),
            slave: Some(pair.slave),
            writer: Some(writer),
            reader: Some(reader),
            shared,
            found,
            counted: 0,
        }
    }

    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.0.lock().unwrap()
    }

    /// Waits until the screen is as it should be, and returns its text.
    #[track_caller]
    pub fn until(&self, what: &str, mut is_so: impl FnMut(&Screen) -> bool) -> String {
        let begun = Instant::now();
        let mut seen = self.seen();
        while !(seen.is_whole() && is_so(seen.parser.screen())) {
            let left = DEADLINE.saturating_sub(begun.elapsed());
            if left.is_zero() {
                let text = seen.parser.screen().contents();
                // the reader still needs it
                drop(seen);
                panic!("not seen: {what}\n{text}");
            }
            seen = self.shared.1.wait_timeout(seen, left).unwrap().0;
        }
        seen.parser.screen().contents()
    }

    /// Waits for text on the screen.
    #[track_caller]
    pub fn sees(&self, text: &str) -> String {
        self.until(text, |screen| screen.contents().contains(text))
    }

    /// The screen as it is now.
    pub fn screen(&self) -> Screen {
        self.seen().parser.screen().clone()
    }

    /// Everything the terminal ever got.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen().bytes.clone()
    }

    fn write(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
    }

    /// Presses keys, written as in a keymap file, as fast as they come.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let keys = sequence(keys).unwrap();
        self.counted += keys.len();
        let bytes: Vec<u8> = keys.into_iter().flat_map(keyboard::bytes).collect();
        self.write(&bytes);
        self
    }

    /// Types the text of an answer.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.write(text.as_bytes());
        self
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.write(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        self
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen().parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
    }

    /// Everything on the ordinary screen of the terminal, and what left it at its top.
    pub fn ordinary(&self) -> String {
        let mut screen = self.screen();
        assert!(!screen.alternate_screen());
        let mut all = screen.contents();
        screen.set_scrollback(SCROLLBACK);
        all.push_str(&screen.contents());
        all
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // after a failed test; one that ended is not harmed
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

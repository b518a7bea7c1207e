//! How the program in a window ends or stops, and whether it gave the terminal back.

use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{ExitStatus, MasterPty};

use crate::pty::window::{DEADLINE, Window, size};

impl Window {
    /// Closes the window with the program in it: the system tells it so.
    pub fn close(&mut self) {
        self.seen().closed = true;
        // the reader holds the terminal too, until the program draws again
        self.master.as_ref().unwrap().resize(size(100, 30)).unwrap();
        self.reader.take().unwrap().join().unwrap();
        (self.writer, self.slave, self.master) = (None, None, None);
    }

    /// Sends the process a signal.
    #[cfg(unix)]
    pub fn signal(&self, name: &str) {
        let process = self.child.process_id().unwrap().to_string();
        let done = std::process::Command::new("kill").args([&format!("-{name}"), &process]).status();
        assert!(done.unwrap().success());
    }

    /// Waits until the system has stopped the process.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub fn is_stopped(&self) {
        let path = format!("/proc/{}/stat", self.child.process_id().unwrap());
        poll("stopped", || {
            let stat = std::fs::read_to_string(&path).unwrap();
            stat.rsplit(") ").next().unwrap().starts_with('T').then_some(())
        });
    }

    /// Waits until the program has taken the line settings of the terminal.
    #[cfg(unix)]
    #[track_caller]
    pub fn is_taken(&self) {
        let settings = || settings(&**self.master.as_ref().unwrap());
        poll("other line settings", || (settings() != self.found).then_some(()));
    }

    /// Waits for the end of the program.
    #[track_caller]
    pub fn ended(&mut self) -> ExitStatus {
        poll("the end", || self.child.try_wait().unwrap())
    }

    /// Whether the terminal is as it was before the program took it.
    #[track_caller]
    pub fn is_given_back(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "the other screen stands");
        assert!(!screen.hide_cursor(), "no cursor");
        assert!(!screen.bracketed_paste(), "bracketed paste");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(settings(&**self.master.as_ref().unwrap()), self.found, "the line settings");
    }

    /// Waits for the end, and for the last byte; the terminal is given back then.
    #[track_caller]
    pub fn leaves(&mut self) -> ExitStatus {
        let status = self.ended();
        let settings = settings(&**self.master.as_ref().unwrap());
        assert_eq!(settings, self.found, "the line settings");
        self.slave = None;
        self.reader.take().unwrap().join().unwrap();
        self.is_given_back();
        status
    }
}

/// Asks again and again; for what cannot be waited for.
#[track_caller]
fn poll<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(begun.elapsed() < DEADLINE, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(2));
    }
}

/// The line settings of a terminal, to compare.
#[cfg(unix)]
pub fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// There are none to compare.
#[cfg(not(unix))]
pub fn settings(_: &dyn MasterPty) -> String {
    String::new()
}

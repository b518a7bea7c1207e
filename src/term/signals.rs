//! What the system asks of the program: to end (TERM, HUP, INT from outside) and to stop for a while (TSTP).
//! On the screen both are messages; at a question of the command line the terminal is given back at once, and a long job of
//! it is asked to end by itself.

use std::io;
#[cfg(unix)]
use std::sync::atomic::{AtomicBool, Ordering};

use super::Input;

/// Whether a question of the command line listens to signals already; like a handler itself, one for the whole program.
#[cfg(unix)]
static LISTENS: AtomicBool = AtomicBool::new(false);

/// A long job asks now and then whether it should end.
#[cfg(unix)]
static AT_WORK: AtomicBool = AtomicBool::new(false);

/// It should.
#[cfg(unix)]
static ASKED_TO_END: AtomicBool = AtomicBool::new(false);

/// Hands signals to `send` from a thread of its own.
#[cfg(unix)]
pub fn listen(send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};

    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            if !send(if signal == SIGTSTP { Input::Stop } else { Input::End }) {
                return;
            }
        }
    })?;
    Ok(())
}

/// Ends at TERM, HUP and INT as a program does that listens to none, but gives the terminal back first: a shell after a
/// passphrase that nobody finished must show again what is typed. Once is enough for all questions of a program.
#[cfg(unix)]
pub fn give_back_on_end() -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    if LISTENS.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            // a job that asks ends at its next question; a second signal does not wait for that
            if AT_WORK.load(Ordering::SeqCst) && !ASKED_TO_END.swap(true, Ordering::SeqCst) {
                continue;
            }
            super::ask::loud();
            // it ends here, and tells who started it by which signal
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    })?;
    Ok(())
}

/// Whether a long job of the command line was asked to end: by ctrl-c, or from outside. From the first question on such a
/// signal ends nothing by itself, so the job must go on asking.
#[cfg(unix)]
pub fn stopped() -> bool {
    if !AT_WORK.swap(true, Ordering::SeqCst) && give_back_on_end().is_err() {
        // nobody listens: a signal ends the program as it always did, and what was not finished does not show
        return false;
    }
    ASKED_TO_END.load(Ordering::SeqCst)
}

/// On Windows ctrl-c ends the program at once; what was not finished does not show.
#[cfg(not(unix))]
pub fn stopped() -> bool {
    false
}

/// Windows closes the window, and with it what it shows.
#[cfg(not(unix))]
pub fn give_back_on_end() -> io::Result<()> {
    Ok(())
}

/// Windows closes the window without asking; what is typed is in the draft by then.
#[cfg(not(unix))]
pub fn listen(_: impl Fn(Input) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}

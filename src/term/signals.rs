//! What the system asks of the program: to end (TERM, HUP, INT from outside) and to stop for a while (TSTP).

use std::io;

use super::Input;

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

/// Windows closes the window without asking; what is typed is in the draft by then.
#[cfg(not(unix))]
pub fn listen(_: impl Fn(Input) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}

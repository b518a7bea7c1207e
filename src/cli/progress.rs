//! How far a long job is, on the error output, and only for a person who looks at it; and whether it should end.

use std::io::Write;

use super::surroundings::Stopped;
use super::words::Words;

/// Tells how far a job is: one line that is written over.
pub struct Progress<'a> {
    err: &'a mut dyn Write,
    shown: bool,
    words: Words,
    last: Option<u64>,
    stopped: &'a Stopped<'a>,
}

impl<'a> Progress<'a> {
    /// On this output, if a person looks at it.
    pub fn new(err: &'a mut dyn Write, shown: bool, words: Words, stopped: &'a Stopped<'a>) -> Self {
        Self { err, shown, words, last: None, stopped }
    }

    /// So much of the whole is done; written once for each percent. Says whether to go on.
    pub fn tell(&mut self, done: u64, total: u64) -> bool {
        let percent = done.saturating_mul(100).checked_div(total).unwrap_or(100);
        if self.shown && self.last != Some(percent) {
            self.last = Some(percent);
            let line = self.words.filled("cli-progress", &[("percent", &percent.to_string())]);
            // progress that cannot be written stops nothing
            let _ = write!(self.err, "\r{line} ").and_then(|()| self.err.flush());
        }
        !(self.stopped)()
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.last.is_some() {
            let _ = writeln!(self.err);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn told(shown: bool) -> String {
        let mut err = Vec::new();
        let mut progress = Progress::new(&mut err, shown, Words { lang: Lang::En }, &|| false);
        assert!((0..=1000).all(|done| progress.tell(done, 1000)));
        drop(progress);
        String::from_utf8(err).unwrap()
    }

    #[test]
    fn it_says_when_to_end() {
        let mut err = Vec::new();
        assert!(!Progress::new(&mut err, false, Words { lang: Lang::En }, &|| true).tell(1, 2));
    }

    #[test]
    fn once_for_each_percent_and_for_nobody_nothing() {
        assert_eq!(told(true).matches('\r').count(), 101);
        assert_eq!(told(false), "");
    }
}

//! What goes to the output: lines for people, or one JSON value. Never a colour, never a control character of somebody's
//! text, and quiet when whoever read has gone away.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::error::CliError;

/// The output of one command.
pub struct Out<'a> {
    to: &'a mut dyn Write,
    failed: Option<io::Error>,
    /// Asked for as JSON.
    pub json: bool,
    /// Asked for without columns.
    pub plain: bool,
}

impl<'a> Out<'a> {
    /// On this output.
    pub fn new(to: &'a mut dyn Write, json: bool, plain: bool) -> Self {
        Self { to, failed: None, json, plain }
    }

    /// One line. A failing output stops nothing that is being done; [`Out::finish`] tells.
    pub fn line(&mut self, text: &str) {
        self.raw(&format!("{}\n", visible(text)));
    }

    /// Text as it is, for what is made here: completions, manual page, JSON.
    pub fn raw(&mut self, text: &str) {
        if self.failed.is_none() {
            self.failed = self.to.write_all(text.as_bytes()).err();
        }
    }

    /// Rows with their columns below each other.
    pub fn columns(&mut self, rows: &[Vec<String>]) {
        let count = rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |row: &[String], at: usize| {
            row.get(at).map(|cell| visible(cell).into_owned()).unwrap_or_default()
        };
        let widths: Vec<usize> =
            (0..count).map(|at| rows.iter().map(|row| cell(row, at).width()).max().unwrap_or(0)).collect();
        for row in rows {
            let mut line = String::new();
            for (at, width) in widths.iter().enumerate() {
                let text = cell(row, at);
                line.push_str(&text);
                line.extend(std::iter::repeat_n(' ', width + 2 - text.width()));
            }
            self.raw(&format!("{}\n", line.trim_end()));
        }
    }

    /// One JSON value.
    pub fn value(&mut self, value: &impl Serialize) -> Result<(), CliError> {
        let text = serde_json::to_string_pretty(value).map_err(|error| CliError::Output(error.into()))?;
        // these stand inside texts only, and some terminals obey them
        let harmless: String = text
            .chars()
            .map(|one| match one {
                '\u{7f}'..='\u{9f}' => Cow::Owned(format!("\\u{:04x}", u32::from(one))),
                one => Cow::Owned(one.to_string()),
            })
            .collect();
        self.raw(&harmless);
        self.raw("\n");
        Ok(())
    }

    /// Whether everything until now was written.
    pub fn arrived(&mut self) -> bool {
        self.failed.is_none() && self.to.flush().is_ok()
    }

    /// Everything was said. A reader that went away is no fault.
    pub fn finish(mut self) -> Result<(), CliError> {
        let failed = self.failed.take().or_else(|| self.to.flush().err());
        match failed {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CliError::Output(error)),
            _ => Ok(()),
        }
    }
}

/// The text on one line, with what a terminal would obey made visible.
pub fn visible(text: &str) -> Cow<'_, str> {
    let harmless = |one: char| !one.is_control() && !is_hidden(one);
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let picture = |one: char| match u32::from(one) {
        0x0A => '⏎',
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or('�'),
        0x7F => '␡',
        _ if harmless(one) => one,
        _ => '�',
    };
    Cow::Owned(text.chars().map(picture).collect())
}

/// Reorders what stands beside it, and is not seen itself.
const fn is_hidden(one: char) -> bool {
    matches!(one, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_seen() {
        assert_eq!(visible("a\u{1b}[2J\u{9b}\u{202e}\nb"), "a␛[2J��⏎b");
        let mut written = Vec::new();
        let mut out = Out::new(&mut written, true, false);
        out.value(&"\u{1b}\u{9b}é").unwrap();
        out.finish().unwrap();
        let text = String::from_utf8(written).unwrap();
        assert_eq!(text, "\"\\u001b\\u009bé\"\n");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), "\u{1b}\u{9b}é");
    }

    #[test]
    fn columns_stand_below_each_other_in_any_script() {
        let mut written = Vec::new();
        let mut out = Out::new(&mut written, false, false);
        out.columns(&[vec!["王".into(), "x".into()], vec!["abc".into(), String::new()]]);
        assert_eq!(String::from_utf8(written).unwrap(), "王   x\nabc\n");
    }

    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_went_away_is_no_fault_but_known() {
        let mut gone = Gone;
        let mut out = Out::new(&mut gone, false, false);
        out.line("x");
        assert!(!out.arrived());
        assert!(out.finish().is_ok());
    }
}

//! From the bytes of a file to text with `\n` at the ends of lines. Knows encodings, not columns.

use std::fmt;

use super::{ListError, MAX_BYTES};

/// How a list was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without byte-order mark.
    Utf8,
    /// UTF-16, little end first ("Unicode text" of Excel).
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Windows-1252, what older Windows programs save in western Europe.
    Windows1252,
}

impl Encoding {
    /// All, for a map file.
    pub const ALL: [Encoding; 4] =
        [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252];

    /// The name in a map file.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
        }
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 => encoding_rs::UTF_8,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The text, with the byte-order mark taken off and every line end as `\n`.
pub(super) fn decode(bytes: &[u8], given: Option<Encoding>) -> Result<(String, Encoding), ListError> {
    if bytes.len() > MAX_BYTES {
        return Err(ListError::TooLarge(bytes.len()));
    }
    // xlsx, ods and zip; xls.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(ListError::Spreadsheet);
    }
    let encoding = given.unwrap_or_else(|| guess(bytes));
    let (text, damaged) = encoding.codec().decode_with_bom_removal(bytes);
    if damaged || text.contains('\0') {
        return Err(ListError::NotText(encoding));
    }
    if text.trim().is_empty() {
        return Err(ListError::Empty);
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), encoding))
}

/// By the byte-order mark; without one by zero bytes (UTF-16) and by being valid UTF-8.
fn guess(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Encoding::Utf8,
        [0xff, 0xfe, ..] => Encoding::Utf16Le,
        [0xfe, 0xff, ..] => Encoding::Utf16Be,
        // Headings are Latin letters: their other byte is zero.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Encoding::Utf16Le,
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Encoding::Utf16Be,
        _ if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        _ => Encoding::Windows1252,
    }
}

/// The separator that Excel's own first line names: `sep=;`.
pub(super) fn named_separator(text: &str) -> Option<char> {
    let (first, _) = text.split_once('\n')?;
    let mut rest = first.trim_matches('"').strip_prefix("sep=")?.chars();
    let separator = rest.next()?;
    (rest.next().is_none() && separator.is_ascii()).then_some(separator)
}

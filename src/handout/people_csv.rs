//! Reads the list of people that a Taalhuis keeps today: a CSV file as spreadsheets save it.
//!
//! Pure: bytes in, typed rows and what could not be read out. Knows nothing about stores or about who is known
//! already. A cell that cannot be read is a [`Problem`] and stops nothing else; of a date of birth only the year is
//! kept; a citizen service number is left out (domain.md 7). The map file is described in `docs/people-list.md`.

mod columns;
mod decode;
mod keys;
mod row;

use std::collections::HashMap;

pub use columns::{Field, MapError, Mapping};
pub use decode::Encoding;
pub use keys::Values;
pub use row::PersonRow;

use crate::domain::Day;
use crate::domain::phone::PhoneError;
use crate::domain::typed::TypedError;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Most columns in a list.
pub const MAX_COLUMNS: usize = 200;
/// Most rows in a list.
pub const MAX_ROWS: usize = 100_000;
/// Among how many first rows the headings are looked for.
const HEADING_ROWS: usize = 10;

/// What was read. Every row of the file is in `rows`, or counted in `refused` or `blank`.
#[derive(Clone, Debug)]
pub struct PeopleList {
    /// How the file was written.
    pub encoding: Encoding,
    /// What parts the columns: `;`, `,`, tab or `|`.
    pub separator: char,
    /// Every column of the file in order, and what it was taken for; show it before importing.
    pub mapping: Mapping,
    /// The people, in the order of the file.
    pub rows: Vec<PersonRow>,
    /// Everything that was left out or needs a look, in the order of the file.
    pub problems: Vec<Problem>,
    /// Rows without any name: listed in `problems`, not in `rows`.
    pub refused: usize,
    /// Rows in which every cell is empty.
    pub blank: usize,
}

impl PeopleList {
    /// The problems that are citizen service numbers.
    pub fn bsn_found(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| matches!(problem.reason, Reason::Bsn | Reason::BsnColumn))
    }
}

/// Something in the file that was not taken over, or needs a look. Holds where it is, never the value itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column \"{column}\": {reason}")]
pub struct Problem {
    /// Line of the file on which the row starts, from 1.
    pub line: u64,
    /// Heading of the column; empty when it is about the whole row.
    pub column: String,
    /// What the cell should have been, if its column means anything.
    pub field: Option<Field>,
    /// Why.
    pub reason: Reason,
}

/// Why a cell or row was not taken over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// No day.
    #[error("{0}")]
    Day(TypedError),
    /// A day of registration after today.
    #[error("{0} is still to come; check the day")]
    Later(Day),
    /// A year of birth before 1900 or after today.
    #[error("this cannot be a year of birth; check it")]
    BirthYear,
    /// No phone number.
    #[error("{0}")]
    Phone(PhoneError),
    /// No e-mail address.
    #[error("this is no e-mail address; it needs one @ and a dot after it")]
    Email,
    /// No postcode.
    #[error("this is no postcode; write it as 1234 AB")]
    Postcode,
    /// None of the known words for this column.
    #[error("this word is not known here; use {0}")]
    Word(&'static str),
    /// Longer than the field; the number is the most characters it takes.
    #[error("this text is too long; shorten it to {0} characters")]
    TooLong(usize),
    /// A number that passes the eleven-test; the rest of the cell was kept.
    #[error(
        "a citizen service number (BSN) was left out; if it is none, put the line in not_bsn of the map file"
    )]
    Bsn,
    /// A column of such numbers, by its heading.
    #[error("a column with citizen service numbers (BSN) is never read; delete it from the list")]
    BsnColumn,
    /// The row has no name: it was refused.
    #[error("there is no name in this row; add one")]
    NoName,
    /// The own number was used before in this list; the row was kept.
    #[error("this number is also on line {0}; check whether it is the same person")]
    NumberTwice(u64),
    /// More cells than headings; those behind were left out.
    #[error("this row has more cells than there are headings; look for a separator within a text")]
    ExtraCells,
    /// The cell holds whole rows: a quotation mark opens and does not close.
    #[error(
        "a quotation mark is missing, so that following rows are part of this cell; mend it and import again"
    )]
    QuoteNotClosed,
}

/// Why a whole list cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// Nothing in it.
    #[error("the file is empty; save the list again as CSV")]
    Empty,
    /// More than [`MAX_BYTES`].
    #[error("the file has {0} bytes, more than {MAX_BYTES}; split the list")]
    TooLarge(usize),
    /// A spreadsheet file, not a text.
    #[error("this is a spreadsheet; open it and save the list as CSV")]
    Spreadsheet,
    /// Not text in any encoding we read, or damaged text.
    #[error("this is not a readable text file ({0}); save the list again as CSV UTF-8")]
    NotText(Encoding),
    /// More than [`MAX_COLUMNS`].
    #[error("the list has {0} columns, more than {MAX_COLUMNS}; delete what is not needed")]
    TooManyColumns(usize),
    /// More than [`MAX_ROWS`].
    #[error("the list has more than {MAX_ROWS} rows; split it")]
    TooManyRows,
    /// No column is known to hold names.
    #[error("no column with names was found among: {0}; name it in a map file")]
    NoNameColumn(String),
    /// The map file names a column that the list does not have.
    #[error("the map file names a column \"{0}\" that the list does not have; it has: {1}")]
    UnknownColumn(String, String),
}

/// Reads a list. `given` overrides what is guessed about columns, separator and encoding.
pub fn read(bytes: &[u8], given: Option<&Mapping>, today: Day) -> Result<PeopleList, ListError> {
    let (text, encoding) = decode::decode(bytes, given.and_then(|given| given.encoding))?;
    let named = decode::named_separator(&text);
    let separator = given.and_then(|given| given.separator).or(named);
    let separator = separator.unwrap_or_else(|| columns::guess_separator(&text));
    let records = records(&text, separator, named.is_some())?;
    let (heading, mapping) = headings(&records, given, separator, encoding)?;
    let mut list = PeopleList {
        encoding,
        separator,
        mapping,
        rows: Vec::new(),
        problems: Vec::new(),
        refused: 0,
        blank: 0,
    };
    list.report_bsn_columns(records.get(heading).map_or(1, |record| record.line));
    for record in records.iter().skip(heading + 1) {
        list.take(record, today);
    }
    list.mark_repeated_numbers();
    Ok(list)
}

/// One row of the file with the line it starts on.
struct Record {
    line: u64,
    cells: Vec<String>,
}

fn records(text: &str, separator: char, skip_first_line: bool) -> Result<Vec<Record>, ListError> {
    let (skipped, body) = match text.split_once('\n') {
        Some((first, rest)) if skip_first_line => (first.len() + 1, rest),
        _ => (0, text),
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b';'))
        .flexible(true)
        .has_headers(false)
        .from_reader(body.as_bytes());
    let mut lines = Lines { text, counted: 0, line: 1 };
    let mut records = Vec::new();
    let mut record = csv::StringRecord::new();
    // The text is valid UTF-8 and read from memory, rows may differ in length: no other error is left than the end.
    while reader.read_record(&mut record).unwrap_or(false) {
        if record.len() > MAX_COLUMNS {
            return Err(ListError::TooManyColumns(record.len()));
        }
        if records.len() > MAX_ROWS {
            return Err(ListError::TooManyRows);
        }
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.of(skipped + usize::try_from(start).unwrap_or(0));
        records.push(Record { line, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() });
    }
    Ok(records)
}

/// Line numbers of rising places in a text; the csv crate counts from before empty lines.
struct Lines<'a> {
    text: &'a str,
    counted: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, start: usize) -> u64 {
        // Rows start on a character, so both cuts are valid.
        let passed = self.text.get(self.counted..start).unwrap_or_default();
        let empty =
            self.text.get(start..).unwrap_or_default().chars().take_while(|sign| *sign == '\n').count();
        let breaks = passed.matches('\n').count() + empty;
        self.counted = start + empty;
        self.line += u64::try_from(breaks).unwrap_or(0);
        self.line
    }
}

/// Which row holds the headings, and what they mean: the first one that names a column for names. When none does, the
/// reason is that of the row with most cells, which looks most like headings.
fn headings(
    records: &[Record],
    given: Option<&Mapping>,
    separator: char,
    encoding: Encoding,
) -> Result<(usize, Mapping), ListError> {
    let filled = |record: &Record| record.cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut failed: Option<(usize, ListError)> = None;
    for (at, record) in records.iter().take(HEADING_ROWS).enumerate() {
        match columns::map(&record.cells, given) {
            // A title may stand above the headings; a row of people that holds the word "cursist" is none.
            Ok(columns) if at == 0 || columns::mostly_known(&columns) => {
                let not_bsn = given.map(|given| given.not_bsn.clone()).unwrap_or_default();
                let mapping =
                    Mapping { separator: Some(separator), encoding: Some(encoding), columns, not_bsn };
                return Ok((at, mapping));
            }
            Err(error) if failed.as_ref().is_none_or(|(cells, _)| filled(record) > *cells) => {
                failed = Some((filled(record), error));
            }
            Ok(_) | Err(_) => {}
        }
    }
    Err(failed.map_or(ListError::Empty, |(_, error)| error))
}

impl PeopleList {
    fn report_bsn_columns(&mut self, line: u64) {
        for (heading, _) in
            self.mapping.columns.iter().filter(|(heading, _)| columns::is_bsn_heading(heading))
        {
            self.problems.push(Problem {
                line,
                column: heading.clone(),
                field: None,
                reason: Reason::BsnColumn,
            });
        }
    }

    fn take(&mut self, record: &Record, today: Day) {
        if record.cells.iter().all(String::is_empty) {
            self.blank += 1;
            return;
        }
        let mut cells =
            row::Cells::new(record.line, &self.mapping, self.separator, today, &mut self.problems);
        match cells.read(&record.cells) {
            Some(row) => self.rows.push(row),
            None => self.refused += 1,
        }
    }

    /// The list may give a number to two people; both are kept and the second is told.
    fn mark_repeated_numbers(&mut self) {
        let column = self.mapping.columns.iter().find(|(_, field)| *field == Some(Field::OwnNumber));
        let Some((column, _)) = column else { return };
        let mut first: HashMap<&str, u64> = HashMap::new();
        for row in self.rows.iter().filter(|row| !row.person.own_number.is_empty()) {
            let line = *first.entry(&row.person.own_number).or_insert(row.line);
            if line != row.line {
                self.problems.push(Problem {
                    line: row.line,
                    column: column.clone(),
                    field: Some(Field::OwnNumber),
                    reason: Reason::NumberTwice(line),
                });
            }
        }
        self.problems.sort_by_key(|problem| problem.line);
    }
}

#[cfg(test)]
mod tests;

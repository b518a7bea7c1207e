//! The ids in the language files for what is wrong with a list, with the values that the words name. Holds no text.

use super::{Field, ListError, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, MapError, Reason};

/// Values by the name they have in the words.
pub type Values = Vec<(&'static str, String)>;

impl Field {
    /// The id of its word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OwnNumber => "list-own-number",
            Self::Name => "list-name",
            Self::Given => "list-given",
            Self::Infix => "list-infix",
            Self::Family => "list-family",
            Self::Birth => "list-birth-year",
            Self::Gender => "list-gender",
            Self::Phone => "list-phones",
            Self::Email => "list-email",
            Self::Postcode => "list-postcode",
            Self::Place => "list-place",
            Self::Nt => "list-nt",
            Self::MotherTongue => "list-mother-tongue",
            Self::Work => "list-work",
            Self::FoundAt => "list-found-at",
            Self::ReferredBy => "list-referred-by",
            Self::RegisteredOn => "list-registered-on",
            Self::MayApp => "list-may-app",
            Self::Note => "list-note",
        }
    }
}

impl Reason {
    /// The id of its words; without `people-` it is its name in `--json`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Day(_) => "people-day",
            Self::Later(_) => "people-later",
            Self::BirthYear => "people-birth-year",
            Self::Phone(_) => "people-phone",
            Self::Email => "people-email",
            Self::Postcode => "people-postcode",
            Self::Word(_) => "people-word",
            Self::TooLong(_) => "people-too-long",
            Self::Bsn => "people-bsn",
            Self::BsnColumn => "people-bsn-column",
            Self::NoName => "people-no-name",
            Self::NumberTwice(_) => "people-number-twice",
            Self::ExtraCells => "people-extra-cells",
            Self::QuoteNotClosed => "people-quote-not-closed",
        }
    }

    /// What its words name.
    pub fn values(&self) -> Values {
        match self {
            Self::Later(day) => vec![("day", day.to_string())],
            Self::Word(known) => vec![("known", (*known).to_owned())],
            Self::TooLong(most) => vec![("most", most.to_string())],
            Self::NumberTwice(line) => vec![("line", line.to_string())],
            _ => Values::new(),
        }
    }
}

impl ListError {
    /// The id of its words.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Empty => "people-list-empty",
            Self::TooLarge(_) => "people-list-too-large",
            Self::Spreadsheet => "people-list-spreadsheet",
            Self::NotText(_) => "people-list-not-text",
            Self::TooManyColumns(_) => "people-list-too-many-columns",
            Self::TooManyRows => "people-list-too-many-rows",
            Self::NoNameColumn(_) => "people-list-no-name-column",
            Self::UnknownColumn(..) => "people-list-unknown-column",
        }
    }

    /// What its words name.
    pub fn values(&self) -> Values {
        match self {
            Self::TooLarge(_) => vec![("most", (MAX_BYTES >> 20).to_string())],
            Self::NotText(encoding) => vec![("encoding", encoding.name().to_owned())],
            Self::TooManyColumns(_) => vec![("most", MAX_COLUMNS.to_string())],
            Self::TooManyRows => vec![("most", MAX_ROWS.to_string())],
            Self::NoNameColumn(columns) => vec![("columns", columns.clone())],
            Self::UnknownColumn(column, columns) => {
                vec![("column", column.clone()), ("columns", columns.clone())]
            }
            Self::Empty | Self::Spreadsheet => Values::new(),
        }
    }
}

impl MapError {
    /// The id of its words.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Layout(_) => "people-map-layout",
            Self::UnknownField { .. } => "people-map-unknown-field",
            Self::UnknownEncoding(_) => "people-map-unknown-encoding",
            Self::Separator(_) => "people-map-separator",
            Self::Schema(_) => "people-map-schema",
        }
    }

    /// What its words name.
    pub fn values(&self) -> Values {
        match self {
            Self::Layout(why) => vec![("why", why.clone())],
            Self::UnknownField { column, field, known } => {
                vec![("column", column.clone()), ("field", field.clone()), ("known", known.clone())]
            }
            Self::UnknownEncoding(named) | Self::Separator(named) => vec![("named", named.clone())],
            Self::Schema(found) => vec![("found", found.to_string())],
        }
    }
}

//! From the cells of one row to one typed person. Knows fields and how people write them, not files.

use crate::domain::background::{Gender, Nt, Work};
use crate::domain::bsn::without_bsn;
use crate::domain::fold::fold;
use crate::domain::import::ListPerson;
use crate::domain::name::split_family;
use crate::domain::phone::Phone;
use crate::domain::typed::{TypedError, parse_full_day};
use crate::domain::{Day, Name};

use super::{Field, Mapping, Problem, Reason};

/// Most characters of a short text.
const TEXT: usize = 200;
/// Most characters of a note.
const NOTE: usize = 4_000;
/// What people write for "I do not know", folded.
const UNKNOWN: &[&str] = &["", "onbekend", "onb", "nvt", "n v t", "unknown", "n a", "geen", "none"];

/// One person of a list, with where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// Line of the file on which the row starts, from 1.
    pub line: u64,
    /// The person; the name is never empty, texts are when the cell was empty or could not be read.
    pub person: ListPerson,
}

/// Reads the cells of one row and collects what cannot be read.
pub(super) struct Cells<'a> {
    line: u64,
    mapping: &'a Mapping,
    separator: char,
    today: Day,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(
        line: u64,
        mapping: &'a Mapping,
        separator: char,
        today: Day,
        problems: &'a mut Vec<Problem>,
    ) -> Cells<'a> {
        Cells { line, mapping, separator, today, problems }
    }

    /// The person, or `None` when the row has no name.
    pub(super) fn read(&mut self, cells: &[String]) -> Option<PersonRow> {
        let mut person = ListPerson::default();
        let mut whole_name = String::new();
        for ((column, field), cell) in self.mapping.columns.iter().zip(cells) {
            let Some(field) = field.filter(|_| !cell.is_empty()) else { continue };
            if let Err(reason) = self.take(field, cell, &mut person, &mut whole_name) {
                self.problem(column, Some(field), reason);
            }
        }
        let behind = cells.iter().skip(self.mapping.columns.len());
        if behind.into_iter().any(|cell| !cell.is_empty()) {
            self.problem("", None, Reason::ExtraCells);
        }
        self.settle_name(&mut person.name, &whole_name);
        if fold(&person.name.given).is_empty() && fold(&person.name.family).is_empty() {
            self.problem("", None, Reason::NoName);
            return None;
        }
        Some(PersonRow { line: self.line, person })
    }

    fn problem(&mut self, column: &str, field: Option<Field>, reason: Reason) {
        self.problems.push(Problem { line: self.line, column: column.to_owned(), field, reason });
    }

    /// Puts one cell in its field. A BSN is taken out of a text, told, and the rest is kept.
    fn take(
        &self,
        field: Field,
        cell: &str,
        person: &mut ListPerson,
        whole: &mut String,
    ) -> Result<(), Reason> {
        if self.swallows_rows(cell) {
            return Err(Reason::QuoteNotClosed);
        }
        // Dates have no room for a BSN, and phone columns are read as phone numbers first.
        match field {
            Field::Birth => return birth_year(cell, self.today).map(|year| person.birth_year = year),
            Field::RegisteredOn => {
                return match day(cell, self.today)? {
                    Some(day) if day > self.today => Err(Reason::Later(day)),
                    day => {
                        person.registered_on = day;
                        Ok(())
                    }
                };
            }
            Field::Phone => return self.phones(cell, person),
            _ => {}
        }
        let without = self.without_bsn(cell);
        let text = without.as_deref().unwrap_or(cell);
        let kept = match &without {
            // Nothing but the number stood there.
            Some(text) if fold(text).is_empty() => Ok(()),
            _ => Self::put(field, text, person, whole),
        };
        if without.is_some() { Err(Reason::Bsn) } else { kept }
    }

    fn put(field: Field, text: &str, person: &mut ListPerson, whole: &mut String) -> Result<(), Reason> {
        let short = || within(text, TEXT);
        match field {
            Field::OwnNumber => person.own_number = short()?,
            Field::Name => *whole = short()?,
            Field::Given => person.name.given = short()?,
            Field::Infix => person.name.infix = short()?,
            Field::Family => person.name.family = short()?,
            Field::Gender => person.gender = word(text, gender, "m, v, x")?,
            Field::Email => person.email = email(&short()?)?,
            Field::Postcode => person.postcode = postcode(&short()?)?,
            Field::Place => person.place = short()?,
            Field::Nt => person.nt = word(text, nt, "NT1, NT2")?,
            Field::MotherTongue => person.mother_tongue = short()?,
            Field::Work => person.work = word(text, work, "werkend, werkzoekend, niet zoekend")?,
            Field::FoundAt => person.found_at = short()?,
            Field::ReferredBy => person.referred_by = short()?,
            Field::MayApp => person.may_app = word(text, yes_no, "ja, nee")?,
            Field::Note if person.note.is_empty() => person.note = within(text, NOTE)?,
            Field::Note => person.note = within(&format!("{}\n{text}", person.note), NOTE)?,
            // Read in `take`.
            Field::Birth | Field::RegisteredOn | Field::Phone => {}
        }
        Ok(())
    }

    /// A cell with a whole row in one of its lines: its quotation mark was never closed.
    fn swallows_rows(&self, cell: &str) -> bool {
        let columns = self.mapping.columns.len();
        columns > 2 && cell.lines().skip(1).any(|line| line.matches(self.separator).count() + 1 >= columns)
    }

    /// The text without a BSN when there is one, and the coach did not say that it is none.
    fn without_bsn(&self, cell: &str) -> Option<String> {
        if self.mapping.not_bsn.contains(&self.line) { None } else { without_bsn(cell) }
    }

    /// All numbers that can be read; the first reason why one cannot. What is no phone number may be a BSN.
    fn phones(&self, cell: &str, person: &mut ListPerson) -> Result<(), Reason> {
        let mut first_error = None;
        for number in Phone::parse_all(cell) {
            match number {
                Ok(phone) if person.phones.contains(&phone.to_string()) => {}
                Ok(phone) => person.phones.push(phone.to_string()),
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        match first_error {
            None => Ok(()),
            Some(_) if is_unknown(cell) => Ok(()),
            Some(_) if self.without_bsn(cell).is_some() => Err(Reason::Bsn),
            Some(error) => Err(Reason::Phone(error)),
        }
    }

    /// Brings the name in its three parts when the list has fewer columns for it.
    fn settle_name(&self, name: &mut Name, whole: &str) {
        if name.is_empty() && !whole.is_empty() {
            *name = Name::split(whole);
        } else if name.infix.is_empty() && name.family.contains(',') {
            // "Dijk, van" in one column.
            let split = Name::split(&name.family);
            if split.given.is_empty() {
                name.infix = split.infix;
                name.family = split.family;
            }
        } else if !self.mapping.columns.iter().any(|(_, field)| *field == Some(Field::Infix)) {
            (name.infix, name.family) = split_family(&name.family);
        }
    }
}

fn within(text: &str, most: usize) -> Result<String, Reason> {
    if text.chars().count() > most { Err(Reason::TooLong(most)) } else { Ok(text.to_owned()) }
}

fn is_unknown(text: &str) -> bool {
    UNKNOWN.contains(&fold(text).as_str())
}

/// One of the words that `known` knows; nothing for "unknown"; else the words that could have been used.
fn word<T>(
    text: &str,
    known: impl Fn(&str) -> Option<T>,
    use_one_of: &'static str,
) -> Result<Option<T>, Reason> {
    match known(&fold(text)) {
        None if is_unknown(text) => Ok(None),
        None => Err(Reason::Word(use_one_of)),
        some => Ok(some),
    }
}

fn gender(folded: &str) -> Option<Gender> {
    Some(match folded {
        "v" | "vr" | "vrouw" | "f" | "female" | "woman" | "w" => Gender::Female,
        "m" | "man" | "male" => Gender::Male,
        "x" | "anders" | "other" | "non binair" | "nonbinair" | "non binary" | "genderneutraal" => {
            Gender::Other
        }
        "wil niet zeggen" | "zegt het liever niet" | "liever niet" | "rather not" | "prefer not to say" => {
            Gender::RatherNot
        }
        _ => return None,
    })
}

fn nt(folded: &str) -> Option<Nt> {
    match folded.replace(' ', "").as_str() {
        "nt1" | "1" => Some(Nt::Nt1),
        "nt2" | "2" => Some(Nt::Nt2),
        _ => None,
    }
}

fn work(folded: &str) -> Option<Work> {
    let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    let not_seeking = ["niet zoekend", "niet werkend niet zoekend", "werkt niet zoekt niet", "zoekt niet"];
    if folded.contains("niet zoek")
        || begins(&not_seeking)
        || begins(&["gepensioneerd", "pensioen", "aow", "retired", "not seeking", "not looking", "nwnz"])
    {
        Some(Work::NotSeeking)
    } else if begins(&[
        "werkzoek",
        "werk zoek",
        "zoek",
        "werkloos",
        "seeking",
        "looking",
        "job seek",
        "jobseek",
        "unemployed",
    ]) {
        Some(Work::Seeking)
    } else if begins(&[
        "werkend",
        "werkt",
        "in loondienst",
        "loondienst",
        "zzp",
        "deeltijd",
        "voltijd",
        "parttime",
        "fulltime",
        "part time",
        "full time",
        "working",
        "employed",
    ]) && !folded.starts_with("werkt niet")
    {
        Some(Work::Working)
    } else {
        None
    }
}

fn yes_no(folded: &str) -> Option<bool> {
    match folded {
        "ja" | "j" | "yes" | "y" | "waar" | "true" | "x" | "1" => Some(true),
        "nee" | "n" | "no" | "onwaar" | "false" | "0" => Some(false),
        _ => None,
    }
}

fn day(cell: &str, today: Day) -> Result<Option<Day>, Reason> {
    if is_unknown(cell) {
        return Ok(None);
    }
    // Some programs write a time behind every date.
    let date = match cell.split_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') => date,
        _ => cell,
    };
    parse_full_day(date, today).map(Some).map_err(Reason::Day)
}

/// A year as it is, or the year of a date.
fn birth_year(cell: &str, today: Day) -> Result<Option<u16>, Reason> {
    let year = match cell.parse::<i32>() {
        Ok(year) if cell.len() == 4 => Some(year),
        Ok(_) => return Err(Reason::Day(TypedError::NotADay)),
        Err(_) => day(cell, today)?.map(Day::year),
    };
    match year {
        Some(year) if !(Day::MIN.year()..=today.year()).contains(&year) => Err(Reason::BirthYear),
        year => Ok(year.and_then(|year| u16::try_from(year).ok())),
    }
}

fn email(text: &str) -> Result<String, Reason> {
    if is_unknown(text) {
        return Ok(String::new());
    }
    let address = text.strip_prefix("mailto:").unwrap_or(text);
    let fits = address.split_once('@').is_some_and(|(person, host)| {
        let host_fits = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
        !person.is_empty() && host_fits && !host.contains('@') && !address.contains(char::is_whitespace)
    });
    if fits { Ok(address.to_owned()) } else { Err(Reason::Email) }
}

/// Four digits and two letters; four digits alone; foreign ones, which begin with a letter, as typed.
fn postcode(text: &str) -> Result<String, Reason> {
    if is_unknown(text) {
        return Ok(String::new());
    }
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_uppercase();
    let digits = bare.chars().take_while(char::is_ascii_digit).count();
    let letters = bare.chars().skip(digits).filter(char::is_ascii_uppercase).count();
    let signs = bare.chars().count();
    if digits == 4 && signs == digits + letters && (letters == 2 || letters == 0) && !bare.starts_with('0') {
        let (number, letters) = bare.split_at_checked(4).unwrap_or((&bare, ""));
        return Ok(format!("{number} {letters}").trim_end().to_owned());
    }
    let foreign = bare.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && signs <= 10
        && bare.chars().any(|sign| sign.is_ascii_digit());
    if foreign { Ok(text.to_owned()) } else { Err(Reason::Postcode) }
}

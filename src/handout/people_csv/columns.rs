//! What the columns of a list mean: guessed from Dutch and English headings, or told by a map file.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Encoding, ListError};
use crate::domain::fold::fold;

/// Separators that are tried, in this order.
const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];

/// Everything about a field of a person in a list: one row per field.
macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident $name:literal: $headings:expr;)+) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $field,)+ }

        impl Field {
            /// All fields.
            pub const ALL: &'static [Field] = &[$(Field::$field),+];

            /// The name in a map file.
            pub fn name(self) -> &'static str {
                match self { $(Field::$field => $name,)+ }
            }

            /// Folded headings that mean this field.
            fn headings(self) -> &'static [&'static str] {
                match self { $(Field::$field => $headings,)+ }
            }
        }
    };
}

fields! {
    /// The administration number of the location itself.
    OwnNumber "own_number": &["nr", "nummer", "no", "id", "administratienummer", "eigen nummer", "deelnemernummer", "deelnemersnummer", "deelnemer nr", "klantnummer", "cursistnummer", "registratienummer", "number", "own number", "participant number", "client number"];
    /// The whole name in one cell.
    Name "name": &["naam", "volledige naam", "naam deelnemer", "naam cursist", "deelnemer", "cursist", "klant", "kandidaat", "name", "full name", "participant", "learner"];
    /// *Roepnaam*.
    Given "given": &["roepnaam", "voornaam", "voornamen", "first name", "firstname", "given name", "given names", "forename"];
    /// *Tussenvoegsel*.
    Infix "infix": &["tussenvoegsel", "tussenvoegsels", "tussenv", "tv", "tvs", "voorvoegsel", "voorvoegsels", "infix", "prefix", "name prefix"];
    /// *Achternaam*.
    Family "family": &["achternaam", "familienaam", "geslachtsnaam", "last name", "lastname", "surname", "family name"];
    /// Date or year of birth; only the year is kept.
    Birth "birth": &["geboortedatum", "geb datum", "gebdatum", "geboren", "geboren op", "geboortejaar", "geb jaar", "birth date", "birthdate", "date of birth", "dob", "year of birth", "birth year"];
    /// Gender.
    Gender "gender": &["geslacht", "gender", "sex", "m v", "m v x", "v m"];
    /// A phone number or several; may be in more columns.
    Phone "phone": &["telefoon", "telefoonnummer", "telefoonnr", "tel", "tel nr", "telnr", "mobiel", "mobiele telefoon", "mobiel nummer", "gsm", "06", "06 nummer", "telefoon 1", "telefoon 2", "telefoon mobiel", "telefoon thuis", "telefoon prive", "phone", "phone number", "telephone", "mobile", "mobile phone", "cell"];
    /// E-mail address.
    Email "email": &["e mail", "email", "mail", "e mailadres", "emailadres", "mailadres", "email address", "e mail address"];
    /// Postcode.
    Postcode "postcode": &["postcode", "pc", "postal code", "zip", "zip code", "zipcode"];
    /// Town.
    Place "place": &["woonplaats", "plaats", "woongemeente", "gemeente", "stad", "dorp", "place", "town", "city", "residence"];
    /// Dutch as first or second language.
    Nt "nt": &["nt1 nt2", "nt", "nt 1 2", "nt1 2", "nt1 of nt2", "nt2 nt1", "doelgroep", "target group"];
    /// Mother tongue.
    MotherTongue "mother_tongue": &["moedertaal", "thuistaal", "eerste taal", "mother tongue", "native language", "first language"];
    /// Working, looking for work, or neither.
    Work "work": &["werk", "werkend", "werksituatie", "arbeidssituatie", "werkend werkzoekend", "werk of werkzoekend", "work", "work status", "employment", "employment status"];
    /// *Vindplaats*.
    FoundAt "found_at": &["vindplaats", "gevonden via", "gevonden bij", "found at", "where found"];
    /// *Aanmelder*.
    ReferredBy "referred_by": &["aanmelder", "aangemeld door", "aangemeld via", "verwezen door", "verwijzer", "referred by", "referrer", "registered by"];
    /// Day of registration.
    RegisteredOn "registered_on": &["aanmelddatum", "aangemeld op", "datum aanmelding", "datum aangemeld", "inschrijfdatum", "ingeschreven op", "startdatum", "registered on", "registration date", "date registered"];
    /// May we send messages?
    MayApp "may_app": &["mag app", "mag appen", "appen", "app", "whatsapp", "appen mag", "toestemming appen", "may app", "may message", "messages allowed"];
    /// A remark; may be in more columns.
    Note "note": &["opmerking", "opmerkingen", "notitie", "notities", "bijzonderheden", "toelichting", "note", "notes", "remark", "remarks", "comment", "comments"];
}

/// A word within a heading, for headings that are not in the tables.
const STEMS: &[(&str, Field)] = &[
    ("telefoon", Field::Phone),
    ("mobiel", Field::Phone),
    ("phone", Field::Phone),
    ("mailadres", Field::Email),
    ("geboortedatum", Field::Birth),
    ("geboortejaar", Field::Birth),
    ("roepnaam", Field::Given),
    ("voornaam", Field::Given),
    ("achternaam", Field::Family),
    ("tussenvoegsel", Field::Infix),
    ("postcode", Field::Postcode),
    ("woonplaats", Field::Place),
    ("moedertaal", Field::MotherTongue),
    ("opmerking", Field::Note),
];
/// Words by which a column is about somebody else: never guessed.
const OTHERS: &[&str] = &[
    "contactpersoon",
    "partner",
    "kind",
    "ouder",
    "nood",
    "emergency",
    "contact",
    "child",
    "coach",
    "begeleider",
    "docent",
    "vrijwilliger",
    "maatje",
    "werkgever",
    "employer",
];

/// What the columns of a list mean; also what a map file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// What parts the columns.
    pub separator: Option<char>,
    /// How the file is written.
    pub encoding: Option<Encoding>,
    /// Heading and field; `None` for a column that is not read.
    pub columns: Vec<(String, Option<Field>)>,
    /// Lines of which the coach said that a number is no citizen service number.
    pub not_bsn: BTreeSet<u64>,
}

/// Why a map file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// Not the layout of `docs/people-list.md`; the text is the parser's, with its line.
    #[error("the map file cannot be read: {0}")]
    Layout(String),
    /// A field that does not exist.
    #[error("the map file gives column \"{column}\" the field \"{field}\"; use one of: {known}")]
    UnknownField {
        /// The heading.
        column: String,
        /// What stands behind it.
        field: String,
        /// The names that can be used.
        known: String,
    },
    /// An encoding that we do not read.
    #[error("the map file names the encoding \"{0}\"; use utf-8, utf-16le, utf-16be or windows-1252")]
    UnknownEncoding(String),
    /// A separator of none or more characters.
    #[error("the separator \"{0}\" in the map file must be one character such as ; or ,")]
    Separator(String),
    /// A map file of another time.
    #[error("the map file has schema {0}; this version reads schema 1")]
    Schema(u32),
}

/// The file as TOML sees it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MapFile {
    schema: u32,
    separator: Option<String>,
    encoding: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    not_bsn: BTreeSet<u64>,
}

impl Mapping {
    /// Reads a map file (`docs/people-list.md`).
    pub fn from_toml(text: &str) -> Result<Mapping, MapError> {
        let file: MapFile = toml::from_str(text).map_err(|error| MapError::Layout(error.to_string()))?;
        if file.schema != 1 {
            return Err(MapError::Schema(file.schema));
        }
        let encoding = file.encoding.map(|name| {
            let found = Encoding::ALL.into_iter().find(|known| known.name() == name.to_lowercase());
            found.ok_or(MapError::UnknownEncoding(name))
        });
        let separator = file.separator.map(|text| match text.chars().collect::<Vec<_>>().as_slice() {
            [one] if one.is_ascii() => Ok(*one),
            _ => Err(MapError::Separator(text)),
        });
        let columns =
            file.columns.into_iter().map(|(column, field)| Ok((column.clone(), named(column, field)?)));
        Ok(Mapping {
            separator: separator.transpose()?,
            encoding: encoding.transpose()?,
            columns: columns.collect::<Result<_, _>>()?,
            not_bsn: file.not_bsn,
        })
    }

    /// As a map file, to be changed and given back.
    pub fn to_toml(&self) -> String {
        let mut file = String::from("schema = 1\n");
        if let Some(separator) = self.separator {
            file += &line("separator", &separator.to_string());
        }
        if let Some(encoding) = self.encoding {
            file += &line("encoding", encoding.name());
        }
        if !self.not_bsn.is_empty() {
            let lines: Vec<String> = self.not_bsn.iter().map(u64::to_string).collect();
            file.push_str("not_bsn = [");
            file.push_str(&lines.join(", "));
            file.push_str("]\n");
        }
        file += "\n[columns]\n";
        let mut written = BTreeSet::new();
        for (column, field) in self.columns.iter().filter(|(column, _)| !column.is_empty()) {
            if written.insert(column) {
                file += &line(column, field.map_or("ignore", Field::name));
            }
        }
        file
    }
}

/// One line of TOML, quoted where needed. Two texts can always be written, so the default is never taken.
fn line(key: &str, value: &str) -> String {
    toml::to_string(&BTreeMap::from([(key, value)])).unwrap_or_default()
}

fn named(column: String, field: String) -> Result<Option<Field>, MapError> {
    if field == "ignore" {
        return Ok(None);
    }
    let found = Field::ALL.iter().copied().find(|known| known.name() == field);
    found.map(Some).ok_or_else(|| {
        let known: Vec<&str> = Field::ALL.iter().map(|field| field.name()).chain(["ignore"]).collect();
        MapError::UnknownField { column, field, known: known.join(", ") }
    })
}

/// The separator with which most headings are known; among equals the one with most columns.
pub(super) fn guess_separator(text: &str) -> char {
    let score = |separator: char| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(u8::try_from(separator).unwrap_or(b';'))
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let first = reader.records().take(super::HEADING_ROWS).flatten();
        let scores = first.map(|record| {
            let known = record.iter().filter(|heading| guess(heading.trim()).is_some()).count();
            (known, record.len())
        });
        scores.max().unwrap_or_default()
    };
    let best = SEPARATORS.into_iter().map(|separator| (score(separator), separator));
    best.reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map_or(';', |(_, separator)| separator)
}

/// What each heading means, if there is a column for names among them.
pub(super) fn map(
    headings: &[String],
    given: Option<&Mapping>,
) -> Result<Vec<(String, Option<Field>)>, ListError> {
    let listed =
        || headings.iter().filter(|heading| !heading.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    let told: BTreeMap<String, Option<Field>> = given
        .into_iter()
        .flat_map(|given| given.columns.iter().map(|(heading, field)| (fold(heading), *field)))
        .collect();
    let folded: BTreeSet<String> = headings.iter().map(|heading| fold(heading)).collect();
    let missing = given
        .into_iter()
        .flat_map(|given| &given.columns)
        .find(|(heading, _)| !folded.contains(&fold(heading)));
    if let Some((heading, _)) = missing {
        return Err(ListError::UnknownColumn(heading.clone(), listed()));
    }
    let mut columns: Vec<(String, Option<Field>)> = Vec::new();
    for heading in headings {
        let field = match told.get(&fold(heading)) {
            Some(field) => *field,
            None => guess(heading).filter(|field| may_repeat(*field) || !taken(&columns, &told, *field)),
        };
        columns.push((heading.clone(), field));
    }
    // "Naam" beside "Voornaam" is the family name.
    let has =
        |columns: &[(String, Option<Field>)], field| columns.iter().any(|(_, known)| *known == Some(field));
    if has(&columns, Field::Given) && !has(&columns, Field::Family) {
        for (heading, field) in &mut columns {
            if *field == Some(Field::Name) && !told.contains_key(&fold(heading)) {
                *field = Some(Field::Family);
            }
        }
    }
    let named = [Field::Name, Field::Given, Field::Family].into_iter().any(|field| has(&columns, field));
    if named { Ok(columns) } else { Err(ListError::NoNameColumn(listed())) }
}

/// Do at least half of the cells mean something as a heading?
pub(super) fn mostly_known(columns: &[(String, Option<Field>)]) -> bool {
    let known = columns.iter().filter(|(_, field)| field.is_some()).count();
    let filled = columns.iter().filter(|(heading, _)| !heading.is_empty()).count();
    known * 2 >= filled
}

fn may_repeat(field: Field) -> bool {
    matches!(field, Field::Phone | Field::Note)
}

/// A column before, or one that the map file names, has this field already.
fn taken(columns: &[(String, Option<Field>)], told: &BTreeMap<String, Option<Field>>, field: Field) -> bool {
    columns.iter().any(|(_, known)| *known == Some(field)) || told.values().any(|known| *known == Some(field))
}

fn guess(heading: &str) -> Option<Field> {
    if is_bsn_heading(heading) {
        return None;
    }
    let folded = fold(heading);
    let exact = Field::ALL.iter().copied().find(|field| field.headings().contains(&folded.as_str()));
    exact.or_else(|| {
        let of_others = folded.split(' ').any(|word| OTHERS.contains(&word));
        let stem = STEMS.iter().find(|(stem, _)| folded.contains(stem));
        stem.filter(|_| !of_others).map(|(_, field)| *field)
    })
}

/// A heading that promises citizen service numbers.
pub(super) fn is_bsn_heading(heading: &str) -> bool {
    fold(heading).split(' ').any(|word| {
        matches!(word, "bsn" | "bsnnummer" | "bsnnr" | "sofi" | "sofinummer" | "sofinr")
            || word.starts_with("burgerservicen")
    })
}

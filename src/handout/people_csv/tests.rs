//! Tests of the list reader: the sample list, every encoding and separator, broken files, arbitrary bytes.

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::Name;
use crate::domain::background::{Gender, Nt, Work};
use crate::domain::import::ListPerson;
use crate::domain::phone::Phone;

const SAMPLE: &[u8] = include_bytes!("../../../tests/data/people-sample.csv");

fn today() -> Day {
    "2026-11-24".parse().unwrap()
}

fn list(text: &str) -> PeopleList {
    read(text.as_bytes(), None, today()).unwrap()
}

fn reasons(list: &PeopleList) -> Vec<(u64, &str, &Reason)> {
    list.problems.iter().map(|problem| (problem.line, problem.column.as_str(), &problem.reason)).collect()
}

#[test]
fn every_row_of_the_sample_is_accounted_for() {
    let list = read(SAMPLE, None, today()).unwrap();
    assert_eq!((list.encoding, list.separator), (Encoding::Utf8, ';'));
    assert!(list.mapping.columns.iter().all(|(_, field)| field.is_some()), "{:?}", list.mapping);
    assert_eq!((list.rows.len(), list.refused, list.blank), (243, 1, 0));
    let birth = TypedError::NoSuchDay { day: 31, month: 2, year: 1980, last: 29 };
    assert_eq!(
        reasons(&list),
        [
            (194, "Aanmelddatum", &Reason::Later(Day::from_ymd(2026, 11, 28).unwrap())),
            (299, "Geboortedatum", &Reason::Day(birth)),
            (300, "", &Reason::NoName),
            (301, "Opmerking", &Reason::Bsn),
            (302, "Nr", &Reason::NumberTwice(2)),
        ]
    );
    let note = &list.rows[242 - 1].person.note;
    assert_eq!(note, "bsn … staat hier");
    let first = &list.rows[0];
    assert_eq!(first.line, 2);
    assert_eq!(first.person.note, "belt terug;\nliever appen");
    assert_eq!(list.rows[1].line, 4);
    assert!(list.rows.iter().all(|row| row.person.nt.is_some() && row.person.work.is_some()));
}

#[test]
fn one_row_with_everything() {
    let list = read(SAMPLE, None, today()).unwrap();
    let row = list.rows.iter().find(|row| row.person.own_number == "0210").unwrap();
    assert_eq!(
        &row.person,
        &ListPerson {
            own_number: "0210".to_owned(),
            name: Name::new("Sophie", "van 't", "Veld"),
            birth_year: Some(1969),
            gender: Some(Gender::Female),
            phones: vec![Phone::parse("0694551615").unwrap().to_string()],
            email: "sophie.van.t.veld@example.org".to_owned(),
            postcode: "7433 EH".to_owned(),
            place: "Gorssel".to_owned(),
            nt: Some(Nt::Nt1),
            mother_tongue: "Nederlands".to_owned(),
            work: Some(Work::Working),
            found_at: "basisschool".to_owned(),
            referred_by: "werkgever".to_owned(),
            registered_on: Day::from_ymd(2026, 8, 15),
            may_app: Some(false),
            note: "\"moeite met formulieren\"".to_owned(),
        }
    );
}

#[test]
fn the_sample_reads_the_same_in_every_encoding_and_with_every_line_end() {
    let rows = read(SAMPLE, None, today()).unwrap().rows;
    let text = std::str::from_utf8(SAMPLE).unwrap().trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let text = text.as_str();
    let utf16 =
        |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let marked = format!("\u{feff}{text}");
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (text.replace('\n', "\r\n").into_bytes(), Encoding::Utf8),
        (text.replace('\n', "\r").into_bytes(), Encoding::Utf8),
        (format!("sep=;\n{text}").into_bytes(), Encoding::Utf8),
        (utf16(&marked, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(&marked, u16::to_be_bytes), Encoding::Utf16Be),
        (utf16(text, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(text, u16::to_be_bytes), Encoding::Utf16Be),
    ] {
        let list = read(&bytes, None, today()).unwrap();
        assert_eq!(list.encoding, encoding);
        let later = u64::from(bytes.starts_with(b"sep"));
        let moved: Vec<PersonRow> =
            list.rows.into_iter().map(|row| PersonRow { line: row.line - later, ..row }).collect();
        assert_eq!(moved, rows);
    }
}

#[test]
fn windows_1252_with_commas_and_english_headings() {
    let bytes = b"First name,Surname,Date of birth,Phone\nZo\xeb,D'H\xf4te,1-2-1990,0612345678\n";
    let list = read(bytes, None, today()).unwrap();
    assert_eq!((list.encoding, list.separator), (Encoding::Windows1252, ','));
    assert_eq!(list.rows[0].person.name, Name::new("Zoë", "", "D'Hôte"));
    assert_eq!(list.rows[0].person.birth_year, Some(1990));
}

#[rstest]
#[case("Naam\tTelefoon\nFatima el Amrani\t06-12345678 / 0570-227649\n", "Fatima", "el", "Amrani")]
#[case("Voornaam;Naam\nWim;van Dijk\n", "Wim", "van", "Dijk")]
#[case("Voornaam;Achternaam\nWim;Dijk, van\n", "Wim", "van", "Dijk")]
#[case("Deelnemer;Nr\nel Amrani, Fatima;3\n", "Fatima", "el", "Amrani")]
#[case("Lijst 2026;\n;\nRoepnaam;Nr\nWim;3\n", "Wim", "", "")]
fn names_from_fewer_columns(
    #[case] text: &str,
    #[case] given: &str,
    #[case] infix: &str,
    #[case] family: &str,
) {
    assert_eq!(list(text).rows[0].person.name, Name::new(given, infix, family));
}

#[test]
fn a_cell_that_cannot_be_read_stops_nothing_else() {
    let list = list(
        "Roepnaam;Geboren;Geslacht;Tel;Mail;Postcode;NT;Werk;Aanmelddatum;Mag app;BSN\n\
         \n\
         Testpersoon;31-12-2027;q;06 bel me;geen@mail;12345;NT3;soms;13-13-2026;misschien;111222333;extra\n\
         Tweede;-;onbekend;?;-;;?;?;n.v.t.;?;\n",
    );
    let year = Reason::BirthYear;
    assert_eq!(
        reasons(&list),
        [
            (1, "BSN", &Reason::BsnColumn),
            (3, "Geboren", &year),
            (3, "Geslacht", &Reason::Word("m, v, x")),
            (3, "Tel", &Reason::Phone(PhoneError::Sign('b'))),
            (3, "Mail", &Reason::Email),
            (3, "Postcode", &Reason::Postcode),
            (3, "NT", &Reason::Word("NT1, NT2")),
            (3, "Werk", &Reason::Word("werkend, werkzoekend, niet zoekend")),
            (3, "Aanmelddatum", &Reason::Day(TypedError::NoSuchMonth { month: 13, swapped: false })),
            (3, "Mag app", &Reason::Word("ja, nee")),
            (3, "", &Reason::ExtraCells),
        ]
    );
    assert_eq!(list.rows.len(), 2);
    assert_eq!(
        list.rows[0],
        PersonRow {
            line: 3,
            person: ListPerson { name: Name::new("Testpersoon", "", ""), ..ListPerson::default() }
        }
    );
    assert_eq!(list.bsn_found().count(), 1);
}

#[test]
fn a_bsn_is_left_out_wherever_it_stands_unless_the_coach_says_it_is_none() {
    let text = "Nr;Naam;Tel;Opmerking\n111222333;Test Een;06-11122233;\n2;111222333;;\n3;Test Drie;;zie 111 222 333.\n";
    let found = list(text);
    assert_eq!(
        reasons(&found),
        [
            (2, "Nr", &Reason::Bsn),
            (3, "Naam", &Reason::Bsn),
            (3, "", &Reason::NoName),
            (4, "Opmerking", &Reason::Bsn),
        ]
    );
    assert_eq!(found.rows[0].person.own_number, "");
    assert_eq!(found.rows[0].person.phones.len(), 1);
    assert_eq!(found.rows[1].person.note, "zie ….");
    assert!(!format!("{found:?}").contains("111222333"));
    let told = Mapping::from_toml("schema = 1\nnot_bsn = [2]").unwrap();
    let list = read(text.as_bytes(), Some(&told), today()).unwrap();
    assert_eq!(list.rows[0].person.own_number, "111222333");
    assert_eq!(list.bsn_found().count(), 2);
}

#[test]
fn a_quotation_mark_that_does_not_close_is_told() {
    let list = list("Nr;Roepnaam;Opmerking\n1;Een;\"open\n2;Twee;\n3;Drie;\n");
    assert_eq!(reasons(&list), [(2, "Opmerking", &Reason::QuoteNotClosed)]);
    assert_eq!((list.rows.len(), list.rows[0].person.note.as_str()), (1, ""));
}

#[test]
fn a_text_that_is_too_long_is_left_out() {
    let list = list(&format!("Naam;Plaats;Opmerking\nTest;{};{}\n", "p".repeat(201), "n".repeat(4_000)));
    assert_eq!(reasons(&list), [(2, "Plaats", &Reason::TooLong(200))]);
    assert_eq!(list.rows[0].person.note.len(), 4_000);
}

#[rstest]
#[case(b"", ListError::Empty)]
#[case(b"\xef\xbb\xbf \r\n", ListError::Empty)]
#[case(b"PK\x03\x04rest", ListError::Spreadsheet)]
#[case(b"\xef\xbb\xbfNaam\xff", ListError::NotText(Encoding::Utf8))]
#[case(b"\xff\xfeN\0a", ListError::NotText(Encoding::Utf16Le))]
#[case(b"Naam;\0\0\0\0", ListError::NotText(Encoding::Utf8))]
#[case(b"a;b\n1;2\n", ListError::NoNameColumn("a, b".to_owned()))]
fn refused_lists(#[case] bytes: &[u8], #[case] why: ListError) {
    assert_eq!(read(bytes, None, today()).unwrap_err(), why);
}

#[test]
fn limits_hold() {
    assert!(matches!(read(&vec![b'a'; MAX_BYTES + 1], None, today()), Err(ListError::TooLarge(_))));
    let wide = format!("Naam{}\nTest\n", ";".repeat(MAX_COLUMNS));
    assert!(matches!(read(wide.as_bytes(), None, today()), Err(ListError::TooManyColumns(201))));
    let long = format!("Naam;Nr\n{}", "Test;\n".repeat(MAX_ROWS + 1));
    assert!(matches!(read(long.as_bytes(), None, today()), Err(ListError::TooManyRows)));
}

#[test]
fn a_map_file_overrides_the_guess() {
    let map = Mapping::from_toml(
        "schema = 1\nseparator = \"|\"\n[columns]\n\"Wie\" = \"name\"\n\"Telefoon partner\" = \"phone\"\n\"Plaats\" = \"ignore\"\n",
    )
    .unwrap();
    let text = "Wie|Telefoon partner|Plaats\nTest Persoon|0612345678|Hier\n";
    assert!(matches!(read(text.as_bytes(), None, today()), Err(ListError::NoNameColumn(_))));
    let list = read(text.as_bytes(), Some(&map), today()).unwrap();
    assert_eq!((list.rows[0].person.phones.len(), list.rows[0].person.place.as_str()), (1, ""));
    // What is shown can be saved, changed and given back.
    let again = Mapping::from_toml(&list.mapping.to_toml()).unwrap();
    assert_eq!(read(text.as_bytes(), Some(&again), today()).unwrap().rows, list.rows);
}

#[test]
fn faults_in_a_map_file_are_named() {
    let fault = |text: &str| Mapping::from_toml(text).unwrap_err();
    assert_eq!(fault("schema = 2"), MapError::Schema(2));
    assert_eq!(fault("schema = 1\nseparator = \";;\""), MapError::Separator(";;".to_owned()));
    assert_eq!(fault("schema = 1\nencoding = \"latin\""), MapError::UnknownEncoding("latin".to_owned()));
    assert!(fault("schema = 1\n[columns]\nNr = \"numer\"").to_string().contains("own_number"));
    assert!(matches!(fault("schema = 1\ncolumn = 1"), MapError::Layout(_)));
    let map = Mapping::from_toml("schema = 1\n[columns]\nNaan = \"name\"").unwrap();
    let missing = ListError::UnknownColumn("Naan".to_owned(), "Naam".to_owned());
    assert_eq!(read(b"Naam\nTest\n", Some(&map), today()).unwrap_err(), missing);
}

#[test]
fn a_person_is_not_taken_for_headings() {
    let text = "Wie;Waar;Door;Sinds;Kleur\nTest;Hier;cursist;2020;rood\nTest;Daar;deelnemer;2021;blauw\n";
    let why = ListError::NoNameColumn("Wie, Waar, Door, Sinds, Kleur".to_owned());
    assert_eq!(read(text.as_bytes(), None, today()).unwrap_err(), why);
}

#[test]
fn columns_about_others_are_not_guessed() {
    let list = list(
        "Naam;Telefoon contactpersoon;Geboorteplaats;Telefoon mobiel;Tel\nTest;0612345678;Hier;0687654321;06-8765 4321\n",
    );
    let fields: Vec<Option<Field>> = list.mapping.columns.iter().map(|(_, field)| *field).collect();
    assert_eq!(fields, [Some(Field::Name), None, None, Some(Field::Phone), Some(Field::Phone)]);
    assert_eq!(list.rows[0].person.phones.len(), 1);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in any::<String>()) {
        let _ = read(&bytes, None, today());
        let mut named = b"Naam;Tel;Geboren;Opmerking;Postcode;Mail;Nr\n".to_vec();
        named.extend_from_slice(&bytes);
        let _ = read(&named, None, today());
        let _ = Mapping::from_toml(&text);
    }

    #[test]
    fn any_cells_are_accounted_for(rows in proptest::collection::vec(proptest::collection::vec("[^\\x00\r]{0,12}", 19), 1..6)) {
        let headings = "Nr;Naam;Roepnaam;Tussenvoegsel;Achternaam;Geboren;Geslacht;Tel;Mail;Postcode;Plaats;NT;Moedertaal;Werk;Vindplaats;Aanmelder;Aanmelddatum;Mag app;Opmerking";
        let mut writer = csv::WriterBuilder::new().delimiter(b';').quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        writer.write_record(headings.split(';')).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let list = read(&bytes, None, today()).unwrap();
        prop_assert_eq!(list.rows.len() + list.refused + list.blank, rows.len());
        prop_assert!(list.rows.iter().all(|row| !row.person.name.is_empty()));
        prop_assert!(list.rows.is_sorted_by_key(|row| row.line));
        let lines = u64::try_from(bytes.split(|byte| *byte == b'\n').count()).unwrap();
        prop_assert!(list.problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
    }

    #[test]
    fn any_mapping_is_written_and_read_back(
        columns in proptest::collection::btree_map(".{1,10}", proptest::option::of(0..Field::ALL.len()), 0..6),
        separator in proptest::option::of("[;,|\t#]"), not_bsn in proptest::collection::btree_set(1u64..500, 0..4)
    ) {
        let mapping = Mapping {
            separator: separator.and_then(|text| text.chars().next()),
            encoding: Some(Encoding::Windows1252),
            columns: columns.into_iter().map(|(column, at)| (column, at.map(|at| Field::ALL[at]))).collect(),
            not_bsn,
        };
        prop_assert_eq!(Mapping::from_toml(&mapping.to_toml()), Ok(mapping));
    }
}

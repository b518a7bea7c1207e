//! What is alike enough to ask, and that the index forgets nobody.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn person(name: &str, number: &str, year: u16, phone: &str) -> Traits {
    living(name, number, year, phone, "")
}

fn living(name: &str, number: &str, year: u16, phone: &str, postcode: &str) -> Traits {
    Traits::new(&Name::split(name), number, (year > 0).then_some(year), [phone], postcode)
}

#[rstest]
#[case(person("Fatima El Amrani", "12", 1980, ""), &["alike-number", "alike-name", "alike-year"])]
#[case(person("Amrani, Fátima", "", 1980, "+31612345678"), &["alike-name", "alike-year", "alike-phone"])]
#[case(person("Fatima Amrani", "99", 1980, ""), &["alike-name", "alike-year"])]
#[case(person("Fatma Imrani", "", 1980, ""), &["alike-close", "alike-year"])]
#[case(person("Fatimah al-Amrany", "", 1980, ""), &["alike-sounds", "alike-year"])]
#[case(person("Fatima el Amrani", "", 0, "0031 6 12345678"), &["alike-name", "alike-phone"])]
#[case(person("Fatima Haddad", "", 1980, "0612345678"), &["alike-given", "alike-year", "alike-phone"])]
#[case(person("Fatima el Amrani", "", 1990, "0612345678"), &["alike-name", "alike-near-year", "alike-phone"])]
#[case(living("Fatima Haddad", "", 1980, "", "7511 ab"), &["alike-given", "alike-year", "alike-postcode"])]
#[case(person("Jan Bakker", "0012", 1950, ""), &["alike-number", "alike-other-year"])]
#[case(person("Fatima el Amrani", "12", 1950, ""), &["alike-number", "alike-name", "alike-other-year"])]
#[case(person("Fatima el Amrani", "", 0, ""), &["alike-name"])]
#[case(person("Fatima el Amrani", "", 1950, "0612345678"), &[])]
#[case(person("Fatima el Amrani", "", 1981, "0687654321"), &[])]
#[case(living("Fatiha el Amrani", "", 1982, "0612345678", "7511AB"), &[])]
#[case(person("Jan Bakker", "", 1980, "0612345678"), &[])]
#[case(person("", "", 0, ""), &[])]
fn compares(#[case] other: Traits, #[case] reasons: &[&str]) {
    let fatima = living("Fatima el Amrani", "0012", 1980, "06-12345678", "7511AB");
    let found = fatima.compare(&other).map(Likeness::reasons).unwrap_or_default();
    assert_eq!(found, reasons);
    assert_eq!(fatima.compare(&other), other.compare(&fatima));
}

#[rstest]
#[case(1965, 1965, YearLike::Same)]
#[case(1965, 1966, YearLike::Near)]
#[case(1965, 1975, YearLike::Near)]
#[case(1968, 1986, YearLike::Near)]
#[case(1958, 1985, YearLike::Other)]
#[case(1965, 1995, YearLike::Other)]
fn years_are_typed_wrong_in_few_ways(#[case] one: u16, #[case] two: u16, #[case] like: YearLike) {
    assert_eq!((years(Some(one), Some(two)), years(Some(two), Some(one))), (like, like));
}

#[test]
fn only_the_same_number_and_name_is_certain() {
    let likeness = |one: Traits, two: Traits| one.compare(&two).unwrap();
    assert!(likeness(person("A Bee", "1", 1980, ""), person("Bee, A", "01", 0, "")).is_certain());
    assert!(!likeness(person("A Bee", "1", 1980, ""), person("A Bee", "1", 1950, "")).is_certain());
    let phone = person("A Bee", "", 1980, "0612345678");
    assert!(!likeness(phone.clone(), phone).is_certain());
}

#[test]
fn zeros_alone_are_a_number_too() {
    assert_eq!(person("A B", "000", 0, "").compare(&person("C D", "0", 0, "")), None);
    assert!(person("A B", "00", 0, "").compare(&person("C D", "00", 0, "")).is_some());
}

proptest! {
    /// The index finds exactly whom comparing with everybody finds.
    #[test]
    fn the_index_forgets_nobody(
        people in proptest::collection::vec((0..7usize, 0..4u8, 0..3u16, 0..4u8, 0..3usize), 1..20), gone in 0..20usize
    ) {
        let make = |(name, number, year, phone, postcode): (usize, u8, u16, u8, usize)| {
            let name = [
                "Fatima el Amrani", "Amrani Fatma", "Jan Bakker", "Johannes Backer", "Fatima Haddad", "Fatima",
                "Muhamad el Amrani",
            ][name];
            let number = if number == 0 { String::new() } else { number.to_string() };
            let year = if year == 0 { 0 } else { 1980 + year };
            living(name, &number, year, &format!("061234567{phone}"), ["", "7511AB", "7511 CD"][postcode])
        };
        let mut known = Known::default();
        let mut all: Vec<(usize, Traits)> = people.into_iter().map(make).enumerate().collect();
        for (id, traits) in &all {
            known.insert(*id, person("Iemand Anders", "1", 1970, "0600000000"));
            known.insert(*id, traits.clone());
        }
        let newcomer = all[0].1.clone();
        known.remove(gone);
        all.retain(|(id, _)| *id != gone);
        let mut expected: Vec<(usize, Likeness)> =
            all.iter().filter_map(|(id, traits)| Some((*id, traits.compare(&newcomer)?))).collect();
        expected.sort_by_key(|(id, likeness)| (std::cmp::Reverse(likeness.strength()), *id));
        prop_assert_eq!(known.alike(&newcomer), expected);
    }
}

//! Tests of `search`: who is found by what, in which order; and a measure of a long scan.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn people() -> Vec<(&'static str, SearchKey)> {
    let person = |label, (given, infix, family), place, own, phone: &'static str| {
        (label, SearchKey::new(&Name::new(given, infix, family), place, own, [phone]))
    };
    vec![
        person("fatima", ("Fatima", "el", "Amrani"), "Enschede", "0012", "06-12345678"),
        person("hoa", ("Đặng Thị Hoa", "", ""), "Deventer", "0120", ""),
        person("wim", ("Wim", "van", "Dijk"), "'s-Hertogenbosch", "D-7", "0570-227649"),
        person("berg", ("Jan", "van den", "Berg"), "Súdwest-Fryslân", "33", "+32 412345678"),
        person("nise", ("Nisə", "", "Bağırov"), "Raalte", "9", ""),
        person("tjon", ("Cheryl", "", "Tjon-A-Fat"), "Raalte", "44", ""),
        person("wang", ("小明", "", "王"), "Den Haag", "55", ""),
        person("dang2", ("Minh", "", "Dang"), "Amsterdam", "66", "thuis 0201234567"),
    ]
}

fn found(typed: &str) -> Vec<&'static str> {
    let people = people();
    let query = Query::new(typed);
    hits(people.iter().map(|(_, key)| key), &query).into_iter().map(|at| people[at].0).collect()
}

#[rstest]
#[case("dang", &["dang2", "hoa"])]
#[case("Đặng", &["dang2", "hoa"])]
#[case("amrani", &["fatima"])]
#[case("el am", &["fatima"])]
#[case("fatima el am", &["fatima"])]
#[case("Amrani, Fat", &["fatima"])]
#[case("elamrani", &["fatima"])]
#[case("dijk", &["wim"])]
#[case("van dijk", &["wim"])]
#[case("vandijk", &["wim"])]
#[case("wim dijk", &["wim"])]
#[case("van der berg", &["berg"])]
#[case("vd berg", &["berg"])]
#[case("j berg", &["berg"])]
#[case("fryslan", &["berg"])]
#[case("hertogen", &["wim"])]
#[case("shertogen", &["wim"])]
#[case("hertogenb", &["wim"])]
#[case("nise", &["nise"])]
#[case("BAGIROV", &["nise"])]
#[case("tjonafat", &["tjon"])]
#[case("tjon a fat", &["tjon"])]
#[case("cheryl raal", &["tjon"])]
#[case("王", &["wang"])]
#[case("小明", &["wang"])]
#[case("mrani", &["fatima"])]
#[case("12", &["fatima", "hoa"])]
#[case("012", &["fatima", "hoa", "dang2"])]
#[case("120", &["hoa"])]
#[case("0612", &["fatima"])]
#[case("06-12 34", &["fatima"])]
#[case("+31 6 1234", &["fatima"])]
#[case("0031 6 1234", &["fatima"])]
#[case("5678", &["fatima", "berg"])]
#[case("0032412", &["berg"])]
#[case("227649", &["wim"])]
#[case("0201234567", &["dang2"])]
#[case("d 7", &["wim"])]
#[case("zzz", &[])]
fn finds(#[case] typed: &str, #[case] expected: &[&str]) {
    assert_eq!(found(typed), expected);
}

#[test]
fn an_empty_query_keeps_everybody_in_order() {
    assert!(Query::new(" - ").is_empty());
    assert_eq!(found("").len(), people().len());
    assert_eq!(found("")[0], "fatima");
}

#[test]
fn the_better_fit_comes_first() {
    let rank = |typed: &str, label: &str| {
        let people = people();
        let (_, key) = people.iter().find(|(name, _)| *name == label).unwrap();
        matches(key, &Query::new(typed))
    };
    assert_eq!(rank("33", "berg"), Some(Rank::Number));
    assert_eq!(rank("berg", "berg"), Some(Rank::Family));
    assert_eq!(rank("den b", "berg"), Some(Rank::Family));
    assert_eq!(rank("jan", "berg"), Some(Rank::Given));
    assert_eq!(rank("jan berg", "berg"), Some(Rank::Words));
    assert_eq!(rank("denberg", "berg"), Some(Rank::Squeezed));
    assert_eq!(rank("jan sud", "berg"), Some(Rank::Elsewhere));
    assert_eq!(rank("erg", "berg"), Some(Rank::Inside));
    assert_eq!(rank("jon", "berg"), None);
}

proptest! {
    #[test]
    fn every_beginning_of_every_order_of_the_name_finds_the_person(
        given in "[a-zA-Zà-öø-þœłđışžőűĞğİŚəạếữ王小明Жжαω]{1,8}", infix in "(van|el|op den)?", family in "[a-zA-Zà-öø-þœłđışžőűĞğİŚəạếữ王小明Жжαω]{1,8}( [a-zA-Zà-öø-þœłđışžőűĞğİŚəạếữ王小明Жжαω]{1,6})?", cut in 1usize..30
    ) {
        let name = Name::new(&given, &infix, &family);
        let key = SearchKey::new(&name, "", "", []);
        for whole in [name.spoken(), name.listed(), name.spoken().to_uppercase(), fold(&name.listed())] {
            let typed: String = whole.chars().take(cut).collect();
            prop_assert!(matches(&key, &Query::new(&typed)).is_some(), "{:?} by {:?}", key, typed);
        }
    }

    #[test]
    fn any_text_can_be_searched(typed in any::<String>(), name in any::<String>()) {
        let key = SearchKey::new(&Name::split(&name), &name, &typed, [typed.as_str()]);
        let _ = matches(&key, &Query::new(&typed));
        let _ = matches(&key, &Query::new(&name));
    }
}

/// Prints how long a scan of 100,000 people takes: `cg test --release --lib scan_of -- --ignored --nocapture`.
#[test]
#[ignore = "a measure, not a promise"]
fn scan_of_100_000_people() {
    let parts = ["Fatima", "Jan", "Ayşe", "Wim", "Đặng", "Zaynab", "Radosław", "Oleksandr", "Nisə", "Merel"];
    let part = |n: usize| format!("{}{}", parts[n % 10], parts[(n / 10) % 10].to_lowercase());
    let keys: Vec<SearchKey> = (0..100_000)
        .map(|n| {
            let name = Name::new(&part(n), if n % 3 == 0 { "van den" } else { "" }, &part(n / 100));
            SearchKey::new(&name, "Enschede-Centrum", &n.to_string(), [format!("06{n:08}").as_str()])
        })
        .collect();
    for typed in ["d", "dang", "van dijk", "zay wim", "0612", "qqqq", "en"] {
        let start = std::time::Instant::now();
        let count = hits(&keys, &Query::new(typed)).len();
        #[expect(clippy::print_stderr, reason = "a measure is there to be read")]
        {
            eprintln!("{typed:>10}: {count:>6} hits in {:?}", start.elapsed());
        }
    }
}

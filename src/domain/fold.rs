//! Folding: names and words brought to one shape, so that `dang` finds *Đặng* and `seyidzade` *Seyidzadə*.
//!
//! Only for comparing and sorting; what is shown and stored stays as typed. Knows letters, not what they stand for.
//! Taking accents off by decomposition alone leaves Đ ø ł ı ə ß æ, so this is a table (design.md section 10).

use std::sync::LazyLock;

/// Plain letter(s), then every lower-case letter that folds to them.
const TABLE: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặⱥ"),
    ("ae", "æǣǽ"),
    ("b", "ƀḃḅḇɓ"),
    ("c", "çćĉċčƈȼḉ"),
    ("d", "ðďđƍḋḍḏḑḓɗɖ"),
    ("dz", "ǆǳ"),
    ("e", "èéêëēĕėęěǝȅȇȩɇḕḗḙḛḝẹẻẽếềểễệəɛ"),
    ("f", "ƒḟ"),
    ("g", "ĝğġģǥǧǵḡɣɠ"),
    ("h", "ĥħȟḣḥḧḩḫẖɦ"),
    ("i", "ìíîïĩīĭįıǐȉȋḭḯỉịɨɩ"),
    ("ij", "ĳ"),
    ("j", "ĵǰɉ"),
    ("k", "ķĸƙǩḱḳḵ"),
    ("l", "ĺļľŀłƛḷḹḻḽ"),
    ("lj", "ǉ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňŉŋǹṅṇṉṋɲ"),
    ("nj", "ǌ"),
    ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợɔɵ"),
    ("oe", "œ"),
    ("oi", "ƣ"),
    ("ou", "ȣ"),
    ("p", "ƥṕṗ"),
    ("r", "ŕŗřȑȓɍṙṛṝṟ"),
    ("s", "śŝşšſƨșṡṣṥṧṩẛ"),
    ("ss", "ßẞ"),
    ("t", "ţťŧƭțṫṭṯṱẗʈⱦ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựʉ"),
    ("v", "ṽṿʋ"),
    ("w", "ŵƿẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷƴȝȳɏẏẙỳỵỷỹ"),
    ("z", "źżžƶǯẑẓẕʒ"),
    ("α", "άἀἁἂἃἄἅἆἇὰᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
    ("ε", "έἐἑἒἓἔἕὲ"),
    ("η", "ήἠἡἢἣἤἥἦἧὴᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
    ("ι", "ΐίϊἰἱἲἳἴἵἶἷὶῐῑῒῖῗ"),
    ("ο", "όὀὁὂὃὄὅὸ"),
    ("ρ", "ῤῥ"),
    ("σ", "ς"),
    ("υ", "ΰϋύὐὑὒὓὔὕὖὗὺῠῡῢῦῧ"),
    ("ω", "ώὠὡὢὣὤὥὦὧὼᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
    ("а", "ӑӓ"),
    ("г", "ѓ"),
    ("е", "ѐёӗ"),
    ("ж", "ӂӝ"),
    ("з", "ӟ"),
    ("и", "йѝӣӥ"),
    ("к", "ќ"),
    ("о", "ӧ"),
    ("у", "ўӯӱӳ"),
    ("ч", "ӵ"),
    ("ы", "ӹ"),
    ("э", "ӭ"),
    ("і", "ї"),
    ("ѵ", "ѷ"),
    ("ә", "ӛ"),
    ("ө", "ӫ"),
    ("ا", "أإآٱ"),
    ("ه", "ة"),
    ("ي", "ىی"),
    ("ك", "ک"),
];

/// The table by letter, sorted.
static BY_LETTER: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    let mut letters: Vec<_> =
        TABLE.iter().flat_map(|(plain, letters)| letters.chars().map(|letter| (letter, *plain))).collect();
    letters.sort_unstable();
    letters
});

/// `text` in lower case, without accents, with single spaces between words.
///
/// Apostrophes and joining marks vanish (`'t` is `t`, `O'Brien` is `obrien`), hyphens and other punctuation part
/// words (`Tjon-A-Fat` is `tjon a fat`). Letters of scripts without a row in the table stay as they are.
/// Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            folded.push(letter.to_ascii_lowercase());
        } else if parts_words(letter) {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            for lower in letter.to_lowercase() {
                push_folded(lower, &mut folded);
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn push_folded(letter: char, folded: &mut String) {
    if vanishes(letter) {
        return;
    }
    match BY_LETTER.binary_search_by_key(&letter, |(known, _)| *known) {
        Ok(at) => folded.push_str(BY_LETTER.get(at).map_or("", |(_, plain)| plain)),
        Err(_) => folded.push(letter),
    }
}

/// Marks that are written on or between letters but are no letters: accents, vowel points, joiners, apostrophes.
fn vanishes(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{feff}'
        | '\'' | '`' | '´' | '‘' | '’' | 'ʼ' | 'ʻ' | 'ʹ' | '′')
}

/// Spaces and punctuation that end a word.
fn parts_words(letter: char) -> bool {
    !vanishes(letter)
        && (letter.is_whitespace()
            || letter.is_control()
            || letter.is_ascii_punctuation()
            || matches!(letter, '\u{a0}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}'
                | '\u{2010}'..='\u{206f}' | '\u{3000}'..='\u{3003}' | '،' | '×' | '÷'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Đặng Thị Hoa", "dang thi hoa")]
    #[case("Nisə Bağırov", "nise bagirov")]
    #[case("Şinasi ÖZGÜR İnce", "sinasi ozgur ince")]
    #[case("Łaszcz", "laszcz")]
    #[case("Søren Ægir Straße", "soren aegir strasse")]
    #[case("van 't Hof", "van t hof")]
    #[case("Van ’t Hof", "van t hof")]
    #[case("Tjon-A-Fat", "tjon a fat")]
    #[case("  Súdwest-Fryslân ", "sudwest fryslan")]
    #[case("ĲSBRAND", "ijsbrand")]
    #[case("Þórður", "thordur")]
    #[case("e\u{301}e\u{308}", "ee")]
    #[case("Йосип Їжак", "иосип іжак")]
    #[case("王小明", "王小明")]
    #[case("فَاطِمَة", "فاطمه")]
    #[case("हिन्दी", "हिन्दी")]
    #[case("!?", "")]
    fn folds(#[case] typed: &str, #[case] folded: &str) {
        assert_eq!(fold(typed), folded);
    }

    #[test]
    fn composed_and_decomposed_letters_fold_alike() {
        for (composed, decomposed) in
            [("é", "e\u{301}"), ("й", "и\u{306}"), ("ậ", "a\u{323}\u{302}"), ("ά", "α\u{301}")]
        {
            assert_eq!(fold(composed), fold(decomposed), "{composed}");
        }
    }

    #[test]
    fn no_letter_stands_in_the_table_twice() {
        for pair in BY_LETTER.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{}", pair[0].0);
        }
    }

    #[test]
    fn every_accented_latin_letter_is_in_the_table() {
        let missing: Vec<char> = ('\u{c0}'..='\u{17f}')
            .chain('\u{1e00}'..='\u{1e99}')
            .chain('\u{1ea0}'..='\u{1ef9}')
            .filter(|letter| letter.is_alphabetic() && !fold(&letter.to_string()).is_ascii())
            .collect();
        assert_eq!(missing, Vec::<char>::new());
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}

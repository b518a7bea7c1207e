//! How much two whole names are alike: words in any order and any column, written otherwise, one left out.

use super::super::fold::fold;
use super::super::name::{Name, is_infix};
use super::sound::{distance, skeleton, sounds};

/// How much two names are alike, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameLike {
    /// Not alike, or only of one family.
    No,
    /// The given name only: another family name, or none.
    Given,
    /// A word is written a little otherwise or left out, an initial, a short form.
    Close,
    /// The same when it is spoken.
    Sounds,
    /// The same words.
    Same,
}

/// How much two words are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum WordLike {
    Close,
    Sounds,
    Same,
}

/// Distances per sound, in hundredths: up to the first two words sound the same, up to the second they may be the same.
const SOUNDS: usize = 8;
const CLOSE: usize = 16;

/// Short forms that one person is called by and registered with, each with what they are short for. Only where nobody
/// else in a family is likely to have the long one.
const SHORT_FORMS: &[(&str, &[&str])] = &[
    ("jan", &["johannes", "johan"]),
    ("hans", &["johannes", "johan"]),
    ("piet", &["pieter", "petrus"]),
    ("kees", &["cornelis"]),
    ("wim", &["willem", "wilhelmus"]),
    ("henk", &["hendrik"]),
    ("joop", &["johannes", "josephus"]),
    ("sjaak", &["jacobus", "jacques"]),
    ("bert", &["albertus", "lambertus"]),
    ("gerrit", &["gerardus"]),
    ("theo", &["theodorus"]),
    ("toon", &["antonius"]),
    ("truus", &["geertruida"]),
    ("riet", &["maria"]),
    ("bep", &["elisabeth"]),
    ("corrie", &["cornelia"]),
    ("ineke", &["catharina"]),
    ("gerda", &["gerardina"]),
    ("mo", &["mohamed", "mohammed", "mohammad"]),
    ("moh", &["mohamed", "mohammed", "mohammad"]),
    ("abdou", &["abderrahman", "abdellah"]),
    ("sasha", &["oleksandr", "aleksandr", "oleksandra", "aleksandra"]),
    ("vova", &["volodymyr", "vladimir"]),
    ("dima", &["dmytro", "dmitri"]),
    ("natasha", &["nataliia", "natalia"]),
    ("kasia", &["katarzyna"]),
    ("gosia", &["malgorzata"]),
    ("asia", &["joanna"]),
    ("ania", &["anna"]),
    ("basia", &["barbara"]),
    ("tomek", &["tomasz"]),
    ("krzysiek", &["krzysztof"]),
];

/// A word of a name, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    text: Box<str>,
    sounds: Box<[u8]>,
    skeleton: Box<str>,
    /// It stands in the given name, as far as whoever typed it knew.
    given: bool,
    /// It is what the person is called by: the first of the given name, the last in Vietnamese order.
    called: bool,
}

/// A name, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<Word>);

impl Words {
    /// The words of a name that count: not the tussenvoegsels, unless there is nothing else.
    pub fn of(name: &Name) -> Self {
        let words = |part: &str, given| {
            let folded = fold(part);
            let word = |text: &str| {
                let sounds = sounds(text);
                Word {
                    text: text.into(),
                    skeleton: skeleton(&sounds).into(),
                    sounds: sounds.into(),
                    given,
                    called: false,
                }
            };
            folded.split(' ').filter(|text| !text.is_empty()).map(word).collect::<Vec<_>>()
        };
        let mut given = words(&name.given, true);
        let vietnamese = given.iter().any(|word| matches!(&*word.text, "thi" | "van"));
        let called = if vietnamese || name.family.is_empty() { given.last_mut() } else { given.first_mut() };
        called.into_iter().for_each(|word| word.called = true);
        let all = [given, words(&name.infix, false), words(&name.family, false)].concat();
        let mut counting = all.clone();
        // one letter of a given name is an initial
        counting.retain(|word| !is_infix(&word.text) || word.given && word.text.chars().count() == 1);
        Self(if counting.is_empty() { all } else { counting })
    }

    /// Nobody's.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What each word keeps however it is written, in alphabetical order.
    pub fn skeletons(&self) -> Vec<String> {
        let mut all: Vec<String> = self.0.iter().map(|word| word.skeleton.to_string()).collect();
        all.sort();
        all
    }

    /// What all of it keeps when the words are parted otherwise.
    pub fn skeleton(&self) -> String {
        let texts: String = self.0.iter().map(|word| &*word.text).collect();
        skeleton(&sounds(&texts))
    }

    /// How much two names are alike; the same whichever comes first.
    pub fn compare(&self, other: &Self) -> NameLike {
        let (short, long) = if self.0.len() <= other.0.len() { (self, other) } else { (other, self) };
        let matched = pairs(&short.0, &long.0);
        let all = matched.len() == short.0.len();
        let worst = matched.iter().map(|(_, _, like)| *like).min();
        let best = matched.iter().map(|(_, _, like)| *like).max();
        let same_count = short.0.len() == long.0.len();
        let like = match worst {
            Some(WordLike::Same) if all && same_count => NameLike::Same,
            Some(WordLike::Sounds) if all && same_count => NameLike::Sounds,
            // two words that are both only near are two other words
            Some(WordLike::Close) if all && same_count && (short.0.len() == 1 || best > worst) => {
                NameLike::Close
            }
            Some(worst) if all && short.0.len() > 1 && worst > WordLike::Close => NameLike::Close,
            _ if !same_count && joined(short, long) => NameLike::Sounds,
            _ => NameLike::No,
        };
        if like == NameLike::No && given_alike(&matched) { NameLike::Given } else { like }
    }
}

type Pair<'w> = (&'w Word, &'w Word, WordLike);

/// Which word of the one is which of the other, the best first.
fn pairs<'w>(short: &'w [Word], long: &'w [Word]) -> Vec<Pair<'w>> {
    let mut likes: Vec<(std::cmp::Reverse<WordLike>, usize, usize)> = Vec::new();
    for (at, one) in short.iter().enumerate() {
        for (to, two) in long.iter().enumerate() {
            likes.extend(like(one, two).map(|like| (std::cmp::Reverse(like), at, to)));
        }
    }
    likes.sort_unstable();
    let (mut used, mut taken, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
    for (std::cmp::Reverse(like), at, to) in likes {
        if let (Some(one), Some(two)) = (short.get(at), long.get(to))
            && !used.contains(&at)
            && !taken.contains(&to)
        {
            used.push(at);
            taken.push(to);
            pairs.push((one, two, like));
        }
    }
    pairs
}

fn like(one: &Word, two: &Word) -> Option<WordLike> {
    if one.text == two.text {
        return Some(WordLike::Same);
    }
    if is_initial(one, two) || is_initial(two, one) || is_short(one, two) || is_short(two, one) {
        return Some(WordLike::Close);
    }
    if without_article(one, two) || without_article(two, one) {
        return Some(WordLike::Sounds);
    }
    match by_sound(one, two) {
        None if is_slip(&one.text, &two.text) => Some(WordLike::Close),
        like => like,
    }
}

fn by_sound(one: &Word, two: &Word) -> Option<WordLike> {
    let (one_count, two_count) = (one.sounds.len(), two.sounds.len());
    // so many sounds more are never the same word, and most pairs end here
    if one_count.abs_diff(two_count) > 3 || one.skeleton.len().abs_diff(two.skeleton.len()) > 1 {
        return None;
    }
    let longest = one_count.max(two_count);
    let apart = usize::from(distance(&one.sounds, &two.sounds));
    match () {
        () if apart <= SOUNDS * longest => Some(WordLike::Sounds),
        () if apart <= CLOSE * longest && longest > 3 => Some(WordLike::Close),
        () => None,
    }
}

/// Two letters that changed places, or in a long word one inside it that was left out. Other letters make other names.
fn is_slip(one: &str, two: &str) -> bool {
    let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    let same = short.iter().zip(&long).take_while(|(one, two)| one == two).count();
    let (short_rest, long_rest) =
        (short.get(same..).unwrap_or_default(), long.get(same..).unwrap_or_default());
    match (short_rest, long_rest) {
        ([a, b, rest @ ..], [c, d, other @ ..]) if (a, b) == (d, c) => rest == other && short.len() > 3,
        ([_, ..], [_, rest @ ..]) if same > 0 => rest == short_rest && long.len() > 6,
        _ => false,
    }
}

fn is_initial(one: &Word, two: &Word) -> bool {
    one.text.chars().count() == 1 && two.text.starts_with(&*one.text)
}

fn is_short(one: &Word, two: &Word) -> bool {
    let sounds_as = |long: &&str| {
        let long = sounds(long);
        usize::from(distance(&long, &two.sounds)) <= SOUNDS * long.len().max(two.sounds.len())
    };
    let form = SHORT_FORMS.iter().find(|(short, _)| *short == &*one.text);
    form.is_some_and(|(_, longs)| longs.iter().any(sounds_as))
}

/// *Elhaddaoui* and *Haddaoui*: the article was written to the name.
fn without_article(one: &Word, two: &Word) -> bool {
    let rest = ["el", "al"].iter().find_map(|article| one.text.strip_prefix(article));
    rest.is_some_and(|rest| {
        let rest = sounds(rest);
        rest.len() > 3 && usize::from(distance(&rest, &two.sounds)) <= SOUNDS * rest.len() / 2
    })
}

/// *Abdul Rahman* and *Abdulrahman*: the same sounds, parted otherwise.
fn joined(one: &Words, two: &Words) -> bool {
    let all = |words: &Words| {
        let mut texts: Vec<&str> = words.0.iter().map(|word| &*word.text).collect();
        let together = sounds(&texts.concat());
        if !texts.is_empty() {
            texts.rotate_right(1);
        }
        [together, sounds(&texts.concat())]
    };
    let alike =
        |one: &[u8], two: &[u8]| usize::from(distance(one, two)) <= SOUNDS * one.len().max(two.len()) / 2;
    let (one, two) = (all(one), all(two));
    one.iter().any(|one| two.iter().any(|two| alike(one, two)))
}

fn given_alike(pairs: &[Pair<'_>]) -> bool {
    pairs.iter().any(|(one, two, like)| {
        one.given
            && two.given
            && (one.called || two.called)
            && *like > WordLike::Close
            && one.sounds.len().min(two.sounds.len()) > 2
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Fatima el Amrani", "Amrani, Fátima", NameLike::Same)]
    #[case("Fatima Amrani", "Amrani Fatima", NameLike::Same)]
    #[case("Mohammed el Idrissi", "Muhamad Idrisi", NameLike::Sounds)]
    #[case("Wim van Dijk", "Willem van Dyk", NameLike::Close)]
    #[case("W. van Dijk", "Wim van Dijk", NameLike::Close)]
    #[case("Đặng Thị Hoa", "Hoa Dang", NameLike::Close)]
    #[case("Abdul Rahman Darwish", "Abdulrahman Darwish", NameLike::Sounds)]
    #[case("Hicham el Haddaoui", "Hisham Elhaddaoui", NameLike::Sounds)]
    #[case("Anna Kowalska", "Anna Nowak", NameLike::Given)]
    #[case("Ayaan", "Ayaan Warsame", NameLike::Given)]
    #[case("Hassan Yıldız", "Hussein Yıldız", NameLike::No)]
    #[case("Karim Benali", "Karima Benali", NameLike::No)]
    #[case("Ahmed Ali Warsame", "Fadumo Ali Warsame", NameLike::No)]
    fn whole_names(#[case] one: &str, #[case] two: &str, #[case] like: NameLike) {
        let (one, two) = (Words::of(&Name::split(one)), Words::of(&Name::split(two)));
        assert_eq!(one.compare(&two), like);
        assert_eq!(two.compare(&one), like);
    }
}

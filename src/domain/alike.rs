//! Looks-alike: who of the people we know may be the one that is being entered, imported or received?
//!
//! Says what is alike, ranked, and never decides that two are the same person. Everybody known is laid out by what does
//! not change when a name is written otherwise, so that one newcomer is compared with a few and not with ten thousand.

mod names;
mod sound;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use names::NameLike;

use super::Name;
use super::fold::fold;
use super::phone::Phone;
use names::Words;

/// A coach is shown so many at most, the most alike first.
pub const SHOWN: usize = 3;

/// What of a person is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    name: Words,
    own_number: String,
    birth_year: Option<u16>,
    /// The last six digits of each phone number.
    tails: Vec<String>,
    /// Without spaces, in lower case.
    postcode: String,
}

/// How much two years of birth are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearLike {
    /// Two people, as far as a year can tell.
    Other,
    /// One of them is not known.
    Unknown,
    /// A year or two apart, ten years, or with its digits swapped: perhaps typed wrong.
    Near,
    /// The same year.
    Same,
}

/// How much two postcodes are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceLike {
    /// Not alike, or one is not known.
    No,
    /// The same quarter: the digits.
    Quarter,
    /// The same street.
    Street,
}

/// What two people have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Likeness {
    /// Their names.
    pub name: NameLike,
    /// Their years of birth.
    pub year: YearLike,
    /// A phone number.
    pub phone: bool,
    /// Their postcodes.
    pub place: PlaceLike,
    /// Their own number.
    pub number: bool,
}

impl Likeness {
    /// May a repeated import take this for the same person without asking?
    pub fn is_certain(self) -> bool {
        self.number && self.name == NameLike::Same && self.year > YearLike::Other
    }

    /// How likely it is the same person, for ranking.
    pub fn strength(self) -> u16 {
        let name = match self.name {
            NameLike::No => 0,
            NameLike::Given => 12,
            NameLike::Close => 24,
            NameLike::Sounds => 34,
            NameLike::Same => 40,
        };
        let year = match self.year {
            YearLike::Other => 0,
            YearLike::Unknown => 4,
            YearLike::Near => 8,
            YearLike::Same => 30,
        };
        let place = match self.place {
            PlaceLike::No => 0,
            PlaceLike::Quarter => 5,
            PlaceLike::Street => 12,
        };
        name + year + place + if self.phone { 25 } else { 0 } + if self.number { 20 } else { 0 }
    }

    /// The ids of the words that say why, the strongest first.
    pub fn reasons(self) -> Vec<&'static str> {
        let name = match self.name {
            NameLike::No => None,
            NameLike::Given => Some("alike-given"),
            NameLike::Close => Some("alike-close"),
            NameLike::Sounds => Some("alike-sounds"),
            NameLike::Same => Some("alike-name"),
        };
        let year = match self.year {
            YearLike::Other => Some("alike-other-year"),
            YearLike::Unknown => None,
            YearLike::Near => Some("alike-near-year"),
            YearLike::Same => Some("alike-year"),
        };
        let place = match self.place {
            PlaceLike::No => None,
            PlaceLike::Quarter => Some("alike-quarter"),
            PlaceLike::Street => Some("alike-postcode"),
        };
        let number = self.number.then_some("alike-number");
        let phone = self.phone.then_some("alike-phone");
        [number, name, year, phone, place].into_iter().flatten().collect()
    }

    /// Whether it is enough to ask a coach. `bare` says that of one of the two little is known.
    fn is_enough(self, bare: bool) -> bool {
        match (self.name, self.year) {
            // a list that gives one number twice is to be looked at, whoever the two are
            _ if self.number => true,
            (NameLike::No, _) | (_, YearLike::Other) | (NameLike::Given, YearLike::Near) => false,
            (NameLike::Same | NameLike::Sounds | NameLike::Close, YearLike::Same) => true,
            (NameLike::Same | NameLike::Sounds, YearLike::Unknown) => {
                self.phone || self.place > PlaceLike::No || bare
            }
            (NameLike::Same | NameLike::Sounds, YearLike::Near) => {
                self.phone || self.place == PlaceLike::Street
            }
            (NameLike::Given, YearLike::Same) => self.phone || self.place == PlaceLike::Street,
            (NameLike::Close, YearLike::Near) | (NameLike::Close | NameLike::Given, YearLike::Unknown) => {
                self.phone
            }
        }
    }
}

impl Traits {
    /// What to compare of one person; texts as typed, empty when unknown.
    pub fn new<'a>(
        name: &Name,
        own_number: &str,
        birth_year: Option<u16>,
        phones: impl IntoIterator<Item = &'a str>,
        postcode: &str,
    ) -> Traits {
        let tail = |typed| Phone::parse(typed).ok().map(|phone| phone.tail().to_owned());
        Traits {
            name: if name.is_empty() { Words::default() } else { Words::of(name) },
            own_number: number_key(own_number),
            birth_year,
            tails: phones.into_iter().filter_map(tail).collect(),
            postcode: fold(postcode).replace(' ', ""),
        }
    }

    /// What these two have in common, if it is enough to ask. The same whichever comes first.
    pub fn compare(&self, other: &Traits) -> Option<Likeness> {
        let likeness = Likeness {
            name: if self.name.is_empty() { NameLike::No } else { self.name.compare(&other.name) },
            year: years(self.birth_year, other.birth_year),
            phone: self.tails.iter().any(|tail| other.tails.contains(tail)),
            place: postcodes(&self.postcode, &other.postcode),
            number: !self.own_number.is_empty() && self.own_number == other.own_number,
        };
        let bare = |traits: &Traits| traits.birth_year.is_none() || traits.tails.is_empty();
        likeness.is_enough(bare(self) || bare(other)).then_some(likeness)
    }

    /// Under what it is found: two that are alike enough have one of these in common.
    fn keys(&self) -> BTreeSet<String> {
        let skeletons = self.name.skeletons();
        let mut keys: BTreeSet<String> = self.tails.iter().map(|tail| format!("t{tail}")).collect();
        if !self.own_number.is_empty() {
            keys.insert(format!("n{}", self.own_number));
        }
        if !skeletons.is_empty() {
            keys.insert(format!("w{}", skeletons.join(" ")));
        }
        for skeleton in skeletons.iter().chain([&self.name.skeleton()]) {
            keys.extend(self.birth_year.map(|year| format!("y{year}{skeleton}")));
            if !self.postcode.is_empty() {
                keys.insert(format!("p{}{skeleton}", self.postcode));
            }
        }
        keys
    }
}

fn years(one: Option<u16>, two: Option<u16>) -> YearLike {
    let (Some(one), Some(two)) = (one, two) else { return YearLike::Unknown };
    let apart = one.abs_diff(two);
    let swapped = one / 100 == two / 100 && one % 10 == two / 10 % 10 && two % 10 == one / 10 % 10;
    match apart {
        0 => YearLike::Same,
        1 | 2 | 10 => YearLike::Near,
        // further apart two swapped digits may as well be a father and his son
        _ if swapped && apart <= 18 => YearLike::Near,
        _ => YearLike::Other,
    }
}

fn postcodes(one: &str, two: &str) -> PlaceLike {
    let digits = |code: &str| code.chars().take(4).collect::<String>();
    match () {
        () if one.is_empty() || two.is_empty() || digits(one) != digits(two) => PlaceLike::No,
        () if one == two && one.chars().count() > 4 => PlaceLike::Street,
        () => PlaceLike::Quarter,
    }
}

/// Own numbers are compared without spaces, capitals and zeros in front: a spreadsheet eats those.
fn number_key(own_number: &str) -> String {
    let folded = fold(own_number).replace(' ', "");
    let bare = folded.trim_start_matches('0');
    if bare.is_empty() { folded } else { bare.to_owned() }
}

/// Everybody who is known, laid out so that one newcomer is compared with a few and not with all.
#[derive(Clone, Debug)]
pub struct Known<Id> {
    traits: BTreeMap<Id, Traits>,
    by_key: HashMap<String, Vec<Id>>,
}

impl<Id: Copy + Ord> Default for Known<Id> {
    fn default() -> Self {
        Known { traits: BTreeMap::new(), by_key: HashMap::new() }
    }
}

impl<Id: Copy + Ord> Known<Id> {
    /// Adds a person, or replaces what was known under this id.
    pub fn insert(&mut self, id: Id, traits: Traits) {
        self.remove(id);
        for key in traits.keys() {
            self.by_key.entry(key).or_default().push(id);
        }
        self.traits.insert(id, traits);
    }

    /// Forgets a person.
    pub fn remove(&mut self, id: Id) {
        let Some(traits) = self.traits.remove(&id) else { return };
        for key in traits.keys() {
            if let Some(ids) = self.by_key.get_mut(&key) {
                ids.retain(|known| *known != id);
            }
        }
    }

    /// What is compared of somebody known.
    pub fn get(&self, id: Id) -> Option<&Traits> {
        self.traits.get(&id)
    }

    /// Who looks like somebody known, as a coach is shown them.
    pub fn shown(&self, id: Id) -> Vec<(Id, Likeness)> {
        let Some(traits) = self.traits.get(&id) else { return Vec::new() };
        self.alike(traits).into_iter().filter(|(other, _)| *other != id).take(SHOWN).collect()
    }

    /// Everybody who looks like `newcomer`, the most alike first, then by id.
    pub fn alike(&self, newcomer: &Traits) -> Vec<(Id, Likeness)> {
        let near: BTreeSet<Id> =
            newcomer.keys().iter().filter_map(|key| self.by_key.get(key)).flatten().copied().collect();
        let likeness = |id: &Id| self.traits.get(id).and_then(|known| known.compare(newcomer));
        let mut alike: Vec<(Id, Likeness)> =
            near.into_iter().filter_map(|id| Some((id, likeness(&id)?))).collect();
        alike.sort_by_key(|(id, likeness)| (std::cmp::Reverse(likeness.strength()), *id));
        alike
    }
}

#[cfg(test)]
#[path = "alike/tests.rs"]
mod tests;

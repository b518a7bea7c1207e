//! A first looks-alike check: who of the people we know may be the one that is being entered or imported?
//!
//! Compares only what is certain enough to show to a coach; never decides that two are the same person.

use std::collections::{BTreeMap, HashMap};

use super::Name;
use super::fold::fold;
use super::phone::Phone;

/// What of a person is compared, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// The words of the name in alphabetical order, without tussenvoegsels; empty when there is no name.
    name: String,
    own_number: String,
    birth_year: Option<u16>,
    /// The last six digits of each phone number.
    tails: Vec<String>,
}

/// Why two people look alike, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Same own number and name, and no other year of birth: a repeated row of the same list.
    NumberAndName,
    /// Same name, year of birth and phone number.
    NameYearAndPhone,
    /// Same name and year of birth.
    NameAndYear,
    /// Same name and phone number, and no other year of birth.
    NameAndPhone,
    /// Same year of birth and phone number under another name: a changed or differently written name.
    YearAndPhone,
    /// Same own number, but another name or year of birth: the list gave a number twice.
    NumberOnly,
    /// Same name, and nothing else is known of one of the two.
    NameOnly,
}

impl Reason {
    /// May a repeated import take this for the same person without asking?
    pub fn is_certain(self) -> bool {
        self == Reason::NumberAndName
    }
}

impl Traits {
    /// What to compare of one person; texts as typed, empty when unknown.
    pub fn new<'a>(
        name: &Name,
        own_number: &str,
        birth_year: Option<u16>,
        phones: impl IntoIterator<Item = &'a str>,
    ) -> Traits {
        let tail = |typed| Phone::parse(typed).ok().map(|phone| phone.tail().to_owned());
        Traits {
            name: if name.is_empty() { String::new() } else { name.alike_key() },
            own_number: number_key(own_number),
            birth_year,
            tails: phones.into_iter().filter_map(tail).collect(),
        }
    }

    /// Why these two look alike, if they do. The same whichever comes first.
    pub fn compare(&self, other: &Traits) -> Option<Reason> {
        let name = !self.name.is_empty() && self.name == other.name;
        let number = !self.own_number.is_empty() && self.own_number == other.own_number;
        let phone = self.tails.iter().any(|tail| other.tails.contains(tail));
        let (year, other_year) = match (self.birth_year, other.birth_year) {
            (Some(one), Some(two)) => (one == two, one != two),
            _ => (false, false),
        };
        let bare = |traits: &Traits| traits.birth_year.is_none() || traits.tails.is_empty();
        match () {
            () if number && name && !other_year => Some(Reason::NumberAndName),
            () if name && year && phone => Some(Reason::NameYearAndPhone),
            () if name && year => Some(Reason::NameAndYear),
            () if name && phone && !other_year => Some(Reason::NameAndPhone),
            () if year && phone => Some(Reason::YearAndPhone),
            () if number => Some(Reason::NumberOnly),
            () if name && !other_year && (bare(self) || bare(other)) => Some(Reason::NameOnly),
            () => None,
        }
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
    by_name: HashMap<String, Vec<Id>>,
    by_number: HashMap<String, Vec<Id>>,
    by_tail: HashMap<String, Vec<Id>>,
}

impl<Id: Copy + Ord> Default for Known<Id> {
    fn default() -> Self {
        Known {
            traits: BTreeMap::new(),
            by_name: HashMap::new(),
            by_number: HashMap::new(),
            by_tail: HashMap::new(),
        }
    }
}

impl<Id: Copy + Ord> Known<Id> {
    /// Adds a person, or replaces what was known under this id.
    pub fn insert(&mut self, id: Id, traits: Traits) {
        self.remove(id);
        let keys = [(&mut self.by_name, &traits.name), (&mut self.by_number, &traits.own_number)];
        for (index, key) in keys.into_iter().filter(|(_, key)| !key.is_empty()) {
            index.entry(key.clone()).or_default().push(id);
        }
        for tail in &traits.tails {
            self.by_tail.entry(tail.clone()).or_default().push(id);
        }
        self.traits.insert(id, traits);
    }

    /// Forgets a person.
    pub fn remove(&mut self, id: Id) {
        let Some(traits) = self.traits.remove(&id) else { return };
        let keys = [(&mut self.by_name, &traits.name), (&mut self.by_number, &traits.own_number)];
        for ids in keys.into_iter().filter_map(|(index, key)| index.get_mut(key)) {
            ids.retain(|known| *known != id);
        }
        for tail in &traits.tails {
            if let Some(ids) = self.by_tail.get_mut(tail) {
                ids.retain(|known| *known != id);
            }
        }
    }

    /// Everybody who looks like `newcomer`, the strongest reason first, then by id.
    pub fn alike(&self, newcomer: &Traits) -> Vec<(Id, Reason)> {
        let mut ids: Vec<Id> =
            newcomer.tails.iter().filter_map(|tail| self.by_tail.get(tail)).flatten().copied().collect();
        ids.extend(self.by_name.get(&newcomer.name).into_iter().flatten());
        ids.extend(self.by_number.get(&newcomer.own_number).into_iter().flatten());
        ids.sort_unstable();
        ids.dedup();
        let reason = |id: &Id| self.traits.get(id).and_then(|known| known.compare(newcomer));
        let mut alike: Vec<(Id, Reason)> =
            ids.into_iter().filter_map(|id| Some((id, reason(&id)?))).collect();
        alike.sort_by_key(|(id, reason)| (*reason, *id));
        alike
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn person(name: &str, number: &str, year: u16, phone: &str) -> Traits {
        Traits::new(&Name::split(name), number, (year > 0).then_some(year), [phone])
    }

    #[rstest]
    #[case(person("Fatima El Amrani", "12", 1980, ""), Some(Reason::NumberAndName))]
    #[case(person("Amrani, Fátima", "", 1980, "+31612345678"), Some(Reason::NameYearAndPhone))]
    #[case(person("Fatima Amrani", "99", 1980, ""), Some(Reason::NameAndYear))]
    #[case(person("Fatima el Amrani", "", 0, "0031 6 12345678"), Some(Reason::NameAndPhone))]
    #[case(person("Fatima Haddad", "", 1980, "0612345678"), Some(Reason::YearAndPhone))]
    #[case(person("Jan Bakker", "0012", 1950, ""), Some(Reason::NumberOnly))]
    #[case(person("Fatima el Amrani", "12", 1950, ""), Some(Reason::NumberOnly))]
    #[case(person("Fatima el Amrani", "", 0, ""), Some(Reason::NameOnly))]
    #[case(person("Fatima el Amrani", "", 1950, ""), None)]
    #[case(person("Jan Bakker", "", 1980, ""), None)]
    #[case(person("Jan Bakker", "", 0, "0612345678"), None)]
    #[case(person("", "", 0, ""), None)]
    fn compares(#[case] other: Traits, #[case] reason: Option<Reason>) {
        let fatima = person("Fatima el Amrani", "0012", 1980, "06-12345678");
        assert_eq!(fatima.compare(&other), reason);
        assert_eq!(other.compare(&fatima), reason);
    }

    #[test]
    fn only_the_same_number_and_name_is_certain() {
        assert!(Reason::NumberAndName.is_certain());
        assert!(!Reason::NumberOnly.is_certain() && !Reason::NameYearAndPhone.is_certain());
    }

    #[test]
    fn zeros_alone_are_a_number_too() {
        assert_eq!(person("A B", "000", 0, "").compare(&person("C D", "0", 0, "")), None);
        assert_eq!(person("A B", "00", 0, "").compare(&person("C D", "00", 0, "")), Some(Reason::NumberOnly));
    }

    proptest! {
        /// The index finds exactly whom comparing with everybody finds.
        #[test]
        fn the_index_forgets_nobody(
            people in proptest::collection::vec((0..3usize, 0..4u8, 0..3u16, 0..4u8), 1..20), gone in 0..20usize
        ) {
            let make = |(name, number, year, phone): (usize, u8, u16, u8)| {
                let name = ["Fatima el Amrani", "Amrani Fatima", "Jan Bakker"][name];
                let number = if number == 0 { String::new() } else { number.to_string() };
                person(name, &number, if year == 0 { 0 } else { 1980 + year }, &format!("061234567{phone}"))
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
            let mut expected: Vec<(usize, Reason)> =
                all.iter().filter_map(|(id, traits)| Some((*id, traits.compare(&newcomer)?))).collect();
            expected.sort_by_key(|(id, reason)| (*reason, *id));
            prop_assert_eq!(known.alike(&newcomer), expected);
        }
    }
}

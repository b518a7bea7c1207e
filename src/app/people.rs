//! The list of participants: everybody in short, what is searched and filtered, and who is selected.
//!
//! Holds no dossier: who is selected is opened by the worker. Ten thousand people are filtered in a few milliseconds.

use std::collections::HashMap;

use crate::domain::alike::{Known, Likeness, SHOWN, Traits};
use crate::domain::background::{Nt, Work};
use crate::domain::import;
use crate::domain::participant::Status;
use crate::domain::same_person::are_different;
use crate::domain::search::{Query, SearchKey, matches};
use crate::domain::{Day, Summary};
use crate::id::{CoachId, DossierId};

use super::field::TextField;

/// Which people are listed, beside what is typed in the search field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this status.
    pub status: Option<Status>,
    /// Only NT1 or NT2 (D2).
    pub nt: Option<Nt>,
    /// Only working or seeking (D2).
    pub work: Option<Work>,
    /// Only with a buddy, or only without.
    pub buddy: Option<bool>,
    /// Only this coach's.
    pub coach: Option<CoachId>,
    /// Only people of whom something stands in two versions.
    pub contested: bool,
    /// Only people who may be somebody that is known already.
    pub double: bool,
}

impl Filter {
    fn lets(&self, person: &Summary) -> bool {
        self.status.is_none_or(|status| person.status == status)
            && self.nt.is_none_or(|nt| person.nt == Some(nt))
            && self.work.is_none_or(|work| person.work == Some(work))
            && self.buddy.is_none_or(|buddy| person.has_buddy == buddy)
            && self.coach.is_none_or(|coach| person.coach == Some(coach))
            && (person.contested || !self.contested)
            && (person.maybe_double || !self.double)
    }

    /// Whether everybody passes.
    pub fn is_off(&self) -> bool {
        *self == Self::default()
    }
}

/// In which order people are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By family name, as a Dutch list is.
    #[default]
    Name,
    /// Quietest first (*stilste eerst*, D7).
    Quietest,
    /// Next date first.
    NextDate,
    /// By status.
    Status,
}

impl Sort {
    /// The order after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Name => Self::Quietest,
            Self::Quietest => Self::NextDate,
            Self::NextDate => Self::Status,
            Self::Status => Self::Name,
        }
    }

    /// The id of its word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "sort-name",
            Self::Quietest => "sort-quietest",
            Self::NextDate => "sort-next-date",
            Self::Status => "sort-status",
        }
    }
}

/// The four cells of D2: NT1/NT2 × working/seeking, counted over everybody the coach filter lets through.
pub type Cells = [[usize; 2]; 2];

/// The list and its state.
#[derive(Clone, Debug, Default)]
pub struct People {
    all: Vec<Summary>,
    keys: Vec<SearchKey>,
    places: HashMap<DossierId, usize>,
    by_name: Vec<usize>,
    /// What tells namesakes apart.
    apart: HashMap<DossierId, String>,
    shown: Vec<usize>,
    selected: usize,
    /// Everybody laid out to find who looks alike; made when it is first asked for.
    index: Option<Known<DossierId>>,
    /// What is typed in the search field.
    pub search: TextField,
    /// Which people are listed.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
}

impl People {
    /// Everybody.
    pub fn new(all: Vec<Summary>, today: Day) -> Self {
        let mut people = Self { all, ..Self::default() };
        people.keys = people.all.iter().map(key_of).collect();
        people.places = people.all.iter().enumerate().flat_map(|(at, person)| places(person, at)).collect();
        people.sort_names();
        people.refresh(today);
        people
    }

    /// Everybody anew, as after a bundle was taken over: search, filter and order stay, and whoever was selected, if they
    /// are still there.
    pub fn replace(&mut self, all: Vec<Summary>, today: Day) {
        let kept = self.selected().map(|person| person.id);
        let (search, filter, sort) = (self.search.clone(), self.filter, self.sort);
        *self = Self { search, filter, sort, ..Self::new(all, today) };
        self.refresh(today);
        if let Some(kept) = kept {
            self.find(kept);
        }
    }

    /// Everybody, in no order.
    pub fn all(&self) -> &[Summary] {
        &self.all
    }

    /// One person in short.
    pub fn get(&self, id: DossierId) -> Option<&Summary> {
        self.places.get(&id).and_then(|at| self.all.get(*at))
    }

    /// What tells somebody apart from a namesake: year of birth, own number or place. None for whom nobody is like, or of
    /// whom nothing more is known.
    pub fn apart(&self, id: DossierId) -> Option<&str> {
        self.apart.get(&id).map(String::as_str)
    }

    /// The name as lists say it, with what tells namesakes apart: `Jansen, Ria (1971)`.
    pub fn listed(&self, id: DossierId) -> String {
        let name = self.get(id).map(|person| person.name.listed()).unwrap_or_default();
        self.apart(id).map_or_else(|| name.clone(), |apart| format!("{name} ({apart})"))
    }

    /// Everybody who matches what is typed, best first, whatever the filter.
    pub fn hits(&self, typed: &str) -> Vec<DossierId> {
        let query = Query::new(typed);
        let mut hits: Vec<_> = self
            .by_name
            .iter()
            .filter_map(|at| Some((matches(self.keys.get(*at)?, &query)?, self.all.get(*at)?.id)))
            .collect();
        hits.sort_by_key(|(rank, _)| *rank);
        hits.into_iter().map(|(_, id)| id).collect()
    }

    /// Who looks like somebody, the most alike first.
    pub fn alike(&mut self, traits: &Traits) -> Vec<(DossierId, Likeness)> {
        self.index.get_or_insert_with(|| import::known(&self.all)).alike(traits)
    }

    /// Who looks like somebody in the list and was not decided about, the most alike first.
    pub fn suggestions(&mut self, id: DossierId) -> Vec<(DossierId, Likeness)> {
        let Some(person) = self.get(id) else { return Vec::new() };
        let (traits, mine, links) = (person.traits(), person.ids(), person.links.clone());
        let found = self.alike(&traits);
        let undecided = |id: &DossierId| {
            let theirs = self.get(*id).map(Summary::ids).unwrap_or_default();
            !mine.contains(id) && !are_different(&links, &mine, &theirs)
        };
        found.into_iter().filter(|(id, _)| undecided(id)).take(SHOWN).collect()
    }

    /// Takes over a new or changed person.
    pub fn put(&mut self, person: Summary, today: Day) {
        if let Some(index) = &mut self.index {
            index.insert(person.id, person.traits());
        }
        let id = person.id;
        let said = |person: &Summary| {
            (person.name.clone(), person.birth_year, person.own_number.clone(), person.place.clone())
        };
        let renamed = self.get(id).is_none_or(|known| said(known) != said(&person));
        let own = |at: &usize| self.all.get(*at).is_some_and(|known| known.id == id);
        if let Some(at) = self.places.get(&id).copied().filter(own) {
            self.places.extend(places(&person, at));
            if let (Some(old), Some(key)) = (self.all.get_mut(at), self.keys.get_mut(at)) {
                *key = key_of(&person);
                *old = person;
            }
        } else {
            self.places.extend(places(&person, self.all.len()));
            self.keys.push(key_of(&person));
            self.all.push(person);
        }
        if renamed {
            self.sort_names();
        }
        self.refresh(today);
    }

    /// Takes over many at once, as after an import.
    pub fn put_all(&mut self, people: Vec<Summary>, today: Day) {
        match <[Summary; 1]>::try_from(people) {
            Ok([person]) => self.put(person, today),
            Err(people) if people.is_empty() => {}
            Err(people) => {
                let mut known: HashMap<DossierId, Summary> =
                    std::mem::take(&mut self.all).into_iter().map(|person| (person.id, person)).collect();
                known.extend(people.into_iter().map(|person| (person.id, person)));
                let (search, filter, sort, selected) =
                    (self.search.clone(), self.filter, self.sort, self.selected);
                let fresh = Self::new(known.into_values().collect(), today);
                *self = Self { selected, search, filter, sort, ..fresh };
                self.refresh(today);
            }
        }
    }

    /// Takes a person out, whose creation was undone.
    pub fn remove(&mut self, id: DossierId, today: Day) {
        // a dossier of somebody with several is found there
        if self.get(id).is_some_and(|person| person.id == id) {
            let all = std::mem::take(&mut self.all).into_iter().filter(|person| person.id != id).collect();
            let (search, filter, sort, selected) =
                (self.search.clone(), self.filter, self.sort, self.selected);
            *self = Self { selected, search, filter, sort, ..Self::new(all, today) };
            self.refresh(today);
        }
    }

    /// The people listed, in order.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Summary> {
        // `shown` holds places of `all` only; `refresh` makes both together.
        self.shown.iter().filter_map(|at| self.all.get(*at)).collect::<Vec<_>>().into_iter()
    }

    /// A window of the people listed, so that a frame never walks the whole list.
    pub fn window(&self, from: usize, count: usize) -> impl Iterator<Item = &Summary> {
        self.shown.iter().skip(from).take(count).filter_map(|at| self.all.get(*at))
    }

    /// How many are listed.
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// The place in the list that is selected.
    pub fn selected_place(&self) -> usize {
        self.selected
    }

    /// The person selected.
    pub fn selected(&self) -> Option<&Summary> {
        self.shown.get(self.selected).and_then(|at| self.all.get(*at))
    }

    /// Selects by place; past the end is the last.
    pub fn select_place(&mut self, place: usize) {
        self.selected = place.min(self.shown.len().saturating_sub(1));
    }

    /// Selects a person; takes filter and search away when they hide them.
    pub fn select(&mut self, id: DossierId, today: Day) {
        if !self.find(id) && self.places.contains_key(&id) {
            self.search.set("");
            self.filter = Filter::default();
            self.refresh(today);
            self.find(id);
        }
    }

    fn find(&mut self, id: DossierId) -> bool {
        let place = self.places.get(&id).and_then(|at| self.shown.iter().position(|shown| shown == at));
        if let Some(place) = place {
            self.selected = place;
        }
        place.is_some()
    }

    /// Of how many people something stands in two versions.
    pub fn contested(&self) -> usize {
        self.all.iter().filter(|person| person.contested).count()
    }

    /// How many people may be somebody that is known already.
    pub fn doubles(&self) -> usize {
        self.all.iter().filter(|person| person.maybe_double).count()
    }

    /// The four cells of D2.
    pub fn cells(&self) -> Cells {
        let mut cells = Cells::default();
        for person in
            self.all.iter().filter(|person| self.filter.coach.is_none_or(|coach| person.coach == Some(coach)))
        {
            let column = match person.work {
                Some(Work::Working) => 0,
                Some(Work::Seeking) => 1,
                Some(Work::NotSeeking) | None => continue,
            };
            let row = match person.nt {
                Some(Nt::Nt1) => 0,
                Some(Nt::Nt2) => 1,
                None => continue,
            };
            if let Some(cell) = cells.get_mut(row).and_then(|row: &mut [usize; 2]| row.get_mut(column)) {
                *cell += 1;
            }
        }
        cells
    }

    /// Filters and sorts again. While something is typed the first hit is selected, else who was selected stays it.
    pub fn refresh(&mut self, today: Day) {
        let kept = self.selected().map(|person| person.id);
        let typed = self.search.text().trim().to_owned();
        let query = Query::new(&typed);
        let off = self.filter.is_off();
        let passes = |at: &usize| off || self.all.get(*at).is_some_and(|person| self.filter.lets(person));
        let mut shown: Vec<usize> = if typed.is_empty() {
            self.by_name.iter().copied().filter(passes).collect()
        } else {
            let mut hits: Vec<_> = self
                .by_name
                .iter()
                .filter(|at| passes(at))
                .filter_map(|at| Some((matches(self.keys.get(*at)?, &query)?, *at)))
                .collect();
            hits.sort_by_key(|(rank, _)| *rank);
            hits.into_iter().map(|(_, at)| at).collect()
        };
        let all = &self.all;
        let person = |at: &usize| all.get(*at);
        match self.sort {
            Sort::Name => {}
            Sort::Quietest => {
                shown.sort_by_key(|at| {
                    std::cmp::Reverse(person(at).and_then(|one| one.days_since_contact(today)))
                });
            }
            Sort::NextDate => {
                shown.sort_by_key(|at| person(at).and_then(Summary::next_date).map_or(i32::MAX, Day::number));
            }
            Sort::Status => shown.sort_by_key(|at| person(at).map(|one| one.status)),
        }
        self.shown = shown;
        let stays = typed.is_empty() && kept.is_some_and(|id| self.find(id));
        if !stays {
            self.select_place(if typed.is_empty() { self.selected } else { 0 });
        }
    }

    fn sort_names(&mut self) {
        // the store hands people over in any order, and namesakes must not change places between two looks
        let key = |person: &Summary| (person.name.sort_key(), person.own_number.clone(), person.id);
        let mut by_name: Vec<_> = self.all.iter().enumerate().map(|(at, person)| (key(person), at)).collect();
        by_name.sort();
        let of = |group: &[((String, String, DossierId), usize)]| -> Vec<&Summary> {
            group.iter().filter_map(|(_, at)| self.all.get(*at)).collect()
        };
        let namesakes = by_name.chunk_by(|((one, ..), _), ((other, ..), _)| one == other);
        self.apart =
            namesakes.filter(|group| group.len() > 1).flat_map(|group| tell_apart(&of(group))).collect();
        self.by_name = by_name.into_iter().map(|(_, at)| at).collect();
    }
}

/// For each of these namesakes the first of year of birth, own number and place that none of the others has; where each
/// of them is shared, the first that is known at all.
fn tell_apart(namesakes: &[&Summary]) -> Vec<(DossierId, String)> {
    let facts = |person: &Summary| {
        let year = person.birth_year.map(|year| year.to_string()).unwrap_or_default();
        [year, person.own_number.clone(), person.place.clone()]
    };
    let all: Vec<(DossierId, [String; 3])> = namesakes.iter().map(|one| (one.id, facts(one))).collect();
    let mut counts: HashMap<(usize, &str), usize> = HashMap::new();
    for (which, fact) in all.iter().flat_map(|(_, facts)| facts.iter().enumerate()) {
        *counts.entry((which, fact.as_str())).or_default() += 1;
    }
    let known = |(_, facts): &(DossierId, [String; 3])| -> Option<String> {
        let known: Vec<(usize, &String)> =
            facts.iter().enumerate().filter(|(_, fact)| !fact.is_empty()).collect();
        let own = known.iter().find(|(which, fact)| counts.get(&(*which, fact.as_str())) == Some(&1));
        own.or(known.first()).map(|(_, fact)| (*fact).clone())
    };
    all.iter().filter_map(|one| Some((one.0, known(one)?))).collect()
}

/// Under which ids somebody is found: also those of other dossiers that are the same person.
fn places(person: &Summary, at: usize) -> impl Iterator<Item = (DossierId, usize)> {
    person.ids().into_iter().map(move |id| (id, at))
}

/// Other names of the person are found as a place is: behind the name that is shown.
fn key_of(person: &Summary) -> SearchKey {
    let names = person.other_names.iter().map(crate::domain::Name::spoken);
    let place = std::iter::once(person.place.clone()).chain(names).collect::<Vec<_>>().join(" ");
    SearchKey::new(&person.name, &place, &person.own_number, person.phones.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::{Dossier, Name};

    #[test]
    fn namesakes_keep_their_places_whatever_order_they_come_in() {
        let today: Day = "2026-11-23".parse().unwrap();
        let namesake = |(id, number): (u8, &str)| {
            let dossier = Dossier::new(DossierId::from_bytes([id; 16]));
            let mut person = Summary::of(&dossier, &Catalogue::default());
            person.name = Name::split("Voorbeeld Test");
            number.clone_into(&mut person.own_number);
            person
        };
        let one_way: Vec<Summary> = [(1, "20"), (2, "10"), (4, ""), (3, "")].map(namesake).into();
        let other_way = one_way.iter().rev().cloned().collect();
        let listed = |all| People::new(all, today).shown().map(|person| person.id).collect::<Vec<_>>();
        let expected = [3, 4, 2, 1].map(|id| DossierId::from_bytes([id; 16]));
        assert_eq!(listed(one_way), expected);
        assert_eq!(listed(other_way), expected);
    }

    #[test]
    fn namesakes_are_told_apart_by_what_only_one_of_them_has() {
        let today: Day = "2026-11-23".parse().unwrap();
        let blank = Summary::of(&Dossier::default(), &Catalogue::default());
        let one = |id: u8, name: &str, year: Option<u16>, number: &str, place: &str| Summary {
            id: DossierId::from_bytes([id; 16]),
            name: Name::split(name),
            birth_year: year,
            own_number: number.to_owned(),
            place: place.to_owned(),
            ..blank.clone()
        };
        let mut people = People::new(
            vec![
                one(1, "Testa Verzonnen", Some(1971), "17", "Almelo"),
                // accents and capitals make no other name
                one(2, "Tésta verzonnen", Some(1980), "18", "Almelo"),
                one(3, "Testa Verzonnen", Some(1980), "", "Hengelo"),
                one(4, "Testa Verzonnen", None, "", ""),
                one(5, "Testo Verzonnen", Some(1971), "17", "Almelo"),
            ],
            today,
        );
        let apart = |people: &People| {
            [1, 2, 3, 4, 5].map(|id| people.apart(DossierId::from_bytes([id; 16])).map(str::to_owned))
        };
        let said = |words: [Option<&str>; 5]| words.map(|words| words.map(str::to_owned));
        assert_eq!(apart(&people), said([Some("1971"), Some("18"), Some("Hengelo"), None, None]));
        // the year of one of them was a mistake
        people.put(one(3, "Testa Verzonnen", Some(1985), "", "Hengelo"), today);
        assert_eq!(apart(&people), said([Some("1971"), Some("1980"), Some("1985"), None, None]));
        assert_eq!(people.listed(DossierId::from_bytes([3; 16])), "Verzonnen, Testa (1985)");
        assert_eq!(people.listed(DossierId::from_bytes([5; 16])), "Verzonnen, Testo");
        for gone in [2, 3, 4] {
            people.remove(DossierId::from_bytes([gone; 16]), today);
        }
        assert_eq!(people.apart(DossierId::from_bytes([1; 16])), None);
    }
}

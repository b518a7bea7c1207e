//! Values and names of fields in words of a language, for the screen and the command line alike.

use crate::domain::catalogue::Catalogue;
use crate::domain::describe::{self, Title, Told};
use crate::domain::{Authorship, Day, Dispute, Dossier, Edit, Version};
use crate::i18n::{self, Lang};
use crate::id::{DossierId, RecordId, StoreId};

/// Whoever tells: a language, and where the names of people and things come from.
pub struct Teller<'a> {
    /// The language.
    pub lang: Lang,
    /// Whose file it is about; an empty one for what the location decides.
    pub dossier: &'a Dossier,
    /// Coaches, partners, templates.
    pub catalogue: &'a Catalogue,
    /// Names of other participants.
    pub people: &'a dyn Fn(DossierId) -> Option<String>,
    /// This workstation.
    pub station: StoreId,
}

impl Teller<'_> {
    /// A value.
    pub fn told(&self, told: &Told) -> String {
        match told {
            Told::Nothing => self.word("told-nothing"),
            Told::Text(text) => text.clone(),
            Told::Word(id) => self.word(id),
            Told::Number(number) => number.to_string(),
            Told::Day(day) => self.day(*day),
            Told::Time(at) => at.to_string(),
            Told::Coach(coach) => {
                self.catalogue.coach_name(*coach).map_or_else(|| coach.short(), str::to_owned)
            }
            Told::Person(id) => (self.people)(*id).unwrap_or_else(|| self.word("told-unknown")),
            Told::Location(id) => self.catalogue.location_name(*id).map_or_else(|| id.short(), str::to_owned),
            Told::Record(id) => self.record(*id).unwrap_or_else(|| self.word("told-unknown")),
            Told::All(parts) => parts.iter().map(|part| self.told(part)).collect::<Vec<_>>().join(", "),
            // of a number one is said differently than several
            Told::Filled(id, values) if values.iter().all(|(_, value)| matches!(value, Told::Number(_))) => {
                let number = |value: &Told| if let Told::Number(number) = value { *number } else { 0 };
                let numbers: Vec<(&str, i64)> =
                    values.iter().map(|(name, value)| (*name, number(value))).collect();
                i18n::t_numbers(self.lang, id, &numbers)
            }
            Told::Filled(id, values) => {
                let values: Vec<(&str, String)> =
                    values.iter().map(|(name, value)| (*name, self.told(value))).collect();
                let values: Vec<(&str, &str)> =
                    values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                i18n::t_args(self.lang, id, &values)
            }
        }
    }

    /// What an edit sets its field to.
    pub fn value(&self, edit: &Edit) -> String {
        self.told(&describe::value(edit))
    }

    /// One version of a dispute; beside *weggehaald* a value says of which field it is.
    pub fn version(&self, dispute: &Dispute, version: &Version<Edit>) -> String {
        let value = self.value(&version.value);
        let shown = dispute.shown().is_some_and(Edit::is_withdrawal);
        if shown == version.value.is_withdrawal() {
            value
        } else {
            format!("{}: {value}", self.title(dispute.record, &version.value))
        }
    }

    /// The name of a field that stands alone.
    pub fn title(&self, record: RecordId, edit: &Edit) -> String {
        self.titled(&describe::title(self.dossier, self.catalogue, record, edit))
    }

    /// A name of a field that stands alone, in words.
    pub fn titled(&self, title: &Title) -> String {
        let label = self.word(title.label);
        match &title.about {
            Told::Nothing => label,
            about => format!("{label} · {}", self.told(about)),
        }
    }

    /// *Mo schreef · vr 20 nov 2026 · dit werkstation*; where it was taken away, who did that and who changed it.
    pub fn hand(&self, dispute: &Dispute, version: &Version<Edit>) -> String {
        let words = match dispute.is_removal() {
            false => "told-by",
            true if version.value.is_withdrawal() => "told-removed-by",
            true => "told-changed-by",
        };
        self.by(words, version.by)
    }

    fn by(&self, words: &str, by: Authorship) -> String {
        let who = self.told(&Told::Coach(by.author));
        let wrote = i18n::t_args(self.lang, words, &[("who", &who)]);
        let day = by.day().map(|day| self.day(day));
        let station = by.station.map(|station| self.station(station));
        [Some(wrote), day, station].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// *dit werkstation*, or another one by its short name.
    pub fn station(&self, station: StoreId) -> String {
        if station == self.station {
            self.word("told-here")
        } else {
            i18n::t_args(self.lang, "told-station", &[("id", &station.short())])
        }
    }

    fn word(&self, id: &str) -> String {
        i18n::t(self.lang, id)
    }

    fn day(&self, day: Day) -> String {
        i18n::date::long(self.lang, day.date())
    }

    /// What a record is called, where it has a name.
    fn record(&self, id: RecordId) -> Option<String> {
        let (file, all) = (self.dossier, self.catalogue);
        let names = [
            file.modules.find(id).map(|one| one.title.get()),
            file.trajectories.find(id).map(|one| one.name.get()),
            file.contact_persons.find(id).map(|one| one.name.get()),
            all.partners.find(id).map(|one| one.name.get()),
            all.templates.find(id).map(|one| one.title.get()),
        ];
        names.into_iter().flatten().find(|name| !name.is_empty()).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::participant::ParticipantEdit;
    use crate::domain::perspective::WishEdit;
    use crate::id::CoachId;

    #[test]
    fn values_and_hands_are_told_in_both_languages() {
        let (dossier, catalogue) = (Dossier::default(), Catalogue::default());
        let here = StoreId::from_bytes([1; 16]);
        let told = |lang, edit: Edit| {
            let teller =
                Teller { lang, dossier: &dossier, catalogue: &catalogue, people: &|_| None, station: here };
            teller.value(&edit)
        };
        assert_eq!(told(Lang::Nl, ParticipantEdit::Week(0b1011).into()), "ma ochtend, middag, di ochtend");
        assert_eq!(told(Lang::En, WishEdit::WhyNow(String::new()).into()), "nothing filled in");
        assert_eq!(told(Lang::Nl, WishEdit::Withdrawn(true).into()), "weggehaald");
        let teller = Teller {
            lang: Lang::Nl,
            dossier: &dossier,
            catalogue: &catalogue,
            people: &|_| None,
            station: here,
        };
        let by = Authorship::new(CoachId::from_bytes([2; 16]), 1_795_219_200_000);
        assert_eq!(teller.by("told-by", by), "02020202 schreef · za 21 nov 2026");
        let elsewhere = Authorship { station: Some(StoreId::from_bytes([3; 16])), ..by };
        assert_eq!(
            teller.by("told-by", elsewhere),
            "02020202 schreef · za 21 nov 2026 · werkstation 03030303"
        );
        let here = Authorship { station: Some(here), ..by };
        assert!(teller.by("told-by", here).ends_with("dit werkstation"));
    }
}

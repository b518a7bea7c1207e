//! What the list, the agenda and the counts need of one participant, so that 10,000 fit in memory.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::agenda::{Line, expires, lines};
use super::alike::Traits;
use super::background::{Nt, Work};
use super::catalogue::Catalogue;
use super::participant::{Medium, Status};
use super::phone::Phone;
use super::same_person::Link;
use super::{Day, Dossier, Name};
use crate::id::{CoachId, DossierId};

/// One participant, in short. Made from a dossier and the catalogue; not a second truth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Whose.
    pub id: DossierId,
    /// Name.
    pub name: Name,
    /// Own administration number.
    pub own_number: String,
    /// Year of birth.
    pub birth_year: Option<u16>,
    /// Town.
    pub place: String,
    /// Phone numbers, canonical, for search and looks-alike.
    pub phones: Vec<String>,
    /// Current status.
    pub status: Status,
    /// First or second language.
    pub nt: Option<Nt>,
    /// Work.
    pub work: Option<Work>,
    /// Own coach.
    pub coach: Option<CoachId>,
    /// Has a buddy.
    pub has_buddy: bool,
    /// Day of registration.
    pub registered_on: Option<Day>,
    /// Last contact in which they spoke.
    pub last_spoken: Option<Day>,
    /// Open barriers (1–3, not solved).
    pub open_barriers: u8,
    /// Barriers that block.
    pub blocking: u8,
    /// Modules finished, and all of them.
    pub modules: (u8, u8),
    /// Some field stands in two versions (`≠`).
    pub contested: bool,
    /// May be somebody who is known already.
    pub maybe_double: bool,
    /// Agenda lines, earliest first.
    pub lines: Vec<Line>,
    /// Postcode, for looks-alike.
    pub postcode: String,
    /// Other dossiers that are the same person.
    pub also: Vec<DossierId>,
    /// Other names that stand: of those dossiers, or typed elsewhere.
    pub other_names: Vec<Name>,
    /// What was said of this person and others.
    pub links: Vec<Link>,
}

impl Summary {
    /// What the list, the agenda and the counts need of this dossier. Independent of today.
    pub fn of(dossier: &Dossier, catalogue: &Catalogue) -> Self {
        let participant = &dossier.participant;
        let short = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        let (finished, modules) = dossier.progress();
        Self {
            id: dossier.id,
            name: participant.name.get().clone(),
            own_number: participant.own_number.get().clone(),
            birth_year: *participant.birth_year,
            place: participant.place.get().clone(),
            phones: phones(dossier),
            status: dossier.status(),
            nt: *participant.nt,
            work: *participant.work,
            coach: *participant.coach,
            has_buddy: !participant.buddy.is_empty() || participant.buddy_dossier.is_some(),
            registered_on: *participant.registered_on,
            last_spoken: dossier.last_spoken_on(),
            open_barriers: short(dossier.open_barriers().len()),
            blocking: short(dossier.blocking().len()),
            modules: (short(finished), short(modules)),
            contested: dossier.is_contested(),
            maybe_double: *participant.maybe_double,
            lines: all_lines(dossier, catalogue),
            postcode: participant.postcode.get().clone(),
            also: dossier.ids().into_iter().filter(|id| *id != dossier.id).collect(),
            other_names: other_names(dossier),
            links: dossier.links(),
        }
    }

    /// Its own id and those of other dossiers that are the same person.
    pub fn ids(&self) -> BTreeSet<DossierId> {
        self.also.iter().copied().chain([self.id]).collect()
    }

    /// What of this person is compared with others.
    pub fn traits(&self) -> Traits {
        let phones = self.phones.iter().map(String::as_str);
        Traits::new(&self.name, &self.own_number, self.birth_year, phones, &self.postcode)
    }

    /// Days since they last spoke; since registration when they never did.
    pub fn days_since_contact(&self, today: Day) -> Option<i32> {
        self.last_spoken.or(self.registered_on).map(|day| day.days_until(today))
    }

    /// Until when the file is kept.
    pub fn expires_on(&self) -> Option<Day> {
        self.lines.iter().find_map(|line| match line.what {
            super::agenda::What::Expires(over) => Some(over),
            _ => None,
        })
    }

    /// Whether its time is over within two months: it stands in the list *loopt af*.
    pub fn is_expiring(&self, today: Day) -> bool {
        self.expires_on().is_some_and(|over| over.plus_days(-super::retention::WARN_DAYS) <= today)
    }

    /// The next day somebody does something, if any.
    pub fn next_date(&self) -> Option<Day> {
        use super::agenda::What;
        let dated = self
            .lines
            .iter()
            .filter(|line| !matches!(line.what, What::NoDate | What::TwoVersions | What::Expires(_)));
        dated.map(|line| line.due).min()
    }
}

impl Traits {
    /// What of this dossier is compared with others.
    pub fn of(dossier: &Dossier) -> Self {
        let (participant, phones) = (&dossier.participant, phones(dossier));
        let phones = phones.iter().map(String::as_str);
        let (number, postcode) = (participant.own_number.get(), participant.postcode.get());
        Self::new(participant.name.get(), number, *participant.birth_year, phones, postcode)
    }
}

/// What there is to do, earliest first, and behind it until when the file is kept.
fn all_lines(dossier: &Dossier, catalogue: &Catalogue) -> Vec<Line> {
    let mut all = lines(dossier, catalogue);
    all.extend(expires(dossier, catalogue));
    all
}

/// Names by which this person is known beside the one that is shown.
fn other_names(dossier: &Dossier) -> Vec<Name> {
    let shown = &dossier.participant.name;
    let versions = shown.others().iter().map(|version| &version.value);
    let mut names: Vec<Name> = Vec::new();
    for name in versions.chain(dossier.parts.iter().map(|part| &part.name)) {
        if !name.is_empty() && name != shown.get() && !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// The numbers of every phone channel, allowed or not: they serve to recognise somebody.
fn phones(dossier: &Dossier) -> Vec<String> {
    let by_phone = |medium| matches!(medium, Some(Medium::Phone | Medium::Message));
    let channels = dossier.channels.values().filter(|channel| by_phone(*channel.medium));
    let mut numbers: Vec<_> = channels
        .flat_map(|channel| Phone::parse_all(&channel.address))
        .filter_map(|number| number.ok().map(|number| number.canonical().to_owned()))
        .collect();
    numbers.sort();
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use super::super::participant::{ChannelEdit, ParticipantEdit};
    use super::super::testing::{day, empty, put, rid};
    use super::*;

    #[test]
    fn a_summary_says_what_the_dossier_says() {
        let mut dossier = empty();
        let record = Dossier::participant_record(dossier.id);
        let name = Name { given: "Voorbeeld".into(), ..Name::default() };
        put(
            &mut dossier,
            record,
            [
                ParticipantEdit::Name(name.clone()),
                ParticipantEdit::Buddy("maatje".into()),
                ParticipantEdit::RegisteredOn(Some(day("2026-03-01"))),
            ],
        );
        for (number, address) in [(1, "06 00000001 of 0600000001"), (2, "geen idee")] {
            let address = ChannelEdit::Address(address.into());
            put(&mut dossier, rid(number), [ChannelEdit::Medium(Some(Medium::Phone)), address]);
        }
        let summary = Summary::of(&dossier, &Catalogue::default());
        assert_eq!((summary.name.clone(), summary.has_buddy), (name, true));
        assert_eq!(summary.phones, ["+31600000001"]);
        assert_eq!((summary.status, summary.lines.len()), (Status::Registered, 2));
        assert_eq!(summary.days_since_contact(day("2026-03-11")), Some(10));
        assert_eq!(summary.next_date(), None);
    }
}

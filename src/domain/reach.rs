//! How a participant may be reached: *veilig contact* and consents, obeyed in one place.
//!
//! Agenda, review, no-answer protocol, calendar file and hand-out take their channel from here and nowhere else.

use super::Dossier;
use super::consent::Purpose;
use super::latest::latest;
use super::participant::{Channel, Medium, Safety, Status};
use crate::id::RecordId;

/// How careful an answer is.
const fn care(safety: &Safety) -> u8 {
    match safety {
        Safety::Unknown => 0,
        Safety::Yes => 1,
        Safety::Only(_) => 2,
        Safety::No => 3,
    }
}

/// One way that may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The channel; none when only words say how (*via …*), or for somebody else's number.
    pub medium: Option<Medium>,
    /// Number or address as typed, or the participant's words.
    pub address: String,
    /// The channel's record; none for the desk, for words and for a contact person.
    pub channel: Option<RecordId>,
    /// The contact person through whom.
    pub through: Option<RecordId>,
}

impl Dossier {
    /// The latest answer about safe contact. Where it stands in two versions the more careful one is obeyed until somebody
    /// chooses.
    pub fn safety(&self) -> &Safety {
        let latest = latest(&self.safe_contact, |answer| &answer.on, |_| true);
        let Some((_, answer)) = latest else { return &Safety::Unknown };
        let others = answer.safety.others().iter().map(|version| &version.value);
        std::iter::once(answer.safety.get())
            .chain(others)
            .max_by_key(|said| care(said))
            .unwrap_or(&Safety::Unknown)
    }

    /// Whether the participant refused calls after the end, and the end is there: nobody calls, writes or visits.
    pub fn aftercare_refused(&self) -> bool {
        self.trajectory_ended().is_some() && self.consent(Purpose::Aftercare) == Some(false)
    }

    /// Every way that may be used, the best first: channels (preferred, then with a yes, then in the order of
    /// [`Medium`]), the desk, then contact persons.
    ///
    /// - *wil geen contact*: no way at all.
    /// - Safe contact *nee*, or aftercare refused after the end: only at the desk, when the participant comes by.
    /// - Safe contact *via …*: only those words.
    /// - A channel with a no is left out; a message needs a yes.
    /// - A contact person needs the participant's word ([`agreed`](super::participant::ContactPerson::agreed)), and no
    ///   refusal of sharing: who is called learns that the participant knows us.
    pub fn ways(&self) -> Vec<Way> {
        if self.status() == Status::NoContact {
            return Vec::new();
        }
        if let Safety::Only(words) = self.safety() {
            let shut = self.aftercare_refused();
            return if shut { vec![desk()] } else { vec![Way { address: words.clone(), ..nowhere() }] };
        }
        if *self.safety() == Safety::No || self.aftercare_refused() {
            return vec![desk()];
        }
        let mut ways = self.channel_ways();
        let desk_refused = self
            .channels
            .values()
            .any(|channel| *channel.medium == Some(Medium::InPerson) && *channel.allowed == Some(false));
        if !desk_refused && !ways.iter().any(|way| way.medium == Some(Medium::InPerson)) {
            ways.push(desk());
        }
        ways.extend(self.person_ways());
        ways
    }

    fn channel_ways(&self) -> Vec<Way> {
        let mut channels: Vec<_> = self.channels.iter().filter(|(_, channel)| may_use(channel)).collect();
        channels.sort_by_key(|(id, channel)| {
            (!*channel.preferred, *channel.allowed != Some(true), *channel.medium, *id)
        });
        let way = |(id, channel): (RecordId, &Channel)| Way {
            medium: *channel.medium,
            address: channel.address.get().clone(),
            channel: Some(id),
            through: None,
        };
        channels.into_iter().map(way).collect()
    }

    fn person_ways(&self) -> Vec<Way> {
        if self.consent(Purpose::Share) == Some(false) {
            return Vec::new();
        }
        self.contact_persons
            .iter()
            .filter(|(_, person)| *person.agreed)
            .map(|(id, person)| Way { address: person.address.get().clone(), through: Some(id), ..nowhere() })
            .collect()
    }

    /// Whether this medium may be used with the participant directly.
    pub fn may_reach_by(&self, medium: Medium) -> bool {
        self.ways().iter().any(|way| way.medium == Some(medium))
    }
}

fn may_use(channel: &Channel) -> bool {
    match *channel.medium {
        None => false,
        Some(Medium::Message) => *channel.allowed == Some(true),
        Some(_) => *channel.allowed != Some(false),
    }
}

const fn nowhere() -> Way {
    Way { medium: None, address: String::new(), channel: None, through: None }
}

fn desk() -> Way {
    Way { medium: Some(Medium::InPerson), ..nowhere() }
}

#[cfg(test)]
#[path = "reach_tests.rs"]
mod tests;

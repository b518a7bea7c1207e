//! Channels and contact persons: how the participant may be reached. What may be used is read in `reach`.

use super::{ActError, Acted, Desk, SHORT_MAX_CHARS, fits, known, open, said};
use crate::domain::participant::{ChannelEdit, ContactPersonEdit, Medium};
use crate::domain::{Change, Dossier};
use crate::id::{DossierId, RecordId};

/// A channel to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChannel {
    /// Which way.
    pub medium: Medium,
    /// Number or address, as typed.
    pub address: String,
    /// May it be used, as far as it was asked.
    pub allowed: Option<bool>,
    /// Preferred by the participant.
    pub preferred: bool,
}

impl NewChannel {
    /// A channel of which it was not asked yet whether it may be used.
    pub fn new(medium: Medium, address: impl Into<String>) -> Self {
        Self { medium, address: address.into(), allowed: None, preferred: false }
    }

    pub(in crate::domain) fn change(
        &self,
        dossier: DossierId,
        desk: &mut Desk<'_>,
    ) -> Result<Change, ActError> {
        if self.medium == Medium::InPerson {
            fits(&self.address, SHORT_MAX_CHARS)
        } else {
            said(&self.address, SHORT_MAX_CHARS)
        }?;
        let mut edits = vec![ChannelEdit::Medium(Some(self.medium))];
        if !self.address.is_empty() {
            edits.push(ChannelEdit::Address(self.address.clone()));
        }
        edits.extend(self.allowed.map(|allowed| ChannelEdit::Allowed(Some(allowed))));
        edits.extend(self.preferred.then_some(ChannelEdit::Preferred(true)));
        Ok(Change::new(dossier, desk.ids.record(), edits))
    }
}

/// Adds a channel; a preferred one takes that from the others.
pub fn add_channel(dossier: &Dossier, channel: &NewChannel, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    let mut changes = vec![channel.change(dossier.id, desk)?];
    if channel.preferred {
        changes.extend(no_longer_preferred(dossier, None));
    }
    Ok(changes)
}

/// Changes a channel; making it preferred takes that from the others.
pub fn edit_channel(dossier: &Dossier, channel: RecordId, edits: Vec<ChannelEdit>) -> Acted {
    open(dossier)?;
    known(&dossier.channels, channel)?;
    for edit in &edits {
        if let ChannelEdit::Address(address) = edit {
            fits(address, SHORT_MAX_CHARS)?;
        }
    }
    let preferred = edits.contains(&ChannelEdit::Preferred(true));
    let mut changes = vec![Change::new(dossier.id, channel, edits)];
    if preferred {
        changes.extend(no_longer_preferred(dossier, Some(channel)));
    }
    Ok(changes)
}

fn no_longer_preferred(dossier: &Dossier, except: Option<RecordId>) -> impl Iterator<Item = Change> {
    dossier
        .channels
        .iter()
        .filter(move |(id, channel)| Some(*id) != except && *channel.preferred)
        .map(|(id, _)| Change::new(dossier.id, id, [ChannelEdit::Preferred(false)]))
}

/// Somebody through whom the participant may be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewContactPerson {
    /// Name the participant gave.
    pub name: String,
    /// How they know each other.
    pub relation: String,
    /// Number or address.
    pub address: String,
    /// The participant agreed that we call this person.
    pub agreed: bool,
}

/// Adds a contact person.
pub fn add_contact_person(dossier: &Dossier, person: &NewContactPerson, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    said(&person.name, SHORT_MAX_CHARS)?;
    fits(&person.relation, SHORT_MAX_CHARS)?;
    fits(&person.address, SHORT_MAX_CHARS)?;
    let edits = [
        ContactPersonEdit::Name(person.name.clone()),
        ContactPersonEdit::Relation(person.relation.clone()),
        ContactPersonEdit::Address(person.address.clone()),
        ContactPersonEdit::Agreed(person.agreed),
    ];
    Ok(vec![Change::new(dossier.id, desk.ids.record(), edits)])
}

/// Changes a contact person.
pub fn edit_contact_person(dossier: &Dossier, person: RecordId, edits: Vec<ContactPersonEdit>) -> Acted {
    open(dossier)?;
    known(&dossier.contact_persons, person)?;
    for edit in &edits {
        match edit {
            ContactPersonEdit::Name(text) => said(text, SHORT_MAX_CHARS)?,
            ContactPersonEdit::Relation(text) | ContactPersonEdit::Address(text) => {
                fits(text, SHORT_MAX_CHARS)?;
            }
            ContactPersonEdit::Agreed(_) | ContactPersonEdit::Withdrawn(_) => {}
        }
    }
    Ok(vec![Change::new(dossier.id, person, edits)])
}

#[cfg(test)]
mod tests {
    use super::super::testing::Room;
    use super::*;
    use crate::domain::testing::rid;

    #[test]
    fn one_channel_is_preferred_at_a_time() {
        let mut room = Room::new();
        let preferred =
            |medium, address: &str| NewChannel { preferred: true, ..NewChannel::new(medium, address) };
        room.act(|dossier, desk| add_channel(dossier, &preferred(Medium::Phone, "06-00000001"), desk))
            .unwrap();
        room.act(|dossier, desk| add_channel(dossier, &preferred(Medium::Email, "v@example.org"), desk))
            .unwrap();
        let of = |room: &Room| room.dossier().channels.values().filter(|one| *one.preferred).count();
        assert_eq!((of(&room), room.dossier().ways()[0].medium), (1, Some(Medium::Email)));
        let phone =
            room.dossier().channels.iter().find(|(_, one)| *one.medium == Some(Medium::Phone)).unwrap().0;
        room.act(|dossier, _| edit_channel(dossier, phone, vec![ChannelEdit::Preferred(true)])).unwrap();
        assert_eq!((of(&room), room.dossier().ways()[0].medium), (1, Some(Medium::Phone)));
    }

    #[test]
    fn a_channel_needs_an_address_but_the_desk_does_not() {
        let mut room = Room::new();
        let add = |medium| {
            move |dossier: &Dossier, desk: &mut Desk<'_>| {
                add_channel(dossier, &NewChannel::new(medium, " "), desk)
            }
        };
        assert_eq!(room.act(add(Medium::Phone)), Err(ActError::Empty));
        assert_eq!(room.act(add(Medium::InPerson)), Ok(()));
        assert_eq!(room.act(|dossier, _| edit_channel(dossier, rid(77), Vec::new())), Err(ActError::Unknown));
    }

    #[test]
    fn a_contact_person_has_a_name_and_is_asked_only_when_agreed() {
        let mut room = Room::new();
        let nobody = NewContactPerson::default();
        assert_eq!(
            room.act(|dossier, desk| add_contact_person(dossier, &nobody, desk)),
            Err(ActError::Empty)
        );
        let sister = NewContactPerson { name: "Zus".into(), ..NewContactPerson::default() };
        room.act(|dossier, desk| add_contact_person(dossier, &sister, desk)).unwrap();
        let id = room.dossier().contact_persons.iter().next().unwrap().0;
        assert!(room.dossier().ways().iter().all(|way| way.through.is_none()));
        room.act(|dossier, _| edit_contact_person(dossier, id, vec![ContactPersonEdit::Agreed(true)]))
            .unwrap();
        assert!(room.dossier().ways().iter().any(|way| way.through == Some(id)));
    }
}

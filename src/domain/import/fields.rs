//! The fields that a list can say something about, each as a text to compare and as an edit. Knows no matching.

use super::ListPerson;
use crate::domain::acts::ways::NewChannel;
use crate::domain::participant::{Channel, ChannelEdit, Medium, ParticipantEdit};
use crate::domain::phone::Phone;
use crate::domain::record::choices;
use crate::domain::{Change, Contested, Dossier, Name};
use crate::id::{DossierId, RecordId};

choices! {
    /// A field of a list. The order is the order of the digests that a dossier keeps: append only.
    ListField "list" {
        /// The whole name.
        Name "name",
        /// Own administration number.
        OwnNumber "own-number",
        /// Year of birth.
        BirthYear "birth-year",
        /// Gender.
        Gender "gender",
        /// First or second language.
        Nt "nt",
        /// Work.
        Work "work",
        /// Mother tongue.
        MotherTongue "mother-tongue",
        /// Postcode.
        Postcode "postcode",
        /// Town.
        Place "place",
        /// Where the person was found.
        FoundAt "found-at",
        /// Who brought the person in.
        ReferredBy "referred-by",
        /// Day of registration.
        RegisteredOn "registered-on",
        /// Remark.
        Note "note",
        /// Phone numbers.
        Phones "phones",
        /// E-mail address.
        Email "email",
        /// May we send messages?
        MayApp "may-app",
    }
}

impl ListField {
    /// What the list says, as a text; empty when it says nothing.
    fn said(self, person: &ListPerson) -> String {
        match self {
            Self::Name => name_text(&person.name),
            Self::OwnNumber => person.own_number.clone(),
            Self::BirthYear => text(person.birth_year),
            Self::Gender => person.gender.map_or("", crate::domain::background::Gender::key).to_owned(),
            Self::Nt => person.nt.map_or("", crate::domain::background::Nt::key).to_owned(),
            Self::Work => person.work.map_or("", crate::domain::background::Work::key).to_owned(),
            Self::MotherTongue => person.mother_tongue.clone(),
            Self::Postcode => person.postcode.clone(),
            Self::Place => person.place.clone(),
            Self::FoundAt => person.found_at.clone(),
            Self::ReferredBy => person.referred_by.clone(),
            Self::RegisteredOn => text(person.registered_on),
            Self::Note => person.note.clone(),
            Self::Phones => person.phones.join(" "),
            Self::Email => person.email.clone(),
            Self::MayApp => text(person.may_app),
        }
    }

    /// What the dossier says, in the same shape; nothing when nobody ever set it. Not for the ways of reaching.
    fn stands(self, dossier: &Dossier) -> Option<String> {
        let person = &dossier.participant;
        match self {
            Self::Name => set(&person.name).map(name_text),
            Self::OwnNumber => set(&person.own_number).cloned(),
            Self::BirthYear => set(&person.birth_year).map(|year| text(*year)),
            Self::Gender => set(&person.gender).map(|one| one.map_or("", |one| one.key()).to_owned()),
            Self::Nt => set(&person.nt).map(|one| one.map_or("", |one| one.key()).to_owned()),
            Self::Work => set(&person.work).map(|one| one.map_or("", |one| one.key()).to_owned()),
            Self::MotherTongue => set(&person.mother_tongue).cloned(),
            Self::Postcode => set(&person.postcode).cloned(),
            Self::Place => set(&person.place).cloned(),
            Self::FoundAt => set(&person.found_at).cloned(),
            Self::ReferredBy => set(&person.referred_by).cloned(),
            Self::RegisteredOn => set(&person.registered_on).map(|day| text(*day)),
            Self::Note => set(&person.note).cloned(),
            Self::Phones | Self::Email | Self::MayApp => None,
        }
    }

    /// The edit that sets it; none for the ways of reaching, which are records of their own.
    pub(super) fn edit(self, person: &ListPerson) -> Option<ParticipantEdit> {
        Some(match self {
            Self::Name => ParticipantEdit::Name(person.name.clone()),
            Self::OwnNumber => ParticipantEdit::OwnNumber(person.own_number.clone()),
            Self::BirthYear => ParticipantEdit::BirthYear(person.birth_year),
            Self::Gender => ParticipantEdit::Gender(person.gender),
            Self::Nt => ParticipantEdit::Nt(person.nt),
            Self::Work => ParticipantEdit::Work(person.work),
            Self::MotherTongue => ParticipantEdit::MotherTongue(person.mother_tongue.clone()),
            Self::Postcode => ParticipantEdit::Postcode(person.postcode.clone()),
            Self::Place => ParticipantEdit::Place(person.place.clone()),
            Self::FoundAt => ParticipantEdit::FoundAt(person.found_at.clone()),
            Self::ReferredBy => ParticipantEdit::ReferredBy(person.referred_by.clone()),
            Self::RegisteredOn => ParticipantEdit::RegisteredOn(person.registered_on),
            Self::Note => ParticipantEdit::Note(person.note.clone()),
            Self::Phones | Self::Email | Self::MayApp => return None,
        })
    }
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn name_text(name: &Name) -> String {
    [name.given.as_str(), &name.infix, &name.family].join("\u{1f}")
}

fn set<T>(field: &Contested<T>) -> Option<&T> {
    field.is_set().then(|| field.get())
}

/// A short digest of what a list said about a field, its own per dossier; 0 when it said nothing.
fn digest(dossier: DossierId, said: &str) -> u64 {
    if said.is_empty() {
        return 0;
    }
    let long = RecordId::natural(dossier, 0, said.as_bytes());
    long.as_bytes().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The digests of what the list says, on top of the ones from before: an empty cell leaves those as they are.
pub(super) fn digests(person: &ListPerson, dossier: DossierId, before: &[u64]) -> Vec<u64> {
    let before = before.iter().copied().chain(std::iter::repeat(0));
    let now = ListField::ALL.iter().map(|field| digest(dossier, &field.said(person)));
    now.zip(before).map(|(now, before)| if now == 0 { before } else { now }).collect()
}

/// The digests after an import: fields that stayed as typed keep theirs, so that they are reported again.
pub(super) fn renewed(person: &ListPerson, dossier: &Dossier, kept: &[ListField]) -> Vec<u64> {
    let before = dossier.participant.listed.get();
    let now = digests(person, dossier.id, before);
    let old = before.iter().copied().chain(std::iter::repeat(0));
    let each = ListField::ALL.iter().zip(now.into_iter().zip(old));
    each.map(|(field, (now, old))| if kept.contains(field) { old } else { now }).collect()
}

/// Which fields the list may change, and which it says otherwise but stay as somebody typed them.
pub(super) fn compare(person: &ListPerson, dossier: &Dossier) -> (Vec<ListField>, Vec<ListField>) {
    let before = dossier.participant.listed.iter().copied().chain(std::iter::repeat(0));
    let (mut changed, mut kept) = (Vec::new(), Vec::new());
    for (field, before) in ListField::ALL.iter().copied().zip(before) {
        let said = field.said(person);
        if said.is_empty() || digest(dossier.id, &said) == before {
            continue;
        }
        match field {
            ListField::Phones | ListField::Email => {
                let medium = if field == ListField::Email { Medium::Email } else { Medium::Phone };
                let new = new_channels(person, dossier);
                if new.iter().any(|channel| channel.medium == medium) {
                    changed.push(field);
                }
            }
            ListField::MayApp => match message_channel(dossier) {
                None if channels(person).iter().any(|channel| channel.medium == Medium::Message) => {
                    changed.push(field);
                }
                Some((_, channel)) if *channel.allowed != person.may_app => {
                    let was = digest(dossier.id, &text(*channel.allowed));
                    if was == before { changed.push(field) } else { kept.push(field) }
                }
                None | Some(_) => {}
            },
            _ => match field.stands(dossier) {
                None => changed.push(field),
                Some(stands) if stands == said => {}
                Some(stands) if before != 0 && digest(dossier.id, &stands) == before => changed.push(field),
                Some(_) => kept.push(field),
            },
        }
    }
    (changed, kept)
}

/// The channels that a list names: each phone, messages to the first one where the list says whether, and e-mail.
pub(super) fn channels(person: &ListPerson) -> Vec<NewChannel> {
    let mut channels: Vec<_> =
        person.phones.iter().map(|phone| NewChannel::new(Medium::Phone, phone.clone())).collect();
    if let (Some(phone), Some(allowed)) = (person.phones.first(), person.may_app) {
        channels
            .push(NewChannel { allowed: Some(allowed), ..NewChannel::new(Medium::Message, phone.clone()) });
    }
    if !person.email.is_empty() {
        channels.push(NewChannel::new(Medium::Email, person.email.clone()));
    }
    channels
}

/// Those that the dossier never had: one that somebody took away does not come back.
pub(super) fn new_channels(person: &ListPerson, dossier: &Dossier) -> Vec<NewChannel> {
    let known = |new: &NewChannel| {
        dossier.channels.all().any(|(_, channel)| {
            *channel.medium == Some(new.medium)
                && (new.medium == Medium::Message || same_address(&channel.address, &new.address))
        })
    };
    channels(person).into_iter().filter(|channel| !known(channel)).collect()
}

fn same_address(one: &str, two: &str) -> bool {
    let canonical = |text: &str| -> String {
        let first = Phone::parse_all(text).into_iter().find_map(Result::ok);
        first.map_or_else(|| text.trim().to_lowercase(), |phone| phone.canonical().to_owned())
    };
    canonical(one) == canonical(two)
}

fn message_channel(dossier: &Dossier) -> Option<(RecordId, &Channel)> {
    dossier.channels.iter().find(|(_, channel)| *channel.medium == Some(Medium::Message))
}

/// Sets whether the known message channel may be used.
pub(super) fn message_allowed(person: &ListPerson, dossier: &Dossier) -> Option<Change> {
    let (id, _) = message_channel(dossier)?;
    Some(Change::new(dossier.id, id, [ChannelEdit::Allowed(person.may_app)]))
}

//! What a field is called where its record is not on the screen: its name, and which record it is of.

use super::{Told, label};
use crate::domain::catalogue::Catalogue;
use crate::domain::participant::{ChannelEdit, Medium};
use crate::domain::{Dossier, Edit, Kind};
use crate::id::RecordId;

/// A name of a field that stands alone: *Begin en eind · Taal op de werkvloer*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The id of its name.
    pub label: &'static str,
    /// Which record it is of; nothing where a dossier has one of its kind, or the value says it all.
    pub about: Told,
}

/// The ids of the names that an address has by its medium.
pub const ADDRESSES: [&str; 4] =
    ["what-channel-phone", "what-channel-message", "what-channel-email", "what-channel-letter"];

/// The name of a field of a record, which may have been withdrawn.
pub fn title(dossier: &Dossier, catalogue: &Catalogue, record: RecordId, edit: &Edit) -> Title {
    let medium = dossier.channels.find(record).and_then(|channel| *channel.medium);
    if let (Edit::Channel(ChannelEdit::Address(_)), Some(label)) = (edit, medium.and_then(address)) {
        return Title { label, about: Told::Nothing };
    }
    Title { label: label(edit), about: about(dossier, catalogue, edit.kind(), record) }
}

const fn address(medium: Medium) -> Option<&'static str> {
    match medium {
        Medium::Phone => Some("what-channel-phone"),
        Medium::Message => Some("what-channel-message"),
        Medium::Email => Some("what-channel-email"),
        Medium::Letter => Some("what-channel-letter"),
        Medium::InPerson | Medium::Visit => None,
    }
}

fn about(dossier: &Dossier, catalogue: &Catalogue, kind: Kind, record: RecordId) -> Told {
    let told = match kind {
        Kind::Participant | Kind::Location => None,
        Kind::StatusChange => dossier.statuses.find(record).and_then(|one| one.on.map(Told::Day)),
        Kind::Channel => dossier.channels.find(record).map(|one| {
            let medium = one.medium.map(|medium| Told::Word(medium.key()));
            let address = text(&one.address);
            Told::All(medium.into_iter().chain(address).collect())
        }),
        Kind::SafeContact => dossier.safe_contact.find(record).and_then(|one| one.on.map(Told::Day)),
        Kind::ContactPerson => dossier.contact_persons.find(record).and_then(|one| text(&one.name)),
        Kind::Consent => {
            dossier.consents.find(record).and_then(|one| one.purpose.map(|of| Told::Word(of.key())))
        }
        Kind::SamePerson => dossier.same.find(record).and_then(|one| {
            [*one.one, *one.two].into_iter().flatten().find(|id| *id != dossier.id).map(Told::Person)
        }),
        Kind::Sharing => dossier.sharings.find(record).and_then(|one| one.with.map(Told::Location)),
        Kind::Handover => dossier.handovers.find(record).and_then(|one| one.on.map(Told::Day)),
        Kind::Retention => dossier.retentions.find(record).and_then(|one| one.until.map(Told::Day)),
        Kind::Wish => dossier.wishes.find(record).and_then(|one| one.on.map(Told::Day)),
        Kind::Perspective => dossier.perspectives.find(record).and_then(|one| one.on.map(Told::Day)),
        Kind::Step => dossier.steps.find(record).and_then(|one| text(&one.what)),
        Kind::Barrier => dossier
            .barriers
            .find(record)
            .and_then(|one| text(&one.label).or_else(|| one.domain.map(|domain| Told::Word(domain.key())))),
        Kind::BarrierScore => dossier.scores.find(record).map(|one| {
            let domain = one.domain.map(|domain| Told::Word(domain.key()));
            Told::All(domain.into_iter().chain(one.on.map(Told::Day)).collect())
        }),
        Kind::Level => {
            dossier.levels.find(record).and_then(|one| one.skill.map(|skill| Told::Word(skill.key())))
        }
        Kind::Proof => dossier
            .proofs
            .find(record)
            .and_then(|one| text(&one.title).or_else(|| one.kind.map(|kind| Told::Word(kind.key())))),
        Kind::Trajectory => dossier.trajectories.find(record).and_then(|one| text(&one.name)),
        Kind::Module => dossier.modules.find(record).and_then(|one| text(&one.title)),
        Kind::Contact => dossier.contacts.find(record).and_then(|one| one.on.map(Told::Day)),
        Kind::Appointment => {
            dossier.appointments.find(record).and_then(|one| one.on.map(|(day, _)| Told::Day(day)))
        }
        Kind::LineMark => {
            let line = dossier.marks.find(record).and_then(|one| one.line.get().as_ref());
            line.map(|line| Told::Word(line.kind.key()))
        }
        Kind::IntakeProgress => {
            dossier.topics.find(record).and_then(|one| one.topic.map(|topic| Told::Word(topic.key())))
        }
        Kind::Coach => catalogue.coaches.find(record).and_then(|one| text(&one.name)),
        Kind::Partner => catalogue.partners.find(record).and_then(|one| text(&one.name)),
        Kind::ModuleTemplate => catalogue.templates.find(record).and_then(|one| text(&one.title)),
    };
    told.unwrap_or(Told::Nothing)
}

fn text(words: &str) -> Option<Told> {
    (!words.is_empty()).then(|| Told::Text(words.to_owned()))
}

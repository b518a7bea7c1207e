//! Which fields of a form stand in two versions (`≠`), and what else stands there: who fills in a form must not think
//! that the version shown is the only one.

use crate::domain::barrier::BarrierEdit;
use crate::domain::consent::{ConsentEdit, Purpose};
use crate::domain::contact::AppointmentEdit;
use crate::domain::describe::{self, Told};
use crate::domain::participant::{ChannelEdit, ContactPersonEdit, Medium, ParticipantEdit, SafeContactEdit};
use crate::domain::trajectory::{ModuleEdit, TrajectoryEdit};
use crate::domain::{Dispute, Dossier, Edit};

use super::super::form::{FieldName, Form};
use super::{Ctx, FormKind};

/// Marks the fields of a form that was just opened.
pub fn mark(kind: &FormKind, form: &mut Form, ctx: &Ctx<'_>) {
    for dispute in ctx.dossier.disputes() {
        let Some(field) = field_of(kind, &dispute, ctx.dossier) else { continue };
        if form.input(field).is_some() {
            let others = dispute.versions.iter().skip(1).map(|version| describe::value(&version.value));
            form.contested.push((field, Told::All(others.collect())));
        }
    }
}

/// In which field of a form stands what is disputed; none when it is not in this form.
fn field_of(kind: &FormKind, dispute: &Dispute, dossier: &Dossier) -> Option<FieldName> {
    let record = dispute.record;
    match (kind, dispute.shown()?) {
        (FormKind::Person | FormKind::Topic(_), Edit::Participant(edit)) => of_participant(edit),
        (FormKind::Person | FormKind::Topic(_), edit) => of_trust(edit, dispute, dossier),
        (FormKind::Action(domain), Edit::Barrier(edit)) => {
            let same = dossier.barriers.find(record).is_some_and(|one| *one.domain == Some(*domain));
            if same { of_barrier(edit) } else { None }
        }
        (FormKind::Module(Some(id)), Edit::Module(edit)) if *id == record => of_module(edit),
        (FormKind::Trajectory(Some(id)), Edit::Trajectory(edit)) if *id == record => of_trajectory(edit),
        (FormKind::Appointment(Some(id)), Edit::Appointment(edit)) if *id == record => of_appointment(edit),
        _ => None,
    }
}

const fn of_participant(edit: &ParticipantEdit) -> Option<FieldName> {
    Some(match edit {
        ParticipantEdit::Name(_) => FieldName::Name,
        ParticipantEdit::OwnNumber(_) => FieldName::OwnNumber,
        ParticipantEdit::Coach(_) => FieldName::Coach,
        ParticipantEdit::BirthYear(_) => FieldName::BirthYear,
        ParticipantEdit::Gender(_) => FieldName::Gender,
        ParticipantEdit::Nt(_) => FieldName::Nt,
        ParticipantEdit::Work(_) => FieldName::Work,
        ParticipantEdit::MotherTongue(_) => FieldName::MotherTongue,
        ParticipantEdit::Postcode(_) => FieldName::Postcode,
        ParticipantEdit::Place(_) => FieldName::Place,
        ParticipantEdit::FoundAt(_) => FieldName::FoundAt,
        ParticipantEdit::ReferredBy(_) => FieldName::ReferredBy,
        ParticipantEdit::Reach(_) => FieldName::Reach,
        ParticipantEdit::Buddy(_) => FieldName::Buddy,
        ParticipantEdit::Expert(_) => FieldName::Expert,
        ParticipantEdit::Note(_) => FieldName::Note,
        ParticipantEdit::SchoolYears(_) => FieldName::SchoolYears,
        ParticipantEdit::Helped(_) => FieldName::Helped,
        ParticipantEdit::Week(_) => FieldName::Week,
        ParticipantEdit::RegisteredOn(_)
        | ParticipantEdit::BuddyDossier(_)
        | ParticipantEdit::MaybeDouble(_)
        | ParticipantEdit::Frozen(_)
        | ParticipantEdit::Listed(_)
        | ParticipantEdit::Withdrawn(_) => return None,
    })
}

/// Ways to reach somebody, safe contact and consents.
fn of_trust(edit: &Edit, dispute: &Dispute, dossier: &Dossier) -> Option<FieldName> {
    match edit {
        Edit::Channel(ChannelEdit::Address(_)) => {
            dossier.channels.find(dispute.record).and_then(|one| *one.medium).and_then(of_medium)
        }
        Edit::Channel(ChannelEdit::Allowed(_)) => Some(FieldName::MayMessage),
        Edit::Channel(ChannelEdit::Preferred(_)) => Some(FieldName::Preferred),
        Edit::SafeContact(SafeContactEdit::Safety(_)) => Some(FieldName::Safety),
        Edit::ContactPerson(ContactPersonEdit::Name(_)) => Some(FieldName::ContactPerson),
        Edit::Consent(ConsentEdit::Given(_)) => {
            dossier.consents.find(dispute.record).and_then(|one| *one.purpose).map(of_purpose)
        }
        _ => None,
    }
}

const fn of_medium(medium: Medium) -> Option<FieldName> {
    match medium {
        // messages and calls share a number
        Medium::Phone | Medium::Message => Some(FieldName::Phone),
        Medium::Email => Some(FieldName::Email),
        Medium::Letter | Medium::InPerson | Medium::Visit => None,
    }
}

const fn of_purpose(purpose: Purpose) -> FieldName {
    match purpose {
        Purpose::Share => FieldName::ConsentShare,
        Purpose::Health => FieldName::ConsentHealth,
        Purpose::Aftercare => FieldName::ConsentAftercare,
        Purpose::Story => FieldName::ConsentStory,
    }
}

const fn of_barrier(edit: &BarrierEdit) -> Option<FieldName> {
    match edit {
        BarrierEdit::Label(_) => Some(FieldName::Label),
        BarrierEdit::Words(_) => Some(FieldName::BarrierWords),
        BarrierEdit::Help(_) => Some(FieldName::Help),
        BarrierEdit::Action(_) => Some(FieldName::Action),
        BarrierEdit::Owner(_) => Some(FieldName::Owner),
        BarrierEdit::Review(_) => Some(FieldName::Review),
        _ => None,
    }
}

const fn of_module(edit: &ModuleEdit) -> Option<FieldName> {
    match edit {
        ModuleEdit::Title(_) => Some(FieldName::Title),
        ModuleEdit::Lane(_) => Some(FieldName::Lane),
        ModuleEdit::Kind(_) => Some(FieldName::ModuleKind),
        ModuleEdit::Span(_) => Some(FieldName::Start),
        ModuleEdit::Dayparts(_) => Some(FieldName::Dayparts),
        ModuleEdit::Provider(_) => Some(FieldName::Provider),
        ModuleEdit::Goal(_) => Some(FieldName::Goal),
        ModuleEdit::Wished(_) => Some(FieldName::Wished),
        ModuleEdit::Difference(_) => Some(FieldName::Difference),
        ModuleEdit::Crebo(_) => Some(FieldName::Crebo),
        ModuleEdit::Processes(_) => Some(FieldName::Processes),
        ModuleEdit::Company(_) => Some(FieldName::Company),
        ModuleEdit::Recognised(_) => Some(FieldName::Recognised),
        ModuleEdit::Trainer(_) => Some(FieldName::Trainer),
        ModuleEdit::Hours(_) => Some(FieldName::Hours),
        _ => None,
    }
}

const fn of_trajectory(edit: &TrajectoryEdit) -> Option<FieldName> {
    match edit {
        TrajectoryEdit::Name(_) => Some(FieldName::Title),
        TrajectoryEdit::Goal(_) => Some(FieldName::Goal),
        TrajectoryEdit::Started(_) => Some(FieldName::Start),
        TrajectoryEdit::Ended(_) => Some(FieldName::Ended),
        _ => None,
    }
}

const fn of_appointment(edit: &AppointmentEdit) -> Option<FieldName> {
    match edit {
        AppointmentEdit::On(_) => Some(FieldName::Day),
        AppointmentEdit::Medium(_) => Some(FieldName::Medium),
        AppointmentEdit::Kind(_) => Some(FieldName::Purpose),
        _ => None,
    }
}

//! What stands in two versions, one after another on the screen, until a person chooses.

use crate::domain::barrier::BarrierDomain;
use crate::domain::catalogue::LocationEdit;
use crate::domain::{Dispute, Dossier, Edit};
use crate::id::DossierId;

use super::desk::Desk;
use super::forms::FormKind;

/// Which dispute of whom is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settling {
    /// Whose, or the catalogue.
    pub of: DossierId,
    /// Which one, from 0.
    pub cursor: usize,
}

impl Settling {
    /// Everything that is left to choose.
    pub fn disputes(&self, desk: &Desk) -> Vec<Dispute> {
        if self.of == DossierId::CATALOGUE {
            return desk.catalogue.disputes();
        }
        desk.open.as_ref().filter(|open| open.id == self.of).map(Dossier::disputes).unwrap_or_default()
    }

    /// The one on the screen.
    pub fn dispute(&self, desk: &Desk) -> Option<Dispute> {
        let mut all = self.disputes(desk);
        if all.is_empty() { None } else { Some(all.swap_remove(self.cursor.min(all.len() - 1))) }
    }
}

/// The form in which a field that is no line of text is usually filled in; none where only choosing is possible.
pub fn usual_form(desk: &Desk, dispute: &Dispute) -> Option<FormKind> {
    let record = dispute.record;
    let shown = dispute.shown().filter(|edit| !edit.is_withdrawal())?;
    match shown {
        Edit::Participant(_)
        | Edit::Channel(_)
        | Edit::SafeContact(_)
        | Edit::ContactPerson(_)
        | Edit::Consent(_) => Some(FormKind::Person),
        Edit::StatusChange(_) => Some(FormKind::Status),
        Edit::Barrier(_) => {
            let barrier = desk.open.as_ref().and_then(|open| open.barriers.find(record));
            barrier.and_then(|barrier| *barrier.domain).map(FormKind::Action as fn(BarrierDomain) -> FormKind)
        }
        Edit::Module(_) => Some(FormKind::Module(Some(record))),
        Edit::Trajectory(_) => Some(FormKind::Trajectory(Some(record))),
        Edit::Appointment(_) => Some(FormKind::Appointment(Some(record))),
        Edit::Location(LocationEdit::LongWeeks(_)) => Some(FormKind::LongWeeks),
        Edit::Location(
            LocationEdit::KeepMonths(_) | LocationEdit::KeepDecidedBy(_) | LocationEdit::KeepDecidedOn(_),
        ) => Some(FormKind::KeepMonths),
        Edit::Location(LocationEdit::IdleMinutes(_)) => Some(FormKind::IdleMinutes),
        Edit::Partner(_) => Some(FormKind::PartnerCard(Some(record))),
        Edit::ModuleTemplate(_) => Some(FormKind::Template(Some(record))),
        Edit::SamePerson(_)
        | Edit::Sharing(_)
        | Edit::Handover(_)
        | Edit::Retention(_)
        | Edit::Wish(_)
        | Edit::Perspective(_)
        | Edit::Step(_)
        | Edit::BarrierScore(_)
        | Edit::Level(_)
        | Edit::Proof(_)
        | Edit::Contact(_)
        | Edit::LineMark(_)
        | Edit::IntakeProgress(_)
        | Edit::Location(_)
        | Edit::Coach(_) => None,
    }
}

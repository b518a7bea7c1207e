//! A line of the agenda: in `show --json`, and with its participant in `agenda --json`.

use serde::Serialize;

use crate::cli::words::Words;
use crate::domain::agenda::{Line, What, When};
use crate::domain::catalogue::Catalogue;
use crate::domain::{Day, Summary};

/// One line.
#[derive(Serialize)]
pub struct AgendaLine {
    /// The day it is due; none for somebody without any next date.
    pub due: Option<String>,
    /// The time of an appointment.
    pub at: Option<String>,
    /// `earlier`, `today`, `week` or `later`.
    pub when: &'static str,
    /// What it asks for.
    pub kind: &'static str,
    /// The domain of a barrier, the kind of an appointment, the anchor of a line of the schedule.
    pub about: Option<&'static str>,
    /// The same in words of the language that was asked for.
    pub text: String,
    /// How to reach the participant: never a way that safe contact or a consent excludes.
    pub medium: Option<&'static str>,
    /// Who does it.
    pub coach: Option<String>,
}

/// One line with whose it is.
#[derive(Serialize)]
pub struct OfParticipant {
    /// The dossier.
    pub id: String,
    /// Own administration number.
    pub own_number: String,
    /// The name, as spoken.
    pub name: String,
    /// The line.
    #[serde(flatten)]
    pub line: AgendaLine,
    /// What else waits for this participant on that day, the most pressing first.
    pub also: Vec<AgendaLine>,
}

impl AgendaLine {
    /// The shape of a line.
    pub fn of(line: &Line, catalogue: &Catalogue, today: Day, words: Words) -> Self {
        let (kind, about) = kind(&line.what);
        Self {
            due: (line.what != What::NoDate).then(|| line.due.to_string()),
            at: line.at.map(|at| at.to_string()),
            when: match line.when(today) {
                When::Earlier => "earlier",
                When::Today => "today",
                When::Week => "week",
                When::Later => "later",
            },
            kind,
            about,
            text: words.what(&line.what),
            medium: line.medium.map(|medium| super::choice("medium", medium.key())),
            coach: super::coach(line.coach, catalogue),
        }
    }
}

impl OfParticipant {
    /// The shape of a line with whose it is.
    pub fn of(person: &Summary, line: AgendaLine, also: Vec<AgendaLine>) -> Self {
        Self {
            id: person.id.to_string(),
            own_number: person.own_number.clone(),
            name: person.name.spoken(),
            line,
            also,
        }
    }
}

fn kind(what: &What) -> (&'static str, Option<&'static str>) {
    let barrier = |key| Some(super::choice("barrier", key));
    match what {
        What::Appointment(of) => ("appointment", of.map(|of| super::choice("appointment", of.key()))),
        What::Schedule(line) => ("schedule", Some(super::choice("anchor", line.anchor.key()))),
        What::BarrierReview(domain) => ("barrier-review", barrier(domain.key())),
        What::BarrierOpen(domain) => ("barrier-open", barrier(domain.key())),
        What::Step => ("step", None),
        What::Gap(_) => ("gap", None),
        What::NoAnswer(_) => ("no-answer", None),
        What::OutOfSight => ("out-of-sight", None),
        What::IntakeParked => ("intake-parked", None),
        What::NoDate => ("no-date", None),
        What::Handover => ("handover", None),
        What::TwoVersions => ("two-versions", None),
        What::Expires(_) => ("expires", None),
    }
}

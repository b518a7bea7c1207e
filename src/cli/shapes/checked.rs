//! The shape of `check --json`.

use serde::Serialize;

use crate::store::{Notice, Problem, Report};

/// What a check found.
#[derive(Serialize)]
pub struct Checked {
    /// Nothing is wrong or lost; the exit code is 0 then.
    pub ok: bool,
    /// Entries in the logs.
    pub entries: u64,
    /// Dossiers, those of the program itself included.
    pub dossiers: u64,
    /// Frames in the logs.
    pub frames: u64,
    /// Damaged places that were told and mended before.
    pub old_damage: u64,
    /// What was mended while opening.
    pub notices: Vec<Found>,
    /// What is wrong now.
    pub problems: Vec<Found>,
}

/// Something that was found.
#[derive(Serialize)]
pub struct Found {
    /// Which kind.
    pub kind: &'static str,
    /// How many entries, places or bytes.
    pub count: Option<u64>,
    /// Which dossier.
    pub dossier: Option<String>,
}

impl Checked {
    /// The shape of a report.
    pub fn of(report: &Report, notices: &[Notice], ok: bool) -> Self {
        Self {
            ok,
            entries: report.entries,
            dossiers: report.dossiers,
            frames: report.frames,
            old_damage: report.old_damage,
            notices: notices.iter().map(notice).collect(),
            problems: report.problems.iter().map(problem).collect(),
        }
    }
}

fn notice(notice: &Notice) -> Found {
    let (kind, count) = match *notice {
        Notice::Rebuilt => ("rebuilt", None),
        Notice::LogMended { entries } => ("log-mended", Some(entries)),
        Notice::UnfinishedWrite { bytes } => ("unfinished-write", Some(bytes)),
        Notice::Lost { entries, .. } => ("lost", Some(entries)),
        Notice::Copied { entries } => ("copied", Some(entries)),
        Notice::ClockBehind { .. } => ("clock-behind", None),
        Notice::KeysMended => ("keys-mended", None),
    };
    Found { kind, count, dossier: None }
}

fn problem(problem: &Problem) -> Found {
    let (kind, count, dossier) = match *problem {
        Problem::Log { places } => ("log", Some(places), None),
        Problem::LogIncomplete { entries } => ("log-incomplete", Some(entries), None),
        Problem::NotInLog { entries } => ("not-in-log", Some(entries), None),
        Problem::NotInDatabase { entries } => ("not-in-database", Some(entries), None),
        Problem::Dossier(id) => ("dossier", None, Some(id.to_string())),
        Problem::AccessLog { places } => ("access-log", Some(places), None),
        Problem::Keys => ("keys", None, None),
    };
    Found { kind, count, dossier }
}

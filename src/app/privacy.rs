//! The screen of privacy: who looked at the participant selected, who did what at all, and whose time is nearly over.

use std::collections::BTreeSet;

use crate::domain::{AccessLine, Day};
use crate::id::{CoachId, DossierId};

use super::desk::Desk;
use super::said::Said;

/// A part of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// Who looked at the participant selected.
    #[default]
    Looked,
    /// Who did what, with whomever.
    Log,
    /// Whose time is nearly over.
    Expiring,
}

impl Part {
    /// In the order of the screen.
    pub const ALL: [Self; 3] = [Self::Looked, Self::Log, Self::Expiring];

    /// The id of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Looked => "privacy-looked",
            Self::Log => "privacy-log",
            Self::Expiring => "privacy-expiring",
        }
    }
}

/// Where the coach is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Privacy {
    /// The part that is shown.
    pub part: Part,
    /// The line under the cursor.
    pub cursor: usize,
    /// Only what somebody else than the participant's own coach did.
    pub others: bool,
    /// Only what this coach did.
    pub by: Option<CoachId>,
    /// Lines of the access log, the newest first; none until the worker answered.
    pub lines: Option<Vec<AccessLine>>,
}

/// A line of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Of the access log.
    Line(AccessLine),
    /// Somebody whose time is nearly over.
    Expiring(DossierId),
}

/// What is asked of the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The access log, about one person or all of it.
    Log(Option<DossierId>),
    /// Everything that is known of somebody, in a file.
    Export {
        /// Whose.
        dossier: DossierId,
        /// Where; the ending says what kind.
        path: String,
        /// In which language.
        lang: crate::i18n::Lang,
        /// Today.
        today: Day,
    },
    /// Somebody is erased for good.
    Erase {
        /// Who.
        dossier: DossierId,
        /// Today.
        today: Day,
    },
}

/// What the worker answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Lines of the access log, the newest first.
    Log(Vec<AccessLine>),
    /// A file was made.
    Made(Said),
    /// These dossiers are erased; the files follow in a quiet moment.
    Erased(BTreeSet<DossierId>),
    /// The files were made anew: nothing of who was erased is left.
    Renewed,
    /// It did not work; why, and what to do.
    Failed(Said),
}

/// The coach who keeps somebody in sight.
fn own_coach(desk: &Desk, dossier: DossierId) -> Option<CoachId> {
    let known = |id| desk.people.get(id).and_then(|person| person.coach);
    // another dossier of the same person has no line of its own in the list
    known(dossier).or_else(|| {
        let person = desk.people.all().iter().find(|person| person.also.contains(&dossier));
        person.and_then(|person| person.coach)
    })
}

/// Whether somebody else than their own coach did it.
pub fn by_another(desk: &Desk, line: &AccessLine) -> bool {
    line.by_another(own_coach(desk, line.dossier))
}

/// The coaches who stand in the lines that this coach may see.
pub fn coaches(desk: &Desk, here: &Privacy) -> BTreeSet<CoachId> {
    seen(desk, here).map(|line| line.coach).filter(|coach| *coach != CoachId::default()).collect()
}

fn seen<'a>(desk: &'a Desk, here: &'a Privacy) -> impl Iterator<Item = &'a AccessLine> {
    here.lines
        .iter()
        .flatten()
        .filter(|line| line.may_be_seen_by(desk.coach, own_coach(desk, line.dossier), &desk.catalogue))
}

/// The lines of the part that is shown.
pub fn rows(desk: &Desk, here: &Privacy, today: Day) -> Vec<Row> {
    if here.part == Part::Expiring {
        let mut people: Vec<_> = desk.people.all().iter().filter(|one| one.is_expiring(today)).collect();
        people.sort_by_cached_key(|one| (one.expires_on(), one.name.sort_key(), one.id));
        return people.into_iter().map(|one| Row::Expiring(one.id)).collect();
    }
    seen(desk, here)
        .filter(|line| here.by.is_none_or(|coach| coach == line.coach))
        .filter(|line| !here.others || by_another(desk, line))
        .map(|line| Row::Line(*line))
        .collect()
}

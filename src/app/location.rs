//! The screen of the location: five parts, each a list of lines under a cursor. What they say is in the catalogue.

use crate::domain::catalogue::Catalogue;
use crate::domain::schedule::ScheduleLine;
use crate::id::{CoachId, RecordId};

use super::forms::FormKind;

/// A part of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// The moments to talk, for whoever starts a trajectory (D7).
    #[default]
    Schedule,
    /// Modules to choose from (T2).
    Templates,
    /// Organisations to refer to.
    Partners,
    /// Name of the location, and its limits.
    Settings,
    /// Who comes in here, and in which role.
    Coaches,
}

impl Part {
    /// In the order of the screen.
    pub const ALL: [Self; 5] =
        [Self::Schedule, Self::Templates, Self::Partners, Self::Settings, Self::Coaches];

    /// The id of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Schedule => "location-schedule",
            Self::Templates => "location-templates",
            Self::Partners => "location-partners",
            Self::Settings => "location-settings",
            Self::Coaches => "location-coaches",
        }
    }

    /// Whether lines can be added and taken away.
    pub const fn is_list(self) -> bool {
        !matches!(self, Self::Settings)
    }

    /// The part in which a form changes something.
    pub const fn of(kind: &FormKind) -> Option<Self> {
        match kind {
            FormKind::ScheduleLine(_) => Some(Self::Schedule),
            FormKind::Template(_) => Some(Self::Templates),
            FormKind::PartnerCard(_) => Some(Self::Partners),
            FormKind::LocationName | FormKind::LongWeeks | FormKind::KeepMonths | FormKind::IdleMinutes => {
                Some(Self::Settings)
            }
            FormKind::Coach(_) => Some(Self::Coaches),
            _ => None,
        }
    }

    /// The form that adds a line to it.
    pub const fn adding(self) -> Option<FormKind> {
        match self {
            Self::Schedule => Some(FormKind::ScheduleLine(None)),
            Self::Templates => Some(FormKind::Template(None)),
            Self::Partners => Some(FormKind::PartnerCard(None)),
            Self::Settings => None,
            Self::Coaches => Some(FormKind::Coach(None)),
        }
    }
}

/// A line of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A moment to talk.
    Line(ScheduleLine),
    /// A module to choose from.
    Template(RecordId),
    /// An organisation.
    Partner(RecordId),
    /// The name of the location.
    Name,
    /// From how many weeks a module is long.
    LongWeeks,
    /// How long files are kept.
    KeepMonths,
    /// After how many idle minutes the desk locks itself.
    IdleMinutes,
    /// A coach.
    Coach(CoachId),
}

impl Row {
    /// The form that changes it.
    pub const fn changing(self) -> FormKind {
        match self {
            Self::Line(line) => FormKind::ScheduleLine(Some(line)),
            Self::Template(id) => FormKind::Template(Some(id)),
            Self::Partner(id) => FormKind::PartnerCard(Some(id)),
            Self::Name => FormKind::LocationName,
            Self::LongWeeks => FormKind::LongWeeks,
            Self::KeepMonths => FormKind::KeepMonths,
            Self::IdleMinutes => FormKind::IdleMinutes,
            Self::Coach(id) => FormKind::Coach(Some(id)),
        }
    }
}

/// Where the coach is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The part that is shown.
    pub part: Part,
    /// The line under the cursor.
    pub cursor: usize,
}

impl Location {
    /// The line under the cursor, if the part has any.
    pub fn selected(&self, catalogue: &Catalogue) -> Option<Row> {
        let rows = rows(catalogue, self.part);
        rows.get(self.cursor.min(rows.len().saturating_sub(1))).copied()
    }
}

/// The lines of a part, in their order.
pub fn rows(catalogue: &Catalogue, part: Part) -> Vec<Row> {
    match part {
        Part::Schedule => catalogue.schedule().iter().copied().map(Row::Line).collect(),
        Part::Templates => {
            catalogue.templates_by_title().into_iter().map(|(id, _)| Row::Template(id)).collect()
        }
        Part::Partners => catalogue.partners_by_name().into_iter().map(|(id, _)| Row::Partner(id)).collect(),
        Part::Settings => vec![Row::Name, Row::LongWeeks, Row::KeepMonths, Row::IdleMinutes],
        Part::Coaches => catalogue.coaches_by_name().into_iter().map(|(id, _)| Row::Coach(id)).collect(),
    }
}

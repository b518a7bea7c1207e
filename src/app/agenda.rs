//! Pane 4: the rows of the agenda, one for each person and day, and which of them is selected.

use crate::domain::agenda::{Line, What, When, current, gathered};
use crate::domain::catalogue::Catalogue;
use crate::domain::contact::LineKey;
use crate::domain::{Day, Summary};
use crate::id::{CoachId, DossierId};

/// What there is to do for one person on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaRow {
    /// Whose.
    pub person: DossierId,
    /// The most pressing line.
    pub line: Line,
    /// What else waits on that day, the most pressing first.
    pub also: Vec<Line>,
    /// Where it stands against today.
    pub when: When,
}

impl AgendaRow {
    /// Every line of it, the one that is shown first.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        std::iter::once(&self.line).chain(&self.also)
    }

    /// Whether a line of this person is in it.
    pub fn holds(&self, person: DossierId, key: &LineKey) -> bool {
        self.person == person && self.lines().any(|line| line.key == *key)
    }
}

/// Pane 4.
#[derive(Clone, Debug, Default)]
pub struct AgendaPane {
    /// Earlier, today and this week, earliest first.
    pub rows: Vec<AgendaRow>,
    /// The row selected.
    pub cursor: usize,
    /// Lines of every coach, not only mine and nobody's.
    pub everybody: bool,
}

impl AgendaPane {
    /// The row selected.
    pub fn selected(&self) -> Option<&AgendaRow> {
        self.rows.get(self.cursor)
    }

    /// How many rows stand so.
    pub fn count(&self, when: When) -> usize {
        self.rows.iter().filter(|row| row.when == when).count()
    }

    /// Computes the rows again; the cursor stays on its line, also when that is not the most pressing one any more.
    pub fn refresh(&mut self, people: &[Summary], catalogue: &Catalogue, me: CoachId, today: Day) {
        let kept = self.selected().map(|row| (row.person, row.line.key.clone()));
        let everybody = self.everybody;
        // how long a file is kept is decided by a coordinator
        let decides = catalogue.is_coordinator(me);
        // what a coach elsewhere left with a file that was handed over is nobody's here, so everybody sees it
        let mine = |line: &&Line| {
            (everybody || line.coach.is_none_or(|coach| coach == me || catalogue.works_elsewhere(coach)))
                && (decides || !matches!(line.what, What::Expires(_)))
        };
        let mut rows: Vec<AgendaRow> = Vec::new();
        for person in people {
            let soon = |line: &&Line| line.when(today) != When::Later;
            let lines = current(&person.lines, today).filter(soon).filter(mine);
            rows.extend(gathered(lines, today).into_iter().map(|row| AgendaRow {
                person: person.id,
                line: row.line.clone(),
                also: row.also.into_iter().cloned().collect(),
                when: row.line.when(today),
            }));
        }
        rows.sort_by(|one, other| {
            let order = |row: &AgendaRow| (row.when, row.line.due, row.line.at.is_some(), row.line.at);
            order(one).cmp(&order(other)).then_with(|| one.person.cmp(&other.person))
        });
        self.rows = rows;
        let place = kept.and_then(|(person, key)| self.rows.iter().position(|row| row.holds(person, &key)));
        self.cursor = place.unwrap_or(self.cursor).min(self.rows.len().saturating_sub(1));
    }
}

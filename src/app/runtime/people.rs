//! A list of people from the screen: reading the file, showing what it would do, and writing it when the coach says so.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::worker;
use crate::app::effect::PeopleFile;
use crate::app::msg::{Folded, Msg};
use crate::app::overlay::ImportPreview;
use crate::app::said::Said;
use crate::archive::{Archive, ArchiveError};
use crate::domain::Access;
use crate::domain::Day;
use crate::domain::import::{Outcome, Planned};
use crate::handout::people_csv::{self, MAX_BYTES, Mapping, PeopleList, Problem, Reason, Values};
use crate::id::IdSource;

/// A list that was read and waits for a yes.
pub struct Import {
    planned: Vec<Planned>,
    /// Which of them hold a number that the coach called no citizen service number.
    overridden: Vec<bool>,
}

impl Import {
    /// Reads a list and says what it would do; changes nothing.
    ///
    /// # Errors
    /// What to tell the coach.
    pub fn read(archive: &mut Archive, asked: PeopleFile) -> Result<(Self, ImportPreview), Said> {
        let today = asked.today;
        let bytes = bytes(&asked.path)?;
        let list = listed(&bytes, asked.not_bsn.clone(), today)?;
        let strict =
            if asked.not_bsn.is_empty() { None } else { Some(listed(&bytes, BTreeSet::new(), today)?) };
        let people = list.rows.iter().map(|row| &row.person);
        let mut ids = IdSource::from_seed(worker::chance().map_err(|error| worker::why(&error))?);
        let planned = archive.plan_people(people, today, &mut ids).map_err(|error| worker::why(&error))?;
        let bsn_lines: BTreeSet<u64> =
            strict.as_ref().unwrap_or(&list).bsn_found().map(|one| one.line).collect();
        let overridden =
            list.rows.iter().map(|row| asked.not_bsn.contains(&row.line) && bsn_lines.contains(&row.line));
        let import = Self { overridden: overridden.collect(), planned };
        let preview = import.preview(asked, &list);
        Ok((import, preview))
    }

    fn preview(&self, asked: PeopleFile, list: &PeopleList) -> ImportPreview {
        let count =
            |wanted: fn(&Outcome) -> bool| self.planned.iter().filter(|one| wanted(&one.outcome)).count();
        let columns = list.mapping.columns.iter();
        ImportPreview {
            asked,
            encoding: list.encoding.name(),
            columns: columns
                .map(|(heading, field)| (heading.clone(), field.map(people_csv::Field::key)))
                .collect(),
            new: count(|outcome| *outcome == Outcome::New),
            changed: count(|outcome| matches!(outcome, Outcome::Changed(_))),
            same: count(|outcome| *outcome == Outcome::Same),
            refused: count(|outcome| matches!(outcome, Outcome::Refused(_))) + list.refused,
            doubles: self
                .planned
                .iter()
                .filter(|one| one.outcome == Outcome::New && one.alike.is_some())
                .count(),
            problems: list.problems.iter().map(said).collect(),
            bsn_lines: list
                .bsn_found()
                .filter(|problem| problem.reason == Reason::Bsn)
                .map(|problem| problem.line)
                .collect(),
            scroll: 0,
            progress: None,
        }
    }

    /// Writes it, all or nothing, and says how far it is.
    pub fn write(self, archive: &mut Archive, cancel: &AtomicBool, tell: &dyn Fn(Msg), now_ms: u64) -> Msg {
        match self.written(archive, cancel, tell, now_ms) {
            Ok(msg) => msg,
            Err(error) if error.is_final() => Msg::PeopleFailed(Said::plain("people-erased")),
            Err(error) => Msg::PeopleFailed(worker::why(&error)),
        }
    }

    fn written(
        self,
        archive: &mut Archive,
        cancel: &AtomicBool,
        tell: &dyn Fn(Msg),
        now_ms: u64,
    ) -> Result<Msg, ArchiveError> {
        let total = self.planned.iter().filter(|one| !one.changes.is_empty()).count().max(1) as u64;
        let mut shown = 0;
        let (action, dossiers) = archive.import_people(now_ms, &self.planned, &mut |done| {
            let percent = u8::try_from(done * 100 / total).unwrap_or(100).min(100);
            if percent > shown {
                shown = percent;
                tell(Msg::ImportProgressed(percent));
            }
            !cancel.load(Ordering::Relaxed)
        })?;
        for (one, _) in self.planned.iter().zip(&self.overridden).filter(|(_, overridden)| **overridden) {
            if let Some(dossier) = one.dossier.filter(|_| !one.changes.is_empty()) {
                archive.log_access(now_ms, dossier, Access::NotBsn.code())?;
            }
        }
        let summaries = archive.in_short(dossiers)?;
        let number = |wanted: fn(&Outcome) -> bool| {
            let count = self.planned.iter().filter(|one| wanted(&one.outcome)).count();
            i64::try_from(count).unwrap_or(i64::MAX)
        };
        let said = Said::plain("notice-imported")
            .number("new", number(|outcome| *outcome == Outcome::New))
            .number("changed", number(|outcome| matches!(outcome, Outcome::Changed(_))))
            .number("same", number(|outcome| *outcome == Outcome::Same));
        let folded = Box::new(Folded { summaries, ..Folded::default() });
        Ok(Msg::PeopleImported { action, folded, said })
    }
}

fn listed(bytes: &[u8], not_bsn: BTreeSet<u64>, today: Day) -> Result<PeopleList, Said> {
    let mapping = Mapping { not_bsn, ..Mapping::default() };
    people_csv::read(bytes, Some(&mapping), today).map_err(|error| filled(error.key(), error.values()))
}

/// The file, as far as one byte more than is taken: the reader of lists says when that is too much.
fn bytes(path: &str) -> Result<Vec<u8>, Said> {
    let failed =
        |error: std::io::Error| Said::plain("people-file").text("file", path).text("why", error.to_string());
    let mut bytes = Vec::new();
    let file = File::open(from_home(path)).map_err(failed)?;
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// `~/list.csv` is in the folder of whoever is at the computer.
pub fn from_home(path: &str) -> PathBuf {
    let home = || etcetera::home_dir().ok();
    match path.strip_prefix("~/").and_then(|rest| Some(home()?.join(rest))) {
        Some(path) => path,
        None => Path::new(path).to_owned(),
    }
}

/// What is wrong in a cell or row, in words for the coach.
fn said(problem: &Problem) -> Said {
    let why = filled(problem.reason.key(), problem.reason.values());
    let line = i64::try_from(problem.line).unwrap_or(i64::MAX);
    if problem.column.is_empty() {
        Said::plain("people-problem-row").number("line", line).nested("why", &why)
    } else {
        let column = problem.column.as_str();
        Said::plain("people-problem").number("line", line).text("column", column).nested("why", &why)
    }
}

fn filled(id: &'static str, values: Values) -> Said {
    values.into_iter().fold(Said::plain(id), |said, (name, value)| said.text(name, value))
}

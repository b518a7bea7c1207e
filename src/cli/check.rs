//! `trede check`: unseals and compares everything. Changes nothing unless asked to mend.

use crate::store::{Notice, Problem, Report, Store};

use super::args::CheckArgs;
use super::error::{CliError, code};
use super::open::{Desk, notice_words};
use super::output::Out;
use super::shapes::checked::Checked;
use super::words::Words;

/// Checks it.
pub fn run(args: &CheckArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let (mut archive, mut notices) = desk.open_quietly()?;
    let mut report = checked(archive.store(), desk)?;
    if args.mend && !report.problems.is_empty() {
        archive.store().mend_all(desk.now_ms)?;
        report = checked(archive.store(), desk)?;
    }
    notices.extend(archive.notices());
    let lost = notices.iter().any(|notice| matches!(notice, Notice::Lost { .. }));
    let well = report.problems.is_empty() && !lost;
    if out.json {
        out.value(&Checked::of(&report, &notices, well))?;
    } else {
        say(&report, &notices, well, desk.words, out);
    }
    Ok(if well { code::OK } else { code::WRONG })
}

fn checked(store: &mut Store, desk: &mut Desk<'_>) -> Result<Report, CliError> {
    let mut progress = desk.progress();
    Ok(store.check(&mut |done, total| progress.tell(done, total))?)
}

fn say(report: &Report, notices: &[Notice], well: bool, words: Words, out: &mut Out<'_>) {
    let numbers = [
        ("entries", report.entries.to_string()),
        ("dossiers", report.dossiers.to_string()),
        ("frames", report.frames.to_string()),
    ];
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    out.line(&words.filled("cli-checked", &numbers));
    for notice in notices {
        out.line(&notice_words(words, *notice));
    }
    if report.old_damage > 0 {
        out.line(&words.filled("cli-old-damage", &[("number", &report.old_damage.to_string())]));
    }
    for problem in &report.problems {
        out.line(&problem_words(words, *problem));
    }
    if !report.problems.is_empty() {
        out.line(&words.word("cli-check-mend"));
    } else if well {
        out.line(&words.word("cli-check-well"));
    }
}

fn problem_words(words: Words, problem: Problem) -> String {
    let number = |id, number: u64| words.filled(id, &[("number", &number.to_string())]);
    match problem {
        Problem::Log { places } => number("cli-problem-log", places),
        Problem::LogIncomplete { entries } => number("cli-problem-log-incomplete", entries),
        Problem::NotInLog { entries } => number("cli-problem-not-in-log", entries),
        Problem::NotInDatabase { entries } => number("cli-problem-not-in-database", entries),
        Problem::Dossier(id) => words.filled("cli-problem-dossier", &[("id", &id.to_string())]),
        Problem::AccessLog { places } => number("cli-problem-access-log", places),
        Problem::Keys => words.word("cli-problem-keys"),
    }
}

//! Which lines stand for one participant. Independent of today: what depends on it is [`Line::when`].
//!
//! *Wil geen contact* has no lines at all; *pauze* has appointments and barrier reviews; *uit beeld* has appointments
//! and a try each quarter; everybody else has every line that applies, and *nog geen afspraak* when none does.

use super::book::{Book, occurrence_of};
use super::talks::talks;
use super::{Line, What};
use crate::domain::barrier::{Barrier, BarrierDomain, Score};
use crate::domain::catalogue::Catalogue;
use crate::domain::contact::{AppointmentKind, Handling, LineKey, LineKind};
use crate::domain::intake::TopicState;
use crate::domain::no_answer::QUARTER_MONTHS;
use crate::domain::participant::{Medium, Status};
use crate::domain::retention::WARN_DAYS;
use crate::domain::{Day, Dispute, Dossier};

/// Days after which a parked intake is taken up again.
const PARKED_DAYS: i32 = 7;

/// The lines of one participant, earliest first.
pub fn lines(dossier: &Dossier, catalogue: &Catalogue) -> Vec<Line> {
    let book = Book::new(dossier);
    let mut lines = match dossier.status() {
        Status::NoContact => Vec::new(),
        Status::Paused => [appointments(&book), barrier_reviews(&book)].concat(),
        Status::OutOfSight => appointments(&book).into_iter().chain(out_of_sight(&book)).collect(),
        Status::Registered | Status::Intake | Status::Trajectory | Status::Aftercare => {
            active(&book, catalogue)
        }
    };
    // whatever the status: this is about the file, and nobody is called
    lines.extend(two_versions(&book));
    lines.sort_by(|a, b| (a.due, a.at, &a.key).cmp(&(b.due, b.at, &b.key)));
    lines
}

/// The lines to show today: of several talks of the schedule that are due, only the last, since one talk
/// answers them all.
pub fn current(lines: &[Line], today: Day) -> impl Iterator<Item = &Line> {
    let due = move |line: &&Line| matches!(line.what, What::Schedule(_)) && line.due <= today;
    let last = lines.iter().filter(due).max_by_key(|line| (line.due, &line.key)).map(|line| &line.key);
    // of files that are kept for years nobody needs to hear
    let early = move |line: &&Line| matches!(line.what, What::Expires(_)) && line.due > today;
    lines.iter().filter(move |line| !early(line) && (!due(line) || Some(&line.key) == last))
}

fn active(book: &Book, catalogue: &Catalogue) -> Vec<Line> {
    let mut lines = appointments(book);
    lines.extend(handover(book, catalogue));
    lines.extend(schedule(book, catalogue));
    lines.extend(barrier_reviews(book));
    lines.extend(barriers_flagged(book));
    lines.extend(step(book));
    lines.extend(gaps(book));
    lines.extend(no_answer(book));
    lines.extend(parked(book));
    if lines.is_empty() {
        lines.extend(no_date(book));
    }
    lines
}

fn appointments(book: &Book) -> Vec<Line> {
    let line = |(id, one): (_, &crate::domain::contact::Appointment)| {
        let (day, at) = (*one.on).filter(|_| one.stands())?;
        let key = LineKey { source: Some(id), kind: LineKind::Appointment, occurrence: 0 };
        let due = book.due(&key, day)?;
        // Where they agreed to meet in person, nobody is called; another medium must still be allowed.
        let agreed =
            one.medium.filter(|medium| *medium == Medium::InPerson || book.dossier.may_reach_by(*medium));
        let coach = book.coach(&key, *one.coach);
        Some(Line { key, due, at, what: What::Appointment(*one.kind), medium: agreed.or(book.best), coach })
    };
    book.dossier.appointments.iter().filter_map(line).collect()
}

/// What came to this location stands until somebody talked with the participant, or marked the line.
fn handover(book: &Book, catalogue: &Catalogue) -> Option<Line> {
    let (id, handover) =
        book.dossier.handover().filter(|(_, handover)| *handover.to == Some(catalogue.here))?;
    let on = (*handover.on)?;
    let key = LineKey { source: Some(id), kind: LineKind::Handover, occurrence: 0 };
    let spoken = book.dossier.last_spoken_on() > Some(on);
    let coach = book.coach(&key, *handover.coach);
    let line = book.line(key, on, What::Handover).filter(|_| !spoken)?;
    Some(Line { coach, ..line })
}

fn schedule(book: &Book, catalogue: &Catalogue) -> Vec<Line> {
    let talks = talks(book.dossier, catalogue).into_iter();
    talks.map(|talk| book.settled(talk.key, (talk.due, None), What::Schedule(talk.line), book.best)).collect()
}

/// A review stands until a talk names it, a coach marks it, the barrier is solved, or a score of that day or later shows that
/// somebody looked. One on a barrier that was not scored yet counts as well.
fn barrier_reviews(book: &Book) -> Vec<Line> {
    let line = |domain: &BarrierDomain| {
        let dossier = book.dossier;
        let review = (*dossier.barrier(*domain)?.review)?;
        let open = !dossier.barrier_solved(*domain) && dossier.score(*domain).is_none_or(Score::is_open);
        let looked = dossier.score_history(*domain).last().is_some_and(|(on, _)| *on >= review);
        if !open || looked {
            return None;
        }
        let source = Some(Barrier::record_id(dossier.id, *domain));
        let key = LineKey { source, kind: LineKind::BarrierReview, occurrence: occurrence_of(review) };
        book.line(key, review, What::BarrierReview(*domain))
    };
    BarrierDomain::ALL.iter().filter_map(line).collect()
}

/// A 2 or 3 without owner or review date is due from the day it was scored. It asks for desk work: no channel.
fn barriers_flagged(book: &Book) -> Vec<Line> {
    let line = |domain: &BarrierDomain| {
        let row = book.dossier.barrier_line(*domain);
        let (scored, _) = *row.history.last().filter(|_| row.flagged)?;
        let source = Some(Barrier::record_id(book.dossier.id, *domain));
        let key = LineKey { source, kind: LineKind::BarrierOpen, occurrence: occurrence_of(scored) };
        let line = book.line(key, scored, What::BarrierOpen(*domain))?;
        Some(Line { medium: None, ..line })
    };
    BarrierDomain::ALL.iter().filter_map(line).collect()
}

fn step(book: &Book) -> Option<Line> {
    let (id, step) = book.dossier.step()?;
    let due = step.due_on()?;
    let key = LineKey { source: Some(id), kind: LineKind::Step, occurrence: occurrence_of(due) };
    book.line(key, due, What::Step)
}

/// Gaps of the current trajectory, unless it has ended or they talked since the gap began: then it is history.
fn gaps(book: &Book) -> Vec<Line> {
    let Some((id, _)) = book.dossier.trajectory().filter(|(_, path)| path.ended.is_none()) else {
        return Vec::new();
    };
    let spoken = book.dossier.last_spoken_on();
    let line = |gap: crate::domain::trajectory::Span| {
        let key = LineKey { source: Some(id), kind: LineKind::Gap, occurrence: occurrence_of(gap.start) };
        book.line(key, gap.start, What::Gap(gap.end)).filter(|_| spoken < Some(gap.start))
    };
    book.dossier.gaps(id).into_iter().filter_map(line).collect()
}

fn no_answer(book: &Book) -> Option<Line> {
    let next = book.dossier.no_answer().next(book.dossier)?;
    let key = LineKey { source: Some(next.since), kind: LineKind::NoAnswer, occurrence: next.number.into() };
    let line = book.line(key, next.due, What::NoAnswer(next.number))?;
    Some(Line { medium: next.way.medium, ..line })
}

/// The first quarter day after the status became *uit beeld* that lies after the last try. A status without a day
/// counts from the registration, or from long ago: better a line too early than nobody who looks.
fn out_of_sight(book: &Book) -> Option<Line> {
    let (id, change) = book.dossier.status_change()?;
    let since = change.on.or(*book.dossier.participant.registered_on).unwrap_or(Day::MIN);
    let tried = book.dossier.last_tried().and_then(|(_, contact)| *contact.on);
    (1..u16::MAX).take(1200).find_map(|quarter| {
        let due = since.plus_months(QUARTER_MONTHS.saturating_mul(quarter.into()));
        let key = LineKey { source: Some(id), kind: LineKind::OutOfSight, occurrence: quarter };
        let open = Some(due) > tried;
        open.then(|| book.line(key, due, What::OutOfSight)).flatten()
    })
}

/// A parked topic is taken up a week later, unless the intake has its own appointment or the trajectory has ended.
fn parked(book: &Book) -> Option<Line> {
    let dossier = book.dossier;
    let topics = dossier.topics.iter().filter(|(_, topic)| *topic.state == Some(TopicState::Parked));
    let (on, id) = topics.filter_map(|(id, topic)| Some(((*topic.on)?, id))).max()?;
    let planned = dossier.appointments.values().any(|one| {
        one.stands() && matches!(*one.kind, Some(AppointmentKind::Intake | AppointmentKind::IntakeContinued))
    });
    if planned || dossier.trajectory_ended().is_some() {
        return None;
    }
    let key = LineKey { source: Some(id), kind: LineKind::IntakeParked, occurrence: occurrence_of(on) };
    book.line(key, on.plus_days(PARKED_DAYS), What::IntakeParked)
}

/// *Nog geen afspraak*, due on the day of registration so that who waits longest stands first.
///
/// It cannot be done or dropped for good, since then nobody would see this person any more: that puts it off by a
/// quarter. Not for somebody who refused aftercare.
fn no_date(book: &Book) -> Option<Line> {
    let dossier = book.dossier;
    if dossier.aftercare_refused() {
        return None;
    }
    let key = LineKey { source: None, kind: LineKind::NoDate, occurrence: 0 };
    let waiting = dossier.participant.registered_on.or_else(|| first_status_day(dossier)).unwrap_or(Day::MIN);
    let due = match book.mark(&key).and_then(|mark| *mark.handling) {
        Some(Handling::Postponed(day)) => day,
        Some(Handling::Done(day) | Handling::Dropped(day)) => day.plus_months(QUARTER_MONTHS),
        None => waiting,
    };
    Some(book.settled(key, (due, None), What::NoDate, book.best))
}

/// Somebody has to choose, from the day on which the latest version was written. A later one makes a new line.
fn two_versions(book: &Book) -> Option<Line> {
    let disputes = book.dossier.disputes();
    let since = disputes.iter().filter_map(Dispute::since).max().or(disputes.first().map(|_| Day::MIN))?;
    let key = LineKey { source: None, kind: LineKind::TwoVersions, occurrence: occurrence_of(since) };
    let line = book.line(key, since, What::TwoVersions)?;
    Some(Line { medium: None, ..line })
}

/// The time that a file is kept. Only a decision takes it away: nobody can mark it as done.
pub fn expires(dossier: &Dossier, catalogue: &Catalogue) -> Option<Line> {
    let over = dossier.expires_on(catalogue)?;
    let due = over.plus_days(-WARN_DAYS);
    let key = LineKey { source: None, kind: LineKind::Expires, occurrence: occurrence_of(over) };
    Some(Line { key, due, at: None, what: What::Expires(over), medium: None, coach: None })
}

fn first_status_day(dossier: &Dossier) -> Option<Day> {
    dossier.statuses.values().filter_map(|change| *change.on).min()
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;

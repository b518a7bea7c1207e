//! The talks that the aftercare schedule asks for and that were not had yet (D7). Looks at no clock.

use super::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::contact::{AppointmentState, ContactOutcome, LineKey, LineKind};
use crate::domain::participant::Status;
use crate::domain::schedule::{Anchor, Interval, ScheduleLine};
use crate::domain::{Day, Dossier};
use crate::id::RecordId;

/// One talk that the schedule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// Its key in the agenda.
    pub key: LineKey,
    /// The line of the schedule.
    pub line: ScheduleLine,
    /// The day it is due, postponement counted.
    pub due: Day,
}

/// The talks that stand, earliest first; of the yearly ones only the next.
///
/// Lines about modules and the end of the trajectory follow the copy of the schedule that the trajectory keeps, the
/// others the location's. Once the trajectory has ended only its aftercare is left, and none when that was refused.
/// A talk is answered as `Book::due` says, or by an appointment for its anchor, which stands for the talk
/// whose day is nearest.
pub fn talks(dossier: &Dossier, catalogue: &Catalogue) -> Vec<Talk> {
    let mut all = Vec::new();
    for (anchor, source, from) in anchors(dossier) {
        let template = template(dossier, catalogue, anchor);
        for line in template.iter().filter(|line| line.anchor == anchor) {
            match line.after {
                Interval::Days(days) => all.push(talk(*line, source, from.plus_days(days.into()), 0)),
                Interval::Weeks(weeks) => all.push(talk(*line, source, from.plus_weeks(weeks.into()), 0)),
                Interval::Months(months) => all.push(talk(*line, source, from.plus_months(months.into()), 0)),
                Interval::Yearly => all.extend(yearly(dossier, template, *line, source, from)),
            }
        }
    }
    take_appointments(dossier, &mut all);
    let book = Book::new(dossier);
    all.retain_mut(|talk| book.due(&talk.key, talk.due).map(|due| talk.due = due).is_some());
    all.sort_by(|a, b| (a.due, &a.key).cmp(&(b.due, &b.key)));
    let mut seen_year = false;
    all.retain(|talk| talk.line.after != Interval::Yearly || !std::mem::replace(&mut seen_year, true));
    all
}

/// Whether a talk today asks what became of work (D5): one of 3, 6 or 12 months or a year after the trajectory that is due,
/// since any talk answers it, or that this line stands for by schedule, by appointment, or as a try in its place.
pub fn asks_work(dossier: &Dossier, catalogue: &Catalogue, today: Day, answering: Option<&LineKey>) -> bool {
    let due = || talks(dossier, catalogue).iter().any(|talk| talk.line.asks_work() && talk.due <= today);
    answering.is_some_and(|key| stands_for_work(dossier, key)) || due()
}

fn stands_for_work(dossier: &Dossier, answering: &LineKey) -> bool {
    let asks = |key: &LineKey| match key.kind {
        LineKind::Schedule => ScheduleLine::asks_work_numbered(key.occurrence),
        LineKind::Appointment => {
            let appointment = key.source.and_then(|id| dossier.appointments.get(id));
            appointment.is_some_and(|one| *one.anchor == Some(Anchor::TrajectoryEnd))
        }
        _ => false,
    };
    let in_place = matches!(answering.kind, LineKind::NoAnswer | LineKind::OutOfSight);
    let tried = || {
        let contacts = dossier.contacts().into_iter().map(|(_, contact)| contact);
        let mut tries = contacts.take_while(|one| *one.outcome != Some(ContactOutcome::Spoken));
        tries.any(|one| one.answers.get().as_ref().is_some_and(asks))
    };
    asks(answering) || (in_place && tried())
}

/// From which days the lines count: what they hang on, and the record that says so.
fn anchors(dossier: &Dossier) -> Vec<(Anchor, Option<RecordId>, Day)> {
    if let Some(ended) = dossier.trajectory_ended() {
        let source = dossier.trajectory().map(|(id, _)| id);
        let source = source.or_else(|| dossier.status_change().map(|(id, _)| id));
        let refused = dossier.aftercare_refused();
        return if refused { Vec::new() } else { vec![(Anchor::TrajectoryEnd, source, ended)] };
    }
    let intake = dossier.intake_day().filter(|_| dossier.status() != Status::Aftercare);
    let mut found: Vec<_> = intake.map(|day| (Anchor::Intake, None, day)).into_iter().collect();
    let current = dossier.trajectory().map(|(id, _)| id);
    for (id, module) in dossier.modules.iter() {
        let here = module.trajectory.is_none() || *module.trajectory == current;
        if let Some(span) = module.span.filter(|_| here && module.is_certain()) {
            found.push((Anchor::ModuleStart, Some(id), span.start));
            found.push((Anchor::ModuleEnd, Some(id), span.end));
        }
    }
    found
}

fn template<'a>(dossier: &'a Dossier, catalogue: &'a Catalogue, anchor: Anchor) -> &'a [ScheduleLine] {
    let own = dossier.trajectory().map(|(_, path)| path.schedule.as_slice());
    own.filter(|lines| anchor != Anchor::Intake && !lines.is_empty()).unwrap_or_else(|| catalogue.schedule())
}

fn talk(line: ScheduleLine, source: Option<RecordId>, due: Day, year: u16) -> Talk {
    Talk { key: LineKey { source, kind: LineKind::Schedule, occurrence: line.occurrence(year) }, line, due }
}

/// The yearly talks after the last line of months, up to one more than could have been answered by now.
fn yearly(
    dossier: &Dossier,
    template: &[ScheduleLine],
    line: ScheduleLine,
    source: Option<RecordId>,
    from: Day,
) -> Vec<Talk> {
    let months = template.iter().filter(|other| other.anchor == line.anchor).map(|other| match other.after {
        Interval::Months(months) => months,
        _ => 0,
    });
    let first = months.max().unwrap_or(0) / 12 + 1;
    let contacts = dossier.contacts.values().filter_map(|contact| *contact.on);
    let agreed = dossier.appointments.values().filter_map(|one| one.on.map(|(day, _)| day));
    let known = contacts.chain(agreed).max().map_or(0, |last| from.days_until(last).max(0) / 365);
    let spare = dossier.marks.len() + dossier.contacts.len() + dossier.appointments.len() + 1;
    let years = usize::try_from(known).unwrap_or(0).saturating_add(spare).min(300);
    let years = u16::try_from(years).unwrap_or(300);
    (first..=first.saturating_add(years))
        .map(|year| talk(line, source, from.plus_years(year.into()), year))
        .collect()
}

/// Takes out the talks that an appointment was made for.
fn take_appointments(dossier: &Dossier, talks: &mut Vec<Talk>) {
    let mut appointments: Vec<_> = dossier
        .appointments
        .iter()
        .filter(|(_, one)| one.stands() || *one.state == Some(AppointmentState::Held))
        .filter_map(|(id, one)| Some(((*one.on)?.0, id, (*one.anchor)?)))
        .collect();
    appointments.sort_unstable();
    for (day, _, anchor) in appointments {
        let nearest = talks
            .iter()
            .enumerate()
            .filter(|(_, talk)| talk.line.anchor == anchor)
            .min_by_key(|(_, talk)| (day.days_until(talk.due).abs(), talk.due, talk.key.clone()))
            .map(|(at, _)| at);
        if let Some(at) = nearest {
            talks.remove(at);
        }
    }
}

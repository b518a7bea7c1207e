//! What a location decides: its name, when a module is long, when an idle desk locks itself, the aftercare schedule, module templates, partners.
//!
//! Only a coordinator changes these. A trajectory that runs keeps its own copy of the schedule (see `paths`).

use super::coaches::may;
use super::modules::MAX_DAYPARTS;
use super::{ActError, Acted, Desk, SHORT_MAX_CHARS, fits, known, said};
use crate::domain::catalogue::{
    Catalogue, IDLE_MINUTES, LocationEdit, MAX_IDLE_MINUTES, ModuleTemplate, ModuleTemplateEdit, Partner,
    PartnerEdit,
};
use crate::domain::fold::fold;
use crate::domain::proof::ProofKind;
use crate::domain::schedule::{Anchor, DEFAULT_SCHEDULE, Interval, ScheduleLine};
use crate::domain::trajectory::{LONG_MODULE_WEEKS, Lane, ModuleKind};
use crate::domain::{Change, Contested};
use crate::id::{DossierId, RecordId};

/// Longest module, and longest limit for one, in weeks.
pub const MAX_WEEKS: u8 = 104;
/// The farthest ahead that a line of the schedule lies, in months.
pub const MAX_MONTHS: u16 = 60;

/// A module template, whole: what a form shows of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTemplate {
    /// What it is called.
    pub title: String,
    /// Basic, vocational or both.
    pub lane: Option<Lane>,
    /// How it is learnt.
    pub kind: Option<ModuleKind>,
    /// Usual length in weeks; 0 is not said.
    pub weeks: u8,
    /// Parts of the day a week; 0 is not said.
    pub dayparts: u8,
    /// Who gives it.
    pub provider: String,
    /// The proof it leads to.
    pub goal: Option<ProofKind>,
}

/// A partner, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPartner {
    /// Name.
    pub name: String,
    /// What for.
    pub purpose: String,
    /// Phone or address.
    pub contact: String,
}

fn location(catalogue: &Catalogue, edit: LocationEdit) -> Vec<Change> {
    let record = Catalogue::location_record(catalogue.here);
    vec![Change::new(DossierId::CATALOGUE, record, [edit])]
}

/// Whether saving a value changes anything: of two versions it settles which one holds.
fn differs<T: PartialEq>(known: &Contested<T>, new: &T) -> bool {
    known.get() != new || known.is_contested()
}

/// Renames the location.
pub fn rename(catalogue: &Catalogue, name: &str, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    said(name, SHORT_MAX_CHARS)?;
    let name = name.to_owned();
    let new = differs(&catalogue.location.name, &name);
    Ok(if new { location(catalogue, LocationEdit::Name(name)) } else { Vec::new() })
}

/// Sets above how many weeks a module is long (T2).
pub fn long_weeks(catalogue: &Catalogue, weeks: u8, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    if weeks == 0 || weeks > MAX_WEEKS {
        return Err(ActError::Weeks(MAX_WEEKS));
    }
    if i32::from(weeks) == catalogue.long_weeks() && !catalogue.location.long_weeks.is_contested() {
        return Ok(Vec::new());
    }
    // the usual limit is no decision: it follows the program
    let kept = if i32::from(weeks) == LONG_MODULE_WEEKS { 0 } else { weeks };
    Ok(location(catalogue, LocationEdit::LongWeeks(kept)))
}

/// Sets after how many idle minutes a desk locks itself (design 5).
pub fn idle_minutes(catalogue: &Catalogue, minutes: u8, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    if minutes == 0 || minutes > MAX_IDLE_MINUTES {
        return Err(ActError::IdleMinutes(MAX_IDLE_MINUTES));
    }
    // the usual time is no decision: it follows the program
    let kept = if minutes == IDLE_MINUTES { 0 } else { minutes };
    let new = differs(&catalogue.location.idle_minutes, &kept);
    Ok(if new { location(catalogue, LocationEdit::IdleMinutes(kept)) } else { Vec::new() })
}

/// Adds a line to the aftercare schedule, or changes one (D7).
pub fn put_line(
    catalogue: &Catalogue,
    before: Option<ScheduleLine>,
    line: ScheduleLine,
    desk: &Desk<'_>,
) -> Acted {
    may(catalogue, desk)?;
    sensible(line)?;
    let mut lines = catalogue.schedule().to_vec();
    if let Some(before) = before {
        let at = lines.iter().position(|known| *known == before).ok_or(ActError::Unknown)?;
        lines.remove(at);
    }
    // 14 days, 2 weeks: the same talk twice
    let same = |known: &ScheduleLine| known.anchor == line.anchor && known.after.days() == line.after.days();
    if lines.iter().any(same) {
        return Err(ActError::AlreadyThere);
    }
    lines.push(line);
    scheduled(catalogue, lines)
}

/// Takes a line out of the aftercare schedule.
pub fn remove_line(catalogue: &Catalogue, line: ScheduleLine, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    let mut lines = catalogue.schedule().to_vec();
    let at = lines.iter().position(|known| *known == line).ok_or(ActError::Unknown)?;
    lines.remove(at);
    scheduled(catalogue, lines)
}

/// Goes back to the default schedule.
pub fn default_schedule(catalogue: &Catalogue, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    scheduled(catalogue, DEFAULT_SCHEDULE.to_vec())
}

fn sensible(line: ScheduleLine) -> Result<(), ActError> {
    match line.after {
        Interval::Yearly if line.anchor == Anchor::TrajectoryEnd => Ok(()),
        Interval::Yearly => Err(ActError::YearlyAfterTrajectory),
        after if after.days() > Interval::Months(MAX_MONTHS).days() => Err(ActError::TooFarAhead(MAX_MONTHS)),
        after if after.days() == 0 && line.anchor == Anchor::Intake => Err(ActError::AfterIntake),
        _ => Ok(()),
    }
}

/// The lines in the order of a course; the default ones are kept as no lines at all.
fn scheduled(catalogue: &Catalogue, mut lines: Vec<ScheduleLine>) -> Acted {
    if !lines.iter().any(|line| line.anchor == Anchor::TrajectoryEnd) {
        return Err(ActError::LastLine);
    }
    lines.sort_by_key(|line| (line.anchor, line.after.days()));
    if lines == catalogue.schedule() && !catalogue.location.schedule.is_contested() {
        return Ok(Vec::new());
    }
    Ok(location(
        catalogue,
        LocationEdit::Schedule(if lines == DEFAULT_SCHEDULE { Vec::new() } else { lines }),
    ))
}

/// Adds a module template, or changes one (T2).
pub fn template(
    catalogue: &Catalogue,
    id: Option<RecordId>,
    new: &NewTemplate,
    desk: &mut Desk<'_>,
) -> Acted {
    use ModuleTemplateEdit as E;
    may(catalogue, desk)?;
    said(&new.title, SHORT_MAX_CHARS)?;
    fits(&new.provider, SHORT_MAX_CHARS)?;
    if new.weeks > MAX_WEEKS {
        return Err(ActError::Weeks(MAX_WEEKS));
    }
    if new.dayparts > MAX_DAYPARTS {
        return Err(ActError::Dayparts);
    }
    let other = |(known, template): (RecordId, &ModuleTemplate)| {
        Some(known) != id && fold(&template.title) == fold(&new.title)
    };
    if catalogue.templates.iter().any(other) {
        return Err(ActError::AlreadyThere);
    }
    let before = id.map(|id| known(&catalogue.templates, id).cloned()).transpose()?.unwrap_or_default();
    let mut edits = Vec::new();
    let mut set = |differs: bool, edit| edits.extend(differs.then_some(edit));
    set(differs(&before.title, &new.title), E::Title(new.title.clone()));
    set(differs(&before.lane, &new.lane), E::Lane(new.lane));
    set(differs(&before.kind, &new.kind), E::Kind(new.kind));
    set(differs(&before.weeks, &new.weeks), E::Weeks(new.weeks));
    set(differs(&before.dayparts, &new.dayparts), E::Dayparts(new.dayparts));
    set(differs(&before.provider, &new.provider), E::Provider(new.provider.clone()));
    set(differs(&before.goal, &new.goal), E::Goal(new.goal));
    Ok(put(id, edits, desk))
}

/// Adds a partner, or changes one.
pub fn partner(catalogue: &Catalogue, id: Option<RecordId>, new: &NewPartner, desk: &mut Desk<'_>) -> Acted {
    use PartnerEdit as E;
    may(catalogue, desk)?;
    said(&new.name, SHORT_MAX_CHARS)?;
    fits(&new.purpose, SHORT_MAX_CHARS)?;
    fits(&new.contact, SHORT_MAX_CHARS)?;
    let other =
        |(known, partner): (RecordId, &Partner)| Some(known) != id && fold(&partner.name) == fold(&new.name);
    if catalogue.partners.iter().any(other) {
        return Err(ActError::AlreadyThere);
    }
    let before = id.map(|id| known(&catalogue.partners, id).cloned()).transpose()?.unwrap_or_default();
    let mut edits = Vec::new();
    let mut set = |differs: bool, edit| edits.extend(differs.then_some(edit));
    set(differs(&before.name, &new.name), E::Name(new.name.clone()));
    set(differs(&before.purpose, &new.purpose), E::Purpose(new.purpose.clone()));
    set(differs(&before.contact, &new.contact), E::Contact(new.contact.clone()));
    Ok(put(id, edits, desk))
}

fn put<E: Into<crate::domain::Edit>>(
    id: Option<RecordId>,
    edits: Vec<E>,
    desk: &mut Desk<'_>,
) -> Vec<Change> {
    if edits.is_empty() {
        return Vec::new();
    }
    vec![Change::new(DossierId::CATALOGUE, id.unwrap_or_else(|| desk.ids.record()), edits)]
}

/// Takes a module template out of the list; modules that were made from it stay.
pub fn withdraw_template(catalogue: &Catalogue, id: RecordId, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    known(&catalogue.templates, id)?;
    Ok(vec![Change::new(DossierId::CATALOGUE, id, [ModuleTemplateEdit::Withdrawn(true)])])
}

/// Takes a partner out of the list; referrals to it keep its name.
pub fn withdraw_partner(catalogue: &Catalogue, id: RecordId, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    known(&catalogue.partners, id)?;
    Ok(vec![Change::new(DossierId::CATALOGUE, id, [PartnerEdit::Withdrawn(true)])])
}

#[cfg(test)]
#[path = "location_tests.rs"]
mod tests;

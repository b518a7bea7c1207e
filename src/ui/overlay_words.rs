//! The words of the overlays: titles, the story of a person, what a list would import. Knows no place on the screen.

use crate::app::desk::Desk;
use crate::app::forms::FormKind;
use crate::app::overlay::Overlay;
use crate::domain::Day;
use crate::keymap::Command;

use super::exchange;
use super::pen::Pen;
use super::settle;
use super::text;

/// What an overlay is called.
pub fn title(pen: &Pen<'_>, desk: &Desk, overlay: &Overlay) -> String {
    match overlay {
        Overlay::Form { kind, .. } => form_title(pen, kind),
        Overlay::Menu { .. } => pen.word("overlay-menu"),
        Overlay::Help { .. } => pen.word("overlay-help"),
        Overlay::Palette { .. } => pen.word("overlay-palette"),
        Overlay::Confirm { .. } => pen.word("overlay-question"),
        Overlay::BarrierHistory(domain) => pen.word(domain.key()),
        Overlay::Story { .. } => pen.word("overlay-story"),
        Overlay::Alike(_) => pen.word("overlay-alike"),
        Overlay::Settle(settling) => settle::title(pen, desk, settling),
        Overlay::Card(_) | Overlay::Leaving(_) | Overlay::Arriving(_) => exchange::title(pen, overlay),
        Overlay::Import(preview) => format!("{} · {}", pen.word("overlay-import"), preview.asked.path),
    }
}

/// A form is called by the action that opened it, and by what it is about.
fn form_title(pen: &Pen<'_>, kind: &FormKind) -> String {
    let about = |command: Command| pen.word(&command.label_key());
    match kind {
        FormKind::Action(domain) => format!("{} · {}", pen.word(domain.key()), about(Command::BarrierAction)),
        FormKind::Refer(domain) => format!("{} · {}", pen.word(domain.key()), about(Command::BarrierRefer)),
        FormKind::Solve(domain) => format!("{} · {}", pen.word(domain.key()), about(Command::BarrierSolve)),
        FormKind::NewPerson => pen.word("form-new-person"),
        FormKind::Person => about(Command::PersonEdit),
        FormKind::Quick => about(Command::IntakeQuick),
        FormKind::Topic(topic) => pen.word(topic.key()),
        FormKind::Wish => about(Command::WishAdd),
        FormKind::Step => about(Command::StepAdd),
        FormKind::Status => about(Command::PersonStatus),
        FormKind::Module(_) => pen.word("form-module"),
        FormKind::ModuleStatus(_) => about(Command::ModuleStatus),
        FormKind::Blockers(_) => about(Command::ModuleBlock),
        FormKind::Proof(_) => about(Command::ModuleProof),
        FormKind::Trajectory(_) => about(Command::TrajectoryEdit),
        FormKind::Appointment(_) => about(Command::AppointmentAdd),
        FormKind::Reschedule(_) => about(Command::LineReschedule),
        FormKind::Review(_) => about(Command::ReviewStart),
        FormKind::ImportFile => pen.word("overlay-import"),
        FormKind::ScheduleLine(_) => pen.word("form-schedule-line"),
        FormKind::Template(_) => pen.word("form-template"),
        FormKind::PartnerCard(_) => pen.word("form-partner"),
        FormKind::Bundle { sealed: false, .. } => about(Command::BundleMake),
        FormKind::Bundle { sealed: true, .. } => about(Command::BundleSeal),
        FormKind::HandOver => about(Command::PersonHandOver),
        FormKind::BundleRead => about(Command::BundleRead),
        FormKind::CardRead => about(Command::CardRead),
        FormKind::CardWrite => about(Command::CardShow),
        FormKind::SharedFolder => about(Command::ExchangeFolder),
        FormKind::Backup => about(Command::BackupMake),
        FormKind::Coach(_) => pen.word("form-coach"),
        FormKind::KeepLonger => pen.word("form-keep-longer"),
        FormKind::Export => about(Command::PersonExport),
        FormKind::Erase => about(Command::PersonErase),
        FormKind::LocationName | FormKind::LongWeeks | FormKind::KeepMonths | FormKind::IdleMinutes => {
            pen.word("location-settings")
        }
        FormKind::Retype(_, label) => pen.word(label),
    }
}

/// Columns of a day in the story, with the space behind it.
const DAY: usize = 17;

/// Wishes, steps, talks and handovers, the newest first: whole, since an old wish stays to be read.
pub fn story(pen: &Pen<'_>, desk: &Desk, columns: u16) -> Vec<String> {
    let Some(open) = &desk.open else { return Vec::new() };
    let mut told: Vec<(Option<Day>, String)> = Vec::new();
    told.extend(open.contacts().iter().map(|(_, contact)| {
        let outcome = contact.outcome.map(|outcome| pen.word(outcome.key())).unwrap_or_default();
        let with = contact.together_with.trim();
        let with =
            if with.is_empty() { String::new() } else { format!(", {} {with}", pen.word("story-with")) };
        let note = if contact.note.is_empty() { String::new() } else { format!(": {}", *contact.note) };
        (*contact.on, format!("{outcome}{with}{note}"))
    }));
    told.extend(open.steps().iter().map(|(_, step)| {
        let outcome = step.outcome.map(|outcome| format!(" · {}", pen.word(outcome.key())));
        let what = format!("{}: {}", pen.word("header-step"), *step.what);
        (*step.made_on, format!("{what}{}", outcome.unwrap_or_default()))
    }));
    told.extend(open.handovers.values().map(|handover| {
        let note = if handover.note.is_empty() { String::new() } else { format!(": {}", *handover.note) };
        (*handover.on, format!("{}{note}", pen.word("review-handover")))
    }));
    told.extend(open.wishes().iter().map(|(_, wish)| (*wish.on, format!("\"{}\"", *wish.words))));
    told.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    let room = usize::from(columns).saturating_sub(DAY).max(1);
    let lines = told.into_iter().flat_map(|(on, words)| {
        let on = on.map(|day| pen.long_day(day)).unwrap_or_default();
        let rows = text::wrap(&words, room).into_iter().enumerate();
        rows.map(move |(at, row)| format!("{}{row}", text::pad(if at == 0 { &on } else { "" }, DAY)))
            .collect::<Vec<_>>()
    });
    let mut lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        lines.push(pen.word("story-empty"));
    }
    lines
}

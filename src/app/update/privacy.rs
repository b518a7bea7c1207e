//! The screen of privacy: going there, what its keys do, and what the worker answered.

use crate::domain::acts;
use crate::domain::fold::fold;
use crate::id::DossierId;
use crate::keymap::Command;

use super::super::desk::{AfterOpen, Desk, Screen};
use super::super::effect::Effect;
use super::super::form::{Fault, FieldName, Form};
use super::super::forms::FormKind;
use super::super::history::History;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::privacy::{Answer, Ask, Part, Privacy, Row, coaches, rows};
use super::super::said::Said;
use super::{forms, list, location, run};

/// `g p`: the screen; who looked at the person selected, else everything.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    let somebody = model.desk().is_some_and(|desk| desk.open.is_some());
    show_part(model, if somebody { Part::Looked } else { Part::Log })
}

fn show_part(model: &mut Model, part: Part) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    desk.searching = false;
    let about = desk.open.as_ref().map(|open| open.id).filter(|_| part == Part::Looked);
    desk.screen = Screen::Privacy(Box::new(Privacy { part, ..Privacy::default() }));
    match part {
        Part::Looked if about.is_none() => Vec::new(),
        Part::Looked | Part::Log => vec![Effect::Privacy(Ask::Log(about))],
        Part::Expiring => Vec::new(),
    }
}

fn here(desk: &mut Desk) -> Option<&mut Privacy> {
    match &mut desk.screen {
        Screen::Privacy(privacy) => Some(privacy),
        _ => None,
    }
}

/// Tab: the next part.
pub(super) fn cycle_part(model: &mut Model, forward: bool) -> Vec<Effect> {
    let Some(part) = model.desk_mut().and_then(here).map(|privacy| privacy.part) else { return Vec::new() };
    let count = Part::ALL.len();
    let at = Part::ALL.iter().position(|one| *one == part).unwrap_or(0);
    let next = if forward { at + 1 } else { at + count - 1 } % count;
    Part::ALL.get(next).map_or_else(Vec::new, |part| show_part(model, *part))
}

/// Moves the cursor.
pub(super) fn go(model: &mut Model, by: isize) -> Vec<Effect> {
    let today = model.now.today;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Screen::Privacy(privacy) = &desk.screen else { return Vec::new() };
    let last = rows(desk, privacy, today).len().saturating_sub(1);
    if let Some(privacy) = here(desk) {
        privacy.cursor = privacy.cursor.min(last).saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// Puts the cursor on a line.
pub(super) fn point_at(desk: &mut Desk, at: usize) {
    if let Some(privacy) = here(desk) {
        privacy.cursor = at;
    }
}

/// Only what somebody else than the own coach did, or everything again.
pub(super) fn toggle_others(model: &mut Model) -> Vec<Effect> {
    if let Some(privacy) = model.desk_mut().and_then(here) {
        privacy.others = !privacy.others;
        privacy.cursor = 0;
    }
    Vec::new()
}

/// Only what the next coach did, and after the last one everything again.
pub(super) fn next_coach(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Screen::Privacy(privacy) = &desk.screen else { return Vec::new() };
    let all = coaches(desk, privacy);
    let next = match privacy.by {
        None => all.first().copied(),
        Some(coach) => all.into_iter().find(|other| *other > coach),
    };
    if let Some(privacy) = here(desk) {
        privacy.by = next;
        privacy.cursor = 0;
    }
    Vec::new()
}

/// Enter: whose time is nearly over may be kept longer.
pub(super) fn open_row(model: &mut Model) -> Vec<Effect> {
    let today = model.now.today;
    let Some(desk) = model.desk() else { return Vec::new() };
    let Screen::Privacy(privacy) = &desk.screen else { return Vec::new() };
    match rows(desk, privacy, today).get(privacy.cursor) {
        Some(Row::Expiring(id)) => with(model, *id, Command::PersonKeep),
        Some(Row::Line(_)) | None => Vec::new(),
    }
}

/// Does something with somebody, once their dossier is there.
fn with(model: &mut Model, id: DossierId, command: Command) -> Vec<Effect> {
    if model.desk().and_then(|desk| desk.open.as_ref()).is_some_and(|open| open.id == id) {
        return run::run(model, command);
    }
    if let Some(desk) = model.desk_mut() {
        desk.after_open = Some(AfterOpen::Line(command));
    }
    list::select(model, id)
}

/// On the list of those whose time is nearly over a key is about the line under the cursor.
pub(super) fn about_row(model: &mut Model, command: Command, kind: FormKind) -> Vec<Effect> {
    let today = model.now.today;
    let row = model.desk().and_then(|desk| match &desk.screen {
        Screen::Privacy(privacy) if privacy.part == Part::Expiring => {
            rows(desk, privacy, today).get(privacy.cursor).copied()
        }
        _ => None,
    });
    let open = model.desk().and_then(|desk| desk.open.as_ref()).map(|open| open.id);
    if let Some(Row::Expiring(id)) = row
        && open != Some(id)
    {
        return with(model, id, command);
    }
    let decides = matches!(kind, FormKind::KeepLonger | FormKind::Erase);
    if decides && !location::may(model) {
        return Vec::new();
    }
    forms::open(model, kind)
}

/// Freezes the dossier on request of the participant, or lifts that.
pub(super) fn freeze(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Some(open) = desk.open.as_ref() else { return Vec::new() };
    let frozen = !*open.participant.frozen;
    let name = Said::plain(if frozen { "deed-freeze" } else { "deed-unfreeze" });
    let name = name.text("name", open.participant.name.spoken());
    let changes = acts::person::freeze(open, frozen);
    let said = Said::plain(if frozen { "notice-frozen" } else { "notice-unfrozen" });
    let effects = desk.perform(name, changes, now);
    model.say(said);
    effects
}

/// A form that asks for a file or for erasing was filled in.
pub(super) fn submit(model: &mut Model, kind: &FormKind, form: &Form) -> Vec<Effect> {
    let (today, lang) = (model.now.today, model.lang);
    let Some(desk) = model.desk() else { return Vec::new() };
    let Some(open) = &desk.open else { return Vec::new() };
    let dossier = open.id;
    let (fault, ask) = match kind {
        FormKind::Erase => {
            let name = open.participant.name.spoken();
            let same = fold(form.text(FieldName::EraseName)) == fold(&name);
            let fault = (!same).then_some((FieldName::EraseName, "erase-other-name"));
            (fault, Ask::Erase { dossier, today })
        }
        _ => {
            let path = form.text(FieldName::File).to_owned();
            let fault = path.is_empty().then_some((FieldName::File, "fault-file"));
            (fault, Ask::Export { dossier, path, lang, today })
        }
    };
    let unsaved = matches!(kind, FormKind::Erase) && !desk.outbox.is_empty();
    if let Some((field, id)) = fault {
        if let Some(form) = forms::top(model) {
            form.blame(Fault { field, said: Said::plain(id) });
        }
        return Vec::new();
    }
    if unsaved {
        model.say(Said::plain("exchange-unsaved-first"));
        return Vec::new();
    }
    vec![Effect::Privacy(ask)]
}

/// What the worker answered.
pub(super) fn took(model: &mut Model, answer: Answer) -> Vec<Effect> {
    let today = model.now.today;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    match answer {
        Answer::Log(lines) => {
            if let Some(privacy) = here(desk) {
                privacy.lines = Some(lines);
            }
            Vec::new()
        }
        Answer::Made(said) => {
            close(desk);
            model.say(said);
            Vec::new()
        }
        Answer::Erased(gone) => {
            close(desk);
            let mut rest = desk.people.all().to_vec();
            rest.retain(|person| !gone.contains(&person.id));
            desk.people.replace(rest, today);
            desk.open = None;
            // what was done before may name who is no more
            desk.history = History::default();
            desk.erasing = true;
            desk.screen = Screen::Workspace;
            desk.refresh_agenda(today);
            model.say(Said::plain("notice-erased"));
            let mut effects = vec![Effect::ClearDraft];
            effects.extend(list::open_selected(model));
            effects
        }
        Answer::Renewed => {
            desk.erasing = false;
            Vec::new()
        }
        Answer::Failed(said) => {
            match forms::top(model).and_then(|form| form.focused().map(|field| field.name)) {
                Some(field) => {
                    if let Some(form) = forms::top(model) {
                        form.blame(Fault { field, said });
                    }
                }
                None => model.warn(said),
            }
            Vec::new()
        }
    }
}

fn close(desk: &mut Desk) {
    desk.overlays
        .retain(|overlay| !matches!(overlay, Overlay::Form { kind: FormKind::Export | FormKind::Erase, .. }));
}

//! From a key to what it does: who has the keys, text or command, sequences that are not finished.

use crate::keymap::{Code, Command, Context, Key, Resolved, Situation};

use super::super::desk::{Desk, Pane, Screen};
use super::super::effect::Effect;
use super::super::field::{Input, TextKey};
use super::super::form::{Form, Moved};
use super::super::model::{Model, Stage};
use super::super::overlay::Overlay;
use super::super::said::Said;
use super::{forms, overlays, run, settle, timeline};
use crate::domain::intake::Topic;

/// Keys that are held at most, while a dossier is being read: more than anybody types ahead.
const MOST_HELD: usize = 256;

/// Takes a key press in. What is about the person selected waits until their dossier is there: who types fast must not
/// write in the one before. Undo waits for the save under way: it must not undo what was done before that.
pub(super) fn pressed(model: &mut Model, key: Key) -> Vec<Effect> {
    if waits(model, key) || is_behind_others(model, key) {
        model.touched_ms = model.now.ms;
        if let Some(desk) = model.desk_mut().filter(|desk| desk.held.len() < MOST_HELD) {
            desk.held.push_back(key);
        }
        return Vec::new();
    }
    act(model, key)
}

/// Presses the keys that were held, as far as the first that still has to wait.
pub(super) fn release(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let Some(key) = model.desk().filter(|desk| !desk.is_awaiting()).and_then(|desk| desk.held.front()) {
        let key = *key;
        if waits(model, key) {
            break;
        }
        model.desk_mut().map(|desk| desk.held.pop_front());
        effects.extend(act(model, key));
    }
    effects
}

/// Keys that were typed before are held, and this one must not overtake them.
fn is_behind_others(model: &Model, key: Key) -> bool {
    let at_once = matches!(resolved(model, key), Resolved::Command(Command::Lock | Command::Cover));
    model.desk().is_some_and(|desk| !desk.held.is_empty()) && !model.covered && !at_once
}

fn resolved(model: &Model, key: Key) -> Resolved {
    model.keymap.resolve(&situation(model), &model.pending, key)
}

fn waits(model: &Model, key: Key) -> bool {
    let Some(desk) = model.desk().filter(|_| !model.covered) else { return false };
    let at_panes = desk.overlays.is_empty() && matches!(desk.screen, Screen::Workspace);
    match resolved(model, key) {
        Resolved::Command(Command::Undo | Command::Redo) if desk.is_saving() => true,
        _ if !desk.is_awaiting() => false,
        Resolved::Text(_)
        | Resolved::Command(
            Command::RowNext
            | Command::RowPrevious
            | Command::PageNext
            | Command::PagePrevious
            | Command::RowFirst
            | Command::RowLast
            | Command::SearchStart
            | Command::Quit
            | Command::Lock
            | Command::Cover,
        ) => false,
        Resolved::Command(_) | Resolved::Pending | Resolved::Nothing => at_panes,
    }
}

fn act(model: &mut Model, key: Key) -> Vec<Effect> {
    let idle_ms = model.now.ms.saturating_sub(model.touched_ms);
    model.touched_ms = model.now.ms;
    if model.notice.as_ref().is_some_and(|notice| notice.warning) {
        model.notice = None;
    }
    // Esc ends a sequence that is not finished, and nothing more.
    if !model.pending.is_empty() && key.code == Code::Esc {
        model.pending.clear();
        return Vec::new();
    }
    let situation = situation(model);
    if picks_name(model, &situation, key) {
        return forms::keep_draft(model);
    }
    match model.keymap.resolve(&situation, &model.pending, key) {
        Resolved::Pending => {
            model.pending.push(key);
            Vec::new()
        }
        Resolved::Text(typed) => type_char(model, typed),
        Resolved::Command(command) => {
            model.pending.clear();
            match situation.allows(command) {
                Ok(()) => run::run_after_idle(model, command, idle_ms),
                Err(need) => {
                    model.say(Said::plain(need.key()));
                    Vec::new()
                }
            }
        }
        Resolved::Nothing => {
            model.pending.clear();
            // who types words at a question with fixed answers must not think that they are kept
            if matches!(key.code, Code::Char(_)) && situation.contexts.contains(&Context::Choice) {
                // gone with the next key: it is about this key only
                model.warn(Said::plain("notice-choose"));
            } else if let (Code::Char(typed), true) = (key.code, at_panes(&situation)) {
                model.warn(Said::plain("notice-no-key").text("key", typed));
            }
            Vec::new()
        }
    }
}

/// In a list of names a letter chooses the next name that begins with it, before it is a key: the UWV must be within
/// reach.
fn picks_name(model: &mut Model, situation: &Situation, key: Key) -> bool {
    let at_names = model.pending.is_empty() && situation.contexts.contains(&Context::Choice);
    match key {
        Key { code: Code::Char(typed), ctrl: false, alt: false, .. } if at_names && typed.is_alphabetic() => {
            forms::top(model).is_some_and(|form| form.pick_letter(typed))
        }
        _ => false,
    }
}

/// Whether one of the four panes has the keys: only there may a letter of another pane be pressed by mistake.
fn at_panes(situation: &Situation) -> bool {
    situation.contexts.iter().any(|context| Context::PANES.contains(context)) && !situation.takes_text
}

/// Takes pasted text in: text in a field, and only said outside one.
pub(super) fn pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    model.touched_ms = model.now.ms;
    if model.covered {
        return Vec::new();
    }
    if let Some(field) = model.desk_mut().and_then(overlays::typing) {
        field.paste(text);
        return overlays::typed(model);
    }
    let Some(form) = forms::top(model) else {
        model.warn(Said::plain("notice-paste-nowhere"));
        return Vec::new();
    };
    if let Some(field) = form.typing() {
        field.paste(text);
        return forms::changed(model);
    }
    if let Some(Input::Secret(secret)) = secret(form) {
        secret.push_str(text.trim_end_matches(['\r', '\n']));
        return Vec::new();
    }
    model.warn(Said::plain("notice-paste-nowhere"));
    Vec::new()
}

fn secret(form: &mut Form) -> Option<&mut Input> {
    form.fields.get_mut(form.focus).map(|field| &mut field.input)
}

fn type_char(model: &mut Model, typed: char) -> Vec<Effect> {
    if let Some(field) = model.desk_mut().and_then(overlays::typing) {
        field.type_char(typed);
        return overlays::typed(model);
    }
    let Some(form) = forms::top(model) else { return Vec::new() };
    if let Some(field) = form.typing() {
        field.type_char(typed);
    } else if let Some(Input::Secret(secret)) = secret(form) {
        secret.push(typed);
    }
    forms::changed(model)
}

/// Moves and deletes in the line of text in focus.
pub(super) fn edit_text(model: &mut Model, key: TextKey) -> Vec<Effect> {
    if let Some(field) = model.desk_mut().and_then(overlays::typing) {
        field.handle(key);
        return overlays::typed(model);
    }
    let Some(form) = forms::top(model) else { return Vec::new() };
    if let Some(field) = form.typing() {
        field.handle(key);
    } else if let Some(Input::Secret(secret)) = secret(form) {
        match key {
            TextKey::Backspace => {
                secret.pop();
            }
            TextKey::Clear | TextKey::DeleteWord => secret.clear(),
            _ => {}
        }
    }
    forms::changed(model)
}

/// What is known where the next key is pressed.
pub fn situation(model: &Model) -> Situation {
    let mut situation = match &model.stage {
        Stage::Setup(setup) => Situation {
            takes_text: setup.words.is_none() || setup.asks_words,
            contexts: vec![Context::Text, Context::Form, Context::Setup],
            ..Situation::default()
        },
        Stage::Locked(_) => Situation {
            takes_text: true,
            contexts: vec![Context::Text, Context::Lock],
            ..Situation::default()
        },
        Stage::Desk(_) if model.covered => {
            Situation { contexts: vec![Context::Covered], ..Situation::default() }
        }
        Stage::Desk(desk) => at_desk(desk),
    };
    situation.proposal = super::status::suggested(model).is_some();
    if let Some(desk) = model.desk() {
        situation.last_time = forms::shown(desk).is_some_and(Form::has_last_time);
        situation.versions = settle::is_needed(desk);
        situation.person = desk.open.is_some();
        situation.module = timeline::selected(desk).is_some();
        situation.line = desk.agenda.selected().is_some();
        situation.undo = desk.next_undo().is_some();
        situation.alike = super::alike::is_asked(desk);
        situation.redo = desk.next_redo().is_some();
    }
    situation
}

fn at_desk(desk: &Desk) -> Situation {
    let (takes_text, mut contexts) = match desk.overlays.last() {
        Some(Overlay::Form { form, .. }) => in_form(form),
        Some(Overlay::Help { .. } | Overlay::Palette { .. }) => (true, vec![Context::Text, Context::Overlay]),
        Some(Overlay::Confirm { .. }) => (false, vec![Context::Confirm]),
        Some(Overlay::Settle(_)) => (false, vec![Context::Versions]),
        Some(Overlay::Card(_) | Overlay::Leaving(_) | Overlay::Arriving(_)) => in_preview(),
        Some(
            Overlay::Menu { .. } | Overlay::BarrierHistory(_) | Overlay::Story { .. } | Overlay::Import(_),
        ) => (false, vec![Context::Overlay]),
        Some(Overlay::Alike(_)) => (false, vec![Context::Alike]),
        None => on_screen(desk),
    };
    contexts.push(Context::Global);
    Situation { contexts, takes_text, ..Situation::default() }
}

fn on_screen(desk: &Desk) -> (bool, Vec<Context>) {
    match &desk.screen {
        Screen::Workspace if desk.timeline.moving.is_some() => (false, vec![Context::Move]),
        Screen::Workspace if desk.searching => (true, vec![Context::Text, Context::Search]),
        Screen::Workspace => (false, vec![context_of(desk.pane), Context::Workspace]),
        Screen::Intake(intake) if intake.topic == Topic::Barriers => {
            (false, vec![Context::Barriers, Context::Intake])
        }
        Screen::Intake(intake) => {
            let (takes_text, mut contexts) = in_form(&intake.form);
            contexts.push(Context::Intake);
            (takes_text, contexts)
        }
        Screen::Conversation(talk) => in_form(&talk.form),
        Screen::Plan => (false, vec![Context::Plan]),
        Screen::Location(_) => (false, vec![Context::Location]),
        Screen::Exchange(_) => (false, vec![Context::Exchange]),
        Screen::Privacy(_) => (false, vec![Context::Privacy]),
    }
}

fn in_preview() -> (bool, Vec<Context>) {
    (false, vec![Context::Preview])
}

fn in_form(form: &Form) -> (bool, Vec<Context>) {
    let text = form.takes_text();
    let mut contexts = vec![if text { Context::Text } else { Context::Choice }, Context::Form];
    if form.is_at_path() {
        contexts.insert(0, Context::Path);
    }
    (text, contexts)
}

/// The context of a pane.
pub const fn context_of(pane: Pane) -> Context {
    match pane {
        Pane::List => Context::List,
        Pane::Barriers => Context::Barriers,
        Pane::Timeline => Context::Timeline,
        Pane::Agenda => Context::Agenda,
    }
}

/// What a key did to the form on top.
pub(super) fn in_top_form(model: &mut Model, change: impl FnOnce(&mut Form) -> Moved) -> Vec<Effect> {
    let moved = forms::with_top(model, change);
    moved.map_or_else(Vec::new, |moved| forms::after(model, moved))
}

/// The contexts of what lies under the help, the palette or the menu: a form there, else the screen.
pub(super) fn contexts_below(desk: &Desk) -> Vec<Context> {
    let (_, mut contexts) = match desk.overlays.iter().rev().find(|overlay| !overlay.is_list()) {
        Some(Overlay::Alike(_)) => (false, vec![Context::Alike]),
        Some(Overlay::Form { form, .. }) => in_form(form),
        Some(Overlay::Settle(_)) => (false, vec![Context::Versions]),
        Some(Overlay::Card(_) | Overlay::Leaving(_) | Overlay::Arriving(_)) => in_preview(),
        _ => on_screen(desk),
    };
    contexts.push(Context::Global);
    contexts
}

/// Commands that work now, for the palette: of the screen under it, without text keys and moving about.
pub fn available(model: &Model) -> Vec<Command> {
    let hints = crate::keymap::here(&model.keymap, &run::below_overlays(model));
    let useful = |hint: &crate::keymap::Hint| hint.missing.is_none() && hint.context != Context::Text;
    hints.into_iter().filter(useful).map(|hint| hint.command).collect()
}

//! Tab in a path: it goes on as far as it can only be one thing, or says what it can be; when nothing is left to complete,
//! Tab is what it is everywhere in a form.

use super::super::effect::Effect;
use super::super::form::Form;
use super::super::forms::FormKind;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::path::{Fit, Ways};
use super::super::said::Said;

fn on_top(model: &mut Model) -> Option<(&FormKind, &mut Form)> {
    match model.desk_mut()?.overlays.last_mut() {
        Some(Overlay::Form { kind, form }) if form.is_at_path() => Some((kind, form)),
        _ => None,
    }
}

/// Tab.
pub(super) fn complete(model: &mut Model) -> Vec<Effect> {
    // where bundles lay last, or a stick
    let start = model.desk().map(|desk| desk.stations.folder.clone()).unwrap_or_default();
    let Some((kind, form)) = on_top(model) else { return Vec::new() };
    let fit = Fit::of(kind);
    let typed = form.focused().and_then(|field| field.input.text_field()).map_or("", |field| field.text());
    if form.ways.as_ref().is_some_and(|ways| ways.sure == typed) {
        form.tab();
        return Vec::new();
    }
    if !typed.is_empty() {
        return vec![Effect::Complete(typed.to_owned(), fit)];
    }
    let start = if start.is_empty() { "~".to_owned() } else { start };
    let start = format!("{}/", start.trim_end_matches('/'));
    put(form, &start);
    vec![Effect::Complete(start, fit)]
}

fn put(form: &mut Form, text: &str) {
    if let Some(field) = form.typing() {
        field.set(text);
    }
}

/// The worker looked. Who typed on meanwhile is not disturbed.
pub(super) fn completed(model: &mut Model, ways: Ways) -> Vec<Effect> {
    let Some((_, form)) = on_top(model) else { return Vec::new() };
    let typed = form.focused().and_then(|field| field.input.text_field()).map_or("", |field| field.text());
    if typed != ways.typed {
        return Vec::new();
    }
    if ways.names.is_empty() {
        form.ways = Some(Box::new(ways));
        model.say(Said::plain("path-nothing"));
        return Vec::new();
    }
    if ways.sure == ways.typed && !ways.are_several() {
        form.tab();
        return Vec::new();
    }
    put(form, &ways.sure);
    // of one way nothing is left to say: the next Tab looks what lies in that folder
    form.ways = Some(Box::new(ways)).filter(|ways| ways.are_several());
    Vec::new()
}

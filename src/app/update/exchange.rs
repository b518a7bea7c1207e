//! The screen of exchange: going there, what its keys ask of the worker, and what the worker answered.

use super::super::desk::{Desk, Screen};
use super::super::effect::Effect;
use super::super::exchange::previews::{Arriving, CardShown, Known, Look, Taken};
use super::super::exchange::{Answer, Ask, Row, Stations};
use super::super::form::{Fault, FieldName};
use super::super::forms::FormKind;
use super::super::model::Model;
use super::super::overlay::{Confirmed, Overlay};
use super::super::said::Said;
use super::{forms, list, watched};
use crate::id::{LocationId, StoreId};

/// `g u`: the screen, and a look at who is known and what lies at hand.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        desk.searching = false;
        desk.screen = Screen::Exchange(0);
    }
    // a watched folder is looked at with the rest
    let round = watched::now(model);
    std::iter::once(Effect::Exchange(Ask::Around { folders: true })).chain(round).collect()
}

/// The line under the cursor.
pub(super) fn selected(desk: &Desk) -> Option<Row> {
    let Screen::Exchange(cursor) = desk.screen else { return None };
    let rows = desk.stations.rows();
    rows.get(cursor.min(rows.len().saturating_sub(1))).copied()
}

/// Moves the cursor.
pub(super) fn go(model: &mut Model, by: isize) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let last = desk.stations.rows().len().saturating_sub(1);
    if let Screen::Exchange(cursor) = &mut desk.screen {
        *cursor = (*cursor).min(last).saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// Puts the cursor on a line.
pub(super) fn point_at(desk: &mut Desk, at: usize) {
    if let Screen::Exchange(cursor) = &mut desk.screen {
        *cursor = at;
    }
}

/// Asks the worker, unless it is at something long already.
fn ask(model: &mut Model, ask: Ask) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    if desk.stations.busy.is_some() {
        model.say(Said::plain("exchange-is-busy"));
        return Vec::new();
    }
    desk.stations.busy = ask.busy().map(|words| (words, 0));
    vec![Effect::Exchange(ask)]
}

/// Esc while the worker is at something long: it stops.
pub(super) fn stop(desk: &Desk) -> Option<Effect> {
    desk.stations.busy.is_some().then_some(Effect::CancelImport)
}

/// Enter on a line: the own card, a bundle for that workstation, a look at that bundle.
pub(super) fn open_row(model: &mut Model) -> Vec<Effect> {
    match model.desk().and_then(selected) {
        Some(Row::Own) => show_card(model),
        Some(Row::Station(_)) => make(model, false),
        Some(Row::Bundle(at)) => {
            let found = model.desk().and_then(|desk| desk.stations.found.get(at));
            let path = found.map(|found| found.path.clone()).unwrap_or_default();
            ask(model, Ask::Look { path, passphrase: None })
        }
        None => Vec::new(),
    }
}

/// A new bundle: for the workstation under the cursor, or the one that was heard of last.
pub(super) fn make(model: &mut Model, sealed: bool) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let stations = &desk.stations;
    if !sealed && stations.present().next().is_none() {
        model.say(Said::plain("exchange-no-receiver"));
        return Vec::new();
    }
    let here = match selected(desk) {
        Some(Row::Station(at)) => stations.known.get(at).filter(|one| !one.removed),
        _ => None,
    };
    let only = stations.present().next().filter(|_| stations.present().count() == 1);
    let to = here.or(only).map(|one| one.id).into_iter().collect();
    forms::open(model, FormKind::Bundle { sealed, to, handover: false })
}

/// The card of this workstation.
pub(super) fn show_card(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let Stations { card, words, label, .. } = &desk.stations;
    if card.is_empty() {
        return Vec::new();
    }
    let shown = CardShown {
        text: card.clone(),
        id: StoreId::default(),
        label: label.clone(),
        location: desk.catalogue.here,
        ours: true,
        words: words.clone(),
        known: Known::Ourselves,
        look: Look::default(),
    };
    desk.overlays.push(Overlay::Card(Box::new(shown)));
    Vec::new()
}

/// Asks before a workstation is removed.
pub(super) fn remove(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let station = match selected(desk) {
        Some(Row::Station(at)) => desk.stations.known.get(at).filter(|one| !one.removed),
        _ => None,
    };
    match station {
        Some(station) => {
            let question = Said::plain("exchange-ask-remove").text("place", station.label.as_str());
            let then = Confirmed::RemoveStation(station.id);
            desk.overlays.push(Overlay::Confirm { question, then });
        }
        None => model.say(Said::plain("exchange-not-a-station")),
    }
    Vec::new()
}

/// Asks before this workstation goes over to the location of another.
pub(super) fn join(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let station = match selected(desk) {
        Some(Row::Station(at)) => desk.stations.known.get(at).filter(|one| !one.removed && !one.ours),
        _ => None,
    };
    match station {
        Some(station) => {
            let question = Said::plain("exchange-ask-join").text("place", station.label.as_str());
            let then = Confirmed::JoinStation(station.id);
            desk.overlays.push(Overlay::Confirm { question, then });
        }
        None => model.say(Said::plain("exchange-not-elsewhere")),
    }
    Vec::new()
}

/// A question was answered with yes.
pub(super) fn confirmed(model: &mut Model, then: Confirmed) -> Vec<Effect> {
    match then {
        Confirmed::RemoveStation(id) => ask(model, Ask::Remove(id)),
        Confirmed::JoinStation(id) => ask(model, Ask::Join(id)),
        Confirmed::BundleFor(location) => {
            let stations = model.desk().map(|desk| &desk.stations).into_iter().flat_map(Stations::present);
            let to = stations.filter(|one| one.location == location).map(|one| one.id).collect();
            forms::open(model, FormKind::Bundle { sealed: false, to, handover: true })
        }
        Confirmed::Quit | Confirmed::DropForm | Confirmed::RemoveCoach(_) => Vec::new(),
    }
}

/// The form that hands a participant over, when there is somebody to hand over to.
pub(super) fn hand_over(model: &mut Model) -> Vec<Effect> {
    let elsewhere = |desk: &Desk| desk.stations.present().any(|one| !one.ours);
    if model.desk().is_some_and(elsewhere) {
        return forms::open(model, FormKind::HandOver);
    }
    model.say(Said::plain("exchange-nobody-elsewhere"));
    Vec::new()
}

/// After a participant was handed over: the bundle that takes them there.
pub(super) fn offer_bundle(desk: &mut Desk, to: Option<(LocationId, String)>) {
    if let Some((location, label)) = to {
        let question = Said::plain("exchange-ask-bundle").text("place", label);
        desk.overlays.push(Overlay::Confirm { question, then: Confirmed::BundleFor(location) });
    }
}

/// A form that asks the worker for something was filled in.
pub(super) fn submit(model: &mut Model, asked: Result<Option<Ask>, Fault>) -> Vec<Effect> {
    match asked {
        Ok(None) => Vec::new(),
        // what is wrong with a path or a passphrase is mended in the form: it goes when the answer is there
        Ok(Some(asked)) => ask(model, asked),
        Err(fault) => {
            if let Some(form) = forms::top(model) {
                form.blame(fault);
            }
            Vec::new()
        }
    }
}

/// Where the keys go in the preview on top.
pub(super) fn look_mut(desk: &mut Desk) -> Option<&mut Look> {
    match desk.overlays.last_mut() {
        Some(Overlay::Leaving(leaving)) => Some(&mut leaving.look),
        Some(Overlay::Arriving(arriving)) => Some(&mut arriving.look),
        Some(Overlay::Card(card)) => Some(&mut card.look),
        _ => None,
    }
}

/// Of how many parts the difference of the preview on top is.
fn parts(desk: &Desk) -> usize {
    match desk.overlays.last() {
        Some(Overlay::Leaving(leaving)) => leaving.parts(),
        Some(Overlay::Arriving(arriving)) => arriving.parts(),
        _ => 0,
    }
}

/// Moves by lines in the preview on top, whose text ends at a line.
pub(super) fn go_in_preview(desk: &mut Desk, lines: isize, end: usize) {
    let parts = parts(desk);
    if let Some(look) = look_mut(desk) {
        look.go(lines, end, parts);
    }
}

/// The next or the previous part of the difference; opens it when it is not.
pub(super) fn turn(model: &mut Model, by: isize) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let parts = parts(desk);
    if let Some(look) = look_mut(desk).filter(|_| parts > 0) {
        if look.open {
            look.turn(by, parts);
        } else {
            *look = Look { open: true, ..Look::default() };
        }
    }
    Vec::new()
}

/// Tab in a preview: to the button and back.
pub(super) fn cycle_button(model: &mut Model) -> Vec<Effect> {
    if let Some(look) = model.desk_mut().and_then(look_mut) {
        look.on_button = !look.on_button;
    }
    Vec::new()
}

/// Enter in a preview: more of the text, unless the button has the keys.
pub(super) fn confirm_preview(model: &mut Model) -> Vec<Effect> {
    let is_card = model.desk().is_some_and(|desk| matches!(desk.overlays.last(), Some(Overlay::Card(_))));
    let Some(look) = model.desk_mut().and_then(look_mut) else { return Vec::new() };
    if is_card && !look.on_button {
        model.say(Said::plain("exchange-tab-first"));
        return Vec::new();
    }
    if !look.on_button {
        *look = Look { open: !look.open, ..Look::default() };
        return Vec::new();
    }
    press_button(model)
}

/// The button of the preview on top.
pub(super) fn press_button(model: &mut Model) -> Vec<Effect> {
    let today = model.now.today;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    match desk.overlays.last() {
        Some(Overlay::Leaving(leaving)) if leaving.entries == 0 => {
            model.say(Said::plain("exchange-nothing-to-send"));
            Vec::new()
        }
        Some(Overlay::Leaving(_)) => ask(model, Ask::Write),
        Some(Overlay::Arriving(arriving)) if arriving.may_be_taken() => {
            if desk.outbox.is_empty() {
                ask(model, Ask::Take { today })
            } else {
                model.say(Said::plain("exchange-unsaved-first"));
                Vec::new()
            }
        }
        Some(Overlay::Arriving(arriving)) if !arriving.is_backup => {
            let card = arriving.card.clone();
            desk.overlays.push(Overlay::Card(Box::new(card)));
            Vec::new()
        }
        Some(Overlay::Card(card)) if card.may_be_accepted() => ask(model, Ask::AcceptCard),
        Some(Overlay::Card(_)) => forms::open(model, FormKind::CardWrite),
        _ => Vec::new(),
    }
}

/// Esc in a preview: from the difference back to the sum, else away. A long work stops first.
pub(super) fn leave_preview(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    if let Some(effect) = stop(desk) {
        return vec![effect];
    }
    match look_mut(desk) {
        Some(look) if look.open => *look = Look::default(),
        _ => {
            desk.overlays.pop();
        }
    }
    Vec::new()
}

/// What the worker answered.
pub(super) fn took(model: &mut Model, answer: Answer) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    if let Answer::Progressed(percent) = answer {
        if let Some((_, shown)) = &mut desk.stations.busy {
            *shown = percent;
        }
        return Vec::new();
    }
    if !matches!(answer, Answer::Around(_) | Answer::Rounded(_)) {
        desk.stations.busy = None;
    }
    match answer {
        Answer::Progressed(_) => Vec::new(),
        Answer::Around(stations) => {
            put(desk, *stations);
            Vec::new()
        }
        Answer::Done(said, stations) => {
            close(desk);
            put(desk, *stations);
            model.say(said);
            Vec::new()
        }
        Answer::Card(card) => {
            close(desk);
            desk.overlays.push(Overlay::Card(card));
            Vec::new()
        }
        Answer::Planned(leaving) => {
            // the form stays below: who goes back changes the order
            desk.overlays.retain(|overlay| !matches!(overlay, Overlay::Leaving(_)));
            desk.overlays.push(Overlay::Leaving(leaving));
            Vec::new()
        }
        Answer::Looked(arriving) => {
            looked(desk, arriving);
            Vec::new()
        }
        Answer::NeedsPassphrase(path) => needs_passphrase(model, &path),
        Answer::Taken(taken) => taken_over(model, *taken),
        Answer::Rounded(rounded) => watched::rounded(model, *rounded),
        Answer::Failed(why) => {
            // at a form it is said in the form, where it can be mended
            match desk.overlays.last_mut() {
                Some(Overlay::Form { kind, form }) if kind.is_request() => {
                    let field = form.focused().map_or(FieldName::File, |field| field.name);
                    form.blame(Fault { field, said: why });
                }
                _ => model.warn(why),
            }
            Vec::new()
        }
    }
}

fn looked(desk: &mut Desk, arriving: Box<Arriving>) {
    close(desk);
    desk.overlays.push(Overlay::Arriving(arriving));
}

/// Takes over who is known; what the worker is at stays said.
pub(super) fn put(desk: &mut Desk, stations: Stations) {
    let (busy, round) = (desk.stations.busy, std::mem::take(&mut desk.stations.round));
    desk.stations = Stations { round, busy, ..stations };
    let last = desk.stations.rows().len().saturating_sub(1);
    if let Screen::Exchange(cursor) = &mut desk.screen {
        *cursor = (*cursor).min(last);
    }
}

/// Everything about exchange that lies over the screen goes.
fn close(desk: &mut Desk) {
    desk.overlays.retain(|overlay| match overlay {
        Overlay::Card(_) | Overlay::Leaving(_) | Overlay::Arriving(_) => false,
        Overlay::Form { kind, .. } => !kind.is_request(),
        _ => true,
    });
}

/// The form again, at the passphrase.
fn needs_passphrase(model: &mut Model, path: &str) -> Vec<Effect> {
    let there =
        |desk: &Desk| matches!(desk.overlays.last(), Some(Overlay::Form { kind: FormKind::BundleRead, .. }));
    if !model.desk().is_some_and(there) {
        forms::open(model, FormKind::BundleRead);
    }
    if let Some(form) = forms::top(model) {
        if let Some(field) = form.input_mut(FieldName::File).and_then(|input| input.text_field_mut()) {
            field.set(path);
        }
        let said = Said::plain("exchange-needs-passphrase");
        form.blame(Fault { field: FieldName::Passphrase, said });
    }
    Vec::new()
}

/// Everything on the desk is as the store has it now.
fn taken_over(model: &mut Model, taken: Taken) -> Vec<Effect> {
    let today = model.now.today;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    close(desk);
    let Taken { said, summaries, catalogue, stations } = taken;
    desk.people.replace(summaries, today);
    // whoever stands open is read again: they may have changed, or be erased
    desk.open = None;
    desk.catalogue = catalogue;
    put(desk, stations);
    desk.refresh_agenda(today);
    model.say(said);
    list::open_selected(model)
}

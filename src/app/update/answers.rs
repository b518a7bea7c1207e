//! What the worker answered: the store is open, a dossier was read, a save is durable.

use crate::id::IdSource;

use super::super::desk::{AfterOpen, Desk, Saving};
use super::super::effect::Effect;
use super::super::exchange::Ask;
use super::super::forms::FormKind;
use super::super::history::Done;
use super::super::model::{Model, Stage};
use super::super::msg::{Folded, Msg, Opening};
use super::super::overlay::Overlay;
use super::super::said::Said;
use super::{coaches, conversation, exchange, forms, list, privacy, refused, run, session, status};

pub(super) fn took(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::SetUp { words, opening } => session::set_up(model, words, *opening),
        Msg::SetUpFailed(why) => session::set_up_failed(model, why),
        Msg::Unlocked(opening) => unlocked(model, *opening),
        Msg::UnlockFailed { why, wait_ms } => session::unlock_failed(model, why, wait_ms),
        Msg::Opened(dossier) => {
            let now = model.now;
            if let Some(desk) = model.desk_mut()
                && desk.wanted().is_some_and(|wanted| dossier.ids().contains(&wanted))
            {
                // it may have been asked for by another dossier of the same person
                desk.want(dossier.id);
                desk.show(*dossier, now);
                desk.waited();
                return match desk.after_open.take() {
                    Some(AfterOpen::Answer(row)) => conversation::answer(model, &row),
                    Some(AfterOpen::Restore(draft)) => forms::bring_back(model, &draft),
                    Some(AfterOpen::Line(command)) => run::run(model, command),
                    None => Vec::new(),
                };
            }
            Vec::new()
        }
        Msg::Saved { token, action, name } => {
            let Some(desk) = model.desk_mut() else { return Vec::new() };
            let about = desk.outbox.about(token);
            desk.history.did(Done { action, name, about });
            desk.save_ended(token)
        }
        Msg::Folded(folded) => {
            let effects = refreshing(&folded);
            did(model, *folded, |_| {});
            status::look(model);
            effects
        }
        Msg::Refreshed(summaries, more) => {
            did(model, Folded { summaries, ..Folded::default() }, |_| {});
            more.then_some(Effect::Refresh).into_iter().collect()
        }
        Msg::SaveFailed(_, why) => {
            let now_ms = model.now.ms;
            if let Some(desk) = model.desk_mut() {
                let known = desk.outbox.is_stopped();
                desk.save_failed(why.clone(), now_ms);
                if known {
                    return Vec::new();
                }
            }
            model.warn(why);
            Vec::new()
        }
        Msg::SaveRefused { token, why, folded } => refused::refused(model, token, why, *folded),
        Msg::Undone { action, done, folded } => {
            tell_done(model, "notice-undone", &done);
            let mut effects = refreshing(&folded);
            did(model, *folded, |desk| desk.history.undone(Done { action, ..done }));
            effects.extend(reopen(model));
            effects
        }
        Msg::Redone { action, done, folded } => {
            tell_done(model, "notice-redone", &done);
            let mut effects = refreshing(&folded);
            did(model, *folded, |desk| desk.history.redone(Done { action, ..done }));
            effects.extend(reopen(model));
            effects
        }
        Msg::OpenFailed(id, why) => {
            if let Some(desk) = model.desk_mut()
                && desk.wanted() == Some(id)
            {
                // nobody stands open then, rather than the one before
                desk.open = None;
                desk.after_open = None;
                desk.held.clear();
                desk.waited();
            }
            model.warn(why);
            Vec::new()
        }
        Msg::UndoFailed(why) | Msg::DraftFailed(why) | Msg::BackupFailed(why) => {
            model.warn(why);
            Vec::new()
        }
        Msg::Coach(answer) => coaches::answered(model, answer),
        Msg::DraftSaved => {
            if let Some(desk) = model.desk_mut()
                && !matches!(desk.saving, Saving::Busy | Saving::Failed(_))
            {
                desk.saving = Saving::DraftSaved;
            }
            Vec::new()
        }
        Msg::PeopleRead(preview) => {
            if let Some(desk) = model.desk_mut() {
                // it takes the place of the form that asked for the file, or of what was read before
                let is_import = |overlay: &Overlay| match overlay {
                    Overlay::Import(_) => true,
                    Overlay::Form { kind, .. } => *kind == FormKind::ImportFile,
                    _ => false,
                };
                desk.overlays.retain(|overlay| !is_import(overlay));
                desk.overlays.push(Overlay::Import(preview));
            }
            Vec::new()
        }
        Msg::PeopleFailed(why) => {
            close_import(model);
            model.warn(why);
            Vec::new()
        }
        Msg::ImportProgressed(percent) => {
            if let Some(Overlay::Import(preview)) = model.desk_mut().and_then(|desk| desk.overlays.last_mut())
            {
                preview.progress = Some(percent);
            }
            Vec::new()
        }
        Msg::PeopleImported { action, folded, said } => {
            close_import(model);
            did(model, *folded, |desk| {
                if let Some(action) = action {
                    desk.history.did(Done { action, name: Said::plain("deed-import"), about: None });
                }
                desk.saving = Saving::Saved;
            });
            model.say(said);
            list::open_selected(model)
        }
        Msg::Completed(ways) => super::path::completed(model, ways),
        Msg::Exchanged(answer) => exchange::took(model, answer),
        Msg::Privacy(answer) => privacy::took(model, answer),
        Msg::Key(_)
        | Msg::Paste(_)
        | Msg::Mouse(..)
        | Msg::Resized(..)
        | Msg::Ticked(_)
        | Msg::Drawn(_)
        | Msg::LockAsked
        | Msg::EndAsked => Vec::new(),
    }
}

/// What the catalogue says about the agenda holds for everybody.
fn refreshing(folded: &Folded) -> Vec<Effect> {
    folded.catalogue.is_some().then_some(Effect::Refresh).into_iter().collect()
}

/// Takes over what a save, undo or import left behind.
pub(super) fn did(model: &mut Model, folded: Folded, then: impl FnOnce(&mut Desk)) {
    let now = model.now;
    let today = now.today;
    let Some(desk) = model.desk_mut() else { return };
    then(desk);
    if let Some(catalogue) = folded.catalogue {
        desk.catalogue = *catalogue;
    }
    for gone in &folded.gone {
        desk.people.remove(*gone, today);
    }
    desk.people.put_all(folded.summaries, today);
    super::alike::follow(desk, &folded.dossiers, &folded.gone, today);
    if desk.open.as_ref().is_some_and(|open| folded.gone.contains(&open.id)) {
        desk.open = None;
    }
    for dossier in folded.dossiers {
        if desk.open.as_ref().is_some_and(|open| open.id == dossier.id) {
            desk.show(dossier, now);
        }
    }
    desk.refresh_agenda(today);
}

/// Says what was undone or redone, unless a conversation with somebody else began meanwhile.
fn tell_done(model: &mut Model, id: &'static str, done: &Done) {
    if model.desk().is_some_and(|desk| desk.may_name(done)) {
        model.say(Said::plain(id).nested("what", &done.name));
    }
}

/// After an undo: the person selected may be another one, and a conversation on the screen reads its fields again.
fn reopen(model: &mut Model) -> Vec<Effect> {
    forms::reopen_conversation(model);
    list::open_selected(model)
}

fn close_import(model: &mut Model) {
    if let Some(desk) = model.desk_mut() {
        desk.overlays.retain(|overlay| !matches!(overlay, Overlay::Import(_)));
    }
}

fn unlocked(model: &mut Model, opening: Opening) -> Vec<Effect> {
    let draft = opening.draft.clone();
    let notice = opening.notices.first().cloned();
    let desk = desk_of(opening, model);
    model.stage = Stage::Desk(Box::new(desk));
    if let Some(notice) = notice {
        model.warn(notice);
    }
    let mut effects = match draft {
        Some(draft) => forms::restore(model, &draft),
        None => list::open_selected(model),
    };
    effects.push(Effect::Exchange(Ask::Around { folders: false }));
    effects
}

/// The desk of a coach who just unlocked.
pub(super) fn desk_of(opening: Opening, model: &Model) -> Desk {
    let ids = IdSource::from_seed(opening.seed);
    let mut desk = Desk::new(opening.coach, opening.catalogue, opening.summaries, ids, model.now.today);
    desk.station = opening.station;
    desk.can_enter = opening.can_enter;
    desk
}

//! First start, unlocking, locking, covering and leaving.

use zeroize::Zeroizing;

use super::super::desk::Screen;
use super::super::effect::Effect;
use super::super::field::Input;
use super::super::form::{Fault, FieldName, Form};
use super::super::model::{Lock, Model, Setup, Stage};
use super::super::msg::Opening;
use super::super::overlay::{Confirmed, Overlay};
use super::super::said::Said;
use super::{answers, clock, forms, list};

/// Shortest passphrase, in characters; four everyday words are longer.
pub const PASSPHRASE_MIN_CHARS: usize = 14;

/// The first screen of a new store.
pub fn setup() -> Setup {
    let form = Form::new([
        (FieldName::Location, Input::Text(super::super::field::TextField::with_max(60))),
        (FieldName::CoachName, Input::Text(super::super::field::TextField::with_max(40))),
        (FieldName::Passphrase, Input::Secret(Zeroizing::default())),
        (FieldName::PassphraseAgain, Input::Secret(Zeroizing::default())),
    ]);
    Setup { form, busy: false, words: None, asks_words: false, desk: None }
}

/// The lock screen of a store.
pub fn locked(location: String) -> Lock {
    let form = Form::new([(FieldName::Passphrase, Input::Secret(Zeroizing::default()))]);
    Lock { location, form, busy: false, wait_until_ms: 0, said: None, watched: false }
}

/// The recovery words that are asked for again, counted from 1: one early, one late.
const ASKED: [(FieldName, usize); 2] = [(FieldName::FirstWord, 4), (FieldName::SecondWord, 11)];

/// Enter on the first screen: make the store; on the words: ask for two of them, which have to be on paper by then; after
/// those: go to work.
pub(super) fn confirm_setup(model: &mut Model) -> Vec<Effect> {
    let Stage::Setup(setup) = &mut model.stage else { return Vec::new() };
    if setup.busy {
        return Vec::new();
    }
    if let Some(words) = &setup.words {
        if !setup.asks_words {
            let empty = || Input::Text(super::super::field::TextField::with_max(20));
            setup.form = Form::new(ASKED.map(|(field, _)| (field, empty())));
            setup.asks_words = true;
            return Vec::new();
        }
        if let Some(fault) = wrong_word(words, &setup.form, ASKED.len()) {
            setup.form.blame(fault);
            return Vec::new();
        }
        if let Some(desk) = setup.desk.take() {
            model.stage = Stage::Desk(desk);
        }
        return list::open_selected(model);
    }
    match checked(&setup.form) {
        Err(fault) => {
            setup.form.blame(fault);
            Vec::new()
        }
        Ok((location, coach, passphrase)) => {
            setup.busy = true;
            vec![Effect::SetUp { location, coach, passphrase }]
        }
    }
}

/// The first of so many words that is not the one on the screen before.
fn wrong_word(words: &[String], form: &Form, upto: usize) -> Option<Fault> {
    let differs = |(field, number): &&(FieldName, usize)| {
        words.get(*number - 1).is_none_or(|word| !word.eq_ignore_ascii_case(form.text(*field)))
    };
    let (field, number) = ASKED.iter().take(upto).find(differs)?;
    let number = i64::try_from(*number).unwrap_or(0);
    Some(Fault { field: *field, said: Said::plain("fault-recovery-word").number("number", number) })
}

/// Esc in the set-up: from the two words back to all of them. While they are on the screen it does nothing: nobody must
/// leave without them.
fn leave_setup(model: &mut Model) -> Vec<Effect> {
    let Stage::Setup(setup) = &mut model.stage else { return end(model) };
    if setup.words.is_none() {
        return end(model);
    }
    setup.asks_words = false;
    setup.form = Form::default();
    Vec::new()
}

/// Enter in the set-up: what is wrong in a field before this one is said at once, not after the last field.
pub(super) fn check_left(model: &mut Model) {
    let Stage::Setup(setup) = &mut model.stage else { return };
    if let Some(words) = &setup.words {
        if let Some(fault) = wrong_word(words, &setup.form, setup.form.focus) {
            setup.form.blame(fault);
        }
        return;
    }
    let at = |field| setup.form.fields.iter().position(|one| one.name == field);
    if let Err(fault) = checked(&setup.form)
        && at(fault.field) < Some(setup.form.focus)
    {
        setup.form.blame(fault);
    }
}

fn checked(form: &Form) -> Result<(String, String, Zeroizing<String>), Fault> {
    let needed = |field, id| match form.text(field) {
        "" => Err(Fault { field, said: Said::plain(id) }),
        text => Ok(text.to_owned()),
    };
    let location = needed(FieldName::Location, "fault-location")?;
    let coach = needed(FieldName::CoachName, "fault-coach-name")?;
    let passphrase = secret(form, FieldName::Passphrase);
    let short = PASSPHRASE_MIN_CHARS.saturating_sub(passphrase.chars().count());
    if short > 0 {
        let said = Said::plain("fault-passphrase-short").number("short", i64::try_from(short).unwrap_or(0));
        return Err(Fault { field: FieldName::Passphrase, said });
    }
    if passphrase.chars().all(|one| passphrase.starts_with(one)) || passphrase.contains(&location) {
        return Err(Fault { field: FieldName::Passphrase, said: Said::plain("fault-passphrase-weak") });
    }
    if passphrase != secret(form, FieldName::PassphraseAgain) {
        return Err(Fault {
            field: FieldName::PassphraseAgain,
            said: Said::plain("fault-passphrase-differs"),
        });
    }
    Ok((location, coach, passphrase))
}

fn secret(form: &Form, field: FieldName) -> Zeroizing<String> {
    match form.input(field) {
        Some(Input::Secret(secret)) => secret.clone(),
        _ => Zeroizing::default(),
    }
}

pub(super) fn set_up(model: &mut Model, words: Vec<String>, opening: Opening) -> Vec<Effect> {
    let desk = answers::desk_of(opening, model);
    if let Stage::Setup(setup) = &mut model.stage {
        **setup = Setup {
            form: Form::default(),
            busy: false,
            words: Some(words),
            asks_words: false,
            desk: Some(Box::new(desk)),
        };
    }
    Vec::new()
}

pub(super) fn set_up_failed(model: &mut Model, why: Said) -> Vec<Effect> {
    if let Stage::Setup(setup) = &mut model.stage {
        setup.busy = false;
        setup.form.blame(Fault { field: FieldName::Location, said: why });
    }
    Vec::new()
}

/// Enter on the lock screen.
pub(super) fn try_unlock(model: &mut Model) -> Vec<Effect> {
    let now_ms = model.now.ms;
    let Stage::Locked(lock) = &mut model.stage else { return Vec::new() };
    if lock.busy {
        return Vec::new();
    }
    if now_ms < lock.wait_until_ms {
        let seconds = (lock.wait_until_ms - now_ms).div_ceil(1_000);
        lock.said = Some(Said::plain("lock-wait").number("seconds", i64::try_from(seconds).unwrap_or(0)));
        return Vec::new();
    }
    let passphrase = secret(&lock.form, FieldName::Passphrase);
    if passphrase.is_empty() {
        return Vec::new();
    }
    let watched = lock.watched;
    **lock = Lock { busy: true, watched, ..locked(std::mem::take(&mut lock.location)) };
    vec![Effect::Unlock(passphrase)]
}

pub(super) fn unlock_failed(model: &mut Model, why: Said, wait_ms: u64) -> Vec<Effect> {
    let wait_until_ms = model.now.ms.saturating_add(wait_ms);
    if let Stage::Locked(lock) = &mut model.stage {
        lock.busy = false;
        lock.said = Some(why);
        lock.wait_until_ms = wait_until_ms;
    }
    Vec::new()
}

/// Locks: the draft is kept first, then everything read is dropped.
pub(super) fn lock(model: &mut Model, why: Option<Said>) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    if desk.outbox.is_stopped() {
        // locking would drop what the disk has no room for: turned away it is until there is room
        model.covered = true;
        model.warn(Said::plain("notice-covered-unsaved"));
        return Vec::new();
    }
    let mut effects = forms::draft_now(desk).into_iter().map(Effect::SaveDraft).collect::<Vec<_>>();
    let location = desk.catalogue.location.name.get().clone();
    let why = why.or_else(|| model.demo.map(|words| Said::plain("lock-demo").text("passphrase", words)));
    let watched = desk.stations.watched.is_some();
    model.stage = Stage::Locked(Box::new(Lock { said: why, watched, ..locked(location) }));
    model.covered = false;
    model.notice = None;
    model.pending.clear();
    effects.push(Effect::Lock);
    effects
}

/// F8: turns the screen away, or back. After the idle time it comes back through the lock.
pub(super) fn cover(model: &mut Model, idle_ms: u64) -> Vec<Effect> {
    if model.covered {
        model.covered = false;
        if model.desk().is_some_and(|desk| idle_ms >= clock::idle_limit_ms(desk)) {
            return lock(model, Some(Said::plain("lock-idle")));
        }
    } else {
        model.covered = true;
    }
    Vec::new()
}

/// `q`: asks once.
pub(super) fn ask_to_quit(model: &mut Model) -> Vec<Effect> {
    match model.desk_mut() {
        Some(desk) => {
            let id = if desk.outbox.is_stopped() { "confirm-quit-unsaved" } else { "confirm-quit" };
            desk.overlays.push(Overlay::Confirm { question: Said::plain(id), then: Confirmed::Quit });
            Vec::new()
        }
        None => leave_setup(model),
    }
}

/// The end: what is being typed is kept as a draft.
pub(super) fn end(model: &mut Model) -> Vec<Effect> {
    let mut effects: Vec<Effect> =
        model.desk().and_then(forms::draft_now).into_iter().map(Effect::SaveDraft).collect();
    model.quit = true;
    effects.push(Effect::Quit);
    effects
}

/// *Meekijken*: only this person's panes, or everything again.
pub(super) fn toggle_companion(model: &mut Model) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut()
        && desk.open.is_some()
        && matches!(desk.screen, Screen::Workspace)
    {
        desk.companion = !desk.companion;
        if desk.companion {
            desk.searching = false;
            desk.pane = super::super::desk::Pane::Barriers;
            model.hush();
        }
    }
    Vec::new()
}

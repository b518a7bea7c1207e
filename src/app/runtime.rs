//! The loop: terminal in, effects out. The one place of `app` that knows the store, the terminal and the clock.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use secrecy::SecretString;

use crate::app::draft::Draft;
use crate::app::effect::{Access, Effect};
use crate::app::model::{Model, Now, Stage};
use crate::app::msg::{Folded, MouseKind, Msg, Opening};
use crate::app::said::Said;
use crate::app::{locked, setup, update};
use crate::archive::{Archive, ArchiveError, Touched};
use crate::domain::{Day, Minute};
use crate::i18n::Lang;
use crate::keymap::Keymap;
use crate::store::{LockedStore, Store, StoreError};
use crate::term::{self, Input, Screen, TermError};
use crate::ui::theme::Theme;

/// What the desk stands on right now.
enum Desk {
    /// No store in the folder yet.
    Nothing,
    /// A store whose keys are away.
    Locked(Box<LockedStore>),
    /// A coach at work.
    Open(Box<Archive>),
}

/// What ended the program before its time.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The terminal.
    #[error(transparent)]
    Term(#[from] TermError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[expect(clippy::disallowed_methods, reason = "the clock enters the program here")]
fn now() -> Now {
    let date = chrono::Local::now();
    let ms = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    Now {
        today: Day::from_date(date.date_naive()).unwrap_or_else(first_day),
        minute: Minute::from_time(date.time()),
        ms: u64::try_from(ms).unwrap_or(u64::MAX),
    }
}

/// A clock outside 1900–2199 is wrong anyway: the first day shows that.
fn first_day() -> Day {
    Day::from_date(chrono::NaiveDate::default()).unwrap_or_else(first_day)
}

/// Runs the workspace on the store in a folder until the coach leaves.
///
/// # Errors
/// No terminal, or a store that is open elsewhere or of a newer version.
pub fn run(folder: &Path, lang: Lang, keymap: Keymap) -> Result<(), RunError> {
    let (desk, stage) = match Store::open(folder) {
        Ok(store) => {
            let lock = locked(store.location().to_owned());
            (Desk::Locked(Box::new(store)), Stage::Locked(Box::new(lock)))
        }
        Err(StoreError::NotAStore) => (Desk::Nothing, Stage::Setup(Box::new(setup()))),
        Err(error) => return Err(error.into()),
    };
    let mut screen = Screen::enter()?;
    let mut model = Model::new(lang, Arc::new(keymap), now(), stage);
    model.size = screen.size()?;
    let theme = if std::env::var_os("NO_COLOR").is_some() { Theme::mono() } else { Theme::standard() };
    let mut worker = Worker { desk, folder };
    let mut last_minute = model.now.minute;
    let mut dirty = true;
    while !model.quit {
        if dirty {
            let mut layout = None;
            screen.draw(|frame| layout = Some(crate::ui::view(&model, &theme, frame)))?;
            if let Some(layout) = layout {
                update(&mut model, Msg::Drawn(layout));
            }
        }
        let input = term::read(Duration::from_secs(1))?;
        let clock = now();
        dirty = input.is_some() || clock.minute != last_minute || model.notice.is_some();
        last_minute = clock.minute;
        let mut inbox = vec![Msg::Ticked(clock)];
        inbox.extend(input.map(message));
        while !inbox.is_empty() {
            let msg = inbox.remove(0);
            for effect in update(&mut model, msg) {
                if matches!(effect, Effect::Suspend) {
                    screen.suspend()?;
                } else {
                    inbox.extend(worker.answer(effect, clock.ms));
                }
            }
        }
    }
    Ok(())
}

fn message(input: Input) -> Msg {
    match input {
        Input::Key(key) => Msg::Key(key),
        Input::Paste(text) => Msg::Paste(text),
        Input::Click(x, y) => Msg::Mouse(MouseKind::Click, x, y),
        Input::Wheel(true, x, y) => Msg::Mouse(MouseKind::WheelUp, x, y),
        Input::Wheel(false, x, y) => Msg::Mouse(MouseKind::WheelDown, x, y),
        Input::Resize(width, height) => Msg::Resized(width, height),
    }
}

/// Does what the core asks for.
struct Worker<'a> {
    desk: Desk,
    folder: &'a Path,
}

impl Worker<'_> {
    fn answer(&mut self, effect: Effect, now_ms: u64) -> Option<Msg> {
        match effect {
            Effect::SetUp { location, coach, passphrase } => {
                let secret = SecretString::from(passphrase.to_string());
                let made = Archive::create(self.folder, &location, &coach, secret, now_ms);
                Some(match made.and_then(|(archive, words)| Ok((self.open(archive)?, words))) {
                    Ok((opening, words)) => Msg::SetUp {
                        words: words.words().into_iter().map(str::to_owned).collect(),
                        opening: Box::new(opening),
                    },
                    Err(error) => Msg::SetUpFailed(why(&error)),
                })
            }
            Effect::Unlock(passphrase) => {
                Some(self.unlock(&SecretString::from(passphrase.to_string()), now_ms))
            }
            Effect::Lock => {
                self.lock();
                None
            }
            Effect::Quit | Effect::Suspend | Effect::Prefetch(_) | Effect::CancelImport => None,
            Effect::ReadPeople(_) | Effect::ImportPeople(_) => {
                Some(Msg::PeopleFailed(Said::plain("notice-import-later")))
            }
            effect => self.at_desk(effect, now_ms),
        }
    }

    fn open(&mut self, mut archive: Archive) -> Result<Opening, ArchiveError> {
        let mut seed = [0; 32];
        getrandom::getrandom(&mut seed).map_err(|_| StoreError::NoEntropy)?;
        let draft = archive.draft()?.and_then(|bytes| crate::record::wire::decode::<Draft>(&bytes).ok());
        let opening = Opening {
            coach: archive.coach(),
            catalogue: archive.catalogue().clone(),
            summaries: archive.summaries()?,
            draft,
            notices: archive.notices().iter().map(|_| Said::plain("notice-rebuilt")).collect(),
            seed,
        };
        self.desk = Desk::Open(Box::new(archive));
        Ok(opening)
    }

    fn unlock(&mut self, passphrase: &SecretString, now_ms: u64) -> Msg {
        let Desk::Locked(store) = std::mem::replace(&mut self.desk, Desk::Nothing) else {
            return Msg::UnlockFailed { why: Said::plain("lock-wrong"), wait_ms: 0 };
        };
        match store.unlock(passphrase, now_ms) {
            Ok(store) => match Archive::open(store).and_then(|archive| self.open(archive)) {
                Ok(opening) => Msg::Unlocked(Box::new(opening)),
                Err(error) => Msg::UnlockFailed { why: why(&error), wait_ms: 0 },
            },
            Err(refused) => {
                let wait = match &refused.error {
                    StoreError::WrongPassphrase { wait } | StoreError::TooSoon { wait } => *wait,
                    _ => Duration::ZERO,
                };
                let said = match &refused.error {
                    StoreError::WrongPassphrase { .. } => Said::plain("lock-wrong"),
                    other => Said::plain("lock-failed").text("why", other.to_string()),
                };
                self.desk = Desk::Locked(refused.store);
                Msg::UnlockFailed { why: said, wait_ms: u64::try_from(wait.as_millis()).unwrap_or(u64::MAX) }
            }
        }
    }

    fn lock(&mut self) {
        self.desk = match std::mem::replace(&mut self.desk, Desk::Nothing) {
            Desk::Open(archive) => {
                archive.lock().map_or(Desk::Nothing, |store| Desk::Locked(Box::new(store)))
            }
            other => other,
        };
    }

    fn at_desk(&mut self, effect: Effect, now_ms: u64) -> Option<Msg> {
        let Desk::Open(archive) = &mut self.desk else { return None };
        match effect {
            Effect::Open(id) => Some(match archive.dossier(id) {
                Ok(dossier) => Msg::Opened(Box::new(dossier)),
                Err(error) => Msg::OpenFailed(id, why(&error)),
            }),
            Effect::Save { token, name, changes } => Some(match archive.save(now_ms, &changes) {
                Ok((action, touched)) => {
                    Msg::Saved { token, action, name, folded: Box::new(folded(touched)) }
                }
                Err(error) => Msg::SaveFailed(token, why(&error)),
            }),
            Effect::Undo { action, name } => Some(match archive.undo(now_ms, action) {
                Ok((action, touched)) => Msg::Undone { action, name, folded: Box::new(folded(touched)) },
                Err(error) => Msg::UndoFailed(why(&error)),
            }),
            Effect::Redo { action, name } => Some(match archive.undo(now_ms, action) {
                Ok((action, touched)) => Msg::Redone { action, name, folded: Box::new(folded(touched)) },
                Err(error) => Msg::UndoFailed(why(&error)),
            }),
            Effect::SaveDraft(draft) => {
                let bytes = crate::record::wire::encode(&draft).ok()?;
                archive.save_draft(Some(&bytes)).ok().map(|()| Msg::DraftSaved)
            }
            Effect::ClearDraft => archive.save_draft(None).err().map(|error| Msg::UndoFailed(why(&error))),
            Effect::LogAccess(dossier, access) => {
                let what = match access {
                    Access::Viewed => 1,
                    Access::Searched => 2,
                    Access::Shown => 3,
                    Access::NotBsn => 4,
                };
                archive.log_access(now_ms, dossier, what).err().map(|error| Msg::UndoFailed(why(&error)))
            }
            _ => None,
        }
    }
}

fn folded(touched: Touched) -> Folded {
    Folded {
        dossiers: touched.dossiers,
        summaries: touched.summaries,
        gone: touched.gone,
        catalogue: touched.catalogue.map(Box::new),
    }
}

fn why(error: &ArchiveError) -> Said {
    match error {
        ArchiveError::Store(StoreError::DiskFull) => Said::plain("save-disk-full"),
        other => Said::plain("save-failed").text("why", other.to_string()),
    }
}

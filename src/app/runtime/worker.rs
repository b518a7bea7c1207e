//! The worker: the one thread that owns the store. It does what the core asks for, in order, and answers in messages.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded, unbounded};
use secrecy::SecretString;

use super::RunError;
use super::clock::{Clock, day_of};
use super::coaches;
use super::exchange::{self, Exchange, Hands};
use super::idle::{self, Idle};
use super::paths;
use super::people::Import;
use super::privacy;
use crate::app::draft::Draft;
use crate::app::effect::Effect;
use crate::app::exchange::Ask;
use crate::app::msg::{Folded, Msg, Opening};
use crate::app::said::Said;
use crate::archive::{Archive, ArchiveError, Touched};
use crate::domain::{Access, Day};
use crate::exchange::watch::Moment;
use crate::id::DossierId;
use crate::store::{LockedStore, Notice, Store, StoreError};
use crate::term::TermError;

/// Before the process stops, what was asked for gets so long.
const SETTLE: Duration = Duration::from_secs(5);

/// What the worker stands on right now.
pub enum Ground {
    /// No store in the folder yet.
    Nothing,
    /// A store whose keys are away.
    Locked(Box<LockedStore>),
    /// A coach at work.
    Open(Box<Archive>),
}

/// So many summaries are made again before the next thing that was asked for has its turn.
const AT_ONCE: usize = 100;

enum Job {
    /// Something the core asked for, at a time in milliseconds.
    Do(Effect, u64),
    /// Answer when everything before this is done.
    Settle(Sender<()>),
}

/// The loop's end of it.
pub struct Worker {
    jobs: Sender<Job>,
    cancel: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. Its answers go to `answer`.
    ///
    /// # Errors
    /// A system that gives no thread.
    pub fn start(
        ground: Ground,
        folder: PathBuf,
        clock: Clock,
        answer: impl Fn(Msg) + Send + 'static,
    ) -> Result<Self, RunError> {
        let (jobs, queue) = unbounded();
        let cancel = Arc::new(AtomicBool::new(false));
        let mut bench = Bench {
            ground,
            folder,
            clock,
            idle: Idle::default(),
            import: None,
            exchange: Exchange::default(),
            stopped: None,
            answer: Box::new(answer),
            cancel: Arc::clone(&cancel),
        };
        let thread = thread::Builder::new()
            .name("store".into())
            .spawn(move || bench.work(&queue))
            .map_err(TermError::Io)?;
        Ok(Self { jobs, cancel, thread: Some(thread) })
    }

    /// Asks for something; the answer comes as a message.
    pub fn ask(&self, effect: Effect, now_ms: u64) {
        match effect {
            Effect::CancelImport => {
                self.cancel.store(true, Ordering::Relaxed);
                return;
            }
            // while it is locked nothing comes in and nothing leaves
            Effect::Lock => self.cancel.store(true, Ordering::Relaxed),
            Effect::ImportPeople | Effect::Exchange(_) => self.cancel.store(false, Ordering::Relaxed),
            _ => {}
        }
        // a worker that is gone is noticed by `lives`
        let _ = self.jobs.send(Job::Do(effect, now_ms));
    }

    /// Waits until everything asked for is done.
    pub fn settle(&self) {
        let (done, wait) = bounded(1);
        let _ = self.jobs.send(Job::Settle(done));
        let _ = wait.recv_timeout(SETTLE);
    }

    /// Whether it is still at work.
    pub fn lives(&self) -> bool {
        self.thread.as_ref().is_some_and(|thread| !thread.is_finished())
    }

    /// Lets it finish everything asked for.
    pub fn end(&mut self) {
        let _ = self.jobs.send(Job::Do(Effect::Quit, 0));
        if let Some(thread) = self.thread.take() {
            // a panic in it was told by the hook
            let _ = thread.join();
        }
    }
}

/// The thread's end of it.
struct Bench {
    ground: Ground,
    folder: PathBuf,
    clock: Clock,
    idle: Idle,
    import: Option<Import>,
    exchange: Exchange,
    /// Why the last save failed: what follows it waits, so that nothing overtakes it.
    stopped: Option<Said>,
    answer: Box<dyn Fn(Msg) + Send>,
    cancel: Arc<AtomicBool>,
}

impl Bench {
    fn work(&mut self, queue: &Receiver<Job>) {
        let mut waiting = VecDeque::new();
        loop {
            if waiting.is_empty() {
                match queue.recv_timeout(idle::QUIET) {
                    Ok(job) => waiting.push_back(job),
                    Err(RecvTimeoutError::Timeout) => self.use_the_quiet(queue),
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            waiting.extend(queue.try_iter());
            match waiting.pop_front() {
                Some(Job::Settle(done)) => {
                    let _ = done.send(());
                }
                // the screen went on to somebody else meanwhile
                Some(Job::Do(Effect::Open(_) | Effect::Prefetch(_), _)) if overtaken(&waiting) => {}
                Some(Job::Do(Effect::Quit, _)) => break,
                Some(Job::Do(Effect::Exchange(Ask::Round { today }), ms)) => {
                    self.look_at_folder(Moment { ms, today }, &|| waiting.is_empty() && queue.is_empty());
                }
                Some(Job::Do(effect, now_ms)) => {
                    if let Some(msg) = self.perform(effect, now_ms) {
                        (self.answer)(msg);
                    }
                }
                None => {}
            }
        }
        self.lock();
    }

    /// Nobody asks for anything: what is left to do today, as long as that stays so.
    fn use_the_quiet(&mut self, queue: &Receiver<Job>) {
        let Ground::Open(archive) = &mut self.ground else { return };
        let now = self.clock.now();
        if let Some(msg) = self.idle.work(archive, &self.folder, now, &|| queue.is_empty()) {
            (self.answer)(msg);
        }
    }

    /// One look at the watched folder; whoever asks for something else has their turn at once.
    fn look_at_folder(&mut self, now: Moment, quiet: &dyn Fn() -> bool) {
        let Ground::Open(archive) = &mut self.ground else { return };
        let cancel = &self.cancel;
        let go_on = || quiet() && !cancel.load(Ordering::Relaxed);
        (self.answer)(Msg::Exchanged(exchange::look_at_folder(archive, &self.folder, now, &go_on)));
    }

    fn perform(&mut self, effect: Effect, now_ms: u64) -> Option<Msg> {
        match effect {
            Effect::SetUp { location, coach, passphrase } => {
                let secret = SecretString::from(passphrase.to_string());
                let made = Archive::create(&self.folder, &location, &coach, secret, now_ms);
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
            effect => self.at_desk(effect, now_ms),
        }
    }

    fn open(&mut self, mut archive: Archive) -> Result<Opening, ArchiveError> {
        let opening = opening(&mut archive)?;
        self.ground = Ground::Open(Box::new(archive));
        Ok(opening)
    }

    fn unlock(&mut self, passphrase: &SecretString, now_ms: u64) -> Msg {
        let Ground::Locked(store) = std::mem::replace(&mut self.ground, Ground::Nothing) else {
            return Msg::UnlockFailed { why: Said::plain("lock-wrong"), wait_ms: 0 };
        };
        match store.unlock(passphrase, now_ms) {
            Ok(store) => match Archive::open(store).and_then(|archive| self.open(archive)) {
                Ok(opening) => Msg::Unlocked(Box::new(opening)),
                Err(error) => {
                    // the next coach may have more luck
                    if let Ok(store) = Store::open(&self.folder) {
                        self.ground = Ground::Locked(Box::new(store));
                    }
                    Msg::UnlockFailed { why: why(&error), wait_ms: 0 }
                }
            },
            Err(refused) => {
                let (wait, said) = match &refused.error {
                    StoreError::WrongPassphrase { wait } => (*wait, Said::plain("lock-wrong")),
                    StoreError::TooSoon { wait } => (*wait, Said::plain("lock-too-soon")),
                    other => (Duration::ZERO, Said::plain("lock-failed").text("why", other.to_string())),
                };
                self.ground = Ground::Locked(refused.store);
                Msg::UnlockFailed { why: said, wait_ms: u64::try_from(wait.as_millis()).unwrap_or(u64::MAX) }
            }
        }
    }

    /// Forgets the keys and everything read with them.
    fn lock(&mut self) {
        self.import = None;
        self.exchange = Exchange::default();
        self.ground = match std::mem::replace(&mut self.ground, Ground::Nothing) {
            Ground::Open(archive) => {
                archive.lock().map_or(Ground::Nothing, |store| Ground::Locked(Box::new(store)))
            }
            other => other,
        };
    }

    fn at_desk(&mut self, effect: Effect, now_ms: u64) -> Option<Msg> {
        let Ground::Open(archive) = &mut self.ground else { return None };
        match effect {
            Effect::Open(id) => Some(match archive.dossier(id) {
                Ok(dossier) => Msg::Opened(Box::new(dossier)),
                Err(error) => Msg::OpenFailed(id, why(&error)),
            }),
            Effect::Prefetch(near) => {
                // only to have them at hand: what cannot be read is told when it is opened
                near.into_iter().for_each(|id| drop(archive.dossier(id)));
                None
            }
            Effect::Refresh => Some(match archive.refresh(AT_ONCE) {
                Ok((summaries, more)) => Msg::Refreshed(summaries, more),
                Err(error) => Msg::UndoFailed(why(&error)),
            }),
            Effect::Save { token, again, .. } if self.stopped.is_some() && !again => {
                self.stopped.clone().map(|why| Msg::SaveFailed(token, why))
            }
            Effect::Save { token, name, changes, .. } => Some(match archive.write(now_ms, &changes) {
                Ok(written) => {
                    self.stopped = None;
                    // the coach need not wait for what only makes reading quick
                    (self.answer)(Msg::Saved { token, action: written.action(), name });
                    match archive.take_in(written) {
                        Ok(touched) => Msg::Folded(Box::new(folded(touched))),
                        Err(error) => Msg::UndoFailed(why(&error)),
                    }
                }
                Err(error) => {
                    let why = why(&error);
                    if error.is_final() {
                        self.stopped = None;
                        // what cannot be read now is told when it is opened
                        let folded = Box::new(archive.again(&changes).map(folded).unwrap_or_default());
                        Msg::SaveRefused { token, why, folded }
                    } else {
                        self.stopped = Some(why.clone());
                        Msg::SaveFailed(token, why)
                    }
                }
            }),
            Effect::Undo(done) => Some(match archive.undo(now_ms, done.action) {
                Ok((action, touched)) => Msg::Undone { action, done, folded: Box::new(folded(touched)) },
                Err(error) => Msg::UndoFailed(why(&error)),
            }),
            Effect::Redo(done) => Some(match archive.undo(now_ms, done.action) {
                Ok((action, touched)) => Msg::Redone { action, done, folded: Box::new(folded(touched)) },
                Err(error) => Msg::UndoFailed(why(&error)),
            }),
            Effect::SaveDraft(draft) => Some(
                archive
                    .save_draft(&draft)
                    .map_or_else(|error| Msg::DraftFailed(why(&error)), |()| Msg::DraftSaved),
            ),
            Effect::ClearDraft => archive.clear_draft().err().map(|error| Msg::DraftFailed(why(&error))),
            Effect::LogAccess(dossier, access) => log(archive, dossier, access, now_ms),
            Effect::Privacy(ask) => Some(privacy::answer(ask, archive, now_ms)),
            Effect::ReadPeople(asked) => Some(match Import::read(archive, asked) {
                Ok((import, preview)) => {
                    self.import = Some(import);
                    Msg::PeopleRead(Box::new(preview))
                }
                Err(why) => Msg::PeopleFailed(why),
            }),
            Effect::ImportPeople => {
                let import = self.import.take()?;
                Some(import.write(archive, &self.cancel, &*self.answer, now_ms))
            }
            Effect::Complete(typed, fit) => Some(Msg::Completed(paths::ways(typed, fit))),
            Effect::Coach(request) => {
                Some(Msg::Coach(coaches::answer(archive, &self.folder, request, now_ms)))
            }
            Effect::Exchange(ask) => {
                let (cancel, tell) = (&*self.cancel, &*self.answer);
                Some(
                    self.exchange
                        .answer(ask, &mut Hands { archive, home: &self.folder, cancel, tell, now_ms }),
                )
            }
            // the loop, the thread and the lock answer these
            Effect::SetUp { .. }
            | Effect::Unlock(_)
            | Effect::Lock
            | Effect::CancelImport
            | Effect::Suspend
            | Effect::Quit => None,
        }
    }
}

/// Whether another dossier was asked for since.
fn overtaken(waiting: &VecDeque<Job>) -> bool {
    waiting.iter().any(|job| matches!(job, Job::Do(Effect::Open(_), _)))
}

/// Everything a coach needs after unlocking.
pub fn opening(archive: &mut Archive) -> Result<Opening, ArchiveError> {
    let mut draft = archive.draft::<Draft>()?;
    let mut notices: Vec<Said> = archive.notices().into_iter().map(told).collect();
    if draft.as_ref().and_then(|draft| draft.dossier).is_some_and(|id| archive.is_erased(id)) {
        draft = None;
        // one that cannot be removed now is not brought back the next time either
        let _ = archive.clear_draft();
        notices.push(Said::plain("notice-draft-erased"));
    }
    Ok(Opening {
        coach: archive.coach(),
        station: archive.station(),
        catalogue: archive.catalogue().clone(),
        can_enter: archive.store().coaches(),
        summaries: archive.summaries()?,
        draft,
        notices,
        seed: chance()?,
    })
}

/// Chance, for new ids.
pub fn chance() -> Result<[u8; 32], ArchiveError> {
    let mut seed = [0; 32];
    getrandom::getrandom(&mut seed).map_err(|_| StoreError::NoEntropy)?;
    Ok(seed)
}

/// What the store has to say, in words for the coach.
fn told(notice: Notice) -> Said {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    match notice {
        Notice::Rebuilt => Said::plain("notice-rebuilt"),
        Notice::LogMended { entries } => Said::plain("notice-log-mended").number("entries", number(entries)),
        Notice::UnfinishedWrite { .. } => Said::plain("notice-unfinished"),
        Notice::Lost { entries, .. } => Said::plain("notice-lost").number("entries", number(entries)),
        Notice::ClockBehind { last_ms } => match day_of(last_ms) {
            Some(day) => Said::plain("notice-clock-behind").day("day", day),
            None => Said::plain("notice-clock-behind-much"),
        },
        Notice::KeysMended => Said::plain("notice-keys-mended"),
        Notice::Copied { entries } => Said::plain("notice-copied").number("entries", number(entries)),
    }
}

/// Writes the access log.
pub fn log(archive: &mut Archive, dossier: DossierId, access: Access, now_ms: u64) -> Option<Msg> {
    archive.log_access(now_ms, dossier, access.code()).err().map(|error| Msg::UndoFailed(why(&error)))
}

fn folded(touched: Touched) -> Folded {
    Folded {
        dossiers: touched.dossiers,
        summaries: touched.summaries,
        gone: touched.gone,
        catalogue: touched.catalogue.map(Box::new),
    }
}

/// Why something could not be done, in words for the coach.
pub fn why(error: &ArchiveError) -> Said {
    match error {
        ArchiveError::Store(StoreError::DiskFull) => Said::plain("save-disk-full"),
        ArchiveError::Store(StoreError::NotAllowed) => Said::plain("save-not-allowed"),
        ArchiveError::Store(StoreError::Disk(_)) => Said::plain("save-disk-failed"),
        ArchiveError::Store(StoreError::Damaged { .. }) => Said::plain("save-damaged"),
        ArchiveError::Left => Said::plain("lock-left"),
        ArchiveError::Act(error) => error.clone().into(),
        ArchiveError::Store(StoreError::Cancelled) => Said::plain("notice-stopped"),
        ArchiveError::Store(StoreError::Erased { whole, day }) => {
            let said = Said::plain(if *whole { "erased-dossier" } else { "erased-record" });
            match Day::new(*day) {
                Some(day) => said.day("day", day),
                None => said.key("day", "told-unknown"),
            }
        }
        other => Said::plain("save-failed").text("why", other.to_string()),
    }
}

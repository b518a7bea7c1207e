//! Exchange for the screen: the worker looks, plans, writes and takes over, and answers in plain words and numbers.

mod around;
mod backup;
#[cfg(test)]
mod tests;
mod told;
mod watched;
mod words;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use secrecy::SecretString;
use zeroize::Zeroizing;

use super::people::from_home;
use crate::app::exchange::previews::Taken;
use crate::app::exchange::{Answer, Ask, BundleOrder, Wanted};
use crate::app::msg::Msg;
use crate::app::said::Said;
use crate::archive::Archive;
use crate::bundle::{BundleError, Card, Opener};
use crate::domain::Day;
use crate::exchange::incoming::{self, Look};
use crate::exchange::outgoing::{self, Order, Plan, Receiver};
use crate::exchange::watch::Moment;
use crate::exchange::{ExchangeError, own, peers};
use crate::id::StoreId;

use around::around;
use words::said;

/// What was shown last and waits for a yes. Gone with the keys.
#[derive(Default)]
pub struct Exchange {
    card: Option<Card>,
    plan: Option<Planned>,
    look: Option<Looked>,
}

/// A bundle that would leave.
struct Planned {
    plan: Plan,
    folder: String,
    today: Day,
}

/// A bundle that was looked at.
struct Looked {
    file: PathBuf,
    opener: Opener,
    look: Look,
}

/// What the worker has at hand while it does one thing.
pub struct Hands<'a> {
    /// The store.
    pub archive: &'a mut Archive,
    /// The folder it lies in; empty for a demo.
    pub home: &'a Path,
    /// Somebody asked to stop.
    pub cancel: &'a AtomicBool,
    /// Says how far it is.
    pub tell: &'a dyn Fn(Msg),
    /// Now.
    pub now_ms: u64,
}

/// Tells each new percent, and whether to go on.
fn progress<'p>(tell: &'p dyn Fn(Msg), cancel: &'p AtomicBool) -> impl FnMut(u64, u64) -> bool + use<'p> {
    let mut shown = 0;
    move |done, all| {
        let percent = u8::try_from(done.saturating_mul(100) / all.max(1)).unwrap_or(100).min(100);
        if percent > shown {
            shown = percent;
            tell(Msg::Exchanged(Answer::Progressed(percent)));
        }
        !cancel.load(Ordering::Relaxed)
    }
}

impl Exchange {
    /// Does what is asked.
    pub fn answer(&mut self, ask: Ask, hands: &mut Hands<'_>) -> Msg {
        Msg::Exchanged(self.tried(ask, hands).unwrap_or_else(|error| Answer::Failed(said(&error))))
    }

    fn tried(&mut self, ask: Ask, hands: &mut Hands<'_>) -> Result<Answer, ExchangeError> {
        match ask {
            Ask::Around { folders } => {
                Ok(Answer::Around(Box::new(around(hands.archive, hands.home, folders)?)))
            }
            Ask::WriteCard(path) => write_card(hands, &path),
            Ask::ReadCard(text) => self.read_card(hands, &text),
            Ask::AcceptCard => self.accept(hands),
            Ask::Remove(store) => {
                let label = peers::find(hands.archive, store)?.map(|peer| peer.card.label);
                peers::remove(hands.archive, store)?;
                done(hands, Said::plain("exchange-did-remove").text("place", label.unwrap_or_default()))
            }
            Ask::Watch(folder) => watched::choose(hands, &folder),
            Ask::Backup { place, today } => backup::make(hands, &place, today),
            // done where it is known whether somebody waits
            Ask::Round { .. } => Ok(Answer::Around(Box::new(around(hands.archive, hands.home, true)?))),
            Ask::Join(store) => join(hands, store),
            Ask::Plan(order) => self.plan(hands, order),
            Ask::Write => self.write(hands),
            Ask::Look { path, passphrase } => self.look(hands, &path, passphrase),
            Ask::Take { today } => self.take(hands, today),
        }
    }

    fn read_card(&mut self, hands: &mut Hands<'_>, text: &str) -> Result<Answer, ExchangeError> {
        let typed = text.parse::<Card>().or_else(|error| match around::card_file(&from_home(text)) {
            Some(inside) => inside.parse(),
            None => Err(error),
        });
        let card = match typed {
            Ok(card) => card,
            Err(error) => return Ok(Answer::Failed(words::card(error))),
        };
        let shown = told::card(hands.archive, &card)?;
        self.card = Some(card);
        Ok(Answer::Card(Box::new(shown)))
    }

    /// The words were compared. A bundle of that workstation that waits is shown again.
    fn accept(&mut self, hands: &mut Hands<'_>) -> Result<Answer, ExchangeError> {
        let Some(card) = self.card.take() else { return Ok(gone()) };
        let peer = peers::accept(hands.archive, card, hands.now_ms)?;
        if let Some(looked) = &mut self.look
            && looked.look.verified.header.card.store == peer.card.store
        {
            looked.look.standing = peers::standing(hands.archive, &looked.look.verified.header.card)?;
            return Ok(Answer::Looked(Box::new(told::arriving(hands.archive, &looked.file, &looked.look)?)));
        }
        done(hands, Said::plain("exchange-did-accept").text("place", peer.card.label))
    }

    fn plan(&mut self, hands: &mut Hands<'_>, order: BundleOrder) -> Result<Answer, ExchangeError> {
        let BundleOrder { to, passphrase, wanted, fields, full, handover, folder, today } = order;
        let receiver = match passphrase {
            Some(passphrase) => Receiver::Passphrase(SecretString::from(passphrase.to_string())),
            None => {
                let mut all = peers::present(hands.archive)?;
                all.retain(|peer| to.contains(&peer.card.store));
                Receiver::Peers(all)
            }
        };
        let wanted = match wanted {
            Wanted::Standing => outgoing::Wanted::Standing,
            Wanted::Person(id) => outgoing::Wanted::Dossiers([id].into()),
            Wanted::Catalogue => outgoing::Wanted::Catalogue,
            Wanted::All => outgoing::Wanted::All,
        };
        let order = Order { receiver, wanted, fields, full };
        let mut go_on = progress(hands.tell, hands.cancel);
        let plan = outgoing::plan_told(hands.archive, order, today, &mut go_on)?;
        let plan = if handover { plan.as_handover() } else { plan };
        let leaving = told::leaving(&plan, &folder);
        self.plan = Some(Planned { plan, folder, today });
        Ok(Answer::Planned(Box::new(leaving)))
    }

    fn write(&mut self, hands: &mut Hands<'_>) -> Result<Answer, ExchangeError> {
        let Some(Planned { plan, folder, today }) = &self.plan else { return Ok(gone()) };
        let file = from_home(folder).join(outgoing::file_name(hands.archive, *today)?);
        let mut go_on = progress(hands.tell, hands.cancel);
        let mut counted = |written| go_on(written, plan.entries);
        let written = plan.write_file(hands.archive, &file, hands.now_ms, &mut counted)?;
        around::keep_folder(hands.archive, folder)?;
        let to = plan.receivers().join(", ");
        if !to.is_empty() {
            around::keep_last(hands.archive, &to, *today)?;
        }
        self.plan = None;
        let size = number(written.bytes.div_ceil(1024));
        let said = Said::plain("exchange-did-write").text("file", file.to_string_lossy());
        done(hands, said.number("size", size))
    }

    fn look(
        &mut self,
        hands: &mut Hands<'_>,
        path: &str,
        passphrase: Option<Zeroizing<String>>,
    ) -> Result<Answer, ExchangeError> {
        let file = from_home(path);
        if file.is_dir() {
            around::keep_folder(hands.archive, path)?;
            return done(hands, Said::plain("exchange-did-folder").text("folder", path));
        }
        let given = passphrase.is_some();
        let opener = match passphrase {
            Some(passphrase) => Opener::Passphrase(SecretString::from(passphrase.to_string())),
            None => Opener::identity(&own::identity(hands.archive)?),
        };
        let mut go_on = progress(hands.tell, hands.cancel);
        let look = match incoming::look(hands.archive, &file, &opener, hands.now_ms, &mut go_on) {
            Err(ExchangeError::Bundle(BundleError::Passphrase)) if !given => {
                return Ok(Answer::NeedsPassphrase(path.to_owned()));
            }
            look => look?,
        };
        if let Some(folder) = file.parent() {
            around::keep_folder(hands.archive, &folder.to_string_lossy())?;
        }
        let arriving = told::arriving(hands.archive, &file, &look)?;
        self.card = Some(look.verified.header.card.clone());
        self.look = Some(Looked { file, opener, look });
        Ok(Answer::Looked(Box::new(arriving)))
    }

    fn take(&mut self, hands: &mut Hands<'_>, today: Day) -> Result<Answer, ExchangeError> {
        let Some(Looked { file, opener, look }) = &self.look else { return Ok(gone()) };
        let mut go_on = progress(hands.tell, hands.cancel);
        let taken = incoming::take(hands.archive, file, opener, look, hands.now_ms, &mut go_on)?;
        around::keep_last(hands.archive, &look.verified.header.card.label, today)?;
        let said = told::taken(&taken, look);
        self.look = None;
        after(hands, said)
    }
}

/// One round of the watched folder, as long as `go_on` says so.
pub fn look_at_folder(archive: &mut Archive, home: &Path, now: Moment, go_on: &dyn Fn() -> bool) -> Answer {
    watched::round(archive, home, now, go_on).unwrap_or_else(|error| Answer::Failed(said(&error)))
}

/// What was shown is gone: the store was locked meanwhile.
fn gone() -> Answer {
    Answer::Failed(Said::plain("exchange-gone"))
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn done(hands: &mut Hands<'_>, said: Said) -> Result<Answer, ExchangeError> {
    Ok(Answer::Done(said, Box::new(around(hands.archive, hands.home, true)?)))
}

/// Everything that may look different now.
fn after(hands: &mut Hands<'_>, said: Said) -> Result<Answer, ExchangeError> {
    let summaries = hands.archive.summaries()?;
    let stations = around(hands.archive, hands.home, true)?;
    let catalogue = hands.archive.catalogue().clone();
    Ok(Answer::Taken(Box::new(Taken { said, summaries, catalogue, stations })))
}

fn join(hands: &mut Hands<'_>, store: StoreId) -> Result<Answer, ExchangeError> {
    let Some(peer) = peers::find(hands.archive, store)?.filter(|peer| !peer.removed) else {
        return Ok(gone());
    };
    own::join(hands.archive, &peer.card, hands.now_ms)?;
    after(hands, Said::plain("exchange-did-join"))
}

/// Writes the card to a file that is not there yet.
fn write_card(hands: &mut Hands<'_>, path: &str) -> Result<Answer, ExchangeError> {
    let text = own::card(hands.archive)?.to_string();
    let file = from_home(path);
    let mut new = std::fs::File::create_new(&file).map_err(BundleError::from)?;
    std::io::Write::write_all(&mut new, format!("{text}\n").as_bytes()).map_err(BundleError::from)?;
    new.sync_all().map_err(BundleError::from)?;
    done(hands, Said::plain("exchange-did-card").text("file", file.to_string_lossy()))
}

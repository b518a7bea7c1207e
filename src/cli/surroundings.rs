//! What the command line stands in: outputs, clock, folders, language, and somebody who can ask a passphrase.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use etcetera::BaseStrategy;
use secrecy::SecretString;

use crate::app::model::Now;
use crate::domain::{Day, Minute};
use crate::i18n::Lang;
use crate::store::{Entropy, SystemEntropy};

/// The folder of this program inside the folders of the platform.
const NAME: &str = "trede";
/// The environment's word for the folder of the store.
const STORE: &str = "TREDE_STORE";

/// Asks for a passphrase without showing it; none when nobody can be asked.
pub type Ask<'a> = dyn FnMut(&str) -> io::Result<Option<SecretString>> + 'a;

/// Asks something else; none when nobody can be asked.
pub type Answer<'a> = dyn FnMut(&str) -> io::Result<Option<String>> + 'a;

/// Whether a long job was asked to end.
pub type Stopped<'a> = dyn Fn() -> bool + 'a;

/// Everything that is not an argument.
pub struct Surroundings<'a> {
    /// What was asked for.
    pub out: &'a mut dyn Write,
    /// What went wrong, and progress.
    pub err: &'a mut dyn Write,
    /// A person looks at `err`.
    pub err_is_terminal: bool,
    /// A person types and looks: the screen can be started.
    pub screen: bool,
    /// The clock, read once.
    pub now: Now,
    /// Chance, for new ids.
    pub entropy: &'a dyn Entropy,
    /// The store that the environment names.
    pub store: Option<PathBuf>,
    /// Where a store stands when nobody names a folder.
    pub data: Option<PathBuf>,
    /// Where a keymap file of one's own stands.
    pub settings: Option<PathBuf>,
    /// The language of the system.
    pub lang: Lang,
    /// Asks for a passphrase.
    pub ask: &'a mut Ask<'a>,
    /// Asks something else.
    pub answer: &'a mut Answer<'a>,
    /// Whether a long job was asked to end.
    pub stopped: &'a Stopped<'a>,
}

impl<'a> Surroundings<'a> {
    /// Those of this process.
    pub fn real(
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
        ask: &'a mut Ask<'a>,
        answer: &'a mut Answer<'a>,
        stopped: &'a Stopped<'a>,
        screen: bool,
    ) -> Self {
        let base = etcetera::base_strategy::choose_native_strategy().ok();
        // on Windows the data folder roams between computers, and a store belongs to one
        let data = |base: &_| {
            if cfg!(windows) { BaseStrategy::cache_dir(base) } else { BaseStrategy::data_dir(base) }
        };
        Self {
            out,
            err,
            err_is_terminal: io::stderr().is_terminal(),
            screen,
            now: now(),
            entropy: &SystemEntropy,
            store: std::env::var_os(STORE).filter(|folder| !folder.is_empty()).map(PathBuf::from),
            data: base.as_ref().map(|base| data(base).join(NAME)),
            settings: base.as_ref().map(|base| base.config_dir().join(NAME)),
            lang: Lang::from_system(),
            ask,
            answer,
            stopped,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the clock enters the command line here")]
pub(super) fn now() -> Now {
    let date = chrono::Local::now();
    let ms = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    Now {
        // a clock outside 1900–2199 is wrong anyway: the first day shows that
        today: Day::from_date(date.date_naive()).unwrap_or(Day::MIN),
        minute: Minute::from_time(date.time()),
        ms: u64::try_from(ms).unwrap_or(u64::MAX),
    }
}

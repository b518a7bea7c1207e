//! What the worker does while nobody asks it for anything and the store is open: the backup of the day.
//!
//! It stops at the first thing that somebody asks for, and begins again in the next quiet moment.

use std::path::Path;
use std::time::Duration;

use super::worker::why;
use crate::app::model::Now;
use crate::app::msg::Msg;
use crate::app::said::Said;
use crate::archive::Archive;
use crate::bundle::BundleError;
use crate::domain::Day;
use crate::exchange::{ExchangeError, backup};

/// So long must nobody ask for anything.
pub const QUIET: Duration = Duration::from_secs(30);

/// What was done on which day, so that nothing is tried over and over.
#[derive(Debug, Default)]
pub struct Idle {
    backed_up: Option<Day>,
}

impl Idle {
    /// Does what is left to do today; `go_on` says whether it is still quiet.
    pub fn work(
        &mut self,
        archive: &mut Archive,
        folder: &Path,
        now: Now,
        go_on: &dyn Fn() -> bool,
    ) -> Option<Msg> {
        // the demo's people do not exist, and its folder has no name
        if folder.as_os_str().is_empty() || self.backed_up == Some(now.today) {
            return None;
        }
        match backup::daily(archive, folder, now.ms, now.today, &mut |_, _| go_on()) {
            Ok(_) => self.backed_up = Some(now.today),
            Err(ExchangeError::Bundle(BundleError::Cancelled)) => {}
            Err(error) => {
                // said once a day: what was saved is safe without it
                self.backed_up = Some(now.today);
                return Some(Msg::BackupFailed(words(&error)));
            }
        }
        None
    }
}

fn words(error: &ExchangeError) -> Said {
    let why = match error {
        ExchangeError::Archive(error) => why(error),
        other => Said::plain("save-failed").text("why", other.to_string()),
    };
    Said::plain("notice-backup-failed").nested("why", &why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Minute;

    fn now(day: &str) -> Now {
        Now { today: day.parse().unwrap(), minute: Minute::from_hm(9, 0).unwrap(), ms: 1_795_000_000_000 }
    }

    #[test]
    fn one_backup_a_day_and_none_while_somebody_works() {
        let home = tempfile::TempDir::new().unwrap();
        let made = Archive::create_unprotected(home.path(), "Voorbeeld", "Ilse", "een lange zin".into(), 1);
        let (mut archive, _) = made.unwrap();
        let mut idle = Idle::default();
        assert!(idle.work(&mut archive, home.path(), now("2026-11-23"), &|| false).is_none());
        assert_eq!(backup::latest(home.path()), None, "somebody asked for something");
        assert!(idle.work(&mut archive, home.path(), now("2026-11-23"), &|| true).is_none());
        assert_eq!(backup::latest(home.path()), "2026-11-23".parse().ok());
        idle.work(&mut archive, home.path(), now("2026-11-24"), &|| true);
        assert_eq!(std::fs::read_dir(home.path().join(backup::FOLDER)).unwrap().count(), 4);
    }

    #[test]
    fn a_folder_that_takes_no_backup_is_told_once() {
        let home = tempfile::TempDir::new().unwrap();
        let store = home.path().join("store");
        let made = Archive::create_unprotected(&store, "Voorbeeld", "Ilse", "een lange zin".into(), 1);
        let (mut archive, _) = made.unwrap();
        std::fs::write(store.join(backup::FOLDER), "in the way").unwrap();
        let mut idle = Idle::default();
        let told = idle.work(&mut archive, &store, now("2026-11-23"), &|| true);
        assert!(matches!(told, Some(Msg::BackupFailed(_))));
        assert!(idle.work(&mut archive, &store, now("2026-11-23"), &|| true).is_none());
    }
}

//! What the worker does while nobody asks it for anything and the store is open: what was begun and not ended of making
//! the store anew, and the backup of the day.
//!
//! It stops at the first thing that somebody asks for, and begins again in the next quiet moment.

use std::path::Path;
use std::time::Duration;

use super::worker::why;
use crate::app::draft::Draft;
use crate::app::model::Now;
use crate::app::msg::Msg;
use crate::app::privacy::Answer;
use crate::app::said::Said;
use crate::archive::{Archive, ArchiveError};
use crate::bundle::BundleError;
use crate::domain::Day;
use crate::exchange::{ExchangeError, backup, renewal};
use crate::store::StoreError;

/// So long must nobody ask for anything.
pub const QUIET: Duration = Duration::from_secs(30);

/// What was done on which day, so that nothing is tried over and over.
#[derive(Debug, Default)]
pub struct Idle {
    backed_up: Option<Day>,
    renewal_failed: Option<Day>,
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
        self.renew(archive, folder, now, go_on).or_else(|| self.back_up(archive, folder, now, go_on))
    }

    fn renew(
        &mut self,
        archive: &mut Archive,
        folder: &Path,
        now: Now,
        go_on: &dyn Fn() -> bool,
    ) -> Option<Msg> {
        if self.renewal_failed == Some(now.today) {
            return None;
        }
        let due = renewal::is_due(archive, folder);
        let done = due.and_then(|due| {
            if due {
                archive.drop_drafts_of_erased(|draft: &Draft| draft.dossier)?;
                renewal::renew(archive, folder, (now.ms, now.today), &mut |_, _| go_on())?;
            }
            Ok(due)
        });
        let error = match done {
            Ok(true) => return Some(Msg::Privacy(Answer::Renewed)),
            Ok(false) => return None,
            Err(error) if is_stopped(&error) => return None,
            Err(error) => error,
        };
        self.renewal_failed = Some(now.today);
        Some(Msg::BackupFailed(said("notice-renewal-failed", &error)))
    }

    fn back_up(
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
            Err(error) if is_stopped(&error) => {}
            Err(error) => {
                // said once a day: what was saved is safe without it
                self.backed_up = Some(now.today);
                return Some(Msg::BackupFailed(said("notice-backup-failed", &error)));
            }
        }
        None
    }
}

/// Somebody asked for something: it goes on in the next quiet moment.
const fn is_stopped(error: &ExchangeError) -> bool {
    matches!(
        error,
        ExchangeError::Bundle(BundleError::Cancelled)
            | ExchangeError::Archive(ArchiveError::Store(StoreError::Cancelled))
    )
}

fn said(id: &'static str, error: &ExchangeError) -> Said {
    let why = match error {
        ExchangeError::Archive(error) => why(error),
        other => Said::plain("save-failed").text("why", other.to_string()),
    };
    Said::plain(id).nested("why", &why)
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
    fn what_was_begun_is_ended_in_a_quiet_moment() {
        let home = tempfile::TempDir::new().unwrap();
        let made = Archive::create_unprotected(home.path(), "Voorbeeld", "Ilse", "een lange zin".into(), 1);
        let (mut archive, _) = made.unwrap();
        let leaver = crate::id::CoachId::from_bytes([7; 16]);
        let theirs = "een andere lange zin".into();
        archive.store().set_passphrase(leaver, &theirs, crate::store::Cost::CHEAP).unwrap();
        archive.store().remove_coach(leaver).unwrap();
        let mut idle = Idle::default();
        idle.work(&mut archive, home.path(), now("2026-11-23"), &|| false);
        assert!(archive.store().must_rewrite().unwrap(), "somebody asked for something");
        let told = idle.work(&mut archive, home.path(), now("2026-11-23"), &|| true);
        assert!(matches!(told, Some(Msg::Privacy(Answer::Renewed))));
        assert!(!archive.store().must_rewrite().unwrap());
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

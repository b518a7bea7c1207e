//! What the worker does about coaches. A removal is whole when it answers: agenda, passphrase, new key, backups.

use std::path::Path;

use secrecy::SecretString;
use zeroize::Zeroizing;

use super::worker::why;
use crate::app::coaches::{Answer, Ask, Request};
use crate::app::form::FieldName;
use crate::app::said::Said;
use crate::archive::{Archive, ArchiveError};
use crate::exchange::{ExchangeError, renewal};
use crate::id::CoachId;
use crate::store::StoreError;

/// Does what is asked.
pub fn answer(archive: &mut Archive, folder: &Path, request: Request, now_ms: u64) -> Answer {
    let Request { ask, today } = request;
    let now = (now_ms, today);
    let done = match ask {
        Ask::Add { name, role, passphrase } => archive
            .add_coach(now, &name, role, &secret(&passphrase))
            .map(|_| (Said::plain("notice-coach-added").text("name", name), false)),
        Ask::Change { coach, role, passphrase } => {
            let own = passphrase.as_ref().and_then(|(old, _)| old.as_ref());
            let wrong = match own {
                Some(old) => archive.store().is_passphrase_of(coach, &secret(old)).map(|right| !right),
                None => Ok(coach == archive.coach() && passphrase.is_some()),
            };
            match wrong {
                Ok(true) => return Answer::Refused(FieldName::OldPassphrase, Said::plain("lock-wrong")),
                Ok(false) => change(archive, now, coach, role, passphrase),
                Err(error) => Err(error.into()),
            }
        }
        Ask::Remove(coach) => {
            let name = archive.catalogue().coach_name(coach).unwrap_or_default().to_owned();
            remove(archive, folder, now, coach, &name)
        }
    };
    done.and_then(|(said, handed)| {
        let catalogue = Box::new(archive.catalogue().clone());
        let summaries = if handed { Some(archive.summaries()?) } else { None };
        let can_enter = archive.store().coaches();
        Ok(Answer::Done { said, catalogue, can_enter, summaries })
    })
    .unwrap_or_else(|error| refused(&error))
}

fn secret(typed: &Zeroizing<String>) -> SecretString {
    SecretString::from(typed.to_string())
}

type Done = Result<(Said, bool), ArchiveError>;

fn change(
    archive: &mut Archive,
    now: (u64, crate::domain::Day),
    coach: CoachId,
    role: Option<crate::domain::catalogue::Role>,
    passphrase: Option<(Option<Zeroizing<String>>, Zeroizing<String>)>,
) -> Done {
    // what is refused is asked first, so that half of the form is never done
    if let Some(role) = role {
        archive.give_role(now, coach, role)?;
    }
    if let Some((_, new)) = passphrase {
        archive.change_passphrase(now.0, coach, &secret(&new))?;
    }
    let name = archive.catalogue().coach_name(coach).unwrap_or_default().to_owned();
    Ok((Said::plain("notice-coach-changed").text("name", name), false))
}

fn remove(
    archive: &mut Archive,
    folder: &Path,
    now: (u64, crate::domain::Day),
    coach: CoachId,
    name: &str,
) -> Done {
    let to = archive.coach();
    archive.remove_coach(now, coach, to)?;
    // what fails here is told, and goes on in a quiet moment
    let said = match renewal::renew(archive, folder, now, &mut |_, _| true) {
        Ok(_) => Said::plain("notice-coach-removed").text("name", name),
        Err(error) => Said::plain("notice-renewal-failed").nested("why", &words(&error)),
    };
    Ok((said, true))
}

fn words(error: &ExchangeError) -> Said {
    match error {
        ExchangeError::Archive(error) => why(error),
        other => Said::plain("save-failed").text("why", other.to_string()),
    }
}

fn refused(error: &ArchiveError) -> Answer {
    match error {
        ArchiveError::Act(error) => Answer::Refused(FieldName::Role, error.clone().into()),
        ArchiveError::Store(StoreError::UnfitPassphrase) => {
            Answer::Refused(FieldName::Passphrase, Said::plain("fault-passphrase-unfit"))
        }
        other => Answer::Refused(FieldName::Passphrase, why(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Role;

    fn asked(archive: &mut Archive, folder: &Path, ask: Ask) -> Result<Said, (FieldName, Said)> {
        let today = "2026-11-23".parse().unwrap();
        match answer(archive, folder, Request { ask, today }, 1_795_000_000_000) {
            Answer::Done { said, .. } => Ok(said),
            Answer::Refused(field, said) => Err((field, said)),
        }
    }

    #[test]
    fn a_coach_is_added_changed_and_removed() {
        let home = tempfile::TempDir::new().unwrap();
        let made = Archive::create_unprotected(home.path(), "Voorbeeld", "Ilse", "een lange zin".into(), 1);
        let (mut archive, _) = made.unwrap();
        let typed = |text: &str| Zeroizing::new(text.to_owned());
        let add = |name: &str, text: &str| Ask::Add {
            name: name.into(),
            role: Role::Coach,
            passphrase: typed(text),
        };
        asked(&mut archive, home.path(), add("Mo", "vier woorden van mo")).unwrap();
        let (field, _) = asked(&mut archive, home.path(), add("Noor", "vier woorden van mo")).unwrap_err();
        assert_eq!(field, FieldName::Passphrase, "it says who comes in");
        let all = archive.coaches_here().unwrap();
        let (ilse, mo) = (all[0].id, all[1].id);
        let own = |old: &str| Ask::Change {
            coach: ilse,
            role: None,
            passphrase: Some((Some(typed(old)), typed("vier nieuwe woorden hier"))),
        };
        let (field, _) = asked(&mut archive, home.path(), own("niet deze zin")).unwrap_err();
        assert_eq!(field, FieldName::OldPassphrase);
        asked(&mut archive, home.path(), own("een lange zin")).unwrap();
        let last = Ask::Change { coach: ilse, role: Some(Role::Coach), passphrase: None };
        assert!(asked(&mut archive, home.path(), last).is_err());
        asked(&mut archive, home.path(), Ask::Remove(mo)).unwrap();
        assert_eq!(archive.coaches_here().unwrap().len(), 1);
        assert!(!archive.store().must_rewrite().unwrap(), "the new key is everywhere");
    }
}

//! Consents and safe contact: dated answers of the participant. A frozen file takes them too, since they protect.

use super::{ActError, Acted, Desk, SHORT_MAX_CHARS, fits, open, said};
use crate::domain::consent::{AskedHow, ConsentEdit, Purpose};
use crate::domain::participant::{SafeContactEdit, Safety};
use crate::domain::{Change, Dossier};

/// Keeps the answer to one question for consent: given, or refused and withdrawn, as a dated event.
///
/// `with_whom` says with whom is shared, where that matters. A withdrawal is taken even from a frozen file.
pub fn consent(
    dossier: &Dossier,
    purpose: Purpose,
    given: bool,
    with_whom: &str,
    asked: AskedHow,
    desk: &mut Desk<'_>,
) -> Acted {
    if given {
        open(dossier)?;
    }
    fits(with_whom, SHORT_MAX_CHARS)?;
    let mut edits = vec![
        ConsentEdit::Purpose(Some(purpose)),
        ConsentEdit::Given(given),
        ConsentEdit::On(Some(desk.today)),
        ConsentEdit::Asked(Some(asked)),
        ConsentEdit::AskedBy(Some(desk.coach)),
    ];
    if !with_whom.is_empty() {
        edits.push(ConsentEdit::WithWhom(with_whom.to_owned()));
    }
    Ok(vec![Change::new(dossier.id, desk.ids.record(), edits)])
}

/// Keeps what the participant says about safe contact, from today on.
pub fn safe_contact(dossier: &Dossier, safety: Safety, desk: &mut Desk<'_>) -> Acted {
    if let Safety::Only(way) = &safety {
        said(way, SHORT_MAX_CHARS).map_err(|error| match error {
            ActError::Empty => ActError::ViaMissing,
            error => error,
        })?;
    }
    let edits = [SafeContactEdit::On(Some(desk.today)), SafeContactEdit::Safety(safety)];
    Ok(vec![Change::new(dossier.id, desk.ids.record(), edits)])
}

#[cfg(test)]
mod tests {
    use super::super::person::freeze;
    use super::super::testing::{Room, today};
    use super::*;

    fn answer(room: &mut Room, purpose: Purpose, given: bool) -> Result<(), ActError> {
        room.act(|dossier, desk| consent(dossier, purpose, given, "", AskedHow::Spoken, desk))
    }

    #[test]
    fn a_consent_is_withdrawn_as_easily_as_given_and_both_stay_readable() {
        let mut room = Room::new();
        assert_eq!(room.dossier().consent(Purpose::Health), None);
        answer(&mut room, Purpose::Health, true).unwrap();
        assert!(room.dossier().health_open());
        answer(&mut room, Purpose::Health, false).unwrap();
        assert!(!room.dossier().health_open());
        assert_eq!(room.dossier().consents().len(), 2);
        assert_eq!(*room.dossier().consents()[0].1.on, Some(today()));
    }

    #[test]
    fn a_frozen_file_takes_a_withdrawal_and_no_new_consent() {
        let mut room = Room::new();
        room.act(|dossier, _| Ok(freeze(dossier, true))).unwrap();
        assert_eq!(answer(&mut room, Purpose::Share, true), Err(ActError::Frozen));
        assert_eq!(answer(&mut room, Purpose::Share, false), Ok(()));
        assert_eq!(room.act(|dossier, desk| safe_contact(dossier, Safety::No, desk)), Ok(()));
    }

    #[test]
    fn only_through_somebody_needs_to_say_through_whom() {
        let mut room = Room::new();
        let via = |words: &str| Safety::Only(words.into());
        assert_eq!(
            room.act(|dossier, desk| safe_contact(dossier, via(" "), desk)),
            Err(ActError::ViaMissing)
        );
        room.act(|dossier, desk| safe_contact(dossier, via("via mijn zus"), desk)).unwrap();
        assert_eq!(room.dossier().safety(), &via("via mijn zus"));
        room.act(|dossier, desk| safe_contact(dossier, Safety::Yes, desk)).unwrap();
        assert_eq!(room.dossier().safety(), &Safety::Yes);
    }
}

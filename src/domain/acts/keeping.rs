//! How long files are kept: what the location decides, and keeping one file longer, with a reason. Only a coordinator does.

use super::{ActError, Acted, Desk, SHORT_MAX_CHARS, not_earlier, not_later, said};
use crate::domain::catalogue::{Catalogue, LocationEdit};
use crate::domain::retention::{MOST_MONTHS, RetentionEdit};
use crate::domain::{Change, Day, Dossier};
use crate::id::DossierId;

/// What a location decides: how long, who decided it (a person or a board, in words) and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Months after the last contact.
    pub months: u8,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: Day,
}

fn may(catalogue: &Catalogue, desk: &Desk<'_>) -> Result<(), ActError> {
    if catalogue.is_coordinator(desk.coach) { Ok(()) } else { Err(ActError::CoordinatorOnly) }
}

/// Decides how long files are kept here.
pub fn decide(catalogue: &Catalogue, decision: &Decision, desk: &Desk<'_>) -> Acted {
    may(catalogue, desk)?;
    if decision.months == 0 || decision.months > MOST_MONTHS {
        return Err(ActError::KeepMonths(MOST_MONTHS));
    }
    said(&decision.by, SHORT_MAX_CHARS)?;
    not_later(decision.on, desk.today)?;
    let edits = [
        LocationEdit::KeepMonths(decision.months),
        LocationEdit::KeepDecidedBy(decision.by.trim().to_owned()),
        LocationEdit::KeepDecidedOn(Some(decision.on)),
    ];
    Ok(vec![Change::new(DossierId::CATALOGUE, Catalogue::location_record(catalogue.here), edits)])
}

/// Keeps a file until another day. A frozen file takes it too: it changes nothing of what stands in it.
pub fn keep_longer(
    catalogue: &Catalogue,
    dossier: &Dossier,
    until: Day,
    reason: &str,
    desk: &mut Desk<'_>,
) -> Acted {
    may(catalogue, desk)?;
    not_earlier(until, desk.today)?;
    if until > desk.today.plus_months(i32::from(MOST_MONTHS)) {
        return Err(ActError::TooFarAhead(u16::from(MOST_MONTHS)));
    }
    said(reason, SHORT_MAX_CHARS).map_err(|error| match error {
        ActError::Empty => ActError::ReasonMissing,
        other => other,
    })?;
    let edits = [
        RetentionEdit::On(Some(desk.today)),
        RetentionEdit::Until(Some(until)),
        RetentionEdit::Reason(reason.trim().to_owned()),
        RetentionEdit::By(Some(desk.coach)),
    ];
    Ok(vec![Change::new(dossier.id, desk.ids.record(), edits)])
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Room, today};
    use super::*;
    use crate::domain::agenda::{What, current};
    use crate::domain::catalogue::{CoachEdit, Role};
    use crate::domain::participant::ParticipantEdit;
    use crate::domain::retention::{KEEP_MONTHS, WARN_DAYS};
    use crate::domain::testing::coach;
    use crate::domain::{Authorship, Summary};

    /// A catalogue in which the coach of the room is coordinator.
    fn ours() -> Catalogue {
        let mut catalogue = Catalogue::default();
        let edits = [CoachEdit::Id(Some(coach(1))), CoachEdit::Role(Some(Role::Coordinator))];
        let change = Change::new(DossierId::CATALOGUE, Catalogue::coach_record(coach(1)), edits);
        catalogue.apply(&change, Authorship::default());
        catalogue
    }

    fn registered(on: Day) -> Room {
        let mut room = Room::new();
        room.act(|dossier, _| {
            Ok(vec![Change::participant(dossier.id, [ParticipantEdit::RegisteredOn(Some(on))])])
        })
        .unwrap();
        room
    }

    fn shown(room: &Room, catalogue: &Catalogue, today: Day) -> bool {
        let summary = Summary::of(room.dossier(), catalogue);
        let told = current(&summary.lines, today).any(|line| matches!(line.what, What::Expires(_)));
        assert_eq!(told, summary.is_expiring(today));
        told
    }

    #[test]
    fn a_file_stands_in_the_list_sixty_days_before_its_time_and_not_earlier() {
        let (catalogue, room) = (ours(), registered(today()));
        let over = today().plus_months(i32::from(KEEP_MONTHS));
        assert_eq!(room.dossier().expires_on(&catalogue), Some(over));
        assert!(!shown(&room, &catalogue, over.plus_days(-WARN_DAYS - 1)));
        assert!(shown(&room, &catalogue, over.plus_days(-WARN_DAYS)));
        assert!(shown(&room, &catalogue, over.plus_days(500)), "it stays there until a person decides");
    }

    #[test]
    fn it_is_kept_longer_with_a_reason_and_by_a_coordinator_only() {
        let (catalogue, mut room) = (ours(), registered(today().plus_days(-800)));
        assert!(shown(&room, &catalogue, today()));
        let until = today().plus_days(200);
        let keep = |room: &mut Room, all: &Catalogue, until, reason: &str| {
            room.act(|dossier, desk| keep_longer(all, dossier, until, reason, desk))
        };
        assert_eq!(keep(&mut room, &catalogue, until, " "), Err(ActError::ReasonMissing));
        let early = today().plus_days(-1);
        assert_eq!(keep(&mut room, &catalogue, early, "x"), Err(ActError::InThePast(early)));
        let nobody = Catalogue::default();
        assert_eq!(keep(&mut room, &nobody, until, "x"), Err(ActError::CoordinatorOnly));
        keep(&mut room, &catalogue, until, "loopt nog een cursus").unwrap();
        assert_eq!(room.dossier().expires_on(&catalogue), Some(until));
        let (_, kept) = room.dossier().kept_longer().unwrap();
        assert_eq!(
            (kept.reason.as_str(), *kept.by, *kept.on),
            ("loopt nog een cursus", Some(coach(1)), Some(today()))
        );
        assert!(!shown(&room, &catalogue, today()));
        assert!(shown(&room, &catalogue, until.plus_days(-WARN_DAYS)));
    }

    #[test]
    fn a_location_decides_how_long_and_says_who_decided_it() {
        let mut room = Room::new();
        let catalogue = ours();
        let decision = |months, by: &str| Decision { months, by: by.into(), on: today() };
        let mut say = |decision: &Decision, all: &Catalogue| {
            room.act(|_, desk| decide(all, decision, desk).map(|_| Vec::new()))
        };
        assert_eq!(say(&decision(0, "bestuur"), &catalogue), Err(ActError::KeepMonths(MOST_MONTHS)));
        assert_eq!(say(&decision(12, ""), &catalogue), Err(ActError::Empty));
        assert_eq!(say(&decision(12, "bestuur"), &Catalogue::default()), Err(ActError::CoordinatorOnly));
        assert_eq!(say(&decision(12, "bestuur"), &catalogue), Ok(()));
        let mut desk_ids = crate::id::IdSource::from_seed([1; 32]);
        let desk = Desk { today: today(), coach: coach(1), ids: &mut desk_ids };
        let mut decided = catalogue.clone();
        for change in decide(&catalogue, &decision(12, "bestuur"), &desk).unwrap() {
            decided.apply(&change, Authorship::default());
        }
        let room = registered(today());
        assert_eq!(room.dossier().expires_on(&decided), Some(today().plus_months(12)));
    }
}

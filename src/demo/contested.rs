//! Somebody of whom a number stands in two versions, so that the demo shows how that is settled.
//!
//! Two coaches write a number; then what came between is undone, and the first number stands beside the second.

use super::Location;
use super::life::morning;
use crate::archive::{Archive, ArchiveError, Deed};
use crate::domain::Change;
use crate::domain::participant::ChannelEdit;
use crate::id::{CoachId, DossierId};

/// Leaves the first number of this person in two versions.
pub fn number(archive: &mut Archive, place: Location<'_>, person: DossierId) -> Result<(), ArchiveError> {
    let Some(channel) = archive.dossier(person)?.channels.iter().next().map(|(id, _)| id) else {
        return Ok(());
    };
    let mut write = |days: i32, author: CoachId, number: &str| {
        let changes = vec![Change::new(person, channel, [ChannelEdit::Address(number.to_owned())])];
        let at_ms = morning(place.today.plus_days(-days));
        let (action, _) = archive.bring_in(at_ms, [vec![Deed { at_ms, author, changes }]], &mut |_| true)?;
        Ok::<_, ArchiveError>(action)
    };
    write(4, place.coach(1), "06-00000403")?;
    let between = write(4, place.coach(0), "06-00000430")?;
    write(3, place.coach(0), "06-00000413")?;
    if let Some(between) = between {
        // a moment later, so that it stands first
        archive.undo(morning(place.today.plus_days(-3)) + 60_000, between)?;
    }
    Ok(())
}

//! Made-up participants for the demo, for measuring and for trying things: a location with lives of any number.
//!
//! The first dozen are written by hand, the rest are played from a seed. Every life goes through the same acts that a
//! coach uses, so nothing stands in the demo that could not have been typed.

mod catalogue;
mod contested;
mod generated;
mod guided;
mod life;
mod names;
mod parted;

pub use catalogue::{COACH, LOCATION};

use crate::archive::{Archive, ArchiveError, Deed};
use crate::domain::Day;
use crate::domain::acts::person::NewParticipant;
use crate::domain::catalogue::Catalogue;
use crate::id::{CoachId, IdSource};

/// Which of the people written by hand has a number in two versions: Ria.
const CONTESTED: usize = 8;

/// What is asked of the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demo {
    /// How many participants.
    pub participants: usize,
    /// The same seed makes the same people.
    pub seed: u64,
    /// At least so many field edits a participant; 0 leaves it to their lives.
    pub edits: usize,
}

impl Default for Demo {
    fn default() -> Self {
        Self { participants: 42, seed: 1, edits: 0 }
    }
}

/// What every life needs to know of the location.
#[derive(Clone, Copy)]
struct Location<'a> {
    today: Day,
    coaches: &'a [CoachId],
    catalogue: &'a Catalogue,
}

impl Location<'_> {
    /// A coach by number; the one at the desk is 0.
    fn coach(&self, number: usize) -> CoachId {
        self.coaches.get(number % self.coaches.len().max(1)).copied().unwrap_or_default()
    }
}

impl Demo {
    /// Fills a fresh archive. `go_on` hears how many participants were written, and may stop it: then nothing of it
    /// was written.
    ///
    /// # Errors
    /// What the store refuses, and a stop.
    pub fn fill(
        self,
        archive: &mut Archive,
        today: Day,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), ArchiveError> {
        let mut ids = self.ids();
        let coaches = catalogue::coaches(archive.coach(), &mut ids);
        let deed = catalogue::fill(&coaches, today.plus_days(-400), &mut ids);
        archive.save(deed.at_ms, &deed.changes)?;
        let catalogue = archive.catalogue().clone();
        let place = Location { today, coaches: &coaches, catalogue: &catalogue };
        let mut known = Vec::new();
        let lives = self.lives(place, &mut ids).inspect(|life: &Vec<Deed>| {
            // those written by hand are the first
            if known.len() <= CONTESTED {
                let first = life.first().and_then(|deed| deed.changes.first());
                known.extend(first.map(|change| change.dossier));
            }
        });
        archive.bring_in(life::morning(today), lives, go_on)?;
        if let Some(person) = known.get(CONTESTED) {
            contested::number(archive, place, *person)?;
        }
        // whoever opens it first need not wait for the list
        archive.summaries().map(drop)
    }

    /// Who the played participants are, without their lives: for trying what compares people.
    pub fn people(self) -> impl Iterator<Item = NewParticipant> {
        let mut rng = fastrand::Rng::with_seed(self.seed);
        (0..self.participants).map(move |_| generated::somebody_from(&mut rng))
    }

    fn ids(self) -> IdSource {
        let mut seed = [0; 32];
        seed.iter_mut().zip(self.seed.to_le_bytes()).for_each(|(to, from)| *to = from);
        IdSource::from_seed(seed)
    }

    /// The lives, one after the other, made as they are asked for.
    fn lives<'a>(self, place: Location<'a>, ids: &'a mut IdSource) -> impl Iterator<Item = Vec<Deed>> + 'a {
        let mut written = guided::LIVES.iter().chain(parted::LIVES).take(self.participants);
        let mut left = self.participants.saturating_sub(guided::LIVES.len() + parted::LIVES.len());
        let mut rng = fastrand::Rng::with_seed(self.seed);
        std::iter::from_fn(move || {
            if let Some(life) = written.next() {
                return Some(life(place, ids).end());
            }
            left = left.checked_sub(1)?;
            Some(generated::life(place, ids, &mut rng, self.edits).end())
        })
    }
}

#[cfg(test)]
mod tests;

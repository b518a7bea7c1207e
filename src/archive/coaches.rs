//! The coaches of this workstation: who has a passphrase, in which role, and what happens when somebody leaves.
//!
//! The rules stand in `domain::acts::coaches`; here they meet the keys. Every change is in the access log.

use std::collections::BTreeSet;

use secrecy::SecretString;

use super::{Archive, ArchiveError, Deed};
use crate::domain::acts::{self, Acted};
use crate::domain::catalogue::{Catalogue, Role};
use crate::domain::fold::fold;
use crate::domain::{Access, Day};
use crate::id::{CoachId, DossierId, IdSource};
use crate::store::RecoveryWords;

/// A coach of this location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoachHere {
    /// Who.
    pub id: CoachId,
    /// First name, as colleagues say it.
    pub name: String,
    /// In which role.
    pub role: Role,
    /// Whether this coach has a passphrase at this workstation.
    pub can_enter: bool,
    /// So many participants are theirs.
    pub people: usize,
    /// So many lines of the agenda are theirs.
    pub lines: usize,
}

/// What went to whoever takes over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// So many dossiers.
    pub dossiers: usize,
}

impl Archive {
    /// The coaches of this location, by name.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn coaches_here(&mut self) -> Result<Vec<CoachHere>, ArchiveError> {
        let can_enter = self.store.coaches();
        let mut all: Vec<CoachHere> = self
            .catalogue
            .coaches_here()
            .filter_map(|(_, coach)| {
                let id = (*coach.id)?;
                let role = coach.role.unwrap_or(Role::Coach);
                let name = coach.name.get().clone();
                Some(CoachHere { id, name, role, can_enter: can_enter.contains(&id), people: 0, lines: 0 })
            })
            .collect();
        for summary in self.summaries()? {
            for coach in &mut all {
                coach.people += usize::from(summary.coach == Some(coach.id));
                coach.lines += summary.lines.iter().filter(|line| line.coach == Some(coach.id)).count();
            }
        }
        all.sort_by_cached_key(|coach| (fold(&coach.name), coach.id));
        Ok(all)
    }

    /// Adds a coach, who comes in with this passphrase. Somebody of this location who has none at this workstation yet
    /// gets one.
    ///
    /// # Errors
    /// A coach who may not, a name that is taken, a passphrase that is too short; nothing was changed then.
    pub fn add_coach(
        &mut self,
        now: (u64, Day),
        name: &str,
        role: Role,
        passphrase: &SecretString,
    ) -> Result<CoachId, ArchiveError> {
        let known = self.without_passphrase(name);
        let coach = known.map_or_else(|| self.store.random().map(CoachId::from_bytes), Ok)?;
        let changes = if known.is_some() {
            self.coordinators_only()?;
            Vec::new()
        } else {
            self.act(now.1, |catalogue, _, desk| acts::coaches::add(catalogue, coach, name, role, desk))?
        };
        // a passphrase without a name comes to nothing, and the other way round is mended by adding again
        self.store.renew_passphrase(coach, passphrase)?;
        if !changes.is_empty()
            && let Err(error) = self.save(now.0, &changes)
        {
            self.store.forget_coach(coach)?;
            return Err(error);
        }
        self.note(now.0, Access::CoachAdded)?;
        Ok(coach)
    }

    /// Gives a coach another role.
    ///
    /// # Errors
    /// A coach who may not, the last coordinator.
    pub fn give_role(&mut self, now: (u64, Day), coach: CoachId, role: Role) -> Result<(), ArchiveError> {
        let give = |catalogue: &Catalogue, can_enter: &[CoachId], desk: &acts::Desk<'_>| {
            acts::coaches::give_role(catalogue, coach, role, can_enter, desk)
        };
        let changes = self.act(now.1, give)?;
        if changes.is_empty() {
            return Ok(());
        }
        self.save(now.0, &changes)?;
        self.note(now.0, Access::RoleChanged)
    }

    /// Gives a coach another passphrase: one's own, or as a coordinator that of a colleague who lost it. Whoever changes
    /// the own one was asked for the old one by the caller.
    ///
    /// # Errors
    /// A coach who may not, a passphrase that is too short.
    pub fn change_passphrase(
        &mut self,
        now_ms: u64,
        coach: CoachId,
        passphrase: &SecretString,
    ) -> Result<(), ArchiveError> {
        if coach != self.coach {
            self.coordinators_only()?;
        }
        self.store.renew_passphrase(coach, passphrase)?;
        self.note(now_ms, Access::PassphraseChanged)
    }

    /// Removes a coach: first the agenda goes to `to`, then the passphrase opens nothing any more, and a new key is made.
    /// What is there is written anew under it by `exchange::renewal`; until then [`Store::must_rewrite`] says so.
    ///
    /// [`Store::must_rewrite`]: crate::store::Store::must_rewrite
    ///
    /// # Errors
    /// A coach who may not, the last coordinator, a disk that refuses. What was done of it stays, and it can be done again.
    pub fn remove_coach(
        &mut self,
        now: (u64, Day),
        coach: CoachId,
        to: CoachId,
    ) -> Result<Removed, ArchiveError> {
        let remove = |catalogue: &Catalogue, can_enter: &[CoachId], desk: &acts::Desk<'_>| {
            acts::coaches::remove(catalogue, coach, to, can_enter, desk)
        };
        let changes = self.act(now.1, remove)?;
        let dossiers = self.hand_agendas(now.0, coach, to)?;
        self.save(now.0, &changes)?;
        self.store.remove_coach(coach)?;
        self.note(now.0, Access::CoachRemoved)?;
        Ok(Removed { dossiers })
    }

    /// Whether somebody was removed at another workstation of this location who still has a passphrase here.
    pub fn has_removals(&self) -> bool {
        !self.left_and_stay().0.is_empty()
    }

    /// Those with a passphrase here who left, and those who stay; nobody left when no coordinator would remain.
    fn left_and_stay(&self) -> (Vec<CoachId>, Vec<CoachId>) {
        let coaches = self.store.coaches().into_iter();
        let (left, stay): (Vec<_>, Vec<_>) = coaches.partition(|coach| self.catalogue.has_left(*coach));
        let goes_on = stay.iter().any(|coach| self.catalogue.is_coordinator(*coach));
        if goes_on { (left, stay) } else { (Vec::new(), stay) }
    }

    /// Whoever was removed at another workstation of this location loses the passphrase here too, unless nobody could
    /// come in then. Says whether there was anybody.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn follow_removals(&mut self) -> Result<bool, ArchiveError> {
        let (left, _) = self.left_and_stay();
        for coach in &left {
            self.store.remove_coach(*coach)?;
        }
        Ok(!left.is_empty())
    }

    /// Other recovery words: made here, in force once [`Archive::use_words`] is asked for.
    ///
    /// # Errors
    /// No random numbers.
    pub fn new_words(&self) -> Result<RecoveryWords, ArchiveError> {
        Ok(self.store.new_words()?)
    }

    /// These recovery words open the store from now on; the ones before open nothing.
    ///
    /// # Errors
    /// A coach who may not, a disk that refuses.
    pub fn use_words(&mut self, now_ms: u64, words: &RecoveryWords) -> Result<(), ArchiveError> {
        self.coordinators_only()?;
        self.replace_used_words(now_ms, words)
    }

    /// [`Archive::use_words`] for whoever just came in with the words before.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn replace_used_words(&mut self, now_ms: u64, words: &RecoveryWords) -> Result<(), ArchiveError> {
        self.store.replace_words(words)?;
        self.note(now_ms, Access::WordsRenewed)
    }

    /// Gives a new passphrase to a coach, for whoever came in with the recovery words and is that coach from now on.
    ///
    /// # Errors
    /// A passphrase that is too short, a disk that refuses.
    pub fn recover_coach(
        &mut self,
        now_ms: u64,
        coach: CoachId,
        passphrase: &SecretString,
    ) -> Result<(), ArchiveError> {
        self.store.renew_passphrase(coach, passphrase)?;
        self.coach = coach;
        self.note(now_ms, Access::PassphraseChanged)
    }

    fn coordinators_only(&self) -> Result<(), ArchiveError> {
        if self.catalogue.is_coordinator(self.coach) {
            Ok(())
        } else {
            Err(acts::ActError::CoordinatorOnly.into())
        }
    }

    /// A coach of this name and location who cannot come in at this workstation.
    fn without_passphrase(&self, name: &str) -> Option<CoachId> {
        let can_enter = self.store.coaches();
        let mut known =
            self.catalogue.coaches_here().filter(|(_, coach)| fold(&coach.name) == fold(name.trim()));
        known.find_map(|(_, coach)| *coach.id).filter(|coach| !can_enter.contains(coach))
    }

    fn act(
        &self,
        today: Day,
        act: impl FnOnce(&Catalogue, &[CoachId], &acts::Desk<'_>) -> Acted,
    ) -> Result<Vec<crate::domain::Change>, ArchiveError> {
        let mut ids = IdSource::from_seed(self.store.random()?);
        let desk = acts::Desk { today, coach: self.coach, ids: &mut ids };
        Ok(act(&self.catalogue, &self.store.coaches(), &desk)?)
    }

    fn note(&mut self, now_ms: u64, access: Access) -> Result<(), ArchiveError> {
        self.log_access(now_ms, DossierId::CATALOGUE, access.code())
    }

    /// All that a coach looks after goes to another one, as one action.
    fn hand_agendas(&mut self, now_ms: u64, from: CoachId, to: CoachId) -> Result<usize, ArchiveError> {
        let theirs = self.summaries()?.into_iter().filter(|summary| {
            summary.coach == Some(from) || summary.lines.iter().any(|line| line.coach == Some(from))
        });
        let mut histories = Vec::new();
        for summary in theirs {
            let dossier = self.dossier(summary.id)?;
            let changes = acts::coaches::hand_agenda(&dossier, &self.catalogue, from, to);
            if !changes.is_empty() {
                histories.push(vec![Deed { at_ms: now_ms, author: self.coach, changes }]);
            }
        }
        let handed = histories.len();
        if handed > 0 {
            let (_, dossiers) = self.bring_in(now_ms, histories, &mut |_| true)?;
            self.arrived(&dossiers.into_iter().collect::<BTreeSet<_>>())?;
        }
        Ok(handed)
    }
}

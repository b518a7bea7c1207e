//! A value that may stand in two versions, because two people set it without knowing of each other.
//!
//! Screens read the shown value through `Deref`; `≠` is drawn where [`Contested::is_contested`] holds.
//! Knows nothing of entries, clocks or stores: who and when arrive with each version.

use std::ops::Deref;

use super::Day;
use crate::id::{CoachId, StoreId};

/// Milliseconds of a day.
const DAY_MS: u64 = 86_400_000;

/// Who set a value, when (milliseconds since 1970, UTC), and at which workstation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Authorship {
    /// The coach who typed it.
    pub author: CoachId,
    /// When, by the clock of that coach's workstation.
    pub at_ms: u64,
    /// The workstation; known only where two versions stand, since nothing else asks for it.
    pub station: Option<StoreId>,
    /// Whoever took its record away did not know of it.
    pub unseen: bool,
}

impl Authorship {
    /// By this coach at this moment.
    pub const fn new(author: CoachId, at_ms: u64) -> Self {
        Self { author, at_ms, station: None, unseen: false }
    }

    /// The day it was set, in UTC: near enough to tell two versions apart.
    pub fn day(&self) -> Option<Day> {
        i32::try_from(self.at_ms / DAY_MS).ok().and_then(Day::new)
    }
}

/// One version of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version<T> {
    /// What was set.
    pub value: T,
    /// By whom and when.
    pub by: Authorship,
}

/// A field: the shown value, and the other versions beside it until a person chooses.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Contested<T> {
    shown: T,
    by: Option<Authorship>,
    others: Vec<Version<T>>,
}

impl<T> Contested<T> {
    /// A field with one version.
    pub const fn settled(value: T, by: Authorship) -> Self {
        Self { shown: value, by: Some(by), others: Vec::new() }
    }

    /// Who set the shown value; none while the field was never set.
    pub const fn by(&self) -> Option<Authorship> {
        self.by
    }

    /// Whether anybody ever set this field.
    pub const fn is_set(&self) -> bool {
        self.by.is_some()
    }

    /// The versions that stand beside the shown one.
    pub fn others(&self) -> &[Version<T>] {
        &self.others
    }

    /// Whether two different values stand.
    pub const fn is_contested(&self) -> bool {
        !self.others.is_empty()
    }

    /// The different versions, the shown one first; none while the field was never set.
    pub fn versions(&self) -> impl Iterator<Item = (&T, Authorship)> {
        let shown = self.by.map(|by| (&self.shown, by));
        shown.into_iter().chain(self.others.iter().map(|other| (&other.value, other.by)))
    }

    /// The shown value itself, for places where `Deref` does not reach.
    pub const fn get(&self) -> &T {
        &self.shown
    }
}

impl<T: PartialEq> Contested<T> {
    /// A field from its heads, the one to show first. Equal values are one version. None without heads.
    pub fn from_versions(versions: impl IntoIterator<Item = Version<T>>) -> Option<Self> {
        let mut versions = versions.into_iter();
        let first = versions.next()?;
        let mut field = Self::settled(first.value, first.by);
        for version in versions {
            let known =
                version.value == field.shown || field.others.iter().any(|other| other.value == version.value);
            if !known {
                field.others.push(version);
            }
        }
        Some(field)
    }
}

impl<T> Deref for Contested<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(value: u8, at_ms: u64) -> Version<u8> {
        Version { value, by: Authorship::new(CoachId::default(), at_ms) }
    }

    #[test]
    fn equal_versions_are_one() {
        let field = Contested::from_versions([version(1, 3), version(1, 2)]).unwrap();
        assert!(!field.is_contested());
        assert_eq!(*field, 1);
    }

    #[test]
    fn different_versions_stay_side_by_side() {
        let field = Contested::from_versions([version(1, 3), version(2, 2), version(2, 1)]).unwrap();
        assert!(field.is_contested());
        assert_eq!((*field, field.others().len()), (1, 1));
    }
}

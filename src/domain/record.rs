//! How a kind of record and a closed list of choices are written down, so that each stands in one place.
//!
//! `record!` makes a struct of [`Contested`](super::Contested) fields and the enum of edits that set them;
//! `choices!` makes an enum whose order is its wire number: append only, never reorder.

use std::collections::BTreeMap;

use crate::id::RecordId;

/// The records of one kind in a dossier, by id. Withdrawn ones stay readable through [`Records::all`].
#[derive(Clone, Debug, PartialEq)]
pub struct Records<T>(BTreeMap<RecordId, T>);

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

/// What every record can say of itself.
pub trait Record: Default {
    /// The edit that sets one of its fields.
    type Edit: Clone;
    /// Taken back by the coach (undo of a creation, or removed): shown nowhere, kept in the journal.
    fn is_withdrawn(&self) -> bool;
    /// Whether some field stands in two versions.
    fn is_contested(&self) -> bool;
    /// Every field that was ever set, as the edits that set it: its different versions, the shown one first.
    fn fields(&self) -> Vec<Vec<super::Version<Self::Edit>>>;
    /// Sets one field from its versions, the one to show first. All versions set the same field.
    fn put(&mut self, versions: Vec<super::Version<Self::Edit>>);
}

impl<T: Record> Records<T> {
    /// The records that count, by id.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (RecordId, &T)> {
        self.0.iter().filter(|(_, record)| !record.is_withdrawn()).map(|(id, record)| (*id, record))
    }

    /// The records that count, without their ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.iter().map(|(_, record)| record)
    }

    /// Withdrawn ones too.
    pub fn all(&self) -> impl Iterator<Item = (RecordId, &T)> {
        self.0.iter().map(|(id, record)| (*id, record))
    }

    /// One record that counts.
    pub fn get(&self, id: RecordId) -> Option<&T> {
        self.0.get(&id).filter(|record| !record.is_withdrawn())
    }

    /// One record, also when it was withdrawn.
    pub fn find(&self, id: RecordId) -> Option<&T> {
        self.0.get(&id)
    }

    /// How many count.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether none counts.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// The record with this id, made when it is new.
    pub fn entry(&mut self, id: RecordId) -> &mut T {
        self.0.entry(id).or_default()
    }

    /// Whether some record has a field in two versions.
    pub fn is_contested(&self) -> bool {
        self.values().any(T::is_contested)
    }
}

/// The versions of a field as edits, for the records that `record!` makes.
pub fn edits<T: Clone, E>(field: &super::Contested<T>, edit: fn(T) -> E) -> Vec<super::Version<E>> {
    field.versions().map(|(value, by)| super::Version { value: edit(value.clone()), by }).collect()
}

macro_rules! record {
    ($(#[$meta:meta])* $name:ident, $edit:ident {
        $( $(#[$field_meta:meta])* $field:ident / $variant:ident : $type:ty ),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $crate::domain::Contested<$type>, )*
            /// Taken back; see [`Record::is_withdrawn`](crate::domain::Record::is_withdrawn).
            pub withdrawn: $crate::domain::Contested<bool>,
        }

        #[doc = concat!("Sets one field of a [`", stringify!($name), "`].")]
        #[derive(Clone, Debug, PartialEq)]
        pub enum $edit {
            $( $(#[$field_meta])* $variant($type), )*
            /// Takes the record back, or brings it back.
            Withdrawn(bool),
        }

        impl $crate::domain::Record for $name {
            type Edit = $edit;

            fn is_withdrawn(&self) -> bool {
                *self.withdrawn
            }

            fn is_contested(&self) -> bool {
                self.withdrawn.is_contested() $( || self.$field.is_contested() )*
            }

            fn fields(&self) -> Vec<Vec<$crate::domain::Version<$edit>>> {
                let mut fields = vec![
                    $( $crate::domain::record::edits(&self.$field, $edit::$variant), )*
                    $crate::domain::record::edits(&self.withdrawn, $edit::Withdrawn),
                ];
                fields.retain(|versions| !versions.is_empty());
                fields
            }

            fn put(&mut self, versions: Vec<$crate::domain::Version<$edit>>) {
                let Some(first) = versions.first().map(|version| std::mem::discriminant(&version.value)) else { return };
                let versions = versions.into_iter().filter(|version| std::mem::discriminant(&version.value) == first);
                $( let mut $field = Vec::new(); )*
                let mut withdrawn = Vec::new();
                for $crate::domain::Version { value, by } in versions {
                    match value {
                        $( $edit::$variant(value) => $field.push($crate::domain::Version { value, by }), )*
                        $edit::Withdrawn(value) => withdrawn.push($crate::domain::Version { value, by }),
                    }
                }
                $( if let Some(field) = $crate::domain::Contested::from_versions($field) { self.$field = field; } )*
                if let Some(field) = $crate::domain::Contested::from_versions(withdrawn) { self.withdrawn = field; }
            }
        }
    };
}

macro_rules! choices {
    ($(#[$meta:meta])* $name:ident $prefix:literal { $( $(#[$variant_meta:meta])* $variant:ident $key:literal ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $( $(#[$variant_meta])* $variant, )* }

        impl $name {
            /// Every choice, in the order of the screen and of the wire.
            pub const ALL: &[Self] = &[ $( Self::$variant, )* ];

            /// The id of its word in the language files.
            pub const fn key(self) -> &'static str {
                match self { $( Self::$variant => concat!($prefix, "-", $key), )* }
            }
        }
    };
}

pub(crate) use {choices, record};

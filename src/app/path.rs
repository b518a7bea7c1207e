//! A path that is typed: which files fit there, and how it can go on. The disk itself is looked at by the worker.

use super::forms::FormKind;

/// What somebody types a path to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// A folder.
    Folder,
    /// A bundle or a backup.
    Bundle,
    /// A list of people.
    List,
    /// Any file.
    Any,
}

impl Fit {
    /// What the path of this form is to.
    pub const fn of(kind: &FormKind) -> Self {
        match kind {
            FormKind::BundleRead => Self::Bundle,
            FormKind::ImportFile => Self::List,
            FormKind::CardRead => Self::Any,
            _ => Self::Folder,
        }
    }

    /// Whether a file with this name is one; folders always lead on.
    pub fn takes(self, name: &str) -> bool {
        let ends = |endings: &[&str]| {
            let name = name.to_lowercase();
            endings.iter().any(|ending| name.ends_with(ending))
        };
        match self {
            Self::Folder => false,
            Self::Bundle => ends(&[".trede"]),
            Self::List => ends(&[".csv", ".tsv", ".txt"]),
            Self::Any => true,
        }
    }
}

/// How a path can go on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// What was typed.
    pub typed: String,
    /// As far as it can only be one thing.
    pub sure: String,
    /// The names that it can be, folders with a `/` behind them.
    pub names: Vec<String>,
}

impl Ways {
    /// Whether it can go on in more than one way.
    pub fn are_several(&self) -> bool {
        self.names.len() > 1
    }
}

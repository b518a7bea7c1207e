//! Why a keymap file cannot be read, and where: one closed list, with a key for the language files.

/// What is wrong in a keymap file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {problem}")]
pub struct Fault {
    /// The file, as the coach named it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with what stands there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not even TOML; what its reader says about it.
    #[error("this is no TOML: {0}")]
    Toml(String),
    /// No `schema`, or another one.
    #[error("the first line must be: schema = 1")]
    Schema,
    /// A context that is no list of bindings.
    #[error("write: {0} = [{{ on = [\"x\"], run = \"…\" }}]")]
    Table(&'static str),
    /// A binding of another shape.
    #[error("write: {{ on = [\"x\"], run = \"…\" }}")]
    Binding,
    /// A name that does not exist, with one that looks like it.
    #[error("there is no {of:?} \"{wrong}\"")]
    Unknown {
        /// A name of what.
        of: Named,
        /// As it stands there.
        wrong: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// Text that names no key.
    #[error("\"{0}\" is no key")]
    Key(String),
}

/// What the names in a keymap file are names of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A table.
    Context,
    /// `on`, `run` or `when`.
    Part,
    /// What a key runs.
    Action,
    /// When it does so.
    Condition,
}

impl Problem {
    /// The id of the sentence that says it.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Toml(_) => "keymap-no-toml",
            Self::Schema => "keymap-schema",
            Self::Table(_) => "keymap-table",
            Self::Binding => "keymap-binding",
            Self::Unknown { of: Named::Context, .. } => "keymap-no-context",
            Self::Unknown { of: Named::Part, .. } => "keymap-no-part",
            Self::Unknown { of: Named::Action, .. } => "keymap-no-action",
            Self::Unknown { of: Named::Condition, .. } => "keymap-no-condition",
            Self::Key(_) => "keymap-no-key",
        }
    }

    /// The values in that sentence.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Toml(why) => vec![("why", why.clone())],
            Self::Schema | Self::Binding => Vec::new(),
            Self::Table(context) => vec![("context", (*context).to_owned())],
            Self::Unknown { wrong, .. } | Self::Key(wrong) => vec![("wrong", wrong.clone())],
        }
    }

    /// A name that may have been meant.
    pub fn near(&self) -> Option<&str> {
        match self {
            Self::Unknown { near, .. } => near.as_deref(),
            _ => None,
        }
    }
}

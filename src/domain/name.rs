//! A participant's name, whole: the smallest thing that is decided at once.

use serde::{Deserialize, Serialize};

/// A name in the parts of a Dutch administration, each as typed.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Name {
    /// First name or names.
    pub given: String,
    /// *Tussenvoegsel*: van, de, el …
    pub infix: String,
    /// Family name.
    pub family: String,
}

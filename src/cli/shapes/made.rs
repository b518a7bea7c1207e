//! The shape of `init --json`.

use serde::Serialize;

/// A store that was made.
#[derive(Serialize)]
pub struct Made<'a> {
    /// Its folder.
    pub store: String,
    /// Name of the location.
    pub location: &'a str,
    /// First coach.
    pub coach: &'a str,
    /// The recovery words, which are kept nowhere.
    pub words: Vec<&'static str>,
}

//! Values as bytes: a version, then bincode with a limit. The one place beside the journal that names bincode.

use bincode::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Longest value, in bytes.
const MAX_BYTES: u64 = 60 * 1024;
/// The version of the values that are written.
const VERSION: u8 = 1;

/// Bytes that are no value.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// Longer than a field can be.
    #[error("this is too long to keep; make it shorter")]
    TooLong,
    /// Written by a newer version.
    #[error("a newer trede wrote this (format {0}); update trede to read it")]
    Newer(u8),
    /// Not a value of this field.
    #[error("these bytes are no value of this field")]
    Broken,
}

fn options() -> impl Options {
    bincode::DefaultOptions::new().with_limit(MAX_BYTES).with_varint_encoding().reject_trailing_bytes()
}

/// Writes a value.
///
/// # Errors
/// A value that is too long.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, WireError> {
    let mut bytes = vec![VERSION];
    options().serialize_into(&mut bytes, value).map_err(|_| WireError::TooLong)?;
    Ok(bytes)
}

/// Reads a value.
///
/// # Errors
/// Bytes that are no such value.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    match bytes.split_first() {
        Some((&VERSION, rest)) => options().deserialize(rest).map_err(|_| WireError::Broken),
        Some((version, _)) => Err(WireError::Newer(*version)),
        None => Err(WireError::Broken),
    }
}

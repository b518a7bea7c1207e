//! The only place where bincode is used: one set of options, a limit on everything.
//!
//! bincode does not describe itself, so what is encoded here stands behind a format or kind number and is never
//! changed afterwards: structs are frozen, enums grow at the end, no `usize`, no maps without an order.

use bincode::Options;
use serde::{Serialize, de::DeserializeOwned};

/// Bytes that are not what they should be, or more of them than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these bytes do not hold what they should")]
pub struct CodecError;

fn options(limit: u64) -> impl Options {
    bincode::DefaultOptions::new().with_limit(limit).with_varint_encoding().reject_trailing_bytes()
}

/// The bytes of a value; refused above `limit` bytes.
pub fn encode<T: Serialize + ?Sized>(value: &T, limit: u64) -> Result<Vec<u8>, CodecError> {
    options(limit).serialize(value).map_err(|_| CodecError)
}

/// The value in these bytes, all of them; never reads or reserves more than `limit` bytes.
pub fn decode<T: DeserializeOwned>(bytes: &[u8], limit: u64) -> Result<T, CodecError> {
    options(limit).deserialize(bytes).map_err(|_| CodecError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_of_a_huge_text_is_refused_without_reserving_it() {
        let claim = [253, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F];
        assert_eq!(decode::<String>(&claim, 1 << 20), Err(CodecError));
        assert_eq!(decode::<Vec<u8>>(&claim, 1 << 20), Err(CodecError));
    }

    #[test]
    fn trailing_bytes_and_limits_are_refused() {
        let bytes = encode(&(1u16, "a"), 100).unwrap();
        assert_eq!(decode::<(u16, String)>(&bytes, 100), Ok((1, "a".into())));
        let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
        assert!(decode::<(u16, String)>(&longer, 100).is_err());
        assert!(encode(&vec![0u8; 200], 100).is_err());
    }
}

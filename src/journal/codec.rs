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

/// For `#[serde(with = "codec::bytes")]`: the same bytes as a list of numbers gives, without a call for each of them.
pub mod bytes {
    use serde::{Deserializer, Serializer, de};

    /// Writes all bytes at once.
    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(bytes)
    }

    /// Reads all bytes at once.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl de::Visitor<'_> for Bytes {
            type Value = Vec<u8>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
            fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
                Ok(bytes)
            }
        }
        from.deserialize_byte_buf(Bytes)
    }
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
    fn bytes_at_once_are_the_same_as_bytes_one_by_one() {
        #[derive(serde::Serialize, serde::Deserialize)]
        struct Fast(#[serde(with = "super::bytes")] Vec<u8>);
        for length in [0usize, 1, 250, 251, 300] {
            let value = vec![0xFE; length];
            let slow = encode(&value, 1000).unwrap();
            assert_eq!(encode(&Fast(value.clone()), 1000).unwrap(), slow);
            assert_eq!(decode::<Fast>(&slow, 1000).unwrap().0, value);
        }
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

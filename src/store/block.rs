//! Many byte strings in one compressed block: the body of a tail, a segment and a frame of the safety log.
//!
//! Layout, frozen: compression u8 (0 none, 1 lz4) | size u32 | (length u32 | bytes)…, numbers little endian.

use super::seal::Unsealable;

const PLAIN: u8 = 0;
const LZ4: u8 = 1;
const HEAD: usize = 5;
/// The most bytes of items in a block of a tree, so that its sealed value stays below 64 KiB also when it does not compress.
pub const MOST: usize = 61 * 1024;

/// One block of these items.
pub fn pack<'a>(items: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut plain = Vec::new();
    for item in items {
        plain.extend(u32::try_from(item.len()).unwrap_or(u32::MAX).to_le_bytes());
        plain.extend(item);
    }
    let squeezed = lz4_flex::block::compress(&plain);
    let (compression, body) = if squeezed.len() < plain.len() { (LZ4, &squeezed) } else { (PLAIN, &plain) };
    let mut block = Vec::with_capacity(HEAD + body.len());
    block.push(compression);
    block.extend(u32::try_from(plain.len()).unwrap_or(u32::MAX).to_le_bytes());
    block.extend(body);
    block
}

/// The items of a block; refused when it claims more than `most` bytes of them.
pub fn unpack(block: &[u8], most: usize) -> Result<Vec<Box<[u8]>>, Unsealable> {
    let ([compression, a, b, c, d], body) = block.split_first_chunk::<HEAD>().ok_or(Unsealable)?;
    let size = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).map_err(|_| Unsealable)?;
    if size > most {
        return Err(Unsealable);
    }
    let squeezed;
    let mut rest = match *compression {
        PLAIN => body,
        LZ4 => {
            squeezed = lz4_flex::block::decompress(body, size).map_err(|_| Unsealable)?;
            squeezed.as_slice()
        }
        _ => return Err(Unsealable),
    };
    if rest.len() != size {
        return Err(Unsealable);
    }
    let mut items = Vec::new();
    while !rest.is_empty() {
        let (length, after) = rest.split_first_chunk::<4>().ok_or(Unsealable)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Unsealable)?;
        let (item, after) = after.split_at_checked(length).ok_or(Unsealable)?;
        items.push(item.into());
        rest = after;
    }
    Ok(items)
}

/// How many bytes an item takes in a block.
pub const fn size_of(item: &[u8]) -> usize {
    item.len() + 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn items_come_back(items in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..80), 0..20)) {
            let block = pack(items.iter().map(Vec::as_slice));
            let back: Vec<Vec<u8>> = unpack(&block, 1 << 20).unwrap().into_iter().map(Into::into).collect();
            prop_assert_eq!(back, items);
        }

        #[test]
        fn any_bytes_are_refused_or_small(block in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(items) = unpack(&block, 4096) {
                prop_assert!(items.iter().map(|item| item.len()).sum::<usize>() <= 4096);
            }
        }
    }

    #[test]
    fn a_block_that_claims_too_much_is_refused() {
        let block = pack([vec![0u8; 5000].as_slice()]);
        assert!(block.len() < 100, "it compresses");
        assert_eq!(unpack(&block, 4096), Err(Unsealable));
    }
}

//! Reading a bundle: to the end first, believing nothing; then once more, section by section.

use std::io::{BufRead, ErrorKind, Read, Seek, SeekFrom};

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use super::section::{self, Head, kind};
use super::writer::{FORMAT, MAGIC, OUTSIDE, signed};
use super::{BundleError, BundleId, Header, Opener, sealing};
use crate::cores::on_every_core;
use crate::journal::{Entry, EntryError};

/// A part of a bundle, as [`read`] hands them out.
#[derive(Debug)]
pub enum Part<'p> {
    /// An entry, with its author's bytes.
    Entry(Box<Entry>),
    /// Settings of the store that made a backup.
    Settings(&'p [u8]),
    /// Lines of its access log.
    Access(&'p [u8]),
}

/// A bundle that was read to its end: whole, and signed by the workstation whose card is in its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Its name.
    pub id: BundleId,
    /// What the sender says of it.
    pub header: Header,
    /// Bytes of the file.
    pub bytes: u64,
    /// Sections that this version passed over.
    pub passed_over: u32,
    hash: [u8; 32],
}

/// The name of a bundle, without opening it: for a folder that may hold half copied files.
///
/// # Errors
/// Another file, a newer format, a missing end.
pub fn outside<R: Read + Seek>(input: &mut R) -> Result<BundleId, BundleError> {
    input.seek(SeekFrom::Start(0))?;
    let mut head = Vec::with_capacity(OUTSIDE);
    input.take(OUTSIDE as u64).read_to_end(&mut head)?;
    let rest = head.strip_prefix(MAGIC).ok_or(BundleError::NotABundle)?;
    match rest.first() {
        Some(&FORMAT) => {}
        Some(&found) if found > FORMAT => return Err(BundleError::Newer { found }),
        _ => return Err(BundleError::NotABundle),
    }
    let have = input.seek(SeekFrom::End(0))?;
    let cut = BundleError::Cut { have, want: OUTSIDE as u64 };
    let Some((id, length)) = rest.get(1..).and_then(<[u8]>::split_first_chunk::<16>) else { return Err(cut) };
    let Ok(length) = <[u8; 8]>::try_from(length) else { return Err(cut) };
    let want = u64::from_le_bytes(length).saturating_add(OUTSIDE as u64);
    if u64::from_le_bytes(length) == 0 || have < want {
        return Err(BundleError::Cut { have, want });
    }
    if have > want {
        return Err(BundleError::Damaged { what: "end" });
    }
    input.seek(SeekFrom::Start(OUTSIDE as u64))?;
    Ok(BundleId(*id))
}

/// What a bundle says of itself at its beginning. Nothing of it is proven: for what may be passed over.
///
/// # Errors
/// Whatever is wrong with it until there.
pub fn header<R: BufRead + Seek>(mut input: R, opener: &Opener) -> Result<Header, BundleError> {
    outside(&mut input)?;
    match Sections::open(input, opener)?.next()? {
        Some((kind::HEADER, content)) => Header::decode(&content),
        _ => Err(BundleError::Damaged { what: "header" }),
    }
}

/// Reads a bundle to its end. `go_on` hears how many bytes were read so far.
///
/// # Errors
/// Whatever is wrong with it, and [`BundleError::Cancelled`].
pub fn verify<R: BufRead + Seek>(
    mut input: R,
    opener: &Opener,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Result<Verified, BundleError> {
    let id = outside(&mut input)?;
    let bytes = input.seek(SeekFrom::End(0))?;
    input.seek(SeekFrom::Start(OUTSIDE as u64))?;
    let mut sections = Sections::open(input, opener)?;
    let first = sections.next()?;
    let header = match first.as_ref().map(|(kind, content)| (*kind, content.as_slice())) {
        Some((kind::HEADER, content)) => Header::decode(content)?,
        _ => return Err(BundleError::Damaged { what: "header" }),
    };
    let (mut entries, mut passed_over) = (0u64, 0u32);
    loop {
        if !go_on(sections.read) {
            return Err(BundleError::Cancelled);
        }
        let hash: [u8; 32] = sections.hash.clone().finalize().into();
        let (kind, content) = sections.next()?.ok_or(BundleError::Damaged { what: "signature" })?;
        match kind {
            kind::ENTRIES => each_entry::<BundleError>(&content, &mut |_| {
                entries += 1;
                Ok(())
            })?,
            kind::SETTINGS | kind::ACCESS => {}
            kind::SIGNATURE => {
                check(&header.card.signer, &signed(id, &hash), &content)?;
                if sections.next()?.is_some() {
                    return Err(BundleError::Damaged { what: "end" });
                }
                if entries != header.entries {
                    return Err(BundleError::Damaged { what: "count of entries" });
                }
                return Ok(Verified { id, header, bytes, passed_over, hash });
            }
            kind if kind >= kind::OPTIONAL => passed_over += 1,
            found => return Err(BundleError::Newer { found }),
        }
    }
}

/// Hands out the parts of a bundle that was verified.
///
/// # Errors
/// What `each` says, and [`BundleError::Changed`] at the end when these are not the bytes that were verified:
/// the caller must not keep anything then.
pub fn read<R: BufRead + Seek, E: From<BundleError>>(
    mut input: R,
    opener: &Opener,
    verified: &Verified,
    each: &mut dyn FnMut(Part<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let changed = |_: BundleError| BundleError::Changed;
    if outside(&mut input).map_err(changed)? != verified.id {
        return Err(BundleError::Changed.into());
    }
    let mut sections = Sections::open(input, opener).map_err(changed)?;
    loop {
        let hash: [u8; 32] = sections.hash.clone().finalize().into();
        let (kind, content) = sections.next().map_err(changed)?.ok_or(BundleError::Changed)?;
        match kind {
            kind::ENTRIES => each_entry(&content, &mut |entry| each(Part::Entry(Box::new(entry))))?,
            kind::SETTINGS => each(Part::Settings(&content))?,
            kind::ACCESS => each(Part::Access(&content))?,
            kind::SIGNATURE if hash == verified.hash => return Ok(()),
            kind::SIGNATURE => return Err(BundleError::Changed.into()),
            _ => {}
        }
    }
}

fn each_entry<E: From<BundleError>>(
    mut rest: &[u8],
    each: &mut dyn FnMut(Entry) -> Result<(), E>,
) -> Result<(), E> {
    let damaged = || BundleError::Damaged { what: "entry" };
    let mut all = Vec::new();
    while !rest.is_empty() {
        let Some((length, after)) = rest.split_first_chunk::<4>() else { return Err(damaged().into()) };
        let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
        let Some((bytes, after)) = after.split_at_checked(length) else { return Err(damaged().into()) };
        all.push(bytes);
        rest = after;
    }
    for entry in on_every_core(&all, |bytes| Entry::read(bytes)) {
        each(entry.map_err(|error| match error {
            EntryError::TooLarge(_) => BundleError::TooLarge { what: "entry" },
            EntryError::Cut | EntryError::Payload | EntryError::FieldTwice => damaged(),
        })?)?;
    }
    Ok(())
}

fn check(signer: &[u8; 32], message: &[u8], signature: &[u8]) -> Result<(), BundleError> {
    let wrong = |_| BundleError::Signature;
    let key = VerifyingKey::from_bytes(signer).map_err(wrong)?;
    let signature = Signature::from_slice(signature).map_err(wrong)?;
    key.verify_strict(message, &signature).map_err(wrong)
}

/// The sections of an opened bundle, with the hash of all that was read.
struct Sections<R> {
    from: R,
    hash: Sha256,
    read: u64,
}

impl Sections<()> {
    fn open<'r, R: BufRead + 'r>(
        input: R,
        opener: &Opener,
    ) -> Result<Sections<impl Read + use<'r, R>>, BundleError> {
        Ok(Sections { from: sealing::open(opener, input)?, hash: Sha256::new(), read: 0 })
    }
}

impl<R: Read> Sections<R> {
    /// The next section's kind and content; none at the end.
    fn next(&mut self) -> Result<Option<(u8, Vec<u8>)>, BundleError> {
        let mut head = [0; section::HEAD];
        if !self.fill_or_end(&mut head)? {
            return Ok(None);
        }
        let known = Head::read(head)?;
        let mut packed = vec![0; known.packed()];
        self.from.read_exact(&mut packed).map_err(sealing::damaged)?;
        self.hash.update(head);
        self.hash.update(&packed);
        self.read += u64::try_from(head.len() + packed.len()).unwrap_or_default();
        Ok(Some((known.kind, known.unpack(packed)?)))
    }

    fn fill_or_end(&mut self, head: &mut [u8; section::HEAD]) -> Result<bool, BundleError> {
        let mut filled = 0;
        while let Some(rest) = head.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.from.read(rest) {
                Ok(0) if filled == 0 => return Ok(false),
                Ok(0) => return Err(BundleError::Damaged { what: "section" }),
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(sealing::damaged(error)),
            }
        }
        Ok(true)
    }
}

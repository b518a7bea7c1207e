//! Whole bundles: there and back, cut anywhere, flipped anywhere, any bytes at all.

use std::io::Cursor;

use age::secrecy::SecretString;
use proptest::prelude::*;

use super::*;
use crate::id::{CoachId, DossierId, EntryId, LocationId, RecordId, StoreId, StreamId};
use crate::journal::{Edit, Entry, Header as Envelope, Knowledge, Stamp};

const GOLDEN: &[u8] = include_bytes!("../../tests/golden/bundle-1.trede");

fn identity(seed: u8) -> Identity {
    Identity::from_bytes([seed; 64]).unwrap()
}

fn entry(seq: u64, words: &str) -> Entry {
    let id = EntryId { stream: StreamId::from_bytes([5; 16]), seq };
    let envelope = Envelope {
        id,
        stamp: Stamp { ms: 1_000 + seq, counter: 0 },
        author: CoachId::from_bytes([6; 16]),
        dossier: DossierId::from_bytes([7; 16]),
        kind: 10,
        record: RecordId::from_bytes([8; 16]),
        action: id,
    };
    let edit = Edit { field: 2, replaces: vec![], value: words.as_bytes().to_vec(), first: None };
    Entry::write(envelope, vec![edit]).unwrap()
}

fn header(signer: &Identity, entries: u64) -> Header {
    let mut sender = Knowledge::default();
    sender.insert_range(StreamId::from_bytes([5; 16]), 1, entries);
    Header {
        card: Card::new(StoreId::from_bytes([1; 16]), LocationId::from_bytes([2; 16]), signer, "Voorbeeld"),
        made_ms: 1_790_000_000_000,
        content: Content::Delta,
        scope: Scope::All,
        base: Knowledge::default(),
        sender,
        entries,
        dossiers: 1,
    }
}

fn bundle(signer: &Identity, lock: &Lock, entries: &[Entry]) -> Vec<u8> {
    let header = header(signer, entries.len() as u64);
    let mut writer = Writer::new(Cursor::new(vec![]), BundleId([9; 16]), &header, signer, lock).unwrap();
    entries.iter().for_each(|entry| writer.entry(entry.bytes()).unwrap());
    writer.finish().unwrap().into_inner()
}

fn small() -> (Vec<u8>, Opener) {
    let reader = identity(2);
    let lock = Lock::Recipients(vec![reader.recipient()]);
    (bundle(&identity(1), &lock, &[entry(1, "een"), entry(2, "twee")]), Opener::identity(&reader))
}

fn verified(bytes: &[u8], opener: &Opener) -> Result<Verified, BundleError> {
    verify(Cursor::new(bytes), opener, &mut |_| true)
}

fn entries_of(bytes: &[u8], opener: &Opener, verified: &Verified) -> Result<Vec<Entry>, BundleError> {
    let mut found = Vec::new();
    read(Cursor::new(bytes), opener, verified, &mut |part| {
        if let Part::Entry(entry) = part {
            found.push(*entry);
        }
        Ok::<(), BundleError>(())
    })?;
    Ok(found)
}

#[test]
fn what_was_written_is_read_by_whom_it_was_sealed_to() {
    let (bytes, opener) = small();
    let found = verified(&bytes, &opener).unwrap();
    assert_eq!((found.id, &found.header), (BundleId([9; 16]), &header(&identity(1), 2)));
    assert_eq!(entries_of(&bytes, &opener, &found).unwrap(), [entry(1, "een"), entry(2, "twee")]);
    let stranger = Opener::identity(&identity(3));
    assert!(matches!(verified(&bytes, &stranger), Err(BundleError::NotForUs)));
    let passphrase = Opener::Passphrase(SecretString::from("vier losse woorden hier"));
    assert!(matches!(verified(&bytes, &passphrase), Err(BundleError::NotForUs)));
}

#[test]
fn a_passphrase_opens_what_it_sealed_and_nothing_else_does() {
    let lock = Lock::WeakPassphrase(SecretString::from("vier losse woorden hier"));
    let bytes = bundle(&identity(1), &lock, &[entry(1, "een")]);
    let right = Opener::Passphrase(SecretString::from("vier losse woorden hier"));
    assert_eq!(verified(&bytes, &right).unwrap().header.entries, 1);
    let wrong = Opener::Passphrase(SecretString::from("andere woorden"));
    assert!(matches!(verified(&bytes, &wrong), Err(BundleError::Passphrase)));
    assert!(matches!(verified(&bytes, &Opener::identity(&identity(2))), Err(BundleError::Passphrase)));
}

#[test]
fn many_entries_come_in_sections_that_stay_small() {
    let entries: Vec<Entry> = (1..=6_000).map(|seq| entry(seq, &"woord ".repeat(40))).collect();
    let plain: usize = entries.iter().map(|entry| entry.bytes().len()).sum();
    let reader = identity(2);
    let bytes = bundle(&identity(1), &Lock::Recipients(vec![reader.recipient()]), &entries);
    assert!(bytes.len() * 2 < plain, "{} of {plain}", bytes.len());
    let opener = Opener::identity(&reader);
    let found = verified(&bytes, &opener).unwrap();
    assert_eq!(entries_of(&bytes, &opener, &found).unwrap(), entries);
}

#[test]
fn another_signature_than_that_of_the_card_is_refused() {
    let (signer, forger, reader) = (identity(1), identity(4), identity(2));
    let header = header(&signer, 0);
    let lock = Lock::Recipients(vec![reader.recipient()]);
    let writer = Writer::new(Cursor::new(vec![]), BundleId([9; 16]), &header, &forger, &lock).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert!(matches!(verified(&bytes, &Opener::identity(&reader)), Err(BundleError::Signature)));
}

#[test]
fn a_bundle_cut_at_any_byte_is_refused() {
    let (bytes, opener) = small();
    for end in 0..bytes.len() {
        let cut = &bytes[..end];
        match verified(cut, &opener) {
            Err(BundleError::Cut { have, want }) => assert_eq!((have, want > have), (end as u64, true)),
            Err(BundleError::NotABundle) if end < 9 => {}
            other => panic!("cut at {end}: {other:?}"),
        }
        // and when the length outside was changed to hide it
        if end > 33 {
            let mut hidden = cut.to_vec();
            hidden[25..33].copy_from_slice(&(end as u64 - 33).to_le_bytes());
            assert!(verified(&hidden, &opener).is_err(), "hidden cut at {end}");
        }
    }
}

#[test]
fn a_flipped_bit_anywhere_is_refused_or_says_nothing() {
    let (bytes, opener) = small();
    let whole = verified(&bytes, &opener).unwrap();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        if let Ok(found) = verified(&flipped, &opener) {
            // age ignores nothing, and the signature covers the id
            panic!("bit {at} was believed: {found:?} for {whole:?}");
        }
    }
}

#[test]
fn a_file_that_changes_between_the_readings_is_noticed() {
    let (bytes, opener) = small();
    let found = verified(&bytes, &opener).unwrap();
    let lock = Lock::Recipients(vec![identity(2).recipient()]);
    let other = bundle(&identity(1), &lock, &[entry(1, "een"), entry(2, "drie")]);
    assert!(matches!(entries_of(&other, &opener, &found), Err(BundleError::Changed)));
}

#[test]
fn an_unknown_optional_section_is_passed_over_and_a_needed_one_refused() {
    for (kind, fine) in [(200u8, true), (99, false)] {
        let (signer, reader) = (identity(1), identity(2));
        let lock = Lock::Recipients(vec![reader.recipient()]);
        let mut writer =
            Writer::new(Cursor::new(vec![]), BundleId([9; 16]), &header(&signer, 0), &signer, &lock).unwrap();
        writer.section_for_tests(kind, b"from later");
        let bytes = writer.finish().unwrap().into_inner();
        match verified(&bytes, &Opener::identity(&reader)) {
            Ok(found) => assert!(fine && found.passed_over == 1),
            Err(BundleError::Newer { found }) => assert!(!fine && found == kind),
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn a_huge_age_header_is_refused_before_it_is_held() {
    let mut bytes = b"TREDEBDL\x01".to_vec();
    let body = [b"age-encryption.org/v1\n".as_slice(), &b"-> x aaaa\n\n".repeat(400_000)].concat();
    bytes.extend([0; 16]);
    bytes.extend((body.len() as u64).to_le_bytes());
    bytes.extend(body);
    assert!(verified(&bytes, &Opener::identity(&identity(2))).is_err());
}

/// The first released format stays readable. To make it anew while nothing is released:
/// `TREDE_GOLDEN=1 cargo test --lib golden_bundle`.
#[test]
fn golden_bundle_of_format_1_is_read() {
    if std::env::var_os("TREDE_GOLDEN").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/bundle-1.trede");
        std::fs::write(path, small().0).unwrap();
        return;
    }
    let opener = Opener::identity(&identity(2));
    let found = verified(GOLDEN, &opener).unwrap();
    assert_eq!(found.header, header(&identity(1), 2));
    assert_eq!(entries_of(GOLDEN, &opener, &found).unwrap(), [entry(1, "een"), entry(2, "twee")]);
}

proptest! {
    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), as_bundle: bool) {
        let mut input = bytes;
        if as_bundle {
            let length = input.len() as u64;
            let outside = [b"TREDEBDL\x01".as_slice(), &[0; 16], &length.to_le_bytes()].concat();
            input = [outside, input].concat();
        }
        prop_assert!(verified(&input, &Opener::identity(&identity(2))).is_err());
    }

    /// Sections that somebody with a key of ours made up, rightly sealed.
    #[test]
    fn any_bytes_inside_the_seal_are_refused(inside in prop::collection::vec(any::<u8>(), 0..300), head in any::<[u8; 10]>()) {
        use std::io::Write;
        let reader = identity(2);
        let mut sealed = sealing::seal(&Lock::Recipients(vec![reader.recipient()]), vec![]).unwrap();
        sealed.write_all(&[[head[0] % 6, head[1] % 3].as_slice(), &head[2..4], &[0, 0], &head[6..8], &[0, 0]].concat()).unwrap();
        sealed.write_all(&inside).unwrap();
        let body = sealed.finish().unwrap();
        let outside = [b"TREDEBDL\x01".as_slice(), &[0; 16], &(body.len() as u64).to_le_bytes()].concat();
        prop_assert!(verified(&[outside, body].concat(), &Opener::identity(&reader)).is_err());
    }
}

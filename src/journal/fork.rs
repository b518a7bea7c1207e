//! One id, two contents: what a snapshot of a running machine leaves behind when both go on writing.
//!
//! Whoever finds it writes a *fork* entry for each of the contents, in the dossier of that content: field 1 is the
//! content's bytes. From then on every content travels, and the fold takes them as if they were held. Edits replace them by
//! their [`content_name`]s. A fork in a fork
//! is not opened: where a fork entry itself has two contents, what it carries is carried again.

use super::{Edit, Entry, Header, RecordEdits, RecordKey};
use crate::id::{EntryId, RecordId, StreamId};

/// The kind of the entry that carries another entry.
pub const FORK_KIND: u16 = super::FIRST_OWN_KIND + 2;
/// The field with its bytes.
const CONTENT: u16 = 1;

/// What to write so that this content travels beside the other one of its id.
pub fn fork(content: &Entry) -> RecordEdits {
    let inner = carried(content);
    let content = inner.as_ref().unwrap_or(content);
    let edit = Edit { field: CONTENT, replaces: vec![], value: content.bytes().to_vec(), first: None };
    RecordEdits { dossier: content.header().dossier, key: record_of(content), edits: vec![edit] }
}

/// The name of this very content, where its id has two: like an entry's, with the number 0 that no entry has.
pub fn content_name(content: &Entry) -> EntryId {
    EntryId { stream: StreamId::from_bytes(*record_of(content).record.as_bytes()), seq: 0 }
}

/// The record that carries this content: the same wherever it is found.
pub(super) fn record_of(content: &Entry) -> RecordKey {
    let Header { id, dossier, .. } = content.header();
    let key = [id.stream.as_bytes().as_slice(), &id.seq.to_le_bytes(), content.digest()].concat();
    RecordKey { kind: FORK_KIND, record: RecordId::natural(*dossier, FORK_KIND, &key) }
}

/// The entry that a fork entry carries; none when it is another entry, or carries none of its own dossier.
pub(super) fn carried(entry: &Entry) -> Option<Entry> {
    let header = entry.header();
    if header.kind != FORK_KIND {
        return None;
    }
    let edit = entry.edits()?.iter().find(|edit| edit.field == CONTENT)?;
    let content = Entry::read(&edit.value).ok()?;
    let sound = content.header().dossier == header.dossier && content.header().kind != FORK_KIND;
    sound.then_some(content)
}

/// Entries, with the fork entries among them opened.
#[derive(Default)]
pub(super) struct Opened<'a> {
    pub plain: Vec<&'a Entry>,
    pub copies: Vec<Entry>,
}

impl<'a> Opened<'a> {
    /// Opens what can be opened; the rest stays as it is.
    pub fn of(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut opened = Self::default();
        for entry in entries {
            match carried(entry) {
                Some(content) => opened.copies.push(content),
                None => opened.plain.push(entry),
            }
        }
        opened
    }

    /// Every content, perhaps more than once.
    pub fn contents(&self) -> impl Iterator<Item = &Entry> {
        self.plain.iter().copied().chain(&self.copies)
    }

    /// How an edit says that it replaces this content.
    pub fn names(&self, content: &Entry) -> impl Iterator<Item = EntryId> + use<> {
        let forked = self.copies.iter().any(|copy| copy.id() == content.id());
        [content.id()].into_iter().chain(forked.then(|| content_name(content)))
    }
}

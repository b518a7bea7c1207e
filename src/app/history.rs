//! What can be undone and redone, by name. The journal does the work; this only remembers which action was what.

use crate::id::{DossierId, EntryId};

use super::said::Said;

/// One thing the coach did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The action in the journal.
    pub action: EntryId,
    /// What it was, for "Ongedaan: …".
    pub name: Said,
    /// The one person whom it is about; none when it is about several or about the location.
    pub about: Option<DossierId>,
}

/// How many actions are remembered; older ones stay in the journal.
const DEPTH: usize = 200;

/// The two stacks.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Done>,
    redo: Vec<Done>,
}

impl History {
    /// Something new was done: what was undone before cannot be redone any more.
    pub fn did(&mut self, done: Done) {
        self.redo.clear();
        self.push_undo(done);
    }

    /// Takes the latest action to undo.
    pub fn take_undo(&mut self) -> Option<Done> {
        self.undo.pop()
    }

    /// Takes the latest undone action.
    pub fn take_redo(&mut self) -> Option<Done> {
        self.redo.pop()
    }

    /// An undo was written as this action: undoing it again is the redo.
    pub fn undone(&mut self, done: Done) {
        self.redo.push(done);
    }

    /// A redo was written as this action.
    pub fn redone(&mut self, done: Done) {
        self.push_undo(done);
    }

    /// What `u` would undo.
    pub fn next_undo(&self) -> Option<&Done> {
        self.undo.last()
    }

    /// What redo would bring back.
    pub fn next_redo(&self) -> Option<&Done> {
        self.redo.last()
    }

    fn push_undo(&mut self, done: Done) {
        if self.undo.len() == DEPTH {
            self.undo.remove(0);
        }
        self.undo.push(done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::StreamId;

    fn done(seq: u64) -> Done {
        Done { action: EntryId { stream: StreamId::default(), seq }, name: Said::plain("x"), about: None }
    }

    #[test]
    fn a_new_action_ends_redo() {
        let mut history = History::default();
        history.did(done(1));
        let first = history.take_undo().unwrap();
        history.undone(Done { action: done(2).action, ..first });
        assert!(history.next_redo().is_some());
        history.did(done(3));
        assert!(history.take_redo().is_none());
        assert_eq!(history.take_undo().map(|done| done.action.seq), Some(3));
    }
}

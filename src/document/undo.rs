//! One change of a document taken back: the history tells what it found and what it made of it, so that it can be taken
//! back for as long as the document lives, and so can the change that takes it back.
//!
//! # Rules
//! 1. What somebody has written over since stays as it is, long texts too: half of two texts is a text nobody wrote.
//! 2. An entry that the change began is marked as removed.
//! 3. The change that began a page takes the whole page back where nothing else stands on it: it keeps its words, and
//!    comes back with them. Elsewhere nothing goes: a page whose name is gone is worse than one that stays.

use automerge::ChangeHash;

use super::imports::{self, Added};
use super::{Document, EditError, Heads, TAKEN_BACK, TAKES_BACK, customer, fields};
use crate::domain::Timestamp;

impl Document {
    /// The change that was made since a document was at these heads; `None` where none was.
    pub fn made_since(&mut self, before: &Heads) -> Option<[u8; 32]> {
        match self.heads().as_slice() {
            [only] if !before.contains(only) => Some(*only),
            _ => None,
        }
    }

    /// Takes a change back; with `stays`, never the whole page. A change that is not part of this document, or of which
    /// nothing is left, changes nothing.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn take_change_back(
        &mut self,
        change: [u8; 32],
        stays: bool,
        now: Timestamp,
    ) -> Result<(), EditError> {
        let Some(change) = self.doc.get_change_meta_by_hash(&ChangeHash(change)) else { return Ok(()) };
        if change.message.as_deref() == Some(TAKES_BACK) {
            return self.take_page_back(false, now);
        }
        let (hash, found) = (change.hash, change.deps);
        let (before, after) = (imports::read_at(&self.doc, &found), imports::read_at(&self.doc, &[hash]));
        let is = |map: &automerge::hydrate::Map, key: &str| map.get(key).is_some();
        let begins = !is(&before, "begun") && is(&after, "begun");
        let brings_back = is(&before, TAKEN_BACK) && !is(&after, TAKEN_BACK);
        if begins || brings_back {
            let is_alone = {
                let page = self.page();
                customer::read(&after) == customer::read(&fields::read(&self.doc))
                    && page.lines.is_empty()
                    && page.decided.is_empty()
                    && page.entries.iter().all(|(_, entry)| entry.removed)
            };
            return if is_alone && !stays { self.take_page_back(true, now) } else { Ok(()) };
        }
        self.edit(now, |doc| imports::restore_all(doc, Added::Removed, &before, &after))
    }
}

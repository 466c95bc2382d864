//! Takes back one change of a document. The history holds the state before and after the change. So any change can be
//! taken back as long as the document exists, including the change that takes it back.
//!
//! # Rules
//! 1. What somebody has written over since stays as it is. This holds for long texts too, because half of two texts is
//!    a text nobody wrote.
//! 2. An entry that the change began is marked as removed.
//! 3. The change that began a page takes the whole page back if nothing else is on it. The page keeps its words and can
//!    be brought back with them. If something else is on it, nothing changes: a page without its name is worse than a
//!    page that stays.

use automerge::ChangeHash;

use super::imports::{self, Added};
use super::{Document, EditError, Heads, TAKEN_BACK, TAKES_BACK, customer, fields};
use crate::domain::Timestamp;

impl Document {
    /// The change made since the document was at these heads; `None` if there is none.
    pub fn made_since(&mut self, before: &Heads) -> Option<[u8; 32]> {
        match self.heads().as_slice() {
            [only] if !before.contains(only) => Some(*only),
            _ => None,
        }
    }

    /// Takes a change back; with `stays`, never the whole page.
    ///
    /// Nothing happens if the change is not part of this document, or if nothing is left of it.
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

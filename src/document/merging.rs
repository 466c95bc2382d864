//! Merges changes from elsewhere: from another device or an archive. Anything that does not fit is refused before it
//! changes the document.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use automerge::{AutomergeError, ChangeHash, ObjId, ROOT, ReadDoc, ScalarValue, Value};
use serde::{Deserialize, Serialize};

use super::{Document, EditError, Heads, chunks, fields, limits};
use crate::domain::{DocumentId, PhotoId, Timestamp};

/// Why bytes from elsewhere were refused. The document is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MergeError {
    /// Not in Automerge's format, or incomplete.
    Damaged,
    /// Changes in between are missing: these build on changes that are not in this document.
    Gap,
    /// From another document, or not begun by any version of this app.
    Foreign,
    /// Written by a later version of this app.
    Newer,
}

impl Document {
    /// Merges changes or a whole copy, as [`since`](Self::since) or [`snapshot`](Self::snapshot) wrote them elsewhere.
    /// Returns whether anything was new.
    ///
    /// # Errors
    /// [`MergeError`]; nothing is changed.
    pub fn merge_bytes(&mut self, bytes: &[u8]) -> Result<bool, MergeError> {
        if !limits::are_bounded(bytes) {
            return Err(MergeError::Damaged);
        }
        let before = self.heads();
        let first = first_change(self.id).ok_or(MergeError::Foreign)?;
        // Only an empty document refuses what it cannot load. Any other document skips what it cannot read.
        let mut told = fields::empty();
        told.load_incremental(bytes).map_err(|_| MergeError::Damaged)?;
        let mut next = self.clone();
        if before == [first.0] && told.get_change_meta_by_hash(&first).is_some() {
            next.doc = told.with_actor(self.doc.get_actor().clone());
        } else {
            next.doc.load_incremental(bytes).map_err(|_| MergeError::Damaged)?;
        }
        if !next.doc.get_missing_deps(&[]).is_empty() {
            return Err(MergeError::Gap);
        }
        let new = next.doc.get_changes_meta(&hashes(&before));
        if new.iter().any(|change| change.deps.is_empty() && change.hash != first) {
            return Err(MergeError::Foreign);
        }
        if next.is_newer() {
            return Err(MergeError::Newer);
        }
        if !limits::is_shallow(&next.doc) {
            return Err(MergeError::Damaged);
        }
        let is_new = next.heads() != before;
        *self = next;
        Ok(is_new)
    }

    /// A read-only document from a copy that this app made, as [`snapshot`](Self::snapshot) writes it. Unreadable parts
    /// are left out.
    pub fn copy_of(id: DocumentId, bytes: &[u8]) -> Self {
        let mut document = Self::new(id, chunks::READER);
        // The copy has its own first change, or has lost it.
        let mut doc = fields::empty();
        if doc.load_incremental(bytes).is_ok() {
            document.doc = doc;
        }
        document
    }

    /// The changes that a copy at these heads lacks, or everything if the heads are unknown. `None` if the copy lacks
    /// nothing.
    pub fn since(&mut self, heads: &Heads) -> Option<Vec<u8>> {
        if *heads == self.heads() {
            return None;
        }
        match self.knows(heads) && !heads.is_empty() {
            true => self.changes_since(heads).map(|(_, _, bytes)| bytes),
            false => Some(self.snapshot().2),
        }
    }

    /// Whether all these changes are part of this document.
    pub fn knows(&mut self, heads: &Heads) -> bool {
        hashes(heads).iter().all(|hash| self.doc.get_change_meta_by_hash(hash).is_some())
    }

    /// If changes merged since `before` conflict with a root field of this document, the value of this document stays.
    ///
    /// Keys with a colon, such as those of imports and decisions, are merged as always.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn keep_own(&mut self, before: &Heads, now: Timestamp) -> Result<(), EditError> {
        let before = hashes(before);
        let said_twice = |key: &String| {
            !key.contains(':') && self.doc.get_all(ROOT, key.as_str()).is_ok_and(|values| values.len() > 1)
        };
        let own = |key: String| match self.doc.get_at(ROOT, key.as_str(), &before) {
            Ok(Some((Value::Scalar(own), _))) => Some((key, own.into_owned())),
            _ => None,
        };
        let own: Vec<(String, ScalarValue)> =
            self.doc.keys(ROOT).filter(said_twice).filter_map(own).collect();
        self.edit(now, |doc| own.into_iter().try_for_each(|(key, own)| fields::put(doc, &ROOT, &key, own)))
    }

    /// Whether the document is in the state of this digest, or was once, so that it contains all of that state.
    ///
    /// An earlier state with several heads is recognised only if a change was made on exactly these heads.
    pub fn reaches(&mut self, digest: &[u8; 32]) -> bool {
        let is = |heads: &Heads| chunks::digest(heads) == *digest;
        is(&self.heads())
            || self.doc.get_changes_meta(&[]).iter().any(|change| {
                let mut found: Heads = change.deps.iter().map(|hash| hash.0).collect();
                found.sort_unstable();
                is(&vec![change.hash.0]) || is(&found)
            })
    }

    /// The photos that a copy at these heads does not show yet; all photos if the heads are unknown.
    pub fn photos_since(&mut self, heads: &Heads) -> BTreeSet<PhotoId> {
        let before = (self.knows(heads) && !heads.is_empty()).then(|| hashes(heads));
        let entries = fields::map(&self.doc, &ROOT, "entries");
        let each = entries.iter().flat_map(|entries| {
            self.doc
                .keys(entries)
                .filter_map(|id| Some(self.doc.get(entries, id).ok()??.1))
                .collect::<Vec<_>>()
        });
        let places = [ROOT].into_iter().chain(each);
        let photos = places.filter_map(|place| {
            let now = photo(self.doc.get(&place, "photo"))?;
            let had = before.as_ref().and_then(|heads| photo(self.doc.get_at(&place, "photo", heads)));
            (had != Some(now)).then_some(now)
        });
        photos.collect()
    }
}

/// The first change of every document of this kind. It is needed for each incoming page, so it is read only once.
fn first_change(id: DocumentId) -> Option<ChangeHash> {
    static FIRST: [OnceLock<Option<ChangeHash>>; 2] = [OnceLock::new(), OnceLock::new()];
    let read = || Document::new(id, [0; 16]).heads().first().map(|hash| ChangeHash(*hash));
    *FIRST[usize::from(id == DocumentId::SHOP)].get_or_init(read)
}

fn photo(stored: Result<Option<(Value<'_>, ObjId)>, AutomergeError>) -> Option<PhotoId> {
    match stored {
        Ok(Some((Value::Scalar(value), _))) => match value.as_ref() {
            ScalarValue::Bytes(bytes) => PhotoId::from_bytes(bytes),
            _ => None,
        },
        _ => None,
    }
}

fn hashes(heads: &Heads) -> Vec<ChangeHash> {
    heads.iter().map(|hash| ChangeHash(*hash)).collect()
}

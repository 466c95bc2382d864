//! Loads one document from storage into memory, and continues everything that waited for it.

use std::collections::btree_map;

use super::open_document::OpenDocument;
use super::tombstones::Tombstones;
use super::{Documents, Request, damage, edit, stored_summary};
use crate::document::chunks;
use crate::domain::DocumentId;
use crate::notebook::ctx::Ctx;
use crate::notebook::event::{DocEvent, Event};
use crate::storage::{self, Record, Space};

/// What is read of one document, in this order.
const PARTS: [Space; 6] =
    [Space::Chunks, Space::Summaries, Space::Tombstones, Space::Photos, Space::Drafts, Space::Quarantine];

impl Documents {
    /// Loads one document and all that belongs to it; sends [`DocEvent::Loaded`] or [`DocEvent::Gone`].
    pub fn load(&mut self, id: DocumentId, ctx: &mut Ctx) {
        let queries = storage::queries(PARTS, &storage::document_key(id));
        self.requests.read(Request::Load(id), queries.into(), ctx);
    }

    /// A document has been read.
    pub(super) fn loaded(&mut self, id: DocumentId, records: Vec<Vec<Record>>, ctx: &mut Ctx) {
        let Ok([stored, summaries, tombstones, photos, drafts, quarantine]) =
            <[Vec<Record>; 6]>::try_from(records)
        else {
            return;
        };
        if !tombstones.is_empty() {
            self.forget(id, true, ctx);
            return self.open_inbox(id, ctx);
        }
        // If the owner wrote on a page just as it was removed with an import, the page stays with the new words.
        let is_written = self.deferred.get(&id).is_some_and(|edits| edit::has_new_entry(edits));
        let is_wanted = id == DocumentId::SHOP || is_written || self.is_document_unsaved(id);
        if [&stored, &quarantine, &summaries].iter().all(|records| records.is_empty()) && !is_wanted {
            // The page does not exist, or was removed with an import that another tab reverted.
            self.forget(id, false, ctx);
            return self.open_inbox(id, ctx);
        }
        let is_first = !self.is_open(id);
        self.insert_loaded(id, &stored, storage::only_value(&summaries), ctx);
        let Some(open) = self.open.get_mut(&id) else { return };
        open.set_quarantine(&quarantine);
        open.heal();
        open.take_photos(&photos);
        for draft in self.drafts.loaded(id.into(), &drafts, is_first) {
            self.write_draft(draft, ctx);
        }
        self.update_lists(id, ctx);
        for (edit, undoable) in self.deferred.remove(&id).unwrap_or_default() {
            self.edit(id, edit, undoable, ctx);
        }
        ctx.tell(Event::Doc(DocEvent::Loaded(id)));
        self.open_inbox(id, ctx);
        self.follow_merge(id, ctx);
        if !self.inbox.bulk.contains(id) {
            self.commit(&[id], ctx);
        }
        self.merge_ready(ctx);
    }

    /// Puts a document's stored chunks into memory, and moves damaged ones to quarantine.
    pub(super) fn insert_loaded(
        &mut self,
        id: DocumentId,
        stored: &[Record],
        summary: Option<&[u8]>,
        ctx: &mut Ctx,
    ) {
        let digest = summary.and_then(stored_summary::digest_of);
        let mut loaded = chunks::load(id, stored, digest, self.authors.next());
        let (sound, damaged): (Vec<&Record>, Vec<&Record>) =
            stored.iter().partition(|(key, _)| !loaded.damaged.contains(key));
        let unknown = (!loaded.damaged.is_empty()).then_some(damage::UNKNOWN);
        let (left, lost) = match loaded.is_damaged() {
            true => (Some(chunks::digest(&loaded.document.heads())), digest.or(unknown)),
            false => (digest, None),
        };
        if let Some(left) = left {
            self.note_digest(id, left, ctx);
        }
        self.set_aside(id, &damaged, lost, ctx);
        let tombstones = Tombstones::of(&loaded.document);
        let keys = sound.into_iter().map(|(key, _)| key.clone()).collect();
        let mut stored = OpenDocument::stored(loaded, keys, summary);
        stored.lost.extend(lost);
        match self.open.entry(id) {
            btree_map::Entry::Vacant(place) => drop(place.insert(stored)),
            btree_map::Entry::Occupied(mut open) => open.get_mut().merge_stored(stored),
        }
        self.take_tombstones(tombstones, ctx);
    }

    /// Removes everything in memory about a document that is gone.
    pub(super) fn forget(&mut self, id: DocumentId, is_erased_elsewhere: bool, ctx: &mut Ctx) {
        let had_words = self.is_document_unsaved(id) || self.deferred.contains_key(&id);
        self.open.remove(&id);
        self.digests.remove(&id);
        self.deferred.remove(&id);
        self.undo_log.forget(id);
        self.drafts.forget(id.into());
        self.erasing.remove(&id.into());
        self.merges.retain(|merge| ![merge.into, merge.from].contains(&id.into()));
        self.to_revert.remove(&id.into());
        // A page in no list goes without a message.
        let is_erased_elsewhere = self.people.remove(id.into()) && is_erased_elsewhere;
        ctx.tell(Event::Doc(DocEvent::Gone { id, is_erased_elsewhere, had_words }));
        ctx.tell(Event::Doc(DocEvent::Stored(id)));
    }
}

//! The one transaction that saves a document, or several at once.

use super::delivery::WholePage;
use super::open_document::{InFlight, OpenDocument};
use super::stored_summary::{GUARDS, MARK, encode_summary};
use super::summary_cache::{self, Generation};
use super::tombstones::Tombstones;
use super::{Documents, Request};
use crate::document::{EditError, chunks};
use crate::domain::DocumentId;
use crate::notebook::api::Trouble;
use crate::notebook::ctx::Ctx;
use crate::notebook::event::{DocEvent, Event};
use crate::notebook::wanted;
use crate::storage::{self, Change, ChunkKind, Guard, Space, Transaction, WriteError};

/// From this many chunks on, a commit writes the whole document and deletes the chunks it replaces. The number is small
/// enough to read quickly, and large enough that nearly every commit stays small.
const SNAPSHOT_AT: usize = 16;

/// How many pages are committed together at most when many came at once. The number is small, so that the screen can
/// update.
pub(super) const SHARE: usize = 20;

/// Deletes everything stored under a document's id.
pub(super) fn delete_content(id: DocumentId, generation: Generation) -> impl Iterator<Item = Change> {
    Space::ALL
        .into_iter()
        .filter(|space| *space != Space::Tombstones)
        .map(move |space| Change::DeletePrefix(space, storage::document_key(id)))
        .chain([
            Change::DeletePrefix(Space::Devices, wanted::prefix(id)),
            summary_cache::clear(id, generation),
        ])
}

/// Deletes a document for good. A tombstone prevents it from being written again.
pub(super) fn delete_all(id: DocumentId, generation: Generation) -> impl Iterator<Item = Change> {
    let tombstone = Change::Put(Space::Tombstones, storage::document_key(id), storage::seal(&[]));
    delete_content(id, generation).chain([tombstone])
}

impl Documents {
    /// Commits the unsaved changes of these documents. The pages go into one transaction, because ten at once cost the
    /// disk hardly more than one. The shop is committed before them and alone. Its transaction deletes the erased pages,
    /// and a page in the same transaction could come back.
    pub fn commit(&mut self, ids: &[DocumentId], ctx: &mut Ctx) {
        let (shop, pages): (Vec<DocumentId>, Vec<DocumentId>) =
            ids.iter().partition(|id| **id == DocumentId::SHOP);
        self.commit_together(&shop, ctx);
        self.commit_together(&pages, ctx);
    }

    fn commit_together(&mut self, ids: &[DocumentId], ctx: &mut Ctx) {
        let mut together = Transaction { strict: true, ..Transaction::default() };
        let mut committed = Vec::new();
        for id in ids {
            match self.prepare(*id) {
                Some((guards, changes)) => {
                    together.guards.extend(guards);
                    together.changes.extend(changes);
                    committed.push(*id);
                }
                None => self.announce(*id, ctx),
            }
        }
        if !committed.is_empty() {
            self.requests.write(Request::Commit(committed.clone()), together, committed, ctx);
        }
    }

    /// Commits a page together with the others that come in at the same time.
    pub(super) fn commit_soon(&mut self, id: DocumentId) {
        if !self.inbox.bulk.contains(id) {
            self.inbox.bulk.waiting.push_back(id);
        }
    }

    /// Commits the next of these pages, once the previous ones are committed.
    pub(super) fn commit_bulk(&mut self, ctx: &mut Ctx) {
        let open = &self.open;
        let is_in_flight = |id: &DocumentId| open.get(id).is_some_and(|open| open.in_flight.is_some());
        let bulk = &mut self.inbox.bulk;
        if bulk.waiting.is_empty() || bulk.committing.iter().any(is_in_flight) {
            return;
        }
        bulk.committing = bulk.waiting.drain(..bulk.waiting.len().min(SHARE)).collect();
        let ids = bulk.committing.clone();
        self.commit(&ids, ctx);
    }

    /// The guards and changes that save a document. `None` if nothing is unsaved or a commit is in flight. New changes
    /// are then committed after its answer.
    fn prepare(&mut self, id: DocumentId) -> Option<([Guard; GUARDS], Vec<Change>)> {
        let generation = self.authors.next();
        let summary = self.people.get(id.into());
        let open = self.open.get_mut(&id)?;
        if open.in_flight.is_some() {
            return None;
        }
        let heads = open.document.heads();
        // Data of a later version is never overwritten, not even its summary.
        open.unsaved = !open.document.is_newer() && (heads != open.saved || !open.beside.is_empty());
        if !open.unsaved {
            return None;
        }
        let key = storage::document_key(id);
        let whole = open.saved.is_empty() || open.chunks.len() >= SNAPSHOT_AT && !open.damaged;
        let chunk =
            if whole { Some(open.document.snapshot()) } else { open.document.changes_since(&open.saved) };
        let mut stored_chunks = open.chunks.clone();
        let mut changes = Vec::new();
        if let Some((kind, hash, bytes)) = chunk {
            let name = storage::chunk_key(id, kind, hash);
            changes.push(Change::Put(Space::Chunks, name.clone(), storage::seal(&bytes)));
            if kind == ChunkKind::Snapshot {
                let superseded = stored_chunks.drain(..).filter(|key| *key != name);
                changes.extend(superseded.map(|key| Change::Delete(Space::Chunks, key)));
            }
            stored_chunks.push(name);
        }
        let tombstones = Tombstones::of(&open.document);
        let erased = tombstones.erased.difference(&self.tombstones.erased);
        changes.extend(erased.flat_map(|id| delete_all(*id, generation)));
        let digest = chunks::digest(&heads);
        let summary = encode_summary(digest, summary);
        let mark = summary[..MARK].to_vec();
        changes.push(Change::Put(Space::Summaries, key.clone(), summary));
        // If a commit is repeated, the owner may have started typing in the same form again.
        let is_typed_since = |change: &Change| match change {
            Change::Delete(Space::Drafts, key) => self.drafts.is_typed(key),
            _ => false,
        };
        changes.extend(open.beside.iter().filter(|change| !is_typed_since(change)).cloned());
        if id != DocumentId::SHOP {
            match whole {
                true => changes.extend(open.pack()),
                false => changes.extend(open.texts()),
            }
            changes.push(summary_cache::clear(id, generation));
        }
        let guards = [
            Guard::Absent(Space::Tombstones, key.clone()),
            Guard::StartsWith(Space::Summaries, key, open.mark.clone()),
        ];
        let (beside, words) = (open.beside.len(), std::mem::take(&mut open.words));
        open.in_flight = Some(InFlight { heads, mark, chunks: stored_chunks, beside, words, tombstones });
        Some((guards, changes))
    }

    /// Tells the owner what was done, once all of the document is saved.
    fn announce(&mut self, id: DocumentId, ctx: &mut Ctx) {
        let saved = self.open.get_mut(&id).filter(|open| open.in_flight.is_none());
        if let Some((what, undo)) = saved.and_then(|open| open.notice.take()) {
            ctx.notify(what, undo);
        }
    }

    /// The storage answered a commit of several documents. If it refused one, it rolled back the others too.
    pub(super) fn committed(&mut self, ids: Vec<DocumentId>, result: &Result<(), WriteError>, ctx: &mut Ctx) {
        let mut again = Vec::new();
        for (at, id) in ids.into_iter().enumerate() {
            let Some(open) = self.open.get_mut(&id) else { continue };
            let Some(in_flight) = open.in_flight.take() else { continue };
            match result {
                Ok(()) => self.saved(id, in_flight, ctx),
                Err(error) => {
                    open.words.extend(in_flight.words);
                    match error {
                        // Another document of the transaction was refused.
                        WriteError::Refused(guard) if guard / GUARDS != at => again.push(id),
                        // There is a tombstone: the page is erased.
                        WriteError::Refused(guard) if guard % GUARDS == 0 => self.forget(id, true, ctx),
                        // Another tab wrote first. Read its changes, merge them, and write again.
                        WriteError::Refused(_) => self.load(id, ctx),
                        error => ctx.trouble(error.clone()),
                    }
                }
            }
        }
        self.commit(&again, ctx);
    }

    /// A document is stored in the state it had when its commit began.
    fn saved(&mut self, id: DocumentId, in_flight: InFlight, ctx: &mut Ctx) {
        let digest = chunks::digest(&in_flight.heads);
        if let Some(open) = self.open.get_mut(&id) {
            open.saved = in_flight.heads;
            open.mark = Some(in_flight.mark);
            open.chunks = in_flight.chunks;
            open.beside.drain(..in_flight.beside);
        }
        self.digests.insert(id, digest);
        ctx.tell(Event::Doc(DocEvent::Stored(id)));
        ctx.tell(Event::Doc(DocEvent::Saved));
        self.take_tombstones(in_flight.tombstones, ctx);
        self.commit(&[id], ctx);
        self.follow_merge(id, ctx);
        self.follow_merges_into(id.into(), ctx);
        self.merge_ready(ctx);
    }

    /// Notes the stored state of a document. An event is sent only if it is another state than before. Otherwise two devices
    /// that cannot take in each other's page would notify each other forever.
    pub(super) fn note_digest(&mut self, id: DocumentId, digest: [u8; 32], ctx: &mut Ctx) {
        if self.digests.insert(id, digest) != Some(digest) {
            ctx.tell(Event::Doc(DocEvent::Stored(id)));
        }
    }

    /// Commits the next pages that came whole. Up to [`SHARE`] go into one transaction, which costs the disk hardly more
    /// than one page.
    pub(super) fn commit_new_next(&mut self, ctx: &mut Ctx) {
        if self.requests.waiting().any(|request| matches!(request, Request::CommitNew(_))) {
            return;
        }
        let share = self.inbox.new_pages.len().min(SHARE);
        if share < SHARE && self.verifying().count() > 0 {
            return;
        }
        let pages = self.inbox.new_pages.drain(..share).collect();
        self.commit_new(pages, ctx);
    }

    /// Commits these pages in one transaction.
    pub(super) fn commit_new(&mut self, pages: Vec<WholePage>, ctx: &mut Ctx) {
        if pages.is_empty() {
            return;
        }
        let generation = self.authors.next();
        let transaction = Transaction {
            guards: pages.iter().flat_map(WholePage::guards).collect(),
            changes: pages.iter().flat_map(|page| page.changes(generation)).collect(),
            strict: true,
        };
        let ids = pages.iter().map(|page| page.id).collect();
        self.requests.write(Request::CommitNew(pages), transaction, ids, ctx);
    }
}

impl OpenDocument {
    /// Whether a commit is in flight.
    pub(super) fn is_in_flight(&self) -> bool {
        self.in_flight.is_some()
    }
}

impl From<EditError> for Trouble {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Newer => Self::Newer,
            EditError::Malformed(text) => Self::Failed(text),
        }
    }
}

impl From<WriteError> for Trouble {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Full => Self::Full,
            WriteError::Newer => Self::Overtaken,
            WriteError::Failed(text) => Self::Failed(text),
            WriteError::Refused(guard) => Self::Failed(format!("guard {guard}")),
        }
    }
}

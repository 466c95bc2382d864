//! The documents of the notebook. They are loaded from storage, edited, merged with data from elsewhere, committed,
//! summarized and erased. This part knows nothing of files, peers or screens. It reports what happened as a
//! [`DocEvent`](super::event::DocEvent).
//!
//! - `start`: from storage to summaries and search texts; `summary_cache`: makes this quick;
//! - `load`: loads one document into memory, and removes it; `open_document`: a document in memory;
//! - `edit`: the owner's edits; `drafts`: half-written text; `undo_log`: the changes that can be undone;
//! - `commit`: the transaction that saves documents; `people`: the summaries and the index;
//! - `inbox`: documents from elsewhere, each a `delivery`; `verify`: verifies them in a worker;
//! - `merge_pages`: two pages of one person; `tombstones`: erased pages and reverted imports; `revert`: the pages of an
//!   import that is reverted; `damage`: a document that lost stored data.
//!
//! # Rules
//! 1. A document, its summary, its search texts and its photos change in one strict transaction. Only a photo from a peer
//!    may arrive later, in a transaction of its own.
//! 2. Nothing is reported as saved before that transaction is complete. Failed changes stay in memory, are shown as
//!    unsaved, and are repeated on [`Command::Retry`](super::api::Command::Retry).
//! 3. A write is refused if another tab wrote first. Then both states are merged and written again.
//! 4. An erased page is never written again.
//! 5. A document stays in memory while it is shown or unsaved. Everything else is evicted at the end of the turn.

mod commit;
mod damage;
mod delivery;
mod drafts;
mod edit;
mod inbox;
mod load;
mod merge_pages;
mod open_document;
mod people;
mod revert;
mod start;
mod stored_summary;
mod summary_cache;
mod tombstones;
mod undo_log;
mod verify;

use std::collections::{BTreeMap, BTreeSet};

use super::api::{Draft, Owner, Ticket, Verified};
use super::ctx::Ctx;
use super::requests::Requests;
use crate::document::{Document, EditError, MergeError, chunks};
use crate::domain::{CustomerId, DocumentId, ImportId, Timestamp};
use crate::storage::{Change, Key, ReadError, Record, Transaction, WriteError};
use damage::Scrub;
pub(super) use damage::quarantined_chunk;
pub(super) use delivery::Delivery;
use delivery::{Inbox, WholePage};
use drafts::Drafts;
pub use drafts::keeping_draft;
pub(super) use edit::{Edit, Undoable};
use merge_pages::PageMerge;
pub(super) use open_document::{OpenDocument, photos as stored_photos};
pub(super) use people::People;
pub(super) use stored_summary::digest_of;
use summary_cache::Cleared;
use tombstones::Tombstones;
use undo_log::UndoLog;
pub use verify::verify;

/// The purpose of a request to the storage or a worker.
enum Request {
    /// The cached summaries.
    Cache,
    /// The shop, the undo log, and the summaries that these cache entries lack.
    Start(Vec<Cleared>),
    /// The next search texts.
    Texts,
    /// One document with all that belongs to it.
    Load(DocumentId),
    /// The share of the stored documents with this key prefix, to be checked for damage.
    Scrub(Key),
    /// A delivery for a document.
    Verify(DocumentId, Delivery),
    /// The commit of these documents.
    Commit(Vec<DocumentId>),
    /// The commit of pages that came whole.
    CommitNew(Vec<WholePage>),
    /// A photo of this page that a peer sent.
    Photo(DocumentId, Transaction),
    /// These pages, to revert an import.
    Revert(Vec<CustomerId>),
    /// The deletion of these pages, with an import that is reverted.
    Delete(Vec<CustomerId>),
    /// The draft of this form.
    Draft(Draft),
    /// Housekeeping that nothing waits for, but that must happen.
    Housekeeping(Transaction),
}

/// All documents of one notebook. See the [module](self).
pub(super) struct Documents {
    authors: Authors,
    requests: Requests<Request>,
    /// Documents in memory: the shop, pages that are shown, and unsaved ones.
    open: BTreeMap<DocumentId, OpenDocument>,
    /// Edits that wait for their document.
    deferred: BTreeMap<DocumentId, Vec<(Edit, Undoable)>>,
    /// Everybody's summary, and the index.
    people: People,
    /// The digest of the heads at which each document is stored.
    digests: BTreeMap<DocumentId, [u8; 32]>,
    drafts: Drafts,
    undo_log: UndoLog,
    /// The erased pages and reverted imports, as the stored document of the shop says.
    tombstones: Tombstones,
    /// Customers that the owner erases here. Those erased elsewhere have another message.
    erasing: BTreeSet<CustomerId>,
    /// Pages to merge or part as soon as both are in memory.
    merges: Vec<PageMerge>,
    inbox: Inbox,
    /// Pages with reverted changes that are still to be checked.
    to_revert: BTreeSet<CustomerId>,
    start: start::Start,
    scrub: Scrub,
}

/// Assigns an author to each document that comes into memory, never the same one twice.
///
/// Automerge identifies a change by its author and a number that counts up in the document. If a document is evicted
/// and begun again, or loaded again without its latest changes, the same author would use a number twice. Two copies
/// with different changes under one identifier can never merge again.
struct Authors {
    /// Random, new for every session.
    session: [u8; 16],
    /// How many were assigned.
    named: u64,
}

impl Authors {
    fn next(&mut self) -> [u8; 16] {
        self.named += 1;
        let hash = chunks::hash(&[self.session.as_slice(), &self.named.to_be_bytes()].concat());
        hash.first_chunk().copied().unwrap_or(self.session)
    }
}

impl Documents {
    /// Documents of which nothing is known yet. `session` is random, and new each time.
    pub fn new(session: [u8; 16]) -> Self {
        Self {
            authors: Authors { session, named: 0 },
            requests: Requests::new(Owner::Documents),
            open: BTreeMap::new(),
            deferred: BTreeMap::new(),
            people: People::default(),
            digests: BTreeMap::new(),
            drafts: Drafts::default(),
            undo_log: UndoLog::default(),
            tombstones: Tombstones::default(),
            erasing: BTreeSet::new(),
            merges: Vec::new(),
            inbox: Inbox::default(),
            to_revert: BTreeSet::new(),
            start: start::Start::default(),
            scrub: Scrub::default(),
        }
    }

    // What other parts ask.

    /// Everybody's summary, and the index.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The drafts.
    pub fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// A document in memory.
    pub fn get(&mut self, id: DocumentId) -> Option<&mut OpenDocument> {
        self.open.get_mut(&id)
    }

    /// The shop's document; `None` before the start.
    pub fn shop(&self) -> Option<&Document> {
        self.open.get(&DocumentId::SHOP).map(|shop| &shop.document)
    }

    /// Whether it is in memory.
    pub fn is_open(&self, id: DocumentId) -> bool {
        self.open.contains_key(&id)
    }

    /// Whether there is such a document, saved or not.
    pub fn is_known(&self, id: DocumentId) -> bool {
        id == DocumentId::SHOP || self.has_page(id.into())
    }

    /// Whether there is such a page: in a list, merged with another, or taken back.
    pub fn has_page(&self, id: CustomerId) -> bool {
        self.people.get(id).is_some() || self.open.contains_key(&id.into())
    }

    /// The digest of the heads at which each document is stored.
    pub fn digests(&self) -> &BTreeMap<DocumentId, [u8; 32]> {
        &self.digests
    }

    /// Every document, the shop's first, saved or not.
    pub fn all(&self) -> BTreeSet<(bool, DocumentId)> {
        let unsaved = self.open.iter().filter(|(_, open)| open.is_unsaved()).map(|(id, _)| *id);
        let ids = self.digests.keys().copied().chain(unsaved).chain([DocumentId::SHOP]);
        ids.map(|id| (id != DocumentId::SHOP, id)).collect()
    }

    /// Whether it was taken in with others, to be committed together with them.
    pub fn is_in_bulk(&self, id: DocumentId) -> bool {
        self.inbox.bulk.contains(id)
    }

    /// Whether something of this document is not saved.
    pub fn is_document_unsaved(&self, id: DocumentId) -> bool {
        self.open.get(&id).is_some_and(OpenDocument::is_unsaved)
    }

    /// Whether something was written here that the storage has not confirmed.
    pub fn is_unsaved(&self) -> bool {
        !self.deferred.is_empty()
            || self.open.values().any(OpenDocument::is_unsaved)
            || self.new_pages().next().is_some()
    }

    /// Whether something failed and was not repeated.
    pub fn has_failed(&self) -> bool {
        self.requests.has_failed()
    }

    /// Edits the shop's document at the present time and commits it.
    pub fn edit_shop(
        &mut self,
        ctx: &mut Ctx,
        edit: impl FnOnce(&mut Document, Timestamp) -> Result<(), EditError>,
    ) {
        self.edit_shop_beside(Vec::new(), ctx, edit);
    }

    /// Edits the shop's document and commits it in one transaction with these changes of other records.
    pub fn edit_shop_beside(
        &mut self,
        beside: Vec<Change>,
        ctx: &mut Ctx,
        edit: impl FnOnce(&mut Document, Timestamp) -> Result<(), EditError>,
    ) {
        let Some(shop) = self.open.get_mut(&DocumentId::SHOP) else { return };
        shop.beside.extend(beside);
        match edit(&mut shop.document, ctx.now) {
            Ok(()) => shop.touch(),
            Err(error) => ctx.trouble(error),
        }
        self.commit(&[DocumentId::SHOP], ctx);
    }

    /// Notes that an import began, before its first page is committed. So it can be reverted however it ends.
    pub fn note_import(&mut self, import: ImportId, ctx: &mut Ctx) {
        if self.shop().is_some_and(|shop| !shop.imports().contains_key(&import)) {
            self.edit_shop(ctx, |shop, now| shop.note_import(import, Some(now), now));
        }
    }

    // What the storage and the worker answer.

    /// The storage answered a question.
    pub fn read(&mut self, ticket: Ticket, result: Result<Vec<Vec<Record>>, ReadError>, ctx: &mut Ctx) {
        let Some((request, records)) = self.requests.records(ticket, result, ctx) else { return };
        match request {
            Request::Cache => self.cache_read(&records.concat(), ctx),
            Request::Start(cleared) => self.started(&cleared, records, ctx),
            Request::Texts => self.texts_read(&records, ctx),
            Request::Load(id) => self.loaded(id, records, ctx),
            Request::Scrub(_) => self.scrubbed(&records, ctx),
            Request::Revert(ids) => self.revert_read(&ids, &records, ctx),
            Request::Verify(..)
            | Request::Commit(_)
            | Request::CommitNew(_)
            | Request::Photo(..)
            | Request::Delete(_)
            | Request::Draft(_)
            | Request::Housekeeping(_) => {}
        }
    }

    /// The storage answered a write.
    pub fn written(&mut self, ticket: Ticket, result: Result<(), WriteError>, ctx: &mut Ctx) {
        match (self.requests.answered(ticket), result) {
            (Some(Request::Commit(ids)), result) => self.committed(ids, &result, ctx),
            (Some(Request::CommitNew(pages)), result) => self.new_committed(pages, result, ctx),
            (Some(Request::Delete(ids)), result) => self.deleted(ids, result, ctx),
            (Some(Request::Photo(id, stored)), Ok(())) => self.photo_stored(id, Some(stored), ctx),
            (Some(Request::Photo(id, _)), Err(WriteError::Refused(_))) => self.photo_stored(id, None, ctx),
            // Refused means that the page was erased in the meantime. Then there is nothing left to do.
            (_, Ok(()) | Err(WriteError::Refused(_))) | (None, _) => {}
            (Some(request), Err(error)) => self.requests.fail(request, error, ctx),
        }
    }

    /// The worker answered.
    pub fn verified(&mut self, ticket: Ticket, verified: Result<Box<Verified>, MergeError>, ctx: &mut Ctx) {
        if let Some(Request::Verify(id, delivery)) = self.requests.answered(ticket) {
            self.take_verified(id, delivery, verified, ctx);
        }
    }

    /// Another tab saved these documents.
    pub fn changed_elsewhere(&mut self, ids: Vec<DocumentId>, ctx: &mut Ctx) {
        for id in ids {
            self.load(id, ctx);
        }
    }

    /// Repeats what failed, and commits what is not saved.
    pub fn retry(&mut self, ctx: &mut Ctx) {
        for request in self.requests.take_failed() {
            match request {
                Request::Cache | Request::Start(_) => self.begin(ctx),
                Request::Texts => self.read_next_texts(ctx),
                Request::Load(id) => self.load(id, ctx),
                Request::Draft(draft) => self.write_draft(draft, ctx),
                Request::Housekeeping(transaction) => self.housekeep(transaction, ctx),
                Request::Scrub(prefix) => self.scrub_again(prefix, ctx),
                Request::Photo(id, transaction) => self.write_photo(id, transaction, ctx),
                Request::Revert(ids) | Request::Delete(ids) => self.to_revert.extend(ids),
                Request::CommitNew(pages) => self.commit_new(pages, ctx),
                // Each open document knows which of its changes are unsaved. A worker does not fail in this way.
                Request::Commit(_) | Request::Verify(..) => {}
            }
        }
        for id in self.open.keys().copied().collect::<Vec<_>>() {
            self.commit(&[id], ctx);
        }
    }

    /// Continues the background work: orphans of erased pages, pages of a reverted import, commits of many pages at
    /// once.
    pub fn advance(&mut self, ctx: &mut Ctx) {
        self.erase_orphans(ctx);
        self.revert_next(ctx);
        self.commit_new_next(ctx);
        self.commit_bulk(ctx);
    }

    /// Evicts documents that are not shown and that nothing waits for.
    pub fn evict_idle(&mut self, looked_at: &BTreeSet<DocumentId>) {
        let merging = self.merges.iter().flat_map(|merge| [merge.into, merge.from]).map(DocumentId::from);
        let verifying = self.verifying().map(|(id, _)| id);
        let kept: BTreeSet<DocumentId> = merging.chain(verifying).chain([DocumentId::SHOP]).collect();
        let drafts = &mut self.drafts;
        self.open.retain(|id, open| {
            let stays = kept.contains(id) || looked_at.contains(id) || open.is_unsaved();
            if !stays {
                drafts.evict((*id).into());
            }
            stays
        });
    }

    /// Writes what nothing waits for.
    fn housekeep(&mut self, transaction: Transaction, ctx: &mut Ctx) {
        self.requests.write(Request::Housekeeping(transaction.clone()), transaction, Vec::new(), ctx);
    }
}

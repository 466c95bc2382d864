//! Documents from elsewhere: from another device, a bundle or an archive. Each is verified in a worker before it is
//! merged. A page that is new here and comes whole is stored as it came. Anything else is merged into its page.
//!
//! # Rules
//! 1. Deliveries for one document are taken in one after another, because the next may build on the last.
//! 2. An erased page takes in nothing.
//! 3. A page does not come back if only a reverted import brought it.
//! 4. Pages that come in at once are committed together, a share at a time.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::delivery::{Delivery, Inbox, WholePage};
use super::stored_summary::GUARDS;
use super::{Documents, Request};
use crate::document::{Brought, EditError, ImportData, MergeError, chunks};
use crate::domain::photo::may_be_kept;
use crate::domain::{DocumentId, EntryId, ImportId, PhotoId};
use crate::notebook::api::{Unverified, Verified};
use crate::notebook::ctx::Ctx;
use crate::notebook::event::{DocEvent, Event, Merged, Receipt};
use crate::notebook::wanted;
use crate::storage::{self, Change, Guard, Record, Space, Transaction, WriteError};
use crate::sync::webrtc::ConnectionId;

/// How many pages may wait for the disk. It is enough to prepare the next ones while the disk works, and small enough
/// that the screen can update.
const WAITING: usize = 10;

impl Documents {
    /// The erased pages, including those whose tombstone is not stored yet.
    pub fn erased(&self) -> BTreeSet<DocumentId> {
        self.shop().map(|shop| shop.erased()).into_iter().flatten().collect()
    }

    /// How many more pages may wait to be stored; `None` if as many as allowed wait already. `elsewhere` counts pages that
    /// wait for their document in another part.
    pub fn capacity(&self, elsewhere: usize) -> Option<usize> {
        let unsaved = self.open.values().filter(|open| open.is_unsaved()).count();
        let waiting =
            elsewhere + self.inbox.waiting.len() + self.verifying().count() + self.new_pages().count();
        WAITING.checked_sub(unsaved + waiting).filter(|capacity| *capacity > 0)
    }

    /// Takes in a document from elsewhere; sends [`DocEvent::Delivered`].
    pub fn deliver(&mut self, id: DocumentId, delivery: Delivery, ctx: &mut Ctx) {
        self.inbox.waiting.entry(id).or_default().push_back(delivery);
        self.open_inbox(id, ctx);
    }

    /// A connection has ended. Pages that are new here and not stored yet are dropped. Nothing of them was confirmed,
    /// so they are sent again. Deliveries from elsewhere that waited behind them go on.
    pub fn cancel(&mut self, connection: ConnectionId, ctx: &mut Ctx) {
        let is_its =
            |delivery: &Delivery| matches!(delivery.receipt, Receipt::Peer(from, _) if from == connection);
        let ids = self.inbox.waiting.keys().copied().chain(self.verifying().map(|(id, _)| id));
        let new: BTreeSet<DocumentId> = ids.filter(|id| !self.is_known(*id)).collect();
        let Inbox { waiting, new_pages, .. } = &mut self.inbox;
        for (_, waiting) in waiting.iter_mut().filter(|(id, _)| new.contains(id)) {
            waiting.retain(|delivery| !is_its(delivery));
        }
        waiting.retain(|_, waiting| !waiting.is_empty());
        new_pages.retain(|page| !is_its(&page.delivery));
        self.requests.cancel(|request| match request {
            Request::Verify(id, delivery) => is_its(delivery) && new.contains(id),
            _ => false,
        });
        for id in new {
            self.open_inbox(id, ctx);
        }
    }

    /// Takes in the next delivery for a document, once the one before is done.
    pub(super) fn open_inbox(&mut self, id: DocumentId, ctx: &mut Ctx) {
        if !self.inbox.waiting.contains_key(&id) || self.is_taking_in(id) {
            return;
        }
        if !self.is_open(id) && self.is_known(id) {
            return self.load(id, ctx);
        }
        let Some(waiting) = self.inbox.waiting.get_mut(&id) else { return };
        let delivery = waiting.pop_front();
        if waiting.is_empty() {
            self.inbox.waiting.remove(&id);
        }
        let Some(delivery) = delivery else { return };
        let base = self.open.get_mut(&id).map(|open| open.document.snapshot().2.into());
        let unverified = Unverified { id, base, bytes: delivery.bytes.clone() };
        self.requests.verify(Request::Verify(id, delivery), unverified, ctx);
    }

    /// Whether a delivery for this document is being verified or stored.
    fn is_taking_in(&self, id: DocumentId) -> bool {
        self.verifying().any(|(verified, _)| verified == id) || self.new_pages().any(|page| page.id == id)
    }

    /// The pages that came whole and are not confirmed by the storage.
    pub(super) fn new_pages(&self) -> impl Iterator<Item = &WholePage> {
        let committing = self.requests.open().filter_map(|request| match request {
            Request::CommitNew(pages) => Some(pages),
            _ => None,
        });
        self.inbox.new_pages.iter().chain(committing.flatten())
    }

    /// The deliveries that are being verified.
    pub(super) fn verifying(&self) -> impl Iterator<Item = (DocumentId, &Delivery)> {
        self.requests.waiting().filter_map(|request| match request {
            Request::Verify(id, delivery) => Some((*id, delivery)),
            _ => None,
        })
    }

    /// Whether the shop's document is being verified. It says who was erased, so other documents wait for it.
    pub fn is_verifying_shop(&self) -> bool {
        self.verifying().any(|(id, _)| id == DocumentId::SHOP)
    }

    /// A delivery was verified, or crashed the worker.
    pub(super) fn take_verified(
        &mut self,
        id: DocumentId,
        delivery: Delivery,
        verified: Result<Box<Verified>, MergeError>,
        ctx: &mut Ctx,
    ) {
        if !self.is_open(id) && self.is_known(id) {
            // The page arrived by another way in the meantime. The delivery is verified again with what is here now.
            self.inbox.waiting.entry(id).or_default().push_front(delivery);
            return self.open_inbox(id, ctx);
        }
        let merged = match (self.is_open(id), verified) {
            (true, verified) => self.merge_delivery(id, &delivery, verified.map(drop), ctx),
            (false, _) if self.erased().contains(&id) => Merged::Gone,
            (false, Err(error)) => Merged::Failed(error),
            (false, Ok(verified)) if self.is_storable(&delivery, &verified) => {
                return self.inbox.new_pages.push_back(WholePage { id, delivery, verified });
            }
            (false, Ok(_)) => {
                self.insert_new(id);
                self.merge_delivery(id, &delivery, Ok(()), ctx)
            }
        };
        self.tell_delivered(id, delivery.receipt, merged, ctx);
        self.open_inbox(id, ctx);
    }

    /// Whether a new page can be stored as it came: it came whole, and no import on it was reverted.
    fn is_storable(&self, delivery: &Delivery, verified: &Verified) -> bool {
        let reverted = self.reverted_imports();
        !verified.is_empty
            && chunks::encoded_heads(&delivery.bytes).as_ref() == Some(&verified.heads)
            && !verified.summary.imports.iter().any(|import| reverted.contains(import))
    }

    fn tell_delivered(&self, id: DocumentId, receipt: Receipt, merged: Merged, ctx: &mut Ctx) {
        ctx.tell(Event::Doc(DocEvent::Delivered(id, receipt, merged)));
    }

    /// Merges a verified delivery into a document in memory.
    fn merge_delivery(
        &mut self,
        id: DocumentId,
        delivery: &Delivery,
        verified: Result<(), MergeError>,
        ctx: &mut Ctx,
    ) -> Merged {
        let is_new = id != DocumentId::SHOP && self.people.get(id.into()).is_none();
        let reverted = if is_new { self.reverted_imports() } else { Vec::new() };
        let Some(open) = self.open.get_mut(&id) else { return Merged::Gone };
        let before = open.document.heads();
        let taken = verified.and_then(|()| open.document.merge_bytes(&delivery.bytes));
        let is_only_of = |import: &ImportId| open.document.is_only_of(*import, &reverted, ctx.now);
        let is_reverted = taken.is_ok() && reverted.iter().any(is_only_of);
        // A page that has only the content every page begins with does not count as a page.
        let is_empty = is_new && taken == Ok(false);
        if is_new && (taken.is_err() || is_reverted || is_empty) {
            self.open.remove(&id);
        }
        let mut is_changed = match taken {
            _ if is_reverted => return Merged::Reverted,
            _ if is_empty => return Merged::Gone,
            Ok(is_changed) => is_changed,
            Err(error) => return Merged::Failed(error),
        };
        let Some(open) = self.open.get_mut(&id) else { return Merged::Gone };
        for (photo, bytes) in &delivery.photos {
            if !open.photos.contains_key(photo) {
                open.put_photo(*photo, &bytes.as_slice().into());
                is_changed = true;
            }
        }
        if delivery.keeps_own {
            match open.document.keep_own(&before, ctx.now) {
                Ok(()) => open.changed(),
                Err(error) => ctx.trouble(error),
            }
        }
        if is_changed {
            open.touch();
            open.heal();
        }
        // The sender may not have the photos yet.
        let lacking = open.want_photos();
        let is_stored = !open.is_unsaved() && !delivery.keeps_own;
        if is_changed && id != DocumentId::SHOP {
            open.write_all_words();
            self.update_lists(id, ctx);
        }
        if !is_stored {
            self.commit_soon(id);
        }
        Merged::Here { is_new, is_changed, is_stored, lacking }
    }

    /// The storage answered a commit of pages that came whole.
    pub(super) fn new_committed(
        &mut self,
        mut pages: Vec<WholePage>,
        result: Result<(), WriteError>,
        ctx: &mut Ctx,
    ) {
        match result {
            Ok(()) => {
                let summaries = pages.iter().map(|page| page.verified.summary.clone()).collect();
                self.put_summaries(summaries, ctx);
                let ids: Vec<DocumentId> = pages.iter().map(|page| page.id).collect();
                for page in pages {
                    let lacking = page.lacking().collect();
                    let WholePage { id, delivery, verified } = page;
                    let words: Vec<(EntryId, &str)> =
                        postcard::from_bytes(&verified.pack).unwrap_or_default();
                    self.index_words(id, &words, ctx);
                    self.digests.insert(id, chunks::digest(&verified.heads));
                    let merged = Merged::Here { is_new: true, is_changed: true, is_stored: false, lacking };
                    self.tell_delivered(id, delivery.receipt, merged, ctx);
                    ctx.tell(Event::Doc(DocEvent::Stored(id)));
                    self.open_inbox(id, ctx);
                }
                ctx.tell(Event::Doc(DocEvent::Saved));
                for id in ids {
                    self.follow_merge(id, ctx);
                    self.follow_merges_into(id.into(), ctx);
                }
            }
            // The page was erased, or another tab has taken it in. The storage rolled back the others too.
            Err(WriteError::Refused(guard)) => {
                let WholePage { id, delivery, .. } = pages.remove(guard / GUARDS);
                match guard % GUARDS {
                    0 => {
                        self.tell_delivered(id, delivery.receipt, Merged::Gone, ctx);
                        self.open_inbox(id, ctx);
                    }
                    _ => {
                        self.inbox.waiting.entry(id).or_default().push_front(delivery);
                        self.load(id, ctx);
                    }
                }
                self.commit_new(pages, ctx);
            }
            Err(error) => self.requests.fail(Request::CommitNew(pages), error, ctx),
        }
    }

    /// Takes in what a file or another app says about a person; `None` if the page is not in memory.
    pub fn bring_in(
        &mut self,
        id: DocumentId,
        import: ImportId,
        told: &ImportData,
        ctx: &mut Ctx,
    ) -> Option<Brought> {
        let open = self.open.get_mut(&id)?;
        let brought = match open.document.bring_in(import, told, ctx.now) {
            Ok(brought) => brought,
            Err(error) => {
                // The page itself says that a later version wrote it.
                if error != EditError::Newer {
                    ctx.trouble(error);
                }
                Brought { changed: false, wants_photo: false }
            }
        };
        if brought.changed {
            open.words.extend(told.entries.iter().map(|(entry, _)| *entry));
            open.touch();
            self.update_lists(id, ctx);
            self.commit_soon(id);
        }
        Some(brought)
    }

    /// Takes in a person's photo from a file.
    pub fn bring_in_photo(
        &mut self,
        id: DocumentId,
        import: ImportId,
        told: &ImportData,
        bytes: &Arc<[u8]>,
        ctx: &mut Ctx,
    ) {
        let is_new = self.bring_in(id, import, told, ctx).is_some_and(|brought| brought.changed);
        if let (true, Some(open)) = (is_new, self.open.get_mut(&id)) {
            open.put_photo(PhotoId::of(bytes), bytes);
        }
    }

    /// Stores a photo of a page that a peer sent. A photo that must not be kept is not requested again. Sends
    /// [`DocEvent::PhotoStored`].
    pub fn keep_photo(&mut self, id: DocumentId, photo: PhotoId, bytes: &[u8], ctx: &mut Ctx) {
        let put = may_be_kept(bytes)
            .then(|| Change::Put(Space::Photos, storage::photo_key(id, photo), storage::seal(bytes)));
        let wanted = Change::Delete(Space::Devices, wanted::key(id, photo));
        let transaction = Transaction {
            // If the page was erased or removed with its import in the meantime, no photo stays behind.
            guards: vec![Guard::StartsWith(Space::Summaries, storage::document_key(id), Some(Vec::new()))],
            changes: put.into_iter().chain([wanted]).collect(),
            strict: true,
        };
        self.write_photo(id, transaction, ctx);
    }

    pub(super) fn write_photo(&mut self, id: DocumentId, transaction: Transaction, ctx: &mut Ctx) {
        self.requests.write(Request::Photo(id, transaction.clone()), transaction, vec![id], ctx);
    }

    /// A photo is stored and is shown from now on, or its page is gone.
    pub(super) fn photo_stored(&mut self, id: DocumentId, stored: Option<Transaction>, ctx: &mut Ctx) {
        let changes = stored.into_iter().flat_map(|stored| stored.changes);
        let photos = changes.filter_map(|change| match change {
            Change::Put(Space::Photos, key, value) => Some((key, value)),
            _ => None,
        });
        let photos: Vec<Record> = photos.collect();
        if let Some(open) = self.open.get_mut(&id) {
            open.take_photos(&photos);
        }
        self.follow_merge(id, ctx);
        self.merge_ready(ctx);
        ctx.tell(Event::Doc(DocEvent::PhotoStored));
    }

    /// Whether deliveries of the intake are pending.
    pub fn has_deliveries_of_intake(&self) -> bool {
        let of_intake = |delivery: &Delivery| matches!(delivery.receipt, Receipt::Intake);
        self.inbox.waiting.values().flatten().any(of_intake)
            || self.verifying().any(|(_, delivery)| of_intake(delivery))
            || self.new_pages().any(|page| of_intake(&page.delivery))
    }
}

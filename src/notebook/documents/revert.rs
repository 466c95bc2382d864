//! Reverts an import page by page. `document::imports` decides what becomes of each. A page is removed if nobody else has written
//! on it. On every other page, only what the import changed and nobody touched since is put back.
//!
//! A removed page is not erased. No tombstone prevents it from coming back with the next file. `tombstones` says which
//! pages must be checked, so an interrupted revert continues by itself.

use super::commit::delete_content;
use super::edit::has_new_entry;
use super::stored_summary::mark_of;
use super::tombstones::reverted_in;
use super::{Documents, OpenDocument, Request};
use crate::document::{EditError, Source, TakenBack};
use crate::domain::{CustomerId, DocumentId, ImportId};
use crate::notebook::ctx::Ctx;
use crate::notebook::event::{DocEvent, Event, Reverted};
use crate::storage::{self, Guard, Record, Space, Transaction, WriteError};

/// How many pages are checked before the screen may update.
const SHARE: usize = 10;

/// What is read of each page, in this order.
const PARTS: [Space; 4] = [Space::Chunks, Space::Summaries, Space::Quarantine, Space::Drafts];

impl Documents {
    /// Notes in the shop's document that an import is reverted. Once that is stored, each of its pages is checked, and
    /// [`DocEvent::Reverted`] reports the results. Returns `false` if it cannot be noted. The trouble message says why.
    pub fn revert(&mut self, import: ImportId, ctx: &mut Ctx) -> bool {
        self.edit_shop(ctx, |shop, now| match shop.imports().get(&import) {
            Some(None) => Ok(()),
            _ => shop.note_import(import, None, now),
        });
        self.is_reverted(import)
    }

    /// Whether the import was reverted, or is about to be. Nothing of it may arrive any more.
    pub fn is_reverted(&self, import: ImportId) -> bool {
        self.shop().is_some_and(|shop| shop.imports().get(&import) == Some(&None))
    }

    /// The imports that were reverted, here or on another device.
    pub fn reverted_imports(&self) -> Vec<ImportId> {
        self.shop().map(|shop| reverted_in(shop).collect()).unwrap_or_default()
    }

    /// Whether the stored document notes the import as reverted, also by another tab or device.
    pub fn is_stored_as_reverted(&self, import: ImportId) -> bool {
        self.tombstones.reverted.contains(&import)
    }

    /// Whether pages are still to be checked.
    pub fn is_reverting(&self) -> bool {
        !self.to_revert.is_empty() || self.is_revert_asked()
    }

    /// Whether pages are being checked or deleted.
    fn is_revert_asked(&self) -> bool {
        self.requests.open().any(|request| matches!(request, Request::Revert(_) | Request::Delete(_)))
    }

    /// Requests the next pages, once no write of this tab is in flight. Changes that a full disk refused do not block
    /// it, because reverting the import frees space.
    pub(super) fn revert_next(&mut self, ctx: &mut Ctx) {
        let is_saving = !self.deferred.is_empty() || self.open.values().any(OpenDocument::is_in_flight);
        if self.to_revert.is_empty() || is_saving || self.is_revert_asked() {
            return;
        }
        let share: Vec<CustomerId> = (0..SHARE).map_while(|_| self.to_revert.pop_first()).collect();
        let keys = share.iter().map(|id| storage::document_key((*id).into()));
        let queries = keys.flat_map(|key| storage::queries(PARTS, &key)).collect();
        self.requests.read(Request::Revert(share), queries, ctx);
    }

    /// These pages have been read.
    pub(super) fn revert_read(&mut self, ids: &[CustomerId], records: &[Vec<Record>], ctx: &mut Ctx) {
        let generation = self.authors.next();
        let (mut gone, mut going) = (Vec::new(), Transaction { strict: true, ..Transaction::default() });
        let mut reverted = Reverted::default();
        for (id, records) in ids.iter().zip(records.chunks(PARTS.len())) {
            let [stored, summary, quarantine, drafts] = records else { continue };
            let document = DocumentId::from(*id);
            if stored.is_empty() && !self.is_open(document) {
                continue;
            }
            let summary = storage::only_value(summary);
            // Another tab may have changed a page that is in memory here.
            self.insert_loaded(document, stored, summary, ctx);
            // Unreadable words and drafts are also somebody's words.
            let has_more = !quarantine.is_empty()
                || !drafts.is_empty()
                || self.drafts.has_typed(*id)
                || self.open.get(&document).is_some_and(|open| open.damaged);
            match self.revert_page(*id, has_more, ctx) {
                Some(TakenBack::Page) if stored.is_empty() => {
                    // It was never stored.
                    self.forget(document, false, ctx);
                    reverted.gone += 1;
                }
                Some(TakenBack::Page) => {
                    if let Some(open) = self.open.get_mut(&document) {
                        open.unsaved = false;
                    }
                    let mark = summary.map(mark_of);
                    let key = storage::document_key(document);
                    going.guards.push(Guard::StartsWith(Space::Summaries, key, mark));
                    going.changes.extend(delete_content(document, generation));
                    gone.push(*id);
                }
                Some(TakenBack::Touched) => reverted.touched.push(*id),
                Some(TakenBack::Restored) => reverted.restored += 1,
                Some(TakenBack::Nothing) | None => {}
            }
        }
        reverted.done = ids.len() - gone.len();
        ctx.tell(Event::Doc(DocEvent::Reverted(reverted)));
        if !gone.is_empty() {
            let ids = gone.iter().map(|id| DocumentId::from(*id)).collect();
            self.requests.write(Request::Delete(gone), going, ids, ctx);
        }
    }

    /// Reverts what imports brought to a page that is in memory; `None` if it cannot be written. A page that has more
    /// than its document says stays.
    fn revert_page(&mut self, id: CustomerId, has_more: bool, ctx: &mut Ctx) -> Option<TakenBack> {
        let document = DocumentId::from(id);
        let open = self.open.get_mut(&document)?;
        let all: Vec<ImportId> = self.tombstones.reverted.iter().copied().collect();
        let (mut outcome, imports) = (TakenBack::Nothing, open.page().imports.clone());
        for import in imports.intersection(&self.tombstones.reverted) {
            let taken = match open.document.take_back(*import, Source::File, &all, ctx.now) {
                Ok(TakenBack::Page) if !has_more => return Some(TakenBack::Page),
                Ok(TakenBack::Page) => {
                    open.document.keep_despite(*import, ctx.now).map(|()| TakenBack::Touched)
                }
                // It names an import that its history does not contain. The name is removed.
                Ok(TakenBack::Nothing) => {
                    open.document.keep_despite(*import, ctx.now).map(|()| TakenBack::Nothing)
                }
                taken => taken,
            };
            match taken {
                Ok(TakenBack::Nothing) => {}
                Ok(taken) => outcome = taken,
                // The page itself says that a later version wrote it.
                Err(EditError::Newer) => return None,
                Err(error) => {
                    ctx.trouble(error);
                    return None;
                }
            }
            open.touch();
        }
        open.write_all_words();
        self.update_lists(document, ctx);
        self.commit(&[document], ctx);
        Some(outcome)
    }

    /// The storage answered the deletion of these pages.
    pub(super) fn deleted(&mut self, ids: Vec<CustomerId>, result: Result<(), WriteError>, ctx: &mut Ctx) {
        match result {
            Ok(()) => {
                for id in ids.iter().map(|id| DocumentId::from(*id)) {
                    // It was changed since, and is about to be stored again.
                    if !self.is_document_unsaved(id) {
                        let written = self.deferred.remove(&id).filter(|edits| has_new_entry(edits));
                        self.forget(id, false, ctx);
                        self.deferred.extend(written.map(|edits| (id, edits)));
                    }
                }
                let (done, gone) = (ids.len(), ids.len());
                let reverted = Reverted { done, gone, ..Reverted::default() };
                ctx.tell(Event::Doc(DocEvent::Reverted(reverted)));
            }
            // Another tab has changed one of them since.
            Err(WriteError::Refused(_)) => self.to_revert.extend(ids),
            Err(error) => self.requests.fail(Request::Delete(ids), error, ctx),
        }
    }
}

//! What the shop's document says is gone for good: erased pages, and reverted imports. It is applied whenever such a
//! page is found: at the start or later, from this tab, another tab or another device. So nothing depends on a moment
//! that a closed tab may miss.
//!
//! Only the id of an erased page remains, in the shop's document and as a tombstone beside it. It prevents other tabs
//! and devices from writing the page again. It contains no name.
//!
//! # Rules
//! 1. Only the *stored* document counts: no page is deleted before the note about it is durable.
//! 2. The transaction that writes the note also deletes the erased page. At the start, a noted page without a tombstone
//!    is deleted.
//! 3. A page that is merged with an erased page is about the same person, so it is erased too.
//! 4. A page that names a reverted import is checked (`revert`), and no longer names it afterwards.

use std::collections::BTreeSet;

use super::Documents;
use crate::document::Document;
use crate::domain::{CustomerId, DocumentId, ImportId, Summary};
use crate::notebook::api::Happened;
use crate::notebook::ctx::Ctx;

/// What a shop's document says is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tombstones {
    /// The pages that were erased.
    pub erased: BTreeSet<DocumentId>,
    /// The imports that were reverted.
    pub reverted: BTreeSet<ImportId>,
}

/// The imports that a shop's document notes as reverted.
pub(super) fn reverted_in(shop: &Document) -> impl Iterator<Item = ImportId> + use<> {
    shop.imports().into_iter().filter(|(_, at)| at.is_none()).map(|(id, _)| id)
}

impl Tombstones {
    /// What this document says; empty if it is not the shop's.
    pub fn of(document: &Document) -> Self {
        if document.id() != DocumentId::SHOP {
            return Self::default();
        }
        let erased = document.erased().into_iter().collect();
        Self { erased, reverted: reverted_in(document).collect() }
    }

    /// Whether something on a page was reverted and the page is still to be checked.
    pub fn is_about(&self, summary: &Summary) -> bool {
        summary.imports.iter().any(|import| self.reverted.contains(import))
    }
}

impl Documents {
    /// The shop's document is stored with this content.
    pub(super) fn take_tombstones(&mut self, tombstones: Tombstones, ctx: &mut Ctx) {
        let erased: Vec<DocumentId> =
            tombstones.erased.difference(&self.tombstones.erased).copied().collect();
        let is_revert_new = !tombstones.reverted.is_subset(&self.tombstones.reverted);
        self.tombstones.erased.extend(tombstones.erased);
        self.tombstones.reverted.extend(tombstones.reverted);
        for id in erased {
            let is_ours = self.erasing.remove(&id.into());
            self.forget(id, !is_ours, ctx);
            if is_ours {
                ctx.notify(Happened::Erased, false);
            }
        }
        if is_revert_new {
            let named = self.people.all().filter(|summary| self.tombstones.is_about(summary));
            self.to_revert.extend(named.map(|summary| summary.id));
        }
    }

    /// Erases a page, and the pages that are merged with it, because they are about the same person.
    pub fn erase(&mut self, id: CustomerId, ctx: &mut Ctx) {
        let unlisted = self.people.unlisted().keys().copied();
        let merged = unlisted.filter(|other| self.people.standing(*other) == id);
        let gone: Vec<CustomerId> = [id].into_iter().chain(merged).collect();
        self.erasing.extend(&gone);
        self.note_erased(&gone, ctx);
    }

    /// Erases pages that are merged with an erased one, even if the merge was not known when it was erased.
    pub(super) fn erase_orphans(&mut self, ctx: &mut Ctx) {
        let is_orphan =
            |id: &CustomerId| self.tombstones.erased.contains(&DocumentId::from(self.people.standing(*id)));
        let mut orphans: Vec<CustomerId> = self.people.unlisted().keys().copied().filter(is_orphan).collect();
        if orphans.is_empty() {
            return;
        }
        // Pages that are already noted wait for the disk, or for a retry by the owner.
        let noted = self.erased();
        orphans.retain(|id| !noted.contains(&DocumentId::from(*id)));
        if !orphans.is_empty() {
            self.note_erased(&orphans, ctx);
        }
    }

    /// Notes in the shop's document that these pages are erased, and commits it. The pages are deleted in the same
    /// transaction.
    fn note_erased(&mut self, ids: &[CustomerId], ctx: &mut Ctx) {
        let known = self.erased();
        self.edit_shop(ctx, |shop, now| {
            let new = ids.iter().map(|id| DocumentId::from(*id)).filter(|id| !known.contains(id));
            new.into_iter().try_for_each(|id| shop.note_erased(id, now))
        });
    }
}

//! What the shop's document says is gone for good: erased pages, and imports that were taken back. It is acted on whenever
//! such a page is met, at the start or later, from this tab, another or another device, so that nothing depends on a
//! moment that a closed tab may miss.
//!
//! What stays of an erased page is its id, in the shop's document and as a tombstone beside it. It keeps other tabs and
//! devices from writing the page again, and names nobody.
//!
//! # Rules
//! 1. Only what the *stored* document says counts: no page goes before the note that it went is durable.
//! 2. The transaction that writes the note deletes the erased page too. At the start, a noted page without a tombstone is
//!    deleted.
//! 3. A page that is merged with an erased page is about the same person, and is erased too.
//! 4. A page that names an import that was taken back is looked at (`revert`), and names it no more after that.

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
    /// The imports that were taken back.
    pub reverted: BTreeSet<ImportId>,
}

impl Tombstones {
    /// What this document says; nothing where it is not the shop's.
    pub fn of(document: &Document) -> Self {
        if document.id() != DocumentId::SHOP {
            return Self::default();
        }
        let reverted = document.imports().into_iter().filter(|(_, at)| at.is_none()).map(|(id, _)| id);
        Self { erased: document.erased().into_iter().collect(), reverted: reverted.collect() }
    }

    /// Something on a page was taken back, and the page is still to be looked at.
    pub fn is_about(&self, summary: &Summary) -> bool {
        summary.imports.iter().any(|import| self.reverted.contains(import))
    }
}

impl Documents {
    /// The shop's document is stored, and says this.
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

    /// Erases a page, and the pages that are merged with it: they are about the same person.
    pub fn erase(&mut self, id: CustomerId, ctx: &mut Ctx) {
        let unlisted = self.people.unlisted().keys().copied();
        let merged = unlisted.filter(|other| self.people.standing(*other) == id);
        let gone: Vec<CustomerId> = [id].into_iter().chain(merged).collect();
        self.erasing.extend(&gone);
        self.note_erased(&gone, ctx);
    }

    /// Erases pages that are merged with an erased one, also where the merge was not known while erasing.
    pub(super) fn erase_orphans(&mut self, ctx: &mut Ctx) {
        let is_orphan =
            |id: &CustomerId| self.tombstones.erased.contains(&DocumentId::from(self.people.standing(*id)));
        let mut orphans: Vec<CustomerId> = self.people.unlisted().keys().copied().filter(is_orphan).collect();
        if orphans.is_empty() {
            return;
        }
        // Those already noted wait for the disk, or for the owner to try again.
        let noted = self.erased();
        orphans.retain(|id| !noted.contains(&DocumentId::from(*id)));
        if !orphans.is_empty() {
            self.note_erased(&orphans, ctx);
        }
    }

    /// Notes in the shop's document that these pages are erased, and commits it; they go in the same transaction.
    fn note_erased(&mut self, ids: &[CustomerId], ctx: &mut Ctx) {
        let known = self.erased();
        let now = ctx.now;
        self.edit_shop(ctx, |shop| {
            let new = ids.iter().map(|id| DocumentId::from(*id)).filter(|id| !known.contains(id));
            new.into_iter().try_for_each(|id| shop.note_erased(id, now))
        });
    }
}

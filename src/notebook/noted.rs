//! What the shop's document says is gone for good: erased pages, and imports that were taken back. It is acted on whenever
//! such a page is met, at the start or later, from this tab, another or another device, so that nothing hangs on a
//! moment that a closed tab may miss.
//!
//! # Rules
//! 1. Only what the *stored* document says counts: no page goes before the note that it went is durable.
//! 2. The transaction that writes the note deletes the erased page too. At the start, a noted page without a tombstone is
//!    deleted.
//! 3. A page that is joined with an erased page is about the same person, and is erased too.
//! 4. A page that names an import that was taken back is looked at (`undoing`), and names it no more after that.

use std::collections::BTreeSet;

use super::view::Happened;
use super::{Ambient, Effect, Notebook};
use crate::document::Document;
use crate::domain::{CustomerId, DocumentId, ImportId, Summary};

/// What a shop's document says is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Noted {
    /// The pages that were erased.
    pub(super) erased: BTreeSet<DocumentId>,
    /// The imports that were taken back.
    pub(super) undone: BTreeSet<ImportId>,
}

impl Noted {
    /// What this document says; nothing where it is not the shop's.
    pub(super) fn of(document: &Document) -> Self {
        if document.id() != DocumentId::SHOP {
            return Self::default();
        }
        let undone = document.imports().into_iter().filter(|(_, at)| at.is_none()).map(|(id, _)| id);
        Self { erased: document.erased().into_iter().collect(), undone: undone.collect() }
    }

    /// Something on a page was taken back, and the page is still to be looked at.
    pub(super) fn is_about(&self, summary: &Summary) -> bool {
        summary.imports.iter().any(|import| self.undone.contains(import))
    }
}

impl Notebook {
    /// The shop's document is stored, and says this.
    pub(super) fn take_note(&mut self, noted: Noted) {
        let erased: Vec<DocumentId> = noted.erased.difference(&self.noted.erased).copied().collect();
        let is_undone_new = !noted.undone.is_subset(&self.noted.undone);
        self.noted.erased.extend(noted.erased);
        self.noted.undone.extend(noted.undone);
        for id in erased {
            let here = self.erasing.remove(&id.into());
            self.forget(id, !here);
            if here {
                self.notify(Happened::Erased, false);
            }
        }
        if is_undone_new {
            let all = self.summaries.values().chain(self.unlisted.values());
            self.to_look_at
                .extend(all.filter(|summary| self.noted.is_about(summary)).map(|summary| summary.id));
        }
    }

    /// Erases pages that are joined with an erased one, also where the join was not known while erasing.
    pub(super) fn erase_orphans(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let is_orphan = |id: &CustomerId| self.noted.erased.contains(&self.standing(*id).into());
        let mut orphans: Vec<CustomerId> = self.unlisted.keys().copied().filter(is_orphan).collect();
        if orphans.is_empty() {
            return;
        }
        // Those already noted wait for the disk, or for the owner to try again.
        let noted = self.erased();
        orphans.retain(|id| !noted.contains(&DocumentId::from(*id)));
        if !orphans.is_empty() {
            self.note_erased(&orphans, ambient, effects);
        }
    }

    /// Notes in the shop's document that these pages are erased, and saves it; they go in the same transaction.
    pub(super) fn note_erased(&mut self, ids: &[CustomerId], ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(shop) = self.held.get_mut(&DocumentId::SHOP) else { return };
        let known: BTreeSet<DocumentId> = shop.document.erased().into_iter().collect();
        for id in ids.iter().map(|id| DocumentId::from(*id)).filter(|id| !known.contains(id)) {
            match shop.document.note_erased(id, ambient.now) {
                Ok(()) => shop.touch(),
                Err(error) => self.view.trouble = Some(error.into()),
            }
        }
        self.save(DocumentId::SHOP, effects);
    }
}

//! Two pages about the same person: merges them into one, and parts them again.
//!
//! Merging adds the younger page to the older one in the same way as a file (`document::imports`). So it is remembered
//! and can be reverted at any time, even after both were edited elsewhere. The younger page names the older one and is
//! in no list. The owner does not choose which page stays: two devices that merge the same pair at once must choose the
//! same one.

use super::Documents;
use super::open_document::OpenDocument;
use crate::document::{EditError, ImportData, Source};
use crate::domain::{CustomerId, DocumentId, ImportId, PhotoId, Recommender};
use crate::notebook::api::Happened;
use crate::notebook::ctx::Ctx;
use crate::notebook::event::{DocEvent, Event};
use crate::storage::{self, Change, Space};

/// Two pages to merge or part, as soon as both are in memory.
pub(super) struct PageMerge {
    /// The page that stays.
    pub into: CustomerId,
    /// The page that is merged into it.
    pub from: CustomerId,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Merge(Source),
    /// They were merged before. The merged page has received words since that the other page lacks.
    Follow,
    Part,
}

impl Documents {
    /// Merges two pages about the same person. If both have some lines, those of `words_of` stay.
    pub fn merge_pages(&mut self, pair: [CustomerId; 2], words_of: CustomerId, ctx: &mut Ctx) {
        let age = |id: &CustomerId| self.people.listed().get(id).map(|summary| (summary.begun, *id));
        let [Some(one), Some(other)] = [age(&pair[0]), age(&pair[1])] else { return };
        if pair[0] == pair[1] {
            return;
        }
        let (into, from) = (one.min(other).1, one.max(other).1);
        let source = if words_of == from { Source::BetterPage } else { Source::Page };
        self.load_both(PageMerge { into, from, what: What::Merge(source) }, ctx);
        self.merge_ready(ctx);
    }

    /// Parts a page from the page it was merged with.
    pub fn part_pages(&mut self, from: CustomerId, ctx: &mut Ctx) {
        let Some(into) = self.people.unlisted().get(&from).and_then(|summary| summary.joined) else { return };
        self.load_both(PageMerge { into, from, what: What::Part }, ctx);
        self.merge_ready(ctx);
    }

    /// Two pages are not about the same person.
    pub fn keep_apart(&mut self, pair: [CustomerId; 2], ctx: &mut Ctx) {
        self.edit_shop(ctx, |shop, now| shop.note_apart(pair, now));
    }

    /// A merged page may have received words or photos from a tab or device that did not know of the merge yet.
    pub(super) fn follow_merge(&mut self, id: DocumentId, ctx: &mut Ctx) {
        let from = CustomerId::from(id);
        let into = self.people.unlisted().get(&from).and_then(|summary| summary.joined);
        let is_on_its_way = self.merges.iter().any(|merge| merge.from == from);
        if let Some(into) = into.filter(|_| !is_on_its_way) {
            self.load_both(PageMerge { into, from, what: What::Follow }, ctx);
        }
    }

    /// Checks the pages that are merged into a page that has just changed. This page may have arrived after them, or
    /// may now have room for one of their words.
    pub(super) fn follow_merges_into(&mut self, into: CustomerId, ctx: &mut Ctx) {
        let merged: Vec<CustomerId> = self.people.merged_into(into).map(|summary| summary.id).collect();
        for from in merged {
            self.follow_merge(from.into(), ctx);
        }
    }

    /// Checks all merged pages, once after the start. A tab that was closed may have left words behind.
    pub(super) fn follow_all_merges(&mut self, ctx: &mut Ctx) {
        for from in self.people.unlisted().keys().copied().collect::<Vec<_>>() {
            self.follow_merge(from.into(), ctx);
        }
    }

    fn load_both(&mut self, merge: PageMerge, ctx: &mut Ctx) {
        for id in [merge.into, merge.from].map(DocumentId::from) {
            if !self.is_open(id) {
                self.load(id, ctx);
            }
        }
        self.merges.push(merge);
    }

    /// Merges or parts the pages that are in memory by now.
    pub(super) fn merge_ready(&mut self, ctx: &mut Ctx) {
        let is_loaded = |merge: &mut PageMerge| {
            let both = [merge.into, merge.from].map(DocumentId::from);
            both.iter().all(|id| self.open.contains_key(id))
        };
        let ready: Vec<PageMerge> = self.merges.extract_if(.., is_loaded).collect();
        for merge in ready {
            if let Err(error) = self.carry_out(&merge, ctx) {
                ctx.trouble(error);
            }
        }
    }

    fn carry_out(&mut self, merge: &PageMerge, ctx: &mut Ctx) -> Result<(), EditError> {
        let PageMerge { into, from, what } = *merge;
        let both = [into, from].map(DocumentId::from);
        // Both are taken out and put back, so that both can be borrowed at once.
        let (Some(mut keeps), Some(mut gives)) = (self.open.remove(&both[0]), self.open.remove(&both[1]))
        else {
            return Ok(());
        };
        let title = gives.page().customer.title().unwrap_or_default().to_owned();
        let changed = merge.write(&mut keeps, &mut gives, ctx);
        self.open.extend(both.into_iter().zip([keeps, gives]));
        if !changed? {
            return Ok(());
        }
        for id in both {
            self.update_lists(id, ctx);
        }
        match what {
            What::Merge(_) => ctx.notify(Happened::Joined(title), false),
            What::Part => ctx.notify(Happened::Parted(title), false),
            What::Follow => {}
        }
        self.commit(&both, ctx);
        ctx.tell(Event::Doc(DocEvent::PagesMerged));
        Ok(())
    }
}

impl PageMerge {
    /// Writes it into both documents. Returns whether there was anything to write.
    fn write(
        &self,
        keeps: &mut OpenDocument,
        gives: &mut OpenDocument,
        ctx: &Ctx,
    ) -> Result<bool, EditError> {
        let as_import = ImportId(self.from.0);
        match self.what {
            What::Part => {
                let before = keeps.page().photos();
                keeps.document.take_back(as_import, Source::Page, &[], ctx.now)?;
                keeps.changed();
                let key = |photo: &PhotoId| storage::photo_key(self.into.into(), *photo);
                let gone = &before - &keeps.page().photos();
                keeps.beside.extend(gone.iter().map(|photo| Change::Delete(Space::Photos, key(photo))));
                keeps.photos.retain(|photo, _| !gone.contains(photo));
                gives.document.note_joined(None, ctx.now)?;
            }
            // It was parted in the meantime, in another tab or on another device.
            What::Follow if gives.page().joined != Some(self.into) => return Ok(false),
            What::Merge(_) | What::Follow => {
                let source = if let What::Merge(source) = self.what { source } else { Source::Page };
                let page = gives.page();
                let mut customer = page.customer.clone();
                customer.recommended_by =
                    customer.recommended_by.filter(|by| *by != Recommender::Page(self.into));
                customer.photo = customer.photo.filter(|photo| gives.photos.contains_key(photo));
                let (entries, decided) = (page.entries.clone(), page.decided.clone());
                // A photo that is not here yet is added later.
                let photo = customer.photo.map(|photo| photo.bytes().to_vec()).unwrap_or_default();
                let state = [gives.document.heads().concat(), photo].concat();
                let told = ImportData { source, customer, entries, decided, photo: None, state };
                let brought = keeps.document.bring_in(as_import, &told, ctx.now)?;
                keeps.changed();
                // The photos may arrive later than the words they belong to.
                let lacking = keeps.lacking_photos().into_iter();
                let found: Vec<_> =
                    lacking.filter_map(|photo| Some((photo, gives.photos.get(&photo)?.clone()))).collect();
                found.iter().for_each(|(photo, bytes)| keeps.put_photo(*photo, bytes));
                if self.what == What::Follow && !brought.changed && found.is_empty() {
                    return Ok(false);
                }
                gives.document.note_joined(Some(self.into), ctx.now)?;
            }
        }
        for open in [keeps, gives] {
            open.touch();
            open.write_all_words();
        }
        Ok(true)
    }
}

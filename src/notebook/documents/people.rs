//! Everybody's summary, and the index over their words. Lists, searches and Today are built from these.

use std::collections::{BTreeMap, BTreeSet};

use super::Documents;
use crate::domain::{CustomerId, DocumentId, EntryId, Summary};
use crate::notebook::ctx::Ctx;
use crate::notebook::event::{DocEvent, Event, Order};
use crate::search::{Index, Pair};

/// The summaries and the index.
#[derive(Default)]
pub(in crate::notebook) struct People {
    listed: BTreeMap<CustomerId, Summary>,
    /// The people in no list. Their page is merged with another page, which is listed instead, or was created by
    /// mistake and taken back.
    unlisted: BTreeMap<CustomerId, Summary>,
    index: Index,
    /// Customers whose words in the index come from their document. These are newer than the stored texts.
    indexed: BTreeSet<CustomerId>,
}

impl Order {
    fn of(before: Option<&Summary>, after: &Summary) -> Self {
        let Some(before) = before else { return Self::Other };
        let is_same = before.title == after.title
            && before.begun == after.begun
            && before.tags == after.tags
            && before.role == after.role
            && before.put_away == after.put_away;
        match is_same {
            false => Self::Other,
            true if before.last_visit != after.last_visit => Self::Visits,
            true => Self::Same,
        }
    }
}

impl People {
    /// Everybody who is in a list.
    pub fn listed(&self) -> &BTreeMap<CustomerId, Summary> {
        &self.listed
    }

    /// Pages in no list: merged with another, or taken back.
    pub fn unlisted(&self) -> &BTreeMap<CustomerId, Summary> {
        &self.unlisted
    }

    /// A summary, in a list or not.
    pub fn get(&self, id: CustomerId) -> Option<&Summary> {
        self.listed.get(&id).or_else(|| self.unlisted.get(&id))
    }

    /// All summaries, in a list or not.
    pub fn all(&self) -> impl Iterator<Item = &Summary> {
        self.listed.values().chain(self.unlisted.values())
    }

    /// Whether there is no page.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty() && self.unlisted.is_empty()
    }

    /// The index over names and entries.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The page that is listed for this one: itself, or the one it was merged with.
    pub fn standing(&self, id: CustomerId) -> CustomerId {
        let mut at = id;
        // There are at most as many steps as merged pages, so a cycle cannot block it.
        for _ in 0..=self.unlisted.len() {
            match self.unlisted.get(&at).and_then(|summary| summary.joined) {
                Some(into) => at = into,
                None => break,
            }
        }
        at
    }

    /// The pages that are merged with this one.
    pub fn merged_into(&self, into: CustomerId) -> impl Iterator<Item = &Summary> {
        self.unlisted.values().filter(move |summary| summary.joined == Some(into))
    }

    /// Puts stored words into the index, unless it has newer ones from the document.
    pub(super) fn index_stored(&mut self, id: CustomerId, words: &[(EntryId, &str)]) {
        if self.listed.contains_key(&id) && !self.indexed.contains(&id) {
            self.index.put_texts(id, words);
        }
    }

    /// Removes a person. Returns whether they were in a list.
    pub(super) fn remove(&mut self, id: CustomerId) -> bool {
        self.unlisted.remove(&id);
        self.index.remove(id);
        self.listed.remove(&id).is_some()
    }

    /// Takes in new summaries. Returns the people who changed, and how much that moves people in a list.
    fn put(&mut self, mut summaries: Vec<Summary>) -> (Vec<CustomerId>, Order) {
        let (mut changed, mut order) = (Vec::new(), Order::Same);
        for summary in summaries.extract_if(.., |summary| summary.joined.is_some() || summary.taken_back) {
            if self.listed.remove(&summary.id).is_some() {
                changed.push(summary.id);
                self.index.remove(summary.id);
                order = Order::Other;
            }
            self.unlisted.insert(summary.id, summary);
        }
        summaries.retain(|summary| self.listed.get(&summary.id) != Some(summary));
        self.index.put_summaries(&summaries);
        for summary in summaries {
            self.unlisted.remove(&summary.id);
            changed.push(summary.id);
            order = order.max(Order::of(self.listed.get(&summary.id), &summary));
            self.listed.insert(summary.id, summary);
        }
        (changed, order)
    }
}

impl Documents {
    /// The pairs of pages that may be about one person, without those that the owner keeps apart.
    pub fn duplicates(&self) -> impl Iterator<Item = Pair> {
        let apart = self.shop().map(|shop| shop.apart()).unwrap_or_default();
        let pairs = crate::search::duplicates(self.people.listed.values());
        pairs.into_iter().filter(move |pair| !apart.contains(&pair.ids))
    }

    /// Updates everything that is derived from a page, after it was read or merged.
    pub(super) fn update_lists(&mut self, id: DocumentId, ctx: &mut Ctx) {
        self.summarise(id, ctx);
        self.index_page(id, ctx);
    }

    /// Updates the summary, and all that is derived from it, from a document that was just edited or read.
    pub(super) fn summarise(&mut self, id: DocumentId, ctx: &mut Ctx) {
        let summary = self.open.get_mut(&id).and_then(|open| open.summary());
        self.put_summaries(summary.into_iter().collect(), ctx);
    }

    /// Puts summaries into the lists and the index.
    pub(super) fn put_summaries(&mut self, summaries: Vec<Summary>, ctx: &mut Ctx) {
        let gone = summaries.iter().filter(|summary| self.tombstones.is_about(summary));
        self.to_revert.extend(gone.map(|summary| summary.id));
        let (changed, order) = self.people.put(summaries);
        if !changed.is_empty() {
            ctx.tell(Event::Doc(DocEvent::People(changed, order)));
        }
    }

    /// Puts the words of all entries of a page in memory into the index.
    pub(super) fn index_page(&mut self, id: DocumentId, ctx: &mut Ctx) {
        if id == DocumentId::SHOP {
            return;
        }
        let Some(page) = self.open.get_mut(&id).map(|open| open.page()) else { return };
        self.index_words(id, &page.words(), ctx);
    }

    /// Puts the words of a whole page, by entry, into the index.
    pub(super) fn index_words(&mut self, id: DocumentId, words: &[(EntryId, &str)], ctx: &mut Ctx) {
        let is_changed = self.people.index.put_page(id.into(), words);
        self.note_indexed(id, is_changed, ctx);
    }

    /// Puts the words of one entry into the index. The other entries of its page stay as they are.
    pub(super) fn index_entry(&mut self, id: DocumentId, entry: EntryId, words: &str, ctx: &mut Ctx) {
        let is_changed = self.people.index.put_texts(id.into(), &[(entry, words)]);
        self.note_indexed(id, is_changed, ctx);
    }

    fn note_indexed(&mut self, id: DocumentId, is_changed: bool, ctx: &mut Ctx) {
        if is_changed {
            ctx.tell(Event::Doc(DocEvent::Indexed));
        }
        self.people.indexed.insert(id.into());
    }
}

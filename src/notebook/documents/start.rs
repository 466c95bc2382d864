//! From storage to a list: the summaries first, then the shop, then the words for the search.

use std::collections::BTreeMap;

use super::commit::delete_all;
use super::drafts::NEW_PAGE;
use super::stored_summary::decode_summary;
use super::summary_cache::{self, Cleared, Stored};
use super::{Documents, Request};
use crate::domain::{CustomerId, DocumentId, EntryId, Summary};
use crate::notebook::ctx::Ctx;
use crate::notebook::event::{DocEvent, Event};
use crate::storage::{self, Change, Key, Query, Record, Space, Transaction};

/// Up to this many customers, all texts are read at once. That is about 10 ms of work.
const SHARE: usize = 40;

/// What is read of the shop at the start, in this order.
const SHOP_PARTS: [Space; 3] = [Space::Chunks, Space::Summaries, Space::Quarantine];

/// The parts of the start that are still to be done.
#[derive(Default)]
pub(super) struct Start {
    /// The key prefixes of the texts that are still to be read, the last first.
    unread: Vec<Key>,
    /// The cache entries that were found cleared. They are filled when nothing more urgent is left.
    to_fill: Vec<Transaction>,
}

impl Documents {
    /// Requests what a list needs.
    pub fn begin(&mut self, ctx: &mut Ctx) {
        let query = Query { space: Space::Shelves, prefix: Key::new() };
        self.requests.read(Request::Cache, vec![query], ctx);
    }

    /// Whether older entries are still being read for the search.
    pub fn is_indexing(&self) -> bool {
        !self.start.unread.is_empty()
    }

    /// Takes the summaries from the cache. Requests the shop and the summaries that are missing in the cache.
    pub(super) fn cache_read(&mut self, cache: &[Record], ctx: &mut Ctx) {
        let (cleared, cached) = summary_cache::read(cache);
        let of = |space, prefix: &Key| Query { space, prefix: prefix.clone() };
        let mut queries = storage::queries(SHOP_PARTS, &storage::document_key(DocumentId::SHOP)).to_vec();
        queries.push(of(Space::Drafts, &storage::document_key(NEW_PAGE)));
        queries.push(of(Space::Tombstones, &Key::new()));
        queries.push(of(Space::Undo, &Key::new()));
        match cached.is_empty() {
            true => queries.push(of(Space::Summaries, &Key::new())),
            false => queries.extend(cleared.iter().map(|(key, _)| of(Space::Summaries, key))),
        }
        self.requests.read(Request::Start(cleared), queries, ctx);
        self.take_summaries(cached.into_iter(), ctx);
    }

    pub(super) fn started(&mut self, cleared: &[Cleared], records: Vec<Vec<Record>>, ctx: &mut Ctx) {
        let mut records = records.into_iter();
        let mut next = || records.next().unwrap_or_default();
        let [chunks, summary, quarantine, drafts, tombstones, done] =
            [next(), next(), next(), next(), next(), next()];
        let summaries: Vec<Record> = records.flatten().collect();
        self.take_summaries(summaries.iter().map(|(key, value)| (&**key, &**value)), ctx);
        self.start.to_fill = summary_cache::fill(cleared, &summaries, self.people.listed().len());
        self.insert_loaded(DocumentId::SHOP, &chunks, storage::only_value(&summary), ctx);
        if let Some(shop) = self.open.get_mut(&DocumentId::SHOP) {
            shop.set_quarantine(&quarantine);
        }
        // An earlier version noted the erasure and deleted only afterwards. It was closed in between.
        let is_whole =
            |id: &&DocumentId| tombstones.binary_search_by(|(key, _)| key.as_slice().cmp(id.bytes())).is_ok();
        let generation = self.authors.next();
        let cut_short = self.tombstones.erased.iter().filter(|id| !is_whole(id));
        let changes: Vec<Change> = cut_short.flat_map(|id| delete_all(*id, generation)).collect();
        if !changes.is_empty() {
            self.housekeep(Transaction { changes, strict: true, guards: Vec::new() }, ctx);
        }
        self.drafts.loaded(NEW_PAGE.into(), &drafts, true);
        // A shop whose damaged chunks are in quarantine is not a first start.
        let is_first = [chunks, summary, summaries].iter().all(Vec::is_empty) && self.people.is_empty();
        self.read_undo_log(&done, ctx);
        ctx.tell(Event::Doc(DocEvent::Started { is_first }));
        if !is_first {
            self.read_texts(ctx);
        }
    }

    /// Takes in stored summaries.
    fn take_summaries<'a>(&mut self, stored: impl Iterator<Item = Stored<'a>>, ctx: &mut Ctx) {
        let mut found: Vec<Summary> = Vec::new();
        for (key, value) in stored {
            let (id, decoded) = (DocumentId::from_bytes(key), decode_summary(value));
            if let (Some(id), Some((digest, _))) = (id, &decoded) {
                self.digests.insert(id, *digest);
            }
            match (id, decoded) {
                (None | Some(DocumentId::SHOP), _) => {}
                (Some(_), Some((_, Some(summary)))) => found.push(summary),
                // It is of another version or damaged, so it is made again from its document.
                (Some(id), _) => self.load(id, ctx),
            }
        }
        self.put_summaries(found, ctx);
    }

    /// Requests all search texts, a share at a time so that the screen stays smooth. Ids are random, so their first
    /// byte distributes the customers evenly.
    fn read_texts(&mut self, ctx: &mut Ctx) {
        let all_at_once = self.people.listed().len() <= SHARE;
        self.start.unread =
            if all_at_once { vec![Key::new()] } else { (0..=u8::MAX).map(|byte| vec![byte]).collect() };
        self.read_next_texts(ctx);
    }

    /// Requests the next share of the search texts. After the last one, fills the cache. If that fails, the next start
    /// tries again.
    pub(super) fn read_next_texts(&mut self, ctx: &mut Ctx) {
        let Some(prefix) = self.start.unread.last().cloned() else {
            ctx.tell(Event::Doc(DocEvent::Indexed));
            self.follow_all_merges(ctx);
            for transaction in std::mem::take(&mut self.start.to_fill) {
                self.housekeep(transaction, ctx);
            }
            return;
        };
        let queries = storage::queries([Space::Packs, Space::Texts], &prefix);
        self.requests.read(Request::Texts, queries.into(), ctx);
    }

    /// Puts stored words into the index: first the packs, then what was written since. Unreadable words can be found
    /// again once their page is opened.
    pub(super) fn texts_read(&mut self, records: &[Vec<Record>], ctx: &mut Ctx) {
        self.start.unread.pop();
        let [packs, texts] = records else { return };
        let mut read = BTreeMap::<CustomerId, Vec<(EntryId, &str)>>::new();
        for (key, value) in packs {
            let words = storage::open(value).and_then(|bytes| postcard::from_bytes(bytes).ok());
            let (Some(id), Some(words)) = (CustomerId::from_bytes(key), words) else { continue };
            read.insert(id, words);
        }
        for (key, value) in texts {
            let Some((id, entry)) = key.split_first_chunk::<16>() else { continue };
            let words = storage::open(value).and_then(|bytes| std::str::from_utf8(bytes).ok());
            let (Some(entry), Some(words)) = (EntryId::from_bytes(entry), words) else { continue };
            read.entry(CustomerId(*id)).or_default().push((entry, words));
        }
        for (id, words) in read {
            self.people.index_stored(id, &words);
        }
        self.read_next_texts(ctx);
    }
}

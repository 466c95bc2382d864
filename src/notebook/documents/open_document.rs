//! A document in memory: what of it is saved, what the next commit writes beside it, and the page it contains.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::stored_summary::{is_current, mark_of};
use super::tombstones::Tombstones;
use crate::document::{Document, Heads, Page, chunks};
use crate::domain::{DocumentId, Entry, EntryId, PhotoId, Summary};
use crate::notebook::api::Happened;
use crate::notebook::wanted;
use crate::storage::{self, Change, Key, Record, Space};

/// A document in memory with what is known of its stored state.
pub(in crate::notebook) struct OpenDocument {
    pub(super) document: Document,
    /// The heads that the storage has confirmed.
    pub(super) saved: Heads,
    /// The first bytes of the stored summary, readable or not. While they stay the same, no other tab has written.
    /// `None` if there is no summary.
    pub(super) mark: Option<Vec<u8>>,
    /// The stored chunks.
    pub(super) chunks: Vec<Key>,
    /// The other records that the next commit writes: photos, the end of a draft.
    pub(super) beside: Vec<Change>,
    /// The entries whose search text the next commit writes. The text is read from the document at that time, because
    /// another tab's words may have come in.
    pub(super) words: BTreeSet<EntryId>,
    pub(super) in_flight: Option<InFlight>,
    /// The notice for the owner once everything here is saved, and whether it can be undone.
    pub(super) notice: Option<(Happened, bool)>,
    /// Something here is not confirmed by the storage.
    pub(super) unsaved: bool,
    pub(super) photos: BTreeMap<PhotoId, Arc<[u8]>>,
    /// Some chunks could not be read.
    pub(super) damaged: bool,
    /// The lost states, as far as they are known, as digests.
    pub(super) lost: BTreeSet<[u8; 32]>,
    /// The page as the document has it now, once it has been read.
    page: Option<Rc<Page>>,
    /// The entries at the last reading. The search text of an entry that is gone since may still be stored. The next
    /// commit replaces it with an empty text.
    had: BTreeSet<EntryId>,
    /// Grows with every change. A screen reads the page only if it differs from what is shown.
    version: u64,
}

/// A commit that is in flight: what will be true once it is confirmed.
pub(super) struct InFlight {
    pub heads: Heads,
    pub mark: Vec<u8>,
    pub chunks: Vec<Key>,
    /// How many of the changes in `beside` it contains.
    pub beside: usize,
    pub words: BTreeSet<EntryId>,
    /// What the shop's document says then; empty for a page.
    pub tombstones: Tombstones,
}

/// The summary of a page.
pub(super) fn summary_of(id: DocumentId, page: &Page) -> Summary {
    let imports = page.imports.iter().copied().collect();
    let Page { customer, begun, joined, entries, decided, taken_back, .. } = page;
    let summary = Summary::of(id.into(), customer, *begun, *joined, entries, decided);
    Summary { imports, taken_back: *taken_back, ..summary }
}

/// The words of all entries of a page, in the form stored for search.
pub(super) fn packed(page: &Page) -> Vec<u8> {
    postcard::to_allocvec(&page.words()).unwrap_or_default()
}

/// Stored photos by their ids.
pub(in crate::notebook) fn photos(stored: &[Record]) -> BTreeMap<PhotoId, Arc<[u8]>> {
    let photo = |(key, value): &Record| {
        Some((PhotoId::from_bytes(key.get(16..)?)?, Arc::from(storage::open(value)?)))
    };
    stored.iter().filter_map(photo).collect()
}

impl OpenDocument {
    /// A document that is not stored yet.
    pub(super) fn new(document: Document) -> Self {
        Self {
            document,
            saved: Heads::new(),
            mark: None,
            chunks: Vec::new(),
            beside: Vec::new(),
            words: BTreeSet::new(),
            in_flight: None,
            notice: None,
            unsaved: false,
            photos: BTreeMap::new(),
            damaged: false,
            lost: BTreeSet::new(),
            page: None,
            had: BTreeSet::new(),
            version: 0,
        }
    }

    /// A document as the storage holds it.
    pub(super) fn stored(mut loaded: chunks::Loaded, chunks: Vec<Key>, summary: Option<&[u8]>) -> Self {
        // If the summary is missing or of another version, nothing counts as saved. The next commit writes it again.
        let is_saved = summary.is_some_and(is_current);
        Self {
            saved: if is_saved { loaded.document.heads() } else { Heads::new() },
            mark: summary.map(mark_of),
            chunks,
            damaged: loaded.is_damaged(),
            ..Self::new(loaded.document)
        }
    }

    /// The document itself.
    pub fn document(&mut self) -> &mut Document {
        &mut self.document
    }

    /// Grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Some chunks could not be read.
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Whether something of it is stored.
    pub fn is_stored(&self) -> bool {
        !self.chunks.is_empty()
    }

    /// The bytes of its photos, as far as they are here.
    pub fn photos(&self) -> &BTreeMap<PhotoId, Arc<[u8]>> {
        &self.photos
    }

    /// Something here is not confirmed by the storage.
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// The page as the document has it now. Reading it is half the work of opening one, so the result is shared.
    pub fn page(&mut self) -> Rc<Page> {
        if let Some(page) = &self.page {
            return page.clone();
        }
        let page = Rc::new(self.document.page());
        let has: BTreeSet<EntryId> = page.entries.iter().map(|(entry, _)| *entry).collect();
        self.words.extend(self.had.difference(&has));
        self.had = has;
        self.page = Some(page.clone());
        page
    }

    /// The summary of the page; `None` for the shop, which is no customer's page.
    pub(super) fn summary(&mut self) -> Option<Summary> {
        let id = self.document.id();
        (id != DocumentId::SHOP).then(|| summary_of(id, &self.page()))
    }

    /// Merges what the storage holds now, and keeps the unsaved changes.
    pub(super) fn merge_stored(&mut self, mut stored: Self) {
        // Damaged states are merged too. Otherwise two tabs would overwrite each other's state forever.
        let merged = self.document.merge(&mut stored.document);
        self.damaged |= stored.damaged || merged.is_err();
        self.lost.extend(stored.lost);
        // If no chunk is left, everything must be written again.
        if !stored.saved.is_empty() || stored.chunks.is_empty() {
            self.saved = stored.saved;
        }
        self.chunks = stored.chunks;
        self.mark = stored.mark;
        self.changed();
    }

    /// Notes each photo that its page shows but that is missing here. The next connection requests it. Returns these
    /// photos.
    pub(super) fn want_photos(&mut self) -> Vec<PhotoId> {
        let lacking = self.lacking_photos();
        let id = self.document.id();
        self.beside.extend(lacking.iter().map(|photo| wanted::note(id, *photo)));
        self.unsaved |= !lacking.is_empty();
        lacking
    }

    /// Takes in stored photos.
    pub(super) fn take_photos(&mut self, stored: &[Record]) {
        let known = self.photos.len();
        self.photos.extend(photos(stored));
        if self.photos.len() > known {
            self.changed();
        }
    }

    /// The photos that its page shows but that are missing here.
    pub(super) fn lacking_photos(&mut self) -> Vec<PhotoId> {
        if self.document.id() == DocumentId::SHOP {
            return Vec::new();
        }
        let shown = self.page().photos().into_iter();
        shown.filter(|photo| !self.photos.contains_key(photo)).collect()
    }

    /// Takes in a photo, which the next commit stores.
    pub(super) fn put_photo(&mut self, photo: PhotoId, bytes: &Arc<[u8]>) {
        let key = storage::photo_key(self.document.id(), photo);
        self.beside.push(Change::Put(Space::Photos, key, storage::seal(bytes)));
        self.photos.insert(photo, bytes.clone());
    }

    /// The search data of all entries, which is written with a snapshot.
    pub(super) fn pack(&mut self) -> [Change; 2] {
        let (id, page) = (self.document.id(), self.page());
        [
            Change::DeletePrefix(Space::Texts, storage::document_key(id)),
            Change::Put(Space::Packs, storage::document_key(id), storage::seal(&packed(&page))),
        ]
    }

    /// The search data of the entries in `words`. An empty text says that the text in the pack is outdated, also if the
    /// entry is gone.
    pub(super) fn texts(&mut self) -> Vec<Change> {
        let (id, page) = (self.document.id(), self.page());
        let entries: BTreeMap<EntryId, &Entry> =
            page.entries.iter().map(|(id, entry)| (*id, entry)).collect();
        let change = |entry: &EntryId| {
            let words = entries.get(entry).map_or("", |entry| entry.words());
            Change::Put(Space::Texts, storage::text_key(id, *entry), storage::seal(words.as_bytes()))
        };
        self.words.iter().map(change).collect()
    }

    /// The next commit writes the search texts of all entries.
    pub(super) fn write_all_words(&mut self) {
        let page = self.page();
        self.words.extend(page.entries.iter().map(|(entry, _)| *entry));
    }

    /// An edit was made.
    pub(super) fn touch(&mut self) {
        self.changed();
        self.unsaved = true;
    }

    /// The document has changed.
    pub(super) fn changed(&mut self) {
        self.version += 1;
        self.page = None;
    }
}

//! A document in memory: what of it is saved, what is written along with the next commit, and the page it reads as.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::stored_summary::{MARK, decode_summary};
use super::tombstones::Tombstones;
use crate::document::{Document, Heads, Page, chunks};
use crate::domain::{DocumentId, Entry, EntryId, PhotoId, Summary};
use crate::notebook::api::Happened;
use crate::notebook::wanted;
use crate::storage::{self, Change, Key, Record, Space};

/// A document in memory with what is known of its stored state.
pub(in crate::notebook) struct OpenDocument {
    pub(super) document: Document,
    /// The heads that storage confirmed.
    pub(super) saved: Heads,
    /// How the stored summary begins, readable or not. Nobody else wrote while it begins so. `None` where there is none.
    pub(super) mark: Option<Vec<u8>>,
    /// The stored chunks.
    pub(super) chunks: Vec<Key>,
    /// What is written along with the next commit: photos, the end of a draft.
    pub(super) beside: Vec<Change>,
    /// The entries whose search text is written along with the next commit. The text is taken from the document at that
    /// time: another tab's words may have come in.
    pub(super) words: BTreeSet<EntryId>,
    pub(super) in_flight: Option<InFlight>,
    /// What to tell the owner once everything here is saved, and whether it can be undone.
    pub(super) notice: Option<(Happened, bool)>,
    /// Something is here that storage has not confirmed.
    pub(super) unsaved: bool,
    pub(super) photos: BTreeMap<PhotoId, Arc<[u8]>>,
    /// Some chunks could not be read.
    pub(super) damaged: bool,
    /// The states that were lost with them, as far as they are known, as digests.
    pub(super) lost: BTreeSet<[u8; 32]>,
    /// The page as the document has it now, once somebody asked for it.
    page: Option<Rc<Page>>,
    /// The entries it had when it was last read: of those that are gone since, stored words may be left.
    had: BTreeSet<EntryId>,
    /// Grows with every change, so that a screen reads the page only when it differs from what is shown.
    version: u64,
}

/// A commit without its answer: what will be true then.
pub(super) struct InFlight {
    pub heads: Heads,
    pub mark: Vec<u8>,
    pub chunks: Vec<Key>,
    /// How many of the changes beside it.
    pub beside: usize,
    pub words: BTreeSet<EntryId>,
    /// What the shop's document says then; nothing for a page.
    pub tombstones: Tombstones,
}

/// A page summed up.
pub(super) fn summary_of(id: DocumentId, page: &Page) -> Summary {
    let imports = page.imports.iter().copied().collect();
    let Page { customer, begun, joined, entries, decided, taken_back, .. } = page;
    let summary = Summary::of(id.into(), customer, *begun, *joined, entries, decided);
    Summary { imports, taken_back: *taken_back, ..summary }
}

/// The words of all entries of a page, as they are stored for search.
pub(super) fn packed(page: &Page) -> Vec<u8> {
    let words: Vec<(EntryId, &str)> =
        page.entries.iter().map(|(entry, value)| (*entry, value.words())).collect();
    postcard::to_allocvec(&words).unwrap_or_default()
}

/// Stored photos by their ids.
pub(in crate::notebook) fn photos(stored: impl IntoIterator<Item = Record>) -> BTreeMap<PhotoId, Arc<[u8]>> {
    let photo = |(key, value): Record| {
        Some((PhotoId::from_bytes(key.get(16..)?)?, Arc::from(storage::open(&value)?)))
    };
    stored.into_iter().filter_map(photo).collect()
}

impl OpenDocument {
    /// A document of which nothing is stored.
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

    /// A document as storage holds it.
    pub(super) fn stored(mut loaded: chunks::Loaded, chunks: Vec<Key>, summary: Option<&[u8]>) -> Self {
        // With a summary that is missing or of another version, nothing counts as saved: the next commit writes it anew.
        let is_current = summary.is_some_and(|value| value.get(1) == Some(&Summary::VERSION));
        let is_saved = is_current && summary.and_then(decode_summary).is_some();
        Self {
            saved: if is_saved { loaded.document.heads() } else { Heads::new() },
            mark: summary.map(|value| value[..value.len().min(MARK)].to_vec()),
            chunks,
            damaged: loaded.incomplete || !loaded.damaged.is_empty(),
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

    /// Something is stored of it.
    pub fn is_stored(&self) -> bool {
        !self.chunks.is_empty()
    }

    /// The bytes of its photos, as far as they are here.
    pub fn photos(&self) -> &BTreeMap<PhotoId, Arc<[u8]>> {
        &self.photos
    }

    /// Something is here that storage has not confirmed.
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// The page as the document has it now. Reading it is half the work of opening one, so it is done once for all who ask.
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

    /// The page summed up; `None` for the shop, which is nobody's page.
    pub(super) fn summary(&mut self) -> Option<Summary> {
        let id = self.document.id();
        (id != DocumentId::SHOP).then(|| summary_of(id, &self.page()))
    }

    /// Takes in what storage holds now, and keeps what is not saved yet.
    pub(super) fn merge_stored(&mut self, mut stored: Self) {
        // Also where something is damaged: a tab that left the rest out would write its own state over another's, and that
        // one over this, for ever.
        let merged = self.document.merge(&mut stored.document);
        self.damaged |= stored.damaged || merged.is_err();
        self.lost.extend(stored.lost);
        // With no chunk left, everything has to be written again.
        if !stored.saved.is_empty() || stored.chunks.is_empty() {
            self.saved = stored.saved;
        }
        self.chunks = stored.chunks;
        self.mark = stored.mark;
        self.changed();
    }

    /// Notes each photo that its page shows and that is not here, so that the next connection asks for it; returns these.
    pub(super) fn want_photos(&mut self) -> Vec<PhotoId> {
        let lacking = self.lacking_photos();
        let id = self.document.id();
        self.beside.extend(lacking.iter().map(|photo| wanted::note(id, *photo)));
        self.unsaved |= !lacking.is_empty();
        lacking
    }

    /// Takes in photos as they are stored.
    pub(super) fn take_photos(&mut self, stored: impl IntoIterator<Item = Record>) {
        let known = self.photos.len();
        self.photos.extend(photos(stored));
        if self.photos.len() > known {
            self.changed();
        }
    }

    /// The photos its page shows that are not here.
    pub(super) fn lacking_photos(&mut self) -> Vec<PhotoId> {
        if self.document.id() == DocumentId::SHOP {
            return Vec::new();
        }
        let shown = self.page().photos().into_iter();
        shown.filter(|photo| !self.photos.contains_key(photo)).collect()
    }

    /// Takes in a photo, to be stored with the next commit.
    pub(super) fn put_photo(&mut self, photo: PhotoId, bytes: &Arc<[u8]>) {
        let key = storage::photo_key(self.document.id(), photo);
        self.beside.push(Change::Put(Space::Photos, key, storage::seal(bytes)));
        self.photos.insert(photo, bytes.clone());
    }

    /// What to write for search about all entries, along with a snapshot.
    pub(super) fn pack(&mut self) -> [Change; 2] {
        let (id, page) = (self.document.id(), self.page());
        [
            Change::DeletePrefix(Space::Texts, storage::document_key(id)),
            Change::Put(Space::Packs, storage::document_key(id), storage::seal(&packed(&page))),
        ]
    }

    /// What to write for search about the entries in `words`. An empty text says that the pack's is no longer true, also
    /// where the entry is gone.
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

    /// The search texts of all entries are written along with the next commit.
    pub(super) fn write_all_words(&mut self) {
        let page = self.page();
        self.words.extend(page.entries.iter().map(|(entry, _)| *entry));
    }

    /// An edit was made.
    pub(super) fn touch(&mut self) {
        self.changed();
        self.unsaved = true;
    }

    /// The document is another than before.
    pub(super) fn changed(&mut self) {
        self.version += 1;
        self.page = None;
    }
}

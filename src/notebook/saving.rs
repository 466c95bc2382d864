//! Documents in memory, and the one transaction that saves each.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::view::Happened;
use super::{Ambient, Effect, Notebook, Pending, Ticket, Trouble, shelves};
use crate::document::{Document, EditError, Heads, Page, chunks};
use crate::domain::{DocumentId, Entry, EntryId, PhotoId, Summary};
use crate::storage::{self, Change, ChunkKind, Guard, Key, Space, Transaction, WriteError};

/// A document in memory with what is known of its stored state.
pub(super) struct Held {
    pub(super) document: Document,
    /// The heads that storage confirmed.
    saved: Heads,
    /// How the stored summary begins, readable or not: nobody else wrote while it begins so. `None`
    /// when there is none.
    mark: Option<Vec<u8>>,
    /// The stored chunks.
    chunks: Vec<Key>,
    /// What is written along with the next save: photos, the end of a draft.
    pub(super) beside: Vec<Change>,
    /// The entries whose search text is written along with the next save, as the document has it by
    /// then: another tab's words may have come in.
    pub(super) words: BTreeSet<EntryId>,
    in_flight: Option<InFlight>,
    /// What to tell the owner once everything here is saved, and whether it can be undone.
    pub(super) tell: Option<(Happened, bool)>,
    /// Something is here that storage has not confirmed.
    unsaved: bool,
    pub(super) photos: BTreeMap<PhotoId, Arc<[u8]>>,
    /// Some chunks could not be read.
    pub(super) damaged: bool,
    /// The page as the document has it now, once it was asked for.
    read: Option<Rc<Page>>,
    /// Grows with every change, so that the page is read only when it differs from what is shown.
    pub(super) version: u64,
    pub(super) shown: Option<u64>,
}

/// A save that was asked for and not yet answered: what will be true when it is.
struct InFlight {
    heads: Heads,
    mark: Vec<u8>,
    chunks: Vec<Key>,
    beside: usize,
    words: BTreeSet<EntryId>,
}

/// From this many chunks on, a save writes the whole document and deletes what it supersedes: few
/// enough to read quickly, and rare enough that nearly every save stays small.
const SNAPSHOT_AT: usize = 16;

impl Held {
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
            tell: None,
            unsaved: false,
            photos: BTreeMap::new(),
            damaged: false,
            read: None,
            version: 0,
            shown: None,
        }
    }

    /// The page as the document has it now. Reading it is half the work of opening one, so it is done
    /// once for all who ask.
    pub(super) fn page(&mut self) -> Rc<Page> {
        self.read.get_or_insert_with(|| Rc::new(self.document.page())).clone()
    }

    /// The page summed up; `None` for the shop, which is nobody's page.
    pub(super) fn summary(&mut self) -> Option<Summary> {
        let id = self.document.id();
        if id == DocumentId::SHOP {
            return None;
        }
        let page = self.page();
        let entries: Vec<_> = page.entries.iter().map(|(_, entry)| entry).collect();
        Some(Summary::of(id.into(), &page.customer, page.begun, &entries))
    }

    /// A document as storage holds it.
    pub(super) fn stored(mut loaded: chunks::Loaded, chunks: Vec<Key>, summary: Option<&[u8]>) -> Self {
        // With a summary that is missing or of another version, nothing counts as saved: the next
        // save writes it anew.
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

    /// Takes in what storage holds now, keeping what is not saved yet.
    pub(super) fn merge_stored(&mut self, mut stored: Self) {
        self.damaged |= stored.damaged || self.document.merge(&mut stored.document).is_err();
        if !stored.saved.is_empty() {
            self.saved = stored.saved;
        }
        self.chunks = stored.chunks;
        self.mark = stored.mark;
        self.changed();
    }

    /// Takes in a photo, to be stored with the next save.
    pub(super) fn put_photo(&mut self, photo: Option<PhotoId>, bytes: &Arc<[u8]>) {
        let Some(photo) = photo else { return };
        let key = storage::photo_key(self.document.id(), photo);
        self.beside.push(Change::Put(Space::Photos, key, storage::seal(bytes)));
        self.photos.insert(photo, bytes.clone());
    }

    /// What to write for search about all entries, along with a snapshot.
    fn pack(&mut self) -> [Change; 2] {
        let (id, page) = (self.document.id(), self.page());
        let words: Vec<(EntryId, &str)> =
            page.entries.iter().map(|(entry, value)| (*entry, value.words())).collect();
        let packed = postcard::to_allocvec(&words).unwrap_or_default();
        [
            Change::DeletePrefix(Space::Texts, storage::document_key(id)),
            Change::Put(Space::Packs, storage::document_key(id), storage::seal(&packed)),
        ]
    }

    /// What to write for search about the entries in `words`. An empty text says that the pack's is
    /// no longer true.
    fn texts(&mut self) -> Vec<Change> {
        let (id, page) = (self.document.id(), self.page());
        let written = page.entries.iter().filter(|(entry, _)| self.words.contains(entry));
        let change = |(entry, value): &(EntryId, Entry)| {
            let words = storage::seal(value.words().as_bytes());
            Change::Put(Space::Texts, storage::text_key(id, *entry), words)
        };
        written.map(change).collect()
    }

    /// Holds something that storage has not confirmed.
    pub(super) fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// An edit was made.
    pub(super) fn touch(&mut self) {
        self.changed();
        self.unsaved = true;
    }

    fn changed(&mut self) {
        self.version += 1;
        self.read = None;
    }
}

/// The stored form of a summary: version, digest of the document's heads, then the summary itself.
pub(super) fn encode_summary(digest: [u8; 32], summary: Option<&Summary>) -> Vec<u8> {
    let body = summary.and_then(|summary| postcard::to_allocvec(summary).ok()).unwrap_or_default();
    storage::seal(&[&[Summary::VERSION], digest.as_slice(), &body].concat())
}

/// How much of a stored summary tells the state it was made from: version bytes and digest.
const MARK: usize = 34;

/// Reads the digest and, when it is of this version, the summary.
pub(super) fn decode_summary(value: &[u8]) -> Option<([u8; 32], Option<Summary>)> {
    let (version, rest) = storage::open(value)?.split_first()?;
    let (digest, body) = rest.split_first_chunk::<32>()?;
    let summary = (*version == Summary::VERSION).then(|| postcard::from_bytes(body).ok()).flatten();
    Some((*digest, summary))
}

/// Deletes everything stored under a document's id.
pub(super) fn delete_all(id: DocumentId) -> impl Iterator<Item = Change> {
    Space::ALL
        .into_iter()
        .filter(|space| *space != Space::Tombstones)
        .map(move |space| Change::DeletePrefix(space, storage::document_key(id)))
        .chain([Change::Put(Space::Tombstones, storage::document_key(id), storage::seal(&[]))])
        .chain([shelves::clear(id, id.bytes())])
}

impl Notebook {
    /// Saves what is not saved of a document, unless a save is already under way: then it goes on
    /// from its answer.
    pub(super) fn save(&mut self, id: DocumentId, effects: &mut Vec<Effect>) {
        let summary = self.summaries.get(&id.into());
        let Some(held) = self.held.get_mut(&id) else { return };
        if held.in_flight.is_some() {
            return;
        }
        let heads = held.document.heads();
        // What a later version wrote is never written, not even its summary.
        held.unsaved = !held.document.is_newer() && (heads != held.saved || !held.beside.is_empty());
        if !held.unsaved {
            return self.tell(id);
        }
        let key = storage::document_key(id);
        let whole = held.saved.is_empty() || held.chunks.len() >= SNAPSHOT_AT && !held.damaged;
        let chunk =
            if whole { Some(held.document.snapshot()) } else { held.document.changes_since(&held.saved) };
        let mut stored_chunks = held.chunks.clone();
        let mut changes = Vec::new();
        if let Some((kind, hash, bytes)) = chunk {
            let name = storage::chunk_key(id, kind, hash);
            changes.push(Change::Put(Space::Chunks, name.clone(), storage::seal(&bytes)));
            if kind == ChunkKind::Snapshot {
                let superseded = stored_chunks.drain(..).filter(|key| *key != name);
                changes.extend(superseded.map(|key| Change::Delete(Space::Chunks, key)));
            }
            stored_chunks.push(name);
        }
        let digest = chunks::digest(&heads);
        let summary = encode_summary(digest, summary);
        let mark = summary[..MARK].to_vec();
        changes.push(Change::Put(Space::Summaries, key.clone(), summary));
        changes.extend(held.beside.iter().cloned());
        match id {
            DocumentId::SHOP => {}
            _ if whole => changes.extend(held.pack()),
            _ => changes.extend(held.texts()),
        }
        if id != DocumentId::SHOP {
            changes.push(shelves::clear(id, &digest));
        }
        let guards = vec![
            Guard::Absent(Space::Tombstones, key.clone()),
            Guard::StartsWith(Space::Summaries, key, held.mark.clone()),
        ];
        let (beside, words) = (held.beside.len(), std::mem::take(&mut held.words));
        held.in_flight = Some(InFlight { heads, mark, chunks: stored_chunks, beside, words });
        let ticket = self.ticket(Pending::Save(id));
        effects.push(Effect::Write(ticket, Transaction { guards, changes, strict: true }));
    }

    /// Tells what was done, now that it is saved.
    fn tell(&mut self, id: DocumentId) {
        if let Some((what, undo)) = self.held.get_mut(&id).and_then(|held| held.tell.take()) {
            self.notify(what, undo);
        }
    }

    /// The storage answered a write.
    pub(super) fn written(
        &mut self,
        ticket: Ticket,
        result: Result<(), WriteError>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let id = match self.pending.remove(&ticket) {
            Some(Pending::Save(id)) => id,
            other => {
                // Refused means erased in the meantime: then there is nothing left to do.
                if let Err(error @ (WriteError::Full | WriteError::Failed(_))) = result {
                    self.failed.extend(other);
                    self.view.trouble = Some(error.into());
                }
                return;
            }
        };
        let Some(held) = self.held.get_mut(&id) else { return };
        let Some(in_flight) = held.in_flight.take() else { return };
        match result {
            Ok(()) => {
                held.saved = in_flight.heads;
                held.mark = Some(in_flight.mark);
                held.chunks = in_flight.chunks;
                held.beside.drain(..in_flight.beside);
                held.unsaved = held.document.heads() != held.saved || !held.beside.is_empty();
                self.view.saved = Some(ambient.now);
                effects.push(Effect::Announce(vec![id]));
                self.save(id, effects);
                if id == DocumentId::SHOP {
                    self.obey_erased(effects);
                }
                self.let_go();
                if !self.is_unsaved() && self.failed.is_empty() {
                    self.view.trouble = None;
                }
            }
            Err(WriteError::Refused(0)) => self.forget(id, true),
            Err(error) => {
                held.words.extend(in_flight.words);
                match error {
                    // Another tab wrote first: read what it wrote, merge, and write again.
                    WriteError::Refused(_) => self.read_document(id, Pending::Document(id), effects),
                    error => self.view.trouble = Some(error.into()),
                }
            }
        }
    }

    /// Writes what nothing waits for.
    pub(super) fn write_aside(&mut self, transaction: Transaction, effects: &mut Vec<Effect>) {
        let ticket = self.ticket(Pending::Aside(transaction.clone()));
        effects.push(Effect::Write(ticket, transaction));
    }

    /// Something was written here that storage has not confirmed.
    pub(super) fn is_unsaved(&self) -> bool {
        !self.deferred.is_empty() || self.held.values().any(Held::is_unsaved)
    }

    /// Tries again what failed.
    pub(super) fn retry(&mut self, effects: &mut Vec<Effect>) {
        self.view.trouble = None;
        for failed in std::mem::take(&mut self.failed) {
            match failed {
                Pending::Shelves | Pending::Opening(_) => self.read_everything(effects),
                Pending::Texts => self.read_next_texts(effects),
                Pending::Document(id) | Pending::Rebuild(id) => self.read_document(id, failed, effects),
                Pending::Draft(key) => self.write_draft(key, effects),
                Pending::Aside(transaction) => self.write_aside(transaction, effects),
                Pending::Export(_) => self.export_next(effects),
                Pending::Save(_) => {}
            }
        }
        for id in self.held.keys().copied().collect::<Vec<_>>() {
            self.save(id, effects);
        }
    }

    /// Lets go of documents nobody looks at and nothing waits for.
    pub(super) fn let_go(&mut self) {
        let open: Option<DocumentId> = self.view.page.as_ref().map(|page| page.id.into());
        self.held.retain(|id, held| *id == DocumentId::SHOP || Some(*id) == open || held.is_unsaved());
    }

    /// Brings the summary, and all that is derived from it, up to a document just edited or read.
    pub(super) fn summarise(&mut self, id: DocumentId) {
        let summary = self.held.get_mut(&id).and_then(|held| held.summary());
        self.put_summaries(summary.into_iter().collect());
    }

    /// Puts summaries into the list and the index.
    pub(super) fn put_summaries(&mut self, mut summaries: Vec<Summary>) {
        summaries.retain(|summary| self.summaries.get(&summary.id) != Some(summary));
        if summaries.is_empty() {
            return;
        }
        self.index.put_summaries(&summaries);
        let keeps_ranks = summaries.iter().all(|summary| self.keeps_ranks(summary));
        self.summaries.extend(summaries.into_iter().map(|summary| (summary.id, summary)));
        match keeps_ranks {
            true => self.stale_list(),
            false => self.stale_ranks(),
        }
    }
}

impl From<EditError> for Trouble {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Newer => Self::Newer,
            EditError::Malformed(text) => Self::Failed(text),
        }
    }
}

impl From<WriteError> for Trouble {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Full => Self::Full,
            WriteError::Failed(text) => Self::Failed(text),
            WriteError::Refused(guard) => Self::Failed(format!("guard {guard}")),
        }
    }
}

//! Pages that are new here and come whole, as most do when a device joins: the notebook stores what came with what was
//! found when it was [looked at](crate::notebook::looking), and decodes nothing. What is not as simple goes to its page as
//! usual.

use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::SHARE;
use crate::document::{Heads, chunks};
use crate::domain::{DocumentId, EntryId};
use crate::notebook::devices::wanted;
use crate::notebook::saving::{GUARDS, encode_summary};
use crate::notebook::shelves::Label;
use crate::notebook::{Ambient, Checked, Effect, Notebook, Parcel, Pending, shelves};
use crate::storage::{self, Change, ChunkKind, Guard, Space, Transaction, WriteError};
use crate::sync::webrtc::ConnectionId;

/// A page on its way to the disk.
pub(in crate::notebook) struct Arrived {
    id: DocumentId,
    /// Where the other's copy is.
    theirs: Heads,
    bytes: Arc<[u8]>,
    checked: Box<Checked>,
}

impl Notebook {
    /// Nothing is known here of this page.
    fn is_new_here(&self, id: DocumentId) -> bool {
        id != DocumentId::SHOP && !self.has_page(id.into()) && !self.erased().contains(&id)
    }

    /// Something on this page was taken back, and does not come again with it.
    fn is_undone_here(&self, checked: &Checked) -> bool {
        let undone = self.undone_imports();
        checked.summary.imports.iter().any(|import| undone.contains(import))
    }

    /// Has a page looked at beside the notebook, where that is all there is to do. Whether it is.
    pub(super) fn check_beside(
        &mut self,
        id: DocumentId,
        theirs: &Heads,
        changes: &[u8],
        effects: &mut Vec<Effect>,
    ) -> bool {
        let is_whole = chunks::told_heads(changes).as_ref() == Some(theirs);
        let may_be = is_whole && self.is_new_here(id);
        let Some(exchange) = self.exchange().filter(|_| may_be) else { return false };
        // Of two copies at once neither would be told from the other.
        let Entry::Vacant(place) = exchange.checking.entry(id) else { return false };
        let (_, bytes) = place.insert((theirs.clone(), changes.into()));
        let (parcel, line) = (Parcel { id, base: None, bytes: bytes.clone() }, exchange.line);
        let ticket = self.ticket(Pending::New(line, id));
        effects.push(Effect::Check(ticket, parcel));
        true
    }

    /// It was looked at.
    pub(in crate::notebook) fn checked(
        &mut self,
        id: DocumentId,
        checked: Option<Box<Checked>>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let is_new =
            self.is_new_here(id) && !checked.as_ref().is_some_and(|checked| self.is_undone_here(checked));
        let is_erased = self.erased().contains(&id);
        let Some(exchange) = self.exchange() else { return };
        // The meeting it came with is over; it comes again.
        let Some((theirs, bytes)) = exchange.checking.remove(&id) else { return };
        match checked {
            Some(checked) if checked.heads == theirs && is_new => {
                exchange.checking.insert(id, (theirs.clone(), bytes.clone()));
                exchange.arrived.push(Arrived { id, theirs, bytes, checked });
            }
            // It has become known meanwhile, or something on it was taken back.
            Some(checked) if checked.heads == theirs && !is_erased => {
                self.give_to_page(id, theirs, bytes.to_vec(), ambient, effects);
            }
            _ => self.turn_away(id, ambient, effects),
        }
    }

    /// Stores what has been looked at, a share at a time: a transaction of one costs the disk hardly less.
    pub(super) fn store_arrived(&mut self, effects: &mut Vec<Effect>) {
        if self.pending.values().any(|pending| matches!(pending, Pending::Arrived(..))) {
            return;
        }
        let Some(exchange) = self.exchange() else { return };
        let share = exchange.arrived.len().min(SHARE);
        if share < SHARE && exchange.checking.len() > share {
            return;
        }
        let arrived = exchange.arrived.drain(..share).collect();
        let line = exchange.line;
        self.write_arrived(line, arrived, effects);
    }

    /// Stores these pages in one transaction.
    pub(in crate::notebook) fn write_arrived(
        &mut self,
        line: ConnectionId,
        arrived: Vec<Arrived>,
        effects: &mut Vec<Effect>,
    ) {
        if arrived.is_empty() {
            return;
        }
        let label = self.authors.next();
        let transaction = Transaction {
            guards: arrived.iter().flat_map(Arrived::guards).collect(),
            changes: arrived.iter().flat_map(|page| page.changes(label)).collect(),
            strict: true,
        };
        let ids = arrived.iter().map(|page| page.id).collect();
        self.write(Pending::Arrived(line, arrived), transaction, ids, effects);
    }

    /// The storage answered.
    pub(in crate::notebook) fn arrived_written(
        &mut self,
        line: ConnectionId,
        mut arrived: Vec<Arrived>,
        result: Result<(), WriteError>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        match result {
            Ok(()) => {
                self.view.saved = Some(ambient.now);
                self.put_summaries(arrived.iter().map(|page| page.checked.summary.clone()).collect());
                for Arrived { id, theirs, checked, .. } in arrived {
                    if self.view.page.as_ref().is_some_and(|page| DocumentId::from(page.id) == id) {
                        // Somebody looks at it already, and was told that there is none.
                        self.read_document(id, Pending::Document(id), effects);
                    }
                    let words: Vec<(EntryId, &str)> = postcard::from_bytes(&checked.pack).unwrap_or_default();
                    self.put_words(id, &words);
                    self.marks.insert(id, chunks::digest(&checked.heads));
                    self.tell_of(id);
                    if self.is_exchanging(line)
                        && let Some(exchange) = self.exchange()
                    {
                        exchange.is_stale = true;
                        exchange.checking.remove(&id);
                        exchange.learned.heads.insert(id, theirs.clone());
                        let photos = checked.photos.into_iter().collect();
                        exchange.storing.entry(id).or_default().push((theirs, photos));
                    }
                }
                self.follow_joins(effects);
            }
            // Erased, or another tab has taken it in. It takes the others' save back with it.
            Err(WriteError::Refused(guard)) => {
                let Arrived { id, theirs, bytes, .. } = arrived.remove(guard / GUARDS);
                if self.is_exchanging(line) {
                    self.exchange().and_then(|exchange| exchange.checking.remove(&id));
                    match guard % GUARDS {
                        0 => self.turn_away(id, ambient, effects),
                        _ => self.give_to_page(id, theirs, bytes.to_vec(), ambient, effects),
                    }
                }
                self.write_arrived(line, arrived, effects);
            }
            Err(error) => {
                self.failed.push(Pending::Arrived(line, arrived));
                self.view.trouble = Some(error.into());
            }
        }
    }
}

impl Arrived {
    fn guards(&self) -> [Guard; GUARDS] {
        let key = storage::document_key(self.id);
        [Guard::Absent(Space::Tombstones, key.clone()), Guard::Absent(Space::Summaries, key)]
    }

    /// As [`saving`](crate::notebook::saving) writes a page.
    fn changes(&self, label: Label) -> impl Iterator<Item = Change> {
        let Self { id, bytes, checked, .. } = self;
        let digest = chunks::digest(&checked.heads);
        let (key, name) =
            (storage::document_key(*id), storage::chunk_key(*id, ChunkKind::Snapshot, chunks::hash(bytes)));
        let page = [
            Change::Put(Space::Chunks, name, storage::seal(bytes)),
            Change::Put(Space::Summaries, key.clone(), encode_summary(digest, Some(&checked.summary))),
            Change::Put(Space::Packs, key, storage::seal(&checked.pack)),
            shelves::clear(*id, label),
        ];
        page.into_iter().chain(checked.photos.iter().map(|photo| wanted(*id, *photo)))
    }
}

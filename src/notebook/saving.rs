//! The one transaction that saves a document. Whole pages from another device are stored alike, beside what was found in
//! them (`exchanging/checking.rs`).

use super::devices::{Task, wanted_of};
use super::held::{Held, InFlight};
use super::noted::Noted;
use super::shelves::Label;
use super::{Ambient, Effect, Notebook, Pending, Ticket, Trouble, shelves};
use crate::document::{EditError, chunks};
use crate::domain::{DocumentId, Summary};
use crate::storage::{self, Change, ChunkKind, Guard, Space, Transaction, WriteError};

/// How many guards stand before the changes of each document.
pub(super) const GUARDS: usize = 2;

/// From this many chunks on, a save writes the whole document and deletes what it supersedes: few
/// enough to read quickly, and rare enough that nearly every save stays small.
const SNAPSHOT_AT: usize = 16;

/// The stored form of a summary: version, digest of the document's heads, then the summary itself.
pub(super) fn encode_summary(digest: [u8; 32], summary: Option<&Summary>) -> Vec<u8> {
    let body = summary.and_then(|summary| postcard::to_allocvec(summary).ok()).unwrap_or_default();
    storage::seal(&[&[Summary::VERSION], digest.as_slice(), &body].concat())
}

/// How much of a stored summary tells the state it was made from: version bytes and digest.
pub(super) const MARK: usize = 34;

/// Reads the digest and, when it is of this version, the summary.
pub(super) fn decode_summary(value: &[u8]) -> Option<([u8; 32], Option<Summary>)> {
    let (version, rest) = storage::open(value)?.split_first()?;
    let (digest, body) = rest.split_first_chunk::<32>()?;
    let summary = (*version == Summary::VERSION).then(|| postcard::from_bytes(body).ok()).flatten();
    Some((*digest, summary))
}

/// The digest of the heads that a stored summary was made from.
pub(super) fn digest_of(summary: &[u8]) -> Option<[u8; 32]> {
    decode_summary(summary).map(|(digest, _)| digest)
}

/// Deletes everything stored under a document's id.
pub(super) fn delete_content(id: DocumentId, label: Label) -> impl Iterator<Item = Change> {
    Space::ALL
        .into_iter()
        .filter(|space| *space != Space::Tombstones)
        .map(move |space| Change::DeletePrefix(space, storage::document_key(id)))
        .chain([Change::DeletePrefix(Space::Devices, wanted_of(id)), shelves::clear(id, label)])
}

/// Deletes it for good: a tombstone keeps it from being written again.
pub(super) fn delete_all(id: DocumentId, label: Label) -> impl Iterator<Item = Change> {
    let tombstone = Change::Put(Space::Tombstones, storage::document_key(id), storage::seal(&[]));
    delete_content(id, label).chain([tombstone])
}

impl Notebook {
    /// Saves what is not saved of a document.
    pub(super) fn save(&mut self, id: DocumentId, effects: &mut Vec<Effect>) {
        self.save_together(&[id], effects);
    }

    /// Saves several documents in one transaction: ten pages brought in cost the disk hardly more than one.
    pub(super) fn save_together(&mut self, ids: &[DocumentId], effects: &mut Vec<Effect>) {
        let mut together = Transaction { strict: true, ..Transaction::default() };
        let mut saved = Vec::new();
        for id in ids {
            if let Some((guards, changes)) = self.changes(*id) {
                together.guards.extend(guards);
                together.changes.extend(changes);
                saved.push(*id);
            }
        }
        if !saved.is_empty() {
            self.write(Pending::Save(saved.clone()), together, saved, effects);
        }
    }

    /// What saves a document; `None` where nothing is to be saved, or a save is already under way: then it goes on
    /// from its answer.
    fn changes(&mut self, id: DocumentId) -> Option<([Guard; GUARDS], Vec<Change>)> {
        let label = self.authors.next();
        let summary = self.summaries.get(&id.into()).or_else(|| self.unlisted.get(&id.into()));
        let held = self.held.get_mut(&id)?;
        if held.in_flight.is_some() {
            return None;
        }
        let heads = held.document.heads();
        // What a later version wrote is never written, not even its summary.
        held.unsaved = !held.document.is_newer() && (heads != held.saved || !held.beside.is_empty());
        if !held.unsaved {
            self.tell(id);
            return None;
        }
        let key = storage::document_key(id);
        let whole = held.saved.is_empty() || held.chunks.len() >= SNAPSHOT_AT && !held.damaged;
        let chunk = if whole { Some(held.snapshot()) } else { held.document.changes_since(&held.saved) };
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
        let noted = Noted::of(&held.document);
        changes.extend(noted.erased.difference(&self.noted.erased).flat_map(|id| delete_all(*id, label)));
        let digest = chunks::digest(&heads);
        let summary = encode_summary(digest, summary);
        let mark = summary[..MARK].to_vec();
        changes.push(Change::Put(Space::Summaries, key.clone(), summary));
        // Where a save is tried again, the owner may have begun to write anew in the same form.
        let is_typed_since = |change: &Change| match change {
            Change::Delete(Space::Drafts, key) => self.drafts.get(key).is_some_and(|text| !text.is_empty()),
            _ => false,
        };
        changes.extend(held.beside.iter().filter(|change| !is_typed_since(change)).cloned());
        match id {
            DocumentId::SHOP => {}
            _ if whole => changes.extend(held.pack()),
            _ => changes.extend(held.texts()),
        }
        if id != DocumentId::SHOP {
            changes.push(shelves::clear(id, label));
        }
        let guards = [
            Guard::Absent(Space::Tombstones, key.clone()),
            Guard::StartsWith(Space::Summaries, key, held.mark.clone()),
        ];
        let (beside, words) = (held.beside.len(), std::mem::take(&mut held.words));
        held.in_flight = Some(InFlight { heads, mark, chunks: stored_chunks, beside, words, noted });
        Some((guards, changes))
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
        let ids = match self.pending.remove(&ticket) {
            Some(Pending::Save(ids)) => ids,
            Some(Pending::Gone(ids)) => return self.gone(ids, result),
            Some(Pending::Arrived(line, arrived)) => {
                return self.arrived_written(line, arrived, result, ambient, effects);
            }
            Some(Pending::KeepDevices(task)) if matches!(result, Err(WriteError::Refused(_))) => {
                return self.with_devices(task, effects);
            }
            Some(Pending::KeepDevices(task)) if result.is_ok() => {
                if let Task::Took(receiving) = task {
                    self.took_anew(receiving, effects);
                }
                return;
            }
            Some(Pending::CrossedPhoto(line, id, transaction))
                if matches!(result, Ok(()) | Err(WriteError::Refused(_))) =>
            {
                let stored = result.is_ok().then_some(transaction);
                return self.photo_crossed(line, id, stored, ambient, effects);
            }
            other => {
                // Refused means erased in the meantime: then there is nothing left to do.
                if let Err(error @ (WriteError::Full | WriteError::Newer | WriteError::Failed(_))) = result {
                    self.failed.extend(other);
                    self.view.trouble = Some(error.into());
                }
                return;
            }
        };
        // One that is refused takes the others' save back with it.
        let mut again = Vec::new();
        for (at, id) in ids.into_iter().enumerate() {
            match &result {
                Err(WriteError::Refused(guard)) if guard / GUARDS != at => {
                    if let Some(held) = self.held.get_mut(&id) {
                        held.words.extend(held.in_flight.take().into_iter().flat_map(|saving| saving.words));
                        again.push(id);
                    }
                }
                Err(WriteError::Refused(guard)) => {
                    self.saved(id, Err(WriteError::Refused(guard % GUARDS)), ambient, effects);
                }
                result => self.saved(id, result.clone(), ambient, effects),
            }
        }
        self.save_together(&again, effects);
    }

    /// The storage answered the save of one document.
    fn saved(
        &mut self,
        id: DocumentId,
        result: Result<(), WriteError>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some(held) = self.held.get_mut(&id) else { return };
        let Some(in_flight) = held.in_flight.take() else { return };
        match result {
            Ok(()) => {
                let digest = chunks::digest(&in_flight.heads);
                held.saved = in_flight.heads;
                held.mark = Some(in_flight.mark);
                held.chunks = in_flight.chunks;
                held.beside.drain(..in_flight.beside);
                held.unsaved = held.document.heads() != held.saved || !held.beside.is_empty();
                self.marks.insert(id, digest);
                self.tell_of(id);
                self.view.saved = Some(ambient.now);
                self.take_note(in_flight.noted);
                self.save(id, effects);
                self.follow_join(id, effects);
                self.follow_joins_into(id.into(), effects);
                self.join_next(ambient, effects);
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

    /// A document was read, and is stored in this state. That is news only where it was another: two devices that cannot
    /// take in each other's page would tell each other of it for ever.
    pub(super) fn mark(&mut self, id: DocumentId, digest: [u8; 32]) {
        if self.marks.insert(id, digest) != Some(digest) {
            self.tell_of(id);
        }
    }

    /// The other device of a meeting is to be told how this document is stored now.
    pub(super) fn tell_of(&mut self, id: DocumentId) {
        if self.meeting.is_some() {
            self.news.push(id);
        }
    }

    /// Writes what nothing waits for.
    pub(super) fn write_aside(&mut self, transaction: Transaction, effects: &mut Vec<Effect>) {
        self.write(Pending::Aside(transaction.clone()), transaction, Vec::new(), effects);
    }

    /// Something was written here that storage has not confirmed.
    pub(super) fn is_unsaved(&self) -> bool {
        !self.deferred.is_empty() || self.held.values().any(Held::is_unsaved)
    }

    /// Tries again what failed.
    pub(super) fn retry(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        self.view.trouble = None;
        for failed in std::mem::take(&mut self.failed) {
            match failed {
                Pending::Shelves | Pending::Opening(_) => self.read_everything(effects),
                Pending::Texts => self.read_next_texts(effects),
                Pending::Document(id) | Pending::Rebuild(id) => self.read_document(id, failed, effects),
                Pending::Draft(key) => self.write_draft(key, effects),
                Pending::Aside(transaction) => self.write_aside(transaction, effects),
                Pending::Export(_) | Pending::SetAside => self.export_next(effects),
                Pending::LookingThrough(prefix) => self.look_through_again(prefix, effects),
                Pending::Crossing(line, id, wanted) if self.is_exchanging(line) => {
                    self.read_for_other(id, wanted, ambient, effects);
                }
                Pending::Arrived(line, arrived) if self.is_exchanging(line) => {
                    self.write_arrived(line, arrived, effects);
                }
                Pending::CrossedPhoto(line, id, transaction) => {
                    self.write_crossed(line, id, transaction, effects);
                }
                Pending::Devices(task) | Pending::KeepDevices(task) => self.with_devices(task, effects),
                Pending::Sending(bundle, ids) => self.send_again(bundle, ids),
                Pending::Undoing(ids) | Pending::Gone(ids) => self.look_again(ids),
                // What was not confirmed comes again.
                Pending::Save(_) | Pending::Crossing(..) | Pending::Arrived(..) => {}
                // The storage has no part in it.
                Pending::Looking(..) | Pending::New(..) => {}
            }
        }
        for id in self.held.keys().copied().collect::<Vec<_>>() {
            self.save(id, effects);
        }
        self.undo_import_next(effects);
        self.send_next(effects);
    }

    /// Lets go of documents nobody looks at and nothing waits for.
    pub(super) fn let_go(&mut self) {
        let open = self.view.page.as_ref().map(|page| page.id);
        let beside = self.view.comparison.iter().flat_map(|comparison| comparison.pair);
        let joining = self.joining.iter().flat_map(|joining| [joining.into, joining.from]);
        let kept = open.into_iter().chain(beside).chain(joining).map(DocumentId::from);
        let looked_at = self.looked_at().map(|(id, _)| id);
        let kept: Vec<DocumentId> = kept.chain(looked_at).chain([DocumentId::SHOP]).collect();
        self.held.retain(|id, held| kept.contains(id) || held.is_unsaved());
    }

    /// Brings the summary, and all that is derived from it, up to a document just edited or read.
    pub(super) fn summarise(&mut self, id: DocumentId) {
        let summary = self.held.get_mut(&id).and_then(|held| held.summary());
        self.put_summaries(summary.into_iter().collect());
    }

    /// Puts summaries into the list and the index.
    pub(super) fn put_summaries(&mut self, mut summaries: Vec<Summary>) {
        let gone = summaries.iter().filter(|summary| self.noted.is_about(summary));
        self.to_look_at.extend(gone.map(|summary| summary.id));
        for summary in summaries.extract_if(.., |summary| summary.joined.is_some() || summary.taken_back) {
            if self.summaries.remove(&summary.id).is_some() {
                self.stale_person(summary.id);
                self.index.remove(summary.id);
                self.stale_ranks();
            }
            self.unlisted.insert(summary.id, summary);
        }
        summaries.retain(|summary| self.summaries.get(&summary.id) != Some(summary));
        if summaries.is_empty() {
            return;
        }
        self.index.put_summaries(&summaries);
        for summary in &summaries {
            self.unlisted.remove(&summary.id);
            self.stale_person(summary.id);
        }
        let keeps_ranks = summaries.iter().all(|summary| self.keeps_ranks(summary));
        self.summaries.extend(summaries.into_iter().map(|summary| (summary.id, summary)));
        match keeps_ranks || self.running_import().is_some() || self.is_restoring() || self.is_filling() {
            // While people come in from a file, they are put in order once, at the end.
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
            WriteError::Newer => Self::Overtaken,
            WriteError::Failed(text) => Self::Failed(text),
            WriteError::Refused(guard) => Self::Failed(format!("guard {guard}")),
        }
    }
}

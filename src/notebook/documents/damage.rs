//! A document that lost stored chunks. It stays usable and says that it is damaged. It becomes whole again from another
//! device, a bundle or an archive.
//!
//! # Rules
//! 1. Chunks that cannot be read are moved to quarantine, together with the lost state: the digest in the summary.
//! 2. Until that state is reached again, no other device is assumed to know what this one has. The document is compared
//!    by what is left of it. Bundles say that something is missing here.
//! 3. Once it is reached, the quarantine of the document is emptied.
//! 4. From time to time all stored data is scrubbed, so that damage is found while another device still has the data. A
//!    damaged document is loaded as if somebody had opened it.

use std::collections::BTreeSet;

use super::commit::delete_all;
use super::{Documents, OpenDocument, Request};
use crate::document::chunks;
use crate::domain::DocumentId;
use crate::notebook::api::Effect;
use crate::notebook::ctx::Ctx;
use crate::notebook::event::{DocEvent, Event};
use crate::storage::{self, Change, Guard, Key, Record, Space, Transaction};

/// Stands in a key where a chunk's kind would stand. The digest of a lost state follows.
const LOST: u8 = b'e';

/// The digest of a lost state that no summary named. No real state has this digest, so the note is never removed by
/// reaching that state.
pub(super) const UNKNOWN: [u8; 32] = [0; 32];

/// The key of the note that this state of a document was lost.
fn lost_key(id: DocumentId, digest: [u8; 32]) -> Key {
    [id.bytes(), &[LOST], &digest].concat()
}

/// The document and the name of a damaged chunk; `None` for the key of a lost state.
pub(in crate::notebook) fn quarantined_chunk(key: &[u8]) -> Option<(DocumentId, &[u8])> {
    let (id, name) = key.split_at_checked(16)?;
    Some((DocumentId::from_bytes(id)?, name)).filter(|_| name.first() != Some(&LOST))
}

/// The lost states in a document's quarantine.
fn lost(quarantine: &[Record]) -> impl Iterator<Item = [u8; 32]> {
    quarantine.iter().filter_map(|(key, _)| match key.get(16..)?.split_first()? {
        (&LOST, digest) => digest.try_into().ok(),
        _ => None,
    })
}

impl OpenDocument {
    /// Takes in the quarantine of this document.
    pub(super) fn set_quarantine(&mut self, quarantine: &[Record]) {
        self.damaged |= !quarantine.is_empty();
        self.lost.extend(lost(quarantine));
    }

    /// The lost state is here again. The quarantine is emptied.
    pub(super) fn heal(&mut self) {
        if self.lost.is_empty() || !self.lost.iter().all(|digest| self.document.reaches(digest)) {
            return;
        }
        self.lost.clear();
        self.damaged = false;
        let quarantine = storage::document_key(self.document.id());
        self.beside.push(Change::DeletePrefix(Space::Quarantine, quarantine));
        self.touch();
    }
}

/// The key prefixes of the documents that are still to be scrubbed, the last first.
#[derive(Default)]
pub(super) struct Scrub(Vec<Key>);

/// Up to this many pages, all are scrubbed at once. That is one or two megabytes.
const AT_ONCE: usize = 200;

/// What is read for each share, in this order.
const PARTS: [Space; 3] = [Space::Chunks, Space::Summaries, Space::Tombstones];

impl Documents {
    /// Begins to check all stored data for damage.
    pub fn scrub(&mut self, ctx: &mut Ctx) {
        let is_small = self.people.listed().len() <= AT_ONCE;
        self.scrub.0 =
            if is_small { vec![Key::new()] } else { (0..=u8::MAX).rev().map(|byte| vec![byte]).collect() };
        self.scrub_next(ctx);
    }

    /// Requests the next share.
    pub fn scrub_next(&mut self, ctx: &mut Ctx) {
        if self.requests.waiting().any(|request| matches!(request, Request::Scrub(_))) {
            return;
        }
        let Some(prefix) = self.scrub.0.pop() else { return };
        let queries = storage::queries(PARTS, &prefix).into();
        self.requests.read(Request::Scrub(prefix), queries, ctx);
    }

    /// This share could not be read. It is requested again.
    pub(super) fn scrub_again(&mut self, prefix: Key, ctx: &mut Ctx) {
        self.scrub.0.push(prefix);
        self.scrub_next(ctx);
    }

    /// A share has been read. A document is loaded if a chunk is damaged, if its summary is missing, or if only its
    /// summary exists. The remains of an erased document are deleted.
    pub(super) fn scrubbed(&mut self, records: &[Vec<Record>], ctx: &mut Ctx) {
        let [stored, summaries, tombstones] = records else { return };
        let ids = |records: &[Record]| -> BTreeSet<DocumentId> {
            records.iter().filter_map(|(key, _)| DocumentId::from_bytes(key.get(..16)?)).collect()
        };
        let (stored_ids, summed, erased) = (ids(stored), ids(summaries), ids(tombstones));
        let damaged: Vec<Record> =
            stored.iter().filter(|record| !chunks::is_sound(record)).cloned().collect();
        let to_load = &(&stored_ids ^ &summed) | &ids(&damaged);
        for id in &to_load - &erased {
            self.load(id, ctx);
        }
        let generation = self.authors.next();
        let left = stored_ids.intersection(&erased);
        let changes: Vec<Change> = left.flat_map(|id| delete_all(*id, generation)).collect();
        if !changes.is_empty() {
            self.housekeep(Transaction { changes, strict: true, guards: Vec::new() }, ctx);
        }
        ctx.ask(Effect::Pause);
    }

    /// Some of a document could not be read. Moves these chunks to quarantine, with the state that the summary names.
    pub(super) fn set_aside(
        &mut self,
        id: DocumentId,
        damaged: &[&Record],
        state: Option<[u8; 32]>,
        ctx: &mut Ctx,
    ) {
        let chunks = damaged.iter().flat_map(|(key, value)| {
            [
                Change::Put(Space::Quarantine, key.clone(), value.clone()),
                Change::Delete(Space::Chunks, key.clone()),
            ]
        });
        let state =
            state.map(|digest| Change::Put(Space::Quarantine, lost_key(id, digest), storage::seal(&[])));
        let changes: Vec<Change> = chunks.chain(state).collect();
        if changes.is_empty() {
            return;
        }
        // If the page was erased in the meantime, nothing of it is kept, not even in quarantine.
        let guards = vec![Guard::Absent(Space::Tombstones, storage::document_key(id))];
        self.housekeep(Transaction { changes, strict: true, guards }, ctx);
        ctx.tell(Event::Doc(DocEvent::Lost(id)));
    }
}

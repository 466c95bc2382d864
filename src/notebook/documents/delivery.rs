//! The content of the inbox: documents from elsewhere that wait for their pages, and pages that wait to be committed
//! together.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::stored_summary::{GUARDS, encode_summary};
use super::summary_cache::{self, Generation};
use crate::document::chunks;
use crate::domain::{DocumentId, PhotoId};
use crate::notebook::api::Verified;
use crate::notebook::event::Receipt;
use crate::notebook::wanted;
use crate::storage::{self, Change, ChunkKind, Guard, Space};

/// A document from elsewhere, either whole or as changes.
pub(in crate::notebook) struct Delivery {
    pub receipt: Receipt,
    pub bytes: Arc<[u8]>,
    /// Photos of its page.
    pub photos: Vec<(PhotoId, Vec<u8>)>,
    /// It is the shop of an archive, perhaps of another shop. If both have set something, such as the name, this shop's
    /// value stays.
    pub keeps_own: bool,
}

/// Deliveries that wait for their pages.
#[derive(Default)]
pub(super) struct Inbox {
    pub waiting: BTreeMap<DocumentId, VecDeque<Delivery>>,
    /// Pages that came whole, are verified, and wait to be committed.
    pub new_pages: VecDeque<WholePage>,
    pub bulk: Bulk,
}

/// A verified page that is new here, in its stored form.
pub(super) struct WholePage {
    pub id: DocumentId,
    pub delivery: Delivery,
    pub verified: Box<Verified>,
}

impl WholePage {
    pub fn guards(&self) -> [Guard; GUARDS] {
        let key = storage::document_key(self.id);
        [Guard::Absent(Space::Tombstones, key.clone()), Guard::Absent(Space::Summaries, key)]
    }

    /// The same changes as when [`Documents::commit`](super::Documents::commit) writes a page.
    pub fn changes(&self, generation: Generation) -> Vec<Change> {
        let Self { id, delivery, verified } = self;
        let digest = chunks::digest(&verified.heads);
        let key = storage::document_key(*id);
        let name = storage::chunk_key(*id, ChunkKind::Snapshot, chunks::hash(&delivery.bytes));
        let mut changes = vec![
            Change::Put(Space::Chunks, name, storage::seal(&delivery.bytes)),
            Change::Put(Space::Summaries, key.clone(), encode_summary(digest, Some(&verified.summary))),
            Change::Put(Space::Packs, key, storage::seal(&verified.pack)),
            summary_cache::clear(*id, generation),
        ];
        let photo = |(photo, bytes): &(PhotoId, Vec<u8>)| {
            Change::Put(Space::Photos, storage::photo_key(*id, *photo), storage::seal(bytes))
        };
        changes.extend(delivery.photos.iter().map(photo));
        changes.extend(self.lacking().map(|photo| wanted::note(*id, photo)));
        changes
    }

    /// The photos that the page shows but that did not come with it.
    pub fn lacking(&self) -> impl Iterator<Item = PhotoId> {
        let here: BTreeSet<PhotoId> = self.delivery.photos.iter().map(|(photo, _)| *photo).collect();
        self.verified.photos.iter().copied().filter(move |photo| !here.contains(photo))
    }
}

/// Pages changed by many deliveries or by a file. They are committed together.
#[derive(Default)]
pub(super) struct Bulk {
    pub waiting: VecDeque<DocumentId>,
    pub committing: Vec<DocumentId>,
}

impl Bulk {
    pub fn contains(&self, id: DocumentId) -> bool {
        self.waiting.contains(&id)
    }
}

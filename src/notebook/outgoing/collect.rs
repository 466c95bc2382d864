//! Collects the documents of a bundle or an invitation, a few at a time. Then the peers seal it.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::Request;
use crate::document::{Heads, chunks};
use crate::domain::{BundleId, DocumentId, PhotoId};
use crate::notebook::api::export::{Receivers, SendingView};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::{Documents, digest_of};
use crate::notebook::event::{BundlePlan, Collected, Event, WantedDocument};
use crate::notebook::requests::Requests;
use crate::storage::{self, Query, Record, Space};
use crate::sync::bundle_contents::{Delta, Photo};

/// How many pages are read before the screen may update.
const SHARE: usize = 10;

/// What is read of each page, in this order.
const PARTS: [Space; 3] = [Space::Chunks, Space::Summaries, Space::Photos];

impl WantedDocument {
    /// The base state since which changes are sent: one that all receivers are known to have. If they are not known to
    /// agree, it is empty and the whole document is sent.
    fn base(&self, latest: &Heads) -> Heads {
        // A receiver that already has the latest state needs no changes.
        let behind = self.known.iter().filter(|heads| heads.as_ref() != Some(latest));
        let behind: BTreeSet<&Option<Heads>> = behind.collect();
        match behind.first() {
            Some(Some(heads)) if behind.len() == 1 => heads.clone(),
            _ => Heads::new(),
        }
    }
}

/// A bundle that is being collected.
pub(super) struct BundleJob {
    shown: SendingView,
    stage: Stage,
}

enum Stage {
    Collecting {
        waiting: VecDeque<WantedDocument>,
        /// The documents that were requested and have not arrived yet.
        asked: Vec<WantedDocument>,
        collected: Box<Collected>,
    },
    /// The peers have it. After they seal it, its file is shown.
    Collected,
}

impl BundleJob {
    pub fn begin(plan: BundlePlan) -> Self {
        let BundlePlan { id, to, documents, draft } = plan;
        let shown = SendingView { id, to, total: documents.len(), done: 0, file: None };
        let collected = Box::new(Collected { draft, documents: Vec::new(), photos: Vec::new() });
        Self { shown, stage: Stage::Collecting { waiting: documents.into(), asked: Vec::new(), collected } }
    }

    pub fn id(&self) -> BundleId {
        self.shown.id
    }

    pub fn view(&self) -> SendingView {
        self.shown.clone()
    }

    pub fn set_file(&mut self, file: &[u8]) {
        self.shown.file = Some(file.into());
    }

    /// Whether a new invitation may replace this job, an earlier invitation.
    pub fn may_be_replaced(&self, plan: &BundlePlan) -> bool {
        self.shown.to == Receivers::Newcomer && plan.to == Receivers::Newcomer
    }

    /// Requests the next documents, or hands all of them to the peers.
    pub fn ask_next(&mut self, requests: &mut Requests<Request>, ctx: &mut Ctx) {
        let Stage::Collecting { waiting, asked, .. } = &mut self.stage else { return };
        if !asked.is_empty() {
            return;
        }
        asked.extend(waiting.drain(..waiting.len().min(SHARE)));
        let ids: Vec<DocumentId> = asked.iter().map(|wanted| wanted.id).collect();
        if ids.is_empty() {
            if let Stage::Collecting { collected, .. } = std::mem::replace(&mut self.stage, Stage::Collected)
            {
                ctx.tell(Event::Collected(collected));
            }
            return;
        }
        let queries = ids.iter().flat_map(|id| {
            let prefix = storage::document_key(*id);
            PARTS.map(|space| Query { space, prefix: prefix.clone() })
        });
        let queries = queries.collect();
        requests.read(Request::Collect(self.shown.id, ids), queries, ctx);
    }

    /// These could not be read. They are requested again.
    pub fn collect_again(&mut self, ids: Vec<DocumentId>) {
        if let Stage::Collecting { waiting, asked, .. } = &mut self.stage {
            waiting.extend(asked.extract_if(.., |wanted| ids.contains(&wanted.id)));
        }
    }

    /// These documents have been read.
    pub fn add(&mut self, ids: &[DocumentId], records: &[Vec<Record>], documents: &mut Documents) {
        let Stage::Collecting { asked, collected, .. } = &mut self.stage else { return };
        self.shown.done += ids.len();
        for (wanted, records) in asked.drain(..).zip(records.chunks(PARTS.len())) {
            let [stored, summaries, photos] = records else { continue };
            let id = wanted.id;
            let summary = summaries.first().map(|(_, value)| value.as_slice());
            let mut read;
            let document = match documents.get(id) {
                Some(open) => open.document(),
                // It was erased or taken back in the meantime.
                None if stored.is_empty() => continue,
                None => {
                    read = chunks::load(id, stored, summary.and_then(digest_of), chunks::READER);
                    &mut read.document
                }
            };
            let heads = document.heads();
            let base = wanted.base(&heads);
            let Some(changes) = document.since(&base) else { continue };
            let new = document.photos_since(&base);
            collected.documents.push(Delta { id, heads, changes });
            collected.photos.extend(new.into_iter().filter_map(|photo| {
                let bytes = photo_bytes(id, photo, photos, documents)?;
                Some(Photo { document: id, id: photo, bytes })
            }));
        }
    }
}

fn photo_bytes(
    document: DocumentId,
    photo: PhotoId,
    stored: &[Record],
    documents: &mut Documents,
) -> Option<Vec<u8>> {
    let open: Option<Arc<[u8]>> = documents.get(document).and_then(|open| open.photos().get(&photo).cloned());
    open.map(|bytes| bytes.to_vec()).or_else(|| {
        let key = storage::photo_key(document, photo);
        let (_, value) = stored.iter().find(|(known, _)| *known == key)?;
        storage::open(value).map(<[u8]>::to_vec).filter(|bytes| PhotoId::of(bytes) == photo)
    })
}

//! Collects the documents of a bundle or an invitation, a few at a time. Then the peers seal it.

use std::collections::{BTreeSet, VecDeque};

use super::Request;
use crate::document::{Heads, chunks};
use crate::domain::{BundleId, DocumentId, PhotoId};
use crate::notebook::api::export::{Receivers, SendingView};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::{Documents, digest_of};
use crate::notebook::event::{BundleDraft, BundlePlan, Event, WantedDocument};
use crate::notebook::requests::Requests;
use crate::storage::{self, Record, Space};
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
        draft: Box<BundleDraft>,
    },
    /// The peers have it. After they seal it, its file is shown.
    Collected,
}

impl BundleJob {
    pub fn begin(plan: BundlePlan) -> Self {
        let BundlePlan { documents, draft } = plan;
        let (id, to) = (draft.contents.id, draft.to);
        let shown = SendingView { id, to, total: documents.len(), done: 0, file: None };
        Self { shown, stage: Stage::Collecting { waiting: documents.into(), draft: Box::new(draft) } }
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
        self.shown.to == Receivers::Newcomer && plan.draft.to == Receivers::Newcomer
    }

    /// Requests the next documents, or hands all of them to the peers.
    pub fn ask_next(&mut self, requests: &mut Requests<Request>, ctx: &mut Ctx) {
        let Stage::Collecting { waiting, .. } = &mut self.stage else { return };
        let bundle = self.shown.id;
        if requests.open().any(|request| matches!(request, Request::Collect(id, _) if *id == bundle)) {
            return;
        }
        if waiting.is_empty() {
            if let Stage::Collecting { draft, .. } = std::mem::replace(&mut self.stage, Stage::Collected) {
                ctx.tell(Event::Collected(draft));
            }
            return;
        }
        let share: Vec<WantedDocument> = waiting.drain(..waiting.len().min(SHARE)).collect();
        let keys = share.iter().map(|wanted| storage::document_key(wanted.id));
        let queries = keys.flat_map(|key| storage::queries(PARTS, &key)).collect();
        requests.read(Request::Collect(bundle, share), queries, ctx);
    }

    /// These could not be read. They are requested again.
    pub fn collect_again(&mut self, share: Vec<WantedDocument>) {
        if let Stage::Collecting { waiting, .. } = &mut self.stage {
            waiting.extend(share);
        }
    }

    /// These documents have been read.
    pub fn add(&mut self, share: &[WantedDocument], records: &[Vec<Record>], documents: &mut Documents) {
        let Stage::Collecting { draft, .. } = &mut self.stage else { return };
        self.shown.done += share.len();
        for (wanted, records) in share.iter().zip(records.chunks(PARTS.len())) {
            let [stored, summaries, photos] = records else { continue };
            let id = wanted.id;
            let summary = storage::only_value(summaries);
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
            draft.contents.documents.push(Delta { id, heads, changes });
            draft.contents.photos.extend(new.into_iter().filter_map(|photo| {
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
    let open = documents.get(document).and_then(|open| open.photos().get(&photo));
    open.map(|bytes| bytes.to_vec()).or_else(|| {
        let key = storage::photo_key(document, photo);
        let (_, value) = stored.iter().find(|(known, _)| *known == key)?;
        storage::open(value).map(<[u8]>::to_vec).filter(|bytes| PhotoId::of(bytes) == photo)
    })
}

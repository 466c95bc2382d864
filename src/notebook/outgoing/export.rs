//! Exports everyone to a file, one page after another.

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use super::Request;
use crate::document::{Document, chunks};
use crate::domain::{CustomerId, DocumentId, PhotoId, Recommender};
use crate::exchange::writer::Writer;
use crate::exchange::{PageOut, ShopOut};
use crate::notebook::api::export::{Export, Form};
use crate::notebook::api::{Effect, Lockable};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::{Documents, digest_of, quarantined_chunk, stored_photos};
use crate::notebook::requests::Requests;
use crate::storage::{self, Key, Query, Record, Space};

/// A running export.
pub(super) struct ExportJob {
    shown: Export,
    waiting: VecDeque<CustomerId>,
    /// `None` once the file is complete.
    writer: Option<Writer>,
    passphrase: Option<String>,
}

/// What is read of each page, in this order.
const PARTS: [Space; 4] = [Space::Chunks, Space::Summaries, Space::Photos, Space::Quarantine];

impl ExportJob {
    /// Begins an export of these people. With `None`, exports everyone, also the people put away.
    pub fn begin(form: Form, whom: Option<Vec<CustomerId>>, documents: &Documents, ctx: &Ctx) -> Self {
        let people = documents.people();
        let is_archive = whom.is_none() && matches!(form, Form::Archive(..));
        let waiting: VecDeque<CustomerId> = match whom {
            Some(whom) => whom.into(),
            // Pages in no list must be restored too: merged pages so that they can be parted, and taken-back pages so
            // that they can return.
            None if is_archive => people.all().map(|summary| summary.id).collect(),
            None => people.listed().keys().copied().collect(),
        };
        let (extension, media_type) = (form.extension().to_owned(), form.media_type().to_owned());
        let passphrase = match &form {
            Form::Archive(_, passphrase) => passphrase.clone(),
            _ => None,
        };
        let shown = Export { is_archive, extension, media_type, total: waiting.len(), ..Export::default() };
        Self { shown, waiting, writer: Some(Writer::new(form, ctx.now)), passphrase }
    }

    pub fn view(&self) -> Export {
        self.shown.clone()
    }

    pub fn set_file(&mut self, file: &[u8]) {
        self.shown.file = Some(file.into());
    }

    fn wants_documents(&self) -> bool {
        self.writer.as_ref().is_some_and(Writer::wants_documents)
    }

    /// Requests the next page, or completes the file.
    pub fn ask_next(&mut self, requests: &mut Requests<Request>, documents: &mut Documents, ctx: &mut Ctx) {
        match self.waiting.front() {
            Some(id) => {
                let queries = storage::queries(PARTS, &storage::document_key((*id).into()));
                requests.read(Request::Page(*id), queries.into(), ctx);
            }
            None if self.wants_documents() => {
                let query = Query { space: Space::Quarantine, prefix: Key::new() };
                requests.read(Request::Quarantine, vec![query], ctx);
            }
            None => self.end(&[], documents, ctx),
        }
    }

    /// Completes the file. `quarantine` holds what could not be read. An archive may be the only place that keeps it.
    pub fn end(&mut self, quarantine: &[Record], documents: &mut Documents, ctx: &mut Ctx) {
        let Some(mut writer) = self.writer.take_if(|_| self.waiting.is_empty()) else { return };
        for (key, value) in quarantine {
            if let Some((document, name)) = quarantined_chunk(key) {
                writer.set_aside(document, name, value);
            }
        }
        let Some(shop) = documents.get(DocumentId::SHOP).map(|shop| shop.document()) else { return };
        let (card, (_, _, document)) = (shop.shop(), shop.snapshot());
        match (writer.finish(&ShopOut { shop: &card, document: &document }), self.passphrase.take()) {
            (Some(file), Some(passphrase)) => ctx.ask(Effect::Lock(Lockable::Archive, file, passphrase)),
            (Some(file), None) => self.set_file(&file),
            (None, _) => self.shown.failed = true,
        }
    }

    /// A page has been read. Returns whether this export asked for it; a cancelled export may have asked instead.
    pub fn add(&mut self, id: CustomerId, records: &[Vec<Record>], documents: &mut Documents) -> bool {
        let [stored, summaries, photos, quarantine] = records else { return false };
        if self.waiting.pop_front_if(|next| *next == id).is_none() {
            return false;
        }
        self.shown.done += 1;
        let document = DocumentId::from(id);
        if stored.is_empty() && quarantine.is_empty() && !documents.is_open(document) {
            // The page was deleted in the meantime. An empty page would come back with the archive.
            return true;
        }
        let wants_document = self.wants_documents();
        let whole = |document: &mut Document| match wants_document {
            true => document.snapshot().2,
            false => Vec::new(),
        };
        let mut photos = stored_photos(photos);
        let (page, damaged, bytes) = match documents.get(document) {
            Some(open) => {
                photos.extend(open.photos().clone());
                (open.page(), open.is_damaged(), whole(open.document()))
            }
            None => {
                let digest = storage::only_value(summaries).and_then(digest_of);
                let mut loaded = chunks::load(document, stored, digest, chunks::READER);
                let damaged = loaded.is_damaged() || !quarantine.is_empty();
                (Rc::new(loaded.document.page()), damaged, whole(&mut loaded.document))
            }
        };
        let recommender = match &page.customer.recommended_by {
            Some(Recommender::Page(id)) => {
                documents.people().listed().get(id).map(|summary| summary.title.as_str())
            }
            _ => None,
        };
        let photos: Vec<(PhotoId, &[u8])> =
            photos.iter().map(|(photo, bytes): (&PhotoId, &Arc<[u8]>)| (*photo, &**bytes)).collect();
        let photo =
            photos.iter().find(|(photo, _)| page.customer.photo == Some(*photo)).map(|(_, bytes)| *bytes);
        let is_in = self.writer.as_mut().is_some_and(|writer| {
            writer.add(&PageOut {
                id,
                customer: &page.customer,
                entries: &page.entries,
                begun: page.begun,
                joined: page.joined,
                recommender,
                photo,
                photos: &photos,
                document: &bytes,
            })
        });
        self.shown.people += usize::from(is_in);
        if damaged {
            self.shown.damaged.push(id);
        }
        true
    }
}

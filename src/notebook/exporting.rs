//! Everyone out into a file, a share at a time so that the screen stays usable. Whatever is not saved yet is taken
//! from memory, everything else from storage.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use super::command::Lockable;
use super::saving::digest_of;
use super::{Effect, Notebook, Pending, damage};
use crate::document::{Document, chunks};
use crate::domain::{CustomerId, DocumentId, PhotoId, Recommender};
pub use crate::exchange::vcard::Version;
use crate::exchange::writer::Writer;
pub use crate::exchange::writer::{EventWords, Form, MESSAGES, NAME, Words};
use crate::exchange::{PageOut, ShopOut};
use crate::notebook::{Ambient, ListRequest};
use crate::storage::{self, Key, Query, Record, Space};

/// A file on its way out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// How its name ends.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// How many pages go into it.
    pub total: usize,
    /// How many were looked at.
    pub done: usize,
    /// How many people are in it so far.
    pub people: usize,
    /// The file, once it is whole.
    pub file: Option<Arc<[u8]>>,
    /// There is more than such a file has room for.
    pub failed: bool,
    /// It is an archive of everyone.
    pub is_archive: bool,
    /// Those whose page could not be read whole: what could be is in the file.
    pub damaged: Vec<CustomerId>,
}

/// An export that goes on.
pub(super) struct Exporting {
    waiting: VecDeque<CustomerId>,
    writer: Writer,
    passphrase: Option<String>,
}

/// What is read of each page, in this order.
const PARTS: [Space; 4] = [Space::Chunks, Space::Summaries, Space::Photos, Space::Quarantine];

impl Notebook {
    /// Begins an export of everyone, those put away too, or of whom a list shows.
    pub(super) fn export(
        &mut self,
        form: Form,
        list: Option<&ListRequest>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let waiting: VecDeque<CustomerId> = match list {
            Some(list) => self.everyone_in(list, ambient).into(),
            // Pages that stand in no list have to come back too: joined ones to be parted, those taken back to be had again.
            None if matches!(form, Form::Archive(..)) => {
                self.summaries.keys().chain(self.unlisted.keys()).copied().collect()
            }
            None => self.summaries.keys().copied().collect(),
        };
        let (extension, media_type) = (form.extension(), form.media_type());
        let is_archive = list.is_none() && matches!(form, Form::Archive(..));
        self.view.export =
            Some(Export { is_archive, extension, media_type, total: waiting.len(), ..Export::default() });
        let passphrase = match &form {
            Form::Archive(_, passphrase) => passphrase.clone(),
            _ => None,
        };
        self.exporting = Some(Exporting { waiting, passphrase, writer: Writer::new(form, ambient.now) });
        self.export_next(effects);
    }

    /// The file is saved, or not wanted any more.
    pub(super) fn close_export(&mut self) {
        self.exporting = None;
        self.view.export = None;
    }

    /// Asks for the next page, or calls the file whole.
    pub(super) fn export_next(&mut self, effects: &mut Vec<Effect>) {
        let next = self.exporting.as_ref().map(|exporting| exporting.waiting.front().copied());
        match next {
            None => {}
            Some(Some(id)) => {
                let prefix = storage::document_key(id.into());
                let ticket = self.ticket(Pending::Export(id));
                let queries = PARTS.map(|space| Query { space, prefix: prefix.clone() }).to_vec();
                effects.push(Effect::Read(ticket, queries));
            }
            Some(None)
                if self.exporting.as_ref().is_some_and(|exporting| exporting.writer.wants_documents()) =>
            {
                let ticket = self.ticket(Pending::SetAside);
                let query = Query { space: Space::Quarantine, prefix: Key::new() };
                effects.push(Effect::Read(ticket, vec![query]));
            }
            Some(None) => self.end_export(&[], effects),
        }
    }

    /// Calls the file whole. `set_aside` is what could not be read: an archive may be the only place where it is kept.
    pub(super) fn end_export(&mut self, set_aside: &[Record], effects: &mut Vec<Effect>) {
        let is_done = |exporting: &mut Exporting| exporting.waiting.is_empty();
        let Some(Exporting { mut writer, passphrase, .. }) = self.exporting.take_if(is_done) else { return };
        for (key, value) in set_aside {
            if let Some((document, name)) = damage::chunk(key) {
                writer.set_aside(document, name, value);
            }
        }
        let Some(shop) = self.held.get_mut(&DocumentId::SHOP) else { return };
        let (card, (_, _, document)) = (shop.document.shop(), shop.document.snapshot());
        let file = writer.finish(&ShopOut { shop: &card, document: &document });
        match (file, passphrase, &mut self.view.export) {
            (Some(file), Some(passphrase), Some(_)) => {
                effects.push(Effect::Lock(Lockable::Archive, file, passphrase))
            }
            (Some(file), None, _) => self.show_file_out(file),
            (None, _, Some(export)) => export.failed = true,
            (_, _, None) => {}
        }
    }

    /// The file is whole.
    pub(super) fn show_file_out(&mut self, file: Vec<u8>) {
        if let Some(export) = &mut self.view.export {
            export.file = Some(file.into());
        }
    }

    /// A page for the export is here.
    pub(super) fn export_read(&mut self, id: CustomerId, records: &[Vec<Record>], effects: &mut Vec<Effect>) {
        let ([stored, summaries, photos, quarantine], Some(exporting)) = (records, &mut self.exporting)
        else {
            return;
        };
        // Asked for by an export that was given up.
        if exporting.waiting.pop_front_if(|next| *next == id).is_none() {
            return;
        }
        let document = DocumentId::from(id);
        if stored.is_empty() && quarantine.is_empty() && !self.held.contains_key(&document) {
            // It went meanwhile: an empty page would come back with the archive.
            self.view.export.iter_mut().for_each(|export| export.done += 1);
            return self.export_next(effects);
        }
        let wants_document = exporting.writer.wants_documents();
        let whole = |document: &mut Document| match wants_document {
            true => document.snapshot().2,
            false => Vec::new(),
        };
        let mut photos: BTreeMap<PhotoId, Arc<[u8]>> = photos
            .iter()
            .filter_map(|(key, value)| {
                Some((PhotoId::from_bytes(key.get(16..)?)?, Arc::from(storage::open(value)?)))
            })
            .collect();
        let (page, damaged, bytes) = match self.held.get_mut(&document) {
            Some(held) => {
                photos.extend(held.photos.clone());
                (held.page(), held.damaged, whole(&mut held.document))
            }
            None => {
                let summary = summaries.first().map(|(_, value)| value.as_slice());
                let mut loaded = chunks::load(document, stored, summary.and_then(digest_of), chunks::READER);
                let damaged = loaded.incomplete || !loaded.damaged.is_empty() || !quarantine.is_empty();
                (Rc::new(loaded.document.page()), damaged, whole(&mut loaded.document))
            }
        };
        let recommender = match &page.customer.recommended_by {
            Some(Recommender::Page(id)) => self.summaries.get(id).map(|summary| summary.title.as_str()),
            _ => None,
        };
        let photos: Vec<(PhotoId, &[u8])> = photos.iter().map(|(photo, bytes)| (*photo, &**bytes)).collect();
        let photo =
            photos.iter().find(|(photo, _)| page.customer.photo == Some(*photo)).map(|(_, bytes)| *bytes);
        let is_in = self.exporting.as_mut().is_some_and(|exporting| {
            exporting.writer.add(&PageOut {
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
        if let Some(export) = &mut self.view.export {
            export.done += 1;
            export.people += usize::from(is_in);
            if damaged {
                export.damaged.push(id);
            }
        }
        self.export_next(effects);
    }
}

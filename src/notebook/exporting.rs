//! Everyone out into a file, a share at a time so that the screen stays usable. Whatever is not saved yet is taken
//! from memory, everything else from storage.

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use super::{Effect, Notebook, Pending};
use crate::domain::{CustomerId, DocumentId, Recommender};
use crate::exchange::PageOut;
pub use crate::exchange::vcard::Version;
use crate::exchange::writer::Writer;
pub use crate::exchange::writer::{EventWords, Form, NAME};
use crate::notebook::{Ambient, ListRequest};
use crate::storage::{self, Query, Record, Space};

/// A file on its way out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// How its name ends.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// How many pages go into it.
    pub total: usize,
    /// How many are in it.
    pub done: usize,
    /// The file, once it is whole.
    pub file: Option<Arc<[u8]>>,
    /// Those whose page could not be read whole: what could be is in the file.
    pub damaged: Vec<CustomerId>,
}

/// An export that goes on.
pub(super) struct Exporting {
    waiting: VecDeque<CustomerId>,
    writer: Writer,
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
            None => self.summaries.keys().copied().collect(),
        };
        let (extension, media_type) = (form.extension(), form.media_type());
        self.view.export = Some(Export { extension, media_type, total: waiting.len(), ..Export::default() });
        self.exporting = Some(Exporting { waiting, writer: Writer::new(form, ambient.now) });
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
            Some(None) => {
                let file = self.exporting.take().map(|exporting| exporting.writer.finish().into());
                if let Some(export) = &mut self.view.export {
                    export.file = file;
                }
            }
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
        let (page, damaged) = match self.held.get_mut(&document) {
            Some(held) => (held.page(), held.damaged),
            None => {
                let loaded =
                    self.load(document, stored, summaries.first().map(|(_, value)| value.as_slice()));
                let damaged = loaded.incomplete || !loaded.damaged.is_empty() || !quarantine.is_empty();
                (Rc::new(loaded.document.page()), damaged)
            }
        };
        let recommender = match &page.customer.recommended_by {
            Some(Recommender::Page(id)) => self.summaries.get(id).map(|summary| summary.title.as_str()),
            _ => None,
        };
        let photo = page.customer.photo.and_then(|photo| {
            let key = storage::photo_key(document, photo);
            photos.iter().find(|(known, _)| *known == key).and_then(|(_, value)| storage::open(value))
        });
        if let Some(exporting) = &mut self.exporting {
            let (customer, entries) = (&page.customer, &page.entries);
            exporting.writer.add(&PageOut { id, customer, entries, begun: page.begun, recommender, photo });
        }
        if let Some(export) = &mut self.view.export {
            export.done += 1;
            if damaged {
                export.damaged.push(id);
            }
        }
        self.export_next(effects);
    }
}

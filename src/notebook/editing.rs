//! Edits and undo. What undoes an edit is the name of the change it made: see
//! [`undone`](super::undone).

use std::sync::Arc;

use chrono::NaiveDate;

use super::view::Happened;
use super::{Ambient, Draft, Effect, Held, Notebook, Pending, Phase, Undoable};
use crate::document::{Document, EditError};
use crate::domain::{
    Customer, CustomerId, Decision, DocumentId, Entry, EntryId, EntryKind, ItemId, NewPage, Shop,
};
use crate::storage::{self, Change, Guard, Key, Space, Transaction};

/// A change of one document, as it was and as it should be.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    Shop {
        base: Box<Shop>,
        new: Box<Shop>,
    },
    /// With the bytes of the photo where `new` names one that is not stored yet.
    Customer {
        base: Box<Customer>,
        new: Box<Customer>,
        photo: Option<Arc<[u8]>>,
        /// The form that was submitted.
        ends: Option<Draft>,
    },
    /// What was decided about a reason of this key; `None` for nothing.
    Decide {
        key: String,
        new: Option<Decision>,
    },
    /// The day an entry looks ahead to.
    Due {
        entry: EntryId,
        new: Option<NaiveDate>,
    },
    /// The owner's own line for them in a greeting.
    Line {
        greeting: ItemId,
        line: String,
    },
    /// `base` is `None` for a new entry. With the bytes of the photo, as for a page.
    Entry {
        id: EntryId,
        base: Option<Box<Entry>>,
        new: Box<Entry>,
        photo: Option<Arc<[u8]>>,
        ends: Option<Draft>,
    },
    /// A change is taken back.
    TakeBack {
        change: [u8; 32],
        /// The page stays in any case: others are joined with it.
        stays: bool,
    },
    /// A page that was taken back is there again.
    BringBack,
}

impl Edit {
    fn write(&self, document: &mut Document, ambient: &Ambient) -> Result<(), EditError> {
        match self {
            Self::Shop { base, new } => document.write_shop(base, new, ambient.now),
            Self::Customer { base, new, .. } => document.write_customer(base, new, ambient.now),
            Self::Entry { id, base, new, .. } => document.write_entry(*id, base.as_deref(), new, ambient.now),
            Self::BringBack => document.take_page_back(false, ambient.now),
            Self::TakeBack { change, stays } => document.take_change_back(*change, *stays, ambient.now),
            Self::Due { entry, new, .. } => document.write_due(*entry, *new, ambient.now),
            Self::Decide { key, new, .. } => document.decide(key, *new, ambient.now),
            Self::Line { greeting, line } => document.write_line(*greeting, line, ambient.now),
        }
    }

    /// The form whose half-written text this edit makes an end of.
    fn ends_draft(&self) -> Option<Draft> {
        match self {
            Self::Customer { ends, .. } | Self::Entry { ends, .. } => *ends,
            Self::Shop { .. }
            | Self::Decide { .. }
            | Self::Due { .. }
            | Self::TakeBack { .. }
            | Self::BringBack
            | Self::Line { .. } => None,
        }
    }

    /// What to tell the owner, where telling helps.
    fn happened(&self) -> Happened {
        match self {
            Self::Customer { base, new, .. } if base.put_away != new.put_away => {
                let title = new.title().unwrap_or_default().to_owned();
                if new.put_away.is_some() { Happened::PutAway(title) } else { Happened::BroughtBack(title) }
            }
            Self::Shop { .. } | Self::Customer { .. } | Self::Decide { new: None, .. } => Happened::Saved,
            Self::Due { new: Some(day), .. } => Happened::Renewed(*day),
            Self::Due { new: None, .. } | Self::Line { .. } | Self::TakeBack { .. } => Happened::Saved,
            Self::BringBack => Happened::Redone,
            Self::Decide { key, new: Some(Decision::Done), .. } if !key.contains(':') => Happened::NeverAgain,
            Self::Decide { new: Some(decision), .. } => Happened::Decided(*decision),
            Self::Entry { base: None, .. } => Happened::EntryAdded,
            Self::Entry { base: Some(base), new, .. } => match (base.removed, new.removed) {
                (false, true) => Happened::EntryRemoved,
                (true, false) => Happened::EntryBack,
                _ => Happened::EntryChanged,
            },
        }
    }
}

impl Notebook {
    /// The first start is over.
    pub(super) fn start(&mut self, shop: Shop, ambient: &Ambient, effects: &mut Vec<Effect>) {
        self.phase = Phase::Ready;
        self.edit(
            DocumentId::SHOP,
            Edit::Shop { base: Box::default(), new: Box::new(shop) },
            Undoable::No,
            ambient,
            effects,
        );
    }

    /// There is to be a page of this id from now on.
    pub(super) fn begin_page(&mut self, id: CustomerId) {
        if !self.has_page(id) {
            let document = DocumentId::from(id);
            self.held.insert(document, Held::new(Document::new(document, self.authors.next())));
        }
    }

    /// Writes whole pages at once: they are summed up and saved when all of them are there.
    pub(super) fn bring(&mut self, pages: Vec<NewPage>, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let (mut brought, mut summaries) = (Vec::new(), Vec::new());
        for (id, customer, entries) in pages {
            let id = DocumentId::from(id);
            let mut held = Held::new(Document::new(id, self.authors.next()));
            let page =
                Edit::Customer { base: Box::default(), new: Box::new(customer), photo: None, ends: None };
            let words = entries.iter().cloned().map(|(id, entry)| Edit::Entry {
                id,
                base: None,
                new: Box::new(entry),
                photo: None,
                ends: None,
            });
            for edit in [page].into_iter().chain(words) {
                if let Err(error) = edit.write(&mut held.document, ambient) {
                    self.view.trouble = Some(error.into());
                }
            }
            held.touch();
            summaries.extend(held.summary());
            self.held.insert(id, held);
            brought.push((id, entries));
        }
        self.put_summaries(summaries);
        for (id, entries) in &brought {
            self.index_words(*id, entries);
        }
        let ids: Vec<DocumentId> = brought.into_iter().map(|(id, _)| id).collect();
        self.save_together(&ids, effects);
    }

    /// Makes an edit and saves it, now or as soon as its document is read.
    pub(super) fn edit(
        &mut self,
        id: DocumentId,
        edit: Edit,
        undoable: Undoable,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some(held) = self.held.get_mut(&id) else {
            self.deferred.entry(id).or_default().push((edit, undoable));
            return self.read_document(id, Pending::Document(id), effects);
        };
        let before = held.document.heads();
        match edit.write(&mut held.document, ambient) {
            Ok(()) => {}
            // The page says that it can only be read; a malformed one is told as a failed write.
            Err(EditError::Newer) => return,
            Err(error) => {
                self.view.trouble = Some(error.into());
                return;
            }
        }
        held.touch();
        match &edit {
            Edit::Entry { id: entry, new, photo, .. } => {
                held.words.insert(*entry);
                let photo = photo.as_ref().zip(new.photo);
                photo.into_iter().for_each(|(bytes, photo)| held.put_photo(photo, bytes));
            }
            Edit::Customer { new, photo: Some(bytes), .. } => {
                new.photo.into_iter().for_each(|photo| held.put_photo(photo, bytes));
            }
            Edit::Shop { .. }
            | Edit::Customer { .. }
            | Edit::Decide { .. }
            | Edit::Due { .. }
            | Edit::TakeBack { .. }
            | Edit::BringBack
            | Edit::Line { .. } => {}
        }
        let ended = edit.ends_draft().and_then(|draft| self.end_draft(draft));
        if let Some(held) = self.held.get_mut(&id) {
            held.beside.extend(ended);
        }
        self.summarise(id);
        let happened = match &edit {
            Edit::Entry { base: None, new: entry, .. }
                if entry.kind == EntryKind::Visit && entry.text.is_empty() =>
            {
                let summary = self.summaries.get(&id.into());
                Happened::Visited(summary.map(|summary| summary.title.clone()).unwrap_or_default())
            }
            other => other.happened(),
        };
        if let (Edit::Entry { id: entry, .. }, Some(held)) = (&edit, self.held.get_mut(&id)) {
            let page = held.page();
            let written = page.entries.iter().filter(|(id, _)| id == entry);
            written.for_each(|(entry, value)| self.index_entry(id, *entry, value.words()));
        }
        let made = self.held.get_mut(&id).and_then(|held| held.document.made_since(&before));
        let tell = match undoable {
            // Others have written over it since.
            Undoable::Undoing | Undoable::Redoing if made.is_none() => None,
            Undoable::Yes => Some((happened, true)),
            Undoable::Undoing => Some((Happened::Undone, false)),
            Undoable::Redoing => Some((Happened::Redone, true)),
            Undoable::No => None,
        };
        if let Some(held) = self.held.get_mut(&id) {
            held.tell = tell.or(held.tell.take());
        }
        if let Edit::TakeBack { .. } | Edit::BringBack = &edit
            && id != DocumentId::SHOP
            && let Some(held) = self.held.get_mut(&id)
        {
            let page = held.page();
            held.words.extend(page.entries.iter().map(|(entry, _)| *entry));
            self.index_words(id, &page.entries);
        }
        if let Some(made) = made {
            self.note_done(id, made, &edit, undoable, ambient);
        }
        self.save(id, effects);
    }

    /// Keeps half-written text. Not strict: losing the last half second of a draft to a dead battery
    /// costs less than a disk flush for every pause in typing.
    pub(super) fn keep_draft(&mut self, draft: Draft, text: &str, effects: &mut Vec<Effect>) {
        // Nothing to be kept, and nothing this tab has seen: it may be half-written in another.
        if text.is_empty() && !self.has_draft(draft) {
            return;
        }
        let key = draft_key(draft);
        self.drafts.insert(key.clone(), text.to_owned());
        self.show_draft(draft);
        self.write_draft(key, effects);
    }

    /// A form is saved, and what was half-written in it goes along. A draft this tab has not seen belongs to another tab, and
    /// stays.
    fn end_draft(&mut self, draft: Draft) -> Option<Change> {
        let is_known = self.has_draft(draft);
        let key = draft_key(draft);
        self.drafts.remove(&key);
        self.show_draft(draft);
        is_known.then_some(Change::Delete(Space::Drafts, key))
    }

    /// Something half-written in this form was typed or shown in this tab.
    fn has_draft(&self, draft: Draft) -> bool {
        let is_shown = match draft {
            Draft::NewCustomer => self.view.new_draft.is_some(),
            _ => self.view.page.as_ref().is_some_and(|page| page.drafts.contains_key(&draft)),
        };
        is_shown || self.drafts.get(&draft_key(draft)).is_some_and(|text| !text.is_empty())
    }

    /// A form that is opened again finds what was half-written in it.
    fn show_draft(&mut self, draft: Draft) {
        let key = draft_key(draft);
        if draft == Draft::NewCustomer {
            self.view.new_draft = self.drafts.get(&key).filter(|text| !text.is_empty()).cloned();
            return;
        }
        let Some(page) = self.view.page.as_mut().filter(|page| key.starts_with(&page.id.0)) else { return };
        match self.drafts.get(&key).filter(|text| !text.is_empty()) {
            Some(text) => page.drafts.insert(draft, text.clone()),
            None => page.drafts.remove(&draft),
        };
    }

    /// Writes the half-written text under a key as it is now; the form may have been saved since.
    pub(super) fn write_draft(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let text = self.drafts.get(&key).filter(|text| !text.is_empty());
        let transaction = keeping_draft(key.clone(), text.map(|text| storage::seal(text.as_bytes())));
        self.write(Pending::Draft(key), transaction, Vec::new(), effects);
    }
}

/// Keeps this under a key of the drafts, or nothing any more. Refused where the page was erased, also in another tab: no
/// words about somebody who was erased are kept.
pub fn keeping_draft(key: Key, sealed: Option<Vec<u8>>) -> Transaction {
    let page = key.iter().take(NEW_PAGE.bytes().len()).copied().collect();
    let change = match sealed {
        Some(sealed) => Change::Put(Space::Drafts, key, sealed),
        None => Change::Delete(Space::Drafts, key),
    };
    Transaction { guards: vec![Guard::Absent(Space::Tombstones, page)], changes: vec![change], strict: false }
}

/// Among edits that wait for their document is a new entry: words that stand nowhere else.
pub(super) fn has_new_entry(edits: &[(Edit, Undoable)]) -> bool {
    edits.iter().any(|(edit, _)| matches!(edit, Edit::Entry { base: None, .. }))
}

/// Where the form for a new customer keeps its draft.
pub(super) const NEW_PAGE: DocumentId = DocumentId(*b"regulars-new-pag");

/// The key of a draft: the document it belongs to, so that erasing takes it along, and the form.
pub(super) fn draft_key(draft: Draft) -> storage::Key {
    match draft {
        Draft::NewCustomer => [NEW_PAGE.bytes(), b"f".as_slice()].concat(),
        Draft::Entry(id) => [id.0.as_slice(), b"e"].concat(),
        Draft::Customer(id) => [id.0.as_slice(), b"f"].concat(),
        Draft::Change(id, entry) => [id.0.as_slice(), b"c", &entry.0].concat(),
    }
}

/// Which form of this page the draft under a key belongs to; `None` for one of another page, or of another version.
pub(super) fn draft_of(id: CustomerId, key: &[u8]) -> Option<Draft> {
    match key.strip_prefix(&id.0)? {
        b"e" => Some(Draft::Entry(id)),
        b"f" => Some(Draft::Customer(id)),
        [b'c', entry @ ..] => Some(Draft::Change(id, EntryId::from_bytes(entry)?)),
        _ => None,
    }
}

//! The owner's edits of a document. They are made now, or as soon as it is loaded.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Documents;
use super::open_document::OpenDocument;
use crate::document::{Document, EditError};
use crate::domain::{
    Customer, CustomerId, Decision, DecisionKey, DocumentId, Entry, EntryId, EntryKind, ItemId, NewPage,
    PhotoId, Shop,
};
use crate::notebook::api::{Draft, Happened};
use crate::notebook::ctx::Ctx;

/// A change of one document, with the old and the new value.
#[derive(Clone, Debug)]
pub(in crate::notebook) enum Edit {
    Shop {
        base: Box<Shop>,
        new: Box<Shop>,
    },
    /// With the bytes of the photo if `new` names one that is not stored yet.
    Customer {
        base: Box<Customer>,
        new: Box<Customer>,
        photo: Option<Arc<[u8]>>,
        /// The form that was submitted.
        ends: Option<Draft>,
    },
    /// The decision about the reason with this key; `None` for no decision.
    Decide {
        key: DecisionKey,
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
    /// `base` is `None` for a new entry. It comes with the bytes of the photo, as for a page.
    Entry {
        id: EntryId,
        base: Option<Box<Entry>>,
        new: Box<Entry>,
        photo: Option<Arc<[u8]>>,
        ends: Option<Draft>,
    },
    /// Takes a change back.
    TakeBack {
        change: [u8; 32],
        /// The page stays in any case, because others are merged with it.
        stays: bool,
    },
    /// Restores a page that was taken back.
    BringBack,
}

/// Whether an edit can be undone, and whether the owner is notified of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::notebook) enum Undoable {
    /// Notified, with an undo.
    Yes,
    /// It undoes another edit. The owner is notified. It can be redone, but not undone.
    Undoing,
    /// It redoes an undone edit. The owner is notified, with an undo.
    Redoing,
    /// Neither notified nor undone: it is part of the setup.
    No,
}

impl Edit {
    fn write(&self, document: &mut Document, ctx: &Ctx) -> Result<(), EditError> {
        match self {
            Self::Shop { base, new } => document.write_shop(base, new, ctx.now),
            Self::Customer { base, new, .. } => document.write_customer(base, new, ctx.now),
            Self::Entry { id, base, new, .. } => document.write_entry(*id, base.as_deref(), new, ctx.now),
            Self::BringBack => document.take_page_back(false, ctx.now),
            Self::TakeBack { change, stays } => document.take_change_back(*change, *stays, ctx.now),
            Self::Due { entry, new } => document.write_due(*entry, *new, ctx.now),
            Self::Decide { key, new } => document.decide(key, *new, ctx.now),
            Self::Line { greeting, line } => document.write_line(*greeting, line, ctx.now),
        }
    }

    /// The form whose draft ends with this edit.
    fn ends_draft(&self) -> Option<Draft> {
        match self {
            Self::Customer { ends, .. } | Self::Entry { ends, .. } => *ends,
            _ => None,
        }
    }

    /// The photo that comes with it.
    fn photo(&self) -> Option<(PhotoId, &Arc<[u8]>)> {
        match self {
            Self::Entry { new, photo, .. } => new.photo().zip(photo.as_ref()),
            Self::Customer { new, photo, .. } => new.photo.zip(photo.as_ref()),
            _ => None,
        }
    }

    /// The notice for the owner. `title` is the page's.
    fn happened(&self, title: &str) -> Happened {
        match self {
            Self::Customer { base, new, .. } if base.put_away != new.put_away => {
                let title = new.title().unwrap_or_default().to_owned();
                if new.put_away.is_some() { Happened::PutAway(title) } else { Happened::BroughtBack(title) }
            }
            Self::Shop { .. } | Self::Customer { .. } | Self::Decide { new: None, .. } => Happened::Saved,
            Self::Due { new: Some(day), .. } => Happened::Renewed(*day),
            Self::Due { new: None, .. } | Self::Line { .. } | Self::TakeBack { .. } => Happened::Saved,
            Self::BringBack => Happened::Redone,
            Self::Decide { key, new: Some(Decision::Done), .. } if key.is_whole_kind() => {
                Happened::NeverAgain
            }
            Self::Decide { new: Some(decision), .. } => Happened::Decided(*decision),
            Self::Entry { base: None, new, .. } if new.kind() == EntryKind::Visit && new.text.is_empty() => {
                Happened::Visited(title.to_owned())
            }
            Self::Entry { base: None, .. } => Happened::EntryAdded,
            Self::Entry { base: Some(base), new, .. } => match (base.removed, new.removed) {
                (false, true) => Happened::EntryRemoved,
                (true, false) => Happened::EntryBack,
                _ => Happened::EntryChanged,
            },
        }
    }
}

/// Whether a new entry is among the edits that wait for their document. Its words are stored nowhere else.
pub(super) fn has_new_entry(edits: &[(Edit, Undoable)]) -> bool {
    edits.iter().any(|(edit, _)| matches!(edit, Edit::Entry { base: None, .. }))
}

impl Documents {
    /// Creates a page with this id.
    pub fn begin_page(&mut self, id: CustomerId) {
        if !self.has_page(id) {
            self.insert_new(id.into());
        }
    }

    /// Puts a document into memory that is not stored yet.
    pub(super) fn insert_new(&mut self, id: DocumentId) {
        let document = Document::new(id, self.authors.next());
        self.open.insert(id, OpenDocument::new(document));
    }

    /// Writes whole pages at once, without undo. They are summarized and committed when all of them are there.
    pub fn bring(&mut self, pages: Vec<NewPage>, ctx: &mut Ctx) {
        let (mut summaries, mut brought) = (Vec::new(), Vec::new());
        for (id, customer, entries) in pages {
            let id = DocumentId::from(id);
            let mut open = OpenDocument::new(Document::new(id, self.authors.next()));
            let page = open.document.write_customer(&Customer::default(), &customer, ctx.now);
            let words =
                entries.iter().map(|(id, entry)| open.document.write_entry(*id, None, entry, ctx.now));
            let errors: Vec<EditError> = [page].into_iter().chain(words).filter_map(Result::err).collect();
            errors.into_iter().for_each(|error| ctx.trouble(error));
            open.touch();
            summaries.extend(open.summary());
            self.open.insert(id, open);
            brought.push(id);
        }
        self.put_summaries(summaries, ctx);
        for id in &brought {
            self.index_page(*id, ctx);
        }
        self.commit(&brought, ctx);
    }

    /// Makes an edit and commits it, either now or as soon as its document is loaded.
    pub fn edit(&mut self, id: DocumentId, edit: Edit, undoable: Undoable, ctx: &mut Ctx) {
        let Some(open) = self.open.get_mut(&id) else {
            self.deferred.entry(id).or_default().push((edit, undoable));
            return self.load(id, ctx);
        };
        let before = open.document.heads();
        match edit.write(&mut open.document, ctx) {
            Ok(()) => {}
            // The page says that it is read-only. An invalid edit is reported as a failed write.
            Err(EditError::Newer) => return,
            Err(error) => return ctx.trouble(error),
        }
        open.touch();
        if let Some((photo, bytes)) = edit.photo() {
            open.put_photo(photo, bytes);
        }
        let ended = edit.ends_draft().and_then(|draft| self.drafts.end(draft));
        open.beside.extend(ended);
        self.summarise(id, ctx);
        self.index_edited(id, &edit, ctx);
        let Some(open) = self.open.get_mut(&id) else { return };
        let made = open.document.made_since(&before);
        let title = self.people.listed().get(&id.into()).map_or("", |summary| summary.title.as_str());
        let notice = match undoable {
            // Others have overwritten it since.
            Undoable::Undoing | Undoable::Redoing if made.is_none() => None,
            Undoable::Yes => Some((edit.happened(title), true)),
            Undoable::Undoing => Some((Happened::Undone, false)),
            Undoable::Redoing => Some((Happened::Redone, true)),
            Undoable::No => None,
        };
        open.notice = notice.or(open.notice.take());
        if let Some(made) = made {
            self.log_edit(id, made, &edit, undoable, ctx);
        }
        self.commit(&[id], ctx);
    }

    /// The words of an edit can be found from now on. They are stored with the next commit.
    fn index_edited(&mut self, id: DocumentId, edit: &Edit, ctx: &mut Ctx) {
        let Some(open) = self.open.get_mut(&id).filter(|_| id != DocumentId::SHOP) else { return };
        match edit {
            Edit::Entry { id: entry, .. } => {
                open.words.insert(*entry);
                let page = open.page();
                if let Some((entry, value)) = page.entries.iter().find(|(id, _)| id == entry) {
                    self.index_entry(id, *entry, value.words(), ctx);
                }
            }
            Edit::TakeBack { .. } | Edit::BringBack => {
                open.write_all_words();
                self.index_page(id, ctx);
            }
            _ => {}
        }
    }

    /// Starts the next period of an entry that has a period. It goes from the day it ends, or ended, to the first end
    /// that is still to come.
    pub fn renew(&mut self, customer: CustomerId, entry: EntryId, ctx: &mut Ctx) {
        // A summary knows the membership that Today shows. A page in memory knows all of its memberships.
        let page = self.open.get_mut(&customer.into()).map(|open| open.page());
        let written = page.iter().flat_map(|page| &page.entries).find(|(id, _)| *id == entry);
        let written = written.map(|(_, entry)| (entry.day, entry.due, entry.every()));
        let matters = self.people.listed().get(&customer).map(|summary| summary.matters.as_slice());
        let summed = matters.into_iter().flatten().find(|matter| matter.entry == entry);
        let summed = summed.map(|matter| (matter.day, matter.due, matter.every));
        let Some((day, due, Some(every))) = written.or(summed) else { return };
        let Some(ends) = due.or_else(|| every.after(day, 1)) else { return };
        // Count from its first day if its end is a whole number of periods away. A month that ends on the 28th may have
        // begun on the 31st.
        let is_own = ends.pred_opt().and_then(|before| every.next(day, before)) == Some(ends);
        let new = every.next(if is_own { day } else { ends }, ends.max(ctx.today));
        self.edit(customer.into(), Edit::Due { entry, new }, Undoable::Yes, ctx);
    }
}

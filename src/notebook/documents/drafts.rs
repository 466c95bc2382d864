//! Drafts: half-written text, one for each form. A draft is stored under the document it belongs to, so erasing removes
//! it too.

use std::collections::BTreeMap;

use super::{Documents, Request};
use crate::domain::{CustomerId, DocumentId, EntryId};
use crate::notebook::api::Draft;
use crate::notebook::ctx::Ctx;
use crate::storage::{self, Change, Guard, Key, Record, Space, Transaction};

/// The id under which the form for a new customer keeps its draft.
pub(super) const NEW_PAGE: DocumentId = DocumentId(*b"regulars-new-pag");

/// The drafts that this tab knows.
#[derive(Default)]
pub(in crate::notebook) struct Drafts {
    /// What was typed in this tab. Empty text means that it was deleted.
    typed: BTreeMap<Draft, String>,
    /// What was stored when the document was loaded. Later changes of another tab are not included.
    stored: BTreeMap<Draft, String>,
    /// Grows with every change.
    version: u64,
}

impl Drafts {
    /// Grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The draft of a form; `None` if there is none.
    pub fn get(&self, draft: Draft) -> Option<&String> {
        match self.typed.get(&draft) {
            Some(typed) => Some(typed).filter(|text| !text.is_empty()),
            None => self.stored.get(&draft),
        }
    }

    /// The drafts in the forms of a page.
    pub fn of(&self, id: CustomerId) -> BTreeMap<Draft, String> {
        let known = self.typed.keys().chain(self.stored.keys()).filter(|draft| page_of(**draft) == id);
        known.filter_map(|draft| Some((*draft, self.get(*draft)?.clone()))).collect()
    }

    /// Whether something was typed in this tab under this key.
    pub(super) fn is_typed(&self, key: &[u8]) -> bool {
        self.typed.iter().any(|(draft, text)| !text.is_empty() && self::key(*draft) == key)
    }

    /// Whether something was typed in this tab into a form of this page.
    pub(super) fn has_typed(&self, id: CustomerId) -> bool {
        self.typed.iter().any(|(draft, text)| !text.is_empty() && page_of(*draft) == id)
    }

    /// A form was submitted, so its draft ends. A draft that this tab has not seen belongs to another tab, and stays.
    pub(super) fn end(&mut self, draft: Draft) -> Option<Change> {
        let is_known = self.get(draft).is_some();
        self.version += 1;
        self.typed.remove(&draft);
        self.stored.remove(&draft);
        is_known.then(|| Change::Delete(Space::Drafts, key(draft)))
    }

    /// A page was loaded with these drafts. `is_first` says whether it is the first time since it was evicted. Returns
    /// the drafts that must be written again.
    pub(super) fn loaded(&mut self, id: CustomerId, stored: &[Record], is_first: bool) -> Vec<Draft> {
        if is_first {
            self.version += 1;
            let read = |(key, value): &Record| {
                let bytes = storage::open(value)?;
                Some((draft_of(id, key)?, String::from_utf8_lossy(bytes).into_owned()))
            };
            self.stored.extend(stored.iter().filter_map(read));
        }
        // The draft of a change was deleted when another tab saved the same form. It is kept again. The draft of a new
        // entry is not kept, because the other tab may have saved these same words.
        let is_change = |draft: &Draft| matches!(draft, Draft::Change(..) | Draft::Customer(_));
        let is_gone = |draft: &Draft| stored.iter().all(|(stored, _)| *stored != key(*draft));
        let typed = self.typed.iter().filter(|(draft, text)| page_of(**draft) == id && !text.is_empty());
        typed.map(|(draft, _)| *draft).filter(|draft| is_change(draft) && is_gone(draft)).collect()
    }

    /// A page was erased.
    pub(super) fn forget(&mut self, id: CustomerId) {
        self.version += 1;
        self.typed.retain(|draft, _| page_of(*draft) != id);
        self.evict(id);
    }

    /// A page was evicted. Its stored drafts are read again with it.
    pub(super) fn evict(&mut self, id: CustomerId) {
        self.stored.retain(|draft, _| page_of(*draft) != id);
    }
}

impl Documents {
    /// Keeps a draft; empty text deletes it. The write is not strict. Losing the last half second of a draft to an
    /// empty battery costs less than a disk flush at every pause in typing.
    pub fn keep_draft(&mut self, draft: Draft, text: &str, ctx: &mut Ctx) {
        // There is nothing to keep, and this tab has seen no draft. Another tab may have one.
        if text.is_empty() && self.drafts.get(draft).is_none() {
            return;
        }
        self.drafts.version += 1;
        self.drafts.typed.insert(draft, text.to_owned());
        self.write_draft(draft, ctx);
    }

    /// Writes the current draft of a form. The form may have been saved in the meantime.
    pub(super) fn write_draft(&mut self, draft: Draft, ctx: &mut Ctx) {
        let text = self.drafts.typed.get(&draft).filter(|text| !text.is_empty());
        let transaction = keeping_draft(key(draft), text.map(|text| storage::seal(text.as_bytes())));
        self.requests.write(Request::Draft(draft), transaction, Vec::new(), ctx);
    }
}

/// Stores this under a draft key, or deletes it. The storage refuses it if the page was erased, even in another tab: no
/// words about an erased person are kept.
pub fn keeping_draft(key: Key, sealed: Option<Vec<u8>>) -> Transaction {
    let page = key.iter().take(NEW_PAGE.bytes().len()).copied().collect();
    let change = match sealed {
        Some(sealed) => Change::Put(Space::Drafts, key, sealed),
        None => Change::Delete(Space::Drafts, key),
    };
    Transaction { guards: vec![Guard::Absent(Space::Tombstones, page)], changes: vec![change], strict: false }
}

/// The page that a form belongs to.
fn page_of(draft: Draft) -> CustomerId {
    match draft {
        Draft::NewCustomer => NEW_PAGE.into(),
        Draft::Entry(id) | Draft::Customer(id) | Draft::Change(id, _) => id,
    }
}

/// The key of a draft: its document, and the form.
fn key(draft: Draft) -> Key {
    let page = page_of(draft).0;
    match draft {
        Draft::Entry(_) => [page.as_slice(), b"e"].concat(),
        Draft::NewCustomer | Draft::Customer(_) => [page.as_slice(), b"f"].concat(),
        Draft::Change(_, entry) => [page.as_slice(), b"c", &entry.0].concat(),
    }
}

/// The form of this page that a draft key belongs to; `None` if the key belongs to another page or another version.
fn draft_of(id: CustomerId, key: &[u8]) -> Option<Draft> {
    match key.strip_prefix(&id.0)? {
        b"e" => Some(Draft::Entry(id)),
        b"f" if id == NEW_PAGE.into() => Some(Draft::NewCustomer),
        b"f" => Some(Draft::Customer(id)),
        [b'c', entry @ ..] => Some(Draft::Change(id, EntryId::from_bytes(entry)?)),
        _ => None,
    }
}

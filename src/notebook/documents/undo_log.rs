//! The owner's latest changes on this device, which can be undone after a restart and by any tab. Only the names of
//! changes are kept. Their old and new values are in the documents
//! ([`take_change_back`](crate::document::Document::take_change_back)).

use super::{Documents, Edit, Undoable};
use crate::domain::{DocumentId, Timestamp};
use crate::notebook::ctx::Ctx;
use crate::storage::{self, Change, Key, Record, Space, Transaction};

/// How many changes can be undone, and how many can be redone.
const LIMIT: usize = 50;

/// How many are kept at a start.
const KEPT: usize = 200;

/// The changes that can be undone or redone, the latest first.
#[derive(Default)]
pub(super) struct UndoLog {
    undo: Vec<(DocumentId, [u8; 32])>,
    redo: Vec<(DocumentId, [u8; 32])>,
}

/// One stored change that was made here. Its key holds the document, the time and the name. Its value says what it was,
/// and names the change that it took back, if any.
struct LoggedChange {
    document: DocumentId,
    at: Timestamp,
    change: [u8; 32],
    was: Was,
}

#[derive(Clone, Copy)]
enum Was {
    /// The owner wrote something.
    New,
    /// It undid the change with this hash.
    Undo([u8; 32]),
    /// It redid a change, by undoing the undo with this hash.
    Redo([u8; 32]),
}

/// The byte before the name of the change that was taken back.
const UNDO: u8 = b'u';
const REDO: u8 = b'r';

impl LoggedChange {
    fn key(&self) -> Key {
        [self.document.bytes(), &self.at.0.to_be_bytes(), &self.change].concat()
    }

    fn value(&self) -> Vec<u8> {
        storage::seal(&match &self.was {
            Was::New => Vec::new(),
            Was::Undo(taken) => [&[UNDO], taken.as_slice()].concat(),
            Was::Redo(taken) => [&[REDO], taken.as_slice()].concat(),
        })
    }

    /// `None` for a record of another version.
    fn read((key, value): &Record) -> Option<Self> {
        let (document, rest) = key.split_at_checked(16)?;
        let (at, change) = rest.split_first_chunk::<8>()?;
        let was = match storage::open(value)? {
            [] => Was::New,
            [UNDO, taken @ ..] => Was::Undo(taken.try_into().ok()?),
            [REDO, taken @ ..] => Was::Redo(taken.try_into().ok()?),
            _ => return None,
        };
        Some(Self {
            document: DocumentId::from_bytes(document)?,
            at: Timestamp(i64::from_be_bytes(*at)),
            change: change.try_into().ok()?,
            was,
        })
    }
}

impl UndoLog {
    fn note(&mut self, logged: &LoggedChange) {
        let LoggedChange { document, change, .. } = *logged;
        let turned = match logged.was {
            Was::New => {
                self.redo.clear();
                &mut self.undo
            }
            Was::Undo(taken) => {
                self.undo.retain(|(_, change)| *change != taken);
                &mut self.redo
            }
            Was::Redo(taken) => {
                self.redo.retain(|(_, change)| *change != taken);
                &mut self.undo
            }
        };
        if turned.len() >= LIMIT {
            turned.remove(0);
        }
        turned.push((document, change));
    }

    /// A document is gone.
    pub fn forget(&mut self, document: DocumentId) {
        self.undo.retain(|(of, _)| *of != document);
        self.redo.retain(|(of, _)| *of != document);
    }
}

impl Documents {
    /// An edit was written into its document as this change, which can be undone.
    pub(super) fn log_edit(
        &mut self,
        document: DocumentId,
        change: [u8; 32],
        edit: &Edit,
        undoable: Undoable,
        ctx: &Ctx,
    ) {
        let Some(open) = self.open.get_mut(&document).filter(|_| undoable != Undoable::No) else { return };
        let was = match edit {
            Edit::TakeBack { change, .. } if undoable == Undoable::Undoing => Was::Undo(*change),
            Edit::TakeBack { change, .. } => Was::Redo(*change),
            _ => Was::New,
        };
        let logged = LoggedChange { document, at: ctx.now, change, was };
        open.beside.push(Change::Put(Space::Undo, logged.key(), logged.value()));
        self.undo_log.note(&logged);
    }

    /// Undoes the latest change.
    pub fn undo(&mut self, ctx: &mut Ctx) {
        if let Some((id, change)) = self.undo_log.undo.pop() {
            let edit = self.take_back_of(id, change);
            self.edit(id, edit, Undoable::Undoing, ctx);
        }
    }

    /// Redoes the change that was undone last.
    pub fn redo(&mut self, ctx: &mut Ctx) {
        if let Some((id, change)) = self.undo_log.redo.pop() {
            let edit = self.take_back_of(id, change);
            self.edit(id, edit, Undoable::Redoing, ctx);
        }
    }

    fn take_back_of(&self, id: DocumentId, change: [u8; 32]) -> Edit {
        Edit::TakeBack { change, stays: self.people.merged_into(id.into()).next().is_some() }
    }

    /// The changes made here before the start are read. They come before the changes made since. The oldest are
    /// dropped.
    pub(super) fn read_undo_log(&mut self, records: &[Record], ctx: &mut Ctx) {
        let mut logged: Vec<LoggedChange> = records.iter().filter_map(LoggedChange::read).collect();
        logged.sort_by_key(|logged| logged.at);
        let old = logged.drain(..logged.len().saturating_sub(KEPT));
        let changes: Vec<Change> = old.map(|logged| Change::Delete(Space::Undo, logged.key())).collect();
        if !changes.is_empty() {
            self.housekeep(Transaction { changes, strict: false, guards: Vec::new() }, ctx);
        }
        let mut log = UndoLog::default();
        logged.iter().for_each(|logged| log.note(logged));
        // Some of the changes made since may be among them.
        let since = std::mem::take(&mut self.undo_log);
        log.undo.retain(|known| !since.undo.contains(known));
        log.undo.extend(since.undo);
        if !since.redo.is_empty() {
            log.redo = since.redo;
        }
        self.undo_log = log;
    }
}

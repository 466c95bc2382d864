//! What the owner did here last, to be taken back: also after a restart, and by any tab. Only the names of changes are
//! kept; what they found and made stands in the documents ([`take_change_back`](crate::document::Document::take_change_back)).

use super::editing::Edit;
use super::{Ambient, Effect, Notebook, Undoable};
use crate::domain::{DocumentId, Timestamp};
use crate::storage::{self, Change, Key, Record, Space, Transaction};

/// How many changes can be taken back, and how many done again.
const LIMIT: usize = 50;

/// How many are kept at a start.
const KEPT: usize = 200;

/// The changes that can be taken back, or done again: the last comes first.
#[derive(Default)]
pub(super) struct Done {
    undo: Vec<(DocumentId, [u8; 32])>,
    redo: Vec<(DocumentId, [u8; 32])>,
}

/// One change that was made here, as it is stored: under its document, its time and its name stands what it was, and the
/// name of the change it took back, if it took one back.
struct Noted {
    document: DocumentId,
    at: Timestamp,
    change: [u8; 32],
    was: Was,
}

#[derive(Clone, Copy)]
enum Was {
    /// The owner wrote something.
    New,
    /// It took this change back.
    Undo([u8; 32]),
    /// It took this change back, which had taken another back.
    Redo([u8; 32]),
}

/// In front of the name of the change that was taken back.
const UNDO: u8 = b'u';
const REDO: u8 = b'r';

impl Noted {
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

    /// `None` for what another version has written.
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

impl Done {
    fn note(&mut self, noted: &Noted) {
        let Noted { document, change, .. } = *noted;
        let turned = match noted.was {
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
    pub(super) fn forget(&mut self, document: DocumentId) {
        self.undo.retain(|(of, _)| *of != document);
        self.redo.retain(|(of, _)| *of != document);
    }
}

impl Notebook {
    /// An edit was written into its document as this change, which can be taken back.
    pub(super) fn note_done(
        &mut self,
        document: DocumentId,
        change: [u8; 32],
        edit: &Edit,
        undoable: Undoable,
        ambient: &Ambient,
    ) {
        let Some(held) = self.held.get_mut(&document).filter(|_| undoable != Undoable::No) else { return };
        let was = match edit {
            Edit::TakeBack { change, .. } if undoable == Undoable::Undoing => Was::Undo(*change),
            Edit::TakeBack { change, .. } => Was::Redo(*change),
            _ => Was::New,
        };
        let noted = Noted { document, at: ambient.now, change, was };
        held.beside.push(Change::Put(Space::Undo, noted.key(), noted.value()));
        self.done.note(&noted);
    }

    /// Takes the latest change back.
    pub(super) fn undo(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if let Some((id, change)) = self.done.undo.pop() {
            let edit = self.take_back_of(id, change);
            self.edit(id, edit, Undoable::Undoing, ambient, effects);
        }
    }

    /// Does again what was taken back last.
    pub(super) fn redo(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if let Some((id, change)) = self.done.redo.pop() {
            let edit = self.take_back_of(id, change);
            self.edit(id, edit, Undoable::Redoing, ambient, effects);
        }
    }

    fn take_back_of(&self, id: DocumentId, change: [u8; 32]) -> Edit {
        let stays = self.unlisted.values().any(|summary| summary.joined == Some(id.into()));
        Edit::TakeBack { change, stays }
    }

    /// What was done here before the start is read. It comes before what was done since. The oldest go.
    pub(super) fn done_read(&mut self, records: &[Record], effects: &mut Vec<Effect>) {
        let mut noted: Vec<Noted> = records.iter().filter_map(Noted::read).collect();
        noted.sort_by_key(|noted| noted.at);
        let old = noted.drain(..noted.len().saturating_sub(KEPT));
        let changes: Vec<Change> = old.map(|noted| Change::Delete(Space::Undo, noted.key())).collect();
        if !changes.is_empty() {
            self.write_aside(Transaction { changes, strict: false, guards: Vec::new() }, effects);
        }
        let mut done = Done::default();
        noted.iter().for_each(|noted| done.note(noted));
        // Of what was done since, some may be among it.
        let since = std::mem::take(&mut self.done);
        done.undo.retain(|known| !since.undo.contains(known));
        done.undo.extend(since.undo);
        if !since.redo.is_empty() {
            done.redo = since.redo;
        }
        self.done = done;
    }
}

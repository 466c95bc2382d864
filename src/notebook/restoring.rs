//! Bringing in documents as a whole: back from an archive, or from another device's bundle; into an empty notebook, or
//! into one with content. They are merged, so nothing is there twice, whatever was written here stays, and the history
//! comes along. An erasing wins over any of them.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::arriving::Merged;
use super::devices::Task;
use super::held::Held;
use super::importing::Arrival;
use super::receiving::Receiving;
use super::{Ambient, Effect, Notebook};
use crate::document::{Heads, Unfit, chunks};
use crate::domain::{DeviceId, DocumentId, PhotoId};
pub use crate::exchange::age;
use crate::exchange::{Reason, archive};
use crate::sync::invitation;

pub use super::receiving::Unwelcome;

/// An archive or a bundle on its way in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Restore {
    /// The name of its file.
    pub file: String,
    /// Who sent it, and what the owner calls that device; `None` for an archive.
    pub sender: Option<(DeviceId, String)>,
    /// Why nothing of a bundle can be taken in.
    pub unwelcome: Option<Unwelcome>,
    /// How far it is open.
    pub lock: Lock,
    /// Why nothing of it can be brought back.
    pub refused: Option<Reason>,
    /// How many documents it holds, the shop's among them.
    pub total: usize,
    /// How many photos it holds.
    pub photos: usize,
    /// How many documents are dealt with.
    pub done: usize,
    /// How many pages came back.
    pub added: usize,
    /// How many pages were here and got something back.
    pub joined: usize,
    /// How many were here with all the archive has of them.
    pub here: usize,
    /// How many were erased for good and stay so.
    pub erased: usize,
    /// How many were written by a later version, which this one cannot keep.
    pub newer: usize,
    /// The shop the archive says it is of; `None` where it says nothing.
    pub shop: Option<String>,
    /// Its shop's document is an earlier state of this notebook's.
    pub is_own: bool,
    /// The archive's end cannot be read. Files whose paths nobody knows may be missing.
    pub is_cut_short: bool,
    /// How many files of the archive are not whole.
    pub damaged: usize,
    /// The paths of the first of them: as many as anybody reads.
    pub damaged_paths: Vec<String>,
    /// Of how many pages something in between is missing: it comes with that device's next bundle.
    pub gaps: usize,
    /// Two notebooks have become one, and some people may have a page from each.
    pub alike: bool,
    /// The owner said to go on; before that nothing is written.
    pub begun: bool,
    /// Everything is dealt with.
    pub over: bool,
}

/// How many paths of damaged files are shown.
const PATHS: usize = 20;

impl Restore {
    fn note_damaged(&mut self, path: String) {
        self.damaged += 1;
        if self.damaged_paths.len() < PATHS {
            self.damaged_paths.push(path);
        }
    }
}

/// Whether an archive is locked with a passphrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lock {
    /// It is not, or not any more.
    #[default]
    Open,
    /// It is.
    Locked,
    /// It is being opened, which takes seconds on purpose.
    Opening,
    /// It is; the last passphrase did not open it, or nothing can.
    Refused(age::Refused),
}

/// What of an archive is not yet back.
#[derive(Default)]
pub(super) struct Restoring {
    locked: Option<Arc<[u8]>>,
    pub(super) documents: VecDeque<(DocumentId, Vec<u8>)>,
    pub(super) photos: BTreeMap<DocumentId, Vec<(PhotoId, Vec<u8>)>>,
    /// Whose bundle it is; `None` for an archive.
    pub(super) bundle: Option<Receiving>,
}

impl Notebook {
    /// Reads an archive and shows what it holds.
    pub(super) fn read_archive(&mut self, name: String, bytes: &[u8]) {
        self.restoring = Restoring::default();
        let mut restore = Restore { file: name, ..Restore::default() };
        if age::is_locked(bytes) {
            restore.lock = Lock::Locked;
            self.restoring.locked = Some(bytes.into());
            self.view.restore = Some(restore);
            return;
        }
        match archive::read(bytes) {
            Ok(archive) => {
                restore.total = archive.documents.len();
                restore.photos = archive.photos.values().map(Vec::len).sum();
                let shop = archive.documents.first().filter(|(id, _)| *id == DocumentId::SHOP);
                let heads = shop.and_then(|(_, bytes)| chunks::told_heads(bytes));
                let own = self.held.get_mut(&DocumentId::SHOP);
                restore.is_own = heads.zip(own).is_some_and(|(heads, own)| own.document.knows(&heads));
                restore.shop = archive.shop;
                restore.is_cut_short = archive.is_cut_short;
                archive.damaged.into_iter().for_each(|path| restore.note_damaged(path));
                self.restoring.documents = archive.documents.into();
                self.restoring.photos = archive.photos;
            }
            Err(reason) => restore.refused = Some(reason),
        }
        self.view.restore = Some(restore);
    }

    /// Tries a passphrase.
    pub(super) fn unlock(&mut self, passphrase: String, effects: &mut Vec<Effect>) {
        let (Some(bytes), Some(restore)) = (&self.restoring.locked, &mut self.view.restore) else { return };
        restore.lock = Lock::Opening;
        effects.push(Effect::Unlock(bytes.clone(), passphrase));
    }

    /// The passphrase opened it, or not.
    pub(super) fn unlocked(&mut self, opened: Result<Vec<u8>, age::Refused>, effects: &mut Vec<Effect>) {
        let Some(restore) = &mut self.view.restore else { return };
        match opened {
            Ok(bytes) if invitation::is_one(&bytes) => self.with_devices(Task::Join(bytes), effects),
            Ok(bytes) => {
                let name = restore.file.clone();
                self.read_archive(name, &bytes);
            }
            Err(refused) => restore.lock = Lock::Refused(refused),
        }
    }

    /// The owner said to go on.
    pub(super) fn restore(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if let Some(restore) = &mut self.view.restore {
            restore.begun = true;
        }
        self.restore_next(ambient, effects);
    }

    /// Closes it; what is back stays.
    pub(super) fn close_restore(&mut self) {
        self.restoring = Restoring::default();
        self.view.restore = None;
        self.stale_ranks();
    }

    /// Documents of an archive are on their way in.
    pub(super) fn is_restoring(&self) -> bool {
        self.view.restore.as_ref().is_some_and(|restore| restore.begun && !restore.over)
    }

    /// Takes in the next documents, as many as the disk has room for.
    pub(super) fn restore_next(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        // The shop comes alone, and first: its document tells who was erased.
        if !self.is_restoring() || self.is_looked_at(DocumentId::SHOP) {
            return;
        }
        let Some(room) = self.room() else { return };
        let erased = self.erased();
        let documents = &mut self.restoring.documents;
        let is_shop = documents.front().is_some_and(|(id, _)| *id == DocumentId::SHOP);
        let room = if is_shop { room.min(1) } else { room };
        let share: Vec<(DocumentId, Vec<u8>)> = documents.drain(..documents.len().min(room)).collect();
        let mut here = Vec::new();
        for (id, bytes) in share {
            let photos = self.restoring.photos.remove(&id).unwrap_or_default();
            if erased.contains(&id) {
                self.restored(|restore| restore.erased += 1);
                continue;
            }
            let arrival = Arrival::Restored(bytes.into(), photos);
            if self.deliver(id, arrival, ambient, effects) {
                here.push(id);
            }
        }
        self.save_together(&here, effects);
        let is_unsaved = self.held.values().any(Held::is_unsaved);
        match (
            self.restoring.documents.is_empty(),
            !self.waits(|arrival| matches!(arrival, Arrival::Restored(..))),
        ) {
            // Nothing is called back, nor confirmed to whoever sent it, before it is durable.
            (true, true) if is_unsaved => {}
            (true, true) => {
                if let Some(restore) = &mut self.view.restore {
                    restore.over = true;
                }
                self.stale_ranks();
                if let Some(receiving) = self.restoring.bundle.take() {
                    self.with_devices(Task::Took(Box::new(receiving)), effects);
                }
            }
            // No answer of the disk will come to go on with.
            (false, true) if !is_unsaved => effects.push(Effect::Pause),
            _ => {}
        }
    }

    /// A document of the archive finds its page in memory, new or read, or gone.
    pub(super) fn arrive_restored(
        &mut self,
        id: DocumentId,
        bytes: &[u8],
        photos: Vec<(PhotoId, Vec<u8>)>,
        looked: Result<(), Unfit>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let before = self.held.get_mut(&id).map(|held| held.document.heads()).unwrap_or_default();
        let merged = self.merge_in(id, bytes, photos, looked, ambient);
        if id == DocumentId::SHOP && self.restoring.bundle.is_none() {
            self.keep_shop(&before, ambient);
        }
        if let (Merged::Unfit(_), Some(receiving)) = (&merged, &mut self.restoring.bundle) {
            // Whatever the reason: what is not here must not be confirmed.
            receiving.gaps.push(id);
        }
        let is_bundle = self.restoring.bundle.is_some();
        if matches!(merged, Merged::Here { is_changed: true, .. }) && id != DocumentId::SHOP {
            self.save(id, effects);
        }
        self.restored(|restore| match merged {
            Merged::Here { .. } if id == DocumentId::SHOP => {}
            Merged::Here { is_changed: true, is_new: true } => restore.added += 1,
            Merged::Here { is_changed: true, is_new: false } => restore.joined += 1,
            Merged::Here { is_changed: false, .. } | Merged::Undone => restore.here += 1,
            Merged::Gone => restore.erased += 1,
            Merged::Unfit(Unfit::Newer) => restore.newer += 1,
            Merged::Unfit(Unfit::Gap) if is_bundle => restore.gaps += 1,
            Merged::Unfit(Unfit::Gap | Unfit::Damaged | Unfit::Foreign) => {
                restore.note_damaged(format!("documents/{id}.automerge"));
            }
        });
    }

    /// An archive may be of another shop. Where both have set something, such as the name, this shop's value stays.
    fn keep_shop(&mut self, before: &Heads, ambient: &Ambient) {
        let Some(shop) = self.held.get_mut(&DocumentId::SHOP) else { return };
        match shop.document.keep_own(before, ambient.now) {
            Ok(()) => shop.changed(),
            Err(error) => self.view.trouble = Some(error.into()),
        }
    }

    /// One document of the archive is dealt with.
    fn restored(&mut self, told: impl FnOnce(&mut Restore)) {
        if let Some(restore) = &mut self.view.restore {
            restore.done += 1;
            told(restore);
        }
    }
}

//! Taking an import back: page by page, each as `document::imports` finds it. A page nobody else has written on goes;
//! on every other one only what the import left untouched is put back.
//!
//! Such a page is not erased: no tombstone keeps it from coming back with the next file. Which pages are to be looked at
//! says `noted`: taking back that was cut short goes on by itself.

use super::editing::has_new_entry;
use super::noted::Noted;
use super::saving::{MARK, delete_content};
use super::{Ambient, Effect, Held, Notebook, Pending, Row};
use crate::document::{EditError, Source, TakenBack};
use crate::domain::{CustomerId, DocumentId, ImportId};
use crate::storage::{self, Guard, Query, Record, Space, Transaction, WriteError};

/// How many pages are looked at before the screen gets its turn.
const SHARE: usize = 10;

/// What is read of each page, in this order.
const PARTS: [Space; 4] = [Space::Chunks, Space::Summaries, Space::Quarantine, Space::Drafts];

/// An import that is being taken back, and what has become of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoImport {
    /// How many pages have to be looked at.
    pub total: usize,
    /// How many have been.
    pub done: usize,
    /// How many pages went.
    pub gone: usize,
    /// How many pages that were here before have their old words again.
    pub restored: usize,
    /// The pages that stay because somebody has written on them since.
    pub touched: Vec<Row>,
    /// Every page is dealt with.
    pub over: bool,
}

impl Notebook {
    /// Takes an import back: that is noted in the shop's document first, and once that is stored each page is looked at.
    pub(super) fn undo_import(&mut self, import: ImportId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if self.undoing.is_some() {
            return;
        }
        let all = self.summaries.values().chain(self.unlisted.values());
        let total = all.filter(|summary| summary.imports.contains(&import)).count();
        self.view.import = None;
        self.view.undo_import = Some(UndoImport { total, ..UndoImport::default() });
        self.undoing = Some(import);
        self.edit_shop(effects, |shop| match shop.imports().get(&import) {
            Some(None) => Ok(()),
            _ => shop.note_import(import, None, ambient.now),
        });
        if !self.is_undone(import) {
            // It cannot be noted; the trouble says why.
            (self.undoing, self.view.undo_import) = (None, None);
        }
        self.undo_import_next(effects);
    }

    /// Asks for the next pages, once nothing written here is on its way to the disk. What a full disk refused is no
    /// hindrance: taking the import back makes room.
    pub(super) fn undo_import_next(&mut self, effects: &mut Vec<Effect>) {
        let is_waiting = |pending: &Pending| matches!(pending, Pending::Undoing(_) | Pending::Gone(_));
        let is_saving = !self.deferred.is_empty() || self.held.values().any(|held| held.in_flight.is_some());
        if is_saving || self.pending.values().chain(&self.failed).any(is_waiting) {
            return;
        }
        let share: Vec<CustomerId> = (0..SHARE).map_while(|_| self.to_look_at.pop_first()).collect();
        if share.is_empty() {
            return self.end_undo_import();
        }
        let queries = share.iter().flat_map(|id| {
            let prefix = storage::document_key((*id).into());
            PARTS.map(|space| Query { space, prefix: prefix.clone() })
        });
        let queries = queries.collect();
        let ticket = self.ticket(Pending::Undoing(share));
        effects.push(Effect::Read(ticket, queries));
    }

    /// These pages are here.
    pub(super) fn undo_import_read(
        &mut self,
        ids: &[CustomerId],
        records: &[Vec<Record>],
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let label = self.authors.next();
        let (mut gone, mut going) = (Vec::new(), Transaction { strict: true, ..Transaction::default() });
        for (id, records) in ids.iter().zip(records.chunks(PARTS.len())) {
            let [stored, summary, quarantine, drafts] = records else { continue };
            let document = DocumentId::from(*id);
            if stored.is_empty() && !self.held.contains_key(&document) {
                continue;
            }
            let summary = summary.first().map(|(_, value)| value.as_slice());
            // Another tab may have written on a page that is in memory here.
            self.hold(document, stored, summary, effects);
            // Words nobody can read, or half written: somebody's all the same.
            let has_more = !quarantine.is_empty()
                || !drafts.is_empty()
                || self.drafts.iter().any(|(key, text)| key.starts_with(id.bytes()) && !text.is_empty())
                || self.held.get(&document).is_some_and(|held| held.damaged);
            match self.take_back(*id, has_more, ambient, effects) {
                Some(TakenBack::Page) if stored.is_empty() => {
                    // The disk never had it.
                    self.forget(document, false);
                    self.view.undo_import.iter_mut().for_each(|shown| shown.gone += 1);
                }
                Some(TakenBack::Page) => {
                    if let Some(held) = self.held.get_mut(&document) {
                        held.unsaved = false;
                    }
                    let mark = summary.map(|value| value[..value.len().min(MARK)].to_vec());
                    let key = storage::document_key(document);
                    going.guards.push(Guard::StartsWith(Space::Summaries, key, mark));
                    going.changes.extend(delete_content(document, label));
                    gone.push(*id);
                }
                Some(TakenBack::Touched) => {
                    let known = self.summaries.get(id).or_else(|| self.unlisted.get(id));
                    let row = known.map(|summary| Row::of(summary, None));
                    self.view.undo_import.iter_mut().for_each(|shown| shown.touched.extend(row.clone()));
                }
                Some(TakenBack::Restored) => {
                    self.view.undo_import.iter_mut().for_each(|shown| shown.restored += 1);
                }
                Some(TakenBack::Nothing) | None => {}
            }
        }
        self.let_go();
        if let Some(shown) = &mut self.view.undo_import {
            shown.done += ids.len() - gone.len();
        }
        if !gone.is_empty() {
            let ids = gone.iter().map(|id| DocumentId::from(*id)).collect();
            self.write(Pending::Gone(gone), going, ids, effects);
        }
    }

    /// Takes back what imports brought to a page that is in memory; `None` where it cannot be written. One that has more
    /// than its document says stays.
    fn take_back(
        &mut self,
        id: CustomerId,
        has_more: bool,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) -> Option<TakenBack> {
        let document = DocumentId::from(id);
        let held = self.held.get_mut(&document)?;
        let undone: Vec<ImportId> = self.noted.undone.iter().copied().collect();
        let (mut outcome, imports) = (TakenBack::Nothing, held.page().imports.clone());
        for import in imports.intersection(&self.noted.undone) {
            let taken = match held.document.take_back(*import, Source::File, &undone, ambient.now) {
                Ok(TakenBack::Page) if !has_more => return Some(TakenBack::Page),
                Ok(TakenBack::Page) => {
                    held.document.keep_despite(*import, ambient.now).map(|()| TakenBack::Touched)
                }
                // It names an import that its history knows nothing of: it is to name it no more.
                Ok(TakenBack::Nothing) => {
                    held.document.keep_despite(*import, ambient.now).map(|()| TakenBack::Nothing)
                }
                taken => taken,
            };
            match taken {
                Ok(TakenBack::Nothing) => {}
                Ok(taken) => outcome = taken,
                // The page itself says that a later version wrote it.
                Err(EditError::Newer) => return None,
                Err(error) => {
                    self.view.trouble = Some(error.into());
                    return None;
                }
            }
            held.touch();
        }
        let page = held.page();
        held.words.extend(page.entries.iter().map(|(entry, _)| *entry));
        self.summarise(document);
        self.index_words(document, &page.entries);
        self.save(document, effects);
        Some(outcome)
    }

    /// The storage answered that these pages are gone.
    pub(super) fn gone(&mut self, ids: Vec<CustomerId>, result: Result<(), WriteError>) {
        match result {
            Ok(()) => {
                for id in ids.iter().map(|id| DocumentId::from(*id)) {
                    // Written on since, it is on its way back to the disk.
                    if !self.held.get(&id).is_some_and(Held::is_unsaved) {
                        let written = self.deferred.remove(&id).filter(|edits| has_new_entry(edits));
                        self.forget(id, false);
                        self.deferred.extend(written.map(|edits| (id, edits)));
                    }
                }
                if let Some(shown) = &mut self.view.undo_import {
                    shown.done += ids.len();
                    shown.gone += ids.len();
                }
                if self.to_look_at.is_empty() {
                    self.stale_ranks();
                }
            }
            // Another tab has written on one of them since.
            Err(WriteError::Refused(_)) => self.look_again(ids),
            Err(error) => {
                self.failed.push(Pending::Gone(ids));
                self.view.trouble = Some(error.into());
            }
        }
    }

    /// These pages are still to be looked at.
    pub(super) fn look_again(&mut self, ids: Vec<CustomerId>) {
        self.to_look_at.extend(ids);
    }

    /// The import was taken back, or is about to be: nothing of it may arrive any more.
    pub(super) fn is_undone(&self, import: ImportId) -> bool {
        self.undone_imports().contains(&import)
    }

    /// The imports that were taken back, here or on another device.
    pub(super) fn undone_imports(&self) -> Vec<ImportId> {
        let shop = self.held.get(&DocumentId::SHOP);
        shop.map(|shop| Noted::of(&shop.document).undone.into_iter().collect()).unwrap_or_default()
    }

    /// No page is left to be looked at.
    fn end_undo_import(&mut self) {
        if self.undoing.take_if(|import| self.noted.undone.contains(import)).is_none() {
            return;
        }
        if let Some(shown) = &mut self.view.undo_import {
            shown.over = true;
        }
        self.stale_ranks();
    }
}

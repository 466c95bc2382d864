//! From storage to a list, and one document at a time from storage to memory.

use std::collections::{BTreeMap, btree_map};

use super::devices::Task;
use super::held::Held;
use super::noted::Noted;
use super::saving::{delete_all, digest_of};
use super::shelves::Cleared;
use super::view::{Happened, PageState, PageView};
use super::{Ambient, Draft, Effect, Notebook, Pending, Phase, Ticket, damage, editing};
use crate::document::chunks;
use crate::domain::{CustomerId, DocumentId, Entry, EntryId};
use crate::storage::{self, Change, Key, Query, Record, Space, Transaction};
use editing::draft_of;

/// How many pages the device remembers as opened last.
const RECENT: usize = 8;

/// Up to this many customers, their texts are read at once: about 10 ms of work.
const SHARE: usize = 40;

/// What is read of the shop at the start, in this order.
pub(super) const SHOP_PARTS: [Space; 3] = [Space::Chunks, Space::Summaries, Space::Quarantine];

/// What is read of one document, in this order.
const PARTS: [Space; 6] =
    [Space::Chunks, Space::Summaries, Space::Tombstones, Space::Photos, Space::Drafts, Space::Quarantine];

impl Notebook {
    /// Asks for one document and all that belongs to it.
    pub(super) fn read_document(&mut self, id: DocumentId, pending: Pending, effects: &mut Vec<Effect>) {
        let ticket = self.ticket(pending);
        let queries = PARTS.map(|space| Query { space, prefix: storage::document_key(id) }).to_vec();
        effects.push(Effect::Read(ticket, queries));
    }

    /// The storage answered a question.
    pub(super) fn take_in(
        &mut self,
        ticket: Ticket,
        records: Vec<Vec<Record>>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        match self.pending.remove(&ticket) {
            Some(Pending::Shelves) => self.shelves_read(&records.concat(), effects),
            Some(Pending::Opening(cleared)) => self.opened(&cleared, records, effects),
            Some(Pending::Texts) => {
                self.unread.pop();
                self.index_stored(&records);
                self.read_next_texts(effects);
            }
            Some(Pending::Document(id)) => self.document_read(id, records, ambient, effects),
            Some(Pending::Rebuild(id)) => {
                self.document_read(id, records, ambient, effects);
                self.let_go();
            }
            Some(Pending::LookingThrough(_)) => self.looked_through(&records, effects),
            Some(Pending::SetAside) => self.end_export(&records.concat(), effects),
            Some(Pending::Export(id)) => self.export_read(id, &records, effects),
            Some(Pending::Devices(task)) => self.devices_read(task, records.concat(), ambient, effects),
            Some(Pending::Sending(bundle, ids)) => self.sending_read(bundle, &ids, &records),
            Some(Pending::Crossing(line, id, wanted)) if self.is_exchanging(line) => {
                self.read_for_exchange(id, wanted, &records, ambient, effects);
            }
            Some(Pending::Undoing(ids)) => self.undo_import_read(&ids, &records, ambient, effects),
            Some(
                Pending::Save(_)
                | Pending::Gone(_)
                | Pending::Draft(_)
                | Pending::KeepDevices(_)
                | Pending::Crossing(..)
                | Pending::Looking(..)
                | Pending::New(..)
                | Pending::Arrived(..)
                | Pending::CrossedPhoto(..)
                | Pending::Aside(_),
            )
            | None => {}
        }
    }

    fn opened(&mut self, cleared: &[Cleared], records: Vec<Vec<Record>>, effects: &mut Vec<Effect>) {
        let mut records = records.into_iter();
        let mut next = || records.next().unwrap_or_default();
        let [chunks, summary, quarantine, drafts, tombstones, done] =
            [next(), next(), next(), next(), next(), next()];
        let summaries: Vec<Record> = records.flatten().collect();
        self.take_summaries(summaries.iter().map(|(key, value)| (&**key, &**value)), effects);
        self.fill_later(cleared, &summaries);
        self.hold(DocumentId::SHOP, &chunks, summary.first().map(|(_, value)| value.as_slice()), effects);
        if let Some(shop) = self.held.get_mut(&DocumentId::SHOP) {
            shop.set_quarantine(&quarantine);
        }
        // Noted by a version that deleted only afterwards, and was closed in between.
        let is_whole =
            |id: &&DocumentId| tombstones.binary_search_by(|(key, _)| key.as_slice().cmp(id.bytes())).is_ok();
        let label = self.authors.next();
        let cut_short = self.noted.erased.iter().filter(|id| !is_whole(id));
        let cut_short = cut_short.flat_map(|id| delete_all(*id, label));
        let changes: Vec<Change> = cut_short.collect();
        if !changes.is_empty() {
            self.write_aside(Transaction { changes, strict: true, guards: Vec::new() }, effects);
        }
        self.view.new_draft = drafts.first().and_then(|(_, value)| text(value));
        // A shop whose chunks were set aside as damaged is still not a first start.
        let is_first = [chunks, summary, summaries].iter().all(Vec::is_empty)
            && self.summaries.is_empty()
            && self.unlisted.is_empty();
        self.done_read(&done, effects);
        self.phase = if is_first { Phase::Welcome } else { Phase::Ready };
        if !is_first {
            self.read_texts(effects);
        }
    }

    /// Asks for all search texts, a share at a time so that the screen stays smooth. Ids are random:
    /// their first byte deals the customers out evenly.
    fn read_texts(&mut self, effects: &mut Vec<Effect>) {
        let all_at_once = self.summaries.len() <= SHARE;
        self.unread =
            if all_at_once { vec![Key::new()] } else { (0..=u8::MAX).map(|byte| vec![byte]).collect() };
        self.read_next_texts(effects);
    }

    /// Asks for the next share of the search texts.
    pub(super) fn read_next_texts(&mut self, effects: &mut Vec<Effect>) {
        let Some(prefix) = self.unread.last().cloned() else {
            self.stale_list();
            self.follow_joins(effects);
            return self.fill_shelves(effects);
        };
        let ticket = self.ticket(Pending::Texts);
        let of = |space| Query { space, prefix: prefix.clone() };
        effects.push(Effect::Read(ticket, vec![of(Space::Packs), of(Space::Texts)]));
    }

    /// Puts stored words into the index: the packs, then what was written since. What cannot be read
    /// is found again once its page is opened.
    fn index_stored(&mut self, records: &[Vec<Record>]) {
        let [packs, texts] = records else { return };
        let mut read = BTreeMap::<CustomerId, Vec<(EntryId, &str)>>::new();
        for (key, value) in packs {
            let words = storage::open(value).and_then(|bytes| postcard::from_bytes(bytes).ok());
            let (Some(id), Some(words)) = (CustomerId::from_bytes(key), words) else { continue };
            read.insert(id, words);
        }
        for (key, value) in texts {
            let Some((id, entry)) = key.split_first_chunk::<16>() else { continue };
            let words = storage::open(value).and_then(|bytes| std::str::from_utf8(bytes).ok());
            let (Some(entry), Some(words)) = (EntryId::from_bytes(entry), words) else { continue };
            read.entry(CustomerId(*id)).or_default().push((entry, words));
        }
        for (id, words) in read {
            if self.summaries.contains_key(&id) && !self.indexed.contains(&id) {
                self.index.put_texts(id, &words);
            }
        }
    }

    /// Puts the words of all entries of a page into the index.
    pub(super) fn index_words(&mut self, id: DocumentId, entries: &[(EntryId, Entry)]) {
        let words: Vec<(EntryId, &str)> =
            entries.iter().map(|(entry, value)| (*entry, value.words())).collect();
        self.put_words(id, &words);
    }

    /// Puts these words of a whole page, by their entries, into the index.
    pub(super) fn put_words(&mut self, id: DocumentId, words: &[(EntryId, &str)]) {
        let changed = self.index.put_page(id.into(), words);
        self.note_indexed(id, changed);
    }

    /// Puts the words of one entry into the index; the others of its page stay as they are.
    pub(super) fn index_entry(&mut self, id: DocumentId, entry: EntryId, words: &str) {
        let changed = self.index.put_texts(id.into(), &[(entry, words)]);
        self.note_indexed(id, changed);
    }

    fn note_indexed(&mut self, id: DocumentId, changed: bool) {
        if changed {
            self.stale_list();
        }
        self.indexed.insert(id.into());
    }

    /// Shows a page, reading it first where it is not in memory.
    pub(super) fn open_page(&mut self, id: CustomerId, effects: &mut Vec<Effect>) {
        if self.view.page.as_ref().is_some_and(|page| page.id == id && page.state == PageState::Ready) {
            return;
        }
        let of_page = self.drafts.iter().filter(|(_, text)| !text.is_empty());
        let drafts = of_page.filter_map(|(key, text)| Some((draft_of(id, key)?, text.clone()))).collect();
        self.view.page = Some(PageView { drafts, ..PageView::opening(id) });
        self.let_go();
        match self.held.get_mut(&id.into()) {
            // Just begun, perhaps still being saved.
            Some(held) => held.shown = None,
            None => self.read_document(id.into(), Pending::Document(id.into()), effects),
        }
        self.remember(id);
    }

    fn remember(&mut self, id: CustomerId) {
        self.view.recent_ids.retain(|other| *other != id);
        self.view.recent_ids.insert(0, id);
        self.view.recent_ids.truncate(RECENT);
    }

    /// Another tab saved these documents.
    pub(super) fn changed_elsewhere(&mut self, documents: Vec<DocumentId>, effects: &mut Vec<Effect>) {
        for id in documents {
            let pending =
                if self.held.contains_key(&id) { Pending::Document(id) } else { Pending::Rebuild(id) };
            self.read_document(id, pending, effects);
        }
    }

    fn document_read(
        &mut self,
        id: DocumentId,
        records: Vec<Vec<Record>>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Ok([stored, summaries, tombstones, photos, drafts, quarantine]) =
            <[Vec<Record>; 6]>::try_from(records)
        else {
            return;
        };
        let is_open = self.view.page.as_ref().is_some_and(|page| DocumentId::from(page.id) == id);
        if !tombstones.is_empty() {
            self.forget(id, true);
            return self.arrive(id, ambient, effects);
        }
        // Written on in the moment in which it went with an import, a page stays with what was written.
        let is_written = self.deferred.get(&id).is_some_and(|edits| editing::has_new_entry(edits));
        let is_unsaved = self.held.get(&id).is_some_and(Held::is_unsaved);
        let is_wanted = id == DocumentId::SHOP || is_written || is_unsaved;
        if [&stored, &quarantine, &summaries].iter().all(|records| records.is_empty()) && !is_wanted {
            // Nobody's page, or gone with an import that another tab took back.
            self.forget(id, false);
            return self.arrive(id, ambient, effects);
        }
        self.hold(id, &stored, summaries.first().map(|(_, value)| value.as_slice()), effects);
        let Some(held) = self.held.get_mut(&id) else { return };
        held.set_quarantine(&quarantine);
        held.heal();
        held.take_photos(photos);
        // What is half-changed here went with the same form of another tab, which was saved: it is kept again. A new entry is
        // not: there, the other tab may have saved these very words.
        let is_change =
            |key: &Key| matches!(draft_of(id.into(), key), Some(Draft::Change(..) | Draft::Customer(_)));
        let is_gone = |key: &Key| drafts.iter().all(|(stored, _)| stored != key);
        let typed = self.drafts.iter().filter(|(_, text)| !text.is_empty()).map(|(key, _)| key);
        let gone: Vec<Key> = typed.filter(|key| is_change(key) && is_gone(key)).cloned().collect();
        if let Some(page) = self.view.page.as_mut().filter(|page| is_open && page.state == PageState::Opening)
        {
            for (key, value) in &drafts {
                // What was typed in this tab may not have reached the storage.
                let is_known = self.drafts.contains_key(key);
                if let (Some(draft), Some(text), false) = (draft_of(page.id, key), text(value), is_known) {
                    page.drafts.insert(draft, text);
                }
            }
        }
        if id != DocumentId::SHOP {
            let page = held.page();
            self.summarise(id);
            self.index_words(id, &page.entries);
        }
        gone.into_iter().for_each(|key| self.write_draft(key, effects));
        for (edit, undoable) in self.deferred.remove(&id).unwrap_or_default() {
            self.edit(id, edit, undoable, ambient, effects);
        }
        self.arrive(id, ambient, effects);
        self.follow_join(id, effects);
        if !self.is_crossing(id) {
            self.save(id, effects);
        }
        self.join_next(ambient, effects);
        match (self.view.devices.is_some(), id == DocumentId::SHOP) {
            // Another tab may know more of them.
            (true, true) => self.with_devices(Task::Look, effects),
            // What crosses is shown once it is over.
            (true, false) if !self.is_crossing(id) => self.show_devices(),
            _ => {}
        }
        if id == DocumentId::SHOP && self.phase == Phase::Welcome && !stored.is_empty() {
            self.phase = Phase::Ready;
        }
    }

    /// Takes a document's stored chunks into memory and sets damaged ones aside.
    pub(super) fn hold(
        &mut self,
        id: DocumentId,
        stored: &[Record],
        summary: Option<&[u8]>,
        effects: &mut Vec<Effect>,
    ) {
        let digest = summary.and_then(digest_of);
        let mut loaded = chunks::load(id, stored, digest, self.authors.next());
        let (sound, damaged): (Vec<&Record>, Vec<&Record>) =
            stored.iter().partition(|(key, _)| !loaded.damaged.contains(key));
        let unknown = (!loaded.damaged.is_empty()).then_some(damage::UNKNOWN);
        let (left, lost) = match loaded.incomplete || !loaded.damaged.is_empty() {
            true => (Some(chunks::digest(&loaded.document.heads())), digest.or(unknown)),
            false => (digest, None),
        };
        if let Some(left) = left {
            self.mark(id, left);
        }
        self.set_aside(id, &damaged, lost, effects);
        let noted = Noted::of(&loaded.document);
        let keys = sound.into_iter().map(|(key, _)| key.clone()).collect();
        let mut stored = Held::stored(loaded, keys, summary);
        stored.lost.extend(lost);
        match self.held.entry(id) {
            btree_map::Entry::Vacant(place) => drop(place.insert(stored)),
            btree_map::Entry::Occupied(mut held) => held.get_mut().merge_stored(stored),
        }
        self.take_note(noted);
    }

    /// Drops everything in memory about an erased customer.
    pub(super) fn forget(&mut self, id: DocumentId, tell: bool) {
        let customer = CustomerId::from(id);
        self.held.remove(&id);
        self.marks.remove(&id);
        self.tell_of(id);
        self.deferred.remove(&id);
        self.done.forget(id);
        self.drafts.retain(|key, _| !key.starts_with(id.bytes()));
        self.erasing.remove(&customer);
        self.view.recent_ids.retain(|recent| *recent != customer);
        let known = self.summaries.remove(&customer).is_some();
        self.stale_person(customer);
        self.unlisted.remove(&customer);
        self.joining.retain(|joining| ![joining.into, joining.from].contains(&customer));
        self.index.remove(customer);
        self.to_look_at.remove(&customer);
        match !self.to_look_at.is_empty() {
            // A thousand pages that go one after the other need one order, at the end.
            true => self.stale_list(),
            false => self.stale_ranks(),
        }
        if let Some(page) = self.view.page.as_mut().filter(|page| page.id == customer) {
            *page = PageView { state: PageState::Missing, ..PageView::opening(customer) };
            if tell && known {
                self.notify(Happened::ErasedElsewhere, false);
            }
        }
    }
}

/// A stored text; `None` where it is of another version.
fn text(value: &[u8]) -> Option<String> {
    storage::open(value).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}

//! One document, or a photo of its page, on its way to the other device or from it.

use super::Wanted;
use crate::document::{Document, Heads, Unfit, chunks};
use crate::domain::photo::may_be_kept;
use crate::domain::{DocumentId, PhotoId};
use crate::notebook::arriving::Merged;
use crate::notebook::devices::wanted_key;
use crate::notebook::importing::Arrival;
use crate::notebook::{Ambient, Effect, Notebook, Pending};
use crate::storage::{self, Change, Guard, Query, Record, Space, Transaction};
use crate::sync::session::{Input, Their};
use crate::sync::webrtc::ConnectionId;

impl Notebook {
    /// The other device asks for something of a document.
    pub(in crate::notebook) fn read_for_other(
        &mut self,
        document: DocumentId,
        wanted: Wanted,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let query = match (&wanted, self.held.contains_key(&document)) {
            (Wanted::Photo(photo), _) => {
                Query { space: Space::Photos, prefix: storage::photo_key(document, *photo) }
            }
            (Wanted::Changes(_) | Wanted::Heads(_), true) => {
                return self.read_for_exchange(document, wanted, &[], ambient, effects);
            }
            (Wanted::Changes(_) | Wanted::Heads(_), false) => {
                Query { space: Space::Chunks, prefix: storage::document_key(document) }
            }
        };
        let Some(line) = self.exchange().map(|exchange| exchange.line) else { return };
        let ticket = self.ticket(Pending::Crossing(line, document, wanted));
        effects.push(Effect::Read(ticket, vec![query]));
    }

    /// It is here.
    pub(in crate::notebook) fn read_for_exchange(
        &mut self,
        id: DocumentId,
        wanted: Wanted,
        records: &[Vec<Record>],
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        if let Wanted::Photo(photo) = wanted {
            let stored = records.iter().flatten().next().and_then(|(_, value)| storage::open(value));
            let bytes = stored.map(<[u8]>::to_vec).filter(|bytes| PhotoId::of(bytes) == photo);
            return self.tell_session(Input::Photo(id, photo, bytes), ambient, effects);
        }
        let known = self.known_there(id);
        let asks_for_all = match &wanted {
            Wanted::Changes(Their::At(heads)) => heads.is_empty(),
            Wanted::Changes(Their::Known | Their::Unasked) => known.is_empty(),
            Wanted::Heads(_) | Wanted::Photo(_) => false,
        };
        let expected = self.marks.get(&id).copied();
        if let (Some(digest), [stored], true) = (expected, records, asks_for_all)
            && let Some((heads, bytes)) = chunks::as_stored(stored, digest)
        {
            let loaded = Input::Loaded { document: id, heads, changes: Some(bytes), whole: true };
            return self.tell_session(loaded, ambient, effects);
        }
        let mut read;
        let document = match (self.held.get_mut(&id), records) {
            (Some(held), _) => Some(&mut held.document),
            (None, [stored]) if !stored.is_empty() => {
                read = chunks::load(id, stored, expected, chunks::READER).document;
                Some(&mut read)
            }
            _ => None,
        };
        match wanted {
            Wanted::Changes(their) => {
                let loaded = document.map(|document| {
                    let (theirs, is_asked) = match &their {
                        Their::At(heads) => (heads, true),
                        Their::Known | Their::Unasked => (&known, false),
                    };
                    let whole = !is_asked || document.knows(theirs);
                    let changes = document.since(if whole { theirs } else { &known });
                    (document.heads(), changes, whole)
                });
                let (heads, changes, whole) = loaded.unwrap_or((Heads::new(), None, true));
                self.tell_session(Input::Loaded { document: id, heads, changes, whole }, ambient, effects);
            }
            Wanted::Photo(_) => {}
            Wanted::Heads(digest) => {
                let heads = document.map(Document::heads);
                // Written on meanwhile, it is told by and by.
                let heads = heads.filter(|heads| chunks::digest(heads) == digest);
                if let (Some(heads), Some(exchange)) = (heads, self.exchange()) {
                    exchange.learned.heads.insert(id, heads);
                }
                self.look_up_next(ambient, effects);
            }
        }
    }

    /// Where the other's copy is known to be; nowhere, if it is not.
    pub(super) fn known_there(&self, id: DocumentId) -> Heads {
        let exchange = self.meeting.as_ref().and_then(|meeting| meeting.exchange.as_ref());
        let Some(exchange) = exchange else { return Heads::new() };
        let learned = exchange.learned.heads.get(&id).cloned();
        let peer = exchange.with.and_then(|with| self.devices.as_ref()?.peers.get(&with));
        learned.or_else(|| peer?.heads.get(&id).cloned()).unwrap_or_default()
    }

    /// The other device sent changes of a document.
    pub(super) fn take_from_other(
        &mut self,
        id: DocumentId,
        theirs: Heads,
        changes: Vec<u8>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        if self.check_beside(id, &theirs, &changes, effects) {
            return;
        }
        match self.erased().contains(&id) {
            true => self.turn_away(id, ambient, effects),
            false => self.give_to_page(id, theirs, changes, ambient, effects),
        }
    }

    /// What the other sent is not taken in.
    pub(super) fn turn_away(&mut self, id: DocumentId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let refused = Input::Stored { document: id, digest: None, photos: Vec::new() };
        self.tell_session(refused, ambient, effects);
    }

    /// What the other sent is merged into its page.
    pub(super) fn give_to_page(
        &mut self,
        id: DocumentId,
        theirs: Heads,
        changes: Vec<u8>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some(line) = self.exchange().map(|exchange| exchange.line) else { return };
        self.deliver(id, Arrival::Sent(line, theirs, changes.into()), ambient, effects);
    }

    /// What the other sent finds its page.
    pub(in crate::notebook) fn arrive_sent(
        &mut self,
        id: DocumentId,
        (line, theirs): (ConnectionId, Heads),
        changes: &[u8],
        looked: Result<(), Unfit>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let merged = self.merge_in(id, changes, Vec::new(), looked, ambient);
        let held = self.held.get_mut(&id);
        let (Merged::Here { is_new, is_changed }, Some(held)) = (merged, held) else {
            if self.is_exchanging(line) {
                self.turn_away(id, ambient, effects);
            }
            return;
        };
        let digest = chunks::digest(&held.document.heads());
        // A page that has changed has them noted already.
        let photos = if is_changed { held.lacking_photos() } else { held.want_photos() };
        let is_unsaved = held.is_unsaved();
        // Of a meeting that is over, it is taken in all the same; nobody waits for an answer.
        let Some(exchange) = self.exchange().filter(|exchange| exchange.line == line) else {
            return self.save(id, effects);
        };
        exchange.learned.heads.insert(id, theirs.clone());
        exchange.is_stale |= is_new;
        if is_changed || is_unsaved {
            exchange.storing.entry(id).or_default().push((theirs, photos));
            exchange.to_save.push(id);
        } else {
            self.tell_session(Input::Stored { document: id, digest: Some(digest), photos }, ambient, effects);
        }
    }

    /// Keeps a photo of a page; one that may not be is not asked for again.
    pub(super) fn keep_photo(
        &mut self,
        id: DocumentId,
        photo: PhotoId,
        bytes: Vec<u8>,
        effects: &mut Vec<Effect>,
    ) {
        let is_kept = may_be_kept(&bytes);
        let transaction = Transaction {
            // A page that went meanwhile, erased or with its import, leaves no photo behind.
            guards: vec![Guard::StartsWith(Space::Summaries, storage::document_key(id), Some(Vec::new()))],
            changes: is_kept
                .then(|| Change::Put(Space::Photos, storage::photo_key(id, photo), storage::seal(&bytes)))
                .into_iter()
                .chain([Change::Delete(Space::Devices, wanted_key(id, photo))])
                .collect(),
            strict: true,
        };
        let Some(line) = self.exchange().map(|exchange| exchange.line) else { return };
        self.write_crossed(line, id, transaction, effects);
    }

    pub(in crate::notebook) fn write_crossed(
        &mut self,
        line: ConnectionId,
        id: DocumentId,
        transaction: Transaction,
        effects: &mut Vec<Effect>,
    ) {
        self.write(Pending::CrossedPhoto(line, id, transaction.clone()), transaction, vec![id], effects);
    }

    /// A photo is stored, and shown from now on; or its page was erased meanwhile.
    pub(in crate::notebook) fn photo_crossed(
        &mut self,
        line: ConnectionId,
        id: DocumentId,
        stored: Option<Transaction>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let changes = stored.into_iter().flat_map(|stored| stored.changes);
        let photos = changes.filter_map(|change| match change {
            Change::Put(Space::Photos, key, value) => Some((key, value)),
            _ => None,
        });
        if let Some(held) = self.held.get_mut(&id) {
            held.take_photos(photos);
        }
        if self.is_exchanging(line) {
            self.tell_session(Input::PhotoStored, ambient, effects);
        }
    }

    /// The session that asked is still there.
    pub(in crate::notebook) fn is_exchanging(&mut self, line: ConnectionId) -> bool {
        self.exchange().is_some_and(|exchange| exchange.line == line)
    }
}

//! Summaries by the shelf. To read ten thousand small records takes a browser a quarter of a second,
//! two hundred larger ones next to nothing, and the owner waits for it at every start. So the
//! summaries whose ids begin with the same byte stand together once more, on a shelf.
//!
//! A shelf is a copy and never the truth. Whoever writes a summary clears its shelf in the same
//! transaction and puts a new label on it ([`clear`]); the next start reads those summaries one by one
//! and fills the shelf again, unless the label is no longer the one it has read.

use super::saving::decode_summary;
use super::{Effect, Notebook, Pending};
use crate::domain::{DocumentId, Summary};
use crate::storage::{self, Change, Guard, Key, Query, Record, Space, Transaction};

/// How much of a shelf is its label.
const LABEL: usize = 8;

/// Up to this many customers, one by one is as quick.
const FEW: usize = 40;

/// A shelf that was found cleared, or not there at all: its key, and what stood there.
pub(super) type Cleared = (Key, Option<Vec<u8>>);

/// Names a transaction, at random: never used twice. A state may come back, as that of a page which goes with an import and
/// comes again, and a shelf that was read before all that would be filled with what others had on it then.
pub(super) type Label = [u8; 16];

/// What goes along with a change of a customer's summary.
pub(super) fn clear(id: DocumentId, label: Label) -> Change {
    Change::Put(Space::Shelves, storage::shelf_key(id), storage::seal(&label[..LABEL]))
}

/// The stored summaries on a shelf; `None` where it is cleared or cannot be read.
fn summaries(shelf: &[u8]) -> Option<Vec<(&[u8], &[u8])>> {
    let (_, summaries) = storage::open(shelf)?.split_at_checked(LABEL)?;
    postcard::from_bytes(summaries).ok()
}

/// Fills a shelf, unless somebody has put another label on it since.
fn fill((key, before): &Cleared, summaries: &[Record]) -> Transaction {
    let mine: Vec<(&[u8], &[u8])> = summaries
        .iter()
        .filter(|(id, _)| id.starts_with(key) && id != DocumentId::SHOP.bytes())
        .map(|(id, value)| (id.as_slice(), value.as_slice()))
        .collect();
    let packed = postcard::to_allocvec(&mine).unwrap_or_default();
    let none = [0; LABEL];
    let label =
        before.as_deref().and_then(storage::open).and_then(|shelf| shelf.get(..LABEL)).unwrap_or(&none);
    Transaction {
        guards: vec![Guard::StartsWith(Space::Shelves, key.clone(), before.clone())],
        changes: vec![Change::Put(Space::Shelves, key.clone(), storage::seal(&[label, &packed].concat()))],
        strict: false,
    }
}

impl Notebook {
    /// Asks for what a list needs.
    pub(super) fn read_everything(&mut self, effects: &mut Vec<Effect>) {
        let ticket = self.ticket(Pending::Shelves);
        effects.push(Effect::Read(ticket, vec![Query { space: Space::Shelves, prefix: Key::new() }]));
    }

    /// Takes the summaries off the shelves and asks for those that stand on none.
    pub(super) fn shelves_read(&mut self, shelves: &[Record], effects: &mut Vec<Effect>) {
        let mut cleared: Vec<Cleared> = Vec::new();
        let mut filled = Vec::new();
        for byte in 0..=u8::MAX {
            let shelf = shelves.iter().find(|(key, _)| *key == [byte]).map(|(_, shelf)| shelf);
            match shelf.and_then(|shelf| summaries(shelf)) {
                Some(summaries) => filled.extend(summaries),
                None => cleared.push((vec![byte], shelf.cloned())),
            }
        }
        let of = |space, prefix: &Key| Query { space, prefix: prefix.clone() };
        let shop = storage::document_key(DocumentId::SHOP);
        let mut queries = super::opening::SHOP_PARTS.map(|space| of(space, &shop)).to_vec();
        queries.push(of(Space::Drafts, &storage::document_key(super::editing::NEW_PAGE)));
        queries.push(of(Space::Tombstones, &Key::new()));
        queries.push(of(Space::Undo, &Key::new()));
        match cleared.len() > usize::from(u8::MAX) {
            true => queries.push(of(Space::Summaries, &Key::new())),
            false => queries.extend(cleared.iter().map(|(key, _)| of(Space::Summaries, key))),
        }
        let ticket = self.ticket(Pending::Opening(cleared));
        effects.push(Effect::Read(ticket, queries));
        self.take_summaries(filled.into_iter(), effects);
    }

    /// Takes in stored summaries.
    pub(super) fn take_summaries<'a>(
        &mut self,
        stored: impl Iterator<Item = (&'a [u8], &'a [u8])>,
        effects: &mut Vec<Effect>,
    ) {
        let mut found: Vec<Summary> = Vec::new();
        for (key, value) in stored {
            let (id, decoded) = (DocumentId::from_bytes(key), decode_summary(value));
            if let (Some(id), Some((digest, _))) = (id, &decoded) {
                self.marks.insert(id, *digest);
            }
            match (id, decoded) {
                (None | Some(DocumentId::SHOP), _) => {}
                (Some(_), Some((_, Some(summary)))) => found.push(summary),
                // Of another version, or damaged: made anew from its document.
                (Some(id), _) => self.read_document(id, Pending::Rebuild(id), effects),
            }
        }
        self.put_summaries(found);
    }

    /// Remembers to fill the shelves that were found cleared, once there is nothing more urgent.
    pub(super) fn fill_later(&mut self, cleared: &[Cleared], summaries: &[Record]) {
        if self.summaries.len() > FEW {
            self.to_fill = cleared.iter().map(|cleared| fill(cleared, summaries)).collect();
        }
    }

    /// Fills the shelves. Nothing is lost where one cannot be: the next start tries again.
    pub(super) fn fill_shelves(&mut self, effects: &mut Vec<Effect>) {
        for transaction in std::mem::take(&mut self.to_fill) {
            self.write_aside(transaction, effects);
        }
    }
}

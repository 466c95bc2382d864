//! A cache of the summaries. A browser needs a quarter of a second to read ten thousand small records, and almost no
//! time for two hundred larger ones. The owner waits for this at every start. So all summaries whose ids begin with the
//! same byte are stored once more, together in one cache entry.
//!
//! An entry is only a copy. A write of a summary clears its entry in the same transaction and gives it a new generation
//! ([`clear`]). The next start reads those summaries one by one and fills the entry again, unless its generation has
//! changed since it was read.

use crate::domain::DocumentId;
use crate::storage::{self, Change, Guard, Key, Record, Space, Transaction};

/// How many bytes of an entry hold its generation.
const GENERATION: usize = 8;

/// Up to this many customers, reading one by one is as quick.
const FEW: usize = 40;

/// An entry that was cleared or missing: its key, and its old value.
pub(super) type Cleared = (Key, Option<Vec<u8>>);

/// A random name for a transaction, never used twice. The state of a page is no such name, because it can come back: a
/// page can be removed with an import and then return. Summaries of two times would then look like one.
pub(super) type Generation = [u8; 16];

/// The change that goes with every change of a customer's summary.
pub(super) fn clear(id: DocumentId, generation: Generation) -> Change {
    Change::Put(Space::Shelves, storage::shelf_key(id), storage::seal(&generation[..GENERATION]))
}

/// A summary as it is stored: its key and its value.
pub(super) type Stored<'a> = (&'a [u8], &'a [u8]);

/// The cleared entries, and the stored summaries of all others.
pub(super) fn read(cache: &[Record]) -> (Vec<Cleared>, Vec<Stored<'_>>) {
    let (mut cleared, mut cached) = (Vec::new(), Vec::new());
    for byte in 0..=u8::MAX {
        let entry = cache.iter().find(|(key, _)| *key == [byte]).map(|(_, entry)| entry);
        match entry.and_then(|entry| summaries(entry)) {
            Some(summaries) => cached.extend(summaries),
            None => cleared.push((vec![byte], entry.cloned())),
        }
    }
    (cleared, cached)
}

/// The stored summaries of an entry; `None` if it is cleared or cannot be read.
fn summaries(entry: &[u8]) -> Option<Vec<Stored<'_>>> {
    let (_, summaries) = storage::open(entry)?.split_at_checked(GENERATION)?;
    postcard::from_bytes(summaries).ok()
}

/// Fills the cleared entries with these summaries, if there are enough `customers` for that to help.
pub(super) fn fill(cleared: &[Cleared], summaries: &[Record], customers: usize) -> Vec<Transaction> {
    if customers <= FEW {
        return Vec::new();
    }
    cleared.iter().map(|cleared| fill_one(cleared, summaries)).collect()
}

/// Fills an entry, unless its generation has changed.
fn fill_one((key, before): &Cleared, summaries: &[Record]) -> Transaction {
    let mine: Vec<Stored> = summaries
        .iter()
        .filter(|(id, _)| id.starts_with(key) && id != DocumentId::SHOP.bytes())
        .map(|(id, value)| (id.as_slice(), value.as_slice()))
        .collect();
    let packed = postcard::to_allocvec(&mine).unwrap_or_default();
    let none = [0; GENERATION];
    let opened = before.as_deref().and_then(storage::open);
    let generation = opened.and_then(|entry| entry.get(..GENERATION)).unwrap_or(&none);
    Transaction {
        guards: vec![Guard::StartsWith(Space::Shelves, key.clone(), before.clone())],
        changes: vec![Change::Put(
            Space::Shelves,
            key.clone(),
            storage::seal(&[generation, &packed].concat()),
        )],
        strict: false,
    }
}

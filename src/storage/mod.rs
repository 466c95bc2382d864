//! The requests a notebook may make of its storage, and the answers. They are plain values, so that the browser's
//! IndexedDB and the in-memory store of the tests are interchangeable. Both pass the same [`contract`].
//!
//! The key of nearly everything that belongs to a document begins with its id ([`Key`]). So erasing a customer deletes one prefix
//! in every [`Space`]. A shelf holds the summaries of many customers, and is invalid once one of them changes. Every value
//! begins with a version byte ([`seal`], [`open`]), so that later versions can lock values. A strict transaction is
//! acknowledged only once it is durable.

pub mod contract;
mod memory;

use serde::{Deserialize, Serialize};

use crate::domain::{DocumentId, EntryId, PhotoId};
pub use memory::Memory;

/// A kind of stored data; an object store in IndexedDB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Space {
    /// Snapshots and increments of documents.
    Chunks,
    /// One summary per customer, which lists need at the start.
    Summaries,
    /// The same summaries, grouped by the first byte of the customer id.
    Shelves,
    /// The text of single entries, for search: entries written since the page's pack.
    Texts,
    /// The text of all entries of a page, packed when its snapshot is written. Ten thousand records are read in a tenth
    /// of the time that 300,000 take.
    Packs,
    /// Photos, each under its page, so that erasing a page does not need to check who else uses a photo.
    Photos,
    /// The tombstones: the ids of erased customers.
    Tombstones,
    /// Half-written text.
    Drafts,
    /// Quarantined chunks: damaged, and kept for rescue.
    Quarantine,
    /// The changes that the owner made on this device and may take back: their hashes, without any text.
    Undo,
    /// Data about this device and about each other device of the notebook. It never leaves this device.
    Devices,
}

impl Space {
    /// Every space.
    pub const ALL: [Self; 11] = [
        Self::Chunks,
        Self::Summaries,
        Self::Shelves,
        Self::Texts,
        Self::Packs,
        Self::Photos,
        Self::Tombstones,
        Self::Drafts,
        Self::Quarantine,
        Self::Undo,
        Self::Devices,
    ];

    /// The name of the object store in IndexedDB.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chunks => "chunks",
            Self::Summaries => "summaries",
            Self::Shelves => "shelves",
            Self::Texts => "texts",
            Self::Packs => "packs",
            Self::Photos => "photos",
            Self::Tombstones => "tombstones",
            Self::Drafts => "drafts",
            Self::Quarantine => "quarantine",
            Self::Undo => "undo",
            Self::Devices => "devices",
        }
    }
}

/// A key within a space. Keys sort bytewise, in memory and in IndexedDB.
pub type Key = Vec<u8>;

/// Whether a chunk is a whole document or an increment. The key contains it as one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChunkKind {
    /// The whole document. Superseded increments are deleted in the same transaction.
    Snapshot,
    /// An increment: the changes since the last stored chunk.
    Changes,
}

/// The key of a chunk: `[document, kind, SHA-256 of the bytes]`.
///
/// Content hashes cannot collide between tabs, and they reveal damage before Automerge reads a byte.
pub fn chunk_key(document: DocumentId, kind: ChunkKind, hash: [u8; 32]) -> Key {
    let kind = match kind {
        ChunkKind::Snapshot => b's',
        ChunkKind::Changes => b'c',
    };
    [document.bytes(), &[kind], &hash].concat()
}

/// The key of one entry's text.
pub fn text_key(document: DocumentId, entry: EntryId) -> Key {
    [document.bytes(), entry.bytes()].concat()
}

/// The key of a photo.
pub fn photo_key(document: DocumentId, photo: PhotoId) -> Key {
    [document.bytes(), photo.bytes()].concat()
}

/// The key of data that exists once per document: its summary, tombstone or draft.
pub fn document_key(document: DocumentId) -> Key {
    document.bytes().to_vec()
}

/// The key of the shelf that holds a document's summary.
pub fn shelf_key(document: DocumentId) -> Key {
    vec![document.0[0]]
}

/// The version byte at the start of every stored value.
const SEAL: u8 = 1;

/// Adds the version byte.
pub fn seal(bytes: &[u8]) -> Vec<u8> {
    [&[SEAL], bytes].concat()
}

/// Removes the version byte. `None` if this app does not know the version.
pub fn open(value: &[u8]) -> Option<&[u8]> {
    value.strip_prefix(&[SEAL])
}

/// A read request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The space to read.
    pub space: Space,
    /// Reads every record whose key begins with this, in key order. An empty prefix reads the whole space.
    pub prefix: Key,
}

/// A stored key with its value.
pub type Record = (Key, Vec<u8>);

/// The queries for everything under a prefix, one for each of these spaces.
pub fn queries<const N: usize>(spaces: [Space; N], prefix: &[u8]) -> [Query; N] {
    spaces.map(|space| Query { space, prefix: prefix.to_vec() })
}

/// The value of the one record that a space has for a document; `None` if it has none.
pub fn only_value(records: &[Record]) -> Option<&[u8]> {
    records.first().map(|(_, value)| value.as_slice())
}

/// A single write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Writes or overwrites one value.
    Put(Space, Key, Vec<u8>),
    /// Deletes one value. A missing value is not an error.
    Delete(Space, Key),
    /// Deletes every value whose key begins with this prefix. An empty prefix empties the space.
    DeletePrefix(Space, Key),
}

/// A condition for writing a transaction. It is checked inside the same transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Guard {
    /// There is no value under this key, for example because the page is not erased.
    Absent(Space, Key),
    /// The value under this key begins with these bytes, or is missing for `None`. So no other tab has written since
    /// the read.
    StartsWith(Space, Key, Option<Vec<u8>>),
}

/// Changes that are written together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transaction {
    /// The conditions. [`WriteError::Refused`] names the first one that does not hold.
    pub guards: Vec<Guard>,
    /// The changes, in the order in which they are carried out.
    pub changes: Vec<Change>,
    /// `true` for `durability: "strict"`: the answer comes once the bytes have reached the disk. `false` for what costs
    /// little when it is lost: drafts, the cache of summaries and old undo records.
    pub strict: bool,
}

/// Why nothing was written. The store is unchanged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WriteError {
    /// The guard with this index does not hold.
    Refused(usize),
    /// The disk, or the browser's quota, is full.
    Full,
    /// A newer app has changed the layout of the store meanwhile. This app can no longer write.
    Newer,
    /// The connection is lost, or the store failed. The text is the browser's error, for a report.
    Failed(String),
}

/// Why nothing could be read. The text is the browser's error, for a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadError(pub String);

//! What a notebook may ask of its storage, and what it is answered: plain values, so that the
//! browser's IndexedDB and the in-memory store of the tests are interchangeable. Both pass the same
//! [`contract`].
//!
//! Every key begins with the document it belongs to ([`Key`]), so erasing a customer is deleting one
//! prefix in every [`Space`]; only a shelf holds several and is cleared as a whole. Every value begins with a version byte ([`seal`], [`open`]), so that a
//! later version can lock them. Nothing is acknowledged before it is durable.

pub mod contract;
mod memory;

pub use memory::Memory;

use crate::domain::{DocumentId, EntryId, PhotoId};

/// One kind of stored thing; an object store in IndexedDB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Space {
    /// Snapshots and changes of documents.
    Chunks,
    /// One summary a customer: what lists need at the start.
    Summaries,
    /// The same summaries, all those whose ids begin with the same byte together.
    Shelves,
    /// The words of one entry each, for search: what was written since the page's pack.
    Texts,
    /// The words of all entries of one page, packed together when its snapshot is written: ten
    /// thousand records are read in a tenth of the time that 300,000 take.
    Packs,
    /// Photos, each under the page it belongs to: erasing a page need not ask who else uses one.
    Photos,
    /// The ids of erased customers.
    Tombstones,
    /// Half-written text.
    Drafts,
    /// Damaged chunks, kept for rescue.
    Quarantine,
    /// Which changes the owner made on this device and may take back: their names, and no words.
    Undo,
    /// What this device knows of itself, and of each other device of the notebook. It never leaves this one.
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

    /// The name of the object store.
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

/// A key within a space. Keys sort bytewise, in memory as in IndexedDB.
pub type Key = Vec<u8>;

/// Whether a chunk is a whole document or some of its changes. The byte stands in the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChunkKind {
    /// The whole document; superseded changes are deleted in the transaction that writes it.
    Snapshot,
    /// Changes since what was stored before.
    Changes,
}

/// The key of a chunk: `[document, kind, SHA-256 of the bytes]`. Content names cannot collide
/// between tabs, and tell damage before Automerge reads a byte.
pub fn chunk_key(document: DocumentId, kind: ChunkKind, hash: [u8; 32]) -> Key {
    let kind = match kind {
        ChunkKind::Snapshot => b's',
        ChunkKind::Changes => b'c',
    };
    [document.bytes(), &[kind], &hash].concat()
}

/// The key of one entry's words.
pub fn text_key(document: DocumentId, entry: EntryId) -> Key {
    [document.bytes(), entry.bytes()].concat()
}

/// The key of a photo.
pub fn photo_key(document: DocumentId, photo: PhotoId) -> Key {
    [document.bytes(), photo.bytes()].concat()
}

/// The key of what there is one of for each document: its summary, tombstone, draft.
pub fn document_key(document: DocumentId) -> Key {
    document.bytes().to_vec()
}

/// The key of the shelf on which a document's summary stands.
pub fn shelf_key(document: DocumentId) -> Key {
    vec![document.0[0]]
}

/// The version byte in front of every stored value.
const SEAL: u8 = 1;

/// Puts the version byte in front.
pub fn seal(bytes: &[u8]) -> Vec<u8> {
    [&[SEAL], bytes].concat()
}

/// Takes the version byte off. `None` for a version this app does not know.
pub fn open(value: &[u8]) -> Option<&[u8]> {
    value.strip_prefix(&[SEAL])
}

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Where.
    pub space: Space,
    /// Everything whose key begins with this, in key order; empty for the whole space.
    pub prefix: Key,
}

/// A stored key with its value.
pub type Record = (Key, Vec<u8>);

/// Something to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Writes or overwrites one value.
    Put(Space, Key, Vec<u8>),
    /// Deletes one value; no error where there is none.
    Delete(Space, Key),
    /// Deletes every value whose key begins so. An empty prefix empties the space.
    DeletePrefix(Space, Key),
}

/// What must hold for a transaction to be written. Read inside the same transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guard {
    /// No value under this key: the page is not erased.
    Absent(Space, Key),
    /// The value under this key begins with these bytes, or is missing when `None`: no other tab
    /// has written since we read.
    StartsWith(Space, Key, Option<Vec<u8>>),
}

/// Changes that happen together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    /// What must hold; the first that does not is told in [`WriteError::Refused`].
    pub guards: Vec<Guard>,
    /// Carried out in order.
    pub changes: Vec<Change>,
    /// `true` for `durability: "strict"`: the answer comes after the bytes reached the disk. Only
    /// drafts go without.
    pub strict: bool,
}

/// Why nothing was written. The store is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The guard with this index does not hold.
    Refused(usize),
    /// The disk or the browser's share of it is full.
    Full,
    /// A newer app has changed the store's layout meanwhile; this one can write no more.
    Newer,
    /// The connection is lost or the store failed; the text is the browser's own, for a report.
    Failed(String),
}

/// Why nothing could be read; the text is the browser's own, for a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(pub String);

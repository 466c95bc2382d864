//! Converts stored chunks to documents and back.
//!
//! Every chunk is named by the SHA-256 of its bytes, so a flipped or missing byte is found before Automerge reads it.
//! Automerge might skip damaged changes silently, refuse the intact part with the damaged part, or panic in known
//! cases. Damaged chunks are reported and left out. The rest of the page stays usable.

use std::collections::BTreeSet;

use automerge::{ActorId, AutoCommit, ReadDoc};
use sha2::{Digest, Sha256};

use super::{Document, Heads, fields};
use crate::domain::DocumentId;
use crate::storage::{self, ChunkKind, Key, Record};

/// A document read from storage.
#[derive(Debug)]
pub struct Loaded {
    /// Everything that was readable.
    pub document: Document,
    /// Keys of chunks whose content does not match their name, or that Automerge refused.
    pub damaged: Vec<Key>,
    /// Stored data is missing: the document does not reach the expected heads, or the predecessors of some changes are
    /// gone.
    pub incomplete: bool,
}

impl Loaded {
    /// Whether something of the document is lost.
    pub fn is_damaged(&self) -> bool {
        self.incomplete || !self.damaged.is_empty()
    }
}

/// The magic bytes at the start of an Automerge chunk.
pub(super) const MAGIC: &[u8] = &[0x85, 0x6f, 0x4a, 0x83];
/// The length of the checksum that follows, in bytes. The kind comes after it.
pub(super) const CHECKSUM: usize = 4;
/// The kind byte of a whole document.
pub(super) const DOCUMENT: u8 = 0;
/// The kind byte of a change.
pub(super) const CHANGE: u8 = 1;
/// The kind byte of a change whose body is deflated.
pub(super) const DEFLATED_CHANGE: u8 = 2;

/// Takes a LEB128 number off the bytes: seven bits a byte, the lowest first, as in Automerge's format.
///
/// `None` if it is malformed or longer than 28 bits.
pub(super) fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0usize;
    for shift in (0..28).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// The actor of a document that is only read.
pub const READER: [u8; 16] = [0; 16];

/// The content hash of a chunk: its SHA-256.
pub fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// A document's state in 32 bytes. A summary stores the state it was made from.
pub fn digest(heads: &Heads) -> [u8; 32] {
    hash(&heads.concat())
}

/// Chunks sorted by kind, with their keys, and the keys of damaged chunks.
struct Parts<'a> {
    snapshots: Vec<(&'a Key, &'a [u8])>,
    changes: Vec<(&'a Key, &'a [u8])>,
    damaged: Vec<Key>,
}

/// The content of a chunk, if it matches the hash in its key.
fn sound((key, value): &Record) -> Option<&[u8]> {
    storage::open(value).filter(|bytes| key.get(17..) == Some(hash(bytes).as_slice()))
}

/// Whether the content of a stored chunk matches the hash in its key.
pub fn is_sound(chunk: &Record) -> bool {
    sound(chunk).is_some()
}

impl<'a> Parts<'a> {
    fn of(chunks: &'a [Record]) -> Self {
        let mut parts = Self { snapshots: Vec::new(), changes: Vec::new(), damaged: Vec::new() };
        for chunk in chunks {
            let key = &chunk.0;
            match (sound(chunk), key.get(16)) {
                (None, _) => parts.damaged.push(key.clone()),
                (Some(bytes), Some(b's')) => parts.snapshots.push((key, bytes)),
                (Some(bytes), _) => parts.changes.push((key, bytes)),
            }
        }
        parts
    }

    /// The content of all intact chunks in one piece, which Automerge loads fastest.
    fn together(&self) -> Vec<u8> {
        let sound: Vec<&[u8]> = self.snapshots.iter().chain(&self.changes).map(|(_, bytes)| *bytes).collect();
        sound.concat()
    }
}

/// Builds the document from its chunks, in the order [`storage::Space::Chunks`] lists them.
///
/// `expected` is the [`digest`] of the heads at the last save, if known. `actor` is the author of the next edits: an
/// actor that never wrote before, or [`READER`].
pub fn load(id: DocumentId, chunks: &[Record], expected: Option<[u8; 32]>, actor: [u8; 16]) -> Loaded {
    let parts = Parts::of(chunks);
    let together = load_together(id, &parts, expected);
    let Parts { snapshots, changes, mut damaged } = parts;
    let mut document = together.unwrap_or_else(|| {
        let mut doc = fields::empty();
        let mut take_in = |doc: &mut AutoCommit, key: &Key, bytes: &[u8]| {
            if doc.load_incremental(bytes).is_err() {
                damaged.push(key.clone());
            }
        };
        for (key, bytes) in &snapshots {
            take_in(&mut doc, key, bytes);
        }
        // If no snapshot is left, the first change is still available, because it is part of the app.
        let mut document = if doc.is_empty() { Document::new(id, actor) } else { Document { id, doc } };
        for (key, bytes) in &changes {
            take_in(&mut document.doc, key, bytes);
        }
        document
    });
    document.doc.set_actor(ActorId::from(actor.as_slice()));
    let incomplete = !document.doc.get_missing_deps(&[]).is_empty()
        || expected.is_some_and(|expected| expected != digest(&document.heads()));
    if incomplete || !damaged.is_empty() {
        // Some of the lost changes may have the same actor, and their sequence numbers must not be used again. So
        // another actor is derived from the chunks found. Callers should pass a new actor each time, but this does not
        // rely on it.
        let found: Vec<u8> = chunks.iter().flat_map(|(_, value)| hash(value)).chain(actor).collect();
        document.doc.set_actor(ActorId::from(&hash(&found)[..16]));
    }
    Loaded { document, damaged, incomplete }
}

/// A stored document in one piece with its heads, without decoding it, ready to hand on.
///
/// `None` if something is damaged, or if the state is not the one its summary was made from.
pub fn as_stored(chunks: &[Record], expected: [u8; 32]) -> Option<(Heads, Vec<u8>)> {
    let parts = Parts::of(chunks);
    let bytes = parts.together();
    let heads = encoded_heads(&bytes)?;
    (parts.damaged.is_empty() && digest(&heads) == expected).then_some((heads, bytes))
}

/// Reads the heads from an encoded document, without loading it. `None` for anything else.
///
/// The bytes are Automerge chunks, one after another: magic bytes, a checksum, the kind and the length. The first chunk
/// is the document. It begins with its actors, each with its length, then its heads. The other chunks are changes. A
/// change begins with its dependencies, and its hash covers everything from the kind on. The caller must check whether
/// the heads are right.
pub fn encoded_heads(document: &[u8]) -> Option<Heads> {
    fn hashes<'a>(bytes: &mut &'a [u8]) -> Option<&'a [[u8; 32]]> {
        let count = number(bytes)?;
        bytes.as_chunks().0.get(..count)
    }
    let (mut heads, mut built_on) = (BTreeSet::new(), BTreeSet::new());
    let mut left = document;
    while !left.is_empty() || heads.is_empty() {
        let named = left.strip_prefix(MAGIC)?.get(CHECKSUM..)?;
        let (kind, mut body) = named.split_first()?;
        let length = number(&mut body)?;
        (body, left) = body.split_at_checked(length)?;
        match *kind {
            DOCUMENT if heads.is_empty() => {
                for _ in 0..number(&mut body)? {
                    let length = number(&mut body)?;
                    body = body.get(length..)?;
                }
                heads.extend(hashes(&mut body)?);
            }
            CHANGE if !heads.is_empty() => {
                built_on.extend(hashes(&mut body)?);
                heads.insert(hash(&named[..named.len() - left.len()]));
            }
            _ => return None,
        }
    }
    Some(heads.difference(&built_on).copied().collect())
}

/// Loads all chunks at once, several times faster than one by one.
///
/// Automerge then does not report which chunk it could not read. So this returns `None` unless the document reaches
/// exactly the expected heads.
fn load_together(id: DocumentId, parts: &Parts, expected: Option<[u8; 32]>) -> Option<Document> {
    let expected = expected?;
    let mut document = Document { id, doc: fields::empty() };
    document.doc.load_incremental(&parts.together()).ok()?;
    (expected == digest(&document.heads())).then_some(document)
}

impl Document {
    /// The changes since `heads` as one chunk: its kind, content hash and bytes. `None` if there are none.
    pub fn changes_since(&mut self, heads: &Heads) -> Option<(ChunkKind, [u8; 32], Vec<u8>)> {
        let heads: Vec<_> = heads.iter().map(|hash| automerge::ChangeHash(*hash)).collect();
        let bytes = self.doc.save_after(&heads);
        (!bytes.is_empty()).then(|| (ChunkKind::Changes, hash(&bytes), bytes))
    }

    /// The whole document as a chunk.
    pub fn snapshot(&mut self) -> (ChunkKind, [u8; 32], Vec<u8>) {
        let bytes = self.doc.save();
        (ChunkKind::Snapshot, hash(&bytes), bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, EntryId, EntryKind, Timestamp};

    /// A page as stored after a few edits, and its heads.
    fn stored() -> (Vec<Record>, Heads) {
        let id = DocumentId::from(CustomerId([7; 16]));
        let mut document = Document::new(id, [1; 16]);
        let name = |(kind, hash, bytes): (ChunkKind, [u8; 32], Vec<u8>)| {
            (storage::chunk_key(id, kind, hash), storage::seal(&bytes))
        };
        let mut chunks = Vec::new();
        for at in 0..4u8 {
            let before = document.heads();
            let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
            let mut entry = crate::domain::Entry::new(EntryKind::Note, day, Timestamp(1_000));
            entry.text = "tea ".repeat(usize::from(at) * 100);
            document.write_entry(EntryId([at; 16]), None, &entry, Timestamp(1_000)).expect("it is written");
            chunks.push(name(match at {
                0 => document.snapshot(),
                _ => document.changes_since(&before).expect("something changed"),
            }));
        }
        chunks.sort();
        (chunks, document.heads())
    }

    #[test]
    fn a_document_in_several_parts_tells_its_heads_and_is_the_same_in_one_piece() {
        let (chunks, heads) = stored();
        let (told, bytes) = as_stored(&chunks, digest(&heads)).expect("it is whole");
        assert_eq!(told, heads);
        let mut other = Document::new(DocumentId::from(CustomerId([7; 16])), [2; 16]);
        assert_eq!(other.merge_bytes(&bytes), Ok(true));
        assert_eq!(other.heads(), heads);
    }

    #[test]
    fn what_is_damaged_or_incomplete_tells_nothing() {
        let (chunks, heads) = stored();
        for at in 0..chunks.len() {
            let mut without = chunks.clone();
            without.remove(at);
            assert_eq!(as_stored(&without, digest(&heads)), None);
            let mut damaged = chunks.clone();
            damaged[at].1[40] ^= 1;
            assert_eq!(as_stored(&damaged, digest(&heads)), None);
        }
        let (_, bytes) = as_stored(&chunks, digest(&heads)).expect("it is whole");
        for end in 0..bytes.len() {
            assert_ne!(encoded_heads(&bytes[..end]).as_ref(), Some(&heads), "{end}");
        }
    }
}

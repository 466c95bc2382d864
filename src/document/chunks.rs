//! Stored chunks to documents and back.
//!
//! Every chunk is named by the SHA-256 of its bytes, so a flipped or missing byte is found before
//! Automerge reads it (which would swallow damaged changes silently, or refuse the healthy part with
//! the damaged one, or in known cases panic). Damaged chunks are reported and left out; the rest of
//! the page stays usable.

use std::collections::BTreeSet;

use automerge::{ActorId, AutoCommit, ReadDoc};
use sha2::{Digest, Sha256};

use super::{Document, Heads, fields};
use crate::domain::DocumentId;
use crate::storage::{self, ChunkKind, Key, Record};

/// A document read from storage.
#[derive(Debug)]
pub struct Loaded {
    /// Everything that could be read.
    pub document: Document,
    /// Keys of chunks that are not what their name says, or that Automerge refused.
    pub damaged: Vec<Key>,
    /// Something that was stored is missing: the document does not reach the heads it should, or
    /// holds changes whose predecessors are gone.
    pub incomplete: bool,
}

/// How a chunk of Automerge's begins.
pub(super) const MAGIC: &[u8] = &[0x85, 0x6f, 0x4a, 0x83];
/// How many bytes of a checksum follow; then comes the kind.
pub(super) const CHECKSUM: usize = 4;
/// The kind of a whole document.
pub(super) const DOCUMENT: u8 = 0;
/// The kind of a change.
pub(super) const CHANGE: u8 = 1;
/// The kind of a change whose body is deflated.
pub(super) const DEFLATED_CHANGE: u8 = 2;

/// Takes a number of Automerge's format off, seven bits a byte, the lowest first. `None` for what is no number or above
/// 28 bits.
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

/// The author of a document that is only read.
pub const READER: [u8; 16] = [0; 16];

/// The name of a chunk's content.
pub fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// A document's state in 32 bytes: what a summary says it was made from.
pub fn digest(heads: &Heads) -> [u8; 32] {
    hash(&heads.concat())
}

/// Chunks with their keys, and the keys of those that are not what their name says.
struct Parts<'a> {
    snapshots: Vec<(&'a Key, &'a [u8])>,
    changes: Vec<(&'a Key, &'a [u8])>,
    damaged: Vec<Key>,
}

/// The bytes of a chunk that are what its key says.
fn sound((key, value): &Record) -> Option<&[u8]> {
    storage::open(value).filter(|bytes| key.get(17..) == Some(hash(bytes).as_slice()))
}

/// Whether a stored chunk is what its key says.
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

    /// Those that are sound, in one piece, as Automerge loads them quickest.
    fn together(&self) -> Vec<u8> {
        let sound: Vec<&[u8]> = self.snapshots.iter().chain(&self.changes).map(|(_, bytes)| *bytes).collect();
        sound.concat()
    }
}

/// Builds the document from its chunks, as [`storage::Space::Chunks`] lists them. `expected` is the
/// [`digest`] of the heads it had when last saved, where known. `actor` is the author of what is written to it next: one
/// that never wrote before, or [`READER`].
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
        // With no snapshot left there is still the first change, which is part of the app.
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
        // Some of what is gone may be of the same author. Its changes must not be numbered again, so another name is
        // derived from what was found: an author is new each time, but a caller may not keep to that.
        let found: Vec<u8> = chunks.iter().flat_map(|(_, value)| hash(value)).chain(actor).collect();
        document.doc.set_actor(ActorId::from(&hash(&found)[..16]));
    }
    Loaded { document, damaged, incomplete }
}

/// A document as it is stored, in one piece, with its heads: nothing has to be decoded to hand it on. `None` where
/// something is damaged, or is not what its summary was made from.
pub fn as_stored(chunks: &[Record], expected: [u8; 32]) -> Option<(Heads, Vec<u8>)> {
    let parts = Parts::of(chunks);
    let bytes = parts.together();
    let heads = told_heads(&bytes)?;
    (parts.damaged.is_empty() && digest(&heads) == expected).then_some((heads, bytes))
}

/// The heads that a document tells by itself, as Automerge's format has it: chunks one behind the other, each magic bytes,
/// a checksum, its kind and its length. The first is the document, which begins with its authors, each with its length,
/// then its heads; others are changes, which begin with those they build on, and are named by the hash of all from their
/// kind on. Whether it is true is for the caller to check. `None` for anything else.
pub fn told_heads(document: &[u8]) -> Option<Heads> {
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

/// Loads all chunks in one go, several times as quick as one by one. Automerge does not tell then
/// which one it could not read, so `None` unless the document reaches exactly the heads it should.
fn load_together(id: DocumentId, parts: &Parts, expected: Option<[u8; 32]>) -> Option<Document> {
    let expected = expected?;
    let mut document = Document { id, doc: fields::empty() };
    document.doc.load_incremental(&parts.together()).ok()?;
    (expected == digest(&document.heads())).then_some(document)
}

impl Document {
    /// The changes since `heads` as a chunk: its kind, content name and bytes. `None` when there are
    /// none.
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

    /// A page as it is stored after a few edits, and the heads it then has.
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
        assert_eq!(other.take_in(&bytes), Ok(true));
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
            assert_ne!(told_heads(&bytes[..end]).as_ref(), Some(&heads), "{end}");
        }
    }
}

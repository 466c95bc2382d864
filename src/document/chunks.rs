//! Stored chunks to documents and back.
//!
//! Every chunk is named by the SHA-256 of its bytes, so a flipped or missing byte is found before
//! Automerge reads it (which would swallow damaged changes silently, or refuse the healthy part with
//! the damaged one, or in known cases panic). Damaged chunks are reported and left out; the rest of
//! the page stays usable.

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

/// The name of a chunk's content.
pub fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// A document's state in 32 bytes: what a summary says it was made from.
pub fn digest(heads: &Heads) -> [u8; 32] {
    hash(&heads.concat())
}

/// Builds the document from its chunks, as [`storage::Space::Chunks`] lists them. `expected` is the
/// [`digest`] of the heads it had when last saved, where known.
pub fn load(id: DocumentId, chunks: &[Record], expected: Option<[u8; 32]>, actor: [u8; 16]) -> Loaded {
    let (mut snapshots, mut changes, mut damaged) = (Vec::new(), Vec::new(), Vec::new());
    for (key, value) in chunks {
        match storage::open(value) {
            Some(bytes) if key.get(17..) == Some(hash(bytes).as_slice()) => match key[16] {
                b's' => snapshots.push((key, bytes)),
                _ => changes.push((key, bytes)),
            },
            _ => damaged.push(key.clone()),
        }
    }
    let mut document = load_together(id, &snapshots, &changes, expected).unwrap_or_else(|| {
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
        // Some of what is gone may be this session's own. Its changes must not be numbered again, so
        // the session goes on under another name, derived from what was found.
        let found: Vec<u8> = chunks.iter().flat_map(|(_, value)| hash(value)).chain(actor).collect();
        document.doc.set_actor(ActorId::from(&hash(&found)[..16]));
    }
    Loaded { document, damaged, incomplete }
}

/// A document that is stored as one snapshot, as it is stored, with its heads: nothing has to be decoded to hand it on.
/// `None` where it is not, or is not what its summary was made from.
pub fn stored_whole(chunks: &[Record], expected: [u8; 32]) -> Option<(Heads, &[u8])> {
    let [(key, value)] = chunks else { return None };
    let bytes = storage::open(value).filter(|bytes| key.get(17..) == Some(hash(bytes).as_slice()))?;
    let heads = told_heads(bytes)?;
    (digest(&heads) == expected).then_some((heads, bytes))
}

/// The heads that a snapshot tells in front of everything else, as Automerge's format has it: magic bytes, a checksum,
/// the kind of chunk and its length; then the authors, each with its length; then the heads. Whether they are true is for
/// the caller to check. `None` for anything else.
pub fn told_heads(snapshot: &[u8]) -> Option<Heads> {
    const MAGIC: &[u8] = &[0x85, 0x6f, 0x4a, 0x83];
    const CHECKSUM: usize = 4;
    const DOCUMENT: u8 = 0;
    fn number(bytes: &mut &[u8]) -> Option<usize> {
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
    let (kind, mut rest) = snapshot.strip_prefix(MAGIC)?.get(CHECKSUM..)?.split_first()?;
    number(&mut rest).filter(|_| *kind == DOCUMENT)?;
    for _ in 0..number(&mut rest)? {
        let length = number(&mut rest)?;
        rest = rest.get(length..)?;
    }
    let count = number(&mut rest)?;
    let (heads, _) = rest.as_chunks::<32>();
    let mut heads: Heads = heads.get(..count)?.to_vec();
    heads.sort_unstable();
    Some(heads)
}

/// Loads all chunks in one go, several times as quick as one by one. Automerge does not tell then
/// which one it could not read, so `None` unless the document reaches exactly the heads it should.
fn load_together(
    id: DocumentId,
    snapshots: &[(&Key, &[u8])],
    changes: &[(&Key, &[u8])],
    expected: Option<[u8; 32]>,
) -> Option<Document> {
    let expected = expected?;
    let bytes: Vec<&[u8]> = snapshots.iter().chain(changes).map(|(_, bytes)| *bytes).collect();
    let mut document = Document { id, doc: fields::empty() };
    document.doc.load_incremental(&bytes.concat()).ok()?;
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

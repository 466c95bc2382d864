//! Limits for bytes from elsewhere, checked before Automerge reads them.
//!
//! Three megabytes of deflated data can inflate to three gigabytes of zeros, and Automerge inflates without a limit.
//! Deeply nested maps overflow the stack of the code that reads the page.
//!
//! The format is Automerge's storage format: magic bytes, a checksum, a kind, a length, then the body. A document's
//! body begins with its actors and heads. Then follow the columns of its changes and of its operations, each with a
//! specification and a length. One bit of the specification marks a deflated column. A change may be deflated as a
//! whole.

use std::io::Read;

use automerge::{ObjType, ROOT, ReadDoc, Value};
use flate2::bufread::DeflateDecoder;

use super::chunks::{self, MAGIC};

/// The most bytes to which all deflated parts of a document may inflate together. This is twice the longest item of a
/// session, and far more than any page.
pub(super) const INFLATED: usize = 64_000_000;

/// How deeply maps may be nested. This app needs four levels: the root, its entries, one entry, its fields.
const DEPTH: usize = 16;

/// The bit of a column specification that marks a deflated column.
const DEFLATED: usize = 0x08;

/// Whether these chunks are of a kind this app writes and inflate to at most [`INFLATED`] bytes. Automerge checks their
/// content.
pub(super) fn are_bounded(mut bytes: &[u8]) -> bool {
    let mut room = INFLATED;
    while !bytes.is_empty() {
        match take_chunk(&mut bytes, &mut room) {
            Some(()) => {}
            None => return false,
        }
    }
    true
}

fn take_chunk(bytes: &mut &[u8], room: &mut usize) -> Option<()> {
    let mut body = bytes.strip_prefix(MAGIC)?.get(chunks::CHECKSUM..)?;
    let (kind, rest) = body.split_first()?;
    body = rest;
    let length = chunks::number(&mut body)?;
    (body, *bytes) = body.split_at_checked(length)?;
    match *kind {
        chunks::DOCUMENT => document(body, room),
        chunks::CHANGE => Some(()),
        chunks::DEFLATED_CHANGE => inflate(body, room),
        // This app writes no other kind.
        _ => None,
    }
}

fn document(mut body: &[u8], room: &mut usize) -> Option<()> {
    for _ in 0..chunks::number(&mut body)? {
        let length = chunks::number(&mut body)?;
        body = body.get(length..)?;
    }
    let heads = chunks::number(&mut body)?;
    body = body.get(heads.checked_mul(32)?..)?;
    let mut columns = Vec::new();
    for _ in 0..2 {
        for _ in 0..chunks::number(&mut body)? {
            columns.push((chunks::number(&mut body)?, chunks::number(&mut body)?));
        }
    }
    for (column, length) in columns {
        let (data, rest) = body.split_at_checked(length)?;
        body = rest;
        if column & DEFLATED != 0 {
            inflate(data, room)?;
        }
    }
    Some(())
}

/// Inflates and discards the data, and takes its length off `room`. `None` if there is no room left.
fn inflate(bytes: &[u8], room: &mut usize) -> Option<()> {
    let mut inflating = DeflateDecoder::new(bytes);
    let mut buffer = [0; 16_384];
    loop {
        match inflating.read(&mut buffer).ok()? {
            0 => return Some(()),
            read => *room = room.checked_sub(read)?,
        }
    }
}

/// Whether no map in this document is nested deeper than [`DEPTH`].
pub(super) fn is_shallow(doc: &impl ReadDoc) -> bool {
    let mut maps = vec![(ROOT, 0)];
    while let Some((map, depth)) = maps.pop() {
        if depth > DEPTH {
            return false;
        }
        let keys: Vec<String> = doc.keys(&map).collect();
        for key in keys {
            for (value, id) in doc.get_all(&map, key).unwrap_or_default() {
                match value {
                    Value::Object(ObjType::Map | ObjType::Table) => maps.push((id, depth + 1)),
                    // No version of this app writes a list.
                    Value::Object(ObjType::List) => return false,
                    Value::Object(ObjType::Text) | Value::Scalar(_) => {}
                }
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use automerge::transaction::Transactable;
    use automerge::{ActorId, AutoCommit};
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::document::{Document, MergeError};
    use crate::domain::{Customer, CustomerId, DocumentId, Timestamp};

    fn page() -> Document {
        let mut document = Document::new(DocumentId::from(CustomerId([7; 16])), [1; 16]);
        // Long enough to be deflated.
        let new = Customer {
            name: "Sokha".into(),
            preferences: "jasmine, never mint ".repeat(60),
            ..Customer::default()
        };
        document.write_customer(&Customer::default(), &new, Timestamp(1)).expect("it is written");
        document
    }

    fn leb(mut number: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        while number > 0x7f {
            bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
        bytes
    }

    fn chunk(kind: u8, body: &[u8]) -> Vec<u8> {
        let named = [&[kind], leb(body.len()).as_slice(), body].concat();
        [MAGIC, &Sha256::digest(&named)[..4], &named].concat()
    }

    fn deflated_zeros(megabytes: usize) -> Vec<u8> {
        let mut deflating = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        (0..megabytes).for_each(|_| deflating.write_all(&vec![0; 1_000_000]).expect("it is in memory"));
        deflating.finish().expect("it is in memory")
    }

    #[test]
    fn what_this_app_writes_is_bounded() {
        let mut document = page();
        let whole = document.snapshot().2;
        let changes =
            document.since(&Document::new(document.id(), [2; 16]).heads()).expect("something is new");
        let both = [whole.as_slice(), &changes].concat();
        for bytes in [&whole, &changes, &both] {
            assert!(are_bounded(bytes));
            assert!((1..bytes.len()).all(|end| !are_bounded(&bytes[..end]) || end == whole.len()));
        }
        assert!(is_shallow(&document.doc));
    }

    #[test]
    fn what_would_fill_the_memory_is_refused_before_it_is_inflated() {
        let bomb = chunk(chunks::DEFLATED_CHANGE, &deflated_zeros(INFLATED / 1_000_000 + 1));
        assert!(bomb.len() < 80_000);
        assert_eq!(page().merge_bytes(&bomb), Err(MergeError::Damaged));
        // The same data as a column of a document.
        let zeros = deflated_zeros(INFLATED / 1_000_000 + 1);
        let column = [leb(0x13 | DEFLATED), leb(zeros.len())].concat();
        let body = [&[0, 0, 1][..], &column, &[0], &zeros].concat();
        assert_eq!(page().merge_bytes(&chunk(chunks::DOCUMENT, &body)), Err(MergeError::Damaged));
        // Two chunks that fit separately, but not together.
        let half = chunk(chunks::DEFLATED_CHANGE, &deflated_zeros(INFLATED / 1_000_000 / 2 + 1));
        assert!(are_bounded(&half) && !are_bounded(&[half.as_slice(), &half].concat()));
    }

    #[test]
    fn maps_within_maps_are_refused_before_they_are_read() {
        let mut document = page();
        let mut doc = AutoCommit::load(&document.snapshot().2).expect("it is whole");
        doc.set_actor(ActorId::from([9; 16]));
        let mut map = ROOT;
        for _ in 0..10_000 {
            map = doc.put_object(&map, "m", ObjType::Map).expect("a map takes any key");
        }
        assert_eq!(document.merge_bytes(&doc.save()), Err(MergeError::Damaged));
        let mut new = Document::new(document.id(), [3; 16]);
        assert_eq!(new.merge_bytes(&doc.save()), Err(MergeError::Damaged));
        let mut lists = AutoCommit::load(&document.snapshot().2).expect("it is whole");
        lists.put_object(ROOT, "l", ObjType::List).expect("a map takes any key");
        assert_eq!(document.merge_bytes(&lists.save()), Err(MergeError::Damaged));
    }
}

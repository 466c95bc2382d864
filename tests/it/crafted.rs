//! Documents that somebody has made to harm, with checksums that fit: what makes Automerge panic is refused and ends
//! nothing, and what was let through is read like any other.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use regulars::document::{Document, chunks};
use regulars::domain::*;
use regulars::notebook::{MergeError, Unverified, verify};
use sha2::{Digest, Sha256};

use crate::archives::{archive_of, exported, files, restored};
use crate::harness::{named, started};
use crate::simulation::Dice;

/// How many documents are made.
const DOCUMENTS: u64 = 4_000;

/// What the looking comes to where a panic ends it.
fn looked(unverified: &Unverified) -> Result<(), MergeError> {
    let looked = catch_unwind(AssertUnwindSafe(|| verify(unverified)));
    looked.unwrap_or(Err(MergeError::Damaged)).map(drop)
}

/// Some bytes of a chunk's body are others. Its checksum is made anew, which is the beginning of a SHA-256 over all that
/// follows it.
fn changed(chunk: &[u8], dice: &mut Dice) -> Vec<u8> {
    const BODY: usize = 11;
    let mut chunk = chunk.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = BODY + dice.roll(chunk.len() - BODY);
        chunk[at] = match dice.roll(3) {
            0 => dice.roll(256) as u8,
            1 => chunk[at] ^ (1 << dice.roll(8)),
            _ => 0x7f,
        };
    }
    let sum: [u8; 32] = Sha256::digest(&chunk[8..]).into();
    chunk[4..8].copy_from_slice(&sum[..4]);
    chunk
}

/// A page with something of everything, its first state and what came after.
fn page(id: DocumentId) -> (Document, Vec<u8>, Vec<u8>) {
    let mut document = Document::new(id, [1; 16]);
    let new = Customer { tags: ["tea".into()].into(), ..named("Sokha") };
    document.write_customer(&Customer::default(), &new, Timestamp(1)).expect("it is written");
    let (heads, base) = (document.heads(), document.snapshot().2);
    for at in 0..3 {
        let entry = Entry {
            text: format!("entry {at}"),
            ..Entry::new(EntryKind::Note, "2026-11-29".parse().unwrap(), Timestamp(2))
        };
        document.write_entry(EntryId([at; 16]), None, &entry, Timestamp(2)).expect("it is written");
    }
    let changes = document.since(&heads).expect("something is new");
    (document, base, changes)
}

#[test]
fn what_was_looked_at_and_let_through_never_panics_in_the_notebook() {
    let id = DocumentId::from(CustomerId([7; 16]));
    let (mut document, base, changes) = page(id);
    let whole = document.snapshot().2;
    let first = changes.len() / 3;
    let (mut panicked, mut let_through) = (0, 0);
    for seed in 0..DOCUMENTS {
        let mut dice = Dice::new(seed);
        let (base, bytes) = match dice.roll(2) {
            0 => (None, changed(&whole, &mut dice)),
            _ => (Some(Arc::from(base.as_slice())), changed(&changes[..first.max(12)], &mut dice)),
        };
        let unverified = Unverified { id, base: base.clone(), bytes: bytes.as_slice().into() };
        panicked += usize::from(catch_unwind(AssertUnwindSafe(|| verify(&unverified))).is_err());
        if looked(&unverified).is_ok() {
            let_through += 1;
            let mut document = Document::new(id, chunks::READER);
            if let Some(base) = &base {
                document.merge_bytes(base).expect("it is whole");
            }
            document.merge_bytes(&bytes).expect("it was looked at");
            let _ = (document.page(), document.snapshot(), document.heads());
        }
    }
    println!("{DOCUMENTS} documents: {panicked} made Automerge panic, {let_through} were let through");
    assert!(panicked > 0 && let_through > 0);
}

#[test]
fn a_document_that_makes_automerge_panic_is_named_and_the_rest_comes_back() {
    let mut tab = started();
    let [known, new] = ["Asha", "Nino"].map(|name| tab.begin_named(name));
    let mut archive = files(&exported(&mut tab, None));
    for (at, id) in [known, new].into_iter().enumerate() {
        let path = format!("documents/{id}.automerge");
        let (_, bytes) = archive.iter_mut().find(|(known, _)| *known == path).expect("it is there");
        let id = DocumentId::from(id);
        let panics = |bytes: &Vec<u8>| {
            let unverified = Unverified { id, base: None, bytes: bytes.as_slice().into() };
            catch_unwind(AssertUnwindSafe(|| verify(&unverified))).is_err()
        };
        let mut crafted = (0..).map(|seed| changed(bytes, &mut Dice::new(seed * 2 + at as u64)));
        *bytes = crafted.find(panics).expect("there is one among thousands");
    }
    let archive: Vec<(&str, &[u8])> = archive.iter().map(|(path, bytes)| (&**path, &**bytes)).collect();
    let bytes = archive_of(&archive);
    for (tab, here) in [(&mut tab.device.copy().tab(), 2), (&mut started(), 0)] {
        let restore = restored(tab, &bytes);
        assert!(restore.over);
        assert_eq!((restore.damaged, restore.added, tab.view().pages), (2, 0, here));
        tab.assert_stored();
    }
}

//! Two devices that meet, for `cargo xtask bench`: the app's own session between two notebooks in memory, compiled for the
//! browser as the app is, so that `tests/e2e/bench/meet.mjs` can set it beside what others do in the same engine. And
//! [`today`], in the same module.

#![cfg(target_arch = "wasm32")]

use regulars::document::Document;
use regulars::domain::*;
use wasm_bindgen::prelude::*;

use fake_peer::{START, Side, assert_equal, meet};

#[path = "today.rs"]
mod today;

#[allow(dead_code, reason = "the tests of the session use more of it")]
#[path = "../it/fake_peer.rs"]
mod fake_peer;

/// How many pages differ; the others are copies of these under ids of their own.
const DIFFERENT: u32 = 20;

const ENTRIES: u8 = 30;

/// Two devices that hold the same pages and know that of each other.
#[wasm_bindgen]
pub struct Devices {
    sides: [Side; 2],
    customers: u32,
    meetings: u8,
}

#[wasm_bindgen]
impl Devices {
    /// Two devices with so many customers of 30 entries.
    #[wasm_bindgen(constructor)]
    pub fn new(customers: u32) -> Self {
        let [mut one, mut other] = [Side::new(1, 2), Side::new(2, 2)];
        let pages: Vec<Vec<u8>> = (0..DIFFERENT).map(|number| page(number).snapshot().2).collect();
        for number in 0..customers {
            let mut document = Document::new(id(number), one.actor());
            document.merge_bytes(&pages[(number % DIFFERENT) as usize]).expect("it is whole");
            other.docs.insert(id(number), document.clone());
            one.docs.insert(id(number), document);
        }
        meet(&mut one, &mut other, 0);
        assert_equal(&mut one, &mut other);
        Self { sides: [one, other], customers, meetings: 0 }
    }

    /// A page, as Automerge saves it.
    pub fn page(&mut self, number: u32) -> Vec<u8> {
        self.sides[0].docs.get_mut(&id(number)).map(|document| document.snapshot().2).unwrap_or_default()
    }

    /// Decodes a page, as a device does that takes it in. Whether that went well.
    pub fn decode(&mut self, page: &[u8]) -> bool {
        Document::new(id(0), [9; 16]).merge_bytes(page).is_ok()
    }

    /// Changes a line on so many pages of the first device. How many bytes the changes are.
    pub fn change(&mut self, pages: u32, line: &str) -> usize {
        let one = &mut self.sides[0];
        let change = |number: u32| {
            let id = id(number * (self.customers / pages));
            let before = one.docs.get_mut(&id).map(Document::heads).unwrap_or_default();
            one.edit(id, line);
            one.docs.get_mut(&id).and_then(|document| document.since(&before)).map_or(0, |bytes| bytes.len())
        };
        (0..pages).map(change).sum()
    }

    /// Neither remembers what the other holds.
    pub fn forget(&mut self) {
        self.sides.iter_mut().for_each(|side| side.known.clear());
    }

    /// Lets them meet until both are equal. How many bytes crossed, both ways.
    pub fn meet(&mut self) -> usize {
        self.meetings += 1;
        let [one, other] = &mut self.sides;
        (one.bytes, other.bytes) = (0, 0);
        meet(one, other, self.meetings);
        assert_equal(one, other);
        one.bytes + other.bytes
    }
}

/// Sixteen bytes that are spread as random ones are.
fn id(number: u32) -> DocumentId {
    let mut word = u64::from(number).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let halves = [(); 2].map(|()| {
        word = (word ^ (word >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word.to_be_bytes()
    });
    DocumentId(halves.as_flattened().try_into().expect("two words are sixteen bytes"))
}

/// A customer of 30 entries, each written in a change of its own.
fn page(number: u32) -> Document {
    let mut document = Document::new(DocumentId([1; 16]), [number as u8 + 100; 16]);
    let base = document.page().customer;
    let new = Customer { name: format!("Sokha {number}"), preferences: "green tea".into(), ..base.clone() };
    document.write_customer(&base, &new, START).expect("it can be edited");
    let day = chrono::DateTime::UNIX_EPOCH.date_naive();
    for entry in 0..ENTRIES {
        let text = format!("likes the red scarf {number}, asked for the blue one {entry}");
        let new = Entry { text, ..Entry::new(EntryKind::Note, day, START) };
        document.write_entry(EntryId([entry; 16]), None, &new, START).expect("it can be edited");
    }
    document
}

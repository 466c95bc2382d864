//! Finds what differs between two sets of documents without sending either set: range-based set reconciliation
//! (<https://arxiv.org/abs/2212.13567>, as in negentropy). The items are pairs of a document and its state.
//!
//! A range holds all ids that begin with the same half-bytes. Both sides compare a fingerprint of their items in the
//! range. Where the fingerprints differ, the range is split into sixteen parts. A range with only a few documents is
//! listed. Ids are random, so the parts are even without counting.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::DocumentId;

/// Up to this many documents of a range are listed one by one.
const FEW: usize = 8;

/// The number of half-bytes in an id.
const DEEPEST: u8 = 32;

/// The documents of a device, each with the digest of its state.
pub type Items = BTreeMap<DocumentId, [u8; 32]>;

/// A range: the first `depth` half-bytes of the ids in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    depth: u8,
    prefix: [u8; 16],
}

/// What one side sends about a range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RangeSummary {
    /// The fingerprint: how many documents are in it, and the sum over their states.
    Sum(u32, u64),
    /// The fingerprints of its sixteen parts.
    Parts(Box<[(u32, u64); 16]>),
    /// Every document in it, with the first bytes of its digest.
    List(Vec<(DocumentId, [u8; 8])>),
}

impl RangeSummary {
    /// How many documents are in the range that this describes.
    pub fn count(&self) -> usize {
        match self {
            Self::Sum(count, _) => *count as usize,
            Self::Parts(parts) => parts.iter().map(|(count, _)| *count as usize).sum(),
            Self::List(list) => list.len(),
        }
    }
}

impl Range {
    /// The range of all ids.
    pub const ALL: Self = Self { depth: 0, prefix: [0; 16] };

    fn part(self, number: u8) -> Self {
        let mut part = Self { depth: self.depth + 1, ..self };
        let byte = &mut part.prefix[usize::from(self.depth / 2)];
        *byte |= if self.depth.is_multiple_of(2) { number << 4 } else { number };
        part
    }

    fn is_valid(self) -> bool {
        let behind = (self.depth..DEEPEST).all(|at| {
            let byte = self.prefix[usize::from(at / 2)];
            (if at.is_multiple_of(2) { byte >> 4 } else { byte & 15 }) == 0
        });
        self.depth <= DEEPEST && behind
    }

    fn of(self, items: &Items) -> impl Iterator<Item = (&DocumentId, &[u8; 32])> {
        let mut last = self.prefix;
        for at in self.depth..DEEPEST {
            last[usize::from(at / 2)] |= if at.is_multiple_of(2) { 0xf0 } else { 0x0f };
        }
        items.range(DocumentId(self.prefix)..=DocumentId(last))
    }

    fn sum(self, items: &Items, salt: u64) -> (u32, u64) {
        self.of(items).fold((0, 0), |(count, sum), item| (count + 1, sum.wrapping_add(mixed(item, salt))))
    }

    /// The first message about this range: its fingerprint.
    pub fn tell(self, items: &Items, salt: u64) -> RangeSummary {
        let (count, sum) = self.sum(items, salt);
        RangeSummary::Sum(count, sum)
    }
}

/// Mixes one item into a number for the fingerprint. Each session has another salt: if two different states give the
/// same sum by chance, they do so in one session only.
fn mixed((id, digest): (&DocumentId, &[u8; 32]), salt: u64) -> u64 {
    let word = |bytes: &[u8]| bytes.first_chunk().map_or(0, |word| u64::from_le_bytes(*word));
    let mixed =
        (word(digest) ^ word(&id.0).rotate_left(29)).wrapping_add(salt).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 31)
}

/// The result of comparing one message of the peer.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The ranges to send back.
    pub tell: Vec<(Range, RangeSummary)>,
    /// Documents that differ, or that only the peer has.
    pub differ: Vec<DocumentId>,
    /// Documents that only this side has.
    pub only_here: Vec<DocumentId>,
}

/// Compares the message of the peer with the documents here. `None` if no correct peer would send such a message.
pub fn compare(told: &[(Range, RangeSummary)], items: &Items, salt: u64) -> Option<Compared> {
    let mut compared = Compared::default();
    for (range, told) in told {
        if !range.is_valid() {
            return None;
        }
        match told {
            RangeSummary::Sum(count, sum) => compared.cut(*range, (*count, *sum), items, salt),
            RangeSummary::Parts(parts) if range.depth < DEEPEST => {
                for (number, part) in (0..).zip(parts.iter()) {
                    compared.cut(range.part(number), *part, items, salt);
                }
            }
            RangeSummary::Parts(_) => return None,
            RangeSummary::List(theirs) => {
                let theirs: BTreeMap<&DocumentId, &[u8; 8]> =
                    theirs.iter().map(|(id, state)| (id, state)).collect();
                let is_equal = |id: &DocumentId, digest: &[u8; 8]| {
                    items.get(id).is_some_and(|own| own.starts_with(digest))
                };
                compared
                    .differ
                    .extend(theirs.iter().filter(|(id, state)| !is_equal(id, state)).map(|(id, _)| **id));
                compared
                    .only_here
                    .extend(range.of(items).map(|(id, _)| *id).filter(|id| !theirs.contains_key(id)));
            }
        }
    }
    Some(compared)
}

impl Compared {
    fn cut(&mut self, range: Range, theirs: (u32, u64), items: &Items, salt: u64) {
        let own = range.sum(items, salt);
        if own == theirs {
            return;
        }
        let told = if theirs.0 == 0 {
            return self.only_here.extend(range.of(items).map(|(id, _)| *id));
        } else if own.0 as usize <= FEW || range.depth == DEEPEST {
            let first = |digest: &[u8; 32]| digest.first_chunk().copied().unwrap_or_default();
            RangeSummary::List(range.of(items).map(|(id, digest)| (*id, first(digest))).collect())
        } else {
            let mut parts = [(0, 0); 16];
            for (number, part) in (0..).zip(&mut parts) {
                *part = range.part(number).sum(items, salt);
            }
            RangeSummary::Parts(parts.into())
        };
        self.tell.push((range, told));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::chunks::hash;
    use proptest::prelude::*;

    /// Runs a comparison until neither side has anything to send. Returns the documents found and the number of bytes
    /// sent.
    fn talk(one: &Items, other: &Items) -> (Vec<DocumentId>, usize) {
        let (mut told, mut found, mut bytes, mut turn) =
            (vec![(Range::ALL, Range::ALL.tell(one, 7))], Vec::new(), 0, false);
        for _ in 0..100 {
            bytes += postcard::to_allocvec(&told).expect("plain values").len();
            let compared = compare(&told, if turn { one } else { other }, 7).expect("both are honest");
            found.extend(compared.differ);
            found.extend(compared.only_here);
            if compared.tell.is_empty() {
                found.sort();
                return (found, bytes);
            }
            (told, turn) = (compared.tell, !turn);
        }
        panic!("they never end")
    }

    fn items(numbers: impl IntoIterator<Item = (u32, u8)>) -> Items {
        let item = |(number, state): (u32, u8)| {
            let id = hash(&number.to_be_bytes());
            (DocumentId(id[..16].try_into().expect("sixteen bytes")), hash(&[state]))
        };
        numbers.into_iter().map(item).collect()
    }

    proptest! {
        #[test]
        fn every_difference_is_found_and_nothing_else(
            one in prop::collection::btree_map(0..300_u32, 0..3_u8, 0..200),
            other in prop::collection::btree_map(0..300_u32, 0..3_u8, 0..200),
        ) {
            let (one, other) = (items(one), items(other));
            let ids = one.keys().chain(other.keys()).copied();
            let mut differ: Vec<DocumentId> = ids.filter(|id| one.get(id) != other.get(id)).collect();
            differ.sort();
            differ.dedup();
            prop_assert_eq!(talk(&one, &other).0, differ);
        }
    }

    #[test]
    fn one_difference_among_ten_thousand_costs_a_kilobyte() {
        let one = items((0..10_000).map(|number| (number, 0)));
        let mut other = one.clone();
        assert_eq!(talk(&one, &other), (vec![], 1 + 1 + 16 + 1 + 2 + 10));
        let id = *other.keys().nth(5000).expect("there are ten thousand");
        other.insert(id, [1; 32]);
        let (found, bytes) = talk(&one, &other);
        assert_eq!(found, [id]);
        assert!(bytes < 1000, "{bytes} bytes");
    }

    #[test]
    fn what_no_honest_side_tells_is_refused() {
        let crooked = Range { depth: 2, prefix: [1; 16] };
        for told in [RangeSummary::Sum(1, 1), RangeSummary::List(Vec::new())] {
            assert_eq!(compare(&[(crooked, told)], &Items::new(), 7), None);
        }
        let deep = Range { depth: 200, prefix: [0; 16] };
        assert_eq!(compare(&[(deep, RangeSummary::Sum(1, 1))], &Items::new(), 7), None);
        let last = Range { depth: DEEPEST, prefix: [3; 16] };
        assert_eq!(compare(&[(last, RangeSummary::Parts([(1, 1); 16].into()))], &Items::new(), 7), None);
    }
}

//! How far the two sides of a session have compared what they hold.

use std::collections::BTreeSet;

use super::wire::Message;
use super::{Ended, MOST_DUE};
use crate::domain::DocumentId;
use crate::sync::reconcile::{Compared, Items, Range, RangeSummary, compare};

/// How many comparisons a session makes at most. What one side cannot merge stays different in every comparison.
const ROUNDS: u32 = 4;

/// The largest number of ranges in a frame.
const RANGES: usize = 200;

/// A comparison, turn by turn. In each turn, one side sends the ranges that differ, until one side has nothing to send.
pub(super) struct Comparison {
    items: Items,
    pub salt: u64,
    /// Whether this side opens the comparisons.
    pub leads: bool,
    /// Whether the peer owes its turn.
    pub going_on: bool,
    /// The part of the peer's turn that has arrived so far.
    arriving: Vec<(Range, RangeSummary)>,
    rounds: u32,
    differs: bool,
    /// The documents that have changed since the comparison began.
    fresh: BTreeSet<DocumentId>,
    /// How many documents the peer holds, as far as it has reported.
    pub theirs: Option<usize>,
}

impl Comparison {
    pub fn new(items: Items) -> Self {
        let (arriving, fresh) = (Vec::new(), BTreeSet::new());
        Self {
            items,
            salt: 0,
            leads: false,
            going_on: false,
            arriving,
            rounds: 0,
            differs: false,
            fresh,
            theirs: None,
        }
    }

    /// Notes the new state of a document. `None` if it is gone.
    pub fn set(&mut self, document: DocumentId, digest: Option<[u8; 32]>) {
        self.fresh.insert(document);
        match digest {
            Some(digest) => self.items.insert(document, digest),
            None => self.items.remove(&document),
        };
    }

    /// Takes in a part of the peer's turn. Returns the whole turn with its last part.
    pub fn arrived(
        &mut self,
        told: Vec<(Range, RangeSummary)>,
        is_last: bool,
        differs: bool,
    ) -> Result<Option<Vec<(Range, RangeSummary)>>, Ended> {
        self.arriving.extend(told);
        self.differs |= differs && self.leads;
        match self.arriving.len() > MOST_DUE {
            true => Err(Ended::TooMuch),
            false => Ok(is_last.then(|| std::mem::take(&mut self.arriving))),
        }
    }

    /// Compares the peer's turn with the documents here. An empty turn ends the comparison: `None`.
    pub fn answer(&mut self, told: &[(Range, RangeSummary)]) -> Result<Option<Compared>, Ended> {
        self.going_on = false;
        if let [(Range::ALL, all)] = told {
            self.theirs = Some(all.count());
        }
        if told.is_empty() {
            return Ok(None);
        }
        if !self.leads && matches!(told, [(Range::ALL, RangeSummary::Sum(..))]) {
            self.fresh.clear();
            self.differs = false;
        }
        let compared = compare(told, &self.items, self.salt).ok_or(Ended::Garbled)?;
        self.differs |= compared != Compared::default();
        Ok(Some(compared))
    }

    /// Opens the next comparison. `None` if the last one found no difference, or after `ROUNDS` comparisons.
    pub fn begin(&mut self) -> Option<Vec<(Range, RangeSummary)>> {
        if self.rounds > 0 && (!self.differs || self.rounds == ROUNDS) {
            return None;
        }
        self.rounds += 1;
        self.differs = false;
        self.fresh.clear();
        Some(vec![(Range::ALL, Range::ALL.tell(&self.items, self.salt))])
    }

    /// Whether the last comparison found no difference.
    pub fn is_equal(&self) -> bool {
        !self.differs
    }

    /// The documents that have changed since the comparison began.
    pub fn fresh(&self) -> Vec<DocumentId> {
        self.fresh.iter().copied().collect()
    }

    /// The messages of this side's turn, one per frame.
    pub fn turn(&mut self, ranges: &[(Range, RangeSummary)]) -> Vec<Message> {
        self.going_on = !ranges.is_empty();
        let frames = ranges.len().div_ceil(RANGES).max(1);
        let message = |frame: usize| Message::Ranges {
            told: ranges.iter().skip(frame * RANGES).take(RANGES).cloned().collect(),
            is_last: frame + 1 == frames,
            differs: self.differs,
        };
        (0..frames).map(message).collect()
    }
}

//! How far the two sides of a session have compared what they hold.

use std::collections::BTreeSet;

use super::wire::Message;
use super::{Ended, MOST_DUE};
use crate::domain::DocumentId;
use crate::sync::reconcile::{Compared, Items, Range, Told, compare};

/// How often both compare at most before they call it a day: what one of them cannot take in stays different.
const ROUNDS: u32 = 4;

/// How many ranges go into a frame.
const RANGES: usize = 200;

/// A comparison, in turns: each side tells of the ranges in which the other differs, until one has nothing to tell.
pub(super) struct Comparison {
    items: Items,
    pub salt: u64,
    /// This side opens it.
    pub leads: bool,
    /// The other owes its turn.
    pub going_on: bool,
    /// What of the other's turn has come so far.
    arriving: Vec<(Range, Told)>,
    rounds: u32,
    differs: bool,
    /// What has changed since it began.
    fresh: BTreeSet<DocumentId>,
    /// How many documents the other has told to hold.
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

    /// A document is in another state, or with `None` gone.
    pub fn set(&mut self, document: DocumentId, digest: Option<[u8; 32]>) {
        self.fresh.insert(document);
        match digest {
            Some(digest) => self.items.insert(document, digest),
            None => self.items.remove(&document),
        };
    }

    /// A part of the other's turn. All of it, once nothing more follows.
    pub fn arrived(
        &mut self,
        told: Vec<(Range, Told)>,
        is_last: bool,
        differs: bool,
    ) -> Result<Option<Vec<(Range, Told)>>, Ended> {
        self.arriving.extend(told);
        self.differs |= differs && self.leads;
        match self.arriving.len() > MOST_DUE {
            true => Err(Ended::TooMuch),
            false => Ok(is_last.then(|| std::mem::take(&mut self.arriving))),
        }
    }

    /// Compares the other's turn with what is here. Without anything to tell, the comparison is over.
    pub fn answer(&mut self, told: &[(Range, Told)]) -> Result<Option<Compared>, Ended> {
        self.going_on = false;
        if let [(Range::ALL, all)] = told {
            self.theirs = Some(all.count());
        }
        if told.is_empty() {
            return Ok(None);
        }
        if !self.leads && matches!(told, [(Range::ALL, Told::Sum(..))]) {
            self.fresh.clear();
            self.differs = false;
        }
        let compared = compare(told, &self.items, self.salt).ok_or(Ended::Garbled)?;
        self.differs |= compared != Compared::default();
        Ok(Some(compared))
    }

    /// Opens the next comparison, unless the last one has found nothing, or the next would find no more than the last.
    pub fn begin(&mut self) -> Option<Vec<(Range, Told)>> {
        if self.rounds > 0 && (!self.differs || self.rounds == ROUNDS) {
            return None;
        }
        self.rounds += 1;
        self.differs = false;
        self.fresh.clear();
        Some(vec![(Range::ALL, Range::ALL.tell(&self.items, self.salt))])
    }

    /// Whether the last comparison has found nothing.
    pub fn is_equal(&self) -> bool {
        !self.differs
    }

    /// What has changed since it began.
    pub fn fresh(&self) -> Vec<DocumentId> {
        self.fresh.iter().copied().collect()
    }

    /// This side's turn, frame by frame.
    pub fn turn(&mut self, ranges: &[(Range, Told)]) -> Vec<Message> {
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

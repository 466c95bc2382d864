//! The items that arrive from the peer. They are put together from their parts, handed to this device to be stored, and
//! confirmed in the order of their arrival.

use std::collections::VecDeque;

use super::wire::Item;
use super::{Ended, ITEM, WINDOW};
use crate::domain::PhotoId;

/// The incoming items that are not confirmed yet.
#[derive(Default)]
pub(super) struct Arriving {
    /// An item of which some parts are still missing.
    half: Option<(Item, Vec<u8>)>,
    /// The items handed to this device, oldest first. Each has its size and, once known, whether it was stored or
    /// refused.
    storing: VecDeque<(Item, usize, Option<bool>)>,
}

impl Arriving {
    /// Takes in a part. `left` bytes of its item are still to come. Returns the item with its last part.
    pub fn part(&mut self, item: Item, left: usize, bytes: &[u8]) -> Result<Option<(Item, Vec<u8>)>, Ended> {
        let (known, mut all) = self.half.take().unwrap_or_else(|| (item.clone(), Vec::new()));
        if bytes.is_empty() || known != item {
            return Err(Ended::Garbled);
        }
        let waiting: usize = self.storing.iter().map(|(_, size, _)| size).sum();
        if all.len().saturating_add(bytes.len()).saturating_add(left) > ITEM || waiting > WINDOW + ITEM {
            return Err(Ended::TooMuch);
        }
        all.extend(bytes);
        if left > 0 {
            self.half = Some((item, all));
            return Ok(None);
        }
        if let Item::Photo(_, photo) = &item
            && PhotoId::of(&all) != *photo
        {
            return Err(Ended::Garbled);
        }
        self.storing.push_back((item.clone(), all.len(), None));
        Ok(Some((item, all)))
    }

    /// Notes that the oldest matching item was stored or refused. Returns what can be confirmed now, in the order of
    /// arrival.
    pub fn stored(&mut self, is_it: impl Fn(&Item) -> bool, stored: bool) -> Vec<bool> {
        let waits = |(item, _, done): &&mut (Item, usize, Option<bool>)| done.is_none() && is_it(item);
        if let Some((_, _, done)) = self.storing.iter_mut().find(waits) {
            *done = Some(stored);
        }
        let mut confirmed = Vec::new();
        while let Some((_, _, Some(stored))) = self.storing.pop_front_if(|(_, _, done)| done.is_some()) {
            confirmed.push(stored);
        }
        confirmed
    }

    /// Whether the peer owes the rest of an item.
    pub fn is_half(&self) -> bool {
        self.half.is_some()
    }

    /// Whether everything that arrived is stored.
    pub fn is_still(&self) -> bool {
        self.half.is_none() && self.storing.is_empty()
    }
}

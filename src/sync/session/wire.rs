//! The messages between the two sides of a session, once both have proved who they are.

use serde::{Deserialize, Serialize};

use crate::document::Heads;
use crate::domain::{DocumentId, PhotoId};
use crate::sync::reconcile::{Range, RangeSummary};

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message {
    /// Everything that is sent without a request has been sent.
    Pushed,
    /// A part of a turn in the comparison. A turn without ranges ends the comparison.
    Ranges {
        told: Vec<(Range, RangeSummary)>,
        /// No more parts of this turn follow.
        is_last: bool,
        /// The comparison has found a difference.
        differs: bool,
    },
    /// A request for what the sender's copy at these heads lacks. `true` marks the answer to such a request whose heads
    /// were not known.
    Want(DocumentId, Heads, bool),
    WantPhotos(DocumentId, Vec<PhotoId>),
    /// A part of an item. `left` bytes are still to come; 0 ends the item.
    Part {
        item: Item,
        left: u32,
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Confirms items, from the oldest unconfirmed one on: `true` for stored, `false` for refused.
    Stored(Vec<bool>),
    /// Nothing differs any more. `false` if something still differs that could not be merged.
    Equal(bool),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Item {
    Document(DocumentId, Heads),
    Photo(DocumentId, PhotoId),
}

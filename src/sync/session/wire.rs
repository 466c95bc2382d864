//! What the two sides of a session say to each other, once each has proved who it is.

use serde::{Deserialize, Serialize};

use crate::document::Heads;
use crate::domain::{DocumentId, PhotoId};
use crate::sync::reconcile::{Range, Told};

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message {
    /// Everything that was to be sent unasked is.
    Pushed,
    /// None at all: nothing is left to be told.
    Ranges {
        told: Vec<(Range, Told)>,
        /// Nothing more of the same turn follows.
        is_last: bool,
        /// Something was found that differs.
        differs: bool,
    },
    /// My copy is there; send what it lacks. With `true` in answer to the same, from where mine was not known.
    Want(DocumentId, Heads, bool),
    WantPhotos(DocumentId, Vec<PhotoId>),
    /// A part of an item; an empty `left` ends it.
    Part {
        item: Item,
        left: u32,
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// So many items, from the oldest unconfirmed on, are stored (or refused: `false`).
    Stored(Vec<bool>),
    /// Nothing differs any more, or with `false` nothing that could be taken in.
    Equal(bool),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Item {
    Document(DocumentId, Heads),
    Photo(DocumentId, PhotoId),
}

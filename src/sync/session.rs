//! A session makes two connected devices equal, frame by frame. It is a state machine without IO: events come in as
//! [`Input`], and requests go out as [`Output`]. The clock and random bytes are arguments. The connection may break at
//! any frame.
//!
//! # Rules
//! Each rule has a test of its name in `tests/it/sessions.rs`; `tests/it/meetings.rs` runs sessions between many
//! devices at random.
//! 1. *hello*: The first frame of each side holds a version, its device id and a random number, and nothing else.
//! 2. *proof*: The second frame proves knowledge of the pair secret, over both first frames. Nothing of the notebook is
//!    sent or accepted before the proof of the peer is valid.
//! 3. *sealed*: Every later frame is numbered and sealed under a key of this session and direction. A frame that is
//!    missing, repeated, out of order or changed ends the session. What is stored stays.
//! 4. *known first*: If anything is known about the peer, the documents it is not known to have are sent first, without
//!    a request.
//! 5. *reconcile*: Then both sides compare fingerprints. A document that is equal on both sides is never loaded.
//! 6. *since*: For a document that differs, the changes since the heads that the peer names are sent. If these heads
//!    are not known here, this side asks the peer for its changes. If the peer does not know the heads of this side
//!    either, it sends the changes since the state last confirmed, or else the whole document.
//! 7. *confirm*: A document is confirmed only once it is stored. The sender counts it as known to the peer only then.
//! 8. *bounded*: No frame is longer than [`FRAME`]. A side begins an item only while less than [`WINDOW`] is
//!    unconfirmed. A peer that sends more than this allows, or an item longer than [`ITEM`], is disconnected.
//! 9. *resume*: What was confirmed before the connection broke is not sent again.
//! 10. *live*: While both stay connected, every change is sent at once.
//! 11. *silence*: A peer that owes an answer for longer than [`PATIENCE`] is disconnected.

mod arriving;
mod comparison;
mod handshake;
mod machine;
mod wire;

use crate::document::{Heads, chunks};
use crate::domain::{DeviceId, DocumentId, PhotoId};
pub use machine::Session;

/// The longest frame, in bytes.
pub const FRAME: usize = 60_000;
/// How much may be sent and not confirmed before a side stops beginning new items, in bytes.
pub const WINDOW: usize = 256_000;
/// The longest item, in bytes: a page with its whole history, or a photo.
pub const ITEM: usize = 32_000_000;
/// How long a side may owe an answer, in milliseconds.
pub const PATIENCE: i64 = 30_000;

/// How many entries may be due at once. This is more than any notebook has pages.
const MOST_DUE: usize = 500_000;

/// Why a session ended early. Each reason is a message of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The peer uses another version of the protocol.
    Version,
    /// The peer is not a device of this notebook, or it was removed.
    Stranger,
    /// The peer does not know the pair secret.
    Proof,
    /// A frame was changed, or it is not the next one.
    Garbled,
    /// The peer sends more than the protocol allows.
    TooMuch,
    /// The peer owes an answer for too long.
    Silent,
}

/// An event for a session.
#[derive(Clone, Debug)]
pub enum Input {
    /// The peer sent this frame.
    Frame(Vec<u8>),
    /// The answer to [`Output::Met`].
    Begin {
        /// The documents that the peer is not known to have, that of the shop first.
        lacking: Vec<DocumentId>,
        /// Whether anything is known about the peer at all.
        known: bool,
    },
    /// The answer to [`Output::Load`].
    Loaded {
        /// The document.
        document: DocumentId,
        /// The heads of the copy here.
        heads: Heads,
        /// What the copy of the peer lacks. `None` for nothing.
        changes: Option<Vec<u8>>,
        /// Whether the heads that the peer named are known here, so that it has nothing this side lacks. `true` if it
        /// named none.
        whole: bool,
    },
    /// The answer to [`Output::Store`]. Either the changes are durable, or they could not be merged and are not
    /// confirmed.
    Stored {
        /// The document.
        document: DocumentId,
        /// The digest of its heads. `None` if the changes were refused or the document is erased.
        digest: Option<[u8; 32]>,
        /// The photos that the page shows and this device lacks. The peer is asked for them.
        photos: Vec<PhotoId>,
    },
    /// The answer to [`Output::LoadPhoto`]. `None` if the photo is not here.
    Photo(DocumentId, PhotoId, Option<Vec<u8>>),
    /// The answer to [`Output::StorePhoto`].
    PhotoStored,
    /// Ask the peer for this photo of a document. It was requested before and never arrived.
    Want(DocumentId, PhotoId),
    /// A document was changed here or in another tab. Its digest, or `None` if it was erased.
    Changed(DocumentId, Option<[u8; 32]>),
    /// Time has passed.
    Tick,
}

/// A request from a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Send this frame to the peer.
    Frame(Vec<u8>),
    /// The peer has proved that it is this device. Answer with [`Input::Begin`].
    Met(DeviceId),
    /// Load what the copy of the peer lacks. Answer with [`Input::Loaded`].
    Load(DocumentId, PeerState),
    /// Merge these changes into the document and answer with [`Input::Stored`] once they are durable. The copy of the
    /// peer is at these heads.
    Store(DocumentId, Heads, Vec<u8>),
    /// Load a photo. Answer with [`Input::Photo`].
    LoadPhoto(DocumentId, PhotoId),
    /// Store a photo. Its bytes match its id. Answer with [`Input::PhotoStored`].
    StorePhoto(DocumentId, PhotoId, Vec<u8>),
    /// The peer has confirmed that it holds a document at these heads.
    Known(DocumentId, Heads),
    /// Nothing is left to send. `Some` if both sides hold the same, except for these documents, which have changed
    /// since the comparison. `None` if something stays different, because one side cannot merge it.
    InStep(Option<Vec<DocumentId>>),
    /// The session is over.
    Ended(Ended),
}

/// The state of the copy that the peer has of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum PeerState {
    /// The heads that the peer is known to have. None if nothing is known.
    Known,
    /// These heads, which the peer has named.
    At(Heads),
    /// The peer has not asked. Only the heads of the copy here are needed.
    Unasked,
}

/// The state of a document in the form that sessions compare.
pub fn digest(heads: &Heads) -> [u8; 32] {
    chunks::digest(heads)
}

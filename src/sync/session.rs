//! Two devices that can hear each other become equal, frame by frame. A state machine without IO: what comes in is
//! [`Input`], what is to be done [`Output`]; the clock and random bytes are arguments. Whatever carries the frames may
//! cut the line at any of them.
//!
//! # Rules
//! Each is carried by a test of its name in `tests/it/sessions.rs`; `tests/it/meetings.rs` lets many meet at random.
//! 1. *hello*: the first frame of each side holds a version, its device and a random number, and nothing else.
//! 2. *proof*: the second proves the secret of the pair over both first frames. Nothing of the notebook is told or
//!    taken before the other's proof holds.
//! 3. *sealed*: every later frame is sealed under a key of this session and direction, and numbered. One that is
//!    missing, repeated, out of order or changed ends the session; what is stored stays.
//! 4. *known first*: what the other is not known to have is sent unasked, where anything is known of it.
//! 5. *reconcile*: then both compare fingerprints; a document that is equal on both sides is never loaded.
//! 6. *since*: of a document that differs, the changes since the state the other tells are sent. Where that state is
//!    not known here, the other is asked for what is new there; only if it does not know this side's either, those since
//!    the state last confirmed are sent, or else the whole document.
//! 7. *confirm*: a document is confirmed only once it is stored, and counted as known there only then.
//! 8. *bounded*: no frame is longer than [`FRAME`]; no more than [`WINDOW`] is on its way unconfirmed, and a side that
//!    sends more than that, or an item longer than [`ITEM`], is hung up on.
//! 9. *resume*: what was confirmed before a cut is not sent again.
//! 10. *live*: while both stay, every change crosses at once.
//! 11. *silence*: a side that owes an answer for [`PATIENCE`] is hung up on.

mod arriving;
mod comparison;
mod handshake;
mod machine;
mod wire;

pub use machine::Session;

use crate::document::{Heads, chunks};
use crate::domain::{DeviceId, DocumentId, PhotoId};

/// The longest frame, in bytes.
pub const FRAME: usize = 60_000;
/// How much may be on its way unconfirmed, in bytes.
pub const WINDOW: usize = 256_000;
/// The longest item, in bytes: a page with everything ever written on it, or a photo.
pub const ITEM: usize = 32_000_000;
/// How long a side may owe an answer, in milliseconds.
pub const PATIENCE: i64 = 30_000;

/// How much may be due at once: more than any notebook has pages.
const MOST_DUE: usize = 500_000;

/// Why a session ended before its time. Each is a message of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The other speaks another version.
    Version,
    /// The other is no device of this notebook, or was removed.
    Stranger,
    /// The other does not know the secret of the pair.
    Proof,
    /// A frame is not as it was sent, or not the next one.
    Garbled,
    /// The other sends more than was agreed.
    TooMuch,
    /// The other owes an answer.
    Silent,
}

/// What a session is told.
#[derive(Clone, Debug)]
pub enum Input {
    /// The other side sent this.
    Frame(Vec<u8>),
    /// The answer to [`Output::Met`]: what the other is not known to have, the shop first, and whether anything is
    /// known of it at all.
    Begin {
        /// The documents.
        lacking: Vec<DocumentId>,
        /// Something is.
        known: bool,
    },
    /// The answer to [`Output::Load`]: where the document is, and what a copy there lacks; `None` for nothing. `whole`
    /// where the other's state is known here, so that it has nothing this side lacks.
    Loaded {
        /// Which.
        document: DocumentId,
        /// Where it is.
        heads: Heads,
        /// What the other lacks.
        changes: Option<Vec<u8>>,
        /// The other has nothing new.
        whole: bool,
    },
    /// The answer to [`Output::Store`]: what came is durable, and its digest is now this; or it did not fit, and is not
    /// confirmed. `photos` are those its page shows and this device has not.
    Stored {
        /// Which.
        document: DocumentId,
        /// The digest of its heads; `None` where it was refused, or is erased.
        digest: Option<[u8; 32]>,
        /// Photos to be asked for.
        photos: Vec<PhotoId>,
    },
    /// The answer to [`Output::LoadPhoto`]; `None` where it is not here.
    Photo(DocumentId, PhotoId, Option<Vec<u8>>),
    /// The answer to [`Output::StorePhoto`].
    PhotoStored,
    /// A photo of a document that the other was asked for before, and that never came.
    Want(DocumentId, PhotoId),
    /// A document changed here, or another tab did it; its digest, or `None` for erased.
    Changed(DocumentId, Option<[u8; 32]>),
    /// Time goes by.
    Tick,
}

/// What a session asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Send this to the other side.
    Frame(Vec<u8>),
    /// The other has proved to be this device; answer with [`Input::Begin`].
    Met(DeviceId),
    /// What does the other's copy lack? Answer with [`Input::Loaded`].
    Load(DocumentId, Their),
    /// Give this to its page, and tell when it is durable. The other's copy is at these heads.
    Store(DocumentId, Heads, Vec<u8>),
    /// Answer with [`Input::Photo`].
    LoadPhoto(DocumentId, PhotoId),
    /// Keep a photo, whose bytes are what its name says.
    StorePhoto(DocumentId, PhotoId, Vec<u8>),
    /// The other has confirmed that it holds a document at these heads.
    Known(DocumentId, Heads),
    /// Nothing is left to be told. `Some` where both hold the same, but for these documents, which have changed since
    /// that was compared; `None` where something stays different because one of them cannot take it in.
    InStep(Option<Vec<DocumentId>>),
    /// It is over.
    Ended(Ended),
}

/// Where the other's copy of a document is.
#[derive(Clone, Debug, PartialEq)]
pub enum Their {
    /// Where it was confirmed to be; nowhere, if it never was.
    Known,
    /// There.
    At(Heads),
    /// Nobody asks: only where this device's copy is.
    Unasked,
}

/// The state of a document, as sessions compare it.
pub fn digest(heads: &Heads) -> [u8; 32] {
    chunks::digest(heads)
}

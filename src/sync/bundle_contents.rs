//! What one device tells another: changes of documents with the photos they speak of, and what it has taken in of what
//! the other told before.

use serde::{Deserialize, Serialize};

use crate::document::Heads;
use crate::domain::{BundleId, DeviceId, DocumentId, PhotoId, Timestamp};

/// The form's version, in front of everything else.
const VERSION: u8 = 1;

/// What a bundle holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// Its name, by which the receiver confirms it.
    pub id: BundleId,
    /// Who tells it.
    pub from: DeviceId,
    /// Everything written there before that time is here, or was confirmed earlier.
    pub made: Timestamp,
    /// The bundles that its sender has taken in whole, of whichever devices.
    pub taken: Vec<BundleId>,
    /// Documents the sender could not take the latest changes of, because something in between is missing there.
    pub gaps: Vec<DocumentId>,
    /// The documents, the shop's first.
    pub documents: Vec<Delta>,
    /// Photos those documents speak of.
    pub photos: Vec<Photo>,
    /// The answer to an invitation: proves that this device has opened it.
    pub proof: Option<[u8; 32]>,
    /// The latest events at its sender, oldest first; `None` from an app that tells none. Behind everything else, where such
    /// an app does not look.
    #[serde(skip)]
    pub events: Option<Vec<EventId>>,
}

/// Names the moment in which a device noted what another had sent, at random. A device that no longer knows of an event it
/// has told of was put back to an earlier state, or is a copy of another: what it is known to have, it may not have.
pub type EventId = [u8; 8];

/// How many events are told. A device in which more happened between two bundles is sent everything once more.
pub const EVENTS: usize = 64;

/// What is new about one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delta {
    /// Which.
    pub id: DocumentId,
    /// Where the sender's copy is.
    pub heads: Heads,
    /// Changes, or the whole document.
    #[serde(with = "serde_bytes")]
    pub changes: Vec<u8>,
}

/// A photo of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Photo {
    /// Whose page.
    pub document: DocumentId,
    /// The SHA-256 of the bytes.
    pub id: PhotoId,
    /// A JPEG.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

impl Contents {
    /// As bytes.
    pub fn encode(&self) -> Vec<u8> {
        let written = "plain values can be written";
        let bytes = postcard::to_allocvec(self).expect(written);
        let events = self.events.iter().map(|events| postcard::to_allocvec(events).expect(written));
        [vec![VERSION], bytes].into_iter().chain(events).collect::<Vec<_>>().concat()
    }

    /// Reads what [`encode`](Self::encode) wrote; `None` for anything else.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (contents, rest): (Self, _) = postcard::take_from_bytes(bytes.strip_prefix(&[VERSION])?).ok()?;
        Some(Self { events: postcard::from_bytes(rest).ok(), ..contents })
    }
}
